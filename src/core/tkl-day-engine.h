/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day engine: kept ticks of a workday to legs and clock lines (rules §6). */
/* Thread: any; pure. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-company.h"
#include "tkl-crew.h"
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

/* What the lines depend on besides the ticks; borrowed for the call. */
typedef struct
{
  const TklCompany *company;
  TklTrackFunc track; /* (nullable): no tracks known; asked once a leg at most */
  gpointer track_data;
  const TklCrew *crew; /* (nullable): without it nobody has passengers */
} TklDayRules;

/* The ticks of ONE employee and ONE workday, in the order of rules §4; borrowed. Deleted ticks,
 * doubles, starts and stops may be among them and are passed over. */
typedef struct
{
  const TklTick *ticks; /* (array length=n_ticks) (nullable) */
  gsize n_ticks;
  gint32 employee_id;
  TklDay day;
} TklWorkday;

/**
 * tkl_workdays_sort:
 * @ticks: (array length=n_ticks) (inout): any order
 * @order: (nullable): ranks of vehicles and keys for ticks of the same instant
 *
 * By employee (nobody's ticks first), workday date, then rules §4. O(n) when they are in order
 * already, else O(n log n).
 */
void tkl_workdays_sort (TklTick *ticks, gsize n_ticks, const TklTickOrder *order);

/**
 * tkl_workdays_next:
 * @ticks: (array length=n_ticks): by employee, workday date, then rules §4
 * @workday: (inout): all members zero before the first call; the following workday after it
 *
 * Cuts sorted ticks into workdays, without copying: `TklWorkday day = { 0 }; while
 * (tkl_workdays_next (ticks, n, &day)) …`. Ticks without an employee belong to nobody's workday.
 * Returns: FALSE after the last one.
 */
gboolean tkl_workdays_next (const TklTick *ticks, gsize n_ticks, TklWorkday *workday);

/* What stands in the way of a complete workday: the reason of its first tick in time that is not
 * in order, `blocked`, or `odd` when every tick is (rules §6). */
typedef enum
{
  TKL_PROBLEM_NONE,
  TKL_PROBLEM_NO_EMPLOYEE,
  TKL_PROBLEM_DOUBLE,
  TKL_PROBLEM_NO_DESTINATION,
  TKL_PROBLEM_SEVERAL_PROJECTS,
  TKL_PROBLEM_BLOCKED, /* blocked, or "to clock" taken off: F156, F157 */
  TKL_PROBLEM_ODD,
  TKL_PROBLEM_UNLINKED,
} TklDayProblem;

/** tkl_day_problem_to_text: Returns: `no-destination` …, or NULL for none. */
const char *tkl_day_problem_to_text (TklDayProblem problem);

typedef struct
{
  guint n_kept;          /* kept ticks */
  gboolean has_ticks;    /* touches or manual ticks that are not deleted: doubles count */
  gboolean complete;     /* an even number of kept ticks, at least two, each in order */
  TklDayProblem problem; /* NONE when complete, and for a day without ticks */
  gint64 tick_id;        /* with that problem; the first one when odd or complete */
  gboolean left;         /* incomplete on purpose: every kept tick is kept from the clock */
} TklDayState;

/**
 * tkl_day_state:
 *
 * Whether a workday can be transferred. A tick is in order when it is linked, has an employee and
 * a single place, is no open double (a double that CT-4 does not ignore and the office did not
 * un-mark), is not blocked, and "to clock" is on. A tick whose "to clock" is off is not for the
 * clock (F156): since the lines left and right of it would be guesses, it holds its day up like a
 * blocked one, with the same problem. Of several faults of one tick the reason comes before
 * `blocked`. Presence reasons are no fault. A day of nothing but dropped doubles is `odd`. One of
 * which no kept tick is for the clock is left as it is: somebody has decided about it, and it needs
 * no attention. O(n).
 */
TklDayState tkl_day_state (const TklWorkday *workday, const TklCompany *company);

