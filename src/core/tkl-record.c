/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRecord: one raw position of a vehicle: has it a fix, and what a second copy of it adds. */
/* Thread: any; pure. */
#include "tkl-record.h"

gboolean
tkl_record_has_fix (const TklRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  /* Readers of the wire unset 0/0 already; it must not become a place in the Gulf of Guinea by any
   * other way either. */
  return tkl_point_is_set (record->point)
         && !(record->point.lat_e7 == 0 && record->point.lon_e7 == 0) && record->satellites != 0;
}

#define MERGE(member, is_known)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((is_known) && into->member != from->member)                                                \
      {                                                                                            \
        into->member = from->member;                                                               \
        changed = TRUE;                                                                            \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

gboolean
tkl_record_merge (TklRecord *into, const TklRecord *from)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (into != NULL && from != NULL, FALSE);
  g_return_val_if_fail (into->time_utc_ms == from->time_utc_ms, FALSE);

  if (tkl_point_is_set (from->point) && !tkl_point_equal (into->point, from->point))
    {
      into->point = from->point;
      changed = TRUE;
    }
  MERGE (odometer_m, from->odometer_m >= 0);
  MERGE (speed_kmh, from->speed_kmh >= 0);
  MERGE (direction_deg, from->direction_deg >= 0);
  MERGE (satellites, from->satellites >= 0);
  MERGE (ignition, from->ignition != TKL_IGNITION_UNKNOWN);
  return changed;
}
