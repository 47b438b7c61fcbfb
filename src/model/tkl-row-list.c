/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowList: the GListModel over a TklRowSet: sorted, filtered; an item exists while it is looked at. */
/* Thread: main. */
#include "tkl-row-list.h"

#include "tkl-text.h"

#include <string.h>

/* --- item ------------------------------------------------------------------------------------- */

struct _TklRow
{
  GObject parent_instance;
  TklRowSet *set; /* (owned) */
  guint index;    /* in the set */
};

G_DEFINE_FINAL_TYPE (TklRow, tkl_row, G_TYPE_OBJECT)

static void
tkl_row_finalize (GObject *object)
{
  tkl_row_set_unref (TKL_ROW (object)->set);
  G_OBJECT_CLASS (tkl_row_parent_class)->finalize (object);
}

static void
tkl_row_class_init (TklRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_row_finalize;
}

static void
tkl_row_init (TklRow *self)
{
}

const TklRowSet *
tkl_row_get_set (TklRow *self)
{
  g_return_val_if_fail (TKL_IS_ROW (self), NULL);

  return self->set;
}

gconstpointer
tkl_row_get_data (TklRow *self)
{
  g_return_val_if_fail (TKL_IS_ROW (self), NULL);

  return tkl_row_set_row (self->set, self->index);
}

gint64
tkl_row_get_id (TklRow *self)
{
  g_return_val_if_fail (TKL_IS_ROW (self), 0);

  return tkl_row_set_id (self->set, self->index);
}

/* --- list ------------------------------------------------------------------------------------- */

struct _TklRowList
{
  GObject parent_instance;
  const TklColumn *columns;
  guint n_columns;
  TklRowSet *set;             /* (owned) (nullable) */
  const TklColumn *sorted_by; /* (nullable) */
  gboolean descending;
  GStrv words; /* (owned) (nullable): folded */
  TklRowKeep keep;
  guint choice;
  GArray *order; /* (owned) (element-type guint32): indexes of the rows shown */
};

static void tkl_row_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TklRowList,
                               tkl_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tkl_row_list_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return TKL_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TKL_ROW_LIST (model)->order->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TklRowList *self = TKL_ROW_LIST (model);
  TklRow *row;

  if (position >= self->order->len)
    return NULL;
  row = g_object_new (TKL_TYPE_ROW, NULL);
  row->set = tkl_row_set_ref (self->set);
  row->index = g_array_index (self->order, guint32, position);
  return row;
}

static void
tkl_row_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
has_words (const TklRowList *self, gconstpointer row)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = self->columns[i].text (self->set, row);

      g_string_append (texts, text);
      g_string_append_c (texts, '\n');
    }
  folded = tkl_fold (texts->str);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const TklRowList *self = data;
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;
  int order = tkl_column_compare (self->sorted_by, self->set, tkl_row_set_row (self->set, left),
                                  tkl_row_set_row (self->set, right));

  if (self->descending)
    order = -order;
  return order != 0 ? order : (left > right) - (left < right);
}

static GArray *
make_order (const TklRowList *self)
{
  guint n = self->set != NULL ? tkl_row_set_n_rows (self->set) : 0;
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 i = 0; i < n; i++)
    {
      gconstpointer row = tkl_row_set_row (self->set, i);

      if ((self->keep == NULL || self->keep (self->set, row, self->choice))
          && (self->words == NULL || has_words (self, row)))
        g_array_append_val (order, i);
    }
  if (self->sorted_by != NULL)
    g_array_sort_with_data (order, compare_rows, (gpointer) self);
  return order;
}

/* In two steps: told of a replacement, selection and view would fetch every item to find theirs.
 * TklSlots counts on the second step, whether there are rows or not. */
static void
hide_all (TklRowList *self)
{
  guint n = self->order->len;

  g_array_set_size (self->order, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

static void
rebuild (TklRowList *self)
{
  hide_all (self);
  g_array_unref (self->order);
  self->order = make_order (self);
  /* Also when there are none: who listens hears that rows were read. */
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->order->len);
}

static void
tkl_row_list_finalize (GObject *object)
{
  TklRowList *self = TKL_ROW_LIST (object);

  g_clear_pointer (&self->set, tkl_row_set_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_array_unref (self->order);
  G_OBJECT_CLASS (tkl_row_list_parent_class)->finalize (object);
}

static void
tkl_row_list_class_init (TklRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_row_list_finalize;
}

static void
tkl_row_list_init (TklRowList *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
}

TklRowList *
tkl_row_list_new (const TklColumn *columns, guint n_columns)
{
  TklRowList *self = g_object_new (TKL_TYPE_ROW_LIST, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  return self;
}

void
tkl_row_list_set_rows (TklRowList *self, TklRowSet *set)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (set != NULL)
    tkl_row_set_ref (set);
  hide_all (self);
  g_clear_pointer (&self->set, tkl_row_set_unref);
  self->set = set;
  rebuild (self);
}

TklRowSet *
tkl_row_list_get_rows (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->set;
}

const TklColumn *
tkl_row_list_get_columns (TklRowList *self, guint *ret_n_columns)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  *ret_n_columns = self->n_columns;
  return self->columns;
}

void
tkl_row_list_sort (TklRowList *self, const TklColumn *column, gboolean descending)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->sorted_by == column && self->descending == descending)
    return;
  self->sorted_by = column;
  self->descending = descending;
  rebuild (self);
}

void
tkl_row_list_search (TklRowList *self, const char *text)
{
  g_autofree char *folded = tkl_fold (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);
  g_auto (GStrv) words = NULL;

  g_return_if_fail (TKL_IS_ROW_LIST (self));

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    g_clear_pointer (&words, g_strfreev);
  if ((words == NULL && self->words == NULL)
      || (words != NULL && self->words != NULL
          && g_strv_equal ((const char *const *) words, (const char *const *) self->words)))
    return;
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  rebuild (self);
}

void
tkl_row_list_filter (TklRowList *self, TklRowKeep keep, guint choice)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->keep == keep && self->choice == choice)
    return;
  self->keep = keep;
  self->choice = choice;
  rebuild (self);
}

gconstpointer
tkl_row_list_get_row (TklRowList *self, guint position)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self) && position < self->order->len, NULL);

  return tkl_row_set_row (self->set, g_array_index (self->order, guint32, position));
}

guint
tkl_row_list_find (TklRowList *self, gint64 id)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->order->len; i++)
    if (tkl_row_set_id (self->set, g_array_index (self->order, guint32, i)) == id)
      return i;
  return G_MAXUINT;
}
