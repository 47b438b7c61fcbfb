/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects as rows. */
/* Thread: that of the store. */
#include "tkl-store-project.h"

#include "tkl-store-private.h"
#include "tkl-text.h"

static void
bind_project (sqlite3_stmt *statement, const TklProject *project)
{
  const TklAddress *address = &project->address;

  tkl_bind_text (statement, 3, project->number);
  tkl_bind_text (statement, 4, project->name);
  tkl_bind_text (statement, 5, project->client);
  tkl_bind_text (statement, 6, address->street);
  tkl_bind_text (statement, 7, address->house_number);
  tkl_bind_text (statement, 8, address->postal_code);
  tkl_bind_text (statement, 9, address->town);
  tkl_bind_text (statement, 10, address->country);
  tkl_bind_point (statement, 11, project->location);
  tkl_bind_int (statement, 13, project->radius_m);
  tkl_bind_int (statement, 14, project->mode);
  tkl_bind_int (statement, 15, project->status);
  tkl_bind_day (statement, 16, project->from);
  tkl_bind_day (statement, 17, project->to);
  tkl_bind_text (statement, 18, project->declaration_number);
  tkl_bind_int (statement, 19, project->presence_required ? 1 : 0);
  tkl_bind_int (statement, 20, project->works_declared ? 1 : 0);
  tkl_bind_int_or_null (statement, 21, project->presence_party, TKL_PARTY_UNKNOWN);
  tkl_bind_text (statement, 22, project->presence_note);
  tkl_bind_int_or_null (statement, 23, project->for_service ? 1 : 0, 0);
  tkl_bind_int_or_null (statement, 24, project->colour, -1);
  tkl_bind_text (statement, 25, project->note);
}

static TklProject *
read_project (sqlite3_stmt *query)
{
  TklProject *project = g_new0 (TklProject, 1);

  project->id = tkl_column_int (query, 0);
  project->version = tkl_column_int (query, 1);
  project->number = tkl_column_text (query, 2);
  project->name = tkl_column_text (query, 3);
  project->client = tkl_column_text (query, 4);
  project->address.street = tkl_column_text (query, 5);
  project->address.house_number = tkl_column_text (query, 6);
  project->address.postal_code = tkl_column_text (query, 7);
  project->address.town = tkl_column_text (query, 8);
  project->address.country = tkl_column_text (query, 9);
  project->location = tkl_column_point (query, 10);
  project->radius_m = (int) tkl_column_int (query, 12);
  project->mode = (TklProjectMode) tkl_column_int (query, 13);
  project->status = (TklProjectStatus) tkl_column_int (query, 14);
  project->from = tkl_column_day (query, 15);
  project->to = tkl_column_day (query, 16);
  project->declaration_number = tkl_column_text (query, 17);
  project->presence_required = tkl_column_int (query, 18) != 0;
  project->works_declared = tkl_column_int (query, 19) != 0;
  project->presence_party = (TklParty) tkl_column_int_or (query, 20, TKL_PARTY_UNKNOWN);
  project->presence_note = tkl_column_text (query, 21);
  project->for_service = tkl_column_int_or (query, 22, 0) != 0;
  project->colour = (int) tkl_column_int_or (query, 23, -1);
  project->note = tkl_column_text (query, 24);
  return project;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const TklProject *const *first = a;
  const TklProject *const *second = b;

  return tkl_compare_natural ((*first)->number, (*second)->number);
}

gboolean
tkl_store_list_projects (TklStore *store, GPtrArray **ret_projects, GError **error)
{
  g_autoptr (GPtrArray) projects
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_projects != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          g_ptr_array_sort (projects, compare_numbers);
          *ret_projects = g_steal_pointer (&projects);
          return TRUE;
        }
      g_ptr_array_add (projects, read_project (query));
    }
  return FALSE;
}

static gboolean
load_one (TklStore *store, sqlite3_stmt *query, TklProject **ret_project, GError **error)
{
  gboolean row;

  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_project = row ? read_project (query) : NULL;
  if (row)
    tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_store_get_project (TklStore *store, gint64 id, TklProject **ret_project, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_project != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_GET);
  tkl_bind_int (query, 1, id);
  return load_one (store, query, ret_project, error);
}

gboolean
tkl_store_find_project (TklStore *store,
                        const char *number,
                        TklProject **ret_project,
                        GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (number != NULL && ret_project != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_PROJECT_FIND);
  tkl_bind_text (query, 1, number);
  return load_one (store, query, ret_project, error);
}

gboolean
tkl_store_insert_project (TklStore *store, TklProject *project, GError **error)
{
  sqlite3_stmt *insert;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (project != NULL, FALSE);

  insert = tkl_store_statement (store, TKL_SQL_PROJECT_INSERT);
  bind_project (insert, project);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  project->id = sqlite3_last_insert_rowid (store->db);
  project->version = 1;
  return TRUE;
}

gboolean
tkl_store_update_project (TklStore *store,
                          TklProject *project,
                          gboolean *ret_changed,
                          GError **error)
{
  sqlite3_stmt *update;
  gboolean changed;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (project != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_PROJECT_UPDATE);
  tkl_bind_int (update, 1, project->id);
  tkl_bind_int (update, 2, project->version);
  bind_project (update, project);
  if (!tkl_step_done (store, update, error)
      || !tkl_store_explain_update (store, TKL_SQL_PROJECT_VERSION, project->id, project->version,
                                    &changed, error))
    return FALSE;
  project->version += changed ? 1 : 0;
  if (ret_changed != NULL)
    *ret_changed = changed;
  return TRUE;
}

gboolean
tkl_store_delete_project (TklStore *store, gint64 id, gint64 version, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_PROJECT_DELETE);
  tkl_bind_int (statement, 1, id);
  tkl_bind_int (statement, 2, version);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_PROJECT_VERSION, id, version, NULL, error);
}
