/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEdit: drawings, the steps between them, and whole zones. */
/* Thread: any; a plain value. */
#include "tkl-zone-edit-private.h"

#include "tkl-outline.h"
#include "tkl-shape-private.h"

#include <math.h>
#include <string.h>

/* Drawings are shared by steps and copies of the edit. */
typedef struct
{
  gatomicrefcount references;
  TklZoneDrawing drawing;
} Block;

/* --- drawings -------------------------------------------------------------------------------- */

static TklZoneDrawing *
drawing_new (void)
{
  Block *block = g_new0 (Block, 1);

  g_atomic_ref_count_init (&block->references);
  block->drawing.zones = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  block->drawing.corners = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  block->drawing.chosen = TKL_ZONE_HANDLE_NONE;
  return &block->drawing;
}

static Block *
get_block (TklZoneDrawing *drawing)
{
  return (Block *) (gpointer) ((char *) drawing - G_STRUCT_OFFSET (Block, drawing));
}

TklZoneDrawing *
tkl_zone_drawing_ref (TklZoneDrawing *drawing)
{
  g_atomic_ref_count_inc (&get_block (drawing)->references);
  return drawing;
}

void
tkl_zone_drawing_unref (TklZoneDrawing *drawing)
{
  if (!g_atomic_ref_count_dec (&get_block (drawing)->references))
    return;
  g_ptr_array_unref (drawing->zones);
  g_array_unref (drawing->corners);
  g_free (get_block (drawing));
}

TklZoneDrawing *
tkl_zone_drawing_copy (const TklZoneDrawing *drawing)
{
  TklZoneDrawing *copy = drawing_new ();

  for (guint i = 0; i < drawing->zones->len; i++)
    g_ptr_array_add (copy->zones, tkl_poi_copy (drawing->zones->pdata[i]));
  g_array_append_vals (copy->corners, drawing->corners->data, drawing->corners->len);
  copy->pen = drawing->pen;
  copy->chosen = drawing->chosen;
  copy->radius_m = drawing->radius_m;
  return copy;
}

void
tkl_zone_drawing_set_shape (TklZoneDrawing *drawing, guint zone, TklShape *shape)
{
  TklPoi *poi = drawing->zones->pdata[zone];

  tkl_shape_free (poi->shape);
  poi->shape = shape;
}

void
tkl_zone_drawing_add (TklZoneDrawing *drawing,
                      const TklZoneEdit *edit,
                      const char *name,
                      TklShape *shape)
{
  TklPoi *poi = tkl_poi_new (edit->project_id, name, shape);

  poi->id = edit->new_id;
  drawing->chosen = (TklZoneHandle){ drawing->zones->len, TKL_ZONE_NONE, TKL_ZONE_NONE };
  g_ptr_array_add (drawing->zones, poi);
}

void
tkl_zone_drawing_drop (TklZoneDrawing *drawing, guint zone)
{
  guint n_left;

  g_ptr_array_remove_index (drawing->zones, zone);
  n_left = drawing->zones->len;
  drawing->chosen = TKL_ZONE_HANDLE_NONE;
  if (n_left > 0)
    drawing->chosen.zone = MIN (zone, n_left - 1);
}

gboolean
tkl_zone_drawing_cut (TklZoneDrawing *drawing, const GArray *corners)
{
  guint zone = drawing->chosen.zone;
  const TklPoint *points = (const TklPoint *) (gconstpointer) corners->data;
  const TklShape *shape;
  guint part = 0;

  if (zone >= drawing->zones->len)
    return FALSE;
  shape = ((const TklPoi *) drawing->zones->pdata[zone])->shape;
  for (guint i = 0; i < shape->n_parts && tkl_shape_spans_ok (shape); i++)
    {
      guint first = shape->ring_point[shape->part_ring[i]];
      guint n_points = shape->ring_point[shape->part_ring[i] + 1] - first;

      if (n_points >= 3 && tkl_ring_locate (shape->points + first, n_points, points[0]) >= 0)
        {
          part = i;
          break;
        }
    }
  tkl_zone_drawing_set_shape (drawing, zone,
                              tkl_sketch_add_hole (shape, part, points, corners->len));
  drawing->chosen = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  return TRUE;
}

