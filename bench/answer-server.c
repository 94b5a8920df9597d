/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * answer-server DAY [MS]
 *
 * The usage API as fast as it can be: every answer is made once, before anyone asks, so that what
 * is measured is who asks. Prints its address, then answers until standard input ends.
 *
 * DAY is today, as days since 1970; MS is how long every answer takes, as over a network. A few
 * dozen answers, which differ in their numbers, are given in turn. */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define N_KINDS 61
#define N_DAYS 93
#define N_WEEKS 13
#define N_MONTHS 3
#define DAY_SECONDS 86400
#define N_EVENTS 64
/* A request is some hundred bytes. */
#define REQUEST_SIZE 16384

typedef struct {
  char *text;
  size_t length;
} Answer;

typedef struct Client Client;
struct Client {
  int socket; /* -1 once it has hung up while it waited */
  size_t n_read;
  char request[REQUEST_SIZE];
  const Answer *answer; /* that it waits for */
  double due_ms;
  Client *next; /* in the queue of those that wait */
};

/* Answers of one kind of request, and how many were given. */
typedef struct {
  Answer answers[N_KINDS];
  unsigned n_given;
} Answers;

typedef struct {
  Answers seats;
  Answers usage;
  double latency_ms;
  int poll;
  Client *first; /* that waits; all wait equally long, so that the first is due first */
  Client **last;
} Server;

static void
fail (const char *what)
{
  fprintf (stderr, "answer-server: %s: %s\n", what, strerror (errno));
  exit (1);
}

/* --- Answers ---------------------------------------------------------------------------------- */

__attribute__ ((format (printf, 2, 3))) static void
add (FILE *to, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (to, format, args);
  va_end (args);
}

static void
add_period (FILE *to, long day, int users)
{
  time_t time = day * DAY_SECONDS;
  char text[32];

  strftime (text, sizeof text, "%Y-%m-%dT00:00:00Z", gmtime (&time));
  add (to, "{\"startTime\":\"%s\",\"userCount\":%d,\"registeredUserCount\":%d}", text, users,
       users);
}

/* The first day of the month that was so many months ago. */
static long
month_start (long today, int ago)
{
  time_t time = today * DAY_SECONDS;
  struct tm month = *gmtime (&time);

  month.tm_mday = 1;
  month.tm_mon -= ago;
  return timegm (&month) / DAY_SECONDS;
}

/* Newest first, as the real server tells them. */
static void
add_usage (FILE *to, long today, int kind)
{
  /* 1970-01-01 was a Thursday; weeks begin on Sunday. */
  long week = today - (today + 4) % 7;

  add (to, "{\"data\":{\"site\":{\"usageStatistics\":{\"daus\":[");
  for (int i = 0; i < N_DAYS; i++)
    {
      add (to, i ? "," : "");
      add_period (to, today - i, 10 + kind + (kind * 7 + i * 13) % 20);
    }
  add (to, "],\"waus\":[");
  for (int i = 0; i < N_WEEKS; i++)
    {
      add (to, i ? "," : "");
      add_period (to, week - 7 * i, 20 + kind + (kind * 5 + i * 3) % 20);
    }
  add (to, "],\"maus\":[");
  for (int i = 0; i < N_MONTHS; i++)
    {
      add (to, i ? "," : "");
      add_period (to, month_start (today, i), 30 + kind + (kind * 3 + i * 5) % 20);
    }
  add (to, "]}}}}");
}

static void
add_seats (FILE *to, long today, int kind)
{
  (void) today;
  add (to,
       "{\"data\":{\"site\":{\"siteID\":\"00000000-0000-4000-8000-0000000000%02d\","
       "\"productVersion\":\"6.10.3349\",\"productSubscription\":{\"license\":{\"userCount\":%d,"
       "\"expiresAt\":\"2027-11-30T00:00:00Z\",\"tags\":[\"plan:enterprise-1\"]}}}}}",
       kind, 60 + 2 * kind);
}

static Answer
make_answer (void (*add_body) (FILE *, long, int), long today, int kind)
{
  Answer body;
  Answer answer;
  FILE *to = open_memstream (&body.text, &body.length);

  add_body (to, today, kind);
  fclose (to);
  to = open_memstream (&answer.text, &answer.length);
  add (to, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
       body.length, body.text);
  fclose (to);
  free (body.text);
  return answer;
}

/* --- Requests --------------------------------------------------------------------------------- */

/* How long a whole request is, or 0 where some of it is still to come. */
static size_t
measure_request (const Client *client)
{
  const char *end = strstr (client->request, "\r\n\r\n");
  const char *field = strcasestr (client->request, "\r\nContent-Length:");
  size_t length;

  if (end == NULL || field == NULL || field > end)
    return 0;
  length = (size_t) (end + 4 - client->request) + strtoul (field + 17, NULL, 10);
  return length <= client->n_read ? length : 0;
}

