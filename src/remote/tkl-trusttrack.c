/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrusttrack: the client, its requests and how they are repeated. */
/* Thread: created, used and freed on one worker thread. */
#include <libsoup/soup.h>
#include <string.h>

#include "tkl-answer.h"
#include "tkl-backoff.h"
#include "tkl-instant.h"
#include "tkl-text.h"
#include "tkl-trusttrack-private.h"

/* Without any connection there is no service to be patient with; and a web page in place of an
 * answer comes from something on the way that may be over in a second, or will last. */
#define ATTEMPTS_FEW 3

static gboolean
check_url (const char *url, GUri **ret_uri, GError **error)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (uri == NULL || tkl_str_empty (g_uri_get_host (uri)) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL || g_uri_get_userinfo (uri) != NULL
      || (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST,
                   "The address of TrustTrack is not of the form https://HOST");
      return FALSE;
    }
  if (strcmp (scheme, "https") != 0 && !tkl_http_host_is_local (g_uri_get_host (uri)))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST,
                   "Plain http to %s would show the key to everybody on the way; use https",
                   g_uri_get_host (uri));
      return FALSE;
    }
  *ret_uri = g_steal_pointer (&uri);
  return TRUE;
}

static char *
strip_slashes (const char *url)
{
  gsize length = strlen (url);

  while (length > 0 && url[length - 1] == '/')
    length--;
  return g_strndup (url, length);
}

TklTrusttrack *
tkl_trusttrack_new (const TklTrusttrackOptions *options, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GUri) uri = NULL;
  TklTrusttrack *client;

  g_return_val_if_fail (options != NULL && options->attempts > 0, NULL);

  if (!check_url (options->url, &uri, error))
    return NULL;
  key = options->key != NULL ? g_strstrip (g_strdup (options->key)) : NULL;
  if (tkl_str_empty (key))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_KEY, "There is no key for TrustTrack");
      return NULL;
    }
  client = g_new0 (TklTrusttrack, 1);
  client->config.url = strip_slashes (options->url);
  client->config.key = g_steal_pointer (&key);
  client->config.attempts = options->attempts;
  client->config.limiter = options->limiter != NULL ? tkl_limiter_ref (options->limiter)
                                                    : tkl_limiter_new (TKL_LIMITER_MAX_IN_FLIGHT,
                                                                       options->interval_ms, NULL);
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
  tkl_limiter_unref (client->config.limiter);
  g_free (client->config.url);
  g_free (client->config.key);
  g_free (client);
}

void
tkl_lane_clear (TklLane *lane)
{
  g_clear_pointer (&lane->http, tkl_http_free);
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
tkl_target_add (GString *target, const char *name, const char *value)
{
  g_autofree char *encoded = value != NULL ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (encoded != NULL)
    g_string_append_printf (target, "&%s=%s", name, encoded);
}

void
tkl_target_add_instant (GString *target, const char *name, gint64 utc_ms)
{
  char text[TKL_INSTANT_SIZE];

  tkl_target_add (target, name, tkl_instant_write (utc_ms, text));
}

static void
set_status_error (const TklHttpAnswer *answer, GError **error)
{
  g_autofree char *said = tkl_answer_explain ((const char *) answer->body->data, answer->body->len);
  /* Which libsoup 3.2 does not know. */
  const char *phrase
      = answer->status == 429 ? "Too Many Requests" : soup_status_get_phrase (answer->status);
  TklRemoteError code = tkl_answer_status_code (answer->status);

  g_set_error (error, TKL_REMOTE_ERROR, (int) code, "TrustTrack answered %u %s%s%s", answer->status,
               phrase, *said != '\0' ? ": " : "", said);
}

/* One attempt, the limiter passed. */
static gboolean
ask_once (TklLane *lane,
          const char *target,
          TklHttpAnswer *ret_answer,
          GCancellable *cancellable,
          GError **error)
{
  const TklTrusttrackConfig *config = lane->config;
  g_autofree char *key = g_uri_escape_string (config->key, NULL, FALSE);
  g_autofree char *address = g_strdup_printf ("%s%s&api_key=%s", config->url, target, key);
  gboolean got;

  if (lane->http == NULL)
    lane->http = tkl_http_new (&config->limits);
  got = tkl_http_get (lane->http, address, ret_answer, cancellable, error);
  if (got && (ret_answer->status < 200 || ret_answer->status >= 300))
    {
      set_status_error (ret_answer, error);
      return FALSE;
    }
  return got;
}

/* How long to wait before another attempt; −1 = do not. */
static gint64
pause_before_next (const TklLane *lane,
                   const TklHttpAnswer *answer,
                   guint attempt,
                   const GError *error)
{
  guint attempts = lane->config->attempts;
  gint64 asked_ms;

  if (g_error_matches (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE))
    attempts = answer->was_sent ? attempts : MIN (attempts, ATTEMPTS_FEW);
  else if (g_error_matches (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER)
           && answer->status == SOUP_STATUS_OK)
    attempts = MIN (attempts, ATTEMPTS_FEW);
  else if (!g_error_matches (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_BUSY))
    return -1;
  if (attempt >= attempts)
    return -1;
  asked_ms = tkl_backoff_retry_after_ms (answer->retry_after, g_get_real_time () / 1000);
  if (asked_ms > TKL_BACKOFF_PATIENCE_MS)
    return -1;
  return asked_ms >= 0 ? asked_ms : tkl_backoff_delay_ms (attempt, g_random_int ());
}

static void
propagate_redacted (GError **error, GError *problem, const char *key)
{
  problem->message = tkl_answer_redact (problem->message, key);
  g_propagate_error (error, problem);
}

gboolean
tkl_lane_ask (TklLane *lane,
              const char *target,
              TklAnswerFunc read,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  TklLimiter *limiter = lane->config->limiter;

  for (guint attempt = 1;; attempt++)
    {
      g_auto (TklHttpAnswer) answer = { 0 };
      g_autoptr (GError) problem = NULL;
      gint64 pause_ms;
      gboolean done;

      if (!tkl_limiter_acquire (limiter, cancellable, error))
        return FALSE;
      done = ask_once (lane, target, &answer, cancellable, &problem);
      tkl_limiter_release (limiter);
      if (done && read ((const char *) answer.body->data, answer.body->len, data, &problem))
        return TRUE;
      pause_ms = pause_before_next (lane, &answer, attempt, problem);
      if (pause_ms < 0)
        {
          propagate_redacted (error, g_steal_pointer (&problem), lane->config->key);
          return FALSE;
        }
      tkl_limiter_hold (limiter, pause_ms);
    }
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

  tkl_target_add_instant (target, old ? "fromDatetime" : "from_datetime", request->from_utc_ms);
  tkl_target_add_instant (target, old ? "toDatetime" : "to_datetime", request->to_utc_ms);
  tkl_target_add (target, "limit", TKL_TRUSTTRACK_LIMIT);
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
