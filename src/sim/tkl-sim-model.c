/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the imitated platform knows. Plain arrays: fleets are small, records are found by bisection. */
/* Thread: main. */
#include "tkl-sim-model.h"

#include "tkl-instant.h"
#include "tkl-key.h"
#include "tkl-sim-random.h"

#include <string.h>

/* A record that is sent at once arrives about so much later. */
#define USUAL_DELAY_MS 5000

static void
free_vehicle (gpointer data)
{
  TklSimVehicle *vehicle = data;

  g_free (vehicle->id);
  g_free (vehicle->name);
  g_free (vehicle->plate);
  g_free (vehicle->make);
  g_free (vehicle->model);
  g_array_unref (vehicle->records);
  g_free (vehicle);
}

static void
clear_identifier (gpointer data)
{
  TklSimIdentifier *identifier = data;

  g_free (identifier->text);
  g_free (identifier->type);
}

static void
free_driver (gpointer data)
{
  TklSimDriver *driver = data;

  g_free (driver->id);
  g_free (driver->first_name);
  g_free (driver->last_name);
  g_free (driver->address);
  g_free (driver->phone);
  g_array_unref (driver->identifiers);
  g_free (driver);
}

static void
free_group (gpointer data)
{
  TklSimGroup *group = data;

  g_free (group->id);
  g_free (group->name);
  g_ptr_array_unref (group->object_ids);
  g_free (group);
}

static void
free_event (gpointer data)
{
  TklSimEvent *event = data;

  g_free (event->object_id);
  g_free (event->name);
  g_free (event->description);
  g_free (event->driver_id);
  g_free (event);
}

static void
free_address (gpointer data)
{
  TklSimAddress *address = data;

  g_free (address->street);
  g_free (address->number);
  g_free (address->postal_code);
  g_free (address->town);
  g_free (address);
}

static void
free_api_key (gpointer data)
{
  TklSimApiKey *key = data;

  g_free (key->key);
  g_clear_pointer (&key->object_ids, g_ptr_array_unref);
  g_ptr_array_unref (key->denied);
  g_free (key);
}

TklSimModel *
tkl_sim_model_new (void)
{
  TklSimModel *model = g_new0 (TklSimModel, 1);

  model->vehicles = g_ptr_array_new_with_free_func (free_vehicle);
  model->drivers = g_ptr_array_new_with_free_func (free_driver);
  model->groups = g_ptr_array_new_with_free_func (free_group);
  model->events = g_ptr_array_new_with_free_func (free_event);
  model->addresses = g_ptr_array_new_with_free_func (free_address);
  model->api_keys = g_ptr_array_new_with_free_func (free_api_key);
  model->key_texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (model->key_texts, NULL);
  model->key_index = g_hash_table_new (g_str_hash, g_str_equal);
  return model;
}

void
tkl_sim_model_free (TklSimModel *model)
{
  if (model == NULL)
    return;
  g_ptr_array_unref (model->vehicles);
  g_ptr_array_unref (model->drivers);
  g_ptr_array_unref (model->groups);
  g_ptr_array_unref (model->events);
  g_ptr_array_unref (model->addresses);
  g_ptr_array_unref (model->api_keys);
  g_hash_table_unref (model->key_index);
  g_ptr_array_unref (model->key_texts);
  g_free (model);
}

/* Ids look like those of the platform, yet the same name always gets the same one. */
static char *
make_id (const char *name, guint n)
{
  guint64 high = tkl_sim_random_mix (g_str_hash (name) + ((guint64) n << 32) + 1);
  guint64 low = tkl_sim_random_mix (high + n);

  return g_strdup_printf ("%08x-%04x-11ee-%04x-%012" G_GINT64_MODIFIER "x", (guint) (high >> 32),
                          (guint) (high >> 16) & 0xFFFF, 0x8000 | ((guint) high & 0x3FFF),
                          low & G_GUINT64_CONSTANT (0xFFFFFFFFFFFF));
}

static TklSimVehicle *
find_vehicle_by_id (TklSimModel *model, const char *id)
{
  for (guint i = 0; i < model->vehicles->len; i++)
    {
      TklSimVehicle *vehicle = g_ptr_array_index (model->vehicles, i);

      if (strcmp (vehicle->id, id) == 0)
        return vehicle;
    }
  return NULL;
}

TklSimVehicle *
tkl_sim_model_add_vehicle (TklSimModel *model, const char *id, const char *name)
{
  TklSimVehicle *vehicle;
  guint number = model->vehicles->len + 1;

  g_return_val_if_fail (name != NULL, NULL);

  if (id != NULL && find_vehicle_by_id (model, id) != NULL)
    return NULL;

  vehicle = g_new0 (TklSimVehicle, 1);
  vehicle->id = id != NULL ? g_strdup (id) : make_id (name, number);
  vehicle->name = g_strdup (name);
  vehicle->imei = G_GINT64_CONSTANT (868324050000000) + number * 1111;
  vehicle->fuel = "DIESEL";
  vehicle->records = g_array_new (FALSE, FALSE, sizeof (TklSimRecord));
  g_ptr_array_add (model->vehicles, vehicle);
  return vehicle;
}

