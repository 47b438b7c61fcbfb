/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the tests of the simulator: a small fleet behind running servers, and an HTTP client. */
/* Thread: main; server and client take turns in the default main context. */
#pragma once

#include "tkl-sim-admin.h"
#include "tkl-sim-server.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define KEY_A "3D00000BADC0DE01"
#define KEY_A_WIRE "01DEC0AD0B00003D"
#define KEY_B "820000A1B2C3D401"
#define VAN_1 "3f6c0a52-7d11-11ee-9c0e-5b2f0a9e4411"
#define VAN_2 "3f6c0a52-7d11-11ee-9c0e-5b2f0a9e4422"
#define DRIVER_A "b1f0c6de-3a7e-4f55-8c55-0f2f9f6f7d10"
#define DRIVER_B "b1f0c6de-3a7e-4f55-8c55-0f2f9f6f7d11"

/* Van 1: twelve records a minute apart from 2026-03-02T06:00:00Z, engine on from 1 to 8, key A at
 * 1 and 10. Van 2 never reported. Two drivers, one not in the list. One group, two events. */
typedef struct
{
  TklSim *sim;
  TklSimServer *server;
  TklSimAdmin *admin;
  SoupSession *session;
} SimFixture;

SimFixture *sim_fixture_new (void);
void sim_fixture_free (SimFixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFixture, sim_fixture_free)

typedef struct
{
  guint status;       /* 0 = no answer */
  char *content_type; /* (nullable) */
  char *retry_after;  /* (nullable) */
  char *cors;         /* (nullable) */
  char *text;         /* NUL-terminated; "" after an error */
  gsize n_bytes;
  JsonNode *json; /* (nullable) */
  GError *error;  /* (nullable): of the transport */
} SimAnswer;

void sim_answer_free (SimAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimAnswer, sim_answer_free)

/* @path_and_query: `/objects?version=1`; the key is added. */
SimAnswer *sim_get (SimFixture *fixture, const char *path_and_query);
/* @url is whole. @body: (nullable). */
SimAnswer *sim_send (SimFixture *fixture, const char *method, const char *url, const char *body);
/* A message that the test made itself, with headers of its own. */
SimAnswer *sim_send_message (SimFixture *fixture, SoupMessage *message);
/* To the admin interface. */
SimAnswer *sim_admin (SimFixture *fixture, const char *method, const char *path, const char *body);

/* Sets a switch, asserting that it exists. */
void sim_switch (SimFixture *fixture, const char *name, const char *value);
/* Adds a fault, asserting that it is understood. */
void sim_fault (SimFixture *fixture, const char *text);

JsonObject *sim_object (const SimAnswer *answer);
/* The member, asserting that it is there. */
JsonNode *sim_member (JsonObject *object, const char *name);
/* `items[2]` of the answer. */
JsonObject *sim_item (const SimAnswer *answer, const char *array, guint index);
guint sim_n_items (const SimAnswer *answer, const char *array);
/* All times of `items`, as `06:00:00.000 06:01:00.000`. */
char *sim_times (const SimAnswer *answer);

/* Path and query of a history request over the whole day of van 1. */
#define HISTORY_2                                                                                  \
  "/objects/" VAN_1 "/coordinates?version=2&from_datetime=2026-03-02T00:00:00.000Z"                \
  "&to_datetime=2026-03-02T23:00:00.000Z"
#define HISTORY_1 "/objects/" VAN_1 "/coordinates?version=1&fromDatetime=2026-03-02T00:00:00.000Z"

gint64 sim_ms (const char *text);

G_END_DECLS
