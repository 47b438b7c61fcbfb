/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the chosen tick: its day and what repairs it, what is typed into it, and its history. */
/* Thread: main. */
#include "tick-screen.h"
#include "tkl-day-map.h"
#include "tkl-day-strip.h"
#include "tkl-field-row.h"
#include "tkl-tick-facts.h"

#include <string.h>

/* --- its day ---------------------------------------------------------------------------------- */

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

/* --- what is typed ---------------------------------------------------------------------------- */

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

/* F141: the time by hand, wrong input included; as it was ticked stays to be seen. */
static void
test_time (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row;

  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  tick_screen_type (fixture, "Time", "soon");
  ui_settle ();
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|");
  tick_screen_type (fixture, "Time", "16:30");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:30:00|");
  tick_screen_wait_text (fixture, "16:00:05");
  ui_wait (tells_change, fixture->page);
  tick_screen_type (fixture, "Note", "traffic <jam> & co");
  tick_screen_wait_text (fixture, "Change the note of ticks");
  tick_screen_act (fixture, "ticks.revert");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|");
}

/* What is refused stays as it was typed, with the reason, also when all is read again. */
static void
test_refused (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *row, *entry;

  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  tick_screen_type (fixture, "Time", "01/01/1950 16:30");
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  ui_wait (ui_has_error, row);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_settle ();
  g_assert_true (ui_has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "01/01/1950 16:30");
  ui_picture (GTK_WIDGET (fixture->window), "tick-refused");
  /* Of another tick it says nothing. */
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  g_assert_false (ui_has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "06:45");
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

/* F140: the ride home is the ride out once more. */
static void
test_copy (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *entry, *popover = ask_for_copy (fixture);

  ui_wait (ui_is_mapped, popover);
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

/* --- as it was ticked, and who changed what --------------------------------------------------- */

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

static void
test_history (TickScreen *fixture, gconstpointer data)
{
  tick_screen_select_row (fixture, 2);
  tick_screen_wait_text (fixture, "16:00:05");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *time = g_strdup_printf ("16:3%u", i);
      g_autofree char *row = g_strdup_printf ("02/03/2026|%s:00|", time);

      tick_screen_type (fixture, "Time", time);
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

int
main (int argc, char **argv)
{
  static const TickCase cases[] = {
    { "/tick-pane/candidates", test_candidates },
    { "/tick-pane/day", test_day },
    { "/tick-pane/time", test_time },
    { "/tick-pane/refused", test_refused },
    { "/tick-pane/typed-stays", test_typed_stays },
    { "/tick-pane/copy", test_copy },
    { "/tick-pane/copy-left", test_copy_left },
    { "/tick-pane/tolerance", test_tolerance },
    { "/tick-pane/history", test_history },
  };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
