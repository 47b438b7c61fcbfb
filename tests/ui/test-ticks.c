/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks: what is done to those that are chosen, and what its table tells of them. */
/* Thread: main. */
#include "tick-screen.h"
#include "tkl-field-row.h"

/* --- what is done ----------------------------------------------------------------------------- */

/* Only ticks of the employee of the chosen one; the facts of a tick come into view by their command. */
static void
test_only (TickScreen *fixture, gconstpointer data)
{
  GtkWindow *window = fixture->window;

  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  tick_screen_act (fixture, "ticks.only-employee");
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Employee: 12 Anna Peeters"));
  ui_wait_rows (fixture->page, 3);
  tick_screen_act (fixture, "page.show-all");
  g_assert_null (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Employee: 12 Anna Peeters"));
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.history");
  tick_screen_wait_text (fixture, "16:00:05");
  ui_settle ();
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (window)));
}

/* F145: what is said is about the days that are linked. */
static void
test_link_chosen (TickScreen *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  tick_screen_select_row (fixture, 1);
  tick_screen_act (fixture, "ticks.link-chosen");
  g_assert_cmpstr (said, ==, "Linking the chosen days again, no addresses");
  tick_screen_act (fixture, "ticks.link");
  g_assert_cmpstr (said, ==, "Linking this period again, no addresses");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, ui_said_cb, &said);
}

static GtkPositionType
find_menu_side (TickScreen *fixture)
{
  GtkWidget *menu;
  GtkPositionType side;

  tick_screen_act (fixture, "ticks.menu");
  tick_screen_wait_text (fixture, "Fill Down");
  menu = gtk_widget_get_ancestor (ui_find (fixture->page, GTK_TYPE_LABEL, "Fill Down"),
                                  GTK_TYPE_POPOVER);
  side = gtk_popover_get_position (GTK_POPOVER (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  ui_settle ();
  return side;
}

/* Below the last rows there is no room for the menu: it opens above them. */
static void
test_menu_side (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));

  tick_screen_select_row (fixture, 0);
  gtk_widget_grab_focus (table);
  g_assert_cmpint (find_menu_side (fixture), ==, GTK_POS_BOTTOM);
  /* Of no row: in the middle of the table, whose tools take more room than what is below it. */
  gtk_window_set_focus (fixture->window, NULL);
  g_assert_cmpint (find_menu_side (fixture), ==, GTK_POS_TOP);
}

/* F163: what is chosen holds for all that are selected, and is one step. */
static void
test_several (TickScreen *fixture, gconstpointer data)
{
  tick_screen_select_all (fixture);
  tick_screen_wait_text (fixture, "3 ticks chosen");
  tick_screen_act (fixture, "ticks.block");
  /* Of the whole day none is for the time clock. */
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home||Left as it is|");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|12 Anna Peeters|||Left as it is|");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home|||");
  tick_screen_act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 0);
}

/* Deleted ticks are in a table of their own, from where they come back. */
static void
test_deleted (TickScreen *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  GtkWindow *dialog;
  GtkWidget *page;

  g_signal_connect (fixture->ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  g_assert_cmpstr (said, ==, "1 tick deleted");
  tick_screen_act (fixture, "ticks.deleted");
  dialog = tick_screen_find_dialog (fixture);
  g_assert_nonnull (dialog);
  page = ui_find (GTK_WIDGET (dialog), TKL_TYPE_TICK_PAGE, NULL);
  ui_wait_rows (page, 1);
  tkl_table_page_select (TKL_TABLE_PAGE (page),
                         tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 0));
  ui_settle ();
  ui_assert_named (page);
  g_assert_true (gtk_widget_activate_action (page, "ticks.restore", NULL));
  ui_wait_rows (fixture->page, 3);
  ui_wait_rows (page, 0);
  g_assert_cmpstr (said, ==, "1 tick is back");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, ui_said_cb, &said);
  gtk_window_destroy (dialog);
}

static gboolean
is_blocked (gpointer fixture)
{
  g_autofree char *blocked = ui_cell (((TickScreen *) fixture)->page, 0, "blocked");

  return g_str_equal (blocked, "✓");
}

static gboolean
is_unblocked (gpointer fixture)
{
  return !is_blocked (fixture);
}

/* A tick of a day on which none was: wrong input is told in the dialog, nothing is added then. */
static void
test_add (TickScreen *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *root, *add, *row;

  ui_wait (ui_is_active, fixture->window);
  tick_screen_select_row (fixture, 0);
  gtk_widget_grab_focus (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page))));
  ui_press ("shift+alt+b");
  ui_wait (is_blocked, fixture);
  ui_press ("shift+alt+u");
  ui_wait (is_unblocked, fixture);
  ui_press ("Insert");
  ui_wait (tick_screen_has_dialog, fixture);
  dialog = tick_screen_find_dialog (fixture);
  root = GTK_WIDGET (dialog);
  ui_settle ();
  ui_assert_named (root);
  add = ui_find (root, GTK_TYPE_BUTTON, "_Add");
  row = ui_find (root, TKL_TYPE_FIELD_ROW, "When");
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "02/03/2026 ");
  ui_wait (ui_is_active, root);
  ui_press ("2 5 6 1 Return");
  ui_wait (ui_has_error, row);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "02/03/2026 2561");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY, NULL)), "03/03/2026 7:15");
  g_signal_emit_by_name (add, "clicked");
  ui_wait (tick_screen_shows_text, &(TickTextSought){ root, "Choose the place." });
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_find (root, GTK_TYPE_TOGGLE_BUTTON, "Employer")), TRUE);
  g_signal_emit_by_name (add, "clicked");
  ui_wait_rows (fixture->page, 4);
  tick_screen_wait_row (fixture, 3, "03/03/2026|07:15:00|12 Anna Peeters|Employer||");
  ui_settle ();
  g_assert_null (tick_screen_find_dialog (fixture));
}

