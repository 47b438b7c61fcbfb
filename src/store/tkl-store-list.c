/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for lists: ticks and lines with the names that people know instead of ids. */
/* Thread: that of the store. */
#include "tkl-store-list.h"

#include "tkl-geo-place.h"
#include "tkl-store-names.h"
#include "tkl-store-private.h"
#include "tkl-text.h"

/* A row to be sorted: what decides the order, found once, and where the row is. */
typedef struct
{
  gint64 time_utc_ms;
  const char *name;   /* ticks: vehicle; lines: employee number */
  const char *detail; /* ticks: key; lines: NULL */
  gint64 id;
  guint index;
} Place;

static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  int order;

  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  order = tkl_compare_natural (x->name, y->name);
  if (order == 0)
    order = g_strcmp0 (x->detail, y->detail);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static gboolean
place_ticks (TklNames *names, const GArray *ticks, GArray *places, GError **error)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);
      Place place = { .time_utc_ms = tick->time_utc_ms, .id = tick->id, .index = i };

      if ((tick->flags & TKL_TICK_DELETED) != 0)
        continue;
      if (!tkl_names_get (names, TKL_NAME_VEHICLE, tick->vehicle_id, &place.name, error)
          || !tkl_names_get (names, TKL_NAME_KEY, tick->key_id, &place.detail, error))
        return FALSE;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_ticks);
  return TRUE;
}

/* @numbers: (element-type utf8): emptied and filled */
static gboolean
name_candidates (
    TklNames *names, const TklTick *tick, const GArray *pool, GPtrArray *numbers, GError **error)
{
  g_ptr_array_set_size (numbers, 0);
  for (guint i = 0; i < tick->n_candidates; i++)
    {
      const char *number;

      if (!tkl_names_get (names, TKL_NAME_PROJECT,
                          g_array_index (pool, gint32, tick->candidates + i), &number, error))
        return FALSE;
      g_ptr_array_add (numbers, (gpointer) (number != NULL ? number : ""));
    }
  return TRUE;
}

static gboolean
name_address (TklNames *names, const TklTick *tick, const char **ret_address, GError **error)
{
  gint64 cell = tkl_point_valid (tick->point) ? tkl_geo_cell (tick->point) : 0;

  return tkl_names_get (names, TKL_NAME_ADDRESS, cell, ret_address, error);
}

/* All that is told of a tick by names; those of its candidates stay in @numbers. */
static gboolean
name_tick (TklNames *names, const GArray *pool, GPtrArray *numbers, TklTickRow *row, GError **error)
{
  const TklTick *tick = row->tick;

  if (!tkl_names_get (names, TKL_NAME_EMPLOYEE, tick->employee_id, &row->employee_number, error)
      || !tkl_names_get (names, TKL_NAME_PROJECT, tick->project_id, &row->project_number, error)
      || !tkl_names_get (names, TKL_NAME_PERSON, tick->employee_id, &row->employee_name, error)
      || !tkl_names_get (names, TKL_NAME_OF_PROJECT, tick->project_id, &row->project_name, error)
      || !name_address (names, tick, &row->address, error)
      || !name_candidates (names, tick, pool, numbers, error))
    return FALSE;
  row->candidate_numbers = (const char *const *) numbers->pdata;
  return TRUE;
}

gboolean
tkl_store_list_ticks (TklStore *store,
                      const TklTickQuery *query,
                      TklTickRowFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  g_autoptr (TklNames) names = tkl_names_new (store);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  if (!tkl_store_load_ticks (store, query, set, error)
      || !place_ticks (names, set->ticks, places, error))
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const TklTick *tick = &g_array_index (set->ticks, TklTick, place->index);
      TklTickRow row = { .tick = tick, .vehicle_name = place->name, .key_text = place->detail };

      if (!name_tick (names, set->pool, numbers, &row, error) || !func (&row, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* Employees in the order of their numbers, so that sorting thousands of lines compares integers. */
typedef struct
{
  gint32 employee_id;
  const char *number;
  int rank;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *const *x = a, *const *y = b;

  return tkl_compare_natural ((*x)->number, (*y)->number);
}

typedef struct
{
  int rank;
  gint64 begin_utc_ms;
  gint64 id;
  guint index;
} LinePlace;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const LinePlace *x = a, *y = b;

  if (x->rank != y->rank)
    return (x->rank > y->rank) - (x->rank < y->rank);
  if (x->begin_utc_ms != y->begin_utc_ms)
    return (x->begin_utc_ms > y->begin_utc_ms) - (x->begin_utc_ms < y->begin_utc_ms);
  return (x->id > y->id) - (x->id < y->id);
}

/* Returns: (transfer full): employee id → Rank, or NULL and @error. */
static GHashTable *
rank_employees (TklNames *names, const GArray *lines, GError **error)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_direct_hash, NULL, NULL, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      gint32 employee_id = g_array_index (lines, TklClockLine, i).employee_id;
      Rank *rank;

      if (g_hash_table_contains (ranks, GINT_TO_POINTER (employee_id)))
        continue;
      rank = g_new0 (Rank, 1);
      rank->employee_id = employee_id;
      g_hash_table_insert (ranks, GINT_TO_POINTER (employee_id), rank);
      g_ptr_array_add (order, rank);
      if (!tkl_names_get (names, TKL_NAME_EMPLOYEE, employee_id, &rank->number, error))
        return NULL;
    }
  g_ptr_array_sort (order, compare_ranks);
  for (guint i = 0; i < order->len; i++)
    ((Rank *) order->pdata[i])->rank = (int) i;
  return g_steal_pointer (&ranks);
}

static GArray *
place_lines (GHashTable *ranks, const GArray *lines)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (LinePlace), lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);
      const Rank *rank = g_hash_table_lookup (ranks, GINT_TO_POINTER (line->employee_id));
      LinePlace place = { rank->rank, line->begin_utc_ms, line->id, i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_lines);
  return places;
}

gboolean
tkl_store_list_lines (TklStore *store,
                      const TklLineQuery *query,
                      TklLineRowFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (TklNames) names = tkl_names_new (store);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (GArray) places = NULL;

  if (!tkl_store_load_lines (store, query, lines, error))
    return FALSE;
  ranks = rank_employees (names, lines, error);
  if (ranks == NULL)
    return FALSE;

  places = place_lines (ranks, lines);
  for (guint i = 0; i < places->len; i++)
    {
      guint index = g_array_index (places, LinePlace, i).index;
      const TklClockLine *line = &g_array_index (lines, TklClockLine, index);
      TklLineRow row = { .line = line };

      if (!tkl_names_get (names, TKL_NAME_EMPLOYEE, line->employee_id, &row.employee_number, error)
          || !tkl_names_get (names, TKL_NAME_PROJECT, line->project_id, &row.project_number, error)
          || !tkl_names_get (names, TKL_NAME_PERSON, line->employee_id, &row.employee_name, error)
          || !tkl_names_get (names, TKL_NAME_OF_PROJECT, line->project_id, &row.project_name, error)
          || !tkl_names_get (names, TKL_NAME_VEHICLE, line->vehicle_id, &row.vehicle_name, error)
          || !func (&row, user_data, error))
        return FALSE;
    }
  return TRUE;
}
