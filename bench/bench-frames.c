/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame costs while 1,300,000 ticks are scrolled: our table beside a plain GtkColumnView over the
 * same rows, drawn by GTK's software renderer. Processor time of the thread that draws: from the
 * adjustment to the end of the frame. */
/* Thread: main. */
#include "bench-office-data.h"
#include "bench-ui.h"
#include "bench.h"
#include "ref-view.h"

#include "tkl-settings.h"
#include "tkl-table-page.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_FRAMES 300
#define WHEEL_PX 90
#define RATIO 1.5
#define FRAME_MS 16.7
#define LONGEST_MS 33
#define N_COLUMNS 10 /* those of the table that are shown at first */

/* One of the two: on a window of its own, only one of which is there at a time. */
typedef struct
{
  GtkWindow *window;
  GtkAdjustment *adjustment;
  gboolean painted;
} View;

typedef struct
{
  TklDesk *desk;
  RefView *reference;
} Bench;

typedef void (*Scroll) (GtkAdjustment *adjustment, guint frame);

/* --- frames ----------------------------------------------------------------------------------- */

static double
now_of_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, View *view)
{
  view->painted = TRUE;
}

static void
settle (void)
{
  gint64 until_us = g_get_monotonic_time () + 700000;

  while (g_get_monotonic_time () < until_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
scroll_by_wheel (GtkAdjustment *adjustment, guint frame)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + WHEEL_PX);
}

/* The same places for both, all over the table. */
static void
jump (GtkAdjustment *adjustment, guint frame)
{
  double share = (double) (((guint64) frame * 7919 + 13) % 10007) / 10007;

  gtk_adjustment_set_value (adjustment, share * gtk_adjustment_get_upper (adjustment));
}

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* @times_ms: (out caller-allocates) (array fixed-size=300): ascending */
static void
measure_frames (View *view, Scroll scroll, double *times_ms)
{
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double began_ms = now_of_thread_ms ();

      view->painted = FALSE;
      scroll (view->adjustment, i);
      while (!view->painted)
        g_main_context_iteration (NULL, TRUE);
      times_ms[i] = now_of_thread_ms () - began_ms;
    }
  qsort (times_ms, N_FRAMES, sizeof (double), compare_numbers);
}

/* --- views ------------------------------------------------------------------------------------ */

static GtkWidget *
find_scroller (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

static void
present (View *view, GtkWidget *child, GtkWidget *rows)
{
  view->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (view->window, 1280, 720);
  gtk_window_set_child (view->window, child);
  gtk_window_present (view->window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (view->window)), "after-paint",
                    G_CALLBACK (painted_cb), view);
  view->adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scroller (rows)));
}

static void
present_ours (Bench *bench, View *view)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  GtkWidget *page = tkl_table_page_new (bench->desk, &tkl_tick_source, state);

  present (view, page, GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (page))));
  while (tkl_row_list_get_rows (tkl_table_page_get_list (TKL_TABLE_PAGE (page))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
present_reference (Bench *bench, View *view)
{
  GtkWidget *rows = ref_view_make (bench->reference);

  present (view, rows, rows);
  settle ();
}

static void
measure_one (Bench *bench,
             void (*present_it) (Bench *bench, View *view),
             Scroll scroll,
             double *times_ms)
{
  View view = { 0 };

  present_it (bench, &view);
  measure_frames (&view, scroll, times_ms);
  gtk_window_destroy (view.window);
  settle ();
}

static void
measure (Bench *bench, const char *what, Scroll scroll)
{
  double ours_ms[N_FRAMES], reference_ms[N_FRAMES];
  const guint usual = N_FRAMES / 2;
  const guint high = N_FRAMES * 95 / 100;
  g_autofree char *median = g_strdup_printf ("frames: %s, median", what);
  g_autofree char *percentile = g_strdup_printf ("frames: %s, 95th percentile", what);
  g_autofree char *alone = g_strdup_printf ("frames: %s, 95th percentile alone", what);
  g_autofree char *longest = g_strdup_printf ("frames: %s, longest", what);

  measure_one (bench, present_reference, scroll, reference_ms);
  measure_one (bench, present_ours, scroll, ours_ms);
  bench_pair (median, ours_ms[usual], reference_ms[usual], RATIO);
  bench_pair (percentile, ours_ms[high], reference_ms[high], RATIO);
  bench_value (alone, ours_ms[high], "ms", FRAME_MS);
  bench_value (longest, ours_ms[N_FRAMES - 1], "ms", LONGEST_MS);
}

/* --- data ------------------------------------------------------------------------------------- */

G_GNUC_NORETURN static void
stop (const GError *error)
{
  fprintf (stderr, "frames: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill_reference (Bench *bench, const TklRowSet *set)
{
  bench->reference = ref_view_new (N_COLUMNS);
  for (guint row = 0; row < tkl_row_set_n_rows (set); row++)
    {
      char *texts[N_COLUMNS];

      for (guint i = 0; i < N_COLUMNS; i++)
        texts[i] = tkl_column_cell (&tkl_tick_source.columns[i], set, row);
      ref_view_add (bench->reference, (const char *const *) texts);
      for (guint i = 0; i < N_COLUMNS; i++)
        g_free (texts[i]);
    }
}

static void
load (Bench *bench, const char *database)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklRowSet) set = NULL;

  bench->desk = tkl_desk_new (database, "bench");
  tkl_desk_open_async (bench->desk, NULL, result_cb, &opened);
  wait_for_result (&opened);
  if (!tkl_desk_open_finish (bench->desk, opened, &error))
    stop (error);
  tkl_desk_set_period (bench->desk, TKL_PERIOD_ALL);
  tkl_table_source_load_async (&tkl_tick_source, bench->desk, NULL, result_cb, &loaded);
  wait_for_result (&loaded);
  set = tkl_table_source_load_finish (bench->desk, loaded, &error);
  if (set == NULL)
    stop (error);
  fill_reference (bench, set);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "frames.db", NULL);
  Bench bench = { 0 };

  bench_init (argc, argv);
  bench_ui_init ();
  bench_fill_office (database);
  load (&bench, database);
  measure (&bench, "wheel", scroll_by_wheel);
  measure (&bench, "jump", jump);
  ref_view_free (bench.reference);
  tkl_desk_close (bench.desk);
  g_object_unref (bench.desk);
  g_unlink (database);
  g_rmdir (folder);
  return bench_finish ();
}
