/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first columns of a table stay in sight while the others are scrolled (F136–F138). */
/* Thread: main. */
#include "tkl-table-private.h"
#include "ui-fixture.h"

#define N_ROWS 3000
#define N_COLUMNS 8

static const TklColumn columns[N_COLUMNS] = {
  { "id", "Id", 10, TKL_FIELD_ID, .text = tkl_text_of_count, .order = TKL_ORDER_READ },
  { "a", "Alpha", 20, TKL_FIELD_ID, .text = tkl_text_of_count },
  { "b", "Beta", 45, TKL_FIELD_ID, .text = tkl_text_of_count },
  { "c", "Gamma", 45, TKL_FIELD_ID, .text = tkl_text_of_count, .numeric = TRUE },
  { "d", "Delta", 45, TKL_FIELD_ID, .text = tkl_text_of_count },
  { "e", "Epsilon", 45, TKL_FIELD_ID, .text = tkl_text_of_count },
  { "f", "Zeta", 45, TKL_FIELD_ID, .text = tkl_text_of_count },
  { "g", "Eta", 45, TKL_FIELD_ID, .text = tkl_text_of_count, .optional = TRUE },
};

enum
{
  ID,
  A,
  B,
  C,
  D,
  E,
  F
};

/* Keys go from cell to cell; none can be changed. */
static const TklTableEdits edits;

typedef struct
{
  UiFixture ui;
  TklRowList *list;
  TklTable *table;
  GtkWindow *window;
} Fixture;

static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;

  return !tkl_row_list_is_busy (fixture->list)
         && g_list_model_get_n_items (G_LIST_MODEL (fixture->table->slots)) == N_ROWS
         && tkl_table_get_cell (fixture->table, 0, ID) != NULL;
}

static gboolean
is_turned_round (gpointer data)
{
  Fixture *fixture = data;

  return is_shown (fixture) && tkl_row_list_get_id (fixture->list, 0) == N_ROWS;
}

static void
fill (Fixture *fixture)
{
  g_autoptr (TklRowSet) set = tkl_row_set_new (TKL_FIELD_ID + 1, NULL);

  for (gint64 id = 1; id <= N_ROWS; id++)
    tkl_row_set_append (set, &id);
  tkl_row_list_set_rows (fixture->list, set);
  ui_wait (is_shown, fixture);
  ui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  fixture->list = tkl_row_list_new (columns, N_COLUMNS);
  tkl_row_list_set_office (fixture->list, tkl_desk_get_office (fixture->ui.desk));
  fixture->table = TKL_TABLE (tkl_table_new (fixture->list, columns, N_COLUMNS, "Rows"));
  tkl_table_set_edits (fixture->table, &edits, NULL);
  fixture->window = ui_show (GTK_WIDGET (fixture->table));
  fill (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_finalize_object (fixture->list);
  ui_tear_down (&fixture->ui, data);
}

static void
act (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (tkl_table_get_column_actions (fixture->table), action, NULL);
  ui_settle ();
}

static gboolean
is_marked (Fixture *fixture, const char *action)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (tkl_table_get_column_actions (fixture->table), action);

  return g_variant_get_boolean (state);
}

static GtkAdjustment *
across (Fixture *fixture)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->table->scroller));
}

static void
scroll_across (Fixture *fixture, double value)
{
  gtk_adjustment_set_value (across (fixture), value);
  ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (across (fixture)), ==, value);
}

/* Where a title or cell is in the table, from the left. */
static int
left_of (Fixture *fixture, GtkWidget *part)
{
  graphene_rect_t bounds;

  g_assert_nonnull (part);
  g_assert_true (gtk_widget_compute_bounds (part, fixture->table->view, &bounds));
  return (int) bounds.origin.x;
}

/* The cell is where its title is, and as much of it is seen. */
static int
cell_at (Fixture *fixture, guint position, guint column)
{
  GtkWidget *cell = tkl_table_get_cell (fixture->table, position, column);
  GtkWidget *title = fixture->table->titles[column];
  int left = left_of (fixture, cell);

  g_assert_cmpint (left, ==, left_of (fixture, title));
  g_assert_true (gtk_widget_get_mapped (cell) == gtk_widget_get_mapped (title));
  g_assert_cmpint (gtk_widget_get_allocated_width (cell), ==,
                   gtk_widget_get_allocated_width (title));
  return left;
}

static gboolean
is_seen (Fixture *fixture, guint position, guint column)
{
  return gtk_widget_get_mapped (tkl_table_get_cell (fixture->table, position, column));
}

/* Every cell of a row is where GTK would have it. */
static void
assert_plain (Fixture *fixture, guint position)
{
  int left = -(int) gtk_adjustment_get_value (across (fixture));

  for (guint i = ID; i <= F; i++)
    {
      g_assert_true (is_seen (fixture, position, i));
      g_assert_cmpint (cell_at (fixture, position, i), ==, left);
      left += gtk_widget_get_allocated_width (tkl_table_get_cell (fixture->table, position, i));
    }
}

