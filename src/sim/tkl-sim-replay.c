/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replay of recorded tracks. */
/* Thread: main. */
#include "tkl-sim-replay.h"

#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-sim-trace.h"

#include <math.h>
#include <string.h>

#define MS_PER_S 1000
#define STILL_REACH_M 40
#define STILL_MIN_MS (120 * MS_PER_S)
#define VISIT_GAP_MS (120 * MS_PER_S)
#define VISIT_MIN_MS (60 * MS_PER_S)
#define NEAR_ENOUGH_M 15
#define TIME_REACH_MS (60 * MS_PER_S)
#define FIRST_ODOMETER_M 100000

void
tkl_sim_touch_clear (TklSimTouch *touch)
{
  g_clear_pointer (&touch->key, g_free);
}

gboolean
tkl_sim_touch_parse (const char *text, TklSimTouch *ret_touch, GError **error)
{
  const char *at = strrchr (text, '@');
  const char *comma = at != NULL ? strchr (at, ',') : NULL;
  TklSimTouch touch = { NULL, TKL_POINT_NONE, TKL_INSTANT_NONE };
  g_autofree char *lat = comma != NULL ? g_strndup (at + 1, comma - at - 1) : NULL;
  gboolean ok;

  if (comma != NULL)
    ok = tkl_point_parse_degrees (lat, 90, &touch.place.lat_e7)
         && tkl_point_parse_degrees (comma + 1, 180, &touch.place.lon_e7);
  else
    ok = at != NULL && tkl_instant_parse (at + 1, NULL, &touch.time_utc_ms);
  if (!ok || at == text)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE,
                   "touch “%s”: KEY@LATITUDE,LONGITUDE or KEY@TIME is needed", text);
      return FALSE;
    }
  touch.key = g_strndup (text, at - text);
  *ret_touch = touch;
  return TRUE;
}

static gint16
find_course_deg (TklPoint from, TklPoint to)
{
  double north = (double) to.lat_e7 - from.lat_e7;
  double east = ((double) to.lon_e7 - from.lon_e7) * cos (from.lat_e7 * 1e-7 * G_PI / 180);
  double course = north == 0 && east == 0 ? 0 : atan2 (east, north) * 180 / G_PI;

  return (gint16) (((int) lround (course) + 360) % 360);
}

static gint16
find_speed_kmh (const TklSimFix *before, const TklSimFix *fix, double distance_m)
{
  gint64 span_ms = fix->time_utc_ms - before->time_utc_ms;

  if (fix->speed_kmh >= 0)
    return fix->speed_kmh;
  return span_ms > 0 ? (gint16) MIN (400, lround (distance_m * 3600 / (double) span_ms)) : 0;
}

static void
add_fixes (GArray *records, const GArray *fixes)
{
  double travelled_m = FIRST_ODOMETER_M;

  for (guint i = 0; i < fixes->len; i++)
    {
      const TklSimFix *fix = &g_array_index (fixes, TklSimFix, i);
      const TklSimFix *before = &g_array_index (fixes, TklSimFix, i > 0 ? i - 1 : 0);
      double step_m = tkl_point_distance_m (before->point, fix->point);
      TklSimRecord record;

      travelled_m += step_m;
      tkl_sim_record_init (&record, fix->time_utc_ms, fix->point);
      record.odometer_m = (gint32) llround (travelled_m);
      record.speed_kmh = find_speed_kmh (before, fix, step_m);
      record.direction_deg = find_course_deg (before->point, fix->point);
      record.ignition = TKL_IGNITION_ON;
      g_array_append_val (records, record);
    }
}

/* Off while the vehicle stays near one spot for long enough. */
static void
set_ignition (GArray *records)
{
  guint end;

  for (guint i = 0; i < records->len; i = end)
    {
      const TklSimRecord *first = &g_array_index (records, TklSimRecord, i);
      gint64 span_ms;

      for (end = i + 1; end < records->len; end++)
        if (tkl_point_distance_m (first->point, g_array_index (records, TklSimRecord, end).point)
            > STILL_REACH_M)
          break;
      span_ms = g_array_index (records, TklSimRecord, end - 1).time_utc_ms - first->time_utc_ms;
      if (span_ms < STILL_MIN_MS)
        {
          end = i + 1;
          continue;
        }
      for (guint j = i; j < end; j++)
        g_array_index (records, TklSimRecord, j).ignition = TKL_IGNITION_OFF;
    }
}

/* Puts a key on a record, or on a copy of it some seconds later when it has one already. */
static void
touch_record (GArray *records, guint index, gint32 key)
{
  TklSimRecord copy = g_array_index (records, TklSimRecord, index);

  if (copy.key == 0)
    {
      g_array_index (records, TklSimRecord, index).key = key;
      return;
    }
  while (index < records->len
         && g_array_index (records, TklSimRecord, index).time_utc_ms <= copy.time_utc_ms)
    {
      if (g_array_index (records, TklSimRecord, index).time_utc_ms == copy.time_utc_ms)
        copy.time_utc_ms += MS_PER_S;
      index++;
    }
  copy.received_utc_ms += MS_PER_S;
  copy.key = key;
  g_array_insert_val (records, index, copy);
}

