/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDrawLayer: what the pointer does to zones that are drawn. */
/* Thread: main. */
#include "tkl-draw-layer-private.h"

#include "tkl-layer.h"
#include "tkl-zone-snap.h"

#include <math.h>

/* As near as this to its middle means a handle. */
#define REACH_PX 10
/* The pointer may move so far between press and release: more is a pan of the map. */
#define STILL_PX 4
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

static TklPoint
point_at (TklDrawLayer *self, double x, double y)
{
  double latitude, longitude;

  shumate_viewport_widget_coords_to_location (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                              GTK_WIDGET (self), x, y, &latitude, &longitude);
  return tkl_point_from_degrees (latitude, longitude);
}

static double
distance_px (TklDrawLayer *self, TklPoint point, double x, double y)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), point);

  return hypot (at.x - x, at.y - y);
}

TklPoint
tkl_draw_layer_between (TklDrawLayer *self, TklZoneHandle handle)
{
  TklZoneHandle next = { handle.zone, handle.ring, handle.corner + 1 };
  TklPoint a = tkl_zone_edit_corner (self->edit, handle);
  TklPoint b = tkl_zone_edit_corner (self->edit, next);

  if (!tkl_point_is_set (b))
    b = tkl_zone_edit_corner (self->edit, (TklZoneHandle){ handle.zone, handle.ring, 0 });
  return (TklPoint){ (gint32) (((gint64) a.lat_e7 + b.lat_e7) / 2),
                     (gint32) (((gint64) a.lon_e7 + b.lon_e7) / 2) };
}

gboolean
tkl_draw_layer_has_between (TklDrawLayer *self, TklZoneHandle handle)
{
  graphene_point_t at
      = tkl_layer_project (SHUMATE_LAYER (self), tkl_draw_layer_between (self, handle));

  return distance_px (self, tkl_zone_edit_corner (self->edit, handle), at.x, at.y) >= BETWEEN_PX;
}

/* The handle of the chosen zone there. @between: the small ones. */
static gboolean
find_handle (TklDrawLayer *self, double x, double y, gboolean between, TklZoneHandle *ret_handle)
{
  guint zone = self->edit->curr->chosen.zone;
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, zone);
  double nearest = REACH_PX;
  gboolean found = FALSE;

  for (guint ring = 0; poi != NULL && ring < poi->shape->n_rings; ring++)
    for (guint i = poi->shape->ring_point[ring]; i < poi->shape->ring_point[ring + 1]; i++)
      {
        TklZoneHandle handle = { zone, ring, i - poi->shape->ring_point[ring] };
        TklPoint point = between ? tkl_draw_layer_between (self, handle) : poi->shape->points[i];
        double away = distance_px (self, point, x, y);

        if (away > nearest || (between && !tkl_draw_layer_has_between (self, handle)))
          continue;
        nearest = away;
        *ret_handle = handle;
        found = TRUE;
      }
  return found;
}

