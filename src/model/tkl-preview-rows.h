/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what an import would do, row by row. */
/* Thread: main. */
#pragma once

#include "tkl-areas.h"
#include "tkl-import-preview.h"
#include "tkl-row-list.h"

G_BEGIN_DECLS

/** tkl_preview_columns: Returns: (transfer none) (array length=ret_n_columns). */
const TklColumn *tkl_preview_columns (guint *ret_n_columns);

/** tkl_preview_rows: Returns: (transfer full): the rows of @preview. */
TklRowSet *tkl_preview_rows (const TklImportPreview *preview);

/** tkl_preview_keep: @choice: 1 + TklImportPreviewKind; what was corrected stays among the refused ones.
 * TklRowKeep of the table. */
gboolean tkl_preview_keep (const TklRowSet *set, guint row, guint choice);

/** tkl_preview_count: Returns: rows of that kind. */
guint tkl_preview_count (const TklImportPreview *preview, TklImportPreviewKind kind);

/** tkl_preview_id: Returns: the id of its row in the table: number of the feature, else the line. */
gint64 tkl_preview_id (const TklImportPreviewRow *row);

/** tkl_preview_describe: Returns: (transfer full): its details, else what happens to it. Never empty. */
char *tkl_preview_describe (const TklImportPreviewRow *row);

/** tkl_preview_find: Returns: (transfer none) (nullable): the row with that id. */
TklImportPreviewRow *tkl_preview_find (const TklImportPreview *preview, gint64 id);

/**
 * tkl_preview_areas:
 * Returns: (transfer full): the zones of a file, by the ids of their rows; the style is the
 *   TklImportPreviewKind. Any thread.
 */
TklAreas *tkl_preview_areas (const TklImportPreview *preview);

G_END_DECLS
