/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklApplication: one process for all windows; wires databases and settings into them. */
/* Thread: main. */
#include "tkl-application-private.h"

#include "tkl-assistant.h"
#include "tkl-autostart.h"
#include "tkl-commands.h"
#include "tkl-companies-dialog.h"
#include "tkl-company-service.h"
#include "tkl-error-face.h"
#include "tkl-help-window.h"
#include "tkl-mnemonic.h"
#include "tkl-names.h"
#include "tkl-notifier.h"
#include "tkl-present.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"
#include "tkl-settings.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (TklApplication, tkl_application, ADW_TYPE_APPLICATION)

/* --- opening a company ------------------------------------------------------------------------ */

/* @ret_may_be_new: it is made when it is not there */
static char *
default_path (TklApplication *self, gboolean *ret_may_be_new)
{
  g_autofree char *last = g_settings_get_string (self->preferences, TKL_KEY_LAST_COMPANY);
  const char *chosen = g_getenv ("TIKKLOK_DATABASE");

  *ret_may_be_new = last[0] == '\0' || (chosen != NULL && chosen[0] != '\0');
  if (chosen != NULL && chosen[0] != '\0')
    return g_strdup (chosen);
  if (last[0] != '\0')
    return g_steal_pointer (&last);
  return g_build_filename (g_get_user_data_dir (), "tikklok", "tikklok.db", NULL);
}

TklWindow *
tkl_application_find_window (TklApplication *self, const char *path)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (TKL_IS_WINDOW (item->data)
        && g_str_equal (tkl_office_path (tkl_desk_get_office (tkl_window_get_desk (item->data))),
                        path))
      return item->data;
  return NULL;
}

GList *
tkl_application_copy_windows (TklApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  return g_list_copy_deep (windows, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static void
close_error_cb (AdwMessageDialog *dialog, const char *response, TklApplication *self)
{
  g_application_release (G_APPLICATION (self));
}

void
tkl_application_show_error (TklApplication *self, const char *title, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, title, NULL);

  tkl_present_over (GTK_WINDOW (dialog),
                    gtk_application_get_active_window (GTK_APPLICATION (self)));
  tkl_error_face_ask (ADW_MESSAGE_DIALOG (dialog), error);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  g_application_hold (G_APPLICATION (self));
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_error_cb), self, 0);
  tkl_present_question (GTK_WINDOW (dialog));
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
company_free (gpointer data)
{
  TklOpenCompany *company = data;

  if (company->early != NULL)
    gtk_window_destroy (GTK_WINDOW (company->early));
  tkl_desk_close (company->desk);
  g_object_unref (company->desk);
  tkl_trial_free (company->trial);
  g_free (company->name);
  g_free (company);
}

static const char *
path_of (const TklOpenCompany *company)
{
  return tkl_office_path (tkl_desk_get_office (company->desk));
}

/* A company reached by a link is the same one: two desks on it would both work in the background. */
static gboolean
is_one_file (const char *a, const char *b)
{
  GStatBuf of_a, of_b;

  return g_str_equal (a, b)
         || (g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev
             && of_a.st_ino == of_b.st_ino);
}

TklOpenCompany *
tkl_application_find_company (TklApplication *self, const char *path)
{
  for (guint i = 0; i < self->companies->len; i++)
    {
      TklOpenCompany *company = self->companies->pdata[i];

      if (is_one_file (path_of (company), path))
        return company;
    }
  return NULL;
}

