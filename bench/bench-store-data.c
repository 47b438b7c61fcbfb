/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded records of a fleet, page by page, and clock lines of a firm. */
/* Thread: any. */
#include "bench-store-data.h"

#include "bench-data.h"

#define FIRST_MS G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 */
#define STEP_MS 15000

BenchRecord
bench_record (guint vehicle, guint index)
{
  BenchRandom random = { ((guint64) vehicle << 32 | index) * 0x9e3779b97f4a7c15u };
  gboolean drives = index / 60 % 3 == 0;

  return (BenchRecord){ .time_utc_ms = FIRST_MS + (gint64) index * STEP_MS
                                       + bench_random_below (&random, STEP_MS / 1000) * 1000,
                        .lat_e7 = 495000000 + (gint32) bench_random_below (&random, 20000000),
                        .lon_e7 = 25000000 + (gint32) bench_random_below (&random, 39000000),
                        .odometer_m = 100000000 + (gint32) index * 40,
                        .speed_kmh = drives ? (gint32) bench_random_below (&random, 121) : 0,
                        .direction_deg = (gint32) bench_random_below (&random, 360),
                        .satellites = 6 + (gint32) bench_random_below (&random, 12),
                        .ignition = drives ? 2 : 1 };
}

guint64
bench_record_mix (const BenchRecord *record)
{
  return (guint64) record->time_utc_ms * 31 + (guint64) record->odometer_m * 7
         + (guint64) (record->lat_e7 ^ record->lon_e7);
}
