/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of one synchronisation share: the pass over the fleet and its tasks. */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-remote-session.h"
#include "tkl-sync-ledger.h"
#include "tkl-sync-plan.h"
#include "tkl-sync-run.h"

G_BEGIN_DECLS

/* Where ticks come from, best first (docs/trusttrack.md §8.6). */
typedef enum
{
  TKL_SYNC_HISTORY, /* of either version */
  TKL_SYNC_TRIPS,   /* with the drivers that the platform matched */
  TKL_SYNC_STREAM,  /* what vehicles send while somebody listens */
  TKL_SYNC_NOTHING, /* all of them are refused */
} TklSyncSource;

typedef struct _TklSyncDrivers TklSyncDrivers;

/* A vehicle with the windows still to be read. */
typedef struct
{
  TklSyncSubject *subject; /* (borrowed) */
  TklSyncMarks before;     /* marks at the begin of the run */
  TklTripMarks trips;      /* likewise */
  TklSyncNews news;
  GArray *windows;    /* (owned) of TklSyncWindow */
  guint next;         /* window to read next */
  gint64 greatest_ms; /* greatest plausible device time received */
  gboolean resumed;   /* the first window is one that an earlier run left */
  gboolean stopped;   /* done, failed or gone */
  gboolean is_old;    /* version 2 of the history was not understood for it */
  gboolean is_anew;   /* the window is read from its beginning: its token was not understood */
  GError *refusal;    /* (owned) (nullable): the source was refused for it */
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
  TklSyncSource source;
  int version;             /* of the history: 2 or 1 */
  gboolean fell;           /* to version 1, in this run */
  gboolean granted;        /* something of the source was read in this run */
  TklSyncDrivers *drivers; /* (owned) (nullable) */
  guint n_blank_trips;     /* without a driver who has a key */
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

/**
 * tkl_sync_read_sources:
 * Reads the chosen vehicles from the best source that the key may read: a source that was refused for all
 * vehicles that were asked gives way to the next, for a day when the run was of all vehicles.
 * Returns: FALSE: the whole run ends with @error.
 */
gboolean tkl_sync_read_sources (TklSyncPass *sync, GError **error);

/** tkl_sync_version: Returns: that of the history which is asked for @task. */
int tkl_sync_version (const TklSyncPass *sync, const TklSyncTask *task);

/**
 * tkl_sync_handle_fault:
 * @fault: of a request for @task
 * Leaves a token out that is not understood, falls back to version 1 of the history, notes that the
 * source was refused for the vehicle, or gives the vehicle up for this run.
 * Returns: FALSE: the whole run ends with @error.
 */
gboolean
tkl_sync_handle_fault (TklSyncPass *sync, TklSyncTask *task, GError *fault, GError **error);

/** tkl_sync_give_up: the vehicle failed in this run. Returns: FALSE: the whole run ends with @error. */
gboolean
tkl_sync_give_up (TklSyncPass *sync, TklSyncTask *task, const GError *fault, GError **error);

/** tkl_sync_lost_network: Returns: TRUE when the run ends and the other vehicles wait. */
gboolean tkl_sync_lost_network (const TklSyncPass *sync);

G_END_DECLS
