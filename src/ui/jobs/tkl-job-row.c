/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobRow: a job in the panel: what it does, how far it is, what came of it; run it, cancel it. */
/* Thread: main. */
#include "tkl-job-row.h"

#include "tkl-focus.h"
#include "tkl-job-fault.h"
#include "tkl-job-text.h"

#include <glib/gi18n-lib.h>

struct _TklJobRow
{
  AdwActionRow parent_instance;
  GtkImage *icon;
  GtkProgressBar *progress;
  GtkButton *run, *remove, *cancel;
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
  if (tkl_job_state (job) == TKL_JOB_FAILED)
    return "media-playback-stop-symbolic";
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
  const char *lines[4] = { NULL };
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  guint n = 0;

  if (tkl_job_subject (self->job) != NULL)
    lines[n++] = tkl_job_subject (self->job);
  lines[n++] = state;
  lines[n++] = result;
  text = g_strjoinv ("\n", (char **) lines);
  escaped = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tkl_job_fault_detail (self->job));
}

static void
show_button (TklJobRow *self, GtkButton *button, gboolean visible)
{
  if (!visible)
    tkl_focus_hand_over (GTK_WIDGET (button), GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (button), visible);
}

/* What waits for another program or the network can be run now; an order has begun already. */
static void
show_buttons (TklJobRow *self)
{
  TklJobState state = tkl_job_state (self->job);
  gboolean is_order = tkl_job_is_order (self->job);
  gboolean is_near = state == TKL_JOB_RUNNING || state == TKL_JOB_QUEUED;

  show_button (self, self->run, is_order ? state == TKL_JOB_FAILED : !is_near);
  show_button (self, self->remove, is_order && !tkl_job_is_ahead (self->job));
  show_button (self, self->cancel, is_near || (is_order && state == TKL_JOB_WAITING));
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
  show_buttons (self);
}

static void
run_cb (TklJobRow *self)
{
  tkl_jobs_run_again (tkl_desk_get_jobs (self->desk), self->job);
}

static void
remove_cb (TklJobRow *self)
{
  tkl_focus_hand_over (GTK_WIDGET (self), gtk_widget_get_next_sibling (GTK_WIDGET (self)), NULL);
  tkl_jobs_put_away (tkl_desk_get_jobs (self->desk), self->job);
}

static void
cancel_cb (TklJobRow *self)
{
  tkl_jobs_cancel (tkl_desk_get_jobs (self->desk), self->job);
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
  g_autofree char *full = tkl_job_text_title (job);

  self->desk = g_object_ref (desk);
  self->job = g_object_ref (job);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (tkl_job_is_order (job))
    gtk_button_set_label (self->run, _ ("Try Again"));
  name_button (self->run, gtk_button_get_label (self->run), full);
  name_button (self->remove, _ ("Remove"), full);
  name_button (self->cancel, _ ("Cancel"), full);
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
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, remove);
  gtk_widget_class_bind_template_child (widget_class, TklJobRow, cancel);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tkl_job_row_init (TklJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
