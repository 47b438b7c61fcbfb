/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks: whole days: how far they are, transfer, repairs, the month above. */
/* Thread: main. */
#include "tick-screen.h"

#include "tkl-board-grid.h"
#include "tkl-runs-service.h"
#include "tkl-tick-doctor.h"
#include "tkl-zone-editor-private.h"

/* F155: what was left out is told with the reason, and shown on demand; then the whole day. */
static void
test_transfer (TickScreen *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  tick_screen_act (fixture, "ticks.transfer");
  ui_wait (tick_screen_has_dialog, fixture);
  dialog = tick_screen_find_dialog (fixture);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day was left out"));
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day: several projects found"));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Show Them"), "clicked");
  ui_wait_rows (fixture->page, 2);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), 0);
  office_assert_lines (&fixture->ui.office, "");

  tick_screen_select_all (fixture);
  tick_screen_act (fixture, "ticks.home");
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Home|||");
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  /* Nothing of after that day has come in. */
  tick_screen_act (fixture, "ticks.transfer");
  ui_wait (tick_screen_has_dialog, fixture);
  dialog = tick_screen_find_dialog (fixture);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                             "1 day: provisional, late ticks may still come"));
  g_assert_null (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Show Them"));
  g_signal_emit_by_name (
      ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Transfer Provisional Ones"), "clicked");
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home|||VAN 1|✓|");
}

static GtkWindow *
wait_dialog (TickScreen *fixture, const char *heading)
{
  GtkWindow *dialog;

  ui_wait (tick_screen_has_dialog, fixture);
  dialog = tick_screen_find_dialog (fixture);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, heading));
  return dialog;
}

static void
press (GtkWindow *dialog, const char *button)
{
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, button), "clicked");
  ui_settle ();
}

/* F020: the log of runs names the days that were chosen. */
static void
assert_run_of (TickScreen *fixture, const char *from, const char *to)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  tkl_runs_async (fixture->ui.office.office, 1, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_runs_finish (fixture->ui.office.office, result, NULL);
  first = tkl_day_format (((const TklRunRow *) rows->pdata[0])->from);
  last = tkl_day_format (((const TklRunRow *) rows->pdata[0])->to);
  g_assert_cmpstr (((const TklRunRow *) rows->pdata[0])->kind, ==, "transfer");
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

/* F155: only the workdays of the chosen ticks; an incomplete one as it is when that is asked for (rules §6). */
static void
test_transfer_chosen (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch bridge[] = {
    { "VAN 1", "2026-03-03T07:00:00+01:00", BRIDGE, ANNA, 0 },
    { "VAN 1", "2026-03-03T15:00:00+01:00", BRIDGE, ANNA, 0 },
    { "VAN 1", "2026-03-04T08:00:00+01:00", BRIDGE, ANNA, 0 },
    { "VAN 1", "2026-03-04T16:00:00+01:00", BRIDGE, ANNA, 0 },
  };
  GtkWindow *dialog;

  office_take (&fixture->ui.office, bridge, G_N_ELEMENTS (bridge));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 7);
  tick_screen_select_row (fixture, 4);
  tick_screen_act (fixture, "ticks.transfer-chosen");
  press (wait_dialog (fixture, "1 day was left out"), "_Transfer Provisional Ones");
  tick_screen_wait_row (fixture, 4,
                        "03/03/2026|15:00:00|12 Anna Peeters|Project|P3 Bridge||VAN 1|✓");
  office_assert_lines (&fixture->ui.office, "12 07:00-15:00 work/site P3\n");
  assert_run_of (fixture, "2026-03-03", "2026-03-03");

  tick_screen_select_row (fixture, 1);
  tick_screen_act (fixture, "ticks.employer");
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Employer|||");
  tick_screen_select_row (fixture, 1);
  tick_screen_act (fixture, "ticks.transfer-chosen");
  dialog = wait_dialog (fixture, "1 day was left out");
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day: no destination found"));
  press (dialog, "_Close");
  office_assert_lines (&fixture->ui.office, "12 07:00-15:00 work/site P3\n");
  tick_screen_act (fixture, "ticks.force-chosen");
  dialog = wait_dialog (fixture, "1 day stays incomplete");
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day: no destination found"));
  ui_picture (GTK_WIDGET (dialog), "ticks-forced");
  press (dialog, "_Close");
  office_assert_lines (&fixture->ui.office, "12 06:45-07:30 commute - 12.3 odometer\n"
                                            "12 07:00-15:00 work/site P3\n");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home|||VAN 1||");
  office_assert_lines (&fixture->ui.office, "12 07:00-15:00 work/site P3\n");
}