/* --- value ----------------------------------------------------------------------------------- */

static GPtrArray *
steps_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_zone_drawing_unref);
}

TklZoneEdit *
tkl_zone_edit_new (gint64 project_id, int radius_m, const GPtrArray *pois)
{
  TklZoneEdit *edit;

  g_return_val_if_fail (pois != NULL, NULL);

  edit = g_new0 (TklZoneEdit, 1);
  edit->project_id = project_id;
  edit->orig = drawing_new ();
  edit->orig->radius_m = radius_m;
  for (guint i = 0; i < pois->len; i++)
    g_ptr_array_add (edit->orig->zones, tkl_poi_copy (pois->pdata[i]));
  edit->curr = tkl_zone_drawing_ref (edit->orig);
  edit->hidden = g_array_new (FALSE, FALSE, sizeof (gint64));
  edit->new_id = -1;
  edit->steps = steps_new ();
  g_ptr_array_add (edit->steps, tkl_zone_drawing_ref (edit->orig));
  return edit;
}

/* Returns: a copy with the first @n_steps steps. */
static TklZoneEdit *
copy_steps (const TklZoneEdit *edit, guint n_steps)
{
  TklZoneEdit *copy = g_new0 (TklZoneEdit, 1);

  copy->project_id = edit->project_id;
  copy->orig = tkl_zone_drawing_ref (edit->orig);
  copy->hidden = g_array_copy (edit->hidden);
  copy->new_id = edit->new_id;
  copy->steps = steps_new ();
  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (copy->steps, tkl_zone_drawing_ref (edit->steps->pdata[i]));
  return copy;
}

static TklZoneEdit *
go_to_step (TklZoneEdit *edit, guint step)
{
  edit->step = step;
  edit->curr = tkl_zone_drawing_ref (edit->steps->pdata[step]);
  return edit;
}

TklZoneEdit *
tkl_zone_edit_copy (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return go_to_step (copy_steps (edit, edit->steps->len), edit->step);
}

void
tkl_zone_edit_free (TklZoneEdit *edit)
{
  if (edit == NULL)
    return;
  tkl_zone_drawing_unref (edit->orig);
  tkl_zone_drawing_unref (edit->curr);
  g_ptr_array_unref (edit->steps);
  g_array_unref (edit->hidden);
  g_free (edit);
}

TklZoneEdit *
tkl_zone_edit_step (const TklZoneEdit *edit, TklZoneDrawing *drawing, gboolean joins)
{
  TklZoneEdit *copy = copy_steps (edit, edit->step + (joins && edit->step > 0 ? 0 : 1));

  if (copy->steps->len > TKL_ZONE_EDIT_MAX_STEPS)
    g_ptr_array_remove_index (copy->steps, 0);
  g_ptr_array_add (copy->steps, drawing);
  for (guint i = 0; i < drawing->zones->len; i++)
    copy->new_id = MIN (copy->new_id, ((const TklPoi *) drawing->zones->pdata[i])->id - 1);
  return go_to_step (copy, copy->steps->len - 1);
}

TklZoneEdit *
tkl_zone_edit_stay (const TklZoneEdit *edit, TklZoneDrawing *drawing)
{
  TklZoneEdit *copy = tkl_zone_edit_copy (edit);

  tkl_zone_drawing_unref (copy->steps->pdata[copy->step]);
  copy->steps->pdata[copy->step] = drawing;
  tkl_zone_drawing_unref (copy->curr);
  copy->curr = tkl_zone_drawing_ref (drawing);
  return copy;
}

TklZoneEdit *
tkl_zone_edit_undo (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return edit->step > 0 ? go_to_step (copy_steps (edit, edit->steps->len), edit->step - 1) : NULL;
}

TklZoneEdit *
tkl_zone_edit_redo (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  if (edit->step + 1 >= edit->steps->len)
    return NULL;
  return go_to_step (copy_steps (edit, edit->steps->len), edit->step + 1);
}

