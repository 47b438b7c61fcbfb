/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks: the pane of the chosen ones, corrections of one and of several. */
/* Thread: main. */
#include "tick-screen.h"
#include "tkl-tick-facts.h"
#include "tkl-day-map.h"
#include "tkl-day-strip.h"
#include "tkl-field-row.h"
#include "tkl-settings.h"

#include <string.h>

/* --- one tick --------------------------------------------------------------------------------- */

/* F149: one key does the repair with its number; the row is in order then. */
static void
test_candidates (TickScreen *fixture, gconstpointer data)
{
  tick_screen_wait_row (fixture, 1,
                        "02/03/2026|07:30:48|12 Anna Peeters|Project||Several projects found|");
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "The tick at 16:00 is at no home, employer or project.");
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  tick_screen_wait_text (fixture, "P2 Hall, at 07:30");
  ui_assert_named (fixture->page);
  ui_picture (GTK_WIDGET (fixture->window), "ticks-several");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 1));
  /* Pressed twice it is done once: the second time it is not offered any more. */
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project|P2 Hall||");
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "Repair a day");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_wait_row (fixture, 1,
                        "02/03/2026|07:30:48|12 Anna Peeters|Project||Several projects found|");
}

/* The day as a strip that is told leg by leg, and its map, which is made when somebody looks. */
static void
test_day (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row, *strip, *bar;

  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  strip = ui_find (fixture->page, TKL_TYPE_DAY_STRIP, NULL);
  bar = ui_find (strip, GTK_TYPE_DRAWING_AREA, NULL);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "The day: 2 legs");
  g_assert_true (gtk_widget_grab_focus (bar));
  tick_screen_wait_text (fixture, "06:45 Home – 07:30 Several projects found: Unknown, 0:45");
  row = ui_find (fixture->page, ADW_TYPE_EXPANDER_ROW, "Map of the day");
  g_assert_null (ui_find (row, TKL_TYPE_DAY_MAP, NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle ();
  g_assert_nonnull (ui_find (row, TKL_TYPE_DAY_MAP, NULL));
  ui_assert_named (fixture->page);
  /* Another tick, then none: the map goes with the day. */
  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  tick_screen_select_all (fixture);
  tick_screen_wait_text (fixture, "3 ticks chosen");
}

/* The row that is in order leaves the filter, and the next one is chosen. */
static void
test_next_row (TickScreen *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;

  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  ui_wait_rows (fixture->page, 1);
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 3);
  tick_screen_act (fixture, "ticks.delete");
  tick_screen_wait_text (fixture, "Nothing found");
}

/* A label with these words in it. */
static GtkWidget *
find_with (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
tells_change (gpointer page)
{
  return find_with (page, "Time: as ticked → 02/03/2026 16:30:00") != NULL;
}

static void
commit (TickScreen *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, title);

  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

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

/* As it was ticked and who changed what: from its heading, or as far as there is anything below. */
static gboolean
is_read_whole (gpointer page)
{
  GtkWidget *facts = ui_find (page, TKL_TYPE_TICK_FACTS, NULL);
  GtkWidget *scrolled = gtk_widget_get_ancestor (facts, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double end = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  graphene_rect_t at;

  if (!gtk_widget_compute_bounds (facts, scrolled, &at))
    return FALSE;
  return (at.origin.y >= -1 && at.origin.y <= 1)
         || (at.origin.y >= 0 && gtk_adjustment_get_value (down) >= end - 1);
}

/* That a tick counts by the tolerance at edges is told with where it was, and only then. */
static void
test_tolerance (TickScreen *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) facts = g_object_ref_sink (g_object_new (TKL_TYPE_TICK_FACTS, NULL));
  g_autoptr (GPtrArray) history = g_ptr_array_new ();
  TklTickDetail detail = { .speed_kmh = -1, .tolerance_m = 20, .history = history };
  const TklZone *zone = tkl_desk_get_zone (fixture->ui.desk);
  GtkWidget *told;

  tkl_tick_facts_show (TKL_TICK_FACTS (facts), &detail, zone);
  told = ui_find (facts, GTK_TYPE_LABEL, "Outside it, within the tolerance of 20 m");
  g_assert_nonnull (told);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_ancestor (told, ADW_TYPE_PREFERENCES_ROW)));
  detail.tolerance_m = 0;
  tkl_tick_facts_show (TKL_TICK_FACTS (facts), &detail, zone);
  g_assert_false (
      gtk_widget_get_visible (gtk_widget_get_ancestor (told, ADW_TYPE_PREFERENCES_ROW)));
}

