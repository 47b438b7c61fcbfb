/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose key may this be? Guesses about keys that tick without a holder, with their evidence. */
/* Thread: any; a guesser is immutable after creation. */
#include "tkl-key-guess.h"

#include "tkl-key-holders.h"
#include "tkl-key.h"
#include "tkl-pair-days.h"
#include "tkl-text.h"

#include <string.h>

/* Touches in one vehicle this far apart belong to one ride. */
#define RIDE_MS (15 * G_GINT64_CONSTANT (60000))
/* Days from which on somebody is known to use a vehicle, or to ride with somebody. */
#define HABIT_DAYS 2
/* Keys bought together are numbered in a row; further apart it is chance. */
#define NEIGHBOUR_REACH 10
/* Beyond this a home may be that of the house next door. */
#define HOME_SURE_M 100

/* A touch without a holder. */
typedef struct
{
  gint32 key_id;
  TklDay day;
  gint64 time_utc_ms;
  TklPoint point;
} Touch;

/* The number on a key, and of whom the office knows that he held it last. */
typedef struct
{
  gint64 serial;
  gint64 holder_number;
} Numbered;

struct _TklKeyGuesser
{
  TklGuessInput input;
  TklKeyHolders *holders; /* (owned) */
  GArray *touches;        /* (owned) of Touch: by key, then time */
  GArray *person_vehicle; /* (owned) pair days, as all below */
  GArray *person_person;  /* both ways round */
  GArray *person_project; /* planned */
  GArray *person_seen;    /* b is 0 */
  GArray *key_vehicle;
  GArray *key_person;
  GArray *key_project;
  GArray *numbered;    /* (owned) of Numbered */
  GHashTable *serials; /* (owned): key id → serial number (gint64, owned) */
};

const char *
tkl_confidence_to_text (TklConfidence confidence)
{
  static const char *const words[] = { "weak", "likely", "strong" };

  g_return_val_if_fail ((guint) confidence < G_N_ELEMENTS (words), NULL);
  return words[confidence];
}

const char *
tkl_evidence_to_text (TklEvidence evidence)
{
  static const char *const words[]
      = { "home", "vehicle", "crew", "planned", "neighbour", "seen", "has-key" };

  g_return_val_if_fail ((guint) evidence < G_N_ELEMENTS (words), NULL);
  return words[evidence];
}

/* --- what the ticks say -------------------------------------------------------------------- */

/* Of a holder who is inactive or out of service the key is known all the same. */
static gboolean
is_unheld (const TklKeyGuesser *guesser, const TklTick *tick)
{
  TklDay day = tkl_zone_civil_day (guesser->input.zone, tick->time_utc_ms);

  return tick->key_id != 0 && tick->employee_id == 0
         && tkl_key_holders_find (guesser->holders, tick->key_id, day) == 0;
}

static void
add_pair (GArray *pairs, gint32 a, gint32 b, TklDay day)
{
  TklPairDay pair = { a, b, day };

  if (a != 0 && b != 0)
    g_array_append_val (pairs, pair);
}

static int
compare_touches (gconstpointer a, gconstpointer b)
{
  const Touch *x = a, *y = b;

  if (x->key_id != y->key_id)
    return (x->key_id > y->key_id) - (x->key_id < y->key_id);
  return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
}

static void
note_tick (TklKeyGuesser *guesser, const TklTick *tick, TklDay day)
{
  TklPairDay seen = { tick->employee_id, 0, day };

  if (tick->employee_id != 0)
    {
      g_array_append_val (guesser->person_seen, seen);
      add_pair (guesser->person_vehicle, tick->employee_id, tick->vehicle_id, day);
    }
  else if (is_unheld (guesser, tick))
    {
      Touch touch = { tick->key_id, day, tick->time_utc_ms, tick->point };

      g_array_append_val (guesser->touches, touch);
      add_pair (guesser->key_vehicle, tick->key_id, tick->vehicle_id, day);
      if (tick->place == TKL_PLACE_PROJECT)
        add_pair (guesser->key_project, tick->key_id, tick->project_id, day);
    }
}

