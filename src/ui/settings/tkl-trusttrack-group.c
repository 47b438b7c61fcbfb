/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API key of TrustTrack and what it may do. */
/* Thread: main. */
#include "tkl-trusttrack-group.h"

#include "tkl-error-face.h"
#include "tkl-file-question.h"
#include "tkl-probe-service.h"
#include "tkl-secret-service.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"
#include "tkl-sync-service.h"

#include <glib/gi18n-lib.h>

struct _TklTrusttrackGroup
{
  AdwPreferencesGroup parent_instance;
  TklDesk *desk; /* (owned) */
  AdwPasswordEntryRow *key;
  AdwActionRow *probe; /* with the button and the answer as a whole */
  GtkWidget *probe_button;
  GtkSpinner *spinner;
  GPtrArray *answers;        /* (owned) (element-type GtkWidget): a row for each thing asked */
  AdwActionRow *sampler;     /* (nullable): among them: saves what they are made of */
  char *sample;              /* (owned) (nullable): what it saves */
  char *storing;             /* (owned) (nullable): the key on its way into the secret store … */
  gboolean again;            /* … and the row was left with another one meanwhile */
  gboolean tries;            /* it is tried once it is there */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TklTrusttrackGroup, tkl_trusttrack_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- what the key may do ---------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *title;
} subjects[] = {
  { "objects-v1", N_ ("List of the vehicles") },
  { "last-coordinate-v2", N_ ("Last position of every vehicle") },
  { "history-v2", N_ ("Records of a vehicle") },
  { "history-v1", N_ ("Records of a vehicle (old version)") },
  { "drivers-v2", N_ ("List of the drivers") },
  { "trips-v1", N_ ("Trips of a vehicle") },
  { "stream-v2", N_ ("What vehicles send now") },
};

static const char *
title_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].name, name))
      return _ (subjects[i].title);
  return name;
}

static const char *
title_of_state (const char *state)
{
  if (g_str_equal (state, "ok"))
    return C_ ("API key", "Allowed");
  if (g_str_equal (state, "denied"))
    return C_ ("API key", "Not in your plan");
  if (g_str_equal (state, "untried"))
    return C_ ("API key", "Not tried: there is no vehicle");
  return C_ ("API key", "Failed");
}

static void
add_answer (TklTrusttrackGroup *self, const TklProbeRow *answer)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean ok = g_str_equal (answer->state, "ok");
  GtkWidget *icon
      = gtk_image_new_from_icon_name (ok ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  g_autofree char *escaped = g_markup_escape_text (title_of_state (answer->state), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_of (answer->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  /* What the server says, in English. */
  gtk_widget_set_tooltip_text (row, answer->message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->answers, row);
}

/* --- the sample ------------------------------------------------------------------------------- */

static void
say_of_sample (TklTrusttrackGroup *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  if (self->sampler != NULL)
    {
      adw_action_row_set_subtitle (self->sampler, escaped);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->sampler), NULL);
    }
}

static void
sample_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTrusttrackGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_autofree char *text
          /* Translators: %s is the path of a file. */
          = g_strdup_printf (_ ("Saved as %s. Look at it before you pass it on: it is text."),
                             name);

      say_of_sample (self, text);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->sampler != NULL)
    {
      g_autoptr (GError) told = tkl_service_error_new (
          TKL_SERVICE_ERROR_DENIED, _ ("The file could not be written. Choose another folder."),
          error->message);

      tkl_error_face_tell (self->sampler, told);
    }
}

void
tkl_trusttrack_group_save_sample (TklTrusttrackGroup *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (TKL_IS_TRUSTTRACK_GROUP (self));

  if (self->sample == NULL)
    return;
  bytes = g_bytes_new (self->sample, strlen (self->sample));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       self->cancellable, sample_saved_cb, g_object_ref (self));
}

static void
sample_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTrusttrackGroup) self = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    tkl_trusttrack_group_save_sample (self, path);
}

static void
save_sample_cb (TklTrusttrackGroup *self)
{
  const TklFileQuestion question = { .title = _ ("Save an Anonymised Sample"),
                                     .action = GTK_FILE_CHOOSER_ACTION_SAVE,
                                     .name = "trusttrack-sample.json" };

  tkl_file_question_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                           self->cancellable, sample_chosen_cb, g_object_ref (self));
}

static void
add_sampler (TklTrusttrackGroup *self, GPtrArray *rows)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save…"));

  self->sample = tkl_probe_sample (rows);
  self->sampler = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sampler), _ ("Anonymised sample"));
  say_of_sample (self, _ ("For whoever helps you: what the answers are made of, without persons, "
                          "keys, positions or plates."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_sample_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->sampler, button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->sampler));
  g_ptr_array_add (self->answers, self->sampler);
}

static void
clear_answers (TklTrusttrackGroup *self)
{
  self->sampler = NULL;
  g_clear_pointer (&self->sample, g_free);
  for (guint i = 0; i < self->answers->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->answers, i));
  g_ptr_array_set_size (self->answers, 0);
}

static void
end_probe (TklTrusttrackGroup *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->probe_button, TRUE);
  adw_action_row_set_subtitle (self->probe, escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->probe), NULL);
}

