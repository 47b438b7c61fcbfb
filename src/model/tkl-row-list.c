/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowList: the GListModel over a TklRowSet: sorted, filtered; an item exists while it is looked at. */
/* Thread: main; make_order() also on a thread of the office. */
#include "tkl-row-list.h"

#include "tkl-text.h"

/* Put in order at once: some milliseconds at most. */
#define ROWS_AT_ONCE 2000
/* Likewise, for rows that are there before a search for them could begin. */
#define ROWS_OF_PART 10000

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

guint
tkl_row_get_index (TklRow *self)
{
  g_return_val_if_fail (TKL_IS_ROW (self), 0);

  return self->index;
}

gint64
tkl_row_get_id (TklRow *self)
{
  g_return_val_if_fail (TKL_IS_ROW (self), 0);

  return tkl_row_set_id (self->set, self->index);
}

char *
tkl_row_dup_text (TklRow *self, const TklColumn *column)
{
  g_return_val_if_fail (TKL_IS_ROW (self), NULL);

  return tkl_column_cell (column, self->set, self->index);
}

/* --- list ------------------------------------------------------------------------------------- */

struct _TklRowList
{
  GObject parent_instance;
  TklOffice *office; /* (owned) (nullable) */
  TklRowSet *set;    /* (owned) (nullable): shown */
  GArray *order;     /* (owned) (nullable) (element-type guint32): rows shown; NULL: all, as read */
  guint n_items;
  gboolean is_part; /* the set */
  GArray *groups;   /* (owned) (nullable) (element-type TklRowGroup): while rows are grouped */

  /* What is asked for; shown as soon as the rows are in that order. */
  TklRowSet *wanted;         /* (owned) (nullable) */
  gboolean wants_part;       /* it is one */
  TklRowQuery query;         /* its words, pins, filters and group are owned */
  GCancellable *cancellable; /* (owned) (nullable): of the rows being put in order */
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
  return TKL_ROW_LIST (model)->n_items;
}

static guint
row_at (TklRowList *self, guint position)
{
  return self->order != NULL ? g_array_index (self->order, guint32, position) : position;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TklRowList *self = TKL_ROW_LIST (model);
  TklRow *row;

  if (position >= self->n_items)
    return NULL;
  row = g_object_new (TKL_TYPE_ROW, NULL);
  row->set = tkl_row_set_ref (self->set);
  row->index = row_at (self, position);
  return row;
}

static void
tkl_row_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- order ------------------------------------------------------------------------------------ */

/* In two steps: told of a replacement, selection and view would fetch every item to find theirs.
 * TklSlots counts on the second step, whether there are rows or not: who listens hears that rows were
 * read. @order: @groups: (transfer full) (nullable) */
static void
show (TklRowList *self, GArray *order, GArray *groups)
{
  guint n = self->n_items;

  self->n_items = 0;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  if (self->wanted != NULL)
    tkl_row_set_ref (self->wanted);
  tkl_row_set_unref (self->set);
  self->set = self->wanted;
  self->is_part = self->wants_part;
  g_clear_pointer (&self->order, g_array_unref);
  self->order = order;
  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = groups;
  if (order != NULL)
    self->n_items = order->len;
  else
    self->n_items = self->set != NULL ? tkl_row_set_n_rows (self->set) : 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_items);
}

/* Rows on their way to the office and back. */
typedef struct
{
  TklRowSet *set;    /* (owned) */
  TklRowQuery query; /* its words, pins and group are owned */
  GArray *order;     /* (owned) (nullable) */
  GArray *groups;    /* (owned) (nullable) */
} Errand;

static void
query_clear (TklRowQuery *query)
{
  g_clear_pointer (&query->words, g_strfreev);
  g_clear_pointer (&query->pins, g_ptr_array_unref);
  g_clear_pointer (&query->filters, g_ptr_array_unref);
  g_clear_pointer (&query->group, g_free);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  tkl_row_set_unref (errand->set);
  query_clear (&errand->query);
  g_clear_pointer (&errand->order, g_array_unref);
  g_clear_pointer (&errand->groups, g_array_unref);
  g_free (errand);
}

static void
make_order (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;

  if (tkl_row_order_make (errand->set, &errand->query, cancellable, &errand->order,
                          &errand->groups))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error_if_cancelled (task);
}

/* Cancelled: another order was asked for meanwhile, or the company was closed. */
static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRowList) self = user_data;
  Errand *errand = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->cancellable);
  show (self, g_steal_pointer (&errand->order), g_steal_pointer (&errand->groups));
}

