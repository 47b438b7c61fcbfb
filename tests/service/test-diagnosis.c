/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why do I see no ticks of this worker?” over a real database: one thing wrong at a time. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-diagnosis-service.h"
#include "tkl-instant.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-store-key.h"
#include "tkl-store-layer.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-ledger.h"

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define AWAY 51.2000, 4.9000
#define KEY "3D00000BADC0DE01"
#define OTHER "4E00001234567801"
#define NOBODYS "060000001A2B3C01"

/* Monday 2 March 2026; somebody else's key comes from VAN 2. */
static const OfficeTouch in_order[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, KEY, 0 },
  { "VAN 1", "2026-03-02T07:30:00+01:00", P1, KEY, 0 },
  { "VAN 1", "2026-03-02T16:00:00+01:00", P1, KEY, 0 },
  { "VAN 1", "2026-03-02T16:40:00+01:00", HOME, KEY, 0 },
  { "VAN 2", "2026-03-02T16:40:00+01:00", AWAY, OTHER, 0 },
};

static const OfficeTouch unknown_key[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, NOBODYS, 0 },
  { "VAN 1", "2026-02-27T06:45:00+01:00", HOME, NOBODYS, 0 },
  { "VAN 1", "2026-02-26T06:45:00+01:00", HOME, NOBODYS, 0 },
  { "VAN 1", "2026-02-25T06:45:00+01:00", HOME, KEY, 0 },
};

static const OfficeTouch no_reader[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, NULL, 0 },
  { "VAN 2", "2026-03-02T06:45:00+01:00", HOME, NULL, 0 },
};

static const OfficeTouch one_reader[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", AWAY, NULL, 0 },
  { "VAN 2", "2026-03-02T06:45:00+01:00", AWAY, OTHER, 0 },
};

static const OfficeTouch silent[] = {
  { "VAN 1", "2026-02-26T06:45:00+01:00", HOME, KEY, 0 },
  { "VAN 2", "2026-03-02T06:45:00+01:00", HOME, OTHER, 0 },
};

static const OfficeTouch placeless[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", AWAY, KEY, 0 },
};

#define PERSON                                                                                     \
  "number,first_name,latitude,longitude,registered,active,key,key_from,key_to,in_service_to\n"
#define GOOD PERSON "12,Anna,50.9,4.0,1,1," KEY ",,,\n"

