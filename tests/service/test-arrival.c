/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However records arrive, shuffled, in pieces, twice, late: the same database. Seeded. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-sync-ledger.h"
#include <string.h>

#define N_SEEDS 24
#define N_SIMULATED_SEEDS 6
#define VANS 2
#define SECOND 1000
#define MINUTE (60 * SECOND)
#define SYNC_KEY_NOBODY "060000001A2B3C01"

/* What one record of a van says. */
typedef struct
{
  guint van;
  TklRecord record;
  const char *keys[2]; /* (nullable) */
} Piece;

static const char employees[] = "number,first_name,last_name,latitude,longitude,role,key\n"
                                "1,An,Aerts,50.85,4.35,driver," SYNC_KEY_A "\n"
                                "2,Bo,Bas,50.851,4.35,passenger," SYNC_KEY_B "\n";
static const char projects[] = "number,name,latitude,longitude\n"
                               "P1,Dak,50.90,4.40\nP2,Gevel,50.9005,4.4005\nP3,Tuin,50.95,4.45\n";

static void
fill_company (OfficeFixture *fixture)
{
  office_set (fixture, "latitude=50.87", "longitude=4.37", "default-radius=120", "ct-1=on",
              "ct-4=on", "ct-5=on", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, employees);
  office_import_good (fixture, TKL_IMPORT_PROJECTS, projects);
}

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  fill_company (fixture);
}

static void
start_again (OfficeFixture *fixture)
{
  office_tear_down (fixture, NULL);
  set_up (fixture, NULL);
}

/* --- what happened ------------------------------------------------------------------------- */

static TklPoint
draw_point (GRand *random)
{
  static const TklPoint places[] = { { 508500000, 43500000 },
                                     { 508700000, 43700000 },
                                     { 509000000, 44000000 },
                                     { 509500000, 44500000 },
                                     { 505000000, 45000000 } };
  TklPoint point = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];

  point.lat_e7 += g_rand_int_range (random, -3000, 3000);
  return point;
}

static const char *
draw_key (GRand *random)
{
  static const char *const keys[] = { NULL,
                                      NULL,
                                      NULL,
                                      NULL,
                                      SYNC_KEY_A,
                                      SYNC_KEY_A,
                                      SYNC_KEY_B,
                                      SYNC_KEY_A,
                                      SYNC_KEY_NOBODY,
                                      "3d00000badc0de01",
                                      "017856341200004E" };

  return keys[g_rand_int_range (random, 0, G_N_ELEMENTS (keys))];
}

/* Gaps on both sides of the touch gap (15 min) and of the window of doubles. */
static gint64
draw_gap_ms (GRand *random)
{
  static const gint64 gaps[]
      = { SECOND,      5 * SECOND,           30 * SECOND, MINUTE,      14 * MINUTE,
          15 * MINUTE, 15 * MINUTE + SECOND, 40 * MINUTE, 130 * MINUTE };

  return gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))];
}

static GArray *
draw_pieces (GRand *random)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint van = 0; van < VANS; van++)
    {
      gint64 time = sync_instant ("2026-03-28T05:00:00Z");
      gint32 odometer = 1000000;
      int n = g_rand_int_range (random, 1, 90);

      for (int i = 0; i < n; i++)
        {
          Piece piece = { .van = van, .record = TKL_RECORD_INIT };

          time += draw_gap_ms (random);
          odometer += g_rand_int_range (random, 0, 9000);
          piece.record.time_utc_ms = time;
          piece.record.point = draw_point (random);
          piece.record.odometer_m = odometer;
          piece.record.satellites = g_rand_int_range (random, 0, 8) == 0 ? 0 : 9;
          piece.record.ignition = (guint8) g_rand_int_range (random, 0, 3);
          piece.keys[0] = draw_key (random);
          piece.keys[1] = g_rand_int_range (random, 0, 6) == 0 ? draw_key (random) : NULL;
          g_array_append_val (pieces, piece);
        }
    }
  return pieces;
}

/* --- how it arrives ------------------------------------------------------------------------ */

static void
append_piece (TklPage *page, const Piece *piece)
{
  g_array_append_val (page->records, piece->record);
  for (gsize i = 0; i < G_N_ELEMENTS (piece->keys); i++)
    if (piece->keys[i] != NULL)
      {
        TklIdent ident = { piece->record.time_utc_ms, g_strdup (piece->keys[i]) };

        g_array_append_val (page->idents, ident);
      }
}

static GPtrArray *
take_fleet (OfficeFixture *fixture)
{
  g_autoptr (GPtrArray) fleet
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_remote_vehicle_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *subjects;

  for (guint van = 0; van < VANS; van++)
    {
      TklRemoteVehicle *vehicle = g_new0 (TklRemoteVehicle, 1);

      vehicle->id = g_strdup_printf ("id-%u", van);
      vehicle->name = g_strdup_printf ("VAN %u", van);
      g_ptr_array_add (fleet, vehicle);
    }
  subjects = tkl_sync_ledger_fleet (fixture->office, fleet, &error);
  g_assert_no_error (error);
  return subjects;
}

/* Pages of at most @rows, in the order of @pieces. */
static void
take_pieces (OfficeFixture *fixture, const GArray *pieces, guint rows)
{
  g_autoptr (GPtrArray) subjects = take_fleet (fixture);
  TklSyncReport report = { 0 };

  for (guint i = 0; i < pieces->len;)
    {
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = NULL;
      guint van = g_array_index (pieces, Piece, i).van;
      const TklSyncSubject *subject = subjects->pdata[van];

      for (guint n = 0; n < rows && i < pieces->len && g_array_index (pieces, Piece, i).van == van;
           n++)
        append_piece (page, &g_array_index (pieces, Piece, i++));
      tkl_sync_ledger_page (fixture->office, page, subject->state, &report, &error);
      g_assert_no_error (error);
    }
}

