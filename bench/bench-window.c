/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The installed `tikklok` beside an empty window and other programs, as the X server sees them: from the
 * start of the process to the first thing painted, then the memory of its own. On a display without a
 * graphics card, where tikklok leaves OpenGL alone (tkl-renderer.h) and GTK does not, so that the others
 * are also started without it; memory is compared that way only. */
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

typedef enum
{
  LARGE, /* tikklok on 1,300,000 ticks */
  YOUNG, /* … on 1,000 */
  EMPTY, /* … on none */
  WINDOW,
  TEXT_EDITOR,
  CALENDAR,
  N_PROGRAMS
} Program;

typedef struct
{
  Display *display;
  int damage_event;
  const char *commands[N_PROGRAMS][3];
  GPid pid;                              /* of the program on the screen; 0 = none */
  gboolean is_ours;                      /* it is */
  gboolean weighs;                       /* memory is measured as well */
  GArray *first_mib[2], *settled_mib[2]; /* (owned) (element-type double): the other's, ours */
} Bench;

/* Two that take turns. */
typedef struct
{
  Bench *bench;
  Program ours, other;
  gboolean without_gl; /* the other */
} Race;

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

static void
weigh (Bench *bench)
{
  double mib = read_pss_mib (bench->pid);

  g_array_append_val (bench->first_mib[bench->is_ours], mib);
  kill (bench->pid, SIGCONT);
  g_usleep (SETTLED_MS * 1000);
  mib = read_pss_mib (bench->pid);
  g_array_append_val (bench->settled_mib[bench->is_ours], mib);
}

/* Between two runs: the program, halted at its first frame, is ended; before, if that is asked, it is
 * measured, left alone until it has settled with its rows, and measured again. */
static void
end_program (Bench *bench)
{
  if (bench->pid == 0)
    return;
  if (bench->weighs)
    weigh (bench);
  kill (bench->pid, SIGKILL);
  waitpid (bench->pid, NULL, 0);
  bench->pid = 0;
}

static void
end_racer (gpointer race)
{
  end_program (((Race *) race)->bench);
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
start (Bench *bench, Program which, gboolean without_gl)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;

  if (without_gl)
    environment = g_environ_setenv (environment, "GDK_DEBUG", "gl-disable", TRUE);
  XSync (bench->display, True); /* what is left of the program before is thrown away */
  bench->is_ours = which <= EMPTY;
  if (!g_spawn_async (NULL, (char **) bench->commands[which], environment,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD
                          | (bench->is_ours ? 0 : G_SPAWN_STDERR_TO_DEV_NULL),
                      NULL, NULL, &bench->pid, &error))
    stop (error->message);
  wait_for_frame (bench);
  kill (bench->pid, SIGSTOP);
  return 0;
}

static guint64
start_ours (gpointer data)
{
  const Race *race = data;

  return start (race->bench, race->ours, FALSE);
}

static guint64
start_other (gpointer data)
{
  const Race *race = data;

  return start (race->bench, race->other, race->without_gl);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_numbers);
  return g_array_index (values, double, values->len / 2);
}

/* Where that of a shown week goes is known (massif, smaps): GTK 4.8 keeps 205 rows alive whatever fits on
 * the screen, 2,050 cells, which take 7 MiB before there is anything in them. */
static void
report_memory (const char *metric, GArray *mib[2])
{
  bench_value (metric, get_median (mib[TRUE]) - get_median (mib[FALSE]), "MiB", 20);
}

static void
run_race (const char *metric, Race race, double goal)
{
  BenchCase measured = { .metric = metric,
                         .ours = start_ours,
                         .reference = start_other,
                         .prepare_ours = end_racer,
                         .prepare_reference = end_racer,
                         .data = &race,
                         .goal = goal };

  bench_compare (&measured);
  end_program (race.bench);
}

