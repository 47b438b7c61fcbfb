/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklReadDialog: records of chosen vehicles and days fetched again, or their ticks derived again. */
/* Thread: main. */
#include "tkl-read-dialog.h"

#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-present.h"
#include "tkl-rederive-service.h"
#include "tkl-sync-service.h"

#include <glib/gi18n-lib.h>

struct _TklReadDialog
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkButton *start;
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
  GArray *ids;               /* (owned) (element-type gint64) */
  GCancellable *cancellable; /* (owned): cancelled when the dialog closes */
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

/* --- ends ------------------------------------------------------------------------------------- */

static void
stop_work (TklReadDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->dates), TRUE);
  gtk_widget_set_visible (self->work, FALSE);
}

static void
show_problem (TklReadDialog *self, const char *text)
{
  stop_work (self);
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* What was done is told where the office goes on working; what was not, here. */
static void
end_work (TklReadDialog *self, const char *said, const GPtrArray *failures)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tkl_desk_report_change (self->desk, said, FALSE);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; failures != NULL && i < failures->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) failures->pdata[i]);
  if (text->len == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, text->str);
}

static void
fail (TklReadDialog *self, const GError *error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    show_problem (self, error->message);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklReadDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklSyncReport) report = tkl_sync_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *said = NULL;

  if (report == NULL)
    {
      fail (self, error);
      return;
    }
  /* Translators: numbers of records, then of ticks. */
  said = g_strdup_printf (_ ("Records: %u new, %u changed. Ticks: %u new, %u changed, %u gone."),
                          (guint) report->n_new, (guint) report->n_changed, report->n_new_ticks,
                          report->n_changed_ticks, report->n_gone_ticks);
  end_work (self, said, report->failures);
}

static void
derived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklReadDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  TklRederiveReport report;
  g_autofree char *said = NULL;

  if (!tkl_rederive_finish (TKL_OFFICE (source), result, &report, &error))
    {
      fail (self, error);
      return;
    }
  said = g_strdup_printf (_ ("Ticks: %u new, %u changed, %u gone."), report.n_new_ticks,
                          report.n_changed_ticks, report.n_gone_ticks);
  end_work (self, said, NULL);
}

/* --- progress --------------------------------------------------------------------------------- */

static void
fetch_progress_cb (const TklSyncProgress *progress, gpointer user_data)
{
  TklReadDialog *self = user_data;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (progress->n_windows > 0)
    gtk_progress_bar_set_fraction (self->bar,
                                   (double) progress->windows_done / progress->n_windows);
  else
    gtk_progress_bar_pulse (self->bar);
  if (progress->left_ms >= 0)
    /* Translators: name of a vehicle; number of records; minutes. */
    text = g_strdup_printf (_ ("%s: %u records, about %u min left"), progress->vehicle,
                            (guint) progress->n_records,
                            (guint) ((progress->left_ms + 59999) / 60000));
  else
    /* Translators: name of a vehicle; number of records. */
    text = g_strdup_printf (_ ("%s: %u records"), progress->vehicle, (guint) progress->n_records);
  gtk_label_set_text (self->state, text);
}

static void
derive_progress_cb (guint n_done, guint n_vehicles, gpointer user_data)
{
  TklReadDialog *self = user_data;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_progress_bar_set_fraction (self->bar, n_vehicles > 0 ? (double) n_done / n_vehicles : 0);
  text = g_strdup_printf (ngettext ("%u of %u vehicle", "%u of %u vehicles", n_vehicles), n_done,
                          n_vehicles);
  gtk_label_set_text (self->state, text);
}

/* --- begin ------------------------------------------------------------------------------------ */

static void
begin (TklReadDialog *self, gint64 from_utc_ms, gint64 to_utc_ms)
{
  TklOffice *office = tkl_desk_get_office (self->desk);
  const TklVehicleChoice choice = { (const gint64 *) self->ids->data, self->ids->len, NULL };
  const TklSyncOptions fetch = { .from_utc_ms = from_utc_ms,
                                 .to_utc_ms = to_utc_ms,
                                 .vehicles = &choice,
                                 .interval_ms = tkl_sync_request_interval (),
                                 .progress = fetch_progress_cb,
                                 .progress_data = self };
  const TklRederiveOptions derive = { .vehicles = &choice,
                                      .from_utc_ms = from_utc_ms,
                                      .to_utc_ms = to_utc_ms,
                                      .progress = derive_progress_cb,
                                      .progress_data = self };

  gtk_widget_set_sensitive (GTK_WIDGET (self->start), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->dates), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_label_set_text (self->state, "");
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (self->work, TRUE);
  if (self->kind == TKL_READ_FETCH)
    tkl_sync_async (office, &fetch, self->cancellable, fetched_cb, g_object_ref (self));
  else
    tkl_rederive_async (office, &derive, self->cancellable, derived_cb, g_object_ref (self));
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
    begin (self, tkl_zone_workday_start_utc_ms (zone, period.from, day_start_min),
           tkl_zone_workday_start_utc_ms (zone, period.to + 1, day_start_min));
  else if (self->kind == TKL_READ_DERIVE)
    begin (self, G_MININT64, G_MAXINT64);
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
  self->desk = g_object_ref (desk);
  self->kind = kind;
  g_array_append_vals (self->ids, ids->data, ids->len);
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

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_READ_DIALOG);
  G_OBJECT_CLASS (tkl_read_dialog_parent_class)->dispose (object);
}

/* What runs keeps the dialog until it has ended: it tells the desk. */
static void
tkl_read_dialog_finalize (GObject *object)
{
  TklReadDialog *self = TKL_READ_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->cancellable);
  g_array_unref (self->ids);
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
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, start);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, vehicles);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, work);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, state);
  gtk_widget_class_bind_template_child (widget_class, TklReadDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
tkl_read_dialog_init (TklReadDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}
