/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses about unknown keys: a table of small worlds, what is guessed, why, and in which order. */
/* Thread: main. */
#include "tkl-key-guess.h"
#include "tkl-pair-days.h"

#include <string.h>

#define KEY 90    /* the one asked about */
#define DAY 20514 /* 2026-03-02 */
#define REACH_M 250

/* Employees 11 … 15; 0.001 degree of latitude is 111 m. */
static const struct
{
  const char *number;
  gint32 home_e7; /* latitude; longitude is 4 degrees; 0 = unknown */
} people[] = {
  { "11", 500000000 }, { "12", 501000000 }, { "13", 501000400 }, { "14", 0 }, { "15", 503000000 },
};

/* One tick: who (0 = the key asked about; else index of people), day, minute, vehicle, latitude. */
typedef struct
{
  int person;
  int day;
  int minute;
  gint32 vehicle;
  gint32 lat_e7; /* 0 = no position */
  gint32 project;
} Tick;

typedef struct
{
  const char *name;
  Tick ticks[10];
  TklPlan plan[3];
  struct
  {
    int person; /* index of people; 0 = no more */
    const char *key;
    TklDay to; /* 0 = open */
  } holds[3];
  const char *asked; /* (nullable): text of the key asked about */
  const char *expected;
} World;

#define AT_11 500000000
#define NEAR_11 500018000 /* 200 m */
#define AT_12 501000000
#define AWAY 509000000

static const World worlds[] = {
  { .name = "nothing is known", .ticks = { { 0, 1, 400, 7, AWAY } }, .expected = "" },
  { .name = "never ticked", .expected = "" },
  { .name = "once at home in the morning",
    .ticks = { { 0, 1, 400, 7, AT_11 }, { 0, 1, 900, 7, AWAY } },
    .expected = "11 30 likely 0m home=1\n" },
  { .name = "two days, morning and evening",
    .ticks = { { 0, 1, 400, 7, AT_11 }, { 0, 1, 900, 7, AT_11 }, { 0, 2, 400, 7, AT_11 } },
    .expected = "11 45 likely 0m home=2\n" },
  { .name = "three days",
    .ticks = { { 0, 1, 400, 7, AT_11 }, { 0, 2, 400, 7, AT_11 }, { 0, 3, 400, 7, AT_11 } },
    .expected = "11 60 strong 0m home=3\n" },
  { .name = "at noon it is a customer in the street",
    .ticks = { { 0, 1, 400, 7, AWAY }, { 0, 1, 700, 7, AT_11 }, { 0, 1, 900, 7, AWAY } },
    .expected = "" },
  { .name = "beyond 100 m",
    .ticks = { { 0, 1, 400, 7, NEAR_11 } },
    .expected = "11 20 weak 200m home=1\n" },
  { .name = "two live there: neither is sure, nearest first",
    .ticks = { { 0, 1, 400, 7, AT_12 }, { 0, 2, 400, 7, AT_12 }, { 0, 3, 400, 7, AT_12 } },
    .expected = "12 60 likely 0m home=3\n13 60 likely 4m home=3\n" },
  { .name = "his home, but he ticked with his own key",
    .ticks = { { 0, 1, 400, 7, AT_11 }, { 1, 1, 500, 8, AWAY } },
    .holds = { { 1, "3D00000BADC0DE01", 0 } },
    .expected = "" },
  { .name = "he holds another key but did not tick: later",
    .ticks = { { 0, 1, 400, 7, AT_12 }, { 0, 2, 400, 7, AT_12 } },
    .holds = { { 2, "3D00000BADC0DE01", 0 } },
    .expected = "13 45 likely 4m home=2\n12 25 weak 0m home=2 has-key=1\n" },
  { .name = "the vehicle of somebody who lost his key",
    .ticks = { { 4, 1, 400, 7, AWAY },
               { 4, 2, 400, 7, AWAY },
               { 0, 3, 400, 7, AWAY },
               { 0, 4, 400, 7, AWAY } },
    .holds = { { 4, "3D00000BADC0DE01", DAY + 2 } },
    .expected = "14 14 weak vehicle=2 v7\n" },
  { .name = "one day in a vehicle is no habit",
    .ticks = { { 4, 1, 400, 7, AWAY }, { 0, 3, 400, 7, AWAY } },
    .expected = "" },
  { .name = "the crew he rides with, in any vehicle",
    .ticks = { { 4, 1, 400, 7, AWAY },
               { 5, 1, 410, 7, AWAY },
               { 4, 2, 400, 8, AWAY },
               { 5, 2, 401, 8, AWAY },
               { 0, 3, 400, 9, AWAY },
               { 5, 3, 415, 9, AWAY } },
    .expected = "14 8 weak crew=1 m15\n" },
  { .name = "16 minutes apart is another ride",
    .ticks = { { 4, 1, 400, 7, AWAY },
               { 5, 1, 410, 7, AWAY },
               { 4, 2, 400, 8, AWAY },
               { 5, 2, 401, 8, AWAY },
               { 0, 3, 400, 9, AWAY },
               { 5, 3, 416, 9, AWAY } },
    .expected = "" },
  { .name = "planned where the key was",
    .ticks = { { 0, 1, 400, 7, AWAY, 5 }, { 0, 2, 400, 7, AWAY, 5 }, { 0, 3, 400, 7, AWAY, 6 } },
    .plan = { { DAY + 1, 14, 5 }, { DAY + 2, 14, 5 }, { DAY + 3, 15, 5 } },
    .expected = "14 18 weak planned=2\n" },
  { .name = "keys in a row, numbers in a row",
    .ticks = { { 0, 1, 400, 7, AWAY } },
    .asked = "3D00000BADC0DE01",
    .holds
    = { { 1, "D600000BADC0DB01", 0 }, { 5, "0A00000BADC0DF01", 0 }, { 3, "4E00001234567801", 0 } },
    .expected = "14 15 weak neighbour=2\n" },
  { .name = "a serial alone has no neighbours",
    .ticks = { { 0, 1, 400, 7, AWAY } },
    .asked = "00000BADC0DE",
    .holds = { { 1, "D600000BADC0DB01", 0 } },
    .expected = "" },
  { .name = "evidence adds up",
    .ticks = { { 0, 1, 400, 7, AT_11, 5 }, { 0, 2, 400, 7, AT_11, 5 } },
    .plan = { { DAY + 1, 11, 5 }, { DAY + 2, 11, 5 } },
    .expected = "11 63 strong 0m home=2 planned=2\n" },
};

