/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses to coordinates and back, and the addresses of ticks (F083, F084, F116, F154). */
/* Thread: main: the simulator answers while the test waits for the office. */
#include "sync-fixture.h"

#include "tkl-addresses-service.h"
#include "tkl-geocode-service.h"
#include "tkl-geocoder.h"
#include "tkl-office-private.h"
#include "tkl-runs-service.h"
#include "tkl-sync-lock.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/geocode/" name, SyncFixture, NULL, set_up, function, sync_tear_down)

static const TklPoint lier = { 511264410, 45693850 };

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  sync_set_up (fixture, data);
  url = g_strdup_printf ("geocoder-url=%s", tkl_sim_server_url (fixture->server));
  office_set (&fixture->office, url, NULL);
  tkl_sim_log_forget (&fixture->sim->log);
}

/* Requests to the geocoder since the last time. */
static guint
take_count (SyncFixture *fixture)
{
  const GPtrArray *entries = fixture->sim->log.entries;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const TklSimLogEntry *entry = entries->pdata[i];

      n += g_str_equal (entry->path, "/search") || g_str_equal (entry->path, "/reverse");
    }
  tkl_sim_log_forget (&fixture->sim->log);
  return n;
}

/* What was answered is kept behind the answer: waits until the writer has done so. */
static void
settle (SyncFixture *fixture)
{
  office_set (&fixture->office, "name=Test", NULL);
}

static GPtrArray *
search (SyncFixture *fixture, const char *street, const char *town, gboolean fresh, GError **error)
{
  TklGeocodeOptions options = { .interval_ms = 0, .fresh = fresh };
  TklAddress address = { .street = (char *) street, .town = (char *) town };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 asked_utc_ms = 0;
  GPtrArray *places;

  tkl_geocode_search_async (fixture->office.office, &address, &options, NULL, office_arrived,
                            &arrived);
  result = office_await (&arrived);
  places = tkl_geocode_search_finish (fixture->office.office, result, &asked_utc_ms, error);
  if (places != NULL)
    g_assert_cmpint (asked_utc_ms, >, 0);
  settle (fixture);
  return places;
}

static void
assert_found (SyncFixture *fixture, const char *street, const char *town, guint n, guint n_asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = search (fixture, street, town, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, n);
  g_assert_cmpuint (take_count (fixture), ==, n_asked);
}

