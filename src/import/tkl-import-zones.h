/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons of projects from GeoJSON, KML, KMZ and GPX. */
/* Thread: any. */
#pragma once

#include "tkl-import-problem.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_ZONES_GEOJSON,
  TKL_ZONES_KML,
  TKL_ZONES_KMZ,
  TKL_ZONES_GPX,
} TklZonesFormat;

typedef struct
{
  gint64 line;     /* where the feature begins */
  guint feature;   /* from 1, in the order of the file */
  char *project;   /* (owned): project number */
  char *name;      /* (owned) (nullable) */
  TklShape *shape; /* (owned) */
} TklZoneRow;

void tkl_zone_row_free (TklZoneRow *row);

/**
 * tkl_zones_format_from_path:
 * @path: the ending decides, any case: `.geojson` or `.json`, `.kml`, `.kmz`, `.gpx`
 * @error: TKL_IMPORT_ERROR_FORMAT: another ending
 */
gboolean tkl_zones_format_from_path (const char *path, TklZonesFormat *ret_format, GError **error);

/**
 * tkl_import_zones:
 * @bytes: the file, at most TKL_IMPORT_MAX_ZONES_BYTES
 * @error: TKL_IMPORT_ERROR: FORMAT (not such a file; the text has the line), LIMIT (too large, too
 *   deep)
 *
 * A feature that cannot be used is named and left out, the others are read. Whether the project
 * exists is for the caller to see. What the formats call things:
 *
 * GeoJSON (RFC 7946): a Feature or FeatureCollection; `properties.project` is the project number
 * (text or whole number), `properties.name` the zone's name; Polygon and MultiPolygon. A `crs`
 * other than WGS 84 is refused.
 *
 * KML: every Placemark; the project number is the ExtendedData value (Data or SimpleData) named
 * `project`, else the first word of the Placemark's name; Polygon and MultiGeometry. Folders are
 * looked into, links are not followed.
 *
 * KMZ: a zip archive with a KML document, `doc.kml` by custom.
 *
 * GPX: every track and route; the project number is its <type>, else the first word of its <name>.
 * A route is an outline, its last point joined to the first; so is each segment of a track when its
 * ends lie at most TKL_ZONES_MAX_GAP_M apart. Way points are passed over with a warning.
 *
 * XML with a document type is refused: nothing outside of the file is read and nothing expanded.
 *
 * Returns: (transfer full): rows are TklZoneRow; NULL and @error when nothing can be read.
 */
TklImportResult *tkl_import_zones (GBytes *bytes, TklZonesFormat format, GError **error);

/**
 * tkl_import_zones_into:
 * @project: (nullable): number of the project of features that name none; then the first word of a name
 *   means nothing
 *
 * The same, of a file that was not made for Tikklok.
 */
TklImportResult *
tkl_import_zones_into (GBytes *bytes, TklZonesFormat format, const char *project, GError **error);

/* Somebody who walks round a site ends about where he began. */
#define TKL_ZONES_MAX_GAP_M 25

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneRow, tkl_zone_row_free)

G_END_DECLS
