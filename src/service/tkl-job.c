/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJob: one kind of work in the background, as the jobs panel shows it. */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-job-private.h"
#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TklJob, tkl_job, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tkl_job_finalize (GObject *object)
{
  TklJob *self = TKL_JOB (object);

  g_clear_pointer (&self->order, tkl_job_order_free);
  g_free (self->result.text);
  g_free (self->result.warning);
  g_clear_error (&self->fault);
  G_OBJECT_CLASS (tkl_job_parent_class)->finalize (object);
}

static void
tkl_job_class_init (TklJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_job_finalize;
  signals[CHANGED] = g_signal_new ("changed", TKL_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tkl_job_init (TklJob *self)
{
  self->next_utc_ms = TKL_INSTANT_NONE;
  self->result.time_utc_ms = TKL_INSTANT_NONE;
  self->result.error_code = -1;
  self->progress.left_ms = -1;
  self->retry_steady_ms = -1;
  self->hold_steady_ms = -1;
  self->noted_utc_ms = TKL_INSTANT_NONE;
}

TklJob *
tkl_job_new (TklJobKind kind)
{
  TklJob *self = g_object_new (TKL_TYPE_JOB, NULL);

  self->kind = kind;
  return self;
}

TklJob *
tkl_job_new_order (const TklJobOrder *order)
{
  TklJob *self = tkl_job_new (order->kind);

  self->order = tkl_job_order_copy (order);
  return self;
}

void
tkl_job_changed (TklJob *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tkl_job_set_state (TklJob *self, TklJobState state, gint64 next_utc_ms)
{
  if (self->state == state && self->next_utc_ms == next_utc_ms)
    return;
  self->state = state;
  self->next_utc_ms = next_utc_ms;
  tkl_job_changed (self);
}

void
tkl_job_set_result (TklJob *self, const TklJobResult *result)
{
  g_free (self->result.text);
  g_free (self->result.warning);
  self->result = *result;
  tkl_job_changed (self);
}

TklJobKind
tkl_job_kind (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), TKL_JOB_N_KINDS);
  return self->kind;
}

const char *
tkl_job_title (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return _ (tkl_job_type (self->kind)->title);
}

const char *
tkl_job_subject (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return self->order != NULL ? self->order->subject : NULL;
}

gboolean
tkl_job_is_order (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), FALSE);
  return self->order != NULL;
}

TklJobState
tkl_job_state (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), TKL_JOB_OFF);
  return self->state;
}

const TklJobProgress *
tkl_job_progress (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return &self->progress;
}

const TklJobResult *
tkl_job_result (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return &self->result;
}

gint64
tkl_job_next_utc_ms (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), TKL_INSTANT_NONE);
  return self->next_utc_ms;
}

guint
tkl_job_n_failures (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), 0);
  return self->n_failures;
}

gboolean
tkl_job_has_problem (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), FALSE);
  return self->has_problem;
}

gboolean
tkl_job_needs_key (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), FALSE);
  return self->has_problem && self->result.error_code == TKL_SERVICE_ERROR_KEY;
}

gboolean
tkl_job_is_ahead (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), FALSE);
  return self->state == TKL_JOB_RUNNING || self->state == TKL_JOB_QUEUED
         || self->state == TKL_JOB_WAITING;
}

void
tkl_job_set_followed (TklJob *self, gboolean followed)
{
  g_return_if_fail (TKL_IS_JOB (self));
  self->is_followed = followed;
}

gboolean
tkl_job_is_followed (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), FALSE);
  return self->is_followed;
}
