/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorkdays: the ticks of a range of workdays, sorted into workdays, with those around them. */
/* Thread: belongs to the job that loaded it. */
#pragma once

#include "tkl-day-engine.h"
#include "tkl-master.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

typedef struct
{
  const TklMaster *master; /* (borrowed) */
  TklDay from, to;         /* both included; NONE = open */
  TklTickSet *set;         /* (owned): sorted; do not write links from it */
} TklWorkdays;

/**
 * tkl_workdays_load:
 * @from: @to: workday dates, both included; TKL_DAY_NONE = open
 *
 * Ticks that were never linked are given their employee and workday, without LINKED: the workday
 * they belong to must not look complete without them (it has the problem `unlinked`).
 * Returns: (transfer full): free with tkl_workdays_free().
 */
TklWorkdays *tkl_workdays_load (
    TklStore *store, const TklMaster *master, TklDay from, TklDay to, GError **error);
/** tkl_workdays_new: the same of ticks that are there already, with two days of context around.
 * @set: (transfer full). Returns: (transfer full). */
TklWorkdays *tkl_workdays_new (const TklMaster *master, TklTickSet *set, TklDay from, TklDay to);
void tkl_workdays_free (TklWorkdays *workdays);

/**
 * tkl_workdays_step:
 * @workday: (inout): all members zero before the first call
 * Returns: FALSE after the last workday of the range, by employee id, then date; the days of
 * context around the range are passed over.
 */
gboolean tkl_workdays_step (const TklWorkdays *workdays, TklWorkday *workday);

/** tkl_workdays_crew: Returns: (transfer full): the rides of everybody, context included. */
TklCrew *tkl_workdays_crew (const TklWorkdays *workdays);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklWorkdays, tkl_workdays_free)

G_END_DECLS
