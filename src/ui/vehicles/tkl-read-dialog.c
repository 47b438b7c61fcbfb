/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklReadDialog: records of chosen vehicles and days fetched again, or their ticks derived again. */
/* Thread: main. */
#include "tkl-read-dialog.h"

#include "tkl-field-row.h"
#include "tkl-focus.h"
#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-error-face.h"
#include "tkl-job-fault.h"
#include "tkl-job-text.h"
#include "tkl-present.h"

#include <glib/gi18n-lib.h>

/* Two dates and what stands between them. */
#define DATES_CHARS 23

struct _TklReadDialog
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkButton *leave, *start;
  GtkLabel *explanation;
  AdwPreferencesGroup *group;
  AdwActionRow *vehicles;
  TklFieldRow *dates; /* child of group */
  GtkWidget *work;
  GtkProgressBar *bar;
  GtkLabel *state;
  GtkLabel *problem;

  TklDesk *desk; /* (owned) */
  TklReadKind kind;
  GArray *ids; /* (owned) (element-type gint64) */
  char *names; /* (owned): of them together */
  TklJob *job; /* (owned) (nullable): ordered here last; goes on without the dialog */
};

G_DEFINE_FINAL_TYPE (TklReadDialog, tkl_read_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *title, *explanation, *start;
} kinds[] = {
  [TKL_READ_FETCH] = { N_ ("Download or Re-read"),
                       N_ ("The records of these days are fetched from TrustTrack once more, with "
                           "those that came late. Corrections stay."),
                       N_ ("_Download") },
  [TKL_READ_DERIVE] = { N_ ("Re-derive Ticks"),
                        N_ ("The ticks of these days are made once more from the records that are "
                            "here, without TrustTrack. Corrections stay."),
                        N_ ("_Re-derive") },
};

/* --- the job ---------------------------------------------------------------------------------- */

static void
show_work (TklReadDialog *self, gboolean works)
{
  if (works)
    {
      gtk_widget_set_visible (self->work, TRUE);
      tkl_focus_hand_over (GTK_WIDGET (self->start), self->work, NULL);
      tkl_focus_hand_over (GTK_WIDGET (self->dates), self->work, NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), !works);
  gtk_widget_set_sensitive (GTK_WIDGET (self->dates), !works);
  if (!works)
    tkl_focus_hand_over (self->work, GTK_WIDGET (self->dates), NULL);
  gtk_widget_set_visible (self->work, works);
  /* Closing takes nothing back. */
  gtk_button_set_label (self->leave, works ? _ ("_Close") : _ ("_Cancel"));
}

static void
show_job (TklReadDialog *self)
{
  double fraction = tkl_job_fraction (self->job);
  g_autofree char *text
      = tkl_job_text_state (self->job, tkl_desk_get_zone (self->desk), g_get_real_time () / 1000);

  show_work (self, tkl_job_is_ahead (self->job));
  gtk_label_set_text (self->state, text);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else
    gtk_progress_bar_pulse (self->bar);
}

/* What was done is told by the window; what was not, here. */
static void
finished_cb (TklReadDialog *self, TklJob *job)
{
  g_autoptr (GError) error = NULL;

  if (job != self->job || tkl_job_is_ahead (job))
    return;
  if (!tkl_job_has_problem (job))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  error = tkl_job_fault (job);
  tkl_error_face_say (self->problem, error);
}

static void
forget_job (TklReadDialog *self)
{
  if (self->job == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->job, self);
  tkl_job_set_followed (self->job, FALSE);
  g_clear_object (&self->job);
}

static void
stop_cb (TklReadDialog *self)
{
  if (self->job != NULL)
    tkl_jobs_cancel (tkl_desk_get_jobs (self->desk), self->job);
}

/* --- begin ------------------------------------------------------------------------------------ */

static char *
describe (const TklReadDialog *self, TklPeriod period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (tkl_period_is_all (period))
    return g_strdup (self->names);
  from = tkl_format_day (period.from);
  to = tkl_format_day (period.to);
  return period.from == period.to ? g_strdup_printf ("%s · %s", self->names, from)
                                  : g_strdup_printf ("%s · %s - %s", self->names, from, to);
}

