/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map of projects shows: which places, how large, under whose name; homes only when asked. */
/* Thread: main. */
#include "office-fixture.h"
#include "tkl-project-edit.h"
#include "tkl-project-service.h"
#include "tkl-sites-service.h"

#include <math.h>

#define TODAY (tkl_day_from_ymd (2026, 3, 2))

static void
fill (OfficeFixture *fixture)
{
  static const OfficeTouch touches[] = {
    { "VAN 1", "2026-03-02T06:00:00+01:00", 50.8000, 4.3000, "3D00000BADC0DE01", 10000 },
    { "VAN 1", "2026-03-02T06:45:00+01:00", 50.8466, 4.3517, "3D00000BADC0DE01", 22000 },
    { "VAN 1", "2026-03-02T16:40:00+01:00", 50.6000, 4.9000, "3D00000BADC0DE01", 34000 },
    { "VAN 1", "2026-03-09T16:50:00+01:00", 50.8000, 4.3000, "7B00000BADC0DE01", 34000 },
  };

  office_set (fixture, "name=Dak & Zoon", "default-radius=100", "latitude=50.9", "longitude=4.4",
              NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,latitude,longitude,role,key,active\n"
                      "1,Jan,Peeters,50.8000,4.3000,driver,3D00000BADC0DE01,1\n"
                      "2,Els,Weg,50.7000,4.2000,driver,,0\n"
                      "3,Ann,Nergens,,,driver,,1\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude,radius,mode,status,to\n"
                      "P1,Station,50.8466,4.3517,150,radius,active,\n"
                      "P2,,50.4669,4.8675,,radius,active,\n"
                      "P3,Only a zone,50.5,4.8,300,poi,active,\n"
                      "P4,Nowhere,,,,radius,active,\n"
                      "P5,Closed,50.4,4.8,300,radius,closed,\n"
                      "P6,Over,50.4,4.8,300,radius,active,2026-02-28\n"
                      "P7,Zone to come,50.5,4.8,300,poi,active,\n");
  office_import_good (fixture, TKL_IMPORT_ZONES,
                      "{\"type\":\"FeatureCollection\",\"features\":["
                      "{\"type\":\"Feature\",\"properties\":{\"project\":\"P3\",\"name\":\"Yard\"},"
                      "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                      "[[[4.80,50.50],[4.81,50.50],[4.81,50.51],[4.80,50.50]]]}}]}");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
}

static TklSites *
load (OfficeFixture *fixture, gboolean homes, gboolean ticks, TklPeriod period)
{
  const TklSitesOptions options = { TODAY, homes, ticks, period };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklSites *sites;

  tkl_sites_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  sites = tkl_sites_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return sites;
}

/* `name kind radius in m` of each area, in the order they are drawn. */
static char *
as_text (const TklSites *sites)
{
  static const char *const kinds[] = { [TKL_SITE_ZONE] = "zone",
                                       [TKL_SITE_CIRCLE] = "circle",
                                       [TKL_SITE_NO_RADIUS] = "spot",
                                       [TKL_SITE_EMPLOYER] = "employer",
                                       [TKL_SITE_HOME] = "home" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tkl_areas_n (sites->areas); i++)
    {
      const TklArea *area = tkl_areas_get (sites->areas, i);
      double m = tkl_world_metres (tkl_world_unproject (area->name_at));

      g_string_append_printf (text, "%s%s %s %d", i > 0 ? "; " : "", area->name, kinds[area->style],
                              (int) round (area->radius / m));
      g_assert_true ((area->id > 0)
                     == (area->style != TKL_SITE_EMPLOYER && area->style != TKL_SITE_HOME));
    }
  return g_string_free (text, FALSE);
}

static void
assert_sites (OfficeFixture *fixture, gboolean homes, const char *expected)
{
  g_autoptr (TklSites) sites = load (fixture, homes, FALSE, TKL_PERIOD_ALL);
  g_autofree char *text = as_text (sites);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (sites->n_projects, ==, 5);
  g_assert_cmpuint (sites->n_nowhere, ==, 2);
  g_assert_cmpuint (tkl_clusters_n_spots (sites->ticks), ==, 0);
}

