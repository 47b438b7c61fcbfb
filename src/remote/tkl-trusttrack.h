/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrusttrack: client of the TrustTrack (fm-track) API: fleet, history, drivers, trips. */
/* Thread: used and freed on ONE worker thread, that may be another than it was made on; its calls block,
 * none of them logs. */
#pragma once

#include <gio/gio.h>

#include "tkl-backoff.h"
#include "tkl-limiter.h"
#include "tkl-refusals.h"
#include "tkl-trusttrack-fleet.h"
#include "tkl-trusttrack-page.h"

G_BEGIN_DECLS

#define TKL_TRUSTTRACK_URL "https://api.fm-track.com"

typedef struct _TklTrusttrack TklTrusttrack;

typedef struct
{
  const char *url;          /* base address; https, or http to this machine */
  const char *key;          /* never leaves the client but in requests to .url */
  TklLimiter *limiter;      /* (nullable): shared with others; NULL = one of its own with */
  guint interval_ms;        /* this least time between starts; 0 = none (simulator) */
  guint connect_timeout_ms; /* > 0 */
  guint total_timeout_ms;   /* > 0; of one attempt, connecting included */
  guint attempts;           /* > 0 */
  gsize max_body;           /* bytes of one answer */
  TklRefusals *refusals;    /* (nullable): shared with clients before and after; NULL = none */
} TklTrusttrackOptions;

#define TKL_TRUSTTRACK_OPTIONS_INIT                                                                \
  {                                                                                                \
    TKL_TRUSTTRACK_URL, NULL, NULL, TKL_LIMITER_INTERVAL_MS, 15000, 60000, TKL_BACKOFF_ATTEMPTS,   \
        64 * 1024 * 1024, NULL                                                                     \
  }

/**
 * tkl_trusttrack_new:
 * @options: copied
 * @error: TKL_REMOTE_ERROR: ADDRESS (one that is none, or plain http to another machine), KEY
 *   (empty key)
 *
 * Sends nothing yet. Returns: (transfer full): free with tkl_trusttrack_free() on this thread.
 */
TklTrusttrack *tkl_trusttrack_new (const TklTrusttrackOptions *options, GError **error);
void tkl_trusttrack_free (TklTrusttrack *client);

/**
 * tkl_trusttrack_fingerprint:
 * Returns: (transfer full): equal for clients that ask the same service with the same key; tells neither.
 */
char *tkl_trusttrack_fingerprint (const TklTrusttrack *client);

/* One page of the history of one vehicle; plain and borrowed for the call. */
typedef struct
{
  const char *object_id;
  gint64 from_utc_ms; /* included */
  gint64 to_utc_ms;   /* included by some servers: expect it, and expect not */
  const char *token;  /* (nullable): of the page before, byte for byte */
  int version;        /* 2 or 1 */
  guint limit;        /* rows of the page; 0 = as many as there may be */
  gint64 now_utc_ms;  /* the wall clock; bounds what is plausible */
} TklPageRequest;

/**
 * tkl_trusttrack_fetch_page:
 * @page: (inout): emptied and filled; not to be read after FALSE
 * @cancellable: (nullable)
 * @error: TKL_REMOTE_ERROR, every code but LOOP; G_IO_ERROR_CANCELLED
 *
 * Answers from what tkl_trusttrack_prefetch_page() brings when the request is the same, but for
 * the clock; else asks. Repeats 429, 5xx and broken connections by itself (docs/trusttrack.md
 * §5.1), and for a short while answers that are not what was asked for and hosts that cannot be
 * reached.
 * What to ask next: tkl-paging.h.
 */
