/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to show rows with GTK: an object each in a GListStore, sorted and filtered by GTK. */
/* Thread: main. */
#include "ref-table.h"

#include <gtk/gtk.h>

#define REF_TYPE_ROW (ref_row_get_type ())
G_DECLARE_FINAL_TYPE (RefRow, ref_row, REF, ROW, GObject)

struct _RefRow
{
  GObject parent_instance;
  gint64 id;
  gint64 number;
  const char *key; /* (borrowed): interned, the dearest part of a million rows */
  gboolean wanted;
};

G_DEFINE_FINAL_TYPE (RefRow, ref_row, G_TYPE_OBJECT)

static void
ref_row_class_init (RefRowClass *klass)
{
}

static void
ref_row_init (RefRow *row)
{
}

struct _RefTable
{
  GListStore *rows;             /* (owned) */
  GtkSortListModel *sorted;     /* (owned) */
  GtkFilterListModel *filtered; /* (owned) */
};

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const RefRow *) a)->key, ((const RefRow *) b)->key);
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 left = ((const RefRow *) a)->number;
  gint64 right = ((const RefRow *) b)->number;

  return (left > right) - (left < right);
}

static gboolean
is_wanted (gpointer row, gpointer data)
{
  return ((RefRow *) row)->wanted;
}

RefTable *
ref_table_new (void)
{
  RefTable *table = g_new0 (RefTable, 1);

  table->rows = g_list_store_new (REF_TYPE_ROW);
  return table;
}

void
ref_table_free (RefTable *table)
{
  g_clear_object (&table->sorted);
  g_clear_object (&table->filtered);
  g_object_unref (table->rows);
  g_free (table);
}

void
ref_table_add (RefTable *table, gint64 id, const char *key, gint64 number, gboolean wanted)
{
  g_autoptr (RefRow) row = g_object_new (REF_TYPE_ROW, NULL);

  row->id = id;
  row->key = g_intern_string (key);
  row->number = number;
  row->wanted = wanted;
  g_list_store_append (table->rows, row);
}

void
ref_table_reset (RefTable *table)
{
  g_clear_object (&table->sorted);
  g_clear_object (&table->filtered);
  table->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (table->rows)), NULL);
  table->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (table->rows)), NULL);
}

static void
sort (RefTable *table, GCompareDataFunc compare)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  gtk_sort_list_model_set_sorter (table->sorted, sorter);
}

void
ref_table_sort_by_name (RefTable *table)
{
  sort (table, compare_names);
}

void
ref_table_sort_by_number (RefTable *table)
{
  sort (table, compare_numbers);
}

void
ref_table_filter (RefTable *table)
{
  g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, NULL, NULL));

  gtk_filter_list_model_set_filter (table->filtered, filter);
}

static gint64
id_at (gpointer model, guint position)
{
  g_autoptr (RefRow) row = g_list_model_get_item (model, position);

  return row->id;
}

guint
ref_table_get_n_sorted (RefTable *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (table->sorted));
}

gint64
ref_table_get_sorted_id (RefTable *table, guint position)
{
  return id_at (table->sorted, position);
}

guint
ref_table_get_n_filtered (RefTable *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (table->filtered));
}

gint64
ref_table_get_filtered_id (RefTable *table, guint position)
{
  return id_at (table->filtered, position);
}

/* Each row is asked once; names are equal when they are the same string. */
GArray *
ref_table_count_names (RefTable *table)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (table->rows));
  g_autoptr (GHashTable) place_of = g_hash_table_new (NULL, NULL);
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (RefRow) row = g_list_model_get_item (G_LIST_MODEL (table->rows), i);
      gpointer place;

      if (!g_hash_table_lookup_extended (place_of, row->key, NULL, &place))
        {
          place = GUINT_TO_POINTER (counts->len);
          g_hash_table_insert (place_of, (gpointer) row->key, place);
          g_array_set_size (counts, counts->len + 1);
        }
      g_array_index (counts, guint, GPOINTER_TO_UINT (place))++;
    }
  return counts;
}
