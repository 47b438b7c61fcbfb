/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario files: everything is built beside the running state and put in its place at the end. */
/* Thread: main. */
#include "tkl-sim-scenario.h"

#include "tkl-demo.h"
#include "tkl-instant.h"
#include "tkl-sim-bulk.h"
#include "tkl-sim-error.h"
#include "tkl-sim-reader.h"
#include "tkl-text.h"

/* What is being built. */
typedef struct
{
  TklSimModel *model;
  TklSimSwitches switches;
  TklSimFaults faults;
} Draft;

typedef gboolean (*ReadElement) (const TklSimReader *reader, Draft *draft, GError **error);

static gboolean
read_each (
    const TklSimReader *reader, const char *name, ReadElement read, Draft *draft, GError **error)
{
  JsonArray *array;

  if (!tkl_sim_read_array (reader, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = NULL;
      TklSimReader element = { tkl_sim_read_element (reader, name, array, i, &where, error), NULL };

      element.where = where;
      if (element.object == NULL || !read (&element, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_records (const TklSimReader *reader, Draft *draft, TklSimVehicle *vehicle, GError **error)
{
  JsonArray *array;

  if (!tkl_sim_read_array (reader, "records", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = NULL;
      TklSimReader element
          = { tkl_sim_read_element (reader, "records", array, i, &where, error), NULL };
      TklSimRecord record;

      element.where = where;
      if (element.object == NULL
          || !tkl_sim_read_record (&element, draft->model, TKL_INSTANT_NONE, &record, error))
        return FALSE;
      tkl_sim_vehicle_add (vehicle, &record);
    }
  return TRUE;
}

static gboolean
read_vehicle (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[]
      = { "id", "name", "imei", "plate", "make", "model", "fuel", "records", NULL };
  static const char *const fuels[]
      = { "UNKNOWN", "DIESEL", "PETROL", "ELECTRICITY", "LPG", "OTHER" };
  const char *id = NULL, *name = "", *plate = NULL, *make = NULL, *model = NULL, *fuel = NULL;
  TklSimVehicle *vehicle;

  if (!tkl_sim_read_names (reader, names, error)
      || !tkl_sim_read_text (reader, "id", FALSE, &id, error)
      || !tkl_sim_read_text (reader, "name", TRUE, &name, error)
      || !tkl_sim_read_text (reader, "plate", FALSE, &plate, error)
      || !tkl_sim_read_text (reader, "make", FALSE, &make, error)
      || !tkl_sim_read_text (reader, "model", FALSE, &model, error)
      || !tkl_sim_read_text (reader, "fuel", FALSE, &fuel, error))
    return FALSE;

  vehicle = tkl_sim_model_add_vehicle (draft->model, id, name);
  if (vehicle == NULL)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s.id: “%s” is there twice",
                   reader->where, id);
      return FALSE;
    }
  tkl_set_str (&vehicle->plate, plate);
  tkl_set_str (&vehicle->make, make);
  tkl_set_str (&vehicle->model, model);
  for (guint i = 0; fuel != NULL && i < G_N_ELEMENTS (fuels); i++)
    if (g_str_equal (fuels[i], fuel))
      vehicle->fuel = fuels[i];
  return tkl_sim_read_number (reader, "imei", 0, &vehicle->imei, error)
         && read_records (reader, draft, vehicle, error);
}

static gboolean
read_identifiers (const TklSimReader *reader, TklSimDriver *driver, GError **error)
{
  static const char *const names[] = { "identifier", "type", NULL };
  JsonArray *array;

  if (!tkl_sim_read_array (reader, "identifiers", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = NULL;
      TklSimReader element
          = { tkl_sim_read_element (reader, "identifiers", array, i, &where, error), NULL };
      const char *text = NULL, *type = "IBUTTON";

      element.where = where;
      if (element.object == NULL || !tkl_sim_read_names (&element, names, error)
          || !tkl_sim_read_text (&element, "identifier", TRUE, &text, error)
          || !tkl_sim_read_text (&element, "type", FALSE, &type, error))
        return FALSE;
      tkl_sim_driver_add_identifier (driver, text, type);
    }
  return TRUE;
}

static gboolean
read_driver (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[]
      = { "id", "first_name", "last_name", "address", "phone", "identifiers", "unlisted", NULL };
  const char *id = NULL, *first = NULL, *last = NULL, *address = NULL, *phone = NULL;
  TklSimDriver *driver;

  if (!tkl_sim_read_names (reader, names, error)
      || !tkl_sim_read_text (reader, "id", FALSE, &id, error)
      || !tkl_sim_read_text (reader, "first_name", TRUE, &first, error)
      || !tkl_sim_read_text (reader, "last_name", FALSE, &last, error)
      || !tkl_sim_read_text (reader, "address", FALSE, &address, error)
      || !tkl_sim_read_text (reader, "phone", FALSE, &phone, error))
    return FALSE;
  driver = tkl_sim_model_add_driver (draft->model, id, first, last);
  tkl_set_str (&driver->address, address);
  tkl_set_str (&driver->phone, phone);
  return tkl_sim_read_boolean (reader, "unlisted", &driver->unlisted, error)
         && read_identifiers (reader, driver, error);
}

static gboolean
read_group (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[] = { "id", "name", "vehicles", NULL };
  const char *id = NULL, *name = NULL;

  return tkl_sim_read_names (reader, names, error)
         && tkl_sim_read_text (reader, "id", FALSE, &id, error)
         && tkl_sim_read_text (reader, "name", TRUE, &name, error)
         && tkl_sim_read_texts (reader, "vehicles",
                                tkl_sim_model_add_group (draft->model, id, name)->object_ids,
                                error);
}

static gboolean
read_event (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[]
      = { "vehicle", "name", "description", "driver", "start", "end", "speed", NULL };
  const char *vehicle = NULL, *name = NULL, *description = "", *driver = NULL;
  gint64 start = 0, end = 0, speed = 0;
  TklSimEvent *event;

  if (!tkl_sim_read_names (reader, names, error)
      || !tkl_sim_read_text (reader, "vehicle", TRUE, &vehicle, error)
      || !tkl_sim_read_text (reader, "name", TRUE, &name, error)
      || !tkl_sim_read_text (reader, "description", FALSE, &description, error)
      || !tkl_sim_read_text (reader, "driver", FALSE, &driver, error)
      || !tkl_sim_read_instant (reader, "start", TRUE, &start, error)
      || !tkl_sim_read_instant (reader, "end", TRUE, &end, error)
      || !tkl_sim_read_number (reader, "speed", 0, &speed, error))
    return FALSE;
  event = tkl_sim_model_add_event (draft->model, vehicle, name);
  tkl_set_str (&event->description, description);
  tkl_set_str (&event->driver_id, driver);
  event->start_utc_ms = start;
  event->end_utc_ms = end;
  event->speed_kmh = (gint16) CLAMP (speed, 0, 400);
  return TRUE;
}

static gboolean
read_key (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[] = { "key", "vehicles", "denied", "revoked", NULL };
  const char *text = NULL;
  TklSimApiKey *key;

  if (!tkl_sim_read_names (reader, names, error)
      || !tkl_sim_read_text (reader, "key", TRUE, &text, error))
    return FALSE;
  key = tkl_sim_model_add_api_key (draft->model, text);
  if (json_object_has_member (reader->object, "vehicles"))
    key->object_ids = g_ptr_array_new_with_free_func (g_free);
  if (json_object_has_member (reader->object, "denied"))
    g_ptr_array_set_size (key->denied, 0);
  return (key->object_ids == NULL
          || tkl_sim_read_texts (reader, "vehicles", key->object_ids, error))
         && tkl_sim_read_texts (reader, "denied", key->denied, error)
         && tkl_sim_read_boolean (reader, "revoked", &key->revoked, error);
}

static gboolean
read_switches (const TklSimReader *reader, Draft *draft, GError **error)
{
  g_autoptr (GList) names = NULL;
  TklSimReader switches = { NULL, "switches" };

  if (!tkl_sim_read_object (reader, "switches", &switches.object, error))
    return FALSE;
  names = switches.object != NULL ? json_object_get_members (switches.object) : NULL;
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = NULL;

      if (!tkl_sim_read_text (&switches, l->data, TRUE, &value, error)
          || !tkl_sim_switches_set (&draft->switches, l->data, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_faults (const TklSimReader *reader, Draft *draft, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!tkl_sim_read_texts (reader, "faults", texts, error))
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    if (!tkl_sim_faults_add (&draft->faults, g_ptr_array_index (texts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_demo (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[] = { "seed", "year", "month", NULL };
  TklSimReader member = { NULL, "demo" };
  gint64 seed = TKL_DEMO_SEED, year = TKL_DEMO_YEAR, month = TKL_DEMO_MONTH;
  g_autoptr (TklDemo) demo = NULL;

  if (!tkl_sim_read_object (reader, "demo", &member.object, error))
    return FALSE;
  if (member.object == NULL)
    return TRUE;
  if (!tkl_sim_read_names (&member, names, error)
      || !tkl_sim_read_number (&member, "seed", 0, &seed, error)
      || !tkl_sim_read_number (&member, "year", 0, &year, error)
      || !tkl_sim_read_number (&member, "month", 0, &month, error))
    return FALSE;
  if (year < 1990 || year > 2099 || month < 1 || month > 12)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX,
                   "demo: year must be from 1990 to 2099, month from 1 to 12");
      return FALSE;
    }
  demo = tkl_demo_new ((guint64) seed, (int) year, (int) month, error);
  if (demo == NULL)
    return FALSE;
  tkl_demo_fill (demo, draft->model);
  return TRUE;
}

static gboolean
read_bulk (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[]
      = { "vehicles", "records", "keys", "spacing_s", "from", "seed", NULL };
  TklSimReader member = { NULL, "bulk" };
  TklSimBulk bulk;

  tkl_sim_bulk_init (&bulk);
  if (!tkl_sim_read_object (reader, "bulk", &member.object, error))
    return FALSE;
  if (member.object == NULL)
    return TRUE;
  if (!tkl_sim_read_names (&member, names, error)
      || !tkl_sim_read_number (&member, "vehicles", 0, &bulk.n_vehicles, error)
      || !tkl_sim_read_number (&member, "records", 0, &bulk.n_records, error)
      || !tkl_sim_read_number (&member, "keys", 0, &bulk.n_keys, error)
      || !tkl_sim_read_number (&member, "spacing_s", 0, &bulk.spacing_s, error)
      || !tkl_sim_read_instant (&member, "from", FALSE, &bulk.from_utc_ms, error)
      || !tkl_sim_read_number (&member, "seed", 0, &bulk.seed, error))
    return FALSE;
  if (bulk.n_vehicles < 1 || bulk.n_vehicles > 1000 || bulk.n_records < 1
      || bulk.n_records > 20000000 || bulk.n_keys < 1 || bulk.n_keys > 10000 || bulk.spacing_s < 1
      || bulk.spacing_s > 86400)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "bulk: a number is out of range");
      return FALSE;
    }
  tkl_sim_bulk_fill (&bulk, draft->model);
  return TRUE;
}

static gboolean
read_scenario (const TklSimReader *reader, Draft *draft, GError **error)
{
  static const char *const names[]
      = { "name",   "description", "now",     "demo",   "bulk",   "keys", "switches",
          "faults", "vehicles",    "drivers", "groups", "events", NULL };

  return tkl_sim_read_names (reader, names, error) && read_demo (reader, draft, error)
         && read_bulk (reader, draft, error)
         && tkl_sim_read_instant (reader, "now", FALSE, &draft->model->now_utc_ms, error)
         && read_each (reader, "keys", read_key, draft, error)
         && read_switches (reader, draft, error) && read_faults (reader, draft, error)
         && read_each (reader, "vehicles", read_vehicle, draft, error)
         && read_each (reader, "drivers", read_driver, draft, error)
         && read_each (reader, "groups", read_group, draft, error)
         && read_each (reader, "events", read_event, draft, error);
}

/* Keys that are in use stay so when a scenario says nothing about them. */
static void
keep_keys (const TklSim *sim, Draft *draft)
{
  for (guint i = 0; draft->model->api_keys->len == 0 && i < sim->model->api_keys->len; i++)
    {
      const TklSimApiKey *key = g_ptr_array_index (sim->model->api_keys, i);

      tkl_sim_model_add_api_key (draft->model, key->key);
    }
}

/* A scenario without a clock of its own shows everything it holds. */
static void
settle_clock (const TklSim *sim, Draft *draft)
{
  gint64 latest = 0;

  for (guint i = 0; i < draft->model->vehicles->len; i++)
    {
      const TklSimVehicle *vehicle = g_ptr_array_index (draft->model->vehicles, i);

      for (guint j = 0; j < vehicle->records->len; j++)
        latest = MAX (latest, g_array_index (vehicle->records, TklSimRecord, j).received_utc_ms);
    }
  if (draft->model->now_utc_ms == 0)
    draft->model->now_utc_ms = latest > 0 ? latest : sim->model->now_utc_ms;
}

gboolean
tkl_sim_scenario_load (
    TklSim *sim, const char *text, gssize n_bytes, const char *source, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;
  TklSimReader reader = { NULL, "" };
  Draft draft = { 0 };
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, n_bytes, &cause))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s: %s", source, cause->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s: not a JSON object", source);
      return FALSE;
    }

  reader.object = json_node_get_object (root);
  draft.model = tkl_sim_model_new ();
  tkl_sim_faults_init (&draft.faults);
  if (!read_scenario (&reader, &draft, error))
    {
      g_prefix_error (error, "%s: ", source);
      tkl_sim_model_free (draft.model);
      tkl_sim_faults_clear (&draft.faults);
      return FALSE;
    }

  keep_keys (sim, &draft);
  settle_clock (sim, &draft);
  tkl_sim_model_free (sim->model);
  tkl_sim_faults_clear (&sim->faults);
  sim->model = draft.model;
  sim->faults = draft.faults;
  sim->switches = draft.switches;
  return TRUE;
}

gboolean
tkl_sim_scenario_load_file (TklSim *sim, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) cause = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &text, &n_bytes, &cause))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND, "%s", cause->message);
      return FALSE;
    }
  return tkl_sim_scenario_load (sim, text, (gssize) n_bytes, name, error);
}