/* How far a workday has come, as lists and boards show it. */
typedef enum
{
  TKL_STANDING_NONE, /* no ticks that belong to a workday */
  TKL_STANDING_TO_REPAIR,
  TKL_STANDING_PROVISIONAL, /* complete so far, in the clock or not: late data may still change it */
  TKL_STANDING_COMPLETE,
  TKL_STANDING_TRANSFERRED,
  TKL_STANDING_LEFT, /* incomplete on purpose */
  TKL_N_STANDINGS,
} TklDayStanding;

/**
 * tkl_day_standing:
 * @provisional: late data may still change it
 *
 * TRANSFERRED when all its kept ticks are "in clock".
 */
TklDayStanding
tkl_day_standing (const TklWorkday *workday, const TklCompany *company, gboolean provisional);

/** tkl_day_state_needs_attention: Returns: TRUE when somebody has to repair or decide. */
gboolean tkl_day_state_needs_attention (const TklDayState *state);

/**
 * tkl_day_legs:
 * @legs: (element-type TklLeg) (inout): appended in time order
 *
 * The commute and mobility legs in one vehicle between neighbouring kept ticks that both have a
 * single place, for tkl_crew_new(): of complete and incomplete workdays, blocked ticks included,
 * since the mate rode along all the same. None with CL-8. O(n).
 */
void tkl_day_legs (const TklWorkday *workday, const TklCompany *company, GArray *legs);

/* What becomes of the time from a tick to the next one (F022, F023). */
typedef struct
{
  gint64 tick_id;
  guint8 type;    /* TklLineType */
  guint8 subtype; /* TklLineSubtype */
  gboolean ride;  /* has the employee's role: driver, passenger … */
} TklPerformance;

/**
 * tkl_day_performances:
 * @performances: (element-type TklPerformance) (inout): appended in time order
 *
 * One for each leg that gives a line, of a complete workday or, if it were forced, of an incomplete
 * one: tkl_day_lines() makes its lines of the same legs. O(n).
 */
void
tkl_day_performances (const TklWorkday *workday, const TklCompany *company, GArray *performances);

/**
 * tkl_day_lines:
 * @employee: (nullable): gives the role
 * @force: an incomplete day gives the lines of the legs between neighbouring kept ticks that both
 *   have a single place and are for the clock (not blocked, "to clock" on)
 * @lines: (element-type TklClockLine) (inout): appended in time order, not overlapping; id 0,
 *   version 0, origin TICKS, no texts
 * @in_clock: (element-type gint64) (inout) (nullable): appended in time order: ids of the ticks that
 *   count as "in clock": of a complete day all kept ones, of a forced one those that bound a leg
 *   with two such ends (it may be home → home, or too short for a line), doubles never
 *
 * Rules §6: table of legs, CT-1…3, CL-2, CL-4, CL-5, CL-7, CL-8, distances with their source.
 *
 * - Begin and end are cut to the minute; with CL-2 the uncut time is rounded to 5 minutes, half
 *   up, in UTC: offsets of time zones are whole quarters of an hour, so the wall shows the same.
 * - A run for CT-3 consists of consecutive kept ticks that are for the clock; any other tick, or
 *   one without a single place, ends it.
 * - CL-4 and CL-5 double when there is exactly one commute or mobility leg, home → home being none;
 *   one whose line has length zero counts. Work between sites (CT-2) is not doubled.
 * - Km are rounded half up to 0.1 once, from metres after doubling. An end without a position (a
 *   place chosen by hand) leaves odometer and track; without them the line has no km.
 * - Each line carries the vehicle of its leg; only commute, mobility and between-sites have km.
 *
 * O(n), apart from @rules->track. Nothing is allocated but the room in the arrays.
 * Returns: FALSE, with nothing appended, when the day is incomplete and @force is off.
 */
gboolean tkl_day_lines (const TklDayRules *rules,
                        const TklWorkday *workday,
                        const TklEmployee *employee,
                        gboolean force,
                        GArray *lines,
                        GArray *in_clock);

G_END_DECLS
