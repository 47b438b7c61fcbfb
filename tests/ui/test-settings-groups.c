/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of the preferences that do something: data of the company, the key of TrustTrack. */
/* Thread: main. */
#include "tkl-data-group.h"
#include "tkl-secret-service.h"
#include "tkl-sync-lock.h"
#include "tkl-table-page.h"
#include "tkl-trusttrack-group.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

/* What is in a backup is said in numbers before it takes the place of everything. */
static void
expect_question (GtkWidget *group, const char *file)
{
  GtkWidget *dialog;
  const char *body;

  tkl_data_group_ask_restore (TKL_DATA_GROUP (group), file);
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_test_message ("%s", body);
  g_assert_nonnull (strstr (body, "Backup of “Bouwwerken Peeters”, written on "));
  g_assert_nonnull (strstr (body, "Employees: 2. Ticks: "));
  ui_picture (dialog, "settings-restore");
  ui_answer (dialog, "cancel");
}

static gboolean
has_two (gpointer data)
{
  return ui_n_rows (data) == 2;
}

static void
test_data (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *group, *check, *backup, *restore, *page;
  GtkWindow *window;
  g_autofree char *file = g_build_filename (fixture->office.folder, "backup.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->office.folder, "none.db", NULL);
  int lock;

  ui_fill (fixture);
  group = tkl_data_group_new (fixture->desk);
  window = ui_show (group);
  check = ui_find (group, ADW_TYPE_ACTION_ROW, "Integrity check");
  backup = ui_find (group, ADW_TYPE_ACTION_ROW, "Backup");
  restore = ui_find (group, ADW_TYPE_ACTION_ROW, "Restore");
  g_signal_emit_by_name (ui_find (check, GTK_TYPE_BUTTON, "Check"), "clicked");
  ui_wait (ui_says, &(UiAnswer){ check, "in order" });
  tkl_data_group_backup (TKL_DATA_GROUP (group), file);
  ui_wait (ui_says, &(UiAnswer){ backup, "The backup is complete." });
  tkl_data_group_restore (TKL_DATA_GROUP (group), missing);
  ui_wait (ui_says, &(UiAnswer){ restore, "There is no such file" });
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (restore), "none.db"));

  /* The next request takes the old answer away. */
  expect_question (group, file);
  g_assert_false (ui_says (&(UiAnswer){ restore, "There is no such file" }));
  g_assert_null (gtk_widget_get_tooltip_text (restore));
  tkl_data_group_ask_restore (TKL_DATA_GROUP (group), missing);
  ui_wait (ui_says, &(UiAnswer){ restore, "There is no such file" });

  /* A synchronisation would write into it: who restores is told to wait. */
  lock = tkl_sync_lock_take (fixture->office.database, NULL);
  g_assert_cmpint (lock, >=, 0);
  tkl_data_group_restore (TKL_DATA_GROUP (group), file);
  ui_wait (ui_says, &(UiAnswer){ restore, "are being fetched" });
  tkl_sync_lock_release (lock);

  /* A look into a file that is answered late does not speak over what came after it. */
  tkl_data_group_ask_restore (TKL_DATA_GROUP (group), missing);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n3,Later\n");
  tkl_data_group_restore (TKL_DATA_GROUP (group), file);
  ui_wait (ui_says, &(UiAnswer){ restore, "kept in" });
  ui_settle ();
  g_assert_true (ui_says (&(UiAnswer){ restore, "kept in" }));
  gtk_window_destroy (window);

  page = tkl_table_page_new (fixture->desk, &tkl_employee_source, fixture->state);
  window = ui_show (page);
  ui_wait (has_two, page);
  gtk_window_destroy (window);
}

/* --- key -------------------------------------------------------------------------------------- */

static gboolean
is_empty (gpointer row)
{
  return *gtk_editable_get_text (row) == '\0';
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer key)
{
  g_autoptr (GError) error = NULL;

  tkl_api_key_load_finish (TKL_OFFICE (source), result, key, &error);
  g_assert_no_error (error);
}

