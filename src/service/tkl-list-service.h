/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what is stored, row by row. */
/* Thread: main; row functions are called on the office's reader thread, on one snapshot. */
#pragma once

#include "tkl-company.h"
#include "tkl-day-engine.h"
#include "tkl-key-service.h"
#include "tkl-office.h"
#include "tkl-project.h"
#include "tkl-rows.h"
#include "tkl-totals.h"

G_BEGIN_DECLS

/* Which rows; a number that nobody has is the error USAGE. */
typedef struct
{
  TklDay from, to;      /* workday dates, both included; NONE = open */
  const char *employee; /* (nullable): number */
  const char *project;  /* (nullable): number */
  guint n_days;         /* of ticks: so many workdays from the first one with a tick; 0 = all */
  gboolean last_days;   /* those up to the last one instead */
  gint64 few; /* … and nothing at all where there are no more ticks than that: all are there
                         at once */
} TklListFilter;

/* A workday with ticks or lines. */
typedef struct
{
  const char *employee_number;
  TklDay day;
  TklDayState state;
  TklTotals totals; /* of its lines, with the schedule of that day */
} TklDayRow;

/* A key of an employee, for his row. */
typedef struct
{
  const char *key; /* printed form, else the raw text */
  TklDay from, to; /* both included; NONE = open */
} TklHeldKey;

typedef struct
{
  const TklEmployee *employee; /* the national number is in the clear: mask it before showing */
  const TklHeldKey *keys;      /* (array length=n_keys) */
  gsize n_keys;
  const TklWorkSchedule *schedule; /* (nullable): the one that holds today */
} TklEmployeeRow;

typedef struct
{
  const TklEmployee *employee;
  const TklWorkSchedule *schedule;
} TklWorkScheduleRow;

typedef struct
{
  const TklProject *project;
  guint n_zones;
  int default_radius_m; /* CT-9; 0 = none */
  TklDay today;         /* where the company is: whether the project is over */
  TklDay last_day; /* workday of the last tick linked to it; NONE = there is none, or not asked */
  int month_min;   /* work and other lines of the month that is going on; 0 = not asked */
} TklProjectRow;

typedef struct
{
  const char *title; /* own name, remote name, IMEI or remote id */
  const char *plate; /* (nullable) */
  const char *imei;  /* (nullable) */
  const char *remote_id;
  gboolean gone;
  gint64 first_utc_ms; /* of its records; G_MININT64 = none */
  gint64 last_utc_ms;
} TklVehicleRow;

typedef gboolean (*TklDayRowFunc) (const TklDayRow *row, gpointer user_data, GError **error);
typedef gboolean (*TklEmployeeRowFunc) (const TklEmployeeRow *row,
                                        gpointer user_data,
                                        GError **error);
typedef gboolean (*TklWorkScheduleRowFunc) (const TklWorkScheduleRow *row,
                                            gpointer user_data,
                                            GError **error);
typedef gboolean (*TklProjectRowFunc) (const TklProjectRow *row,
                                       gpointer user_data,
                                       GError **error);
typedef gboolean (*TklVehicleRowFunc) (const TklVehicleRow *row,
                                       gpointer user_data,
                                       GError **error);
typedef gboolean (*TklKeyRowFunc) (const TklKeyRow *row, gpointer user_data, GError **error);

/* Who and what rows refer to by id: a million rows name a few hundred of them. */
typedef struct _TklRowNames TklRowNames;

typedef enum
{
  TKL_NAMED_EMPLOYEE,
  TKL_NAMED_PROJECT,
  TKL_NAMED_VEHICLE, /* no number */
  TKL_NAMED_KEY,     /* no number; the name is its text */
  TKL_NAMED_N_KINDS,
} TklNamedKind;

/**
 * tkl_row_names_get:
 * @id: 0 = none
 * @ret_number: @ret_name: (out) (transfer none) (nullable): last as long as the list
 */
gboolean tkl_row_names_get (TklRowNames *names,
                            TklNamedKind kind,
                            gint32 id,
                            const char **ret_number,
                            const char **ret_name,
                            GError **error);

/**
 * tkl_row_names_address:
 * @ret_address: (out) (transfer none) (nullable): of the position, where it was looked up
 *   (F154); lasts as long as the list
 */
