/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What jobs read before they are planned: the settings, and when each kind ran last. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-company.h"
#include "tkl-job-order.h"
#include "tkl-office.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  TklCompany *company; /* (owned) */
  gint64 since_utc_ms
      [TKL_JOB_N_STANDING]; /* last run, by whatever program; TKL_INSTANT_NONE = never */
  /* of programs that do not last, see tkl_job_notes_put_failures_async() */
  guint n_failures[TKL_JOB_N_STANDING]; /* in a row */
  gint64 retry_utc_ms[TKL_JOB_N_STANDING];
  char *orders; /* (owned) (nullable): not carried out yet, see tkl_job_orders_from_text() */
} TklJobNotes;

void tkl_job_notes_free (TklJobNotes *notes);

void tkl_job_notes_load_async (TklOffice *office,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** tkl_job_notes_load_finish: Returns: (transfer full). */
TklJobNotes *tkl_job_notes_load_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_job_notes_read_run:
 * @ret_time_utc_ms: (out): last run, by whatever program; TKL_INSTANT_NONE = never
 *
 * Thread of the store.
 */
gboolean
tkl_job_notes_read_run (TklStore *store, TklJobKind kind, gint64 *ret_time_utc_ms, GError **error);

/** tkl_job_notes_put_async: @time_utc_ms: TKL_INSTANT_NONE forgets. */
void tkl_job_notes_put_async (TklOffice *office,
                              TklJobKind kind,
                              gint64 time_utc_ms,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tkl_job_notes_put_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_job_notes_put_failures_async:
 * @n_failures: in a row; 0 forgets
 * @retry_utc_ms: when it is tried again
 *
 * For a program that ends between two attempts. Nobody has to wait for it.
 */
void tkl_job_notes_put_failures_async (TklOffice *office,
                                       TklJobKind kind,
                                       guint n_failures,
                                       gint64 retry_utc_ms);

/**
 * tkl_job_notes_put_orders_async:
 * @orders: (nullable): as tkl_job_orders_to_text() makes it; NULL: none are left
 *
 * Of the person whose office it is. Nobody has to wait for it.
 */
void tkl_job_notes_put_orders_async (TklOffice *office, const char *orders);

/**
 * tkl_job_notes_add_order:
 * @who: whose order
 *
 * Notes one order more, or has a noted one do it as well. In the transaction of what it follows from: after
 * a crash in between it is taken up at the next start. Inside a write transaction; thread of the store.
 */
gboolean tkl_job_notes_add_order (TklStore *store,
                                  const char *who,
                                  const TklJobOrder *order,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklJobNotes, tkl_job_notes_free)

G_END_DECLS
