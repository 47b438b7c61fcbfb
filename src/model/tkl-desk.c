/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDesk: what all screens of one company share: its office, settings, period, search, undo. */
/* Thread: main. */
#include "tkl-desk.h"

#include "tkl-company-service.h"
#include "tkl-data-service.h"
#include "tkl-journal-service.h"
#include "tkl-link-service.h"
#include "tkl-order-teller.h"
#include "tkl-renewal.h"
#include "tkl-service-error.h"
#include "tkl-sync-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

#define WATCH_S 2

struct _TklDesk
{
  GObject parent_instance;
  TklOffice *office;        /* (owned) */
  TklJobs *jobs;            /* (owned) */
  TklCompany *company;      /* (owned) */
  TklZone *zone;            /* (owned) */
  TklPeriod period;         /* shown */
  char *search;             /* (owned) */
  char *undo_title;         /* (owned) (nullable) */
  char *redo_title;         /* (owned) (nullable) */
  gboolean links_wait;      /* ticks wait to be linked, and nothing does it by itself */
  gboolean link_next;       /* opened, or changed by somebody: what waits is linked with CT-10 */
  guint n_readings, n_read; /* of the settings again: ordered, done */
  TklDay renew_from;        /* settings were undone: links of these days are made anew; or NONE */
  gint64 version;           /* of the database as screens have read it; 0 = not asked yet */
  TklDay civil_day;         /* it was when they read: what they say of today is of this … */
  TklDay workday;           /* … and this one */
  guint watch_source;
  GCancellable *cancellable; /* (owned): of what the desk itself asks for */
  GError *untold;            /* (owned) (nullable): reported while nobody listened */
};

enum
{
  PROP_0,
  PROP_PERIOD,
  PROP_SEARCH,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
  PROP_LINKS_WAIT,
  N_PROPS
};
enum
{
  CHANGED,
  SAID,
  WROTE,
  FAILED,
  N_SIGNALS
};
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklDesk, tkl_desk, G_TYPE_OBJECT)

static void
tkl_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TklDesk *self = TKL_DESK (object);

  switch (id)
    {
    case PROP_PERIOD:
      g_value_set_pointer (value, &self->period);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, self->undo_title);
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, self->redo_title);
      break;
    case PROP_LINKS_WAIT:
      g_value_set_boolean (value, self->links_wait);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tkl_desk_finalize (GObject *object)
{
  TklDesk *self = TKL_DESK (object);

  g_clear_object (&self->jobs);
  g_clear_object (&self->office);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->company, tkl_company_free);
  g_clear_pointer (&self->zone, tkl_zone_unref);
  g_clear_error (&self->untold);
  g_free (self->search);
  g_free (self->undo_title);
  g_free (self->redo_title);
  G_OBJECT_CLASS (tkl_desk_parent_class)->finalize (object);
}

static void
tkl_desk_class_init (TklDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tkl_desk_get_property;
  object_class->finalize = tkl_desk_finalize;
  properties[PROP_PERIOD] = g_param_spec_pointer ("period", NULL, NULL, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, flags);
  properties[PROP_LINKS_WAIT] = g_param_spec_boolean ("links-wait", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", TKL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", TKL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[WROTE] = g_signal_new ("wrote", TKL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TKL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tkl_desk_init (TklDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->search = g_strdup ("");
  self->renew_from = TKL_DAY_NONE;
  self->company = tkl_company_new ();
  /* Until the company is open. */
  self->zone = tkl_zone_new ("UTC", NULL);
  self->period = tkl_period_preset (TKL_PERIOD_THIS_WEEK, tkl_desk_get_today (self));
}

/* --- links that wait -------------------------------------------------------------------------- */

static void
waits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;
  gboolean waits;

  if (!tkl_link_waits_finish (self->office, result, &waits, NULL, NULL))
    return;
  if (waits && self->company->on.auto_link && self->link_next)
    tkl_jobs_run (self->jobs, TKL_JOB_LINK);
  self->link_next = FALSE;
  waits = waits && !self->company->on.auto_link;
  if (waits == self->links_wait)
    return;
  self->links_wait = waits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKS_WAIT]);
}

static void
look_for_links (TklDesk *self)
{
  tkl_link_waits_async (self->office, self->cancellable, waits_cb, g_object_ref (self));
}

/* It stays on the screen until it was read; the code gives it the button that helps. */
static void
tell_warning (TklDesk *self, const TklJobResult *result)
{
  g_autoptr (GError) error
      = g_error_new_literal (TKL_SERVICE_ERROR, result->warning_code, result->warning);

  tkl_desk_report_error (self, error);
}

static void
job_finished_cb (TklDesk *self, TklJob *job)
{
  if (tkl_job_result (job)->warning != NULL)
    tell_warning (self, tkl_job_result (job));
  if (tkl_job_is_order (job))
    tkl_order_tell (self, job);
  else if (tkl_job_result (job)->changed)
    tkl_desk_report_change (self, NULL, FALSE);
  else if (tkl_job_kind (job) == TKL_JOB_LINK)
    look_for_links (self);
}

