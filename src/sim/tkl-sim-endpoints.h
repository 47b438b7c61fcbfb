/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The endpoints of the imitated API, each answering one request. */
/* Thread: main. */
#pragma once

#include "tkl-sim-request.h"

G_BEGIN_DECLS

/**
 * tkl_sim_serve:
 * @request: initialised, its faults drawn
 *
 * Checks key, path, version and plan in this order, then answers. Everything that is not imitated
 * is 404. The geocoder stands apart: it wants no key and knows no versions.
 */
void tkl_sim_serve (TklSimRequest *request);

/** tkl_sim_serve_objects: GET /objects: the vehicles, a bare array. */
void tkl_sim_serve_objects (TklSimRequest *request);
/** tkl_sim_serve_object: GET /objects/{id}. */
void tkl_sim_serve_object (TklSimRequest *request);
/** tkl_sim_serve_last: GET /objects-last-coordinate. */
void tkl_sim_serve_last (TklSimRequest *request);
/** tkl_sim_serve_last_one: GET /objects-last-coordinate/{id}. */
void tkl_sim_serve_last_one (TklSimRequest *request);
/** tkl_sim_serve_history: GET /objects/{id}/coordinates. */
void tkl_sim_serve_history (TklSimRequest *request);
/** tkl_sim_serve_moment: GET /objects/{id}/coordinates/{datetime}. */
void tkl_sim_serve_moment (TklSimRequest *request);
/** tkl_sim_serve_trips: GET /objects/{id}/trips. */
void tkl_sim_serve_trips (TklSimRequest *request);
/** tkl_sim_serve_drivers: GET /drivers. */
void tkl_sim_serve_drivers (TklSimRequest *request);
/** tkl_sim_serve_driver: GET /drivers/{id}. */
void tkl_sim_serve_driver (TklSimRequest *request);
/** tkl_sim_serve_assignation: GET /driver/assignations/last. */
void tkl_sim_serve_assignation (TklSimRequest *request);
/** tkl_sim_serve_events: GET /detected-events. */
void tkl_sim_serve_events (TklSimRequest *request);
/** tkl_sim_serve_groups: GET /object-groups. */
void tkl_sim_serve_groups (TklSimRequest *request);
/** tkl_sim_serve_search: GET /search of a geocoder, without a key: address → places. */
void tkl_sim_serve_search (TklSimRequest *request);
/** tkl_sim_serve_reverse: GET /reverse of a geocoder, without a key: position → address. */
void tkl_sim_serve_reverse (TklSimRequest *request);
/** tkl_sim_serve_stream: GET /object-coordinates-stream: checks it, the server does the rest. */
void tkl_sim_serve_stream (TklSimRequest *request);

G_END_DECLS
