/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobRow: a job in the panel: what it does, how far it is, what came of it; run it, cancel it. */
/* Thread: main. */
#include "tkl-job-row.h"

#include "tkl-job-text.h"

#include <glib/gi18n-lib.h>

struct _TklJobRow
{
  AdwActionRow parent_instance;
  GtkImage *icon;
  GtkProgressBar *progress;
  GtkButton *run, *cancel;
  TklDesk *desk; /* (owned) (nullable) */
  TklJob *job;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TklJobRow, tkl_job_row, ADW_TYPE_ACTION_ROW)

static const char *
icon_of (TklJob *job)
{
  if (tkl_job_has_problem (job))
    return "dialog-warning-symbolic";
  if (tkl_job_state (job) == TKL_JOB_OFF)
    return "media-playback-pause-symbolic";
  return tkl_job_state (job) == TKL_JOB_RUNNING ? "emblem-synchronizing-symbolic"
                                                : "emblem-ok-symbolic";
}

static void
show_texts (TklJobRow *self)
{
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  gint64 now_ms = g_get_real_time () / 1000;
  g_autofree char *state = tkl_job_text_state (self->job, zone, now_ms);
  g_autofree char *result = tkl_job_text_result (self->job, zone, now_ms);
  g_autofree char *both
      = result != NULL ? g_strdup_printf ("%s\n%s", state, result) : g_strdup (state);
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
}

static void
show_job (TklJobRow *self)
{
  gboolean runs = tkl_job_state (self->job) == TKL_JOB_RUNNING;
  double fraction = tkl_job_fraction (self->job);

  show_texts (self);
  gtk_image_set_from_icon_name (self->icon, icon_of (self->job));
  if (tkl_job_has_problem (self->job))
    gtk_widget_add_css_class (GTK_WIDGET (self), "tkl-warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "tkl-warning");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), runs);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_widget_set_visible (GTK_WIDGET (self->run),
                          !runs && tkl_job_state (self->job) != TKL_JOB_QUEUED);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel),
                          runs || tkl_job_state (self->job) == TKL_JOB_QUEUED);
}

static void
run_cb (TklJobRow *self)
{
  tkl_jobs_run (tkl_desk_get_jobs (self->desk), tkl_job_kind (self->job));
}

static void
cancel_cb (TklJobRow *self)
{
  tkl_jobs_cancel (tkl_desk_get_jobs (self->desk), tkl_job_kind (self->job));
}

/* A screen reader hears which job the button is for. */
static void
name_button (GtkButton *button, const char *text, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
tkl_job_row_new (TklDesk *desk, TklJob *job)
{
  TklJobRow *self = g_object_new (TKL_TYPE_JOB_ROW, NULL);
  const char *title = tkl_job_title (job);

  self->desk = g_object_ref (desk);
  self->job = g_object_ref (job);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_button (self->run, _ ("Run now"), title);
  name_button (self->cancel, _ ("Cancel"), title);
  g_signal_connect_object (job, "changed", G_CALLBACK (show_job), self, G_CONNECT_SWAPPED);
  show_job (self);
  return GTK_WIDGET (self);
}

static void
tkl_job_row_dispose (GObject *object)
{
  TklJobRow *self = TKL_JOB_ROW (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_JOB_ROW);
  G_OBJECT_CLASS (tkl_job_row_parent_class)->dispose (object);
}

static void
tkl_job_row_class_init (TklJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_job_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, progress);
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, run);
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, cancel);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tkl_job_row_init (TklJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