static int
compare_rides (gconstpointer a, gconstpointer b)
{
  const TklTick *x = *(const TklTick *const *) a, *y = *(const TklTick *const *) b;

  if (x->vehicle_id != y->vehicle_id)
    return (x->vehicle_id > y->vehicle_id) - (x->vehicle_id < y->vehicle_id);
  return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
}

static void
note_ride (TklKeyGuesser *guesser, const TklTick *a, const TklTick *b, TklDay day)
{
  if (a->employee_id != 0 && b->employee_id != 0 && a->employee_id != b->employee_id)
    {
      add_pair (guesser->person_person, a->employee_id, b->employee_id, day);
      add_pair (guesser->person_person, b->employee_id, a->employee_id, day);
    }
  else if (a->employee_id != 0 && is_unheld (guesser, b))
    add_pair (guesser->key_person, b->key_id, a->employee_id, day);
  else if (b->employee_id != 0 && is_unheld (guesser, a))
    add_pair (guesser->key_person, a->key_id, b->employee_id, day);
}

static gboolean
counts (const TklTick *tick)
{
  return (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL)
         && (tick->flags & TKL_TICK_DELETED) == 0;
}

static void
read_ticks (TklKeyGuesser *guesser)
{
  const TklGuessInput *input = &guesser->input;
  g_autoptr (GPtrArray) rides = g_ptr_array_new ();

  for (gsize i = 0; i < input->n_ticks; i++)
    if (counts (&input->ticks[i]))
      {
        const TklTick *tick = &input->ticks[i];

        note_tick (guesser, tick,
                   tkl_zone_workday (input->zone, tick->time_utc_ms, input->day_start_min));
        if (tick->vehicle_id != 0)
          g_ptr_array_add (rides, (gpointer) tick);
      }
  g_array_sort (guesser->touches, compare_touches);
  g_ptr_array_sort (rides, compare_rides);
  for (guint i = 0; i < rides->len; i++)
    {
      const TklTick *tick = rides->pdata[i];
      TklDay day = tkl_zone_workday (input->zone, tick->time_utc_ms, input->day_start_min);

      for (guint j = i; j-- > 0;)
        {
          const TklTick *before = rides->pdata[j];

          if (before->vehicle_id != tick->vehicle_id
              || tick->time_utc_ms - before->time_utc_ms > RIDE_MS)
            break;
          note_ride (guesser, before, tick, day);
        }
    }
}

/* --- numbers of keys ----------------------------------------------------------------------- */

/* Check sum, twelve digits of the serial, family. */
static gboolean
read_serial (const char *text, gint64 *ret_serial)
{
  TklKeyReading reading = tkl_key_read (text);
  char digits[13];

  if (reading.status != TKL_KEY_VALID)
    return FALSE;
  memcpy (digits, reading.candidate[0] + 2, 12);
  digits[12] = '\0';
  *ret_serial = (gint64) g_ascii_strtoull (digits, NULL, 16);
  return TRUE;
}

static const TklEmployee *
find_employee (const TklKeyGuesser *guesser, gint32 id)
{
  for (guint i = 0; i < guesser->input.employees->len; i++)
    {
      const TklEmployee *employee = guesser->input.employees->pdata[i];

      if (employee->id == id)
        return employee;
    }
  return NULL;
}

/* Holders come by key, then time: the last one of a key counts. */
static gint32
find_last_holder (const TklKeyGuesser *guesser, gint32 key_id)
{
  const TklKeyHolding *last = NULL;

  for (gsize i = 0; i < guesser->input.n_holdings; i++)
    {
      const TklKeyHolding *holding = &guesser->input.holdings[i];

      if (holding->key_id == key_id && (last == NULL || holding->from > last->from))
        last = holding;
    }
  return last != NULL ? (gint32) last->employee_id : 0;
}

static void
read_numbers (TklKeyGuesser *guesser)
{
  for (gsize i = 0; i < guesser->input.n_keys; i++)
    {
      const TklKeyName *key = &guesser->input.keys[i];
      const TklEmployee *holder;
      Numbered numbered;

      if (!read_serial (key->text, &numbered.serial))
        continue;
      g_hash_table_insert (guesser->serials, GINT_TO_POINTER (key->id),
                           g_memdup2 (&numbered.serial, sizeof (gint64)));
      holder = find_employee (guesser, find_last_holder (guesser, key->id));
      if (holder != NULL
          && tkl_parse_int64 (holder->number, 0, G_MAXINT32, &numbered.holder_number))
        g_array_append_val (guesser->numbered, numbered);
    }
}