static void
test_history (TickScreen *fixture, gconstpointer data)
{
  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *time = g_strdup_printf ("16:3%u", i);
      g_autofree char *row = g_strdup_printf ("02/03/2026|%s:00|", time);

      commit (fixture, "Time", time);
      tick_screen_wait_row (fixture, 2, row);
    }
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  g_assert_false (is_read_whole (fixture->page));
  tick_screen_select_row (fixture, 2);
  tick_screen_act (fixture, "ticks.history");
  ui_wait (is_read_whole, fixture->page);
  tick_screen_wait_text (fixture, "16:00:05");
  ui_picture (GTK_WIDGET (fixture->window), "tick-history");
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

/* F141: the time by hand, wrong input included; as it was ticked stays to be seen. */
static void
test_time (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row;

  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  commit (fixture, "Time", "soon");
  ui_settle ();
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|");
  commit (fixture, "Time", "16:30");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:30:00|");
  tick_screen_wait_text (fixture, "16:00:05");
  ui_wait (tells_change, fixture->page);
  commit (fixture, "Note", "traffic <jam> & co");
  tick_screen_wait_text (fixture, "Change the note of ticks");
  tick_screen_act (fixture, "ticks.revert");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|");
}

static gboolean
has_error (gpointer row)
{
  return gtk_widget_has_css_class (row, "tkl-error");
}

/* What is refused stays as it was typed, with the reason, also when all is read again. */
static void
test_refused (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row, *entry;

  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  commit (fixture, "Time", "01/01/1950 16:30");
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  ui_wait (has_error, row);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_settle ();
  g_assert_true (has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "01/01/1950 16:30");
  ui_picture (GTK_WIDGET (fixture->window), "tick-refused");
  /* Of another tick it says nothing. */
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  g_assert_false (has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "06:45");
}

/* F140: the ride home is the ride out once more. */
static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* The pane is still reading what it is to show. */
static GtkWidget *
ask_for_copy (TickScreen *fixture)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->page);

  tkl_table_page_select (page, tkl_row_list_get_id (tkl_table_page_get_list (page), 0));
  tick_screen_act (fixture, "ticks.copy");
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (
      ui_find (fixture->page, GTK_TYPE_MENU_BUTTON,
               "A tick that was forgotten: the same once more, at another time"))));
}

/* Who has gone on to another tick meanwhile is not asked about that one. */
static void
test_copy_left (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *popover = ask_for_copy (fixture);

  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
}

static void
test_copy (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *entry, *popover = ask_for_copy (fixture);

  ui_wait (is_mapped, popover);
  entry = ui_find (popover, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "06:45");
  ui_type (entry, "later");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->page), ==, 3);
  ui_type (entry, "16:40");
  ui_wait_rows (fixture->page, 4);
  tick_screen_wait_row (fixture, 3, "02/03/2026|16:40:00|12 Anna Peeters|Home|||VAN 1|");
  tkl_desk_undo (fixture->ui.desk);
  ui_wait_rows (fixture->page, 3);
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

/* --- several, and whole days ------------------------------------------------------------------ */

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

/* Of several chosen, those that leave the filter are not changed by what follows. */
static void
test_several_in_filter (TickScreen *fixture, gconstpointer data)
{
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  tick_screen_select_all (fixture);
  tick_screen_wait_text (fixture, "2 ticks chosen");
  tkl_desk_set_search (fixture->ui.desk, "16:00:05");
  ui_wait_rows (fixture->page, 1);
  /* The pane is about the one that is left. */
  tick_screen_wait_text (fixture, "16:00:05");
  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_BUTTON, "Delete"), "clicked");
  ui_wait_rows (fixture->page, 0);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 1);
  tick_screen_wait_row (fixture, 0, "02/03/2026|07:30:48|");
}

