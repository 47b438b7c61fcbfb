/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a key to the frame that shows the answer: other tabs, another period. Started by bench-window. */
/* Thread: main. */
#include "bench-ui.h"
#include "bench.h"

#include "tkl-main-watch.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"
#include "tkl-window.h"

#include <stdlib.h>

#define LIMIT_MS 100
#define LIMIT_OURS_MS TKL_MAIN_WATCH_LIMIT_MS

typedef struct
{
  TklDesk *desk;
  TklWindow *window;
  gboolean opened;
  gboolean painted;
  gboolean done; /* what the loop was to do */
  GtkApplication *application;
  const char *tab;  /* to be shown next */
  TklPeriod period; /* likewise */
} Steps;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!tkl_desk_open_finish (TKL_DESK (source), result, &error))
    g_error ("window: %s", error->message);
  ((Steps *) data)->opened = TRUE;
}

static void
painted_cb (GdkFrameClock *clock, Steps *steps)
{
  steps->painted = TRUE;
}

static void
wait_for_paint (Steps *steps)
{
  steps->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (steps->window));
  while (!steps->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing was left to do for a while. */
static void
settle (void)
{
  gint64 until_us = g_get_monotonic_time () + 500000;

  while (g_get_monotonic_time () < until_us)
    if (g_main_context_iteration (NULL, FALSE))
      until_us = MIN (until_us + 1000, g_get_monotonic_time () + 500000);
    else
      g_usleep (1000);
}

static const TklRowSet *
rows_of (Steps *steps, const char *tab)
{
  GtkWidget *page = tkl_window_get_page (steps->window, tab);
  GtkWidget *child = page;

  /* A tab may have more than its table. */
  while (child != NULL && !TKL_IS_TABLE_PAGE (child))
    child = gtk_widget_get_first_child (child);
  return child != NULL ? tkl_row_list_get_rows (tkl_table_page_get_list (TKL_TABLE_PAGE (child)))
                       : NULL;
}

/* --- in the loop, as a key or a click would: there the main thread is watched ---------------- */

static void
do_in_loop (Steps *steps, GSourceOnceFunc func)
{
  steps->done = FALSE;
  g_idle_add_once (func, steps);
  while (!steps->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_window_cb (gpointer data)
{
  Steps *steps = data;
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);

  steps->window = tkl_window_new (steps->application, steps->desk, state);
  gtk_window_present (GTK_WINDOW (steps->window));
  steps->done = TRUE;
}

static void
show_tab_cb (gpointer data)
{
  Steps *steps = data;

  tkl_window_show_tab (steps->window, steps->tab);
  steps->done = TRUE;
}

static void
show_period_cb (gpointer data)
{
  Steps *steps = data;

  tkl_desk_set_period (steps->desk, steps->period);
  steps->done = TRUE;
}

/* --- steps ----------------------------------------------------------------------------------- */

static double
show_tab (Steps *steps, const char *tab)
{
  gint64 began_us = g_get_monotonic_time ();

  steps->tab = tab;
  do_in_loop (steps, show_tab_cb);
  while (rows_of (steps, tab) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (steps);
  return (double) (g_get_monotonic_time () - began_us) / 1000;
}

static double
show_period (Steps *steps, TklPeriod period)
{
  const TklRowSet *before = rows_of (steps, "ticks");
  gint64 began_us = g_get_monotonic_time ();

  steps->period = period;
  do_in_loop (steps, show_period_cb);
  while (rows_of (steps, "ticks") == before)
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (steps);
  return (double) (g_get_monotonic_time () - began_us) / 1000;
}

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
report (const char *metric, double *times_ms, guint n)
{
  qsort (times_ms, n, sizeof (double), compare_numbers);
  bench_value (metric, times_ms[n / 2], "ms", LIMIT_MS);
}

static void
measure_tabs (Steps *steps)
{
  static const char *const tabs[] = { "lines", "employees", "projects", "vehicles", "ticks" };
  double first_ms[G_N_ELEMENTS (tabs)], again_ms[G_N_ELEMENTS (tabs)];

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      first_ms[i] = show_tab (steps, tabs[i]);
      settle ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      again_ms[i] = show_tab (steps, tabs[i]);
      settle ();
    }
  report ("window: another tab, for the first time", first_ms, G_N_ELEMENTS (tabs));
  report ("window: another tab", again_ms, G_N_ELEMENTS (tabs));
}

static void
measure_periods (Steps *steps)
{
  double week_ms[5], month_ms[5];
  TklPeriod week = { 20514, 20520 };  /* 2 to 8 March 2026 */
  TklPeriod month = { 20513, 20543 }; /* March 2026 */

  for (guint i = 0; i < 5; i++)
    {
      week_ms[i] = show_period (steps, week);
      week = tkl_period_step (week, 1);
      settle ();
      month_ms[i] = show_period (steps, month);
      month = tkl_period_step (month, 1);
      settle ();
    }
  report ("window: ticks of another week", week_ms, 5);
  report ("window: ticks of another month", month_ms, 5);
}

int
main (int argc, char **argv)
{
  Steps steps = { 0 };
  g_autoptr (AdwApplication) application
      = adw_application_new ("be.tikklok.Bench", G_APPLICATION_DEFAULT_FLAGS);

  g_return_val_if_fail (argc == 2, EXIT_FAILURE);
  steps.desk = tkl_desk_new (argv[1], "bench");
  tkl_desk_open_async (steps.desk, NULL, opened_cb, &steps);
  while (!steps.opened)
    g_main_context_iteration (NULL, TRUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  bench_ui_init ();
  tkl_main_watch_start (LIMIT_OURS_MS);
  steps.application = GTK_APPLICATION (application);
  do_in_loop (&steps, show_window_cb);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (steps.window)), "after-paint",
                    G_CALLBACK (painted_cb), &steps);
  wait_for_paint (&steps);
  show_tab (&steps, "ticks");
  settle ();
  measure_tabs (&steps);
  measure_periods (&steps);
  bench_value ("window: the longest our code kept the main thread",
               (double) tkl_main_watch_take_longest (), "ms", LIMIT_OURS_MS);
  tkl_main_watch_stop ();
  gtk_window_destroy (GTK_WINDOW (steps.window));
  tkl_desk_close (steps.desk);
  g_object_unref (steps.desk);
  return EXIT_SUCCESS;
}
