/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorker: one named thread that runs GTasks one after the other. */
/* Thread: create, push and shut down from the owner's thread; jobs run on the worker's own. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Stated at the top of functions that belong to one thread; both stay on in every build. */
#define TKL_ASSERT_MAIN() g_assert (g_main_context_is_owner (NULL) || g_main_depth () == 0)
#define TKL_ASSERT_WORKER(worker) g_assert (tkl_worker_is_current (worker))

typedef struct _TklWorker TklWorker;

/**
 * tkl_worker_new:
 * @name: at most 15 bytes are shown by the system's tools
 *
 * Starts the thread. A worker and not g_task_run_in_thread(): the shared pool keeps neither order
 * nor the promise that one thread owns one database connection.
 * Returns: (transfer full): free with tkl_worker_shutdown().
 */
TklWorker *tkl_worker_new (const char *name);

/**
 * tkl_worker_push:
 * @task: (transfer full): its task data is the job's input
 * @func: runs on the worker thread; must return through @task exactly once
 *
 * Queues a job, first in, first out. A task whose cancellable is cancelled before its turn is
 * answered with G_IO_ERROR_CANCELLED without running. After tkl_worker_shutdown() began every
 * task is answered with G_IO_ERROR_CLOSED: no request stays without an answer.
 */
void tkl_worker_push (TklWorker *worker, GTask *task, GTaskThreadFunc func);

/** tkl_worker_is_current: Returns: TRUE on the worker's own thread. */
gboolean tkl_worker_is_current (TklWorker *worker);

/**
 * tkl_worker_shutdown:
 * @worker: (transfer full) (nullable)
 *
 * Refuses new jobs, lets the queued ones finish, joins the thread and frees the worker. Blocks.
 */
void tkl_worker_shutdown (TklWorker *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklWorker, tkl_worker_shutdown)

G_END_DECLS
