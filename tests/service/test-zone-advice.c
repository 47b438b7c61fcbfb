/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlaps with their days, radius, draft, repair and export of zones as use cases (F117–F127). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-overlaps-service.h"
#include "tkl-repair-service.h"
#include "tkl-service-error.h"
#include "tkl-sketch.h"
#include "tkl-tick-service.h"
#include "tkl-zone-advice.h"
#include "tkl-zones-export.h"

#include <glib/gstdio.h>

#define ANNA "3D00000BADC0DE01"
#define BART "4E00001234567801"

/* P1 and P2 overlap from 4.01 to 4.02, P3 touches P2, P4 lies in P1's zone but is blocked, P5 is over. */
static const char projects[] = "number,name,latitude,longitude,mode,status,from,to,radius\n"
                               "P1,,,,poi,active,2026-01-01,,\n"
                               "P2,Yard,,,poi,active,2026-01-01,,\n"
                               "P3,,,,poi,active,,,\nP4,,,,poi,blocked,,,\n"
                               "P5,,,,poi,active,,2025-12-31,\n"
                               "P6,Dock,51.1000,4.3000,radius,active,,,50\n"
                               "P7,,51.1100,4.3000,radius,active,,,50\n";

#define BOX(west, east)                                                                            \
  "[[[" west ",50.9],[" east ",50.9],[" east ",50.95],[" west ",50.95],[" west ",50.9]]]"
#define FEATURE(number, name, west, east)                                                          \
  "{\"type\":\"Feature\",\"properties\":{\"project\":\"" number "\",\"name\":\"" name              \
  "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" BOX (west, east) "}}"

static const char zones[] = "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE (
    "P1",
    "West",
    "4.00",
    "4.02") "," FEATURE ("P2",
                         "East",
                         "4.01",
                         "4.04") "," FEATURE ("P3",
                                              "Next",
                                              "4.04",
                                              "4.05") "," FEATURE ("P4",
                                                                   "Blocked",
                                                                   "4.00",
                                                                   "4.02") "," FEATURE ("P5",
                                                                                        "Over",
                                                                                        "4.00",
                                                                                        "4.02") "]"
                                                                                                "}";

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:00:00+01:00", 50.92, 4.015, ANNA, 0 }, /* in both */
  { "VAN 1", "2026-03-02T12:00:00+01:00", 50.92, 4.012, ANNA, 0 }, /* in both, the same day */
  { "VAN 1", "2026-03-03T07:00:00+01:00", 50.92, 4.015, ANNA, 0 },
  { "VAN 1", "2026-03-03T09:00:00+01:00", 50.92, 4.005, ANNA, 0 }, /* in one */
  { "VAN 2", "2026-03-03T07:00:00+01:00", 50.93, 4.015, BART, 0 },
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportReport) report = NULL;

  office_set_up (fixture, data);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,key\n12,Anna," ANNA "\n13,Bart," BART "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS, projects);
  report = office_import (fixture, TKL_IMPORT_ZONES, ".geojson", zones);
  g_assert_cmpuint (report->n_bad, ==, 0);
}

/* --- overlaps -------------------------------------------------------------------------------- */

