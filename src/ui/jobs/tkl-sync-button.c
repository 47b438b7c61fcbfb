/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSyncButton: ⟳ Sync ▾ in the header: fetches ticks; says how far that is and how it went. */
/* Thread: main. */
#include "tkl-sync-button.h"

#include "tkl-job-fault.h"
#include "tkl-job-text.h"

#include <glib/gi18n-lib.h>

struct _TklSyncButton
{
  GtkWidget parent_instance;
  AdwSplitButton *button;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkPopover *popover;
  GtkLabel *state, *result;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  TklDesk *desk; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TklSyncButton, tkl_sync_button, GTK_TYPE_WIDGET)

/* The icon tells at a glance: at rest, at work, or something is wrong. */
static void
show_icon (TklSyncButton *self, TklJob *job)
{
  gboolean runs = tkl_job_state (job) == TKL_JOB_RUNNING;

  gtk_spinner_set_spinning (self->spinner, runs);
  gtk_stack_set_visible_child_name (self->stack, runs                        ? "runs"
                                                 : tkl_job_has_problem (job) ? "problem"
                                                                             : "rest");
}

static void
show_job (TklSyncButton *self, TklJob *job)
{
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  gint64 now_ms = g_get_real_time () / 1000;
  g_autofree char *state = tkl_job_text_state (job, zone, now_ms);
  g_autofree char *result = tkl_job_text_result (job, zone, now_ms);
  g_autofree char *tooltip
      /* Translators: tooltip of the button that fetches ticks; %s is what it does now, or next. */
      = g_strdup_printf (_ ("Fetch ticks (F5)\n%s"),
                         result != NULL && !tkl_job_has_problem (job) ? result : state);
  double fraction = tkl_job_fraction (job);

  show_icon (self, job);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->result, result != NULL ? result : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->result), tkl_job_fault_detail (job));
  gtk_widget_set_visible (GTK_WIDGET (self->result), result != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), tkl_job_state (job) == TKL_JOB_RUNNING);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_widget_set_visible (self->cancel, tkl_job_is_ahead (job));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
}

static void
changed_cb (TklSyncButton *self, TklJob *job)
{
  if (self->desk != NULL)
    show_job (self, job);
}

/* Times are shown without a day while it is today's: looked at again when they are read. */
static void
opened_cb (TklSyncButton *self)
{
  changed_cb (self, tkl_jobs_get (tkl_desk_get_jobs (self->desk), TKL_JOB_SYNC));
}

static void
close_cb (TklSyncButton *self)
{
  gtk_popover_popdown (self->popover);
}

void
tkl_sync_button_set_desk (TklSyncButton *self, TklDesk *desk)
{
  TklJob *job;

  g_return_if_fail (TKL_IS_SYNC_BUTTON (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  job = tkl_jobs_get (tkl_desk_get_jobs (desk), TKL_JOB_SYNC);
  g_signal_connect_object (job, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_job (self, job);
}

static void
tkl_sync_button_dispose (GObject *object)
{
  g_clear_object (&TKL_SYNC_BUTTON (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_SYNC_BUTTON);
  G_OBJECT_CLASS (tkl_sync_button_parent_class)->dispose (object);
}

static void
tkl_sync_button_class_init (TklSyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_sync_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, button);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, stack);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, popover);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, state);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, result);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, progress);
  gtk_widget_class_bind_template_child (widget_class, TklSyncButton, cancel);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
name_part (GtkWidget *part, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Libadwaita gives the two halves of such a button no names of their own. */
static void
name_halves (TklSyncButton *self)
{
  GtkWidget *half = gtk_widget_get_first_child (GTK_WIDGET (self->button));

  name_part (half, _ ("Fetch ticks"));
  while ((half = gtk_widget_get_next_sibling (half)) != NULL)
    name_part (half, adw_split_button_get_dropdown_tooltip (self->button));
}

static void
tkl_sync_button_init (TklSyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_halves (self);
}
