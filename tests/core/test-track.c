/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thinned track: what stays, what goes, and that the line misses nothing. */
/* Thread: main. */
#include "tkl-track.h"

#include <math.h>

#define ORIGIN_MS G_GINT64_CONSTANT (1772427600000)

/* Seconds, metres east and north of a place in Belgium, ignition; a record without fix has 0
 * satellites. */
typedef struct
{
  int second;
  int east_m, north_m;
  TklIgnition ignition;
  gboolean lost;
} Beat;

#define OFF TKL_IGNITION_OFF
#define ON TKL_IGNITION_ON

/* 1e-7 degree is 1.11 cm of latitude, and 0.70 cm of longitude at 51° north. */
static TklRecord
record_of (const Beat *beat)
{
  TklRecord record = TKL_RECORD_INIT;

  record.time_utc_ms = ORIGIN_MS + beat->second * 1000;
  record.point = (TklPoint){ 510000000 + (gint32) lround (beat->north_m * 1e7 / 111194.93),
                             43000000 + (gint32) lround (beat->east_m * 1e7 / 69977.24) };
  record.ignition = (guint8) beat->ignition;
  record.satellites = beat->lost ? 0 : 9;
  record.speed_kmh = 50;
  return record;
}

/* Seconds of the points kept. */
static char *
thin (const Beat *beats, gsize n_beats, int tolerance_m)
{
  g_autofree TklRecord *records = g_new (TklRecord, n_beats + 1);
  g_autoptr (GArray) points = NULL;
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_beats; i++)
    records[i] = record_of (&beats[i]);
  points = tkl_track_thin (records, n_beats, tolerance_m);
  for (guint i = 0; i < points->len; i++)
    {
      const TklTrackPoint *point = &g_array_index (points, TklTrackPoint, i);

      g_assert_cmpint (point->speed_kmh, ==, 50);
      g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                              (int) ((point->time_utc_ms - ORIGIN_MS) / 1000));
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  Beat beats[8];
  gsize n_beats;
  int tolerance_m;
  const char *kept;
} Case;