/* What is being typed belongs to the tick it was typed about, though another one is chosen. */
static void
test_typed_stays (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row, *entry;

  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Note");
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "called her");
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "07:30:48");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "Change the note of ticks");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "called her");
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
has_dialog (gpointer fixture)
{
  return tick_screen_find_dialog (fixture) != NULL;
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

static gboolean
is_wrong (gpointer row)
{
  return gtk_widget_has_css_class (row, "tkl-error");
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
  ui_wait (has_dialog, fixture);
  dialog = tick_screen_find_dialog (fixture);
  root = GTK_WIDGET (dialog);
  ui_settle ();
  ui_assert_named (root);
  add = ui_find (root, GTK_TYPE_BUTTON, "_Add");
  row = ui_find (root, TKL_TYPE_FIELD_ROW, "When");
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "02/03/2026 ");
  ui_wait (ui_is_active, root);
  ui_press ("2 5 6 1 Return");
  ui_wait (is_wrong, row);
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

static void
read_again (TickScreen *fixture, guint n)
{
  office_link (&fixture->ui.office);
  tkl_table_page_reload (TKL_TABLE_PAGE (fixture->page));
  ui_settle ();
  ui_wait_rows (fixture->page, n);
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
  read_again (fixture, 5);
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
  read_again (fixture, 5);
  assert_reason (fixture, 1, "tkl-ignored", NULL);
  /* F146: which kind of nobody, as beside the tick. */
  assert_reason (fixture, 4, "tkl-no-employee",
                 "No employee\nThe holder of this key is inactive. Activate him, or choose another "
                 "employee.\nNo destination found");
}

typedef struct
{
  TickScreen *fixture;
  guint position;
  const char *column_id, *text;
} CellSought;

static gboolean
is_cell (gpointer data)
{
  const CellSought *sought = data;
  g_autofree char *text = ui_cell (sought->fixture->page, sought->position, sought->column_id);

  return g_strcmp0 (text, sought->text) == 0;
}

static void
wait_cell (TickScreen *fixture, guint position, const char *column_id, const char *text)
{
  ui_wait_for (column_id, is_cell, &(CellSought){ fixture, position, column_id, text });
}

/* Columns whose values are read when somebody looks at them, and found from then on. */
static void
test_on_demand (TickScreen *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  static const char *const ids[] = { "performance", "ride",       "coordinates", "odometer",
                                     "speed",       "changed-by", "changed",     "id" };

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
  wait_cell (fixture, 1, "performance", "Loading");
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  wait_cell (fixture, 0, "performance", "Mobility");
  tick_screen_select_row (fixture, 1);
  wait_cell (fixture, 1, "coordinates", "50.94, 4.05");
  wait_cell (fixture, 1, "odometer", "112.3");
  wait_cell (fixture, 1, "id", "2");
  g_assert_false (is_cell (&(CellSought){ fixture, 1, "changed-by", "" }));
  tkl_desk_set_search (fixture->ui.desk, "112.3");
  ui_wait_rows (fixture->page, 1);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 3);
  commit (fixture, "Note", "rang her");
  wait_cell (fixture, 1, "note", "rang her");
  tkl_desk_set_search (fixture->ui.desk, "rang her");
  ui_wait_rows (fixture->page, 1);
}

/* --- the next row ----------------------------------------------------------------------------- */

/* Up and Down go on from the row that F8 chose, not from the one where the focus was before. */
static void
assert_focus_on_chosen (TickScreen *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, table));
  g_assert_true ((gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0);
}

typedef struct
{
  TickScreen *fixture;
  guint position;
} RowSought;

static gboolean
is_chosen (gpointer data)
{
  const RowSought *sought = data;
  TklTablePage *page = TKL_TABLE_PAGE (sought->fixture->page);
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));

  return ids->len == 1
         && tkl_row_list_find (tkl_table_page_get_list (page), g_array_index (ids, gint64, 0))
                == sought->position;
}

/* A repair that leaves something says so; one that completes its day goes on to the next one that needs
 * somebody: from a day that ends after midnight, and from one that does not. */
