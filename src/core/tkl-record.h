/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRecord: one raw position of a vehicle, and the touch of a key that came with it. */
/* Thread: plain values. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_IGNITION_UNKNOWN,
  TKL_IGNITION_OFF,
  TKL_IGNITION_ON,
} TklIgnition;

/* A member without value merges as "nothing new": it never overwrites a known one. */
typedef struct
{
  gint64 time_utc_ms;
  TklPoint point;       /* unset when absent, out of range, or 0/0 */
  gint32 odometer_m;    /* −1 = unknown; calculated_inputs.mileage in metres */
  gint16 speed_kmh;     /* −1 = unknown; 0 … 400 */
  gint16 direction_deg; /* −1 = unknown; 0 … 360 */
  gint8 satellites;     /* −1 = unknown; 0 = no fix; capped at 62 */
  guint8 ignition;      /* TklIgnition */
} TklRecord;

#define TKL_RECORD_INIT                                                                            \
  {                                                                                                \
    TKL_INSTANT_NONE_MS, { G_MININT32, G_MININT32 }, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN          \
  }
#define TKL_INSTANT_NONE_MS G_MININT64

/* A raw identification: the text of a reader at an instant, never overwritten. */
typedef struct
{
  gint64 time_utc_ms;
  char *raw; /* (owned): as received, trimmed; never a NO_KEY text */
} TklIdent;

/** tkl_record_has_fix: Returns: TRUE when it has a position other than 0/0 and not zero satellites
 * (rules §3). */
gboolean tkl_record_has_fix (const TklRecord *record);

/**
 * tkl_record_merge:
 * @into: record already stored for the same vehicle and instant
 * @from: newer copy: its known members win
 * Returns: TRUE when a known member of @from changed @into.
 */
gboolean tkl_record_merge (TklRecord *into, const TklRecord *from);

G_END_DECLS