TklZoneEdit *
tkl_zone_edit_revert (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  if (!tkl_zone_edit_changed (edit))
    return NULL;
  return tkl_zone_edit_step (edit, tkl_zone_drawing_ref (edit->orig), FALSE);
}

static gboolean
same_drawing (const TklZoneDrawing *a, const TklZoneDrawing *b)
{
  if (a->radius_m != b->radius_m || a->zones->len != b->zones->len)
    return FALSE;
  for (guint i = 0; i < a->zones->len; i++)
    {
      const TklPoi *left = a->zones->pdata[i];
      const TklPoi *right = b->zones->pdata[i];

      if (left->id != right->id || g_strcmp0 (left->name, right->name) != 0
          || !tkl_shape_equal (left->shape, right->shape))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_zone_edit_changed (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return edit->curr->corners->len > 0 || !same_drawing (edit->orig, edit->curr);
}

const TklPoi *
tkl_zone_edit_zone (const TklZoneEdit *edit, guint zone)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return zone < edit->curr->zones->len ? edit->curr->zones->pdata[zone] : NULL;
}

/* --- whole zones ----------------------------------------------------------------------------- */

static gboolean
has_corners (const GArray *corners)
{
  for (guint i = 0; i < corners->len; i++)
    if (!tkl_point_valid (g_array_index (corners, TklPoint, i)))
      return FALSE;
  return corners->len >= 3;
}

TklZoneEdit *
tkl_zone_edit_add_shape (const TklZoneEdit *edit, const TklShape *sketch, const char *name)
{
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL && sketch != NULL, NULL);

  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_add (drawing, edit, name, tkl_shape_copy (sketch));
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_add (const TklZoneEdit *edit, const GArray *corners, const char *name)
{
  g_autoptr (TklShape) sketch = NULL;

  g_return_val_if_fail (edit != NULL && corners != NULL, NULL);

  if (!has_corners (corners))
    return NULL;
  sketch = tkl_sketch_new ((const TklPoint *) (gconstpointer) corners->data, corners->len);
  return tkl_zone_edit_add_shape (edit, sketch, name);
}

TklZoneEdit *
tkl_zone_edit_cut (const TklZoneEdit *edit, const GArray *corners)
{
  g_autoptr (TklZoneDrawing) drawing = NULL;

  g_return_val_if_fail (edit != NULL && corners != NULL, NULL);

  if (!has_corners (corners))
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  if (!tkl_zone_drawing_cut (drawing, corners))
    return NULL;
  return tkl_zone_edit_step (edit, g_steal_pointer (&drawing), FALSE);
}

TklZoneEdit *
tkl_zone_edit_shift (
    const TklZoneEdit *edit, guint zone, gint32 north_e7, gint32 east_e7, gboolean joins)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  TklZoneDrawing *drawing;
  TklShape *shape;

  if (poi == NULL || (north_e7 == 0 && east_e7 == 0))
    return NULL;
  shape = tkl_sketch_shift (poi->shape, north_e7, east_e7);
  if (shape == NULL)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_set_shape (drawing, zone, shape);
  drawing->chosen = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  return tkl_zone_edit_step (edit, drawing, joins);
}