static void
send_errand (TklRowList *self)
{
  Errand *errand = g_new0 (Errand, 1);
  GTask *task;

  self->cancellable = g_cancellable_new ();
  errand->set = tkl_row_set_ref (self->wanted);
  errand->query = self->query;
  errand->query.words = g_strdupv (self->query.words);
  errand->query.pins = self->query.pins != NULL ? g_ptr_array_ref (self->query.pins) : NULL;
  errand->query.filters
      = self->query.filters != NULL ? g_ptr_array_ref (self->query.filters) : NULL;
  errand->query.group = g_strdup (self->query.group);
  task = g_task_new (self->office, self->cancellable, ordered_cb, g_object_ref (self));
  g_task_set_source_tag (task, send_errand);
  g_task_set_task_data (task, errand, errand_free);
  tkl_office_compute (self->office, task, make_order);
}

static void
cancel (TklRowList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Rows or question are other ones now. */
static void
update (TklRowList *self)
{
  guint n = self->wanted != NULL ? tkl_row_set_n_rows (self->wanted) : 0;
  GArray *order = NULL;
  GArray *groups = NULL;

  cancel (self);
  if (self->office != NULL && n > ROWS_AT_ONCE && !tkl_row_query_is_plain (&self->query))
    {
      send_errand (self);
      return;
    }
  if (n > 0)
    tkl_row_order_make (self->wanted, &self->query, NULL, &order, &groups);
  show (self, order, groups);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
tkl_row_list_dispose (GObject *object)
{
  cancel (TKL_ROW_LIST (object));
  g_clear_object (&TKL_ROW_LIST (object)->office);
  G_OBJECT_CLASS (tkl_row_list_parent_class)->dispose (object);
}

static void
tkl_row_list_finalize (GObject *object)
{
  TklRowList *self = TKL_ROW_LIST (object);

  tkl_row_set_unref (self->set);
  tkl_row_set_unref (self->wanted);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  query_clear (&self->query);
  G_OBJECT_CLASS (tkl_row_list_parent_class)->finalize (object);
}

static void
tkl_row_list_class_init (TklRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_row_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_row_list_finalize;
}

static void
tkl_row_list_init (TklRowList *self)
{
}

TklRowList *
tkl_row_list_new (const TklColumn *columns, guint n_columns)
{
  TklRowList *self = g_object_new (TKL_TYPE_ROW_LIST, NULL);

  self->query.columns = columns;
  self->query.n_columns = n_columns;
  return self;
}

void
tkl_row_list_set_office (TklRowList *self, TklOffice *office)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  g_set_object (&self->office, office);
}

TklOffice *
tkl_row_list_get_office (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->office;
}

GArray *
tkl_row_list_dup_order (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->order != NULL ? g_array_ref (self->order) : NULL;
}

/* --- what is asked for ------------------------------------------------------------------------ */

static void
want (TklRowList *self, TklRowSet *set, gboolean is_part)
{
  if (set != NULL)
    tkl_row_set_ref (set);
  tkl_row_set_unref (self->wanted);
  self->wanted = set;
  self->wants_part = is_part;
}

void
tkl_row_list_set_rows (TklRowList *self, TklRowSet *set)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  want (self, set, FALSE);
  update (self);
}

gboolean
tkl_row_list_get_end (TklRowList *self, gboolean *ret_last)
{
  const TklColumn *column;

  g_return_val_if_fail (TKL_IS_ROW_LIST (self), FALSE);

  column = self->query.sorted_by;
  *ret_last = column != NULL && self->query.descending;
  return (column == NULL || column->order == TKL_ORDER_READ) && self->query.grouped_by == NULL;
}

gboolean
tkl_row_list_show_part (TklRowList *self, TklRowSet *set)
{
  guint n;
  GArray *order = NULL;
  GArray *groups = NULL;

  g_return_val_if_fail (TKL_IS_ROW_LIST (self) && set != NULL, FALSE);

  n = tkl_row_set_n_rows (set);
  if (n == 0 || n > ROWS_OF_PART)
    return FALSE;
  tkl_row_order_make (set, &self->query, NULL, &order, &groups);
  if (order != NULL && order->len == 0)
    {
      g_array_unref (order);
      g_clear_pointer (&groups, g_array_unref);
      return FALSE;
    }
  cancel (self);
  want (self, set, TRUE);
  show (self, order, groups);
  return TRUE;
}

gboolean
tkl_row_list_is_part (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), FALSE);

  return self->is_part;
}

TklRowSet *
tkl_row_list_get_rows (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->set;
}

gboolean
tkl_row_list_is_busy (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), FALSE);

  return self->cancellable != NULL;
}

const TklColumn *
tkl_row_list_get_columns (TklRowList *self, guint *ret_n_columns)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  *ret_n_columns = self->query.n_columns;
  return self->query.columns;
}

void
tkl_row_list_sort (TklRowList *self, const TklColumn *column, gboolean descending)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->query.sorted_by == column && self->query.descending == descending)
    return;
  self->query.sorted_by = column;
  self->query.descending = descending;
  update (self);
}

