/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of a stretch made what was derived, with as little change as possible. */
/* Thread: that of the store. */
#include "tkl-store-private.h"
#include "tkl-store-tick.h"
#include "tkl-store-unlink.h"

/* Columns of TICK_STRETCH. */
enum
{
  COLUMN_ID,
  COLUMN_TIME,
  COLUMN_KIND,
  COLUMN_KEY,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_ODOMETER,
  COLUMN_SPEED,
  COLUMN_WITHDRAWN,
  COLUMN_TOUCHED,
  COLUMN_EDIT_TIME,
};

/* A tick as it is stored. */
typedef struct
{
  gint64 id;
  TklDerivedTick tick;
  gboolean withdrawn;
  gboolean touched;        /* has a layer, or is in the clock */
  gint64 edit_time_utc_ms; /* TKL_INSTANT_NONE_MS without */
} Stored;

typedef struct
{
  TklStore *store;
  const TklDerivation *derivation;
  TklTickDiff *diff;
} Replace;

static int
compare_ticks (const TklDerivedTick *x, const TklDerivedTick *y)
{
  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  if (x->kind != y->kind)
    return (x->kind > y->kind) - (x->kind < y->kind);
  return (x->key_id > y->key_id) - (x->key_id < y->key_id);
}

/* By kind and key, so that ticks that may be the same touch stand together, then time. */
static int
compare_touches (const TklDerivedTick *x, const TklDerivedTick *y)
{
  if (x->kind != y->kind)
    return (x->kind > y->kind) - (x->kind < y->kind);
  if (x->key_id != y->key_id)
    return (x->key_id > y->key_id) - (x->key_id < y->key_id);
  return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
}

static int
compare_stored_touches (gconstpointer a, gconstpointer b)
{
  const Stored *const *x = a, *const *y = b;

  return compare_touches (&(*x)->tick, &(*y)->tick);
}

static int
compare_derived_touches (gconstpointer a, gconstpointer b)
{
  const TklDerivedTick *const *x = a, *const *y = b;

  return compare_touches (*x, *y);
}

static void
widen (TklTickDiff *diff, gint64 time_utc_ms)
{
  if (time_utc_ms == TKL_INSTANT_NONE_MS)
    return;
  if (diff->first_utc_ms == TKL_INSTANT_NONE_MS || time_utc_ms < diff->first_utc_ms)
    diff->first_utc_ms = time_utc_ms;
  diff->last_utc_ms = MAX (diff->last_utc_ms, time_utc_ms);
}

static void
fill_stored (sqlite3_stmt *statement, Stored *stored)
{
  stored->id = tkl_column_int (statement, COLUMN_ID);
  stored->tick.time_utc_ms = tkl_column_int (statement, COLUMN_TIME);
  stored->tick.kind = (guint8) tkl_column_int (statement, COLUMN_KIND);
  stored->tick.key_id = (gint32) tkl_column_int (statement, COLUMN_KEY);
  stored->tick.point = tkl_column_point (statement, COLUMN_LAT);
  stored->tick.odometer_m = (gint32) tkl_column_int_or (statement, COLUMN_ODOMETER, -1);
  stored->tick.speed_kmh = (gint16) tkl_column_int_or (statement, COLUMN_SPEED, -1);
  stored->withdrawn = tkl_column_int (statement, COLUMN_WITHDRAWN) != 0;
  stored->touched = tkl_column_int (statement, COLUMN_TOUCHED) != 0;
  stored->edit_time_utc_ms = tkl_column_int_or (statement, COLUMN_EDIT_TIME, TKL_INSTANT_NONE_MS);
}

static GArray *
load_stored (TklStore *store, const TklDerivation *derivation, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Stored));
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_STRETCH);
  gboolean row = TRUE;

  tkl_bind_int (statement, 1, derivation->vehicle_id);
  tkl_bind_int (statement, 2, derivation->from_utc_ms);
  tkl_bind_int (statement, 3, derivation->to_utc_ms);
  while (row)
    {
      Stored stored;

      if (!tkl_step_row (store, statement, &row, error))
        return NULL;
      if (!row)
        break;
      fill_stored (statement, &stored);
      g_array_append_val (all, stored);
    }
  return g_steal_pointer (&all);
}

static gboolean
step_id (TklStore *store, TklStatementId id, gint64 tick_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, tick_id);
  return tkl_step_done (store, statement, error);
}

