/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of projects as a file that maps and navigation devices read, and our own import. */
/* Thread: any. */
#pragma once

#include "tkl-project.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_ZONES_FILE_GEOJSON,
  TKL_ZONES_FILE_KML,
  TKL_ZONES_FILE_KMZ, /* KML in a zip archive */
  TKL_ZONES_FILE_GPX, /* outlines only: it has no holes */
} TklZonesFileFormat;

/* A zone with the number of its project. */
typedef struct
{
  const char *project; /* number, as the imports of zones know it */
  const TklPoi *poi;
} TklZoneOut;

/**
 * tkl_zones_file_format:
 * @path: the ending decides, any case: `.geojson` or `.json`, `.kml`, `.kmz`, `.gpx`
 * @error: TKL_EXPORT_ERROR_FORMAT: another ending
 */
gboolean tkl_zones_file_format (const char *path, TklZonesFileFormat *ret_format, GError **error);

/**
 * tkl_zones_file_compose:
 * @zones: (array length=n_zones): in the order of the file
 * @ret_n_holes: (out): holes that the format cannot hold (GPX)
 *
 * The same zones give the same bytes. Corners have seven decimals and keep their order, so that an import
 * of the file knows each shape again.
 * Returns: (transfer full).
 */
GBytes *tkl_zones_file_compose (const TklZoneOut *zones,
                                gsize n_zones,
                                TklZonesFileFormat format,
                                guint *ret_n_holes);

/**
 * tkl_zones_file_write:
 * @error: TKL_EXPORT_ERROR: NOT_FOUND, DENIED, FULL, FAILED
 *
 * Replaces the file only when everything is on the disk.
 */
gboolean tkl_zones_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
