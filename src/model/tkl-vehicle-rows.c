/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles (F161): columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 last_utc_ms;
  TklTextRef title, plate, imei, remote_id;
  guint8 gone;
} VehicleRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const VehicleRow *) row)->member));                  \
  }
TEXT_OF (title)
TEXT_OF (plate)
TEXT_OF (imei)
TEXT_OF (remote_id)

static char *
text_of_last (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_moment (tkl_row_set_zone (set), ((const VehicleRow *) row)->last_utc_ms);
}

static int
compare_last (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint64 left = ((const VehicleRow *) a)->last_utc_ms;
  gint64 right = ((const VehicleRow *) b)->last_utc_ms;

  return (left > right) - (left < right);
}

static char *
text_of_state (const TklRowSet *set, gconstpointer row)
{
  const VehicleRow *vehicle = row;

  if (vehicle->gone)
    /* Translators: a vehicle that TrustTrack no longer names. */
    return g_strdup (C_ ("vehicle", "Gone"));
  if (vehicle->last_utc_ms == TKL_INSTANT_NONE)
    return g_strdup (C_ ("vehicle", "No data yet"));
  return g_strdup (C_ ("vehicle", "Reporting"));
}

static const TklColumn columns[] = {
  { "title", N_ ("Vehicle"), 24, .grows = TRUE, .text = text_of_title },
  { "plate", N_ ("Plate"), 12, .text = text_of_plate },
  { "imei", N_ ("IMEI"), 18, .text = text_of_imei },
  { "last", N_ ("Last record"), 18, .numeric = TRUE, .text = text_of_last,
    .compare = compare_last },
  { "state", N_ ("State"), 14, .text = text_of_state },
  { "remote-id", N_ ("Id at TrustTrack"), 34, .optional = TRUE, .text = text_of_remote_id },
};

static gboolean
add_row (const TklVehicleRow *of_service, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  VehicleRow *row = tkl_row_set_append (set);

  row->title = tkl_row_set_intern (set, of_service->title);
  row->plate = tkl_row_set_intern (set, of_service->plate);
  row->imei = tkl_row_set_intern (set, of_service->imei);
  row->remote_id = tkl_row_set_intern (set, of_service->remote_id);
  row->id = row->remote_id;
  row->last_utc_ms = of_service->last_utc_ms;
  row->gone = of_service->gone;
  return TRUE;
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_list_load_async (desk, sizeof (VehicleRow), (TklListReceiver){ .vehicles = add_row }, FALSE,
                       cancellable, task);
}

const TklTableSource tkl_vehicle_source
    = { .name = "vehicles",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "tkl-vehicle-symbolic",
        .empty_title = N_ ("No vehicles"),
        .empty_text = N_ ("Synchronise with TrustTrack to see the vehicles of the company."),
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
