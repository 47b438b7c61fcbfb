/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows: what its cells and titles show, in which order, and the menus of its columns. */
/* Thread: main. */
#include "table-fixture.h"

/* --- rows ------------------------------------------------------------------------------------- */

static void
test_sort (TableFixture *fixture, gconstpointer data)
{
  g_assert_true (tkl_table_select (fixture->table, 15000));
  ui_settle ();
  table_sort (fixture, "name", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 10);
  table_sort (fixture, "name", FALSE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 1);
  table_sort (fixture, "id", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, N_ROWS);
}

static void
find_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (GTK_IS_INSCRIPTION (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_cells (child, cells);
}

/* GTK puts text that is cut off at the top of what it is given, other text in the middle. */
static void
test_one_line (TableFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  find_cells (GTK_WIDGET (fixture->table), cells);
  g_assert_cmpuint (cells->len, >, 0);
  for (guint i = 0; i < cells->len; i++)
    {
      int natural;

      gtk_widget_measure (cells->pdata[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpint (gtk_widget_get_height (cells->pdata[i]), <=, natural);
    }
}

/* One of each column for each row that is seen, and what it says is true. */
static void
assert_texts (TableFixture *fixture)
{
  GtkAdjustment *adjustment = table_adjustment (fixture);
  double height = gtk_adjustment_get_upper (adjustment) / N_ROWS;
  guint top = (guint) (gtk_adjustment_get_value (adjustment) / height);
  guint n = (guint) (gtk_adjustment_get_page_size (adjustment) / height);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  find_cells (GTK_WIDGET (fixture->table), texts);
  g_assert_cmpuint (texts->len, >=, n * TABLE_N_COLUMNS);
  g_assert_cmpuint (texts->len, <=, (n + 3) * TABLE_N_COLUMNS);
  for (guint i = 0; i < texts->len; i++)
    g_hash_table_add (shown, (gpointer) gtk_inscription_get_text (texts->pdata[i]));
  for (guint position = top; position < MIN (top + n, N_ROWS); position++)
    {
      g_autofree char *text
          = tkl_column_cell (&table_columns[0], tkl_row_list_get_rows (fixture->list),
                             tkl_row_list_get_row (fixture->list, position));

      g_assert_true (g_hash_table_contains (shown, text));
    }
  /* Ids of some rows, three times `Ten` and `Other`: nothing is left of rows that were seen before. */
  g_assert_cmpuint (g_hash_table_size (shown), <=, n + 3 + 2);
}

/* Wherever one goes, by whatever way. */
static void
test_texts (TableFixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = table_adjustment (fixture);
  static const double steps_px[] = { 90, 90, 700, 3000, 100000, -50000, -90, 1e9, -1e9, 1 };

  assert_texts (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (steps_px); i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + steps_px[i]);
      ui_settle ();
      assert_texts (fixture);
    }
  g_assert_true (tkl_table_select (fixture->table, 12345));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  assert_texts (fixture);
  table_sort (fixture, "id", TRUE);
  assert_texts (fixture);
}

static guint
count_controllers (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  return g_list_model_get_n_items (controllers);
}

/* Clicks are for the row, once. */
static void
test_light_cells (TableFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  find_cells (GTK_WIDGET (fixture->table), texts);
  g_assert_cmpuint (texts->len, >, 0);
  for (guint i = 0; i < texts->len; i++)
    {
      GtkWidget *cell = gtk_widget_get_parent (texts->pdata[i]);

      g_assert_cmpuint (count_controllers (cell), ==, 0);
      g_assert_cmpuint (count_controllers (gtk_widget_get_parent (cell)), >, 0);
    }
}

/* --- columns ---------------------------------------------------------------------------------- */

static void
assert_title_fits (GtkWidget *table)
{
  GtkWidget *label = ui_find (table, GTK_TYPE_LABEL, LONG_TITLE);
  GtkWidget *title;
  graphene_rect_t bounds;

  g_assert_nonnull (label);
  title = gtk_widget_get_parent (gtk_widget_get_parent (label));
  g_assert_true (gtk_widget_compute_bounds (label, title, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (title));
}

/* The first cell has room for as many digits as its column is made for. */
static void
assert_digits_fit (GtkWidget *table)
{
  GtkWidget *cell = ui_find (table, GTK_TYPE_INSCRIPTION, "1");
  g_autoptr (PangoLayout) digits = gtk_widget_create_pango_layout (cell, "02/03/2026");
  int width;

  pango_layout_get_pixel_size (digits, &width, NULL);
  g_assert_cmpint (width, <=, gtk_widget_get_width (cell));
}

/* With a long word for a title, and with text twice as large. */
static void
test_widths (TableFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int factor = 1; factor <= 2; factor++)
    {
      GtkWidget *table;
      GtkWindow *window;

      g_object_set (settings, "gtk-xft-dpi", factor * dpi, NULL);
      table = tkl_table_new (fixture->list, table_columns, TABLE_N_COLUMNS, "Rows");
      window = ui_show (table);
      ui_settle ();
      assert_title_fits (table);
      assert_digits_fit (table);
      gtk_window_destroy (window);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static GtkWidget *
title_label (TableFixture *fixture, const char *text)
{
  GtkWidget *label = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return label;
}

/* A title without room ends in an ellipsis, and the tooltip has all of it; widths can be put back. */
static void
test_titles (TableFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) narrow
      = g_variant_ref_sink (g_variant_new_parsed ("([('again', 60, true)], '', false)"));
  GActionGroup *actions = tkl_table_get_column_actions (fixture->table);
  GtkWidget *label = title_label (fixture, LONG_TITLE);
  g_autoptr (GVariant) before = tkl_table_get_layout (fixture->table);
  g_autoptr (GVariant) after = NULL;

  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  tkl_table_set_layout (fixture->table, narrow);
  ui_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->table));
  label = title_label (fixture, LONG_TITLE);
  g_assert_true (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_action_group_activate_action (actions, "reset-widths", NULL);
  ui_settle ();
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_action_group_activate_action (actions, "reset", NULL);
  after = tkl_table_get_layout (fixture->table);
  g_assert_true (g_variant_equal (before, after));
}

/* Names do not give way to a pane. */
static void
test_least (TableFixture *fixture, gconstpointer data)
{
  GtkWidget *name = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_INSCRIPTION, "Other");

  g_assert_nonnull (name);
  g_assert_cmpuint (gtk_inscription_get_min_chars (GTK_INSCRIPTION (name)), ==, 9);
}

/* --- menus ------------------------------------------------------------------------------------ */

/* Columns from left to right, the hidden ones in brackets; then what it is sorted by. */
static void
assert_layout (TableFixture *fixture, const char *expected)
{
  g_autoptr (GVariant) layout = tkl_table_get_layout (fixture->table);
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *id, *sorted_by;
  gboolean visible, descending;
  int width;

  g_variant_get (layout, "(a(sib)&sb)", &iter, &sorted_by, &descending);
  while (g_variant_iter_next (iter, "(&sib)", &id, &width, &visible))
    g_string_append_printf (text, visible ? "%s " : "[%s] ", id);
  g_string_append_printf (text, "%s%s", sorted_by[0] != '\0' && descending ? "-" : "", sorted_by);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Each step by the actions of the menus; those that would do nothing are not there to be chosen. */
static void
test_menus (TableFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action, *target;
    const char *layout;
  } steps[] = {
    { "right-id", NULL, "name id again " },
    { "right-id", NULL, "name again id " },
    { "left-again", NULL, "again name id " },
    { "hide-name", NULL, "again [name] id " },
    { "left-id", NULL, "id again [name] " },
    { "sort-descending", "again", "id again [name] -again" },
    { "sort-ascending", "id", "id again [name] id" },
    { "hide-id", NULL, "[id] again [name] id" },
    { "show-again", NULL, "[id] again [name] id" },
    { "reset", NULL, "id name again " },
  };
  GActionGroup *actions = tkl_table_get_column_actions (fixture->table);
  guint n_reports = 0;

  g_signal_connect_swapped (fixture->table, "layout-changed", G_CALLBACK (ui_count_cb), &n_reports);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      n_reports = 0;
      g_action_group_activate_action (
          actions, steps[i].action,
          steps[i].target != NULL ? g_variant_new_string (steps[i].target) : NULL);
      assert_layout (fixture, steps[i].layout);
      g_assert_cmpuint (n_reports, >, 0);
    }
  g_assert_false (g_action_group_get_action_enabled (actions, "left-id"));
  g_assert_true (g_action_group_get_action_enabled (actions, "right-id"));
  g_assert_false (g_action_group_get_action_enabled (actions, "right-again"));
  g_action_group_activate_action (actions, "hide-again", NULL);
  g_assert_false (g_action_group_get_action_enabled (actions, "right-name"));
  g_action_group_activate_action (actions, "hide-name", NULL);
  g_assert_false (g_action_group_get_action_enabled (actions, "hide-id"));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/table/sort", TableFixture, NULL, table_set_up, test_sort, table_tear_down);
  g_test_add ("/table/one-line", TableFixture, NULL, table_set_up, test_one_line, table_tear_down);
  g_test_add ("/table/texts", TableFixture, NULL, table_set_up, test_texts, table_tear_down);
  g_test_add ("/table/light-cells", TableFixture, NULL, table_set_up, test_light_cells,
              table_tear_down);
  g_test_add ("/table/widths", TableFixture, NULL, table_set_up, test_widths, table_tear_down);
  g_test_add ("/table/titles", TableFixture, NULL, table_set_up, test_titles, table_tear_down);
  g_test_add ("/table/least", TableFixture, NULL, table_set_up, test_least, table_tear_down);
  g_test_add ("/table/menus", TableFixture, NULL, table_set_up, test_menus, table_tear_down);
  return g_test_run ();
}
