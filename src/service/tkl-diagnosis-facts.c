/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering what a diagnosis looks at: the person, the keys, unknown keys, the ticks. */
/* Thread: the office's reader thread. */
#include "tkl-diagnosis-private.h"

#include "tkl-instant.h"
#include "tkl-key-watch.h"
#include "tkl-store-touch.h"

/* How far back to look for the vehicles somebody uses. */
#define HABIT_MS (60 * TKL_MS_PER_DAY)

void
tkl_findings_clear (TklFindings *findings)
{
  g_clear_pointer (&findings->zone, tkl_zone_unref);
  g_clear_pointer (&findings->company, g_free);
  g_clear_pointer (&findings->number, g_free);
  g_clear_pointer (&findings->name, g_free);
  g_clear_pointer (&findings->keys, g_free);
  g_clear_pointer (&findings->mistyped, g_free);
  g_clear_pointer (&findings->turned, g_free);
  g_clear_pointer (&findings->passed_to, g_free);
  g_clear_pointer (&findings->sync_fault, g_free);
  g_clear_pointer (&findings->usual, g_free);
  g_clear_pointer (&findings->without_reader, g_free);
  g_clear_pointer (&findings->silent, g_free);
  g_clear_pointer (&findings->failing, g_free);
  g_clear_pointer (&findings->suspects, g_ptr_array_unref);
  g_clear_pointer (&findings->other_key, g_free);
  g_clear_pointer (&findings->last_vehicle, g_free);
}

static gboolean
overlaps (const TklDiagnosisSearch *search, TklDay from, TklDay to)
{
  return (from == TKL_DAY_NONE || from <= search->to) && (to == TKL_DAY_NONE || to >= search->from);
}

static const TklKey *
find_key (const TklDiagnosisSearch *search, gint64 key_id)
{
  for (guint i = 0; i < search->world->keys->len; i++)
    if (((const TklKey *) search->world->keys->pdata[i])->id == key_id)
      return search->world->keys->pdata[i];
  return NULL;
}

static const TklKeyHolding *
holding_at (const TklDiagnosisSearch *search, guint index)
{
  return &g_array_index (search->world->master->holdings, TklKeyHolding, index);
}

static gint32
find_holder (const TklDiagnosisSearch *search, gint32 key_id, gint64 utc_ms)
{
  return tkl_key_holders_find (search->world->holders, key_id,
                               tkl_zone_civil_day (search->findings->zone, utc_ms));
}

/* --- the person and the keys --------------------------------------------------------------- */

static void
look_at_person (TklDiagnosisSearch *search)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  GPtrArray *employees = search->world->master->employees;

  for (guint i = 0; i < employees->len && search->employee == NULL; i++)
    if (g_strcmp0 (((const TklEmployee *) employees->pdata[i])->number, search->findings->number)
        == 0)
      search->employee = employees->pdata[i];
  if (search->employee == NULL)
    return;
  search->findings->name = tkl_employee_name (search->employee);
  facts->exists = TRUE;
  facts->active = search->employee->active;
  facts->registered = search->employee->registered;
  facts->in_service
      = overlaps (search, search->employee->in_service_from, search->employee->in_service_to);
}

/* Notes as well what readers send otherwise than confirmed.
 * @ret_wrong: it cannot be the number of a key, and no reader ever sent it. */
static gboolean
check_spelling (TklDiagnosisSearch *search, const TklKey *key, gboolean *ret_wrong, GError **error)
{
  TklFindings *findings = search->findings;
  g_autoptr (GPtrArray) spellings = NULL;
  g_autoptr (GPtrArray) turned = NULL;

  if (!tkl_store_list_spellings (search->store, key->id, &spellings, error))
    return FALSE;
  turned = tkl_key_watch_find (search->store, spellings, error);
  if (turned == NULL)
    return FALSE;
  findings->facts.n_turned += turned->len;
  if (turned->len > 0 && findings->turned == NULL)
    findings->turned = g_strdup (turned->pdata[0]);
  *ret_wrong = tkl_key_looks_mistyped (key->text) && spellings->len == 0;
  return TRUE;
}

static gboolean
look_at_keys (TklDiagnosisSearch *search, GError **error)
{
  TklFindings *findings = search->findings;
  guint n_held = 0, n_wrong = 0;

  for (guint i = 0; i < search->world->master->holdings->len; i++)
    {
      const TklKeyHolding *holding = holding_at (search, i);
      const TklKey *key = find_key (search, holding->key_id);
      gboolean wrong;

      if (holding->employee_id != search->employee->id || key == NULL)
        continue;
      findings->facts.n_holdings++;
      g_hash_table_add (search->own_keys, GINT_TO_POINTER ((int) key->id));
      if (!overlaps (search, holding->from, holding->to))
        continue;
      if (!check_spelling (search, key, &wrong, error))
        return FALSE;
      n_held++;
      n_wrong += wrong;
      tkl_findings_add_name (&findings->keys, key->text);
      if (wrong && findings->mistyped == NULL)
        findings->mistyped = g_strdup (key->text);
    }
  findings->facts.holds_key = n_held > 0;
  findings->facts.mistyped = n_held > 0 && n_wrong == n_held;
  return TRUE;
}

