/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of the planning: date, employee, project. */
/* Thread: any. */
#pragma once

#include "tkl-day.h"
#include "tkl-import-problem.h"
#include "tkl-table-rows.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 line;    /* where the row begins */
  TklDay day;     /* workday date; NONE in a bad row alone, as the two below */
  char *employee; /* (owned) (nullable): number */
  char *project;  /* (owned) (nullable): number */
} TklPlanningRow;

void tkl_planning_row_free (TklPlanningRow *row);

/**
 * tkl_import_planning:
 * @file: CSV or a workbook; the columns `date`, `employee` and `project` are all required
 * @error: TKL_IMPORT_ERROR: FORMAT (no table, a column missing or twice), LIMIT
 *
 * Whether employee and project exist is for the caller to see. Equal rows are kept.
 *
 * Returns: (transfer full): rows and bad rows are TklPlanningRow; NULL and @error when nothing can be read.
 */
TklImportResult *tkl_import_planning (const TklTableFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlanningRow, tkl_planning_row_free)

G_END_DECLS
