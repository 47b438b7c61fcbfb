/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDrawLayer: what the pointer does to zones that are drawn. */
/* Thread: main. */
#include "tkl-draw-layer-private.h"

#include "tkl-layer.h"
#include "tkl-outline.h"
#include "tkl-zone-snap.h"

#include <math.h>

#define SNAP_PX 9
/* Nearer to its corner a small handle would be in the way. */
#define BETWEEN_PX 14

enum
{
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklDrawLayer, tkl_draw_layer, SHUMATE_TYPE_LAYER)

/* --- places ---------------------------------------------------------------------------------- */

TklPoint
tkl_draw_layer_point_at (TklDrawLayer *self, double x, double y)
{
  double latitude, longitude;

  shumate_viewport_widget_coords_to_location (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                              GTK_WIDGET (self), x, y, &latitude, &longitude);
  return tkl_point_from_degrees (latitude, longitude);
}

double
tkl_draw_layer_distance_px (TklDrawLayer *self, TklPoint point, double x, double y)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), point);

  return hypot (at.x - x, at.y - y);
}

gboolean
tkl_draw_layer_has_between (TklDrawLayer *self, TklZoneHandle handle)
{
  graphene_point_t at
      = tkl_layer_project (SHUMATE_LAYER (self), tkl_zone_edit_between (self->edit, handle));

  return tkl_draw_layer_distance_px (self, tkl_zone_edit_corner (self->edit, handle), at.x, at.y)
         >= BETWEEN_PX;
}

gboolean
tkl_draw_layer_find_handle (
    TklDrawLayer *self, double x, double y, gboolean between, TklZoneHandle *ret_handle)
{
  guint zone = self->edit->curr->chosen.zone;
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, zone);
  double nearest = TKL_DRAW_REACH_PX;
  gboolean found = FALSE;

  if (!tkl_zone_edit_is_visible (self->edit, zone))
    return FALSE;
  for (guint ring = 0; poi != NULL && ring < poi->shape->n_rings; ring++)
    for (guint i = poi->shape->ring_point[ring]; i < poi->shape->ring_point[ring + 1]; i++)
      {
        TklZoneHandle handle = { zone, ring, i - poi->shape->ring_point[ring] };
        TklPoint point
            = between ? tkl_zone_edit_between (self->edit, handle) : poi->shape->points[i];
        double away = tkl_draw_layer_distance_px (self, point, x, y);

        if (away > nearest || (between && !tkl_draw_layer_has_between (self, handle)))
          continue;
        nearest = away;
        *ret_handle = handle;
        found = TRUE;
      }
  return found;
}

guint
tkl_draw_layer_find_zone (TklDrawLayer *self, double x, double y)
{
  const TklZoneDrawing *drawing = self->edit->curr;
  TklPoint point = tkl_draw_layer_point_at (self, x, y);
  guint found = TKL_ZONE_NONE;

  for (guint i = 0; i < drawing->zones->len; i++)
    {
      const TklShape *shape = ((const TklPoi *) drawing->zones->pdata[i])->shape;

      if (tkl_zone_edit_is_visible (self->edit, i) && tkl_shape_spans_ok (shape)
          && tkl_shape_contains (shape, point)
          && (found == TKL_ZONE_NONE || i == drawing->chosen.zone))
        found = i;
    }
  return found;
}

/* Shapes to snap to: neighbours and own zones, but for the one that is being changed. */
static GPtrArray *
collect_shapes (TklDrawLayer *self, guint except)
{
  GPtrArray *shapes = g_ptr_array_new ();
  const GPtrArray *own = self->edit->curr->zones;

  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    g_ptr_array_add (shapes, ((const TklPoi *) self->others->pdata[i])->shape);
  for (guint i = 0; i < own->len; i++)
    if (i != except && tkl_zone_edit_is_visible (self->edit, i))
      g_ptr_array_add (shapes, ((const TklPoi *) own->pdata[i])->shape);
  return shapes;
}

