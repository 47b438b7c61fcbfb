/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies on this computer: open, make, take off the list (F223). Each is a file of its own. */
/* Thread: main. */
#include "tkl-companies-dialog.h"

#include "tkl-data-service.h"
#include "tkl-file-question.h"
#include "tkl-present.h"
#include "tkl-settings.h"
#include "tkl-text-limit.h"
#include "tkl-text.h"
#include "tkl-toast.h"
#include "tkl-trial-dialog.h"
#include "tkl-trial.h"
#include "tkl-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of files have at most 255 bytes, and a database has files beside it. */
#define MAX_FILE_CHARS 50

struct _TklCompaniesDialog
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *group;
  AdwEntryRow *name;
  GSettings *preferences;    /* (owned) */
  TklDesk *desk;             /* (owned) (nullable): of the window behind */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *rows;           /* (owned) (element-type GtkWidget) */
  GStrv removed;             /* (owned) (nullable): the list before the last removal, for undo */
};

G_DEFINE_FINAL_TYPE (TklCompaniesDialog, tkl_companies_dialog, ADW_TYPE_WINDOW)

char *
tkl_companies_new_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tikklok", NULL);
  g_autofree char *bare
      = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_FILE_CHARS));

  g_strdelimit (g_strstrip (bare), "/\\:*?\"<>|.\n\t", '-');
  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1;; i++)
    {
      g_autofree char *file
          = i == 1 ? g_strdup_printf ("%s.db", bare) : g_strdup_printf ("%s-%u.db", bare, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* --- opening ---------------------------------------------------------------------------------- */

/* @name: of a new company; "" = it has one */
static void
open_path (TklCompaniesDialog *self, const char *path, const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_open (application, &file, 1, name);
  gtk_window_close (GTK_WINDOW (self));
}

void
tkl_companies_look_async (const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

gboolean
tkl_companies_look_finish (GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklCompaniesDialog) self = user_data;
  gboolean there = tkl_companies_look_finish (source, result);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!there)
    tkl_toast_add (self->toasts,
                   adw_toast_new (_ ("Its file is missing: look for it, or for its drive")));
  else
    open_path (self, g_file_peek_path (G_FILE (source)), "");
}

/* To open a file that is not there would make a new company in its place. */
static void
row_activated_cb (TklCompaniesDialog *self, AdwActionRow *row)
{
  tkl_companies_look_async (g_object_get_data (G_OBJECT (row), "path"), self->cancellable, found_cb,
                            g_object_ref (self));
}

static void
make_cb (TklCompaniesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *path = NULL;
  const char *too_long = tkl_text_too_long (name, TKL_TEXT_NAME);

  if (name[0] == '\0')
    return;
  if (too_long != NULL)
    {
      tkl_toast_add (self->toasts, adw_toast_new (_ (too_long)));
      return;
    }
  path = tkl_companies_new_path (name);
  open_path (self, path, name);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklCompaniesDialog) self = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    open_path (self, path, "");
}

static void
open_cb (TklCompaniesDialog *self)
{
  const TklFileQuestion question
      = { .title = _ ("Open a Company"), .action = GTK_FILE_CHOOSER_ACTION_OPEN };

  tkl_file_question_async (GTK_WINDOW (self), &question, self->cancellable, chosen_cb,
                           g_object_ref (self));
}

/* --- list ------------------------------------------------------------------------------------- */

static void show_list (TklCompaniesDialog *self);

static void
undo_remove_cb (TklCompaniesDialog *self)
{
  if (self->removed != NULL)
    g_settings_set_strv (self->preferences, TKL_KEY_COMPANIES, (const char *const *) self->removed);
  show_list (self);
}

static void
remove_cb (TklCompaniesDialog *self, GtkButton *button)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  g_auto (GStrv) companies = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);
  AdwToast *toast = adw_toast_new (_ ("Taken off the list; its file stays"));

  tkl_settings_forget_company (self->preferences, path);
  g_strfreev (self->removed);
  self->removed = g_steal_pointer (&companies);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_remove_cb), self,
                           G_CONNECT_SWAPPED);
  tkl_toast_add (self->toasts, toast);
  show_list (self);
}

/* @name: as stored; "" or NULL: it has none, or the file cannot be read: the file's own name */
static void
show_name (GtkWidget *row, const char *path, const char *name)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (file);
  g_autofree char *title = NULL;

  if (g_str_has_suffix (shown, ".db"))
    shown[strlen (shown) - 3] = '\0';
  title = g_markup_escape_text (tkl_str_empty (name) ? shown : name, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (TklFileFacts) facts = tkl_file_facts_finish (TKL_OFFICE (source), result, NULL);

  if (facts != NULL)
    show_name (row, facts->file, facts->name);
}

static void
add_row (TklCompaniesDialog *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = g_markup_escape_text (path, -1);

  show_name (row, path, NULL);
  if (self->desk != NULL)
    tkl_file_facts_async (tkl_desk_get_office (self->desk), path, FALSE, self->cancellable,
                          looked_cb, g_object_ref (row));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->desk != NULL && g_str_equal (path, tkl_office_path (tkl_desk_get_office (self->desk))))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("object-select-symbolic"));
  else
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Take off the list"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Take off the list"), -1);
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_list (TklCompaniesDialog *self)
{
  g_auto (GStrv) companies = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; companies[i] != NULL; i++)
    add_row (self, companies[i]);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_companies_dialog_present (GtkWindow *parent, TklDesk *desk)
{
  TklCompaniesDialog *self = g_object_new (TKL_TYPE_COMPANIES_DIALOG, NULL);

  tkl_present_over (GTK_WINDOW (self), parent);
  g_set_object (&self->desk, desk);
  show_list (self);
  if (desk == NULL || !tkl_trial_is_at (tkl_office_path (tkl_desk_get_office (desk))))
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (tkl_trial_group_new (TRUE)));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

GtkWidget *
tkl_companies_dialog_present_missing (GtkApplication *application, const char *path)
{
  GtkWindow *parent = gtk_application_get_active_window (application);
  GtkWidget *dialog
      = TKL_IS_COMPANIES_DIALOG (parent)
            ? GTK_WIDGET (parent)
            : tkl_companies_dialog_present (
                parent, TKL_IS_WINDOW (parent) ? tkl_window_get_desk (TKL_WINDOW (parent)) : NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (
      _ ("“%s” is missing: look for the file, or for its drive. Until it is there again you can "
         "open another company or make a new one."),
      shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  gtk_window_set_application (GTK_WINDOW (dialog), application);
  adw_preferences_group_set_description (TKL_COMPANIES_DIALOG (dialog)->group, escaped);
  return dialog;
}

static void
tkl_companies_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (TKL_COMPANIES_DIALOG (object)->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_COMPANIES_DIALOG);
  G_OBJECT_CLASS (tkl_companies_dialog_parent_class)->dispose (object);
}

static void
tkl_companies_dialog_finalize (GObject *object)
{
  TklCompaniesDialog *self = TKL_COMPANIES_DIALOG (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->desk);
  g_clear_object (&self->cancellable);
  g_strfreev (self->removed);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tkl_companies_dialog_parent_class)->finalize (object);
}

static void
tkl_companies_dialog_class_init (TklCompaniesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_companies_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_companies_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-companies-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklCompaniesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TklCompaniesDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TklCompaniesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TklCompaniesDialog, name);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
}

static void
tkl_companies_dialog_init (TklCompaniesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
}