static const Case cases[] = {
  { "empty", { { 0 } }, 0, 10, "" },
  { "one", { { 5, 0, 0, ON } }, 1, 10, "5" },
  { "two at one place", { { 0, 0, 0, ON }, { 30, 0, 0, ON } }, 2, 10, "0 30" },
  { "straight",
    { { 0, 0, 0, ON }, { 30, 100, 0, ON }, { 60, 250, 0, ON }, { 90, 300, 0, ON } },
    4,
    1,
    "0 90" },
  { "within the tolerance",
    { { 0, 0, 0, ON }, { 30, 100, 9, ON }, { 60, 200, 0, ON } },
    3,
    10,
    "0 60" },
  { "beyond the tolerance",
    { { 0, 0, 0, ON }, { 30, 100, 12, ON }, { 60, 200, 0, ON } },
    3,
    10,
    "0 30 60" },
  { "corner",
    { { 0, 0, 0, ON },
      { 10, 100, 0, ON },
      { 20, 200, 0, ON },
      { 30, 200, 100, ON },
      { 40, 200, 200, ON } },
    5,
    10,
    "0 20 40" },
  { "there and back: ends of segments count, not lines",
    { { 0, 0, 0, ON }, { 10, 500, 0, ON }, { 20, 100, 0, ON } },
    3,
    10,
    "0 10 20" },
  { "a round trip", { { 0, 0, 0, ON }, { 10, 300, 300, ON }, { 20, 0, 0, ON } }, 3, 10, "0 10 20" },
  { "ignition",
    { { 0, 0, 0, OFF },
      { 10, 0, 0, OFF },
      { 20, 0, 0, ON },
      { 30, 0, 0, TKL_IGNITION_UNKNOWN },
      { 40, 0, 0, ON },
      { 50, 0, 0, OFF },
      { 60, 0, 0, OFF } },
    7,
    10,
    "0 20 50 60" },
  { "the first known ignition is no change",
    { { 0, 0, 0, TKL_IGNITION_UNKNOWN }, { 10, 0, 0, ON }, { 20, 0, 0, ON } },
    3,
    10,
    "0 20" },
  { "silence",
    { { 0, 0, 0, ON }, { 10, 100, 0, ON }, { 610, 200, 0, ON }, { 620, 300, 0, ON } },
    4,
    10,
    "0 10 610 620" },
  { "nearly a silence",
    { { 0, 0, 0, ON }, { 10, 100, 0, ON }, { 609, 200, 0, ON }, { 620, 300, 0, ON } },
    4,
    10,
    "0 620" },
  { "without a fix",
    { { 0, 0, 0, ON, TRUE },
      { 10, 100, 0, ON },
      { 20, 150, 900, ON, TRUE },
      { 30, 200, 0, ON },
      { 40, 0, 0, ON, TRUE } },
    5,
    10,
    "10 30" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = thin (cases[i].beats, cases[i].n_beats, cases[i].tolerance_m);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

/* Degrees of longitude end at 180: the neighbour lies on the other side. */
static void
test_date_line (void)
{
  TklRecord records[3];
  g_autoptr (GArray) points = NULL;

  for (int i = 0; i < 3; i++)
    {
      records[i] = record_of (&(Beat){ i * 10, 0, 0, ON });
      records[i].point = (TklPoint){ 0, i < 2 ? 1799998000 + i * 1000 : -1800000000 + 1000 };
    }
  points = tkl_track_thin (records, 3, 1);
  g_assert_cmpuint (points->len, ==, 2);
}

static double
distance_to_segment (TklPoint point, TklPoint a, TklPoint b)
{
  double best = MIN (tkl_point_distance_m (point, a), tkl_point_distance_m (point, b));

  for (int i = 1; i < 200; i++)
    {
      TklPoint on = { a.lat_e7 + (gint32) ((gint64) (b.lat_e7 - a.lat_e7) * i / 200),
                      a.lon_e7 + (gint32) ((gint64) (b.lon_e7 - a.lon_e7) * i / 200) };

      best = MIN (best, tkl_point_distance_m (point, on));
    }
  return best;
}

/* Whatever is left out lies near the line that is drawn; nothing is invented, and long drives lose
 * most of their points. */
static void
test_misses_nothing (void)
{
  enum
  {
    N = 3000,
    TOLERANCE_M = 15
  };
  g_autofree TklRecord *records = g_new (TklRecord, N);
  g_autoptr (GArray) points = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double heading = 0, east_m = 0, north_m = 0;
  guint at = 0;

  for (int i = 0; i < N; i++)
    {
      heading += g_rand_double_range (random, -0.1, 0.1);
      east_m += 30 * cos (heading);
      north_m += 30 * sin (heading);
      records[i] = record_of (
          &(Beat){ i * 5, (int) east_m, (int) north_m, ON, g_rand_int (random) % 50 == 0 });
    }
  points = tkl_track_thin (records, N, TOLERANCE_M);
  g_assert_cmpuint (points->len, <, N / 3);
  for (int i = 0; i < N; i++)
    {
      const TklTrackPoint *before = &g_array_index (points, TklTrackPoint, at);

      if (!tkl_record_has_fix (&records[i]) || records[i].time_utc_ms < before->time_utc_ms)
        continue;
      if (at + 1 < points->len && before[1].time_utc_ms <= records[i].time_utc_ms)
        before = &g_array_index (points, TklTrackPoint, ++at);
      if (at + 1 < points->len)
        g_assert_cmpfloat (distance_to_segment (records[i].point, before->point, before[1].point),
                           <, TOLERANCE_M + 1);
    }
  g_assert_cmpuint (at + 1, ==, points->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track/cases", test_cases);
  g_test_add_func ("/track/date-line", test_date_line);
  g_test_add_func ("/track/misses-nothing", test_misses_nothing);
  return g_test_run ();
}