TklKeyGuesser *
tkl_key_guesser_new (const TklGuessInput *input)
{
  TklKeyGuesser *guesser;

  g_return_val_if_fail (input != NULL && input->employees != NULL && input->zone != NULL, NULL);
  g_return_val_if_fail (input->home_reach_m > 0, NULL);

  guesser = g_new0 (TklKeyGuesser, 1);
  guesser->input = *input;
  guesser->holders = tkl_key_holders_new (input->holdings, input->n_holdings);
  guesser->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  guesser->person_vehicle = tkl_pair_days_new ();
  guesser->person_person = tkl_pair_days_new ();
  guesser->person_project = tkl_pair_days_new ();
  guesser->person_seen = tkl_pair_days_new ();
  guesser->key_vehicle = tkl_pair_days_new ();
  guesser->key_person = tkl_pair_days_new ();
  guesser->key_project = tkl_pair_days_new ();
  guesser->numbered = g_array_new (FALSE, FALSE, sizeof (Numbered));
  guesser->serials = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  read_ticks (guesser);
  read_numbers (guesser);
  for (gsize i = 0; i < input->n_plan; i++)
    add_pair (guesser->person_project, input->plan[i].employee_id, input->plan[i].project_id,
              input->plan[i].day);
  tkl_pair_days_seal (guesser->person_vehicle);
  tkl_pair_days_seal (guesser->person_person);
  tkl_pair_days_seal (guesser->person_project);
  tkl_pair_days_seal (guesser->person_seen);
  tkl_pair_days_seal (guesser->key_vehicle);
  tkl_pair_days_seal (guesser->key_person);
  tkl_pair_days_seal (guesser->key_project);
  return guesser;
}

void
tkl_key_guesser_free (TklKeyGuesser *guesser)
{
  if (guesser == NULL)
    return;
  tkl_key_holders_free (guesser->holders);
  g_array_unref (guesser->touches);
  g_array_unref (guesser->person_vehicle);
  g_array_unref (guesser->person_person);
  g_array_unref (guesser->person_project);
  g_array_unref (guesser->person_seen);
  g_array_unref (guesser->key_vehicle);
  g_array_unref (guesser->key_person);
  g_array_unref (guesser->key_project);
  g_array_unref (guesser->numbered);
  g_hash_table_unref (guesser->serials);
  g_free (guesser);
}

/* --- evidence ------------------------------------------------------------------------------ */

static const Touch *
find_touches (const TklKeyGuesser *guesser, gint32 key_id, guint *ret_n)
{
  guint first = 0, end;

  while (first < guesser->touches->len
         && g_array_index (guesser->touches, Touch, first).key_id < key_id)
    first++;
  end = first;
  while (end < guesser->touches->len
         && g_array_index (guesser->touches, Touch, end).key_id == key_id)
    end++;
  *ret_n = end - first;
  return end > first ? &g_array_index (guesser->touches, Touch, first) : NULL;
}

static gint32
measure_home (const TklKeyGuesser *guesser, const TklEmployee *employee, TklPoint point)
{
  /* A degree of latitude is over 110 km anywhere: cheap, and most homes are far away. */
  gint64 reach_e7 = (gint64) guesser->input.home_reach_m * 10000000 / 110000;
  double distance_m;

  if (!tkl_point_is_set (point) || ABS ((gint64) point.lat_e7 - employee->home.lat_e7) > reach_e7)
    return -1;
  distance_m = tkl_point_distance_m (point, employee->home);
  return distance_m <= guesser->input.home_reach_m ? (gint32) (distance_m + 0.5) : -1;
}

