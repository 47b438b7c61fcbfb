/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles (F161): columns and rows. */
/* Thread: main. */
#include "tkl-vehicle-rows.h"

#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_TITLE = TKL_FIELD_ID + 1,
  FIELD_PLATE,
  FIELD_STATE, /* TklVehicleState */
  FIELD_LAST_RECORD,
  FIELD_LAST_TICK,
  FIELD_READER_SEEN,
  FIELD_N_RECORDS,
  FIELD_IMEI,
  FIELD_NOTES,
  FIELD_REMOTE_ID,
  N_FIELDS
};

static char *
text_of_reader (const TklRowSet *set, gint64 seen)
{
  return g_strdup (seen
                       /* Translators: whether keys were ever read in a vehicle. */
                       ? C_ ("reader", "Yes")
                       : C_ ("reader", "No key data"));
}

const char *
tkl_vehicle_state_title (TklVehicleState state)
{
  switch (state)
    {
    case TKL_VEHICLE_IS_GONE:
      /* Translators: a vehicle that TrustTrack no longer names. */
      return C_ ("vehicle", "Gone");
    case TKL_VEHICLE_HAS_ERROR:
      /* Translators: the last try to read the records of a vehicle failed. */
      return C_ ("vehicle", "Could not be read");
    case TKL_VEHICLE_IS_NEW:
      return C_ ("vehicle", "No data yet");
    case TKL_VEHICLE_IS_LATE:
      /* Translators: a vehicle whose tracker sent nothing for a while. */
      return C_ ("vehicle", "Silent");
    case TKL_VEHICLE_IS_OK:
    default:
      return C_ ("vehicle", "Reporting");
    }
}

static char *
text_of_state (const TklRowSet *set, gint64 state)
{
  return g_strdup (tkl_vehicle_state_title ((TklVehicleState) state));
}

static const TklColumn columns[] = {
  { "title", N_ ("Vehicle"), 20, FIELD_TITLE, .grows = TRUE, .least = 18 },
  { "plate", N_ ("Plate"), 11, FIELD_PLATE },
  { "state", N_ ("State"), 16, FIELD_STATE, .text = text_of_state },
  { "last", N_ ("Last record"), 16, FIELD_LAST_RECORD, .numeric = TRUE, .text = tkl_text_of_moment,
    .order = TKL_ORDER_VALUE },
  { "last-tick", N_ ("Last tick"), 16, FIELD_LAST_TICK, .numeric = TRUE, .text = tkl_text_of_moment,
    .order = TKL_ORDER_VALUE },
  { "reader", N_ ("Reader"), 12, FIELD_READER_SEEN, .text = text_of_reader },
  { "records", N_ ("Records"), 10, FIELD_N_RECORDS, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  { "imei", N_ ("IMEI"), 17, FIELD_IMEI },
  { "notes", N_ ("Notes"), 16, FIELD_NOTES },
  { "remote-id", N_ ("Id at TrustTrack"), 34, FIELD_REMOTE_ID, .optional = TRUE },
};

/* In the order of the choices. */
enum
{
  SHOW_ALL,
  SHOW_ACTIVE,
  SHOW_WITHOUT_READER,
  SHOW_SILENT,
  SHOW_UNREAD,
  SHOW_NEW,
  SHOW_GONE,
};
static const char *const choices[] = { N_ ("All vehicles"),       N_ ("Active vehicles"),
                                       N_ ("Without key reader"), N_ ("Silent vehicles"),
                                       N_ ("Vehicles not read"),  N_ ("Vehicles without data yet"),
                                       N_ ("Gone vehicles"),      NULL };

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  gint64 state = tkl_row_set_value (set, row, FIELD_STATE);

  switch (choice)
    {
    case SHOW_ACTIVE:
      return state != TKL_VEHICLE_IS_GONE;
    case SHOW_UNREAD:
      return state == TKL_VEHICLE_HAS_ERROR;
    case SHOW_NEW:
      return state == TKL_VEHICLE_IS_NEW;
    case SHOW_WITHOUT_READER:
      return state != TKL_VEHICLE_IS_GONE && !tkl_row_set_value (set, row, FIELD_READER_SEEN);
    case SHOW_SILENT:
      return state == TKL_VEHICLE_IS_LATE;
    case SHOW_GONE:
      return state == TKL_VEHICLE_IS_GONE;
    default:
      return TRUE;
    }
}

static gboolean
needs_attention (const TklRowSet *set, guint row)
{
  return keep_row (set, row, SHOW_WITHOUT_READER) || keep_row (set, row, SHOW_SILENT);
}

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklVehicleInfo *info = item;
  gint64 values[N_FIELDS] = { info->id };

  values[FIELD_TITLE] = tkl_row_set_intern (set, info->title);
  values[FIELD_PLATE] = tkl_row_set_intern (set, info->shown_plate);
  values[FIELD_STATE] = info->state;
  values[FIELD_LAST_RECORD] = info->last_record_utc_ms;
  values[FIELD_LAST_TICK] = info->last_tick_utc_ms;
  values[FIELD_READER_SEEN] = info->reader_seen;
  values[FIELD_N_RECORDS] = info->n_records;
  values[FIELD_IMEI] = tkl_row_set_intern (set, info->imei);
  values[FIELD_NOTES] = tkl_row_set_intern (set, info->notes);
  values[FIELD_REMOTE_ID] = tkl_row_set_intern (set, info->remote_id);
  tkl_row_set_append (set, values);
}

const TklTableSource tkl_vehicle_source
    = { .name = "vehicles",
        .title = N_ ("Vehicles"),
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .views = &tkl_table_plain_view,
        .n_views = 1,
        .icon_name = "tkl-vehicle-symbolic",
        .empty_title = N_ ("No vehicles"),
        .empty_text = N_ ("Synchronise with TrustTrack to see the vehicles of the company."),
        .empty_action = "win.sync",
        .empty_label = N_ ("Fetch ticks"),
        .choices = choices,
        .keep = keep_row,
        .needs_attention = needs_attention,
        .ask = tkl_vehicles_async,
        .answer = tkl_vehicles_finish,
        .add = add_row };
