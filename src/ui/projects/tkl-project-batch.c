/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectBatch: a window that changes the same fields of several projects, with a count first. */
/* Thread: main. */
#include "tkl-project-batch.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-form-pane.h"
#include "tkl-help-topic.h"
#include "tkl-present.h"
#include "tkl-project-service.h"
#include "tkl-project-words.h"

#include <glib/gi18n-lib.h>

static const char *const switches[] = { "0", "1", NULL };
static const char *const switch_titles[] = { N_ ("No"), N_ ("Yes") };

#define TEXT(NAME, title, chars)                                                                   \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_TEXT, chars                                          \
  }
#define CHOICE(NAME, title, words, titles)                                                         \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_CHOICE, 0, words, titles                             \
  }
#define SWITCH(NAME, title) CHOICE (NAME, title, switches, switch_titles)

/* Not those that every project has for itself. */
static const TklFormField fields[] = {
  TEXT (CLIENT, N_ ("Client"), 20),
  { TKL_PROJECT_FIELD_STATUS, N_ ("State"), TKL_FORM_CHOICE, 0, tkl_project_states,
    tkl_project_state_titles, "project" },
  TEXT (FROM, N_ ("First day"), 12),
  TEXT (TO, N_ ("Last day"), 12),
  CHOICE (MODE, N_ ("Found by"), tkl_project_modes, tkl_project_mode_titles),
  TEXT (RADIUS, N_ ("Radius (m)"), 10),
  SWITCH (PRESENCE_REQUIRED, N_ ("Checkin@Work is mandatory")),
  SWITCH (WORKS_DECLARED, N_ ("Works are declared")),
  CHOICE (PRESENCE_PARTY, N_ ("Who registers"), tkl_project_parties, tkl_project_party_titles),
  SWITCH (FOR_SERVICE, N_ ("For service technicians")),
  TEXT (COLOUR, N_ ("Colour"), 10),
};

#define N_ROWS G_N_ELEMENTS (fields)

struct _TklProjectBatch
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkButton *apply;
  AdwPreferencesGroup *group;
  GtkLabel *said;

  TklDesk *desk; /* (owned) */
  GArray *ids;   /* (owned) (element-type gint64) */
  GtkWidget *rows[N_ROWS];
  GtkCheckButton *checks[N_ROWS]; /* that row is changed */
  GCancellable *cancellable;      /* (owned): of the count on its way */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (TklProjectBatch, tkl_project_batch, ADW_TYPE_WINDOW)

/* --- what was typed --------------------------------------------------------------------------- */

static const char *
text_of (TklProjectBatch *self, guint row)
{
  if (fields[row].kind == TKL_FORM_TEXT)
    return tkl_field_row_get_text (TKL_FIELD_ROW (self->rows[row]));
  return fields[row].words[adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[row]))];
}

/* Only fields that are changed count, and what is wrong with one alone. */
static gboolean
show_problems (TklProjectBatch *self, const TklProjectEdit *edit)
{
  const TklProjectSurroundings around = { NULL, 0, 0 };
  g_autoptr (GArray) problems = tkl_project_edit_validate (edit, &around);
  gboolean good = TRUE;

  for (guint row = 0; row < N_ROWS; row++)
    {
      const char *reason = NULL;

      if (fields[row].kind != TKL_FORM_TEXT || !gtk_check_button_get_active (self->checks[row]))
        continue;
      for (guint i = 0; i < problems->len; i++)
        {
          const TklFieldProblem *problem = &g_array_index (problems, TklFieldProblem, i);

          if (problem->field == fields[row].field && problem->is_error)
            reason = problem->reason;
        }
      tkl_field_row_set_error (TKL_FIELD_ROW (self->rows[row]), reason != NULL ? _ (reason) : NULL);
      good = good && reason == NULL;
    }
  return good;
}

/* Returns: (transfer full) (nullable): NULL when something that was typed cannot be. */
static TklProjectEdit *
read_edit (TklProjectBatch *self, guint32 *ret_fields)
{
  g_autoptr (TklProject) blank = tkl_project_new ();
  g_autoptr (TklProjectEdit) edit = tkl_project_edit_new (blank);
  guint32 mask = 0;

  for (guint row = 0; row < N_ROWS; row++)
    if (gtk_check_button_get_active (self->checks[row]))
      {
        TklProjectField field = (TklProjectField) fields[row].field;
        TklProjectEdit *typed = tkl_project_edit_set_text (edit, field, text_of (self, row),
                                                           tkl_desk_get_today (self->desk));

        tkl_project_edit_free (edit);
        edit = typed;
        mask |= 1u << field;
      }
  *ret_fields = mask;
  return show_problems (self, edit) ? g_steal_pointer (&edit) : NULL;
}

/* --- count ------------------------------------------------------------------------------------ */

static void
say (TklProjectBatch *self, const char *text, gboolean may_apply)
{
  gtk_label_set_text (self->said, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->said), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), may_apply);
}

static void
say_fault (TklProjectBatch *self, const GError *error)
{
  tkl_error_face_say (self->said, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
}

/* After how many change: what a state other than active takes from ticks. */
static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklProjectBatch) self = user_data;
  g_autofree char *lost = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (!tkl_projects_count_linked_finish (TKL_OFFICE (source), result, &n, NULL) || self->closed
      || n == 0)
    return;
  lost = g_strdup_printf (ngettext ("%'u linked tick loses its project at the next link.",
                                    "%'u linked ticks lose their project at the next link.", n),
                          n);
  text = g_strdup_printf ("%s %s", gtk_label_get_text (self->said), lost);
  gtk_label_set_text (self->said, text);
}

