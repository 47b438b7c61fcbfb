/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneSink: where the readers of the three formats put one feature after the other. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-import-zones.h"

G_BEGIN_DECLS

typedef struct
{
  TklImportResult *result;  /* (not owned) */
  TklShapeBuilder *builder; /* (owned): take the corners of the current feature */
  gint64 line;              /* of the current feature */
  guint feature;            /* number of the current feature; 0 = none yet */
  const char *into;         /* (nullable) (not owned): project of features that name none */
  char *project, *name;     /* (owned) (nullable): raw, of the current feature */
  gboolean bad;             /* the current feature has a fault and gives no row */
  gboolean bad_project;     /* … in TKL_ZONE_PROJECT: not to be reported as missing as well */
  gboolean bad_geometry;    /* … in TKL_ZONE_GEOMETRY: what the builder has is not the shape */
} TklZoneSink;

/* Parts of a feature, as problems call them. */
#define TKL_ZONE_PROJECT "project"
#define TKL_ZONE_NAME "name"
#define TKL_ZONE_GEOMETRY "geometry"

/** tkl_zone_sink_new: @result: gets rows and problems. Returns: (transfer full). */
TklZoneSink *tkl_zone_sink_new (TklImportResult *result);
void tkl_zone_sink_free (TklZoneSink *sink);

/** tkl_zone_sink_begin: The next feature, on @line. The builder is empty then. */
void tkl_zone_sink_begin (TklZoneSink *sink, gint64 line);

/**
 * tkl_zone_sink_complain:
 * @part: (nullable): one of the three above
 * @value: (nullable): untrusted text
 *
 * Reports the current feature; unless @reason is a warning it gives no row.
 */
void tkl_zone_sink_complain (TklZoneSink *sink,
                             const char *part,
                             TklImportReason reason,
                             const char *value);

/**
 * tkl_zone_sink_use_first_word:
 * The first word of the name is the project number, unless there is one already, or one for all.
 */
void tkl_zone_sink_use_first_word (TklZoneSink *sink);

/** tkl_zone_sink_end: Checks what was gathered of the feature and makes it a row, or reports it. */
void tkl_zone_sink_end (TklZoneSink *sink);

/* The readers: see tkl_import_zones(). */
gboolean tkl_zones_read_geojson (GBytes *bytes, TklZoneSink *sink, GError **error);
gboolean tkl_zones_read_kml (GBytes *bytes, TklZoneSink *sink, GError **error);
gboolean tkl_zones_read_kmz (GBytes *bytes, TklZoneSink *sink, GError **error);
gboolean tkl_zones_read_gpx (GBytes *bytes, TklZoneSink *sink, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneSink, tkl_zone_sink_free)

G_END_DECLS
