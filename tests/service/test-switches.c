/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the open questions about the platform are answered with: the same ticks. */
/* Thread: main. */
#include "sync-fixture.h"

#include <glib/gstdio.h>

/* All combinations of the first ones are tried when this is set; it takes some minutes. */
#define EXHAUSTIVE "TIKKLOK_TEST_EXHAUSTIVE"
/* … and otherwise so many of all factors, by chance. */
#define N_SLICE 60
#define SEED "TIKKLOK_TEST_SEED"
/* The version of the history is a factor like the switches: 2, or 1 because the plan lacks it. */
#define HISTORY "history"
#define MAX_FACTORS 16

static const char *const history_values[] = { "2", "1", NULL };

/* The switches that reach the records come first. */
static const char *const factor_names[]
    = { "token",        "last-page",      "to",    "sub-second", "equal-datetimes", "ibutton",
        "persistence",  "number-strings", "order", HISTORY,      "limit",           "missing",
        "trip-mileage", "error-body" };
#define N_FACTORS G_N_ELEMENTS (factor_names)
#define N_REACHING 10

/* The value of each factor. */
typedef guint Choice[MAX_FACTORS];

typedef struct
{
  SyncFixture sync;
  char *template; /* (owned): a database with the settings and employees */
  char *exact;    /* (owned): positions and ticks with all switches as by default */
  char *seconds;  /* (owned): the same in whole seconds */
  guint n_runs;
} Fixture;

static const char *const *
factor_values (guint factor)
{
  return g_str_equal (factor_names[factor], HISTORY) ? history_values
                                                     : tkl_sim_switch_values (factor_names[factor]);
}

static guint
count_values (guint factor)
{
  return g_strv_length ((char **) factor_values (factor));
}

static void
choose (Fixture *fixture, const Choice choice)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sync.sim->model, SYNC_KEY);

  g_ptr_array_set_size (key->denied, 0);
  for (guint i = 0; i < N_FACTORS; i++)
    {
      const char *value = factor_values (i)[choice[i]];

      if (!g_str_equal (factor_names[i], HISTORY))
        sync_switch (&fixture->sync, factor_names[i], value);
      else if (g_str_equal (value, "1"))
        g_ptr_array_add (key->denied, g_strdup ("coordinates-2"));
    }
}

static void
tell_choice (const Choice choice)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_FACTORS; i++)
    g_string_append_printf (text, " %s=%s", factor_names[i], factor_values (i)[choice[i]]);
  g_test_message ("%s", text->str);
}

static gboolean
is_sub_second (const Choice choice)
{
  for (guint i = 0; i < N_FACTORS; i++)
    if (g_str_equal (factor_names[i], "sub-second"))
      return choice[i] == 1;
  g_assert_not_reached ();
}

/* One combination, from an empty office on. */
static void
run_choice (Fixture *fixture, const Choice choice)
{
  guint parts = DUMP_POSITIONS | DUMP_TICKS | (is_sub_second (choice) ? DUMP_SECONDS : 0);
  g_autofree char *found = NULL;

  choose (fixture, choice);
  sync_office_from (&fixture->sync, fixture->template);
  sync_run_well (&fixture->sync);
  found = sync_dump (&fixture->sync, parts);
  if (!database_dumps_equal (is_sub_second (choice) ? fixture->seconds : fixture->exact, found))
    {
      tell_choice (choice);
      g_test_fail ();
    }
  fixture->n_runs++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Choice defaults = { 0 };

  *fixture = (Fixture){ 0 };
  sync_set_up (&fixture->sync, data);
  fixture->template = g_strconcat (fixture->sync.office.folder, "/template.db", NULL);
  office_close (&fixture->sync.office);
  g_assert_cmpint (g_rename (fixture->sync.office.database, fixture->template), ==, 0);
  office_open (&fixture->sync.office);

  choose (fixture, defaults);
  sync_office_from (&fixture->sync, fixture->template);
  sync_run_well (&fixture->sync);
  g_assert_cmpuint (fixture->sync.report->n_new_ticks, ==, 21);
  fixture->exact = sync_dump (&fixture->sync, DUMP_POSITIONS | DUMP_TICKS);
  fixture->seconds = sync_dump (&fixture->sync, DUMP_POSITIONS | DUMP_TICKS | DUMP_SECONDS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_test_message ("%u combinations", fixture->n_runs);
  sync_tear_down (&fixture->sync, data);
  g_free (fixture->template);
  g_free (fixture->exact);
  g_free (fixture->seconds);
}

/* --- one at a time ------------------------------------------------------------------------- */

static void
test_each (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_FACTORS; i++)
    for (guint value = 1; value < count_values (i); value++)
      {
        Choice choice = { 0 };

        choice[i] = value;
        run_choice (fixture, choice);
      }
}

/* --- each pair ----------------------------------------------------------------------------- */

/* Which values of two factors have met; a pair is one number. */
typedef struct
{
  GHashTable *unmet; /* of pairs */
  GRand *random;
} Pairs;

