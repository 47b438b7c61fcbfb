/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Being allowed to work without a window, and being started when the user logs in. */
/* Thread: main. */
#include "tkl-autostart.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

#define SERVICE_OPTION "--gapplication-service"

/* What a task returns; −1 is an error. */
typedef enum
{
  ALLOWED = 1 << 0, /* to work without a window */
  STARTS = 1 << 1,  /* when the user logs in */
} Answer;

typedef struct
{
  GDBusConnection *bus; /* (owned) (nullable) */
  gboolean on;
  guint subscription; /* of the portal's answer; 0 = none */
} Request;

static void
stop_listening (Request *request)
{
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  request->subscription = 0;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->bus);
  g_free (request);
}

/* --- without a sandbox ------------------------------------------------------------------------ */

static char *
entry_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "be.tikklok.Tikklok.desktop",
                           NULL);
}

static gboolean
write_entry (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *program = g_build_filename (TKL_BIN_DIR, "tikklok", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = g_strdup_printf ("\"%s\" " SERVICE_OPTION, program);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Tikklok");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON,
                         "be.tikklok.Tikklok");
  return g_key_file_save_to_file (entry, path, error);
}

static void
use_file (GTask *task)
{
  const Request *request = g_task_get_task_data (task);
  g_autofree char *path = entry_path ();
  GError *error = NULL;

  if (!request->on)
    g_unlink (path);
  else if (!write_entry (path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_int (task, ALLOWED | STARTS);
}

/* Nobody reads that folder in the home of a Flatpak: only the portal can start it. */
static gboolean
is_sandboxed (void)
{
  return g_getenv ("FLATPAK_ID") != NULL;
}

/* Not wanting it any more needs no permission. */
static void
answer (GTask *task, gboolean allowed, gboolean starts)
{
  const Request *request = g_task_get_task_data (task);

  g_task_return_int (task, request->on ? (allowed ? ALLOWED : 0) | (starts ? STARTS : 0)
                                       : ALLOWED | STARTS);
}

/* --- the portal ------------------------------------------------------------------------------- */

/* lint: foreign signature (GDBusSignalCallback) */
static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Request *request = g_task_get_task_data (task);
  guint32 response = 0;
  gboolean allowed = FALSE, starts = FALSE;
  g_autoptr (GVariant) results = NULL;

  stop_listening (request);
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == 0)
    {
      g_variant_lookup (results, "background", "b", &allowed);
      g_variant_lookup (results, "autostart", "b", &starts);
    }
  answer (task, allowed, starts);
}

/* The answer comes as a signal of an object whose path is known beforehand. */
static void
listen (GTask *task, const char *token)
{
  Request *request = g_task_get_task_data (task);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1);
  g_autofree char *path = NULL;

  g_strdelimit (sender, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  request->subscription = g_dbus_connection_signal_subscribe (
      request->bus, NULL, "org.freedesktop.portal.Request", "Response", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, response_cb, g_object_ref (task), g_object_unref);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    return;
  stop_listening (g_task_get_task_data (task));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    /* There is none, or it knows nothing of this. */
    answer (task, FALSE, FALSE);
}

static GVariant *
make_options (gboolean on, const char *token)
{
  static const char *const command[] = { "tikklok", SERVICE_OPTION, NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (
      &options, "{sv}", "reason",
      g_variant_new_string (_ ("Fetches ticks and writes workbooks while no window is open.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  return g_variant_builder_end (&options);
}

void
tkl_autostart_set_async (GDBusConnection *bus,
                         gboolean on,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  g_autofree char *token = g_strdup_printf ("tikklok%u", g_random_int ());

  g_task_set_source_tag (task, tkl_autostart_set_async);
  request->on = on;
  g_task_set_task_data (task, request, request_free);
  if (bus == NULL || !is_sandboxed ())
    {
      if (is_sandboxed ())
        answer (task, FALSE, FALSE);
      else
        use_file (task);
      g_object_unref (task);
      return;
    }
  request->bus = g_object_ref (bus);
  listen (task, token);
  g_dbus_connection_call (
      bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground",
      g_variant_new ("(s@a{sv})", "", make_options (on, token)), G_VARIANT_TYPE ("(o)"),
      G_DBUS_CALL_FLAGS_NONE, -1, cancellable, asked_cb, task);
}

gboolean
tkl_autostart_set_finish (GAsyncResult *result,
                          gboolean *ret_allowed,
                          gboolean *ret_starts,
                          GError **error)
{
  gssize answered;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  answered = g_task_propagate_int (G_TASK (result), error);
  if (answered < 0)
    return FALSE;
  *ret_allowed = (answered & ALLOWED) != 0;
  *ret_starts = (answered & STARTS) != 0;
  return TRUE;
}
