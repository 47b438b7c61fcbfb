/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows: what is asked is answered when the rows are in order; the place stays. */
/* Thread: main. */
#include "tkl-error-face.h"
#include "tkl-service-error.h"
#include "tkl-store-error.h"
#include "tkl-table.h"
#include "ui-fixture.h"

#include <string.h>

#define N_ROWS 20000
#define LONG_TITLE "A title much longer than its text"

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "id", "Id", 10, TKL_FIELD_ID, .text = tkl_text_of_count, .order = TKL_ORDER_READ },
  { "name", "Name", 10, FIELD_NAME, .grows = TRUE, .least = 9 },
  { "again", LONG_TITLE, 4, TKL_FIELD_ID, .text = tkl_text_of_count },
};

typedef struct
{
  UiFixture ui;
  TklRowList *list;
  TklTable *table;
  GtkWindow *window;
} Fixture;

/* Rows @first to @last; the name of each tenth is Ten. */
static void
set_rows (Fixture *fixture, gint64 first, gint64 last)
{
  g_autoptr (TklRowSet) set = tkl_row_set_new (N_FIELDS, NULL);

  for (gint64 id = first; id <= last; id++)
    {
      const gint64 values[] = { id, tkl_row_set_intern (set, id % 10 == 0 ? "Ten" : "Other") };

      tkl_row_set_append (set, values);
    }
  tkl_row_list_set_rows (fixture->list, set);
}

/* All rows, and GTK knows of them all. */
static gboolean
is_in_order (gpointer data)
{
  Fixture *fixture = data;
  GtkColumnView *view
      = GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL));

  return !tkl_row_list_is_busy (fixture->list)
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)))
                == g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
wait_for_rows (Fixture *fixture)
{
  ui_wait (is_in_order, fixture);
  ui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  fixture->list = tkl_row_list_new (columns, G_N_ELEMENTS (columns));
  tkl_row_list_set_office (fixture->list, tkl_desk_get_office (fixture->ui.desk));
  fixture->table
      = TKL_TABLE (tkl_table_new (fixture->list, columns, G_N_ELEMENTS (columns), "Rows"));
  fixture->window = ui_show (GTK_WIDGET (fixture->table));
  set_rows (fixture, 1, N_ROWS);
  wait_for_rows (fixture);
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
sort_by (Fixture *fixture, const char *id, gboolean descending)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new (
      "(@a(sib)sb)", g_variant_new_array (G_VARIANT_TYPE ("(sib)"), NULL, 0), id, descending));

  tkl_table_set_layout (fixture->table, layout);
  wait_for_rows (fixture);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_assert_true (tkl_table_select (fixture->table, 15000));
  ui_settle ();
  sort_by (fixture, "name", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 10);
  sort_by (fixture, "name", FALSE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 1);
  sort_by (fixture, "id", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, N_ROWS);
}

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
test_widths (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int factor = 1; factor <= 2; factor++)
    {
      GtkWidget *table;
      GtkWindow *window;

      g_object_set (settings, "gtk-xft-dpi", factor * dpi, NULL);
      table = tkl_table_new (fixture->list, columns, G_N_ELEMENTS (columns), "Rows");
      window = ui_show (table);
      ui_settle ();
      assert_title_fits (table);
      assert_digits_fit (table);
      gtk_window_destroy (window);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
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
test_one_line (Fixture *fixture, gconstpointer data)
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

static GtkAdjustment *
adjustment_of (Fixture *fixture)
{
  GtkWidget *scroller = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_SCROLLED_WINDOW, NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* One of each column for each row that is seen, and what it says is true. */
static void
assert_texts (Fixture *fixture)
{
  GtkAdjustment *adjustment = adjustment_of (fixture);
  double height = gtk_adjustment_get_upper (adjustment) / N_ROWS;
  guint top = (guint) (gtk_adjustment_get_value (adjustment) / height);
  guint n = (guint) (gtk_adjustment_get_page_size (adjustment) / height);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  find_cells (GTK_WIDGET (fixture->table), texts);
  g_assert_cmpuint (texts->len, >=, n * G_N_ELEMENTS (columns));
  g_assert_cmpuint (texts->len, <=, (n + 3) * G_N_ELEMENTS (columns));
  for (guint i = 0; i < texts->len; i++)
    g_hash_table_add (shown, (gpointer) gtk_inscription_get_text (texts->pdata[i]));
  for (guint position = top; position < MIN (top + n, N_ROWS); position++)
    {
      g_autofree char *text = tkl_column_cell (&columns[0], tkl_row_list_get_rows (fixture->list),
                                               tkl_row_list_get_row (fixture->list, position));

      g_assert_true (g_hash_table_contains (shown, text));
    }
  /* Ids of some rows, three times `Ten` and `Other`: nothing is left of rows that were seen before. */
  g_assert_cmpuint (g_hash_table_size (shown), <=, n + 3 + 2);
}

/* Wherever one goes, by whatever way. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = adjustment_of (fixture);
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
  sort_by (fixture, "id", TRUE);
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
test_light_cells (Fixture *fixture, gconstpointer data)
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

typedef struct
{
  Fixture *fixture;
  gint64 id;
} Place;

/* The row is the one at the top, not quite whole. */
static gboolean
is_at (gpointer data)
{
  Place *place = data;
  TklRowList *list = place->fixture->list;
  GtkAdjustment *adjustment = adjustment_of (place->fixture);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  double height = gtk_adjustment_get_upper (adjustment) / n;
  guint top = (guint) (gtk_adjustment_get_value (adjustment) / height);

  return tkl_row_list_get_id (list, top) == place->id;
}

static void
scroll_to_row (Fixture *fixture, gint64 id)
{
  GtkAdjustment *adjustment = adjustment_of (fixture);
  Place place = { fixture, id };
  guint position = tkl_row_list_find (fixture->list, id);

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) * (position + 0.4) / N_ROWS);
  ui_wait (is_at, &place);
  ui_settle ();
}