static gboolean
holds_any_key (const TklDiagnosisSearch *search, gint64 utc_ms)
{
  TklDay day = tkl_zone_civil_day (search->findings->zone, utc_ms);

  for (guint i = 0; i < search->world->master->holdings->len; i++)
    {
      const TklKeyHolding *holding = holding_at (search, i);

      if (holding->employee_id == search->employee->id
          && tkl_day_in_period (day, holding->from, holding->to))
        return TRUE;
    }
  return FALSE;
}

/* Did he hold the key before that day? */
static gboolean
held_before (const TklDiagnosisSearch *search, gint32 key_id, TklDay day)
{
  for (guint i = 0; i < search->world->master->holdings->len; i++)
    {
      const TklKeyHolding *holding = holding_at (search, i);

      if (holding->key_id == key_id && holding->employee_id == search->employee->id
          && holding->to != TKL_DAY_NONE && holding->to < day)
        return TRUE;
    }
  return FALSE;
}

/* A touch in the period on a day on which somebody else, or nobody, holds the key. */
static void
note_foreign_touch (TklDiagnosisSearch *search, const TklKeyTouch *touch, gint32 holder)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  TklDay day = tkl_zone_civil_day (search->findings->zone, touch->time_utc_ms);
  const TklEmployee *other = tkl_master_employee (search->world->master, holder);

  if (holder == 0)
    facts->n_unheld++;
  else if (other != NULL && held_before (search, touch->key_id, day)
           && !holds_any_key (search, touch->time_utc_ms) && facts->n_passed_on++ == 0)
    search->findings->passed_to = tkl_employee_name (other);
}

static void
note_touch (TklDiagnosisSearch *search, const TklKeyTouch *touch, GHashTable *uses)
{
  TklFindings *findings = search->findings;
  TklDiagnosisFacts *facts = &findings->facts;
  gint32 holder = find_holder (search, touch->key_id, touch->time_utc_ms);
  gboolean inside
      = touch->time_utc_ms >= facts->from_utc_ms && touch->time_utc_ms < facts->to_utc_ms;

  if (holder != search->employee->id)
    {
      if (inside)
        note_foreign_touch (search, touch, holder);
      return;
    }
  if (touch->time_utc_ms > findings->last_utc_ms)
    {
      findings->last_utc_ms = touch->time_utc_ms;
      g_free (findings->last_vehicle);
      findings->last_vehicle = g_strdup (tkl_key_world_title (search->world, touch->vehicle_id));
    }
  if (touch->time_utc_ms < facts->to_utc_ms && touch->time_utc_ms >= facts->to_utc_ms - HABIT_MS)
    {
      gpointer id = GINT_TO_POINTER (touch->vehicle_id);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, id));

      g_hash_table_insert (uses, id, GUINT_TO_POINTER (n + 1));
    }
}

/* The vehicle he uses most, and others he uses nearly as much. */
static void
choose_usual (TklDiagnosisSearch *search, GHashTable *uses)
{
  GHashTableIter iter;
  gpointer id, n;
  guint most = 0;

  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    most = MAX (most, GPOINTER_TO_UINT (n));
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (2 * GPOINTER_TO_UINT (n) >= most)
      g_hash_table_add (search->usual, id);
}

static gboolean
look_at_touches (TklDiagnosisSearch *search, GError **error)
{
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key_id;

  g_hash_table_iter_init (&iter, search->own_keys);
  while (g_hash_table_iter_next (&iter, &key_id, NULL))
    {
      g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));

      if (!tkl_store_load_touches (search->store, GPOINTER_TO_INT (key_id), TKL_TOUCH_SPAN_ALL,
                                   touches, error))
        return FALSE;
      for (guint i = 0; i < touches->len; i++)
        note_touch (search, &g_array_index (touches, TklKeyTouch, i), uses);
    }
  choose_usual (search, uses);
  return TRUE;
}

/* --- unknown keys and ticks ---------------------------------------------------------------- */

static gboolean
ticked_in_period (const TklDiagnosisSearch *search, const GArray *touches)
{
  const TklDiagnosisFacts *facts = &search->findings->facts;

  for (guint i = 0; i < touches->len; i++)
    {
      gint64 time = g_array_index (touches, TklKeyTouch, i).time_utc_ms;

      if (time >= facts->from_utc_ms && time < facts->to_utc_ms)
        return TRUE;
    }
  return FALSE;
}

