/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The installed `tikklok` on a large database beside an empty window, as the X server sees them: from
 * the start of the process to the first thing painted, then the memory of its own. */
/* Thread: main. */
#include "bench-office-data.h"
#include "bench.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define PATIENCE_MS 30000
#define SETTLED_MS 1500
#define SMALLEST_PX 200 /* other windows than that of the program are smaller */
#define MAX_ROUNDS 100

typedef struct
{
  Display *display;
  int damage_event;
  char *commands[2][3]; /* ours, the reference */
  GPid pid;             /* of the program on the screen; 0 = none */
  double first_mib[2][MAX_ROUNDS];
  double settled_mib[2][MAX_ROUNDS];
  guint n_rounds[2];
} Bench;

G_GNUC_NORETURN static void
stop (const char *why)
{
  fprintf (stderr, "window: %s\n", why);
  exit (EXIT_FAILURE);
}

/* --- memory ----------------------------------------------------------------------------------- */

static double
read_pss_mib (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    stop ("no memory figures");
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

/* Between two runs: the program, halted at its first frame, is measured, left alone until it has settled
 * with its rows, measured again and ended. */
static void
end_program (Bench *bench, guint which)
{
  if (bench->pid == 0)
    return;
  bench->first_mib[which][bench->n_rounds[which]] = read_pss_mib (bench->pid);
  kill (bench->pid, SIGCONT);
  g_usleep (SETTLED_MS * 1000);
  bench->settled_mib[which][bench->n_rounds[which]++] = read_pss_mib (bench->pid);
  kill (bench->pid, SIGKILL);
  waitpid (bench->pid, NULL, 0);
  bench->pid = 0;
}

static void
prepare_ours (gpointer data)
{
  end_program (data, 1);
}

static void
prepare_reference (gpointer data)
{
  end_program (data, 0);
}

/* --- first frame ------------------------------------------------------------------------------ */

/* Errors about windows that went away meanwhile are no errors. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
is_large (Bench *bench, Window window)
{
  XWindowAttributes attributes;

  return XGetWindowAttributes (bench->display, window, &attributes)
         && attributes.map_state == IsViewable && attributes.width >= SMALLEST_PX
         && attributes.height >= SMALLEST_PX;
}

static gboolean
is_first_frame (Bench *bench, XEvent *event)
{
  if (event->type == CreateNotify)
    XDamageCreate (bench->display, event->xcreatewindow.window, XDamageReportRawRectangles);
  return event->type == bench->damage_event + XDamageNotify
         && is_large (bench, ((XDamageNotifyEvent *) event)->drawable);
}

static void
wait_for_frame (Bench *bench)
{
  struct pollfd server = { .fd = ConnectionNumber (bench->display), .events = POLLIN };
  gint64 until_us = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  while (g_get_monotonic_time () < until_us)
    {
      while (XPending (bench->display) > 0)
        {
          XEvent event;

          XNextEvent (bench->display, &event);
          if (is_first_frame (bench, &event))
            return;
        }
      poll (&server, 1, 100);
    }
  stop ("nothing was painted");
}

static guint64
start (Bench *bench, guint which)
{
  g_autoptr (GError) error = NULL;

  XSync (bench->display, True); /* what is left of the program before is thrown away */
  if (!g_spawn_async (NULL, bench->commands[which], NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &bench->pid,
                      &error))
    stop (error->message);
  wait_for_frame (bench);
  kill (bench->pid, SIGSTOP);
  return 0;
}

static guint64
start_ours (gpointer data)
{
  return start (data, 0);
}

static guint64
start_reference (gpointer data)
{
  return start (data, 1);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* With rows it is over, and where it goes is known (heaptrack, smaps): GTK 4.8 keeps 205 rows alive
 * whatever fits on the screen, 2,050 cells of two widgets. They take 22 MiB of heap, 7 of those for
 * what GTK remembers of each for screen readers, and drawing takes 3 MiB shared with the X server. */
static void
report_memory (const char *metric, double mib[2][MAX_ROUNDS], const guint n_rounds[2])
{
  for (guint which = 0; which < 2; which++)
    qsort (mib[which], n_rounds[which], sizeof (double), compare_numbers);
  bench_value (metric, mib[0][n_rounds[0] / 2] - mib[1][n_rounds[1] / 2], "MiB", 20);
}

static void
measure_start (Bench *bench)
{
  const BenchCase measured = { .metric = "window: start to first frame, 1,300,000 ticks",
                               .ours = start_ours,
                               .reference = start_reference,
                               .prepare_ours = prepare_ours,
                               .prepare_reference = prepare_reference,
                               .data = bench,
                               .goal = 1.4 };

  /* Once each, so that files and fonts are cached for both. */
  start_ours (bench);
  prepare_reference (bench);
  start_reference (bench);
  prepare_ours (bench);
  bench_compare (&measured);
  prepare_ours (bench);
  report_memory ("window: memory (PSS) above an empty window", bench->first_mib, bench->n_rounds);
  report_memory ("window: the same, with a week of ticks shown", bench->settled_mib,
                 bench->n_rounds);
}

/* Tabs and periods are measured inside a process of its own, which prints its rows. */
static void
measure_steps (const char *program, const char *database)
{
  const char *const command[] = { program, database, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  fflush (stdout);
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                     NULL, &status, &error)
      || status != 0)
    stop (error != NULL ? error->message : "the steps failed");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "window.db", NULL);
  g_autofree char *here = g_path_get_dirname (argv[0]);
  g_autofree char *reference = g_build_filename (here, "ref-window", NULL);
  g_autofree char *steps = g_build_filename (here, "bench-window-steps", NULL);
  Bench bench = { .commands = { { (char *) "tikklok", database }, { reference } } };
  int errors;

  bench_init (argc, argv);
  bench.display = XOpenDisplay (NULL);
  if (bench.display == NULL || !XDamageQueryExtension (bench.display, &bench.damage_event, &errors))
    stop ("needs an X server with the DAMAGE extension (tools/headless)");
  XSetErrorHandler (ignore_error);
  XSelectInput (bench.display, DefaultRootWindow (bench.display), SubstructureNotifyMask);
  bench_fill_office (database);
  measure_start (&bench);
  measure_steps (steps, database);
  XCloseDisplay (bench.display);
  g_unlink (database);
  g_rmdir (folder);
  return bench_finish ();
}
