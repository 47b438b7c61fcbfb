/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks as they are read: fact, layer and link; links written by difference. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-layer.h"

#define DAY_1 20514 /* 2026-03-02 */
#define HOUR (60 * SEED_MINUTE)

static TklLinkDiff
write_links (const Fixture *fixture, TklTickSet *set, const guint8 *skip)
{
  g_autoptr (GError) error = NULL;
  TklLinkDiff diff;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  g_assert_true (tkl_store_write_links (fixture->store, set, skip, &diff, &error));
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  return diff;
}

static void
set_link (TklTickSet *set, guint index, const gint32 *candidates, guint16 n_candidates)
{
  TklTick *tick = &g_array_index (set->ticks, TklTick, index);

  tick->flags |= TKL_TICK_LINKED;
  tick->day = DAY_1;
  tick->place = TKL_PLACE_PROJECT;
  tick->n_candidates = n_candidates;
  tick->candidates = set->pool->len;
  if (n_candidates > 0)
    g_array_append_vals (set->pool, candidates, n_candidates);
}

static void
assert_same_tick (const TklTickSet *a, const TklTick *x, const TklTickSet *b, const TklTick *y)
{
  g_assert_cmpint (x->id, ==, y->id);
  g_assert_cmpint (x->time_utc_ms, ==, y->time_utc_ms);
  g_assert_cmpint (x->flags, ==, y->flags);
  g_assert_cmpint (x->place, ==, y->place);
  g_assert_cmpint (x->reasons, ==, y->reasons);
  g_assert_cmpint (x->nobody, ==, y->nobody);
  g_assert_cmpint (x->employee_id, ==, y->employee_id);
  g_assert_cmpint (x->project_id, ==, y->project_id);
  g_assert_cmpint (x->distance_m, ==, y->distance_m);
  g_assert_cmpint (x->day, ==, y->day);
  g_assert_cmpint (x->n_candidates, ==, y->n_candidates);
  for (guint i = 0; i < x->n_candidates; i++)
    g_assert_cmpint (g_array_index (a->pool, gint32, x->candidates + i), ==,
                     g_array_index (b->pool, gint32, y->candidates + i));
}

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
    { "note = 'x'", 0, 0, TKL_PLACE_PROJECT, TKL_PLACE_NONE, 1, 0, 1, 0 },
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

/* Every member of a link goes to the file and comes back. */
static void
test_round_trip (void)
{
  static const gint32 candidates[] = { 3, 1, 4, 2 };
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  g_autoptr (TklTickSet) back = NULL;

  seed_company (&fixture);
  for (int i = 0; i < 64; i++)
    seed_tick (&fixture, SEED_TIME + i);
  set = seed_load (&fixture, &all);
  for (guint i = 0; i < 64; i++)
    {
      TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      set_link (set, i, candidates, (guint16) (i % 5));
      tick->day = DAY_1 + (TklDay) i;
      tick->employee_id = (gint32) i % 4;
      tick->place = (guint8) (i % 4);
      tick->project_id = i % 3 == 0 ? 0 : (gint32) i;
      tick->distance_m = i % 2 == 0 ? -1 : (gint32) i * 1000;
      tick->reasons = (guint8) i;
      tick->nobody = (guint8) (i % 5);
      if (i % 7 == 0)
        tick->flags |= TKL_TICK_IS_DOUBLE;
    }
  g_assert_cmpuint (write_links (&fixture, set, NULL).n_written, ==, 64);
  back = seed_load (&fixture, &all);
  for (guint i = 0; i < 64; i++)
    assert_same_tick (set, &g_array_index (set->ticks, TklTick, i), back,
                      &g_array_index (back->ticks, TklTick, i));
  g_assert_cmpuint (write_links (&fixture, set, NULL).n_written, ==, 0);
  g_assert_cmpuint (write_links (&fixture, back, NULL).n_written, ==, 0);
  g_assert_cmpuint (write_links (&fixture, back, NULL).n_same, ==, 64);
}

typedef void (*Change) (TklTickSet *set, TklTick *tick);

static void
change_nothing (TklTickSet *set, TklTick *tick)
{
}

