/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of records: windows, tokens, visibility, and every switch that changes them. */
#include "tkl-instant.h"
#include "tkl-sim-page.h"
#include "tkl-sim-random.h"

#define START G_GINT64_CONSTANT (1772431200000) /* 2026-03-02T06:00:00Z */
#define KEY_A "3D00000BADC0DE01"
#define KEY_B "820000A1B2C3D401"

typedef struct
{
  TklSim *sim;
  TklSimVehicle *vehicle;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sim = tkl_sim_new ();
  fixture->sim->model->now_utc_ms = START + TKL_MS_PER_DAY;
  fixture->vehicle = tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "VAN");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tkl_sim_free (fixture->sim);
}

/* Seconds after START; @key: NULL = none. */
static void
add (Fixture *fixture, gint64 at_ms, TklIgnition ignition, const char *key)
{
  TklSimRecord record;

  tkl_sim_record_init (&record, START + at_ms, (TklPoint){ 508500000, 43500000 });
  record.ignition = ignition;
  record.key = tkl_sim_model_key (fixture->sim->model, key);
  tkl_sim_vehicle_add (fixture->vehicle, &record);
}

/* The page as text: milliseconds after START, `*` for a key, the token behind a bar. */
static char *
page (Fixture *fixture, gint64 from, gint64 to, gint64 token, guint limit)
{
  TklSimWindow window
      = { START + from, START + to, token < 0 ? TKL_INSTANT_NONE : START + token, limit };
  gint64 next;
  g_autoptr (GArray) items = tkl_sim_page_collect (fixture->sim, fixture->vehicle, &window, &next);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TklSimItem *item = &g_array_index (items, TklSimItem, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "%s ", item->time_utc_ms - START,
                              item->key != 0 ? "*" : "");
    }
  g_string_append_c (text, '|');
  if (next != TKL_INSTANT_NONE)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, next - START);
  return g_string_free (text, FALSE);
}

#define assert_page(fixture, from, to, token, limit, expected)                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = page (fixture, from, to, token, limit);                                \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
add_five (Fixture *fixture)
{
  for (int i = 0; i < 5; i++)
    add (fixture, i * 1000, TKL_IGNITION_ON, NULL);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_page (fixture, 0, 9000, -1, 10, "|");
  fixture->sim->switches.last_page = TKL_SIM_LAST_PAGE_EMPTY;
  assert_page (fixture, 0, 9000, -1, 10, "|");
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  add_five (fixture);
  assert_page (fixture, 0, 4000, -1, 10, "0 1000 2000 3000 4000 |");
  assert_page (fixture, 1000, 3000, -1, 10, "1000 2000 3000 |");
  assert_page (fixture, 1001, 2999, -1, 10, "2000 |");
  assert_page (fixture, 3000, 1000, -1, 10, "|");
  fixture->sim->switches.to = TKL_SIM_TO_EXCLUSIVE;
  assert_page (fixture, 1000, 3000, -1, 10, "1000 2000 |");
}

static void
test_token (Fixture *fixture, gconstpointer data)
{
  add_five (fixture);
  assert_page (fixture, 0, 4000, -1, 2, "0 1000 |1000");
  assert_page (fixture, 0, 4000, 1000, 2, "1000 2000 |2000");
  assert_page (fixture, 0, 4000, 3000, 2, "3000 4000 |");
  assert_page (fixture, 0, 4000, -1, 5, "0 1000 2000 3000 4000 |");
  fixture->sim->switches.token = TKL_SIM_TOKEN_NEXT;
  assert_page (fixture, 0, 4000, -1, 2, "0 1000 |2000");
  assert_page (fixture, 0, 4000, 2000, 2, "2000 3000 |4000");
  assert_page (fixture, 0, 4000, 4000, 2, "4000 |");
}

static void
test_last_page (Fixture *fixture, gconstpointer data)
{
  add_five (fixture);
  fixture->sim->switches.last_page = TKL_SIM_LAST_PAGE_EMPTY;
  assert_page (fixture, 0, 4000, 3000, 2, "3000 4000 |4001");
  assert_page (fixture, 0, 4000, 4001, 2, "|");
}

