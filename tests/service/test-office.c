/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads of the office: order, cancellation, errors of opening, every request answered. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-company-service.h"
#include "tkl-data-service.h"
#include "tkl-secrets.h"
#include "tkl-service-error.h"
#include "tkl-store-error.h"
#include "tkl-sync-lock.h"
#include "tkl-worker.h"

#include <string.h>

typedef struct
{
  TklWorker *worker;
  GString *order; /* written on the worker only, read after its end */
  int pending;
} Work;

static void
note_run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;

  g_assert_true (tkl_worker_is_current (work->worker));
  g_string_append_printf (work->order, "%d ", GPOINTER_TO_INT (g_task_get_source_tag (task)));
  g_task_return_boolean (task, TRUE);
}

static void
count_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Work *) data)->pending--;
}

static void
push (Work *work, int number, GCancellable *cancellable)
{
  GTask *task = g_task_new (NULL, cancellable, count_answer, work);

  work->pending++;
  g_task_set_source_tag (task, GINT_TO_POINTER (number));
  g_task_set_task_data (task, work, NULL);
  tkl_worker_push (work->worker, task, note_run);
}

static void
test_worker_order (void)
{
  Work work = { tkl_worker_new ("test"), g_string_new (NULL), 0 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_false (tkl_worker_is_current (work.worker));
  g_cancellable_cancel (cancelled);
  for (int i = 1; i <= 9; i++)
    push (&work, i, i == 5 ? cancelled : NULL);
  tkl_worker_shutdown (work.worker);
  g_assert_cmpstr (work.order->str, ==, "1 2 3 4 6 7 8 9 ");
  while (work.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_string_free (work.order, TRUE);
}

/* A file that cannot be opened answers every job with that error, and goes on answering. */
static void
test_cannot_open (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklOffice) office = tkl_office_new (fixture->folder, "tester");

  for (int i = 0; i < 2; i++)
    {
      GAsyncResult *arrived = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      tkl_office_open_async (office, NULL, office_arrived, &arrived);
      result = office_await (&arrived);
      g_assert_false (tkl_office_open_finish (office, result, &error));
      g_assert_cmpuint (error->domain, ==, TKL_SERVICE_ERROR);
    }
  tkl_office_close (office);
}

static void
test_closed (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklOffice) office = tkl_office_new (fixture->database, "tester");
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_office_close (office);
  tkl_office_open_async (office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_false (tkl_office_open_finish (office, result, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
}

static void
test_cancelled (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  tkl_company_load_async (fixture->office, cancellable, office_arrived, &arrived);
  result = office_await (&arrived);
  company = tkl_company_load_finish (fixture->office, result, &error);
  g_assert_null (company);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Somebody else saved the same setting since it was read: conflict, and his value stays. */
static void
test_conflict (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklCompany) base = tkl_company_new ();
  g_autoptr (TklCompany) mine = tkl_company_new ();
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  office_set (fixture, "touch-gap=300", NULL);
  g_assert_true (tkl_company_set_field (mine, "touch-gap", "600", NULL));
  tkl_company_save_async (fixture->office, base, mine, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_false (tkl_company_save_finish (fixture->office, result, NULL, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
}

static gint64
version_of (TklOffice *office)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;

  tkl_version_async (office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  version = tkl_version_finish (office, result, &error);
  g_assert_no_error (error);
  return version;
}

/* Whoever writes, this office or another program, makes another number; whoever reads does not. */
static void
test_version (OfficeFixture *fixture, gconstpointer data)
{
  TklOffice *other = tkl_office_new (fixture->database, "other");
  gint64 before, after;

  office_set (fixture, "name=Peeters", NULL);
  before = version_of (fixture->office);
  g_assert_cmpint (before, !=, 0);
  g_assert_cmpint (version_of (other), !=, 0);
  g_assert_cmpint (version_of (fixture->office), ==, before);
  office_set (fixture, "name=Dupont", NULL);
  after = version_of (fixture->office);
  g_assert_cmpint (after, !=, before);
  tkl_office_close (other);
  g_object_unref (other);
}

static void
back_up (OfficeFixture *fixture, const char *copy)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_backup_async (fixture->office, copy, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_backup_finish (fixture->office, result, &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full) (nullable): the safety copy. */
static char *
restore (OfficeFixture *fixture, const char *copy, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_restore_async (fixture->office, copy, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  return tkl_restore_finish (fixture->office, result, error);
}

/* A synchronisation holds this lock from its first request to its last page. */
static void
test_restore_while_fetching (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *refused = NULL;
  g_autofree char *safety_copy = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;
  int lock;

  office_set (fixture, "touch-gap=300", NULL);
  back_up (fixture, copy);
  office_set (fixture, "touch-gap=900", NULL);
  before = version_of (fixture->office);
  lock = tkl_sync_lock_take (fixture->database, &error);
  g_assert_no_error (error);

  refused = restore (fixture, copy, &error);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "are being fetched"));
  g_assert_null (refused);
  g_assert_cmpint (version_of (fixture->office), ==, before);
  g_clear_error (&error);

  /* Done or failed, a restore lets go of it. */
  tkl_sync_lock_release (lock);
  safety_copy = restore (fixture, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version_of (fixture->office), !=, before);
  refused = restore (fixture, "/nowhere/copy.db", &error);
  g_assert_null (refused);
  g_clear_error (&error);
  lock = tkl_sync_lock_take (fixture->database, &error);
  g_assert_no_error (error);
  tkl_sync_lock_release (lock);
}

static void
test_check_and_backup (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  GAsyncResult *arrived = NULL;
  GAsyncResult *result;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *safety_copy = NULL;
  g_autoptr (GError) error = NULL;

  office_set (fixture, "touch-gap=300", NULL);
  back_up (fixture, copy);
  office_set (fixture, "touch-gap=900", NULL);

  safety_copy = restore (fixture, copy, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (safety_copy, G_FILE_TEST_IS_REGULAR));

  tkl_check_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  faults = tkl_check_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_object_unref (result);
}

/* The technical text is kept apart, and stands in brackets in the message. */
static void
test_error_parts (void)
{
  static const struct
  {
    int code;
    TklServiceError expected;
  } cases[] = { { TKL_STORE_ERROR_BUSY, TKL_SERVICE_ERROR_BUSY },
                { TKL_STORE_ERROR_CORRUPT, TKL_SERVICE_ERROR_CORRUPT },
                { TKL_STORE_ERROR_FAILED, TKL_SERVICE_ERROR_FAILED } };
  g_autoptr (GError) plain
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY, "No key.");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Gone.");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = tkl_service_error_convert (
          g_error_new_literal (TKL_STORE_ERROR, cases[i].code, "a.db: no such table: tick"));
      g_autoptr (GError) copy = g_error_copy (error);
      g_autofree char *message = g_strdup_printf ("%s (%s)", tkl_service_error_sentence (copy),
                                                  tkl_service_error_detail (copy));

      g_assert_error (copy, TKL_SERVICE_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (tkl_service_error_detail (copy), ==, "a.db: no such table: tick");
      g_assert_null (strstr (tkl_service_error_sentence (copy), "table"));
      g_assert_cmpstr (copy->message, ==, message);
    }
  g_assert_cmpstr (tkl_service_error_sentence (plain), ==, "No key.");
  g_assert_null (tkl_service_error_detail (plain));
  g_assert_cmpstr (tkl_service_error_sentence (foreign), ==, "Gone.");
  g_assert_null (tkl_service_error_detail (foreign));
}

/* A clerk reads what is missing and whom to ask; variables and buses are for whom he asks. */
static void
test_no_secret_store (void)
{
  g_autoptr (GError) error = NULL;

  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_assert_null (tkl_secrets_lookup_trusttrack ("a.db", &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY);
  g_assert_nonnull (strstr (tkl_service_error_sentence (error), "ask whoever looks after"));
  g_assert_null (strpbrk (tkl_service_error_sentence (error), "$()"));
  g_assert_nonnull (strstr (tkl_service_error_detail (error), "$TIKKLOK_TRUSTTRACK_KEY"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/office/cannot-open", test_cannot_open },
    { "/office/closed", test_closed },
    { "/office/cancelled", test_cancelled },
    { "/office/conflict", test_conflict },
    { "/office/check-and-backup", test_check_and_backup },
    { "/office/restore-while-fetching", test_restore_while_fetching },
    { "/office/version", test_version },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_worker_order);
  g_test_add_func ("/office/error-parts", test_error_parts);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, office_set_up, tests[i].run, office_tear_down);
  /* The last: it changes the environment. */
  g_test_add_func ("/office/no-secret-store", test_no_secret_store);
  return g_test_run ();
}
