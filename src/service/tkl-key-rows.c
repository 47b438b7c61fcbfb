/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tkl-key-service.h made from what is stored. */
/* Thread: the office's reader thread. */
#include "tkl-key-rows.h"

#include "tkl-geo-place.h"
#include "tkl-instant.h"
#include "tkl-key-watch.h"
#include "tkl-store-names.h"
#include "tkl-store-touch.h"
#include "tkl-store-vehicle.h"

static char *
name_employee (const TklKeyWorld *world, gint32 id)
{
  const TklEmployee *employee = tkl_master_employee (world->master, id);

  return employee != NULL ? tkl_employee_name (employee) : NULL;
}

static char *
number_employee (const TklKeyWorld *world, gint32 id)
{
  const TklEmployee *employee = tkl_master_employee (world->master, id);

  return employee != NULL ? g_strdup (employee->number) : NULL;
}

TklGuessRow *
tkl_guess_row_new (const TklKeyWorld *world, const TklKeyGuess *guess)
{
  TklGuessRow *row = g_new0 (TklGuessRow, 1);

  row->guess = *guess;
  row->number = number_employee (world, guess->employee_id);
  row->name = name_employee (world, guess->employee_id);
  row->vehicle = g_strdup (tkl_key_world_title (world, guess->vehicle_id));
  row->mate = name_employee (world, guess->mate_id);
  return row;
}

/* --- vehicles of a key --------------------------------------------------------------------- */

typedef struct
{
  const char *title; /* (borrowed) */
  guint n;
} Use;

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Use *x = a, *y = b;

  if (x->n != y->n)
    return (x->n < y->n) - (x->n > y->n);
  return g_strcmp0 (x->title, y->title);
}

static GStrv
list_vehicles (const TklKeyWorld *world, const GArray *touches)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id, n;

  for (guint i = 0; i < touches->len; i++)
    {
      id = GINT_TO_POINTER (g_array_index (touches, TklKeyTouch, i).vehicle_id);
      n = g_hash_table_lookup (counts, id);
      g_hash_table_insert (counts, id, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      Use use = { tkl_key_world_title (world, GPOINTER_TO_INT (id)), GPOINTER_TO_UINT (n) };

      if (use.title != NULL)
        g_array_append_val (uses, use);
    }
  g_array_sort (uses, compare_uses);
  for (guint i = 0; i < uses->len; i++)
    g_strv_builder_add (builder, g_array_index (uses, Use, i).title);
  return g_strv_builder_end (builder);
}

/* --- one key ------------------------------------------------------------------------------- */

static void
fill_place (const TklKeyWorld *world, TklKeyRow *row)
{
  const TklMaster *master = world->master;
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  TklDay day = tkl_zone_workday (master->zone, row->last_utc_ms, master->company->day_start_min);
  TklMatch match = tkl_places_find (master->places, row->last_point, NULL, day, pool);
  const TklProject *project = tkl_master_project (master, match.project_id);

  row->last_place = match.place;
  row->last_project = project != NULL ? g_strdup (project->number) : NULL;
}

static void
fill_touches (const TklKeyWorld *world, const GArray *touches, TklKeyRow *row)
{
  const TklKeyTouch *last;

  row->n_ticks = touches->len;
  row->vehicles = list_vehicles (world, touches);
  row->first_utc_ms = row->last_utc_ms = TKL_INSTANT_NONE;
  row->last_point = TKL_POINT_NONE;
  if (touches->len == 0)
    return;
  last = &g_array_index (touches, TklKeyTouch, touches->len - 1);
  row->first_utc_ms = g_array_index (touches, TklKeyTouch, 0).time_utc_ms;
  row->last_utc_ms = last->time_utc_ms;
  row->last_point = last->point;
  row->last_vehicle = g_strdup (tkl_key_world_title (world, last->vehicle_id));
  fill_place (world, row);
}

