/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as JSON. Version 2 leaves out what has no value, version 1 writes it as null. */
/* Thread: main. */
#include "tkl-sim-records.h"

#include "tkl-sim-random.h"
#include "tkl-sim-spelling.h"

#define BIG_PAGE_BYTES 5600000
/* Bytes of one filling member, `"tpms_pressure_1":"0.000000",`, at least. */
#define FILLER_BYTES 27
/* Every so-manieth record suffers from the fault. */
#define ZERO_POSITION_EVERY 10
#define STANDBY_EVERY 7
#define NO_KEY_TEXT "0000000000000000"
#define NO_CARD_TEXT                                                                               \
  "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"     \
  "\u00ff"
/* 2004-03-01: the week counter of GPS rolled over. */
#define PAST_UTC_MS G_GINT64_CONSTANT (1078142400000)

static gboolean
is_hit (const TklSimStyle *style, TklSimFaultKind kind)
{
  return style->hits->of[kind] != NULL;
}

/* The unknown word stands only where the state does not change, so that nothing is lost. */
static const char *
ignition_word (const TklSimStyle *style, const TklSimItem *item)
{
  static const char *const words[] = { "UNKNOWN", "OFF", "ON" };
  gboolean repeats
      = item->index % STANDBY_EVERY != 0 && item->record[-1].ignition == item->record->ignition;

  if (is_hit (style, TKL_SIM_FAULT_UNKNOWN_WORDS) && repeats && item->index % STANDBY_EVERY == 3)
    return "STANDBY";
  return words[MIN (item->record->ignition, TKL_IGNITION_ON)];
}

static void
write_position (TklSimJson *json, const TklSimStyle *style, const TklSimItem *item)
{
  const TklSimRecord *record = item->record;
  gboolean zeroed = is_hit (style, TKL_SIM_FAULT_ZERO_POSITIONS) && record->key == 0
                    && item->index % ZERO_POSITION_EVERY == 0;

  if (!tkl_point_is_set (record->point))
    {
      if (style->version == 1)
        tkl_sim_json_add_null (json, "position");
      return;
    }
  tkl_sim_json_open (json, "position", '{');
  tkl_sim_json_add_number (json, "latitude", zeroed ? 0 : record->point.lat_e7, 7);
  tkl_sim_json_add_number (json, "longitude", zeroed ? 0 : record->point.lon_e7, 7);
  tkl_sim_json_add_number (json, "altitude", record->altitude_m, 0);
  tkl_sim_json_add_number (json, "direction", record->direction_deg, 0);
  tkl_sim_json_add_number (json, "speed", record->speed_kmh, 0);
  tkl_sim_json_add_number (json, "satellites_count", zeroed ? 0 : record->satellites, 0);
  tkl_sim_json_close (json, '}');
}

static void
write_key (TklSimJson *json, const TklSimStyle *style, gint32 key)
{
  const char *text = tkl_sim_model_key_text (style->sim->model, key);
  TklSimSpelling spelling = (TklSimSpelling) style->sim->switches.ibutton;
  char spelt[TKL_SIM_SPELLING_SIZE];

  if (text != NULL && tkl_key_read (text).status == TKL_KEY_VALID)
    {
      tkl_sim_spell_key (text, spelling, spelt);
      tkl_sim_json_add_text (json, "ibutton", spelt);
    }
  else if (text != NULL)
    tkl_sim_json_add_text (json, "ibutton", text);
  else if (spelling == TKL_SIM_SPELL_ZEROS)
    tkl_sim_json_add_text (json, "ibutton", NO_KEY_TEXT);
  else if (spelling == TKL_SIM_SPELL_NULL || style->version == 1)
    tkl_sim_json_add_null (json, "ibutton");
}

static void
write_fillers (TklSimJson *json, guint n_fillers)
{
  char name[32];

  for (guint i = 0; i < n_fillers; i++)
    {
      g_snprintf (name, sizeof name, "tpms_pressure_%u", i);
      tkl_sim_json_add_text (json, name, "0.000000");
    }
}

static void
write_calculated (TklSimJson *json, const TklSimRecord *record)
{
  tkl_sim_json_open (json, "calculated_inputs", '{');
  if (record->odometer_m >= 0)
    tkl_sim_json_add_number (json, "mileage", record->odometer_m, 3);
  tkl_sim_json_close (json, '}');
}

