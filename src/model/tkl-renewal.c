/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days made anew after a setting was changed, undone or made again. */
/* Thread: main. */
#include "tkl-renewal.h"

#include "tkl-format.h"

#include <glib/gi18n-lib.h>

TklDay
tkl_renewal_first_day (TklDesk *desk, const TklHistoryEntry *entry)
{
  TklDay day = tkl_zone_civil_day (tkl_desk_get_zone (desk), entry->at_utc_ms);

  return g_str_equal (entry->action, TKL_HISTORY_SETTINGS)
             ? tkl_period_preset (TKL_PERIOD_THIS_MONTH, day).from
             : TKL_DAY_NONE;
}

TklDay
tkl_renewal_join (TklDay a, TklDay b)
{
  if (a == TKL_DAY_NONE)
    return b;
  return b == TKL_DAY_NONE ? a : MIN (a, b);
}

TklJobOrder *
tkl_renewal_order (TklDesk *desk, TklDay from, gboolean other_ticks)
{
  g_autofree char *day = tkl_format_day (from);
  /* Translators: what a job is about; %s is a date. */
  g_autofree char *subject = g_strdup_printf (_ ("Days from %s on"), day);
  TklJobOrder order
      = { .kind = TKL_JOB_RENEW,
          .subject = subject,
          .from = from,
          .to = tkl_period_preset (TKL_PERIOD_THIS_MONTH, tkl_desk_get_today (desk)).to,
          .other_ticks = other_ticks };

  return other_ticks || tkl_desk_get_company (desk)->on.auto_link ? tkl_job_order_copy (&order)
                                                                  : NULL;
}

void
tkl_renewal_run (TklDesk *desk, TklDay from, gboolean other_ticks)
{
  g_autoptr (TklJobOrder) order = tkl_renewal_order (desk, from, other_ticks);

  if (order != NULL)
    tkl_jobs_order (tkl_desk_get_jobs (desk), order);
}
