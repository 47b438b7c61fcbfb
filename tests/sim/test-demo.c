/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo month: repeatable, of the promised size, with every fault, and the same ticks under every
 * switch. */
#include "tkl-demo-private.h"
#include "tkl-derive.h"
#include "tkl-ident.h"
#include "tkl-instant.h"
#include "tkl-sim-page.h"

#include <glib/gstdio.h>
#include <string.h>

static TklDemo *
make_demo (guint64 seed, int year, int month)
{
  g_autoptr (GError) error = NULL;
  TklDemo *demo = tkl_demo_new (seed, year, month, &error);

  g_assert_no_error (error);
  return demo;
}

static guint64
find_checksum (guint64 seed, int month)
{
  g_autoptr (TklDemo) demo = make_demo (seed, 2026, month);
  g_autoptr (TklSimModel) model = tkl_sim_model_new ();

  tkl_demo_fill (demo, model);
  return tkl_sim_model_checksum (model);
}

static void
test_repeatable (void)
{
  guint64 sum = find_checksum (1, 3);

  g_assert_cmpuint (find_checksum (1, 3), ==, sum);
  g_assert_cmpuint (find_checksum (2, 3), !=, sum);
  g_assert_cmpuint (find_checksum (1, 4), !=, sum);
}

static void
test_size (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autoptr (TklSimModel) model = tkl_sim_model_new ();

  tkl_demo_fill (demo, model);
  g_assert_cmpuint (model->vehicles->len, ==, 8);
  g_assert_cmpuint (model->drivers->len, ==, 25);
  g_assert_cmpuint (tkl_sim_model_n_records (model), >, 40000);
  g_assert_cmpuint (model->events->len, >, 10);
  /* 3 April, 00:00 in Brussels: two days after the month. */
  g_assert_cmpint (model->now_utc_ms, ==, G_GINT64_CONSTANT (1775167200000));
}

/* Whatever the seed and month, about three person-days of four are in order. */
static void
test_share_in_order (void)
{
  for (guint64 seed = 1; seed <= 6; seed++)
    for (int month = 1; month <= 12; month += 3)
      {
        g_autoptr (TklDemo) demo = make_demo (seed, 2026, month);
        guint n_in_order = 0;

        for (guint i = 0; i < demo->workdays->len; i++)
          n_in_order += g_array_index (demo->workdays, TklDemoWorkday, i).in_order;
        g_assert_cmpuint (demo->workdays->len, >, 400);
        g_assert_cmpuint (n_in_order * 100 / demo->workdays->len, >=, 65);
        g_assert_cmpuint (n_in_order * 100 / demo->workdays->len, <=, 87);
      }
}

/* Records are strictly ascending, inside Belgium or at 0/0, and the odometer never goes back. */
static void
test_records_are_sane (void)
{
  g_autoptr (TklDemo) demo = make_demo (3, 2026, 10);
  g_autoptr (TklSimModel) model = tkl_sim_model_new ();
  guint n_zero = 0, n_late = 0;

  tkl_demo_fill (demo, model);
  for (guint v = 0; v < model->vehicles->len; v++)
    {
      const GArray *records = tkl_sim_vehicle_records (g_ptr_array_index (model->vehicles, v));

      for (guint i = 1; i < records->len; i++)
        {
          const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);
          const TklSimRecord *before = &g_array_index (records, TklSimRecord, i - 1);
          gboolean zero = record->point.lat_e7 == 0;

          g_assert_cmpint (record->time_utc_ms, >, before->time_utc_ms);
          g_assert_cmpint (record->time_utc_ms % 1000, ==, 0);
          g_assert_cmpint (record->odometer_m, >=, before->odometer_m);
          g_assert_cmpint (record->received_utc_ms, >=, record->time_utc_ms);
          g_assert_cmpint (record->received_utc_ms, <=, model->now_utc_ms);
          g_assert_cmpint (record->speed_kmh, <=, 130);
          g_assert_true (zero
                         || (record->point.lat_e7 > 504000000 && record->point.lat_e7 < 514000000
                             && record->point.lon_e7 > 36000000
                             && record->point.lon_e7 < 55000000));
          n_zero += zero;
          n_late += record->received_utc_ms - record->time_utc_ms > 3600000;
        }
    }
  g_assert_cmpuint (n_zero, >, 3);
  g_assert_cmpuint (n_late, >, 200);
}