static void
change_day (TklTickSet *set, TklTick *tick)
{
  tick->day++;
}

static void
change_double (TklTickSet *set, TklTick *tick)
{
  tick->flags ^= TKL_TICK_IS_DOUBLE;
}

static void
change_employee (TklTickSet *set, TklTick *tick)
{
  tick->employee_id = 2;
}

static void
change_distance (TklTickSet *set, TklTick *tick)
{
  tick->distance_m = 12;
}

static void
change_reasons (TklTickSet *set, TklTick *tick)
{
  tick->reasons |= TKL_REASON_SEVERAL_PROJECTS;
}

static void
change_nobody (TklTickSet *set, TklTick *tick)
{
  tick->nobody = TKL_NOBODY_INACTIVE;
}

static void
change_project (TklTickSet *set, TklTick *tick)
{
  tick->project_id = 4;
}

static void
change_place (TklTickSet *set, TklTick *tick)
{
  tick->place = TKL_PLACE_HOME;
}

/* The same candidates anew, at another index of the pool: no difference. */
static void
repeat_candidates (TklTickSet *set, TklTick *tick)
{
  gint32 again[] = { 1, 2 };

  tick->candidates = set->pool->len;
  g_array_append_vals (set->pool, again, 2);
}

static void
swap_candidates (TklTickSet *set, TklTick *tick)
{
  gint32 other[] = { 2, 1 };

  tick->candidates = set->pool->len;
  g_array_append_vals (set->pool, other, 2);
}

static void
drop_candidates (TklTickSet *set, TklTick *tick)
{
  tick->n_candidates = 0;
  tick->project_id = 1;
}

static void
unlink_tick (TklTickSet *set, TklTick *tick)
{
  tick->flags &= ~TKL_TICK_LINKED;
}