TklPoint
tkl_draw_layer_snapped_at (
    TklDrawLayer *self, double x, double y, guint except, GdkModifierType state)
{
  TklPoint point = tkl_draw_layer_point_at (self, x, y);
  TklPoint beside = tkl_draw_layer_point_at (self, x + SNAP_PX, y + SNAP_PX);
  g_autoptr (GPtrArray) shapes = NULL;
  TklSnap snap;

  if ((state & GDK_SHIFT_MASK) != 0 || !tkl_point_valid (point) || !tkl_point_valid (beside))
    return point;
  shapes = collect_shapes (self, except);
  snap = (TklSnap){ .shapes = (TklShape *const *) shapes->pdata,
                    .n_shapes = shapes->len,
                    .lat_e7_per_px = fabs ((double) beside.lat_e7 - point.lat_e7) / SNAP_PX,
                    .lon_e7_per_px = fabs ((double) beside.lon_e7 - point.lon_e7) / SNAP_PX,
                    .reach_px = SNAP_PX };
  if (snap.lat_e7_per_px > 0 && snap.lon_e7_per_px > 0)
    tkl_zone_snap (&snap, point, &point);
  return point;
}

/* --- changes --------------------------------------------------------------------------------- */

gboolean
tkl_draw_layer_become (TklDrawLayer *self, TklZoneEdit *next)
{
  if (next == NULL)
    return FALSE;
  tkl_zone_edit_free (self->edit);
  self->edit = next;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[EDITED], 0, next);
  return TRUE;
}

TklPoint
tkl_draw_layer_handle_of_circle (TklDrawLayer *self)
{
  int radius_m = tkl_draw_layer_radius_m (self);

  return radius_m > 0 ? tkl_point_travel (self->location, 90, radius_m) : TKL_POINT_NONE;
}

int
tkl_draw_layer_radius_m (TklDrawLayer *self)
{
  int own_m = self->edit->curr->radius_m;

  if (!self->has_circle || !tkl_point_valid (self->location))
    return 0;
  return MIN (own_m > 0 ? own_m : self->default_radius_m, TKL_OUTLINE_MAX_RADIUS_M);
}

/* Corners of the chosen zone lie over it. */
gboolean
tkl_draw_layer_on_circle (TklDrawLayer *self, double x, double y)
{
  TklPoint handle = tkl_draw_layer_handle_of_circle (self);
  TklZoneHandle corner;

  return tkl_point_is_set (handle)
         && tkl_draw_layer_distance_px (self, handle, x, y) <= TKL_DRAW_REACH_PX
         && !tkl_draw_layer_find_handle (self, x, y, FALSE, &corner);
}

/* On the first corner it closes. */
static void
set_corner (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  const GArray *corners = self->edit->curr->corners;
  TklPoint first = corners->len > 0 ? g_array_index (corners, TklPoint, 0) : TKL_POINT_NONE;
  TklPoint point = tkl_draw_layer_snapped_at (self, x, y, TKL_ZONE_NONE, state);

  if (corners->len >= 3 && tkl_draw_layer_distance_px (self, first, x, y) <= TKL_DRAW_REACH_PX)
    point = first;
  tkl_draw_layer_become (self, tkl_zone_edit_set_corner (self->edit, point, NULL));
}

/* GTK takes the second press of a double click for a first one when drawing kept it busy in between: the
 * times are those of the pointer. */
static gboolean
follows_press (TklDrawLayer *self, guint32 time, double x, double y)
{
  int most;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &most, NULL);
  return self->press_time != 0 && time - self->press_time <= (guint32) most
         && hypot (x - self->press_x, y - self->press_y) <= TKL_DRAW_STILL_PX;
}

/* A double click closes a ring: the map would zoom in at it. */
static void
pressed_cb (TklDrawLayer *self, int n_press, double x, double y, GtkGesture *click)
{
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (click));

  self->is_double = n_press > 1 || follows_press (self, time, x, y);
  self->press_time = time;
  self->press_x = x;
  self->press_y = y;
  if (self->is_double && self->edit != NULL && self->edit->curr->pen != TKL_ZONE_PEN_AWAY)
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (TklDrawLayer *self, int n_press, double x, double y, GtkGesture *click)
{
  TklZoneHandle handle;

  if (self->edit == NULL || hypot (x - self->press_x, y - self->press_y) > TKL_DRAW_STILL_PX)
    return;
  if (self->edit->curr->pen == TKL_ZONE_PEN_AWAY)
    {
      if (tkl_draw_layer_on_circle (self, x, y))
        {
          tkl_draw_layer_become (self, tkl_zone_edit_choose_radius (self->edit));
          return;
        }
      handle
          = (TklZoneHandle){ tkl_draw_layer_find_zone (self, x, y), TKL_ZONE_NONE, TKL_ZONE_NONE };
      if (tkl_draw_layer_find_handle (self, x, y, FALSE, &handle)
          || !tkl_draw_layer_find_handle (self, x, y, TRUE, &handle))
        tkl_draw_layer_become (self, tkl_zone_edit_choose (self->edit, handle));
    }
  else if (!self->is_double)
    set_corner (self, x, y,
                gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)));
  else
    tkl_draw_layer_become (self, tkl_zone_edit_close (self->edit, NULL));
}

