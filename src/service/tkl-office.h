/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOffice: an open company database with the threads that work on it. */
/* Thread: the one that created it, usually the main thread; callbacks arrive in its context. */
#pragma once

#include "tkl-service-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TKL_TYPE_OFFICE (tkl_office_get_type ())
G_DECLARE_FINAL_TYPE (TklOffice, tkl_office, TKL, OFFICE, GObject)

/**
 * tkl_office_new:
 * @path: file of the database; need not exist
 * @who: name written into the journal with every change
 *
 * Starts a writer and a reader thread; the file is opened by the first job. Every use case of the
 * services is a pair of functions that take the office first: tkl_link_async(), … Jobs of one kind
 * run in the order they were asked for. An office whose file cannot be opened answers every job
 * with that error.
 */
TklOffice *tkl_office_new (const char *path, const char *who);

/**
 * tkl_office_lend_key:
 * @key: copied
 *
 * The key of TrustTrack is @key as long as the office lives, whatever the secret store has: that of a
 * simulator, which is no secret. At most once, before any use case.
 */
void tkl_office_lend_key (TklOffice *self, const char *key);
/** tkl_office_lent_key: Returns: (transfer none) (nullable): NULL: none was lent. Any thread. */
const char *tkl_office_lent_key (TklOffice *self);

/** tkl_office_path: Returns: (transfer none): as given to tkl_office_new(). */
const char *tkl_office_path (TklOffice *self);
/** tkl_office_who: Returns: (transfer none): as given to tkl_office_new(). */
const char *tkl_office_who (TklOffice *self);

/**
 * tkl_office_open_async:
 * Opens the database for writing: creates it, or migrates it behind a backup. Optional, since the
 * first write does the same; call it first to show its errors before anything else, and before
 * the first read of a file that may not exist yet.
 */
void tkl_office_open_async (TklOffice *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean tkl_office_open_finish (TklOffice *self, GAsyncResult *result, GError **error);

/**
 * tkl_office_only_read:
 * For use cases that only read, once the file could not be opened to write (DENIED): from now on it is only
 * read, and no run is logged. Those that write must not be asked for.
 */
void tkl_office_only_read (TklOffice *self);

/**
 * tkl_office_compute:
 * @task: (transfer full)
 *
 * Runs @func on a thread that has no connection: for work on rows that were read, which would hold up
 * the window. In the order asked for; a closed office answers with an error.
 */
void tkl_office_compute (TklOffice *self, GTask *task, GTaskThreadFunc func);

/**
 * tkl_office_close:
 * Lets queued jobs end, closes both connections and refuses further jobs. Blocks. Must be called
 * before the last unref: a job that ends on its thread may hold that last reference, and a thread
 * cannot wait for itself.
 */
void tkl_office_close (TklOffice *self);

G_END_DECLS
