/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of one, some or all projects written to a file (F126). */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path;  /* the ending decides: .geojson, .json, .kml, .kmz, .gpx */
  const GArray *ids; /* (nullable) (element-type gint64): projects; NULL = all */
} TklZonesExportOptions;

typedef struct
{
  guint n_zones;
  guint n_projects; /* that have any */
  guint n_holes;    /* that the format cannot hold (GPX) */
} TklZonesExportReport;

/**
 * tkl_zones_export_async:
 * @options: copied
 *
 * By number of the project, then as drawn. The file is replaced when everything is on the disk; its zones
 * can be imported again as they are.
 */
void tkl_zones_export_async (TklOffice *office,
                             const TklZonesExportOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * tkl_zones_export_finish:
 * @error: NOT_FOUND (no such folder, or there is no zone to write: no file is made then), DENIED, FULL,
 *   USAGE (another ending)
 */
gboolean tkl_zones_export_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  TklZonesExportReport *ret_report,
                                  GError **error);

G_END_DECLS
