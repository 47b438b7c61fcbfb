/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a vehicle stands now, and what it did in a stretch of days (F239). */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"
#include "tkl-period.h"
#include "tkl-point.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

typedef struct
{
  gint64
      last_fix_utc_ms; /* G_MININT64: no position is known; then so is nothing of the next four */
  TklPoint point;
  TklPlace place;    /* EMPLOYER or PROJECT, by the rules for ticks; homes are not looked at */
  char *place_title; /* (owned) (nullable): of the employer or the one project; NULL: several */
  char *address;     /* (owned) (nullable): when it is known already; nothing is asked for */

  guint n_records; /* of the period, as the following */
  guint n_ticks;   /* touches of keys */
  gint64 metres;   /* between the first and the last odometer; −1 = unknown */
  guint n_days;    /* with records */
} TklVehicleDetail;

void tkl_vehicle_detail_free (TklVehicleDetail *detail);

/** tkl_vehicle_detail_async: @period: of days, not open. */
void tkl_vehicle_detail_async (TklOffice *office,
                               gint64 vehicle_id,
                               TklPeriod period,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** tkl_vehicle_detail_finish: Returns: (transfer full) (nullable). */
TklVehicleDetail *
tkl_vehicle_detail_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklVehicleDetail, tkl_vehicle_detail_free)

G_END_DECLS
