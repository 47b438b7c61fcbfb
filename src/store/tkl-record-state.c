/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column `state` of a record: ignition, satellites, direction and speed in one small integer. */
/* Thread: any; pure. */
#include "tkl-record-state.h"

/* Bits of a field, its lowest one, and its greatest number. */
#define SATELLITES_SHIFT 2
#define DIRECTION_SHIFT 8
#define SPEED_SHIFT 17
#define IGNITION_MAX 3
#define SATELLITES_MAX 63
#define DIRECTION_MAX 511
#define SPEED_MAX 511

static gint32
pack (gint32 value, gint32 max, int shift)
{
  return CLAMP (value + 1, 0, max) << shift;
}

static gint32
unpack (gint64 state, gint32 max, int shift)
{
  return (gint32) (state >> shift & max) - 1;
}

gint32
tkl_record_pack_state (const TklRecord *record)
{
  return (record->ignition & IGNITION_MAX)
         | pack (record->satellites, SATELLITES_MAX, SATELLITES_SHIFT)
         | pack (record->direction_deg, DIRECTION_MAX, DIRECTION_SHIFT)
         | pack (record->speed_kmh, SPEED_MAX, SPEED_SHIFT);
}

void
tkl_record_unpack_state (TklRecord *record, gint64 state)
{
  record->ignition = (guint8) (state & IGNITION_MAX);
  record->satellites = (gint8) unpack (state, SATELLITES_MAX, SATELLITES_SHIFT);
  record->direction_deg = (gint16) unpack (state, DIRECTION_MAX, DIRECTION_SHIFT);
  record->speed_kmh = (gint16) unpack (state, SPEED_MAX, SPEED_SHIFT);
}
