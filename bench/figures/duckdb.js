// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node duckdb.js make FOLDER
// node duckdb.js file|memory FOLDER TODAY MONTH FROM TO RESULTS
//
// What figures.c computes of the tables of a database, as DuckDB does it. `make` takes the tables in, which FOLDER has as
// CSV, to FOLDER/duckdb. Then it prints how many milliseconds the figures take: `file` counts from before that file is
// opened, `memory` from when its tables have been copied into memory. TODAY, FROM and TO are days since 1970, MONTH is the
// last complete one since year 0. RESULTS is as that of figures.c.

const fs = require("node:fs");
const path = require("node:path");
const { DuckDBInstance } = require("@duckdb/node-api");

const TABLES = {
  customer: "key INTEGER, id VARCHAR, tam BIGINT",
  usage: "customer INTEGER, grain TINYINT, start INTEGER, users INTEGER, complete BOOLEAN",
  seats: "customer INTEGER, since INTEGER, origin TINYINT, kind TINYINT, count BIGINT",
  contract_line: "customer INTEGER, first_day INTEGER, last_day INTEGER, amount DOUBLE",
};

const GRACE_DAYS = 30;

// The seats of a month are those of its last day, or else the earliest known; only one origin is in the table.
const FIGURES = `
  WITH seats_then AS (
    SELECT customer, coalesce(arg_max(kind, since) FILTER (since <= $month_end), arg_min(kind, since)) AS kind,
      coalesce(arg_max(count, since) FILTER (since <= $month_end), arg_min(count, since)) AS count
    FROM seats GROUP BY customer),
  mau AS (SELECT customer, users FROM usage WHERE grain = 2 AND complete AND start = $month),
  dau AS (
    SELECT customer, avg(users) AS mean, count(*) AS days
    FROM usage WHERE grain = 0 AND complete AND start BETWEEN $today - 28 AND $today - 1 GROUP BY customer)
  SELECT id, mau.users / CASE kind WHEN 1 THEN seats_then.count WHEN 2 THEN nullif(tam, 0) END AS utilization,
    CASE WHEN days >= 14 THEN mean / nullif(mau.users, 0) END AS consumption
  FROM customer LEFT JOIN seats_then ON seats_then.customer = key LEFT JOIN mau ON mau.customer = key
    LEFT JOIN dau ON dau.customer = key`;

// A customer that pays nothing on a day and had paid until shortly before it pays again goes on at what it paid.
const RETENTION = `
  WITH years AS (
    SELECT *, (last_day - first_day + 1) / 365.25 AS exact, round(exact, 2) AS rounded FROM contract_line),
  line AS (
    SELECT customer, first_day, last_day,
      amount / CASE WHEN rounded IN (.25, .5, .75, 1, 2, 3, 4, 5, 6) THEN rounded ELSE exact END AS arr FROM years),
  moment AS (SELECT unnest([$from, $to]) AS day),
  around AS (
    SELECT customer, day, max(last_day) FILTER (last_day < day) AS before, min(first_day) FILTER (first_day > day) AS after,
      bool_or(day BETWEEN first_day AND last_day) AS active
    FROM line, moment GROUP BY customer, day),
  counted AS (
    SELECT customer, day, CASE WHEN active THEN day WHEN after - before - 1 <= ${GRACE_DAYS} THEN before END AS paid_on FROM around),
  paid AS (
    SELECT customer, coalesce(sum(arr) FILTER (day = $from), 0) AS s, coalesce(sum(arr) FILTER (day = $to), 0) AS e
    FROM counted JOIN line USING (customer) WHERE paid_on BETWEEN first_day AND last_day GROUP BY customer)
  SELECT sum(least(s, e)) / sum(s) AS grr, sum(e) / sum(s) AS nrr FROM paid WHERE s > 0`;

async function make(folder) {
  const instance = await DuckDBInstance.create(path.join(folder, "duckdb"));
  const connection = await instance.connect();
  for (const [table, columns] of Object.entries(TABLES)) {
    await connection.run(`CREATE TABLE "${table}" (${columns})`);
    await connection.run(`COPY "${table}" FROM '${path.join(folder, table)}.csv' (HEADER false)`);
  }
  connection.closeSync();
  instance.closeSync();
}

async function copyIntoMemory(file) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`ATTACH '${file}' AS kept (READ_ONLY)`);
  for (const table of Object.keys(TABLES)) await connection.run(`CREATE TABLE "${table}" AS FROM kept."${table}"`);
  return connection;
}

async function compute(how, folder, [today, month, from, to], results) {
  const file = path.join(folder, "duckdb");
  let connection = how === "memory" ? await copyIntoMemory(file) : null;
  const began = process.hrtime.bigint();
  connection ??= await (await DuckDBInstance.create(file, { access_mode: "READ_ONLY" })).connect();
  const figures = await connection.runAndReadAll(FIGURES, { today, month, month_end: to });
  const columns = figures.getColumns();
  const retention = (await connection.runAndReadAll(RETENTION, { from, to })).getRows();
  const taken = Number(process.hrtime.bigint() - began) / 1e6;
  const rows = columns[0].map((id, i) => `${id},${columns[1][i] ?? ""},${columns[2][i] ?? ""}\n`);
  fs.writeFileSync(results, rows.join("") + `,${retention[0].join(",")}\n`);
  console.log(taken.toFixed(2));
}

const [how, folder, ...rest] = process.argv.slice(2);
if (how === "make") make(folder);
else compute(how, folder, rest.slice(0, 4).map(Number), rest[4]);
