/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Late data: the banner that tells of changed days, and their list to accept and dismiss. */
/* Thread: main. */
#include "tkl-data-service.h"
#include "tkl-notice-page.h"
#include "tkl-table-dialog.h"
#include "ui-fixture.h"

#include <string.h>

#define KEY "3D00000BADC0DE01"
#define STATION 50.8466, 4.3517

/* Ticks of noon that come after the days were transferred. */
static void
take_late (UiFixture *fixture, const char *day)
{
  g_autofree char *out = g_strconcat (day, "T12:00:00+01:00", NULL);
  g_autofree char *back = g_strconcat (day, "T12:30:00+01:00", NULL);
  const OfficeTouch touches[]
      = { { "VAN 1", out, STATION, KEY, 22000 }, { "VAN 1", back, STATION, KEY, 22000 } };

  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->office);
}

/* The day of ui_fill() and the one after it, transferred. */
static void
fill (UiFixture *fixture)
{
  static const OfficeTouch next_day[] = {
    { "VAN 1", "2026-03-03T06:00:00+01:00", 50.8000, 4.3000, KEY, 34000 },
    { "VAN 1", "2026-03-03T06:45:00+01:00", STATION, KEY, 46000 },
    { "VAN 1", "2026-03-03T16:00:00+01:00", STATION, KEY, 46000 },
    { "VAN 1", "2026-03-03T16:40:00+01:00", 50.8000, 4.3000, KEY, 58000 },
  };
  TklTransferReport *report;

  ui_fill (fixture);
  office_take (&fixture->office, next_day, G_N_ELEMENTS (next_day));
  office_link (&fixture->office);
  report = office_transfer (&fixture->office, "2026-03-01", "2026-03-31", FALSE);
  tkl_transfer_report_free (report);
}

typedef struct
{
  GtkWidget *root;
  const char *text; /* NULL: no banner of changed days */
} Banner;

static gboolean
has_banner (gpointer data)
{
  const Banner *banner = data;
  GtkWidget *button = ui_find (banner->root, GTK_TYPE_BUTTON, "_Look at Them");

  if (banner->text == NULL)
    return button == NULL || !gtk_widget_get_mapped (button);
  return button != NULL && gtk_widget_get_mapped (button)
         && ui_find (banner->root, GTK_TYPE_LABEL, banner->text) != NULL;
}

static void
wait_banner (TklWindow *window, const char *text)
{
  ui_wait (has_banner, &(Banner){ GTK_WIDGET (window), text });
}

static GtkInfoBar *
find_banner (TklWindow *window)
{
  GtkWidget *button = ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Look at Them");

  return GTK_INFO_BAR (gtk_widget_get_ancestor (button, GTK_TYPE_INFO_BAR));
}

static GtkWidget *
find_dialog (TklWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (found)) == GTK_WINDOW (window))
        return found;
    }
  return NULL;
}

static void
assert_row (GtkWidget *page, guint position, const char *expected)
{
  g_autofree char *row = ui_row (page, position);

  g_assert_cmpstr (row, ==, expected);
}

static void
choose (GtkWidget *page, guint position)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (page));

  tkl_table_page_select (TKL_TABLE_PAGE (page), tkl_row_list_get_id (list, position));
  ui_settle ();
}