static const Answer *
choose_answer (Server *server, const char *request)
{
  Answers *answers = strstr (request, "\"StewardUsage\"") ? &server->usage : &server->seats;

  return &answers->answers[answers->n_given++ % N_KINDS];
}

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
hang_up (Client *client)
{
  close (client->socket);
  client->socket = -1;
  if (client->answer == NULL)
    free (client);
}

/* An answer is smaller than the buffer of a loopback socket, so that none is ever taken in part. */
static void
send_answer (Client *client)
{
  const Answer *answer = client->answer;

  client->answer = NULL;
  if (client->socket < 0)
    free (client);
  else if (send (client->socket, answer->text, answer->length, MSG_NOSIGNAL)
           != (ssize_t) answer->length)
    hang_up (client);
}

static void
answer_later (Server *server, Client *client)
{
  client->due_ms = now_ms () + server->latency_ms;
  client->next = NULL;
  *server->last = client;
  server->last = &client->next;
}

static void
send_due (Server *server)
{
  double now = now_ms ();

  while (server->first && server->first->due_ms <= now)
    {
      Client *client = server->first;

      server->first = client->next;
      if (server->first == NULL)
        server->last = &server->first;
      send_answer (client);
    }
}

/* A client waits for its answer before it asks again. */
static void
take_request (Server *server, Client *client)
{
  size_t length = measure_request (client);

  if (length == 0)
    return;
  client->answer = choose_answer (server, client->request);
  client->n_read -= length;
  memmove (client->request, client->request + length, client->n_read + 1);
  if (server->latency_ms > 0)
    answer_later (server, client);
  else
    send_answer (client);
}

static void
serve (Server *server, Client *client)
{
  ssize_t n_bytes = recv (client->socket, client->request + client->n_read,
                          REQUEST_SIZE - 1 - client->n_read, 0);

  if (n_bytes <= 0 || client->answer)
    {
      hang_up (client);
      return;
    }
  client->n_read += (size_t) n_bytes;
  client->request[client->n_read] = '\0';
  take_request (server, client);
}

/* --- The server ------------------------------------------------------------------------------- */

static int
listen_anywhere (void)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  if (listener < 0 || bind (listener, (struct sockaddr *) &address, sizeof address) < 0
      || listen (listener, 1024) < 0
      || getsockname (listener, (struct sockaddr *) &address, &length) < 0)
    fail ("no socket");
  printf ("http://127.0.0.1:%d\n", ntohs (address.sin_port));
  fflush (stdout);
  return listener;
}

static void
watch (int poll, int socket, void *data)
{
  struct epoll_event event = { .events = EPOLLIN, .data.ptr = data };

  if (epoll_ctl (poll, EPOLL_CTL_ADD, socket, &event) < 0)
    fail ("epoll");
}

static void
welcome (int poll, int listener)
{
  const int yes = 1;
  int socket = accept4 (listener, NULL, NULL, SOCK_CLOEXEC);
  Client *client;

  if (socket < 0)
    return;
  setsockopt (socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  client = calloc (1, sizeof *client);
  if (client == NULL)
    fail ("memory");
  client->socket = socket;
  watch (poll, socket, client);
}

/* How long to wait for whoever asks: until an answer is due. */
static int
get_patience (const Server *server)
{
  double left;

  if (server->first == NULL)
    return -1;
  left = server->first->due_ms - now_ms ();
  return left > 0 ? (int) left + 1 : 0;
}

static void
run (Server *server, int listener)
{
  /* What the two descriptors that are no clients are known by. */
  int lifeline = STDIN_FILENO;
  struct epoll_event events[N_EVENTS];

  server->poll = epoll_create1 (EPOLL_CLOEXEC);
  watch (server->poll, listener, &listener);
  watch (server->poll, lifeline, &lifeline);
  for (;;)
    {
      int n_events = epoll_wait (server->poll, events, N_EVENTS, get_patience (server));

      for (int i = 0; i < n_events; i++)
        if (events[i].data.ptr == &lifeline)
          return;
        else if (events[i].data.ptr == &listener)
          welcome (server->poll, listener);
        else
          serve (server, events[i].data.ptr);
      send_due (server);
    }
}

int
main (int argc, char **argv)
{
  static Server server;
  long today = argc > 1 ? strtol (argv[1], NULL, 10) : 0;

  if (today <= 0)
    {
      fprintf (stderr, "usage: answer-server DAYS-SINCE-1970 [MS]\n");
      return 2;
    }
  server.latency_ms = argc > 2 ? strtod (argv[2], NULL) : 0;
  server.last = &server.first;
  for (int kind = 0; kind < N_KINDS; kind++)
    {
      server.seats.answers[kind] = make_answer (add_seats, today, kind);
      server.usage.answers[kind] = make_answer (add_usage, today, kind);
    }
  run (&server, listen_anywhere ());
  return 0;
}
