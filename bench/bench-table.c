/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of 1,300,000 ticks: our list beside GtkSortListModel and GtkFilterListModel over the same
 * rows, and the tab on a screen: how long until it shows the answer, how long the window is held up. */
/* Thread: main. */
#include "bench-office-data.h"
#include "bench-ui.h"
#include "bench.h"
#include "ref-table.h"

#include "tkl-link-service.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_SAMPLES 1000
#define HELD_MS 50
#define N_TIMES 5

typedef struct
{
  TklDesk *desk;
  TklRowList *list; /* of all ticks */
  RefTable *reference;
  GtkWindow *window;
  TklTablePage *page; /* in it */
  gboolean painted;
  double held_ms; /* longest turn of the main loop */
} Bench;

G_GNUC_NORETURN static void
stop (const GError *error)
{
  fprintf (stderr, "table: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

/* --- waiting ---------------------------------------------------------------------------------- */

static double
now_of_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Lets the window live, and notes the longest that it would not have answered. Nothing waits on this
 * thread, and what it waits for a processor that others use does not count. */
static void
live (Bench *bench)
{
  double began_ms = now_of_thread_ms ();

  if (g_main_context_iteration (NULL, FALSE))
    bench->held_ms = MAX (bench->held_ms, now_of_thread_ms () - began_ms);
  else
    g_usleep (200);
}

static void
wait_for_list (Bench *bench, TklRowList *list)
{
  while (tkl_row_list_is_busy (list))
    live (bench);
}

static void
settle (Bench *bench)
{
  gint64 until_us = g_get_monotonic_time () + 500000;

  while (g_get_monotonic_time () < until_us)
    live (bench);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Bench *bench, GAsyncResult **result)
{
  while (*result == NULL)
    live (bench);
  return *result;
}

/* --- data ------------------------------------------------------------------------------------- */

static void
open_desk (Bench *bench, const char *database)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) linked = NULL;
  g_autoptr (GError) error = NULL;

  bench->desk = tkl_desk_new (database, "bench");
  tkl_desk_open_async (bench->desk, NULL, result_cb, &opened);
  if (!tkl_desk_open_finish (bench->desk, wait_for_result (bench, &opened), &error))
    stop (error);
  tkl_link_async (tkl_desk_get_office (bench->desk), TKL_DAY_NONE, TKL_DAY_NONE, NULL, result_cb,
                  &linked);
  if (!tkl_link_finish (tkl_desk_get_office (bench->desk), wait_for_result (bench, &linked), NULL,
                        &error))
    stop (error);
}

static guint
field_of (const char *column_id)
{
  for (guint i = 0; i < tkl_tick_source.n_columns; i++)
    if (g_str_equal (tkl_tick_source.columns[i].id, column_id))
      return i;
  stop (NULL);
}

#define COLUMN(id) (&tkl_tick_source.columns[field_of (id)])

/* Digits of the same width compare byte by byte as people count. */
static void
fill_reference (Bench *bench, const TklRowSet *set)
{
  bench->reference = ref_table_new ();
  for (guint row = 0; row < tkl_row_set_n_rows (set); row++)
    {
      g_autofree char *name = tkl_column_cell (COLUMN ("employee"), set, row);
      g_autofree char *key = g_strdup_printf ("%8s", name);

      ref_table_add (bench->reference, tkl_row_set_id (set, row), key,
                     tkl_row_set_value (set, row, COLUMN ("time")->field),
                     tkl_tick_source.keep (set, row, 1));
    }
}

static void
load_ticks (Bench *bench)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklRowSet) set = NULL;
  guint n;

  tkl_desk_set_period (bench->desk, TKL_PERIOD_ALL);
  tkl_table_source_load_async (&tkl_tick_source, bench->desk, NULL, result_cb, &loaded);
  set = tkl_table_source_load_finish (bench->desk, wait_for_result (bench, &loaded), &error);
  if (set == NULL)
    stop (error);
  n = tkl_row_set_n_rows (set);
  bench_value ("table: resident bytes a tick, sorted",
               (double) (tkl_row_set_get_bytes (set) + n * sizeof (guint32)) / n, "B", 28);
  fill_reference (bench, set);
  bench->list = tkl_row_list_new (tkl_tick_source.columns, tkl_tick_source.n_columns);
  tkl_row_list_set_office (bench->list, tkl_desk_get_office (bench->desk));
  tkl_row_list_set_rows (bench->list, set);
  wait_for_list (bench, bench->list);
}

/* --- beside GTK ------------------------------------------------------------------------------- */

static guint64
mix (guint64 sum, gint64 id)
{
  return (sum ^ (guint64) id) * G_GUINT64_CONSTANT (1099511628211);
}

static void
prepare_ours (gpointer data)
{
  Bench *bench = data;

  tkl_row_list_sort (bench->list, NULL, FALSE);
  tkl_row_list_filter (bench->list, NULL, 0);
  tkl_row_list_group (bench->list, NULL, NULL);
  wait_for_list (bench, bench->list);
}

