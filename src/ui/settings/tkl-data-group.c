/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a whole: check, backup, restore. */
/* Thread: main. */
#include "tkl-data-group.h"

#include "tkl-data-service.h"
#include "tkl-error-face.h"
#include "tkl-file-question.h"
#include "tkl-format.h"
#include "tkl-present.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

struct _TklDataGroup
{
  AdwPreferencesGroup parent_instance;
  TklDesk *desk; /* (owned) */
  AdwActionRow *check, *backup, *restore;
  GtkSpinner *spinner;
  guint n_running;           /* requests without an answer */
  GCancellable *cancellable; /* (owned) */
  GCancellable *look;        /* (owned): of the last look into a backup */
};

G_DEFINE_FINAL_TYPE (TklDataGroup, tkl_data_group, ADW_TYPE_PREFERENCES_GROUP)

/* What came of it stands under the title of its row. */
static void
say (AdwActionRow *row, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_action_row_set_subtitle (row, escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), NULL);
}

/* What was said before is no answer to this. */
static void
begin (TklDataGroup *self, AdwActionRow *row)
{
  self->n_running++;
  gtk_spinner_start (self->spinner);
  say (row, g_object_get_data (G_OBJECT (row), "help"));
}

/* Returns: FALSE: nobody waits for this answer any more. */
static gboolean
end (TklDataGroup *self, const GError *error)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  self->n_running--;
  if (self->n_running == 0)
    gtk_spinner_stop (self->spinner);
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- check ------------------------------------------------------------------------------------ */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = tkl_check_finish (TKL_OFFICE (source), result, &error);

  if (!end (self, error))
    return;
  if (faults == NULL)
    tkl_error_face_tell (self->check, error);
  else if (faults->len == 0)
    say (self->check, _ ("Everything is in order."));
  else
    {
      const TklFault *first = faults->pdata[0];
      g_autofree char *text = g_strdup_printf (
          ngettext (
              "%u fault was found. Restore a backup, or ask whoever looks after the computer.",
              "%u faults were found. Restore a backup, or ask whoever looks after the "
              "computer.",
              faults->len),
          faults->len);
      g_autoptr (GError) told
          = tkl_service_error_new (TKL_SERVICE_ERROR_CORRUPT, text, first->detail);

      tkl_error_face_tell (self->check, told);
    }
}

static void
check_cb (TklDataGroup *self)
{
  begin (self, self->check);
  tkl_check_async (tkl_desk_get_office (self->desk), self->cancellable, checked_cb,
                   g_object_ref (self));
}

/* --- backup ----------------------------------------------------------------------------------- */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  (void) tkl_backup_finish (TKL_OFFICE (source), result, &error);
  if (!end (self, error))
    return;
  if (error == NULL)
    say (self->backup, _ ("The backup is complete."));
  else
    tkl_error_face_tell (self->backup, error);
}

void
tkl_data_group_backup (TklDataGroup *self, const char *path)
{
  g_return_if_fail (TKL_IS_DATA_GROUP (self));

  begin (self, self->backup);
  tkl_backup_async (tkl_desk_get_office (self->desk), path, self->cancellable, backed_up_cb,
                    g_object_ref (self));
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    tkl_data_group_backup (self, path);
}

static void
ask (TklDataGroup *self, const TklFileQuestion *question, GAsyncReadyCallback chosen)
{
  tkl_file_question_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), question,
                           self->cancellable, chosen, g_object_ref (self));
}

static void
backup_cb (TklDataGroup *self)
{
  g_autofree char *today = tkl_day_format (tkl_desk_get_today (self->desk));
  g_autofree char *name = g_strdup_printf ("tikklok-%s.db", today);

  ask (self,
       &(TklFileQuestion){
           .title = _ ("Back Up"), .action = GTK_FILE_CHOOSER_ACTION_SAVE, .name = name },
       backup_chosen_cb);
}

/* --- restore ---------------------------------------------------------------------------------- */

/* The reader looks into a backup while the writer may restore one: an answer that comes late would
 * stand in the place of the newer one. */
static void
drop_look (TklDataGroup *self)
{
  g_cancellable_cancel (self->look);
  g_object_unref (self->look);
  self->look = g_cancellable_new ();
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *safety = tkl_restore_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *text = NULL;

  if (!end (self, error))
    return;
  if (safety == NULL)
    {
      tkl_error_face_tell (self->restore, error);
      return;
    }
  /* Translators: %s is the path of a file. */
  text = g_strdup_printf (_ ("The backup is in use. What was there before is kept in %s."), safety);
  say (self->restore, text);
  tkl_desk_report_change (self->desk, NULL, FALSE);
}