TklZoneEdit *
tkl_zone_edit_duplicate (
    const TklZoneEdit *edit, guint zone, const char *name, gint32 north_e7, gint32 east_e7)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  TklZoneDrawing *drawing;
  TklShape *shape;

  if (poi == NULL)
    return NULL;
  shape = tkl_sketch_shift (poi->shape, north_e7, east_e7);
  if (shape == NULL)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_add (drawing, edit, name, shape);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_rename (const TklZoneEdit *edit, guint zone, const char *name)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  g_autofree char *wanted = name != NULL ? g_strstrip (g_strdup (name)) : NULL;
  TklZoneDrawing *drawing;
  TklPoi *renamed;

  if (wanted != NULL && *wanted == '\0')
    g_clear_pointer (&wanted, g_free);
  if (poi == NULL || g_strcmp0 (poi->name, wanted) == 0)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  renamed = drawing->zones->pdata[zone];
  g_free (renamed->name);
  renamed->name = g_steal_pointer (&wanted);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_delete (const TklZoneEdit *edit, guint zone)
{
  TklZoneDrawing *drawing;

  if (tkl_zone_edit_zone (edit, zone) == NULL)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_drop (drawing, zone);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_replace (const TklZoneEdit *edit, guint zone, const TklShape *shape)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  TklZoneDrawing *drawing;

  g_return_val_if_fail (shape != NULL, NULL);

  if (poi == NULL || tkl_shape_equal (poi->shape, shape))
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_set_shape (drawing, zone, tkl_shape_copy (shape));
  drawing->chosen = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

/* --- what is seen ---------------------------------------------------------------------------- */

/* Returns: index in the list of hidden ones. */
static gboolean
find_hidden (const TklZoneEdit *edit, gint64 id, guint *ret_index)
{
  for (guint i = 0; i < edit->hidden->len; i++)
    if (g_array_index (edit->hidden, gint64, i) == id)
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
tkl_zone_edit_is_visible (const TklZoneEdit *edit, guint zone)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  guint index;

  return poi != NULL && !find_hidden (edit, poi->id, &index);
}

TklZoneEdit *
tkl_zone_edit_set_visible (const TklZoneEdit *edit, guint zone, gboolean visible)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);
  TklZoneEdit *copy;
  guint index;

  if (poi == NULL || tkl_zone_edit_is_visible (edit, zone) == !!visible)
    return NULL;
  copy = tkl_zone_edit_copy (edit);
  if (find_hidden (copy, poi->id, &index))
    g_array_remove_index_fast (copy->hidden, index);
  else
    g_array_append_val (copy->hidden, poi->id);
  return copy;
}

/* --- radius ---------------------------------------------------------------------------------- */

static TklZoneDrawing *
choose_radius (const TklZoneDrawing *drawing)
{
  TklZoneDrawing *copy = tkl_zone_drawing_copy (drawing);

  copy->chosen = TKL_ZONE_HANDLE_NONE;
  copy->chosen_radius = TRUE;
  return copy;
}

TklZoneEdit *
tkl_zone_edit_choose_radius (const TklZoneEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return edit->curr->chosen_radius ? NULL : tkl_zone_edit_stay (edit, choose_radius (edit->curr));
}

TklZoneEdit *
tkl_zone_edit_set_radius (const TklZoneEdit *edit, int radius_m, gboolean joins)
{
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL, NULL);

  if (radius_m < 0 || radius_m > TKL_OUTLINE_MAX_RADIUS_M || radius_m == edit->curr->radius_m)
    return NULL;
  drawing = choose_radius (edit->curr);
  drawing->radius_m = radius_m;
  return tkl_zone_edit_step (edit, drawing, joins);
}

int
tkl_zone_radius_round (double radius_m)
{
  int step = radius_m < 200 ? 5 : radius_m < 1000 ? 10 : radius_m < 10000 ? 50 : 500;

  return (int) round (CLAMP (radius_m, 5, TKL_OUTLINE_MAX_RADIUS_M) / step) * step;
}

/* --- saving ---------------------------------------------------------------------------------- */

GPtrArray *
tkl_zone_edit_finish (const TklZoneEdit *edit, guint *ret_zone)
{
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);

  g_return_val_if_fail (edit != NULL, NULL);

  for (guint i = 0; i < edit->curr->zones->len; i++)
    {
      TklPoi *poi = tkl_poi_copy (edit->curr->zones->pdata[i]);
      TklShape *shape = tkl_sketch_finish (poi->shape, NULL, NULL);

      g_ptr_array_add (zones, poi);
      poi->id = MAX (poi->id, 0);
      if (shape == NULL)
        {
          if (ret_zone != NULL)
            *ret_zone = i;
          return NULL;
        }
      tkl_shape_free (poi->shape);
      poi->shape = shape;
    }
  return g_steal_pointer (&zones);
}
