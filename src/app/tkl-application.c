/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklApplication: one process for all windows; wires databases and settings into them. */
/* Thread: main. */
#include "tkl-application.h"

#include "tkl-assistant.h"
#include "tkl-commands.h"
#include "tkl-settings.h"
#include "tkl-window.h"

#include <glib/gi18n-lib.h>

struct _TklApplication
{
  AdwApplication parent_instance;
  GSettings *preferences; /* (owned) */
  GSettings *state;       /* (owned) */
  GPtrArray *desks;       /* (owned) (element-type TklDesk): open; closed at the end */
};

G_DEFINE_FINAL_TYPE (TklApplication, tkl_application, ADW_TYPE_APPLICATION)

/* --- opening a company ------------------------------------------------------------------------ */

static char *
default_path (TklApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->preferences, TKL_KEY_LAST_COMPANY);
  const char *chosen = g_getenv ("TIKKLOK_DATABASE");

  if (chosen != NULL && chosen[0] != '\0')
    return g_strdup (chosen);
  if (last[0] != '\0')
    return g_steal_pointer (&last);
  return g_build_filename (g_get_user_data_dir (), "tikklok", "tikklok.db", NULL);
}

static TklWindow *
find_window (TklApplication *self, const char *path)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (TKL_IS_WINDOW (item->data)
        && g_str_equal (tkl_office_path (tkl_desk_get_office (tkl_window_get_desk (item->data))),
                        path))
      return item->data;
  return NULL;
}

static void
close_error_cb (AdwMessageDialog *dialog, const char *response, TklApplication *self)
{
  g_application_release (G_APPLICATION (self));
}

static void
show_open_error (TklApplication *self, const char *path, const GError *error)
{
  GtkWidget *dialog
      = adw_message_dialog_new (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                _ ("The company could not be opened"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s", error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  g_application_hold (G_APPLICATION (self));
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_error_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remember (TklApplication *self, const char *path)
{
  g_auto (GStrv) companies = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);

  g_settings_set_string (self->preferences, TKL_KEY_LAST_COMPANY, path);
  if (!g_strv_contains ((const char *const *) companies, path))
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) longer = NULL;

      g_strv_builder_addv (builder, (const char **) companies);
      g_strv_builder_add (builder, path);
      longer = g_strv_builder_end (builder);
      g_settings_set_strv (self->preferences, TKL_KEY_COMPANIES, (const char *const *) longer);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklApplication) self = user_data;
  TklDesk *desk = TKL_DESK (source);
  const char *path = tkl_office_path (tkl_desk_get_office (desk));
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_application_unmark_busy (G_APPLICATION (self));
  if (!tkl_desk_open_finish (desk, result, &error))
    show_open_error (self, path, error);
  else
    {
      remember (self, path);
      window = GTK_WINDOW (tkl_window_new (GTK_APPLICATION (self), desk, self->state));
      gtk_window_present (window);
      if (tkl_assistant_wanted (desk))
        tkl_assistant_present (window, desk);
    }
  g_application_release (G_APPLICATION (self));
}

static void
open_company (TklApplication *self, const char *path)
{
  TklWindow *window = find_window (self, path);
  TklDesk *desk;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  desk = tkl_desk_new (path, g_get_real_name ());
  g_ptr_array_add (self->desks, desk);
  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
  tkl_desk_open_async (desk, NULL, opened_cb, g_object_ref (self));
}

static void
tkl_application_activate (GApplication *application)
{
  TklApplication *self = TKL_APPLICATION (application);
  g_autofree char *path = NULL;

  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    {
      gtk_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
      return;
    }
  path = default_path (self);
  open_company (self, path);
}

static void
tkl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_company (TKL_APPLICATION (application), path);
    }
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (
      gtk_application_get_active_window (user_data), "application-name", "Tikklok",
      "application-icon", "be.tikklok.Tikklok", "version", TKL_VERSION, "developer-name",
      _ ("The Tikklok developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Working hours and mobility from the touches of keys in vehicles."), NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "quit", quit_action },
};

/* --- life ------------------------------------------------------------------------------------- */

static void
colour_scheme_cb (TklApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->preferences, TKL_KEY_COLOUR_SCHEME);

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static void
tkl_application_startup (GApplication *application)
{
  TklApplication *self = TKL_APPLICATION (application);

  G_APPLICATION_CLASS (tkl_application_parent_class)->startup (application);
  self->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  self->state = g_settings_new (TKL_SETTINGS_STATE);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  tkl_commands_set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (self->preferences, "changed::" TKL_KEY_COLOUR_SCHEME,
                           G_CALLBACK (colour_scheme_cb), self, G_CONNECT_SWAPPED);
  colour_scheme_cb (self);
  gtk_window_set_default_icon_name ("be.tikklok.Tikklok");
}

/* What is being written is written before the process ends. */
static void
tkl_application_shutdown (GApplication *application)
{
  TklApplication *self = TKL_APPLICATION (application);

  for (guint i = 0; i < self->desks->len; i++)
    tkl_desk_close (g_ptr_array_index (self->desks, i));
  G_APPLICATION_CLASS (tkl_application_parent_class)->shutdown (application);
}

static void
tkl_application_finalize (GObject *object)
{
  TklApplication *self = TKL_APPLICATION (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->state);
  g_ptr_array_unref (self->desks);
  G_OBJECT_CLASS (tkl_application_parent_class)->finalize (object);
}

static void
tkl_application_class_init (TklApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_application_finalize;
  application_class->activate = tkl_application_activate;
  application_class->open = tkl_application_open;
  application_class->startup = tkl_application_startup;
  application_class->shutdown = tkl_application_shutdown;
}

static void
tkl_application_init (TklApplication *self)
{
  self->desks = g_ptr_array_new_with_free_func (g_object_unref);
}

TklApplication *
tkl_application_new (GApplicationFlags flags)
{
  return g_object_new (TKL_TYPE_APPLICATION, "application-id", "be.tikklok.Tikklok", "flags",
                       G_APPLICATION_HANDLES_OPEN | flags, "resource-base-path",
                       "/be/tikklok/Tikklok", NULL);
}
