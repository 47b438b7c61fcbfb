/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the export layer; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_EXPORT_ERROR (tkl_export_error_quark ())

/**
 * TklExportError:
 * @TKL_EXPORT_ERROR_NOT_FOUND: no such file or folder
 * @TKL_EXPORT_ERROR_DENIED: may not be read or written
 * @TKL_EXPORT_ERROR_FORMAT: not a file of that kind; the text says where
 * @TKL_EXPORT_ERROR_LIMIT: larger than can be handled; the text names the limit
 * @TKL_EXPORT_ERROR_FULL: no space left
 * @TKL_EXPORT_ERROR_FOLDER: a folder where a file is expected
 * @TKL_EXPORT_ERROR_FAILED: anything else; the text says what
 */
typedef enum
{
  TKL_EXPORT_ERROR_NOT_FOUND,
  TKL_EXPORT_ERROR_DENIED,
  TKL_EXPORT_ERROR_FORMAT,
  TKL_EXPORT_ERROR_LIMIT,
  TKL_EXPORT_ERROR_FULL,
  TKL_EXPORT_ERROR_FOLDER,
  TKL_EXPORT_ERROR_FAILED,
} TklExportError;

GQuark tkl_export_error_quark (void);

G_END_DECLS