TklDesk *
tkl_desk_new (const char *path, const char *who)
{
  TklDesk *self = g_object_new (TKL_TYPE_DESK, NULL);
  TklJobsOptions options = { .network = g_network_monitor_get_default (),
                             .request_interval_ms = tkl_sync_request_interval (),
                             .takes_up_orders = TRUE };

  self->office = tkl_office_new (path, who);
  self->jobs = tkl_jobs_new (self->office, &options);
  g_signal_connect_object (self->jobs, "finished", G_CALLBACK (job_finished_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* --- settings and titles ---------------------------------------------------------------------- */

static void
take_company (TklDesk *self, TklCompany *company)
{
  TklZone *zone = tkl_zone_new (company->timezone, NULL);

  tkl_company_free (self->company);
  self->company = company;
  /* Who has it sees by the pointer whether it is another one. */
  if (zone != NULL && !g_str_equal (tkl_zone_id (zone), tkl_zone_id (self->zone)))
    {
      tkl_zone_unref (self->zone);
      self->zone = g_steal_pointer (&zone);
    }
  g_clear_pointer (&zone, tkl_zone_unref);
}

static void
set_title (TklDesk *self, char **title, const char *text, guint property)
{
  if (tkl_set_str (title, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
undo_titles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  if (!tkl_undo_titles_finish (self->office, result, &undo, &redo, &error))
    return;
  set_title (self, &self->undo_title, undo, PROP_UNDO_TITLE);
  set_title (self, &self->redo_title, redo, PROP_REDO_TITLE);
}

static void
read_undo_titles (TklDesk *self)
{
  tkl_undo_titles_async (self->office, self->cancellable, undo_titles_cb, g_object_ref (self));
}

/* Midnight and the company's day start; also when the machine slept or its clock was set. Returns: TRUE when
 * it was another day the last time. */
static gboolean
note_days (TklDesk *self)
{
  TklDay civil_day = tkl_zone_civil_day (self->zone, g_get_real_time () / 1000);
  TklDay workday = tkl_desk_get_today (self);
  gboolean is_other = civil_day != self->civil_day || workday != self->workday;

  self->civil_day = civil_day;
  self->workday = workday;
  return is_other;
}

static void
company_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  TklCompany *company = tkl_company_load_finish (self->office, result, &error);
  gboolean other_gap = company != NULL && company->touch_gap_s != self->company->touch_gap_s;

  /* Jobs of the reader run in their order. */
  self->n_read++;
  if (company != NULL)
    take_company (self, company);
  else
    tkl_desk_report_error (self, error);
  if (company != NULL && self->renew_from != TKL_DAY_NONE)
    {
      tkl_renewal_run (self, self->renew_from, other_gap);
      self->renew_from = TKL_DAY_NONE;
    }
  look_for_links (self);
  tkl_jobs_review (self->jobs);
  note_days (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Settings, undo, then all screens: after a change by whomever. */
static void
read_again (TklDesk *self)
{
  read_undo_titles (self);
  self->n_readings++;
  tkl_company_load_async (self->office, self->cancellable, company_again_cb, g_object_ref (self));
}

guint
tkl_desk_get_readings (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), 0);
  return self->n_readings;
}

gboolean
tkl_desk_has_read (TklDesk *self, guint readings)
{
  g_return_val_if_fail (TKL_IS_DESK (self), TRUE);
  return self->n_read >= readings;
}

/* --- changes by others, and of the day -------------------------------------------------------- */

/* Jobs of the reader run in their order: what is read after this is at least as new. */
static void
own_version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;
  gint64 version = tkl_version_finish (self->office, result, NULL);

  if (version != 0)
    self->version = version;
}

static void
note_version (TklDesk *self)
{
  tkl_version_async (self->office, self->cancellable, own_version_cb, g_object_ref (self));
}

static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;
  gint64 version = tkl_version_finish (self->office, result, NULL);

  if (version == 0 || (version == self->version && !note_days (self)))
    return;
  self->link_next = self->link_next || version != self->version;
  self->version = version;
  read_again (self);
}

static gboolean
watch_cb (gpointer user_data)
{
  TklDesk *self = user_data;

  tkl_version_async (self->office, self->cancellable, version_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

void
tkl_desk_set_watching (TklDesk *self, gboolean watching)
{
  g_return_if_fail (TKL_IS_DESK (self));

  if (watching == (self->watch_source != 0))
    return;
  if (!watching)
    {
      g_clear_handle_id (&self->watch_source, g_source_remove);
      return;
    }
  self->watch_source = g_timeout_add_seconds (WATCH_S, watch_cb, self);
  watch_cb (self);
}

/* --- open and close --------------------------------------------------------------------------- */

static void
company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TklDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  TklCompany *company = tkl_company_load_finish (self->office, result, &error);

  if (company == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_company (self, company);
  note_version (self);
  note_days (self);
  self->period = tkl_period_preset (TKL_PERIOD_THIS_WEEK, tkl_desk_get_today (self));
  read_undo_titles (self);
  tkl_jobs_start (self->jobs);
  /* What was left to link when the program ended, or by another program. */
  self->link_next = TRUE;
  look_for_links (self);
  g_task_return_boolean (task, TRUE);
}

void
tkl_desk_open_async (TklDesk *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tkl_desk_open_async);
  tkl_company_open_async (self->office, cancellable, company_cb, task);
}

gboolean
tkl_desk_open_finish (TklDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tkl_desk_close (TklDesk *self)
{
  tkl_desk_set_watching (self, FALSE);
  g_cancellable_cancel (self->cancellable);
  tkl_jobs_stop (self->jobs);
  tkl_office_close (self->office);
}

/* --- what screens ask and set ----------------------------------------------------------------- */

TklOffice *
tkl_desk_get_office (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->office;
}

TklJobs *
tkl_desk_get_jobs (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->jobs;
}

const TklCompany *
tkl_desk_get_company (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->company;
}

TklZone *
tkl_desk_get_zone (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->zone;
}

TklPeriod
tkl_desk_get_period (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), TKL_PERIOD_ALL);

  return self->period;
}

void
tkl_desk_set_period (TklDesk *self, TklPeriod period)
{
  g_return_if_fail (TKL_IS_DESK (self));

  if (tkl_period_equal (self->period, period))
    return;
  self->period = period;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

void
tkl_desk_include_day (TklDesk *self, TklDay day)
{
  TklPeriod period;

  g_return_if_fail (TKL_IS_DESK (self));

  period = tkl_desk_get_period (self);
  if ((period.from != TKL_DAY_NONE && day < period.from)
      || (period.to != TKL_DAY_NONE && day > period.to))
    tkl_desk_set_period (self, tkl_period_preset (TKL_PERIOD_THIS_MONTH, day));
}

TklDay
tkl_desk_get_today (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), 0);

  return tkl_zone_workday (self->zone, g_get_real_time () / 1000, self->company->day_start_min);
}

const char *
tkl_desk_get_search (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), "");

  return self->search;
}

