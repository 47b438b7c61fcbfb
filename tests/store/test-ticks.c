/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks as they are read: the fact, the layer on it, its link; and which of them a query means. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-layer.h"

#define DAY_1 20514 /* 2026-03-02 */
#define HOUR (60 * SEED_MINUTE)

/* A tick nobody has touched yet: every member of the fact, and "none" everywhere else. */
static void
test_fact (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  const TklTick *tick;

  seed_company (&fixture);
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 0);
  g_clear_pointer (&set, tkl_tick_set_free);

  fixture_run (&fixture,
               "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind, lat, lon, odometer_m,"
               " speed_kmh) VALUES (5, 2, 1772427600123, 2, 0, -1, 2, 3, 4),"
               " (6, 2, 1772427600124, 2, 0, NULL, NULL, NULL, NULL)");
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 2);
  tick = seed_find (set, 5);
  g_assert_cmpint (tick->time_utc_ms, ==, SEED_TIME + 123);
  g_assert_cmpint (tick->vehicle_id, ==, 2);
  g_assert_cmpint (tick->key_id, ==, 2);
  g_assert_cmpint (tick->point.lat_e7, ==, -1);
  g_assert_cmpint (tick->point.lon_e7, ==, 2);
  g_assert_cmpint (tick->odometer_m, ==, 3);
  g_assert_cmpint (tick->flags, ==, 0);
  g_assert_cmpint (tick->kind, ==, TKL_TICK_TOUCH);
  g_assert_cmpint (tick->place, ==, TKL_PLACE_NONE);
  g_assert_cmpint (tick->reasons, ==, 0);
  g_assert_cmpint (tick->n_candidates, ==, 0);
  g_assert_cmpint (tick->employee_id, ==, 0);
  g_assert_cmpint (tick->project_id, ==, 0);
  g_assert_cmpint (tick->distance_m, ==, -1);
  g_assert_cmpint (tick->day, ==, TKL_DAY_NONE);
  tick = seed_find (set, 6);
  g_assert_false (tkl_point_is_set (tick->point));
  g_assert_cmpint (tick->odometer_m, ==, -1);
}

