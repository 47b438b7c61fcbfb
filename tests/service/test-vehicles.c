/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles, and the office's own words about one. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-journal-service.h"
#include "tkl-vehicle-detail.h"
#include "tkl-vehicle-service.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/vehicles/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

static GPtrArray *
load_vehicles (SyncFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *infos;

  tkl_vehicles_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  infos = tkl_vehicles_finish (fixture->office.office, result, &error);
  g_assert_no_error (error);
  return infos;
}

static char *
clock_of (gint64 utc_ms)
{
  g_autoptr (GDateTime) time = NULL;

  if (utc_ms == G_MININT64)
    return g_strdup ("-");
  time = g_date_time_new_from_unix_utc (utc_ms / 1000);
  return g_date_time_format (time, "%d %H:%M");
}

/* `VAN 1 reader 27 03 05:03 03 05:00 ok`, a line each. */
static void
assert_vehicles (SyncFixture *fixture, const char *expected)
{
  static const char *const states[] = { "gone", "error", "new", "late", "ok" };
  g_autoptr (GPtrArray) infos = load_vehicles (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < infos->len; i++)
    {
      const TklVehicleInfo *info = infos->pdata[i];
      g_autofree char *record = clock_of (info->last_record_utc_ms);
      g_autofree char *tick = clock_of (info->last_tick_utc_ms);

      g_string_append_printf (text, "%s %s %d, %s, %s, %s%s\n", info->title,
                              info->reader_seen ? "reader" : "no reader", (int) info->n_records,
                              record, tick, states[info->state], info->problem != NULL ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_table (SyncFixture *fixture, gconstpointer data)
{
  const SyncRecord plain[]
      = { { "2026-03-03T06:20:00Z", "2026-03-03T06:20:00Z", TKL_IGNITION_ON, NULL },
          { "2026-03-03T06:21:00Z", "2026-03-03T06:21:00Z", TKL_IGNITION_OFF, NULL } };

  assert_vehicles (fixture, "");
  tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "VAN 3");
  sync_run_well (fixture);
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, ok\n"
                            "VAN 3 no reader 0, -, -, new\n");
  /* Once more: nothing is counted twice. Then a van that was silent, and one without a reader. */
  sync_add (fixture, "VAN 2", plain, G_N_ELEMENTS (plain));
  sync_add (fixture, "VAN 3", plain, G_N_ELEMENTS (plain));
  sync_set_now (fixture, "2026-03-03T07:00:00Z");
  sync_run_well (fixture);
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 13, 03 06:21, 02 05:08, late\n"
                            "VAN 3 no reader 2, 03 06:21, -, ok\n");
}

static void
test_states (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;
  const TklVehicleInfo *info;

  sync_run_well (fixture);
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_fault (fixture, "status=400,path:/coordinates,count:2");
  sync_run (fixture);
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, error!\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, ok\n");
  infos = load_vehicles (fixture);
  info = infos->pdata[0];
  g_assert_true (g_str_has_prefix (info->problem, "TrustTrack did not understand a question"));
  g_assert_nonnull (strstr (info->problem_detail, "400"));
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, ok\n");

  g_ptr_array_remove_index (fixture->sim->model->vehicles, 1);
  fixture->from = fixture->to = NULL;
  for (int i = 0; i < 3; i++)
    sync_run_well (fixture);
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, gone\n");
}

/* Records that are taken away are no longer counted. */
static void
test_count_follows (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *removed = NULL;

  sync_run_well (fixture);
  removed = database_rows (fixture->office.database,
                           "DELETE FROM record WHERE vehicle_id = 1 AND time_ms < 1772431200000");
  assert_vehicles (fixture, "VAN 1 reader 10, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, ok\n");
}

/* The error's code, or −1 and whether anything changed. */
static int
save (SyncFixture *fixture, const TklVehicleEdit *edit, gboolean *ret_changed)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_vehicle_save_async (fixture->office.office, edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  if (tkl_vehicle_save_finish (fixture->office.office, result, ret_changed, &error))
    return -1;
  g_assert_true (error->domain == TKL_SERVICE_ERROR);
  return error->code;
}

static char *
undo (SyncFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklHistoryEntry *entry = NULL;
  char *title;

  tkl_undo_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_undo_finish (fixture->office.office, result, &entry, &error));
  g_assert_no_error (error);
  title = g_strdup (entry->title);
  tkl_history_entry_free (entry);
  return title;
}

/* Own words: kept by every sync, refused when somebody else was faster, undone as one step. */
static void
test_own_words (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *too_long = g_strnfill (201, 'x');
  TklVehicleEdit edit = { .name = "  Camionnette rouge ", .plate = "1-ABC-234", .notes = " " };
  const TklVehicleInfo *info;
  gboolean changed = FALSE;

  sync_run_well (fixture);
  before = load_vehicles (fixture);
  info = before->pdata[1];
  edit.id = info->id;
  edit.version = info->version;
  g_assert_cmpint (save (fixture, &edit, &changed), ==, -1);
  g_assert_true (changed);
  edit.name = too_long;
  g_assert_cmpint (save (fixture, &edit, NULL), ==, TKL_SERVICE_ERROR_USAGE);
  edit.name = "Too late";
  g_assert_cmpint (save (fixture, &edit, NULL), ==, TKL_SERVICE_ERROR_CONFLICT);
  edit.id = 99;
  g_assert_cmpint (save (fixture, &edit, NULL), ==, TKL_SERVICE_ERROR_NOT_FOUND);

  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_run_well (fixture);
  after = load_vehicles (fixture);
  info = after->pdata[0];
  g_assert_cmpstr (info->title, ==, "Camionnette rouge");
  g_assert_cmpstr (info->remote_name, ==, "VAN 2");
  g_assert_cmpstr (info->shown_plate, ==, "1-ABC-234");
  g_assert_cmpstr (info->notes, ==, NULL);
  edit = (TklVehicleEdit){ info->id, info->version, info->name, info->plate, info->notes };
  g_assert_cmpint (save (fixture, &edit, &changed), ==, -1);
  g_assert_false (changed);

  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Change a vehicle");
  assert_vehicles (fixture, "VAN 1 reader 27, 03 05:03, 03 05:00, ok\n"
                            "VAN 2 reader 11, 02 05:10, 02 05:08, ok\n");
}

