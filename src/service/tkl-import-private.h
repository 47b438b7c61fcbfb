/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of tkl-import-service.c: each merges the rows of one kind of file with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#pragma once

#include "tkl-import-problem.h"
#include "tkl-import-service.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * TklMergeFunc:
 * @bytes: the file
 * @options: as asked for
 * @ret_result: (out) (transfer full): what the reader found, and faults that only the merge can see
 * @report: (inout): counts
 *
 * Writes the good rows; the caller rolls back when there are bad ones that may not be skipped.
 */
typedef gboolean (*TklMergeFunc) (TklStore *store,
                                  GBytes *bytes,
                                  const TklImportOptions *options,
                                  TklImportResult **ret_result,
                                  TklImportReport *report,
                                  GError **error);

gboolean tkl_merge_employees (TklStore *store,
                              GBytes *bytes,
                              const TklImportOptions *options,
                              TklImportResult **ret_result,
                              TklImportReport *report,
                              GError **error); /* see TklMergeFunc */
gboolean tkl_merge_projects (TklStore *store,
                             GBytes *bytes,
                             const TklImportOptions *options,
                             TklImportResult **ret_result,
                             TklImportReport *report,
                             GError **error); /* see TklMergeFunc */
gboolean tkl_merge_planning (TklStore *store,
                             GBytes *bytes,
                             const TklImportOptions *options,
                             TklImportResult **ret_result,
                             TklImportReport *report,
                             GError **error); /* see TklMergeFunc */
gboolean tkl_merge_zones (TklStore *store,
                          GBytes *bytes,
                          const TklImportOptions *options,
                          TklImportResult **ret_result,
                          TklImportReport *report,
                          GError **error); /* see TklMergeFunc */

G_END_DECLS