void
tkl_desk_set_search (TklDesk *self, const char *text)
{
  g_return_if_fail (TKL_IS_DESK (self));

  if (tkl_set_str (&self->search, text != NULL ? text : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

const char *
tkl_desk_get_undo_title (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->undo_title;
}

const char *
tkl_desk_get_redo_title (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return self->redo_title;
}

gboolean
tkl_desk_get_links_wait (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), FALSE);

  return self->links_wait;
}

void
tkl_desk_report_change (TklDesk *self, const char *text, gboolean undoable)
{
  g_return_if_fail (TKL_IS_DESK (self));

  if (text != NULL)
    g_signal_emit (self, signals[SAID], 0, text, undoable);
  self->link_next = TRUE;
  note_version (self);
  read_again (self);
}

void
tkl_desk_say (TklDesk *self, const char *text)
{
  g_return_if_fail (TKL_IS_DESK (self));

  g_signal_emit (self, signals[SAID], 0, text, FALSE);
}

void
tkl_desk_say_file (TklDesk *self, const char *text, const char *path)
{
  g_return_if_fail (TKL_IS_DESK (self) && path != NULL);

  g_signal_emit (self, signals[WROTE], 0, text, path);
}

void
tkl_desk_report_error (TklDesk *self, const GError *error)
{
  g_return_if_fail (TKL_IS_DESK (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_signal_has_handler_pending (self, signals[FAILED], 0, FALSE))
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_clear_error (&self->untold);
  self->untold = g_error_copy (error);
}

GError *
tkl_desk_take_untold (TklDesk *self)
{
  g_return_val_if_fail (TKL_IS_DESK (self), NULL);

  return g_steal_pointer (&self->untold);
}

/* --- undo ------------------------------------------------------------------------------------- */

/* @format: of the sentence, translated; @undoable: what was done can be taken back again */
static void
report_entry (TklDesk *self, GAsyncResult *result, const char *format, gboolean undoable)
{
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;

  if (!tkl_undo_finish (self->office, result, &entry, &error))
    {
      tkl_desk_report_error (self, error);
      return;
    }
  if (entry != NULL)
    {
      text = g_string_new (format);
      g_string_replace (text, "%s", entry->title, 1);
      /* A second change may come before the first is acted upon. */
      self->renew_from = tkl_renewal_join (self->renew_from, tkl_renewal_first_day (self, entry));
    }
  tkl_desk_report_change (self, text != NULL ? text->str : NULL, undoable && entry != NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;

  /* Translators: %s is the name of a change that was undone, such as “Import employees”. */
  report_entry (self, result, _ ("Undone: %s"), FALSE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) self = user_data;

  /* Translators: %s is the name of a change that was made once more. */
  report_entry (self, result, _ ("Redone: %s"), TRUE);
}

void
tkl_desk_undo (TklDesk *self)
{
  g_return_if_fail (TKL_IS_DESK (self));

  tkl_undo_async (self->office, self->cancellable, undone_cb, g_object_ref (self));
}

void
tkl_desk_redo (TklDesk *self)
{
  g_return_if_fail (TKL_IS_DESK (self));

  tkl_redo_async (self->office, self->cancellable, redone_cb, g_object_ref (self));
}
