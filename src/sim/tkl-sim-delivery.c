/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an answer goes over the wire. Answers that must not end well take the socket from the server
 * and write to it directly. */
/* Thread: main. */
#include "tkl-sim-delivery.h"

#include <sys/socket.h>

#define SLOW_PIECES 10

struct _TklSimDelivery
{
  SoupServerMessage *message; /* (owned) */
  TklSimLog *log;
  TklSimLogEntry *entry; /* (nullable): NULL once it has ended */
  GPtrArray *open;
  guint status;
  const char *content_type;
  GBytes *body;      /* (owned) */
  char *retry_after; /* (owned) (nullable) */
  guint slow_ms;     /* 0 = all at once */
  gboolean cut;      /* the connection ends in the middle of the body … */
  gboolean reset;    /* … with a reset */
  gsize n_sent;
  GSource *timer; /* (owned) (nullable) */
};

/* A connection that is ours, with what is still to be written to it. */
typedef struct
{
  GIOStream *stream; /* (owned) */
  GString *bytes;    /* (owned) */
  gboolean reset;
} StolenConnection;

static void
free_delivery (TklSimDelivery *delivery)
{
  g_signal_handlers_disconnect_by_data (delivery->message, delivery);
  if (delivery->timer != NULL)
    g_source_destroy (delivery->timer);
  g_clear_pointer (&delivery->timer, g_source_unref);
  g_ptr_array_remove_fast (delivery->open, delivery);
  if (delivery->entry != NULL)
    tkl_sim_log_end (delivery->log, delivery->entry, delivery->status);
  g_object_unref (delivery->message);
  g_bytes_unref (delivery->body);
  g_free (delivery->retry_after);
  g_free (delivery);
}

void
tkl_sim_delivery_abandon (TklSimDelivery *delivery)
{
  free_delivery (delivery);
}

static void
finished_cb (SoupServerMessage *message, gpointer data)
{
  free_delivery (data);
}

static void
start_timer (TklSimDelivery *delivery, guint interval_ms, GSourceFunc func)
{
  delivery->timer = g_timeout_source_new (interval_ms);
  g_source_set_callback (delivery->timer, func, delivery, NULL);
  g_source_attach (delivery->timer, g_main_context_get_thread_default ());
}

static void
free_stolen (StolenConnection *stolen)
{
  g_object_unref (stolen->stream);
  g_string_free (stolen->bytes, TRUE);
  g_free (stolen);
}

/* Without waiting for what is still in the buffers: the other side sees a reset. */
static void
drop_connection (GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;
  struct linger linger = { 1, 0 };

  /* libsoup hands out a wrapper of its own around the connection. */
  g_object_get (stream, "base-iostream", &base, NULL);
  if (G_IS_SOCKET_CONNECTION (base))
    setsockopt (g_socket_get_fd (g_socket_connection_get_socket (G_SOCKET_CONNECTION (base))),
                SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

static void
stolen_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  StolenConnection *stolen = data;

  /* The other side may be gone already: then there is nothing left to cut. */
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  if (stolen->reset)
    drop_connection (stolen->stream);
  g_io_stream_close (stolen->stream, NULL, NULL);
  free_stolen (stolen);
}

/* Announces the whole body, writes half of it and ends the connection. */
static void
cut_connection (TklSimDelivery *delivery)
{
  StolenConnection *stolen = g_new0 (StolenConnection, 1);
  gsize n_body;
  const char *body = g_bytes_get_data (delivery->body, &n_body);

  stolen->reset = delivery->reset;
  stolen->bytes = g_string_new (NULL);
  g_string_printf (stolen->bytes,
                   "HTTP/1.1 %u %s\r\nServer: nginx\r\nContent-Type: %s\r\n"
                   "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                   delivery->status, soup_status_get_phrase (delivery->status),
                   delivery->content_type, n_body);
  g_string_append_len (stolen->bytes, body, (gssize) n_body / 2);

  g_signal_handlers_disconnect_by_data (delivery->message, delivery);
  stolen->stream = soup_server_message_steal_connection (delivery->message);
  free_delivery (delivery);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (stolen->stream),
                                   stolen->bytes->str, stolen->bytes->len, G_PRIORITY_DEFAULT, NULL,
                                   stolen_written_cb, stolen);
}

static gboolean
send_piece_cb (gpointer data)
{
  TklSimDelivery *delivery = data;
  SoupMessageBody *body = soup_server_message_get_response_body (delivery->message);
  gsize size = g_bytes_get_size (delivery->body);
  gsize n = MIN (size / SLOW_PIECES + 1, size - delivery->n_sent);
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (delivery->body, delivery->n_sent, n);

  soup_message_body_append_bytes (body, piece);
  delivery->n_sent += n;
  if (delivery->n_sent == size)
    {
      soup_message_body_complete (body);
      g_clear_pointer (&delivery->timer, g_source_unref);
    }
  soup_server_message_unpause (delivery->message);
  return delivery->n_sent < size;
}

