/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface through which tests steer a running simulator. */
/* Thread: main. */
#include "tkl-sim-admin.h"

#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-sim-json.h"
#include "tkl-sim-listener.h"
#include "tkl-sim-reader.h"
#include "tkl-sim-scenario.h"

#define MS_PER_S 1000

struct _TklSimAdmin
{
  TklSim *sim;
  TklSimListener *listener; /* (owned) */
};

typedef struct
{
  TklSim *sim;
  TklSimReader body; /* when the command takes a JSON object */
  GBytes *raw;       /* (borrowed): the body as sent */
  GHashTable *query; /* (nullable) */
} Order;

typedef gboolean (*Carry) (Order *order, GError **error);

typedef struct
{
  const char *method;
  const char *path;
  gboolean has_object;                       /* the body is a JSON object */
  Carry carry;                               /* (nullable): NULL = nothing to do */
  void (*show) (TklSim *sim, GString *json); /* the answer */
} Command;

static void
add_fault (TklSimJson *json, const TklSimFault *fault)
{
  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "name", tkl_sim_fault_name (fault->kind));
  tkl_sim_json_add_text (json, "value", fault->value);
  tkl_sim_json_add_text (json, "path", fault->path);
  if (fault->count >= 0)
    tkl_sim_json_add_integer (json, "count", fault->count);
  tkl_sim_json_add_integer (json, "after", fault->after);
  tkl_sim_json_add_integer (json, "every", fault->every);
  tkl_sim_json_add_integer (json, "seen", fault->seen);
  tkl_sim_json_close (json, '}');
}

static void
show_state (TklSim *sim, GString *text)
{
  TklSimJson json = { .text = text };
  g_autofree char *checksum
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", tkl_sim_model_checksum (sim->model));
  const char *const *names = tkl_sim_switch_names ();

  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_instant (&json, "now", sim->model->now_utc_ms);
  tkl_sim_json_add_integer (&json, "records", tkl_sim_model_n_records (sim->model));
  tkl_sim_json_add_integer (&json, "drivers", sim->model->drivers->len);
  tkl_sim_json_add_integer (&json, "requests", sim->log.n_begun);
  tkl_sim_json_add_text (&json, "checksum", checksum);
  tkl_sim_json_open (&json, "vehicles", '[');
  for (guint i = 0; i < sim->model->vehicles->len; i++)
    {
      const TklSimVehicle *vehicle = g_ptr_array_index (sim->model->vehicles, i);

      tkl_sim_json_open (&json, NULL, '{');
      tkl_sim_json_add_text (&json, "id", vehicle->id);
      tkl_sim_json_add_text (&json, "name", vehicle->name);
      tkl_sim_json_add_integer (&json, "records", vehicle->records->len);
      tkl_sim_json_close (&json, '}');
    }
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_open (&json, "switches", '{');
  for (guint i = 0; names[i] != NULL; i++)
    tkl_sim_json_add_text (&json, names[i], tkl_sim_switches_value (&sim->switches, names[i]));
  tkl_sim_json_close (&json, '}');
  tkl_sim_json_open (&json, "faults", '[');
  for (guint i = 0; i < sim->faults.all->len; i++)
    add_fault (&json, g_ptr_array_index (sim->faults.all, i));
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
}

static void
show_log (TklSim *sim, GString *text)
{
  tkl_sim_log_write (&sim->log, text);
}

static gboolean
set_clock (Order *order, GError **error)
{
  static const char *const names[] = { "now", "advance_s", NULL };
  gint64 now = order->sim->model->now_utc_ms;
  gint64 advance_ms = 0;

  if (!tkl_sim_read_names (&order->body, names, error)
      || !tkl_sim_read_instant (&order->body, "now", FALSE, &now, error)
      || !tkl_sim_read_number (&order->body, "advance_s", 3, &advance_ms, error))
    return FALSE;
  tkl_sim_set_now (order->sim, now + advance_ms);
  return TRUE;
}

/* One record or a late batch; all or none. */
static gboolean
add_records (Order *order, GError **error)
{
  static const char *const names[] = { "vehicle", "received", "items", NULL };
  gint64 received = order->sim->model->now_utc_ms;
  const char *name = NULL;
  JsonArray *array = NULL;
  TklSimVehicle *vehicle;
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklSimRecord));

  if (!tkl_sim_read_names (&order->body, names, error)
      || !tkl_sim_read_text (&order->body, "vehicle", TRUE, &name, error)
      || !tkl_sim_read_instant (&order->body, "received", FALSE, &received, error)
      || !tkl_sim_read_array (&order->body, "items", &array, error))
    return FALSE;
  vehicle = tkl_sim_model_find_vehicle (order->sim->model, name);
  if (vehicle == NULL)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND, "no vehicle “%s”", name);
      return FALSE;
    }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = NULL;
      TklSimReader item
          = { tkl_sim_read_element (&order->body, "items", array, i, &where, error), NULL };
      TklSimRecord record;

      item.where = where;
      if (item.object == NULL
          || !tkl_sim_read_record (&item, order->sim->model, received, &record, error))
        return FALSE;
      g_array_append_val (records, record);
    }
  for (guint i = 0; i < records->len; i++)
    tkl_sim_add_record (order->sim, vehicle, &g_array_index (records, TklSimRecord, i));
  return TRUE;
}

