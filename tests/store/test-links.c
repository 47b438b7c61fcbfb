/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of ticks: written by difference, read back as they were. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-statement.h"

#define DAY_1 20514 /* 2026-03-02 */

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
  g_assert_cmpint (fixture_ran (&fixture, TKL_SQL_LINK_PUT_16), >, 0);
  back = seed_load (&fixture, &all);
  for (guint i = 0; i < 64; i++)
    seed_assert_same_tick (set, &g_array_index (set->ticks, TklTick, i), back,
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
        seed_assert_same_tick (loaded, tick, back, seed_find (back, 2));
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
            seed_assert_same_tick (set, tick, back, &g_array_index (back->ticks, TklTick, i));
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/links/round-trip", test_round_trip);
  g_test_add_func ("/store/links/difference", test_difference);
  g_test_add_func ("/store/links/batches", test_batches);
  g_test_add_func ("/store/links/skip", test_skip);
  g_test_add_func ("/store/links/ignition", test_ignition);
  g_test_add_func ("/store/links/lost-candidates", test_lost_candidates);
  g_test_add_func ("/store/links/found-candidates", test_found_candidates);
  return g_test_run ();
}
