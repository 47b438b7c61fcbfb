/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the day doctor: the ticks of a stretch, one examined day, and its words. */
/* Thread: that of the store. */
#pragma once

#include "tkl-day-doctor.h"
#include "tkl-day-track.h"
#include "tkl-store-names.h"
#include "tkl-workdays.h"

G_BEGIN_DECLS

typedef struct
{
  TklStore *store;       /* (borrowed) */
  TklMaster *master;     /* (owned) */
  TklWorkdays *workdays; /* (owned): with starts and stops */
  TklCrew *crew;         /* (owned) */
  GArray *by_time;       /* (owned) (element-type TklTick): all of them, without deleted ones */
  GArray *plan;          /* (owned) (element-type TklPlan) */
  GArray *pool;          /* (owned) (element-type gint32): of what is found while examining */
  TklNames *names;       /* (owned) */
} TklDoctorWorld;

/** tkl_doctor_world_load: inside a transaction. Returns: (transfer full). */
TklDoctorWorld *tkl_doctor_world_load (TklStore *store, TklDay from, TklDay to, GError **error);
void tkl_doctor_world_free (TklDoctorWorld *world);

/* A day under examination. */
typedef struct
{
  TklDoctorWorld *world;      /* (borrowed) */
  gint32 employee_id, key_id; /* one of them */
  TklDay date;
  GArray *day, *others, *ignition; /* (owned) (element-type TklTick) */
  GArray *planned, *collecting;    /* (owned) (element-type gint32) */
  TklDayFacts facts;               /* borrows them */
  GArray *gaps, *faults, *repairs; /* (owned): as of the core */
} TklExam;

/**
 * tkl_exam_new:
 * @tick: of the day: by its employee, else its key
 * @track: (nullable): outlives the exam; NULL: distances by tracks are not looked at
 * Returns: (transfer full).
 */
TklExam *tkl_exam_new (TklDoctorWorld *world, const TklTick *tick, TklDayTrack *track);
void tkl_exam_free (TklExam *exam);

/** tkl_exam_gather: the same without looking for faults and repairs. Returns: (transfer full). */
TklExam *tkl_exam_gather (TklDoctorWorld *world, const TklTick *tick);

/**
 * tkl_exam_stamp:
 * Returns: a number for what people say of the ticks of the day and of those that @repair changes: another
 * one once any of them is changed, comes or goes.
 */
guint64 tkl_exam_stamp (const TklExam *exam, const TklRepair *repair);

/**
 * tkl_exam_foresee:
 * @employee_id: whose day
 * @lines: (element-type TklClockLine) (inout): appended; those of a complete day
 * Returns: the state of that day after the repair.
 */
TklDayState tkl_exam_foresee (const TklExam *exam,
                              const TklRepair *repair,
                              gint32 employee_id,
                              GArray *lines,
                              GArray *ret_faults,
                              GError **error);

/* Words; translated, (transfer full). */
char *tkl_doctor_time (const TklDoctorWorld *world, gint64 utc_ms);
char *tkl_doctor_place (TklDoctorWorld *world, guint8 place, gint32 project_id);
char *tkl_doctor_person (TklDoctorWorld *world, gint32 employee_id);
char *tkl_doctor_say_fault (const TklExam *exam, const TklDayFault *fault);
char *tkl_doctor_say_repair (const TklExam *exam, const TklRepair *repair);
char *tkl_doctor_say_why (const TklExam *exam, const TklRepair *repair);
/** tkl_doctor_say_outcome: @fault: (nullable): the first one left. */
char *tkl_doctor_say_outcome (const TklExam *exam,
                              const TklDayState *after,
                              const GArray *lines,
                              const TklDayFault *fault);

/** tkl_doctor_examine: @tick: that is looked at. Returns: (transfer full): its day in words. */
TklDoctorDay *tkl_doctor_examine (TklDoctorWorld *world, const TklTick *tick, GError **error);

/** tkl_doctor_edges: @repairs: (element-type TklDoctorRepair) (inout): appended. */
gboolean
tkl_doctor_edges (const TklExam *exam, const TklTick *tick, GPtrArray *repairs, GError **error);
void tkl_doctor_edge_free (TklDoctorEdge *edge);

/** tkl_doctor_zones: Returns: (transfer full): the places that the day is about. */
TklAreas *tkl_doctor_zones (const TklExam *exam, GError **error);

/** tkl_doctor_repair_new: Returns: (transfer full): one repair in words. */
TklDoctorRepair *
tkl_doctor_repair_new (const TklExam *exam, const TklRepair *repair, GError **error);
void tkl_doctor_repair_free (TklDoctorRepair *repair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklDoctorWorld, tkl_doctor_world_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklExam, tkl_exam_free)

G_END_DECLS