static void
fill_holder (const TklKeyWorld *world, TklKeyRow *row)
{
  const GArray *holdings = world->master->holdings;
  const TklKeyHolding *last = NULL;

  for (guint i = 0; i < holdings->len; i++)
    {
      const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, i);

      if (holding->key_id == row->key_id && (last == NULL || holding->from > last->from))
        last = holding;
    }
  row->from = last != NULL ? last->from : TKL_DAY_NONE;
  row->to = last != NULL ? last->to : TKL_DAY_NONE;
  if (last == NULL)
    return;
  row->holder_id = last->employee_id;
  row->holder = number_employee (world, (gint32) last->employee_id);
  row->holder_name = name_employee (world, (gint32) last->employee_id);
}

static gboolean
fill_address (TklStore *store, TklKeyRow *row, GError **error)
{
  g_autoptr (TklNames) names = tkl_names_new (store);
  const char *address;

  if (!tkl_point_valid (row->last_point))
    return TRUE;
  if (!tkl_names_get (names, TKL_NAME_ADDRESS, tkl_geo_cell (row->last_point), &address, error))
    return FALSE;
  row->last_address = g_strdup (address);
  return TRUE;
}

static gboolean
fill_spellings (const TklKeyWorld *world, TklStore *store, TklKeyRow *row, GError **error)
{
  TklKeyOrder order = (TklKeyOrder) world->master->company->key_order;
  TklKeyReading reading = tkl_key_read_as (row->text, order);
  guint n = tkl_key_order_is_told (order) ? MIN (reading.n_candidates, 1) : reading.n_candidates;
  g_autoptr (GStrvBuilder) spellings = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) candidates = g_strv_builder_new ();
  g_autoptr (GPtrArray) texts = NULL;

  if (!tkl_store_list_spellings (store, row->key_id, &texts, error))
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    g_strv_builder_add (spellings, texts->pdata[i]);
  if (row->status == TKL_KEY_UNVERIFIED)
    for (guint i = 0; i < n; i++)
      g_strv_builder_add (candidates, reading.candidate[i]);
  row->spellings = g_strv_builder_end (spellings);
  row->candidates = g_strv_builder_end (candidates);
  return TRUE;
}

/* Returns: (transfer full) (nullable). */
static TklKeyRow *
row_new (const TklKeyWorld *world,
         TklStore *store,
         const TklKey *key,
         gboolean only_unheld,
         GError **error)
{
  g_autoptr (TklKeyRow) row = g_new0 (TklKeyRow, 1);
  g_autoptr (GArray) unheld = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  const char *note = g_hash_table_lookup (world->notes_aside, GINT_TO_POINTER ((int) key->id));

  row->key_id = key->id;
  row->text = g_strdup (key->text);
  row->status = key->status;
  row->method = key->method;
  row->aside = note != NULL;
  row->aside_note = note != NULL && note[0] != '\0' ? g_strdup (note) : NULL;
  if (!tkl_key_world_unheld (world, store, key->id, only_unheld ? TKL_KEY_MAX_TICKS : 0, unheld,
                             error)
      || (!only_unheld && !tkl_store_load_touches (store, key->id, TKL_TOUCH_SPAN_ALL, all, error)))
    return NULL;
  row->n_unheld = unheld->len;
  fill_touches (world, only_unheld ? unheld : all, row);
  if (only_unheld && unheld->len == TKL_KEY_MAX_TICKS
      && !tkl_key_world_first_unheld (world, store, key->id, &row->first_utc_ms, error))
    return NULL;
  fill_holder (world, row);
  if (!fill_address (store, row, error) || !fill_spellings (world, store, row, error))
    return NULL;
  return g_steal_pointer (&row);
}

/* --- lists --------------------------------------------------------------------------------- */

static int
compare_last_seen (gconstpointer a, gconstpointer b)
{
  const TklKeyRow *x = *(const TklKeyRow *const *) a, *y = *(const TklKeyRow *const *) b;

  if (x->last_utc_ms != y->last_utc_ms)
    return (x->last_utc_ms < y->last_utc_ms) - (x->last_utc_ms > y->last_utc_ms);
  return g_strcmp0 (x->text, y->text);
}

