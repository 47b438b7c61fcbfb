/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHttp: one HTTP request at a time, blocking, with time limits and a limit to its size. */
/* Thread: created, used and freed on one thread. */

/* libsoup's blocking calls know one time-out, of silence; a server that sends a byte now and then
 * would hold the thread for ever. So each request runs on a main context of its own. */
#include <libsoup/soup.h>

#include "tkl-http.h"
#include "tkl-main-watch.h"
#include "tkl-remote-error.h"

#define CHUNK_SIZE (128 * 1024)
#define MAX_REDIRECTS 3
#define IDLE_TIMEOUT_S 30

struct _TklHttp
{
  GMainContext *context;
  SoupSession *session;
  TklHttpLimits limits;
};

/* Why a request was stopped by us. */
typedef enum
{
  STOP_NONE,
  STOP_USER,
  STOP_CONNECT,
  STOP_TOTAL,
  STOP_SIZE,
} Stop;

/* One request under way. */
typedef struct
{
  TklHttp *http;
  SoupMessage *message;      /* (owned) */
  GCancellable *cancellable; /* (owned): fired by time and by the user */
  GInputStream *stream;      /* (owned) (nullable) */
  GByteArray *body;          /* (owned) */
  gsize length;              /* bytes of .body that were read */
  const TklHttpEar *ear;     /* (nullable): takes what comes, so that the body holds none of it */
  GSource *total;            /* (owned) (nullable): the time limit */
  GError *error;             /* (owned) (nullable) */
  Stop stop;
  gboolean sent;
  gboolean done;
} Call;

TklHttp *
tkl_http_new (const TklHttpLimits *limits)
{
  TklHttp *http = g_new0 (TklHttp, 1);

  http->limits = *limits;
  http->context = g_main_context_new ();
  g_main_context_push_thread_default (http->context);
  /* The time limits below act first; this one ends what they cannot reach. */
  http->session = soup_session_new_with_options (
      "timeout", (limits->total_timeout_ms + 1999) / 1000, "idle-timeout", IDLE_TIMEOUT_S,
      "max-conns-per-host", 1, "user-agent", "Tikklok/" TKL_VERSION, NULL);
  if (limits->direct)
    soup_session_set_proxy_resolver (http->session, NULL);
  g_main_context_pop_thread_default (http->context);
  return http;
}

void
tkl_http_free (TklHttp *http)
{
  if (http == NULL)
    return;
  g_main_context_push_thread_default (http->context);
  soup_session_abort (http->session);
  g_clear_object (&http->session);
  g_main_context_pop_thread_default (http->context);
  g_main_context_unref (http->context);
  g_free (http);
}

void
tkl_http_answer_clear (TklHttpAnswer *answer)
{
  g_clear_pointer (&answer->body, g_byte_array_unref);
  g_clear_pointer (&answer->retry_after, g_free);
  answer->status = 0;
}

gboolean
tkl_http_host_is_local (const char *host)
{
  g_autoptr (GInetAddress) number = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  number = g_inet_address_new_from_string (host);
  return number != NULL && g_inet_address_get_is_loopback (number);
}

static void
stop_call (Call *call, Stop stop)
{
  if (call->stop == STOP_NONE && !call->done)
    call->stop = stop;
  g_cancellable_cancel (call->cancellable);
}

static gboolean
connect_timeout_cb (gpointer data)
{
  Call *call = data;

  if (!call->sent)
    stop_call (call, STOP_CONNECT);
  return G_SOURCE_REMOVE;
}

static gboolean
total_timeout_cb (gpointer data)
{
  stop_call (data, STOP_TOTAL);
  return G_SOURCE_REMOVE;
}

static gboolean
stop_for_user (gpointer data)
{
  stop_call (data, STOP_USER);
  return G_SOURCE_REMOVE;
}

/* On the thread that cancels. Passed on to the thread of the call, because GLib 2.74 loses the
 * sources of a cancellable that is cancelled while another thread lets go of them. */
static void
user_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Call *call = data;

  g_main_context_invoke (call->http->context, stop_for_user, call);
}

static void
starting_cb (SoupMessage *message, gpointer data)
{
  ((Call *) data)->sent = TRUE;
}

static void read_some (Call *call);

static GSource *
add_timeout (Call *call, guint delay_ms, GSourceFunc func)
{
  GSource *source = g_timeout_source_new (delay_ms);

  g_source_set_callback (source, func, call, NULL);
  g_source_attach (source, call->http->context);
  return source;
}

static void
drop_source (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/* Whoever listens has all the time, unless nothing comes. */
static void
restart_total (Call *call)
{
  g_clear_pointer (&call->total, drop_source);
  call->total = add_timeout (call, call->http->limits.total_timeout_ms, total_timeout_cb);
}

static gboolean
is_listening (const Call *call)
{
  return call->ear != NULL && soup_message_get_status (call->message) == SOUP_STATUS_OK;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &call->error);

  if (n > 0 && is_listening (call))
    {
      restart_total (call);
      call->done = !call->ear->chunk ((const char *) call->body->data, (gsize) n, call->ear->data,
                                      &call->error);
      if (!call->done)
        read_some (call);
      return;
    }
  call->length += (gsize) MAX (n, 0);
  if (n > 0 && call->length > call->http->limits.max_body)
    stop_call (call, STOP_SIZE);
  call->done = n <= 0 || call->stop == STOP_SIZE;
  if (!call->done)
    read_some (call);
}

static void
read_some (Call *call)
{
  g_byte_array_set_size (call->body, (guint) (call->length + CHUNK_SIZE));
  g_input_stream_read_async (call->stream, call->body->data + call->length, CHUNK_SIZE,
                             G_PRIORITY_DEFAULT, call->cancellable, read_cb, call);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  call->stream = soup_session_send_finish (SOUP_SESSION (source), result, &call->error);
  if (call->stream != NULL)
    read_some (call);
  else
    call->done = TRUE;
}

