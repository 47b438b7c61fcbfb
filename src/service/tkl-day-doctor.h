/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day doctor: what is wrong with a day, in words, and what would come of each repair. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-areas.h"
#include "tkl-change.h"
#include "tkl-day-engine.h"
#include "tkl-day-repair.h"
#include "tkl-office.h"
#include "tkl-project.h"

G_BEGIN_DECLS

/* A project whose zone or radius ends just before the place of the tick that is looked at, as it is and as it
 * would be: what tkl_zones_save_async() takes. */
typedef struct
{
  gint32 project_id;
  gint64 zone_id;             /* whose edge moves; 0: none of its zones */
  TklShape *draft;            /* (owned) (nullable): that zone, or a new one; NULL: the radius */
  GPtrArray *loaded, *wanted; /* (owned) (element-type TklPoi) */
  int loaded_radius_m, wanted_radius_m; /* of the project; 0 = none of its own */
} TklDoctorEdge;

/* A repair in words, and the day as it would be. */
typedef struct
{
  TklRepair repair;
  gint32 employee_id, key_id; /* whose day it was found on: one of them */
  TklDay day;
  guint64 stamp;       /* of the ticks it was found on; another one: somebody has changed them */
  TklDayState after;   /* of the day, by the same engine */
  TklDoctorEdge *edge; /* (owned) (nullable): kind EDGE: nothing else is changed */
  char *title;         /* (owned): `Add a tick at 16:02: P1 School` */
  char *why;           /* (owned): what speaks for it; "" = nothing */
  char *
      outcome; /* (owned): `Complete: worked 8:30, mobility 1:25, 35.2 km`, or what is still wrong */
} TklDoctorRepair;

/** tkl_doctor_repair_decides: Returns: TRUE when it leaves the day as it is, or takes it up again. */
gboolean tkl_doctor_repair_decides (const TklDoctorRepair *repair);

/* A tick of the day that counts. */
typedef struct
{
  gint64 id;
  gint64 time_utc_ms;
  guint8 place;  /* TklPlace */
  char *label;   /* (owned): number and name of the project, else what kind of place it is */
  gboolean good; /* nothing is wrong with it */
} TklDoctorTick;

/* From one tick to the next. */
typedef struct
{
  gint64 from_utc_ms, to_utc_ms;
  guint8 type;    /* TklLineType */
  gboolean known; /* FALSE: an end has no single place; type says nothing */
  gboolean line;  /* FALSE: home to home */
} TklDoctorLeg;

/* A mate in the same vehicle, or the engine of one, that day. */
typedef struct
{
  char *title; /* (owned): name of the mate, or of the vehicle */
  char *text;  /* (owned): what happened when, `06:10 Home · 07:02 P1 School` */
} TklDoctorFact;

/* What a place on the map of a day is: TklArea.style. */
typedef enum
{
  TKL_DOCTOR_ZONE_PROJECT,
  TKL_DOCTOR_ZONE_HOME,
  TKL_DOCTOR_ZONE_EMPLOYER,
} TklDoctorZone;

typedef struct
{
  gint32 employee_id; /* 0: a key without a holder */
  gint32 vehicle_id;  /* of the first tick with one; 0 = none */
  TklDayState state;
  TklDayStanding standing;       /* TO_REPAIR for a key without a holder */
  gint64 from_utc_ms, to_utc_ms; /* of its ticks, the way there and back included */
  GPtrArray
      *sentences;   /* (owned) (element-type utf8): the most important first; what is complete is
                           said too */
  GPtrArray *ticks; /* (owned) (element-type TklDoctorTick): that count, in time order */
  GArray *legs;     /* (owned) (element-type TklDoctorLeg): between them */
  GPtrArray
      *repairs;     /* (owned) (element-type TklDoctorRepair): the likeliest first; behind them what
                           decides about an incomplete day */
  GPtrArray *mates; /* (owned) (element-type TklDoctorFact) */
  GPtrArray *engines; /* (owned) (element-type TklDoctorFact) */
  TklAreas *zones;    /* (owned) (nullable): places that the day is about, for a map */
} TklDoctorDay;

void tkl_doctor_day_free (TklDoctorDay *day);

/* A repair that may be done unseen. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
  char *person;            /* (owned): number and name */
  TklDoctorRepair *repair; /* (owned) */
} TklDoctorSafe;

/**
 * tkl_doctor_safe_async:
 * @from: @to: workday dates, both included; TKL_DAY_NONE = open
 *
 * The days that one repair of confidence STRONG would complete, of one person each, with that repair.
 * Days that a tracker may still add to are left out, and so are two days that want the same tick.
 */
void tkl_doctor_safe_async (TklOffice *office,
                            TklDay from,
                            TklDay to,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** tkl_doctor_safe_finish: Returns: (transfer full) (element-type TklDoctorSafe): by day, then person. */
GPtrArray *tkl_doctor_safe_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_doctor_repair_async:
 * @repairs: (array length=n_repairs): copied; none of kind EDGE: those are saved by tkl_zones_save_async()
 *
 * One journal entry for all of them, `repair-day` or `repair-days`; their days are linked again. All or
 * none: where the ticks are not those that a repair was found on, nothing is changed.
 */
void tkl_doctor_repair_async (TklOffice *office,
                              const TklDoctorRepair *const *repairs,
                              gsize n_repairs,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** tkl_doctor_repair_finish: @error: as tkl_ticks_edit_finish(), CONFLICT (a day has changed since); nothing
 * is changed then. */
gboolean tkl_doctor_repair_finish (TklOffice *office,
                                   GAsyncResult *result,
                                   TklChange *ret_change,
                                   GError **error);

/** tkl_doctor_say_state: Returns: (transfer full): how many ticks a day has, and how far it is. */
char *tkl_doctor_say_state (const TklDayState *state, TklDayStanding standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklDoctorDay, tkl_doctor_day_free)

G_END_DECLS
