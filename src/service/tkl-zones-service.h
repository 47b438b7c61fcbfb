/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones and radius of a project as a use case: saved together as they were drawn (F117, F126–F129). */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-office.h"
#include "tkl-project.h"

G_BEGIN_DECLS

/* What a drawing screen needs to begin. */
typedef struct
{
  TklProject *project;  /* (owned) */
  GPtrArray *zones;     /* (owned) of TklPoi: of the project, oldest first */
  GPtrArray *others;    /* (owned) of TklPoi: of all other projects */
  int default_radius_m; /* CT-9 */
} TklZonesForm;

void tkl_zones_form_free (TklZonesForm *form);

void tkl_zones_load_async (TklOffice *office,
                           gint64 project_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_zones_load_finish: @error: NOT_FOUND. Returns: (transfer full). */
TklZonesForm *tkl_zones_load_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* What tkl-zone-edit.h has: the zones as loaded and as they are wanted now. */
typedef struct
{
  gint64 project_id;
  const GPtrArray *loaded; /* (element-type TklPoi) */
  const GPtrArray
      *wanted; /* (element-type TklPoi): real shapes; id 0 = a new one, those missing go */
  int loaded_radius_m, wanted_radius_m; /* both alike: the radius stays, whatever it is */
} TklZonesSave;

/**
 * tkl_zones_save_async:
 * @save: copied
 *
 * One journal entry, `change-zones` (`change-project` when only the radius is another), which names
 * the project. Ticks of people who ticked in a zone that came, went or moved, or within the circle as
 * it was or is, are linked again, unless others wait with CT-10 off; places chosen by hand stay. A
 * workday that has been transferred keeps its lines: the next transfer gives a notice.
 */
void tkl_zones_save_async (TklOffice *office,
                           const TklZonesSave *save,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * tkl_zones_save_finish:
 * @ret_change: (out): with the id of the project
 * @ret_zones: (out) (optional) (transfer full) (element-type TklPoi): as stored now, with their ids,
 *   in the order they were wanted
 * @error: NOT_FOUND (the project is gone), CONFLICT (its zones or its radius were changed since they
 *   were loaded), USAGE (a shape is crossed or no polygon, a name is
 *   too long)
 */
gboolean tkl_zones_save_finish (TklOffice *office,
                                GAsyncResult *result,
                                TklChange *ret_change,
                                GPtrArray **ret_zones,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZonesForm, tkl_zones_form_free)

G_END_DECLS
