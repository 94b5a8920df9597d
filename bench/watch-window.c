/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * watch-window [OPTION…] -- COMMAND…
 *
 * Starts a program and tells, from outside and alike for any, when its window is there: after how
 * many milliseconds from its start it was painted first, and, with --rows, after how many that many
 * lines of text stood in the strip where a list has its first column. With --keys it then presses
 * keys, one after the other, and tells how long after each the strip looked another way. At last
 * it tells the program's memory and ends it. One line each: `painted MS`, `filled MS`,
 * `key NAME MS`, `memory KIB`.
 *
 * What is seen is asked of the X server (damage, and the pixels themselves), so that nothing in the
 * programs has to help; programs that draw differently are told apart by nothing but time. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Longer than anything worth measuring. */
#define PATIENCE_MS 30000
#define KEY_PATIENCE_MS 3000
/* No change for so long: the program has done what it had to. */
#define QUIET_MS 250

typedef struct {
  Display *display;
  Window window;
  int damage_event;
  int strip[4]; /* x, y, width, height in the window */
  double began;
} Watch;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
fail (const char *what)
{
  fprintf (stderr, "watch-window: %s\n", what);
  exit (1);
}

/* Waits for an event until a time; 0 when the time came first. */
static int
wait_event (Watch *watch, double until, XEvent *event)
{
  struct pollfd connection = { ConnectionNumber (watch->display), POLLIN, 0 };

  while (!XPending (watch->display))
    {
      double left = until - now_ms ();

      if (left <= 0 || poll (&connection, 1, (int) left + 1) == 0)
        return 0;
    }
  XNextEvent (watch->display, event);
  return 1;
}

/* Waits for the window to be painted, and makes ready to hear of the next time. */
static int
wait_painted (Watch *watch, double until)
{
  XEvent event;

  while (wait_event (watch, until, &event))
    if (event.type == watch->damage_event)
      {
        XDamageSubtract (watch->display, ((XDamageNotifyEvent *) &event)->damage, None, None);
        return 1;
      }
  return 0;
}

/* --- What is seen ----------------------------------------------------------------------------- */

static XImage *
take_strip (Watch *watch)
{
  XWindowAttributes size;

  if (!XGetWindowAttributes (watch->display, watch->window, &size)
      || size.width < watch->strip[0] + watch->strip[2]
      || size.height < watch->strip[1] + watch->strip[3])
    return NULL;
  return XGetImage (watch->display, watch->window, watch->strip[0], watch->strip[1],
                    (unsigned) watch->strip[2], (unsigned) watch->strip[3], AllPlanes, ZPixmap);
}

/* Whether a line of pixels has anything as dark against its beginning as text is. */
static int
has_ink (XImage *image, int y)
{
  unsigned long ground = XGetPixel (image, 0, y);

  for (int x = 1; x < image->width; x++)
    {
      unsigned long pixel = XGetPixel (image, x, y);
      int difference = 0;

      for (int shift = 0; shift < 24; shift += 8)
        difference += abs ((int) (pixel >> shift & 0xff) - (int) (ground >> shift & 0xff));
      if (difference > 300)
        return 1;
    }
  return 0;
}

static int
count_rows (Watch *watch)
{
  XImage *image = take_strip (watch);
  int rows = 0;
  int inked = 0;

  for (int y = 0; image && y < image->height; y++)
    {
      int ink = has_ink (image, y);

      rows += ink && !inked;
      inked = ink;
    }
  if (image)
    XDestroyImage (image);
  return rows;
}

static uint64_t
hash_strip (Watch *watch)
{
  XImage *image = take_strip (watch);
  uint64_t hash = 14695981039346656037u;

  for (int i = 0; image && i < image->bytes_per_line * image->height; i++)
    hash = (hash ^ (unsigned char) image->data[i]) * 1099511628211u;
  if (image)
    XDestroyImage (image);
  return hash;
}

/* --- The window ------------------------------------------------------------------------------- */

static int
is_main_window (Display *display, Window window)
{
  XWindowAttributes size;

  return XGetWindowAttributes (display, window, &size) && !size.override_redirect
         && size.width >= 200 && size.height >= 200;
}

static void
wait_window (Watch *watch)
{
  XEvent event;

  while (watch->window == None)
    {
      if (!wait_event (watch, watch->began + PATIENCE_MS, &event))
        fail ("no window came");
      if (event.type == MapNotify && is_main_window (watch->display, event.xmap.window))
        watch->window = event.xmap.window;
    }
  XDamageCreate (watch->display, watch->window, XDamageReportNonEmpty);
}

