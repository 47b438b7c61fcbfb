/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the TrustTrack client share. */
/* Thread: that of the client, or of its lane. */
#pragma once

#include "tkl-lane.h"
#include "tkl-remote-error.h"
#include "tkl-trusttrack.h"

G_BEGIN_DECLS

/* Rows of a page: the service answers 100 unless asked, and nobody knows what more than 1000 does. */
#define TKL_TRUSTTRACK_LIMIT "1000"
#define TKL_TRUSTTRACK_LIMIT_ROWS 1000

typedef struct _TklAhead TklAhead;

struct _TklTrusttrack
{
  TklLaneConfig config;
  TklLane lane;
  TklAhead *ahead; /* (owned) (nullable): the second thread, started when first needed */
};

/* Starts a target: @head, @id percent-encoded (nullable), @tail, `?version=`. */
GString *tkl_target_new (const char *head, const char *id, const char *tail, const char *version);

/* Adds an instant. */
void tkl_target_add_instant (GString *target, const char *name, gint64 utc_ms);

/** tkl_lane_fetch_page: One page of history over that lane. */
gboolean tkl_lane_fetch_page (TklLane *lane,
                              const TklPageRequest *request,
                              TklPage *page,
                              GCancellable *cancellable,
                              GError **error);

/* The page fetched ahead: tkl-trusttrack-ahead.c. */

TklAhead *tkl_ahead_new (const TklLaneConfig *config);

/** tkl_ahead_free: Cancels what runs and joins the thread. */
void tkl_ahead_free (TklAhead *ahead);

/** tkl_ahead_start: Drops what was fetched before, and begins with @request. */
void tkl_ahead_start (TklAhead *ahead, const TklPageRequest *request);

/** tkl_ahead_matches: Returns: TRUE when @request is the page that is, or was, fetched. */
gboolean tkl_ahead_matches (TklAhead *ahead, const TklPageRequest *request);

/** tkl_ahead_take: Waits for that page and hands it over, or its error. Once. */
gboolean tkl_ahead_take (TklAhead *ahead, TklPage *page, GCancellable *cancellable, GError **error);

G_END_DECLS
