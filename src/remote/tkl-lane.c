/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a service: addresses, one request after the other, and how they are repeated. */
/* Thread: a lane belongs to one thread; its configuration is immutable and read by all. */
#include "tkl-lane.h"

#include <libsoup/soup.h>
#include <string.h>

#include "tkl-answer.h"
#include "tkl-backoff.h"
#include "tkl-remote-error.h"
#include "tkl-text.h"

/* Without any connection there is no service to be patient with; and a web page in place of an
 * answer comes from something on the way that may be over in a second, or will last. */
#define ATTEMPTS_FEW 3

GUri *
tkl_lane_check_url (const char *service, const char *url, GError **error)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (uri == NULL || tkl_str_empty (g_uri_get_host (uri)) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL || g_uri_get_userinfo (uri) != NULL
      || (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ADDRESS,
                   "The address of %s is not of the form https://HOST", service);
      return NULL;
    }
  if (strcmp (scheme, "https") != 0 && !tkl_http_host_is_local (g_uri_get_host (uri)))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ADDRESS,
                   "Plain http to %s would show what is sent to everybody on the way; use https",
                   g_uri_get_host (uri));
      return NULL;
    }
  return g_steal_pointer (&uri);
}

char *
tkl_lane_base (const char *url)
{
  gsize length = strlen (url);

  while (length > 0 && url[length - 1] == '/')
    length--;
  return g_strndup (url, length);
}

void
tkl_lane_config_clear (TklLaneConfig *config)
{
  g_clear_pointer (&config->url, g_free);
  g_clear_pointer (&config->key, g_free);
  g_clear_pointer (&config->limiter, tkl_limiter_unref);
  g_clear_pointer (&config->refusals, tkl_refusals_unref);
}

void
tkl_lane_clear (TklLane *lane)
{
  g_clear_pointer (&lane->http, tkl_http_free);
}

void
tkl_target_add (GString *target, const char *name, const char *value)
{
  g_autofree char *encoded = value != NULL ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (encoded != NULL)
    g_string_append_printf (target, "&%s=%s", name, encoded);
}

static void
set_status_error (const char *service, const TklHttpAnswer *answer, GError **error)
{
  g_autofree char *said = tkl_answer_explain ((const char *) answer->body->data, answer->body->len);
  /* Which libsoup 3.2 does not know. */
  const char *phrase
      = answer->status == 429 ? "Too Many Requests" : soup_status_get_phrase (answer->status);
  TklRemoteError code = tkl_answer_status_code (answer->status);

  g_set_error (error, TKL_REMOTE_ERROR, (int) code, "%s answered %u %s%s%s", service,
               answer->status, phrase, *said != '\0' ? ": " : "", said);
}

/* Returns: (transfer full): the whole address, with the key. */
static GString *
open_lane (TklLane *lane, const char *target)
{
  GString *address = g_string_new (lane->config->url);

  g_string_append (address, target);
  tkl_target_add (address, "api_key", lane->config->key);
  if (lane->http == NULL)
    lane->http = tkl_http_new (&lane->config->limits);
  return address;
}

static gboolean
check_status (const TklLane *lane, const TklHttpAnswer *answer, GError **error)
{
  if (answer->status >= 200 && answer->status < 300)
    return TRUE;
  set_status_error (lane->config->service, answer, error);
  return FALSE;
}

/* One attempt, the limiter passed. */
static gboolean
ask_once (TklLane *lane,
          const char *target,
          TklHttpAnswer *ret_answer,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GString) address = open_lane (lane, target);

  return tkl_http_get (lane->http, address->str, ret_answer, cancellable, error)
         && check_status (lane, ret_answer, error);
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
  if (asked_ms > lane->config->patience_ms)
    return -1;
  return asked_ms >= 0 ? asked_ms : tkl_backoff_delay_ms (attempt, g_random_int ());
}

static gboolean
may_ask (const TklLaneConfig *config, const char *target, GError **error)
{
  return config->refusals == NULL
         || tkl_refusals_check (config->refusals, config->url, target, error);
}

/* @problem: (transfer full) */
static gboolean
fail (const TklLaneConfig *config, const char *target, GError *problem, GError **error)
{
  problem->message = tkl_answer_redact (problem->message, config->key);
  if (config->refusals != NULL)
    tkl_refusals_note (config->refusals, config->url, target, problem);
  g_propagate_error (error, problem);
  return FALSE;
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

  if (!may_ask (lane->config, target, error))
    return FALSE;
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
        return fail (lane->config, target, g_steal_pointer (&problem), error);
      tkl_limiter_hold (limiter, pause_ms);
    }
}

gboolean
tkl_lane_listen (TklLane *lane,
                 const char *target,
                 const TklHttpEar *ear,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) address = open_lane (lane, target);
  g_auto (TklHttpAnswer) answer = { 0 };
  GError *problem = NULL;

  if (!may_ask (lane->config, target, error)
      || !tkl_limiter_acquire (lane->config->limiter, cancellable, error))
    return FALSE;
  tkl_limiter_release (lane->config->limiter);
  if (tkl_http_listen (lane->http, address->str, ear, &answer, cancellable, &problem)
      && check_status (lane, &answer, &problem))
    return TRUE;
  return fail (lane->config, target, problem, error);
}
