/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tracks that the day engine asks for, read from the store. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  TklStore *store; /* (borrowed) */
  GError *error;   /* (owned) (nullable): the engine's callback has no other way out */
} TklDayTrack;

/** tkl_day_track_measure: a TklTrackFunc. @track: TklDayTrack. After an error nothing more is read. */
double
tkl_day_track_measure (gint32 vehicle_id, gint64 from_utc_ms, gint64 to_utc_ms, gpointer track);

/** tkl_day_track_check: Returns: FALSE and @error when a track could not be read. */
gboolean tkl_day_track_check (TklDayTrack *track, GError **error);

G_END_DECLS
