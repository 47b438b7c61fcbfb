/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as Excel counts them: days since 1899-12-30. */
/* Thread: any; pure. */
#include "tkl-sheet-serial.h"

gint64
tkl_sheet_wall_minutes (const TklZone *zone, TklDay day, gint64 utc_ms)
{
  gint64 minute;
  TklDay civil;

  g_return_val_if_fail (zone != NULL, 0);

  minute = tkl_zone_minute_of_day (zone, utc_ms);
  civil = tkl_zone_civil_day (zone, utc_ms);
  return civil == day + 1 ? minute + 1440 : minute;
}