static void
add_parts (GStrvBuilder *builder, const char *text, const char *between)
{
  g_auto (GStrv) parts = g_strsplit_set (text, between, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_strv_builder_add (builder, parts[i]);
}

/* What stands between quotation marks is one word. Returns: (transfer full) (nullable): NULL without
 * any word. */
static GStrv
split_words (const char *text)
{
  g_autofree char *folded = tkl_fold (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit (folded, "\"", -1);
  GStrv words;

  for (guint i = 0; pieces[i] != NULL; i++)
    add_parts (builder, pieces[i], i % 2 == 0 ? " \t" : "");
  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    g_clear_pointer (&words, g_strfreev);
  return words;
}

static gboolean
same_words (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

void
tkl_row_list_search (TklRowList *self, const char *text)
{
  g_auto (GStrv) words = split_words (text);

  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (same_words (words, self->query.words))
    return;
  g_strfreev (self->query.words);
  self->query.words = g_steal_pointer (&words);
  update (self);
}

void
tkl_row_list_filter (TklRowList *self, TklRowKeep keep, guint choice)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->query.keep == keep && self->query.choice == choice)
    return;
  self->query.keep = keep;
  self->query.choice = choice;
  update (self);
}

static gboolean
same_pins (const GPtrArray *a, const GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const TklRowPin *x = a->pdata[i], *y = b->pdata[i];

      if (x->column != y->column || !g_str_equal (x->text, y->text))
        return FALSE;
    }
  return TRUE;
}

void
tkl_row_list_pin (TklRowList *self, GPtrArray *pins)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (same_pins (pins, self->query.pins))
    return;
  g_clear_pointer (&self->query.pins, g_ptr_array_unref);
  self->query.pins = pins != NULL ? g_ptr_array_ref (pins) : NULL;
  update (self);
}

static gboolean
same_filters (const GPtrArray *a, const GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!tkl_row_filter_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
tkl_row_list_set_filters (TklRowList *self, GPtrArray *filters)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), FALSE);

  if (same_filters (filters, self->query.filters))
    return FALSE;
  g_clear_pointer (&self->query.filters, g_ptr_array_unref);
  self->query.filters = filters != NULL ? g_ptr_array_ref (filters) : NULL;
  update (self);
  return TRUE;
}

/* --- groups ----------------------------------------------------------------------------------- */

void
tkl_row_list_group (TklRowList *self, const TklColumn *column, TklRowTest is_marked)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->query.grouped_by == column && self->query.is_marked == is_marked)
    return;
  self->query.grouped_by = column;
  self->query.is_marked = is_marked;
  g_clear_pointer (&self->query.group, g_free);
  update (self);
}

void
tkl_row_list_choose_group (TklRowList *self, const char *text)
{
  g_return_if_fail (TKL_IS_ROW_LIST (self));

  if (self->query.grouped_by == NULL || g_strcmp0 (self->query.group, text) == 0)
    return;
  g_free (self->query.group);
  self->query.group = g_strdup (text);
  update (self);
}

const char *
tkl_row_list_get_group (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->query.group;
}

const GArray *
tkl_row_list_get_groups (TklRowList *self)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), NULL);

  return self->groups;
}

static guint64
field_of (const TklColumn *column)
{
  return column != NULL && column->on_demand ? G_GUINT64_CONSTANT (1) << column->field : 0;
}

guint64
tkl_row_list_get_fields (TklRowList *self)
{
  guint64 fields;

  g_return_val_if_fail (TKL_IS_ROW_LIST (self), 0);

  fields = field_of (self->query.grouped_by);
  for (guint i = 0; self->query.pins != NULL && i < self->query.pins->len; i++)
    fields |= field_of (((const TklRowPin *) self->query.pins->pdata[i])->column);
  return fields;
}

/* --- rows ------------------------------------------------------------------------------------- */

guint
tkl_row_list_get_row (TklRowList *self, guint position)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self) && position < self->n_items, 0);

  return row_at (self, position);
}

gint64
tkl_row_list_get_id (TklRowList *self, guint position)
{
  g_return_val_if_fail (TKL_IS_ROW_LIST (self), 0);

  return position < self->n_items ? tkl_row_set_id (self->set, row_at (self, position)) : 0;
}

guint
tkl_row_list_find (TklRowList *self, gint64 id)
{
  guint row;

  g_return_val_if_fail (TKL_IS_ROW_LIST (self), G_MAXUINT);

  if (self->n_items == 0 || !tkl_row_set_find (self->set, id, &row))
    return G_MAXUINT;
  if (self->order == NULL)
    return row;
  for (guint i = 0; i < self->n_items; i++)
    if (g_array_index (self->order, guint32, i) == row)
      return i;
  return G_MAXUINT;
}
