/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks are chosen next, when the chosen ones are in order, gone, or stepped over. */
/* Thread: main. */
#include "tick-screen.h"

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
  tick_screen_read_again (fixture, 14);
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
  static const TickCase cases[] = {
    { "/tick-next/next-row", test_next_row },
    { "/tick-next/next-day", test_next_day },
    { "/tick-next/step-focus", test_step_focus },
    { "/tick-next/several-in-filter", test_several_in_filter },
    { "/tick-next/delete-several", test_delete_several },
  };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
