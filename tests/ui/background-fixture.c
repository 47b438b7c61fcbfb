/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole application in the process of a test, with services of the desktop beside it. */
/* Thread: main. */
#include "background-fixture.h"

#include <glib/gstdio.h>

/* --- services of the desktop ------------------------------------------------------------------ */

const char background_portal_xml[]
    = "<node><interface name='org.freedesktop.portal.Background'>"
      "<method name='RequestBackground'><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
      "</method></interface></node>";

const char background_notifications_xml[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface></node>";

static void
answer_portal (BackgroundFixture *fixture,
               const char *sender,
               GVariant *in,
               GDBusMethodInvocation *call)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (in, 1);
  g_autofree char *who = g_strdup (sender + 1);
  g_autofree char *path = NULL;
  const char *token = NULL;
  g_autofree const char **command = NULL;
  gboolean autostart = FALSE, by_bus = FALSE;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &autostart));
  g_string_append_printf (fixture->calls, "autostart=%d ", autostart);
  /* What is background_run when the user logs in opens no window, and nothing in the sandbox listens on a name. */
  g_assert_true (g_variant_lookup (options, "commandline", "^a&s", &command));
  g_assert_cmpuint (g_strv_length ((char **) command), ==, 2);
  g_assert_cmpstr (command[0], ==, "tikklok");
  g_assert_cmpstr (command[1], ==, "--gapplication-service");
  g_assert_false (g_variant_lookup (options, "dbus-activatable", "b", &by_bus) && by_bus);
  g_assert_true (g_variant_lookup (options, "reason", "&s", &token) && token[0] != '\0');
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s",
                          g_strdelimit (who, ".", '_'), token);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (fixture->allowed));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (fixture->starts));
  g_dbus_connection_emit_signal (fixture->bus, sender, path, "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(ua{sv})", fixture->response, &results), NULL);
}

static void
answer_notifications (BackgroundFixture *fixture,
                      const char *method,
                      GVariant *in,
                      GDBusMethodInvocation *call)
{
  const char *title = NULL, *body = NULL;

  if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (call, g_variant_new ("(as)", NULL));
      return;
    }
  if (g_str_equal (method, "CloseNotification"))
    {
      g_string_append (fixture->calls, "closed ");
      g_dbus_method_invocation_return_value (call, NULL);
      return;
    }
  g_variant_get_child (in, 3, "&s", &title);
  g_variant_get_child (in, 4, "&s", &body);
  g_string_append_printf (fixture->calls, "[%s|%s] ", title, body);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(u)", 7));
}

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *in,
           GDBusMethodInvocation *call,
           gpointer data)
{
  if (g_str_equal (method, "RequestBackground"))
    answer_portal (data, sender, in, call);
  else
    answer_notifications (data, method, in, call);
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((BackgroundFixture *) data)->named = TRUE;
}

static gboolean
is_named (gpointer data)
{
  return ((BackgroundFixture *) data)->named;
}

void
background_serve (BackgroundFixture *fixture, const char *name, const char *path, const char *xml)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;

  fixture->object_id = g_dbus_connection_register_object (fixture->bus, path, node->interfaces[0],
                                                          &table, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->name_id = g_bus_own_name_on_connection (fixture->bus, name, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                   named_cb, NULL, fixture, NULL);
  ui_wait (is_named, fixture);
}

char *
background_entry_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "be.tikklok.Tikklok.desktop",
                           NULL);
}

/* --- running ---------------------------------------------------------------------------------- */

void
background_set_up (BackgroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", "another-key", TRUE);
  sync_set_up (&fixture->sync, NULL);
  fixture->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  fixture->calls = g_string_new (NULL);
  fixture->allowed = fixture->starts = TRUE;
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
}

void
background_tear_down (BackgroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  g_autofree char *entry = background_entry_path ();

  g_unlink (entry);
  if (fixture->name_id != 0)
    g_bus_unown_name (fixture->name_id);
  if (fixture->object_id != 0)
    g_dbus_connection_unregister_object (fixture->bus, fixture->object_id);
  g_clear_object (&fixture->bus);
  g_string_free (fixture->calls, TRUE);
  g_settings_reset (fixture->preferences, TKL_KEY_BACKGROUND);
  g_settings_reset (fixture->preferences, TKL_KEY_COMPANIES);
  g_settings_reset (fixture->preferences, TKL_KEY_LAST_COMPANY);
  g_clear_object (&fixture->preferences);
  ui_forget_state (state);
  sync_tear_down (&fixture->sync, NULL);
}

static gboolean
story_cb (gpointer data)
{
  BackgroundFixture *fixture = data;

  fixture->story (fixture);
  fixture->told = TRUE;
  return G_SOURCE_REMOVE;
}

void
background_run (BackgroundFixture *fixture, const char *argument, BackgroundStory story)
{
  char *argv[] = { (char *) "tikklok", (char *) argument, NULL };

  fixture->story = story;
  fixture->told = FALSE;
  fixture->application = tkl_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_idle_add (story_cb, fixture);
  g_assert_cmpint (
      g_application_run (G_APPLICATION (fixture->application), argument != NULL ? 2 : 1, argv), ==,
      0);
  g_assert_true (fixture->told);
  ui_settle ();
  g_assert_finalize_object (fixture->application);
}

TklWindow *
background_window (BackgroundFixture *fixture)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    if (TKL_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

gboolean
background_has_window (gpointer data)
{
  return background_window (data) != NULL;
}

void
background_close_window (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  gtk_window_close (GTK_WINDOW (background_window (fixture)));
  ui_settle ();
  g_assert_null (background_window (fixture));
}

gboolean
background_has_entry (gpointer data)
{
  g_autofree char *path = background_entry_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
background_has_no_entry (gpointer data)
{
  return !background_has_entry (data);
}

gboolean
background_is_off (gpointer data)
{
  return !g_settings_get_boolean (((BackgroundFixture *) data)->preferences, TKL_KEY_BACKGROUND);
}

gboolean
background_has_calls (gpointer data)
{
  const BackgroundCalls *calls = data;

  return g_str_equal (calls->fixture->calls->str, calls->calls);
}

void
background_switch (BackgroundFixture *fixture, gboolean on)
{
  g_settings_set_boolean (fixture->preferences, TKL_KEY_BACKGROUND, on);
}

gboolean
background_says (BackgroundFixture *fixture, const char *text)
{
  return ui_find (GTK_WIDGET (background_window (fixture)), GTK_TYPE_LABEL, text) != NULL;
}
