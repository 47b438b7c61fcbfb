/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds which key once the rows of an employees file are in, checked before it is written. */
/* Thread: the office's writer thread, inside a journal entry. */
#pragma once

#include "tkl-import-private.h"

G_BEGIN_DECLS

typedef struct _TklHoldingMerge TklHoldingMerge;

/**
 * tkl_holding_merge_new:
 * @result: (borrowed): rows are TklEmployeeRow
 * Reads the holdings as they are stored. Returns: (transfer full).
 */
TklHoldingMerge *tkl_holding_merge_new (TklStore *store, TklImportResult *result, GError **error);
void tkl_holding_merge_free (TklHoldingMerge *merge);

/**
 * tkl_holding_merge_check:
 *
 * Removes rows from the result, with a complaint, until no key has two holders at a time: an
 * employee and a key make one holding; the same key again with other dates changes its dates. The
 * whole file is looked at first, so that a key can be passed on within it, in any order of rows.
 */
gboolean tkl_holding_merge_check (TklHoldingMerge *merge, GError **error);

/**
 * tkl_holding_merge_note:
 * @preview: (nullable): its rows are noted already
 * After the check: notes the keys that employees would be given, and other dates.
 */
void tkl_holding_merge_note (const TklHoldingMerge *merge, TklImportPreviewRows *preview);

/**
 * tkl_holding_merge_write:
 * @id_of_number: id of an employee by number, after the employees were written
 * @report: (inout): its count of keys
 */
gboolean tkl_holding_merge_write (TklHoldingMerge *merge,
                                  gint64 (*id_of_number) (const char *number, gpointer data),
                                  gpointer data,
                                  TklImportReport *report,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklHoldingMerge, tkl_holding_merge_free)

G_END_DECLS