/* Mornings and evenings: what lies between them may be a customer in the same street. */
static void
weigh_home (const TklKeyGuesser *guesser,
            const TklEmployee *employee,
            const Touch *touches,
            guint n_touches,
            TklKeyGuess *guess)
{
  TklDay last_counted = TKL_DAY_NONE;

  if (!tkl_point_is_set (employee->home))
    return;
  for (guint i = 0; i < n_touches; i++)
    {
      gboolean first = i == 0 || touches[i - 1].day != touches[i].day;
      gboolean last = i + 1 == n_touches || touches[i + 1].day != touches[i].day;
      gint32 distance_m = first || last ? measure_home (guesser, employee, touches[i].point) : -1;

      if (distance_m < 0)
        continue;
      if (guess->home_m < 0 || distance_m < guess->home_m)
        guess->home_m = distance_m;
      if (last_counted != touches[i].day)
        guess->count[TKL_EVIDENCE_HOME]++;
      last_counted = touches[i].day;
    }
}

/* Of the things the key went with, the one it did on most days that he is known to go with. */
static void
weigh_habit (const GArray *of_key,
             const GArray *of_person,
             gint32 key_id,
             gint32 employee_id,
             guint16 *ret_days,
             gint32 *ret_other)
{
  gsize n;
  const TklPairDay *rows = tkl_pair_days_of (of_key, key_id, &n);

  for (gsize i = 0; i < n;)
    {
      guint days = tkl_pair_days_count (of_key, key_id, rows[i].b);

      if (days > *ret_days && tkl_pair_days_count (of_person, employee_id, rows[i].b) >= HABIT_DAYS)
        {
          *ret_days = (guint16) MIN (days, G_MAXUINT16);
          *ret_other = rows[i].b;
        }
      i += days;
    }
}

static guint16
count_planned (const TklKeyGuesser *guesser, gint32 key_id, gint32 employee_id)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  gsize n;
  const TklPairDay *rows = tkl_pair_days_of (guesser->key_project, key_id, &n);

  for (gsize i = 0; i < n; i++)
    if (tkl_pair_days_has (guesser->person_project, employee_id, rows[i].b, rows[i].day))
      g_hash_table_add (days, GINT_TO_POINTER (rows[i].day));
  return (guint16) MIN (g_hash_table_size (days), G_MAXUINT16);
}

static guint16
count_neighbours (const TklKeyGuesser *guesser, gint32 key_id, const TklEmployee *employee)
{
  const gint64 *serial = g_hash_table_lookup (guesser->serials, GINT_TO_POINTER (key_id));
  gint64 number;
  guint16 n = 0;

  if (serial == NULL || !tkl_parse_int64 (employee->number, 0, G_MAXINT32, &number))
    return 0;
  for (guint i = 0; i < guesser->numbered->len; i++)
    {
      const Numbered *other = &g_array_index (guesser->numbered, Numbered, i);
      gint64 step = *serial - other->serial;

      if (step != 0 && ABS (step) <= NEIGHBOUR_REACH && other->holder_number + step == number)
        n++;
    }
  return n;
}

static gboolean
holds_key (const TklKeyGuesser *guesser, gint64 employee_id, TklDay day)
{
  for (gsize i = 0; i < guesser->input.n_holdings; i++)
    {
      const TklKeyHolding *holding = &guesser->input.holdings[i];

      if (holding->employee_id == employee_id
          && tkl_day_in_period (day, holding->from, holding->to))
        return TRUE;
    }
  return FALSE;
}

static void
weigh_days (const TklKeyGuesser *guesser, const Touch *touches, guint n_touches, TklKeyGuess *guess)
{
  for (guint i = 0; i < n_touches; i++)
    {
      if (i > 0 && touches[i - 1].day == touches[i].day)
        continue;
      guess->n_days++;
      if (tkl_pair_days_has (guesser->person_seen, guess->employee_id, 0, touches[i].day))
        guess->count[TKL_EVIDENCE_SEEN]++;
    }
}

static int
pick_points (guint n, int one, int two, int more)
{
  const int points[] = { 0, one, two, more };

  return points[MIN (n, 3)];
}

