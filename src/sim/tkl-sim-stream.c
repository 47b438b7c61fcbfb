/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Server-Sent Events: one `data:` line and a blank line for each record. */
/* Thread: main. */
#include "tkl-sim-stream.h"

#include "tkl-sim-endpoints.h"
#include "tkl-sim-records.h"

struct _TklSimStreams
{
  TklSim *sim;
  GPtrArray *open; /* (element-type Stream) */
};

typedef struct
{
  TklSimStreams *streams;
  SoupServerMessage *message; /* (owned) */
  TklSimLogEntry *entry;
  char *api_key;   /* (owned): looked up each time, a scenario may replace or revoke it */
  char *object_id; /* (owned) (nullable): only that vehicle */
  TklSimHits hits;
  int version;
  gboolean include_geozones;
  gboolean ended;
  gint64 n_left; /* records until the drop; −1 = none planned */
} Stream;

static void
free_stream (Stream *stream)
{
  g_ptr_array_remove_fast (stream->streams->open, stream);
  g_signal_handlers_disconnect_by_data (stream->message, stream);
  tkl_sim_log_end (&stream->streams->sim->log, stream->entry, 200);
  g_object_unref (stream->message);
  g_free (stream->api_key);
  g_free (stream->object_id);
  g_free (stream);
}

static void
finished_cb (SoupServerMessage *message, gpointer data)
{
  free_stream (data);
}

static void
append_item (Stream *stream, const TklSimVehicle *vehicle, const TklSimItem *item)
{
  SoupMessageBody *body = soup_server_message_get_response_body (stream->message);
  GString *text = g_string_new ("data:");
  TklSimJson json = { .text = text };
  TklSimStyle style = { .sim = stream->streams->sim,
                        .object_id = vehicle->id,
                        .hits = &stream->hits,
                        .version = stream->version,
                        .include_geozones = stream->include_geozones };
  g_autoptr (GBytes) bytes = NULL;

  if (stream->ended)
    {
      g_string_free (text, TRUE);
      return;
    }
  tkl_sim_record_write (&json, &style, item);
  g_string_append (text, "\n\n");
  bytes = g_string_free_to_bytes (text);
  soup_message_body_append_bytes (body, bytes);
  if (stream->n_left > 0 && --stream->n_left == 0)
    {
      soup_message_body_complete (body);
      stream->ended = TRUE;
    }
}

static gboolean
wants (const Stream *stream, const TklSimVehicle *vehicle)
{
  const TklSimApiKey *key
      = tkl_sim_model_find_api_key (stream->streams->sim->model, stream->api_key);

  return key != NULL && !key->revoked && tkl_sim_api_key_sees (key, vehicle->id)
         && (stream->object_id == NULL || g_str_equal (stream->object_id, vehicle->id));
}

static void
arrived_cb (TklSimVehicle *vehicle, guint index, gpointer data)
{
  TklSimStreams *streams = data;
  TklSimItem item = tkl_sim_page_item (streams->sim, vehicle, index);

  for (guint i = 0; i < streams->open->len; i++)
    {
      Stream *stream = g_ptr_array_index (streams->open, i);

      if (!wants (stream, vehicle))
        continue;
      append_item (stream, vehicle, &item);
      soup_server_message_unpause (stream->message);
    }
}

TklSimStreams *
tkl_sim_streams_new (TklSim *sim)
{
  TklSimStreams *streams = g_new0 (TklSimStreams, 1);

  streams->sim = sim;
  streams->open = g_ptr_array_new ();
  sim->arrived = arrived_cb;
  sim->arrived_data = streams;
  return streams;
}

void
tkl_sim_streams_free (TklSimStreams *streams)
{
  if (streams == NULL)
    return;
  streams->sim->arrived = NULL;
  while (streams->open->len > 0)
    free_stream (g_ptr_array_index (streams->open, 0));
  g_ptr_array_unref (streams->open);
  g_free (streams);
}

static void
send_last_records (Stream *stream)
{
  TklSim *sim = stream->streams->sim;

  for (guint i = 0; i < sim->model->vehicles->len; i++)
    {
      TklSimVehicle *vehicle = g_ptr_array_index (sim->model->vehicles, i);
      TklSimItem item;

      if (wants (stream, vehicle) && tkl_sim_page_newest (sim, vehicle, &item))
        append_item (stream, vehicle, &item);
    }
}

void
tkl_sim_streams_open (TklSimStreams *streams,
                      TklSimRequest *request,
                      SoupServerMessage *message,
                      TklSimLogEntry *entry)
{
  Stream *stream = g_new0 (Stream, 1);
  const TklSimFault *drop = request->hits.of[TKL_SIM_FAULT_STREAM_DROP];
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  stream->streams = streams;
  stream->message = g_object_ref (message);
  stream->entry = entry;
  stream->api_key = g_strdup (request->key->key);
  stream->object_id = g_strdup (tkl_sim_request_parameter (request, "object_id"));
  /* The faults of a stream end with the request that drew them: they may be cleared meanwhile. */
  stream->version = request->version;
  stream->include_geozones
      = g_strcmp0 (tkl_sim_request_parameter (request, "include_geozones"), "true") == 0;
  stream->n_left = drop != NULL ? MAX (drop->number, 1) : -1;
  g_ptr_array_add (streams->open, stream);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), stream);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_headers_replace (headers, "Server", "nginx");
  soup_message_headers_replace (headers, "Content-Type", "text/event-stream");
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  send_last_records (stream);
}

void
tkl_sim_serve_stream (TklSimRequest *request)
{
  const char *object_id = tkl_sim_request_parameter (request, "object_id");

  request->is_stream = object_id == NULL || tkl_sim_request_vehicle (request, object_id) != NULL;
}