/* Rows come and go above, below and around; one stays where one was. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 first, last;
  } reads[] = { { 1, N_ROWS },      { 101, N_ROWS },   { 1, N_ROWS },
                { -9000, 50000 },   { 9900, N_ROWS },  { 1, 10000 + 100 },
                { -50000, N_ROWS }, { 5, N_ROWS + 4 }, { 1, N_ROWS } };
  Place place = { fixture, 10000 };

  scroll_to_row (fixture, 10000);
  for (gsize i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      set_rows (fixture, reads[i].first, reads[i].last);
      wait_for_rows (fixture);
      ui_wait (is_at, &place);
    }
}

static gboolean
is_at_top (gpointer data)
{
  GtkAdjustment *adjustment = adjustment_of (data);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (((Fixture *) data)->list));

  /* Once there is room for all rows. */
  return gtk_adjustment_get_upper (adjustment) >= 10 * n
         && gtk_adjustment_get_value (adjustment) <= 0;
}

/* A row that is gone leaves one where it was; at the top one stays there. */
static void
test_place_gone (Fixture *fixture, gconstpointer data)
{
  scroll_to_row (fixture, 10000);
  set_rows (fixture, 15000, N_ROWS);
  wait_for_rows (fixture);
  set_rows (fixture, 0, 0);
  wait_for_rows (fixture);
  ui_wait (is_at_top, fixture);
  ui_settle ();
  set_rows (fixture, -500, N_ROWS);
  wait_for_rows (fixture);
  ui_wait (is_at_top, fixture);
}

/* Three whole rows between @id and both edges, unless the table ends there. */
static void
assert_rows_around (Fixture *fixture, gint64 id)
{
  GtkAdjustment *adjustment = adjustment_of (fixture);
  double height = gtk_adjustment_get_upper (adjustment) / N_ROWS;
  double top = gtk_adjustment_get_value (adjustment);
  double bottom = top + gtk_adjustment_get_page_size (adjustment);
  double y = tkl_row_list_find (fixture->list, id) * height;

  g_assert_true (top <= 0 || y >= top + 3 * height);
  g_assert_true (bottom >= N_ROWS * height - 1 || y + 4 * height <= bottom);
}

/* What is gone to stands clear of the edges, where it would be overlooked; nothing moves while it does. */
static void
test_gone_to (Fixture *fixture, gconstpointer data)
{
  static const gint64 ids[] = { 5000, 5030, 4990, 1, N_ROWS, N_ROWS - 60, 2, 12000, 12001 };
  GtkAdjustment *adjustment = adjustment_of (fixture);
  double value = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      value = gtk_adjustment_get_value (adjustment);
      g_assert_true (tkl_table_select (fixture->table, ids[i]));
      ui_settle ();
      assert_rows_around (fixture, ids[i]);
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  /* Before GTK has room for the rows that have come. */
  set_rows (fixture, 1, 3);
  wait_for_rows (fixture);
  set_rows (fixture, 1, N_ROWS);
  g_assert_true (tkl_table_select (fixture->table, 700));
  wait_for_rows (fixture);
  assert_rows_around (fixture, 700);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (fixture->table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
select_ids (Fixture *fixture, gint64 first, gint64 other)
{
  GtkSelectionModel *model = gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL)));

  gtk_selection_model_select_item (model, tkl_row_list_find (fixture->list, first), TRUE);
  gtk_selection_model_select_item (model, tkl_row_list_find (fixture->list, other), FALSE);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  select_ids (fixture, 12000, 300);
  assert_selected (fixture, "300 12000");
  set_rows (fixture, 101, N_ROWS + 100);
  wait_for_rows (fixture);
  assert_selected (fixture, "300 12000");
  sort_by (fixture, "id", TRUE);
  assert_selected (fixture, "12000 300");
  /* What is not shown for a while is not forgotten. */
  tkl_row_list_search (fixture->list, "12,000");
  wait_for_rows (fixture);
  assert_selected (fixture, "12000");
  tkl_row_list_search (fixture->list, NULL);
  wait_for_rows (fixture);
  assert_selected (fixture, "12000 300");
  set_rows (fixture, 1, 11000);
  wait_for_rows (fixture);
  assert_selected (fixture, "300");
}