/* Blocked and closed ones are found on no day, past ones neither. */
static void
count_linked (TklProjectBatch *self)
{
  guint32 mask;
  g_autoptr (TklProjectEdit) edit = read_edit (self, &mask);

  if (edit != NULL && (mask & 1u << TKL_PROJECT_FIELD_STATUS) != 0
      && edit->curr->status != TKL_PROJECT_ACTIVE)
    tkl_projects_count_linked_async (tkl_desk_get_office (self->desk), self->ids, self->cancellable,
                                     linked_cb, g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklProjectBatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change;
  guint n = 0;
  gboolean done = tkl_projects_change_finish (TKL_OFFICE (source), result, &change, &n, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closed)
    return;
  if (!done)
    {
      say_fault (self, error);
      return;
    }
  /* Translators: how many projects change, then how many were chosen. */
  text = g_strdup_printf (ngettext ("%u of %u chosen project changes.",
                                    "%u of %u chosen projects change.", self->ids->len),
                          n, self->ids->len);
  say (self, text, n > 0);
  count_linked (self);
}

static void
count (TklProjectBatch *self)
{
  TklProjectPatch patch = { .only_count = TRUE };
  g_autoptr (TklProjectEdit) edit = NULL;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  edit = read_edit (self, &patch.fields);
  if (edit == NULL || patch.fields == 0)
    {
      say (self, edit == NULL ? "" : _ ("Change a field: all chosen projects get it."), FALSE);
      return;
    }
  patch.values = edit->curr;
  tkl_projects_change_async (tkl_desk_get_office (self->desk), self->ids, &patch, self->cancellable,
                             counted_cb, g_object_ref (self));
}

/* --- change ----------------------------------------------------------------------------------- */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklProjectBatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change = { 0 };
  guint n = 0;

  if (!tkl_projects_change_finish (TKL_OFFICE (source), result, &change, &n, &error))
    {
      if (!self->closed)
        say_fault (self, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u project changed", "%u projects changed", n), n);
  tkl_desk_report_change (self->desk, text, change.entry_id != 0);
  if (!self->closed)
    gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (TklProjectBatch *self)
{
  TklProjectPatch patch = { .only_count = FALSE };
  g_autoptr (TklProjectEdit) edit = read_edit (self, &patch.fields);

  if (edit == NULL || patch.fields == 0)
    return;
  patch.values = edit->curr;
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  tkl_projects_change_async (tkl_desk_get_office (self->desk), self->ids, &patch, NULL, changed_cb,
                             g_object_ref (self));
}

/* --- building --------------------------------------------------------------------------------- */

/* What is typed is meant. */
static void
touched_cb (TklProjectBatch *self, gpointer unused, GtkWidget *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");

  if (gtk_check_button_get_active (check))
    count (self);
  else
    gtk_check_button_set_active (check, TRUE);
}

static void
add_row (TklProjectBatch *self, guint i)
{
  const TklFormField *field = &fields[i];
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: %s is a field, such as “Client”. */
  g_autofree char *label = g_strdup_printf (_ ("Change: %s"), _ (field->title));

  if (field->kind == TKL_FORM_TEXT)
    {
      self->rows[i] = tkl_field_row_new (_ (field->title), NULL);
      tkl_field_row_set_width (TKL_FIELD_ROW (self->rows[i]), field->chars);
      g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (touched_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

      for (guint t = 0; field->words[t] != NULL; t++)
        gtk_string_list_append (titles, tkl_form_field_choice (field, t));
      self->rows[i] = adw_combo_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _ (field->title));
      adw_combo_row_set_model (ADW_COMBO_ROW (self->rows[i]), G_LIST_MODEL (titles));
      g_signal_connect_object (self->rows[i], "notify::selected", G_CALLBACK (touched_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->checks[i] = GTK_CHECK_BUTTON (check);
  g_object_set_data (G_OBJECT (self->rows[i]), "check", check);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->rows[i]), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->rows[i]);
}

GtkWidget *
tkl_project_batch_present (GtkWindow *parent, TklDesk *desk, GArray *ids)
{
  TklProjectBatch *self = g_object_new (TKL_TYPE_PROJECT_BATCH, NULL);

  self->desk = g_object_ref (desk);
  self->ids = g_array_ref (ids);
  for (guint i = 0; i < N_ROWS; i++)
    add_row (self, i);
  count (self);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_PROJECTS);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_project_batch_dispose (GObject *object)
{
  TklProjectBatch *self = TKL_PROJECT_BATCH (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_PROJECT_BATCH);
  G_OBJECT_CLASS (tkl_project_batch_parent_class)->dispose (object);
}

/* What is being changed keeps the window until it has ended: it tells the desk. */
static void
tkl_project_batch_finalize (GObject *object)
{
  TklProjectBatch *self = TKL_PROJECT_BATCH (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tkl_project_batch_parent_class)->finalize (object);
}

static void
tkl_project_batch_class_init (TklProjectBatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_project_batch_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_project_batch_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-project-batch.ui");
  gtk_widget_class_bind_template_child (widget_class, TklProjectBatch, root);
  gtk_widget_class_bind_template_child (widget_class, TklProjectBatch, apply);
  gtk_widget_class_bind_template_child (widget_class, TklProjectBatch, group);
  gtk_widget_class_bind_template_child (widget_class, TklProjectBatch, said);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tkl_project_batch_init (TklProjectBatch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}
