/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of the geocoder: kept so that nothing is asked twice, and for times without network. */
/* Thread: that of the store. */
#include "tkl-store-geo.h"

#include "tkl-store-private.h"

/* TKL_SQL_GEO_COLUMNS, and what the statements have behind them. */
enum
{
  COLUMN_NAME,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_STREET,
  COLUMN_HOUSE_NUMBER,
  COLUMN_POSTAL_CODE,
  COLUMN_TOWN,
  COLUMN_COUNTRY,
  COLUMN_AT,
};
/* Parameters count from 1. */
#define PARAMETER(column) ((column) + 1)
#define PARAMETER_FIRST_KEY PARAMETER (COLUMN_AT)

/* Returns: (transfer full) (nullable): NULL for the row of a position without address. */
static TklGeoPlace *
read_place (sqlite3_stmt *statement)
{
  TklPoint point = tkl_column_point (statement, COLUMN_LAT);
  g_autofree char *name = tkl_column_text (statement, COLUMN_NAME);
  TklGeoPlace *place;

  if (!tkl_point_is_set (point))
    return NULL;
  place = tkl_geo_place_new (name, point);
  place->address = (TklAddress){
    .street = tkl_column_text (statement, COLUMN_STREET),
    .house_number = tkl_column_text (statement, COLUMN_HOUSE_NUMBER),
    .postal_code = tkl_column_text (statement, COLUMN_POSTAL_CODE),
    .town = tkl_column_text (statement, COLUMN_TOWN),
    .country = tkl_column_text (statement, COLUMN_COUNTRY),
  };
  return place;
}

static void
bind_place (sqlite3_stmt *statement, const TklGeoPlace *place)
{
  tkl_bind_text (statement, PARAMETER (COLUMN_NAME), place->name);
  tkl_bind_point (statement, PARAMETER (COLUMN_LAT), place->point);
  tkl_bind_text (statement, PARAMETER (COLUMN_STREET), place->address.street);
  tkl_bind_text (statement, PARAMETER (COLUMN_HOUSE_NUMBER), place->address.house_number);
  tkl_bind_text (statement, PARAMETER (COLUMN_POSTAL_CODE), place->address.postal_code);
  tkl_bind_text (statement, PARAMETER (COLUMN_TOWN), place->address.town);
  tkl_bind_text (statement, PARAMETER (COLUMN_COUNTRY), place->address.country);
}

/* @ret_id: 0 = never asked */
static gboolean
find_search (TklStore *store,
             const char *question,
             const char *language,
             gint64 *ret_id,
             gint64 *ret_at_ms,
             GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_GEO_SEARCH_GET);
  gboolean row;

  tkl_bind_text (statement, 1, question);
  tkl_bind_text (statement, 2, language);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_id = row ? tkl_column_int (statement, 0) : 0;
  *ret_at_ms = row ? tkl_column_int (statement, 1) : TKL_INSTANT_NONE_MS;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_get_geo_search (TklStore *store,
                          const char *question,
                          const char *language,
                          gint64 *ret_at_ms,
                          GPtrArray **ret_places,
                          GError **error)
{
  g_autoptr (GPtrArray) places = NULL;
  sqlite3_stmt *statement;
  gboolean row = TRUE;
  gint64 id, at_ms;

  TKL_ASSERT_STORE (store);

  if (!find_search (store, question, language, &id, &at_ms, error))
    return FALSE;
  if (id != 0)
    {
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_geo_place_free);
      statement = tkl_store_statement (store, TKL_SQL_GEO_PLACE_LIST);
      tkl_bind_int (statement, 1, id);
      while (row)
        {
          if (!tkl_step_row (store, statement, &row, error))
            return FALSE;
          if (row)
            g_ptr_array_add (places, read_place (statement));
        }
    }
  *ret_at_ms = at_ms;
  *ret_places = g_steal_pointer (&places);
  return TRUE;
}

static gboolean
put_places (TklStore *store, gint64 search_id, const GPtrArray *places, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_GEO_PLACE_PUT);

      bind_place (statement, places->pdata[i]);
      tkl_bind_int (statement, PARAMETER_FIRST_KEY, search_id);
      tkl_bind_int (statement, PARAMETER_FIRST_KEY + 1, i);
      if (!tkl_step_done (store, statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_store_put_geo_search (TklStore *store,
                          const char *question,
                          const char *language,
                          gint64 at_ms,
                          const GPtrArray *places,
                          GError **error)
{
  sqlite3_stmt *statement;
  gint64 id, stored_ms;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  statement = tkl_store_statement (store, TKL_SQL_GEO_SEARCH_PUT);
  tkl_bind_text (statement, 1, question);
  tkl_bind_text (statement, 2, language);
  tkl_bind_int (statement, 3, at_ms);
  if (!tkl_step_done (store, statement, error)
      || !find_search (store, question, language, &id, &stored_ms, error))
    return FALSE;
  statement = tkl_store_statement (store, TKL_SQL_GEO_PLACE_REMOVE);
  tkl_bind_int (statement, 1, id);
  return tkl_step_done (store, statement, error) && put_places (store, id, places, error);
}

gboolean
tkl_store_get_geo_address (
    TklStore *store, gint64 cell, gint64 *ret_at_ms, TklGeoPlace **ret_place, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_GEO_ADDRESS_GET);
  tkl_bind_int (statement, 1, cell);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_at_ms = row ? tkl_column_int (statement, COLUMN_AT) : TKL_INSTANT_NONE_MS;
  *ret_place = row ? read_place (statement) : NULL;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_has_geo_addresses (TklStore *store, gboolean *ret_has, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_GEO_ADDRESS_ANY);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_has = row && tkl_column_int (statement, 0) != 0;
  tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_put_geo_address (
    TklStore *store, gint64 cell, gint64 at_ms, const TklGeoPlace *place, GError **error)
{
  g_autofree char *line = place != NULL ? tkl_geo_place_line (place) : NULL;
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  statement = tkl_store_statement (store, TKL_SQL_GEO_ADDRESS_PUT);
  if (place != NULL)
    bind_place (statement, place);
  tkl_bind_int (statement, PARAMETER_FIRST_KEY, cell);
  tkl_bind_int (statement, PARAMETER_FIRST_KEY + 1, at_ms);
  tkl_bind_text (statement, PARAMETER_FIRST_KEY + 2, line);
  return tkl_step_done (store, statement, error);
}

gboolean
tkl_store_walk_unaddressed (
    TklStore *store, TklGeoWalk *walk, guint n_ticks, GArray *cells, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row = TRUE;
  guint n = 0;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_GEO_TICKS);
  tkl_bind_int (statement, 1, walk->from_utc_ms);
  tkl_bind_int (statement, 2, walk->until_utc_ms);
  tkl_bind_int (statement, 3, walk->before_id);
  tkl_bind_int (statement, 4, walk->retry_ms);
  tkl_bind_int (statement, 5, n_ticks);
  while (row)
    {
      gint64 cell;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        continue;
      n++;
      walk->until_utc_ms = tkl_column_int (statement, 0);
      walk->before_id = tkl_column_int (statement, 1);
      cell = tkl_column_int (statement, 2);
      if (tkl_column_int (statement, 3) != 0)
        g_array_append_val (cells, cell);
    }
  walk->done = n < n_ticks;
  return TRUE;
}
