/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the simulator. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_SIM_ERROR (tkl_sim_error_quark ())

/**
 * TklSimError:
 * @TKL_SIM_ERROR_USAGE: an option, name or value that there is not
 * @TKL_SIM_ERROR_SYNTAX: a file or body that is not of the form asked for; the text says where
 * @TKL_SIM_ERROR_NOT_FOUND: a file, or a vehicle or key named in a scenario or request
 * @TKL_SIM_ERROR_FAILED: the system refused (port in use, disk full)
 */
typedef enum
{
  TKL_SIM_ERROR_USAGE,
  TKL_SIM_ERROR_SYNTAX,
  TKL_SIM_ERROR_NOT_FOUND,
  TKL_SIM_ERROR_FAILED,
} TklSimError;

GQuark tkl_sim_error_quark (void);

G_END_DECLS
