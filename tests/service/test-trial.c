/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo company: made with its simulator, taken up again, given up half-way, removed. */
/* Thread: main. */
#include "office-fixture.h"
#include "tkl-company-service.h"
#include "tkl-day-doctor.h"
#include "tkl-secret-service.h"
#include "tkl-sync-service.h"
#include "tkl-trial.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GAsyncResult *result;      /* (owned) (nullable) */
  GCancellable *cancellable; /* (nullable): cancelled at the second step */
  guint n_steps;
} Run;

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Run *) data)->result = g_object_ref (result);
}

static void
step_cb (const char *step, gpointer data)
{
  Run *run = data;

  run->n_steps++;
  g_assert_cmpstr (step, !=, "");
  if (run->cancellable != NULL && run->n_steps == 2)
    g_cancellable_cancel (run->cancellable);
}

static void
await (Run *run)
{
  while (run->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: (transfer full) (nullable) */
static TklTrial *
start (gboolean cancels, guint *ret_n_steps, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { .cancellable = cancels ? cancellable : NULL };
  TklTrial *trial;

  tkl_trial_start_async (step_cb, &run, cancellable, arrived_cb, &run);
  await (&run);
  trial = tkl_trial_start_finish (run.result, error);
  g_object_unref (run.result);
  if (ret_n_steps != NULL)
    *ret_n_steps = run.n_steps;
  return trial;
}

static TklTrial *
start_well (guint *ret_n_steps)
{
  g_autoptr (GError) error = NULL;
  TklTrial *trial = start (FALSE, ret_n_steps, &error);

  g_assert_no_error (error);
  g_assert_nonnull (trial);
  return trial;
}

/* --- looking into it -------------------------------------------------------------------------- */

static void
set_up (OfficeFixture *office, gconstpointer data)
{
  *office = (OfficeFixture){ NULL, tkl_trial_path (), NULL };
}

static void
tear_down (OfficeFixture *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tkl_trial_remove (&error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (office->database, G_FILE_TEST_EXISTS));
  g_free (office->database);
}

static char *
stored_url (OfficeFixture *office, char **ret_name)
{
  Run run = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCompany) company = NULL;

  office_open (office);
  tkl_company_load_async (office->office, NULL, arrived_cb, &run);
  await (&run);
  company = tkl_company_load_finish (office->office, run.result, &error);
  g_assert_no_error (error);
  g_object_unref (run.result);
  office_close (office);
  g_assert_cmpstr (company->trusttrack_url, ==, company->geocoder_url);
  if (ret_name != NULL)
    *ret_name = g_strdup (company->name);
  return g_strdup (company->trusttrack_url);
}

/* As the window fetches them: by the key that was lent. */
static void
fetch (OfficeFixture *office, TklTrial *trial)
{
  TklSyncOptions options = { .from_utc_ms = G_MININT64, .interval_ms = 0 };
  g_autoptr (TklSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  Run run = { 0 };
  Run asked = { 0 };

  office_open (office);
  tkl_trial_lend (office->office);
  tkl_sync_async (office->office, &options, NULL, arrived_cb, &run);
  await (&run);
  report = tkl_sync_finish (office->office, run.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->failures->len, ==, 0);
  g_assert_cmpuint (report->n_vehicles, ==, 8);
  g_assert_cmpuint (report->n_new_ticks, ==, 0);
  tkl_api_key_load_async (office->office, NULL, arrived_cb, &asked);
  await (&asked);
  g_assert_true (tkl_api_key_load_finish (office->office, asked.result, &key, &error));
  g_assert_cmpstr (key, ==, "demo-key");
  g_object_unref (run.result);
  g_object_unref (asked.result);
  office_close (office);
}

static gboolean
is_listening (const char *url)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_uri (client, url, 80, NULL, NULL);

  return connection != NULL;
}

/* It ends a moment after it was told to. */
static void
wait_for_end (const char *url)
{
  for (guint i = 0; is_listening (url); i++)
    {
      g_assert_cmpuint (i, <, 200);
      g_usleep (50000);
    }
}

/* --- cases ------------------------------------------------------------------------------------ */

/* Made once; what people changed in it is there the next time, and so is the port. */
static void
test_made (OfficeFixture *office, gconstpointer data)
{
  guint n_steps = 0;
  TklTrial *trial = start_well (&n_steps);
  g_autofree char *url = stored_url (office, NULL);
  g_autofree char *again = NULL;
  g_autofree char *name = NULL;
  g_autofree char *ticks = NULL;
  g_autofree char *lines = NULL;
  g_auto (GStrv) rows = NULL;

  g_assert_cmpuint (n_steps, ==, 5);
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  g_assert_true (is_listening (url));
  office_open (office);
  ticks = office_ticks (office);
  lines = office_lines (office);
  rows = g_strsplit (ticks, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), >, 1000);
  g_assert_cmpstr (lines, !=, "");
  office_set (office, "name=Mine", NULL);
  office_close (office);
  fetch (office, trial);
  tkl_trial_free (trial);
  wait_for_end (url);

  trial = start_well (&n_steps);
  g_assert_cmpuint (n_steps, ==, 1);
  again = stored_url (office, &name);
  g_assert_cmpstr (again, ==, url);
  g_assert_cmpstr (name, ==, "Mine");
  fetch (office, trial);
  tkl_trial_free (trial);
}

