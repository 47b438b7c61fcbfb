/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map shows: the track of a vehicle and a day with its ticks, and the last positions. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-track-service.h"

#define ADD(name, function)                                                                        \
  g_test_add ("/track/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

static TklTrack *
load_track (SyncFixture *fixture, gint64 vehicle_id, const char *from, const char *to)
{
  const TklTrackOptions options = { vehicle_id, sync_instant (from), sync_instant (to) };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklTrack *track;

  tkl_track_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  track = tkl_track_finish (fixture->office.office, result, &error);
  g_assert_no_error (error);
  return track;
}

static void
append_time (GString *text, gint64 utc_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc_ms / 1000);
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");

  g_string_append (text, clock);
}

/* `05:02:00 tick An Aerts`, a line each. */
static char *
ticks_as_text (const TklTrack *track)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < track->ticks->len; i++)
    {
      const TklTrackTick *tick = &g_array_index (track->ticks, TklTrackTick, i);

      append_time (text, tick->time_utc_ms);
      g_string_append_printf (text, " %s%s%s\n", tkl_tick_kind_to_text (tick->kind),
                              tick->person != NULL ? " " : "",
                              tick->person != NULL ? tick->person : "");
      g_assert_true (tkl_point_is_set (tick->point));
    }
  return g_string_free (text, FALSE);
}

static char *
points_as_text (const TklTrack *track)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < track->points->len; i++)
    {
      const TklTrackPoint *point = &g_array_index (track->points, TklTrackPoint, i);

      append_time (text, point->time_utc_ms);
      g_string_append_printf (text, " %d %d\n", point->speed_kmh, point->ignition);
    }
  return g_string_free (text, FALSE);
}

static gboolean
run_delete (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklTickLayer layer;

  if (!tkl_store_journal_begin (store, "tester", "edit-ticks", NULL, NULL, error)
      || !tkl_store_get_layer (store, *(const gint64 *) data, &layer, error))
    return FALSE;
  layer.deleted = TRUE;
  return tkl_store_put_layer (store, &layer, NULL, error)
         && tkl_store_journal_commit (store, NULL, error);
}

/* Van 2 goes straight north: ends, and where the engine went off and on. */
static void
test_of_a_day (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTrack) track = NULL;
  g_autoptr (TklTrack) after = NULL;
  g_autofree char *ticks = NULL;
  g_autofree char *points = NULL;
  g_autofree char *ticks_after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 deleted;

  sync_run_well (fixture);
  track = load_track (fixture, 2, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
  ticks = ticks_as_text (track);
  points = points_as_text (track);
  g_assert_cmpstr (ticks, ==,
                   "05:00:30 tick Bo Bas\n05:04:30 stop\n05:05:30 tick Bo Bas\n05:07:30 start\n"
                   "05:08:30 tick An Aerts\n05:10:30 stop\n");
  g_assert_cmpstr (points, ==, "05:00:30 40 2\n05:04:30 0 1\n05:07:30 40 2\n05:10:30 0 1\n");

  deleted = g_array_index (track->ticks, TklTrackTick, 0).id;
  tkl_office_write_and_wait (fixture->office.office, run_delete, &deleted, &error);
  g_assert_no_error (error);
  after = load_track (fixture, 2, "2026-03-02T00:00:00Z", "2026-03-02T05:07:30Z");
  ticks_after = ticks_as_text (after);
  g_assert_cmpstr (ticks_after, ==, "05:04:30 stop\n05:05:30 tick Bo Bas\n");
}

static void
test_empty (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTrack) track
      = load_track (fixture, 7, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");

  g_assert_cmpuint (track->points->len, ==, 0);
  g_assert_cmpuint (track->ticks->len, ==, 0);
}

static GPtrArray *
load_positions (SyncFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *positions;

  tkl_positions_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  positions = tkl_positions_finish (fixture->office.office, result, &error);
  g_assert_no_error (error);
  return positions;
}

static void
test_positions (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = load_positions (fixture);
  g_autoptr (GPtrArray) positions = NULL;
  g_autofree char *blind = NULL;
  const TklVehiclePosition *position;

  g_assert_cmpuint (none->len, ==, 0);
  tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "NEVER REPORTED");
  sync_run_well (fixture);
  /* The newest record of van 2 has no position; the one before it counts. */
  blind = database_rows (fixture->office.database,
                         "UPDATE record SET lat = NULL, lon = NULL WHERE vehicle_id = 2"
                         " AND time_ms = (SELECT max (time_ms) FROM record WHERE vehicle_id = 2)");
  positions = load_positions (fixture);
  g_assert_cmpuint (positions->len, ==, 2);
  position = positions->pdata[0];
  g_assert_cmpstr (position->title, ==, "VAN 1");
  g_assert_cmpint (position->time_utc_ms, ==, sync_instant ("2026-03-03T05:03:00Z"));
  g_assert_cmpint (position->ignition, ==, TKL_IGNITION_OFF);
  position = positions->pdata[1];
  g_assert_cmpint (position->vehicle_id, ==, 2);
  g_assert_cmpint (position->time_utc_ms, ==, sync_instant ("2026-03-02T05:09:30Z"));
  g_assert_cmpint (position->point.lat_e7, ==, 508500000 + 9 * 10000);
  g_assert_cmpint (position->speed_kmh, ==, 40);
  g_assert_false (position->gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("of-a-day", test_of_a_day);
  ADD ("empty", test_empty);
  ADD ("positions", test_positions);
  return g_test_run ();
}
