/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks read with the office's layer and their links. */
/* Thread: that of the store. */
#include "tkl-link-state.h"
#include "tkl-store-private.h"
#include "tkl-store-tick.h"

/* A workday of somebody with a day start of his own reaches at most so far beyond that of the
 * company: a day, and the hour that the clock may go back. */
#define DAY_START_SLACK_MS (TKL_MS_PER_DAY + 2 * G_GINT64_CONSTANT (3600000))

/* Rows are read in their own order while at least one in so many is wanted. */
#define MAX_SPREAD 4

/* Columns of TKL_SQL_TICK_FACTS, and what TKL_SQL_TICK_COLUMNS has after them. */
enum
{
  COLUMN_ID,
  COLUMN_TIME,
  COLUMN_VEHICLE,
  COLUMN_KEY,
  COLUMN_KIND,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_ODOMETER,
  COLUMN_LINK,
  COLUMN_EDIT_ID = COLUMN_LINK + 6, /* these two of TICK_LOAD_RANGE and TICK_LOAD_MOVED only */
  COLUMN_CLOCK_ID,
};

/* Columns of TKL_SQL_LINK_COLUMNS, from the first of them on, and what LINKS_OF_SPAN has after
 * them. */
enum
{
  LINK_STATE,
  LINK_EMPLOYEE,
  LINK_DAY,
  LINK_PLACE,
  LINK_PROJECT,
  LINK_DISTANCE,
  LINK_TICK,
};

/* Columns of TICK_LAYER. */
enum
{
  LAYER_MANUAL_EMPLOYEE,
  LAYER_ID,
  LAYER_TIME,
  LAYER_PLACE,
  LAYER_PROJECT,
  LAYER_EMPLOYEE,
  LAYER_BLOCKED,
  LAYER_TO_CLOCK,
  LAYER_NOT_DOUBLE,
  LAYER_DELETED,
  LAYER_HAS_NOTE,
  LAYER_TO_PRESENCE,
};

/* The ids of a table, walked along with ticks that come in the order of ids: half the price of a
 * join, since most ticks have no row there. */
typedef struct
{
  GArray *ids; /* (owned) (nullable) (element-type gint64): ascending */
  guint at;
} Walk;

/* The rows of LINKS_OF_SPAN, walked along likewise. */
typedef struct
{
  sqlite3_stmt *statement; /* (nullable): when the links are columns beside the facts */
  gint64 tick_id;          /* of the row it stands on; G_MAXINT64 after the last */
} LinkWalk;

/* Ticks being read. */
typedef struct
{
  TklStore *store;
  sqlite3_stmt *statement; /* bound, gives TKL_SQL_TICK_FACTS, or TKL_SQL_TICK_COLUMNS */
  const TklTickQuery *query;
  TklTickSet *set;
  TklTickFunc func; /* (nullable): takes each tick, so that the set holds one at a time */
  gpointer user_data;
  gboolean walks; /* the two below tell what has a row, and not columns */
  Walk edited;
  Walk in_clock;
  LinkWalk links;
} Reader;

TklTickSet *
tkl_tick_set_new (void)
{
  TklTickSet *set = g_new0 (TklTickSet, 1);

  set->ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  set->pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  set->stored = g_array_new (FALSE, FALSE, sizeof (TklStoredLink));
  return set;
}

void
tkl_tick_set_free (TklTickSet *set)
{
  if (set == NULL)
    return;
  g_array_unref (set->ticks);
  g_array_unref (set->pool);
  g_array_unref (set->stored);
  g_free (set);
}

/* A million times a second: the type is asked only of a zero, since NULL reads as one. */
static gint32
read_or (sqlite3_stmt *statement, int column, gint32 none)
{
  gint32 value = sqlite3_column_int (statement, column);

  return value != 0 || sqlite3_column_type (statement, column) != SQLITE_NULL ? value : none;
}

static void
fill_fact (sqlite3_stmt *statement, TklTick *tick)
{
  *tick = (TklTick){
    .point = TKL_POINT_NONE, .place = TKL_PLACE_NONE, .distance_m = -1, .day = TKL_DAY_NONE
  };
  tick->id = sqlite3_column_int64 (statement, COLUMN_ID);
  tick->time_utc_ms = sqlite3_column_int64 (statement, COLUMN_TIME);
  tick->vehicle_id = sqlite3_column_int (statement, COLUMN_VEHICLE);
  tick->key_id = sqlite3_column_int (statement, COLUMN_KEY);
  tick->kind = (guint8) sqlite3_column_int (statement, COLUMN_KIND);
  tick->odometer_m = read_or (statement, COLUMN_ODOMETER, -1);
  tick->point.lat_e7 = read_or (statement, COLUMN_LAT, G_MININT32);
  if (tick->point.lat_e7 != G_MININT32)
    tick->point.lon_e7 = sqlite3_column_int (statement, COLUMN_LON);
}

