-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Gives the customers of a database two years of usage, seats that grow, and contract lines, all of it made of their
-- keys: the same in every run. @today@ is a day since 1970, @month@ its month since year 0.

PRAGMA synchronous = OFF;
PRAGMA journal_mode = MEMORY;
PRAGMA cache_size = -200000;
BEGIN;

UPDATE customer SET tam = 100 WHERE key % 2;

CREATE TEMP TABLE ago (n INTEGER PRIMARY KEY);
WITH RECURSIVE counted (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < 730) INSERT INTO ago SELECT n FROM counted;

-- Of each 43 days one was never counted, of each 53 customers one has a few days alone; today is not over. Weekends are
-- quiet.
INSERT INTO usage
  SELECT key, 0, @today@ - n, CASE WHEN (@today@ - n + 4) % 7 IN (0, 6) THEN 1 + key % 9 ELSE 12 + (key * 31 + n * 7) % (9 + key % 60) END, n > 0
  FROM customer JOIN (SELECT n FROM ago ORDER BY n DESC) WHERE (key * 31 + n * 17) % 43 > 0 AND (key % 53 > 0 OR n < 10);
INSERT INTO usage
  SELECT key, 1, @today@ - (@today@ + 4) % 7 - 7 * n, 30 + (key * 31 + n * 7) % (30 + key % 60), n > 0
  FROM customer JOIN (SELECT n FROM ago WHERE n <= 104 ORDER BY n DESC);
INSERT INTO usage
  SELECT key, 2, @month@ - n, 40 + (key * 31 + n * 7) % (40 + key % 60), n > 0
  FROM customer JOIN (SELECT n FROM ago WHERE n <= 24 ORDER BY n DESC) WHERE (key * 17 + n) % 37 > 0;

-- Of each 97 customers one may have any number of users, of each 101 nobody knows how many seats.
INSERT INTO seats
  SELECT key, @today@ - n, 1, CASE WHEN key % 97 = 0 THEN 2 WHEN key % 101 = 0 THEN 0 ELSE 1 END,
    CASE WHEN key % 97 = 0 OR key % 101 = 0 THEN 0 ELSE 60 + key % 60 - n / 50 END
  FROM customer JOIN (SELECT n FROM ago WHERE n IN (30, 300, 600)) WHERE n = 300 OR key % 3 > 0;

-- One to four contracts in a row, of each third customer with a second product; some renewed late, some after a lapse.
CREATE TEMP TABLE line AS
  SELECT key, k, p, @today@ - 1100 + key * 37 % 700 + k * ((key % 5 = 3) * 20 + (key % 5 = 4) * 60) AS gaps,
    CASE key % 7 WHEN 0 THEN 91 WHEN 1 THEN 500 WHEN 2 THEN 730 ELSE 365 END AS days
  FROM customer JOIN (SELECT n AS k FROM ago WHERE n < 4) JOIN (SELECT n AS p FROM ago WHERE n < 2)
  WHERE k <= key * 13 % 4 AND (p = 0 OR key % 3 = 0) AND key % 11 > 0;
INSERT INTO contract_line
  SELECT 'line-' || key || '-' || p || '-' || k, key, 'Product ' || p, gaps + k * days, gaps + k * days + days - 1,
    (5000 + key * 911 % 90000) * (1 + ((key + k * 3 + p) % 7 - 2) / 10.0), 'EUR', NULL, NULL, 0, 0, NULL
  FROM line ORDER BY key, p, k;

COMMIT;
