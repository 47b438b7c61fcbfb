/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which endpoint answers a request, and whether the key may ask it. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"

#include "tkl-text.h"

#include <string.h>

#define MAX_WORDS 4

typedef struct
{
  const char *words[MAX_WORDS + 1]; /* `*` stands for an id or time */
  const char *capability;           /* with the version behind: what a plan may deny */
  int first_version, last_version;
  void (*serve) (TklSimRequest *request);
} Endpoint;

static const Endpoint endpoints[] = {
  { { "objects" }, "objects", 1, 1, tkl_sim_serve_objects },
  { { "objects", "*" }, "objects", 1, 1, tkl_sim_serve_object },
  { { "objects-last-coordinate" }, "last", 2, 3, tkl_sim_serve_last },
  { { "objects-last-coordinate", "*" }, "last", 2, 3, tkl_sim_serve_last_one },
  { { "objects", "*", "coordinates" }, "coordinates", 1, 3, tkl_sim_serve_history },
  { { "objects", "*", "coordinates", "*" }, "coordinates", 1, 3, tkl_sim_serve_moment },
  { { "object-coordinates-stream" }, "stream", 1, 3, tkl_sim_serve_stream },
  { { "objects", "*", "trips" }, "trips", 1, 1, tkl_sim_serve_trips },
  { { "drivers" }, "drivers", 1, 2, tkl_sim_serve_drivers },
  { { "drivers", "*" }, "drivers", 1, 2, tkl_sim_serve_driver },
  { { "driver", "assignations", "last" }, "assignations", 1, 1, tkl_sim_serve_assignation },
  { { "detected-events" }, "events", 1, 1, tkl_sim_serve_events },
  { { "object-groups" }, "groups", 1, 1, tkl_sim_serve_groups },
};

/* Of the geocoder, another service at the same address. */
static const Endpoint geocoder[] = {
  { { "search" }, NULL, 0, 0, tkl_sim_serve_search },
  { { "reverse" }, NULL, 0, 0, tkl_sim_serve_reverse },
};

static gboolean
matches (const Endpoint *endpoint, const TklSimRequest *request)
{
  guint n = 0;

  for (; endpoint->words[n] != NULL; n++)
    if (n >= request->n_words
        || (strcmp (endpoint->words[n], "*") != 0
            && strcmp (endpoint->words[n], request->words[n]) != 0))
      return FALSE;
  return n == request->n_words;
}

static const Endpoint *
find_endpoint (const Endpoint *table, gsize n_rows, const TklSimRequest *request)
{
  for (gsize i = 0; i < n_rows; i++)
    if (matches (&table[i], request))
      return &table[i];
  return NULL;
}

static gboolean
check_key (TklSimRequest *request)
{
  const char *text = tkl_sim_request_parameter (request, "api_key");
  const TklSimApiKey *key
      = text != NULL ? tkl_sim_model_find_api_key (request->sim->model, text) : NULL;

  if (key == NULL || key->revoked || request->hits.of[TKL_SIM_FAULT_REVOKED] != NULL)
    {
      tkl_sim_request_fail (request, 401, "Unauthorized");
      return FALSE;
    }
  request->key = key;
  return TRUE;
}

static gboolean
check_version (TklSimRequest *request, const Endpoint *endpoint)
{
  const char *text = tkl_sim_request_parameter (request, "version");
  g_autofree char *capability = NULL;
  g_autofree char *message = NULL;
  gint64 version;

  if (!tkl_parse_int64 (text, endpoint->first_version, endpoint->last_version, &version))
    {
      tkl_sim_request_miss (request, "version");
      return FALSE;
    }
  request->version = (int) version;
  capability = g_strdup_printf ("%s-%d", endpoint->capability, request->version);
  if (tkl_sim_api_key_may (request->key, capability))
    return TRUE;

  message = g_strdup_printf ("Access denied: feature \"%s\" is not enabled for this user",
                             g_str_equal (capability, "coordinates-3")
                                 ? "address component in stream and history"
                                 : capability);
  tkl_sim_request_fail (request, 403, message);
  return FALSE;
}

void
tkl_sim_serve (TklSimRequest *request)
{
  const Endpoint *endpoint = find_endpoint (geocoder, G_N_ELEMENTS (geocoder), request);

  if (endpoint != NULL)
    {
      endpoint->serve (request);
      return;
    }
  if (!check_key (request))
    return;
  endpoint = find_endpoint (endpoints, G_N_ELEMENTS (endpoints), request);
  if (endpoint == NULL)
    {
      tkl_sim_request_fail (request, 404, "Not Found");
      return;
    }
  if (check_version (request, endpoint))
    endpoint->serve (request);
}