/* A late upload: the record is not there before it has arrived. */
static void
test_visibility (Fixture *fixture, gconstpointer data)
{
  TklSimRecord record;

  add_five (fixture);
  tkl_sim_record_init (&record, START + 2500, TKL_POINT_NONE);
  record.received_utc_ms = START + 2 * TKL_MS_PER_DAY;
  tkl_sim_vehicle_add (fixture->vehicle, &record);
  assert_page (fixture, 0, 9000, -1, 10, "0 1000 2000 3000 4000 |");
  tkl_sim_set_now (fixture->sim, record.received_utc_ms - 1);
  assert_page (fixture, 0, 9000, -1, 10, "0 1000 2000 3000 4000 |");
  tkl_sim_set_now (fixture->sim, record.received_utc_ms);
  assert_page (fixture, 0, 9000, -1, 10, "0 1000 2000 2500 3000 4000 |");
  tkl_sim_set_now (fixture->sim, START + 6000);
  assert_page (fixture, 0, 9000, -1, 10, "0 1000 |");
}

static void
test_sub_second (Fixture *fixture, gconstpointer data)
{
  TklSimWindow window = { START, START + 600000, TKL_INSTANT_NONE, 100 };
  g_autoptr (GArray) items = NULL;
  gint64 token, before = 0;
  guint n_shifted = 0;

  for (int i = 0; i < 20; i++)
    add (fixture, i * 10000, TKL_IGNITION_ON, NULL);
  add (fixture, 190500, TKL_IGNITION_ON, NULL);
  fixture->sim->switches.sub_second = TRUE;
  items = tkl_sim_page_collect (fixture->sim, fixture->vehicle, &window, &token);
  g_assert_cmpuint (items->len, ==, 21);
  for (guint i = 0; i < items->len; i++)
    {
      const TklSimItem *item = &g_array_index (items, TklSimItem, i);

      g_assert_cmpint (item->time_utc_ms, >, before);
      g_assert_cmpint (item->time_utc_ms / 1000, ==, item->record->time_utc_ms / 1000);
      n_shifted += item->time_utc_ms % 1000 != 0;
      before = item->time_utc_ms;
    }
  g_assert_cmpuint (n_shifted, >, 15);
  /* The next record is nearer than a second: no shift, or the order could change. */
  g_assert_cmpint (g_array_index (items, TklSimItem, 19).time_utc_ms, ==, START + 190000);
  g_assert_cmpint (g_array_index (items, TklSimItem, 20).time_utc_ms, ==, START + 190500);
}

static void
test_equal_datetimes (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, TKL_IGNITION_ON, NULL);
  add (fixture, 1000, TKL_IGNITION_ON, KEY_A);
  add (fixture, 2000, TKL_IGNITION_ON, NULL);
  fixture->sim->switches.equal_datetimes = TRUE;
  assert_page (fixture, 0, 9000, -1, 10, "0 1000 1000* 2000 |");
  assert_page (fixture, 0, 9000, -1, 2, "0 1000 |1000");
  assert_page (fixture, 0, 9000, 1000, 2, "1000 1000* |1000");
  fixture->sim->switches.token = TKL_SIM_TOKEN_NEXT;
  assert_page (fixture, 0, 9000, -1, 2, "0 1000 |1000");
  assert_page (fixture, 0, 9000, 1000, 2, "1000 1000* |2000");
}

static void
test_persistence (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, TKL_IGNITION_ON, KEY_A);
  add (fixture, 10000, TKL_IGNITION_ON, NULL);
  add (fixture, 11000, TKL_IGNITION_ON, NULL);
  add (fixture, 12000, TKL_IGNITION_OFF, NULL);
  add (fixture, 13000, TKL_IGNITION_ON, NULL);
  assert_page (fixture, 0, 99000, -1, 10, "0* 10000 11000 12000 13000 |");
  fixture->sim->switches.persistence = TKL_SIM_PERSIST_HELD;
  assert_page (fixture, 0, 99000, -1, 10, "0* 10000* 11000 12000 13000 |");
  fixture->sim->switches.persistence = TKL_SIM_PERSIST_IGNITION;
  assert_page (fixture, 0, 99000, -1, 10, "0* 10000* 11000* 12000 13000 |");
  /* Also when the touch lies before the window. */
  assert_page (fixture, 11000, 99000, -1, 10, "11000* 12000 13000 |");
}

