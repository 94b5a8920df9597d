/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * watch-window [--rows=N --strip=X,Y,W,H] [--size=WxH] [--keys=KEY,…] [--rest=MS] -- COMMAND…
 *
 * Starts a program and tells, from outside and alike for any, when its window is there: after how
 * many milliseconds from its start it was painted first, and, with --rows, after how many that many
 * lines of text stood in the strip where a list has its first column. With --keys it then presses
 * keys, one after the other, and tells how long after each the strip looked as it then stayed:
 * keysyms, and wheel-down and wheel-up, which turn the wheel over the strip; a keysym after
 * Control+ only prepares for the next. With --size the window is made that large before. With
 * --rest it tells what memory the program takes once it has drawn nothing for so long. At last it
 * ends it. One line each: `painted MS`, `filled MS`, `key NAME MS`, `memory KIB` (all that is
 * resident), `private KIB` (what no other program shares).
 *
 * What is seen is asked of the X server (damage, and the pixels themselves), so that nothing in the
 * programs has to help, and none of them runs otherwise than it always does. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <dlfcn.h>
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
#define KEY_PATIENCE_MS 1500
/* What GTK scrolls by a notch grows slower than the window: about a page of a low one. */
#define WHEEL_NOTCHES 5
#define CONTROL "Control+"
/* No change for so long: the program has done what it had to. */
#define QUIET_MS 250

typedef struct {
  Display *display;
  Window window;
  int damage_event;
  int strip[4]; /* x, y, width, height in the window */
  double began;
  int (*fake_key) (Display *, unsigned, Bool, unsigned long);
  int (*fake_button) (Display *, unsigned, Bool, unsigned long);
  int (*fake_motion) (Display *, int, int, int, unsigned long);
} Watch;

typedef struct {
  int strip[4];
  int size[2];
  int rows;
  char *keys;
  int rest_ms;
  char **command;
} Options;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The program that is watched, once it runs. */
static pid_t watched;

static void
end_program (void)
{
  if (watched <= 0)
    return;
  kill (watched, SIGTERM);
  waitpid (watched, NULL, 0);
}

