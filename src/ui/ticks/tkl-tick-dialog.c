/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickDialog: a tick that nobody ticked: who, when and where. */
/* Thread: main. */
#include "tkl-tick-dialog.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-present.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-service.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

struct _TklTickDialog
{
  AdwWindow parent_instance;
  GtkWidget *root;
  TklRowChooser *employees, *projects;
  TklFieldRow *when;
  GtkToggleButton *home, *employer;
  GtkLabel *problem;
  GtkButton *add;

  TklDesk *desk; /* (owned) */
  TklDay day;
  gint64 employee_id, project_id; /* chosen; 0 = none */
};

G_DEFINE_FINAL_TYPE (TklTickDialog, tkl_tick_dialog, ADW_TYPE_WINDOW)

static void
show_problem (TklTickDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problem), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* --- choosing --------------------------------------------------------------------------------- */

static void
employee_cb (TklTickDialog *self, gint64 id)
{
  self->employee_id = id;
}

/* One place: whatever is chosen last. */
static void
project_cb (TklTickDialog *self, gint64 id)
{
  self->project_id = id;
  gtk_toggle_button_set_active (self->home, FALSE);
  gtk_toggle_button_set_active (self->employer, FALSE);
}

static void
place_cb (TklTickDialog *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->project_id = 0;
  tkl_row_chooser_clear (self->projects);
}

static int
get_place (TklTickDialog *self)
{
  if (gtk_toggle_button_get_active (self->home))
    return TKL_PLACE_HOME;
  if (gtk_toggle_button_get_active (self->employer))
    return TKL_PLACE_EMPLOYER;
  return self->project_id != 0 ? TKL_PLACE_PROJECT : TKL_PLACE_NONE;
}

/* --- adding ----------------------------------------------------------------------------------- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTickDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  if (!tkl_tick_add_finish (TKL_OFFICE (source), result, &change, &error))
    {
      tkl_error_face_say (self->problem, error);
      gtk_widget_set_sensitive (GTK_WIDGET (self->add), TRUE);
      return;
    }
  tkl_desk_report_change (self->desk, _ ("Tick added"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_cb (TklTickDialog *self)
{
  TklTickAddition addition = { .employee_id = (gint32) self->employee_id,
                               .place = get_place (self),
                               .project_id = (gint32) self->project_id };

  if (!tkl_typed_moment (tkl_field_row_get_text (self->when), tkl_desk_get_zone (self->desk),
                         self->day, &addition.time_utc_ms))
    {
      tkl_field_row_set_error (self->when, _ ("A time, such as 07:30, or a date and a time"));
      return;
    }
  show_problem (self, NULL);
  /* A second click would add it twice. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), FALSE);
  tkl_tick_add_async (tkl_desk_get_office (self->desk), &addition, NULL, added_cb,
                      g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_tick_dialog_present (GtkWindow *parent, TklDesk *desk, gint64 employee_id, TklDay day)
{
  TklTickDialog *self = g_object_new (TKL_TYPE_TICK_DIALOG, NULL);
  g_autofree char *date = tkl_format_day (day);
  g_autofree char *start = g_strconcat (date, " ", NULL);
  GtkWidget *entry;

  self->desk = g_object_ref (desk);
  self->day = day;
  tkl_field_row_set_text (self->when, start);
  tkl_row_chooser_set_desk (self->employees, desk);
  tkl_row_chooser_set_desk (self->projects, desk);
  tkl_row_chooser_collect (self->projects, day);
  if (employee_id != 0)
    tkl_row_chooser_choose (self->employees, employee_id);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_TICKS);
  /* The time is what is missing, behind the date. */
  entry = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self->when));
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  gtk_window_present (GTK_WINDOW (self));
}

static void
tkl_tick_dialog_dispose (GObject *object)
{
  TklTickDialog *self = TKL_TICK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_DIALOG);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_tick_dialog_parent_class)->dispose (object);
}

static void
tkl_tick_dialog_class_init (TklTickDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_dialog_dispose;
  g_type_ensure (TKL_TYPE_FIELD_ROW);
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, root);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, employees);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, projects);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, when);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, home);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, employer);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, TklTickDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, employee_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tkl_tick_dialog_init (TklTickDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