/* --- what is told ----------------------------------------------------------------------------- */

/* F142: what there is of each reason; a click shows those, another one all again. */
static void
test_legend (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *label, *button;

  tick_screen_wait_text (fixture, "No destination found: 1");
  tick_screen_wait_text (fixture, "Several projects found: 1");
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Blocked ticks: 0");
  g_assert_false (gtk_widget_get_mapped (label));
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Several projects found: 1");
  button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_wait_rows (fixture->page, 1);
  tick_screen_wait_row (fixture, 0, "02/03/2026|07:30:48|");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  ui_wait_rows (fixture->page, 3);
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.block");
  tick_screen_wait_text (fixture, "Blocked ticks: 1");
  /* The quick filter and the legend say the same. */
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_BLOCKED);
  ui_wait_rows (fixture->page, 1);
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Blocked ticks: 1");
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON))));
  ui_assert_named (fixture->page);
}

/* How the row stands there, and what is told about it. */
static void
assert_reason (TickScreen *fixture, guint position, const char *style, const char *tip)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->page));
  const TklColumn *column = tkl_tick_source.columns;
  const TklRowSet *set = tkl_row_list_get_rows (list);
  guint row = tkl_row_list_get_row (list, position);

  while (!g_str_equal (column->id, "reason"))
    column++;
  g_assert_cmpstr (column->style (set, row), ==, style);
  g_assert_cmpstr (column->tip (set, row), ==, tip);
}

/* Each reason has its colour, its place in the legend and, with others, a tooltip (rules §4, §5; F147,
 * F150). */
static void
test_reasons (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch more[] = {
    { "VAN 1", "2026-03-02T06:47:42+01:00", HOME, ANNA, 100000 },
    { "VAN 1", "2026-03-02T17:00:00+01:00", NOWHERE, "820000A1B2C3D401", 112400 },
  };

  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude,presence_required\n"
                      "P1,50.9400,4.0500,1\nP2,50.7000,4.5000,0\n");
  office_set (&fixture->ui.office, "ct-4=off", NULL);
  office_take (&fixture->ui.office, more, G_N_ELEMENTS (more));
  tick_screen_read_again (fixture, 5);
  tick_screen_wait_text (fixture, "Checkin@Work expected, data missing: 1");
  tick_screen_wait_text (fixture, "Double tick: 1");
  assert_reason (fixture, 0, NULL, NULL);
  assert_reason (fixture, 1, "tkl-double", NULL);
  assert_reason (fixture, 2, "tkl-presence-expected", NULL);
  assert_reason (fixture, 3, "tkl-no-destination", NULL);
  assert_reason (fixture, 4, "tkl-no-employee",
                 "No employee\nNobody holds this key on that day. Give the key out, or choose an "
                 "employee here.\nNo destination found");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_PRESENCE_EXPECTED);
  ui_wait_rows (fixture->page, 1);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), 0);
  office_set (&fixture->ui.office, "ct-4=on", NULL);
  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,key,active\n14,820000A1B2C3D401,0\n");
  tick_screen_read_again (fixture, 5);
  assert_reason (fixture, 1, "tkl-ignored", NULL);
  /* F146: which kind of nobody, as beside the tick. */
  assert_reason (fixture, 4, "tkl-no-employee",
                 "No employee\nThe holder of this key is inactive. Activate him, or choose another "
                 "employee.\nNo destination found");
}

/* Columns whose values are read when somebody looks at them, and found from then on. */
static void
test_on_demand (TickScreen *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  static const char *const ids[] = { "performance", "ride",       "coordinates", "odometer",
                                     "speed",       "changed-by", "changed",     "id" };
  g_autofree char *changed_by = NULL;

  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  tkl_desk_set_search (fixture->ui.desk, "112.3");
  ui_wait_rows (fixture->page, 0);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    tkl_table_show_column (table, ids[i]);
  tick_screen_select_all (fixture);
  tick_screen_act (fixture, "ticks.employer");
  tick_screen_wait_cell (fixture, 1, "performance", "Loading");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  tick_screen_wait_cell (fixture, 0, "performance", "Mobility");
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_cell (fixture, 1, "coordinates", "50.94, 4.05");
  tick_screen_wait_cell (fixture, 1, "odometer", "112.3");
  tick_screen_wait_cell (fixture, 1, "id", "2");
  changed_by = ui_cell (fixture->page, 1, "changed-by");
  g_assert_cmpstr (changed_by, !=, "");
  tkl_desk_set_search (fixture->ui.desk, "112.3");
  ui_wait_rows (fixture->page, 1);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 3);
  tick_screen_type (fixture, "Note", "rang her");
  tick_screen_wait_cell (fixture, 1, "note", "rang her");
  tkl_desk_set_search (fixture->ui.desk, "rang her");
  ui_wait_rows (fixture->page, 1);
}

int
main (int argc, char **argv)
{
  static const TickCase cases[] = {
    { "/ticks/only", test_only },           { "/ticks/link-chosen", test_link_chosen },
    { "/ticks/menu-side", test_menu_side }, { "/ticks/several", test_several },
    { "/ticks/deleted", test_deleted },     { "/ticks/add", test_add },
    { "/ticks/legend", test_legend },       { "/ticks/reasons", test_reasons },
    { "/ticks/on-demand", test_on_demand },
  };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
