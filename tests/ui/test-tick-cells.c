/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the table of ticks that are typed into where they stand, by real keys and a pointer. */
/* Thread: main. */
#include "cells-fixture.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-table-private.h"

/* --- typing ----------------------------------------------------------------------------------- */

/* F141: what is wrong stays with its reason; Escape takes nothing; the row keeps the focus where it goes. */
static void
test_time (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 2, "time", 1);
  cells_assert_at (fixture, 2, "time");
  ui_press ("F2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry)), ==, "16:00");
  g_assert_cmpuint (tkl_help_topic_find (fixture->screen.window), ==, TKL_HELP_CELLS);
  ui_assert_named (fixture->screen.page);
  ui_press ("s o o n Return");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry)), ==, "soon");
  g_assert_nonnull (ui_find (fixture->screen.page, GTK_TYPE_LABEL,
                             "A time, such as 07:30, or a date and a time"));
  ui_picture (GTK_WIDGET (fixture->screen.window), "tick-cells-wrong");
  ui_press ("ctrl+a 2 5 6 1 Return");
  g_assert_nonnull (ui_find (fixture->screen.page, GTK_TYPE_LABEL,
                             "A time, such as 07:30, or a date and a time"));
  /* Of the service: no tick can be of that day. */
  ui_press ("ctrl+a 0 1 slash 0 1 slash 1 9 5 0 space 7 Return");
  g_assert_nonnull (ui_find (fixture->screen.page, GTK_TYPE_LABEL,
                             "This is not the time of a tick. Check the date."));
  ui_press ("Escape");
  cells_assert_at (fixture, 2, "time");
  cells_wait (fixture, 2, "time", "16:00:05");

  ui_press ("Return 7 0 0 Return");
  cells_wait (fixture, 1, "time", "07:00:00");
  ui_settle ();
  cells_assert_at (fixture, 1, "time");
  tkl_desk_undo (fixture->screen.ui.desk);
  cells_wait (fixture, 2, "time", "16:00:05");
  ui_settle ();
  cells_assert_at (fixture, 2, "time");
}

/* Tab takes what was typed to the next cell that can be changed; typing goes on where text is. */
static void
test_tab (CellsFixture *fixture, gconstpointer data)
{
  tkl_table_show_column (fixture->table, "note");
  ui_settle ();
  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 6 colon 4 0 Tab");
  cells_wait (fixture, 0, "time", "06:40:00");
  ui_settle ();
  cells_assert_at (fixture, 0, "employee");
  ui_press ("Right Right Right Right Right Right Right Right F2");
  g_assert_nonnull (fixture->table->entry);
  ui_press ("c a l l e d shift+Tab");
  cells_wait (fixture, 0, "note", "called");
  ui_settle ();
  cells_assert_at (fixture, 0, "blocked");
  ui_press ("F2");
  cells_wait (fixture, 0, "blocked", "✓");
  /* Enter on what cannot be changed opens the row. */
  cells_click (fixture, 0, "vehicle", 1);
  ui_press ("Return");
  ui_settle ();
  g_assert_null (fixture->table->editor);
  g_assert_true (
      gtk_widget_get_mapped (ui_find (fixture->screen.page, TKL_TYPE_FIELD_ROW, "Time")));
}

/* What is typed is kept when one clicks elsewhere. */
static void
test_click_away (CellsFixture *fixture, gconstpointer data)
{
  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 6 colon 4 1");
  cells_click (fixture, 2, "vehicle", 1);
  cells_wait (fixture, 0, "time", "06:41:00");
  ui_settle ();
  cells_assert_at (fixture, 2, "vehicle");
}

/* A second click edits, of text and of a list. */
static void
test_click_twice (CellsFixture *fixture, gconstpointer data)
{
  cells_double_click (fixture, 0, "time");
  ui_settle ();
  g_assert_nonnull (fixture->table->entry);
  ui_press ("ctrl+a 6 colon 4 3 Return");
  cells_wait (fixture, 0, "time", "06:43:00");
  cells_double_click (fixture, 2, "project");
  ui_settle ();
  g_assert_cmpint (fixture->table->edited_id, ==, tkl_row_list_get_id (fixture->table->list, 2));
  ui_press ("Escape");
}

static const char *
typed (CellsFixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry));
}

static void
reported_cb (TklDesk *desk, const GError *error, char **said)
{
  g_free (*said);
  *said = g_strdup (error->message);
}

