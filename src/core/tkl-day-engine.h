/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day engine: kept ticks of a workday to legs and clock lines (rules §6). */
/* Thread: any; pure. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-company.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/**
 * TklTrackFunc:
 * Returns: metres driven by the vehicle between two instants (great-circle sum over records with a
 * fix, the ends' own included), or −1 without a fix between. See tkl_derive_track_m().
 */
typedef double (*TklTrackFunc) (gint32 vehicle_id,
                                gint64 from_utc_ms,
                                gint64 to_utc_ms,
                                gpointer user_data);

typedef struct
{
  const TklCompany *company;
  TklTrackFunc track; /* (nullable): no tracks known */
  gpointer track_data;
} TklDayRules;

/* What stands in the way of a complete workday: the reason of its first tick in time that is not
 * in order, `blocked`, or `odd` when every tick is (rules §6). */
typedef enum
{
  TKL_PROBLEM_NONE,
  TKL_PROBLEM_NO_EMPLOYEE,
  TKL_PROBLEM_DOUBLE,
  TKL_PROBLEM_NO_DESTINATION,
  TKL_PROBLEM_SEVERAL_PROJECTS,
  TKL_PROBLEM_BLOCKED,
  TKL_PROBLEM_ODD,
  TKL_PROBLEM_UNLINKED,
} TklDayProblem;

/** tkl_day_problem_to_text: Returns: `no-destination` …, or NULL for none. */
const char *tkl_day_problem_to_text (TklDayProblem problem);

typedef struct
{
  guint n_kept; /* kept ticks */
  gboolean complete;
  TklDayProblem
      problem; /* NONE exactly when complete (a day without kept ticks: ODD never; NONE) */
} TklDayState;

/**
 * tkl_day_state:
 * @ticks: (array length=n_ticks): of ONE employee and ONE workday, in the order of rules §4
 */
TklDayState tkl_day_state (const TklTick *ticks, gsize n_ticks, const TklCompany *company);

/* A leg that is a line or would be one, before rounding: also used to find passengers. */
typedef struct
{
  gint32 employee_id;
  gint32 vehicle_id;  /* 0 = the ends differ */
  gint64 from_utc_ms; /* uncut */
  gint64 to_utc_ms;
  guint8 type; /* TklLineType */
} TklLeg;

/**
 * tkl_day_legs:
 * @legs: (element-type TklLeg) (inout): appended: the commute and mobility legs in one vehicle of
 *   the workday, complete or not, between neighbouring kept ticks that both have a single place
 */
void tkl_day_legs (const TklTick *ticks, gsize n_ticks, const TklCompany *company, GArray *legs);

/* Legs of everybody around the days at hand, indexed by vehicle and time. */
typedef struct _TklCrew TklCrew;
TklCrew *tkl_crew_new (const TklLeg *legs, gsize n_legs);
void tkl_crew_free (TklCrew *crew);
/** tkl_crew_has_mate: TRUE when ANOTHER employee has a leg in that vehicle that overlaps in time
 * (touching ends do not overlap). */
gboolean tkl_crew_has_mate (const TklCrew *crew,
                            gint32 employee_id,
                            gint32 vehicle_id,
                            gint64 from_utc_ms,
                            gint64 to_utc_ms);

/**
 * tkl_day_lines:
 * @ticks: (array length=n_ticks): of ONE employee and ONE workday, in the order of rules §4
 * @employee: gives the role
 * @crew: (nullable): without it nobody has passengers
 * @force: an incomplete day gives the lines of the legs whose both ends have a single place
 * @lines: (element-type TklClockLine) (inout): appended in time order, not overlapping, id 0,
 *   origin TICKS
 * @in_clock: (element-type gint64) (inout) (nullable): ids of the ticks that count as "in clock"
 *
 * Rules §6: table of legs, CT-1…3, CL-2, CL-4, CL-5, CL-7, CL-8, distances with their source.
 * Returns: FALSE, with nothing appended, when the day is incomplete and @force is off.
 */
gboolean tkl_day_lines (const TklDayRules *rules,
                        const TklTick *ticks,
                        gsize n_ticks,
                        const TklEmployee *employee,
                        const TklCrew *crew,
                        gboolean force,
                        GArray *lines,
                        GArray *in_clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklCrew, tkl_crew_free)

G_END_DECLS