/* All ticks of a vehicle as a client derives them from the items of pages. */
static GArray *
derive (TklSim *sim, TklSimVehicle *vehicle)
{
  TklSimWindow window = { 0, G_MAXINT64 / 2, TKL_INSTANT_NONE, 1000000 };
  gint64 token;
  g_autoptr (GArray) items = tkl_sim_page_collect (sim, vehicle, &window, &token);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  TklDeriveInput input = { .touch_gap_ms = 120000, .from_utc_ms = 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const TklSimItem *item = &g_array_index (items, TklSimItem, i);
      gboolean known = records->len > 0
                       && g_array_index (records, TklRecord, records->len - 1).time_utc_ms
                              == item->time_utc_ms;
      TklRecord record = TKL_RECORD_INIT;
      TklKeyAt key = { item->time_utc_ms, item->key };

      record.time_utc_ms = item->time_utc_ms;
      record.point = item->record->point;
      record.satellites = (gint8) item->record->satellites;
      record.ignition = item->record->ignition;
      if (!known)
        g_array_append_val (records, record);
      if (item->key != 0)
        g_array_append_val (keys, key);
    }
  input.records = (const TklRecord *) (void *) records->data;
  input.n_records = records->len;
  input.keys = (const TklKeyAt *) (void *) keys->data;
  input.n_keys = keys->len;
  return tkl_derive_ticks (&input);
}

static void
assert_same_ticks (const GArray *wanted, const GArray *got)
{
  g_assert_cmpuint (got->len, ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    {
      const TklDerivedTick *left = &g_array_index (wanted, TklDerivedTick, i);
      const TklDerivedTick *right = &g_array_index (got, TklDerivedTick, i);

      g_assert_cmpint (left->time_utc_ms / 1000, ==, right->time_utc_ms / 1000);
      g_assert_cmpint (left->key_id, ==, right->key_id);
      g_assert_cmpint (left->kind, ==, right->kind);
      g_assert_true (tkl_point_equal (left->point, right->point));
    }
}

/* However the platform answers the open questions, the ticks of the month are the same. */
static void
test_switches_change_no_tick (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autoptr (TklSim) sim = tkl_sim_new ();

  tkl_demo_fill (demo, sim->model);
  for (guint v = 0; v < sim->model->vehicles->len; v++)
    {
      TklSimVehicle *vehicle = g_ptr_array_index (sim->model->vehicles, v);
      g_autoptr (GArray) wanted = NULL;

      sim->switches = (TklSimSwitches){ 0 };
      wanted = derive (sim, vehicle);
      g_assert_cmpuint (wanted->len, >, 80);
      for (guint combination = 1; combination < 12; combination++)
        {
          g_autoptr (GArray) got = NULL;

          sim->switches.persistence = combination % 3;
          sim->switches.equal_datetimes = combination / 3 % 2 == 1;
          sim->switches.sub_second = combination / 6 == 1;
          got = derive (sim, vehicle);
          assert_same_ticks (wanted, got);
        }
    }
}

/* The plan and the records agree: ticks by person and day, doubles taken off. */
static void
test_expected_days (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autoptr (TklSim) sim = tkl_sim_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_doubles = 0;

  tkl_demo_fill (demo, sim->model);
  for (guint v = 0; v < sim->model->vehicles->len; v++)
    {
      g_autoptr (GArray) ticks = derive (sim, g_ptr_array_index (sim->model->vehicles, v));
      g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < ticks->len; i++)
        {
          const TklDerivedTick *tick = &g_array_index (ticks, TklDerivedTick, i);
          gpointer key = GINT_TO_POINTER (tick->key_id);
          const TklDerivedTick *before = g_hash_table_lookup (last, key);
          g_autofree char *id = NULL;

          if (tick->key_id == 0)
            continue;
          g_hash_table_insert (last, key, (gpointer) tick);
          if (before != NULL && tick->time_utc_ms - before->time_utc_ms < 300000
              && tkl_point_is_set (tick->point) && tkl_point_is_set (before->point)
              && tkl_point_distance_m (tick->point, before->point) < 100)
            {
              n_doubles++;
              continue;
            }
          id = g_strdup_printf ("%s %d", tkl_sim_model_key_text (sim->model, tick->key_id),
                                tkl_zone_civil_day (demo->zone, tick->time_utc_ms));
          g_hash_table_insert (
              counts, g_strdup (id),
              GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, id)) + 1));
        }
    }
  g_assert_cmpuint (n_doubles, >, 10);
  for (guint i = 0; i < demo->workdays->len; i++)
    {
      const TklDemoWorkday *workday = &g_array_index (demo->workdays, TklDemoWorkday, i);
      g_autofree char *id
          = g_strdup_printf ("%s %d", demo->people[workday->person].key, workday->date);

      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, id)), ==, workday->n_ticks);
    }
}

