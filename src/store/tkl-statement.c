/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of statements, prepared once on first use; parameters, columns and steps. */
/* Thread: that of the store. */
#include "tkl-statement.h"

#include "tkl-store-file.h"
#include "tkl-store-private.h"

static const char *const texts[] = {
#define TEXT(name, text) [TKL_SQL_##name] = text,
  TKL_SQL_ALL (TEXT)
#undef TEXT
};

sqlite3_stmt *
tkl_store_statement (TklStore *store, TklStatementId id)
{
  sqlite3_stmt **statement;

  TKL_ASSERT_STORE (store);
  g_assert ((guint) id < G_N_ELEMENTS (texts));

  statement = &store->statements[id];
  store->prepare_code = SQLITE_OK;
  if (*statement != NULL)
    {
      tkl_statement_end (*statement);
      return *statement;
    }
  store->prepare_code
      = sqlite3_prepare_v3 (store->db, texts[id], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  /* A test prepares all texts: one that does not compile here met a file without our tables. */
  if (store->prepare_code == SQLITE_ERROR)
    store->prepare_code = SQLITE_CORRUPT;
  return *statement;
}

void
tkl_statement_end (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/* A parameter that does not exist is a mistake of ours; NULL stands for a file that failed, and
 * stepping it will say so. */
static void
check_bind (sqlite3_stmt *statement, int code)
{
  g_assert (statement == NULL || code == SQLITE_OK || code == SQLITE_TOOBIG
            || code == SQLITE_NOMEM);
}

void
tkl_bind_int (sqlite3_stmt *statement, int index, gint64 value)
{
  check_bind (statement, statement != NULL ? sqlite3_bind_int64 (statement, index, value) : 0);
}

static void
bind_null (sqlite3_stmt *statement, int index)
{
  check_bind (statement, statement != NULL ? sqlite3_bind_null (statement, index) : 0);
}

void
tkl_bind_int_or_null (sqlite3_stmt *statement, int index, gint64 value, gint64 none)
{
  if (value == none)
    bind_null (statement, index);
  else
    tkl_bind_int (statement, index, value);
}

void
tkl_bind_day (sqlite3_stmt *statement, int index, TklDay day)
{
  tkl_bind_int_or_null (statement, index, day, TKL_DAY_NONE);
}

void
tkl_bind_point (sqlite3_stmt *statement, int lat_index, TklPoint point)
{
  /* The longitude of a point that is not set is that of TKL_POINT_NONE as well. */
  if (!tkl_point_is_set (point))
    point = TKL_POINT_NONE;
  tkl_bind_int_or_null (statement, lat_index, point.lat_e7, G_MININT32);
  tkl_bind_int_or_null (statement, lat_index + 1, point.lon_e7, G_MININT32);
}

void
tkl_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text == NULL || text[0] == '\0')
    bind_null (statement, index);
  else if (statement != NULL)
    check_bind (statement, sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT));
}

void
tkl_bind_numbers (sqlite3_stmt *statement, int index, const GArray *numbers)
{
  gboolean wide = g_array_get_element_size ((GArray *) numbers) == sizeof (gint64);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 number
          = wide ? g_array_index (numbers, gint64, i) : g_array_index (numbers, gint32, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", number);
    }
  g_string_append_c (text, ']');
  tkl_bind_text (statement, index, text->str);
}

void
tkl_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data == NULL)
    bind_null (statement, index);
  else if (statement != NULL)
    check_bind (statement, sqlite3_bind_blob64 (statement, index, data, size, SQLITE_TRANSIENT));
}

gint64
tkl_column_int (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

gint64
tkl_column_int_or (sqlite3_stmt *statement, int column, gint64 none)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? none
             : sqlite3_column_int64 (statement, column);
}

TklDay
tkl_column_day (sqlite3_stmt *statement, int column)
{
  return (TklDay) tkl_column_int_or (statement, column, TKL_DAY_NONE);
}

TklPoint
tkl_column_point (sqlite3_stmt *statement, int lat_column)
{
  TklPoint point = TKL_POINT_NONE;

  if (sqlite3_column_type (statement, lat_column) != SQLITE_NULL
      && sqlite3_column_type (statement, lat_column + 1) != SQLITE_NULL)
    {
      point.lat_e7 = (gint32) sqlite3_column_int64 (statement, lat_column);
      point.lon_e7 = (gint32) sqlite3_column_int64 (statement, lat_column + 1);
    }
  return point;
}

char *
tkl_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static gboolean
fail_step (TklStore *store, sqlite3_stmt *statement, int code, GError **error)
{
  if (statement == NULL && store->prepare_code != SQLITE_OK)
    code = store->prepare_code;
  tkl_store_set_error (store, code, error);
  if (statement != NULL)
    tkl_statement_end (statement);
  return FALSE;
}

gboolean
tkl_step_row (TklStore *store, sqlite3_stmt *statement, gboolean *ret_row, GError **error)
{
  int code = statement != NULL ? sqlite3_step (statement) : SQLITE_MISUSE;

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return fail_step (store, statement, code, error);

  *ret_row = code == SQLITE_ROW;
  if (code == SQLITE_DONE)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_step_done (TklStore *store, sqlite3_stmt *statement, GError **error)
{
  int code = statement != NULL ? sqlite3_step (statement) : SQLITE_MISUSE;

  g_assert (code != SQLITE_ROW);
  if (code != SQLITE_DONE)
    return fail_step (store, statement, code, error);

  tkl_statement_end (statement);
  return TRUE;
}

void
tkl_store_set_error (TklStore *store, int code, GError **error)
{
  tkl_file_set_error (store->db, code, store->path, error);
}

gboolean
tkl_store_get_int (
    TklStore *store, sqlite3_stmt *statement, gint64 none, gint64 *ret_value, GError **error)
{
  gboolean row;

  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_value = row ? tkl_column_int_or (statement, 0, none) : none;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_explain_update (TklStore *store,
                          TklStatementId version_query,
                          gint64 id,
                          gint64 version,
                          gboolean *ret_changed,
                          GError **error)
{
  gboolean changed = sqlite3_changes (store->db) > 0;
  gint64 stored = version;

  if (!changed)
    {
      sqlite3_stmt *query = tkl_store_statement (store, version_query);

      tkl_bind_int (query, 1, id);
      if (!tkl_store_get_int (store, query, -1, &stored, error))
        return FALSE;
    }
  if (stored != version)
    {
      g_set_error (error, TKL_STORE_ERROR,
                   stored < 0 ? TKL_STORE_ERROR_NOT_FOUND : TKL_STORE_ERROR_CONFLICT,
                   stored < 0 ? "row %" G_GINT64_FORMAT " does not exist"
                              : "row %" G_GINT64_FORMAT " changed since it was read",
                   id);
      return FALSE;
    }
  if (ret_changed != NULL)
    *ret_changed = changed;
  return TRUE;
}
