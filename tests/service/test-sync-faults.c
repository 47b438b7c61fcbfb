/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synchronisation against a simulator that fails: what is survived, and what is said about it. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-service-error.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/sync/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

static const SyncRecord news
    = { "2026-03-02T11:00:00Z", "2026-03-03T06:30:00Z", TKL_IGNITION_ON, SYNC_KEY_A };

typedef struct
{
  const char *fault;
  gboolean survived; /* TRUE: this very run brings everything */
  const char *says;  /* (nullable): part of what the run says */
  const char *retry; /* (nullable): when 429 asks to come again; NULL = at once */
} FaultCase;

static const FaultCase fault_cases[] = {
  { "status=429,count:20,every:2", TRUE, NULL },
  { "status=429,count:3,path:last-coordinate", TRUE, NULL },
  { "status=429,count:1,after:2", TRUE, NULL, "retry-after-date" },
  { "status=503,count:1,after:2", TRUE, NULL, "retry-after-date" },
  { "rate=120", TRUE, NULL, "retry-after=1" },
  { "status=503,count:2,after:3", TRUE, NULL },
  { "status=500,count:1,after:4", TRUE, NULL },
  { "status=502,count:1", TRUE, NULL },
  { "parallel=0,count:3", TRUE, NULL },
  { "latency=30,every:4", TRUE, NULL },
  { "slow=3,every:7", TRUE, NULL },
  { "truncated,count:1,after:2", TRUE, NULL },
  { "truncated,count:1", TRUE, NULL },
  { "cut-json,count:1,after:3", TRUE, NULL },
  { "reset,count:1,after:5", TRUE, NULL },
  { "reset,count:1", TRUE, NULL },
  { "html,count:1,after:4", TRUE, NULL },
  { "content-type", TRUE, NULL },
  { "big-page,count:1,path:/coordinates", TRUE, NULL },
  { "token-loop", TRUE, NULL },
  { "token-loop,count:3,after:2", TRUE, NULL },
  { "driver-ids", TRUE, NULL },
  { "unknown-words", TRUE, NULL },
  { "skewed", TRUE, NULL },
  { "skewed,path:last-coordinate", TRUE, NULL },
  { "skewed,path:/coordinates", TRUE, NULL },
  { "html,path:/coordinates,after:3", FALSE, "VAN" },
  { "status=404,path:/coordinates,count:1,after:3", FALSE, "VAN" },
  { "status=400,path:/coordinates,after:3,count:1", TRUE, NULL },
  { "status=422,path:/coordinates,after:3,count:1", TRUE, NULL },
  { "revoked,after:6", FALSE, "key" },
  { "revoked", FALSE, "key" },
  { "status=403,path:last-coordinate", TRUE, "all vehicles" },
  { "status=404,path:last-coordinate", TRUE, "all vehicles" },
};

static char *
all_messages (const SyncFixture *fixture)
{
  GString *text = g_string_new (fixture->error != NULL ? fixture->error->message : "");

  for (guint i = 0; fixture->report != NULL && i < fixture->report->failures->len; i++)
    g_string_append_printf (text, " %s", (char *) fixture->report->failures->pdata[i]);
  for (guint i = 0; fixture->report != NULL && i < fixture->report->notes->len; i++)
    g_string_append_printf (text, " %s", (char *) fixture->report->notes->pdata[i]);
  return g_string_free (text, FALSE);
}

static guint
count_answers (SyncFixture *fixture, guint status)
{
  const GPtrArray *entries = fixture->sim->log.entries;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((const TklSimLogEntry *) entries->pdata[i])->status == status;
  return n;
}

static gboolean
went_well (const SyncFixture *fixture)
{
  return fixture->error == NULL && fixture->report->failures->len == 0;
}

static void
run_fault_case (SyncFixture *fixture, const FaultCase *it, const char *expected)
{
  g_autofree char *said = NULL;
  guint n_refused = count_answers (fixture, 429);

  sync_fault (fixture, it->retry != NULL ? it->retry : "retry-after=0");
  sync_fault (fixture, it->fault);
  sync_run (fixture);
  said = all_messages (fixture);
  if (g_str_has_prefix (it->fault, "rate"))
    g_assert_cmpuint (count_answers (fixture, 429), >, n_refused);
  /* An assertion would not say which case it was. */
  if (went_well (fixture) != it->survived)
    g_error ("“%s” is %s: %s", it->fault, it->survived ? "not survived" : "survived", said);
  if (it->says != NULL)
    g_assert_nonnull (strstr (said, it->says));
  if (it->survived)
    sync_assert_dump (fixture, DUMP_TICKS, expected);

  /* Whatever happened, the next run makes it good. */
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
  sync_assert_dump (fixture, DUMP_TICKS, expected);
}