/* The zone there, the chosen one before others; TKL_ZONE_NONE: none. */
static guint
find_zone (TklDrawLayer *self, double x, double y)
{
  const TklZoneDrawing *drawing = self->edit->curr;
  TklPoint point = point_at (self, x, y);
  guint found = TKL_ZONE_NONE;

  for (guint i = 0; i < drawing->zones->len; i++)
    {
      const TklShape *shape = ((const TklPoi *) drawing->zones->pdata[i])->shape;

      if (tkl_shape_spans_ok (shape) && tkl_shape_contains (shape, point)
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
    if (i != except)
      g_ptr_array_add (shapes, ((const TklPoi *) own->pdata[i])->shape);
  return shapes;
}

static TklPoint
snapped_at (TklDrawLayer *self, double x, double y, guint except, GdkModifierType state)
{
  TklPoint point = point_at (self, x, y);
  TklPoint beside = point_at (self, x + SNAP_PX, y + SNAP_PX);
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

/* @next: (transfer full) (nullable): NULL: nothing came of it. */
static gboolean
become (TklDrawLayer *self, TklZoneEdit *next)
{
  if (next == NULL)
    return FALSE;
  tkl_zone_edit_free (self->edit);
  self->edit = next;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[EDITED], 0, next);
  return TRUE;
}

/* On the first corner it closes. */
static void
set_corner (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  const GArray *corners = self->edit->curr->corners;
  TklPoint first = corners->len > 0 ? g_array_index (corners, TklPoint, 0) : TKL_POINT_NONE;
  TklPoint point = snapped_at (self, x, y, TKL_ZONE_NONE, state);

  if (corners->len >= 3 && distance_px (self, first, x, y) <= REACH_PX)
    point = first;
  become (self, tkl_zone_edit_set_corner (self->edit, point, NULL));
}

static void
pressed_cb (TklDrawLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (TklDrawLayer *self, int n_press, double x, double y, GtkGesture *click)
{
  TklZoneHandle handle;

  if (self->edit == NULL || hypot (x - self->press_x, y - self->press_y) > STILL_PX)
    return;
  if (self->edit->curr->pen == TKL_ZONE_PEN_AWAY)
    {
      handle = (TklZoneHandle){ find_zone (self, x, y), TKL_ZONE_NONE, TKL_ZONE_NONE };
      if (find_handle (self, x, y, FALSE, &handle) || !find_handle (self, x, y, TRUE, &handle))
        become (self, tkl_zone_edit_choose (self->edit, handle));
    }
  else if (n_press == 1)
    set_corner (self, x, y,
                gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)));
  else
    become (self, tkl_zone_edit_close (self->edit, NULL));
}

static void
removed_cb (TklDrawLayer *self, int n_press, double x, double y, GtkGesture *click)
{
  TklZoneHandle handle;

  if (self->edit == NULL || self->edit->curr->pen != TKL_ZONE_PEN_AWAY
      || !find_handle (self, x, y, FALSE, &handle))
    return;
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  become (self, tkl_zone_edit_remove (self->edit, handle));
}

/* --- dragging -------------------------------------------------------------------------------- */

/* Returns: TRUE when there is a corner to be dragged; a small handle becomes one. */
static gboolean
begin_corner (TklDrawLayer *self, double x, double y)
{
  TklZoneHandle handle;

  self->joins = FALSE;
  if (find_handle (self, x, y, FALSE, &handle))
    {
      self->dragged = handle;
      become (self, tkl_zone_edit_choose (self->edit, handle));
      return TRUE;
    }
  if (!find_handle (self, x, y, TRUE, &handle)
      || !become (self,
                  tkl_zone_edit_insert (self->edit, handle, tkl_draw_layer_between (self, handle))))
    return FALSE;
  self->dragged = self->edit->curr->chosen;
  self->joins = TRUE;
  return TRUE;
}

/* With Alt a copy is dragged, and the zone stays. */
static gboolean
begin_zone (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  guint zone = find_zone (self, x, y);

  self->joins = FALSE;
  if (zone == TKL_ZONE_NONE || zone != self->edit->curr->chosen.zone)
    return FALSE;
  if ((state & GDK_ALT_MASK) != 0)
    {
      become (self, tkl_zone_edit_duplicate (self->edit, zone,
                                             tkl_zone_edit_zone (self->edit, zone)->name, 0, 0));
      zone = self->edit->curr->chosen.zone;
      self->joins = TRUE;
    }
  self->dragged = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  self->last = point_at (self, x, y);
  return tkl_point_valid (self->last);
}

static void
drag_begin_cb (TklDrawLayer *self, double x, double y, GtkGesture *drag)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  self->dragged = TKL_ZONE_HANDLE_NONE;
  if (self->edit == NULL || self->edit->curr->pen != TKL_ZONE_PEN_AWAY)
    return;
  self->drags_zone = FALSE;
  if (!begin_corner (self, x, y))
    self->drags_zone = begin_zone (self, x, y, state);
  /* What is dragged here does not move the map. */
  if (self->dragged.zone != TKL_ZONE_NONE)
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_zone (TklDrawLayer *self, double x, double y)
{
  TklPoint point = point_at (self, x, y);

  if (!tkl_point_valid (point))
    return;
  if (become (self,
              tkl_zone_edit_shift (self->edit, self->dragged.zone, point.lat_e7 - self->last.lat_e7,
                                   point.lon_e7 - self->last.lon_e7, self->joins)))
    {
      self->joins = TRUE;
      self->last = point;
    }
}

static void
drag_update_cb (TklDrawLayer *self, double dx, double dy, GtkGestureDrag *drag)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  double x, y;

  if (self->edit == NULL || self->dragged.zone == TKL_ZONE_NONE
      || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  /* A click with a trembling hand moves nothing. */
  if (!self->joins && hypot (dx, dy) <= STILL_PX)
    return;
  if (self->drags_zone)
    drag_zone (self, x + dx, y + dy);
  else if (become (self,
                   tkl_zone_edit_move (self->edit, self->dragged,
                                       snapped_at (self, x + dx, y + dy, self->dragged.zone, state),
                                       self->joins)))
    self->joins = TRUE;
}

static void
drag_end_cb (TklDrawLayer *self)
{
  self->dragged = TKL_ZONE_HANDLE_NONE;
}

/* --- pointer --------------------------------------------------------------------------------- */

static void
moved_cb (TklDrawLayer *self, double x, double y, GtkEventController *motion)
{
  if (self->edit == NULL || self->edit->curr->pen == TKL_ZONE_PEN_AWAY)
    return;
  self->pointer = snapped_at (self, x, y, TKL_ZONE_NONE,
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
tkl_draw_layer_set_around (TklDrawLayer *self, GPtrArray *others, TklPoint location, int radius_m)
{
  g_return_if_fail (TKL_IS_DRAW_LAYER (self));

  g_clear_pointer (&self->others, g_ptr_array_unref);
  if (others != NULL)
    self->others = g_ptr_array_ref (others);
  self->location = location;
  self->radius_m = radius_m;
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
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *remove = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->problems = g_array_new (FALSE, FALSE, sizeof (TklZoneProblem));
  self->location = self->pointer = TKL_POINT_NONE;
  self->dragged = TKL_ZONE_HANDLE_NONE;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (remove), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (remove, "pressed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (remove));
  gtk_widget_add_controller (widget, motion);
}
