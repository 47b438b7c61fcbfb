/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of tkl-import-service.c: each merges the rows of one kind of file with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#pragma once

#include "tkl-import-preview.h"
#include "tkl-import-problem.h"
#include "tkl-table-rows.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* The rows of a preview while it is made; a merge has none when the import is meant. */
typedef struct _TklImportPreviewRows TklImportPreviewRows;

TklImportPreviewRows *tkl_import_preview_rows_new (void);       /* Returns: (transfer full). */
void tkl_import_preview_rows_free (TklImportPreviewRows *self); /* @self: (nullable). */

/**
 * tkl_import_preview_note:
 * @self: (nullable): NULL: nothing is done
 * @place: of a good row, with whom it is about; line 0 = none
 * Returns: (transfer none) (nullable): a row of its own, without changes.
 */
TklImportPreviewRow *tkl_import_preview_note (TklImportPreviewRows *self,
                                              const TklImportPlace *place,
                                              TklImportPreviewKind kind);

/** tkl_import_preview_add_change: @row: a TklImportPreviewRow. A TklImportChangeFunc. */
void tkl_import_preview_add_change (const char *column,
                                    const char *before,
                                    const char *after,
                                    gpointer row);

/**
 * tkl_import_preview_change_line:
 * @line: of a row of a table that was noted; when it was unchanged, it is changed then
 */
void tkl_import_preview_change_line (TklImportPreviewRows *self,
                                     gint64 line,
                                     const char *column,
                                     const char *before,
                                     const char *after);

/**
 * tkl_import_preview_rows_finish:
 * Adds the problems of @result, and the bad rows. Returns: (transfer full): of TklImportPreviewRow, sorted.
 */
GPtrArray *
tkl_import_preview_rows_finish (TklImportPreviewRows *self, const TklImportResult *result);

/* A file on its way into the store. */
typedef struct
{
  TklStore *store;
  TklTableFile file;
  const TklImportOptions *options;
  TklImportResult *result; /* (owned) (nullable): what the reader found, and faults that only the
                              merge can see; set by the merge */
  TklImportReport *report; /* counts, to be added to */
  TklImportPreviewRows *preview; /* (nullable): rows are noted there */
} TklMerge;

/**
 * TklMergeFunc:
 * Reads the file and writes its good rows; the caller rolls back when there are bad ones that may
 * not be skipped.
 */
typedef gboolean (*TklMergeFunc) (TklMerge *merge, GError **error);

gboolean tkl_merge_employees (TklMerge *merge, GError **error); /* see TklMergeFunc */
gboolean tkl_merge_projects (TklMerge *merge, GError **error);  /* see TklMergeFunc */
gboolean tkl_merge_planning (TklMerge *merge, GError **error);  /* see TklMergeFunc */
gboolean tkl_merge_zones (TklMerge *merge, GError **error);     /* see TklMergeFunc */

/**
 * tkl_merge_each_row:
 * @merge_row: writes a row of the result, or complains about it
 * Returns: FALSE and @error when there is no result, or one of them failed.
 */
gboolean
tkl_merge_each_row (TklMerge *merge,
                    gboolean (*merge_row) (TklMerge *merge, gconstpointer row, GError **error),
                    GError **error);

G_END_DECLS