static void
test_faults (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;

  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_TICKS);
  for (gsize i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      sync_fresh_office (fixture);
      run_fault_case (fixture, &fault_cases[i], expected);
    }
}

/* Positions that were nowhere are learned when they come again; ticks keep their keys. */
static void
test_zero_positions (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "zero-positions");
  sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* A plan without any history is told as such, not vehicle by vehicle; what is there stays. */
static void
test_no_history (SyncFixture *fixture, gconstpointer data)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);

  sync_run_well (fixture);
  g_ptr_array_add (key->denied, g_strdup ("coordinates-1"));
  g_ptr_array_add (key->denied, g_strdup ("coordinates-2"));
  g_ptr_array_add (key->denied, g_strdup ("trips-1"));
  g_ptr_array_add (key->denied, g_strdup ("stream-1"));
  g_ptr_array_add (key->denied, g_strdup ("stream-2"));
  sync_add (fixture, "VAN 1", &news, 1);
  sync_set_now (fixture, "2026-03-04T07:00:00Z");
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
  g_assert_nonnull (strstr (fixture->error->message, "cannot fetch touches of keys"));
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
  g_ptr_array_set_size (key->denied, 0);
  sync_set_now (fixture, "2026-03-05T07:00:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
}

/* More requests than the platform likes: everything comes, only later. */
static void
test_storm (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "status=429,every:2");
  sync_fault (fixture, "retry-after=0");
  sync_run_well (fixture);
  g_assert_cmpuint (count_answers (fixture, 429), >=, 10);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

static void
test_version_1 (SyncFixture *fixture, gconstpointer data)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);
  g_autofree char *expected = NULL;

  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);
  sync_fresh_office (fixture);
  g_ptr_array_add (key->denied, g_strdup ("coordinates-2"));
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->notes->len, ==, 1);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=2"), <=, 2);
  sync_assert_dump (fixture, DUMP_FACTS, expected);

  /* The rest of the day nobody asks for version 2 again. */
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-04T00:00:00Z";
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=2"), ==, 0);
  sync_set_now (fixture, "2026-03-04T06:00:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=2"), >, 0);
  sync_assert_dump (fixture, DUMP_FACTS, expected);
}

/* In the middle of a run the plan loses version 2. */
static void
test_version_1_midway (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "status=403,path:/coordinates,after:5,count:1");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->notes->len, ==, 1);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

static void
test_vehicle_gone (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "vehicle-gone=VAN 1");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 1);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);

  /* Three polls without it, then it is back with something new. */
  sync_fault (fixture, "vehicle-gone=VAN 1");
  for (int i = 0; i < 4; i++)
    sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_add (fixture, "VAN 1", &news, 1);
  sync_set_now (fixture, "2026-03-04T07:00:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
}

/* The server is not there at all: an error, and not an empty success. */
static void
test_offline (SyncFixture *fixture, gconstpointer data)
{
  office_set (&fixture->office, "trusttrack-url=http://127.0.0.1:1", NULL);
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_OFFLINE);
}

/* Every vehicle fails: after three the run gives up, and says so. */
static void
test_network_lost (SyncFixture *fixture, gconstpointer data)
{
  const char *const names[] = { "VAN 3", "VAN 4", "VAN 5", "VAN 6" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tkl_sim_model_add_vehicle (fixture->sim->model, NULL, names[i]);
      sync_add (fixture, names[i], &news, 1);
    }
  sync_set_now (fixture, "2026-03-03T07:00:00Z");
  sync_fault (fixture, "status=503,path:/coordinates");
  sync_fault (fixture, "retry-after=0");
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_OFFLINE);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 3 * 6);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 6);
}

static void
test_wrong_key (SyncFixture *fixture, gconstpointer data)
{
  tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY)->revoked = TRUE;
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fault/each", test_faults);
  ADD ("fault/zero-positions", test_zero_positions);
  ADD ("fault/storm", test_storm);
  ADD ("fault/version-1", test_version_1);
  ADD ("fault/version-1-midway", test_version_1_midway);
  ADD ("fault/no-history", test_no_history);
  ADD ("fault/vehicle-gone", test_vehicle_gone);
  ADD ("fault/offline", test_offline);
  ADD ("fault/network-lost", test_network_lost);
  ADD ("fault/wrong-key", test_wrong_key);
  return g_test_run ();
}