static void
run_call (Call *call, GCancellable *cancellable)
{
  TklHttp *http = call->http;
  GSource *connecting;
  gulong handler = 0;

  g_main_context_push_thread_default (http->context);
  connecting = add_timeout (call, http->limits.connect_timeout_ms, connect_timeout_cb);
  restart_total (call);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (user_cancelled_cb), call, NULL);
  g_signal_connect (call->message, "starting", G_CALLBACK (starting_cb), call);
  soup_session_send_async (http->session, call->message, G_PRIORITY_DEFAULT, call->cancellable,
                           send_cb, call);
  while (!call->done)
    g_main_context_iteration (http->context, TRUE);
  g_cancellable_disconnect (cancellable, handler);
  drop_source (connecting);
  g_clear_pointer (&call->total, drop_source);
  if (g_cancellable_is_cancelled (cancellable))
    call->stop = STOP_USER;
  g_clear_object (&call->stream);
  /* What libsoup still does with the connection must not wait for the next request, nor a
   * cancellation that came late for a call that is gone. */
  while (g_main_context_iteration (http->context, FALSE))
    continue;
  g_main_context_pop_thread_default (http->context);
}

static void
set_call_error (const Call *call, GError **error)
{
  const TklHttpLimits *limits = &call->http->limits;

  switch (call->stop)
    {
    case STOP_USER:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      return;
    case STOP_SIZE:
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
                   "The answer is larger than %" G_GSIZE_FORMAT " bytes", limits->max_body);
      return;
    case STOP_CONNECT:
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE, "No connection within %u ms",
                   limits->connect_timeout_ms);
      return;
    case STOP_TOTAL:
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE,
                   "No complete answer within %u ms", limits->total_timeout_ms);
      return;
    case STOP_NONE:
    default:
      if (call->error->domain == TKL_REMOTE_ERROR)
        g_propagate_error (error, g_error_copy (call->error));
      else
        g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE, "%s", call->error->message);
    }
}

static void
clear_call (Call *call)
{
  g_clear_object (&call->message);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->stream);
  g_clear_pointer (&call->body, g_byte_array_unref);
  g_clear_error (&call->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, clear_call)

/* One request without redirects, of which all but the http and the chunks is still to be filled. */
static gboolean
run_once (
    Call *call, GUri *address, TklHttpAnswer *answer, GCancellable *cancellable, GError **error)
{
  call->message = soup_message_new_from_uri ("GET", address);
  call->cancellable = g_cancellable_new ();
  call->body = g_byte_array_new ();
  soup_message_add_flags (call->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (call->message), "Accept",
                                call->ear != NULL ? "text/event-stream" : "application/json");
  run_call (call, cancellable);
  answer->was_sent = call->sent;
  if (call->error != NULL || call->stop != STOP_NONE)
    {
      set_call_error (call, error);
      return FALSE;
    }
  g_byte_array_set_size (call->body, (guint) call->length);
  answer->status = soup_message_get_status (call->message);
  answer->body = g_steal_pointer (&call->body);
  answer->retry_after = g_strdup (soup_message_headers_get_one (
      soup_message_get_response_headers (call->message), "Retry-After"));
  return TRUE;
}

/* @ret_location: of a redirect. */
static gboolean
get_once (TklHttp *http,
          GUri *address,
          TklHttpAnswer *answer,
          char **ret_location,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (Call) call = { .http = http };

  if (!run_once (&call, address, answer, cancellable, error))
    return FALSE;
  *ret_location = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (call.message), "Location"));
  return TRUE;
}

static gboolean
same_origin (GUri *a, GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0
         && g_uri_get_port (a) == g_uri_get_port (b)
         && g_strcmp0 (g_uri_get_host (a), g_uri_get_host (b)) == 0;
}

/* The key is in the address: it goes nowhere but to the host it was given for. */
static GUri *
follow (GUri *address, const char *location, GError **error)
{
  g_autoptr (GUri) next = location != NULL
                              ? g_uri_parse_relative (address, location, SOUP_HTTP_URI_FLAGS, NULL)
                              : NULL;

  if (next != NULL && same_origin (address, next))
    return g_steal_pointer (&next);
  g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
               "The service redirects to another host (%s); not followed",
               next != NULL ? g_uri_get_host (next) : "none");
  return NULL;
}

gboolean
tkl_http_get (TklHttp *http,
              const char *address,
              TklHttpAnswer *ret_answer,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GUri) uri = NULL;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (http != NULL && address != NULL, FALSE);

  *ret_answer = (TklHttpAnswer){ 0 };
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_return_val_if_fail (uri != NULL, FALSE);
  for (int i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autofree char *location = NULL;
      GUri *next;

      tkl_http_answer_clear (ret_answer);
      if (!get_once (http, uri, ret_answer, &location, cancellable, error))
        return FALSE;
      if (ret_answer->status < 300 || ret_answer->status >= 400)
        return TRUE;
      next = follow (uri, location, error);
      if (next == NULL)
        return FALSE;
      g_uri_unref (uri);
      uri = next;
    }
  g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
               "The service redirects in circles");
  return FALSE;
}

gboolean
tkl_http_listen (TklHttp *http,
                 const char *address,
                 const TklHttpEar *ear,
                 TklHttpAnswer *ret_answer,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Call) call = { .http = http, .ear = ear };
  g_autoptr (GUri) uri = NULL;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (http != NULL && address != NULL && ear != NULL, FALSE);

  *ret_answer = (TklHttpAnswer){ 0 };
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_return_val_if_fail (uri != NULL, FALSE);
  return run_once (&call, uri, ret_answer, cancellable, error);
}