/* --- what is seen ----------------------------------------------------------------------------- */

/* The frozen ones stay, what lies below them is not there, what lies there in part is there in part, the
 * rest moves: of rows that were seen before and of those that come into sight. */
static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text;
  int edge, width;
  guint row;

  assert_plain (fixture, 3);
  act (fixture, "freeze-a");
  assert_plain (fixture, 3);
  edge = cell_at (fixture, 3, B);
  width = cell_at (fixture, 3, C) - edge;
  scroll_across (fixture, width + 100);
  for (row = 0; row < N_ROWS; row += 1000)
    {
      tkl_table_scroll_to (fixture->table, row);
      ui_settle ();
      g_assert_cmpint (cell_at (fixture, row, ID), ==, 0);
      g_assert_true (is_seen (fixture, row, ID));
      g_assert_true (is_seen (fixture, row, A));
      g_assert_false (is_seen (fixture, row, B));
      g_assert_cmpint (cell_at (fixture, row, C), ==, edge);
      g_assert_cmpint (cell_at (fixture, row, D), ==, edge + width - 100);
      /* The text itself is where it would be, and is as wide. */
      text = gtk_widget_get_first_child (tkl_table_get_cell (fixture->table, row, C));
      g_assert_cmpint (left_of (fixture, text), <, edge - 50);
      g_assert_cmpint (gtk_widget_get_width (text), >, width - 20);
    }
  ui_picture (GTK_WIDGET (fixture->window), "frozen-columns");

  /* Of a column that is only just not gone not even the padding is left. */
  scroll_across (fixture, 2 * width - 8);
  g_assert_false (is_seen (fixture, 2000, C));
  scroll_across (fixture, 0);
  assert_plain (fixture, 2000);
  scroll_across (fixture, 150);
  act (fixture, "unfreeze");
  assert_plain (fixture, 2000);
  /* Also where one was while they were frozen. */
  tkl_table_scroll_to (fixture->table, 0);
  ui_settle ();
  assert_plain (fixture, 3);
}

/* What is frozen leaves room for the others, or is not. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  act (fixture, "freeze-b");
  scroll_across (fixture, 200);
  g_assert_cmpint (cell_at (fixture, 3, ID), ==, 0);
  g_assert_true (gtk_widget_get_visible (fixture->table->freeze_line));
  act (fixture, "freeze-c");
  g_assert_true (is_marked (fixture, "freeze-c"));
  g_assert_false (gtk_widget_get_visible (fixture->table->freeze_line));
  assert_plain (fixture, 3);
  /* A frozen column that is made narrower leaves it again. */
  for (guint i = A; i <= C; i++)
    gtk_column_view_column_set_fixed_width (fixture->table->view_columns[i], 90);
  ui_settle ();
  scroll_across (fixture, 100);
  g_assert_cmpint (cell_at (fixture, 3, ID), ==, 0);
  g_assert_cmpint (cell_at (fixture, 3, D), ==,
                   gtk_widget_get_margin_start (fixture->table->freeze_line));
}

/* --- which are frozen ------------------------------------------------------------------------- */

/* Returns: how many stay, as it is kept. */
static guint
kept (Fixture *fixture)
{
  g_autoptr (GVariant) layout = tkl_table_get_layout (fixture->table);
  guint n = 0;

  if (g_variant_n_children (layout) > 3)
    g_variant_get_child (layout, 3, "u", &n);
  return n;
}

static void
set_layout (Fixture *fixture, const char *text)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new_parsed (text));

  tkl_table_set_layout (fixture->table, layout);
  ui_settle ();
}

/* By the menus; kept with the layout; columns that go, come and move cross the line. */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = tkl_table_get_column_actions (fixture->table);
  g_autoptr (GVariant) plain = tkl_table_get_layout (fixture->table);
  guint n_reports = 0;

  g_signal_connect_swapped (fixture->table, "layout-changed", G_CALLBACK (ui_count_cb), &n_reports);
  g_assert_true (g_variant_is_of_type (plain, G_VARIANT_TYPE ("(a(sib)sb)")));
  g_assert_false (g_action_group_get_action_enabled (actions, "unfreeze"));
  act (fixture, "freeze-b");
  g_assert_cmpuint (n_reports, ==, 1);
  g_assert_cmpuint (kept (fixture), ==, 3);
  g_assert_true (is_marked (fixture, "freeze-b"));
  g_assert_true (g_action_group_get_action_enabled (actions, "unfreeze"));
  g_assert_false (g_action_group_get_action_enabled (actions, "freeze-g"));
  act (fixture, "hide-b");
  g_assert_true (is_marked (fixture, "freeze-a"));
  act (fixture, "show-b");
  act (fixture, "right-b");
  g_assert_true (is_marked (fixture, "freeze-c"));
  act (fixture, "freeze-c");
  g_assert_cmpuint (kept (fixture), ==, 0);

  set_layout (fixture, "([('b', 90, true), ('id', 90, true)], '', false, uint32 1)");
  g_assert_true (is_marked (fixture, "freeze-b"));
  scroll_across (fixture, 100);
  g_assert_cmpint (cell_at (fixture, 3, B), ==, 0);
  set_layout (fixture, "(@a(sib) [], '', false, uint32 99)");
  g_assert_cmpuint (kept (fixture), ==, N_COLUMNS);
  set_layout (fixture, "(@a(sib) [], '', false)");
  g_assert_cmpuint (kept (fixture), ==, 0);
  act (fixture, "freeze-b");
  tkl_table_reset_columns (fixture->table);
  g_assert_cmpuint (kept (fixture), ==, 0);
}

