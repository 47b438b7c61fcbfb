/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes and points written as text, and seeded random places, for the tests of geometry. */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-sketch.h"

#include <math.h>

static void
add_points (TklShapeBuilder *builder, const char *text)
{
  g_auto (GStrv) points = g_strsplit (text, ",", -1);

  for (guint i = 0; points[i] != NULL; i++)
    {
      char *rest;
      gint64 lat = g_ascii_strtoll (points[i], &rest, 10);
      gint64 lon = g_ascii_strtoll (rest, NULL, 10);

      if (*g_strstrip (points[i]) != '\0')
        tkl_shape_builder_add_point (builder, (TklPoint){ (gint32) lat, (gint32) lon });
    }
}

TklShape *
shape_from_text (const char *text, TklShapeProblem *ret_problem, GError **error)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint p = 0; parts[p] != NULL; p++)
    {
      g_auto (GStrv) rings = g_strsplit (parts[p], "/", -1);

      tkl_shape_builder_add_part (builder);
      for (guint r = 0; rings[r] != NULL; r++)
        {
          tkl_shape_builder_add_ring (builder);
          add_points (builder, rings[r]);
        }
    }
  return tkl_shape_builder_finish (builder, ret_problem, error);
}

static GArray *
ring_from_text (const char *text)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  g_auto (GStrv) points = g_strsplit (text, ",", -1);

  for (guint i = 0; points[i] != NULL; i++)
    {
      char *rest;
      gint64 lat = g_ascii_strtoll (points[i], &rest, 10);
      TklPoint point = { (gint32) lat, (gint32) g_ascii_strtoll (rest, NULL, 10) };

      g_array_append_val (ring, point);
    }
  return ring;
}

TklShape *
sketch_from_text (const char *text)
{
  g_auto (GStrv) rings = g_strsplit (text, "/", -1);
  TklShape *sketch = NULL;

  for (guint r = 0; rings[r] != NULL; r++)
    {
      g_autoptr (GArray) ring = ring_from_text (rings[r]);
      const TklPoint *points = (const TklPoint *) (gpointer) ring->data;
      TklShape *more = sketch != NULL ? tkl_sketch_add_hole (sketch, 0, points, ring->len)
                                      : tkl_sketch_new (points, ring->len);

      tkl_shape_free (sketch);
      sketch = more;
    }
  return sketch;
}

char *
shape_to_text (const TklShape *shape)
{
  GString *text = g_string_new (NULL);

  for (guint part = 0; part < shape->n_parts; part++)
    for (guint ring = shape->part_ring[part]; ring < shape->part_ring[part + 1]; ring++)
      for (guint i = shape->ring_point[ring]; i < shape->ring_point[ring + 1]; i++)
        g_string_append_printf (text, "%s%d %d",
                                i > shape->ring_point[ring]     ? ", "
                                : ring > shape->part_ring[part] ? " / "
                                : part > 0                      ? " | "
                                                                : "",
                                shape->points[i].lat_e7, shape->points[i].lon_e7);
  return g_string_free (text, FALSE);
}

TklProject *
project_new (gint32 id, const char *number, TklPoint location, int radius_m)
{
  TklProject *project = tkl_project_new ();

  project->id = id;
  g_free (project->number);
  project->number = g_strdup (number);
  project->location = location;
  project->radius_m = radius_m;
  return project;
}

TklShape *
random_star (GRand *random, TklPoint centre, gint32 reach, gint32 step)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  TklShape *shape = NULL;

  /* Corners on a coarse grid may fall together or on an edge: try again then. */
  while (shape == NULL)
    {
      guint n = (guint) g_rand_int_range (random, 3, 13);

      tkl_shape_builder_add_part (builder);
      tkl_shape_builder_add_ring (builder);
      for (guint i = 0; i < n; i++)
        {
          double angle = (i + g_rand_double_range (random, 0.1, 0.9)) * 2 * G_PI / n;
          double length = g_rand_double_range (random, 0.3, 1) * reach;
          TklPoint point = { centre.lat_e7 + (gint32) lround (length * sin (angle) / step) * step,
                             centre.lon_e7 + (gint32) lround (length * cos (angle) / step) * step };

          tkl_shape_builder_add_point (builder, point);
        }
      shape = tkl_shape_builder_finish (builder, NULL, NULL);
    }
  return shape;
}
