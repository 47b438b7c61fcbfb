/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys on the map of a TklZoneEditor: all that is drawn can be drawn without a pointer. */
/* Thread: main. */
#include "tkl-zone-editor-private.h"

#define STEP_M 1.0
#define FAR_STEP_M 10.0

/* The middle of the map: what arrows lead there while the pen is out. */
static TklPoint
middle_of_map (TklZoneEditor *self)
{
  ShumateLocation *location = SHUMATE_LOCATION (tkl_map_get_viewport (self->map));

  return tkl_point_from_degrees (shumate_location_get_latitude (location),
                                 shumate_location_get_longitude (location));
}

static TklZoneEdit *
press_pen_key (TklZoneEditor *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return tkl_zone_edit_set_corner (self->edit, middle_of_map (self), NULL);
    case GDK_KEY_BackSpace:
      return tkl_zone_edit_take_back (self->edit);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return tkl_zone_edit_close (self->edit, NULL);
    case GDK_KEY_Escape:
      return tkl_zone_edit_leave (self->edit);
    default:
      return NULL;
    }
}

/* Tools by their letter, so that the focus stays on the map. */
static TklZoneEdit *
press_tool_key (TklZoneEditor *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_d:
      return tkl_zone_edit_take_pen (self->edit, TKL_ZONE_PEN_OUTLINE);
    case GDK_KEY_r:
      return tkl_zone_edit_take_pen (self->edit, TKL_ZONE_PEN_BOX);
    case GDK_KEY_h:
      return tkl_zone_edit_take_pen (self->edit, TKL_ZONE_PEN_HOLE);
    case GDK_KEY_c:
      return tkl_zone_editor_add_circle (self);
    default:
      return NULL;
    }
}

static TklZoneEdit *
press_radius_key (TklZoneEditor *self, guint key, int step_m)
{
  int radius_m = tkl_zone_editor_radius_m (self);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Right:
      return tkl_zone_edit_set_radius (self->edit, radius_m + step_m, FALSE);
    case GDK_KEY_Down:
    case GDK_KEY_Left:
      return tkl_zone_edit_set_radius (self->edit, MAX (radius_m - step_m, 1), FALSE);
    default:
      return NULL;
    }
}

/* From no corner to the first one; without a zone there is the handle of the circle. */
static TklZoneEdit *
step_corner (TklZoneEditor *self, int by)
{
  TklZoneHandle chosen = self->edit->curr->chosen;
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, chosen.zone);
  guint n, at = 0;
  guint ring = 0;

  if (poi == NULL)
    return tkl_zone_editor_has_circle (self) ? tkl_zone_edit_choose_radius (self->edit) : NULL;
  n = poi->shape->n_points;
  if (chosen.corner != TKL_ZONE_NONE)
    at = (poi->shape->ring_point[chosen.ring] + chosen.corner + (guint) ((int) n + by)) % n;
  while (poi->shape->ring_point[ring + 1] <= at)
    ring++;
  return tkl_zone_edit_choose (
      self->edit, (TklZoneHandle){ chosen.zone, ring, at - poi->shape->ring_point[ring] });
}

static TklZoneEdit *
press_corner_key (TklZoneEditor *self, guint key, GdkModifierType state)
{
  TklZoneHandle chosen = self->edit->curr->chosen;
  double step_m = (state & GDK_SHIFT_MASK) != 0 ? FAR_STEP_M : STEP_M;
  TklZoneEdit *next;

  if (self->edit->curr->chosen_radius
      && (next = press_radius_key (self, key, (int) step_m)) != NULL)
    return next;
  switch (key)
    {
    case GDK_KEY_n:
      return step_corner (self, 1);
    case GDK_KEY_p:
      return step_corner (self, -1);
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return tkl_zone_editor_insert_corner (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return tkl_zone_edit_remove (self->edit, chosen);
    case GDK_KEY_Up:
      return tkl_zone_edit_nudge (self->edit, chosen, step_m, 0, FALSE);
    case GDK_KEY_Down:
      return tkl_zone_edit_nudge (self->edit, chosen, -step_m, 0, FALSE);
    case GDK_KEY_Left:
      return tkl_zone_edit_nudge (self->edit, chosen, 0, -step_m, FALSE);
    case GDK_KEY_Right:
      return tkl_zone_edit_nudge (self->edit, chosen, 0, step_m, FALSE);
    default:
      return press_tool_key (self, key);
    }
}

gboolean
tkl_zone_editor_press (TklZoneEditor *self, guint key, GdkModifierType state)
{
  TklZoneEdit *next;

  if (self->edit == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_a)
    return gtk_widget_activate_action (GTK_WIDGET (self), "zones.address", NULL);
  next = self->edit->curr->pen != TKL_ZONE_PEN_AWAY ? press_pen_key (self, key)
                                                    : press_corner_key (self, key, state);
  tkl_zone_editor_become (self, next);
  return next != NULL;
}
