/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRepairDialog: the days of a period that can be repaired safely, done as one step. */
/* Thread: main. */
#include "tkl-repair-dialog.h"

#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-names.h"
#include "tkl-present.h"
#include "tkl-tick-edits.h"

#include <glib/gi18n-lib.h>

/* Rows made in one turn of the loop. */
#define ROWS_AT_ONCE 15

struct _TklRepairDialog
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkStack *faces;
  GtkButton *repair;
  AdwPreferencesGroup *days;

  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *safe;           /* (owned) (nullable) (element-type TklDoctorSafe) */
  GPtrArray *checks;         /* (owned) (element-type GtkCheckButton): of the rows made so far */
  guint filling;             /* source; 0 = all rows are there */
};

G_DEFINE_FINAL_TYPE (TklRepairDialog, tkl_repair_dialog, ADW_TYPE_WINDOW)

static guint
count_shown (TklRepairDialog *self)
{
  return MIN (self->safe->len, TKL_REPAIR_DIALOG_MOST);
}

static guint
count_chosen (TklRepairDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

/* The button says how many: nothing is done before all of them have been listed. */
static void
update (TklRepairDialog *self)
{
  guint n = count_chosen (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Repair %u Day", "_Repair %u Days", n), n);

  gtk_button_set_label (self->repair, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->repair),
                            n > 0 && self->checks->len == count_shown (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static void
add_row (TklRepairDialog *self, const TklDoctorSafe *safe)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *weekday = tkl_format_weekday (safe->day);
  g_autofree char *date = tkl_format_day (safe->day);
  g_autofree char *title = g_strdup_printf ("%s %s  %s", weekday, date, safe->person);
  g_autofree char *text
      = g_strdup_printf ("%s\n%s%s%s", safe->repair->title, safe->repair->why,
                         *safe->repair->why != '\0' ? "\n" : "", safe->repair->outcome);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->days, row);
  g_ptr_array_add (self->checks, check);
}

static gboolean
fill_cb (gpointer user_data)
{
  TklRepairDialog *self = user_data;

  for (guint i = 0; i < ROWS_AT_ONCE && self->checks->len < count_shown (self); i++)
    add_row (self, self->safe->pdata[self->checks->len]);
  update (self);
  if (self->checks->len < count_shown (self))
    return G_SOURCE_CONTINUE;
  tkl_names_complete (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->repair));
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
show_list (TklRepairDialog *self)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u day would be complete", "%u days would be complete", self->safe->len),
      self->safe->len);
  g_autofree char *more
      = g_strdup_printf (ngettext ("The first %u is listed; the others come when it is done.",
                                   "The first %u are listed; the others come when these are done.",
                                   count_shown (self)),
                         count_shown (self));

  adw_preferences_group_set_title (self->days, title);
  adw_preferences_group_set_description (
      self->days,
      self->safe->len > count_shown (self) ? more : _ ("One step of undo takes all of it back."));
  gtk_stack_set_visible_child_name (self->faces, "list");
  self->filling = g_idle_add (fill_cb, self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRepairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) safe = tkl_doctor_safe_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (safe == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->safe = g_steal_pointer (&safe);
  if (self->safe->len > 0)
    show_list (self);
  else
    gtk_stack_set_visible_child_name (self->faces, "none");
}

/* --- doing ------------------------------------------------------------------------------------ */

static void
repair_cb (TklRepairDialog *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, ((TklDoctorSafe *) self->safe->pdata[i])->repair);
  tkl_ticks_repair (self->desk, (const TklDoctorRepair *const *) chosen->pdata, chosen->len);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_repair_dialog_present (GtkWindow *parent, TklDesk *desk)
{
  TklRepairDialog *self = g_object_new (TKL_TYPE_REPAIR_DIALOG, NULL);
  TklPeriod period = tkl_desk_get_period (desk);

  self->desk = g_object_ref (desk);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_REPAIRS);
  gtk_window_present (GTK_WINDOW (self));
  tkl_doctor_safe_async (tkl_desk_get_office (desk), period.from, period.to, self->cancellable,
                         found_cb, g_object_ref (self));
}

static void
tkl_repair_dialog_dispose (GObject *object)
{
  TklRepairDialog *self = TKL_REPAIR_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_REPAIR_DIALOG);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->safe, g_ptr_array_unref);
  if (self->checks != NULL)
    g_ptr_array_set_size (self->checks, 0);
  G_OBJECT_CLASS (tkl_repair_dialog_parent_class)->dispose (object);
}

static void
tkl_repair_dialog_finalize (GObject *object)
{
  TklRepairDialog *self = TKL_REPAIR_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (tkl_repair_dialog_parent_class)->finalize (object);
}

static void
tkl_repair_dialog_class_init (TklRepairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_repair_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_repair_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-repair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklRepairDialog, root);
  gtk_widget_class_bind_template_child (widget_class, TklRepairDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, TklRepairDialog, repair);
  gtk_widget_class_bind_template_child (widget_class, TklRepairDialog, days);
  gtk_widget_class_bind_template_callback (widget_class, repair_cb);
}

static void
tkl_repair_dialog_init (TklRepairDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