static void
fail (const char *what)
{
  fprintf (stderr, "watch-window: %s\n", what);
  end_program ();
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

/* Nobody manages windows here: the window is told to take the keyboard as a manager would tell it.
 */
static void
focus (Watch *watch)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = watch->window;
  event.xclient.message_type = XInternAtom (watch->display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long) XInternAtom (watch->display, "WM_TAKE_FOCUS", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (watch->display, watch->window, False, NoEventMask, &event);
  XSync (watch->display, False);
}

/* A cursor that blinks is no reason to wait for ever. */
static void
wait_quiet (Watch *watch, double quiet_ms)
{
  double until = now_ms () + PATIENCE_MS / 2;

  while (now_ms () < until && wait_painted (watch, now_ms () + quiet_ms))
    continue;
}

/* --- Keys ------------------------------------------------------------------------------------- */

/* The library is there wherever accessibility is; its headers are not. */
static void
open_test_library (Watch *watch)
{
  void *library = dlopen ("libXtst.so.6", RTLD_NOW);

  if (library == NULL)
    fail ("no libXtst.so.6 to press keys with");
  *(void **) &watch->fake_key = dlsym (library, "XTestFakeKeyEvent");
  *(void **) &watch->fake_button = dlsym (library, "XTestFakeButtonEvent");
  *(void **) &watch->fake_motion = dlsym (library, "XTestFakeMotionEvent");
}

static void
press_key (Watch *watch, const char *name, Bool down)
{
  KeyCode code = XKeysymToKeycode (watch->display, XStringToKeysym (name));

  if (code == 0)
    fail ("no such key");
  watch->fake_key (watch->display, code, down, CurrentTime);
}

static void
turn_wheel (Watch *watch, unsigned button)
{
  for (int i = 0; i < WHEEL_NOTCHES; i++)
    {
      watch->fake_button (watch->display, button, True, CurrentTime);
      watch->fake_button (watch->display, button, False, CurrentTime);
    }
}

static void
press (Watch *watch, const char *name)
{
  int control = strncmp (name, CONTROL, strlen (CONTROL)) == 0;

  if (control)
    press_key (watch, "Control_L", True);
  if (strcmp (name, "wheel-down") == 0)
    turn_wheel (watch, 5);
  else if (strcmp (name, "wheel-up") == 0)
    turn_wheel (watch, 4);
  else
    {
      press_key (watch, control ? name + strlen (CONTROL) : name, True);
      press_key (watch, control ? name + strlen (CONTROL) : name, False);
    }
  if (control)
    press_key (watch, "Control_L", False);
  XFlush (watch->display);
}

/* How long it took until the strip looked as it then stayed; nothing is told of a key that changed
 * nothing there. */
static void
time_key (Watch *watch, const char *name)
{
  uint64_t seen;
  double began;
  double until;
  double changed = 0;

  wait_quiet (watch, QUIET_MS);
  seen = hash_strip (watch);
  began = now_ms ();
  until = began + KEY_PATIENCE_MS;
  press (watch, name);
  while (wait_painted (watch, until))
    {
      double at = now_ms ();
      uint64_t hash = hash_strip (watch);

      if (hash == seen)
        continue;
      seen = hash;
      changed = at;
      until = at + QUIET_MS;
    }
  if (changed > 0)
    printf ("key %s %.3f\n", name, changed - began);
}

static void
time_keys (Watch *watch, char *keys)
{
  const int *strip = watch->strip;

  open_test_library (watch);
  wait_quiet (watch, QUIET_MS);
  focus (watch);
  watch->fake_motion (watch->display, -1, strip[0] + strip[2] / 2, strip[1] + strip[3] / 2,
                      CurrentTime);
  for (char *key = strtok (keys, ","); key; key = strtok (NULL, ","))
    if (strncmp (key, CONTROL, strlen (CONTROL)) == 0)
      press (watch, key);
    else
      time_key (watch, key);
}

/* --- The program ------------------------------------------------------------------------------ */

static void
tell_memory (pid_t pid)
{
  char path[64];
  char line[256];
  long kib;
  long own = 0;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  while (file && fgets (line, sizeof line, file))
    if (sscanf (line, "Rss: %ld", &kib) == 1)
      printf ("memory %ld\n", kib);
    else if (sscanf (line, "Private_Clean: %ld", &kib) == 1
             || sscanf (line, "Private_Dirty: %ld", &kib) == 1)
      own += kib;
  printf ("private %ld\n", own);
  if (file)
    fclose (file);
}

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
  if (watch->display == NULL
      || !XDamageQueryExtension (watch->display, &watch->damage_event, &error_base))
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

static int
read_option (Options *options, char *text)
{
  int *strip = options->strip;

  if (strncmp (text, "--keys=", 7) == 0)
    options->keys = text + 7;
  return options->keys == text + 7 || sscanf (text, "--rest=%d", &options->rest_ms) == 1
         || sscanf (text, "--rows=%d", &options->rows) == 1
         || sscanf (text, "--size=%dx%d", &options->size[0], &options->size[1]) == 2
         || sscanf (text, "--strip=%d,%d,%d,%d", &strip[0], &strip[1], &strip[2], &strip[3]) == 4;
}

static void
read_options (Options *options, int argc, char **argv)
{
  int i = 1;

  for (; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (!read_option (options, argv[i]))
      fail (
        "usage: watch-window [--rows=N --strip=X,Y,W,H] [--size=WxH] [--keys=KEY,…] [--rest=MS] "
        "-- COMMAND…");
  if (i + 1 >= argc)
    fail ("no command");
  options->command = argv + i + 1;
}

/* A strip that reaches below the window that it is made is cut. */
static void
resize (Watch *watch, const int *size)
{
  wait_quiet (watch, QUIET_MS);
  XResizeWindow (watch->display, watch->window, (unsigned) size[0], (unsigned) size[1]);
  XSync (watch->display, False);
  wait_quiet (watch, QUIET_MS);
  if (watch->strip[1] + watch->strip[3] > size[1])
    watch->strip[3] = size[1] - watch->strip[1];
}

static void
watch_program (Watch *watch, const Options *options, pid_t pid)
{
  wait_window (watch);
  if (!wait_painted (watch, watch->began + PATIENCE_MS))
    fail ("the window was never painted");
  printf ("painted %.3f\n", now_ms () - watch->began);
  if (options->rows > 0)
    watch_filled (watch, options->rows);
  if (options->size[0] > 0)
    resize (watch, options->size);
  if (options->keys)
    time_keys (watch, options->keys);
  if (options->rest_ms > 0)
    {
      wait_quiet (watch, options->rest_ms);
      tell_memory (pid);
    }
}

int
main (int argc, char **argv)
{
  Options options = { .strip = { 0, 0, 1, 1 } };
  Watch watch = { 0 };
  pid_t pid;

  read_options (&options, argc, argv);
  memcpy (watch.strip, options.strip, sizeof watch.strip);
  XSetErrorHandler (ignore_error);
  open_display (&watch);
  watch.began = now_ms ();
  pid = start (options.command);
  watched = pid;
  watch_program (&watch, &options, pid);
  end_program ();
  return 0;
}
