/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of one synchronisation share: the pass over the fleet and its tasks. */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-remote-session.h"
#include "tkl-sync-ledger.h"
#include "tkl-sync-plan.h"
#include "tkl-sync-run.h"

G_BEGIN_DECLS

/* A vehicle with the windows still to be read. */
typedef struct
{
  TklSyncSubject *subject; /* (borrowed) */
  TklSyncMarks before;     /* marks at the begin of the run */
  TklSyncNews news;
  GArray *windows;    /* (owned) of TklSyncWindow */
  guint next;         /* window to read next */
  gint64 greatest_ms; /* greatest plausible device time received */
  gboolean resumed;   /* the first window is one that an earlier run left */
  gboolean stopped;   /* done, failed or gone */
} TklSyncTask;

typedef struct
{
  const TklSyncRun *run;
  TklTrusttrack *client; /* (owned) */
  TklPage *page;         /* (owned): reused */
  GPtrArray *fleet;      /* (owned) of TklRemoteVehicle */
  gboolean has_snapshot;
  GPtrArray *subjects;   /* (owned) of TklSyncSubject */
  GPtrArray *tasks;      /* (owned) of TklSyncTask */
  TklSyncReport *report; /* (owned) */
  TklSyncProgress progress;
  gint64 began_us; /* monotonic */
  int version;     /* of the history: 2 or 1 */
  guint n_failures_in_a_row;
  gboolean read_something;
  gboolean cancelled;
  GError *last_fault; /* (owned) (nullable): of a vehicle that is still there */
  char *subject;      /* (owned) (nullable): the vehicles asked for, for the log */
} TklSyncPass;

/** tkl_sync_now_ms: Returns: the clock of the run, UTC. */
gint64 tkl_sync_now_ms (const TklSyncPass *sync);

/** tkl_sync_is_ranged: Returns: TRUE when a range is read again on demand; no mark moves then. */
gboolean tkl_sync_is_ranged (const TklSyncPass *sync);

/**
 * tkl_sync_plan_tasks:
 * Makes the tasks of the chosen vehicles, with the windows each has to read, oldest first.
 * Returns: FALSE: the whole run ends with @error.
 */
gboolean tkl_sync_plan_tasks (TklSyncPass *sync, GError **error);

/**
 * tkl_sync_read_all:
 * Reads the windows of all tasks in turns, page by page into the store.
 * Returns: FALSE: the whole run ends with @error.
 */
gboolean tkl_sync_read_all (TklSyncPass *sync, GError **error);

/** tkl_sync_choose_history: version 2, or 1 for a day after a key turned out to lack version 2. */
gboolean tkl_sync_choose_history (TklSyncPass *sync, GError **error);

/**
 * tkl_sync_handle_fault:
 * @fault: of a request for @task
 * Falls back to version 1 of the history, or gives the vehicle up for this run.
 * Returns: FALSE: the whole run ends with @error.
 */
gboolean
tkl_sync_handle_fault (TklSyncPass *sync, TklSyncTask *task, GError *fault, GError **error);

/** tkl_sync_lost_network: Returns: TRUE when the run ends and the other vehicles wait. */
gboolean tkl_sync_lost_network (const TklSyncPass *sync);

G_END_DECLS
