/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWatchedLayout: lays out as another layout manager does, and tells when it did. */
/* Thread: main. */
#include "tkl-watched-layout.h"

struct _TklWatchedLayout
{
  GtkLayoutManager parent_instance;
  GtkLayoutManager *real; /* (owned): of no widget any more */
  TklLaidOutFunc func;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (TklWatchedLayout, tkl_watched_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
tkl_watched_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkLayoutManager *real = TKL_WATCHED_LAYOUT (manager)->real;

  return GTK_LAYOUT_MANAGER_GET_CLASS (real)->get_request_mode (real, widget);
}

/* lint: foreign signature */
static void
tkl_watched_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkLayoutManager *real = TKL_WATCHED_LAYOUT (manager)->real;

  GTK_LAYOUT_MANAGER_GET_CLASS (real)->measure (real, widget, orientation, for_size, minimum,
                                                natural, minimum_baseline, natural_baseline);
}

static void
tkl_watched_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TklWatchedLayout *self = TKL_WATCHED_LAYOUT (manager);

  GTK_LAYOUT_MANAGER_GET_CLASS (self->real)->allocate (self->real, widget, width, height, baseline);
  self->func (widget, self->user_data);
}

static void
tkl_watched_layout_dispose (GObject *object)
{
  g_clear_object (&TKL_WATCHED_LAYOUT (object)->real);
  G_OBJECT_CLASS (tkl_watched_layout_parent_class)->dispose (object);
}

static void
tkl_watched_layout_class_init (TklWatchedLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_watched_layout_dispose;
  manager_class->get_request_mode = tkl_watched_layout_get_request_mode;
  manager_class->measure = tkl_watched_layout_measure;
  manager_class->allocate = tkl_watched_layout_allocate;
}

static void
tkl_watched_layout_init (TklWatchedLayout *self)
{
}

void
tkl_watched_layout_set_on (GtkWidget *widget, TklLaidOutFunc func, gpointer user_data)
{
  GtkLayoutManager *real = gtk_widget_get_layout_manager (widget);
  TklWatchedLayout *self;

  g_return_if_fail (real != NULL);

  self = g_object_new (TKL_TYPE_WATCHED_LAYOUT, NULL);
  self->real = g_object_ref (real);
  self->func = func;
  self->user_data = user_data;
  gtk_widget_set_layout_manager (widget, GTK_LAYOUT_MANAGER (self));
}
