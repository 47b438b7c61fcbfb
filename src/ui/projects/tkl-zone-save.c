/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEditor: what would change, saving, repairing, and the question before zones are lost. */
/* Thread: main. */
#include "tkl-zone-editor-private.h"

#include "tkl-error-face.h"
#include "tkl-format.h"
#include "tkl-present.h"
#include "tkl-project-words.h"
#include "tkl-repair-service.h"
#include "tkl-zones-preview.h"

#include <glib/gi18n-lib.h>

/* So many ticks are listed: who wants to see more looks at the map. */
#define MAX_LISTED 100
#define MAX_MARKED 2000

static void
report (TklZoneEditor *self, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("That Did Not Work"), NULL);
  tkl_error_face_ask (ADW_MESSAGE_DIALOG (dialog), error);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  self->closing = FALSE;
  tkl_present_question (GTK_WINDOW (dialog));
}

/* --- save ------------------------------------------------------------------------------------ */

/* What is on its way to the store. */
typedef struct
{
  TklZoneEditor *editor; /* (owned) */
  guint draft;           /* which of the zones it is, or TKL_ZONE_NONE */
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (TklZoneEditor) self = saving->editor;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) zones = NULL;
  TklChange saved = { 0 };

  if (!tkl_zones_save_finish (TKL_OFFICE (source), result, &saved, &zones, &error))
    {
      report (self, error);
      return;
    }
  label = tkl_project_label (self->form->project);
  /* Translators: %s is a project. */
  text = g_strdup_printf (_ ("Zones of %s saved"), label);
  tkl_desk_report_change (self->desk, text, saved.entry_id != 0);
  if (saving->draft < zones->len)
    tkl_zone_editor_draft_saved (self, ((const TklPoi *) zones->pdata[saving->draft])->id);
  if (!self->closing)
    {
      tkl_zone_editor_load (self);
      return;
    }
  tkl_zone_edit_free (self->edit);
  self->edit = NULL;
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_zones (TklZoneEditor *self)
{
  g_autoptr (GPtrArray) wanted = tkl_zone_edit_finish (self->edit, NULL);
  const TklZonesSave save = { .project_id = self->project_id,
                              .loaded = self->form->zones,
                              .wanted = wanted,
                              .loaded_radius_m = self->edit->orig->radius_m,
                              .wanted_radius_m = self->edit->curr->radius_m };

  Saving *saving;

  if (wanted == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->editor = g_object_ref (self);
  saving->draft = tkl_zone_editor_find_draft (self);
  tkl_zones_save_async (tkl_desk_get_office (self->desk), &save, NULL, saved_cb, saving);
}

static void
answered_cb (TklZoneEditor *self, const char *response)
{
  if (g_str_equal (response, "save"))
    write_zones (self);
  else
    self->closing = FALSE;
}

/* --- what would change ----------------------------------------------------------------------- */

static const char *
name_of (GHashTable *names, gint32 id, guint8 place)
{
  const char *name = g_hash_table_lookup (names, GINT_TO_POINTER (id));

  if (name != NULL)
    return name;
  switch ((TklPlace) place)
    {
    case TKL_PLACE_HOME:
      return _ ("home");
    case TKL_PLACE_EMPLOYER:
      return _ ("employer");
    case TKL_PLACE_PROJECT:
      return _ ("several projects");
    case TKL_PLACE_NONE:
    default:
      return _ ("no destination");
    }
}

static void
add_line (TklZoneEditor *self, GtkWidget *list, const TklZonesPreview *preview, guint at)
{
  const TklZoneTick *tick = &g_array_index (preview->ticks, TklZoneTick, at);
  g_autofree char *moment = tkl_format_moment (tkl_desk_get_zone (self->desk), tick->time_utc_ms);
  const char *who = g_hash_table_lookup (preview->employees, GINT_TO_POINTER (tick->employee_id));
  g_autofree char *title = g_strdup_printf ("%s %s", moment, who != NULL ? who : "");
  g_autofree char *what
      = g_strdup_printf ("%s → %s", name_of (preview->projects, tick->before_id, tick->before),
                         name_of (preview->projects, tick->after_id, tick->after));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* What is gained, lost and moved differs in its shape, and says so under the pointer. */
static void
mark_ticks (TklZoneEditor *self, const TklZonesPreview *preview)
{
  static const TklMarkShape shapes[TKL_ZONE_N_EFFECTS]
      = { TKL_MARK_PIN, TKL_MARK_DOT, TKL_MARK_TRIANGLE, TKL_MARK_SQUARE };
  g_autoptr (GArray) marks = tkl_mark_layer_make_marks ();

  for (guint i = 0; i < preview->ticks->len && i < MAX_MARKED; i++)
    {
      const TklZoneTick *tick = &g_array_index (preview->ticks, TklZoneTick, i);
      TklMark mark = { .point = tick->point,
                       .shape = shapes[tick->effect],
                       .tooltip = g_strdup_printf (
                           "%s → %s", name_of (preview->projects, tick->before_id, tick->before),
                           name_of (preview->projects, tick->after_id, tick->after)) };

      g_array_append_val (marks, mark);
    }
  tkl_zone_editor_mark (self, marks);
}

static GtkWidget *
make_list (TklZoneEditor *self, const TklZonesPreview *preview)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < preview->ticks->len && i < MAX_LISTED; i++)
    add_line (self, list, preview, i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  return scrolled;
}

static void
append_count (GString *text, const char *form, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %u", form, n);
}

static char *
describe (const TklZonesPreview *preview)
{
  GString *text = g_string_new (NULL);

  if (preview->ticks->len == 0)
    g_string_append (text, _ ("No tick changes its project."));
  append_count (text, _ ("Ticks that get a project"), preview->n[TKL_ZONE_EFFECT_GAINS]);
  append_count (text, _ ("Ticks that lose their project"), preview->n[TKL_ZONE_EFFECT_LOSES]);
  append_count (text, _ ("Ticks that change their project"), preview->n[TKL_ZONE_EFFECT_MOVES]);
  append_count (text, _ ("Ticks with several projects"), preview->n[TKL_ZONE_EFFECT_SEVERAL]);
  append_count (text, _ ("Ticks whose place was chosen by hand and stays"), preview->n_kept);
  append_count (text, _ ("Transferred workdays, for which the next transfer gives a notice"),
                preview->n_in_clock);
  return g_string_free (text, FALSE);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklZoneEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklZonesPreview) preview
      = tkl_zones_preview_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (preview == NULL)
    {
      report (self, error);
      return;
    }
  mark_ticks (self, preview);
  text = describe (preview);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Zones?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n%s",
                                  _ ("What this changes in the last 60 days:"), text);
  if (preview->ticks->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (self, preview));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "save",
                                    _ ("Save"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  tkl_present_question (GTK_WINDOW (dialog));
}