/* Asked once, however it is written; nothing found is an answer as well. */
static void
test_search (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = search (fixture, "Kerkstraat 12", "Lier", FALSE, NULL);
  g_autoptr (GPtrArray) again = NULL;
  const TklGeoPlace *place = places->pdata[0];

  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (place->address.street, ==, "Kerkstraat");
  g_assert_cmpstr (place->address.postal_code, ==, "2500");
  g_assert_cmpuint (take_count (fixture), ==, 1);
  assert_found (fixture, "kerkstraat  12", "LIER", 1, 0);
  assert_found (fixture, "Kerkstraat", "Lier", 1, 1);
  assert_found (fixture, "Kerkstraat", NULL, 10, 1);
  assert_found (fixture, "Steenweg", "Lier", 0, 2); /* its parts, then free text */
  assert_found (fixture, "Steenweg", "Lier", 0, 0);
  again = search (fixture, "Kerkstraat 12", "Lier", TRUE, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpuint (take_count (fixture), ==, 1);
}

/* A question about a position, as runs without a person ask it. */
typedef struct
{
  TklGeocoder geocoder;
  TklPoint point;
  gint64 asked_utc_ms;
  TklGeoPlace *place; /* (nullable): the caller's */
} Question;

static void
run_reverse (GTask *task, gpointer office, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;

  if (tkl_geocoder_reverse (&question->geocoder, question->point, &question->asked_utc_ms,
                            &question->place, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full) (nullable): NULL: there is no address. */
static TklGeoPlace *
reverse (SyncFixture *fixture, TklPoint point)
{
  Question question
      = { .geocoder = { .office = fixture->office.office, .language = "en", .exact = TRUE },
          .point = point };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GTask *task = g_task_new (fixture->office.office, NULL, office_arrived, &arrived);

  g_task_set_task_data (task, &question, NULL);
  tkl_office_push_lookup (fixture->office.office, task, run_reverse);
  result = office_await (&arrived);
  g_task_propagate_boolean (G_TASK (result), &error);
  g_assert_no_error (error);
  return question.place;
}

static void
test_reverse (SyncFixture *fixture, gconstpointer data)
{
  static const struct
  {
    TklPoint point;
    const char *town; /* (nullable) */
    guint n_asked;
  } cases[] = {
    { { 511264410, 45693850 }, "Lier", 1 },
    { { 511264460, 45693800 }, "Lier", 0 }, /* within 10 m */
    { { 511264910, 45693850 }, "Lier", 1 },
    { { 433000000, 54000000 }, NULL, 1 }, /* nothing is there */
    { { 433000000, 54000000 }, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklGeoPlace) place = reverse (fixture, cases[i].point);

      g_assert_cmpstr (place != NULL ? place->address.town : NULL, ==, cases[i].town);
      g_assert_cmpuint (take_count (fixture), ==, cases[i].n_asked);
    }
}

/* What goes wrong is said in a sentence with what to do. */
static void
test_errors (SyncFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fault;
    int code;
    const char *sentence;
  } cases[] = {
    { "status=429", TKL_SERVICE_ERROR_OFFLINE, "The address service is too busy to answer. " },
    { "status=503", TKL_SERVICE_ERROR_OFFLINE, "The address service is too busy to answer. " },
    { "status=403", TKL_SERVICE_ERROR_DENIED, "The address service refuses this computer. " },
    { "status=404", TKL_SERVICE_ERROR_OFFLINE, "There is no address service here. " },
    { "status=400", TKL_SERVICE_ERROR_FAILED, "The address service did not understand" },
    { "html", TKL_SERVICE_ERROR_OFFLINE, "The answer is not one of an address service. " },
  };
  g_autoptr (GError) blank = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      tkl_sim_faults_reset (&fixture->sim->faults);
      sync_fault (fixture, cases[i].fault);
      g_assert_null (search (fixture, "Kerkstraat", "Lier", FALSE, &error));
      g_assert_error (error, TKL_SERVICE_ERROR, cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].sentence));
    }
  take_count (fixture);
  g_assert_null (search (fixture, " ", "", FALSE, &blank));
  g_assert_error (blank, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE);
  g_assert_cmpuint (take_count (fixture), ==, 0);
}

/* Without network what is known is known, however old. */
static void
test_offline (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (TklGeoPlace) place = NULL;

  assert_found (fixture, "Kerkstraat", "Lier", 1, 1);
  tkl_geo_place_free (reverse (fixture, lier));
  take_count (fixture);
  office_set (&fixture->office, "geocoder-url=http://127.0.0.1:1", NULL);
  assert_found (fixture, "Kerkstraat", "Lier", 1, 0);
  place = reverse (fixture, lier);
  g_assert_nonnull (place);
  unknown = search (fixture, "Molenweg", "Lier", FALSE, &error);
  g_assert_null (unknown);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_OFFLINE);
  g_test_message ("%s", error->message);
  /* Asked anew, in vain: then the old answer. */
  old = search (fixture, "Kerkstraat", "Lier", TRUE, NULL);
  g_assert_cmpuint (old->len, ==, 1);
}

typedef struct
{
  TklAddressesProgress report;
  guint n_calls;
  guint cancel_after; /* answers; 0 = never */
  guint locate_after; /* an answer after which somebody else asks; 0 = never */
  GCancellable *cancellable;
  SyncFixture *fixture;
  GAsyncResult *located; /* (nullable) (owned) */
  guint located_at;      /* answers when that came */
  guint n_done;
} Fill;

static void
located_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fill *fill = data;

  fill->located = g_object_ref (result);
  fill->located_at = fill->n_done;
}

static void
progress_cb (const TklAddressesProgress *progress, gpointer data)
{
  Fill *fill = data;
  TklGeocodeOptions options = { .interval_ms = 0 };
  TklAddress address = { .town = (char *) "Gent" };

  fill->n_calls++;
  g_assert_cmpuint (progress->n_done, >=, fill->n_done);
  g_assert_cmpuint (progress->n_done, <=, progress->n_positions);
  fill->n_done = progress->n_done;
  if (fill->cancel_after > 0 && progress->n_done >= fill->cancel_after)
    g_cancellable_cancel (fill->cancellable);
  if (fill->locate_after > 0 && progress->n_done == fill->locate_after)
    tkl_geocode_search_async (fill->fixture->office.office, &address, &options, NULL, located_cb,
                              fill);
}