/* @first: column of TKL_SQL_LINK_COLUMNS in the row that @statement stands on */
static void
fill_link (sqlite3_stmt *statement, int first, TklTick *tick, TklStoredLink *stored)
{
  gint64 state = read_or (statement, first + LINK_STATE, -1);

  if (state < 0)
    return;

  stored->linked = TRUE;
  stored->state = (guint32) state;
  stored->employee_id = sqlite3_column_int (statement, first + LINK_EMPLOYEE);
  stored->day = sqlite3_column_int (statement, first + LINK_DAY);
  stored->place = (guint8) sqlite3_column_int (statement, first + LINK_PLACE);
  stored->project_id = sqlite3_column_int (statement, first + LINK_PROJECT);
  stored->distance_m = read_or (statement, first + LINK_DISTANCE, -1);
  tkl_link_apply (tick, stored);
}

/* After the link: what the office chose stands whatever linking found. */
static void
fill_layer (sqlite3_stmt *statement, TklTick *tick)
{
  if (sqlite3_column_type (statement, LAYER_TIME) != SQLITE_NULL)
    {
      tick->time_utc_ms = sqlite3_column_int64 (statement, LAYER_TIME);
      tick->flags |= TKL_TICK_TIME_EDITED;
    }
  if (sqlite3_column_type (statement, LAYER_PLACE) != SQLITE_NULL)
    {
      tick->place = (guint8) sqlite3_column_int (statement, LAYER_PLACE);
      tick->project_id = sqlite3_column_int (statement, LAYER_PROJECT);
      tick->flags |= TKL_TICK_PLACE_EDITED;
    }
  if (sqlite3_column_type (statement, LAYER_EMPLOYEE) != SQLITE_NULL)
    {
      tick->employee_id = sqlite3_column_int (statement, LAYER_EMPLOYEE);
      tick->flags |= TKL_TICK_EMPLOYEE_EDITED;
    }
  if (sqlite3_column_int (statement, LAYER_BLOCKED) != 0)
    tick->flags |= TKL_TICK_BLOCKED;
  if (sqlite3_column_int (statement, LAYER_TO_CLOCK) == 0)
    tick->flags |= TKL_TICK_NOT_TO_CLOCK;
  if (sqlite3_column_int (statement, LAYER_NOT_DOUBLE) != 0)
    tick->flags |= TKL_TICK_NOT_DOUBLE;
  if (sqlite3_column_int (statement, LAYER_DELETED) != 0)
    tick->flags |= TKL_TICK_DELETED;
  if (sqlite3_column_int (statement, LAYER_HAS_NOTE) != 0)
    tick->flags |= TKL_TICK_HAS_NOTE;
  if (sqlite3_column_type (statement, LAYER_TO_PRESENCE) != SQLITE_NULL)
    tick->flags |= sqlite3_column_int (statement, LAYER_TO_PRESENCE) != 0
                       ? TKL_TICK_TO_PRESENCE
                       : TKL_TICK_NOT_TO_PRESENCE;
}

/* Of the few ticks that have a layer or were added by hand. */
static gboolean
load_layer (TklStore *store, TklTick *tick, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_LAYER);
  gboolean row;

  tkl_bind_int (statement, 1, tick->id);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  g_assert (row);
  if (tick->kind == TKL_TICK_MANUAL)
    tick->employee_id = sqlite3_column_int (statement, LAYER_MANUAL_EMPLOYEE);
  if (sqlite3_column_type (statement, LAYER_ID) != SQLITE_NULL)
    fill_layer (statement, tick);
  tkl_statement_end (statement);
  return TRUE;
}