/* What is said of the text before is not said of the one that is being typed, and takes nothing of it. */
static void
test_late_answer (CellsFixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->screen.ui.desk, "failed", G_CALLBACK (reported_cb), &said);
  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 6 colon 4 2");
  cells_keep_busy (fixture, FALSE);
  cells_click (fixture, 2, "time", 1);
  ui_press ("F2 1 5");
  cells_let_go ();
  cells_wait (fixture, 0, "time", "06:42:00");
  ui_settle ();
  g_assert_cmpstr (typed (fixture), ==, "15");
  ui_press ("Escape");
  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 0 1 slash 0 1 slash 1 9 5 0 space 7");
  cells_keep_busy (fixture, FALSE);
  cells_click (fixture, 2, "time", 1);
  ui_press ("F2 1 6");
  cells_let_go ();
  ui_settle ();
  g_assert_cmpstr (typed (fixture), ==, "16");
  g_assert_false (gtk_widget_get_visible (fixture->table->problem));
  g_assert_cmpstr (said, ==, "This is not the time of a tick. Check the date.");
  ui_press ("Escape");
  g_signal_handlers_disconnect_by_func (fixture->screen.ui.desk, reported_cb, &said);
}

static gboolean
shows_repair (gpointer page)
{
  GtkWidget *repair = ui_find (page, GTK_TYPE_LABEL, "P1 School, at 07:30");

  return repair != NULL && gtk_widget_get_mapped (repair);
}

/* Numbers choose a repair in the table (F149), and other keys do something there as well: not those that
 * are typed on while a text is stored. */
static void
test_typed_ahead (CellsFixture *fixture, gconstpointer data)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (fixture->screen.page), TRUE);
  cells_click (fixture, 1, "time", 1);
  ui_wait (shows_repair, fixture->screen.page);
  ui_press ("F2 7 colon 3 1");
  cells_keep_busy (fixture, FALSE);
  ui_press ("Return 1 2 ctrl+shift+d");
  cells_let_go ();
  cells_wait (fixture, 1, "time", "07:31:00");
  ui_settle ();
  cells_wait (fixture, 1, "project", "");
  g_assert_null (ui_find (fixture->screen.page, GTK_TYPE_BUTTON, "Not only Date: 02/03/2026"));
  /* Then they do. */
  cells_assert_at (fixture, 1, "time");
  ui_press ("1");
  cells_wait (fixture, 1, "project", "P1 School");
  ui_press ("ctrl+shift+d");
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->screen.page, GTK_TYPE_BUTTON, "Not only Date: 02/03/2026"));
}

/* A table that goes takes the cell with it that was being typed into: who still has it finds no editor in
 * it, and what is told late hits nothing. */
static void
test_destroyed (CellsFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTable) table = g_object_ref (fixture->table);

  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 6 colon 4 3");
  gtk_window_destroy (fixture->screen.window);
  g_object_run_dispose (G_OBJECT (table));
  g_assert_null (tkl_table_get_editor (table));
  g_assert_false (tkl_table_end_edit (table, "Too late"));
  ui_settle ();
  /* And with what is on its way. */
  cells_open (fixture);
  cells_click (fixture, 0, "time", 1);
  ui_press ("F2 6 colon 4 4");
  cells_keep_busy (fixture, FALSE);
  ui_press ("Return");
  gtk_window_destroy (fixture->screen.window);
  cells_let_go ();
  ui_settle ();
  cells_open (fixture);
  cells_wait (fixture, 0, "time", "06:44:00");
}

static gboolean
is_closed (gpointer closed)
{
  return *(gboolean *) closed;
}

static void
closed_cb (GtkWindow *window, gboolean *closed)
{
  *closed = TRUE;
}

/* What is typed is stored before the window closes; what is wrong keeps it open and says why. */
static void
test_closed (CellsFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "s o o n", "0 1 slash 0 1 slash 1 9 5 0 space 7" };
  gboolean closed = FALSE;

  g_signal_connect (fixture->screen.window, "destroy", G_CALLBACK (closed_cb), &closed);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      cells_click (fixture, 0, "time", 1);
      ui_press ("F2");
      ui_press (wrong[i]);
      gtk_window_close (fixture->screen.window);
      ui_settle ();
      g_assert_false (closed);
      g_assert_true (gtk_widget_get_visible (fixture->table->problem));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->screen.window),
                                             fixture->table->entry));
      /* Not at the second time either. */
      gtk_window_close (fixture->screen.window);
      ui_settle ();
      g_assert_false (closed);
      ui_press ("Escape");
    }
  ui_press ("F2 6 colon 4 5");
  gtk_window_close (fixture->screen.window);
  ui_wait (is_closed, &closed);
  cells_open (fixture);
  cells_wait (fixture, 0, "time", "06:45:00");
  /* On its way already; and nothing typed at all. */
  for (int i = 0; i < 2; i++)
    {
      closed = FALSE;
      g_signal_connect (fixture->screen.window, "destroy", G_CALLBACK (closed_cb), &closed);
      cells_click (fixture, 0, "time", 1);
      ui_press (i == 0 ? "F2 6 colon 4 6" : "F2");
      if (i == 0)
        cells_keep_busy (fixture, FALSE);
      ui_press (i == 0 ? "Return" : "End");
      gtk_window_close (fixture->screen.window);
      if (i == 0)
        cells_let_go ();
      ui_wait (is_closed, &closed);
      cells_open (fixture);
      cells_wait (fixture, 0, "time", "06:46:00");
    }
}

