/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the core; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_CORE_ERROR (tkl_core_error_quark ())

/**
 * TklCoreError:
 * @TKL_CORE_ERROR_SYNTAX: the text is not of the form asked for
 * @TKL_CORE_ERROR_RANGE: well formed, but outside the values allowed
 * @TKL_CORE_ERROR_CHECK: a check digit or check sum does not agree (a typing error)
 * @TKL_CORE_ERROR_UNKNOWN: a name that is not in the list (setting, time zone)
 * @TKL_CORE_ERROR_SHAPE: a polygon that cannot be used (too few corners, crossed, too large)
 */
typedef enum
{
  TKL_CORE_ERROR_SYNTAX,
  TKL_CORE_ERROR_RANGE,
  TKL_CORE_ERROR_CHECK,
  TKL_CORE_ERROR_UNKNOWN,
  TKL_CORE_ERROR_SHAPE,
} TklCoreError;

GQuark tkl_core_error_quark (void);

G_END_DECLS
