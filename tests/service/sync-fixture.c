/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office beside a running simulator with two vans, both in this process. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-instant.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROWS 5
#define SECOND 1000

/* Seconds after the first record of the van, which comes at 05:00 UTC. */
typedef struct
{
  int second;
  TklIgnition ignition;
  const char *key;
} Beat;

#define OFF TKL_IGNITION_OFF
#define ON TKL_IGNITION_ON

/* Touches lie on both sides of page seams; those of one key are told apart by another key, by a
 * record without key or by the engine going off, else no switch "persistence" could keep them. */
static const Beat van_1[] = {
  { 0, OFF, NULL },          { 60, OFF, NULL },        { 120, OFF, SYNC_KEY_A },
  { 125, OFF, NULL },        { 180, ON, NULL },        { 240, ON, SYNC_KEY_B },
  { 245, ON, NULL },         { 249, ON, NULL },        { 300, ON, NULL },
  { 360, ON, SYNC_KEY_A },   { 420, ON, NULL },        { 480, ON, NULL },
  { 540, ON, SYNC_KEY_B },   { 541, ON, SYNC_KEY_A },  { 600, ON, NULL },
  { 660, OFF, NULL },        { 720, OFF, SYNC_KEY_A }, { 3600, OFF, NULL },
  { 3660, OFF, SYNC_KEY_A }, { 3720, ON, NULL },       { 3780, ON, NULL },
  { 3840, ON, SYNC_KEY_B },  { 3900, OFF, NULL },      { 86400, OFF, SYNC_KEY_A },
  { 86460, ON, NULL },       { 86520, ON, NULL },      { 86580, OFF, NULL },
};

static const Beat van_2[] = {
  { 30, ON, SYNC_KEY_B },  { 90, ON, NULL },         { 150, ON, NULL },  { 210, ON, NULL },
  { 270, OFF, NULL },      { 330, OFF, SYNC_KEY_B }, { 390, OFF, NULL }, { 450, ON, NULL },
  { 510, ON, SYNC_KEY_A }, { 570, ON, NULL },        { 630, OFF, NULL },
};

gint64
sync_instant (const char *text)
{
  gint64 ms = 0;

  g_assert_true (tkl_instant_parse (text, NULL, &ms));
  return ms;
}

static void
add_beats (TklSimModel *model, const char *name, const Beat *beats, gsize n_beats)
{
  TklSimVehicle *vehicle = tkl_sim_model_add_vehicle (model, NULL, name);
  gint64 start = sync_instant ("2026-03-02T05:00:00Z");

  for (gsize i = 0; i < n_beats; i++)
    {
      TklSimRecord record;

      tkl_sim_record_init (&record, start + beats[i].second * SECOND,
                           (TklPoint){ 508500000 + (gint32) i * 10000, 43500000 });
      record.ignition = (guint8) beats[i].ignition;
      record.odometer_m = 1000000 + (gint32) i * 700;
      record.speed_kmh = beats[i].ignition == ON ? 40 : 0;
      record.key = tkl_sim_model_key (model, beats[i].key);
      tkl_sim_vehicle_add (vehicle, &record);
    }
}

static void
fill_office (SyncFixture *fixture)
{
  g_autofree char *url
      = g_strdup_printf ("trusttrack-url=%s", tkl_sim_server_url (fixture->server));

  office_set (&fixture->office, "name=Test", url, "timezone=Europe/Brussels", "latitude=50.85",
              "longitude=4.35", "ct-10=on", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,role,key\n"
                      "1,An,Aerts,driver," SYNC_KEY_A "\n2,Bo,Bas,passenger," SYNC_KEY_B "\n");
}

void
sync_set_up (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  *fixture = (SyncFixture){ 0 };
  fixture->sim = tkl_sim_new ();
  fixture->sim->max_rows = ROWS;
  add_beats (fixture->sim->model, "VAN 1", van_1, G_N_ELEMENTS (van_1));
  add_beats (fixture->sim->model, "VAN 2", van_2, G_N_ELEMENTS (van_2));
  tkl_sim_model_add_api_key (fixture->sim->model, SYNC_KEY);
  fixture->server = tkl_sim_server_new (fixture->sim, 0, &error);
  g_assert_no_error (error);
  sync_set_now (fixture, "2026-03-03T06:00:00Z");
  office_set_up (&fixture->office, NULL);
  fill_office (fixture);
}

static void
forget_run (SyncFixture *fixture)
{
  g_clear_pointer (&fixture->report, tkl_sync_report_free);
  g_clear_error (&fixture->error);
}

/* Nowhere on the disk does the API key stand. */
static void
check_files (SyncFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->office.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->office.folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      g_assert_null (memmem (contents, size, SYNC_KEY, strlen (SYNC_KEY)));
    }
}

