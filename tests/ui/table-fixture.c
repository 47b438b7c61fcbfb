/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows in a window of its own. */
/* Thread: main. */
#include "table-fixture.h"

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  N_FIELDS
};

const TklColumn table_columns[TABLE_N_COLUMNS] = {
  { "id", "Id", 10, TKL_FIELD_ID, .text = tkl_text_of_count, .order = TKL_ORDER_READ },
  { "name", "Name", 10, FIELD_NAME, .grows = TRUE, .least = 9 },
  { "again", LONG_TITLE, 4, TKL_FIELD_ID, .text = tkl_text_of_count },
};

GtkSelectionModel *
table_model (TableFixture *fixture)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL)));
}

void
table_set_rows (TableFixture *fixture, gint64 first, gint64 last)
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
  TableFixture *fixture = data;

  return !tkl_row_list_is_busy (fixture->list)
         && g_list_model_get_n_items (G_LIST_MODEL (table_model (fixture)))
                == g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

void
table_wait_rows (TableFixture *fixture)
{
  ui_wait (is_in_order, fixture);
  ui_settle ();
}

void
table_set_up (TableFixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  fixture->list = tkl_row_list_new (table_columns, TABLE_N_COLUMNS);
  tkl_row_list_set_office (fixture->list, tkl_desk_get_office (fixture->ui.desk));
  fixture->table
      = TKL_TABLE (tkl_table_new (fixture->list, table_columns, TABLE_N_COLUMNS, "Rows"));
  fixture->window = ui_show (GTK_WIDGET (fixture->table));
  table_set_rows (fixture, 1, N_ROWS);
  table_wait_rows (fixture);
}

void
table_tear_down (TableFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_finalize_object (fixture->list);
  ui_tear_down (&fixture->ui, data);
}

void
table_sort (TableFixture *fixture, const char *id, gboolean descending)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new (
      "(@a(sib)sb)", g_variant_new_array (G_VARIANT_TYPE ("(sib)"), NULL, 0), id, descending));

  tkl_table_set_layout (fixture->table, layout);
  table_wait_rows (fixture);
}

GtkAdjustment *
table_adjustment (TableFixture *fixture)
{
  GtkWidget *scroller = ui_find (GTK_WIDGET (fixture->table), GTK_TYPE_SCROLLED_WINDOW, NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

void
table_select (TableFixture *fixture, gint64 first, gint64 other)
{
  GtkSelectionModel *model = table_model (fixture);

  gtk_selection_model_select_item (model, tkl_row_list_find (fixture->list, first), TRUE);
  gtk_selection_model_select_item (model, tkl_row_list_find (fixture->list, other), FALSE);
}
