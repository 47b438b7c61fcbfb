/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the workdays of a list are (F073, F152): to repair, provisional, complete, transferred. */
/* Thread: the office's reader thread. */
#include "tkl-list-private.h"

#include "tkl-transfer-private.h"

/* By employee and day, in one number. */
typedef struct
{
  gint64 key;
  TklListStanding standing;
} Known;

static gint64
make_key (gint32 employee_id, TklDay day)
{
  return employee_id * (G_GINT64_CONSTANT (1) << 32) + day;
}

static void
known_free (gpointer standing)
{
  Known *known = (Known *) (gpointer) ((char *) standing - G_STRUCT_OFFSET (Known, standing));

  g_free (known->standing.doubt);
  g_free (known);
}

static gboolean
look_at_day (GHashTable *all,
             const TklWorkdays *workdays,
             GHashTable *marks,
             const TklWorkday *workday,
             TklNames *names,
             GError **error)
{
  const TklMaster *master = workdays->master;
  TklDayDoubt doubt = tkl_transfer_doubt (master, marks, workday);
  const char *vehicle;
  Known *known;

  if (!tkl_names_get (names, TKL_NAME_VEHICLE, doubt.vehicle_id, &vehicle, error))
    return FALSE;
  known = g_new0 (Known, 1);
  known->key = make_key (workday->employee_id, workday->day);
  known->standing.standing
      = tkl_day_standing (workday, master->company, doubt.doubt != TKL_SYNC_SURE);
  known->standing.doubt = tkl_day_doubt_say (&doubt, vehicle, master->zone);
  g_hash_table_insert (all, &known->key, &known->standing);
  return TRUE;
}

gboolean
tkl_list_standings (TklStore *store,
                    const TklListJob *job,
                    TklNames *names,
                    GHashTable **ret_standings,
                    GError **error)
{
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  g_autoptr (GHashTable) all
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, known_free);
  g_autoptr (TklWorkdays) workdays = NULL;
  g_autoptr (GHashTable) marks = NULL;
  TklWorkday workday = { 0 };

  if (master == NULL)
    return FALSE;
  workdays = tkl_workdays_load (store, master, job->from, job->to, error);
  marks = workdays != NULL ? tkl_transfer_load_marks (store, error) : NULL;
  if (marks == NULL)
    return FALSE;
  while (tkl_workdays_step (workdays, &workday))
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error)
        || !look_at_day (all, workdays, marks, &workday, names, error))
      return FALSE;
  *ret_standings = g_steal_pointer (&all);
  return TRUE;
}

const TklListStanding *
tkl_list_find_standing (GHashTable *standings, gint32 employee_id, TklDay day)
{
  gint64 key = make_key (employee_id, day);

  return g_hash_table_lookup (standings, &key);
}