static gboolean
change_tick (const Replace *replace,
             const Stored *stored,
             const TklDerivedTick *tick,
             GError **error)
{
  gboolean same_place = stored->tick.time_utc_ms == tick->time_utc_ms
                        && tkl_point_equal (stored->tick.point, tick->point);
  sqlite3_stmt *statement;

  if (same_place && !stored->withdrawn && stored->tick.odometer_m == tick->odometer_m
      && stored->tick.speed_kmh == tick->speed_kmh)
    return TRUE;

  if (stored->withdrawn)
    replace->diff->n_returned++;
  else
    replace->diff->n_changed++;
  widen (replace->diff, stored->tick.time_utc_ms);
  widen (replace->diff, tick->time_utc_ms);
  widen (replace->diff, stored->edit_time_utc_ms);

  statement = tkl_store_statement (replace->store, TKL_SQL_TICK_CHANGE);
  tkl_bind_int (statement, 1, stored->id);
  tkl_bind_int (statement, 2, tick->time_utc_ms);
  tkl_bind_point (statement, 3, tick->point);
  tkl_bind_int_or_null (statement, 5, tick->odometer_m, -1);
  tkl_bind_int_or_null (statement, 6, tick->speed_kmh, -1);
  return tkl_step_done (replace->store, statement, error)
         && (same_place || tkl_store_unlink_tick (replace->store, stored->id, error));
}

static gboolean
add_tick (const Replace *replace, const TklDerivedTick *tick, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (replace->store, TKL_SQL_TICK_INSERT);

  replace->diff->n_new++;
  widen (replace->diff, tick->time_utc_ms);
  tkl_bind_int (statement, 1, replace->derivation->vehicle_id);
  tkl_bind_int (statement, 2, tick->time_utc_ms);
  tkl_bind_int_or_null (statement, 3, tick->key_id, 0);
  tkl_bind_int (statement, 4, tick->kind);
  tkl_bind_point (statement, 5, tick->point);
  tkl_bind_int_or_null (statement, 7, tick->odometer_m, -1);
  tkl_bind_int_or_null (statement, 8, tick->speed_kmh, -1);
  return tkl_step_done (replace->store, statement, error);
}

static gboolean
drop_tick (const Replace *replace, const Stored *stored, GError **error)
{
  if (stored->touched && stored->withdrawn)
    return TRUE;

  /* One that was withdrawn and lost its layer since goes without notice: nobody saw it. */
  if (!stored->withdrawn)
    {
      widen (replace->diff, stored->tick.time_utc_ms);
      widen (replace->diff, stored->edit_time_utc_ms);
      if (stored->touched)
        replace->diff->n_withdrawn++;
      else
        replace->diff->n_deleted++;
    }
  return tkl_store_unlink_tick (replace->store, stored->id, error)
         && step_id (replace->store, stored->touched ? TKL_SQL_TICK_WITHDRAW : TKL_SQL_TICK_DELETE,
                     stored->id, error);
}

/* Ticks that are there before and after keep their rows; the others are left over. */
static gboolean
match_exactly (
    const Replace *replace, GArray *stored, GPtrArray *old, GPtrArray *new, GError **error)
{
  const GArray *ticks = replace->derivation->ticks;
  guint i = 0, j = 0;

  while (i < stored->len || j < ticks->len)
    {
      Stored *was = i < stored->len ? &g_array_index (stored, Stored, i) : NULL;
      TklDerivedTick *is = j < ticks->len ? &g_array_index (ticks, TklDerivedTick, j) : NULL;
      int order = was == NULL ? 1 : is == NULL ? -1 : compare_ticks (&was->tick, is);

      if (order < 0)
        g_ptr_array_add (old, was);
      else if (order > 0)
        g_ptr_array_add (new, is);
      else if (!change_tick (replace, was, is, error))
        return FALSE;
      i += order <= 0;
      j += order >= 0;
    }
  return TRUE;
}

static gint64
apart (const Stored *was, const TklDerivedTick *is)
{
  return ABS (was->tick.time_utc_ms - is->time_utc_ms);
}

static gboolean
is_same_touch (const Stored *was, const TklDerivedTick *is, gint64 touch_gap_ms)
{
  return was->tick.kind == is->kind && was->tick.key_id == is->key_id
         && apart (was, is) <= touch_gap_ms;
}

