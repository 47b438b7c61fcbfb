/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for ids, asked once each: lists show a few hundred of them thousands of times. */
/* Thread: the store's own. */
#include "tkl-store-names.h"

#include "tkl-store-private.h"

struct _TklNames
{
  TklStore *store;
  GHashTable *known[TKL_NAME_N_KINDS]; /* (owned): id → (owned) name or NULL */
};

static const TklStatementId statements[] = {
  [TKL_NAME_VEHICLE] = TKL_SQL_NAME_VEHICLE,       [TKL_NAME_KEY] = TKL_SQL_NAME_KEY,
  [TKL_NAME_EMPLOYEE] = TKL_SQL_NAME_EMPLOYEE,     [TKL_NAME_PROJECT] = TKL_SQL_NAME_PROJECT,
  [TKL_NAME_ADDRESS] = TKL_SQL_NAME_ADDRESS,       [TKL_NAME_PERSON] = TKL_SQL_NAME_PERSON,
  [TKL_NAME_OF_PROJECT] = TKL_SQL_NAME_OF_PROJECT,
};

TklNames *
tkl_names_new (TklStore *store)
{
  TklNames *names = g_new0 (TklNames, 1);

  names->store = store;
  for (int kind = 0; kind < TKL_NAME_N_KINDS; kind++)
    names->known[kind] = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  return names;
}

void
tkl_names_free (TklNames *names)
{
  if (names == NULL)
    return;
  for (int kind = 0; kind < TKL_NAME_N_KINDS; kind++)
    g_hash_table_unref (names->known[kind]);
  g_free (names);
}

static gboolean
ask (TklNames *names, TklNameKind kind, gint64 id, char **ret_name, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (names->store, statements[kind]);
  gboolean row;

  tkl_bind_int (statement, 1, id);
  if (!tkl_step_row (names->store, statement, &row, error))
    return FALSE;
  *ret_name = row ? tkl_column_text (statement, 0) : NULL;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_names_get (TklNames *names, TklNameKind kind, gint64 id, const char **ret_name, GError **error)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id);
  gpointer known = NULL;
  char *name;

  if (id == 0)
    {
      *ret_name = NULL;
      return TRUE;
    }
  if (!g_hash_table_lookup_extended (names->known[kind], key, NULL, &known))
    {
      if (!ask (names, kind, id, &name, error))
        return FALSE;
      known = name;
      g_hash_table_insert (names->known[kind], key, name);
    }
  *ret_name = known;
  return TRUE;
}