static const struct
{
  const char *name;
  const char *people;
  const OfficeTouch *touches; /* (nullable): in_order */
  gsize n_touches;
  const char *cause;  /* check that is the cause; NULL = none */
  const char *what;   /* part of its sentence */
  const char *action; /* of the cure */
  TklApiKeyState api_key;
  gboolean never_synced;
  guint8 layer; /* 1 deleted, 2 given to 13, 3 blocked: the first tick */
  gboolean unlinked;
} cases[] = {
  { "in order", GOOD, NULL, 0, NULL },
  { "nobody", PERSON "13,Bert,,,1,1,,,,\n", NULL, 0, "employee", "number “12” in Bouw Peeters",
    "employee.new" },
  { "inactive", PERSON "12,Anna,,,1,0," KEY ",,,\n", NULL, 0, "active", "inactive",
    "employee.edit" },
  { "not registered", PERSON "12,Anna,,,0,1," KEY ",,,\n", NULL, 0, "registered", "registered",
    "employee.edit" },
  { "left", PERSON "12,Anna,,,1,1," KEY ",,,2026-02-28\n", NULL, 0, "service", "service",
    "employee.edit" },
  { "never a key", PERSON "12,Anna,,,1,1,,,,\n", NULL, 0, "key", "never held", "employee.keys" },
  { "no key then", PERSON "12,Anna,,,1,1," KEY ",,2026-02-28,\n", NULL, 0, "key",
    "no key in this period", "employee.keys" },
  { "dates begin too late", PERSON "12,Anna,,,1,1," KEY ",2026-03-03,,\n", NULL, 0, "holder",
    "4 ticks", "employee.keys" },
  { "no API key", GOOD, NULL, 0, "api-key", "no API key", "settings.trusttrack",
    TKL_API_KEY_MISSING },
  { "API key refused", GOOD, NULL, 0, "api-key", "refuses", "settings.trusttrack",
    TKL_API_KEY_REFUSED },
  { "never synchronised", GOOD, NULL, 0, "sync", "Nothing was ever fetched", "sync.run",
    TKL_API_KEY_THERE, TRUE },
  { "no reader anywhere", GOOD, no_reader, G_N_ELEMENTS (no_reader), "reader", "VAN 1, VAN 2",
    "vehicle.report" },
  { "a reader somewhere: no touch", GOOD, one_reader, G_N_ELEMENTS (one_reader), "touched",
    "never touched", "period.all" },
  { "the vehicle is silent", GOOD, silent, G_N_ELEMENTS (silent), "silent",
    "VAN 1 since 26/02/2026 06:45", "vehicle.download" },
  { "an unknown key at home", GOOD, unknown_key, G_N_ELEMENTS (unknown_key), "other-key", NOBODYS,
    "keys.inbox" },
  { "deleted", GOOD, NULL, 0, "deleted", "1 tick", "ticks.show", .layer = 1 },
  { "given away", GOOD "13,Bert,50.1,4.0,1,1,,,,\n", NULL, 0, "given", "1 tick", "ticks.show",
    .layer = 2 },
  { "blocked", GOOD, NULL, 0, "blocked", "1 tick", "ticks.show", .layer = 3 },
  { "not linked", GOOD, NULL, 0, "linked", "4 ticks", "ticks.link", .unlinked = TRUE },
  { "no place", GOOD, placeless, G_N_ELEMENTS (placeless), "place", "1 tick", "ticks.show" },
};

/* --- the office's corrections -------------------------------------------------------------- */

static gboolean
run_layer (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const guint8 *kind = data;
  TklTickLayer layer;

  if (!tkl_store_get_layer (store, 1, &layer, error))
    return FALSE;
  layer.deleted = *kind == 1;
  layer.employee_id = *kind == 2 ? 2 : 0;
  layer.blocked = *kind == 3;
  return tkl_store_journal_begin (store, "tester", "edit-ticks", NULL, NULL, error)
         && tkl_store_put_layer (store, &layer, NULL, error)
         && tkl_store_journal_commit (store, NULL, error);
}