/* So many that they are not all kept: nothing that was not selected is so now. */
static void
test_select_all (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL)));

  gtk_selection_model_select_all (model);
  set_rows (fixture, 1, N_ROWS + 1);
  wait_for_rows (fixture);
  assert_selected (fixture, "1");
}

/* Also those that are still on their way. */
static void
test_select_all_early (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL)));
  g_autoptr (GArray) ids = NULL;

  set_rows (fixture, 1, 0);
  wait_for_rows (fixture);
  set_rows (fixture, 1, N_ROWS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, N_ROWS);
  gtk_selection_model_select_all (model);
  ids = tkl_table_get_selected_ids (fixture->table);
  g_assert_cmpuint (ids->len, ==, N_ROWS);
  wait_for_rows (fixture);
}

/* --- clipboard -------------------------------------------------------------------------------- */

typedef struct
{
  guint n_copied, n_ends;
  char *text; /* (owned) (nullable): of the clipboard */
  gboolean read;
} Clipboard;

static void
copying_cb (Clipboard *clipboard, int percent, guint n_copied)
{
  g_assert_cmpint (percent, <=, 100);
  if (percent < 0)
    {
      clipboard->n_ends++;
      clipboard->n_copied = n_copied;
    }
}

static gboolean
has_ended (gpointer data)
{
  return ((Clipboard *) data)->n_ends > 0;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Clipboard *clipboard = data;

  clipboard->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clipboard->read = TRUE;
}

static gboolean
was_read (gpointer data)
{
  return ((Clipboard *) data)->read;
}

/* Returns: (transfer full): its lines. */
static GStrv
read_clipboard (Fixture *fixture)
{
  Clipboard clipboard = { 0 };
  GStrv lines;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->table)), NULL,
                                 text_cb, &clipboard);
  ui_wait (was_read, &clipboard);
  g_assert_nonnull (clipboard.text);
  lines = g_strsplit (clipboard.text, "\n", -1);
  g_free (clipboard.text);
  return lines;
}

static GtkSelectionModel *
model_of (Fixture *fixture)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL)));
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GInputStream **) user_data
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GBytes **) user_data = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
}

/* As a spreadsheet asks for it. Returns: (transfer full): the first of it. */
static char *
read_html (Fixture *fixture)
{
  static const char *const types[] = { "text/html", NULL };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->table)),
                            (const char **) types, G_PRIORITY_DEFAULT, NULL, stream_cb, &stream);
  ui_wait (is_there, &stream);
  g_input_stream_read_bytes_async (stream, 8192, G_PRIORITY_DEFAULT, NULL, read_cb, &bytes);
  ui_wait (is_there, &bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Few rows at once, many on another thread, as they stood when it was asked for; stopped, the clipboard is
 * as it was. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  Clipboard clipboard = { 0 };
  g_auto (GStrv) few = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) still = NULL;
  g_autofree char *html = NULL;

  g_signal_connect_swapped (fixture->table, "copying", G_CALLBACK (copying_cb), &clipboard);
  select_ids (fixture, 10, 3);
  tkl_table_copy (fixture->table);
  few = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (few), ==, 4);
  g_assert_cmpstr (few[0], ==, "Id\tName\t" LONG_TITLE);
  g_assert_cmpstr (few[1], ==, "3\tOther\t3");
  g_assert_cmpstr (few[2], ==, "10\tTen\t10");
  g_assert_cmpuint (clipboard.n_ends, ==, 0);
  html = read_html (fixture);
  g_assert_nonnull (strstr (html, "<tr><th>Id</th><th>Name</th>"));
  g_assert_nonnull (strstr (html, "<tr><td>3</td><td>Other</td>"));

  sort_by (fixture, "id", TRUE);
  gtk_selection_model_select_all (model_of (fixture));
  tkl_table_copy (fixture->table);
  set_rows (fixture, 1, 5);
  ui_wait (has_ended, &clipboard);
  g_assert_cmpuint (clipboard.n_copied, ==, N_ROWS);
  all = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (all), ==, N_ROWS + 2);
  g_assert_cmpstr (all[1], ==, "20,000\tTen\t20,000");
  g_assert_cmpstr (all[N_ROWS], ==, "1\tOther\t1");

  set_rows (fixture, 1, N_ROWS);
  wait_for_rows (fixture);
  gtk_selection_model_select_all (model_of (fixture));
  clipboard.n_ends = 0;
  tkl_table_copy (fixture->table);
  tkl_table_stop_copying (fixture->table);
  g_assert_cmpuint (clipboard.n_ends, ==, 1);
  g_assert_cmpuint (clipboard.n_copied, ==, 0);
  ui_settle ();
  still = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (still), ==, N_ROWS + 2);
}