static void
removed_cb (TklDrawLayer *self, int n_press, double x, double y, GtkGesture *click)
{
  TklZoneHandle handle;

  if (self->edit == NULL || self->edit->curr->pen != TKL_ZONE_PEN_AWAY
      || !tkl_draw_layer_find_handle (self, x, y, FALSE, &handle))
    return;
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  tkl_draw_layer_become (self, tkl_zone_edit_remove (self->edit, handle));
}

/* --- pointer --------------------------------------------------------------------------------- */

static void
moved_cb (TklDrawLayer *self, double x, double y, GtkEventController *motion)
{
  if (self->edit == NULL || self->edit->curr->pen == TKL_ZONE_PEN_AWAY)
    return;
  self->pointer = tkl_draw_layer_snapped_at (self, x, y, TKL_ZONE_NONE,
                                             gtk_event_controller_get_current_event_state (motion));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (TklDrawLayer *self)
{
  self->pointer = TKL_POINT_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- life ------------------------------------------------------------------------------------ */

void
tkl_draw_layer_set_edit (TklDrawLayer *self, const TklZoneEdit *edit, const GArray *problems)
{
  g_return_if_fail (TKL_IS_DRAW_LAYER (self) && edit != NULL && problems != NULL);

  if (self->edit != edit)
    {
      g_clear_pointer (&self->edit, tkl_zone_edit_free);
      self->edit = tkl_zone_edit_copy (edit);
    }
  g_array_set_size (self->problems, 0);
  g_array_append_vals (self->problems, problems->data, problems->len);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->edit->curr->pen == TKL_ZONE_PEN_AWAY ? NULL : "crosshair");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tkl_draw_layer_set_around (TklDrawLayer *self, GPtrArray *others, const TklDrawCircle *circle)
{
  g_return_if_fail (TKL_IS_DRAW_LAYER (self));

  g_clear_pointer (&self->others, g_ptr_array_unref);
  if (others != NULL)
    self->others = g_ptr_array_ref (others);
  self->location = circle->centre;
  self->has_circle = circle->is_used;
  self->default_radius_m = circle->default_radius_m;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tkl_draw_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  tkl_draw_layer_draw (TKL_DRAW_LAYER (widget), snapshot);
}

/* Layers of libshumate let the pointer through; what is not claimed here is the map's all the same. */
static gboolean
tkl_draw_layer_contains (GtkWidget *widget, double x, double y)
{
  return TRUE;
}

ShumateLayer *
tkl_draw_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TKL_TYPE_DRAW_LAYER, "viewport", viewport, NULL);
}

static void
tkl_draw_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_draw_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_draw_layer_finalize (GObject *object)
{
  TklDrawLayer *self = TKL_DRAW_LAYER (object);

  tkl_zone_edit_free (self->edit);
  g_array_unref (self->problems);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_draw_layer_parent_class)->finalize (object);
}

static void
tkl_draw_layer_class_init (TklDrawLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tkl_draw_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_draw_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = tkl_draw_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = tkl_draw_layer_contains;
  signals[EDITED] = g_signal_new ("edited", TKL_TYPE_DRAW_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tkl_draw_layer_init (TklDrawLayer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *remove = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->problems = g_array_new (FALSE, FALSE, sizeof (TklZoneProblem));
  self->location = self->pointer = self->anchor = TKL_POINT_NONE;
  self->dragged = TKL_ZONE_HANDLE_NONE;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (remove), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (remove, "pressed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (tkl_draw_layer_make_drag (self)));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (remove));
  gtk_widget_add_controller (widget, motion);
}