/* While the office wants it, the work goes on without a window. */
static void
update_hold (TklApplication *self)
{
  gboolean wanted
      = self->companies->len > 0 && g_settings_get_boolean (self->preferences, TKL_KEY_BACKGROUND);

  if (wanted == self->holds)
    return;
  self->holds = wanted;
  if (wanted)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
show_window (TklApplication *self, TklOpenCompany *company)
{
  GtkWindow *window = GTK_WINDOW (tkl_application_find_window (self, path_of (company)));
  gboolean is_new = window == NULL;
  gboolean is_demo = tkl_trial_is_at (path_of (company));

  if (is_new)
    {
      g_autoptr (GSettings) state
          = is_demo ? tkl_application_trial_state () : g_object_ref (self->state);

      window = company->early != NULL ? GTK_WINDOW (company->early)
                                      : GTK_WINDOW (tkl_window_new_early ());
      company->early = NULL;
      tkl_window_take_desk (TKL_WINDOW (window), GTK_APPLICATION (self), company->desk, state);
    }
  if (is_new && is_demo)
    tkl_application_trial_show (self, window);
  else if (is_new)
    tkl_application_leave_watch (self, window);
  gtk_window_present (window);
  if (is_new && tkl_assistant_wanted (company->desk))
    tkl_assistant_present (window, company->desk);
  if (company->then != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), company->then, NULL);
  company->then = NULL;
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;

  if (tkl_company_save_finish (TKL_OFFICE (source), result, NULL, &error))
    tkl_desk_report_change (desk, NULL, FALSE);
  else
    tkl_desk_report_error (desk, error);
}

/* The name that was typed to make the company is the first of its settings. */
static void
store_name (TklOpenCompany *company)
{
  const TklCompany *base = tkl_desk_get_company (company->desk);
  g_autoptr (TklCompany) wanted = tkl_company_copy (base);

  if (tkl_company_set_field (wanted, "name", company->name, NULL))
    tkl_company_save_async (tkl_desk_get_office (company->desk), base, wanted, NULL, named_cb,
                            g_object_ref (company->desk));
  g_clear_pointer (&company->name, g_free);
}

void
tkl_application_give_up (TklApplication *self,
                         TklOpenCompany *company,
                         const char *title,
                         const GError *error)
{
  g_application_unmark_busy (G_APPLICATION (self));
  if (title != NULL)
    tkl_application_show_error (self, title, error);
  g_ptr_array_remove (self->companies, company);
  update_hold (self);
  g_application_release (G_APPLICATION (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklApplication) self = user_data;
  TklOpenCompany *company = tkl_application_find_company (
      self, tkl_office_path (tkl_desk_get_office (TKL_DESK (source))));
  g_autoptr (GError) error = NULL;
  gboolean done = tkl_desk_open_finish (TKL_DESK (source), result, &error);

  /* The application has ended meanwhile. */
  if (company == NULL)
    return;
  if (!done)
    {
      tkl_application_give_up (self, company, _ ("The company could not be opened"), error);
      return;
    }
  g_application_unmark_busy (G_APPLICATION (self));
  company->opened = TRUE;
  remember (self, path_of (company));
  if (company->wants_window)
    show_window (self, company);
  /* The assistant is there by now: it opens for companies without a name. */
  if (company->name != NULL)
    store_name (company);
  update_hold (self);
  g_application_release (G_APPLICATION (self));
}

void
tkl_application_read_company (TklApplication *self, TklOpenCompany *company)
{
  tkl_desk_open_async (company->desk, NULL, opened_cb, g_object_ref (self));
}

/* GTK 4.8 dies when a screen reader asks for a window that has just gone while there is one that is not shown
 * yet. So only the first window of all is made while its company is being read, and not that of the demo,
 * over whose making there is a dialog. */
static gboolean
may_come_early (const char *path)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0 && !tkl_trial_is_at (path);
}

/* Returns: (transfer none): being opened, or open. */
static TklOpenCompany *
open_company (TklApplication *self, const char *path, gboolean wants_window, const char *then)
{
  TklOpenCompany *company = tkl_application_find_company (self, path);

  if (company == NULL)
    {
      company = g_new0 (TklOpenCompany, 1);
      company->desk = tkl_desk_new (path, g_get_real_name ());
      tkl_notifier_watch (G_APPLICATION (self), company->desk);
      g_ptr_array_add (self->companies, company);
      g_application_hold (G_APPLICATION (self));
      g_application_mark_busy (G_APPLICATION (self));
      if (tkl_trial_is_at (path))
        tkl_application_trial_open (self);
      else
        tkl_application_read_company (self, company);
      if (wants_window && may_come_early (path))
        company->early = GTK_WIDGET (tkl_window_new_early ());
    }
  company->wants_window |= wants_window;
  company->then = then;
  if (company->opened && wants_window)
    show_window (self, company);
  return company;
}

