/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records at little cost, for measuring. */
/* Thread: main. */
#include "tkl-sim-bulk.h"

#include "tkl-day.h"
#include "tkl-sim-random.h"
#include "tkl-sim-spelling.h"

#define MS_PER_S 1000
#define TOUCH_EVERY 100
#define PAUSE_EVERY 500
#define PAUSE_RECORDS 20
#define FIRST_SERIAL G_GUINT64_CONSTANT (0x00000B000000)
/* About 300 m between records in a straight line. */
#define STEP_E7 20000
#define MIDDLE ((TklPoint){ 508000000, 44000000 })
#define REACH_E7 4000000

void
tkl_sim_bulk_init (TklSimBulk *bulk)
{
  *bulk = (TklSimBulk){ .n_vehicles = 30,
                        .n_records = 1000000,
                        .n_keys = 200,
                        .spacing_s = 20,
                        .from_utc_ms = tkl_day_from_ymd (2026, 3, 1) * TKL_MS_PER_DAY,
                        .seed = 1 };
}

static void
add_keys (const TklSimBulk *bulk, TklSimModel *model, GArray *keys)
{
  char printed[TKL_KEY_SIZE];
  char name[32];

  for (guint i = 0; i < (guint) bulk->n_keys; i++)
    {
      gint32 key;

      tkl_sim_key_from_serial (FIRST_SERIAL + i, printed);
      g_snprintf (name, sizeof name, "Driver %04u", i + 1);
      tkl_sim_driver_add_identifier (tkl_sim_model_add_driver (model, NULL, name, NULL), printed,
                                     "IBUTTON");
      key = tkl_sim_model_key (model, printed);
      g_array_append_val (keys, key);
    }
}

static gint32
wander (TklSimRandom *random, gint32 from_e7, gint32 middle_e7)
{
  gint32 to_e7 = from_e7 + tkl_sim_random_between (random, -STEP_E7, STEP_E7);

  return CLAMP (to_e7, middle_e7 - REACH_E7, middle_e7 + REACH_E7);
}

static void
fill_vehicle (const TklSimBulk *bulk, TklSimVehicle *vehicle, const GArray *keys, gint64 n_records)
{
  TklSimRandom random = { (guint64) bulk->seed * 1000003 + g_str_hash (vehicle->name) };
  TklPoint point = { wander (&random, MIDDLE.lat_e7, MIDDLE.lat_e7),
                     wander (&random, MIDDLE.lon_e7, MIDDLE.lon_e7) };
  gint32 odometer_m = 10000000;

  for (gint64 i = 0; i < n_records; i++)
    {
      TklSimRecord record;
      gboolean parked = i % PAUSE_EVERY < PAUSE_RECORDS;

      if (!parked)
        {
          point.lat_e7 = wander (&random, point.lat_e7, MIDDLE.lat_e7);
          point.lon_e7 = wander (&random, point.lon_e7, MIDDLE.lon_e7);
          odometer_m += tkl_sim_random_between (&random, 50, 500);
        }
      tkl_sim_record_init (&record, bulk->from_utc_ms + i * bulk->spacing_s * MS_PER_S, point);
      record.ignition = parked ? TKL_IGNITION_OFF : TKL_IGNITION_ON;
      record.odometer_m = odometer_m;
      record.speed_kmh = parked ? 0 : (gint16) tkl_sim_random_between (&random, 10, 120);
      record.direction_deg = (gint16) tkl_sim_random_below (&random, 360);
      if (i % TOUCH_EVERY == TOUCH_EVERY / 2)
        record.key = g_array_index (keys, gint32, tkl_sim_random_below (&random, (int) keys->len));
      tkl_sim_vehicle_add (vehicle, &record);
    }
}

void
tkl_sim_bulk_fill (const TklSimBulk *bulk, TklSimModel *model)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint64 most = bulk->n_records / bulk->n_vehicles + 1;
  char name[32];

  add_keys (bulk, model, keys);
  for (gint64 i = 0; i < bulk->n_vehicles; i++)
    {
      gint64 n = bulk->n_records / bulk->n_vehicles + (i < bulk->n_records % bulk->n_vehicles);
      TklSimVehicle *vehicle;

      g_snprintf (name, sizeof name, "BULK %03d", (int) i + 1);
      vehicle = tkl_sim_model_add_vehicle (model, NULL, name);
      if (vehicle != NULL)
        fill_vehicle (bulk, vehicle, keys, n);
    }
  model->now_utc_ms = MAX (model->now_utc_ms,
                           bulk->from_utc_ms + most * bulk->spacing_s * MS_PER_S + TKL_MS_PER_DAY);
}