static gboolean
fill_guesses (TklKeyWorld *world, TklStore *store, GPtrArray *rows, GError **error)
{
  g_autoptr (TklKeyGuesser) guesser = NULL;
  const TklKeyRow *newest;

  if (rows->len == 0)
    return TRUE;
  newest = rows->pdata[0];
  guesser = tkl_key_world_guesser (world, store, newest->last_utc_ms, error);
  if (guesser == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      TklKeyRow *row = rows->pdata[i];
      g_autoptr (GArray) guesses = tkl_key_guesser_run (guesser, (gint32) row->key_id);

      if (guesses->len > 0)
        row->best = tkl_guess_row_new (world, &g_array_index (guesses, TklKeyGuess, 0));
    }
  return TRUE;
}

/* All texts at once: what is known is the same for each of them. */
static gboolean
fill_turned (TklStore *store, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) turned = NULL;

  for (guint i = 0; i < rows->len; i++)
    for (GStrv text = ((const TklKeyRow *) rows->pdata[i])->spellings; *text != NULL; text++)
      g_ptr_array_add (texts, *text);
  turned = tkl_key_watch_find (store, texts, error);
  if (turned == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      TklKeyRow *row = rows->pdata[i];

      for (GStrv text = row->spellings; *text != NULL && row->turned == NULL; text++)
        if (g_ptr_array_find_with_equal_func (turned, *text, g_str_equal, NULL))
          row->turned = g_strdup (*text);
    }
  return TRUE;
}

static gboolean
is_wanted (const TklKeyRow *row, TklKeyChoice choice)
{
  switch (choice)
    {
    case TKL_KEYS_INBOX:
      return row->n_ticks > 0 && !row->aside;
    case TKL_KEYS_ASIDE:
      return row->aside;
    case TKL_KEYS_ALL:
    default:
      return TRUE;
    }
}

gboolean
tkl_key_rows_load (TklStore *store,
                   TklKeyChoice choice,
                   GCancellable *cancellable,
                   GPtrArray **ret_rows,
                   GError **error)
{
  g_autoptr (TklKeyWorld) world = tkl_key_world_load (store, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_key_row_free);

  if (world == NULL)
    return FALSE;
  for (guint i = 0; i < world->keys->len; i++)
    {
      g_autoptr (TklKeyRow) row = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      row = row_new (world, store, world->keys->pdata[i], choice != TKL_KEYS_ALL, error);
      if (row == NULL)
        return FALSE;
      if (is_wanted (row, choice))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  if (choice != TKL_KEYS_ALL)
    g_ptr_array_sort (rows, compare_last_seen);
  if (choice == TKL_KEYS_INBOX && !fill_guesses (world, store, rows, error))
    return FALSE;
  if (!fill_turned (store, rows, error))
    return FALSE;
  *ret_rows = g_steal_pointer (&rows);
  return TRUE;
}

gboolean
tkl_touch_rows_load (
    TklStore *store, gint64 key_id, guint limit, GPtrArray **ret_rows, GError **error)
{
  g_autoptr (TklKeyWorld) world = tkl_key_world_load (store, error);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  TklTouchSpan newest = { G_MININT64, G_MAXINT64, limit };
  GPtrArray *rows;

  if (world == NULL || !tkl_store_load_touches (store, key_id, &newest, touches, error))
    return FALSE;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_touch_row_free);
  for (guint i = touches->len; i-- > 0;)
    {
      const TklKeyTouch *touch = &g_array_index (touches, TklKeyTouch, i);
      TklDay day = tkl_zone_civil_day (world->master->zone, touch->time_utc_ms);
      TklTouchRow *row = g_new0 (TklTouchRow, 1);

      row->tick_id = touch->tick_id;
      row->time_utc_ms = touch->time_utc_ms;
      row->point = touch->point;
      row->vehicle = g_strdup (tkl_key_world_title (world, touch->vehicle_id));
      row->holder
          = number_employee (world, tkl_key_holders_find (world->holders, touch->key_id, day));
      g_ptr_array_add (rows, row);
    }
  *ret_rows = rows;
  return TRUE;
}
