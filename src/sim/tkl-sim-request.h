/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimRequest: one request to the imitated API, its parameters read and its answer made. */
/* Thread: main. */
#pragma once

#include "tkl-sim-json.h"
#include "tkl-sim-page.h"

G_BEGIN_DECLS

typedef struct
{
  TklSim *sim;             /* (borrowed) */
  const TklSimApiKey *key; /* (borrowed) */
  TklSimHits hits;
  GHashTable *query; /* (element-type utf8 utf8) (owned): decoded */
  char **words;      /* (owned): decoded segments of the path */
  guint n_words;
  int version;
  guint status;
  const char *content_type; /* static */
  GString *body;            /* (owned) */
  gboolean is_stream;       /* answered by the stream instead of `body` */
} TklSimRequest;

/**
 * tkl_sim_request_init:
 * @path: as sent; `%3A` and `:` are the same, since libsoup decodes it before we see it
 * @query: (nullable): as sent
 */
void
tkl_sim_request_init (TklSimRequest *request, TklSim *sim, const char *path, const char *query);
void tkl_sim_request_clear (TklSimRequest *request);

/** tkl_sim_request_parameter: Returns: (nullable): the value; NULL when absent or empty. */
const char *tkl_sim_request_parameter (const TklSimRequest *request, const char *name);

/* The functions below answer the request themselves when they return FALSE or NULL. */

/** tkl_sim_request_fail: an error answer; the body of 401, 403, 404 goes by the switch. */
void tkl_sim_request_fail (TklSimRequest *request, guint status, const char *message);

/** tkl_sim_request_miss: fails for a required parameter, with the status of the switch. */
void tkl_sim_request_miss (TklSimRequest *request, const char *parameter);

/**
 * tkl_sim_request_instant:
 * @ret_utc_ms: (out): unchanged when the parameter is absent and not @required
 * A time without offset is read as UTC, without complaint.
 */
gboolean tkl_sim_request_instant (TklSimRequest *request,
                                  const char *parameter,
                                  gboolean required,
                                  gint64 *ret_utc_ms);

/** tkl_sim_request_limit: 100 when absent; above 1000 by the switch. */
gboolean tkl_sim_request_limit (TklSimRequest *request, guint *ret_limit);

/** tkl_sim_request_position: a continuation token that is a whole number; 0 when absent. */
gboolean tkl_sim_request_position (TklSimRequest *request, guint *ret_position);

/** tkl_sim_request_vehicle: Returns: (nullable): the vehicle; 404 unknown, 403 not visible. */
TklSimVehicle *tkl_sim_request_vehicle (TklSimRequest *request, const char *id);

/** tkl_sim_request_sees: Returns: TRUE when the vehicle belongs in a list for this request. */
gboolean tkl_sim_request_sees (const TklSimRequest *request, const TklSimVehicle *vehicle);

/** tkl_sim_request_json: Returns: a writer on the empty body of a 200 answer. */
TklSimJson tkl_sim_request_json (TklSimRequest *request);

/**
 * tkl_sim_request_more:
 * Writes the member `continuation_token` of a list cut by position, as a number.
 * @first: position of the first element of this page
 * @n_page: @n_all: elements on the page, and in all
 */
void tkl_sim_request_more (
    const TklSimRequest *request, TklSimJson *json, guint first, guint n_page, guint n_all);

/**
 * tkl_sim_request_next:
 * Returns: the position behind a page, or −1 when it is the last; by the switch `last-page`.
 */
gint64 tkl_sim_request_next (const TklSimRequest *request, guint first, guint n_page, guint n_all);

/** tkl_sim_request_no_token: the end marker of the switch: null, or nothing. */
void tkl_sim_request_no_token (const TklSimRequest *request, TklSimJson *json);

G_END_DECLS