/* --- menus ------------------------------------------------------------------------------------ */

/* Columns from left to right, the hidden ones in brackets; then what it is sorted by. */
static void
assert_layout (Fixture *fixture, const char *expected)
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

static void
count_cb (guint *n)
{
  ++*n;
}

/* Each step by the actions of the menus; those that would do nothing are not there to be chosen. */
static void
test_menus (Fixture *fixture, gconstpointer data)
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

  g_signal_connect_swapped (fixture->table, "layout-changed", G_CALLBACK (count_cb), &n_reports);
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

static GtkWidget *
title_label (Fixture *fixture, const char *text)
{
  GtkWidget *label = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return label;
}

/* A title without room ends in an ellipsis, and the tooltip has all of it; widths can be put back. */
static void
test_titles (Fixture *fixture, gconstpointer data)
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

/* --- errors ----------------------------------------------------------------------------------- */

/* Our sentence, and what SQLite says only for who unfolds it. */
static void
test_error (void)
{
  static const char sentence[]
      = "The database reported a fault. Try again. If it stays, restore a backup.";
  static const char detail[] = "a <b> & c.db: no such table: tick";
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label ("Try again");
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (GError) store_error
      = g_error_new_literal (TKL_STORE_ERROR, TKL_STORE_ERROR_FAILED, detail);
  g_autoptr (GError) fault = tkl_service_error_convert (g_steal_pointer (&store_error));
  g_autoptr (GError) plain
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY, "There is no API key yet.");
  GtkWindow *window;

  adw_status_page_set_title (ADW_STATUS_PAGE (page), "The rows could not be read");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  window = ui_show (page);
  for (guint i = 0; i < 2; i++)
    {
      tkl_error_face_show (ADW_STATUS_PAGE (page), fault);
      g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, sentence));
      g_assert_null (ui_find (page, GTK_TYPE_LABEL, detail));
      gtk_expander_set_expanded (GTK_EXPANDER (ui_find (page, GTK_TYPE_EXPANDER, NULL)), TRUE);
      g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_LABEL, detail)));
      ui_assert_named (GTK_WIDGET (window));
    }
  ui_picture (GTK_WIDGET (window), "table-error");
  tkl_error_face_show (ADW_STATUS_PAGE (page), plain);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, plain->message));
  g_assert_null (ui_find (page, GTK_TYPE_EXPANDER, NULL));
  g_assert_true (gtk_widget_get_mapped (button));

  tkl_error_face_say (GTK_LABEL (label), fault);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, sentence);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, detail);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       detail);
  tkl_error_face_say (GTK_LABEL (label), plain);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  gtk_window_destroy (window);
  g_assert_finalize_object (label);
}

/* Names do not give way to a pane. */
static void
test_least (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_INSCRIPTION, "Other");

  g_assert_nonnull (name);
  g_assert_cmpuint (gtk_inscription_get_min_chars (GTK_INSCRIPTION (name)), ==, 9);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/table/error", test_error);
  g_test_add ("/table/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/table/widths", Fixture, NULL, set_up, test_widths, tear_down);
  g_test_add ("/table/menus", Fixture, NULL, set_up, test_menus, tear_down);
  g_test_add ("/table/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/table/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/table/least", Fixture, NULL, set_up, test_least, tear_down);
  g_test_add ("/table/one-line", Fixture, NULL, set_up, test_one_line, tear_down);
  g_test_add ("/table/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/table/light-cells", Fixture, NULL, set_up, test_light_cells, tear_down);
  g_test_add ("/table/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/table/place-gone", Fixture, NULL, set_up, test_place_gone, tear_down);
  g_test_add ("/table/gone-to", Fixture, NULL, set_up, test_gone_to, tear_down);
  g_test_add ("/table/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/table/select-all", Fixture, NULL, set_up, test_select_all, tear_down);
  g_test_add ("/table/select-all-early", Fixture, NULL, set_up, test_select_all_early, tear_down);
  return g_test_run ();
}
