/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of tkl-import-service.c: each merges the rows of one kind of file with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#pragma once

#include "tkl-import-problem.h"
#include "tkl-import-service.h"
#include "tkl-table-rows.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* A file on its way into the store. */
typedef struct
{
  TklStore *store;
  TklTableFile file;
  const TklImportOptions *options;
  TklImportResult *result; /* (owned) (nullable): what the reader found, and faults that only the
                              merge can see; set by the merge */
  TklImportReport *report; /* counts, to be added to */
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