/* --- one vehicle ------------------------------------------------------------------------------ */

static TklVehicleDetail *
load_detail (SyncFixture *fixture, gint64 id, TklDay from, TklDay to)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklVehicleDetail *detail;

  tkl_vehicle_detail_async (fixture->office.office, id, (TklPeriod){ from, to }, NULL,
                            office_arrived, &arrived);
  result = office_await (&arrived);
  detail = tkl_vehicle_detail_finish (fixture->office.office, result, &error);
  g_assert_no_error (error);
  return detail;
}

static void
test_detail (SyncFixture *fixture, gconstpointer data)
{
  TklDay second = tkl_day_from_ymd (2026, 3, 2);
  g_autoptr (TklVehicleDetail) month = NULL;
  g_autoptr (TklVehicleDetail) before = NULL;
  g_autoptr (TklVehicleDetail) at_project = NULL;
  g_autoptr (TklVehicleDetail) at_employer = NULL;
  g_autoptr (TklVehicleDetail) at_several = NULL;
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;
  g_autofree char *place = NULL;
  g_autofree char *projects = NULL;
  g_autofree char *odometer = NULL;

  sync_run_well (fixture);
  odometer = database_rows (fixture->office.database,
                            "UPDATE record SET odometer_m = NULL WHERE vehicle_id = 1");
  g_free (odometer);
  month = load_detail (fixture, 1, second - 1, second + 29);
  g_assert_cmpuint (month->n_records, ==, 27);
  g_assert_cmpuint (month->n_ticks, ==, 9);
  g_assert_cmpuint (month->n_days, ==, 2);
  g_assert_cmpint (month->metres, ==, -1);
  g_assert_cmpint (month->place, ==, TKL_PLACE_NONE);
  g_assert_null (month->place_title);
  g_assert_null (month->address);
  odometer = database_rows (fixture->office.database,
                            "UPDATE record SET odometer_m = 1000 + (time_ms / 60000) % 1440 * 100"
                            " WHERE vehicle_id = 1 AND time_ms % 120000 = 0");
  before = load_detail (fixture, 1, second - 40, second - 1);
  g_assert_cmpuint (before->n_records + before->n_ticks + before->n_days, ==, 0);
  g_assert_cmpint (before->metres, ==, -1);
  /* Where it is does not depend on the period. */
  g_assert_cmpint (before->last_fix_utc_ms, ==, sync_instant ("2026-03-03T05:03:00Z"));
  latitude = tkl_point_format_degrees (before->point.lat_e7);
  longitude = tkl_point_format_degrees (before->point.lon_e7);
  projects = g_strdup_printf ("number,name,latitude,longitude,radius\nP1,Yard,%s,%s,200\n",
                              latitude, longitude);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS, projects);
  at_project = load_detail (fixture, 1, second, second);
  g_assert_cmpint (at_project->place, ==, TKL_PLACE_PROJECT);
  g_assert_cmpstr (at_project->place_title, ==, "P1 Yard");
  g_assert_cmpint (at_project->metres, >, 0);
  g_assert_cmpint (at_project->metres, <, 20000);
  g_free (projects);
  projects = g_strdup_printf ("number,name,latitude,longitude,radius\nP2,,%s,%s,300\n", latitude,
                              longitude);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS, projects);
  at_several = load_detail (fixture, 1, second, second);
  g_assert_cmpint (at_several->place, ==, TKL_PLACE_PROJECT);
  g_assert_null (at_several->place_title);
  place = g_strdup_printf ("latitude=%s", latitude);
  g_free (projects);
  projects = g_strdup_printf ("longitude=%s", longitude);
  office_set (&fixture->office, "name=Dak & Zoon", place, projects, NULL);
  at_employer = load_detail (fixture, 1, second, second);
  g_assert_cmpint (at_employer->place, ==, TKL_PLACE_EMPLOYER);
  g_assert_cmpstr (at_employer->place_title, ==, "Dak & Zoon");
}

/* A vehicle that never told where it is. */
static void
test_detail_nowhere (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklVehicleDetail) detail = NULL;

  tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "VAN 3");
  sync_run_well (fixture);
  detail = load_detail (fixture, 3, tkl_day_from_ymd (2026, 3, 1), tkl_day_from_ymd (2026, 3, 31));
  g_assert_true (detail->last_fix_utc_ms == G_MININT64);
  g_assert_cmpuint (detail->n_records, ==, 0);
  g_assert_cmpint (detail->metres, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("table", test_table);
  ADD ("states", test_states);
  ADD ("count-follows", test_count_follows);
  ADD ("own-words", test_own_words);
  ADD ("detail", test_detail);
  ADD ("detail-nowhere", test_detail_nowhere);
  return g_test_run ();
}
