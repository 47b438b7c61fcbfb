/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the store; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_STORE_ERROR (tkl_store_error_quark ())

/**
 * TklStoreError:
 * @TKL_STORE_ERROR_BUSY: another process writes; try again
 * @TKL_STORE_ERROR_CONFLICT: the row changed since it was read
 * @TKL_STORE_ERROR_CONSTRAINT: refused by a rule of the database (overlapping holders, double number)
 * @TKL_STORE_ERROR_NOT_FOUND: no such row or file
 * @TKL_STORE_ERROR_CORRUPT: not a database, damaged, or not one of ours
 * @TKL_STORE_ERROR_TOO_NEW: written by a later version of the program
 * @TKL_STORE_ERROR_FULL: no space left, or the file may not grow
 * @TKL_STORE_ERROR_DENIED: may not be read or written
 * @TKL_STORE_ERROR_TAKEN: the file is the database itself, or holds something else
 * @TKL_STORE_ERROR_FOLDER: a folder where a file is expected
 * @TKL_STORE_ERROR_FAILED: anything else; the text says what
 */
typedef enum
{
  TKL_STORE_ERROR_BUSY,
  TKL_STORE_ERROR_CONFLICT,
  TKL_STORE_ERROR_CONSTRAINT,
  TKL_STORE_ERROR_NOT_FOUND,
  TKL_STORE_ERROR_CORRUPT,
  TKL_STORE_ERROR_TOO_NEW,
  TKL_STORE_ERROR_FULL,
  TKL_STORE_ERROR_DENIED,
  TKL_STORE_ERROR_TAKEN,
  TKL_STORE_ERROR_FOLDER,
  TKL_STORE_ERROR_FAILED,
} TklStoreError;

GQuark tkl_store_error_quark (void);

G_END_DECLS