static void
prepare_reference (gpointer data)
{
  ref_table_reset (((Bench *) data)->reference);
}

static guint64
sum_ours (Bench *bench)
{
  guint64 sum;
  guint n;

  wait_for_list (bench, bench->list);
  n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));
  sum = n;
  for (guint i = 0; i < N_SAMPLES && n > 0; i++)
    sum = mix (sum, tkl_row_list_get_id (bench->list, (guint) ((guint64) i * n / N_SAMPLES)));
  return sum;
}

static guint64
sort_ours_by_name (gpointer data)
{
  tkl_row_list_sort (((Bench *) data)->list, COLUMN ("employee"), FALSE);
  return sum_ours (data);
}

static guint64
sort_ours_by_number (gpointer data)
{
  tkl_row_list_sort (((Bench *) data)->list, COLUMN ("time"), FALSE);
  return sum_ours (data);
}

static guint64
filter_ours (gpointer data)
{
  tkl_row_list_filter (((Bench *) data)->list, tkl_tick_source.keep, 1);
  return sum_ours (data);
}

static guint64
sum_sorted (RefTable *reference)
{
  guint n = ref_table_get_n_sorted (reference);
  guint64 sum = n;

  for (guint i = 0; i < N_SAMPLES && n > 0; i++)
    sum = mix (sum, ref_table_get_sorted_id (reference, (guint) ((guint64) i * n / N_SAMPLES)));
  return sum;
}

static guint64
sort_reference_by_name (gpointer data)
{
  ref_table_sort_by_name (((Bench *) data)->reference);
  return sum_sorted (((Bench *) data)->reference);
}

static guint64
sort_reference_by_number (gpointer data)
{
  ref_table_sort_by_number (((Bench *) data)->reference);
  return sum_sorted (((Bench *) data)->reference);
}

static guint64
filter_reference (gpointer data)
{
  RefTable *reference = ((Bench *) data)->reference;
  guint64 sum;
  guint n;

  ref_table_filter (reference);
  n = ref_table_get_n_filtered (reference);
  sum = n;
  for (guint i = 0; i < N_SAMPLES && n > 0; i++)
    sum = mix (sum, ref_table_get_filtered_id (reference, (guint) ((guint64) i * n / N_SAMPLES)));
  return sum;
}

/* Whatever the order of the groups. */
static guint64
mix_group (guint64 sum, guint n_rows)
{
  return sum + (guint64) n_rows * n_rows + 1;
}

static guint64
group_ours (gpointer data)
{
  Bench *bench = data;
  const GArray *groups;
  guint64 sum = 0;

  tkl_row_list_group (bench->list, COLUMN ("employee"), NULL);
  wait_for_list (bench, bench->list);
  groups = tkl_row_list_get_groups (bench->list);
  for (guint i = 0; i < groups->len; i++)
    sum = mix_group (sum, g_array_index (groups, TklRowGroup, i).n_rows);
  return sum;
}

static guint64
group_reference (gpointer data)
{
  g_autoptr (GArray) counts = ref_table_count_names (((Bench *) data)->reference);
  guint64 sum = 0;

  for (guint i = 0; i < counts->len; i++)
    sum = mix_group (sum, g_array_index (counts, guint, i));
  return sum;
}

static void
compare_with_gtk (Bench *bench)
{
  const BenchCase cases[] = { { .metric = "table: sort ticks by employee",
                                .ours = sort_ours_by_name,
                                .reference = sort_reference_by_name,
                                .goal = 0.45 },
                              { .metric = "table: sort ticks by time of day",
                                .ours = sort_ours_by_number,
                                .reference = sort_reference_by_number,
                                .goal = 0.45 },
                              { .metric = "table: ticks that need attention",
                                .ours = filter_ours,
                                .reference = filter_reference,
                                .goal = 0.25 },
                              { .metric = "table: ticks counted by employee",
                                .ours = group_ours,
                                .reference = group_reference,
                                .goal = 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BenchCase measured = cases[i];

      measured.prepare_ours = prepare_ours;
      measured.prepare_reference = prepare_reference;
      measured.data = bench;
      bench_compare (&measured);
    }
}

/* --- on the screen ---------------------------------------------------------------------------- */

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->painted = TRUE;
}

static void
present (Bench *bench)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);

  tkl_desk_set_period (bench->desk, (TklPeriod){ 20514, 20520 }); /* 2 to 8 March 2026 */
  bench->page = TKL_TABLE_PAGE (tkl_table_page_new (bench->desk, &tkl_tick_source, state));
  bench->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (bench->window, 1280, 720);
  gtk_window_set_child (bench->window, GTK_WIDGET (bench->page));
  gtk_window_present (bench->window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                    G_CALLBACK (painted_cb), bench);
  settle (bench);
}

static void
wait_for_paint (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  while (!bench->painted)
    live (bench);
}

