/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded records of a fleet, page by page, and clock lines of a firm. */
/* Thread: any; the product's types do not occur here, so that references can use it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_N_RECORDS 1000000u
#define BENCH_N_VEHICLES 30u
#define BENCH_PAGE 1000u

typedef struct
{
  gint64 time_utc_ms;
  gint32 lat_e7, lon_e7, odometer_m;
  gint32 speed_kmh, direction_deg, satellites;
  gint32 ignition; /* 1 off, 2 on */
} BenchRecord;

/**
 * bench_record: The same for the same arguments. A van drives a third of the time.
 * @vehicle: 1 … BENCH_N_VEHICLES
 * @index: of the vehicle's records, in time order
 */
BenchRecord bench_record (guint vehicle, guint index);

/** bench_record_mix: Returns: share of a record in a checksum. */
guint64 bench_record_mix (const BenchRecord *record);

G_END_DECLS