/* Each part of a layer alone, on a linked and on an unlinked tick. */
static void
test_layers (void)
{
  static const struct
  {
    const char *set; /* of tick_edit */
    guint16 flags;
    gint64 moved_ms;
    /* with and without a link */
    guint8 place, bare_place;
    gint32 project, bare_project;
    gint32 employee, bare_employee;
  } cases[] = {
    { "note = 'x'", TKL_TICK_HAS_NOTE, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
    { "time_ms = 1772427660000", TKL_TICK_TIME_EDITED, 60000, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1,
      0, 1, 0 },
    { "place = 1", TKL_TICK_PLACE_EDITED, 0, TKL_PLACE_HOME, TKL_PLACE_HOME, 0, 0, 1, 0 },
    { "place = 0", TKL_TICK_PLACE_EDITED, 0, TKL_PLACE_NONE, TKL_PLACE_NONE, 0, 0, 1, 0 },
    { "place = 3, project_id = 2", TKL_TICK_PLACE_EDITED, 0, TKL_PLACE_PROJECT, TKL_PLACE_PROJECT,
      2, 2, 1, 0 },
    { "employee_id = 3", TKL_TICK_EMPLOYEE_EDITED, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 3,
      3 },
    { "blocked = 1", TKL_TICK_BLOCKED, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
    { "to_clock = 0", TKL_TICK_NOT_TO_CLOCK, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
    { "not_double = 1", TKL_TICK_NOT_DOUBLE, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
    { "deleted = 1", TKL_TICK_DELETED, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      TklTickQuery all = TKL_TICK_QUERY_ALL;
      g_autoptr (TklTickSet) set = NULL;
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO tick_edit (id) VALUES (1), (2);"
                             "INSERT INTO tick_clock (id, employee_id, day) VALUES (2, 1, 20514);"
                             "UPDATE tick_edit SET %s",
                             cases[i].set);
      const TklTick *bare, *linked;

      g_test_message ("%s", cases[i].set);
      seed_company (&fixture);
      seed_tick (&fixture, SEED_TIME);
      seed_tick (&fixture, SEED_TIME + 1);
      fixture_run (&fixture, "INSERT INTO tick_link VALUES (2, 1, 20514, 3, 1, 17, 0)");
      fixture_begin (&fixture, "edit");
      fixture_run (&fixture, sql);
      fixture_commit (&fixture);

      set = seed_load (&fixture, &all);
      bare = seed_find (set, 1);
      g_assert_cmpint (bare->flags, ==, cases[i].flags);
      g_assert_cmpint (bare->place, ==, cases[i].bare_place);
      g_assert_cmpint (bare->project_id, ==, cases[i].bare_project);
      g_assert_cmpint (bare->employee_id, ==, cases[i].bare_employee);
      g_assert_cmpint (bare->day, ==, TKL_DAY_NONE);
      linked = seed_find (set, 2);
      g_assert_cmpint (linked->flags, ==, cases[i].flags | TKL_TICK_LINKED | TKL_TICK_IN_CLOCK);
      g_assert_cmpint (linked->place, ==, cases[i].place);
      g_assert_cmpint (linked->project_id, ==, cases[i].project);
      g_assert_cmpint (linked->employee_id, ==, cases[i].employee);
      g_assert_cmpint (linked->distance_m, ==, 17);
      g_assert_cmpint (linked->day, ==, DAY_1);
      if (cases[i].moved_ms != 0)
        g_assert_cmpint (linked->time_utc_ms, ==, SEED_TIME + cases[i].moved_ms);
      g_assert_cmpint (bare->kind, ==, TKL_TICK_TOUCH);
    }
}

/* A tick added by hand has the employee it was given, linked or not. */
static void
test_manual (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  TklTickFact fact = { .time_utc_ms = SEED_TIME, .employee_id = 2, .point = TKL_POINT_NONE };
  g_autoptr (TklTickSet) set = NULL;

  seed_company (&fixture);
  fixture_begin (&fixture, "add-tick");
  g_assert_true (tkl_store_insert_manual_tick (fixture.store, &fact, NULL));
  fixture_commit (&fixture);
  set = seed_load (&fixture, &all);
  g_assert_cmpint (seed_find (set, fact.id)->employee_id, ==, 2);
  g_assert_cmpint (seed_find (set, fact.id)->kind, ==, TKL_TICK_MANUAL);
  g_assert_cmpint (seed_find (set, fact.id)->vehicle_id, ==, 0);
  g_assert_cmpint (seed_find (set, fact.id)->key_id, ==, 0);
}

static char *
ids_of (const Fixture *fixture, const TklTickQuery *query)
{
  g_autoptr (TklTickSet) set = seed_load (fixture, query);
  GString *text = g_string_new (NULL);

  for (gint64 id = 0; id < 64; id++)
    if (seed_find (set, id) != NULL)
      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", (int) id);
  return g_string_free (text, FALSE);
}

/* Instants are those of the layer; ends are half open; days decide for what is linked. */
static void
test_queries (void)
{
  static const struct
  {
    const char *what;
    TklTickQuery query;
    const char *ids;
  } cases[] = {
#define OPEN .from_utc_ms = G_MININT64, .to_utc_ms = G_MAXINT64
#define NO_DAY .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE
    { "all", { OPEN, NO_DAY }, "1 2 3 4 5 6" },
    { "from", { .from_utc_ms = SEED_TIME + 2, .to_utc_ms = G_MAXINT64, NO_DAY }, "3 4 5 6" },
    { "to", { .from_utc_ms = G_MININT64, .to_utc_ms = SEED_TIME + 2, NO_DAY }, "1 2" },
    { "as moved",
      { .from_utc_ms = SEED_TIME + HOUR, .to_utc_ms = SEED_TIME + HOUR + 1, NO_DAY },
      "4" },
    { "not as ticked", { .from_utc_ms = SEED_TIME + 3, .to_utc_ms = SEED_TIME + 4, NO_DAY }, "" },
    { "moved within",
      { .from_utc_ms = SEED_TIME, .to_utc_ms = SEED_TIME + 2 * HOUR, NO_DAY },
      "1 2 3 4" },
    { "employee", { OPEN, NO_DAY, .employee_id = 2 }, "1 3" },
    { "project", { OPEN, NO_DAY, .project_id = 4 }, "2 3" },
    { "both", { OPEN, NO_DAY, .employee_id = 2, .project_id = 4 }, "3" },
    /* 1 is linked to the day before, 5 and 6 lie a day later, 6 without a link. */
    { "day",
      { .from_day = DAY_1,
        .to_day = DAY_1,
        .from_utc_ms = SEED_TIME,
        .to_utc_ms = SEED_TIME + 24 * HOUR },
      "2 3 4 5" },
    { "day before",
      { .from_day = DAY_1 - 1,
        .to_day = DAY_1 - 1,
        .from_utc_ms = SEED_TIME - 24 * HOUR,
        .to_utc_ms = SEED_TIME },
      "1" },
    { "day after",
      { .from_day = DAY_1 + 1,
        .to_day = DAY_1 + 1,
        .from_utc_ms = SEED_TIME + 24 * HOUR,
        .to_utc_ms = SEED_TIME + 48 * HOUR },
      "6" },
    { "from a day on",
      { .from_day = DAY_1,
        .to_day = TKL_DAY_NONE,
        .from_utc_ms = SEED_TIME,
        .to_utc_ms = G_MAXINT64 },
      "2 3 4 5 6" },
    { "up to a day",
      { .from_day = TKL_DAY_NONE,
        .to_day = DAY_1,
        .from_utc_ms = G_MININT64,
        .to_utc_ms = SEED_TIME + 24 * HOUR },
      "1 2 3 4 5" },
  };
  g_auto (Fixture) fixture = fixture_open ();

  seed_company (&fixture);
  for (int i = 0; i < 4; i++)
    seed_tick (&fixture, SEED_TIME + i);
  seed_tick (&fixture, SEED_TIME + 24 * HOUR + 1);
  seed_tick (&fixture, SEED_TIME + 25 * HOUR);
  seed_tick (&fixture, SEED_TIME + 7);
  fixture_run (&fixture, "UPDATE tick SET withdrawn = 1 WHERE id = 7;"
                         "INSERT INTO tick_link VALUES (1, 2, 20513, 3, 1, NULL, 0),"
                         " (2, 1, 20514, 3, 4, NULL, 0), (3, 1, 20514, 3, 4, NULL, 0),"
                         " (4, 1, 20514, 3, 1, NULL, 0), (5, 1, 20514, 3, 1, NULL, 0)");
  fixture_begin (&fixture, "edit");
  fixture_run (&fixture, "INSERT INTO tick_edit (id, employee_id) VALUES (3, 2);"
                         "INSERT INTO tick_edit (id, time_ms) VALUES (4, 1772427600000 + 3600000)");
  fixture_commit (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = ids_of (&fixture, &cases[i].query);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* Some of 200 ticks have a link, some are withdrawn with or without one, and some links have lost
 * their tick. */
static void
add_links (const Fixture *fixture)
{
  fixture_run (fixture, "INSERT INTO tick_link (tick_id, employee_id, day, place, state)"
                        " SELECT id, 1, 20514 + id % 50, 2, 0 FROM tick WHERE id % 4 <> 0;"
                        "INSERT INTO tick_link (tick_id, day, place, state)"
                        " VALUES (0, 1, 2, 0), (99999999, 1, 2, 0);"
                        "UPDATE tick SET withdrawn = 1 WHERE id % 17 = 0;"
                        "UPDATE tick_link SET tick_id = -tick_id WHERE tick_id % 19 = 0");
}

/* What is read has the links that are stored, and no other. */
static void
assert_links (const Fixture *fixture, const TklTickSet *set)
{
  gint64 n_linked = 0, days = 0;

  for (guint i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      if ((tick->flags & TKL_TICK_LINKED) == 0)
        continue;
      n_linked++;
      days += tick->day * tick->id;
    }
  g_assert_cmpint (n_linked, >, 50);
  g_assert_cmpint (n_linked, <, set->ticks->len);
  g_assert_cmpint (n_linked, ==,
                   fixture_int (fixture, "SELECT count (*) FROM tick AS t JOIN tick_link AS l"
                                         " ON l.tick_id = t.id WHERE t.withdrawn = 0"));
  g_assert_cmpint (days, ==,
                   fixture_int (fixture, "SELECT sum (l.day * t.id) FROM tick AS t"
                                         " JOIN tick_link AS l ON l.tick_id = t.id"
                                         " WHERE t.withdrawn = 0"));
}

/* A range gives what all ticks give within it, whether its rows lie together or far apart. */
static void
check_ranges (int spread)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) everything = NULL;
  g_autofree char *spread_sql
      = g_strdup_printf ("UPDATE tick SET id = -id * (1 + -id %% 3 * %d)", spread);

  seed_company (&fixture);
  for (int i = 0; i < 200; i++)
    seed_tick (&fixture, SEED_TIME + i * 1000 + g_rand_int_range (random, 0, 1000));
  fixture_run (&fixture, "UPDATE tick SET id = -id");
  fixture_run (&fixture, spread_sql);
  fixture_begin (&fixture, "edit");
  fixture_run (&fixture, "INSERT INTO tick_edit (id, time_ms)"
                         " SELECT id, time_ms + (id % 9 - 4) * 20000 FROM tick WHERE id % 5 = 0;"
                         "INSERT INTO tick_clock (id, employee_id, day)"
                         " SELECT id, 1, 20514 FROM tick WHERE id % 7 = 0");
  fixture_commit (&fixture);
  add_links (&fixture);
  everything = seed_load (&fixture, &all);
  g_assert_cmpint (everything->ticks->len, ==,
                   fixture_int (&fixture, "SELECT count (*) FROM tick WHERE withdrawn = 0"));
  assert_links (&fixture, everything);
  for (int round = 0; round < 50; round++)
    {
      TklTickQuery range = TKL_TICK_QUERY_ALL;
      g_autoptr (TklTickSet) set = NULL;
      guint n_within = 0;

      range.from_utc_ms = SEED_TIME + g_rand_int_range (random, -90000, 300000);
      range.to_utc_ms = range.from_utc_ms + g_rand_int_range (random, 0, 200000);
      set = seed_load (&fixture, &range);
      for (guint i = 0; i < everything->ticks->len; i++)
        {
          const TklTick *tick = &g_array_index (everything->ticks, TklTick, i);

          if (tick->time_utc_ms < range.from_utc_ms || tick->time_utc_ms >= range.to_utc_ms)
            continue;
          n_within++;
          seed_assert_same_tick (everything, tick, set, seed_find (set, tick->id));
        }
      g_assert_cmpuint (set->ticks->len, ==, n_within);
    }
}

static void
test_ranges (void)
{
  check_ranges (0);
  check_ranges (1000);
}

/* What is needed of an area, and of some keys, comes as it would among all ticks. */
static void
test_parts (void)
{
  static const TklBox area = { { 508466000, 43517000 }, { 508467000, 43518000 } };
  g_auto (Fixture) fixture = fixture_open ();
  const gint32 key_ids[] = { 2, 3 };
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) no_keys = g_array_new (FALSE, FALSE, sizeof (gint32));
  TklTickQuery of_area = { .from_utc_ms = SEED_TIME,
                           .to_utc_ms = SEED_TIME + HOUR,
                           .from_day = TKL_DAY_NONE,
                           .to_day = TKL_DAY_NONE };
  TklTickQuery of_keys = of_area;
  TklTickQuery of_no_keys = of_area;
  g_autofree char *in_area = NULL;
  g_autofree char *with_keys = NULL;
  g_autofree char *by_hand = NULL;

  seed_company (&fixture);
  for (int i = 0; i < 9; i++)
    seed_tick (&fixture, SEED_TIME + i);
  fixture_run (&fixture, "UPDATE tick SET lat = lat + 1000 WHERE id = 2;"
                         "UPDATE tick SET lon = lon + 1001 WHERE id = 3;"
                         "UPDATE tick SET lat = NULL, lon = NULL WHERE id = 4;"
                         "UPDATE tick SET key_id = id WHERE id IN (2, 3, 4);"
                         "UPDATE tick SET kind = 1, key_id = NULL WHERE id = 5");
  fixture_begin (&fixture, "edit");
  fixture_run (&fixture, "UPDATE tick SET kind = 3, key_id = NULL, employee_id = 1 WHERE id = 6;"
                         "INSERT INTO tick_edit (id, employee_id) VALUES (7, 2);"
                         "INSERT INTO tick_edit (id, note) VALUES (8, 'x');"
                         /* moved into the range: it may come always */
                         "UPDATE tick SET time_ms = 0 WHERE id = 9;"
                         "INSERT INTO tick_edit (id, time_ms) VALUES (9, 1772427660000)");
  fixture_commit (&fixture);
  of_area.area = &area;
  in_area = ids_of (&fixture, &of_area);
  g_assert_cmpstr (in_area, ==, "1 2 6 7 8 9");
  g_array_append_vals (keys, key_ids, G_N_ELEMENTS (key_ids));
  of_keys.keys = keys;
  with_keys = ids_of (&fixture, &of_keys);
  g_assert_cmpstr (with_keys, ==, "2 3 6 7 9");
  of_no_keys.keys = no_keys;
  by_hand = ids_of (&fixture, &of_no_keys);
  g_assert_cmpstr (by_hand, ==, "6 7 9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/ticks/fact", test_fact);
  g_test_add_func ("/store/ticks/layers", test_layers);
  g_test_add_func ("/store/ticks/manual", test_manual);
  g_test_add_func ("/store/ticks/queries", test_queries);
  g_test_add_func ("/store/ticks/ranges", test_ranges);
  g_test_add_func ("/store/ticks/parts", test_parts);
  return g_test_run ();
}