static void
begin (TklReadDialog *self, TklPeriod period, gint64 from_utc_ms, gint64 to_utc_ms)
{
  TklJobs *jobs = tkl_desk_get_jobs (self->desk);
  g_autofree char *subject = describe (self, period);
  TklJobOrder order = { .kind = self->kind == TKL_READ_FETCH ? TKL_JOB_FETCH : TKL_JOB_DERIVE,
                        .subject = subject,
                        .ids = (const gint64 *) self->ids->data,
                        .n_ids = self->ids->len,
                        .from_utc_ms = from_utc_ms,
                        .to_utc_ms = to_utc_ms };

  /* What failed here before was for other days, or is this order once more. */
  if (self->job != NULL)
    tkl_jobs_put_away (jobs, self->job);
  forget_job (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->job = g_object_ref (tkl_jobs_order (jobs, &order));
  tkl_job_set_followed (self->job, TRUE);
  g_signal_connect_object (self->job, "changed", G_CALLBACK (show_job), self, G_CONNECT_SWAPPED);
  show_job (self);
}

static void
start_cb (TklReadDialog *self)
{
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  int day_start_min = tkl_desk_get_company (self->desk)->day_start_min;
  TklPeriod period;

  if (!tkl_period_parse (tkl_field_row_get_text (self->dates), tkl_desk_get_today (self->desk),
                         &period))
    {
      tkl_field_row_set_error (self->dates, _ ("This is no date or range of dates"));
      return;
    }
  if (!tkl_period_is_all (period))
    begin (self, period, tkl_zone_workday_start_utc_ms (zone, period.from, day_start_min),
           tkl_zone_workday_start_utc_ms (zone, period.to + 1, day_start_min));
  else if (self->kind == TKL_READ_DERIVE)
    begin (self, period, G_MININT64, G_MAXINT64);
  else
    tkl_field_row_set_error (self->dates,
                             _ ("TrustTrack is asked for a range of days: write from when to "
                                "when."));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_dates (TklReadDialog *self)
{
  const char *help = self->kind == TKL_READ_DERIVE
                         ? _ ("A day, a month, a year or a range; * for all days")
                         : _ ("A day, a month, a year or a range");
  TklPeriod period = tkl_desk_get_period (self->desk);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  if (tkl_period_is_all (period))
    period = tkl_period_preset (TKL_PERIOD_TODAY, tkl_desk_get_today (self->desk));
  from = tkl_format_day (period.from);
  to = tkl_format_day (period.to);
  text = period.from == period.to ? g_strdup (from) : g_strdup_printf ("%s - %s", from, to);
  self->dates = TKL_FIELD_ROW (tkl_field_row_new (_ ("Dates"), help));
  tkl_field_row_keep_width (self->dates, DATES_CHARS);
  tkl_field_row_set_text (self->dates, text);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->dates));
}

GtkWidget *
tkl_read_dialog_present (
    GtkWindow *parent, TklDesk *desk, TklReadKind kind, const GArray *ids, const char *names)
{
  TklReadDialog *self = g_object_new (TKL_TYPE_READ_DIALOG, "title", _ (kinds[kind].title), NULL);
  g_autofree char *escaped = g_markup_escape_text (names, -1);

  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_VEHICLES);
  self->desk = g_object_ref (desk);
  self->kind = kind;
  g_array_append_vals (self->ids, ids->data, ids->len);
  self->names = g_strdup (names);
  g_signal_connect_object (tkl_desk_get_jobs (desk), "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_text (self->explanation, _ (kinds[kind].explanation));
  gtk_button_set_label (self->start, _ (kinds[kind].start));
  adw_action_row_set_subtitle (self->vehicles, escaped);
  add_dates (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_read_dialog_dispose (GObject *object)
{
  TklReadDialog *self = TKL_READ_DIALOG (object);

  forget_job (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_READ_DIALOG);
  G_OBJECT_CLASS (tkl_read_dialog_parent_class)->dispose (object);
}

static void
tkl_read_dialog_finalize (GObject *object)
{
  TklReadDialog *self = TKL_READ_DIALOG (object);

  g_clear_object (&self->desk);
  g_array_unref (self->ids);
  g_free (self->names);
  G_OBJECT_CLASS (tkl_read_dialog_parent_class)->finalize (object);
}

static void
tkl_read_dialog_class_init (TklReadDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_read_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_read_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-read-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, root);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, start);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, vehicles);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, work);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, state);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
tkl_read_dialog_init (TklReadDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
