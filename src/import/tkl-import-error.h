/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the import layer; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_IMPORT_ERROR (tkl_import_error_quark ())

/**
 * TklImportError:
 * @TKL_IMPORT_ERROR_NOT_FOUND: no such file or folder
 * @TKL_IMPORT_ERROR_DENIED: may not be read or written
 * @TKL_IMPORT_ERROR_FORMAT: not a file of that kind; the text says where
 * @TKL_IMPORT_ERROR_LIMIT: larger than can be handled; the text names the limit
 * @TKL_IMPORT_ERROR_FULL: no space left
 * @TKL_IMPORT_ERROR_FOLDER: a folder where a file is expected
 * @TKL_IMPORT_ERROR_FAILED: anything else; the text says what
 */
typedef enum
{
  TKL_IMPORT_ERROR_NOT_FOUND,
  TKL_IMPORT_ERROR_DENIED,
  TKL_IMPORT_ERROR_FORMAT,
  TKL_IMPORT_ERROR_LIMIT,
  TKL_IMPORT_ERROR_FULL,
  TKL_IMPORT_ERROR_FOLDER,
  TKL_IMPORT_ERROR_FAILED,
} TklImportError;

GQuark tkl_import_error_quark (void);

G_END_DECLS
