/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of tkl-list-service.c: one function per kind of list. */
/* Thread: the office's reader thread. */
#pragma once

#include "tkl-list-service.h"
#include "tkl-master.h"
#include "tkl-store-names.h"
#include "tkl-store-tick.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  TklDay from, to;
  char *employee;     /* (owned) (nullable) */
  char *project;      /* (owned) (nullable) */
  gint32 employee_id; /* 0 = any */
  gint32 project_id;  /* 0 = any */
  guint n_days;       /* of ticks; 0 = all */
  gboolean last_days;
  gint64 few;
  TklListReceiver receiver;
  GCancellable *cancellable; /* (nullable) (borrowed) */
} TklListJob;

/** tkl_list_ticks: with names and in order, or plain. */
gboolean tkl_list_ticks (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_performances: @ret_performances: (out) (transfer full): id of a tick → TklTickPerformance, of
 * those that have one. */
gboolean tkl_list_performances (TklStore *store,
                                const TklTickQuery *query,
                                GHashTable **ret_performances,
                                GError **error);
/** tkl_list_standings: @ret_standings: (out) (transfer full): of the workdays of the job's range. */
gboolean tkl_list_standings (TklStore *store,
                             const TklListJob *job,
                             TklNames *names,
                             GHashTable **ret_standings,
                             GError **error);
/** tkl_list_find_standing: Returns: (nullable): of a day with ticks. */
const TklListStanding *
tkl_list_find_standing (GHashTable *standings, gint32 employee_id, TklDay day);
/** tkl_list_lines: with names and in order, or plain. */
gboolean tkl_list_lines (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_days: workdays with ticks or lines. */
gboolean tkl_list_days (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_employees: with their keys. */
gboolean tkl_list_employees (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_schedules: of employees, those that hold in the range. */
gboolean tkl_list_schedules (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_projects: with the number of their zones. */
gboolean tkl_list_projects (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_vehicles: with the extent of their records. */
gboolean tkl_list_vehicles (TklStore *store, const TklListJob *job, GError **error);
/** tkl_list_keys: with what they ticked. */
gboolean tkl_list_keys (TklStore *store, const TklListJob *job, GError **error);

G_END_DECLS
