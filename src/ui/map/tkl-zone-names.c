/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneNames: the names of a TklZoneLayer as a layer of their own, above what lies over the zones. */
/* Thread: main. */
#include "tkl-zone-names.h"

#include "tkl-still.h"

struct _TklZoneNames
{
  ShumateLayer parent_instance;
  TklZoneLayer *zones;   /* (owned) */
  TklPointLayer *points; /* (owned) (nullable): whose numbers are kept clear */
  TklStill still;
  gboolean above;
};

G_DEFINE_FINAL_TYPE (TklZoneNames, tkl_zone_names, SHUMATE_TYPE_LAYER)

static void
forget (TklZoneNames *self)
{
  tkl_still_forget (&self->still);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_cb (ShumateLayer *layer, cairo_t *cr, const TklView *view, int margin_px, gpointer data)
{
  TklZoneNames *self = TKL_ZONE_NAMES (layer);
  g_autoptr (GArray) numbers
      = self->points != NULL ? tkl_point_layer_find_numbers (self->points, view, margin_px) : NULL;

  tkl_zone_layer_draw_names (self->zones, cr, view, margin_px, numbers);
}

static void
tkl_zone_names_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklZoneNames *self = TKL_ZONE_NAMES (widget);
  TklView view;

  if (self->above && tkl_layer_view (SHUMATE_LAYER (self), &view))
    tkl_still_snapshot (&self->still, SHUMATE_LAYER (self), snapshot, &view, draw_cb, NULL);
}

static gboolean
tkl_zone_names_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
tkl_zone_names_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tkl_zone_names_parent_class)->css_changed (widget, change);
  forget (TKL_ZONE_NAMES (widget));
}

void
tkl_zone_names_keep_clear (TklZoneNames *self, TklPointLayer *points)
{
  g_return_if_fail (TKL_IS_ZONE_NAMES (self));

  g_set_object (&self->points, points);
  forget (self);
}

void
tkl_zone_names_set_above (TklZoneNames *self, gboolean above)
{
  g_return_if_fail (TKL_IS_ZONE_NAMES (self));

  if (self->above == above)
    return;
  self->above = above;
  tkl_zone_layer_set_names (self->zones, !above);
}

ShumateLayer *
tkl_zone_names_new (ShumateViewport *viewport, TklZoneLayer *zones)
{
  TklZoneNames *self = g_object_new (TKL_TYPE_ZONE_NAMES, "viewport", viewport, NULL);

  self->zones = g_object_ref (zones);
  g_signal_connect_object (zones, "redrawn", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return SHUMATE_LAYER (self);
}

static void
tkl_zone_names_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_zone_names_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_zone_names_finalize (GObject *object)
{
  TklZoneNames *self = TKL_ZONE_NAMES (object);

  tkl_still_forget (&self->still);
  g_clear_object (&self->zones);
  g_clear_object (&self->points);
  G_OBJECT_CLASS (tkl_zone_names_parent_class)->finalize (object);
}

static void
tkl_zone_names_class_init (TklZoneNamesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tkl_zone_names_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_zone_names_finalize;
  widget_class->snapshot = tkl_zone_names_snapshot;
  widget_class->contains = tkl_zone_names_contains;
  widget_class->css_changed = tkl_zone_names_css_changed;
}

static void
tkl_zone_names_init (TklZoneNames *self)
{
}
