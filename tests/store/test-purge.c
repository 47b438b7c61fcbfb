/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purging raw positions: what goes, what stays, and that what follows is derived as before. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-purge.h"
#include "tkl-store-record.h"

#define N_RECORDS 60

static guint
purge (const Fixture *fixture, gint64 before_ms, guint max)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  tkl_store_purge_records (fixture->store, 1, before_ms, max, &n, &error);
  g_assert_no_error (error);
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_cmpuint (n, <=, max);
  return n;
}

static gint64
count_purgeable (const Fixture *fixture, gint64 before_ms)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  tkl_store_count_purgeable (fixture->store, 1, before_ms, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
oldest_left (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 oldest_ms;

  tkl_store_get_purged (fixture->store, 1, &oldest_ms, &error);
  g_assert_no_error (error);
  return oldest_ms;
}

/* Records a minute apart; the ignition is silent most of the time, keys come now and then. */
static void
fill (const Fixture *fixture, GRand *random)
{
  TklRecord records[N_RECORDS];
  TklIdent idents[N_RECORDS];
  TklPutPage page = { .records = records, .n_records = N_RECORDS, .idents = idents };
  g_autoptr (GError) error = NULL;
  TklPutResult result;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      records[i] = seed_random_record (random, SEED_TIME + i * SEED_MINUTE);
      records[i].ignition = g_rand_int_range (random, 0, 10) < 2
                                ? (guint8) g_rand_int_range (random, 1, 3)
                                : TKL_IGNITION_UNKNOWN;
      if (g_rand_int_range (random, 0, 3) == 0)
        idents[page.n_idents++]
            = (TklIdent){ records[i].time_utc_ms,
                          (char *) (g_rand_boolean (random) ? "KEY-A" : "KEY-B") };
    }
  g_assert_true (tkl_store_begin (fixture->store, &error));
  tkl_store_put_records (fixture->store, 1, &page, &result, &error);
  g_assert_no_error (error);
  g_assert_true (tkl_store_commit (fixture->store, &error));
}

/* What is derived after an instant, as text. */
static char *
derive_after (const Fixture *fixture, gint64 after_ms)
{
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  TklDeriveInput input = { .touch_gap_ms = 2 * SEED_MINUTE, .from_utc_ms = after_ms + 1 };

  tkl_store_load_stretch (fixture->store, 1, after_ms + 1, G_MAXINT64, stretch, &error);
  g_assert_no_error (error);
  input.records = (const TklRecord *) (gpointer) stretch->records->data;
  input.n_records = stretch->records->len;
  input.keys = (const TklKeyAt *) (gpointer) stretch->keys->data;
  input.n_keys = stretch->keys->len;
  input.before_ignition = stretch->before_ignition;
  ticks = tkl_derive_ticks (&input);
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklDerivedTick *tick = &g_array_index (ticks, TklDerivedTick, i);

      g_string_append_printf (text, "%d %d %d %d\n",
                              (int) ((tick->time_utc_ms - SEED_TIME) / SEED_MINUTE), tick->kind,
                              tick->key_id, tick->odometer_m);
    }
  return g_string_free (text, FALSE);
}

/* In slices of any size: what was counted goes, identifications stay, the rest derives as before. */
static void
test_slices (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      gint64 before_ms = SEED_TIME + g_rand_int_range (random, -2, N_RECORDS + 2) * SEED_MINUTE
                         + g_rand_int_range (random, -1, 2);
      guint max = (guint) g_rand_int_range (random, 1, 25);
      g_autofree char *idents = NULL;
      g_autofree char *idents_after = NULL;
      gint64 expected, n_all = 0;
      guint n;

      seed_company (&fixture);
      fill (&fixture, random);
      idents = fixture_dump (&fixture, "SELECT * FROM ident ORDER BY time_ms, raw");
      expected = count_purgeable (&fixture, before_ms);
      do
        {
          gint64 next_oldest_ms
              = SEED_TIME + (n_all + MIN ((gint64) max, expected - n_all)) * SEED_MINUTE;
          g_autofree char *before = derive_after (&fixture, next_oldest_ms);
          g_autofree char *after = NULL;

          n = purge (&fixture, before_ms, max);
          n_all += n;
          after = derive_after (&fixture, next_oldest_ms);
          g_assert_cmpstr (after, ==, before);
          if (n_all > 0)
            g_assert_cmpint (oldest_left (&fixture), ==, SEED_TIME + n_all * SEED_MINUTE);
        }
      while (n > 0);
      g_assert_cmpint (n_all, ==, expected);
      g_assert_cmpint (count_purgeable (&fixture, before_ms), ==, 0);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count(*) FROM record"), ==,
                       N_RECORDS - expected);
      idents_after = fixture_dump (&fixture, "SELECT * FROM ident ORDER BY time_ms, raw");
      g_assert_cmpstr (idents_after, ==, idents);
    }
}

static void
test_limits (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  seed_company (&fixture);
  g_assert_cmpuint (purge (&fixture, G_MAXINT64, 10), ==, 0);
  g_assert_cmpint (oldest_left (&fixture), ==, TKL_INSTANT_NONE_MS);
  fill (&fixture, random);
  g_assert_cmpuint (purge (&fixture, SEED_TIME, 10), ==, 0);
  /* A single older record is the last before the date: it stays. */
  g_assert_cmpuint (purge (&fixture, SEED_TIME + 1, 10), ==, 0);
  g_assert_cmpint (oldest_left (&fixture), ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpuint (purge (&fixture, SEED_TIME + SEED_MINUTE + 1, 10), ==, 1);
  g_assert_cmpuint (purge (&fixture, G_MAXINT64, 1000), ==, N_RECORDS - 2);
}

/* A tracker or a range read again cannot bring back a part of what was purged. */
static void
test_late (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  TklIdent idents[]
      = { { SEED_TIME, (char *) "KEY-A" }, { SEED_TIME + 90 * SEED_MINUTE, (char *) "KEY-B" } };
  TklRecord records[] = { TKL_RECORD_INIT, TKL_RECORD_INIT, TKL_RECORD_INIT };
  TklPutPage page = { records, G_N_ELEMENTS (records), idents, G_N_ELEMENTS (idents) };
  TklPutResult result;

  seed_company (&fixture);
  fill (&fixture, random);
  purge (&fixture, SEED_TIME + 30 * SEED_MINUTE, 1000);
  fixture_damage (&fixture, "DELETE FROM ident");
  records[0].time_utc_ms = SEED_TIME + 28 * SEED_MINUTE + 1;
  records[1].time_utc_ms = SEED_TIME;
  records[2].time_utc_ms = SEED_TIME + 90 * SEED_MINUTE;

  g_assert_true (tkl_store_begin (fixture.store, &error));
  tkl_store_put_records (fixture.store, 1, &page, &result, &error);
  g_assert_no_error (error);
  g_assert_true (tkl_store_commit (fixture.store, &error));
  g_assert_cmpuint (result.n_purged, ==, 2);
  g_assert_cmpuint (result.n_new, ==, 1);
  g_assert_cmpuint (result.n_new_idents, ==, 1);
  g_assert_cmpint (result.first_changed_ms, ==, SEED_TIME + 90 * SEED_MINUTE);
  g_assert_cmpint (
      fixture_int (&fixture, "SELECT count(*) FROM record WHERE time_ms < 1772429340000"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/purge/slices", test_slices);
  g_test_add_func ("/store/purge/limits", test_limits);
  g_test_add_func ("/store/purge/late", test_late);
  return g_test_run ();
}
