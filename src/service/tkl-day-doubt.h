/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayDoubt: why late data may still change a workday, and until when (docs/trusttrack.md §8.4). */
/* Thread: any; plain values. */
#pragma once

#include "tkl-sync-plan.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* Of the vehicle of the day that is the least sure. */
typedef struct
{
  TklSyncDoubt doubt;
  gint32 vehicle_id;
  gint64 last_utc_ms;   /* SILENT: of its last record; TKL_SYNC_NEVER = there is none */
  gint64 reread_utc_ms; /* UNREAD: the day is sure once it was read again after that */
} TklDayDoubt;

/**
 * tkl_day_doubt_say:
 * @vehicle: (nullable): its name
 *
 * Returns: (transfer full) (nullable): a translated sentence; NULL when the day is sure.
 */
char *tkl_day_doubt_say (const TklDayDoubt *doubt, const char *vehicle, const TklZone *zone);

G_END_DECLS