static void
test_areas (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklSites) sites = NULL;

  fill (fixture);
  assert_sites (fixture, FALSE,
                "P1 Station circle 150; P2 circle 100; P3 Only a zone zone 0; "
                "Dak & Zoon employer 100");
  /* Nobody's home unless somebody asks, and never of those who left. */
  assert_sites (fixture, TRUE,
                "Jan Peeters home 100; P1 Station circle 150; P2 circle 100; "
                "P3 Only a zone zone 0; Dak & Zoon employer 100");
  office_set (fixture, "default-radius=0", NULL);
  assert_sites (fixture, TRUE,
                "Jan Peeters home 100; P1 Station circle 150; P2 spot 20; P3 Only a zone zone 0; "
                "Dak & Zoon employer 100");
  /* The view goes to what is there, homes apart. */
  sites = load (fixture, TRUE, FALSE, TKL_PERIOD_ALL);
  g_assert_cmpint (sites->corners[0].lat_e7, <, 504669000);
  g_assert_cmpint (sites->corners[0].lon_e7, >, 43000000);
  g_assert_cmpint (sites->corners[1].lat_e7, >, 509000000);
}

static void
change_colour (OfficeFixture *fixture, gint64 project_id, int rgb)
{
  const TklProjectPatch patch
      = { .values = &(TklProject){ .colour = rgb }, .fields = 1u << TKL_PROJECT_FIELD_COLOUR };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change;
  guint n = 0;

  g_array_append_val (ids, project_id);
  tkl_projects_change_async (fixture->office, ids, &patch, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_projects_change_finish (fixture->office, result, &change, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* Circles and zones have that of their project; what is missing is told before whose it is. */
static void
test_colours (OfficeFixture *fixture, gconstpointer data)
{
  static const int expected[] = { 0x1C71D8, -1, 0x00FF00, -1 };
  g_autoptr (TklSites) sites = NULL;

  fill (fixture);
  office_set (fixture, "default-radius=0", NULL);
  change_colour (fixture, 1, 0x1C71D8);
  change_colour (fixture, 2, 0xFF0000);
  change_colour (fixture, 3, 0x00FF00);
  sites = load (fixture, FALSE, FALSE, TKL_PERIOD_ALL);
  g_assert_cmpuint (tkl_areas_n (sites->areas), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (tkl_areas_get (sites->areas, i)->rgb, ==, expected[i]);
}

static void
test_ticks (OfficeFixture *fixture, gconstpointer data)
{
  const TklWorldBox all = { 0, 0, 1, 1 };
  g_autoptr (TklSites) week = NULL;
  g_autoptr (TklSites) everything = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklCluster));
  guint n_of[TKL_N_SPOTS] = { 0 };

  fill (fixture);
  week = load (fixture, FALSE, TRUE, (TklPeriod){ TODAY, TODAY + 6 });
  g_assert_cmpuint (tkl_clusters_n_spots (week->ticks), ==, 3);
  everything = load (fixture, FALSE, TRUE, TKL_PERIOD_ALL);
  tkl_clusters_find (everything->ticks, &all, 0, 256, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, TklCluster, 0).n_spots, ==, 4);
  for (guint i = 0; i < 4; i++)
    n_of[g_array_index (found, TklCluster, 0).spots[i].style]++;
  g_assert_cmpuint (n_of[TKL_SPOT_OK], ==, 2);
  g_assert_cmpuint (n_of[TKL_SPOT_NO_DESTINATION], ==, 1);
  g_assert_cmpuint (n_of[TKL_SPOT_NO_EMPLOYEE], ==, 1);
}

static void
test_empty (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklSites) sites = NULL;

  office_set (fixture, "name=Dak & Zoon", NULL);
  sites = load (fixture, TRUE, TRUE, TKL_PERIOD_ALL);
  g_assert_cmpuint (tkl_areas_n (sites->areas), ==, 0);
  g_assert_false (tkl_point_valid (sites->corners[0]));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/sites/" name, OfficeFixture, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("areas", test_areas);
  ADD ("colours", test_colours);
  ADD ("ticks", test_ticks);
  ADD ("empty", test_empty);
  return g_test_run ();
}