static gboolean
has_standing (gpointer data)
{
  const TickRowSought *sought = data;
  g_autofree char *cell = ui_cell (sought->page, sought->position, "day-state");

  return g_strcmp0 (cell, sought->text) == 0;
}

static void
wait_standing (TickScreen *fixture, const char *text)
{
  ui_wait (has_standing, &(TickRowSought){ fixture->page, 0, text });
}

/* F073, F152: how far the day is, in the table and above what is said of it, and what it waits for. */
static void
test_standing (TickScreen *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));

  tkl_table_show_column (table, "day-state");
  wait_standing (fixture, "To repair");
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "To repair");
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  tick_screen_select_all (fixture);
  tick_screen_act (fixture, "ticks.home");
  wait_standing (fixture, "Provisional");
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "The day is complete so far: 2 ticks");
  tick_screen_wait_text (fixture, "Provisional until VAN 1 sends records of after this day.");

  office_read_on (&fixture->ui.office, tick_screen_touches, G_N_ELEMENTS (tick_screen_touches),
                  G_GINT64_CONSTANT (1772492400000)); /* the midnight after it */
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  tick_screen_wait_text (
      fixture, "Provisional until VAN 1 is read again after 04/03/2026 00:00: its tracker may "
               "send ticks late.");
  office_read_on (&fixture->ui.office, tick_screen_touches, G_N_ELEMENTS (tick_screen_touches),
                  G_GINT64_CONSTANT (1772578800000)); /* a day later */
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  wait_standing (fixture, "Complete");
  tick_screen_wait_text (fixture, "The day is complete: 2 ticks");
  tick_screen_act (fixture, "ticks.transfer");
  wait_standing (fixture, "Transferred");
  tick_screen_wait_text (fixture, "The day is in the time clock: 2 ticks");
}

typedef struct
{
  TklZoneEditor *editor;
  int radius_m;
} Drafted;

static gboolean
is_drafted (gpointer data)
{
  Drafted *drafted = data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TKL_IS_ZONE_EDITOR (window))
        drafted->editor = TKL_ZONE_EDITOR (window);
    }
  return drafted->editor != NULL && drafted->editor->edit != NULL
         && drafted->editor->edit->curr->radius_m == drafted->radius_m;
}

static gboolean
offers_edge (gpointer data)
{
  TickScreen *fixture = data;

  return ui_find (fixture->page, GTK_TYPE_LABEL, "Widen the radius of P3 Bridge to 160 m") != NULL;
}

/* F144: two people tick just outside of the circle of a site: one key makes it wider, after the day was shown as
 * it will be, and undo makes it as it was. Its editor opens with the wider one as a draft, which nothing but
 * that window saves. */