gboolean tkl_trusttrack_fetch_page (TklTrusttrack *client,
                                    const TklPageRequest *request,
                                    TklPage *page,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * tkl_trusttrack_prefetch_page:
 * @request: copied
 *
 * Begins to fetch and read a page on a second thread and returns at once, so that the network works
 * while the store writes. At most one page is fetched ahead; another request replaces it. Errors
 * come out of tkl_trusttrack_fetch_page(); a page nobody asks for is dropped.
 */
void tkl_trusttrack_prefetch_page (TklTrusttrack *client, const TklPageRequest *request);

/**
 * tkl_trusttrack_fetch_vehicles:
 * @ret_vehicles: (out) (transfer full) (element-type TklRemoteVehicle): without the last instants
 *
 * The list of all vehicles (`/objects`): for a plan without the fleet snapshot.
 */
gboolean tkl_trusttrack_fetch_vehicles (TklTrusttrack *client,
                                        GPtrArray **ret_vehicles,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * tkl_trusttrack_fetch_snapshot:
 * @ret_vehicles: (out) (transfer full) (element-type TklRemoteVehicle): each once
 * @error: also TKL_REMOTE_ERROR_LOOP
 *
 * All pages of `/objects-last-coordinate`, one call for 1000 vehicles.
 */
gboolean tkl_trusttrack_fetch_snapshot (TklTrusttrack *client,
                                        GPtrArray **ret_vehicles,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * tkl_trusttrack_fetch_drivers:
 * @ret_drivers: (out) (transfer full) (element-type TklRemoteDriver)
 * @error: also TKL_REMOTE_ERROR_LOOP
 *
 * All pages of `/drivers`. The platform may leave drivers out that tkl_trusttrack_fetch_driver()
 * still knows.
 */
gboolean tkl_trusttrack_fetch_drivers (TklTrusttrack *client,
                                       GPtrArray **ret_drivers,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * tkl_trusttrack_fetch_driver:
 * @ret_driver: (out) (transfer full)
 * @error: also TKL_REMOTE_ERROR_NOT_FOUND: remember that, and do not ask again
 */
gboolean tkl_trusttrack_fetch_driver (TklTrusttrack *client,
                                      const char *driver_id,
                                      TklRemoteDriver **ret_driver,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * tkl_trusttrack_fetch_trips:
 * @request: its .token and .version are not used
 * @ret_trips: (out) (transfer full) (element-type TklRemoteTrip)
 * @error: also TKL_REMOTE_ERROR_LOOP
 *
 * All pages of the window. Replace what was known of it, never add.
 */
gboolean tkl_trusttrack_fetch_trips (TklTrusttrack *client,
                                     const TklPageRequest *request,
                                     GPtrArray **ret_trips,
                                     GCancellable *cancellable,
                                     GError **error);

/* @page: with the record; may be emptied. */
typedef void (*TklTrusttrackRecordFunc) (const char *object_id, TklPage *page, gpointer data);

/**
 * tkl_trusttrack_listen:
 * @func: called for each record, on this thread; the wall clock bounds what is plausible
 * @error: TKL_REMOTE_ERROR: DENIED (neither version is in the plan), OFFLINE (broken off, or silent for as
 *   long as the total time limit), others as usual; G_IO_ERROR_CANCELLED
 *
 * Listens to the stream of positions of all vehicles until it ends (TRUE) or fails; nothing is repeated.
 * It begins with the last record of each vehicle, known or not, keeps no order, and what is sent while
 * nobody listens is never sent again.
 */
gboolean tkl_trusttrack_listen (TklTrusttrack *client,
                                TklTrusttrackRecordFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

typedef enum
{
  TKL_PROBE_OBJECTS,    /* "objects-v1" */
  TKL_PROBE_SNAPSHOT,   /* "last-coordinate-v2" */
  TKL_PROBE_HISTORY_V2, /* "history-v2" */
  TKL_PROBE_HISTORY_V1, /* "history-v1" */
  TKL_PROBE_DRIVERS,    /* "drivers-v2" */
  TKL_PROBE_TRIPS,      /* "trips-v1" */
  TKL_PROBE_STREAM,     /* "stream-v2": tried only when ticks can come from nothing else */
  TKL_PROBE_COUNT,
} TklProbeItem;

typedef enum
{
  TKL_CAPABILITY_UNTRIED, /* there was no vehicle to try it with */
  TKL_CAPABILITY_OK,
  TKL_CAPABILITY_DENIED, /* 403: not in the plan */
  TKL_CAPABILITY_FAILED,
} TklCapabilityState;

typedef struct
{
  const char *name; /* (static): as above */
  TklCapabilityState state;
  char *message; /* (owned) (nullable): of the service when not OK */
  char *shape;   /* (owned) (nullable): of its answer (tkl_sample_describe()); NULL: none came */
} TklCapability;

typedef struct
{
  TklCapability item[TKL_PROBE_COUNT];
} TklProbe;

void tkl_probe_clear (TklProbe *probe);

/**
 * tkl_trusttrack_probe:
 * @now_utc_ms: the wall clock; histories are asked for the hour before
 * @ret_probe: (out caller-allocates): free with tkl_probe_clear()
 * @error: TKL_REMOTE_ERROR_KEY, or OFFLINE at the first call: the others were not tried
 *
 * Asks each endpoint for one row and notes what the key may do (docs/trusttrack.md §12).
 */
gboolean tkl_trusttrack_probe (TklTrusttrack *client,
                               gint64 now_utc_ms,
                               TklProbe *ret_probe,
                               GCancellable *cancellable,
                               GError **error);

/* Where key touches can come from, best first (docs/trusttrack.md §8.6). */
typedef enum
{
  TKL_HISTORY_V2,
  TKL_HISTORY_V1,
  TKL_HISTORY_TRIPS_ONLY, /* trips name the platform's drivers, of whom the list of drivers tells keys */
  TKL_HISTORY_STREAM_ONLY, /* what happens while somebody listens */
  TKL_HISTORY_NONE,
} TklHistory;

/**
 * tkl_probe_history:
 *
 * Returns: the best source that was not refused; one that was not tried, or failed for another
 * reason than the plan, still counts as there: an error is never "not in the plan".
 */
TklHistory tkl_probe_history (const TklProbe *probe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTrusttrack, tkl_trusttrack_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklProbe, tkl_probe_clear)

G_END_DECLS