static gpointer
pair_of (guint left, guint left_value, guint right, guint right_value)
{
  return GUINT_TO_POINTER (((left * 16 + left_value) * 16 + right) * 16 + right_value + 1);
}

static void
add_all_pairs (Pairs *pairs)
{
  for (guint i = 0; i < N_FACTORS; i++)
    for (guint j = i + 1; j < N_FACTORS; j++)
      for (guint a = 0; a < count_values (i); a++)
        for (guint b = 0; b < count_values (j); b++)
          g_hash_table_add (pairs->unmet, pair_of (i, a, j, b));
}

static guint
count_new_pairs (const Pairs *pairs, const Choice choice)
{
  guint n = 0;

  for (guint i = 0; i < N_FACTORS; i++)
    for (guint j = i + 1; j < N_FACTORS; j++)
      n += g_hash_table_contains (pairs->unmet, pair_of (i, choice[i], j, choice[j]));
  return n;
}

static void
remove_pairs (Pairs *pairs, const Choice choice)
{
  for (guint i = 0; i < N_FACTORS; i++)
    for (guint j = i + 1; j < N_FACTORS; j++)
      g_hash_table_remove (pairs->unmet, pair_of (i, choice[i], j, choice[j]));
}

/* A pair that has not met, the rest by chance. */
static void
draw_choice (Pairs *pairs, Choice ret_choice)
{
  GHashTableIter iter;
  gpointer pair = NULL;
  guint code;

  for (guint i = 0; i < N_FACTORS; i++)
    ret_choice[i] = (guint) g_rand_int_range (pairs->random, 0, (gint32) count_values (i));
  g_hash_table_iter_init (&iter, pairs->unmet);
  g_assert_true (g_hash_table_iter_next (&iter, &pair, NULL));
  code = GPOINTER_TO_UINT (pair) - 1;
  ret_choice[code >> 12] = code >> 8 & 15;
  ret_choice[code >> 4 & 15] = code & 15;
}

/* Of some drawn the one with the most new pairs. */
static void
find_choice (Pairs *pairs, Choice ret_choice)
{
  guint best = 0;

  for (int i = 0; i < 50; i++)
    {
      Choice drawn = { 0 };
      guint n;

      draw_choice (pairs, drawn);
      n = count_new_pairs (pairs, drawn);
      if (n > best)
        for (guint f = 0; f < N_FACTORS; f++)
          ret_choice[f] = drawn[f];
      best = MAX (best, n);
    }
}

static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  Pairs pairs = { g_hash_table_new (NULL, NULL), g_rand_new_with_seed (2026) };

  add_all_pairs (&pairs);
  while (g_hash_table_size (pairs.unmet) > 0)
    {
      Choice choice = { 0 };

      find_choice (&pairs, choice);
      remove_pairs (&pairs, choice);
      run_choice (fixture, choice);
    }
  g_hash_table_unref (pairs.unmet);
  g_rand_free (pairs.random);
}

/* --- every one ----------------------------------------------------------------------------- */

/* FALSE: all have been there. */
static gboolean
next_choice (Choice choice)
{
  for (guint i = 0; i < N_REACHING; i++)
    {
      if (++choice[i] < count_values (i))
        return TRUE;
      choice[i] = 0;
    }
  return FALSE;
}

/* Of the factors from @first on. */
static void
draw_rest (GRand *random, guint first, Choice choice)
{
  for (guint i = first; i < N_FACTORS; i++)
    choice[i] = (guint) g_rand_int_range (random, 0, (gint32) count_values (i));
}

/* Another seed each time, so that in time more combinations are tried than any run has minutes for;
 * the message says with which one a run that failed is done again. */
static GRand *
new_random (void)
{
  const char *given = g_getenv (SEED);
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message (SEED "=%u", seed);
  return g_rand_new_with_seed (seed);
}

/* All of the factors that reach the records, the others by chance; or a slice, all by chance. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  gboolean exhaustive = g_getenv (EXHAUSTIVE) != NULL;
  guint first_drawn = exhaustive ? N_REACHING : 0;
  GRand *random = new_random ();
  Choice choice = { 0 };

  do
    {
      draw_rest (random, first_drawn, choice);
      run_choice (fixture, choice);
    }
  while (!g_test_failed () && (exhaustive ? next_choice (choice) : fixture->n_runs < N_SLICE));
  g_rand_free (random);
  g_assert_cmpuint (fixture->n_runs, ==, exhaustive ? 11520 : N_SLICE);
}

int
main (int argc, char **argv)
{
  G_STATIC_ASSERT (N_FACTORS <= MAX_FACTORS);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/switches/each", Fixture, NULL, set_up, test_each, tear_down);
  g_test_add ("/switches/pairs", Fixture, NULL, set_up, test_pairs, tear_down);
  g_test_add ("/switches/all", Fixture, NULL, set_up, test_all, tear_down);
  return g_test_run ();
}
