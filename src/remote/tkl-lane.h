/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a service: addresses, one request after the other, and how they are repeated. */
/* Thread: a lane belongs to one thread; its configuration is immutable and read by all. */
#pragma once

#include "tkl-http.h"
#include "tkl-limiter.h"
#include "tkl-refusals.h"

G_BEGIN_DECLS

typedef struct
{
  const char *service;   /* (static): its name in texts of errors */
  char *url;             /* (owned): without a slash at the end */
  char *key;             /* (owned) (nullable): goes into each request, and into no text */
  TklLimiter *limiter;   /* (owned) */
  TklRefusals *refusals; /* (owned) (nullable) */
  TklHttpLimits limits;
  guint attempts;
  gint64 patience_ms; /* a longer pause, asked for by the service, ends the attempts */
} TklLaneConfig;

void tkl_lane_config_clear (TklLaneConfig *config);

/* A thread's way to the service. */
typedef struct
{
  const TklLaneConfig *config;
  TklHttp *http; /* (owned) (nullable): made at the first request, on its thread */
} TklLane;

/* Reads the body of an answer into @data. */
typedef gboolean (*TklAnswerFunc) (const char *body, gsize size, gpointer data, GError **error);

/**
 * tkl_lane_check_url:
 * @url: (nullable): base address
 * @error: TKL_REMOTE_ERROR_ADDRESS: none, or plain http to another machine
 * Returns: (transfer full) (nullable).
 */
GUri *tkl_lane_check_url (const char *service, const char *url, GError **error);

/** tkl_lane_base: Returns: (transfer full): @url without slashes at the end. */
char *tkl_lane_base (const char *url);

/** tkl_target_add: Adds `&name=value`, percent-encoded; nothing for NULL. */
void tkl_target_add (GString *target, const char *name, const char *value);

/**
 * tkl_lane_ask:
 * @target: path and query with at least one parameter, without key
 * @read: called for a 2xx answer; an OFFLINE error of it (text broken off) is repeated as well
 *
 * Asks until there is an answer or patience ends; honours the limiter. Errors are redacted. A question
 * that the service called wrong before is not asked: its error comes again.
 */
gboolean tkl_lane_ask (TklLane *lane,
                       const char *target,
                       TklAnswerFunc read,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error);

/**
 * tkl_lane_listen:
 * @target: as of tkl_lane_ask()
 * @ear: called with what comes in
 *
 * One connection, until it ends or breaks off; the limiter counts its start alone. TRUE: it ended. Errors
 * are redacted; none is repeated.
 */
gboolean tkl_lane_listen (TklLane *lane,
                          const char *target,
                          const TklHttpEar *ear,
                          GCancellable *cancellable,
                          GError **error);
void tkl_lane_clear (TklLane *lane);

G_END_DECLS
