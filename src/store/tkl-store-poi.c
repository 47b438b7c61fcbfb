/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons of projects as rows: packed shapes. */
/* Thread: that of the store. */
#include "tkl-store-private.h"
#include "tkl-store-project.h"

static TklPoi *
read_poi (sqlite3_stmt *query, GError **error)
{
  gint64 id = tkl_column_int (query, 0);
  TklShape *shape
      = tkl_shape_unpack (sqlite3_column_blob (query, 3), (gsize) sqlite3_column_bytes (query, 3));
  g_autofree char *name = NULL;
  TklPoi *poi;

  if (shape == NULL)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT,
                   "polygon %" G_GINT64_FORMAT " holds no shape", id);
      tkl_statement_end (query);
      return NULL;
    }
  name = tkl_column_text (query, 2);
  poi = tkl_poi_new (tkl_column_int (query, 1), name, shape);
  poi->id = id;
  return poi;
}

gboolean
tkl_store_list_pois (TklStore *store, gint64 project_id, GPtrArray **ret_pois, GError **error)
{
  g_autoptr (GPtrArray) pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_pois != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_POI_LIST);
  tkl_bind_int (query, 1, project_id);
  while (tkl_step_row (store, query, &row, error))
    {
      TklPoi *poi;

      if (!row)
        {
          *ret_pois = g_steal_pointer (&pois);
          return TRUE;
        }
      poi = read_poi (query, error);
      if (poi == NULL)
        return FALSE;
      g_ptr_array_add (pois, poi);
    }
  return FALSE;
}

/* Project, name and shape from parameter @first on. */
static void
bind_poi (sqlite3_stmt *statement, int first, const TklPoi *poi)
{
  g_autoptr (GBytes) packed = tkl_shape_pack (poi->shape);

  tkl_bind_int (statement, first, poi->project_id);
  tkl_bind_text (statement, first + 1, poi->name);
  tkl_bind_blob (statement, first + 2, packed);
}

gboolean
tkl_store_insert_poi (TklStore *store, TklPoi *poi, GError **error)
{
  sqlite3_stmt *insert;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (poi != NULL && poi->shape != NULL, FALSE);

  insert = tkl_store_statement (store, TKL_SQL_POI_INSERT);
  bind_poi (insert, 1, poi);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  poi->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

gboolean
tkl_store_update_poi (TklStore *store, const TklPoi *poi, gboolean *ret_changed, GError **error)
{
  sqlite3_stmt *update;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (poi != NULL && poi->shape != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_POI_UPDATE);
  tkl_bind_int (update, 1, poi->id);
  bind_poi (update, 2, poi);
  return tkl_step_done (store, update, error)
         && tkl_store_explain_update (store, TKL_SQL_POI_EXISTS, poi->id, 0, ret_changed, error);
}

gboolean
tkl_store_delete_poi (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_POI_DELETE);
  tkl_bind_int (statement, 1, id);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_POI_EXISTS, id, 0, NULL, error);
}

gboolean
tkl_store_delete_pois (TklStore *store, gint64 project_id, guint *ret_n, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_POI_DELETE_OF_PROJECT);
  tkl_bind_int (statement, 1, project_id);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  if (ret_n != NULL)
    *ret_n = (guint) sqlite3_changes (store->db);
  return TRUE;
}
