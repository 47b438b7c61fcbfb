/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the plan of a van to its records: driving, parking, touches, late uploads. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

#include "tkl-instant.h"

#include <math.h>

#define MS_PER_S 1000
#define PARKED_EVERY_S 3600
#define STEP_S 2
/* Roads are so much longer than the straight line, and swing to its sides. */
#define ROAD_FACTOR 1.25
#define SWING_LENGTH_M 6000.0
#define RELEASE_S 4
#define REPEAT_S 5
#define SPEEDING_KMH 108
#define MIN_DRIVE_M 30

/* A van on its way through the month. */
typedef struct
{
  const TklDemo *demo;
  TklSimModel *model;
  TklSimVehicle *vehicle;
  TklSimRandom random;
  gint64 time_s; /* of the last record, since 1970 */
  TklPoint point;
  double odometer_m;
  int course_deg;
  TklIgnition ignition;
} Van;

static void
add_record (Van *van, gint64 time_s, double speed_kmh, const TklDemoTouch *touch)
{
  double noise_m = speed_kmh > 0 ? 5 : 7;
  gboolean no_fix = touch != NULL && touch->quirk == TKL_DEMO_NO_FIX;
  TklSimRecord record;
  TklPoint point;

  van->time_s = MAX (van->time_s + 1, time_s);
  point = tkl_demo_offset (van->point, (tkl_sim_random_unit (&van->random) - 0.5) * 2 * noise_m,
                           (tkl_sim_random_unit (&van->random) - 0.5) * 2 * noise_m);
  tkl_sim_record_init (&record, van->time_s * MS_PER_S, no_fix ? (TklPoint){ 0, 0 } : point);
  record.received_utc_ms += tkl_sim_random_below (&van->random, 4) * MS_PER_S;
  record.satellites = no_fix ? 0 : (guint8) tkl_sim_random_between (&van->random, 7, 15);
  record.odometer_m = (gint32) llround (van->odometer_m);
  record.speed_kmh = (gint16) lround (speed_kmh);
  record.direction_deg = (gint16) van->course_deg;
  record.ignition = van->ignition;
  record.key = touch != NULL ? tkl_sim_model_key (van->model, touch->key) : 0;
  tkl_sim_vehicle_add (van->vehicle, &record);
}

/* A touch, and what the reader sends behind it: nothing more, or the same key again. */
static void
add_touch (Van *van, gint64 time_s, double speed_kmh, const TklDemoTouch *touch)
{
  TklDemoTouch again = *touch;

  again.quirk = TKL_DEMO_PLAIN;
  add_record (van, time_s, speed_kmh, touch);
  if (touch->quirk != TKL_DEMO_REPEATED)
    {
      add_record (van, van->time_s + RELEASE_S, speed_kmh, NULL);
      return;
    }
  add_record (van, van->time_s + REPEAT_S, speed_kmh, &again);
  add_record (van, van->time_s + REPEAT_S, speed_kmh, &again);
}

static int
compare_touches (gconstpointer a, gconstpointer b)
{
  const TklDemoTouch *left = a;
  const TklDemoTouch *right = b;

  return (left->delay_s > right->delay_s) - (left->delay_s < right->delay_s);
}

/* Stands with the engine off until @until_s; reports every hour, and each touch. */
static void
park (Van *van, GArray *touches, gint64 until_s)
{
  gint64 arrival_s = van->time_s;
  gint64 report_s = arrival_s + PARKED_EVERY_S;
  guint next = 0;

  g_array_sort (touches, compare_touches);
  while (TRUE)
    {
      const TklDemoTouch *touch
          = next < touches->len ? &g_array_index (touches, TklDemoTouch, next) : NULL;

      if (touch != NULL && arrival_s + touch->delay_s <= report_s)
        {
          add_touch (van, arrival_s + touch->delay_s, 0, touch);
          next++;
        }
      else if (report_s < until_s)
        {
          add_record (van, report_s, 0, NULL);
          report_s += PARKED_EVERY_S;
        }
      else
        return;
    }
}

