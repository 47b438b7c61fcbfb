/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is around a tick: its day, its mates, and what they say about what is missing. */
/* Thread: that of the store. */
#include "tkl-tick-around.h"

#include "tkl-store-company.h"
#include "tkl-store-tick.h"

/* --- names ------------------------------------------------------------------------------------ */

/* `12 Anna Peeters`: the number, then the name where there is one; NULL for none. */
gboolean
tkl_tick_name (TklNames *names,
               TklNameKind number_kind,
               TklNameKind name_kind,
               gint32 id,
               char **ret_label,
               GError **error)
{
  const char *number, *text;

  *ret_label = NULL;
  if (!tkl_names_get (names, number_kind, id, &number, error)
      || !tkl_names_get (names, name_kind, id, &text, error))
    return FALSE;
  if (number != NULL)
    *ret_label = text != NULL && number_kind != name_kind ? g_strdup_printf ("%s %s", number, text)
                                                          : g_strdup (number);
  return TRUE;
}

gboolean
tkl_tick_name_project (TklNames *names, gint32 id, char **ret_label, GError **error)
{
  return tkl_tick_name (names, TKL_NAME_PROJECT, TKL_NAME_OF_PROJECT, id, ret_label, error);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* No workday reaches farther from one of its ticks, whatever its day start. */
#define AROUND_MS (2 * TKL_MS_PER_DAY)

static gboolean
load_around (TklStore *store,
             const TklTick *tick,
             gint64 within_ms,
             gint32 employee_id,
             TklTickSet *set,
             GError **error)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;

  query.from_utc_ms = tick->time_utc_ms - within_ms;
  query.to_utc_ms = tick->time_utc_ms + within_ms + 1;
  query.employee_id = employee_id;
  return tkl_store_load_ticks (store, &query, set, error);
}

static const TklTick *
ticks_of (const TklTickSet *set)
{
  return (const TklTick *) (gpointer) set->ticks->data;
}

/* Of nobody's day nothing is told: its ticks are of several people. */
static gboolean
load_day (TklStore *store, const TklTick *tick, TklTickSet *set, GError **error)
{
  GArray *ticks = set->ticks;
  guint n = 0;

  if (tick->employee_id == 0)
    return TRUE;
  if (!load_around (store, tick, AROUND_MS, tick->employee_id, set, error))
    return FALSE;
  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, TklTick, i).day == tick->day)
      g_array_index (ticks, TklTick, n++) = g_array_index (ticks, TklTick, i);
  g_array_set_size (ticks, n);
  tkl_workdays_sort ((TklTick *) (gpointer) ticks->data, n, NULL);
  return TRUE;
}

/* --- telling ---------------------------------------------------------------------------------- */

static gboolean
tell_day (TklNames *names,
          const TklCompany *company,
          const TklTickSet *day,
          TklTickDetail *detail,
          GError **error)
{
  TklWorkday workday
      = { ticks_of (day), day->ticks->len, detail->tick.employee_id, detail->tick.day };

  detail->day_state = tkl_day_state (&workday, company);
  for (guint i = 0; i < day->ticks->len; i++)
    {
      const TklTick *tick = &workday.ticks[i];
      TklTickOfDay *of_day;

      if (!tkl_tick_is_kept (tick, company->on.ignore_doubles))
        continue;
      of_day = g_new0 (TklTickOfDay, 1);
      g_ptr_array_add (detail->day, of_day);
      of_day->id = tick->id;
      of_day->time_utc_ms = tick->time_utc_ms;
      of_day->place = tick->place;
      of_day->good = tkl_tick_has_single_place (tick) && (tick->flags & TKL_TICK_BLOCKED) == 0;
      if (!tkl_tick_name_project (names, tick->project_id, &of_day->label, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_places (TklNames *names, const GArray *guesses, TklTickDetail *detail, GError **error)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      TklTickGuess *guess = g_new0 (TklTickGuess, 1);

      g_ptr_array_add (detail->guesses, guess);
      guess->guess = g_array_index (guesses, TklPlaceGuess, i);
      if (!tkl_tick_name_project (names, guess->guess.project_id, &guess->label, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_missing (TklNames *names, const GArray *guesses, TklTickDetail *detail, GError **error)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      TklTickMissing *missing = g_new0 (TklTickMissing, 1);

      g_ptr_array_add (detail->missing, missing);
      missing->guess = g_array_index (guesses, TklMissingGuess, i);
      if (!tkl_tick_name_project (names, missing->guess.project_id, &missing->label, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_tick_look_around (TklStore *store,
                      TklNames *names,
                      const GArray *candidates,
                      TklTickDetail *detail,
                      GError **error)
{
  const TklTick *tick = &detail->tick;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklTickSet) day = tkl_tick_set_new ();
  g_autoptr (TklTickSet) others = tkl_tick_set_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TklPlaceGuess));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (TklMissingGuess));

  if (tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL)
    return TRUE;
  if (!tkl_store_load_company (store, &company, error) || !load_day (store, tick, day, error)
      || !load_around (store, tick, AROUND_MS, 0, others, error))
    return FALSE;
  if (!tkl_tick_has_single_place (tick))
    tkl_place_guess (&(TklPlaceFacts){ .tick = tick,
                                       .day = ticks_of (day),
                                       .n_day = day->ticks->len,
                                       .mates = ticks_of (others),
                                       .n_mates = others->ticks->len,
                                       .candidates = (const gint32 *) (gpointer) candidates->data,
                                       .n_candidates = candidates->len,
                                       .ignore_doubles = company->on.ignore_doubles },
                     places);
  tkl_missing_guess (&(TklMissingFacts){ .day = ticks_of (day),
                                         .n_day = day->ticks->len,
                                         .mates = ticks_of (others),
                                         .n_mates = others->ticks->len,
                                         .ignore_doubles = company->on.ignore_doubles },
                     missing);
  return tell_day (names, company, day, detail, error) && tell_places (names, places, detail, error)
         && tell_missing (names, missing, detail, error);
}
