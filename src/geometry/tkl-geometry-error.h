/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of geometry; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_GEOMETRY_ERROR (tkl_geometry_error_quark ())

/**
 * TklGeometryError:
 * @TKL_GEOMETRY_ERROR_TOO_MANY: so many corners or crossings that it would take too long
 * @TKL_GEOMETRY_ERROR_NOTHING: no area would be left
 * @TKL_GEOMETRY_ERROR_FAILED: GEOS gave up, or its result is no shape either
 */
typedef enum
{
  TKL_GEOMETRY_ERROR_TOO_MANY,
  TKL_GEOMETRY_ERROR_NOTHING,
  TKL_GEOMETRY_ERROR_FAILED,
} TklGeometryError;

GQuark tkl_geometry_error_quark (void);

G_END_DECLS