static void
test_edge (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch beside[] = {
    { "VAN 1", "2026-03-03T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-03T07:30:00+01:00", 50.7013, 4.9000, ANNA, 0 },
    { "VAN 1", "2026-03-03T07:31:00+01:00", 50.7013, 4.9000, "B400001D2E3F2501", 0 },
    { "VAN 1", "2026-03-03T15:00:00+01:00", 50.7013, 4.9000, ANNA, 0 },
    { "VAN 1", "2026-03-03T16:00:00+01:00", HOME, ANNA, 0 },
  };
  Drafted drafted = { NULL, 160 };
  GtkWidget *row;

  office_take (&fixture->ui.office, beside, G_N_ELEMENTS (beside));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 8);
  tick_screen_select_row (fixture, 4);
  ui_wait (offers_edge, fixture);
  ui_picture (GTK_WIDGET (fixture->window), "edge-offered");
  tick_screen_wait_text (fixture, "3 ticks without a place of 2 people, 45 m outside\n"
                                  "Then complete: worked 7:30, mobility 1:45, 174.2 km");
  ui_assert_named (fixture->page);
  row = gtk_widget_get_ancestor (
      ui_find (fixture->page, GTK_TYPE_LABEL, "Widen the radius of P3 Bridge to 160 m"),
      ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait (is_drafted, &drafted);
  g_assert_cmpint (drafted.editor->edit->orig->radius_m, ==, 0);
  ui_picture (GTK_WIDGET (drafted.editor), "edge-drafted");
  gtk_window_destroy (GTK_WINDOW (drafted.editor));
  ui_settle ();
  tick_screen_wait_row (fixture, 4, "03/03/2026|07:30:00|12 Anna Peeters|||No destination found");

  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 2));
  tick_screen_wait_row (fixture, 4, "03/03/2026|07:30:00|12 Anna Peeters|Project|P3 Bridge||");
  tick_screen_wait_row (fixture, 6, "03/03/2026|15:00:00|12 Anna Peeters|Project|P3 Bridge||");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_wait_row (fixture, 4, "03/03/2026|07:30:00|12 Anna Peeters|||No destination found");
  /* One alone is an accident. */
  tick_screen_select_row (fixture, 2);
  ui_settle ();
  g_assert_false (offers_edge (fixture));
}

/* The next day two mates tick when they leave the site, and Anna does not. */
static void
forget_tick (TickScreen *fixture)
{
  static const OfficeTouch more[] = {
    { "VAN 1", "2026-03-03T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-03T07:30:00+01:00", BRIDGE, ANNA, 0 },
    { "VAN 1", "2026-03-03T16:00:00+01:00", BRIDGE, "B400001D2E3F2501", 0 },
    { "VAN 1", "2026-03-03T16:00:10+01:00", BRIDGE, "4E00001234567801", 0 },
    { "VAN 1", "2026-03-03T16:45:00+01:00", HOME, ANNA, 0 },
  };

  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,key\n14,B400001D2E3F2501\n15,4E00001234567801\n");
  office_take (&fixture->ui.office, more, G_N_ELEMENTS (more));
  office_read_on (&fixture->ui.office, more, G_N_ELEMENTS (more),
                  G_GINT64_CONSTANT (1773100800000));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 8);
}

static gboolean
has_list (gpointer fixture)
{
  GtkWindow *dialog = tick_screen_find_dialog (fixture);

  return dialog != NULL
         && tick_screen_shows_text (&(TickTextSought){ GTK_WIDGET (dialog), "Repair 1 Day" });
}

/* What is sure is listed with its result, done as one step, and taken back as one. */
static void
test_repair_days (TickScreen *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  forget_tick (fixture);
  /* Also beside the table, as after a transfer. */
  ui_wait (ui_is_active, fixture->window);
  gtk_widget_grab_focus (ui_find (fixture->page, GTK_TYPE_BUTTON, "_Transfer"));
  ui_press ("ctrl+r");
  ui_wait (has_list, fixture);
  dialog = tick_screen_find_dialog (fixture);
  g_assert_nonnull (
      ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Tue 03/03/2026  12 Anna Peeters"));
  ui_assert_named (GTK_WIDGET (dialog));
  ui_picture (GTK_WIDGET (dialog), "ticks-repair");
  gtk_widget_activate_default (GTK_WIDGET (dialog));
  ui_wait_rows (fixture->page, 9);
  tick_screen_wait_row (fixture, 6, "03/03/2026|16:00:00|12 Anna Peeters|Project|P3 Bridge||");
  office_assert_title (&fixture->ui.office, "Repair a day");
  tkl_desk_undo (fixture->ui.desk);
  ui_wait_rows (fixture->page, 8);
}

static void
press_grid (GtkWidget *grid, const char *action, const char *type, int rows, int days)
{
  if (type == NULL)
    gtk_widget_activate_action (grid, action, NULL);
  else
    gtk_widget_activate_action (grid, action, "(ii)", rows, days);
  ui_settle ();
}

/* What a screen reader says of the day that is looked at. */
static gboolean
is_said (gpointer data)
{
  const TickTextSought *sought = data;
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (sought->root), GTK_ACCESSIBLE_PROPERTY_LABEL, sought->text);

  return other == NULL;
}

static void
wait_said (GtkWidget *grid, const char *text)
{
  ui_wait_for (text, is_said, &(TickTextSought){ grid, text });
}

