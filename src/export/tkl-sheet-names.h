/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for workbooks: what a cell, a tab and a file name may hold. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Excel's limits, in UTF-16 units. */
#define TKL_SHEET_CELL_MAX 32767
#define TKL_SHEET_TAB_MAX 31
#define TKL_SHEET_FILE_MAX 120 /* bytes, of a whole file name */

/**
 * tkl_sheet_clean_text:
 * @text: (nullable)
 * @ret_owned: (out): what to free, or NULL when @text could be used as it is
 *
 * Drops the control characters that XML cannot hold, replaces bytes that are no UTF-8 and cuts what
 * is longer than a cell with an ellipsis. Text that looks like a formula stays as it is: cells are
 * written as strings. Returns: (transfer none): "" for NULL.
 */
const char *tkl_sheet_clean_text (const char *text, char **ret_owned);

/**
 * tkl_sheet_tab_name:
 * @number: (nullable): of the employee; NULL: the sheet is of no employee
 * @name: (nullable): first and last name
 * @taken: (inout) (element-type utf8): names given so far, folded; a GHashTable set that owns them
 *
 * `12 Jan Peeters` as Excel takes it: at most 31 characters, none of `[]:*?/\`, no `History`, unlike
 * all names before whatever their case. Apostrophes and exclamation marks become ’ and blank, so
 * that references to the sheet need no second way of quoting.
 * Returns: (transfer full).
 */
char *tkl_sheet_tab_name (const char *number, const char *name, GHashTable *taken);

/**
 * tkl_sheet_file_name:
 * @taken: as above, of file names
 *
 * `12 Jan Peeters.xlsx` as every system takes it: none of `/\:*?"<>|` and no control characters, no
 * leading dot or blank, no name of a device, at most 120 bytes.
 * Returns: (transfer full).
 */
char *tkl_sheet_file_name (const char *number, const char *name, GHashTable *taken);

G_END_DECLS