static GPtrArray *
read_safe (OfficeFixture *office)
{
  Run run = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *safe;

  tkl_doctor_safe_async (office->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, arrived_cb, &run);
  await (&run);
  safe = tkl_doctor_safe_finish (office->office, run.result, &error);
  g_assert_no_error (error);
  g_object_unref (run.result);
  return safe;
}

static void
repair_all (OfficeFixture *office, const GPtrArray *safe)
{
  g_autofree const TklDoctorRepair **repairs = g_new (const TklDoctorRepair *, safe->len);
  Run run = { 0 };
  TklChange change;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < safe->len; i++)
    repairs[i] = ((TklDoctorSafe *) safe->pdata[i])->repair;
  tkl_doctor_repair_async (office->office, repairs, safe->len, NULL, arrived_cb, &run);
  await (&run);
  tkl_doctor_repair_finish (office->office, run.result, &change, &error);
  g_assert_no_error (error);
  g_object_unref (run.result);
}

/* More than half of the days that wait are repaired at once, and each becomes what was foretold: complete.
 * One step takes them back. */
static void
test_doctor (OfficeFixture *office, gconstpointer data)
{
  TklTrial *trial = start_well (NULL);
  g_autoptr (TklTransferReport) before = NULL;
  g_autoptr (TklTransferReport) after = NULL;
  g_autoptr (TklTransferReport) back = NULL;
  g_autoptr (GPtrArray) safe = NULL;

  office_open (office);
  before = office_transfer (office, "2020-01-01", "2039-12-31", FALSE);
  safe = read_safe (office);
  g_assert_cmpuint (safe->len, >, before->left->len / 2);
  repair_all (office, safe);
  office_assert_title (office, "Repair days");
  after = office_transfer (office, "2020-01-01", "2039-12-31", FALSE);
  g_assert_cmpuint (after->left->len, ==, before->left->len - safe->len);
  g_assert_cmpuint (after->n_complete, ==, before->n_complete + safe->len);
  office_undo (office);
  office_undo (office);
  back = office_transfer (office, "2020-01-01", "2039-12-31", FALSE);
  g_assert_cmpuint (back->n_complete, ==, before->n_complete);
  office_close (office);
  tkl_trial_free (trial);
}

/* Somebody else listens there now: the company follows its simulator to another port. */
static void
test_port_taken (OfficeFixture *office, gconstpointer data)
{
  TklTrial *trial = start_well (NULL);
  g_autofree char *url = stored_url (office, NULL);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketListener) other = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address
      = g_inet_socket_address_new_from_string ("127.0.0.1", (guint) g_uri_get_port (uri));
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = NULL;

  tkl_trial_free (trial);
  wait_for_end (url);
  g_assert_true (g_socket_listener_add_address (other, address, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error));
  trial = start_well (NULL);
  moved = stored_url (office, NULL);
  g_assert_cmpstr (moved, !=, url);
  fetch (office, trial);
  tkl_trial_free (trial);
}

static void
assert_nothing (void)
{
  static const char *const names[] = { "demo", "demo.new" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder
          = g_build_filename (g_get_user_data_dir (), "tikklok", names[i], NULL);

      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    }
}

static void
test_cancelled (OfficeFixture *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (start (TRUE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing ();
}

static void
test_no_simulator (OfficeFixture *office, gconstpointer data)
{
  static const struct
  {
    const char *program;
    const char *words;
  } cases[] = { { "/nonexistent/simulator", "could not be started" },
                { "/bin/true", "it ended at once" } };
  g_autofree char *real = g_strdup (g_getenv ("TIKKLOK_SIMULATOR"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("TIKKLOK_SIMULATOR", cases[i].program, TRUE);
      g_assert_null (start (FALSE, NULL, &error));
      g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      assert_nothing ();
    }
  g_setenv ("TIKKLOK_SIMULATOR", real, TRUE);
}

static void
test_path (void)
{
  g_autofree char *path = tkl_trial_path ();
  g_autofree char *odd
      = g_strconcat (g_get_user_data_dir (), "/tikklok//demo/../demo/demo.db", NULL);
  const struct
  {
    const char *path;
    gboolean is_demo;
  } cases[] = { { path, TRUE }, { odd, TRUE }, { "/tmp/demo.db", FALSE }, { "demo.db", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_trial_is_at (cases[i].path), ==, cases[i].is_demo);
}

static void
remove_data_home (const char *folder)
{
  g_autofree char *inner = g_build_filename (folder, "tikklok", NULL);

  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tkl-trial-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trial/made", OfficeFixture, NULL, set_up, test_made, tear_down);
  g_test_add ("/trial/doctor", OfficeFixture, NULL, set_up, test_doctor, tear_down);
  g_test_add ("/trial/port-taken", OfficeFixture, NULL, set_up, test_port_taken, tear_down);
  g_test_add ("/trial/cancelled", OfficeFixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/trial/no-simulator", OfficeFixture, NULL, set_up, test_no_simulator, tear_down);
  g_test_add_func ("/trial/path", test_path);
  status = g_test_run ();
  remove_data_home (folder);
  return status;
}
