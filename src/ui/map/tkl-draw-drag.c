/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDrawLayer: what is dragged: corners, zones, the circle, a new rectangle. */
/* Thread: main. */
#include "tkl-draw-layer-private.h"

#include <math.h>

/* Returns: TRUE when there is a corner to be dragged; a small handle becomes one. */
static gboolean
begin_corner (TklDrawLayer *self, double x, double y)
{
  TklZoneHandle handle;

  if (tkl_draw_layer_find_handle (self, x, y, FALSE, &handle))
    {
      self->dragged = handle;
      tkl_draw_layer_become (self, tkl_zone_edit_choose (self->edit, handle));
      return TRUE;
    }
  if (!tkl_draw_layer_find_handle (self, x, y, TRUE, &handle)
      || !tkl_draw_layer_become (
          self,
          tkl_zone_edit_insert (self->edit, handle, tkl_zone_edit_between (self->edit, handle))))
    return FALSE;
  self->dragged = self->edit->curr->chosen;
  self->joins = TRUE;
  return TRUE;
}

/* With Ctrl or Alt a copy is dragged, and the zone stays: some window managers take Alt for themselves. */
static gboolean
begin_zone (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  guint zone = tkl_draw_layer_find_zone (self, x, y);

  if (zone == TKL_ZONE_NONE || zone != self->edit->curr->chosen.zone)
    return FALSE;
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) != 0)
    {
      tkl_draw_layer_become (
          self, tkl_zone_edit_duplicate (self->edit, zone,
                                         tkl_zone_edit_zone (self->edit, zone)->name, 0, 0));
      zone = self->edit->curr->chosen.zone;
      self->joins = TRUE;
    }
  self->dragged = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  self->last = tkl_draw_layer_point_at (self, x, y);
  return tkl_point_valid (self->last);
}

/* A click is a drag of no length: both are this gesture's. */
static void
begin_box (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  const GArray *corners = self->edit->curr->corners;

  self->anchor = corners->len > 0 ? g_array_index (corners, TklPoint, 0)
                                  : tkl_draw_layer_snapped_at (self, x, y, TKL_ZONE_NONE, state);
}

static void
begin (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  if (self->edit->curr->pen == TKL_ZONE_PEN_BOX)
    begin_box (self, x, y, state);
  else if (self->edit->curr->pen != TKL_ZONE_PEN_AWAY)
    return;
  else if (tkl_draw_layer_on_circle (self, x, y))
    {
      self->drags_circle = TRUE;
      tkl_draw_layer_become (self, tkl_zone_edit_choose_radius (self->edit));
    }
  else if (!begin_corner (self, x, y))
    self->drags_zone = begin_zone (self, x, y, state);
}

static gboolean
is_dragged (TklDrawLayer *self)
{
  return self->dragged.zone != TKL_ZONE_NONE || self->drags_circle
         || tkl_point_is_set (self->anchor);
}

static void
drag_begin_cb (TklDrawLayer *self, double x, double y, GtkGesture *drag)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  self->dragged = TKL_ZONE_HANDLE_NONE;
  self->anchor = TKL_POINT_NONE;
  self->drags_zone = self->drags_circle = self->joins = FALSE;
  if (self->edit != NULL)
    begin (self, x, y, state);
  /* What is dragged here does not move the map. */
  if (is_dragged (self))
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
drag_zone (TklDrawLayer *self, double x, double y)
{
  TklPoint point = tkl_draw_layer_point_at (self, x, y);

  if (!tkl_point_valid (point)
      || !tkl_draw_layer_become (self, tkl_zone_edit_shift (self->edit, self->dragged.zone,
                                                            point.lat_e7 - self->last.lat_e7,
                                                            point.lon_e7 - self->last.lon_e7,
                                                            self->joins)))
    return FALSE;
  self->last = point;
  return TRUE;
}

static gboolean
drag_circle (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  TklPoint point = tkl_draw_layer_point_at (self, x, y);
  double away_m = tkl_point_valid (point) ? tkl_point_distance_m (self->location, point) : 0;
  int radius_m
      = (state & GDK_SHIFT_MASK) != 0 ? (int) round (away_m) : tkl_zone_radius_round (away_m);

  return tkl_draw_layer_become (
      self, tkl_zone_edit_set_radius (self->edit, MAX (radius_m, 1), self->joins));
}

static gboolean
drag_corner (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  TklPoint point = tkl_draw_layer_snapped_at (self, x, y, self->dragged.zone, state);

  return tkl_draw_layer_become (self,
                                tkl_zone_edit_move (self->edit, self->dragged, point, self->joins));
}

static void
drag_box (TklDrawLayer *self, double x, double y, GdkModifierType state)
{
  self->pointer = tkl_draw_layer_snapped_at (self, x, y, TKL_ZONE_NONE, state);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (TklDrawLayer *self, double dx, double dy, GtkGestureDrag *drag)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  double x, y;

  if (self->edit == NULL || !is_dragged (self) || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  /* A click with a trembling hand moves nothing. */
  if (!self->joins && hypot (dx, dy) <= TKL_DRAW_STILL_PX)
    return;
  if (tkl_point_is_set (self->anchor))
    drag_box (self, x + dx, y + dy, state);
  else if (self->drags_circle)
    self->joins |= drag_circle (self, x + dx, y + dy, state);
  else if (self->drags_zone)
    self->joins |= drag_zone (self, x + dx, y + dy);
  else
    self->joins |= drag_corner (self, x + dx, y + dy, state);
}

/* From corner to corner in one drag, or by two clicks. */
static void
end_box (TklDrawLayer *self, GtkGestureDrag *drag, double dx, double dy)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  TklPoint point;
  double x, y;

  if (self->edit->curr->pen != TKL_ZONE_PEN_BOX || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  point = tkl_draw_layer_snapped_at (self, x + dx, y + dy, TKL_ZONE_NONE, state);
  if (self->edit->curr->corners->len > 0 || hypot (dx, dy) <= TKL_DRAW_STILL_PX)
    tkl_draw_layer_become (self, tkl_zone_edit_set_corner (self->edit, point, NULL));
  else
    tkl_draw_layer_become (self, tkl_zone_edit_box (self->edit, self->anchor, point, NULL));
}

static void
drag_end_cb (TklDrawLayer *self, double dx, double dy, GtkGestureDrag *drag)
{
  if (self->edit != NULL && tkl_point_is_set (self->anchor))
    end_box (self, drag, dx, dy);
  self->dragged = TKL_ZONE_HANDLE_NONE;
  self->anchor = TKL_POINT_NONE;
  self->drags_circle = self->drags_zone = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkGesture *
tkl_draw_layer_make_drag (TklDrawLayer *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  return drag;
}