static gboolean
is_asked_for (const TklTick *tick, const TklTickQuery *query)
{
  gboolean linked = (tick->flags & TKL_TICK_LINKED) != 0;
  gboolean by_day = query->from_day != TKL_DAY_NONE || query->to_day != TKL_DAY_NONE;

  if (!linked && !query->ignition && (tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP))
    return FALSE;
  if (query->employee_id != 0 && tick->employee_id != query->employee_id)
    return FALSE;
  if (query->project_id != 0 && tick->project_id != query->project_id)
    return FALSE;
  if (by_day && linked)
    return tkl_day_in_period (tick->day, query->from_day, query->to_day);
  return tick->time_utc_ms >= query->from_utc_ms && tick->time_utc_ms < query->to_utc_ms;
}

static gboolean
load_candidates (
    TklStore *store, TklTick *tick, TklStoredLink *stored, TklTickSet *set, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_CANDIDATES);
  gboolean row = TRUE;

  tick->candidates = set->pool->len;
  tkl_bind_int (statement, 1, tick->id);
  while (row)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (row)
        {
          gint32 project_id = (gint32) tkl_column_int (statement, 0);

          g_array_append_val (set->pool, project_id);
        }
    }
  stored->candidates = tick->candidates;
  /* What is there counts. A row that promises another number is like no other: it is written
   * again. */
  tick->n_candidates = (guint16) MIN (set->pool->len - tick->candidates, G_MAXUINT16);
  if (tick->n_candidates != tkl_link_n_candidates (stored))
    stored->state = G_MAXUINT32;
  return TRUE;
}

static gboolean
walk_to (Walk *walk, gint64 id)
{
  while (walk->at < walk->ids->len && g_array_index (walk->ids, gint64, walk->at) < id)
    walk->at++;
  return walk->at < walk->ids->len && g_array_index (walk->ids, gint64, walk->at) == id;
}

static gboolean
next_link (Reader *reader, GError **error)
{
  LinkWalk *links = &reader->links;
  gboolean row;

  if (!tkl_step_row (reader->store, links->statement, &row, error))
    return FALSE;
  links->tick_id = row ? sqlite3_column_int64 (links->statement, LINK_TICK) : G_MAXINT64;
  return TRUE;
}

/* The link of the tick that was just read, from beside it or from the walk. */
static gboolean
take_link (Reader *reader, TklTick *tick, TklStoredLink *stored, GError **error)
{
  LinkWalk *links = &reader->links;

  *stored = (TklStoredLink){ .distance_m = -1, .day = TKL_DAY_NONE };
  if (links->statement == NULL)
    {
      fill_link (reader->statement, COLUMN_LINK, tick, stored);
      return TRUE;
    }
  /* Links that are left of withdrawn ticks are passed over. */
  while (links->tick_id < tick->id)
    if (!next_link (reader, error))
      return FALSE;
  if (links->tick_id == tick->id)
    fill_link (links->statement, 0, tick, stored);
  return TRUE;
}

static void
empty_set (TklTickSet *set)
{
  g_array_set_size (set->ticks, 0);
  g_array_set_size (set->pool, 0);
  g_array_set_size (set->stored, 0);
}

/* The row that the statement stands on, appended when it is asked for. */
static gboolean
take_row (Reader *reader, GError **error)
{
  sqlite3_stmt *statement = reader->statement;
  gboolean edited, in_clock;
  TklStoredLink stored;
  TklTick tick;

  fill_fact (statement, &tick);
  if (!take_link (reader, &tick, &stored, error))
    return FALSE;
  edited = reader->walks ? walk_to (&reader->edited, tick.id)
                         : sqlite3_column_int64 (statement, COLUMN_EDIT_ID) != 0;
  in_clock = reader->walks ? walk_to (&reader->in_clock, tick.id)
                           : sqlite3_column_int64 (statement, COLUMN_CLOCK_ID) != 0;
  if (in_clock)
    tick.flags |= TKL_TICK_IN_CLOCK;
  if ((edited || tick.kind == TKL_TICK_MANUAL) && !load_layer (reader->store, &tick, error))
    return FALSE;
  if (!is_asked_for (&tick, reader->query))
    return TRUE;
  if (tick.n_candidates > 0 && !load_candidates (reader->store, &tick, &stored, reader->set, error))
    return FALSE;
  if (reader->func != NULL)
    {
      gboolean done = reader->func (&tick, reader->set->pool, reader->user_data, error);

      empty_set (reader->set);
      return done;
    }
  g_array_append_val (reader->set->ticks, tick);
  g_array_append_val (reader->set->stored, stored);
  return TRUE;
}

