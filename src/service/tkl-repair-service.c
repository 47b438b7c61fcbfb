/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of a drawn zone as a use case: what it would become, to be accepted or not (F127). */
/* Thread: main; the work is done on a thread of the office that has no connection. */
#include "tkl-repair-service.h"

#include "tkl-repair.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

void
tkl_zone_repair_free (TklZoneRepair *repair)
{
  if (repair == NULL)
    return;
  tkl_shape_free (repair->shape);
  g_free (repair);
}

static GError *
convert_error (const GError *error)
{
  switch ((TklGeometryError) error->code)
    {
    case TKL_GEOMETRY_ERROR_TOO_MANY:
      return g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                                  _ ("The zone has too many corners or crossings to be repaired."));
    case TKL_GEOMETRY_ERROR_NOTHING:
      return g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                                  _ ("The zone encloses nothing: nothing would be left of it."));
    case TKL_GEOMETRY_ERROR_FAILED:
    default:
      return tkl_service_error_new (TKL_SERVICE_ERROR_FAILED,
                                    _ ("The zone could not be repaired. Draw it again."),
                                    error->message);
    }
}

static TklZoneRepair *
take_repair (const TklRepair *done)
{
  TklZoneRepair *repair = g_new (TklZoneRepair, 1);

  *repair = (TklZoneRepair){ .shape = tkl_shape_copy (done->shape),
                             .n_parts_before = done->before.n_parts,
                             .n_parts = done->after.n_parts,
                             .n_holes_before = done->before.n_holes,
                             .n_holes = done->after.n_holes,
                             .n_corners_before = done->before.n_corners,
                             .n_corners = done->after.n_corners,
                             .area_before_m2 = done->before.area_m2,
                             .area_m2 = done->after.area_m2,
                             .n_dropped = done->n_dropped };
  return repair;
}

static void
run_repair (GTask *task, gpointer office, gpointer sketch, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklRepair) done = tkl_repair_new (sketch, &error);

  if (done == NULL)
    g_task_return_error (task, convert_error (error));
  else
    g_task_return_pointer (task, take_repair (done), (GDestroyNotify) tkl_zone_repair_free);
}

void
tkl_zone_repair_async (TklOffice *office,
                       const TklShape *sketch,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TKL_IS_OFFICE (office) && sketch != NULL);

  task = g_task_new (office, cancellable, callback, user_data);
  g_task_set_source_tag (task, tkl_zone_repair_async);
  g_task_set_task_data (task, tkl_shape_copy (sketch), (GDestroyNotify) tkl_shape_free);
  tkl_office_compute (office, task, run_repair);
}

TklZoneRepair *
tkl_zone_repair_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tkl_zone_repair_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