static void
shown_cb (GListModel *list, guint position, guint removed, guint added, gboolean *shown)
{
  *shown = removed == 0;
}

/* Until the table shows the answer to what was just asked. */
static double
time_answer (Bench *bench, void (*ask) (Bench *bench, guint turn), guint turn)
{
  TklRowList *list = tkl_table_page_get_list (bench->page);
  gboolean shown = FALSE;
  gulong handler = g_signal_connect (list, "items-changed", G_CALLBACK (shown_cb), &shown);
  gint64 began_us = g_get_monotonic_time ();
  double took_ms;

  ask (bench, turn);
  while (!shown || tkl_row_list_is_busy (list))
    live (bench);
  wait_for_paint (bench);
  took_ms = (double) (g_get_monotonic_time () - began_us) / 1000;
  g_signal_handler_disconnect (list, handler);
  settle (bench);
  return took_ms;
}

static void
ask_years (Bench *bench, guint turn)
{
  tkl_desk_set_period (bench->desk, TKL_PERIOD_ALL);
}

static void
ask_month (Bench *bench, guint turn)
{
  const TklPeriod first = { 20513, 20543 };
  const TklPeriod second = { 20544, 20573 };

  tkl_desk_set_period (bench->desk, turn % 2 == 0 ? first : second);
}

static void
ask_order (Bench *bench, guint turn)
{
  TklTable *table = tkl_table_page_get_table (bench->page);
  g_autoptr (GVariantBuilder) columns = g_variant_builder_new (G_VARIANT_TYPE ("a(sib)"));
  g_autoptr (GVariant) layout
      = g_variant_ref_sink (g_variant_new ("(a(sib)sb)", columns, "employee", turn % 2 == 0));

  tkl_table_set_layout (table, layout);
}

static void
ask_words (Bench *bench, guint turn)
{
  tkl_desk_set_search (bench->desk, turn % 2 == 0 ? "tick 17 2026" : "");
}

static void
ask_choice (Bench *bench, guint turn)
{
  tkl_table_page_set_choice (bench->page, turn % 2 == 0 ? 1 : 0);
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
measure_answer (Bench *bench,
                const char *metric,
                void (*ask) (Bench *bench, guint turn),
                double limit_ms)
{
  double times_ms[N_TIMES];
  g_autofree char *held = g_strdup_printf ("%s: window held up", metric);

  bench->held_ms = 0;
  for (guint i = 0; i < N_TIMES; i++)
    times_ms[i] = time_answer (bench, ask, i);
  qsort (times_ms, N_TIMES, sizeof (double), compare_doubles);
  bench_value (metric, times_ms[N_TIMES / 2], "ms", limit_ms);
  bench_value (held, bench->held_ms, "ms", HELD_MS);
}

/* The first rows of all there are, then all of them: nothing is said of all before. They stay. */
static void
measure_years (Bench *bench)
{
  TklRowList *list = tkl_table_page_get_list (bench->page);
  double first_ms[N_TIMES], all_ms[N_TIMES];

  bench->held_ms = 0;
  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 began_us;

      /* Another than the one that is shown: of the same nothing would come. */
      time_answer (bench, ask_month, i + 1);
      began_us = g_get_monotonic_time ();
      first_ms[i] = time_answer (bench, ask_years, i);
      while (tkl_row_list_is_part (list))
        live (bench);
      wait_for_paint (bench);
      all_ms[i] = (double) (g_get_monotonic_time () - began_us) / 1000;
      settle (bench);
    }
  qsort (first_ms, N_TIMES, sizeof (double), compare_doubles);
  qsort (all_ms, N_TIMES, sizeof (double), compare_doubles);
  bench_value ("table: first ticks of three years", first_ms[N_TIMES / 2], "ms", 100);
  bench_value ("table: all ticks of three years", all_ms[N_TIMES / 2], "ms", 2000);
  bench_value ("table: ticks of three years: window held up", bench->held_ms, "ms", HELD_MS);
}

static void
measure_screen (Bench *bench)
{
  present (bench);
  measure_answer (bench, "table: ticks of another month", ask_month, 100);
  measure_years (bench);
  measure_answer (bench, "table: sorted by employee", ask_order, 500);
  measure_answer (bench, "table: searched for three words", ask_words, 500);
  measure_answer (bench, "table: quick filter", ask_choice, 500);
  gtk_window_destroy (bench->window);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "table.db", NULL);
  Bench bench = { 0 };

  bench_init (argc, argv);
  bench_ui_init ();
  bench_fill_office (database);
  open_desk (&bench, database);
  /* First: the million objects of the reference, freed, would hold up the thread time and again. */
  measure_screen (&bench);
  load_ticks (&bench);
  compare_with_gtk (&bench);
  ref_table_free (bench.reference);
  g_object_unref (bench.list);
  tkl_desk_close (bench.desk);
  g_object_unref (bench.desk);
  g_unlink (database);
  g_rmdir (folder);
  return bench_finish ();
}