/* F152: the matrix leads to the first tick that keeps a day of somebody from being complete. */
static void
test_month (TickScreen *fixture, gconstpointer data)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->page);
  GtkWidget *grid, *day;
  g_autoptr (GArray) ids = NULL;

  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ tkl_day_from_ymd (2026, 3, 1),
                                                      tkl_day_from_ymd (2026, 3, 31) });
  tick_screen_act (fixture, "ticks.board");
  grid = ui_find (fixture->page, TKL_TYPE_BOARD_GRID, NULL);
  wait_said (grid, "Anna Peeters (12), Sun 01/03/2026: No ticks");
  day = ui_find (fixture->page, GTK_TYPE_BUTTON,
                 "Mon 02/03/2026: 0 days complete, 1 needs attention");
  g_assert_nonnull (day);
  ui_assert_named (fixture->page);

  tkl_table_page_set_choice (page, TKL_TICK_CHOICE_DOUBLE);
  tick_screen_act (fixture, "page.next");
  wait_said (grid, "Anna Peeters (12), Mon 02/03/2026: 3 ticks: the day is not in order yet\n"
                   "Provisional until VAN 1 sends records of after this day.");
  press_grid (grid, "board.open", NULL, 0, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (tkl_table_page_get_table (page))));
  g_assert_cmpuint (tkl_table_page_get_choice (page), ==, 0);
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                   tkl_row_list_get_id (tkl_table_page_get_list (page), 1));
  ui_picture (GTK_WIDGET (fixture->window), "ticks-month");

  press_grid (grid, "board.move", "(ii)", 100, -100); /* not beyond the last row and first day */
  wait_said (grid, "Ben (13), Sun 01/03/2026: No ticks");
  press_grid (grid, "board.move", "(ii)", -1, 100);
  wait_said (grid, "Anna Peeters (12), Tue 31/03/2026: No ticks");

  g_signal_emit_by_name (day, "clicked");
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).from, ==, tkl_day_from_ymd (2026, 3, 2));
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).to, ==, tkl_day_from_ymd (2026, 3, 2));
  g_signal_emit_by_name (day, "clicked");
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).to, ==, tkl_day_from_ymd (2026, 3, 31));
}

static gboolean
is_sized (gpointer grid)
{
  return gtk_widget_get_width (grid) > 0;
}

/* Where the days need more room than there is they scroll, and the names stay; zero is shown. */
static void
test_month_names (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *grid, *day, *last, *title;
  graphene_rect_t names, bounds;
  TklBoardSpot spot;

  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ tkl_day_from_ymd (2026, 3, 1),
                                                      tkl_day_from_ymd (2026, 3, 31) });
  gtk_widget_set_size_request (gtk_widget_get_parent (fixture->page), 700, -1);
  gtk_window_set_default_size (fixture->window, 700, 600);
  tick_screen_act (fixture, "ticks.board");
  grid = ui_find (fixture->page, TKL_TYPE_BOARD_GRID, NULL);
  wait_said (grid, "Anna Peeters (12), Sun 01/03/2026: No ticks");
  ui_wait (is_sized, grid);
  day = ui_find (fixture->page, GTK_TYPE_BUTTON,
                 "Mon 02/03/2026: 0 days complete, 1 needs attention");
  last = ui_find (fixture->page, GTK_TYPE_BUTTON,
                  "Tue 31/03/2026: 0 days complete, 0 need attention");
  title = ui_find (fixture->page, GTK_TYPE_BUTTON, "Previous month");
  g_assert_nonnull (ui_find (day, GTK_TYPE_LABEL, "0"));
  g_assert_null (ui_find (last, GTK_TYPE_LABEL, "0"));

  /* What is over is for the days. */
  g_assert_true (gtk_widget_compute_bounds (day, fixture->page, &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, 260);

  press_grid (grid, "board.move", "(ii)", 0, 100);
  ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (last, grid, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (grid));
  g_assert_true (tkl_board_grid_find_spot (TKL_BOARD_GRID (grid),
                                           bounds.origin.x + bounds.size.width / 2, 1, &spot));
  g_assert_cmpuint (spot.day, ==, 30);
  g_assert_true (gtk_widget_compute_bounds (title, fixture->page, &names));
  g_assert_cmpfloat (names.origin.x, >=, 0);
  g_assert_cmpfloat (names.origin.x, <, 20);
  g_assert_false (tkl_board_grid_find_spot (TKL_BOARD_GRID (grid), 180, 1, &spot));
  g_assert_true (gtk_widget_compute_bounds (day, grid, &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, 190);
  ui_picture (GTK_WIDGET (fixture->window), "ticks-month-narrow");

  /* The day of the tick that is looked at comes into sight. */
  tick_screen_select_row (fixture, 1);
  tick_screen_select_row (fixture, 0);
  ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (day, grid, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 190);
}

/* What is looked at stays when the ticks changed, and counts follow. */
static void
test_month_follows (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *grid;

  tkl_desk_set_period (fixture->ui.desk,
                       (TklPeriod){ tkl_day_from_ymd (2026, 3, 2), tkl_day_from_ymd (2026, 3, 2) });
  tick_screen_act (fixture, "ticks.board");
  grid = ui_find (fixture->page, TKL_TYPE_BOARD_GRID, NULL);
  wait_said (grid, "Anna Peeters (12), Sun 01/03/2026: No ticks");
  tick_screen_act (fixture, "page.previous");
  ui_wait_rows (fixture->page, 3);
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  tick_screen_select_row (fixture, 1);
  tick_screen_act (fixture, "ticks.employer");
  wait_said (grid, "Anna Peeters (12), Mon 02/03/2026: The day is complete so far: 2 ticks\n"
                   "Provisional until VAN 1 sends records of after this day.");
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_BUTTON,
                             "Mon 02/03/2026: 1 day complete, 0 need attention, "
                             "1 provisional"));
}