static void
start_engine (Van *van, const GArray *touches, gint64 time_s)
{
  gint64 start_s;

  van->ignition = TKL_IGNITION_ON;
  add_record (van, time_s, 0, NULL);
  start_s = van->time_s;
  for (guint i = 0; i < touches->len; i++)
    {
      const TklDemoTouch *touch = &g_array_index (touches, TklDemoTouch, i);

      add_touch (van, start_s + touch->delay_s, 0, touch);
    }
}

static double
cruise_kmh (double done_m, double left_m)
{
  double near_m = MIN (done_m, left_m);

  if (near_m < 300)
    return 25;
  if (near_m < 1500)
    return 45;
  return near_m < 6000 ? 70 : 100;
}

/* The road: along the straight line, swinging to its sides, straight at both ends. */
static TklPoint
point_on_road (TklPoint from, TklPoint to, double straight_m, double done)
{
  double swings = MAX (1.0, round (straight_m / SWING_LENGTH_M));
  double width_m = straight_m / swings / (2 * G_PI);
  double side_m = width_m * sin (2 * G_PI * swings * done);
  double north_m = (double) (to.lat_e7 - from.lat_e7) * 1e-7 * 111195;
  double east_m
      = (double) (to.lon_e7 - from.lon_e7) * 1e-7 * 111195 * cos (from.lat_e7 * 1e-7 * G_PI / 180);

  return tkl_demo_offset (from, north_m * done - east_m / straight_m * side_m,
                          east_m * done + north_m / straight_m * side_m);
}

static int
find_course (TklPoint from, TklPoint to)
{
  double north = (double) to.lat_e7 - from.lat_e7;
  double east = ((double) to.lon_e7 - from.lon_e7) * cos (from.lat_e7 * 1e-7 * G_PI / 180);

  return ((int) lround (atan2 (east, north) * 180 / G_PI) + 360) % 360;
}

/* Drives to @stop; the touches on the way happen at so many per cent of it. */
static void
drive (Van *van, const TklDemoStop *stop)
{
  TklPoint from = van->point;
  double straight_m = tkl_point_distance_m (from, stop->point);
  double length_m = straight_m * ROAD_FACTOR;
  double start_m = van->odometer_m;
  double speed_kmh = 0;
  double done_m = 0;
  gint64 time_s = van->time_s;
  gint64 report_s = time_s + tkl_sim_random_between (&van->random, 6, 15);
  guint touch = 0;

  while (straight_m > MIN_DRIVE_M && done_m < length_m)
    {
      double target_kmh = cruise_kmh (done_m, length_m - done_m)
                          * (0.85 + 0.3 * tkl_sim_random_unit (&van->random));
      TklPoint before = van->point;

      speed_kmh += CLAMP (target_kmh - speed_kmh, -12, 6);
      done_m = MIN (length_m, done_m + speed_kmh / 3.6 * STEP_S);
      time_s += STEP_S;
      van->odometer_m = start_m + done_m;
      van->point = point_on_road (from, stop->point, straight_m, done_m / length_m);
      van->course_deg = find_course (before, van->point);
      if (touch < stop->on_the_way->len
          && done_m * 100
                 >= length_m * g_array_index (stop->on_the_way, TklDemoTouch, touch).delay_s)
        {
          add_touch (van, time_s, speed_kmh,
                     &g_array_index (stop->on_the_way, TklDemoTouch, touch++));
          time_s = van->time_s;
        }
      else if (time_s >= report_s)
        {
          add_record (van, time_s, speed_kmh, NULL);
          report_s = time_s + tkl_sim_random_between (&van->random, 10, 30);
        }
    }
  van->point = stop->point;
  van->odometer_m = start_m + length_m;
  add_record (van, time_s + 3, 0, NULL);
  van->ignition = TKL_IGNITION_OFF;
  add_record (van, van->time_s + 4, 0, NULL);
}

