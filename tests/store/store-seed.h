/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small company for tests of facts: vehicles, employees, projects, keys, and records for them. */
/* Thread: main. */
#pragma once

#include "store-fixture.h"
#include "tkl-record.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/* 2026-03-02T05:00:00.000Z, a Monday. */
#define SEED_TIME G_GINT64_CONSTANT (1772427600000)
#define SEED_MINUTE G_GINT64_CONSTANT (60000)

/**
 * seed_company:
 * Vehicles 1 `VAN 7`, 2 `VAN 10`, 3 without names; employees 1, 2, 3 with the numbers `10`, `9`,
 * `B1`; projects 1 … 4 `P1`, `P2`, `P10`, `P3`; keys 1 `KEY-A`, 2 `KEY-B`.
 */
void seed_company (const Fixture *fixture);

/** seed_random_record: a plausible record of that instant; every member may be unknown. */
TklRecord seed_random_record (GRand *random, gint64 time_utc_ms);

/** seed_put: stores records in a transaction of their own; must succeed. */
void seed_put (const Fixture *fixture, gint64 vehicle_id, TklRecord *records, gsize n_records);

/** seed_tick: raw SQL: a touch of key 1 in vehicle 1. Returns: its id. */
gint64 seed_tick (const Fixture *fixture, gint64 time_utc_ms);

/** seed_load: loads ticks; must succeed. Returns: (transfer full). */
TklTickSet *seed_load (const Fixture *fixture, const TklTickQuery *query);

/** seed_find: Returns: the tick of that id in the set; NULL when it is not there. */
TklTick *seed_find (const TklTickSet *set, gint64 id);

/** seed_assert_same_tick: @x of @a says what @y of @b says, candidates included. */
void seed_assert_same_tick (const TklTickSet *a,
                            const TklTick *x,
                            const TklTickSet *b,
                            const TklTick *y);

G_END_DECLS
