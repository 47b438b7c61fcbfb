/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of runs: what sync, derive, link, transfer, import and export did, with counts. */
/* Thread: that of the store. */
#pragma once

#include "tkl-record.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* A poll every five minutes fills the log with 288 runs a day; older ones make room. */
#define TKL_RUNS_KEPT 20000

typedef struct
{
  gint64 id;
  char *kind; /* (owned): `sync` `derive` `link` `transfer` `import` `export` … */
  gint64 began_utc_ms;
  gint64 ended_utc_ms; /* TKL_INSTANT_NONE_MS: runs still, or was cut off */
  gint64 from_utc_ms;  /* range worked on; TKL_INSTANT_NONE_MS = open */
  gint64 to_utc_ms;
  char *detail; /* (owned): JSON object of counts and the result */
} TklRun;

void tkl_run_free (TklRun *run);

/**
 * tkl_store_begin_run:
 * @run: (inout): kind, began, from, to and detail (NULL = `{}`) are written; gets its id
 *
 * Takes the runs before the last TKL_RUNS_KEPT away. Inside a write transaction, as is
 * tkl_store_end_run().
 */
gboolean tkl_store_begin_run (TklStore *store, TklRun *run, GError **error);

/**
 * tkl_store_end_run:
 * @detail: JSON object, replaces the one of the begin
 * @error: TKL_STORE_ERROR_NOT_FOUND
 */
gboolean tkl_store_end_run (
    TklStore *store, gint64 id, gint64 ended_utc_ms, const char *detail, GError **error);

/**
 * tkl_store_list_runs:
 * @kind: (nullable): NULL = every kind
 * @limit: 1 … 10 000
 * @ret_runs: (out) (transfer full) (element-type TklRun): newest first
 */
gboolean tkl_store_list_runs (
    TklStore *store, const char *kind, int limit, GPtrArray **ret_runs, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRun, tkl_run_free)

G_END_DECLS
