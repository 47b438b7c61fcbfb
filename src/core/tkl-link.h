/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking: employee, workday, place, doubles and reasons of many ticks at once. */
/* Thread: any; pure. */
#pragma once

#include "tkl-places.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* Everything linking depends on; borrowed for the call. */
typedef struct
{
  const TklCompany *company;
  const TklZone *zone;
  const TklPlaces *places;
  GPtrArray *employees;          /* (element-type TklEmployee) */
  const TklKeyHolding *holdings; /* (array length=n_holdings): any order */
  gsize n_holdings;
  GPtrArray *projects;      /* (element-type TklProject): for the presence reasons */
  GHashTable *vehicle_rank; /* (nullable): id → rank by name, as TklTickOrder */
  GHashTable *key_rank;     /* (nullable): id → rank by printed form */
} TklLinkInput;

/**
 * tkl_link_ticks:
 * @ticks: (array length=n_ticks) (inout): any order; facts and layer filled; the "link" part is
 *   written: employee (a manual tick keeps its own, and so does one with EMPLOYEE_EDITED), day,
 *   place, project, candidates, distance, nobody, IS_DOUBLE, reasons, LINKED. Place and project of
 *   PLACE_EDITED ticks stay. A START or STOP gets day, place NONE and no reason.
 * @pool: (element-type gint32) (inout): candidates are appended
 * @fixed: (array length=n_ticks) (nullable): NULL, or one flag a tick: its employee, workday and
 *   place were stored by an earlier link and stay, whatever changed since (context around the
 *   stretch); doubles and reasons are computed for it all the same. One that is not LINKED keeps its
 *   place alone
 *
 * The holder of a key is looked up by the civil date of the tick; whether he counts, by the workday
 * date of the company's day start; the tick's workday, by his own day start (rules §1, §2).
 *
 * Doubles (rules §4) look at the ticks of one person, or one key while the person is unknown, in
 * time order over all vehicles: include as context what lies within the double window around the
 * stretch, back to a pause of at least the window. Deleted ticks take no part in doubles.
 * Presence (rules §5) concerns the first kept tick of an employee's workday at each project with
 * presence required: include the workdays of the stretch from their start. O(n log n) at most, O(n)
 * for ticks that come by vehicle and time or by time.
 */
void tkl_link_ticks (
    const TklLinkInput *input, TklTick *ticks, gsize n_ticks, GArray *pool, const guint8 *fixed);

/**
 * tkl_link_presence_complete:
 * Returns: TRUE when works declared, a well-formed declaration number and the employee's valid
 * national number are all there: the reason is presence-due and not presence-expected.
 */
gboolean
tkl_link_presence_complete (const TklProject *project, const TklEmployee *employee, TklDay today);

G_END_DECLS
