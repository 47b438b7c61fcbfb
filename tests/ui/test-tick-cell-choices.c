/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the table of ticks that are chosen from a list, turned or filled down, by real keys and a pointer. */
/* Thread: main. */
#include "cells-fixture.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-edits.h"

/* --- lists ------------------------------------------------------------------------------------ */

static gboolean
is_open (gpointer fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (((CellsFixture *) fixture)->screen.window));

  return focus != NULL && gtk_widget_get_ancestor (focus, TKL_TYPE_ROW_CHOOSER) != NULL;
}

/* F149: the candidates come before all others; what is typed is found, however fast Enter comes. */
static void
test_project (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 1, "project", 1);
  ui_press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_assert_named (fixture->screen.page);
  ui_press ("Escape");
  cells_assert_at (fixture, 1, "project");
  ui_press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_press ("Return");
  cells_wait (fixture, 1, "project", "P1 School");
  cells_assert_at (fixture, 1, "project");
  ui_press ("Return");
  ui_wait (is_open, fixture);
  ui_press ("h a l l Return");
  cells_wait (fixture, 1, "project", "P2 Hall");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 1, "project", "P1 School");
}

/* F071: after the candidates those that collect what is at no place, on the day of the tick. */
static void
test_collecting (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 2, "project", 1);
  ui_press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->screen.page, GTK_TYPE_LABEL, "For technicians"));
  ui_press ("Return");
  cells_wait (fixture, 2, "project", "S2 Service");
  cells_click (fixture, 1, "project", 1);
  ui_press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_settle ();
  ui_press ("Down Down Down Return");
  cells_wait (fixture, 1, "project", "S2 Service");
}

/* What is typed before the likely ones are known is searched for, and does nothing in the table. */
static void
test_project_at_once (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 1, "project", 1);
  ui_settle ();
  cells_keep_busy (fixture, TRUE);
  ui_press ("F2 1 BackSpace h a l l Return");
  cells_let_go ();
  cells_wait (fixture, 1, "project", "P2 Hall");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 1, "project", "");
  ui_settle ();
  /* Enter alone waits for the first of the likely ones. */
  cells_keep_busy (fixture, TRUE);
  ui_press ("F2 Return");
  cells_let_go ();
  cells_wait (fixture, 1, "project", "P1 School");
}

/* The row is in order now and leaves the filter: the next one has the focus. */
static void
test_leaves (CellsFixture *fixture, gconstpointer data)
{
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->screen.page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->screen.page, 2);
  ui_settle ();
  cells_click (fixture, 0, "project", 1);
  ui_press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_press ("Return");
  ui_wait_rows (fixture->screen.page, 1);
  ui_settle ();
  cells_assert_at (fixture, 0, "project");
  cells_wait (fixture, 0, "time", "16:00:05");
}

static void
test_employee (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 2, "employee", 1);
  ui_press ("F2");
  ui_wait (is_open, fixture);
  ui_press ("b e n Return");
  cells_wait (fixture, 2, "employee", "13 Ben");
  cells_wait (fixture, 0, "employee", "12 Anna Peeters");
}

/* --- boxes and filling ------------------------------------------------------------------------ */

/* F163: one box turns those of all selected rows, and of no other. */
static void
test_boxes (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 0, "vehicle", 1);
  ui_press ("Right Right Right shift+Down space");
  cells_wait (fixture, 0, "blocked", "✓");
  cells_wait (fixture, 1, "blocked", "✓");
  cells_wait (fixture, 2, "blocked", "");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 1, "blocked", "");
  /* By the pointer: a selected one with the others, another one alone. */
  cells_click (fixture, 0, "to-clock", 1);
  cells_wait (fixture, 1, "to-clock", "");
  cells_wait (fixture, 0, "to-clock", "");
  cells_click (fixture, 2, "to-clock", 1);
  cells_wait (fixture, 2, "to-clock", "");
  cells_click (fixture, 2, "to-clock", 1);
  cells_wait (fixture, 2, "to-clock", "✓");
  cells_wait (fixture, 0, "to-clock", "");
}

/* F132, F159: as the project asks at first; the box speaks for all that are selected, also filled down. */
static void
test_to_presence (CellsFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 second
      = tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->screen.page)), 1);

  office_import_good (&fixture->screen.ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude,presence_required\n"
                      "P0,Bridge,50.7000,4.9000,1\nP1,School,50.9400,4.0500,1\n");
  g_array_append_val (ids, second);
  tkl_table_show_column (fixture->table, "to-presence");
  tkl_ticks_change (fixture->screen.ui.desk, ids, TKL_TICK_FIELD_PLACE,
                    (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = 2 });
  cells_wait (fixture, 1, "to-presence", "✓");
  cells_wait (fixture, 0, "to-presence", "");
  tkl_table_show_column (fixture->table, "presence-sent");
  cells_wait (fixture, 1, "presence-sent", "Not yet");
  cells_wait (fixture, 0, "presence-sent", "");
  ui_settle ();

  cells_click (fixture, 0, "vehicle", 1);
  ui_press ("Right Right Right Right ctrl+a space");
  cells_wait (fixture, 2, "to-presence", "✓");
  cells_wait (fixture, 0, "to-presence", "✓");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 0, "to-presence", "");
  cells_wait (fixture, 1, "to-presence", "✓");
  g_assert_true (gtk_widget_activate_action (fixture->screen.page, "ticks.not-to-presence", NULL));
  cells_wait (fixture, 1, "to-presence", "");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 1, "to-presence", "✓");
}

/* Only rows that are shown and selected, in one step. */
static void
test_fill (CellsFixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->screen.ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  cells_click (fixture, 0, "place", 1);
  ui_press ("ctrl+a ctrl+d");
  cells_wait (fixture, 1, "place", "Home");
  cells_wait (fixture, 2, "place", "Home");
  g_assert_cmpstr (said, ==, "2 ticks changed");
  ui_press ("ctrl+d");
  ui_settle ();
  g_assert_cmpstr (said, ==, "0 ticks changed · 2 were so already");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 2, "place", "");
  cells_wait (fixture, 1, "place", "Project");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->screen.page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->screen.page, 2);
  ui_settle ();
  cells_click (fixture, 0, "time", 1);
  ui_press ("ctrl+a ctrl+d");
  cells_wait (fixture, 1, "time", "07:30:48");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->screen.page), 0);
  cells_wait (fixture, 0, "time", "06:45:12");
  g_signal_handlers_disconnect_by_func (fixture->screen.ui.desk, ui_said_cb, &said);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CellsFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/tick-cell-choices/project", test_project },
    { "/tick-cell-choices/collecting", test_collecting },
    { "/tick-cell-choices/project-at-once", test_project_at_once },
    { "/tick-cell-choices/leaves", test_leaves },
    { "/tick-cell-choices/employee", test_employee },
    { "/tick-cell-choices/boxes", test_boxes },
    { "/tick-cell-choices/to-presence", test_to_presence },
    { "/tick-cell-choices/fill", test_fill },
  };

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CellsFixture, NULL, cells_set_up, tests[i].run, cells_tear_down);
  return g_test_run ();
}
