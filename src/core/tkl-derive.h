/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to ticks: which touches of keys and turns of the ignition a stretch of records holds. */
/* Thread: any; pure. */
#pragma once

#include "tkl-record.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* A key seen at an instant, already canonical: key ids come from the store's register. */
typedef struct
{
  gint64 time_utc_ms;
  gint32 key_id;
} TklKeyAt;

/* What a stretch holds; the store gives ids and keeps those of ticks that stay the same. */
typedef struct
{
  gint64 time_utc_ms;
  gint32 key_id;     /* 0 for start and stop */
  guint8 kind;       /* TOUCH, START, STOP */
  TklPoint point;    /* of the record at that instant, unset without a fix */
  gint32 odometer_m; /* of the record at that instant, −1 unknown */
  gint16 speed_kmh;  /* −1 unknown */
} TklDerivedTick;

/* A stretch of one vehicle; borrowed for the call. */
typedef struct
{
  const TklRecord *records; /* (array length=n_records): strictly ascending in time */
  gsize n_records;
  const TklKeyAt
      *keys; /* (array length=n_keys): ascending in time; several may share an instant, one
                           key twice as well (two spellings of it); each instant should be that of a
                           record, else its ticks have no position */
  gsize n_keys;
  gint64 touch_gap_ms;         /* > 0 */
  TklIgnition before_ignition; /* last known state before the first record; UNKNOWN at the start of
                                  all data */
  gint64 from_utc_ms; /* ticks before it are not returned; the records before it are context
                                  only: at least the last instant before it, unless that lies more
                                  than the touch gap back */
} TklDeriveInput;

/**
 * tkl_derive_ticks:
 *
 * Key K at an instant makes a tick when the previous instant of the vehicle does not carry K or
 * lies more than the touch gap before it (rules §2). Start and stop come from each change of the
 * last known ignition state; the first known state is no change. O(n).
 *
 * Returns: (transfer full) (element-type TklDerivedTick): by time; at one instant the touches by key
 * id, then start or stop. The facts of a tick are those of its own record: no neighbour moves it.
 */
GArray *tkl_derive_ticks (const TklDeriveInput *input);

/**
 * tkl_derive_track_m:
 * @records: (array length=n_records): ascending in time, of one vehicle: those from the first to
 *   the last end of a leg, the ends' own included
 *
 * Length of the track: great-circle sum over all records with a fix (rules §6). Returns: metres; −1
 * when no record between the first and the last has a fix, or only one record in all has.
 */
double tkl_derive_track_m (const TklRecord *records, gsize n_records);

G_END_DECLS