static GPtrArray *
make_people (void)
{
  GPtrArray *employees = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      TklEmployee *employee = tkl_employee_new ();

      employee->id = 11 + (gint64) i;
      employee->number = g_strdup (people[i].number);
      if (people[i].home_e7 != 0)
        employee->home = (TklPoint){ people[i].home_e7, 40000000 };
      g_ptr_array_add (employees, employee);
    }
  return employees;
}

static GArray *
make_ticks (const World *world, const TklZone *zone)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));

  for (gsize i = 0; i < G_N_ELEMENTS (world->ticks) && world->ticks[i].minute != 0; i++)
    {
      const Tick *from = &world->ticks[i];
      TklTick tick
          = { .id = 1 + (gint64) i,
              .time_utc_ms = tkl_zone_to_utc_ms (zone, DAY + from->day, from->minute * 60000),
              .vehicle_id = from->vehicle,
              .key_id = from->person == 0 ? KEY : from->person,
              .employee_id = from->person == 0 ? 0 : 10 + from->person,
              .point = TKL_POINT_NONE,
              .project_id = from->project,
              .place = from->project != 0 ? TKL_PLACE_PROJECT : TKL_PLACE_NONE };

      if (from->lat_e7 != 0)
        tick.point = (TklPoint){ from->lat_e7, 40000000 };
      g_array_append_val (ticks, tick);
    }
  return ticks;
}

static char *
describe (const GArray *guesses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < guesses->len; i++)
    {
      const TklKeyGuess *guess = &g_array_index (guesses, TklKeyGuess, i);

      g_string_append_printf (text, "%d %d %s", guess->employee_id, guess->score,
                              tkl_confidence_to_text (guess->confidence));
      if (guess->home_m >= 0)
        g_string_append_printf (text, " %dm", guess->home_m);
      for (int e = 0; e < TKL_N_EVIDENCE; e++)
        if (guess->count[e] > 0)
          g_string_append_printf (text, " %s=%d", tkl_evidence_to_text (e), guess->count[e]);
      if (guess->vehicle_id != 0)
        g_string_append_printf (text, " v%d", guess->vehicle_id);
      if (guess->mate_id != 0)
        g_string_append_printf (text, " m%d", guess->mate_id);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
guess_world (const World *world, GPtrArray *employees)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (GArray) ticks = make_ticks (world, zone);
  TklKeyHolding holdings[3];
  TklKeyName keys[4] = { { KEY, world->asked != NULL ? world->asked : "OPAQUE" } };
  gsize n_holds = 0, n_plan = 0;
  g_autoptr (TklKeyGuesser) guesser = NULL;
  g_autoptr (GArray) guesses = NULL;

  for (; n_holds < 3 && world->holds[n_holds].person != 0; n_holds++)
    {
      int person = world->holds[n_holds].person;
      TklDay to = world->holds[n_holds].to;

      holdings[n_holds]
          = (TklKeyHolding){ 1, person, 10 + person, TKL_DAY_NONE, to != 0 ? to : TKL_DAY_NONE };
      keys[1 + n_holds] = (TklKeyName){ person, world->holds[n_holds].key };
    }
  while (n_plan < 3 && world->plan[n_plan].employee_id != 0)
    n_plan++;
  guesser
      = tkl_key_guesser_new (&(TklGuessInput){ .employees = employees,
                                               .holdings = holdings,
                                               .n_holdings = n_holds,
                                               .keys = keys,
                                               .n_keys = 1 + n_holds,
                                               .ticks = (const TklTick *) (gpointer) ticks->data,
                                               .n_ticks = ticks->len,
                                               .plan = world->plan,
                                               .n_plan = n_plan,
                                               .zone = zone,
                                               .home_reach_m = REACH_M });
  guesses = tkl_key_guesser_run (guesser, KEY);
  return describe (guesses);
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) employees = make_people ();

  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_autofree char *found = guess_world (&worlds[i], employees);

      g_test_message ("%s", worlds[i].name);
      g_assert_cmpstr (found, ==, worlds[i].expected);
    }
}