/* What is stored is read after what is on its way. */
static void
await_key (UiFixture *fixture, const char *expected)
{
  g_autofree char *key = NULL;

  tkl_api_key_load_async (tkl_desk_get_office (fixture->desk), NULL, loaded_cb, &key);
  ui_wait (ui_is_there, &key);
  g_assert_cmpstr (key, ==, expected);
}

/* Without a key the answer says what to do; one is put into the secret store and nowhere else. */
static void
test_key (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *group = tkl_trusttrack_group_new (fixture->desk);
  GtkWindow *window = ui_show (group);
  GtkWidget *probe = ui_find (group, ADW_TYPE_ACTION_ROW, "What the key may do");
  GtkWidget *key = ui_find (group, ADW_TYPE_PASSWORD_ENTRY_ROW, "API key");

  office_set (&fixture->office, "trusttrack-url=http://127.0.0.1:1", NULL);
  g_signal_emit_by_name (ui_find (probe, GTK_TYPE_BUTTON, "Try"), "clicked");
  ui_wait (ui_says, &(UiAnswer){ probe, "Enter it first" });
  gtk_editable_set_text (GTK_EDITABLE (key), "very-secret-0815");
  g_signal_emit_by_name (key, "apply");
  ui_wait (ui_says, &(UiAnswer){ probe, "secret store" });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, "");
  ui_picture (GTK_WIDGET (window), "settings-trusttrack");

  /* Enter once more: an empty row does not take the key away. */
  g_signal_emit_by_name (key, "apply");
  await_key (fixture, "very-secret-0815");

  /* “Try” tries what was typed; what was typed last is kept when the window closes. */
  gtk_editable_set_text (GTK_EDITABLE (key), " second-key ");
  g_signal_emit_by_name (ui_find (probe, GTK_TYPE_BUTTON, "Try"), "clicked");
  ui_wait (is_empty, key);
  await_key (fixture, "second-key");
  gtk_editable_set_text (GTK_EDITABLE (key), "third-key");
  gtk_window_destroy (window);
  await_key (fixture, "third-key");
}

static void
failed_cb (TklDesk *desk, const GError *error, char **text)
{
  g_free (*text);
  *text = g_strdup (error->message);
}

/* While a key is being stored another one can be typed; and who has left is told what went wrong. */
static void
test_key_hurry (UiFixture *fixture, gconstpointer data)
{
  const char *keyring = g_getenv ("SECRET_FILE_TEST_PATH");
  GtkWidget *group = tkl_trusttrack_group_new (fixture->desk);
  GtkWindow *window = ui_show (group);
  GtkWidget *key = ui_find (group, ADW_TYPE_PASSWORD_ENTRY_ROW, "API key");
  g_autofree char *failure = NULL;

  g_signal_connect (fixture->desk, "failed", G_CALLBACK (failed_cb), &failure);
  gtk_editable_set_text (GTK_EDITABLE (key), "mistyped");
  g_signal_emit_by_name (key, "apply");
  gtk_editable_set_text (GTK_EDITABLE (key), "as-meant");
  g_signal_emit_by_name (key, "apply");
  ui_wait (is_empty, key);
  await_key (fixture, "as-meant");

  g_assert_cmpint (g_unlink (keyring), ==, 0);
  g_assert_cmpint (g_mkdir (keyring, 0700), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (key), "not-stored");
  gtk_window_destroy (window);
  ui_wait (ui_is_there, &failure);
  g_assert_cmpint (g_rmdir (keyring), ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->desk, &failure);
}

int
main (int argc, char **argv)
{
  int status;
  g_autofree char *keyring = ui_make_keyring ();

  g_unsetenv ("TIKKLOK_TRUSTTRACK_KEY");
  ui_init (&argc, &argv);
  g_test_add ("/settings-groups/data", UiFixture, NULL, ui_set_up, test_data, ui_tear_down);
  g_test_add ("/settings-groups/key", UiFixture, NULL, ui_set_up, test_key, ui_tear_down);
  g_test_add ("/settings-groups/key-hurry", UiFixture, NULL, ui_set_up, test_key_hurry,
              ui_tear_down);
  status = g_test_run ();
  g_unlink (keyring);
  return status;
}
