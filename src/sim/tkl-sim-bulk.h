/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records at little cost, for measuring. */
/* Thread: main. */
#pragma once

#include "tkl-sim-model.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_vehicles;  /* 1 … 1000 */
  gint64 n_records;   /* in all, 1 … 20 000 000 */
  gint64 n_keys;      /* 1 … 10 000 */
  gint64 spacing_s;   /* between records of a vehicle, 1 … 86 400 */
  gint64 from_utc_ms; /* the first record */
  gint64 seed;
} TklSimBulk;

/** tkl_sim_bulk_init: a million records of 30 vehicles, 200 keys, 20 s apart, from 1 March 2026. */
void tkl_sim_bulk_init (TklSimBulk *bulk);

/**
 * tkl_sim_bulk_fill:
 * Adds vehicles BULK 001 …, wandering about Belgium with a touch every hundredth record and a pause
 * of the engine every five hundredth, and a driver for each key; the clock goes to the day after.
 */
void tkl_sim_bulk_fill (const TklSimBulk *bulk, TklSimModel *model);

G_END_DECLS
