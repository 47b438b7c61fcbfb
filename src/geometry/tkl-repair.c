/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of drawn or imported shapes that cross themselves (F127): offered, never done by itself. */
/* Thread: any but the main one. */
#include "tkl-repair.h"

#include "tkl-geos.h"
#include "tkl-sketch.h"

TklShapeMeasures
tkl_shape_measures (const TklShape *sketch)
{
  g_return_val_if_fail (sketch != NULL, (TklShapeMeasures){ 0 });

  return (TklShapeMeasures){ sketch->n_parts, sketch->n_rings - sketch->n_parts, sketch->n_points,
                             tkl_sketch_area_m2 (sketch) };
}

void
tkl_repair_free (TklRepair *repair)
{
  if (repair == NULL)
    return;
  tkl_shape_free (repair->shape);
  g_free (repair);
}

/* Time and memory of GEOS grow with the crossings. */
static gboolean
check_effort (const TklShape *sketch, GError **error)
{
  if (sketch->n_points <= TKL_REPAIR_MAX_CORNERS && tkl_shape_spans_ok (sketch)
      && tkl_sketch_count_crossings (sketch, TKL_REPAIR_MAX_CROSSINGS + 1)
             <= TKL_REPAIR_MAX_CROSSINGS)
    return TRUE;
  g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_TOO_MANY,
               "%u corners: too large to be repaired", sketch->n_points);
  return FALSE;
}

/* @raw: (transfer full) (nullable). Returns: (nullable): the area its rings run around, once or more. */
static GEOSGeometry *
make_valid (TklGeos *geos, GEOSGeometry *raw)
{
  GEOSMakeValidParams *how;
  GEOSGeometry *valid;

  if (raw == NULL)
    return NULL;
  how = GEOSMakeValidParams_create_r (geos->context);
  GEOSMakeValidParams_setMethod_r (geos->context, how, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r (geos->context, how, 0);
  valid = GEOSMakeValidWithParams_r (geos->context, raw, how);
  GEOSMakeValidParams_destroy_r (geos->context, how);
  tkl_geos_drop (geos, raw);
  return valid;
}

/* @whole: (transfer full) (nullable). Returns: (nullable): without the area of ring @hole. */
static GEOSGeometry *
cut_hole (TklGeos *geos, GEOSGeometry *whole, const TklShape *sketch, guint hole)
{
  GEOSGeometry *cut = make_valid (geos, tkl_geos_from_ring (geos, sketch, hole));
  GEOSGeometry *rest = whole;

  if (cut != NULL && whole != NULL)
    {
      rest = GEOSDifference_r (geos->context, whole, cut);
      tkl_geos_drop (geos, whole);
    }
  tkl_geos_drop (geos, cut);
  return rest;
}

/* GEOS would make a hole beyond its outline an area of its own: outlines and holes are repaired one by
 * one. Returns: (nullable): NULL when a part is none, or GEOS gave up. */
static GEOSGeometry *
repair_parts (TklGeos *geos, const TklShape *sketch)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GEOSGeometry *all;
  GEOSGeometry *joined;

  for (guint part = 0; part < sketch->n_parts; part++)
    {
      guint outline = sketch->part_ring[part];
      GEOSGeometry *whole = make_valid (geos, tkl_geos_from_ring (geos, sketch, outline));

      for (guint hole = outline + 1; hole < sketch->part_ring[part + 1]; hole++)
        whole = cut_hole (geos, whole, sketch, hole);
      if (whole != NULL)
        g_ptr_array_add (parts, whole);
    }
  all = tkl_geos_collect (geos, parts);
  /* A message: GEOS gave up on a part or a hole. What is left would be another area than was drawn;
   * corners too few for a ring are no area and leave none. */
  joined = all != NULL && geos->message == NULL ? GEOSUnaryUnion_r (geos->context, all) : NULL;
  tkl_geos_drop (geos, all);
  return joined;
}

static TklShape *
read_repaired (TklGeos *geos, const GEOSGeometry *whole, guint *ret_n_dropped, GError **error)
{
  g_autoptr (TklShape) made = tkl_geos_to_sketch (geos, whole, TKL_REPAIR_LEAST_M2, ret_n_dropped);
  g_autoptr (GError) refused = NULL;
  TklShape *shape;

  if (made == NULL)
    {
      g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_NOTHING, "no area is left");
      return NULL;
    }
  shape = tkl_sketch_finish (made, NULL, &refused);
  if (shape == NULL)
    g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_FAILED, "repaired: %s",
                 refused->message);
  return shape;
}

static TklShape *
repair (TklGeos *geos, const TklShape *sketch, guint *ret_n_dropped, GError **error)
{
  GEOSGeometry *joined = repair_parts (geos, sketch);
  GEOSGeometry *whole = NULL;
  TklShape *shape = NULL;

  /* Crossing points are no whole units: this moves them there, and nothing crosses again. */
  if (joined != NULL)
    whole = GEOSGeom_setPrecision_r (geos->context, joined, 1.0, 0);
  if (whole != NULL)
    shape = read_repaired (geos, whole, ret_n_dropped, error);
  else if (geos->message != NULL)
    tkl_geos_set_error (geos, error);
  else
    g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_NOTHING, "no area is left");
  tkl_geos_drop (geos, joined);
  tkl_geos_drop (geos, whole);
  return shape;
}

TklRepair *
tkl_repair_new (const TklShape *sketch, GError **error)
{
  g_autoptr (TklGeos) geos = NULL;
  TklSketchSpot spot;
  TklRepair *result;
  TklShape *shape;
  guint n_dropped = 0;

  g_return_val_if_fail (sketch != NULL, NULL);

  if (!check_effort (sketch, error))
    return NULL;
  geos = tkl_geos_new ();
  shape = repair (geos, sketch, &n_dropped, error);
  if (shape == NULL)
    return NULL;
  result = g_new0 (TklRepair, 1);
  result->shape = shape;
  result->problem = tkl_sketch_check (sketch, &spot);
  result->before = tkl_shape_measures (sketch);
  result->after = tkl_shape_measures (shape);
  result->n_dropped = n_dropped;
  return result;
}