/* Nobody manages windows here. */
static void
focus (Watch *watch)
{
  XSetInputFocus (watch->display, watch->window, RevertToParent, CurrentTime);
  XSync (watch->display, False);
}

static void
wait_quiet (Watch *watch)
{
  while (wait_painted (watch, now_ms () + QUIET_MS))
    continue;
}

static void
press (Watch *watch, const char *name)
{
  char *copy = strdup (name);
  char *plus = strchr (copy, '+');
  KeyCode modifier = 0;
  KeyCode code;

  if (plus && plus[1])
    {
      *plus = '\0';
      modifier = XKeysymToKeycode (watch->display, XStringToKeysym (copy));
    }
  code = XKeysymToKeycode (watch->display, XStringToKeysym (modifier ? plus + 1 : copy));
  if (code == 0)
    fail ("no such key");
  if (modifier)
    XTestFakeKeyEvent (watch->display, modifier, True, CurrentTime);
  XTestFakeKeyEvent (watch->display, code, True, CurrentTime);
  XTestFakeKeyEvent (watch->display, code, False, CurrentTime);
  if (modifier)
    XTestFakeKeyEvent (watch->display, modifier, False, CurrentTime);
  XFlush (watch->display);
  free (copy);
}

/* How long it took until the strip looked another way; nothing is told of a key that changed
 * nothing there. */
static void
time_key (Watch *watch, const char *name)
{
  uint64_t before;
  double began;

  wait_quiet (watch);
  before = hash_strip (watch);
  began = now_ms ();
  press (watch, name);
  while (wait_painted (watch, began + KEY_PATIENCE_MS))
    if (hash_strip (watch) != before)
      {
        printf ("key %s %.3f\n", name, now_ms () - began);
        return;
      }
}

static void
tell_memory (pid_t pid)
{
  char path[64];
  char line[256];
  long kib;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/status", (int) pid);
  file = fopen (path, "r");
  while (file && fgets (line, sizeof line, file))
    if (sscanf (line, "VmRSS: %ld", &kib) == 1)
      printf ("memory %ld\n", kib);
  if (file)
    fclose (file);
}

/* --- The program ------------------------------------------------------------------------------ */

static pid_t
start (char **command)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execvp (command[0], command);
      fprintf (stderr, "watch-window: %s: %s\n", command[0], strerror (errno));
      _exit (127);
    }
  return pid;
}

static void
open_display (Watch *watch)
{
  int error_base;

  watch->display = XOpenDisplay (NULL);
  if (watch->display == NULL || !XDamageQueryExtension (watch->display, &watch->damage_event, &error_base))
    fail ("no X server with the damage extension");
  watch->damage_event += XDamageNotify;
  XSelectInput (watch->display, DefaultRootWindow (watch->display), SubstructureNotifyMask);
  XSync (watch->display, False);
}

/* A window that goes away while it is asked about is not worth dying for. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  (void) display;
  (void) event;
  return 0;
}

static void
watch_filled (Watch *watch, int rows)
{
  while (count_rows (watch) < rows)
    if (!wait_painted (watch, watch->began + PATIENCE_MS))
      fail ("the list was never filled");
  printf ("filled %.3f\n", now_ms () - watch->began);
}

int
main (int argc, char **argv)
{
  Watch watch = { .strip = { 0, 0, 1, 1 } };
  char *keys = NULL;
  int rows = 0;
  int i = 1;
  pid_t pid;

  for (; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (sscanf (argv[i], "--strip=%d,%d,%d,%d", &watch.strip[0], &watch.strip[1], &watch.strip[2],
                &watch.strip[3])
        == 4)
      continue;
    else if (strncmp (argv[i], "--keys=", 7) == 0)
      keys = argv[i] + 7;
    else if (sscanf (argv[i], "--rows=%d", &rows) != 1)
      fail ("usage: watch-window [--rows=N --strip=X,Y,W,H] [--keys=KEY,…] -- COMMAND…");
  if (i + 1 >= argc)
    fail ("no command");
  XSetErrorHandler (ignore_error);
  open_display (&watch);
  watch.began = now_ms ();
  pid = start (argv + i + 1);
  wait_window (&watch);
  if (!wait_painted (&watch, watch.began + PATIENCE_MS))
    fail ("the window was never painted");
  printf ("painted %.3f\n", now_ms () - watch.began);
  if (rows > 0)
    watch_filled (&watch, rows);
  wait_quiet (&watch);
  focus (&watch);
  for (char *key = keys ? strtok (keys, ",") : NULL; key; key = strtok (NULL, ","))
    time_key (&watch, key);
  tell_memory (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  return 0;
}
