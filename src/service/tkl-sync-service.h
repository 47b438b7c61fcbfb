/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synchronisation as a use case: records from TrustTrack into ticks, linked when CT-10 is on. */
/* Thread: main; the network has a thread of its own, the office's writer takes the pages over. */
#pragma once

#include "tkl-link-service.h"
#include "tkl-odd-keys.h"
#include "tkl-office.h"
#include "tkl-vehicle-choice.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_vehicles, vehicles_done;
  guint n_windows, windows_done;
  guint64 n_records; /* received so far */
  gint64 left_ms;    /* estimate; −1 = not known yet */
  char vehicle[64];  /* being read; cut if longer */
} TklSyncProgress;

/** TklSyncProgressFunc: called in the main context of tkl_sync_async(), a few times a second. */
typedef void (*TklSyncProgressFunc) (const TklSyncProgress *progress, gpointer user_data);

typedef struct
{
  const char
      *key; /* (nullable): API key; copied, never written anywhere; NULL = where it is kept */
  gint64 from_utc_ms;               /* G_MININT64 = normal poll; else the range is read again */
  gint64 to_utc_ms;                 /* excluded */
  const TklVehicleChoice *vehicles; /* (nullable): NULL = all; copied */
  gint32 interval_ms; /* between requests; −1 = as TrustTrack wants it; less only for a server on
                           this machine */
  gboolean keeps_listening;     /* after the run, where nothing but the stream may be read */
  gboolean leave_links;         /* the caller links afterwards: tkl_link_pending_async() */
  TklSyncProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  gint64 now_utc_ms; /* 0 = the system's clock; else this instant all the time, for tests */
} TklSyncOptions;

typedef struct
{
  guint n_vehicles;
  guint64 n_new, n_changed, n_same; /* records */
  guint64 n_skipped;                /* records without time, or with one that cannot be */
  guint64 n_purged;                 /* records whose time was purged before; left out */
  guint n_new_ticks, n_changed_ticks, n_gone_ticks; /* starts and stops included */
  /* Vehicles of which nothing was stored: their last TKL_SYNC_FIRST_REACH_MS were read. */
  guint n_first;
  guint n_older;       /* … that have older records, which only a range on demand reads */
  guint64 n_trips;     /* read instead of records */
  TklOddKeys odd_keys; /* seen for the first time, and another way round than was confirmed */
  char *key_warning;   /* (owned) (nullable): translated: tkl_odd_keys_say() */
  /* (owned) (nullable): translated: the key may not read the history: what was read instead, what is
     missing, and the cure. The run is done in part. */
  char *degraded;
  gboolean newly_degraded; /* not so in the run of all vehicles before */
  gboolean linked;
  TklLinkReport link;
  GPtrArray *failures; /* (owned) of char: translated, one a vehicle: `VAN 07: …` */
  GPtrArray *notes; /* (owned) of char: translated: what the key cannot do, what was done instead */
} TklSyncReport;

void tkl_sync_report_free (TklSyncReport *report);

/**
 * tkl_sync_request_interval:
 * Returns: ms of $TIKKLOK_REQUEST_INTERVAL_MS, for tests and demos against a simulator on this
 *   machine; −1 = as TrustTrack wants it
 */
gint32 tkl_sync_request_interval (void);

/**
 * tkl_sync_async:
 * One poll of all vehicles, or a range again. One at a time per database, over all programs.
 * Interrupted, it goes on at the page where it was. Cancelling keeps every page taken over.
 */
void tkl_sync_async (TklOffice *office,
                     const TklSyncOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

/**
 * tkl_sync_finish:
 * @error: KEY, OFFLINE (nothing could be read), BUSY (another sync runs), USAGE (no such vehicle),
 *   NOT_FOUND (a chosen id that is not there, or is gone), G_IO_ERROR_CANCELLED (nothing had come in
 *   yet)
 *
 * Returns: (transfer full): also when single vehicles failed or the run was stopped, see failures.
 */
TklSyncReport *tkl_sync_finish (TklOffice *office, GAsyncResult *result, GError **error);
/**
 * tkl_sync_must_pause:
 * Returns: TRUE when several vehicles in a row found no network, and the others were not asked for: the
 *   next run by itself has to wait a while
 */
gboolean tkl_sync_must_pause (TklOffice *office, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSyncReport, tkl_sync_report_free)

G_END_DECLS