void
tkl_data_group_restore (TklDataGroup *self, const char *path)
{
  g_return_if_fail (TKL_IS_DATA_GROUP (self));

  drop_look (self);
  begin (self, self->restore);
  tkl_restore_async (tkl_desk_get_office (self->desk), path, self->cancellable, restored_cb,
                     g_object_ref (self));
}

static void
confirmed_cb (AdwMessageDialog *dialog, const char *response, TklDataGroup *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");

  if (g_str_equal (response, "restore"))
    tkl_data_group_restore (self, path);
}

/* Whose backup, how old and how much it is, then what happens to the rest. */
static char *
describe_restore (TklDataGroup *self, const TklFileFacts *facts)
{
  TklZone *zone = tkl_desk_get_zone (self->desk);
  g_autofree char *written = tkl_format_moment (zone, facts->written_s * 1000);
  g_autofree char *employees = g_strdup_printf ("%'" G_GINT64_FORMAT, facts->n_employees);
  g_autofree char *ticks = g_strdup_printf ("%'" G_GINT64_FORMAT, facts->n_ticks);
  g_autofree char *what = g_strdup_printf (
      /* Translators: the name of a company, a date with time, and two numbers. */
      _ ("Backup of “%s”, written on %s. Employees: %s. Ticks: %s."), facts->name, written,
      employees, ticks);

  return g_strconcat (what, "\n\n",
                      _ ("What was entered and fetched since the backup is no longer shown. A copy "
                         "of it is kept beside the database."),
                      NULL);
}

/* A restore cannot be undone by Ctrl+Z: it says what will happen first. */
static void
confirm_restore (TklDataGroup *self, const TklFileFacts *facts)
{
  g_autofree char *body = describe_restore (self, facts);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                _ ("Put this backup in place of all data of the company?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (facts->file), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, 0);
  tkl_present_question (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklFileFacts) facts = tkl_file_facts_finish (TKL_OFFICE (source), result, &error);

  if (!end (self, error))
    return;
  if (facts != NULL)
    confirm_restore (self, facts);
  else
    tkl_error_face_tell (self->restore, error);
}

void
tkl_data_group_ask_restore (TklDataGroup *self, const char *path)
{
  g_return_if_fail (TKL_IS_DATA_GROUP (self));

  drop_look (self);
  begin (self, self->restore);
  tkl_file_facts_async (tkl_desk_get_office (self->desk), path, TRUE, self->look, looked_cb,
                        g_object_ref (self));
}

static void
restore_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDataGroup) self = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    tkl_data_group_ask_restore (self, path);
}

static void
restore_cb (TklDataGroup *self)
{
  ask (self, &(TklFileQuestion){ .title = _ ("Restore"), .action = GTK_FILE_CHOOSER_ACTION_OPEN },
       restore_chosen_cb);
}

/* --- life ------------------------------------------------------------------------------------- */

static AdwActionRow *
add_row (
    TklDataGroup *self, const char *title, const char *help, const char *label, GCallback clicked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  g_object_set_data (G_OBJECT (row), "help", (gpointer) help);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_ACTION_ROW (row);
}

GtkWidget *
tkl_data_group_new (TklDesk *desk)
{
  TklDataGroup *self = g_object_new (TKL_TYPE_DATA_GROUP, NULL);
  g_autofree char *path = g_markup_escape_text (tkl_office_path (tkl_desk_get_office (desk)), -1);

  self->desk = g_object_ref (desk);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Database"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), path);
  return GTK_WIDGET (self);
}

static void
tkl_data_group_dispose (GObject *object)
{
  TklDataGroup *self = TKL_DATA_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->look);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_data_group_parent_class)->dispose (object);
}

static void
tkl_data_group_finalize (GObject *object)
{
  g_clear_object (&TKL_DATA_GROUP (object)->cancellable);
  g_clear_object (&TKL_DATA_GROUP (object)->look);
  G_OBJECT_CLASS (tkl_data_group_parent_class)->finalize (object);
}

static void
tkl_data_group_class_init (TklDataGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_data_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_data_group_finalize;
}

static void
tkl_data_group_init (TklDataGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->look = g_cancellable_new ();
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self),
                                           GTK_WIDGET (self->spinner));
  self->check = add_row (self, _ ("Integrity check"),
                         _ ("Looks through the whole database for damage and contradictions."),
                         _ ("Check"), G_CALLBACK (check_cb));
  self->backup = add_row (self, _ ("Backup"), _ ("A complete copy in one file, while you work on."),
                          _ ("Back Up…"), G_CALLBACK (backup_cb));
  self->restore = add_row (self, _ ("Restore"),
                           _ ("Puts a backup in place; what was there is kept as a copy."),
                           _ ("Restore…"), G_CALLBACK (restore_cb));
}
