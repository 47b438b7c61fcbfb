/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSettingPreview: beside a setting: what it would change or delete, with Apply and Leave It. */
/* Thread: main. */
#include "tkl-setting-preview.h"

#include "tkl-focus.h"
#include "tkl-format.h"
#include "tkl-purge-service.h"
#include "tkl-renewal.h"
#include "tkl-schedule.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TklSettingPreview
{
  GtkWidget parent_instance;
  GtkWidget *spinner, *apply, *leave;
  TklDesk *desk;              /* (owned) */
  TklCompany *wanted;         /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable): of the question */
  TklSettingsPreview preview; /* its answer */
  TklPeriod month;            /* asked about */
  gboolean is_open;
};

enum
{
  TOLD,
  DECIDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklSettingPreview, tkl_setting_preview, GTK_TYPE_WIDGET)

static void
show_parts (TklSettingPreview *self, gboolean asks, gboolean waits)
{
  if (!waits)
    tkl_focus_hand_over (GTK_WIDGET (self),
                         gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_ROW),
                         NULL);
  /* An empty one would still take the space between two suffixes. */
  gtk_widget_set_visible (GTK_WIDGET (self), asks || waits);
  gtk_widget_set_visible (self->spinner, asks);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), asks);
  gtk_widget_set_visible (self->apply, waits);
  gtk_widget_set_visible (self->leave, waits);
}