/* Returns: (nullable): the error. */
static GError *
run_fill (SyncFixture *fixture, TklAddressesOptions options, Fill *fill)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GError *error = NULL;

  fill->fixture = fixture;
  fill->cancellable = cancellable;
  options.interval_ms = 0;
  options.progress = progress_cb;
  options.progress_data = fill;
  tkl_addresses_fill_async (fixture->office.office, &options, cancellable, office_arrived,
                            &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (
      tkl_addresses_fill_finish (fixture->office.office, result, &fill->report, &error), ==,
      error == NULL);
  return error;
}

static guint
fill_well (SyncFixture *fixture, TklAddressesOptions options)
{
  Fill fill = { .cancel_after = 0 };
  g_autoptr (GError) error = run_fill (fixture, options, &fill);

  g_assert_no_error (error);
  g_assert_cmpuint (fill.report.n_done, ==, fill.report.n_positions);
  g_assert_cmpuint (take_count (fixture), ==, fill.report.n_done);
  g_assert_cmpuint (fill.n_done, ==, fill.report.n_done);
  return fill.report.n_done;
}

static gboolean
count_addresses (const TklTickRow *row, gpointer data, GError **error)
{
  *(guint *) data += row->address != NULL;
  return TRUE;
}

static gboolean
count_plain_addresses (const TklTick *tick, TklRowNames *names, gpointer data, GError **error)
{
  const char *address;

  if (!tkl_row_names_address (names, tick->point, &address, error))
    return FALSE;
  *(guint *) data += address != NULL;
  return TRUE;
}

static void
list_ticks (SyncFixture *fixture, const TklListReceiver *receiver)
{
  TklListFilter filter = { .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_list_async (fixture->office.office, &filter, receiver, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_list_finish (fixture->office.office, result, NULL));
}

/* As the list of the command line and as the table of the window tell. */
static guint
ticks_with_address (SyncFixture *fixture)
{
  guint n = 0;
  guint n_plain = 0;

  list_ticks (fixture, &(TklListReceiver){ .ticks = count_addresses, .user_data = &n });
  list_ticks (fixture,
              &(TklListReceiver){ .plain_ticks = count_plain_addresses, .user_data = &n_plain });
  g_assert_cmpuint (n, ==, n_plain);
  return n;
}

/* Every position once; the second run has nothing to do; new days only what is new. */
static void
test_fill (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions all = TKL_ADDRESSES_OPTIONS_INIT;
  TklAddressesOptions second_day = TKL_ADDRESSES_OPTIONS_INIT;
  TklAddressesOptions three = TKL_ADDRESSES_OPTIONS_INIT;
  guint n_second_day, n_rest;

  sync_run_well (fixture);
  take_count (fixture);
  g_assert_cmpuint (ticks_with_address (fixture), ==, 0);
  second_day.from = second_day.to = tkl_day_from_ymd (2026, 3, 3);
  n_second_day = fill_well (fixture, second_day);
  g_assert_cmpuint (n_second_day, ==, 1);
  g_assert_cmpuint (ticks_with_address (fixture), >=, 1);
  three.limit = 3;
  g_assert_cmpuint (fill_well (fixture, three), ==, 3);
  n_rest = fill_well (fixture, all);
  g_assert_cmpuint (n_rest, >=, 5);
  g_assert_cmpuint (fill_well (fixture, all), ==, 0);
  g_assert_cmpuint (ticks_with_address (fixture), >=, n_second_day + 3 + n_rest);
}

/* Cancelled, each answer is kept, and the next run asks for the rest only. */
static void
test_fill_resumes (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions all = TKL_ADDRESSES_OPTIONS_INIT;
  Fill stopped = { .cancel_after = 2 };
  g_autoptr (GError) error = NULL;
  guint n_rest;

  sync_run_well (fixture);
  take_count (fixture);
  error = run_fill (fixture, all, &stopped);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stopped.report.n_done, >=, 2);
  g_assert_cmpuint (stopped.report.n_done, <, stopped.report.n_positions);
  take_count (fixture);
  n_rest = fill_well (fixture, all);
  g_assert_cmpuint (n_rest, ==, stopped.report.n_positions - stopped.report.n_done);
}