/* Who left, or is not registered, is not guessed. */
static void
test_who_counts (void)
{
  static const World *const world = &worlds[4];
  static const struct
  {
    gboolean active, registered;
    TklDay in_service_to;
    gboolean guessed;
  } cases[] = {
    { TRUE, TRUE, TKL_DAY_NONE, TRUE },   { FALSE, TRUE, TKL_DAY_NONE, FALSE },
    { TRUE, FALSE, TKL_DAY_NONE, FALSE }, { TRUE, TRUE, DAY, FALSE },
    { TRUE, TRUE, DAY + 1, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) employees = make_people ();
      TklEmployee *first = employees->pdata[0];
      g_autofree char *found = NULL;

      first->active = cases[i].active;
      first->registered = cases[i].registered;
      first->in_service_to = cases[i].in_service_to;
      found = guess_world (world, employees);
      g_test_message ("case %d", (int) i);
      g_assert_cmpstr (found, ==, cases[i].guessed ? world->expected : "");
    }
}

/* The order in which ticks come changes nothing. */
static void
test_any_order (void)
{
  for (gsize w = 0; w < G_N_ELEMENTS (worlds); w++)
    {
      g_autoptr (GPtrArray) employees = make_people ();
      World turned = worlds[w];
      gsize n = 0;
      g_autofree char *found = NULL;

      while (n < G_N_ELEMENTS (turned.ticks) && turned.ticks[n].minute != 0)
        n++;
      for (gsize i = 0; i < n; i++)
        turned.ticks[i] = worlds[w].ticks[n - 1 - i];
      found = guess_world (&turned, employees);
      g_assert_cmpstr (found, ==, worlds[w].expected);
    }
}

static void
test_pair_days (void)
{
  static const TklPairDay rows[]
      = { { 2, 1, 5 }, { 1, 7, 4 }, { 1, 7, 3 }, { 1, 7, 4 }, { 1, 2, 9 }, { 3, 3, 3 } };
  g_autoptr (GArray) pairs = tkl_pair_days_new ();
  gsize n;

  tkl_pair_days_seal (pairs);
  g_assert_null (tkl_pair_days_of (pairs, 1, &n));
  g_assert_cmpuint (n, ==, 0);
  g_array_append_vals (pairs, rows, G_N_ELEMENTS (rows));
  tkl_pair_days_seal (pairs);
  g_assert_cmpuint (pairs->len, ==, 5);
  g_assert_cmpint (tkl_pair_days_of (pairs, 1, &n)->b, ==, 2);
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (tkl_pair_days_of (pairs, 9, &n));
  g_assert_cmpuint (tkl_pair_days_count (pairs, 1, 7), ==, 2);
  g_assert_cmpuint (tkl_pair_days_count (pairs, 3, 3), ==, 1);
  g_assert_cmpuint (tkl_pair_days_count (pairs, 2, 7), ==, 0);
  g_assert_true (tkl_pair_days_has (pairs, 2, 1, 5));
  g_assert_false (tkl_pair_days_has (pairs, 2, 1, 6));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/key-guess/table", test_table);
  g_test_add_func ("/core/key-guess/who-counts", test_who_counts);
  g_test_add_func ("/core/key-guess/any-order", test_any_order);
  g_test_add_func ("/core/key-guess/pair-days", test_pair_days);
  return g_test_run ();
}
