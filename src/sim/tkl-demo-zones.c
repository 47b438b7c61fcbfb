/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The polygons of the demo as GeoJSON. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

#include "tkl-sim-json.h"

#include <math.h>

static void
add_corner (TklSimJson *json, TklPoint point)
{
  tkl_sim_json_open (json, NULL, '[');
  tkl_sim_json_add_number (json, NULL, point.lon_e7, 7);
  tkl_sim_json_add_number (json, NULL, point.lat_e7, 7);
  tkl_sim_json_close (json, ']');
}

/* A closed ring of corners at slightly different distances; holes run the other way round. */
static void
add_ring (TklSimJson *json, TklPoint centre, int radius_m, int n_corners, gboolean is_hole)
{
  tkl_sim_json_open (json, NULL, '[');
  for (int i = 0; i <= n_corners; i++)
    {
      int corner = i % n_corners;
      double angle = 2 * G_PI * corner / n_corners * (is_hole ? -1 : 1);
      double distance_m = radius_m * (corner % 2 == 0 ? 1.0 : 0.85);

      add_corner (json,
                  tkl_demo_offset (centre, sin (angle) * distance_m, cos (angle) * distance_m));
    }
  tkl_sim_json_close (json, ']');
}

static void
add_geometry (TklSimJson *json, const TklDemoSite *site)
{
  gboolean is_pair = site->outline == TKL_DEMO_PAIR;

  tkl_sim_json_open (json, "geometry", '{');
  tkl_sim_json_add_text (json, "type", is_pair ? "MultiPolygon" : "Polygon");
  tkl_sim_json_open (json, "coordinates", '[');
  if (is_pair)
    tkl_sim_json_open (json, NULL, '[');
  add_ring (json, site->centre, site->radius_m, site->n_corners, FALSE);
  /* The hole leaves out a corner of the area, where the van is not parked. */
  if (site->outline == TKL_DEMO_RING)
    add_ring (json, tkl_demo_offset (site->centre, site->radius_m * 0.4, site->radius_m * 0.1),
              site->radius_m / 5, 5, TRUE);
  if (is_pair)
    {
      tkl_sim_json_close (json, ']');
      tkl_sim_json_open (json, NULL, '[');
      add_ring (json, tkl_demo_offset (site->centre, 0, site->radius_m * 2.5), site->radius_m,
                site->n_corners, FALSE);
      tkl_sim_json_close (json, ']');
    }
  tkl_sim_json_close (json, ']');
  tkl_sim_json_close (json, '}');
}

void
tkl_demo_write_zones (const TklDemo *demo, GString *text)
{
  TklSimJson json = { .text = text };

  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_text (&json, "type", "FeatureCollection");
  tkl_sim_json_open (&json, "features", '[');
  for (guint i = 0; i < TKL_DEMO_SITES; i++)
    {
      const TklDemoSite *site = &demo->sites[i];

      if (site->outline == TKL_DEMO_CIRCLE)
        continue;
      tkl_sim_json_open (&json, NULL, '{');
      tkl_sim_json_add_text (&json, "type", "Feature");
      tkl_sim_json_open (&json, "properties", '{');
      tkl_sim_json_add_text (&json, "project", site->number);
      tkl_sim_json_add_text (&json, "name", site->name);
      tkl_sim_json_close (&json, '}');
      add_geometry (&json, site);
      tkl_sim_json_close (&json, '}');
      g_string_append_c (text, '\n');
    }
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
  g_string_append_c (text, '\n');
}