/* Only what differs is written, and it is written wholly. */
static void
test_difference (void)
{
  static const struct
  {
    const char *what;
    Change change;
    guint n_written, n_removed;
    const char *candidates;
  } cases[] = {
    { "nothing", change_nothing, 0, 0, "1\n2\n" },
    { "day", change_day, 1, 0, "1\n2\n" },
    { "double", change_double, 1, 0, "1\n2\n" },
    { "employee", change_employee, 1, 0, "1\n2\n" },
    { "distance", change_distance, 1, 0, "1\n2\n" },
    { "reasons", change_reasons, 1, 0, "1\n2\n" },
    { "nobody", change_nobody, 1, 0, "1\n2\n" },
    { "project", change_project, 1, 0, "1\n2\n" },
    { "place", change_place, 1, 0, "1\n2\n" },
    { "candidates again", repeat_candidates, 0, 0, "1\n2\n" },
    { "candidates in another order", swap_candidates, 1, 0, "2\n1\n" },
    { "no candidates", drop_candidates, 1, 0, "" },
    { "unlinked", unlink_tick, 0, 1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      TklTickQuery all = TKL_TICK_QUERY_ALL;
      static const gint32 candidates[] = { 1, 2 };
      g_autoptr (TklTickSet) set = NULL;
      g_autoptr (TklTickSet) loaded = NULL;
      g_autoptr (TklTickSet) back = NULL;
      g_autofree char *rows = NULL;
      TklLinkDiff diff;
      TklTick *tick;

      g_test_message ("%s", cases[i].what);
      seed_company (&fixture);
      seed_tick (&fixture, SEED_TIME);
      seed_tick (&fixture, SEED_TIME + 5);
      set = seed_load (&fixture, &all);
      set_link (set, 0, NULL, 0);
      set_link (set, 1, candidates, 2);
      write_links (&fixture, set, NULL);

      loaded = seed_load (&fixture, &all);
      tick = seed_find (loaded, 2);
      cases[i].change (loaded, tick);
      diff = write_links (&fixture, loaded, NULL);
      g_assert_cmpuint (diff.n_written, ==, cases[i].n_written);
      g_assert_cmpuint (diff.n_removed, ==, cases[i].n_removed);
      g_assert_cmpuint (diff.n_same, ==, 2 - cases[i].n_written - cases[i].n_removed);
      g_assert_cmpint (diff.first_utc_ms, ==,
                       diff.n_same == 2 ? TKL_INSTANT_NONE_MS : SEED_TIME + 5);
      g_assert_cmpint (diff.last_utc_ms, ==, diff.first_utc_ms);
      rows
          = fixture_dump (&fixture, "SELECT project_id FROM tick_candidate ORDER BY tick_id, rank");
      g_assert_cmpstr (rows, ==, cases[i].candidates);
      back = seed_load (&fixture, &all);
      if (cases[i].n_removed == 0)
        assert_same_tick (loaded, tick, back, seed_find (back, 2));
      else
        g_assert_cmpint (seed_find (back, 2)->flags & TKL_TICK_LINKED, ==, 0);
      g_assert_cmpuint (write_links (&fixture, loaded, NULL).n_same, ==, 2);
    }
}

/* Runs of all lengths around a batch of one statement, links and removals mixed. */
static void
test_batches (void)
{
  static const gint32 candidates[] = { 2, 1 };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  TklTickQuery all = TKL_TICK_QUERY_ALL;

  seed_company (&fixture);
  for (int i = 0; i < 120; i++)
    seed_tick (&fixture, SEED_TIME + i);
  for (int round = 0; round < 30; round++)
    {
      g_autoptr (TklTickSet) set = seed_load (&fixture, &all);
      g_autoptr (TklTickSet) back = NULL;
      guint n_changes = 0;
      TklLinkDiff diff;

      for (guint i = 0; i < 120; i++)
        {
          TklTick *tick = &g_array_index (set->ticks, TklTick, i);

          if (round > 0 && g_rand_int_range (random, 0, 1 + round) > 2)
            continue;
          n_changes++;
          if ((tick->flags & TKL_TICK_LINKED) != 0 && g_rand_int_range (random, 0, 8) == 0)
            {
              tick->flags &= ~TKL_TICK_LINKED;
              continue;
            }
          set_link (set, i, candidates, (guint16) g_rand_int_range (random, 0, 3));
          tick->distance_m = round * 1000 + (gint32) i;
        }
      diff = write_links (&fixture, set, NULL);
      g_assert_cmpuint (diff.n_written + diff.n_removed, ==, n_changes);
      back = seed_load (&fixture, &all);
      for (guint i = 0; i < 120; i++)
        {
          const TklTick *tick = &g_array_index (set->ticks, TklTick, i);

          if ((tick->flags & TKL_TICK_LINKED) != 0)
            assert_same_tick (set, tick, back, &g_array_index (back->ticks, TklTick, i));
          else
            g_assert_cmpint (g_array_index (back->ticks, TklTick, i).flags, ==, 0);
        }
      g_assert_cmpuint (write_links (&fixture, set, NULL).n_same, ==, 120);
    }
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_candidate WHERE tick_id"
                                          " NOT IN (SELECT tick_id FROM tick_link)"),
                   ==, 0);
}

/* Context is read and not written. Rows are written in their own order, whatever that of the set. */
static void
test_skip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  g_autofree char *rows = NULL;

  seed_company (&fixture);
  for (int i = 0; i < 6; i++)
    seed_tick (&fixture, SEED_TIME - i);
  /* So far from the others that the index is asked for those. */
  fixture_run (&fixture, "UPDATE tick SET id = 1000 WHERE id = 1");
  query.from_utc_ms = SEED_TIME - 10;
  query.to_utc_ms = SEED_TIME + 10;
  set = seed_load (&fixture, &query);
  g_assert_cmpint (g_array_index (set->ticks, TklTick, 0).id, ==, 6); /* by time */
  for (guint i = 0; i < 6; i++)
    set_link (set, i, NULL, 0);
  g_assert_cmpuint (write_links (&fixture, set, (const guint8[]){ 1, 0, 0, 0, 0, 1 }).n_written, ==,
                    4);
  rows = fixture_dump (&fixture, "SELECT tick_id FROM tick_link");
  g_assert_cmpstr (rows, ==, "2\n3\n4\n5\n");
}

