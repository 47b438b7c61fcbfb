/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The installed `tikklok` on a large database beside an empty window, as the X server sees them: from
 * the start of the process to the first thing painted, then the memory of its own. On a display without
 * a graphics card, where tikklok leaves OpenGL alone (tkl-renderer.h) and GTK does not, so that it is
 * also put beside an empty window that leaves it alone; memory only beside that one. */
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

typedef enum
{
  OURS,
  REFERENCE,
  REFERENCE_WITHOUT_GL,
  N_PROGRAMS
} Program;

typedef struct
{
  Display *display;
  int damage_event;
  char *commands[N_PROGRAMS][3];
  GPid pid;        /* of the program on the screen; 0 = none */
  Program running; /* which it is */
  double first_mib[N_PROGRAMS][MAX_ROUNDS];
  double settled_mib[N_PROGRAMS][MAX_ROUNDS];
  guint n_rounds[N_PROGRAMS];
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
end_program (gpointer data)
{
  Bench *bench = data;
  Program which = bench->running;

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
start (Bench *bench, Program which)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;

  if (which == REFERENCE_WITHOUT_GL)
    environment = g_environ_setenv (environment, "GDK_DEBUG", "gl-disable", TRUE);
  XSync (bench->display, True); /* what is left of the program before is thrown away */
  bench->running = which;
  if (!g_spawn_async (NULL, bench->commands[which], environment,
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
  return start (data, OURS);
}

static guint64
start_reference (gpointer data)
{
  return start (data, REFERENCE);
}

static guint64
start_reference_without_gl (gpointer data)
{
  return start (data, REFERENCE_WITHOUT_GL);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Where that of a shown week goes is known (massif, smaps): GTK 4.8 keeps 205 rows alive whatever fits on
 * the screen, 2,050 cells, which take 11 MiB before there is anything in them. */
static void
report_memory (const char *metric, double mib[N_PROGRAMS][MAX_ROUNDS], const guint *n_rounds)
{
  for (guint which = 0; which < N_PROGRAMS; which++)
    qsort (mib[which], n_rounds[which], sizeof (double), compare_numbers);
  bench_value (metric,
               mib[OURS][n_rounds[OURS] / 2]
                   - mib[REFERENCE_WITHOUT_GL][n_rounds[REFERENCE_WITHOUT_GL] / 2],
               "MiB", 20);
}

static void
measure_start (Bench *bench)
{
  BenchCase measured = { .metric = "window: start to first frame, 1,300,000 ticks",
                         .ours = start_ours,
                         .reference = start_reference,
                         .prepare_ours = end_program,
                         .prepare_reference = end_program,
                         .data = bench,
                         .goal = 1.4 };

  /* Once each, so that files and fonts are cached for all. */
  for (guint which = 0; which < N_PROGRAMS; which++)
    {
      start (bench, (Program) which);
      end_program (bench);
    }
  bench_compare (&measured);
  measured.metric = "window: the same, beside one without OpenGL";
  measured.reference = start_reference_without_gl;
  bench_compare (&measured);
  end_program (bench);
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
  Bench bench = { .commands = { { (char *) "tikklok", database }, { reference }, { reference } } };
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