static void
act (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static void
test_answer (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *page;

  fill (fixture);
  window = ui_open_window (fixture);
  wait_banner (window, NULL);
  take_late (fixture, "2026-03-02");
  take_late (fixture, "2026-03-03");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  wait_banner (window, "2 transferred days are not any more what their ticks say.");
  ui_picture (GTK_WIDGET (window), "changed-days-banner");

  tkl_window_run (window, "win.notices");
  dialog = find_dialog (window);
  page = ui_find (dialog, TKL_TYPE_NOTICE_PAGE, NULL);
  ui_wait_rows (page, 2);
  ui_settle ();
  ui_assert_named (dialog);
  assert_row (page, 0,
              "1 Jan Peeters|02/03/2026|"
              "06:45–16:00 Work P001|"
              "06:45–12:00 Work P001 · 12:00–12:30 Break P001 · 12:30–16:00 Work P001|"
              "Late data or a change");
  /* All lines of the chosen day side by side. */
  choose (page, 0);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL,
                             "06:00–06:45 Mobility P001 12.0 km\n06:45–16:00 Work P001\n"
                             "16:00–16:40 Mobility P001 12.0 km"));
  ui_picture (dialog, "changed-days");

  /* One is left as it is, the other accepted; each is taken back as one step. */
  choose (page, 0);
  act (page, "notice.dismiss");
  ui_wait_rows (page, 1);
  wait_banner (window, "1 transferred day is not any more what its ticks say.");
  choose (page, 0);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  ui_settle ();
  gtk_widget_grab_focus (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Look at Them"));
  act (page, "notice.accept");
  ui_wait_rows (page, 0);
  wait_banner (window, NULL);
  /* What had the focus is gone: the table has it. */
  ui_wait (ui_is_in,
           tkl_table_page_get_table (TKL_TABLE_PAGE (tkl_window_get_page (window, "ticks"))));
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (page, 1);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (page, 2);
  act (page, "notice.accept-all");
  ui_wait_rows (page, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static gboolean
shows_failure (gpointer root)
{
  GtkWidget *label
      = ui_find (root, GTK_TYPE_LABEL,
                 "The day has changed since this notice. Transfer it again and look at the new "
                 "notice.");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* What changed since it was read is told, and read again; nothing is done. */
static void
test_stale (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *page;

  fill (fixture);
  take_late (fixture, "2026-03-02");
  window = ui_open_window (fixture);
  tkl_window_run (window, "win.notices");
  dialog = find_dialog (window);
  page = ui_find (dialog, TKL_TYPE_NOTICE_PAGE, NULL);
  ui_wait_rows (page, 1);
  take_late (fixture, "2026-03-03");
  office_set (&fixture->office, "ct-3=off", NULL);
  act (page, "notice.accept-all");
  ui_wait (shows_failure, window);
  ui_wait_rows (page, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer n_rounds)
{
  ++*(guint *) n_rounds;
  tkl_version_finish (TKL_OFFICE (source), result, NULL);
}

/* Of the reader, which looks at a week in each. */
#define MOST_ROUNDS 60

/* Once it was taken back, the banner goes as soon as that can be known. */
static void
test_taken_back (UiFixture *fixture, gconstpointer data)
{
  TklOffice *office = tkl_desk_get_office (fixture->desk);
  guint readings, n_rounds = 0;
  TklWindow *window;

  fill (fixture);
  window = ui_open_window (fixture);
  office_set (&fixture->office, "cl-8=on", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  wait_banner (window, "2 transferred days are not any more what their ticks say.");
  ui_settle ();

  readings = tkl_desk_get_readings (fixture->desk);
  tkl_desk_undo (fixture->desk);
  while (tkl_desk_get_readings (fixture->desk) == readings
         || !tkl_desk_has_read (fixture->desk, readings + 1))
    g_main_context_iteration (NULL, TRUE);
  while (gtk_info_bar_get_revealed (find_banner (window)) && n_rounds < MOST_ROUNDS)
    {
      guint before = n_rounds;

      tkl_version_async (office, NULL, answered_cb, &n_rounds);
      while (n_rounds == before)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_rounds, <, MOST_ROUNDS);
  wait_banner (window, NULL);
  ui_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/notices/answer", UiFixture, NULL, ui_set_up, test_answer, ui_tear_down);
  g_test_add ("/notices/taken-back", UiFixture, NULL, ui_set_up, test_taken_back, ui_tear_down);
  g_test_add ("/notices/stale", UiFixture, NULL, ui_set_up, test_stale, ui_tear_down);
  return g_test_run ();
}