static gboolean
load_rows (Reader *reader, GError **error)
{
  gboolean row;

  while (TRUE)
    {
      if (!tkl_step_row (reader->store, reader->statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!take_row (reader, error))
        {
          tkl_statement_end (reader->statement);
          return FALSE;
        }
    }
}

/* Where the ticks of [from, to) are. */
typedef struct
{
  gint64 from_utc_ms, to_utc_ms;
  gint64 first_id, last_id; /* rows that hold all of them */
  gint64 n_rows;            /* about: what is kept of them may be less */
  gboolean dense;           /* reading those rows in their order is the faster way */
} Span;

static gint64
move_bound (gint64 bound, gint64 by)
{
  return bound == G_MININT64 || bound == G_MAXINT64 ? bound : bound + by;
}

static gboolean
find_span (TklStore *store, const TklTickQuery *query, Span *span, GError **error)
{
  gboolean by_day = query->from_day != TKL_DAY_NONE || query->to_day != TKL_DAY_NONE;
  gint64 slack = by_day ? DAY_START_SLACK_MS : 0;
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_SPAN);
  gboolean row;

  span->from_utc_ms = move_bound (query->from_utc_ms, -slack);
  span->to_utc_ms = move_bound (query->to_utc_ms, slack);
  tkl_bind_int (statement, 1, span->from_utc_ms);
  tkl_bind_int (statement, 2, span->to_utc_ms);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  span->first_id = tkl_column_int (statement, 1);
  span->last_id = tkl_column_int_or (statement, 2, -1);
  span->n_rows = tkl_column_int (statement, 0);
  span->dense = (span->last_id - span->first_id) / MAX_SPREAD <= span->n_rows;
  tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_find_end_tick (
    TklStore *store, const TklTickQuery *query, gboolean last, gint64 *ret_utc_ms, GError **error)
{
  sqlite3_stmt *statement
      = tkl_store_statement (store, last ? TKL_SQL_TICK_LAST_OF_SPAN : TKL_SQL_TICK_FIRST_OF_SPAN);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, query->from_utc_ms);
  tkl_bind_int (statement, 2, query->to_utc_ms);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_utc_ms = tkl_column_int_or (statement, 0, TKL_INSTANT_NONE_MS);
  tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_greatest_tick_id (TklStore *store, gint64 *ret_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_GREATEST_ID);
  gboolean row;

  TKL_ASSERT_STORE (store);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_id = tkl_column_int (statement, 0);
  tkl_statement_end (statement);
  return TRUE;
}

static gboolean
start_walk (TklStore *store, TklStatementId id, const Span *span, Walk *walk, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);
  gboolean row;

  walk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  tkl_bind_int (statement, 1, span->first_id);
  tkl_bind_int (statement, 2, span->last_id);
  while (TRUE)
    {
      gint64 tick_id;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      tick_id = tkl_column_int (statement, 0);
      g_array_append_val (walk->ids, tick_id);
    }
}

static gboolean
start_links (Reader *reader, const Span *span, GError **error)
{
  reader->links.statement = tkl_store_statement (reader->store, TKL_SQL_LINKS_OF_SPAN);
  tkl_bind_int (reader->links.statement, 1, span->first_id);
  tkl_bind_int (reader->links.statement, 2, span->last_id);
  return next_link (reader, error);
}

static void
end_links (LinkWalk *links)
{
  if (links->statement != NULL)
    tkl_statement_end (links->statement);
  links->statement = NULL;
}

static TklStatementId
span_statement (const TklTickQuery *query)
{
  return query->area != NULL   ? TKL_SQL_TICK_LOAD_AREA
         : query->keys != NULL ? TKL_SQL_TICK_LOAD_KEYS
                               : TKL_SQL_TICK_LOAD_SPAN;
}

static void
bind_span (sqlite3_stmt *statement, const TklTickQuery *query, const Span *span)
{
  tkl_bind_int (statement, 1, span->from_utc_ms);
  tkl_bind_int (statement, 2, span->to_utc_ms);
  tkl_bind_int (statement, 3, span->first_id);
  tkl_bind_int (statement, 4, span->last_id);
  if (query->area != NULL)
    {
      tkl_bind_int (statement, 5, query->area->min.lat_e7);
      tkl_bind_int (statement, 6, query->area->max.lat_e7);
      tkl_bind_int (statement, 7, query->area->min.lon_e7);
      tkl_bind_int (statement, 8, query->area->max.lon_e7);
    }
  else if (query->keys != NULL)
    tkl_bind_numbers (statement, 5, query->keys);
}

