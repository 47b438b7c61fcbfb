/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why do I see no ticks of this worker?”: the checks, the first cause and what to do (F233-F241). */
/* Thread: main. */
#include "tkl-diagnosis-window.h"

#include "tkl-cures.h"
#include "tkl-diagnosis-service.h"
#include "tkl-error-face.h"
#include "tkl-help-topic.h"
#include "tkl-news.h"
#include "tkl-row-chooser.h"
#include "tkl-format.h"
#include "tkl-present.h"
#include "tkl-secret-service.h"

#include <glib/gi18n-lib.h>

/* When all days are shown: so many up to today. */
#define USUAL_DAYS 14

struct _TklDiagnosisWindow
{
  AdwWindow parent_instance;
  AdwWindowTitle *window_title;
  TklRowChooser *chooser;
  GtkWidget *again, *choose;
  TklNews *news;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error;
  GtkImage *icon;
  GtkLabel *headline, *cure;
  GtkButton *act, *tell;
  GtkListBox *checks;
  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the checks being made */
  gint64 employee_id;        /* 0 = nobody yet */
  const TklCure *remedy;     /* (nullable): behind the button */
  char *letter;              /* (owned) (nullable): for the administrator of the trackers */
};

G_DEFINE_FINAL_TYPE (TklDiagnosisWindow, tkl_diagnosis_window, ADW_TYPE_WINDOW)

static void
act_cb (TklDiagnosisWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *person = tkl_row_chooser_dup_label (self->chooser, self->employee_id);

  if (parent != NULL && self->remedy != NULL)
    tkl_cure_run (self->remedy, parent, self->desk, self->employee_id, person);
}

static void
tell_cb (TklDiagnosisWindow *self)
{
  if (self->letter == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->letter);
  tkl_desk_say (self->desk, _ ("Copied: paste it into a mail"));
}

/* --- what was found --------------------------------------------------------------------------- */

static const struct
{
  const char *icon_name;
  const char *word; /* marked for translation */
  const char *style;
} faces[] = {
  [TKL_CHECK_OK] = { "emblem-ok-symbolic", NC_ ("check", "In order"), "success" },
  [TKL_CHECK_CAUSE] = { "dialog-warning-symbolic", NC_ ("check", "Cause"), "error" },
  [TKL_CHECK_UNKNOWN] = { "dialog-question-symbolic", NC_ ("check", "Not certain"), "warning" },
  [TKL_CHECK_NOT_REACHED]
  = { "content-loading-symbolic", NC_ ("check", "Not looked at"), "dim-label" },
};

static void
add_check (TklDiagnosisWindow *self, const TklCheckRow *check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (faces[check->state].icon_name);
  GtkWidget *word = gtk_label_new (g_dpgettext2 (NULL, "check", faces[check->state].word));
  g_autofree char *lines
      = check->cure != NULL ? g_strjoin ("\n", check->what, check->cure, NULL) : NULL;
  const char *text = lines != NULL ? lines : check->what;
  g_autofree char *what = text != NULL ? g_markup_escape_text (text, -1) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), check->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  gtk_widget_add_css_class (icon, faces[check->state].style);
  gtk_widget_add_css_class (word, faces[check->state].style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  gtk_list_box_append (self->checks, row);
}

static void
clear_checks (TklDiagnosisWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->checks, 0)) != NULL)
    gtk_list_box_remove (self->checks, GTK_WIDGET (row));
}

static void
show_headline (TklDiagnosisWindow *self, const TklDiagnosisReport *report)
{
  const TklCheckRow *cause = report->cause;
  g_autofree char *shown
      = report->n_shown == 0
            ? g_strdup (_ ("No cause was found. What is not certain is marked below."))
            /* Translators: %u is a number of ticks. */
            : g_strdup_printf (ngettext ("Nothing is wrong. %u tick is shown in this period.",
                                         "Nothing is wrong. %u ticks are shown in this period.",
                                         report->n_shown),
                               report->n_shown);

  self->remedy = tkl_cure_find (cause != NULL ? cause->action : NULL);
  gtk_image_set_from_icon_name (self->icon,
                                faces[cause != NULL ? TKL_CHECK_CAUSE : TKL_CHECK_OK].icon_name);
  gtk_label_set_text (self->headline, cause != NULL ? cause->what : shown);
  gtk_label_set_text (self->cure, cause != NULL ? cause->cure : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cure), cause != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->act), self->remedy != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tell), report->letter != NULL);
  g_free (self->letter);
  self->letter = g_strdup (report->letter);
  if (self->remedy != NULL)
    gtk_button_set_label (self->act, _ (self->remedy->title));
}