TklSimVehicle *
tkl_sim_model_find_vehicle (TklSimModel *model, const char *text)
{
  TklSimVehicle *found;

  g_return_val_if_fail (text != NULL, NULL);

  found = find_vehicle_by_id (model, text);
  for (guint i = 0; found == NULL && i < model->vehicles->len; i++)
    {
      TklSimVehicle *vehicle = g_ptr_array_index (model->vehicles, i);

      if (strcmp (vehicle->name, text) == 0)
        found = vehicle;
    }
  return found;
}

TklSimDriver *
tkl_sim_model_add_driver (TklSimModel *model,
                          const char *id,
                          const char *first_name,
                          const char *last_name)
{
  TklSimDriver *driver = g_new0 (TklSimDriver, 1);

  g_return_val_if_fail (first_name != NULL, NULL);

  driver->id = id != NULL ? g_strdup (id) : make_id (first_name, model->drivers->len + 1001);
  driver->first_name = g_strdup (first_name);
  driver->last_name = g_strdup (last_name);
  driver->identifiers = g_array_new (FALSE, FALSE, sizeof (TklSimIdentifier));
  g_array_set_clear_func (driver->identifiers, clear_identifier);
  g_ptr_array_add (model->drivers, driver);
  return driver;
}

TklSimDriver *
tkl_sim_model_find_driver (TklSimModel *model, const char *id)
{
  for (guint i = 0; i < model->drivers->len; i++)
    {
      TklSimDriver *driver = g_ptr_array_index (model->drivers, i);

      if (g_strcmp0 (driver->id, id) == 0)
        return driver;
    }
  return NULL;
}

void
tkl_sim_driver_add_identifier (TklSimDriver *driver, const char *text, const char *type)
{
  TklSimIdentifier identifier = { g_strdup (text), g_strdup (type) };

  g_array_append_val (driver->identifiers, identifier);
}

/* Canonical spelling of a VALID key, else the text itself. */
static char *
canonical_text (const char *text)
{
  TklKeyReading reading = tkl_key_read (text);

  return g_strdup (reading.status == TKL_KEY_VALID ? reading.candidate[0] : text);
}

TklSimDriver *
tkl_sim_model_driver_of_key (TklSimModel *model, gint32 key)
{
  const char *wanted = tkl_sim_model_key_text (model, key);

  for (guint i = 0; wanted != NULL && i < model->drivers->len; i++)
    {
      TklSimDriver *driver = g_ptr_array_index (model->drivers, i);

      for (guint j = 0; j < driver->identifiers->len; j++)
        {
          g_autofree char *text
              = canonical_text (g_array_index (driver->identifiers, TklSimIdentifier, j).text);

          if (strcmp (text, wanted) == 0)
            return driver;
        }
    }
  return NULL;
}

TklSimGroup *
tkl_sim_model_add_group (TklSimModel *model, const char *id, const char *name)
{
  TklSimGroup *group = g_new0 (TklSimGroup, 1);

  group->id = id != NULL ? g_strdup (id) : make_id (name, model->groups->len + 2001);
  group->name = g_strdup (name);
  group->object_ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (model->groups, group);
  return group;
}

TklSimEvent *
tkl_sim_model_add_event (TklSimModel *model, const char *object_id, const char *name)
{
  TklSimEvent *event = g_new0 (TklSimEvent, 1);

  event->object_id = g_strdup (object_id);
  event->name = g_strdup (name);
  event->description = g_strdup ("");
  g_ptr_array_add (model->events, event);
  return event;
}

TklSimApiKey *
tkl_sim_model_find_api_key (TklSimModel *model, const char *key)
{
  for (guint i = 0; i < model->api_keys->len; i++)
    {
      TklSimApiKey *api_key = g_ptr_array_index (model->api_keys, i);

      if (g_strcmp0 (api_key->key, key) == 0)
        return api_key;
    }
  return NULL;
}

void
tkl_sim_model_add_address (TklSimModel *model, const char *const parts[4], TklPoint point)
{
  TklSimAddress *address = g_new (TklSimAddress, 1);

  *address = (TklSimAddress){ g_strdup (parts[0]), g_strdup (parts[1]), g_strdup (parts[2]),
                              g_strdup (parts[3]), point };
  g_ptr_array_add (model->addresses, address);
}

TklSimApiKey *
tkl_sim_model_add_api_key (TklSimModel *model, const char *key)
{
  TklSimApiKey *api_key = tkl_sim_model_find_api_key (model, key);

  if (api_key != NULL)
    return api_key;

  api_key = g_new0 (TklSimApiKey, 1);
  api_key->key = g_strdup (key);
  api_key->denied = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (api_key->denied, g_strdup ("coordinates-3"));
  g_ptr_array_add (api_key->denied, g_strdup ("stream-3"));
  g_ptr_array_add (model->api_keys, api_key);
  return api_key;
}