/* --- hands ------------------------------------------------------------------------------------ */

/* @key: (nullable): that is held meanwhile. */
static void
click (GtkWidget *part, const char *key)
{
  double x = gtk_widget_get_width (part) / 2.0;
  double y = gtk_widget_get_height (part) / 2.0;

  if (key != NULL)
    ui_click_with (key, part, x, y);
  else
    ui_click (part, x, y, 1);
}

/* The row below the pointer is the one that is meant, wherever it is clicked, and so is the title. */
static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;

  act (fixture, "freeze-a");
  ui_point_at (tkl_table_get_cell (fixture->table, 3, D), 10, 10);
  ui_do ("xdotool keydown shift click 5 click 5 keyup shift");
  g_assert_cmpfloat (gtk_adjustment_get_value (across (fixture)), >, 100);
  click (tkl_table_get_cell (fixture->table, 2, A), NULL);
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, "a");
  click (tkl_table_get_cell (fixture->table, 4, D), "shift");
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, "d");
  click (tkl_table_get_cell (fixture->table, 6, ID), "ctrl");
  ids = tkl_table_get_selected_ids (fixture->table);
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 3), ==, 7);
  g_assert_cmpfloat (gtk_adjustment_get_value (across (fixture)), >, 100);

  click (fixture->table->titles[ID], NULL);
  click (fixture->table->titles[ID], NULL);
  ui_wait (is_turned_round, fixture);
  g_assert_cmpint (cell_at (fixture, 0, ID), ==, 0);
}

/* A frozen title goes where it is dropped, although the table is scrolled, and its width where it ends. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = fixture->table->titles[A];
  int width = gtk_widget_get_allocated_width (title);

  act (fixture, "freeze-a");
  scroll_across (fixture, 150);
  ui_drag (title, width - 8, 10, width + 32, 10);
  g_assert_cmpint (gtk_widget_get_allocated_width (title), >, width + 20);
  g_assert_cmpint (cell_at (fixture, 3, A), ==,
                   cell_at (fixture, 3, ID)
                       + gtk_widget_get_allocated_width (fixture->table->titles[ID]));

  ui_drag (title, 30, 10, -50, 10);
  g_assert_cmpint (cell_at (fixture, 3, A), ==, 0);
  g_assert_true (is_marked (fixture, "freeze-id"));
  scroll_across (fixture, 150);
  g_assert_cmpint (cell_at (fixture, 3, A), ==, 0);
  /* Titles of numbers stand over the numbers, wherever they go. */
  for (guint i = ID; i <= F; i++)
    g_assert_cmpint (gtk_widget_get_halign (gtk_widget_get_first_child (fixture->table->titles[i])),
                     ==, columns[i].numeric ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

/* The cell that keys are about is never below the frozen ones. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  int edge;

  act (fixture, "freeze-a");
  edge = cell_at (fixture, 3, B);
  g_assert_true (tkl_table_select (fixture->table, 4));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  ui_settle ();
  ui_do ("xdotool key --delay 40 Right Right Right Right Right Right");
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, "f");
  g_assert_cmpfloat (gtk_adjustment_get_value (across (fixture)), >, 0);
  ui_do ("xdotool key --delay 40 Left Left Left Left");
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, "b");
  g_assert_cmpint (cell_at (fixture, 3, B), ==, edge);
  scroll_across (fixture, 200);
  ui_do ("xdotool key --delay 40 Left Left");
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, "id");
  g_assert_cmpfloat (gtk_adjustment_get_value (across (fixture)), ==, 200);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/freeze/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/freeze/room", Fixture, NULL, set_up, test_room, tear_down);
  g_test_add ("/freeze/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add ("/freeze/pointer", Fixture, NULL, set_up, test_pointer, tear_down);
  g_test_add ("/freeze/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/freeze/keys", Fixture, NULL, set_up, test_keys, tear_down);
  return g_test_run ();
}
