/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSlots: as many empty items as a list has rows: what a table shows its widgets for. */
/* Thread: main. */
#include "tkl-slots.h"

/* GTK 4.8 makes widgets for some two hundred rows, however many are seen. The first of them are more
 * than a screen of 1440 pixels shows; as many in each frame after that are no burden to it. */
#define STEP 48
#define N_MADE 240

struct _TklSlots
{
  GObject parent_instance;
  guint n_slots;
  guint n_wanted;    /* as many as there are rows */
  guint step_source; /* 0: all are there */
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

static void
set_n_slots (TklSlots *self, guint n)
{
  guint before = self->n_slots;

  self->n_slots = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  else if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
}

static guint
next_step (TklSlots *self)
{
  return self->n_slots < N_MADE ? MIN (self->n_slots + STEP, self->n_wanted) : self->n_wanted;
}

static gboolean
step_cb (gpointer user_data)
{
  TklSlots *self = user_data;

  set_n_slots (self, next_step (self));
  if (self->n_slots < self->n_wanted)
    return G_SOURCE_CONTINUE;
  self->step_source = 0;
  return G_SOURCE_REMOVE;
}

/* That the rows went is passed over: what came in their place is told at once after it. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, TklSlots *self)
{
  if (removed > 0)
    return;
  self->n_wanted = g_list_model_get_n_items (list);
  set_n_slots (self, next_step (self));
  /* When the frame with these is painted. */
  if (self->n_slots < self->n_wanted && self->step_source == 0)
    self->step_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
}

gboolean
tkl_slots_complete (TklSlots *self)
{
  g_return_val_if_fail (TKL_IS_SLOTS (self), FALSE);

  g_clear_handle_id (&self->step_source, g_source_remove);
  if (self->n_slots == self->n_wanted)
    return FALSE;
  set_n_slots (self, self->n_wanted);
  return TRUE;
}

static void
tkl_slots_dispose (GObject *object)
{
  g_clear_handle_id (&TKL_SLOTS (object)->step_source, g_source_remove);
  G_OBJECT_CLASS (tkl_slots_parent_class)->dispose (object);
}

static void
tkl_slots_class_init (TklSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_slots_dispose;
}

static void
tkl_slots_init (TklSlots *self)
{
}

TklSlots *
tkl_slots_new (GListModel *list)
{
  TklSlots *self = g_object_new (TKL_TYPE_SLOTS, NULL);

  self->n_slots = self->n_wanted = g_list_model_get_n_items (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  return self;
}