/* @fault: (nullable): NULL: a poll that was done */
static void
log_sync (OfficeFixture *fixture, const char *fault)
{
  TklSyncOptions options = { .from_utc_ms = G_MININT64 };
  TklSyncReport report = { .failures = g_ptr_array_new (), .notes = g_ptr_array_new () };
  TklSyncEntry entry = { .options = &options, .report = &report };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;

  if (fault != NULL)
    g_set_error_literal (&reason, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_OFFLINE, fault);
  entry.fault = reason;
  tkl_sync_ledger_log (fixture->office, &entry, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (report.failures);
  g_ptr_array_unref (report.notes);
}

static TklDiagnosisReport *
diagnose (OfficeFixture *fixture, TklApiKeyState api_key)
{
  TklDiagnosisOptions options = { .employee = "12", .api_key = api_key };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklDiagnosisReport *report;

  g_assert_true (tkl_instant_parse ("2026-03-02T20:00:00Z", NULL, &options.now_utc_ms));
  g_assert_true (tkl_day_parse ("2026-03-01", &options.from)
                 && tkl_day_parse ("2026-03-05", &options.to));
  tkl_diagnosis_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  report = tkl_diagnosis_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return report;
}

static void
set_up_case (OfficeFixture *fixture, gsize i)
{
  guint8 layer = cases[i].layer;
  g_autoptr (GError) error = NULL;

  office_set_up (fixture, NULL);
  office_set (fixture, "name=Bouw Peeters", "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, cases[i].people);
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude\nP1,50.9400,4.0500\n");
  if (cases[i].touches == NULL)
    office_take (fixture, in_order, G_N_ELEMENTS (in_order));
  else
    office_take (fixture, cases[i].touches, cases[i].n_touches);
  if (layer != 0)
    {
      tkl_office_write_and_wait (fixture->office, run_layer, &layer, &error);
      g_assert_no_error (error);
    }
  if (!cases[i].unlinked)
    office_link (fixture);
  if (!cases[i].never_synced)
    log_sync (fixture, NULL);
}

static void
check_words (const TklDiagnosisReport *report)
{
  g_assert_cmpuint (report->checks->len, ==, TKL_N_CHECKS);
  for (guint i = 0; i < report->checks->len; i++)
    {
      const TklCheckRow *row = report->checks->pdata[i];

      g_assert_cmpint (row->code, ==, (int) i);
      g_assert_nonnull (row->title);
      g_assert_true ((row->what == NULL) == (row->state == TKL_CHECK_NOT_REACHED));
      g_assert_true ((row->cure == NULL) == (row->action == NULL));
      if (row->state == TKL_CHECK_CAUSE)
        g_assert_nonnull (row->cure);
    }
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  OfficeFixture fixture = { 0 };
  g_autoptr (TklDiagnosisReport) report = NULL;

  set_up_case (&fixture, i);
  report = diagnose (&fixture, cases[i].api_key == TKL_API_KEY_UNKNOWN ? TKL_API_KEY_THERE
                                                                       : cases[i].api_key);
  check_words (report);
  g_test_message ("%s", report->cause != NULL ? report->cause->what : "no cause");
  g_assert_cmpstr (report->cause != NULL ? tkl_check_to_text (report->cause->code) : NULL, ==,
                   cases[i].cause);
  if (report->cause != NULL)
    {
      g_assert_nonnull (strstr (report->cause->what, cases[i].what));
      g_assert_cmpstr (report->cause->action, ==, cases[i].action);
    }
  else
    g_assert_cmpuint (report->n_shown, ==, 4);
  office_tear_down (&fixture, NULL);
}

static gboolean
run_fleet (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      TklVehicle *vehicle = vehicles->pdata[i];

      vehicle->imei = g_strdup_printf ("35000000000000%u", i);
      vehicle->remote_plate = g_strdup_printf ("1-AAA-00%u", i);
    }
  return tkl_store_put_fleet (store, vehicles, error);
}

/* The administrator is told of the vehicles that are meant, and nothing of who is missing. */
static void
test_letter (void)
{
  static const struct
  {
    guint index;          /* of cases */
    const char *parts[5]; /* NULL-terminated; the first NULL: no letter */
    const char *without;
  } letters[] = {
    { 11,
      { "No key ever came from VAN 1, VAN 2", "switch the reader",
        "Vehicle: VAN 2\nPlate: 1-AAA-001\nIMEI: 350000000000001\nLast record: 02/03/2026 06:45\n"
        "Last touch of a key: Never\n",
        "Key held: Holds " KEY ".\n" },
      "Anna" },
    { 13,
      { "Nothing came from VAN 1 since 26/02/2026 06:45.", "check the tracker",
        "Vehicle: VAN 1\nPlate: 1-AAA-000\n", "Last touch of a key: 26/02/2026 06:45\n" },
      "VAN 2" },
    { 8, { NULL } },
    { 0, { NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      OfficeFixture fixture = { 0 };
      g_autoptr (TklDiagnosisReport) report = NULL;
      g_autoptr (GError) error = NULL;

      set_up_case (&fixture, letters[i].index);
      tkl_office_write_and_wait (fixture.office, run_fleet, NULL, &error);
      g_assert_no_error (error);
      report = diagnose (&fixture, letters[i].index == 8 ? TKL_API_KEY_MISSING : TKL_API_KEY_THERE);
      g_test_message ("%s", report->letter);
      g_assert_true ((report->letter == NULL) == (letters[i].parts[0] == NULL));
      for (guint p = 0; letters[i].parts[p] != NULL; p++)
        g_assert_nonnull (strstr (report->letter, letters[i].parts[p]));
      if (letters[i].without != NULL)
        g_assert_null (strstr (report->letter, letters[i].without));
      office_tear_down (&fixture, NULL);
    }
}

/* What cannot be told is said to be unknown, and the walk goes on. */
static void
test_unknown (void)
{
  OfficeFixture fixture = { 0 };
  g_autoptr (TklDiagnosisReport) report = NULL;

  set_up_case (&fixture, 12);
  report = diagnose (&fixture, TKL_API_KEY_UNKNOWN);
  g_assert_cmpint (report->sight, ==, TKL_SIGHT_NONE);
  g_assert_cmpint (((const TklCheckRow *) report->checks->pdata[TKL_CHECK_API_KEY])->state, ==,
                   TKL_CHECK_UNKNOWN);
  g_assert_cmpint (((const TklCheckRow *) report->checks->pdata[TKL_CHECK_READER])->state, ==,
                   TKL_CHECK_UNKNOWN);
  g_assert_nonnull (
      strstr (((const TklCheckRow *) report->checks->pdata[TKL_CHECK_READER])->what, "VAN 1"));
  office_tear_down (&fixture, NULL);
}

/* A key passed on ticks for somebody else: it is said, and is no cause by itself. */
static void
test_passed_on (void)
{
  OfficeFixture fixture = { 0 };
  g_autoptr (TklDiagnosisReport) report = NULL;
  const TklCheckRow *row;

  set_up_case (&fixture, 0);
  office_import_good (&fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,key,key_from,key_to\n12,Anna," KEY ",,2026-03-01\n"
                      "13,Bert," KEY ",2026-03-02,\n");
  office_link (&fixture);
  report = diagnose (&fixture, TKL_API_KEY_THERE);
  row = report->checks->pdata[TKL_CHECK_HOLDER];
  g_assert_cmpint (row->state, ==, TKL_CHECK_UNKNOWN);
  g_assert_nonnull (strstr (row->what, "Bert"));
  g_assert_nonnull (strstr (row->what, "4 ticks"));
  office_tear_down (&fixture, NULL);
}

/* A file with it is refused; one that was entered before readers were known is not. */
static gboolean
run_mistyped (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklKeyHolding holding = { .employee_id = 1, .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };

  return tkl_store_journal_begin (store, "tester", "edit-keys", NULL, NULL, error)
         && tkl_store_key_for_text (store, "017857341200004E", &holding.key_id, error)
         && tkl_store_add_holding (store, &holding, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static void
test_mistyped (void)
{
  OfficeFixture fixture = { 0 };
  g_autoptr (TklDiagnosisReport) report = NULL;
  g_autoptr (GError) error = NULL;

  set_up_case (&fixture, 5);
  tkl_office_write_and_wait (fixture.office, run_mistyped, NULL, &error);
  g_assert_no_error (error);
  report = diagnose (&fixture, TKL_API_KEY_THERE);
  g_assert_cmpint (report->cause->code, ==, TKL_CHECK_SPELLING);
  g_assert_nonnull (strstr (report->cause->what, "017857341200004E"));
  office_tear_down (&fixture, NULL);
}

/* A poll that failed is none; why it failed is said. */
static void
test_failed_sync (void)
{
  OfficeFixture fixture = { 0 };
  g_autoptr (TklDiagnosisReport) report = NULL;

  set_up_case (&fixture, 10);
  log_sync (&fixture, "No network.");
  report = diagnose (&fixture, TKL_API_KEY_THERE);
  g_assert_cmpint (report->cause->code, ==, TKL_CHECK_SYNC);
  g_assert_nonnull (strstr (report->cause->what, "No network."));
  office_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/service/diagnosis/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/service/diagnosis/letter", test_letter);
  g_test_add_func ("/service/diagnosis/unknown", test_unknown);
  g_test_add_func ("/service/diagnosis/passed-on", test_passed_on);
  g_test_add_func ("/service/diagnosis/mistyped", test_mistyped);
  g_test_add_func ("/service/diagnosis/failed-sync", test_failed_sync);
  return g_test_run ();
}
