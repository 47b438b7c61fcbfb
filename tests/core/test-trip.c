/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks the ends of trips make, where the history may not be read (docs/trusttrack.md §8.6). */
/* Thread: main. */
#include "tkl-trip.h"

#include <string.h>

#define NONE TKL_INSTANT_NONE_MS
#define S(seconds) ((seconds) *G_GINT64_CONSTANT (1000))
#define MAX_TRIPS 4

typedef struct
{
  gint64 start_s, end_s; /* end 0 = still running */
  const char *keys;      /* a digit a driver */
  const char *known;     /* `s`, `e`: a record is near that end */
} Row;

typedef struct
{
  const char *what;
  Row rows[MAX_TRIPS];
  gint64 from_s, to_s; /* to 0 = all */
  const char *expected;
} Case;

static const Case cases[] = {
  { "nothing", { { 0 } }, 0, 0, "" },
  { "both ends", { { 100, 900, "1" } }, 0, 0, "100:1 900:1 " },
  { "a crew", { { 100, 900, "12" } }, 0, 0, "100:1 100:2 900:1 900:2 " },
  { "nobody with a key", { { 100, 900, "" } }, 0, 0, "" },
  { "still running", { { 100, 0, "1" } }, 0, 0, "100:1 " },
  { "no length", { { 100, 100, "1" } }, 0, 0, "100:1 " },
  { "a drive there and one back",
    { { 100, 900, "1" }, { 5000, 5900, "1" } },
    0,
    0,
    "100:1 900:1 5000:1 5900:1 " },
  { "traffic lights", { { 100, 900, "1" }, { 1020, 1900, "1" } }, 0, 0, "100:1 1900:1 " },
  { "a pause", { { 100, 900, "1" }, { 1021, 1900, "1" } }, 0, 0, "100:1 900:1 1021:1 1900:1 " },
  { "several lights",
    { { 100, 900, "1" }, { 960, 1500, "1" }, { 1530, 1900, "1" } },
    0,
    0,
    "100:1 1900:1 " },
  { "another takes the wheel",
    { { 100, 900, "1" }, { 930, 1900, "2" } },
    0,
    0,
    "100:1 900:1 930:2 1900:2 " },
  { "another joins",
    { { 100, 900, "1" }, { 930, 1900, "12" } },
    0,
    0,
    "100:1 930:2 1900:1 1900:2 " },
  { "one after one that still runs",
    { { 100, 0, "1" }, { 930, 1900, "1" } },
    0,
    0,
    "100:1 930:1 1900:1 " },
  { "the history has both ends", { { 100, 900, "1", "se" } }, 0, 0, "" },
  { "the history ends on the way", { { 100, 900, "1", "s" } }, 0, 0, "900:1 " },
  { "the history begins on the way", { { 100, 900, "1", "e" } }, 0, 0, "100:1 " },
  { "a stretch", { { 100, 900, "1" }, { 5000, 5900, "1" } }, 900, 5900, "900:1 5000:1 " },
  { "a stretch with lights before it",
    { { 100, 900, "1" }, { 960, 1900, "1" } },
    950,
    0,
    "1900:1 " },
  { "trips that overlap", { { 100, 900, "1" }, { 800, 900, "1" } }, 0, 0, "100:1 900:1 " },
};

static char *
run_case (const Case *it)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  TklTrip trips[MAX_TRIPS];
  TklKeyAt drivers[2 * MAX_TRIPS];
  TklTripInput input = { .trips = trips,
                         .drivers = drivers,
                         .from_utc_ms = S (it->from_s),
                         .to_utc_ms = it->to_s == 0 ? G_MAXINT64 : S (it->to_s) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MAX_TRIPS && it->rows[i].keys != NULL; i++)
    {
      const Row *row = &it->rows[i];

      trips[input.n_trips++]
          = (TklTrip){ .start_utc_ms = S (row->start_s),
                       .end_utc_ms = row->end_s == 0 ? NONE : S (row->end_s),
                       .start = { 10, 20 },
                       .end = { 30, 40 },
                       .start_known = row->known != NULL && strchr (row->known, 's') != NULL,
                       .end_known = row->known != NULL && strchr (row->known, 'e') != NULL };
      for (const char *key = row->keys; *key != '\0'; key++)
        drivers[input.n_drivers++] = (TklKeyAt){ S (row->start_s), *key - '0' };
    }
  tkl_trip_add_ticks (&input, ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklDerivedTick *tick = &g_array_index (ticks, TklDerivedTick, i);

      g_assert_cmpint (tick->kind, ==, TKL_TICK_TOUCH);
      g_assert_cmpint (tick->odometer_m, ==, -1);
      g_string_append_printf (text, "%d:%d ", (int) (tick->time_utc_ms / 1000), tick->key_id);
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = run_case (&cases[i]);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Among what records gave, in order, and each end where it was. */
static void
test_beside_records (void)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  const TklTrip trip = { S (100), S (900), { 10, 20 }, { 30, 40 }, FALSE, FALSE };
  const TklKeyAt driver = { S (100), 1 };
  const TklTripInput input = { &trip, 1, &driver, 1, 0, G_MAXINT64 };
  const TklDerivedTick of_record = { .time_utc_ms = S (500), .key_id = 2, .kind = TKL_TICK_TOUCH };

  g_array_append_val (ticks, of_record);
  tkl_trip_add_ticks (&input, ticks);
  g_assert_cmpuint (ticks->len, ==, 3);
  g_assert_cmpint (g_array_index (ticks, TklDerivedTick, 0).point.lat_e7, ==, 10);
  g_assert_cmpint (g_array_index (ticks, TklDerivedTick, 1).key_id, ==, 2);
  g_assert_cmpint (g_array_index (ticks, TklDerivedTick, 2).point.lon_e7, ==, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trip/cases", test_cases);
  g_test_add_func ("/trip/beside-records", test_beside_records);
  return g_test_run ();
}