/* A service that fails ends the run with what was done until then; positions without address are
 * not asked for again at once. */
static void
test_fill_fails (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions all = TKL_ADDRESSES_OPTIONS_INIT;
  Fill failed = { 0 };
  Fill nowhere = { 0 };
  g_autoptr (GError) error = NULL;

  sync_run_well (fixture);
  sync_fault (fixture, "status=403,after:2,path:/reverse");
  error = run_fill (fixture, all, &failed);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
  g_assert_cmpuint (failed.report.n_done, ==, 2);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_fault (fixture, "no-places");
  g_assert_no_error (run_fill (fixture, all, &nowhere));
  g_assert_cmpuint (nowhere.report.n_done, ==, failed.report.n_positions - 2);
  g_assert_cmpuint (nowhere.report.n_found, ==, 0);
  take_count (fixture);
  g_assert_cmpuint (fill_well (fixture, all), ==, 0);
}

/* Two programs would ask twice, and two questions a second: the second one waits. */
static void
test_fill_alone (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions all = TKL_ADDRESSES_OPTIONS_INIT;
  Fill refused = { .cancel_after = 0 };
  g_autoptr (GError) error = NULL;
  int lock;

  sync_run_well (fixture);
  take_count (fixture);
  lock = tkl_addresses_lock_take (fixture->office.database, NULL);
  g_assert_cmpint (lock, >=, 0);
  error = run_fill (fixture, all, &refused);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY);
  g_assert_cmpuint (take_count (fixture), ==, 0);
  tkl_sync_lock_release (lock);
  g_assert_cmpuint (fill_well (fixture, all), >, 0);
}

/* Somebody who asks while addresses are filled in does not wait for the end. */
static void
test_fill_gives_way (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions all = TKL_ADDRESSES_OPTIONS_INIT;
  Fill fill = { .locate_after = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;

  sync_run_well (fixture);
  error = run_fill (fixture, all, &fill);
  g_assert_no_error (error);
  g_assert_nonnull (fill.located);
  places = tkl_geocode_search_finish (fixture->office.office, fill.located, NULL, NULL);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpuint (fill.located_at, <, fill.report.n_positions);
  g_object_unref (fill.located);
}

/* A run that is under way is answered when the office closes. */
static void
test_close (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions options = TKL_ADDRESSES_OPTIONS_INIT;
  TklOffice *office = fixture->office.office;
  GAsyncResult *arrived = NULL;
  GAsyncResult *result;
  g_autoptr (GError) error = NULL;

  sync_run_well (fixture);
  office_set (&fixture->office, "geocoder-url=http://127.0.0.1:1", NULL);
  tkl_addresses_fill_async (office, &options, NULL, office_arrived, &arrived);
  tkl_office_close (office);
  result = office_await (&arrived);
  g_assert_false (tkl_addresses_fill_finish (office, result, NULL, &error));
  g_assert_nonnull (error);
  g_clear_object (&result);
  g_clear_error (&error);

  /* And one that comes too late. */
  arrived = NULL;
  tkl_addresses_fill_async (office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_false (tkl_addresses_fill_finish (office, result, NULL, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
  g_clear_object (&result);
}

static void
test_log (SyncFixture *fixture, gconstpointer data)
{
  TklAddressesOptions two = TKL_ADDRESSES_OPTIONS_INIT;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const TklRunRow *row;

  sync_run_well (fixture);
  take_count (fixture);
  two.limit = 2;
  fill_well (fixture, two);
  settle (fixture);
  tkl_runs_async (fixture->office.office, 1, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_runs_finish (fixture->office.office, result, NULL);
  row = rows->pdata[0];
  g_assert_cmpstr (row->kind, ==, "addresses");
  g_assert_cmpstr (row->title, ==, "Look up addresses of ticks");
  g_assert_cmpstr (row->summary, ==, "Positions: 2, addresses found: 2.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("search", test_search);
  ADD ("reverse", test_reverse);
  ADD ("errors", test_errors);
  ADD ("offline", test_offline);
  ADD ("fill", test_fill);
  ADD ("fill-resumes", test_fill_resumes);
  ADD ("fill-fails", test_fill_fails);
  ADD ("fill-alone", test_fill_alone);
  ADD ("fill-gives-way", test_fill_gives_way);
  ADD ("close", test_close);
  ADD ("log", test_log);
  return g_test_run ();
}
