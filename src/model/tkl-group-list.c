/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklGroupList: the GListModel over the groups of a TklRowList; the first item stands for all of them. */
/* Thread: main. */
#include "tkl-group-list.h"

/* --- item ------------------------------------------------------------------------------------- */

struct _TklGroup
{
  GObject parent_instance;
  char *text; /* (owned) (nullable) */
  guint n_rows, n_marked;
};

G_DEFINE_FINAL_TYPE (TklGroup, tkl_group, G_TYPE_OBJECT)

static void
tkl_group_finalize (GObject *object)
{
  g_free (TKL_GROUP (object)->text);
  G_OBJECT_CLASS (tkl_group_parent_class)->finalize (object);
}

static void
tkl_group_class_init (TklGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_group_finalize;
}

static void
tkl_group_init (TklGroup *self)
{
}

const char *
tkl_group_get_text (TklGroup *self)
{
  g_return_val_if_fail (TKL_IS_GROUP (self), NULL);

  return self->text;
}

guint
tkl_group_get_n_rows (TklGroup *self, guint *ret_n_marked)
{
  g_return_val_if_fail (TKL_IS_GROUP (self), 0);

  *ret_n_marked = self->n_marked;
  return self->n_rows;
}

/* --- list ------------------------------------------------------------------------------------- */

struct _TklGroupList
{
  GObject parent_instance;
  GArray *groups; /* (owned) (element-type TklRowGroup): all of them first, with NULL for a text */
};

static gpointer
get_item (GListModel *model, guint position)
{
  GArray *groups = TKL_GROUP_LIST (model)->groups;
  const TklRowGroup *group;
  TklGroup *item;

  if (position >= groups->len)
    return NULL;
  group = &g_array_index (groups, TklRowGroup, position);
  item = g_object_new (TKL_TYPE_GROUP, NULL);
  item->text = g_strdup (group->text);
  item->n_rows = group->n_rows;
  item->n_marked = group->n_marked;
  return item;
}

static GType
get_item_type (GListModel *model)
{
  return TKL_TYPE_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return TKL_GROUP_LIST (model)->groups->len;
}

static void
init_model (GListModelInterface *iface)
{
  iface->get_item = get_item;
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TklGroupList,
                               tkl_group_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static void
clear_group (gpointer data)
{
  g_free (((TklRowGroup *) data)->text);
}

static GArray *
copy_groups (const GArray *groups, const char *chosen)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (TklRowGroup));
  TklRowGroup all = { NULL };
  gboolean found = chosen == NULL;

  g_array_set_clear_func (copy, clear_group);
  g_array_append_val (copy, all);
  for (guint i = 0; i < groups->len; i++)
    {
      TklRowGroup group = g_array_index (groups, TklRowGroup, i);

      found = found || g_str_equal (group.text, chosen);
      group.text = g_strdup (group.text);
      g_array_append_val (copy, group);
      all.n_rows += group.n_rows;
      all.n_marked += group.n_marked;
    }
  if (!found)
    {
      TklRowGroup gone = { .text = g_strdup (chosen) };

      g_array_append_val (copy, gone);
    }
  g_array_index (copy, TklRowGroup, 0) = all;
  return copy;
}

static gboolean
is_same (const GArray *a, guint i, const GArray *b, guint k)
{
  const TklRowGroup *x = &g_array_index (a, TklRowGroup, i);
  const TklRowGroup *y = &g_array_index (b, TklRowGroup, k);

  return x->n_rows == y->n_rows && x->n_marked == y->n_marked && g_strcmp0 (x->text, y->text) == 0;
}

void
tkl_group_list_set_groups (TklGroupList *self, const GArray *groups, const char *chosen)
{
  g_autoptr (GArray) before = NULL;
  GArray *after;
  guint first = 0, last = 0;

  g_return_if_fail (TKL_IS_GROUP_LIST (self));

  after = groups != NULL ? copy_groups (groups, chosen)
                         : g_array_new (FALSE, FALSE, sizeof (TklRowGroup));
  before = self->groups;
  self->groups = after;
  while (first < MIN (before->len, after->len) && is_same (before, first, after, first))
    first++;
  while (last < MIN (before->len, after->len) - first
         && is_same (before, before->len - 1 - last, after, after->len - 1 - last))
    last++;
  if (before->len != after->len || first + last < after->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                                after->len - first - last);
}

guint
tkl_group_list_find (TklGroupList *self, const char *text)
{
  g_return_val_if_fail (TKL_IS_GROUP_LIST (self), 0);

  for (guint i = 1; text != NULL && i < self->groups->len; i++)
    if (g_str_equal (g_array_index (self->groups, TklRowGroup, i).text, text))
      return i;
  return 0;
}

TklGroupList *
tkl_group_list_new (void)
{
  return g_object_new (TKL_TYPE_GROUP_LIST, NULL);
}

static void
tkl_group_list_finalize (GObject *object)
{
  g_array_unref (TKL_GROUP_LIST (object)->groups);
  G_OBJECT_CLASS (tkl_group_list_parent_class)->finalize (object);
}

static void
tkl_group_list_class_init (TklGroupListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_group_list_finalize;
}

static void
tkl_group_list_init (TklGroupList *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (TklRowGroup));
}