static void
test_shuffled (Fixture *fixture, gconstpointer data)
{
  TklSimWindow window = { START, START + 600000, TKL_INSTANT_NONE, 20 };
  gint64 token;
  gint64 sum = 0;
  guint n_descents = 0;
  g_autoptr (GArray) items = NULL;

  for (int i = 0; i < 30; i++)
    add (fixture, i * 1000, TKL_IGNITION_ON, NULL);
  fixture->sim->switches.order = TKL_SIM_ORDER_SHUFFLED;
  items = tkl_sim_page_collect (fixture->sim, fixture->vehicle, &window, &token);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 time = g_array_index (items, TklSimItem, i).time_utc_ms;

      sum += (time - START) / 1000;
      n_descents += i > 0 && time < g_array_index (items, TklSimItem, i - 1).time_utc_ms;
    }
  /* The first twenty, in another order, and the token of the page in time. */
  g_assert_cmpuint (items->len, ==, 20);
  g_assert_cmpint (sum, ==, 190);
  g_assert_cmpuint (n_descents, >, 3);
  g_assert_cmpint (token, ==, START + 19000);
}

static void
test_newest (Fixture *fixture, gconstpointer data)
{
  TklSimItem item;

  g_assert_false (tkl_sim_page_newest (fixture->sim, fixture->vehicle, &item));
  add_five (fixture);
  g_assert_true (tkl_sim_page_newest (fixture->sim, fixture->vehicle, &item));
  g_assert_cmpint (item.time_utc_ms, ==, START + 4000);
  tkl_sim_set_now (fixture->sim, START + 7000);
  g_assert_true (tkl_sim_page_newest (fixture->sim, fixture->vehicle, &item));
  g_assert_cmpint (item.time_utc_ms, ==, START + 2000);
}

/* Records may be added in any order and with equal times. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  add (fixture, 3000, TKL_IGNITION_ON, NULL);
  add (fixture, 1000, TKL_IGNITION_ON, KEY_A);
  add (fixture, 1000, TKL_IGNITION_ON, KEY_B);
  add (fixture, 2000, TKL_IGNITION_ON, NULL);
  assert_page (fixture, 0, 9000, -1, 10, "1000* 1000* 2000 3000 |");
  g_assert_cmpuint (tkl_sim_vehicle_lower_bound (fixture->vehicle, START + 1000), ==, 0);
  g_assert_cmpuint (tkl_sim_vehicle_lower_bound (fixture->vehicle, START + 1001), ==, 2);
  g_assert_cmpuint (tkl_sim_vehicle_lower_bound (fixture->vehicle, START + 3001), ==, 4);
}

/* Reading page by page gives the model, whatever token and limit. */
static void
test_paging_is_complete (Fixture *fixture, gconstpointer data)
{
  TklSimRandom random = { 7 };

  for (int i = 0; i < 200; i++)
    add (fixture, i * 1000, TKL_IGNITION_ON, i % 9 == 0 ? KEY_A : NULL);
  for (int round = 0; round < 60; round++)
    {
      TklSimWindow window = { START, START + 999000, TKL_INSTANT_NONE, 3 };
      gint64 latest = -1;
      guint n_new = 0;

      fixture->sim->switches.token = (guint) round % 2;
      fixture->sim->switches.last_page = (guint) round % 3;
      fixture->sim->switches.equal_datetimes = round % 4 == 3;
      window.limit = (guint) tkl_sim_random_between (&random, 3, 60);
      do
        {
          gint64 token;
          g_autoptr (GArray) items
              = tkl_sim_page_collect (fixture->sim, fixture->vehicle, &window, &token);

          for (guint i = 0; i < items->len; i++)
            {
              gint64 time = g_array_index (items, TklSimItem, i).time_utc_ms;

              n_new += time > latest;
              latest = MAX (latest, time);
            }
          window.token_utc_ms = token;
        }
      while (window.token_utc_ms != TKL_INSTANT_NONE);
      g_assert_cmpuint (n_new, ==, 200);
    }
}

#define ADD(name, func) g_test_add ("/page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("window", test_window);
  ADD ("token", test_token);
  ADD ("last-page", test_last_page);
  ADD ("visibility", test_visibility);
  ADD ("sub-second", test_sub_second);
  ADD ("equal-datetimes", test_equal_datetimes);
  ADD ("persistence", test_persistence);
  ADD ("shuffled", test_shuffled);
  ADD ("newest", test_newest);
  ADD ("any-order", test_any_order);
  ADD ("paging-is-complete", test_paging_is_complete);
  return g_test_run ();
}
