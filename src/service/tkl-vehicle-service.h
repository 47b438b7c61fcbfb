/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles (F040-F043, F161), and the office's own words about one. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/* The first that applies. */
typedef enum
{
  TKL_VEHICLE_IS_GONE,   /* TrustTrack no longer names it; its records stay */
  TKL_VEHICLE_HAS_ERROR, /* the last try failed: see problem */
  TKL_VEHICLE_IS_NEW,    /* never read */
  TKL_VEHICLE_IS_LATE,   /* the tracker was silent for a while: late data may come in */
  TKL_VEHICLE_IS_OK,
} TklVehicleState;

typedef struct
{
  gint64 id;
  gint64 version;    /* for tkl_vehicle_save_async() */
  char *title;       /* (owned): own name, remote name, IMEI or remote id: the first known */
  char *remote_id;   /* (owned) */
  char *remote_name; /* (owned) (nullable) */
  char *imei;        /* (owned) (nullable) */
  char *shown_plate; /* (owned) (nullable): own plate, else that of TrustTrack */
  char *name;        /* (owned) (nullable): the office's own, as are the two below */
  char *plate;       /* (owned) (nullable) */
  char *notes;       /* (owned) (nullable) */

  gboolean reader_seen; /* FALSE: no key was ever read: there is no reader, or it is not delivered
                                (F048) */
  gint64 n_records;     /* stored */
  gint64 last_record_utc_ms; /* G_MININT64 = none */
  gint64 last_tick_utc_ms;   /* of a key, as ticked; G_MININT64 = none */
  TklVehicleState state;
  char *problem;        /* (owned) (nullable): translated: why the last try failed, what to do */
  char *problem_detail; /* (owned) (nullable): technical text of it */
} TklVehicleInfo;

void tkl_vehicle_info_free (TklVehicleInfo *info);

/** tkl_vehicles_async: a few milliseconds, however many records there are. */
void tkl_vehicles_async (TklOffice *office,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/**
 * tkl_vehicles_finish:
 * Returns: (transfer full) (element-type TklVehicleInfo): by title, digits as numbers; with those
 *   that are gone.
 */
GPtrArray *tkl_vehicles_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* What the office calls a vehicle. Blanks around the words do not count; empty clears. */
typedef struct
{
  gint64 id;
  gint64 version;   /* as read */
  const char *name; /* (nullable) */
  const char *plate;
  const char *notes;
} TklVehicleEdit;

/** tkl_vehicle_save_async: @edit: copied. One journal entry; no sync overwrites it. */
void tkl_vehicle_save_async (TklOffice *office,
                             const TklVehicleEdit *edit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * tkl_vehicle_save_finish:
 * @ret_changed: (out) (optional): FALSE: everything was so already, there is nothing to undo
 * @error: CONFLICT (changed since it was read), NOT_FOUND, USAGE (a word is too long)
 */
gboolean tkl_vehicle_save_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  gboolean *ret_changed,
                                  GError **error);

G_END_DECLS