static void
fail_probe (TklTrusttrackGroup *self, const GError *error)
{
  end_probe (self, "");
  tkl_error_face_tell (self->probe, error);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTrusttrackGroup) self = user_data;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean usable = FALSE;

  if (!tkl_probe_finish (TKL_OFFICE (source), result, &rows, &usable, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail_probe (self, error);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < rows->len; i++)
    add_answer (self, rows->pdata[i]);
  add_sampler (self, rows);
  end_probe (self, !usable ? _ ("No ticks can be fetched with this key. Ask TrustTrack for access "
                                "to the records of vehicles.")
                   : tkl_probe_say_source (rows) != NULL ? tkl_probe_say_source (rows)
                   : tkl_probe_saw_vehicle (rows)
                       ? _ ("Ticks can be fetched with this key.")
                       : _ ("The key is taken, but it may see no vehicle. Ask the administrator at "
                            "TrustTrack to give it the vehicles."));
}

static void
key_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTrusttrackGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  if (!tkl_api_key_load_finish (TKL_OFFICE (source), result, &key, &error))
    {
      fail_probe (self, error);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  tkl_probe_async (TKL_OFFICE (source), key != NULL ? key : "", tkl_sync_request_interval (),
                   self->cancellable, probed_cb, g_object_ref (self));
}

static void
probe (TklTrusttrackGroup *self)
{
  clear_answers (self);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->probe_button, FALSE);
  tkl_api_key_load_async (tkl_desk_get_office (self->desk), self->cancellable, key_loaded_cb,
                          g_object_ref (self));
}

/* --- the key ---------------------------------------------------------------------------------- */

/* What failed for want of a key need not wait for its next time. */
static void
retry_sync (TklTrusttrackGroup *self)
{
  TklJobs *jobs = tkl_desk_get_jobs (self->desk);

  if (tkl_job_has_problem (tkl_jobs_get (jobs, TKL_JOB_SYNC)))
    tkl_jobs_run (jobs, TKL_JOB_SYNC);
}

/* An empty row is one to type into, not one with a change to apply: Enter once more does nothing. */
static void
empty_row (TklTrusttrackGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->key), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->key), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->key), TRUE);
}

/* Returns: (transfer full): what stands in the row. */
static char *
read_typed (TklTrusttrackGroup *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key))));
}

static void store_typed (TklTrusttrackGroup *self);

static void
take_stored (TklTrusttrackGroup *self, const char *sent, gboolean again, gboolean tries)
{
  g_autofree char *typed = read_typed (self);

  if (g_str_equal (typed, sent))
    empty_row (self);
  end_probe (self, _ ("The key is in the secret store of this computer."));
  retry_sync (self);
  if (again && *typed != '\0' && !g_str_equal (typed, sent))
    {
      store_typed (self);
      self->tries = tries;
    }
  else if (tries)
    probe (self);
}

static void
key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTrusttrackGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = tkl_api_key_store_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *sent = g_steal_pointer (&self->storing);
  gboolean again = self->again;
  gboolean tries = self->tries;

  self->again = self->tries = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (stored)
    {
      take_stored (self, sent, again, tries);
      return;
    }
  fail_probe (self, error);
  /* Who has closed the window or gone on takes the key for stored. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->key)))
    tkl_desk_report_error (self->desk, error);
}

/* What was typed or pasted is kept however the row is left; an empty row keeps the key there is. */
static void
store_typed (TklTrusttrackGroup *self)
{
  g_autofree char *key = read_typed (self);

  if (*key == '\0')
    return;
  if (self->storing != NULL)
    {
      self->again = TRUE;
      return;
    }
  self->storing = g_strdup (key);
  /* It is stored also when the window has been closed. */
  tkl_api_key_store_async (tkl_desk_get_office (self->desk), key, NULL, key_stored_cb,
                           g_object_ref (self));
}

/* Asks about the key that is seen, not about the one before. */
static void
try_cb (TklTrusttrackGroup *self)
{
  store_typed (self);
  if (self->storing != NULL)
    self->tries = TRUE;
  else
    probe (self);
}

void
tkl_trusttrack_group_focus_key (TklTrusttrackGroup *self)
{
  g_return_if_fail (TKL_IS_TRUSTTRACK_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

GtkWidget *
tkl_trusttrack_group_new (TklDesk *desk)
{
  TklTrusttrackGroup *self = g_object_new (TKL_TYPE_TRUSTTRACK_GROUP, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
tkl_trusttrack_group_dispose (GObject *object)
{
  TklTrusttrackGroup *self = TKL_TRUSTTRACK_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_trusttrack_group_parent_class)->dispose (object);
}

static void
tkl_trusttrack_group_finalize (GObject *object)
{
  TklTrusttrackGroup *self = TKL_TRUSTTRACK_GROUP (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->answers);
  g_free (self->sample);
  g_free (self->storing);
  G_OBJECT_CLASS (tkl_trusttrack_group_parent_class)->finalize (object);
}

static void
tkl_trusttrack_group_class_init (TklTrusttrackGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_trusttrack_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_trusttrack_group_finalize;
}

static void
tkl_trusttrack_group_init (TklTrusttrackGroup *self)
{
  self->answers = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->key = ADW_PASSWORD_ENTRY_ROW (adw_password_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key), _ ("API key"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->key), TRUE);
  g_signal_connect_object (self->key, "apply", G_CALLBACK (store_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->key, "unmap", G_CALLBACK (store_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("TrustTrack gives you the API key; it is kept in the secret store of this computer."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->key));

  self->probe = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->probe), _ ("What the key may do"));
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  adw_action_row_add_suffix (self->probe, GTK_WIDGET (self->spinner));
  self->probe_button = gtk_button_new_with_label (_ ("Try"));
  gtk_widget_set_valign (self->probe_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->probe_button, "clicked", G_CALLBACK (try_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->probe, self->probe_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->probe));
}