/* Both nights of the year in which the clock changes have a call. */
static void
test_night_of_the_change (void)
{
  static const struct
  {
    int month;
    const char *date;
    gint64 hours_ms; /* between leaving home (00:25) and the site (05:00) */
  } cases[] = { { 3, "2026-03-29", 3 * 3600000 + 35 * 60000 },
                { 10, "2026-10-25", 5 * 3600000 + 35 * 60000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklDemo) demo = make_demo (1, 2026, cases[i].month);
      const TklDemoRun *night = NULL;
      TklDay date;

      g_assert_true (tkl_day_parse (cases[i].date, &date));
      for (guint r = 0; r < demo->runs->len; r++)
        if (g_array_index (demo->runs, TklDemoRun, r).date == date)
          night = &g_array_index (demo->runs, TklDemoRun, r);
      g_assert_nonnull (night);
      g_assert_cmpint (g_array_index (night->stops, TklDemoStop, 1).leave_utc_ms
                           - g_array_index (night->stops, TklDemoStop, 0).leave_utc_ms,
                       ==, cases[i].hours_ms);
    }
}

static void
test_people_and_keys (void)
{
  g_autoptr (TklDemo) demo = make_demo (5, 2026, 3);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  TklDay today = tkl_day_from_ymd (2026, 3, 1);

  g_hash_table_add (keys, demo->spare_key);
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    {
      const TklDemoPerson *person = &demo->people[i];
      TklKeyReading reading = tkl_key_read (person->key);

      g_assert_cmpint (reading.status, ==, TKL_KEY_VALID);
      g_assert_cmpstr (reading.candidate[0], ==, person->key);
      g_assert_true (g_hash_table_add (keys, (gpointer) person->key));
      g_assert_cmpint (tkl_ident_national_number (person->national_number, today, NULL), ==,
                       TKL_IDENT_OK);
      g_assert_true (tkl_point_valid (person->home));
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (tkl_point_distance_m (person->home, demo->people[j].home), >, 600);
    }
}

static guint
count_lines (const char *folder, const char *name, const char *header)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, header));
  lines = g_strsplit (text, "\n", -1);
  return g_strv_length (lines) - 2;
}

static void
test_files (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autofree char *folder = g_dir_make_tmp ("tkl-demo-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (folder, "a", "b", NULL);
  g_autofree char *parent = g_build_filename (folder, "a", NULL);
  const char *const names[] = { "company.txt",  "employees.csv", "projects.csv",
                                "planning.csv", "zones.geojson", "expected-days.csv" };
  g_autoptr (GError) error = NULL;

  tkl_demo_write (demo, below, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_lines (below, "employees.csv", "number,first_name,"), ==, 25);
  g_assert_cmpuint (count_lines (below, "projects.csv", "number,name,client,"), ==, 40);
  g_assert_cmpuint (count_lines (below, "planning.csv", "date,employee,project\n"), ==,
                    demo->planned->len);
  g_assert_cmpuint (count_lines (below, "expected-days.csv", "employee,date,ticks,complete\n"), ==,
                    demo->workdays->len);
  g_assert_cmpuint (count_lines (below, "zones.geojson", "{\"type\":\"FeatureCollection\""), ==,
                    13);
  g_assert_cmpuint (count_lines (below, "company.txt", "name="), >, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (below, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (below), ==, 0);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Files of a user that are called so are not replaced; the demo itself may be written again. */
static void
test_files_in_the_way (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autofree char *folder = g_dir_make_tmp ("tkl-demo-XXXXXX", NULL);
  g_autofree char *mine = g_build_filename (folder, "zones.geojson", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_false (tkl_demo_write (demo, folder, &error));
  g_assert_nonnull (strstr (error->message, mine));
  g_assert_true (g_file_get_contents (mine, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "mine");
  g_assert_cmpint (g_unlink (mine), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else was written */

  g_clear_error (&error);
  for (guint i = 0; i < 2; i++)
    {
      tkl_demo_write (demo, folder, &error);
      g_assert_no_error (error);
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (TklDemo) demo = make_demo (1, 2026, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_demo_write (demo, "/dev/null/demo", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/repeatable", test_repeatable);
  g_test_add_func ("/demo/size", test_size);
  g_test_add_func ("/demo/share-in-order", test_share_in_order);
  g_test_add_func ("/demo/records-are-sane", test_records_are_sane);
  g_test_add_func ("/demo/switches-change-no-tick", test_switches_change_no_tick);
  g_test_add_func ("/demo/expected-days", test_expected_days);
  g_test_add_func ("/demo/night-of-the-change", test_night_of_the_change);
  g_test_add_func ("/demo/people-and-keys", test_people_and_keys);
  g_test_add_func ("/demo/files", test_files);
  g_test_add_func ("/demo/files-in-the-way", test_files_in_the_way);
  g_test_add_func ("/demo/no-folder", test_no_folder);
  return g_test_run ();
}