typedef struct
{
  guint first, end; /* records of the visit, end excluded */
  guint nearest;
  double distance_m; /* of the nearest */
} Visit;

/* The next visit from record @start on. Returns: FALSE when there is none. */
static gboolean
find_visit (const GArray *records, guint start, TklPoint place, Visit *ret_visit)
{
  gint64 last_near_ms = 0;
  Visit visit = { 0, 0, 0, G_MAXDOUBLE };
  gboolean found = FALSE;

  for (guint i = start; i < records->len; i++)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);
      double distance_m = tkl_point_distance_m (record->point, place);

      if (distance_m > TKL_SIM_TOUCH_REACH_M)
        {
          if (found && record->time_utc_ms - last_near_ms > VISIT_GAP_MS)
            break;
          continue;
        }
      if (!found)
        visit.first = i;
      found = TRUE;
      last_near_ms = record->time_utc_ms;
      visit.end = i + 1;
      if (distance_m < visit.distance_m)
        {
          visit.nearest = i;
          visit.distance_m = distance_m;
        }
    }
  *ret_visit = visit;
  return found;
}

/* First or last record of the visit that is about as near as the nearest. */
static guint
find_edge (const GArray *records, const Visit *visit, TklPoint place, gboolean last)
{
  guint edge = visit->nearest;

  for (guint i = visit->first; i < visit->end; i++)
    {
      double distance_m
          = tkl_point_distance_m (g_array_index (records, TklSimRecord, i).point, place);

      if (distance_m > visit->distance_m + NEAR_ENOUGH_M || distance_m > TKL_SIM_TOUCH_REACH_M)
        continue;
      edge = i;
      if (!last)
        break;
    }
  return edge;
}

static gboolean
touch_at_place (GArray *records, const TklSimTouch *touch, gint32 key, GError **error)
{
  guint n_visits = 0;
  Visit visit;

  for (guint start = 0; find_visit (records, start, touch->place, &visit); n_visits++)
    {
      guint arrival = find_edge (records, &visit, touch->place, FALSE);
      guint departure = find_edge (records, &visit, touch->place, TRUE);
      gint64 stay_ms = g_array_index (records, TklSimRecord, departure).time_utc_ms
                       - g_array_index (records, TklSimRecord, arrival).time_utc_ms;
      guint before = records->len;

      if (stay_ms < VISIT_MIN_MS)
        touch_record (records, visit.nearest, key);
      else
        {
          touch_record (records, departure, key);
          touch_record (records, arrival, key);
        }
      start = visit.end + records->len - before;
    }
  if (n_visits > 0)
    return TRUE;
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND,
               "touch of “%s”: the track never comes within %d m of that place", touch->key,
               TKL_SIM_TOUCH_REACH_M);
  return FALSE;
}

static gboolean
touch_at_time (GArray *records, const TklSimTouch *touch, gint32 key, GError **error)
{
  gint64 best_ms = G_MAXINT64;
  guint best = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gint64 off_ms
          = ABS (g_array_index (records, TklSimRecord, i).time_utc_ms - touch->time_utc_ms);

      if (off_ms < best_ms)
        {
          best_ms = off_ms;
          best = i;
        }
    }
  if (best_ms > TIME_REACH_MS)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND,
                   "touch of “%s”: the track has nothing within a minute of that time", touch->key);
      return FALSE;
    }
  touch_record (records, best, key);
  return TRUE;
}

gboolean
tkl_sim_replay_add (TklSimModel *model,
                    const char *vehicle_name,
                    const GArray *fixes,
                    const GArray *touches,
                    GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklSimRecord));
  TklSimVehicle *vehicle;

  g_return_val_if_fail (fixes->len > 0, FALSE);

  add_fixes (records, fixes);
  set_ignition (records);
  for (guint i = 0; i < touches->len; i++)
    {
      const TklSimTouch *touch = &g_array_index (touches, TklSimTouch, i);
      gint32 key = tkl_sim_model_key (model, touch->key);
      gboolean ok = tkl_point_is_set (touch->place) ? touch_at_place (records, touch, key, error)
                                                    : touch_at_time (records, touch, key, error);

      if (!ok)
        return FALSE;
    }

  vehicle = tkl_sim_model_find_vehicle (model, vehicle_name);
  if (vehicle == NULL)
    vehicle = tkl_sim_model_add_vehicle (model, NULL, vehicle_name);
  for (guint i = 0; i < records->len; i++)
    tkl_sim_vehicle_add (vehicle, &g_array_index (records, TklSimRecord, i));
  return TRUE;
}
