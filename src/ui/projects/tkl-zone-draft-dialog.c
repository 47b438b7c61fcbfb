/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneDraftDialog: a first outline of a zone around chosen ticks: how wide, for which project. */
/* Thread: main. */
#include "tkl-zone-draft-dialog.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-present.h"
#include "tkl-project-service.h"
#include "tkl-row-chooser.h"
#include "tkl-sketch.h"
#include "tkl-zone-advice.h"
#include "tkl-zone-editor.h"

#include <glib/gi18n-lib.h>

struct _TklZoneDraftDialog
{
  AdwWindow parent_instance;
  GtkWidget *root;
  AdwActionRow *extent;
  GtkSpinButton *margin;
  TklRowChooser *projects;
  TklFieldRow *number, *name;
  GtkWidget *draw;

  TklDesk *desk;             /* (owned) */
  GArray *ids;               /* (owned) (element-type gint64): of ticks */
  TklZoneDraft *draft;       /* (owned) (nullable): as the margin has it */
  gint64 project_id;         /* chosen; 0 = none, or a new one */
  GCancellable *cancellable; /* (owned) (nullable): of the outline on its way */
  gboolean saving;           /* a new project: it is drawn with the outline that there is */
};

G_DEFINE_FINAL_TYPE (TklZoneDraftDialog, tkl_zone_draft_dialog, ADW_TYPE_WINDOW)

static gboolean
is_new (TklZoneDraftDialog *self)
{
  return *tkl_field_row_get_text (self->number) != '\0';
}

/* --- the outline ------------------------------------------------------------------------------ */

static char *
describe (const TklZoneDraft *draft)
{
  if (draft->n_points == 0)
    return g_strdup (_ ("These ticks have no position."));
  if (draft->corners == NULL)
    return g_strdup (_ ("No outline: they lie on one line, or too far apart. A wider margin, or "
                        "other ticks."));
  /* Translators: how many ticks lie in the outline of a zone, and its square metres. */
  return g_strdup_printf (ngettext ("%u tick, %'.0f m²", "%u ticks, %'.0f m²", draft->n_points),
                          draft->n_points, draft->area_m2);
}

static void
drafted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklZoneDraftDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklZoneDraft) draft = tkl_zone_draft_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (self->saving)
    return;
  g_clear_pointer (&self->draft, tkl_zone_draft_free);
  self->draft = g_steal_pointer (&draft);
  if (self->draft == NULL)
    tkl_error_face_tell (self->extent, error);
  else
    {
      text = describe (self->draft);
      adw_action_row_set_subtitle (self->extent, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->extent), NULL);
    }
  gtk_widget_set_sensitive (self->draw, self->draft != NULL && self->draft->corners != NULL);
}

static void
set_saving (TklZoneDraftDialog *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (self->draw, !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->margin), !saving);
}

static void
margin_cb (TklZoneDraftDialog *self)
{
  if (self->desk == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_zone_draft_async (tkl_desk_get_office (self->desk), self->ids,
                        gtk_spin_button_get_value (self->margin), self->cancellable, drafted_cb,
                        g_object_ref (self));
}

/* --- the project ------------------------------------------------------------------------------ */

/* One of both: whatever is said last. */
static void
project_cb (TklZoneDraftDialog *self, gint64 id)
{
  self->project_id = id;
  tkl_field_row_set_text (self->number, "");
  tkl_field_row_set_text (self->name, "");
}

static void
number_cb (TklZoneDraftDialog *self)
{
  if (!is_new (self))
    return;
  self->project_id = 0;
  tkl_row_chooser_clear (self->projects);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void
open_editor (TklZoneDraftDialog *self, gint64 project_id)
{
  GtkWidget *editor = tkl_zone_editor_present (gtk_window_get_transient_for (GTK_WINDOW (self)),
                                               self->desk, project_id);
  const GArray *corners = self->draft->corners;
  g_autoptr (TklShape) sketch
      = tkl_sketch_new ((const TklPoint *) (gconstpointer) corners->data, corners->len);

  tkl_zone_editor_add (TKL_ZONE_EDITOR (editor), sketch, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklZoneDraftDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean closed = self->number == NULL;

  if (tkl_project_save_finish (TKL_OFFICE (source), result, &change, &error))
    {
      tkl_desk_report_change (self->desk, _ ("Project added"), change.entry_id != 0);
      if (!closed)
        open_editor (self, change.id);
      return;
    }
  if (closed)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  set_saving (self, FALSE);
  tkl_field_row_set_fault (self->number, error);
  margin_cb (self);
}

/* It is found by its zones: there is no address yet. */
static void
add_project (TklZoneDraftDialog *self)
{
  g_autoptr (TklProject) project = tkl_project_new ();

  project->number = g_strstrip (g_strdup (tkl_field_row_get_text (self->number)));
  if (*tkl_field_row_get_text (self->name) != '\0')
    project->name = g_strstrip (g_strdup (tkl_field_row_get_text (self->name)));
  project->mode = TKL_PROJECT_MODE_POI;
  set_saving (self, TRUE);
  tkl_project_save_async (tkl_desk_get_office (self->desk), project, NULL, saved_cb,
                          g_object_ref (self));
}

static void
draw_cb (TklZoneDraftDialog *self)
{
  if (is_new (self))
    add_project (self);
  else if (self->project_id != 0)
    open_editor (self, self->project_id);
  else
    tkl_field_row_set_error (self->number, _ ("Choose a project, or give a new one a number."));
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_zone_draft_dialog_present (GtkWindow *parent, TklDesk *desk, const GArray *tick_ids)
{
  TklZoneDraftDialog *self = g_object_new (TKL_TYPE_ZONE_DRAFT_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->ids = g_array_copy ((GArray *) tick_ids);
  tkl_row_chooser_set_desk (self->projects, desk);
  margin_cb (self);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_ZONE_DRAFT);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_zone_draft_dialog_dispose (GObject *object)
{
  TklZoneDraftDialog *self = TKL_ZONE_DRAFT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_ZONE_DRAFT_DIALOG);
  G_OBJECT_CLASS (tkl_zone_draft_dialog_parent_class)->dispose (object);
}

/* A project that is being stored keeps the dialog until it is: it tells the desk. */
static void
tkl_zone_draft_dialog_finalize (GObject *object)
{
  TklZoneDraftDialog *self = TKL_ZONE_DRAFT_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->draft, tkl_zone_draft_free);
  G_OBJECT_CLASS (tkl_zone_draft_dialog_parent_class)->finalize (object);
}

static void
tkl_zone_draft_dialog_class_init (TklZoneDraftDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_zone_draft_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_zone_draft_dialog_finalize;
  g_type_ensure (TKL_TYPE_FIELD_ROW);
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-zone-draft-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, root);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, extent);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, margin);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, projects);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, number);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, name);
  gtk_widget_class_bind_template_child (widget_class, TklZoneDraftDialog, draw);
  gtk_widget_class_bind_template_callback (widget_class, margin_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
}

static void
tkl_zone_draft_dialog_init (TklZoneDraftDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
