/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that stays open over midnight: what it says of today. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-data-service.h"
#include "tkl-project-page.h"

/* In the place of that of GLib: the last evening of February in Brussels, or later. */
#define EVENING_US G_GINT64_CONSTANT (1772316000000000) /* 2026-02-28T23:00+01:00 */
static gint64 now_us = EVENING_US;

gint64
g_get_real_time (void)
{
  return now_us;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* What a window does when it is looked at again; while it is, the desk asks every two seconds. */
static void
look (TklDesk *desk)
{
  tkl_desk_set_watching (desk, FALSE);
  tkl_desk_set_watching (desk, TRUE);
}

/* Until what was asked before is answered. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer address)
{
  *(gboolean *) address = tkl_version_finish (TKL_OFFICE (source), result, NULL) != 0;
}

static gboolean
is_true (gpointer address)
{
  return *(gboolean *) address;
}

static void
await_reader (TklDesk *desk)
{
  gboolean answered = FALSE;

  tkl_version_async (tkl_desk_get_office (desk), NULL, answered_cb, &answered);
  ui_wait (is_true, &answered);
}

/* Looked at once more, nothing is read again. */
static void
assert_read (TklDesk *desk, guint *n_changed, guint expected)
{
  look (desk);
  await_reader (desk);
  await_reader (desk);
  g_assert_cmpuint (*n_changed, ==, expected);
}

static void
test_state (UiFixture *fixture, gconstpointer data)
{
  guint n_changed = 0;
  Screen screen;

  /* They note what they do. */
  tkl_jobs_stop (tkl_desk_get_jobs (fixture->desk));
  ui_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS, "number,to\nP001,2026-02-28\n");
  office_set (&fixture->office, "day-start=04:00", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  await_reader (fixture->desk);
  screen = form_screen_open (
      tkl_project_page_new (fixture->desk, &tkl_project_source, fixture->state));
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ends today|");
  g_signal_connect_swapped (fixture->desk, "changed", G_CALLBACK (count_cb), &n_changed);
  assert_read (fixture->desk, &n_changed, 0);

  now_us += G_GINT64_CONSTANT (3599) * G_USEC_PER_SEC;
  assert_read (fixture->desk, &n_changed, 0);
  now_us += G_USEC_PER_SEC;
  look (fixture->desk);
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ended|");
  assert_read (fixture->desk, &n_changed, 1);
  /* The shift of the night ends. */
  now_us += G_GINT64_CONSTANT (4 * 3600) * G_USEC_PER_SEC;
  look (fixture->desk);
  await_reader (fixture->desk);
  assert_read (fixture->desk, &n_changed, 2);
  /* The clock was wrong. */
  now_us -= G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  look (fixture->desk);
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ends today|");
  assert_read (fixture->desk, &n_changed, 3);
  tkl_desk_set_watching (fixture->desk, FALSE);
  form_screen_close (&screen);
}

/* Days that are typed in part are the last ones of that name, also when that is another one. */
static void
test_filter (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWindow *window;

  now_us = EVENING_US + G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  tkl_jobs_stop (tkl_desk_get_jobs (fixture->desk));
  ui_fill (fixture);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  page = tkl_table_page_new (fixture->desk, &tkl_tick_source, fixture->state);
  window = ui_show (page);
  ui_wait_rows (page, 5);
  tkl_table_set_filters (tkl_table_page_get_table (TKL_TABLE_PAGE (page)),
                         g_variant_new_parsed ("[('date', '2')]"));
  ui_wait_rows (page, 0);
  now_us += G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  look (fixture->desk);
  ui_wait_rows (page, 5);
  /* By a shift that is not over yet it is the day before. */
  office_set (&fixture->office, "day-start=04:00", NULL);
  look (fixture->desk);
  ui_wait_rows (page, 0);
  office_set (&fixture->office, "timezone=Asia/Tokyo", NULL);
  look (fixture->desk);
  ui_wait_rows (page, 5);
  tkl_desk_set_watching (fixture->desk, FALSE);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/midnight/state", UiFixture, NULL, ui_set_up, test_state, ui_tear_down);
  g_test_add ("/midnight/filter", UiFixture, NULL, ui_set_up, test_filter, ui_tear_down);
  return g_test_run ();
}
