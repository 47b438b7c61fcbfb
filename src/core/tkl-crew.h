/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCrew: who rode with whom: the commute and mobility legs of everybody, by vehicle and time. */
/* Thread: immutable after creation, any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A ride of one employee: a commute or mobility leg in one vehicle, as ticked. */
typedef struct
{
  gint32 employee_id;
  gint32 vehicle_id;  /* never 0 */
  gint64 from_utc_ms; /* uncut */
  gint64 to_utc_ms;   /* uncut, >= from */
} TklLeg;

typedef struct _TklCrew TklCrew;

/**
 * tkl_crew_new:
 * @legs: (array length=n_legs) (nullable): of everybody, any order, copied; those of length zero
 *   overlap nothing and are dropped. Must hold the legs of all days around those asked about:
 *   collect one workday before and one after the range with tkl_day_legs().
 *
 * O(n) for rides spread over time, O(n log n) at worst. Returns: (transfer full).
 */
TklCrew *tkl_crew_new (const TklLeg *legs, gsize n_legs);
void tkl_crew_free (TklCrew *crew);

/**
 * tkl_crew_has_mate:
 * @vehicle_id: 0 is no vehicle: FALSE
 * @from_utc_ms: @to_utc_ms: open interval; touching ends do not overlap, nor does an empty one
 *
 * "With passengers" of rules §6. O(1) for rides spread over time, O(log n) at worst.
 * Returns: TRUE when ANOTHER employee has a leg in that vehicle that overlaps the interval.
 */
gboolean tkl_crew_has_mate (const TklCrew *crew,
                            gint32 employee_id,
                            gint32 vehicle_id,
                            gint64 from_utc_ms,
                            gint64 to_utc_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklCrew, tkl_crew_free)

G_END_DECLS