void
tkl_application_open_company (TklApplication *self,
                              const char *path,
                              gboolean wants_window,
                              const char *then)
{
  open_company (self, path, wants_window, then);
}

typedef struct
{
  TklApplication *application; /* (owned) */
  const char *then;            /* (static) (nullable) */
} Look;

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Look *look = user_data;
  g_autoptr (TklApplication) self = look->application;
  const char *path = g_file_peek_path (G_FILE (source));
  gboolean there = tkl_companies_look_finish (source, result);

  if (g_cancellable_is_cancelled (self->ended))
    return;
  if (there)
    open_company (self, path, TRUE, look->then);
  else
    tkl_companies_dialog_present_missing (GTK_APPLICATION (self), path);
  g_application_release (G_APPLICATION (self));
}

void
tkl_application_open_existing (TklApplication *self, const char *path, const char *then)
{
  Look *look;

  if (tkl_trial_is_at (path) || tkl_application_find_company (self, path) != NULL)
    {
      open_company (self, path, TRUE, then);
      return;
    }
  g_application_hold (G_APPLICATION (self));
  look = g_new (Look, 1);
  *look = (Look){ g_object_ref (self), then };
  tkl_companies_look_async (path, self->ended, looked_cb, look);
}

void
tkl_application_close_company (TklApplication *self, TklOpenCompany *company)
{
  g_ptr_array_remove (self->companies, company);
  update_hold (self);
}

static void
tkl_application_activate (GApplication *application)
{
  TklApplication *self = TKL_APPLICATION (application);
  g_autofree char *path = NULL;
  gboolean may_be_new;

  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    {
      gtk_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
      return;
    }
  path = default_path (self, &may_be_new);
  if (may_be_new)
    open_company (self, path, TRUE, NULL);
  else
    tkl_application_open_existing (self, path, NULL);
}

/* @hint: name of a new company, from the list of companies */
static void
tkl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      TklOpenCompany *company;

      if (path == NULL)
        continue;
      if (hint[0] == '\0')
        {
          tkl_application_open_existing (TKL_APPLICATION (application), path, NULL);
          continue;
        }
      company = open_company (TKL_APPLICATION (application), path, TRUE, NULL);
      if (!company->opened)
        tkl_set_str (&company->name, hint);
    }
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (user_data),
      "modal", TRUE, "application-name", "Tikklok", "application-icon", "be.tikklok.Tikklok",
      "version", TKL_VERSION, "developer-name", _ ("The Tikklok developers"), "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("Working hours and mobility from the touches of keys in vehicles."), NULL);

  tkl_names_complete (about);
  gtk_window_present (GTK_WINDOW (about));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_help_window_present (gtk_application_get_active_window (user_data));
}

/* Of a notification, which may be older than the file: its drive may be gone. */
static void
show_jobs_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_application_open_existing (user_data, g_variant_get_string (parameter, NULL), "win.jobs");
}

/* Also ends the work in the background. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_application_leave_quit (user_data);
}

static void
stay_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_application_leave_stay (user_data);
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "help", help_action },
  { "quit", quit_action },
  { "stay", stay_action },
  { "show-jobs", show_jobs_action, "s" },
};

/* --- in the background ------------------------------------------------------------------------ */