/* Keys are about a cell that is seen. */
static void
test_hidden (CellsFixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "date", "employee", "vehicle", NULL };

  cells_click (fixture, 0, "time", 1);
  ui_press ("F2");
  g_assert_nonnull (fixture->table->editor);
  tkl_table_show_columns (fixture->table, others);
  ui_settle ();
  g_assert_null (fixture->table->editor);
  cells_assert_at (fixture, 0, "date");
}

/* --- frozen columns and menus ----------------------------------------------------------------- */

static graphene_rect_t
find_bounds (CellsFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, fixture->table->overlay, &bounds));
  return bounds;
}

static void
scroll_across (CellsFixture *fixture, double value)
{
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->table->scroller)), value);
  ui_settle ();
}

/* What is typed into a frozen cell stays over it; below the frozen ones no cell is edited. */
static void
test_frozen (CellsFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new_parsed (
      "([('date', 90, true), ('time', 90, true), ('place', 700, true), ('note', 300, true), "
      "('address', 900, true)], '', false, uint32 2)"));
  guint time = tkl_table_find_column (fixture->table, "time");
  graphene_rect_t cell, editor;

  tkl_table_set_layout (fixture->table, layout);
  ui_settle ();
  scroll_across (fixture, 300);
  cells_click (fixture, 1, "time", 1);
  ui_press ("F2");
  scroll_across (fixture, 450);
  cell = find_bounds (fixture, tkl_table_get_cell (fixture->table, 1, time));
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.x, ==, cell.origin.x);
  g_assert_cmpfloat (ABS (editor.origin.y - cell.origin.y), <, 10);
  ui_press ("Escape");

  cells_click (fixture, 1, "note", 1);
  ui_press ("F2");
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, >, 0);
  scroll_across (fixture, 1010);
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, <, 0);
  scroll_across (fixture, 500);
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, >, 0);
  ui_press ("Escape");
  g_assert_null (tkl_table_get_editor (fixture->table));
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Offer;

static gboolean
is_offered (gpointer data)
{
  const Offer *offer = data;
  GtkWidget *label = ui_find (offer->root, GTK_TYPE_LABEL, offer->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
is_gone (gpointer data)
{
  return !is_offered (data);
}

/* F136: a title has the menu of its column, not that of the ticks. */
static void
test_menus (CellsFixture *fixture, gconstpointer data)
{
  GtkWidget *title = fixture->table->titles[tkl_table_find_column (fixture->table, "time")];
  Offer of_title = { title, "Freeze up to This Column" };
  Offer of_row = { fixture->screen.page, "Fill Down" };

  ui_click (title, 12, gtk_widget_get_height (title) / 2.0, 3);
  ui_wait (is_offered, &of_title);
  g_assert_false (is_offered (&of_row));
  ui_press ("Escape");
  ui_wait (is_gone, &of_title);
  /* The menu of a row gives the focus back to the table. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  ui_press ("Menu");
  ui_wait (is_offered, &of_row);
  ui_press ("Escape");
  ui_wait (is_gone, &of_row);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->screen.window),
                                         GTK_WIDGET (fixture->table)));
  /* A row that it was opened on with the mouse does not look pressed any more. */
  cells_click (fixture, 1, "employee", 3);
  ui_wait (is_offered, &of_row);
  ui_press ("Escape");
  ui_wait (is_gone, &of_row);
  ui_settle ();
  for (GtkWidget *at
       = tkl_table_get_cell (fixture->table, 1, tkl_table_find_column (fixture->table, "employee"));
       at != NULL; at = gtk_widget_get_parent (at))
    g_assert_cmpint (gtk_widget_get_state_flags (at) & GTK_STATE_FLAG_ACTIVE, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CellsFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/tick-cells/time", test_time },
    { "/tick-cells/tab", test_tab },
    { "/tick-cells/click-away", test_click_away },
    { "/tick-cells/click-twice", test_click_twice },
    { "/tick-cells/late-answer", test_late_answer },
    { "/tick-cells/typed-ahead", test_typed_ahead },
    { "/tick-cells/destroyed", test_destroyed },
    { "/tick-cells/closed", test_closed },
    { "/tick-cells/hidden", test_hidden },
    { "/tick-cells/frozen", test_frozen },
    { "/tick-cells/menus", test_menus },
  };

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CellsFixture, NULL, cells_set_up, tests[i].run, cells_tear_down);
  return g_test_run ();
}