static void
test_next_day (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch days[] = {
    { "VAN 1", "2026-03-03T20:00:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-03T20:45:00+01:00", P1, ANNA, 0 },
    { "VAN 1", "2026-03-04T01:30:00+01:00", P1, ANNA, 0 },
    { "VAN 1", "2026-03-04T02:15:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-05T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-05T07:30:00+01:00", P1, ANNA, 0 },
    { "VAN 1", "2026-03-05T16:00:00+01:00", P1, ANNA, 0 },
    { "VAN 1", "2026-03-05T16:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-06T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-06T07:30:00+01:00", P1, ANNA, 0 },
    { "VAN 1", "2026-03-06T16:45:00+01:00", HOME, ANNA, 0 },
  };
  g_autofree char *said = NULL;

  g_signal_connect (fixture->ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  office_set (&fixture->ui.office, "day-start=04:00", NULL);
  office_take (&fixture->ui.office, days, G_N_ELEMENTS (days));
  read_again (fixture, 14);
  tick_screen_select_row (fixture, 4);
  tick_screen_wait_text (fixture, "P1 School, for 2 ticks");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  ui_wait (is_chosen, &(RowSought){ fixture, 8 });
  g_assert_cmpstr (said, ==, "1 day repaired");
  tick_screen_wait_text (fixture, "Thu 05/03/2026, 07:30:00");
  tick_screen_wait_text (fixture, "P1 School, for 2 ticks");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  ui_wait (is_chosen, &(RowSought){ fixture, 12 });
  /* The first day has two faults. */
  tick_screen_select_row (fixture, 1);
  tick_screen_wait_text (fixture, "Mon 02/03/2026, 07:30:48");
  tick_screen_wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  ui_wait (is_chosen, &(RowSought){ fixture, 2 });
  g_assert_cmpstr (said, ==, "1 day changed, still to be repaired");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, ui_said_cb, &said);
}

/* Numbers and other keys of the table hold after F8, wherever it was pressed. */
static void
test_step_focus (TickScreen *fixture, gconstpointer data)
{
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));

  gtk_root_set_focus (root, NULL);
  tick_screen_act (fixture, "page.next");
  assert_focus_on_chosen (fixture);
  tick_screen_act (fixture, "page.next");
  assert_focus_on_chosen (fixture);
  tick_screen_act (fixture, "page.previous");
  g_assert_true (gtk_widget_child_focus (ui_find (fixture->page, GTK_TYPE_DROP_DOWN, NULL),
                                         GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), table));
  tick_screen_act (fixture, "page.next");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), table));
}

/* Keys that are about the chosen rows and those about the row with the focus are about the same one. */
static void
test_delete_several (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch more[] = { { "VAN 1", "2026-03-02T18:00:00+01:00", HOME, ANNA, 90000 },
                                      { "VAN 1", "2026-03-02T20:00:00+01:00", HOME, ANNA, 95000 } };

  office_take (&fixture->ui.office, more, G_N_ELEMENTS (more));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 5);
  ui_wait (ui_is_active, fixture->window);
  tick_screen_select_row (fixture, 0);
  gtk_widget_grab_focus (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page))));
  ui_press ("shift+Down Delete");
  ui_wait_rows (fixture->page, 3);
  ui_settle ();
  assert_focus_on_chosen (fixture);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (TickScreen *fixture, gconstpointer data);
  } tests[] = {
    { "/ticks/candidates", test_candidates },
    { "/ticks/day", test_day },
    { "/ticks/next-row", test_next_row },
    { "/ticks/time", test_time },
    { "/ticks/only", test_only },
    { "/ticks/refused", test_refused },
    { "/ticks/copy", test_copy },
    { "/ticks/copy-left", test_copy_left },
    { "/ticks/menu-side", test_menu_side },
    { "/ticks/several", test_several },
    { "/ticks/deleted", test_deleted },
    { "/ticks/delete-several", test_delete_several },
    { "/ticks/legend", test_legend },
    { "/ticks/reasons", test_reasons },
    { "/ticks/several-in-filter", test_several_in_filter },
    { "/ticks/typed-stays", test_typed_stays },
    { "/ticks/add", test_add },
    { "/ticks/on-demand", test_on_demand },
    { "/ticks/step-focus", test_step_focus },
    { "/ticks/tolerance", test_tolerance },
    { "/ticks/history", test_history },
    { "/ticks/link-chosen", test_link_chosen },
    { "/ticks/next-day", test_next_day },
  };

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, TickScreen, NULL, tick_screen_set_up, tests[i].run,
                tick_screen_tear_down);
  return g_test_run ();
}