static void
note_speeding (Van *van, guint first)
{
  for (guint i = first; i < van->vehicle->records->len; i++)
    {
      const TklSimRecord *record = &g_array_index (van->vehicle->records, TklSimRecord, i);
      TklSimEvent *event;

      if (record->speed_kmh < SPEEDING_KMH)
        continue;
      event = tkl_sim_model_add_event (van->model, van->vehicle->id, "Speed > 107");
      event->start_utc_ms = record->time_utc_ms;
      event->end_utc_ms = record->time_utc_ms + 20 * MS_PER_S;
      event->start_point = event->end_point = record->point;
      event->start_odometer_m = record->odometer_m;
      event->end_odometer_m = record->odometer_m + 600;
      event->speed_kmh = record->speed_kmh;
      return;
    }
}

/* The device had no reception for a part of the day and sent it all at once afterwards. */
static void
delay_upload (const Van *van, const TklDemoRun *run, guint first)
{
  GArray *records = van->vehicle->records;
  gint64 begin_ms = g_array_index (records, TklSimRecord, first).time_utc_ms;
  gint64 span_ms = g_array_index (records, TklSimRecord, records->len - 1).time_utc_ms - begin_ms;
  gint64 from_ms = begin_ms + span_ms * run->late_from_percent / 100;
  gint64 to_ms = from_ms + span_ms * run->late_percent / 100;

  for (guint i = first; i < records->len; i++)
    {
      TklSimRecord *record = &g_array_index (records, TklSimRecord, i);

      if (record->time_utc_ms >= from_ms && record->time_utc_ms <= to_ms)
        record->received_utc_ms = to_ms + run->late_min * 60 * MS_PER_S;
    }
}

static void
do_run (Van *van, const TklDemoRun *run)
{
  guint first_record = van->vehicle->records->len;

  for (guint i = 0; i < run->stops->len; i++)
    {
      TklDemoStop *stop = &g_array_index (run->stops, TklDemoStop, i);
      gint64 leave_s;

      if (i > 0)
        drive (van, stop);
      if (i == run->stops->len - 1)
        {
          park (van, stop->arriving, 0);
          break;
        }
      leave_s = van->time_s + (i > 0 ? stop->stay_s : 0);
      if (stop->leave_utc_ms != TKL_INSTANT_NONE)
        leave_s = MAX (leave_s, stop->leave_utc_ms / MS_PER_S);
      park (van, stop->arriving, leave_s);
      if (i == 0)
        first_record = van->vehicle->records->len;
      start_engine (van, stop->leaving, leave_s);
    }
  if (run->late_from_percent >= 0)
    delay_upload (van, run, first_record);
  note_speeding (van, first_record);
}

static void
name_vehicle (TklSimVehicle *vehicle, guint number)
{
  static const char *const makes[] = { "Renault", "Ford", "Volkswagen", "Peugeot" };
  static const char *const models[] = { "Trafic", "Transit", "Transporter", "Expert" };

  vehicle->make = g_strdup (makes[number % G_N_ELEMENTS (makes)]);
  vehicle->model = g_strdup (models[number % G_N_ELEMENTS (models)]);
  /* As live: the plate is in the name more often than where it belongs. */
  if (number % 3 == 0)
    vehicle->plate = g_strdup_printf ("1-DEM-%03u", number + 101);
}

void
tkl_demo_drive (const TklDemo *demo, TklSimModel *model, guint number)
{
  g_autofree char *name = g_strdup_printf ("VAN %02u - 1DEM%03u", number + 1, number + 101);
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (TklDemoTouch));
  Van van = { .demo = demo,
              .model = model,
              .vehicle = tkl_sim_model_add_vehicle (model, NULL, name),
              .random = { demo->seed * 104729 + number },
              .time_s = tkl_demo_local (demo, demo->first, 0) / MS_PER_S,
              .point = demo->people[demo->crews[number].members[0]].home,
              .odometer_m = 42000000 + number * 11111111.0,
              .ignition = TKL_IGNITION_OFF };

  g_return_if_fail (van.vehicle != NULL);

  name_vehicle (van.vehicle, number);
  for (guint i = 0; i < demo->runs->len; i++)
    {
      const TklDemoRun *run = &g_array_index (demo->runs, TklDemoRun, i);

      if (run->vehicle == number)
        do_run (&van, run);
    }
  park (&van, nothing, tkl_demo_local (demo, demo->last + 2, 0) / MS_PER_S);
}