static void
assert_overlaps (OfficeFixture *fixture, gint64 project_id, TklDay from, const char *expected)
{
  const TklOverlapsOptions options = { project_id, from, TKL_DAY_NONE };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklOverlaps) overlaps = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  tkl_overlaps_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  overlaps = tkl_overlaps_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overlaps->n_left, ==, 0);
  g_assert_cmpuint (overlaps->n_skipped, ==, 0);
  for (guint i = 0; i < overlaps->rows->len; i++)
    {
      const TklOverlapRow *row = overlaps->rows->pdata[i];
      guint n_days = row->days->len;
      g_autofree char *last
          = n_days > 0 ? tkl_day_format (g_array_index (row->days, TklOverlapDay, 0).day) : NULL;

      g_string_append_printf (text, "%s%s %s + %s %s: %.0f ha, %u ticks, %u days, %s",
                              i > 0 ? "; " : "", row->a.project, row->a.zone, row->b.project,
                              row->b.zone, row->area_m2 / 10000, row->n_ticks, n_days,
                              n_days > 0 ? last : "never");
      g_assert_cmpint (row->where.lon_e7, >, 40100000);
      g_assert_cmpint (row->where.lon_e7, <, 40200000);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_overlaps (OfficeFixture *fixture, gconstpointer data)
{
  /* 5.56 km × 700 m */
  assert_overlaps (fixture, 0, TKL_DAY_NONE,
                   "P1 West + P2 Yard East: 390 ha, 0 ticks, 0 days, never");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  assert_overlaps (fixture, 0, TKL_DAY_NONE,
                   "P1 West + P2 Yard East: 390 ha, 4 ticks, 3 days, 2026-03-03");
  assert_overlaps (fixture, 2, TKL_DAY_NONE,
                   "P1 West + P2 Yard East: 390 ha, 4 ticks, 3 days, 2026-03-03");
  assert_overlaps (fixture, 3, TKL_DAY_NONE, "");
  assert_overlaps (fixture, 0, tkl_day_from_ymd (2026, 3, 3),
                   "P1 West + P2 Yard East: 390 ha, 2 ticks, 2 days, 2026-03-03");
}

/* Returns: (transfer full): `DAY WHO TICKS` of the one pair, from @from to @to. */
static char *
list_days (OfficeFixture *fixture, TklDay from, TklDay to)
{
  const TklOverlapsOptions options = { 0, from, to };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklOverlaps) overlaps = NULL;
  GString *text = g_string_new (NULL);
  const GArray *days;

  tkl_overlaps_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  overlaps = tkl_overlaps_finish (fixture->office, result, NULL);
  g_assert_cmpuint (overlaps->rows->len, ==, 1);
  days = ((const TklOverlapRow *) overlaps->rows->pdata[0])->days;
  for (guint i = 0; i < days->len; i++)
    {
      const TklOverlapDay *day = &g_array_index (days, TklOverlapDay, i);
      g_autofree char *date = tkl_day_format (day->day);

      g_string_append_printf (text, "%s%s %s tick %d, %u", i > 0 ? "; " : "", date,
                              day->who != NULL ? day->who : "nobody", (int) day->tick_id,
                              day->n_ticks);
    }
  return g_string_free (text, FALSE);
}

static void
assert_days (OfficeFixture *fixture, TklDay from, TklDay to, const char *expected)
{
  g_autofree char *days = list_days (fixture, from, to);

  g_assert_cmpstr (days, ==, expected);
}

