/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tracks that the day engine asks for, read from the store. */
/* Thread: that of the store. */
#include "tkl-day-track.h"

#include "tkl-store-record.h"

double
tkl_day_track_measure (gint32 vehicle_id, gint64 from_utc_ms, gint64 to_utc_ms, gpointer data)
{
  TklDayTrack *track = data;
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklRecord));

  if (track->error != NULL
      || !tkl_store_load_records (track->store, vehicle_id, from_utc_ms, to_utc_ms + 1, records,
                                  &track->error))
    return -1;
  return tkl_derive_track_m ((const TklRecord *) (gpointer) records->data, records->len);
}

gboolean
tkl_day_track_check (TklDayTrack *track, GError **error)
{
  if (track->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&track->error));
  return FALSE;
}