static int
sum_points (const TklKeyGuess *guess)
{
  const guint16 *count = guess->count;
  int points = pick_points (count[TKL_EVIDENCE_HOME], 30, 45, 60)
               + pick_points (count[TKL_EVIDENCE_PLANNED], 10, 18, 25)
               + pick_points (count[TKL_EVIDENCE_VEHICLE], 8, 14, 20)
               + pick_points (count[TKL_EVIDENCE_CREW], 8, 14, 20)
               + pick_points (count[TKL_EVIDENCE_NEIGHBOUR], 10, 15, 20);

  if (guess->home_m > HOME_SURE_M)
    points -= 10;
  if (count[TKL_EVIDENCE_HAS_KEY] > 0)
    points -= 20;
  points -= 60 * count[TKL_EVIDENCE_SEEN] / MAX (guess->n_days, 1);
  return CLAMP (points, 0, 100);
}

/* --- guesses ------------------------------------------------------------------------------- */

typedef struct
{
  TklKeyGuess guess;
  const char *number; /* (borrowed) */
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  const TklKeyGuess *left = &x->guess, *right = &y->guess;
  guint16 left_key = left->count[TKL_EVIDENCE_HAS_KEY];
  guint16 right_key = right->count[TKL_EVIDENCE_HAS_KEY];
  guint left_m = (guint) left->home_m, right_m = (guint) right->home_m; /* −1 is far away */

  if (left->score != right->score)
    return (left->score < right->score) - (left->score > right->score);
  if (left_key != right_key)
    return (left_key > right_key) - (left_key < right_key);
  if (left_m != right_m)
    return (left_m > right_m) - (left_m < right_m);
  return tkl_compare_natural (x->number, y->number);
}

static TklKeyGuess
weigh (const TklKeyGuesser *guesser,
       gint32 key_id,
       const TklEmployee *employee,
       const Touch *touches,
       guint n_touches)
{
  TklKeyGuess guess = { .employee_id = (gint32) employee->id, .home_m = -1 };

  weigh_home (guesser, employee, touches, n_touches, &guess);
  weigh_habit (guesser->key_vehicle, guesser->person_vehicle, key_id, guess.employee_id,
               &guess.count[TKL_EVIDENCE_VEHICLE], &guess.vehicle_id);
  weigh_habit (guesser->key_person, guesser->person_person, key_id, guess.employee_id,
               &guess.count[TKL_EVIDENCE_CREW], &guess.mate_id);
  guess.count[TKL_EVIDENCE_PLANNED] = count_planned (guesser, key_id, guess.employee_id);
  guess.count[TKL_EVIDENCE_NEIGHBOUR] = count_neighbours (guesser, key_id, employee);
  guess.count[TKL_EVIDENCE_HAS_KEY] = holds_key (guesser, employee->id, touches[n_touches - 1].day);
  weigh_days (guesser, touches, n_touches, &guess);
  guess.score = (guint8) sum_points (&guess);
  return guess;
}

static TklConfidence
judge (const GArray *ranked, guint i)
{
  int score = g_array_index (ranked, Ranked, i).guess.score;
  int rival = -G_MAXINT8;

  if (i + 1 < ranked->len)
    rival = g_array_index (ranked, Ranked, i + 1).guess.score;
  if (i > 0)
    rival = MAX (rival, score); /* somebody else comes before */
  if (score < 30)
    return TKL_CONFIDENCE_WEAK;
  return score >= 60 && score - rival >= 10 ? TKL_CONFIDENCE_STRONG : TKL_CONFIDENCE_LIKELY;
}

GArray *
tkl_key_guesser_run (const TklKeyGuesser *guesser, gint32 key_id)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (TklKeyGuess));
  const Touch *touches;
  guint n_touches;

  g_return_val_if_fail (guesser != NULL, guesses);

  touches = find_touches (guesser, key_id, &n_touches);
  for (guint i = 0; n_touches > 0 && i < guesser->input.employees->len; i++)
    {
      const TklEmployee *employee = guesser->input.employees->pdata[i];
      Ranked row = { .number = employee->number };

      if (!tkl_employee_counts_on (employee, touches[0].day)
          && !tkl_employee_counts_on (employee, touches[n_touches - 1].day))
        continue;
      row.guess = weigh (guesser, key_id, employee, touches, n_touches);
      if (row.guess.score > 0)
        g_array_append_val (ranked, row);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    {
      TklKeyGuess guess = g_array_index (ranked, Ranked, i).guess;

      guess.confidence = (guint8) judge (ranked, i);
      g_array_append_val (guesses, guess);
    }
  return guesses;
}