static gboolean
set_switches (Order *order, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (order->body.object);
  TklSimSwitches switches = order->sim->switches;

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = NULL;

      if (!tkl_sim_read_text (&order->body, l->data, TRUE, &value, error)
          || !tkl_sim_switches_set (&switches, l->data, value, error))
        return FALSE;
    }
  order->sim->switches = switches;
  return TRUE;
}

static gboolean
add_fault_order (Order *order, GError **error)
{
  static const char *const names[] = { "fault", NULL };
  const char *text = NULL;

  return tkl_sim_read_names (&order->body, names, error)
         && tkl_sim_read_text (&order->body, "fault", TRUE, &text, error)
         && tkl_sim_faults_add (&order->sim->faults, text, error);
}

static gboolean
remove_faults (Order *order, GError **error)
{
  const char *name = order->query != NULL ? g_hash_table_lookup (order->query, "name") : NULL;

  if (name == NULL)
    tkl_sim_faults_reset (&order->sim->faults);
  else if (tkl_sim_faults_remove (&order->sim->faults, name) == 0)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND, "no fault “%s” is set", name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
forget_log (Order *order, GError **error)
{
  tkl_sim_log_forget (&order->sim->log);
  return TRUE;
}

static gboolean
revoke_key (Order *order, GError **error)
{
  static const char *const names[] = { "key", NULL };
  const char *text = NULL;
  TklSimApiKey *key;

  if (!tkl_sim_read_names (&order->body, names, error)
      || !tkl_sim_read_text (&order->body, "key", TRUE, &text, error))
    return FALSE;
  key = tkl_sim_model_find_api_key (order->sim->model, text);
  if (key == NULL)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND, "no such key");
      return FALSE;
    }
  key->revoked = TRUE;
  return TRUE;
}

/* A scenario is a whole file and reads itself. */
static gboolean
load_scenario (Order *order, GError **error)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (order->raw, &n_bytes);

  return tkl_sim_scenario_load (order->sim, text != NULL ? text : "", (gssize) n_bytes, "scenario",
                                error);
}

static const Command commands[] = {
  { "GET", "/state", FALSE, NULL, show_state },
  { "GET", "/log", FALSE, NULL, show_log },
  { "DELETE", "/log", FALSE, forget_log, show_state },
  { "POST", "/scenario", FALSE, load_scenario, show_state },
  { "POST", "/clock", TRUE, set_clock, show_state },
  { "POST", "/record", TRUE, add_records, show_state },
  { "POST", "/switch", TRUE, set_switches, show_state },
  { "POST", "/fault", TRUE, add_fault_order, show_state },
  { "DELETE", "/fault", FALSE, remove_faults, show_state },
  { "POST", "/revoke-key", TRUE, revoke_key, show_state },
};

static void
answer (SoupServerMessage *message, guint status, GString *text)
{
  g_string_append_c (text, '\n');
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text->str,
                                    text->len);
  g_string_free (text, TRUE);
}

static void
answer_error (SoupServerMessage *message, guint status, const char *what)
{
  GString *text = g_string_new (NULL);
  TklSimJson json = { .text = text };

  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_text (&json, "error", what);
  tkl_sim_json_close (&json, '}');
  answer (message, status, text);
}

static gboolean
carry_out (const Command *command, Order *order, GError **error)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (order->raw, &n_bytes);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (command->carry == NULL)
    return TRUE;
  if (!command->has_object)
    return command->carry (order, error);
  if (!json_parser_load_from_data (parser, text != NULL ? text : "", (gssize) n_bytes, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "the body is not a JSON object");
      return FALSE;
    }
  order->body = (TklSimReader){ json_node_get_object (root), "" };
  return command->carry (order, error);
}

static const Command *
find_command (const char *method, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].method, method) && g_str_equal (commands[i].path, path))
      return &commands[i];
  return NULL;
}

static void
handle_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  TklSimAdmin *admin = data;
  const char *method = soup_server_message_get_method (message);
  const Command *command = find_command (method, path);
  g_autoptr (GBytes) raw
      = soup_message_body_flatten (soup_server_message_get_request_body (message));
  Order order = { admin->sim, { NULL, "" }, raw, query };
  g_autoptr (GError) error = NULL;
  GString *text;

  if (command == NULL)
    {
      answer_error (message, 404, "no such path or method; see tikklok-simulator(1)");
      return;
    }
  if (!carry_out (command, &order, &error))
    {
      answer_error (message, 400, error->message);
      return;
    }
  text = g_string_new (NULL);
  command->show (admin->sim, text);
  answer (message, 200, text);
}

TklSimAdmin *
tkl_sim_admin_new (TklSim *sim, guint port, GError **error)
{
  g_autoptr (TklSimAdmin) admin = g_new0 (TklSimAdmin, 1);

  admin->sim = sim;
  admin->listener = tkl_sim_listener_new (port, handle_cb, admin, error);
  if (admin->listener == NULL)
    return NULL;
  return g_steal_pointer (&admin);
}

void
tkl_sim_admin_free (TklSimAdmin *admin)
{
  if (admin == NULL)
    return;
  tkl_sim_listener_free (admin->listener);
  g_free (admin);
}

const char *
tkl_sim_admin_url (const TklSimAdmin *admin)
{
  return admin->listener->url;
}