/* Of what is left over, pairs of the same touch that moved; each takes the nearest, so a pair waits
 * while the next one on either side is nearer. */
static void
pair_moved (GPtrArray *old, GPtrArray *new, gint64 touch_gap_ms, GPtrArray *pairs)
{
  guint i = 0, j = 0;

  g_ptr_array_sort (old, compare_stored_touches);
  g_ptr_array_sort (new, compare_derived_touches);
  while (i < old->len && j < new->len)
    {
      Stored *was = old->pdata[i];
      TklDerivedTick *is = new->pdata[j];
      Stored *next_was = i + 1 < old->len ? old->pdata[i + 1] : NULL;
      TklDerivedTick *next_is = j + 1 < new->len ? new->pdata[j + 1] : NULL;

      if (!is_same_touch (was, is, touch_gap_ms))
        {
          if (compare_touches (&was->tick, is) < 0)
            i++;
          else
            j++;
        }
      else if (next_was != NULL && is_same_touch (next_was, is, apart (was, is) - 1))
        i++;
      else if (next_is != NULL && is_same_touch (was, next_is, apart (was, is) - 1))
        j++;
      else
        {
          g_ptr_array_add (pairs, was);
          g_ptr_array_add (pairs, is);
          old->pdata[i++] = NULL;
          new->pdata[j++] = NULL;
        }
    }
}

/* First what goes: its place in the unique index may be wanted. */
static gboolean
write_rest (
    const Replace *replace, GPtrArray *old, GPtrArray *new, GPtrArray *pairs, GError **error)
{
  for (guint i = 0; i < old->len; i++)
    if (old->pdata[i] != NULL && !drop_tick (replace, old->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < pairs->len; i += 2)
    if (!change_tick (replace, pairs->pdata[i], pairs->pdata[i + 1], error))
      return FALSE;
  for (guint i = 0; i < new->len; i++)
    if (new->pdata[i] != NULL && !add_tick (replace, new->pdata[i], error))
      return FALSE;
  return TRUE;
}

static int
compare_new (gconstpointer a, gconstpointer b)
{
  const TklDerivedTick *const *x = a, *const *y = b;

  if (*x == NULL || *y == NULL)
    return (*x == NULL) - (*y == NULL);
  return compare_ticks (*x, *y);
}

gboolean
tkl_store_replace_ticks (TklStore *store,
                         const TklDerivation *derivation,
                         TklTickDiff *ret_diff,
                         GError **error)
{
  TklTickDiff diff = { .first_utc_ms = TKL_INSTANT_NONE_MS, .last_utc_ms = TKL_INSTANT_NONE_MS };
  Replace replace = { store, derivation, &diff };
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) new = g_ptr_array_new ();
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GArray) stored = NULL;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (derivation->vehicle_id > 0 && derivation->touch_gap_ms > 0, FALSE);

  stored = load_stored (store, derivation, error);
  if (stored == NULL || !match_exactly (&replace, stored, old, new, error))
    return FALSE;
  pair_moved (old, new, derivation->touch_gap_ms, pairs);
  /* In time order again: ids grow with time, and rows of a day lie together. */
  g_ptr_array_sort (new, compare_new);
  if (!write_rest (&replace, old, new, pairs, error))
    return FALSE;
  *ret_diff = diff;
  return TRUE;
}

gboolean
tkl_store_compare_ticks (
    TklStore *store, const TklDerivation *derivation, GArray *gone, GArray *fresh, GError **error)
{
  const GArray *ticks = derivation->ticks;
  g_autoptr (GArray) stored = NULL;

  TKL_ASSERT_STORE (store);
  stored = load_stored (store, derivation, error);
  if (stored == NULL)
    return FALSE;
  for (guint i = 0, j = 0; i < stored->len || j < ticks->len;)
    {
      const Stored *was = i < stored->len ? &g_array_index (stored, Stored, i) : NULL;
      const TklDerivedTick *is = j < ticks->len ? &g_array_index (ticks, TklDerivedTick, j) : NULL;
      int order = was == NULL ? 1 : is == NULL ? -1 : compare_ticks (&was->tick, is);

      if (order < 0 && !was->withdrawn)
        g_array_append_val (gone, was->id);
      if (order > 0 || (order == 0 && was->withdrawn))
        g_array_append_val (fresh, *is);
      i += order <= 0;
      j += order >= 0;
    }
  return TRUE;
}