static void
shuffle (GArray *pieces, GRand *random)
{
  for (guint i = pieces->len; i-- > 1;)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
      Piece kept = g_array_index (pieces, Piece, i);

      g_array_index (pieces, Piece, i) = g_array_index (pieces, Piece, other);
      g_array_index (pieces, Piece, other) = kept;
    }
}

/* Some come twice, the copy knowing less: what is known never gives way. */
static void
add_poor_copies (GArray *pieces, GRand *random)
{
  guint n = pieces->len;

  for (guint i = 0; i < n; i++)
    {
      Piece copy = g_array_index (pieces, Piece, i);

      if (g_rand_int_range (random, 0, 4) > 0)
        continue;
      copy.keys[0] = copy.keys[1] = NULL;
      copy.record.point = TKL_POINT_NONE;
      copy.record.ignition = TKL_IGNITION_UNKNOWN;
      g_array_append_val (pieces, copy);
    }
}

static void
link_and_transfer (OfficeFixture *fixture)
{
  g_autoptr (TklTransferReport) report = NULL;

  office_link (fixture);
  report = office_transfer (fixture, "2026-03-27", "2026-04-10", TRUE);
}

/* --- properties ---------------------------------------------------------------------------- */

static void
test_order (OfficeFixture *fixture, gconstpointer data)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GArray) pieces = draw_pieces (random);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      start_again (fixture);
      take_pieces (fixture, pieces, G_MAXUINT);
      link_and_transfer (fixture);
      expected = database_dump (fixture->database, DUMP_ALL);

      start_again (fixture);
      add_poor_copies (pieces, random);
      shuffle (pieces, random);
      take_pieces (fixture, pieces, 1 + seed % 7);
      link_and_transfer (fixture);
      found = database_dump (fixture->database, DUMP_ALL);
      g_test_message ("seed %u, %u pieces", seed, pieces->len);
      g_assert_true (database_dumps_equal (expected, found));
    }
}

/* Taken, linked and transferred again, all changes nothing: not even the journal grows. */
static void
test_repeat (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GArray) pieces = draw_pieces (random);
  g_autofree char *expected = NULL;

  take_pieces (fixture, pieces, 50);
  link_and_transfer (fixture);
  expected = database_dump (fixture->database, DUMP_ALL);
  g_assert_nonnull (strstr (expected, "\nline "));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *found = NULL;

      shuffle (pieces, random);
      take_pieces (fixture, pieces, 20);
      link_and_transfer (fixture);
      found = database_dump (fixture->database, DUMP_ALL);
      g_assert_true (database_dumps_equal (expected, found));
    }
}

/* Linked and transferred behind every batch: the ticks and links are those of all at once. */
static void
test_link_between (OfficeFixture *fixture, gconstpointer data)
{
  for (guint seed = 100; seed < 100 + N_SEEDS / 4; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GArray) pieces = draw_pieces (random);
      g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (Piece));
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      start_again (fixture);
      take_pieces (fixture, pieces, G_MAXUINT);
      office_link (fixture);
      expected = database_dump (fixture->database, DUMP_FACTS);

      start_again (fixture);
      shuffle (pieces, random);
      for (guint i = 0; i < pieces->len; i++)
        {
          g_array_append_val (batch, g_array_index (pieces, Piece, i));
          if (batch->len < 20 && i + 1 < pieces->len)
            continue;
          take_pieces (fixture, batch, 20);
          office_link (fixture);
          g_array_set_size (batch, 0);
        }
      found = database_dump (fixture->database, DUMP_FACTS);
      g_test_message ("seed %u", seed);
      g_assert_true (database_dumps_equal (expected, found));
    }
}

/* --- through the simulator ------------------------------------------------------------------ */

/* Each record reaches the platform up to twenty hours late, on its own. */
static void
delay_records (SyncFixture *fixture, GRand *random)
{
  for (guint v = 0; v < fixture->sim->model->vehicles->len; v++)
    {
      TklSimVehicle *vehicle = fixture->sim->model->vehicles->pdata[v];

      for (guint i = 0; i < vehicle->records->len; i++)
        {
          TklSimRecord *record = &g_array_index (vehicle->records, TklSimRecord, i);

          record->received_utc_ms = record->time_utc_ms
                                    + (g_rand_int_range (random, 0, 2) == 0
                                           ? 5 * SECOND
                                           : g_rand_int_range (random, 0, 1200) * MINUTE);
        }
    }
}

static void
test_polls (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;

  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);
  for (guint seed = 0; seed < N_SIMULATED_SEEDS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      gint64 now = sync_instant ("2026-03-02T05:01:00Z");

      delay_records (fixture, random);
      sync_fresh_office (fixture);
      for (; now < sync_instant ("2026-03-05T12:00:00Z");
           now += g_rand_int_range (random, 5, 300) * MINUTE)
        {
          fixture->now_utc_ms = now;
          tkl_sim_set_now (fixture->sim, now);
          sync_run_well (fixture);
        }
      g_test_message ("seed %u", seed);
      sync_assert_dump (fixture, DUMP_FACTS, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/arrival/order", OfficeFixture, NULL, set_up, test_order, office_tear_down);
  g_test_add ("/arrival/repeat", OfficeFixture, NULL, set_up, test_repeat, office_tear_down);
  g_test_add ("/arrival/link-between", OfficeFixture, NULL, set_up, test_link_between,
              office_tear_down);
  g_test_add ("/arrival/polls", SyncFixture, NULL, sync_set_up, test_polls, sync_tear_down);
  return g_test_run ();
}