static void
choose_by_hand (OfficeFixture *fixture, gint64 id)
{
  const TklTickEdit edit
      = { &id, 1, TKL_TICK_FIELD_PLACE, { .place = TKL_PLACE_PROJECT, .project_id = 1 }, 0 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  guint n = 0;

  tkl_ticks_edit_async (fixture->office, &edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_ticks_edit_finish (fixture->office, result, &change, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* Each person has days of his own, and a key that nobody holds; an early tick may become known last. */
static void
test_days (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch late[] = {
    { "VAN 2", "2026-03-03T08:00:00+01:00", 50.93, 4.015, "3D00000BADC0DE99", 0 },
    { "VAN 3", "2026-03-03T06:00:00+01:00", 50.93, 4.015, ANNA, 0 },
  };

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_take (fixture, late, G_N_ELEMENTS (late));
  office_link (fixture);
  assert_days (fixture, TKL_DAY_NONE, TKL_DAY_NONE,
               "2026-03-03 3D00000BADC0DE99 tick 6, 1; 2026-03-03 Anna (12) tick 7, 2; "
               "2026-03-03 Bart (13) tick 5, 1; 2026-03-02 Anna (12) tick 1, 2");
  assert_days (fixture, TKL_DAY_NONE, tkl_day_from_ymd (2026, 3, 2),
               "2026-03-02 Anna (12) tick 1, 2");
  assert_days (fixture, tkl_day_from_ymd (2026, 3, 4), TKL_DAY_NONE, "");
}

/* What was chosen by hand is not ambiguous any more; a day goes with the last such tick of it. */
static void
test_days_chosen (OfficeFixture *fixture, gconstpointer data)
{
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  choose_by_hand (fixture, 1);
  choose_by_hand (fixture, 5);
  assert_days (fixture, TKL_DAY_NONE, TKL_DAY_NONE,
               "2026-03-03 Anna (12) tick 3, 1; 2026-03-02 Anna (12) tick 2, 1");
}

/* --- radius ---------------------------------------------------------------------------------- */

static TklRadiusGuess
advise (OfficeFixture *fixture, gint64 project_id, double latitude, double longitude)
{
  const TklRadiusOptions options
      = { project_id, tkl_point_from_degrees (latitude, longitude), TKL_DAY_NONE, TKL_DAY_NONE };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklRadiusGuess guess;

  tkl_radius_advice_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_radius_advice_finish (fixture->office, result, &guess, &error));
  g_assert_no_error (error);
  return guess;
}

/* The dock has 50 m; people stop 20 to 120 m from its address. The next site is 1.1 km further. */
static void
test_radius (OfficeFixture *fixture, gconstpointer data)
{
  static const double metres[] = { 20, 45, 70, 95, 120 };
  TklRadiusGuess guess;

  for (guint day = 0; day < 5; day++)
    {
      g_autofree char *time = g_strdup_printf ("2026-03-%02uT07:00:00+01:00", day + 2);
      g_autofree char *later = g_strdup_printf ("2026-03-%02uT15:00:00+01:00", day + 2);
      const OfficeTouch taken[] = {
        { "VAN 1", time, 51.1 + metres[day] / 111195, 4.3, ANNA, 0 },
        { "VAN 1", later, 51.11 - 0.0008, 4.3, ANNA, 0 }, /* nearer to P7, beyond its circle */
        { "VAN 2", time, 51.11, 4.3, BART, 0 },           /* in P7's circle */
      };

      office_take (fixture, taken, G_N_ELEMENTS (taken));
    }
  guess = advise (fixture, 6, 51.1, 4.3);
  g_assert_cmpuint (guess.n_ticks, ==, 5); /* not linked yet: no less evidence */
  office_link (fixture);
  guess = advise (fixture, 6, 51.1, 4.3);
  g_assert_cmpuint (guess.n_ticks, ==, 5);
  g_assert_cmpuint (guess.n_days, ==, 5);
  g_assert_cmpuint (guess.n_people, ==, 1);
  g_assert_cmpuint (guess.n_now, ==, 2);
  g_assert_cmpuint (guess.n_inside, ==, 5);
  g_assert_cmpint (guess.far_m, ==, 120);
  g_assert_cmpint (guess.radius_m, ==, 150);
  g_assert_cmpuint (guess.n_elsewhere, ==, 0);
  /* an address in the country where nobody was */
  guess = advise (fixture, 6, 50.0, 5.0);
  g_assert_cmpint (guess.radius_m, ==, 0);
  g_assert_cmpuint (guess.n_ticks, ==, 0);
}

/* --- draft ----------------------------------------------------------------------------------- */

static TklZoneDraft *
draft (OfficeFixture *fixture, const gint64 *ids, guint n_ids, double margin_m, int code)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklZoneDraft *made;

  g_array_append_vals (array, ids, n_ids);
  tkl_zone_draft_async (fixture->office, array, margin_m, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  made = tkl_zone_draft_finish (fixture->office, result, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return made;
}

static void
test_draft (OfficeFixture *fixture, gconstpointer data)
{
  static const gint64 ids[] = { 1, 2, 3, 4, 5 };
  static const gint64 gone[] = { 1, 99 };
  g_autoptr (TklZoneDraft) hull = NULL;
  g_autoptr (TklZoneDraft) wide = NULL;
  g_autoptr (TklZoneDraft) one = NULL;
  g_autoptr (TklZoneDraft) line = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  hull = draft (fixture, ids, 5, 0, -1);
  g_assert_cmpuint (hull->n_points, ==, 5);
  g_assert_cmpuint (hull->corners->len, ==, 3);
  wide = draft (fixture, ids, 5, 25, -1);
  g_assert_cmpfloat (wide->area_m2, >, hull->area_m2);
  one = draft (fixture, ids, 1, 25, -1);
  g_assert_cmpfloat_with_epsilon (one->area_m2, G_PI * 625, 40);
  line = draft (fixture, ids, 2, 0, -1);
  g_assert_null (line->corners);
  g_assert_cmpuint (line->n_points, ==, 2);
  g_assert_null (draft (fixture, gone, 2, 0, TKL_SERVICE_ERROR_NOT_FOUND));
}

/* --- repair ---------------------------------------------------------------------------------- */

static TklZoneRepair *
repair (OfficeFixture *fixture, const TklPoint *points, guint n_points, int code)
{
  g_autoptr (TklShape) sketch = tkl_sketch_new (points, n_points);
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklZoneRepair *made;

  tkl_zone_repair_async (fixture->office, sketch, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  made = tkl_zone_repair_finish (fixture->office, result, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return made;
}

static void
test_repair (OfficeFixture *fixture, gconstpointer data)
{
  static const TklPoint tie[] = { { 509700000, 40700000 },
                                  { 509710000, 40710000 },
                                  { 509700000, 40710000 },
                                  { 509710000, 40700000 } };
  g_autoptr (TklZoneRepair) whole = repair (fixture, tie, 4, -1);

  g_assert_cmpuint (whole->n_parts_before, ==, 1);
  g_assert_cmpuint (whole->n_parts, ==, 2);
  g_assert_cmpuint (whole->n_corners_before, ==, 4);
  g_assert_cmpuint (whole->n_corners, ==, 6);
  g_assert_cmpfloat (whole->area_before_m2, <, 1);
  g_assert_cmpfloat (whole->area_m2, >, 3000);
  g_assert_null (repair (fixture, tie, 2, TKL_SERVICE_ERROR_USAGE));
}

/* --- export ---------------------------------------------------------------------------------- */

/* @code: the error, −1 = none. */
static TklZonesExportReport export(OfficeFixture *fixture,
                                   const char *name,
                                   const GArray *ids,
                                   int code)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const TklZonesExportOptions options = { path, ids };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklZonesExportReport report = { 0 };

  tkl_zones_export_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_zones_export_finish (fixture->office, result, &report, &error), ==,
                   code < 0);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, code < 0);
  return report;
}

/* What was written is known again when it is imported. */
static void
test_export (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "all.geojson", "all.kml", "all.kmz", "all.gpx" };
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 ids[] = { 2, 3, 6 };
  const gint64 without = 6;
  TklZonesExportReport report;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      const TklImportOptions again = { .kind = TKL_IMPORT_ZONES, .path = path };
      GAsyncResult *arrived = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (TklImportReport) read = NULL;

      report = export(fixture, names[i], NULL, -1);
      g_assert_cmpuint (report.n_zones, ==, 5);
      g_assert_cmpuint (report.n_projects, ==, 5);
      g_assert_cmpuint (report.n_holes, ==, 0);
      tkl_import_async (fixture->office, &again, NULL, office_arrived, &arrived);
      result = office_await (&arrived);
      read = tkl_import_finish (fixture->office, result, NULL);
      g_assert_cmpuint (read->n_same, ==, 5);
      g_assert_cmpuint (read->n_added, ==, 0);
      g_unlink (path);
    }
  g_array_append_vals (some, ids, G_N_ELEMENTS (ids));
  report = export(fixture, "some.kml", some, -1);
  g_assert_cmpuint (report.n_zones, ==, 2);
  g_array_set_size (some, 0);
  g_array_append_val (some, without);
  export(fixture, "none.kml", some, TKL_SERVICE_ERROR_NOT_FOUND);
  export(fixture, "zones.shp", NULL, TKL_SERVICE_ERROR_CORRUPT);
  export(fixture, "no/such/folder.kml", NULL, TKL_SERVICE_ERROR_NOT_FOUND);
}

static void
tear_down (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *some = g_build_filename (fixture->folder, "some.kml", NULL);

  g_unlink (some);
  office_tear_down (fixture, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define CASE(name, function)                                                                       \
  g_test_add ("/service/zone-advice/" name, OfficeFixture, NULL, set_up, function, tear_down)
  CASE ("overlaps", test_overlaps);
  CASE ("overlap-days", test_days);
  CASE ("overlap-days-chosen", test_days_chosen);
  CASE ("radius", test_radius);
  CASE ("draft", test_draft);
  CASE ("repair", test_repair);
  CASE ("export", test_export);
#undef CASE
  return g_test_run ();
}