static void
write_inputs_1 (TklSimJson *json, const TklSimStyle *style, const TklSimItem *item)
{
  gboolean running = item->record->ignition == TKL_IGNITION_ON;

  tkl_sim_json_open (json, "device_inputs", '{');
  tkl_sim_json_add_number (json, "power_supply_voltage", running ? 13900 : 12512, 0);
  tkl_sim_json_add_text (json, "hdop", "0.7");
  tkl_sim_json_add_boolean (json, "digital_input_1", running);
  write_key (json, style, item->key);
  tkl_sim_json_add_text (json, "first_driver_id",
                         is_hit (style, TKL_SIM_FAULT_DRIVER_IDS) ? NO_CARD_TEXT : NULL);
  write_fillers (json, style->n_fillers);
  tkl_sim_json_close (json, '}');
  write_calculated (json, item->record);
}

static void
write_inputs_2 (TklSimJson *json, const TklSimStyle *style, const TklSimItem *item)
{
  const TklSimRecord *record = item->record;
  gboolean running = record->ignition == TKL_IGNITION_ON;
  gboolean odd = is_hit (style, TKL_SIM_FAULT_UNKNOWN_WORDS);

  tkl_sim_json_open (json, "inputs", '{');
  tkl_sim_json_open (json, "other", '{');
  tkl_sim_json_add_number (json, "country_code_geonames", 56, 0);
  tkl_sim_json_close (json, '}');
  write_calculated (json, record);
  tkl_sim_json_open (json, "device_inputs", '{');
  write_key (json, style, item->key);
  if (is_hit (style, TKL_SIM_FAULT_DRIVER_IDS))
    tkl_sim_json_add_text (json, "first_driver_id", NO_CARD_TEXT);
  tkl_sim_json_add_boolean (json, "digital_input_1", running);
  tkl_sim_json_add_number (json, "power_supply_voltage", running ? 139 : 125, 1);
  tkl_sim_json_add_number (json, "gsm_signal_strength", 27, 0);
  tkl_sim_json_add_text (json, "movement",
                         odd                     ? "TOWED"
                         : record->speed_kmh > 0 ? "MOVING"
                                                 : "STILL");
  tkl_sim_json_add_text (json, "hdop", "0.7");
  if (record->key != 0 && item->key != 0)
    tkl_sim_json_add_number (json, "input_trigger", 34, 0);
  tkl_sim_json_add_text (json, "priority", odd ? "URGENT" : record->key != 0 ? "HIGH" : "LOW");
  write_fillers (json, style->n_fillers);
  tkl_sim_json_close (json, '}');
  tkl_sim_json_close (json, '}');
}

void
tkl_sim_record_write (TklSimJson *json, const TklSimStyle *style, const TklSimItem *item)
{
  json->odd_numbers = style->sim->switches.number_strings;
  json->seed = (guint64) item->time_utc_ms;

  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "object_id", style->object_id);
  tkl_sim_json_add_instant (json, "datetime", item->time_utc_ms);
  tkl_sim_json_add_text (json, "ignition_status", ignition_word (style, item));
  if (style->version >= 2)
    tkl_sim_json_add_text (json, "trip_type",
                           is_hit (style, TKL_SIM_FAULT_UNKNOWN_WORDS) ? "LEISURE" : "NONE");
  write_position (json, style, item);
  if (style->version == 1)
    write_inputs_1 (json, style, item);
  else
    write_inputs_2 (json, style, item);
  if (style->version >= 2 && style->include_geozones)
    {
      tkl_sim_json_open (json, "geozone_ids", '[');
      tkl_sim_json_close (json, ']');
    }
  tkl_sim_json_close (json, '}');
}

void
tkl_sim_records_write (TklSimJson *json, TklSimStyle *style, const GArray *items)
{
  if (is_hit (style, TKL_SIM_FAULT_BIG_PAGE) && items->len > 0)
    style->n_fillers = BIG_PAGE_BYTES / FILLER_BYTES / items->len + 1;

  tkl_sim_json_open (json, "items", '[');
  for (guint i = 0; i < items->len; i++)
    tkl_sim_record_write (json, style, &g_array_index (items, TklSimItem, i));
  if (is_hit (style, TKL_SIM_FAULT_SKEWED) && items->len > 0)
    {
      TklSimItem skewed = g_array_index (items, TklSimItem, 0);

      style->n_fillers = 0;
      skewed.key = 0;
      skewed.time_utc_ms = PAST_UTC_MS;
      tkl_sim_record_write (json, style, &skewed);
      skewed.time_utc_ms = TKL_SIM_FUTURE_UTC_MS;
      tkl_sim_record_write (json, style, &skewed);
    }
  tkl_sim_json_close (json, ']');
}