gboolean tkl_row_names_address (TklRowNames *names,
                                TklPoint point,
                                const char **ret_address,
                                GError **error);

/** tkl_row_names_ignores_doubles: Returns: CT-4, of a list of ticks. */
gboolean tkl_row_names_ignores_doubles (const TklRowNames *names);

/* What few people look at of a tick; each costs a question to the database, or some. */

/** tkl_row_names_note: @ret_note: (out) (transfer full) (nullable). */
gboolean
tkl_row_names_note (TklRowNames *names, const TklTick *tick, char **ret_note, GError **error);
/** tkl_row_names_speed: @ret_kmh: (out): −1 = unknown. */
gboolean
tkl_row_names_speed (TklRowNames *names, const TklTick *tick, int *ret_kmh, GError **error);
/** tkl_row_names_change: @ret_at_utc_ms: (out): when the office changed it last; TKL_INSTANT_NONE_MS =
 * never. @ret_who: (out) (transfer full) (nullable). */
gboolean tkl_row_names_change (
    TklRowNames *names, const TklTick *tick, gint64 *ret_at_utc_ms, char **ret_who, GError **error);

/** tkl_row_names_to_presence: @ret_on: (out): its presence is to be registered, see
 * tkl_tick_goes_to_presence(). */
gboolean tkl_row_names_to_presence (TklRowNames *names,
                                    const TklTick *tick,
                                    gboolean *ret_on,
                                    GError **error);

/* What becomes of the time from a tick to the next one (F022, F023). */
typedef struct
{
  gboolean known; /* FALSE: nothing, or a place is missing yet */
  guint8 type;    /* TklLineType */
  guint8 subtype; /* TklLineSubtype */
  gboolean ride;
  guint8 role; /* TklRole, of a ride */
} TklTickPerformance;

/** tkl_row_names_performance: of a list with `performances`. */
TklTickPerformance tkl_row_names_performance (TklRowNames *names, const TklTick *tick);

/* How far a workday is. */
typedef struct
{
  TklDayStanding standing;
  char *doubt; /* (owned) (nullable): why late data may still change it, a translated sentence */
} TklListStanding;

/** tkl_row_names_standing: of a list with `standings`. Returns: (transfer none) (nullable): NULL for a day
 * without ticks. */
const TklListStanding *tkl_row_names_standing (TklRowNames *names, gint32 employee_id, TklDay day);

/* Rows as they are stored; they end with the call. */
typedef gboolean (*TklPlainTickFunc) (const TklTick *tick,
                                      TklRowNames *names,
                                      gpointer user_data,
                                      GError **error);
typedef gboolean (*TklPlainLineFunc) (const TklClockLine *line,
                                      TklRowNames *names,
                                      gpointer user_data,
                                      GError **error);

/* What a list calls for each row, in its order: ticks oldest first; lines by employee number, then
 * begin; days by employee number, then date; the others by number or title, digits as numbers. */
typedef struct
{
  TklTickRowFunc ticks; /* exactly one of the functions is set */
  TklLineRowFunc lines;
  TklDayRowFunc days;
  TklEmployeeRowFunc employees;
  TklWorkScheduleRowFunc schedules; /* by employee number, then first day */
  TklProjectRowFunc projects;
  gboolean project_uses; /* with their last day and hours, which takes reading all links */
  TklVehicleRowFunc vehicles;
  TklKeyRowFunc keys; /* all of them, by text; of the employee who holds or held it last */
  TklPlainTickFunc plain_ticks; /* those of `ticks` and of `lines`, in any order: none of them is */
  TklPlainLineFunc plain_lines; /* kept in memory, however many there are */
  gboolean
      performances;   /* of plain ticks: can be asked for, which takes reading all of them twice */
  gboolean standings; /* of plain ticks and plain lines: can be asked for, likewise */
  gboolean deleted;   /* of plain ticks: those that the office deleted, instead of the others */
  void (*done) (gpointer user_data); /* (nullable): after the last row, on the same thread */
  gpointer user_data;
} TklListReceiver;

/** tkl_list_async: @filter: copied; from, to, employee, project apply where the rows have them. */
void tkl_list_async (TklOffice *office,
                     const TklListFilter *filter,
                     const TklListReceiver *receiver,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
gboolean tkl_list_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
