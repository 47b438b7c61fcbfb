/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known around one day of one person: the ticks, those of the others, and the engine. */
/* Thread: any; pure. */
#pragma once

#include "tkl-company.h"
#include "tkl-day-engine.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* Ticks that belong together, of a crew that gets in or out, are at most so far apart. */
#define TKL_TOGETHER_MS G_GINT64_CONSTANT (900000)

/* All of it is borrowed. */
typedef struct
{
  const TklTick *day; /* (array length=n_day) (nullable): of one employee and workday, or of one key
                         without a holder; in the order of rules §4, without deleted ones */
  gsize n_day;
  const TklTick
      *others; /* (array length=n_others) (nullable): of everybody else around that day, by
                            time, without deleted ones. One without an employee stands where it would
                            be found for the employee of the day */
  gsize n_others;
  const TklTick *ignition; /* (array length=n_ignition) (nullable): starts and stops of that day's
                              vehicles, by time; placed likewise */
  gsize n_ignition;
  const gint32 *pool; /* (nullable): candidates of ticks with several projects */
  const gint32
      *planned; /* (array length=n_planned) (nullable): projects for the employee that day */
  gsize n_planned;
  const gint32 *collecting; /* (array length=n_collecting) (nullable): collecting projects that are
                               active that day, the likeliest first */
  gsize n_collecting;
  const TklCompany *company;
  TklTrackFunc track; /* (nullable): no tracks known */
  gpointer track_data;
} TklDayFacts;

/** tkl_day_facts_find: Returns: (transfer none) (nullable): of the day, the others or the engine. */
const TklTick *tkl_day_facts_find (const TklDayFacts *facts, gint64 id);

/** tkl_day_facts_kept: Returns: (transfer full) (element-type TklTick*): the ticks that count. */
GPtrArray *tkl_day_facts_kept (const TklDayFacts *facts);

/** tkl_day_facts_left: Returns: TRUE when the day is left as it is: no tick that counts is for the clock. */
gboolean tkl_day_facts_left (const TklDayFacts *facts);

/** tkl_tick_same_place: Returns: TRUE when both have the same single place. */
gboolean tkl_tick_same_place (const TklTick *a, const TklTick *b);

/** tkl_tick_in_order: Returns: TRUE when nothing of the tick itself holds its day up. */
gboolean tkl_tick_in_order (const TklTick *tick, gboolean ignore_doubles);

/** tkl_tick_together: Returns: TRUE when they are at most TKL_TOGETHER_MS apart. */
gboolean tkl_tick_together (const TklTick *a, const TklTick *b);

/**
 * tkl_day_facts_engine:
 * @ret_before: @ret_after: (out) (nullable): the start or stop of the tick's vehicle just before it, and
 *   just after
 */
void tkl_day_facts_engine (const TklDayFacts *facts,
                           const TklTick *tick,
                           const TklTick **ret_before,
                           const TklTick **ret_after);

G_END_DECLS