static void
end (TklDiagnosisWindow *self, const char *face)
{
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, face);
}

static void
fail (TklDiagnosisWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  tkl_error_face_show (self->error, error);
  end (self, "error");
}

static void
diagnosed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDiagnosisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklDiagnosisReport) report
      = tkl_diagnosis_finish (TKL_OFFICE (source), result, &error);

  if (report == NULL)
    {
      fail (self, error);
      return;
    }
  clear_checks (self);
  show_headline (self, report);
  for (guint i = 0; i < report->checks->len; i++)
    add_check (self, report->checks->pdata[i]);
  end (self, "report");
}

/* --- asking ----------------------------------------------------------------------------------- */

static TklPeriod
period_of (TklDiagnosisWindow *self)
{
  TklPeriod period = tkl_desk_get_period (self->desk);
  TklDay today = tkl_desk_get_today (self->desk);

  return tkl_period_is_all (period) ? (TklPeriod){ today - USUAL_DAYS + 1, today } : period;
}

/* That a key is there says nothing of TrustTrack: what it said to the last synchronisation does. */
static TklApiKeyState
judge_key (TklDiagnosisWindow *self, gboolean known, const char *key)
{
  if (!known)
    return TKL_API_KEY_UNKNOWN;
  if (key == NULL)
    return TKL_API_KEY_MISSING;
  return tkl_job_needs_key (tkl_jobs_get (tkl_desk_get_jobs (self->desk), TKL_JOB_SYNC))
             ? TKL_API_KEY_REFUSED
             : TKL_API_KEY_THERE;
}

static void
key_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDiagnosisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *number = NULL;
  TklPeriod period;
  gboolean known = tkl_api_key_load_finish (TKL_OFFICE (source), result, &key, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  period = period_of (self);
  number = tkl_row_chooser_dup_number (self->chooser, self->employee_id);
  tkl_diagnosis_async (TKL_OFFICE (source),
                       &(TklDiagnosisOptions){ .employee = number != NULL ? number : "",
                                               .from = period.from,
                                               .to = period.to,
                                               .api_key = judge_key (self, known, key) },
                       self->cancellable, diagnosed_cb, g_object_ref (self));
}

static void
check_cb (TklDiagnosisWindow *self)
{
  g_autofree char *period = tkl_format_period (period_of (self));

  adw_window_title_set_subtitle (self->window_title, period);
  if (self->employee_id == 0)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->again, TRUE);
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "report"))
    {
      gtk_spinner_start (self->spinner);
      gtk_stack_set_visible_child_name (self->stack, "busy");
    }
  tkl_api_key_load_async (tkl_desk_get_office (self->desk), self->cancellable, key_loaded_cb,
                          g_object_ref (self));
}

static void
chosen_cb (TklDiagnosisWindow *self, gint64 id)
{
  self->employee_id = id;
  check_cb (self);
}

static void
choose_cb (TklDiagnosisWindow *self)
{
  tkl_row_chooser_open (self->chooser);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_diagnosis_window_present (GtkWindow *parent, TklDesk *desk, gint64 employee_id)
{
  TklDiagnosisWindow *self = g_object_new (TKL_TYPE_DIAGNOSIS_WINDOW, NULL);

  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_TROUBLE);

  self->desk = g_object_ref (desk);
  tkl_news_set_desk (self->news, desk);
  tkl_row_chooser_set_desk (self->chooser, desk);
  tkl_row_chooser_choose (self->chooser, employee_id);
  g_signal_connect_object (desk, "changed", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tkl_desk_get_jobs (desk), "problem", G_CALLBACK (check_cb), self,
                           G_CONNECT_SWAPPED);
  check_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_diagnosis_window_dispose (GObject *object)
{
  TklDiagnosisWindow *self = TKL_DIAGNOSIS_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->letter, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_DIAGNOSIS_WINDOW);
  G_OBJECT_CLASS (tkl_diagnosis_window_parent_class)->dispose (object);
}

static void
tkl_diagnosis_window_class_init (TklDiagnosisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_diagnosis_window_dispose;
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  g_type_ensure (TKL_TYPE_NEWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-diagnosis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, again);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, error);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, headline);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, cure);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, act);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, tell);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, news);
  gtk_widget_class_bind_template_child (widget_class, TklDiagnosisWindow, checks);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_cb);
}

static void
tkl_diagnosis_window_init (TklDiagnosisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
