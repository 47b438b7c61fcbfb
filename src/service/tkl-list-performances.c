/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the time after each tick of a list (F022, F023): work, a ride, a break. */
/* Thread: the office's reader thread. */
#include "tkl-list-private.h"

#include "tkl-store-company.h"
#include "tkl-store-employee.h"

/* All ticks are in memory together: only whoever shows the column pays for that. */
typedef struct
{
  TklStore *store;
  TklCompany *company; /* (owned) */
  GArray *found;       /* (owned) (element-type TklPerformance): of one workday */
  GHashTable *all;     /* (owned): id of the tick, in the value, → Known */
  gint32 employee_id;  /* whose role the next member is */
  guint8 role;
} Look;

typedef struct
{
  gint64 tick_id;
  TklTickPerformance performance;
} Known;

/* Workdays come by employee. */
static gboolean
find_role (Look *look, gint32 employee_id, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;

  if (employee_id == look->employee_id)
    return TRUE;
  if (!tkl_store_get_employee (look->store, employee_id, &employee, error))
    return FALSE;
  look->employee_id = employee_id;
  look->role = employee != NULL ? (guint8) employee->role : TKL_ROLE_NONE;
  return TRUE;
}

static gboolean
look_at_day (Look *look, const TklWorkday *day, GError **error)
{
  g_array_set_size (look->found, 0);
  tkl_day_performances (day, look->company, look->found);
  if (look->found->len > 0 && !find_role (look, day->employee_id, error))
    return FALSE;
  for (guint i = 0; i < look->found->len; i++)
    {
      const TklPerformance *found = &g_array_index (look->found, TklPerformance, i);
      Known *known = g_new0 (Known, 1);

      known->tick_id = found->tick_id;
      known->performance
          = (TklTickPerformance){ .known = TRUE,
                                  .type = found->type,
                                  .subtype = found->subtype,
                                  .ride = found->ride,
                                  .role = found->ride ? look->role : (guint8) TKL_ROLE_NONE };
      g_hash_table_insert (look->all, &known->tick_id, &known->performance);
    }
  return TRUE;
}

static gboolean
look_at_all (Look *look, TklTickSet *set, GError **error)
{
  TklTick *ticks = (TklTick *) (gpointer) set->ticks->data;
  TklWorkday day = { 0 };

  tkl_workdays_sort (ticks, set->ticks->len, NULL);
  while (tkl_workdays_next (ticks, set->ticks->len, &day))
    if (!look_at_day (look, &day, error))
      return FALSE;
  return TRUE;
}

static void
known_free (gpointer performance)
{
  g_free ((char *) performance - G_STRUCT_OFFSET (Known, performance));
}

gboolean
tkl_list_performances (TklStore *store,
                       const TklTickQuery *query,
                       GHashTable **ret_performances,
                       GError **error)
{
  Look look = { .store = store };
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  gboolean done;

  look.found = g_array_new (FALSE, FALSE, sizeof (TklPerformance));
  look.all = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, known_free);
  done = tkl_store_load_company (store, &look.company, error)
         && tkl_store_load_ticks (store, query, set, error) && look_at_all (&look, set, error);
  if (done)
    *ret_performances = g_hash_table_ref (look.all);
  g_clear_pointer (&look.company, tkl_company_free);
  g_array_unref (look.found);
  g_hash_table_unref (look.all);
  return done;
}
