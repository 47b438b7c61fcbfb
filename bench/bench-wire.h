/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wire pages as TrustTrack sends them: history version 2, 1,000 records each. */
/* Thread: any; the product's types do not occur here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *pages; /* (owned) of GBytes: vehicles in turn, each oldest first */
  guint *vehicles;  /* (owned) (array length=pages->len): 0 … n_vehicles − 1 */
} BenchWire;

/** bench_wire_new: @n_records: a multiple of 1,000 × @n_vehicles is not needed. (transfer full). */
BenchWire *bench_wire_new (guint32 seed, guint n_records, guint n_vehicles);
void bench_wire_free (BenchWire *wire);

G_END_DECLS
