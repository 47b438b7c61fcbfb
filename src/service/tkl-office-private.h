/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the use cases of the services reach the store: jobs on the office's threads. */
/* Thread: see each function. */
#pragma once

#include "tkl-office.h"
#include "tkl-run-note.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * TklOfficeJob:
 * @job: input and result of the use case; the job alone touches it until it is finished
 *
 * Runs on the writer or reader thread with that thread's connection. Errors of lower layers are
 * converted by the office.
 */
typedef gboolean (*TklOfficeJob) (TklStore *store,
                                  gpointer job,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * TklOfficeNote:
 * @done: FALSE: the job failed, and what it counted did not happen
 * @note: (inout): range, subject and counts are added
 *
 * Returns: FALSE when this run is not worth a line in the log.
 */
typedef gboolean (*TklOfficeNote) (gconstpointer job, gboolean done, TklRunNote *note);

/* Identifies a use case, so that _finish functions refuse results of another. */
typedef struct
{
  gpointer tag; /* the _async function */
  TklOfficeJob run;
  GDestroyNotify free;  /* (nullable): of the job */
  const char *run_kind; /* (nullable): its runs are logged under this name, failed ones as well */
  TklOfficeNote note;   /* (nullable) without run_kind */
} TklUseCase;

/** tkl_office_write: queues @job (transfer full) on the writer thread. */
void tkl_office_write (TklOffice *self,
                       const TklUseCase *use_case,
                       gpointer job,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/** tkl_office_read: the same on the reader thread, with a read-only connection. */
void tkl_office_read (TklOffice *self,
                      const TklUseCase *use_case,
                      gpointer job,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);

/**
 * tkl_office_finish:
 * Returns: (transfer full) (nullable): the job with its results, or NULL and @error.
 */
gpointer tkl_office_finish (TklOffice *self,
                            const TklUseCase *use_case,
                            GAsyncResult *result,
                            GError **error);

/**
 * tkl_office_failed_job:
 * @result: of a use case whose tkl_office_finish() gave NULL
 *
 * For use cases that store piece by piece, and count in their job what is stored.
 * Returns: (transfer none) (nullable): the job as the failure left it, while @result lives.
 */
gconstpointer tkl_office_failed_job (TklOffice *self, GAsyncResult *result);

/** tkl_office_finish_done: the same of a use case that has no result. */
gboolean tkl_office_finish_done (TklOffice *self,
                                 const TklUseCase *use_case,
                                 GAsyncResult *result,
                                 GError **error);

/**
 * tkl_office_finish_take:
 * @offset: G_STRUCT_OFFSET() of a pointer in the job, which is the result
 *
 * The same of a use case that has one result. Returns: (transfer full) (nullable): that pointer.
 */
gpointer tkl_office_finish_take (TklOffice *self,
                                 const TklUseCase *use_case,
                                 gsize offset,
                                 GAsyncResult *result,
                                 GError **error);

/**
 * tkl_office_finish_value:
 * @ret_value: (array length=size): becomes the job, which is a plain value without pointers
 */
gboolean tkl_office_finish_value (TklOffice *self,
                                  const TklUseCase *use_case,
                                  GAsyncResult *result,
                                  gpointer ret_value,
                                  gsize size,
                                  GError **error);

/**
 * tkl_office_write_and_wait:
 * @job: (transfer none)
 *
 * For threads of their own (sync): queues the job on the writer thread and blocks until it ran.
 * Never from the office's own threads or the main thread.
 */
gboolean
tkl_office_write_and_wait (TklOffice *self, TklOfficeJob run, gpointer job, GError **error);

/** tkl_office_read_and_wait: the same on the reader thread. */
gboolean tkl_office_read_and_wait (TklOffice *self, TklOfficeJob run, gpointer job, GError **error);

/**
 * tkl_office_push_remote:
 * @task: (transfer full): its source object is @self
 *
 * Runs @func on the office's third thread, which has no connection and may wait for the network.
 */
void tkl_office_push_remote (TklOffice *self, GTask *task, GTaskThreadFunc func);

/**
 * tkl_office_listener:
 * For jobs of the remote thread. Returns: (transfer none): where they keep what listens from one to the
 *   next, NULL at first; it ends with the office.
 */
struct _TklListener **tkl_office_listener (TklOffice *self);

/**
 * tkl_office_refusals:
 * Returns: (transfer none): what TrustTrack called wrong since the company was opened. Any thread.
 */
struct _TklRefusals *tkl_office_refusals (TklOffice *self);

/**
 * tkl_office_push_lookup:
 * @task: (transfer full): its source object is @self
 *
 * Runs @func on the office's fourth thread, for single questions to the network that somebody waits
 * for. A long run takes one step at a time and pushes its task again, with a reference more.
 */
void tkl_office_push_lookup (TklOffice *self, GTask *task, GTaskThreadFunc func);

G_END_DECLS
