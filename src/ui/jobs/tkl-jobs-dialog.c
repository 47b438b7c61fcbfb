/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobsDialog: the panel of the work in the background: a row for each job. */
/* Thread: main. */
#include "tkl-jobs-dialog.h"

#include "tkl-help-topic.h"
#include "tkl-job-row.h"

struct _TklJobsDialog
{
  TklBesideWindow parent_instance;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TklJobsDialog, tkl_jobs_dialog, TKL_TYPE_BESIDE_WINDOW)

static GtkWidget *
make_row (gpointer item, gpointer desk)
{
  return tkl_job_row_new (desk, item);
}

GtkWidget *
tkl_jobs_dialog_present (GtkWindow *parent, TklDesk *desk)
{
  TklJobsDialog *self = g_object_new (TKL_TYPE_JOBS_DIALOG, NULL);

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (tkl_desk_get_jobs (desk)), make_row,
                           g_object_ref (desk), g_object_unref);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_TROUBLE);
  return tkl_beside_window_present (TKL_BESIDE_WINDOW (self), parent);
}

static void
tkl_jobs_dialog_class_init (TklJobsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-jobs-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklJobsDialog, list);
}

static void
tkl_jobs_dialog_init (TklJobsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