static void
measure_start (Bench *bench)
{
  run_race ("window: start to first frame, 1,300,000 ticks (F1)", (Race){ bench, LARGE, WINDOW },
            1.4);
  run_race ("window: the same, empty database (F1)", (Race){ bench, EMPTY, WINDOW }, 1.4);
  bench->weighs = TRUE;
  run_race ("window: 1,300,000 ticks, beside one without OpenGL",
            (Race){ bench, LARGE, WINDOW, .without_gl = TRUE }, 1.4);
  bench->weighs = FALSE;
  run_race ("window: empty database, beside one without OpenGL",
            (Race){ bench, EMPTY, WINDOW, .without_gl = TRUE }, 1.4);
  run_race ("window: 1,300,000 ticks against 1,000 (E1)", (Race){ bench, LARGE, YOUNG }, 1.2);
  report_memory ("window: memory (PSS) above an empty window", bench->first_mib);
  report_memory ("window: the same, with a week of ticks shown", bench->settled_mib);
}

/* Programs of GNOME, where they are installed. */
static void
measure_beside (Bench *bench, Program other, double goal)
{
  const char *name = bench->commands[other][0];
  g_autofree char *path = g_find_program_in_path (name);
  g_autofree char *metric = g_strdup_printf ("window: start, against %s (F2)", name);
  g_autofree char *without_gl = g_strdup_printf ("window: the same, %s without OpenGL", name);

  if (path == NULL)
    {
      printf ("window: %s is not installed: nothing to compare with (F2)\n", name);
      return;
    }
  start (bench, other, FALSE);
  end_program (bench);
  run_race (metric, (Race){ bench, LARGE, other }, goal);
  run_race (without_gl, (Race){ bench, LARGE, other, .without_gl = TRUE }, goal);
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

static void
measure (Bench *bench)
{
  /* Once each, so that files and fonts are cached for all. */
  for (guint which = LARGE; which <= WINDOW; which++)
    {
      start (bench, (Program) which, FALSE);
      end_program (bench);
    }
  measure_start (bench);
  measure_beside (bench, TEXT_EDITOR, 0.8);
  measure_beside (bench, CALENDAR, 0.6);
}

static void
connect_display (Bench *bench)
{
  int errors;

  bench->display = XOpenDisplay (NULL);
  if (bench->display == NULL
      || !XDamageQueryExtension (bench->display, &bench->damage_event, &errors))
    stop ("needs an X server with the DAMAGE extension (tools/headless)");
  XSetErrorHandler (ignore_error);
  XSelectInput (bench->display, DefaultRootWindow (bench->display), SubstructureNotifyMask);
}

static void
init (Bench *bench)
{
  for (guint i = 0; i < 2; i++)
    {
      bench->first_mib[i] = g_array_new (FALSE, FALSE, sizeof (double));
      bench->settled_mib[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
}

static void
clear (Bench *bench)
{
  XCloseDisplay (bench->display);
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (bench->first_mib[i]);
      g_array_unref (bench->settled_mib[i]);
    }
}

/* With what programs that were killed left beside the databases. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *large = g_build_filename (folder, "large.db", NULL);
  g_autofree char *young = g_build_filename (folder, "young.db", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.db", NULL);
  g_autofree char *here = g_path_get_dirname (argv[0]);
  g_autofree char *window = g_build_filename (here, "ref-window", NULL);
  g_autofree char *steps = g_build_filename (here, "bench-window-steps", NULL);
  Bench bench = { .commands = { { "tikklok", large },
                                { "tikklok", young },
                                { "tikklok", empty },
                                { window },
                                { "gnome-text-editor" },
                                { "gnome-calendar" } } };

  bench_init (argc, argv);
  init (&bench);
  connect_display (&bench);
  bench_fill_office (large);
  bench_fill_young_office (young);
  bench_found_office (empty);
  measure (&bench);
  measure_steps (steps, large);
  clear (&bench);
  remove_folder (folder);
  return bench_finish ();
}
