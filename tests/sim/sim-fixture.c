/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the tests of the simulator. */
/* Thread: main. */
#include "sim-fixture.h"

#include "tkl-instant.h"

#include <string.h>

gint64
sim_ms (const char *text)
{
  gint64 ms = 0;

  g_assert_true (tkl_instant_parse (text, NULL, &ms));
  return ms;
}

static void
add_records (TklSimModel *model, TklSimVehicle *vehicle)
{
  gint64 start = sim_ms ("2026-03-02T06:00:00Z");

  for (int i = 0; i < 12; i++)
    {
      TklSimRecord record;

      tkl_sim_record_init (&record, start + i * 60000,
                           (TklPoint){ 508500000 + i * 10000, 43500000 });
      record.ignition = i >= 1 && i <= 8 ? TKL_IGNITION_ON : TKL_IGNITION_OFF;
      record.odometer_m = 1000000 + i * 500;
      record.speed_kmh = i >= 2 && i <= 8 ? 40 : 0;
      record.key = i == 1 || i == 10 ? tkl_sim_model_key (model, KEY_A) : 0;
      tkl_sim_vehicle_add (vehicle, &record);
    }
}

static void
fill_model (TklSimModel *model)
{
  TklSimVehicle *van = tkl_sim_model_add_vehicle (model, VAN_1, "VAN 01");
  TklSimDriver *driver = tkl_sim_model_add_driver (model, DRIVER_A, "Ana", "Primer");
  TklSimDriver *other = tkl_sim_model_add_driver (model, DRIVER_B, "Bo", NULL);
  const char *const events[] = { "Speed > 90", "Panic" };

  van->imei = G_GINT64_CONSTANT (868324051112223);
  add_records (model, van);
  tkl_sim_model_add_vehicle (model, VAN_2, "VAN 02");
  tkl_sim_driver_add_identifier (driver, KEY_A, "IBUTTON");
  tkl_sim_driver_add_identifier (driver, "SI00000012345678", "TACHOGRAPH");
  tkl_sim_driver_add_identifier (other, KEY_B, "IBUTTON");
  other->unlisted = TRUE;
  g_ptr_array_add (tkl_sim_model_add_group (model, "g1", "All")->object_ids, g_strdup (VAN_1));
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      TklSimEvent *event = tkl_sim_model_add_event (model, VAN_1, events[i]);

      event->start_utc_ms = sim_ms ("2026-03-02T06:03:00Z") + i * 60000;
      event->end_utc_ms = event->start_utc_ms + 31000;
      event->speed_kmh = 97;
    }
  tkl_sim_model_add_api_key (model, "secret-key");
  model->now_utc_ms = sim_ms ("2026-03-03T00:00:00Z");
}

SimFixture *
sim_fixture_new (void)
{
  SimFixture *fixture = g_new0 (SimFixture, 1);
  g_autoptr (GError) error = NULL;

  fixture->sim = tkl_sim_new ();
  fill_model (fixture->sim->model);
  fixture->server = tkl_sim_server_new (fixture->sim, 0, &error);
  g_assert_no_error (error);
  fixture->admin = tkl_sim_admin_new (fixture->sim, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 20,
                                                    "max-conns-per-host", 8, NULL);
  return fixture;
}

void
sim_fixture_free (SimFixture *fixture)
{
  soup_session_abort (fixture->session);
  g_object_unref (fixture->session);
  tkl_sim_server_free (fixture->server);
  tkl_sim_admin_free (fixture->admin);
  tkl_sim_free (fixture->sim);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (fixture);
}

void
sim_answer_free (SimAnswer *answer)
{
  g_free (answer->content_type);
  g_free (answer->retry_after);
  g_free (answer->cors);
  g_free (answer->text);
  g_clear_pointer (&answer->json, json_node_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

SimAnswer *
sim_send_message (SimFixture *fixture, SoupMessage *message)
{
  SimAnswer *answer = g_new0 (SimAnswer, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SoupMessageHeaders *headers;

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, arrived_cb,
                                    &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = soup_session_send_and_read_finish (fixture->session, result, &answer->error);

  answer->status = soup_message_get_status (message);
  headers = soup_message_get_response_headers (message);
  answer->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  answer->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
  answer->cors = g_strdup (soup_message_headers_get_one (headers, "Access-Control-Allow-Origin"));
  answer->n_bytes = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  answer->text
      = g_strndup (answer->n_bytes > 0 ? g_bytes_get_data (bytes, NULL) : "", answer->n_bytes);
  answer->json = json_from_string (answer->text, NULL);
  return answer;
}

SimAnswer *
sim_send (SimFixture *fixture, const char *method, const char *url, const char *body)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) sent = g_bytes_new_static (body, body != NULL ? strlen (body) : 0);

  g_assert_nonnull (message);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", sent);
  return sim_send_message (fixture, message);
}

SimAnswer *
sim_get (SimFixture *fixture, const char *path_and_query)
{
  g_autofree char *url
      = g_strdup_printf ("%s%s%sapi_key=secret-key", tkl_sim_server_url (fixture->server),
                         path_and_query, strchr (path_and_query, '?') != NULL ? "&" : "?");

  return sim_send (fixture, "GET", url, NULL);
}

SimAnswer *
sim_admin (SimFixture *fixture, const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (tkl_sim_admin_url (fixture->admin), path, NULL);

  return sim_send (fixture, method, url, body);
}

void
sim_switch (SimFixture *fixture, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  tkl_sim_switches_set (&fixture->sim->switches, name, value, &error);
  g_assert_no_error (error);
}

void
sim_fault (SimFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  tkl_sim_faults_add (&fixture->sim->faults, text, &error);
  g_assert_no_error (error);
}

JsonObject *
sim_object (const SimAnswer *answer)
{
  g_assert_nonnull (answer->json);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (answer->json));
  return json_node_get_object (answer->json);
}

JsonNode *
sim_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  g_assert_nonnull (node);
  return node;
}

static JsonArray *
get_array (const SimAnswer *answer, const char *array)
{
  JsonNode *node = sim_member (sim_object (answer), array);

  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  return json_node_get_array (node);
}

JsonObject *
sim_item (const SimAnswer *answer, const char *array, guint index)
{
  JsonArray *elements = get_array (answer, array);

  g_assert_cmpuint (index, <, json_array_get_length (elements));
  return json_array_get_object_element (elements, index);
}

guint
sim_n_items (const SimAnswer *answer, const char *array)
{
  return json_array_get_length (get_array (answer, array));
}

char *
sim_times (const SimAnswer *answer)
{
  GString *times = g_string_new (NULL);

  for (guint i = 0; i < sim_n_items (answer, "items"); i++)
    {
      const char *time = json_object_get_string_member (sim_item (answer, "items", i), "datetime");

      g_string_append_printf (times, "%s%.12s", i > 0 ? " " : "", time + 11);
    }
  return g_string_free (times, FALSE);
}