void
tkl_zone_editor_save (TklZoneEditor *self)
{
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (TklProject) project = NULL;
  TklDay today = tkl_desk_get_today (self->desk);
  TklZonesPreviewOptions options
      = { .project_id = self->project_id, .from = today - TKL_ZONES_PREVIEW_DAYS, .to = today + 1 };

  if (self->edit == NULL || !tkl_zone_edit_may_save (self->edit, self->problems))
    return;
  wanted = tkl_zone_edit_finish (self->edit, NULL);
  options.zones = wanted;
  if (self->edit->curr->radius_m != self->edit->orig->radius_m)
    {
      project = tkl_project_copy (self->form->project);
      project->radius_m = self->edit->curr->radius_m;
      options.project = project;
    }
  if (wanted != NULL)
    tkl_zones_preview_async (tkl_desk_get_office (self->desk), &options, self->cancellable,
                             previewed_cb, g_object_ref (self));
}

/* --- close ----------------------------------------------------------------------------------- */

/* Once the question is gone, whose parent the window is. */
static gboolean
discard_cb (gpointer data)
{
  TklZoneEditor *self = data;

  g_clear_pointer (&self->edit, tkl_zone_edit_free);
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
close_answered_cb (TklZoneEditor *self, const char *response)
{
  if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      tkl_zone_editor_save (self);
    }
  else if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT, discard_cb, g_object_ref (self), g_object_unref);
}

gboolean
tkl_zone_editor_ask_to_close (TklZoneEditor *self)
{
  AdwMessageDialog *dialog;
  gboolean may_save;

  if (self->edit == NULL || !tkl_zone_edit_changed (self->edit))
    return FALSE;
  may_save = tkl_zone_edit_may_save (self->edit, self->problems);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Zones?"),
                              may_save ? _ ("What was drawn is not saved yet.")
                                       : _ ("What was drawn cannot be saved as it is: it would be "
                                            "lost.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "discard", _ ("Discard"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (may_save)
    {
      adw_message_dialog_add_response (dialog, "save", _ ("Save"));
      adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered_cb), self,
                           G_CONNECT_SWAPPED);
  tkl_present_question (GTK_WINDOW (dialog));
  return TRUE;
}

/* --- repair ---------------------------------------------------------------------------------- */

/* A repair that waits for an answer, and the zone it is for. */
typedef struct
{
  TklZoneEditor *editor; /* (owned) */
  TklZoneRepair *repair; /* (owned) (nullable) */
  TklShape *sketch;      /* (owned): as it was; when it was changed meanwhile nothing is repaired */
  guint zone;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->editor);
  tkl_zone_repair_free (offer->repair);
  tkl_shape_free (offer->sketch);
  g_free (offer);
}

static void
repair_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Offer *offer = user_data;
  TklZoneEditor *self = offer->editor;
  const TklPoi *poi = self->edit != NULL ? tkl_zone_edit_zone (self->edit, offer->zone) : NULL;

  if (g_str_equal (response, "repair") && poi != NULL
      && tkl_shape_equal (poi->shape, offer->sketch))
    tkl_zone_editor_become (self,
                            tkl_zone_edit_replace (self->edit, offer->zone, offer->repair->shape));
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tkl_project_words_corners (offer->sketch);
  g_autofree char *after = NULL;
  AdwMessageDialog *dialog;

  offer->repair = tkl_zone_repair_finish (TKL_OFFICE (source), result, &error);
  if (offer->repair == NULL)
    {
      report (offer->editor, error);
      offer_free (offer, NULL);
      return;
    }
  after = tkl_project_words_zone (offer->repair->shape);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (offer->editor), _ ("Repair the Zone?"), NULL));
  /* Translators: area and corners before, then after a repair. */
  adw_message_dialog_format_body (dialog, _ ("As drawn: %s\nRepaired: %s\nIt can be undone."),
                                  before, after);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "repair", _ ("Repair"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "repair", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "repair");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (repair_answered_cb), offer, offer_free, 0);
  tkl_present_question (GTK_WINDOW (dialog));
}

void
tkl_zone_editor_repair (TklZoneEditor *self)
{
  const TklPoi *poi
      = self->edit != NULL ? tkl_zone_edit_zone (self->edit, self->edit->curr->chosen.zone) : NULL;
  Offer *offer;

  if (poi == NULL)
    return;
  offer = g_new0 (Offer, 1);
  offer->editor = g_object_ref (self);
  offer->sketch = tkl_shape_copy (poi->shape);
  offer->zone = self->edit->curr->chosen.zone;
  tkl_zone_repair_async (tkl_desk_get_office (self->desk), poi->shape, self->cancellable,
                         repaired_cb, offer);
}
