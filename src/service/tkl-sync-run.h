/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of a synchronisation: plan, read windows page by page, report. */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-sync-service.h"

G_BEGIN_DECLS

typedef struct
{
  TklOffice *office;         /* (borrowed) */
  TklSyncOptions options;    /* pointers borrowed; with a choice of vehicles */
  GCancellable *cancellable; /* (nullable) (borrowed) */
  /* Called on the remote thread after each page. */
  void (*progress) (const TklSyncProgress *progress, gpointer data); /* (nullable) */
  gpointer progress_data;
} TklSyncRun;

/**
 * tkl_sync_run:
 * @ret_must_pause: (out): as tkl_sync_must_pause()
 * @error: as tkl_sync_finish()
 * Returns: (transfer full) (nullable).
 */
TklSyncReport *tkl_sync_run (const TklSyncRun *run, gboolean *ret_must_pause, GError **error);

G_END_DECLS
