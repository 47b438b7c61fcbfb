/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imitated API: takes requests, logs them, lets the faults speak first, answers. */
/* Thread: main. */
#include "tkl-sim-server.h"

#include "tkl-sim-delivery.h"
#include "tkl-sim-endpoints.h"
#include "tkl-sim-listener.h"
#include "tkl-sim-stream.h"

struct _TklSimServer
{
  TklSim *sim;
  TklSimListener *listener; /* (owned) */
  TklSimStreams *streams;   /* (owned) */
  GPtrArray *open;          /* (element-type TklSimDelivery): answers under way */
};

/* (transfer container): the texts that must not be logged. */
static GPtrArray *
list_secrets (const TklSim *sim)
{
  GPtrArray *secrets = g_ptr_array_new ();

  for (guint i = 0; i < sim->model->api_keys->len; i++)
    g_ptr_array_add (secrets, ((TklSimApiKey *) g_ptr_array_index (sim->model->api_keys, i))->key);
  return secrets;
}

/* What nginx in front of the platform answers, before the platform sees the request. */
static gboolean
pass_gateway (TklSim *sim, TklSimRequest *request)
{
  const TklSimFault *rate = request->hits.of[TKL_SIM_FAULT_RATE];
  const TklSimFault *parallel = request->hits.of[TKL_SIM_FAULT_PARALLEL];
  const TklSimFault *status = request->hits.of[TKL_SIM_FAULT_STATUS];
  const char *phrase;

  if ((rate != NULL
       && !tkl_sim_faults_take_token (&sim->faults, rate->number, g_get_monotonic_time ()))
      || (parallel != NULL && sim->log.in_flight > (guint) parallel->number))
    {
      tkl_sim_request_fail (request, 429, "Too Many Requests");
      return FALSE;
    }
  if (status == NULL)
    return TRUE;

  phrase = soup_status_get_phrase ((guint) status->number);
  tkl_sim_request_fail (request, (guint) status->number, phrase);
  return FALSE;
}

static void
handle_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  TklSimServer *server = data;
  TklSim *sim = server->sim;
  GUri *uri = soup_server_message_get_uri (message);
  const char *raw_path = g_uri_get_path (uri);
  gboolean is_stream = g_str_has_prefix (raw_path, "/object-coordinates-stream");
  gboolean is_get = soup_server_message_get_method (message) == SOUP_METHOD_GET;
  g_autoptr (GPtrArray) secrets = list_secrets (sim);
  g_autofree char *logged_path = tkl_sim_redact_path (raw_path, secrets);
  const char *raw_query = g_uri_get_query (uri);
  g_autofree char *target = g_strconcat (raw_path, raw_query != NULL ? "?" : NULL, raw_query, NULL);
  g_autofree char *logged_query = tkl_sim_redact_query (raw_query, secrets);
  TklSimLogEntry *entry;
  TklSimRequest request;

  entry = tkl_sim_log_begin (&sim->log, soup_server_message_get_method (message), logged_path,
                             logged_query, !is_stream);
  /* What is not imitated is not found, writing included. */
  tkl_sim_request_init (&request, sim, is_get ? raw_path : "/", raw_query);
  tkl_sim_faults_draw (&sim->faults, target, &request.hits);
  if (pass_gateway (sim, &request))
    tkl_sim_serve (&request);
  if (request.is_stream)
    tkl_sim_streams_open (server->streams, &request, message, entry);
  else
    tkl_sim_deliver (&request, message, &sim->log, entry, server->open);
  tkl_sim_request_clear (&request);
}

TklSimServer *
tkl_sim_server_new (TklSim *sim, guint port, GError **error)
{
  g_autoptr (TklSimServer) server = g_new0 (TklSimServer, 1);

  server->sim = sim;
  server->open = g_ptr_array_new ();
  server->streams = tkl_sim_streams_new (sim);
  server->listener = tkl_sim_listener_new (port, handle_cb, server, error);
  if (server->listener == NULL)
    return NULL;
  return g_steal_pointer (&server);
}

void
tkl_sim_server_free (TklSimServer *server)
{
  if (server == NULL)
    return;
  g_clear_pointer (&server->listener, tkl_sim_listener_free);
  while (server->open->len > 0)
    tkl_sim_delivery_abandon (g_ptr_array_index (server->open, 0));
  g_ptr_array_unref (server->open);
  tkl_sim_streams_free (server->streams);
  g_free (server);
}

const char *
tkl_sim_server_url (const TklSimServer *server)
{
  return server->listener->url;
}
