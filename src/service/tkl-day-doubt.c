/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayDoubt: which vehicle keeps a workday provisional, and the sentence that says so. */
/* Thread: any; what reads the store: that of the store. */
#include "tkl-day-doubt.h"

#include "tkl-transfer-private.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

TklDayDoubt
tkl_transfer_doubt (const TklMaster *master, GHashTable *marks_of, const TklWorkday *workday)
{
  gint64 end_utc_ms = tkl_zone_workday_start_utc_ms (master->zone, workday->day + 1,
                                                     master->company->day_start_min);
  TklDayDoubt worst = { .doubt = TKL_SYNC_SURE };

  for (gsize i = 0; i < workday->n_ticks; i++)
    {
      gint32 vehicle_id = workday->ticks[i].vehicle_id;
      const TklSyncMarks *marks = g_hash_table_lookup (marks_of, GINT_TO_POINTER (vehicle_id));
      TklSyncDoubt doubt = marks != NULL ? tkl_sync_day_doubt (marks, end_utc_ms) : TKL_SYNC_SURE;

      if (doubt > worst.doubt)
        worst = (TklDayDoubt){ doubt, vehicle_id, marks->high_water_ms,
                               end_utc_ms + TKL_SYNC_WINDOW_MS };
    }
  return worst;
}

static char *
say_moment (gint64 utc_ms, const TklZone *zone)
{
  g_autofree char *day = tkl_typed_format_day (tkl_zone_civil_day (zone, utc_ms));
  g_autofree char *time = tkl_typed_format_time (tkl_zone_minute_of_day (zone, utc_ms));

  return g_strdup_printf ("%s %s", day, time);
}

char *
tkl_day_doubt_say (const TklDayDoubt *doubt, const char *vehicle, const TklZone *zone)
{
  g_autofree char *moment = NULL;

  g_return_val_if_fail (doubt != NULL && zone != NULL, NULL);

  if (doubt->doubt == TKL_SYNC_SURE)
    return NULL;
  if (vehicle == NULL)
    vehicle = "–";
  if (doubt->doubt == TKL_SYNC_INDIRECT)
    /* Translators: the name of a vehicle. */
    return g_strdup_printf (_ ("Provisional: the API key may not read the history of %s, so that "
                               "touches may be missing."),
                            vehicle);
  if (doubt->doubt == TKL_SYNC_SILENT && doubt->last_utc_ms == TKL_SYNC_NEVER)
    /* Translators: the name of a vehicle. */
    return g_strdup_printf (_ ("Provisional until %s sends records of after this day."), vehicle);
  moment = say_moment (doubt->doubt == TKL_SYNC_SILENT ? doubt->last_utc_ms : doubt->reread_utc_ms,
                       zone);
  if (doubt->doubt == TKL_SYNC_SILENT)
    return g_strdup_printf (
        /* Translators: the name of a vehicle, then a date and time. */
        _ ("Provisional until %s sends records of after this day: its last one is of %s."), vehicle,
        moment);
  return g_strdup_printf (
      /* Translators: the name of a vehicle, then a date and time. */
      _ ("Provisional until %s is read again after %s: its tracker may send ticks late."), vehicle,
      moment);
}