/* --- days that cannot be repaired -------------------------------------------------------------- */

/* What cannot be repaired is left as it is, and taken up again, with one key; each says what is chosen then:
 * what is left of the day, and that there is nothing left. */
static void
test_leave (TickScreen *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  g_autoptr (GArray) ids = NULL;

  tick_screen_wait_row (fixture, 1,
                        "02/03/2026|07:30:48|12 Anna Peeters|Project||Several projects found|");
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project|P1 School||");
  tick_screen_wait_text (fixture, "Leave the day as it is");
  ids = tkl_table_get_selected_ids (table);
  g_assert_cmpint (
      g_array_index (ids, gint64, 0), ==,
      tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->page)), 2));
  tick_screen_wait_text (fixture, "16:00:05");
  g_assert_true (
      gtk_widget_activate_action (fixture->page, "ticks.choose", "u", TKL_TICK_DECISION));
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|12 Anna Peeters|||Left as it is|");
  tick_screen_wait_text (fixture, "Left as it is: its ticks are kept from the time clock.");
  tick_screen_wait_text (fixture, "Take the day up again");
  tick_screen_wait_text (fixture, "Left as it is: 3");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 0);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_LEFT);
  ui_wait_rows (fixture->page, 3);
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "Take the day up again");
  g_assert_true (
      gtk_widget_activate_action (fixture->page, "ticks.choose", "u", TKL_TICK_DECISION));
  ui_wait_rows (fixture->page, 0);
}

/* A day with a tick too few has a row to go to, although nothing is wrong with any of its ticks. */
static void
test_odd (TickScreen *fixture, gconstpointer data)
{
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project|P1 School||");
  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  tick_screen_act (fixture, "ticks.employer");
  tick_screen_wait_row (fixture, 0,
                        "02/03/2026|06:45:12|12 Anna Peeters|Home||A tick missing or too many|");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ODD);
  ui_wait_rows (fixture->page, 1);
}

int
main (int argc, char **argv)
{
  static const TickCase cases[] = {
    { "/tick-days/transfer", test_transfer },
    { "/tick-days/standing", test_standing },
    { "/tick-days/transfer-chosen", test_transfer_chosen },
    { "/tick-days/month-names", test_month_names },
    { "/tick-days/edge", test_edge },
    { "/tick-days/repair-days", test_repair_days },
    { "/tick-days/leave", test_leave },
    { "/tick-days/odd", test_odd },
    { "/tick-days/month", test_month },
    { "/tick-days/month-follows", test_month_follows },
  };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
