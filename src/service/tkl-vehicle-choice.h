/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehicleChoice: which vehicles a synchronisation or derivation is about. */
/* Thread: plain values. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vehicles by id, by name, or both together; with neither all of them. Borrowed: use cases copy it. */
typedef struct
{
  const gint64 *ids; /* (array length=n_ids) (nullable) */
  gsize n_ids;
  const char *const *names; /* (array zero-terminated=1) (nullable): name, plate, IMEI or remote id;
                               a name may stand for several vehicles */
} TklVehicleChoice;

/** tkl_vehicle_choice_copy: @choice: (nullable): NULL = all. Returns: (transfer full). */
TklVehicleChoice *tkl_vehicle_choice_copy (const TklVehicleChoice *choice);
void tkl_vehicle_choice_free (TklVehicleChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklVehicleChoice, tkl_vehicle_choice_free)

G_END_DECLS
