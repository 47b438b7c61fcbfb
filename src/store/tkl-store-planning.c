/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning: which project is planned for whom on which workday. */
/* Thread: that of the store. */
#include "tkl-store-planning.h"

#include "tkl-store-private.h"

gboolean
tkl_store_load_planning (TklStore *store, TklDay from, TklDay to, GArray **ret_plan, GError **error)
{
  g_autoptr (GArray) plan = g_array_new (FALSE, FALSE, sizeof (TklPlan));
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_plan != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PLANNING_LIST);
  tkl_bind_int (query, 1, from == TKL_DAY_NONE ? G_MININT32 : from);
  tkl_bind_int (query, 2, to == TKL_DAY_NONE ? G_MAXINT32 : to);
  while (tkl_step_row (store, query, &row, error))
    {
      TklPlan one;

      if (!row)
        {
          *ret_plan = g_steal_pointer (&plan);
          return TRUE;
        }
      one.day = tkl_column_day (query, 0);
      one.employee_id = (gint32) tkl_column_int (query, 1);
      one.project_id = (gint32) tkl_column_int (query, 2);
      g_array_append_val (plan, one);
    }
  return FALSE;
}

gboolean
tkl_store_list_planned (TklStore *store, TklDay from, TklDay to, GArray **ret_rows, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TklPlannedRow));
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_rows != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PLANNING_ROWS);
  tkl_bind_int (query, 1, from == TKL_DAY_NONE ? G_MININT32 : from);
  tkl_bind_int (query, 2, to == TKL_DAY_NONE ? G_MAXINT32 : to);
  while (tkl_step_row (store, query, &row, error))
    {
      TklPlannedRow one;

      if (!row)
        {
          *ret_rows = g_steal_pointer (&rows);
          return TRUE;
        }
      one.plan.day = tkl_column_day (query, 0);
      one.plan.employee_id = (gint32) tkl_column_int (query, 1);
      one.plan.project_id = (gint32) tkl_column_int (query, 2);
      one.id = tkl_column_int (query, 3);
      g_array_append_val (rows, one);
    }
  return FALSE;
}

gboolean
tkl_store_drop_planned (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_PLANNING_DROP);
  tkl_bind_int (statement, 1, id);
  return tkl_step_done (store, statement, error);
}

/* @ret_changed: (out) (optional): whether a row came or went */
static gboolean
write_plan (
    TklStore *store, TklStatementId id, const TklPlan *plan, gboolean *ret_changed, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, plan->day);
  tkl_bind_int (statement, 2, plan->employee_id);
  tkl_bind_int (statement, 3, plan->project_id);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  if (ret_changed != NULL)
    *ret_changed = sqlite3_changes (store->db) > 0;
  return TRUE;
}

gboolean
tkl_store_add_planning (TklStore *store, const TklPlan *plan, gboolean *ret_added, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (plan != NULL && plan->day != TKL_DAY_NONE, FALSE);

  return write_plan (store, TKL_SQL_PLANNING_INSERT, plan, ret_added, error);
}

gboolean
tkl_store_remove_planning (TklStore *store,
                           const TklPlan *plan,
                           gboolean *ret_removed,
                           GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (plan != NULL, FALSE);

  return write_plan (store, TKL_SQL_PLANNING_DELETE, plan, ret_removed, error);
}
