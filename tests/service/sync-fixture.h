/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office beside a running simulator with two vans, both in this process. */
/* Thread: main: the simulator answers while the test waits for the office. */
#pragma once

#include "database-dump.h"
#include "office-fixture.h"
#include "tkl-sim-server.h"
#include "tkl-sync-service.h"

#define SYNC_KEY "not-for-any-log"
#define SYNC_KEY_A "3D00000BADC0DE01"
#define SYNC_KEY_B "820000A1B2C3D401"

/* What the two vans of the fixture tell, read off its tables by hand. */
#define SYNC_ALL_TICKS                                                                             \
  "VAN 1 02 05:02:00 0 " SYNC_KEY_A "\nVAN 1 02 05:03:00 1 -\n"                                    \
  "VAN 1 02 05:04:00 0 " SYNC_KEY_B "\nVAN 1 02 05:06:00 0 " SYNC_KEY_A "\n"                       \
  "VAN 1 02 05:09:00 0 " SYNC_KEY_B "\nVAN 1 02 05:09:01 0 " SYNC_KEY_A "\n"                       \
  "VAN 1 02 05:11:00 2 -\nVAN 1 02 05:12:00 0 " SYNC_KEY_A "\n"                                    \
  "VAN 1 02 06:01:00 0 " SYNC_KEY_A "\nVAN 1 02 06:02:00 1 -\n"                                    \
  "VAN 1 02 06:04:00 0 " SYNC_KEY_B "\nVAN 1 02 06:05:00 2 -\n"                                    \
  "VAN 1 03 05:00:00 0 " SYNC_KEY_A "\nVAN 1 03 05:01:00 1 -\nVAN 1 03 05:03:00 2 -\n"             \
  "VAN 2 02 05:00:30 0 " SYNC_KEY_B "\nVAN 2 02 05:04:30 2 -\n"                                    \
  "VAN 2 02 05:05:30 0 " SYNC_KEY_B "\nVAN 2 02 05:07:30 1 -\n"                                    \
  "VAN 2 02 05:08:30 0 " SYNC_KEY_A "\nVAN 2 02 05:10:30 2 -"

/* Pages hold five records at most. Van 1 drives on 2 March 2026 with keys A and B, turns its engine
 * off in between, and touches A exactly a day after its first record; van 2 drives with B. Both
 * keys have a holder, so that every spelling leads to them. */
typedef struct
{
  OfficeFixture office;
  TklSim *sim;
  TklSimServer *server;
  gint64 now_utc_ms; /* the clock of both sides */
  /* of the next run: */
  gint32 interval_ms;          /* 0 */
  const char *from, *to;       /* NULL: a normal poll */
  const char *const *vehicles; /* names; NULL: all */
  const gint64 *ids;           /* likewise */
  gsize n_ids;
  gboolean keeps_listening;
  guint cancel_after; /* requests after which it is cancelled; 0 = never */
  /* of the last run: */
  TklSyncReport *report; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
} SyncFixture;

void sync_set_up (SyncFixture *fixture, gconstpointer data);
void sync_tear_down (SyncFixture *fixture, gconstpointer data);

/* Another empty office beside the same simulator. */
void sync_fresh_office (SyncFixture *fixture);

/* Puts a copy of @template, a database nobody has open, in the place of the office's. */
void sync_office_from (SyncFixture *fixture, const char *template);

/* One synchronisation; its report or error stays in the fixture. Checks that neither holds the key
 * and that no request was sent with more than two in flight. */
void sync_run (SyncFixture *fixture);
/* The same, and nothing may go wrong with any vehicle. */
void sync_run_well (SyncFixture *fixture);

/* Moves the clock of both sides. */
void sync_set_now (SyncFixture *fixture, const char *time);
void sync_fault (SyncFixture *fixture, const char *text);
void sync_switch (SyncFixture *fixture, const char *name, const char *value);

typedef struct
{
  const char *time; /* of the device */
  const char *received;
  TklIgnition ignition;
  const char *key; /* (nullable) */
} SyncRecord;
/* Adds records to a van, wherever its last one stood; they are visible once received. */
void
sync_add (SyncFixture *fixture, const char *vehicle, const SyncRecord *records, gsize n_records);

void sync_assert_ticks (SyncFixture *fixture, const char *expected);
/* Requests of which path and query contain these. */
guint sync_count_requests (SyncFixture *fixture, const char *path, const char *query);

char *sync_dump (SyncFixture *fixture, guint parts);
void sync_assert_dump (SyncFixture *fixture, guint parts, const char *expected);
gint64 sync_instant (const char *text);
