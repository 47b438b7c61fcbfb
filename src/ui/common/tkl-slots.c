/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSlots: as many empty items as a list has rows: what a table shows its widgets for. */
/* Thread: main. */
#include "tkl-slots.h"

struct _TklSlots
{
  GObject parent_instance;
  guint n_slots;
};

static void tkl_slots_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TklSlots,
                               tkl_slots,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tkl_slots_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TKL_SLOTS (model)->n_slots;
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < TKL_SLOTS (model)->n_slots ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
tkl_slots_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* That the rows went is passed over: what came in their place is told at once after it. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, TklSlots *self)
{
  guint n = g_list_model_get_n_items (list);
  guint before = self->n_slots;

  if (removed > 0)
    return;
  self->n_slots = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  else if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
}

static void
tkl_slots_class_init (TklSlotsClass *klass)
{
}

static void
tkl_slots_init (TklSlots *self)
{
}

TklSlots *
tkl_slots_new (GListModel *list)
{
  TklSlots *self = g_object_new (TKL_TYPE_SLOTS, NULL);

  self->n_slots = g_list_model_get_n_items (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  return self;
}