static gboolean
points_to_him (const TklDiagnosisSearch *search, const GArray *guesses)
{
  const TklKeyGuess *best;

  if (guesses->len == 0)
    return FALSE;
  best = &g_array_index (guesses, TklKeyGuess, 0);
  return best->employee_id == search->employee->id && best->confidence >= TKL_CONFIDENCE_LIKELY;
}

static gboolean
look_at_other_keys (TklDiagnosisSearch *search, GError **error)
{
  TklFindings *findings = search->findings;
  TklDiagnosisFacts *facts = &findings->facts;
  g_autoptr (TklKeyGuesser) guesser = tkl_key_world_guesser (
      search->world, search->store, MIN (facts->to_utc_ms, facts->now_utc_ms) - 1, error);

  if (guesser == NULL)
    return FALSE;
  for (guint i = 0; i < search->world->keys->len && !facts->other_key; i++)
    {
      const TklKey *key = search->world->keys->pdata[i];
      g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
      g_autoptr (GArray) guesses = NULL;

      if (g_hash_table_contains (search->own_keys, GINT_TO_POINTER ((int) key->id))
          || g_hash_table_contains (search->world->notes_aside, GINT_TO_POINTER ((int) key->id)))
        continue;
      if (!tkl_key_world_unheld (search->world, search->store, key->id, 0, touches, error))
        return FALSE;
      if (!ticked_in_period (search, touches))
        continue;
      guesses = tkl_key_guesser_run (guesser, (gint32) key->id);
      facts->other_key = points_to_him (search, guesses);
      if (facts->other_key)
        findings->other_key = g_strdup (key->text);
    }
  return TRUE;
}

/* A tick that his key made while he held it. */
static void
count_touch (TklDiagnosisSearch *search, const TklTick *tick)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  gboolean his = tick->employee_id == search->employee->id;

  facts->n_touches++;
  if ((tick->flags & TKL_TICK_DELETED) != 0)
    {
      facts->n_deleted++;
      return;
    }
  facts->n_given += (tick->flags & TKL_TICK_EMPLOYEE_EDITED) != 0 && !his;
  facts->n_unlinked += (tick->flags & TKL_TICK_LINKED) == 0;
  facts->n_blocked += (tick->flags & TKL_TICK_BLOCKED) != 0;
  facts->n_placeless += his && (tick->flags & TKL_TICK_LINKED) != 0
                        && (tick->flags & TKL_TICK_IS_DOUBLE) == 0
                        && !tkl_tick_has_single_place (tick);
}

static gboolean
look_at_ticks (TklDiagnosisSearch *search, GError **error)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();

  query.from_utc_ms = facts->from_utc_ms;
  query.to_utc_ms = facts->to_utc_ms;
  if (!tkl_store_load_ticks (search->store, &query, set, error))
    return FALSE;
  for (guint i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      facts->n_shown
          += tick->employee_id == search->employee->id && (tick->flags & TKL_TICK_DELETED) == 0;
      if (tick->kind == TKL_TICK_TOUCH
          && find_holder (search, tick->key_id, tick->time_utc_ms) == search->employee->id)
        count_touch (search, tick);
    }
  return TRUE;
}

static gboolean
look_around (TklDiagnosisSearch *search, GError **error)
{
  look_at_person (search);
  if (search->employee == NULL)
    return TRUE;
  return look_at_keys (search, error) && look_at_touches (search, error)
         && tkl_diagnosis_look_at_fleet (search, error) && look_at_other_keys (search, error)
         && look_at_ticks (search, error);
}

gboolean
tkl_findings_gather (TklStore *store, TklDay from, TklDay to, TklFindings *findings, GError **error)
{
  TklDiagnosisSearch search = { .store = store, .from = from, .to = to, .findings = findings };
  const TklMaster *master;
  gboolean done;

  search.world = tkl_key_world_load (store, error);
  if (search.world == NULL)
    return FALSE;
  master = search.world->master;
  findings->zone = tkl_zone_ref (master->zone);
  findings->company = g_strdup (master->company->name);
  findings->suspects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_suspect_free);
  findings->silent_utc_ms = findings->last_utc_ms = TKL_INSTANT_NONE;
  findings->facts.from_utc_ms
      = tkl_zone_workday_start_utc_ms (master->zone, from, master->company->day_start_min);
  findings->facts.to_utc_ms
      = tkl_zone_workday_start_utc_ms (master->zone, to + 1, master->company->day_start_min);
  search.own_keys = g_hash_table_new (NULL, NULL);
  search.usual = g_hash_table_new (NULL, NULL);

  done = look_around (&search, error);
  g_hash_table_unref (search.own_keys);
  g_hash_table_unref (search.usual);
  tkl_key_world_free (search.world);
  return done;
}