static void
write_headers (TklSimDelivery *delivery)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (delivery->message);

  soup_server_message_set_status (delivery->message, delivery->status, NULL);
  soup_message_headers_replace (headers, "Server", "nginx");
  if (g_bytes_get_size (delivery->body) > 0)
    soup_message_headers_replace (headers, "Content-Type", delivery->content_type);
  if (delivery->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", delivery->retry_after);
}

/* @paused: the message waits for a timer and has to be woken. */
static void
send_answer (TklSimDelivery *delivery, gboolean paused)
{
  SoupMessageBody *body = soup_server_message_get_response_body (delivery->message);

  if (delivery->cut)
    {
      cut_connection (delivery);
      return;
    }
  write_headers (delivery);
  if (delivery->slow_ms > 0 && g_bytes_get_size (delivery->body) > 0)
    {
      soup_message_headers_set_encoding (
          soup_server_message_get_response_headers (delivery->message), SOUP_ENCODING_CHUNKED);
      start_timer (delivery, delivery->slow_ms, send_piece_cb);
      if (!paused)
        soup_server_message_pause (delivery->message);
      return;
    }
  if (g_bytes_get_size (delivery->body) > 0)
    soup_message_body_append_bytes (body, delivery->body);
  if (paused)
    soup_server_message_unpause (delivery->message);
}

static gboolean
latency_over_cb (gpointer data)
{
  TklSimDelivery *delivery = data;

  g_clear_pointer (&delivery->timer, g_source_unref);
  send_answer (delivery, TRUE);
  return G_SOURCE_REMOVE;
}

static void
spoil_body (TklSimRequest *request)
{
  if (request->hits.of[TKL_SIM_FAULT_HTML] != NULL)
    {
      request->status = 200;
      request->content_type = "text/html";
      g_string_assign (request->body, "<html><head><title>Maintenance</title></head><body>\r\n"
                                      "<p>We will be back soon.</p></body></html>\r\n");
    }
  if (request->hits.of[TKL_SIM_FAULT_CONTENT_TYPE] != NULL)
    request->content_type = "text/plain";
  if (request->hits.of[TKL_SIM_FAULT_CUT_JSON] != NULL)
    g_string_truncate (request->body, request->body->len / 2);
}

static char *
make_retry_after (const TklSimRequest *request)
{
  const TklSimFault *seconds = request->hits.of[TKL_SIM_FAULT_RETRY_AFTER];
  const TklSimFault *date = request->hits.of[TKL_SIM_FAULT_RETRY_AFTER_DATE];
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) then = NULL;

  if (request->status != 429 && request->status != 503)
    return NULL;
  if (seconds != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, seconds->number);
  if (date == NULL)
    return NULL;
  now = g_date_time_new_now_utc ();
  then = g_date_time_add_seconds (now, (double) date->number);
  return soup_date_time_to_string (then, SOUP_DATE_HTTP);
}

void
tkl_sim_deliver (TklSimRequest *request,
                 SoupServerMessage *message,
                 TklSimLog *log,
                 TklSimLogEntry *entry,
                 GPtrArray *open)
{
  TklSimDelivery *delivery = g_new0 (TklSimDelivery, 1);
  const TklSimFault *latency = request->hits.of[TKL_SIM_FAULT_LATENCY];
  const TklSimFault *slow = request->hits.of[TKL_SIM_FAULT_SLOW];

  spoil_body (request);
  delivery->message = g_object_ref (message);
  delivery->log = log;
  delivery->entry = entry;
  delivery->open = open;
  delivery->status = request->status;
  delivery->content_type = request->content_type;
  delivery->retry_after = make_retry_after (request);
  delivery->reset = request->hits.of[TKL_SIM_FAULT_RESET] != NULL;
  delivery->cut = delivery->reset || request->hits.of[TKL_SIM_FAULT_TRUNCATED] != NULL;
  delivery->slow_ms = slow != NULL ? (guint) slow->number : 0;
  delivery->body = g_string_free_to_bytes (g_steal_pointer (&request->body));
  g_ptr_array_add (open, delivery);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), delivery);

  if (latency != NULL)
    {
      soup_server_message_pause (message);
      start_timer (delivery, (guint) latency->number, latency_over_cb);
    }
  else
    send_answer (delivery, FALSE);
}
