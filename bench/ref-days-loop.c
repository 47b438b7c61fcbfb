/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference for the day engine: the least a loop over sorted ticks with local days can do. */
/* Thread: main; shares nothing with the product. */
#include "ref-days.h"

#define MS_PER_HOUR 3600000
#define MS_PER_DAY 86400000

/* Two years from 2026-01-01. */
#define FIRST_HOUR (20454 * 24)
#define N_HOURS (730 * 24)

guint64
ref_days_loop (const BenchDays *days, gint64 ret_minutes[4])
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Brussels");
  g_autofree gint32 *offsets_ms = g_new (gint32, N_HOURS);
  gint64 last_day = G_MININT64;
  guint64 sum = 0;

  for (guint i = 0; i < N_HOURS; i++)
    offsets_ms[i] = G_MININT32;
  for (guint i = 0; i < days->n_ticks; i++)
    {
      const BenchDayTick *tick = &days->ticks[i];
      gint32 *offset_ms = &offsets_ms[tick->time_utc_ms / MS_PER_HOUR - FIRST_HOUR];
      gint64 day;

      if (*offset_ms == G_MININT32)
        {
          gint interval
              = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, tick->time_utc_ms / 1000);

          *offset_ms = g_time_zone_get_offset (zone, interval) * 1000;
        }
      day = (tick->time_utc_ms + *offset_ms) / MS_PER_DAY;
      if (i > 0 && tick->person == tick[-1].person && day == last_day)
        ret_minutes[tick->place] += tick->time_utc_ms / 60000 - tick[-1].time_utc_ms / 60000;
      last_day = day;
      sum += bench_days_mix (tick);
    }
  return sum;
}
