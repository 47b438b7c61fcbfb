/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of a drawn zone as a use case: what it would become, to be accepted or not (F127). */
/* Thread: main; the work is done on a thread of the office that has no connection. */
#pragma once

#include "tkl-office.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef struct
{
  TklShape *shape; /* (owned): for tkl_zone_edit_replace() */
  guint n_parts_before, n_parts;
  guint n_holes_before, n_holes;
  guint n_corners_before, n_corners;
  double area_before_m2, area_m2; /* before: as drawn, what runs both ways around cancels out */
  guint n_dropped;                /* slivers below 1 m² that were left out */
} TklZoneRepair;

void tkl_zone_repair_free (TklZoneRepair *repair);

/** tkl_zone_repair_async: @sketch: see tkl-sketch.h; referenced. */
void tkl_zone_repair_async (TklOffice *office,
                            const TklShape *sketch,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * tkl_zone_repair_finish:
 * @error: USAGE: nothing would be left, or there are too many corners or crossings; FAILED
 * Returns: (transfer full).
 */
TklZoneRepair *tkl_zone_repair_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneRepair, tkl_zone_repair_free)

G_END_DECLS
