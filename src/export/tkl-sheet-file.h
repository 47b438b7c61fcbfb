/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSheetFile: a workbook in the making beside the file that it will replace. */
/* Thread: any, one at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;   /* (owned): what it becomes */
  char *folder; /* (owned): of both, and of the temporary files of libxlsxwriter */
  char *temp;   /* (owned) (nullable): where it is written; NULL once it is in place */
  int part;     /* while there is a temp: a descriptor that keeps it from being taken for left */
} TklSheetFile;

/**
 * tkl_sheet_file_begin:
 * @ret_file: all zero; clear with tkl_sheet_file_clear(), whatever is returned
 * @error: TKL_EXPORT_ERROR: NOT_FOUND (no such folder), DENIED, FULL, FAILED (no ordinary file, or
 *   a database)
 *
 * Makes the empty temporary file, a part file (tkl_part_file_new()) of kind `export`.
 */
gboolean tkl_sheet_file_begin (TklSheetFile *ret_file, const char *path, GError **error);

/**
 * tkl_sheet_file_try_room:
 * @bytes: ≥ 0
 * @error: TKL_EXPORT_ERROR_FULL
 *
 * Takes so much room on the disk and gives it back. libxlsxwriter does not notice a full disk while
 * it copies a sheet before packing it: without this the workbook would be cut short in silence.
 */
gboolean tkl_sheet_file_try_room (const TklSheetFile *file, gint64 bytes, GError **error);

/**
 * tkl_sheet_file_commit:
 * @error: TKL_EXPORT_ERROR
 *
 * Brings the bytes to the disk, then gives them their name.
 */
gboolean tkl_sheet_file_commit (TklSheetFile *file, GError **error);

/** tkl_sheet_file_clear: Removes the temporary file unless it was committed. */
void tkl_sheet_file_clear (TklSheetFile *file);

/** tkl_sheet_set_errno: Sets a TKL_EXPORT_ERROR for @code, an errno, about @path. */
void tkl_sheet_set_errno (GError **error, int code, const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklSheetFile, tkl_sheet_file_clear)

G_END_DECLS
