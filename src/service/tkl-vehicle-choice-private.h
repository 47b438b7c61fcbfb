/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a choice of vehicles. */
/* Thread: any. */
#pragma once

#include "tkl-store-vehicle.h"
#include "tkl-vehicle-choice.h"

G_BEGIN_DECLS

/** tkl_vehicle_choice_is_all: Returns: TRUE when nothing limits the choice. */
gboolean tkl_vehicle_choice_is_all (const TklVehicleChoice *choice);

/** tkl_vehicle_choice_has: Returns: TRUE when @vehicle belongs to the choice. */
gboolean tkl_vehicle_choice_has (const TklVehicleChoice *choice, const TklVehicle *vehicle);

/**
 * tkl_vehicle_choice_check:
 * @vehicles: (element-type TklVehicle): those that are there
 * @error: TKL_SERVICE_ERROR: USAGE (a name that none of them has), NOT_FOUND (an id)
 */
gboolean tkl_vehicle_choice_check (const TklVehicleChoice *choice,
                                   const GPtrArray *vehicles,
                                   GError **error);

/**
 * tkl_vehicle_choice_describe:
 * @vehicles: (element-type TklVehicle): those that are there
 *
 * Returns: (transfer full) (nullable): titles of the chosen ones with commas, an ellipsis for those
 *   after the tenth; NULL when nothing limits the choice.
 */
char *tkl_vehicle_choice_describe (const TklVehicleChoice *choice, const GPtrArray *vehicles);

G_END_DECLS
