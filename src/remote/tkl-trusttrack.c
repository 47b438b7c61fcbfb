/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrusttrack: the client, its requests and how they are repeated. */
/* Thread: created, used and freed on one worker thread. */
#include "tkl-backoff.h"
#include "tkl-instant.h"
#include "tkl-text.h"
#include "tkl-trusttrack-private.h"

#define SERVICE "TrustTrack"

TklTrusttrack *
tkl_trusttrack_new (const TklTrusttrackOptions *options, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GUri) uri = NULL;
  TklTrusttrack *client;

  g_return_val_if_fail (options != NULL && options->attempts > 0, NULL);

  uri = tkl_lane_check_url (SERVICE, options->url, error);
  if (uri == NULL)
    return NULL;
  key = options->key != NULL ? g_strstrip (g_strdup (options->key)) : NULL;
  if (tkl_str_empty (key))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_KEY, "There is no key for TrustTrack");
      return NULL;
    }
  client = g_new0 (TklTrusttrack, 1);
  client->config.service = SERVICE;
  client->config.url = tkl_lane_base (options->url);
  client->config.key = g_steal_pointer (&key);
  client->config.attempts = options->attempts;
  client->config.patience_ms = TKL_BACKOFF_PATIENCE_MS;
  client->config.limiter = options->limiter != NULL ? tkl_limiter_ref (options->limiter)
                                                    : tkl_limiter_new (TKL_LIMITER_MAX_IN_FLIGHT,
                                                                       options->interval_ms, NULL);
  if (options->refusals != NULL)
    client->config.refusals = tkl_refusals_ref (options->refusals);
  client->config.limits = (TklHttpLimits){
    .connect_timeout_ms = options->connect_timeout_ms,
    .total_timeout_ms = options->total_timeout_ms,
    .max_body = options->max_body,
    .direct = tkl_http_host_is_local (g_uri_get_host (uri)),
  };
  client->lane.config = &client->config;
  return client;
}

void
tkl_trusttrack_free (TklTrusttrack *client)
{
  if (client == NULL)
    return;
  g_clear_pointer (&client->ahead, tkl_ahead_free);
  tkl_lane_clear (&client->lane);
  tkl_lane_config_clear (&client->config);
  g_free (client);
}

char *
tkl_trusttrack_fingerprint (const TklTrusttrack *client)
{
  g_autofree char *both = g_strconcat (client->config.url, "\n", client->config.key, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

GString *
tkl_target_new (const char *head, const char *id, const char *tail, const char *version)
{
  GString *target = g_string_new (head);
  g_autofree char *encoded = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;

  g_string_append_printf (target, "%s%s?version=%s", encoded != NULL ? encoded : "", tail, version);
  return target;
}

void
tkl_target_add_instant (GString *target, const char *name, gint64 utc_ms)
{
  char text[TKL_INSTANT_SIZE];

  tkl_target_add (target, name, tkl_instant_write (utc_ms, text));
}

typedef struct
{
  TklPage *page;
  gint64 now_utc_ms;
} PageReading;

static gboolean
read_page (const char *body, gsize size, gpointer data, GError **error)
{
  PageReading *reading = data;

  return tkl_page_parse (body, size, reading->now_utc_ms, reading->page, error);
}

gboolean
tkl_lane_fetch_page (TklLane *lane,
                     const TklPageRequest *request,
                     TklPage *page,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean old = request->version == 1;
  g_autoptr (GString) target
      = tkl_target_new ("/objects/", request->object_id, "/coordinates", old ? "1" : "2");
  PageReading reading = { page, request->now_utc_ms };
  g_autofree char *limit = g_strdup_printf ("%u", request->limit);

  /* The period behind what makes the question: tkl_refusals_check(). */
  tkl_target_add (target, "limit", request->limit != 0 ? limit : TKL_TRUSTTRACK_LIMIT);
  tkl_target_add_instant (target, old ? "fromDatetime" : "from_datetime", request->from_utc_ms);
  tkl_target_add_instant (target, old ? "toDatetime" : "to_datetime", request->to_utc_ms);
  tkl_target_add (target, old ? "continuationToken" : "continuation_token", request->token);
  return tkl_lane_ask (lane, target->str, read_page, &reading, cancellable, error);
}

gboolean
tkl_trusttrack_fetch_page (TklTrusttrack *client,
                           const TklPageRequest *request,
                           TklPage *page,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (client != NULL && page != NULL, FALSE);
  g_return_val_if_fail (request != NULL && request->object_id != NULL, FALSE);
  g_return_val_if_fail (request->version == 1 || request->version == 2, FALSE);

  if (client->ahead != NULL && tkl_ahead_matches (client->ahead, request))
    return tkl_ahead_take (client->ahead, page, cancellable, error);
  return tkl_lane_fetch_page (&client->lane, request, page, cancellable, error);
}

void
tkl_trusttrack_prefetch_page (TklTrusttrack *client, const TklPageRequest *request)
{
  g_return_if_fail (client != NULL);
  g_return_if_fail (request != NULL && request->object_id != NULL);
  g_return_if_fail (request->version == 1 || request->version == 2);

  if (client->ahead == NULL)
    client->ahead = tkl_ahead_new (&client->config);
  tkl_ahead_start (client->ahead, request);
}