/* @id: a statement that gives its rows in the order of ids */
static gboolean
load_in_order (Reader *reader, TklStatementId id, const Span *span, GError **error)
{
  gboolean joined = id == TKL_SQL_TICK_LOAD_AREA || id == TKL_SQL_TICK_LOAD_KEYS;
  gboolean done
      = start_walk (reader->store, TKL_SQL_TICK_EDITED_IDS, span, &reader->edited, error)
        && start_walk (reader->store, TKL_SQL_TICK_IN_CLOCK_IDS, span, &reader->in_clock, error)
        && (joined || start_links (reader, span, error));

  if (done)
    {
      reader->walks = TRUE;
      reader->statement = tkl_store_statement (reader->store, id);
      if (id != TKL_SQL_TICK_LOAD_ALL)
        bind_span (reader->statement, reader->query, span);
      done = load_rows (reader, error);
    }
  g_clear_pointer (&reader->edited.ids, g_array_unref);
  g_clear_pointer (&reader->in_clock.ids, g_array_unref);
  end_links (&reader->links);
  return done;
}

static gboolean
load_by_time (Reader *reader, TklStatementId id, const Span *span, GError **error)
{
  reader->walks = FALSE;
  reader->statement = tkl_store_statement (reader->store, id);
  tkl_bind_int (reader->statement, 1, span->from_utc_ms);
  tkl_bind_int (reader->statement, 2, span->to_utc_ms);
  return load_rows (reader, error);
}

/* Arrays that grow are copied time and again: a third of the time of reading. Room that is never
 * written to costs nothing. */
static void
reserve (const Reader *reader, const Span *span)
{
  guint n = (guint) CLAMP (span->n_rows, 0, G_MAXINT32);

  if (reader->func != NULL)
    return;
  g_array_set_size (reader->set->ticks, n);
  g_array_set_size (reader->set->stored, n);
  empty_set (reader->set);
}

static gboolean
read_ticks (Reader *reader, GError **error)
{
  const TklTickQuery *query = reader->query;
  Span span = { .first_id = 0, .last_id = G_MAXINT64 };

  TKL_ASSERT_STORE (reader->store);
  empty_set (reader->set);
  if (query->from_utc_ms == G_MININT64 && query->to_utc_ms == G_MAXINT64 && query->area == NULL
      && query->keys == NULL)
    {
      if (!tkl_store_get_int (reader->store,
                              tkl_store_statement (reader->store, TKL_SQL_TICK_COUNT_ROWS), 0,
                              &span.n_rows, error))
        return FALSE;
      reserve (reader, &span);
      return load_in_order (reader, TKL_SQL_TICK_LOAD_ALL, &span, error);
    }
  if (!find_span (reader->store, query, &span, error))
    return FALSE;
  reserve (reader, &span);
  return (span.dense ? load_in_order (reader, span_statement (query), &span, error)
                     : load_by_time (reader, TKL_SQL_TICK_LOAD_RANGE, &span, error))
         && load_by_time (reader, TKL_SQL_TICK_LOAD_MOVED, &span, error);
}

gboolean
tkl_store_load_ticks (TklStore *store, const TklTickQuery *query, TklTickSet *set, GError **error)
{
  Reader reader = { .store = store, .query = query, .set = set };

  g_return_val_if_fail (set != NULL, FALSE);

  return read_ticks (&reader, error);
}

gboolean
tkl_store_scan_ticks (TklStore *store,
                      const TklTickQuery *query,
                      TklTickFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (TklTickSet) one = tkl_tick_set_new ();
  Reader reader
      = { .store = store, .query = query, .set = one, .func = func, .user_data = user_data };

  g_return_val_if_fail (func != NULL, FALSE);

  return read_ticks (&reader, error);
}

gboolean
tkl_store_tick_extent (TklStore *store,
                       gint64 *ret_first_utc_ms,
                       gint64 *ret_last_utc_ms,
                       GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_REACH_OF_DAYS);
  gboolean row;

  tkl_bind_int (statement, 1, G_MININT64);
  tkl_bind_int (statement, 2, G_MAXINT64);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  g_assert (row);
  *ret_first_utc_ms = tkl_column_int_or (statement, 0, TKL_INSTANT_NONE_MS);
  *ret_last_utc_ms = tkl_column_int_or (statement, 1, TKL_INSTANT_NONE_MS);
  tkl_statement_end (statement);
  return TRUE;
}
