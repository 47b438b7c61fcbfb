/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the table of vehicles that other parts of its screen use too. */
/* Thread: any. */
#pragma once

#include "tkl-vehicle-service.h"

G_BEGIN_DECLS

/** tkl_vehicle_state_title: Returns: (transfer none): translated: `Reporting`, `Gone` …. */
const char *tkl_vehicle_state_title (TklVehicleState state);

G_END_DECLS
