/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ticks and clock lines say of projects: whether they are used, their last day, their hours. */
/* Thread: that of the store. */
#include "tkl-store-project.h"

#include "tkl-clock-line.h"
#include "tkl-store-private.h"

gboolean
tkl_store_project_uses (TklStore *store, gint64 id, TklProjectUses *ret_uses, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_uses != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_USES);
  tkl_bind_int (query, 1, id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  ret_uses->n_ticks = tkl_column_int (query, 0);
  ret_uses->n_lines = tkl_column_int (query, 1);
  tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_store_release_project (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *planning;

  TKL_ASSERT_STORE (store);

  if (!tkl_store_delete_pois (store, id, NULL, error))
    return FALSE;
  planning = tkl_store_statement (store, TKL_SQL_PROJECT_DROP_PLANNING);
  tkl_bind_int (planning, 1, id);
  return tkl_step_done (store, planning, error);
}

/* A missing project looks up as NULL, which is 1970-01-01: no tick is that old. */
static void
note_day (GHashTable *days, gint64 project_id, TklDay day)
{
  gpointer key = GINT_TO_POINTER ((int) project_id);

  if (day > GPOINTER_TO_INT (g_hash_table_lookup (days, key)))
    g_hash_table_insert (days, key, GINT_TO_POINTER (day));
}

gboolean
tkl_store_project_last_days (TklStore *store, GHashTable **ret_days, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_days != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_LINK_DAYS);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_days = g_steal_pointer (&days);
          return TRUE;
        }
      note_day (days, tkl_column_int (query, 0), tkl_column_day (query, 1));
    }
  return FALSE;
}

/* Steps a bound query of pairs of ids and numbers. */
static gboolean
read_numbers (TklStore *store, sqlite3_stmt *query, GHashTable **ret_numbers, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  gboolean row;

  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_numbers = g_steal_pointer (&numbers);
          return TRUE;
        }
      g_hash_table_insert (numbers, GINT_TO_POINTER ((int) tkl_column_int (query, 0)),
                           GINT_TO_POINTER ((int) tkl_column_int (query, 1)));
    }
  return FALSE;
}

gboolean
tkl_store_project_minutes (
    TklStore *store, TklDay from, TklDay to, GHashTable **ret_minutes, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_minutes != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_MINUTES);
  tkl_bind_day (query, 1, from);
  tkl_bind_day (query, 2, to);
  tkl_bind_int (query, 3, TKL_LINE_WORK);
  tkl_bind_int (query, 4, TKL_LINE_OTHER);
  return read_numbers (store, query, ret_minutes, error);
}

gboolean
tkl_store_project_zones (TklStore *store, GHashTable **ret_n, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_n != NULL, FALSE);

  return read_numbers (store, tkl_store_statement (store, TKL_SQL_PROJECT_ZONES), ret_n, error);
}

gboolean
tkl_store_projects_linked (TklStore *store, const GArray *ids, guint *ret_n, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ids != NULL && ret_n != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_LINKED);
  tkl_bind_numbers (query, 1, ids);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_n = (guint) tkl_column_int (query, 0);
  tkl_statement_end (query);
  return TRUE;
}
