/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles (F161): columns and rows. */
/* Thread: main. */
#include "tkl-vehicle-rows.h"

#include "tkl-format.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 last_record_utc_ms, last_tick_utc_ms;
  gint64 n_records;
  TklTextRef title, plate, imei, notes, remote_id;
  guint8 reader_seen;
  guint8 state; /* TklVehicleState */
} VehicleRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const VehicleRow *) row)->member));                  \
  }
TEXT_OF (title)
TEXT_OF (plate)
TEXT_OF (imei)
TEXT_OF (notes)
TEXT_OF (remote_id)

#define MOMENT_OF(member)                                                                          \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return tkl_format_moment (tkl_row_set_zone (set),                                              \
                              ((const VehicleRow *) row)->member##_utc_ms);                        \
  }
MOMENT_OF (last_record)
MOMENT_OF (last_tick)

#define COMPARE(member)                                                                            \
  static int compare_##member (const TklRowSet *set, gconstpointer a, gconstpointer b)             \
  {                                                                                                \
    gint64 left = ((const VehicleRow *) a)->member, right = ((const VehicleRow *) b)->member;      \
                                                                                                   \
    return (left > right) - (left < right);                                                        \
  }
COMPARE (last_record_utc_ms)
COMPARE (last_tick_utc_ms)
COMPARE (n_records)

static char *
text_of_n_records (const TklRowSet *set, gconstpointer row)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, ((const VehicleRow *) row)->n_records);
}

static char *
text_of_reader (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (((const VehicleRow *) row)->reader_seen
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
text_of_state (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (tkl_vehicle_state_title (((const VehicleRow *) row)->state));
}

static const TklColumn columns[] = {
  { "title", N_ ("Vehicle"), 20, .grows = TRUE, .text = text_of_title },
  { "plate", N_ ("Plate"), 11, .text = text_of_plate },
  { "state", N_ ("State"), 16, .text = text_of_state },
  { "last", N_ ("Last record"), 17, .numeric = TRUE, .text = text_of_last_record,
    .compare = compare_last_record_utc_ms },
  { "last-tick", N_ ("Last tick"), 16, .numeric = TRUE, .text = text_of_last_tick,
    .compare = compare_last_tick_utc_ms },
  { "reader", N_ ("Reader"), 12, .text = text_of_reader },
  { "records", N_ ("Records"), 10, .numeric = TRUE, .text = text_of_n_records,
    .compare = compare_n_records },
  { "imei", N_ ("IMEI"), 17, .text = text_of_imei },
  { "notes", N_ ("Notes"), 20, .text = text_of_notes },
  { "remote-id", N_ ("Id at TrustTrack"), 34, .optional = TRUE, .text = text_of_remote_id },
};

enum
{
  SHOW_ALL,
  SHOW_WITHOUT_READER,
  SHOW_SILENT,
  SHOW_GONE,
};
static const char *const choices[] = { N_ ("All vehicles"), N_ ("Without key reader"),
                                       N_ ("Silent vehicles"), N_ ("Gone vehicles"), NULL };

static gboolean
keep_row (const TklRowSet *set, gconstpointer row, guint choice)
{
  const VehicleRow *vehicle = row;

  switch (choice)
    {
    case SHOW_WITHOUT_READER:
      return !vehicle->reader_seen && vehicle->state != TKL_VEHICLE_IS_GONE;
    case SHOW_SILENT:
      return vehicle->state == TKL_VEHICLE_IS_LATE;
    case SHOW_GONE:
      return vehicle->state == TKL_VEHICLE_IS_GONE;
    default:
      return TRUE;
    }
}

static void
add_row (TklRowSet *set, const TklVehicleInfo *info)
{
  VehicleRow *row = tkl_row_set_append (set);

  row->id = info->id;
  row->last_record_utc_ms = info->last_record_utc_ms;
  row->last_tick_utc_ms = info->last_tick_utc_ms;
  row->n_records = info->n_records;
  row->title = tkl_row_set_intern (set, info->title);
  row->plate = tkl_row_set_intern (set, info->shown_plate);
  row->imei = tkl_row_set_intern (set, info->imei);
  row->notes = tkl_row_set_intern (set, info->notes);
  row->remote_id = tkl_row_set_intern (set, info->remote_id);
  row->reader_seen = (guint8) info->reader_seen;
  row->state = (guint8) info->state;
}

static void
vehicles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TklDesk *desk = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) infos = tkl_vehicles_finish (TKL_OFFICE (source), result, &error);
  g_autoptr (TklRowSet) set = NULL;

  if (infos == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  set = tkl_row_set_new (sizeof (VehicleRow), tkl_desk_get_zone (desk));
  for (guint i = 0; i < infos->len; i++)
    add_row (set, infos->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&set), (GDestroyNotify) tkl_row_set_unref);
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_vehicles_async (tkl_desk_get_office (desk), cancellable, vehicles_cb, task);
}

const TklTableSource tkl_vehicle_source
    = { .name = "vehicles",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "tkl-vehicle-symbolic",
        .empty_title = N_ ("No vehicles"),
        .empty_text = N_ ("Synchronise with TrustTrack to see the vehicles of the company."),
        .choices = choices,
        .keep = keep_row,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