/* CT-5: start and stop are read to be linked, and seen only while they are. */
static void
test_ignition (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  TklTickQuery with = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  seed_company (&fixture);
  seed_tick (&fixture, SEED_TIME);
  fixture_run (&fixture, "INSERT INTO tick (vehicle_id, time_ms, kind) VALUES"
                         " (1, 1772427600000, 1), (1, 1772427600001, 2)");
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 1);
  g_clear_pointer (&set, tkl_tick_set_free);

  with.ignition = TRUE;
  set = seed_load (&fixture, &with);
  g_assert_cmpuint (set->ticks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    set_link (set, i, NULL, 0);
  write_links (&fixture, set, NULL);
  g_clear_pointer (&set, tkl_tick_set_free);
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 3);
  g_clear_pointer (&set, tkl_tick_set_free);

  g_assert_true (tkl_store_begin (fixture.store, &error));
  g_assert_true (tkl_store_unlink_ignition (fixture.store, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (tkl_store_unlink_ignition (fixture.store, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (tkl_store_commit (fixture.store, &error));
  g_assert_no_error (error);
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 1);
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

/* Rows of candidates that went with their project: the rest counts, and the row is written anew. */
static void
test_lost_candidates (void)
{
  static const gint32 candidates[] = { 1, 2, 3 };
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  g_autoptr (TklTickSet) back = NULL;

  seed_company (&fixture);
  seed_tick (&fixture, SEED_TIME);
  set = seed_load (&fixture, &all);
  set_link (set, 0, candidates, 3);
  write_links (&fixture, set, NULL);
  fixture_run (&fixture, "DELETE FROM tick_candidate WHERE project_id = 2");
  back = seed_load (&fixture, &all);
  g_assert_cmpint (seed_find (back, 1)->n_candidates, ==, 2);
  g_assert_cmpuint (write_links (&fixture, back, NULL).n_written, ==, 1);
  g_clear_pointer (&back, tkl_tick_set_free);
  back = seed_load (&fixture, &all);
  g_assert_cmpint (seed_find (back, 1)->n_candidates, ==, 2);
  g_assert_cmpint (g_array_index (back->pool, gint32, 1), ==, 3);
  g_assert_cmpuint (write_links (&fixture, back, NULL).n_same, ==, 1);
}

/* The lost one comes back while those of the next tick stand behind the rest in the pool. */
static void
test_found_candidates (void)
{
  static const gint32 candidates[] = { 1, 2, 3, 1 };
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  g_autoptr (TklTickSet) back = NULL;
  g_autofree char *rows = NULL;

  seed_company (&fixture);
  seed_tick (&fixture, SEED_TIME);
  seed_tick (&fixture, SEED_TIME + 1);
  set = seed_load (&fixture, &all);
  set_link (set, 0, candidates, 3);
  set_link (set, 1, candidates + 2, 2);
  write_links (&fixture, set, NULL);
  fixture_run (&fixture, "DELETE FROM tick_candidate WHERE tick_id = 1 AND project_id = 3");
  back = seed_load (&fixture, &all);
  set_link (back, 0, candidates, 3);
  g_assert_cmpuint (write_links (&fixture, back, NULL).n_written, ==, 1);
  rows = fixture_dump (&fixture, "SELECT project_id FROM tick_candidate WHERE tick_id = 1");
  g_assert_cmpstr (rows, ==, "1\n2\n3\n");
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
  everything = seed_load (&fixture, &all);
  g_assert_cmpuint (everything->ticks->len, ==, 200);
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
          assert_same_tick (everything, tick, set, seed_find (set, tick->id));
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/links/fact", test_fact);
  g_test_add_func ("/store/links/layers", test_layers);
  g_test_add_func ("/store/links/manual", test_manual);
  g_test_add_func ("/store/links/round-trip", test_round_trip);
  g_test_add_func ("/store/links/difference", test_difference);
  g_test_add_func ("/store/links/batches", test_batches);
  g_test_add_func ("/store/links/skip", test_skip);
  g_test_add_func ("/store/links/ignition", test_ignition);
  g_test_add_func ("/store/links/queries", test_queries);
  g_test_add_func ("/store/links/lost-candidates", test_lost_candidates);
  g_test_add_func ("/store/links/found-candidates", test_found_candidates);
  g_test_add_func ("/store/links/ranges", test_ranges);
  return g_test_run ();
}