gboolean
tkl_sim_api_key_sees (const TklSimApiKey *key, const char *object_id)
{
  return key->object_ids == NULL
         || g_ptr_array_find_with_equal_func (key->object_ids, object_id, g_str_equal, NULL);
}

gboolean
tkl_sim_api_key_may (const TklSimApiKey *key, const char *capability)
{
  return !g_ptr_array_find_with_equal_func (key->denied, capability, g_str_equal, NULL);
}

gint32
tkl_sim_model_key (TklSimModel *model, const char *text)
{
  g_autofree char *canonical = NULL;
  gpointer known;

  if (text == NULL || *text == '\0')
    return 0;
  canonical = canonical_text (text);
  known = g_hash_table_lookup (model->key_index, canonical);
  if (known == NULL)
    {
      known = GUINT_TO_POINTER (model->key_texts->len);
      g_hash_table_insert (model->key_index, canonical, known);
      g_ptr_array_add (model->key_texts, g_steal_pointer (&canonical));
    }
  return GPOINTER_TO_INT (known);
}

const char *
tkl_sim_model_key_text (const TklSimModel *model, gint32 key)
{
  g_return_val_if_fail (key >= 0 && (guint) key < model->key_texts->len, NULL);

  return g_ptr_array_index (model->key_texts, key);
}

void
tkl_sim_record_init (TklSimRecord *record, gint64 time_utc_ms, TklPoint point)
{
  *record = (TklSimRecord){
    .time_utc_ms = time_utc_ms,
    .received_utc_ms = time_utc_ms + USUAL_DELAY_MS,
    .point = point,
    .odometer_m = -1,
    .satellites = 11,
    .altitude_m = 20,
    .ignition = TKL_IGNITION_UNKNOWN,
  };
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const TklSimRecord *left = a;
  const TklSimRecord *right = b;

  if (left->time_utc_ms != right->time_utc_ms)
    return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
  if (left->received_utc_ms != right->received_utc_ms)
    return (left->received_utc_ms > right->received_utc_ms)
           - (left->received_utc_ms < right->received_utc_ms);
  return (left->key > right->key) - (left->key < right->key);
}

void
tkl_sim_vehicle_add (TklSimVehicle *vehicle, const TklSimRecord *record)
{
  guint n = vehicle->records->len;

  if (n > 0 && compare_records (&g_array_index (vehicle->records, TklSimRecord, n - 1), record) > 0)
    vehicle->unsorted = TRUE;
  g_array_append_vals (vehicle->records, record, 1);
}

const GArray *
tkl_sim_vehicle_records (TklSimVehicle *vehicle)
{
  if (vehicle->unsorted)
    g_array_sort (vehicle->records, compare_records);
  vehicle->unsorted = FALSE;
  return vehicle->records;
}

guint
tkl_sim_vehicle_lower_bound (TklSimVehicle *vehicle, gint64 time_utc_ms)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);
  guint low = 0;
  guint high = records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (records, TklSimRecord, middle).time_utc_ms < time_utc_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint64
fold (guint64 sum, gint64 value)
{
  return tkl_sim_random_mix (sum * 31 + (guint64) value);
}

static guint64
fold_record (guint64 sum, const TklSimModel *model, const TklSimRecord *record)
{
  const char *key = tkl_sim_model_key_text (model, record->key);

  sum = fold (sum, record->time_utc_ms);
  sum = fold (sum, record->received_utc_ms);
  sum = fold (sum, record->point.lat_e7);
  sum = fold (sum, record->point.lon_e7);
  sum = fold (sum, record->odometer_m);
  sum = fold (sum, record->speed_kmh);
  sum = fold (sum, record->direction_deg);
  sum = fold (sum, record->satellites * 4 + record->ignition);
  return key != NULL ? fold (sum, g_str_hash (key)) : sum;
}

guint64
tkl_sim_model_checksum (TklSimModel *model)
{
  guint64 sum = 0;

  for (guint i = 0; i < model->vehicles->len; i++)
    {
      TklSimVehicle *vehicle = g_ptr_array_index (model->vehicles, i);
      const GArray *records = tkl_sim_vehicle_records (vehicle);

      sum = fold (sum, g_str_hash (vehicle->id));
      for (guint j = 0; j < records->len; j++)
        sum = fold_record (sum, model, &g_array_index (records, TklSimRecord, j));
    }
  return sum;
}

guint
tkl_sim_model_n_records (const TklSimModel *model)
{
  guint n = 0;

  for (guint i = 0; i < model->vehicles->len; i++)
    n += ((const TklSimVehicle *) g_ptr_array_index (model->vehicles, i))->records->len;
  return n;
}