static void
autostart_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) denied = NULL;
  gboolean allowed = FALSE, starts = FALSE;

  if (!tkl_autostart_set_finish (result, &allowed, &starts, &error))
    denied = tkl_service_error_new (TKL_SERVICE_ERROR_DENIED,
                                    _ ("Tikklok cannot be set up to start when you log in. Ask "
                                       "whoever looks after the computer "
                                       "for access to your folder of settings."),
                                    error->message);
  else if (!allowed)
    {
      g_settings_set_boolean (self->preferences, TKL_KEY_BACKGROUND, FALSE);
      denied = g_error_new_literal (
          TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED,
          _ ("The desktop does not allow Tikklok to work in the background. Allow it in the "
             "settings of the desktop, then switch it on again."));
    }
  else if (!starts)
    denied = g_error_new_literal (
        TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED,
        _ ("Tikklok may work in the background, but the desktop does not start it when you log in. "
           "Start it yourself, or allow it in the settings of the desktop."));
  for (guint i = 0; i < self->companies->len && denied != NULL; i++)
    tkl_desk_report_error (((TklOpenCompany *) self->companies->pdata[i])->desk, denied);
}

static void
background_cb (TklApplication *self)
{
  tkl_autostart_set_async (g_application_get_dbus_connection (G_APPLICATION (self)),
                           g_settings_get_boolean (self->preferences, TKL_KEY_BACKGROUND), NULL,
                           autostart_cb, g_object_ref (self));
  update_hold (self);
}

/* A company that was taken off the list is not worked on any more. */
static void
companies_cb (TklApplication *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);

  for (guint i = self->companies->len; i-- > 0;)
    {
      TklOpenCompany *company = self->companies->pdata[i];

      if (company->opened && tkl_application_find_window (self, path_of (company)) == NULL
          && !g_strv_contains ((const char *const *) paths, path_of (company)))
        g_ptr_array_remove_index (self->companies, i);
    }
  update_hold (self);
}

/* Started when the user logged in: no window, but the work of all companies; the demo has none. */
static void
start_in_background (TklApplication *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);

  background_cb (self);
  if ((g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) == 0)
    return;
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS) && !tkl_trial_is_at (paths[i]))
      open_company (self, paths[i], FALSE, NULL);
}

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
  tkl_mnemonic_name_buttons ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  tkl_application_trial_install (self);
  tkl_commands_set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (self->preferences, "changed::" TKL_KEY_COLOUR_SCHEME,
                           G_CALLBACK (colour_scheme_cb), self, G_CONNECT_SWAPPED);
  colour_scheme_cb (self);
  gtk_window_set_default_icon_name ("be.tikklok.Tikklok");
  g_signal_connect_object (self->preferences, "changed::" TKL_KEY_BACKGROUND,
                           G_CALLBACK (background_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preferences, "changed::" TKL_KEY_COMPANIES,
                           G_CALLBACK (companies_cb), self, G_CONNECT_SWAPPED);
  if (g_settings_get_boolean (self->preferences, TKL_KEY_BACKGROUND))
    start_in_background (self);
}

/* What is being written is written before the process ends. */
static void
tkl_application_shutdown (GApplication *application)
{
  TklApplication *self = TKL_APPLICATION (application);

  g_cancellable_cancel (self->ended);
  g_ptr_array_set_size (self->companies, 0);
  G_APPLICATION_CLASS (tkl_application_parent_class)->shutdown (application);
}

static void
tkl_application_finalize (GObject *object)
{
  TklApplication *self = TKL_APPLICATION (object);

  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->preferences);
  g_clear_object (&self->state);
  g_clear_object (&self->ended);
  g_ptr_array_unref (self->companies);
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
  self->companies = g_ptr_array_new_with_free_func (company_free);
  self->ended = g_cancellable_new ();
}

TklApplication *
tkl_application_new (GApplicationFlags flags)
{
  return g_object_new (TKL_TYPE_APPLICATION, "application-id", "be.tikklok.Tikklok", "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_CAN_OVERRIDE_APP_ID | flags,
                       "resource-base-path", "/be/tikklok/Tikklok", NULL);
}