void
sync_tear_down (SyncFixture *fixture, gconstpointer data)
{
  check_files (fixture);
  forget_run (fixture);
  office_tear_down (&fixture->office, NULL);
  tkl_sim_server_free (fixture->server);
  tkl_sim_free (fixture->sim);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
sync_fresh_office (SyncFixture *fixture)
{
  office_tear_down (&fixture->office, NULL);
  office_set_up (&fixture->office, NULL);
  fill_office (fixture);
}

void
sync_office_from (SyncFixture *fixture, const char *template)
{
  static const char *const beside[] = { "-wal", "-shm" };
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  office_close (&fixture->office);
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_strconcat (fixture->office.database, beside[i], NULL);

      g_remove (path);
    }
  g_file_get_contents (template, &contents, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (fixture->office.database, contents, (gssize) size,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  office_open (&fixture->office);
}

/* The simulator lives in this thread's context: it answers while we wait. */
static void
wait_for_run (SyncFixture *fixture, GAsyncResult **arrived, GCancellable *cancellable)
{
  guint begun = fixture->sim->log.n_begun;

  while (*arrived == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      if (fixture->cancel_after > 0 && fixture->sim->log.n_begun - begun >= fixture->cancel_after)
        g_cancellable_cancel (cancellable);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
assert_without_key (const char *text)
{
  if (text != NULL)
    g_assert_null (strstr (text, SYNC_KEY));
}

static void
check_run (SyncFixture *fixture)
{
  const GPtrArray *entries = fixture->sim->log.entries;

  if (fixture->error != NULL)
    assert_without_key (fixture->error->message);
  for (guint i = 0; fixture->report != NULL && i < fixture->report->failures->len; i++)
    assert_without_key (fixture->report->failures->pdata[i]);
  for (guint i = 0; fixture->report != NULL && i < fixture->report->notes->len; i++)
    assert_without_key (fixture->report->notes->pdata[i]);
  for (guint i = 0; i < entries->len; i++)
    {
      const TklSimLogEntry *entry = entries->pdata[i];

      g_assert_cmpuint (entry->in_flight, <=, 2);
      assert_without_key (entry->query);
    }
  g_assert_true ((fixture->report == NULL) != (fixture->error == NULL));
}

void
sync_run (SyncFixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const TklVehicleChoice choice = { fixture->ids, fixture->n_ids, fixture->vehicles };
  TklSyncOptions options = { .key = SYNC_KEY,
                             .from_utc_ms = G_MININT64,
                             .to_utc_ms = G_MAXINT64,
                             .vehicles = &choice,
                             .interval_ms = fixture->interval_ms,
                             .keeps_listening = fixture->keeps_listening,
                             .now_utc_ms = fixture->now_utc_ms };
  g_autoptr (GAsyncResult) result = NULL;

  if (fixture->from != NULL)
    {
      options.from_utc_ms = sync_instant (fixture->from);
      options.to_utc_ms = sync_instant (fixture->to);
    }
  forget_run (fixture);
  tkl_sim_log_forget (&fixture->sim->log);
  tkl_sync_async (fixture->office.office, &options, cancellable, office_arrived, &result);
  wait_for_run (fixture, &result, cancellable);
  fixture->report = tkl_sync_finish (fixture->office.office, result, &fixture->error);
  check_run (fixture);
}

void
sync_run_well (SyncFixture *fixture)
{
  sync_run (fixture);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < fixture->report->failures->len; i++)
    g_test_message ("%s", (const char *) fixture->report->failures->pdata[i]);
  g_assert_cmpuint (fixture->report->failures->len, ==, 0);
}

void
sync_set_now (SyncFixture *fixture, const char *time)
{
  fixture->now_utc_ms = sync_instant (time);
  tkl_sim_set_now (fixture->sim, fixture->now_utc_ms);
}

void
sync_fault (SyncFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  tkl_sim_faults_add (&fixture->sim->faults, text, &error);
  g_assert_no_error (error);
}

void
sync_switch (SyncFixture *fixture, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  tkl_sim_switches_set (&fixture->sim->switches, name, value, &error);
  g_assert_no_error (error);
}

void
sync_add (SyncFixture *fixture, const char *vehicle, const SyncRecord *records, gsize n_records)
{
  TklSimVehicle *van = tkl_sim_model_find_vehicle (fixture->sim->model, vehicle);

  g_assert_nonnull (van);
  for (gsize i = 0; i < n_records; i++)
    {
      TklSimRecord record;

      tkl_sim_record_init (&record, sync_instant (records[i].time),
                           (TklPoint){ 508600000 + (gint32) i * 10000, 43600000 });
      record.received_utc_ms = sync_instant (records[i].received);
      record.ignition = (guint8) records[i].ignition;
      record.key = tkl_sim_model_key (fixture->sim->model, records[i].key);
      tkl_sim_add_record (fixture->sim, van, &record);
    }
}

char *
sync_dump (SyncFixture *fixture, guint parts)
{
  return database_dump (fixture->office.database, parts);
}

void
sync_assert_dump (SyncFixture *fixture, guint parts, const char *expected)
{
  g_autofree char *found = sync_dump (fixture, parts);

  g_assert_true (database_dumps_equal (expected, found));
}

void
sync_assert_ticks (SyncFixture *fixture, const char *expected)
{
  g_autofree char *found = database_ticks (fixture->office.database);

  g_assert_true (database_dumps_equal (expected, found));
}

guint
sync_count_requests (SyncFixture *fixture, const char *path, const char *query)
{
  const GPtrArray *entries = fixture->sim->log.entries;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const TklSimLogEntry *entry = entries->pdata[i];

      n += strstr (entry->path, path) != NULL && strstr (entry->query, query) != NULL;
    }
  return n;
}