void
tkl_setting_preview_drop (TklSettingPreview *self)
{
  g_return_if_fail (TKL_IS_SETTING_PREVIEW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_open = FALSE;
  show_parts (self, FALSE, FALSE);
}

static void
decide (TklSettingPreview *self, gboolean apply)
{
  tkl_setting_preview_drop (self);
  g_signal_emit (self, signals[DECIDED], 0, apply);
}

static void
apply_cb (TklSettingPreview *self)
{
  decide (self, TRUE);
}

static void
leave_cb (TklSettingPreview *self)
{
  decide (self, FALSE);
}

/* Deleting cannot be undone: it is asked with its number. */
static char *
describe_purge (const TklPurgeReport *purge)
{
  g_autofree char *day = tkl_format_day (purge->before);

  /* Translators: %'u is the number of positions, %s a date. */
  return g_strdup_printf (ngettext ("%'u position from before %s would be deleted for good.",
                                    "%'u positions from before %s would be deleted for good.",
                                    (gulong) purge->n_records),
                          (guint) purge->n_records, day);
}

static char *
describe (const TklSettingsPreview *preview)
{
  return g_strdup_printf (ngettext ("%u day of this month would change.",
                                    "%u days of this month would change.", preview->n_days),
                          preview->n_days);
}

/* Waits for a decision. @sentence: (transfer full): what would happen */
static void
tell (TklSettingPreview *self, char *sentence)
{
  show_parts (self, FALSE, TRUE);
  g_signal_emit (self, signals[TOLD], 0, sentence);
  g_free (sentence);
}

/* Returns: FALSE: dropped, perhaps in the moment it was answered, or asked once more since; or it
 * failed, which was reported. */
static gboolean
is_answered (TklSettingPreview *self, const GError *error)
{
  if (!self->is_open || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error == NULL)
    return TRUE;
  tkl_desk_report_error (self->desk, error);
  decide (self, FALSE);
  return FALSE;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklSettingPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  TklPurgeReport report = { 0 };

  (void) tkl_purge_finish (TKL_OFFICE (source), result, &report, &error);
  if (!is_answered (self, error))
    return;
  if (report.n_records == 0)
    decide (self, TRUE);
  else
    tell (self, describe_purge (&report));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklSettingPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  TklSettingsPreview preview;

  (void) tkl_settings_preview_finish (TKL_OFFICE (source), result, &preview, &error);
  if (!is_answered (self, error))
    return;
  self->preview = preview;
  if (preview.n_days == 0)
    decide (self, TRUE);
  else
    tell (self, describe (&preview));
}

static void
ask_days (TklSettingPreview *self)
{
  TklPreviewOptions options = { self->wanted, self->month.from, self->month.to };

  tkl_settings_preview_async (tkl_desk_get_office (self->desk), &options, self->cancellable,
                              previewed_cb, g_object_ref (self));
}

static void
ask_purge (TklSettingPreview *self, int months)
{
  TklPurgeOptions options
      = { .before = tkl_schedule_months_ago (tkl_desk_get_today (self->desk), months),
          .dry_run = TRUE };

  tkl_purge_async (tkl_desk_get_office (self->desk), &options, self->cancellable, counted_cb,
                   g_object_ref (self));
}

void
tkl_setting_preview_ask (TklSettingPreview *self, const TklCompany *wanted)
{
  int months = wanted->background.retention_months;

  g_return_if_fail (TKL_IS_SETTING_PREVIEW (self));

  tkl_setting_preview_drop (self);
  self->preview = (TklSettingsPreview){ 0 };
  tkl_company_free (self->wanted);
  self->wanted = tkl_company_copy (wanted);
  self->month = tkl_period_preset (TKL_PERIOD_THIS_MONTH, tkl_desk_get_today (self->desk));
  self->cancellable = g_cancellable_new ();
  self->is_open = TRUE;
  show_parts (self, TRUE, FALSE);
  if (months > 0 && months != tkl_desk_get_company (self->desk)->background.retention_months)
    ask_purge (self, months);
  else
    ask_days (self);
}

gboolean
tkl_setting_preview_is_open (TklSettingPreview *self)
{
  g_return_val_if_fail (TKL_IS_SETTING_PREVIEW (self), FALSE);

  return self->is_open;
}

const TklCompany *
tkl_setting_preview_get_wanted (TklSettingPreview *self)
{
  g_return_val_if_fail (TKL_IS_SETTING_PREVIEW (self), NULL);

  return self->wanted;
}

/* --- after it was saved ----------------------------------------------------------------------- */

TklSettingRenewal
tkl_setting_preview_get_renewal (TklSettingPreview *self)
{
  g_return_val_if_fail (TKL_IS_SETTING_PREVIEW (self), (TklSettingRenewal){ 0 });

  return (TklSettingRenewal){ .is_needed = self->preview.other_ticks || self->preview.n_ticks > 0,
                              .other_ticks = self->preview.other_ticks,
                              .from = self->month.from };
}

TklJobOrder *
tkl_setting_renewal_order (const TklSettingRenewal *renewal, TklDesk *desk)
{
  return renewal->is_needed ? tkl_renewal_order (desk, renewal->from, renewal->other_ticks) : NULL;
}

void
tkl_setting_renewal_run (const TklSettingRenewal *renewal, TklDesk *desk)
{
  if (renewal->is_needed)
    tkl_renewal_run (desk, renewal->from, renewal->other_ticks);
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
add_button (TklSettingPreview *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
tkl_setting_preview_new (TklDesk *desk)
{
  TklSettingPreview *self = g_object_new (TKL_TYPE_SETTING_PREVIEW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
tkl_setting_preview_dispose (GObject *object)
{
  TklSettingPreview *self = TKL_SETTING_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_open = FALSE;
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->apply, gtk_widget_unparent);
  g_clear_pointer (&self->leave, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_setting_preview_parent_class)->dispose (object);
}

static void
tkl_setting_preview_finalize (GObject *object)
{
  TklSettingPreview *self = TKL_SETTING_PREVIEW (object);

  g_clear_pointer (&self->wanted, tkl_company_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_setting_preview_parent_class)->finalize (object);
}

static void
tkl_setting_preview_class_init (TklSettingPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tkl_setting_preview_dispose;
  object_class->finalize = tkl_setting_preview_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[TOLD] = g_signal_new ("told", TKL_TYPE_SETTING_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DECIDED] = g_signal_new ("decided", TKL_TYPE_SETTING_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
tkl_setting_preview_init (TklSettingPreview *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  self->apply = add_button (self, _ ("_Apply"), G_CALLBACK (apply_cb));
  self->leave = add_button (self, _ ("_Leave It"), G_CALLBACK (leave_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  show_parts (self, FALSE, FALSE);
}
