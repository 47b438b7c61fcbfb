/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of files as a use case: employees, projects, planning, zones; one file, one undo step. */
/* Thread: main; the work is done on the office's writer thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_IMPORT_EMPLOYEES,
  TKL_IMPORT_PROJECTS,
  TKL_IMPORT_PLANNING,
  TKL_IMPORT_ZONES,
} TklImportKind;

typedef struct
{
  TklImportKind kind;
  const char *path;  /* copied; tables may be CSV or workbooks (.xlsx), told by their content */
  GBytes *pasted;    /* (nullable): referenced; read instead of the file, which `path` then names */
  gboolean dry_run;  /* only report what would be */
  gboolean skip_bad; /* import the good rows of a file that has bad ones */
  gboolean replace;  /* zones: drop those of the same projects that the file does not have */
  gint64
      project_id; /* zones: of the project whose those are that name none; 0 = they are refused */
  const char *sheet;  /* (nullable): copied; of a workbook: its name; NULL = the first not hidden */
  const char *digest; /* (nullable): copied; of a preview: only that very file */
} TklImportOptions;

typedef struct
{
  guint n_rows;                                /* in the file */
  guint n_bad;                                 /* rows with a fault */
  guint n_added, n_changed, n_same, n_removed; /* employees, projects, plans, zones */
  guint n_keys;        /* employees who were given a key, or whose key got other dates */
  gboolean refused;    /* bad rows, and skip_bad was not asked for: nothing was changed */
  gint64 entry_id;     /* of the journal; 0 = nothing changed */
  GPtrArray *problems; /* (owned) of char: translated: `Line 12, key: …` */
  GPtrArray *warnings; /* (owned) of char: translated; their rows are good */
  GPtrArray *unknown;  /* (owned) of char: names of columns that are left out */
  guint n_unlisted;    /* problems beyond what a list can hold */
} TklImportReport;

void tkl_import_report_free (TklImportReport *report);

/**
 * tkl_import_async:
 * Adds or updates by number, in one transaction. A missing column keeps what is stored, an empty
 * cell clears it.
 */
void tkl_import_async (TklOffice *office,
                       const TklImportOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/**
 * tkl_import_finish:
 * @error: NOT_FOUND, DENIED, CORRUPT: the file cannot be read at all; CONFLICT: it is not the one of
 *   the digest any more
 * Returns: (transfer full): also when the file was refused, see there.
 */
TklImportReport *tkl_import_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_import_sheets_async: @path: of a table. Which sheets it has to choose from. */
void tkl_import_sheets_async (TklOffice *office,
                              TklImportKind kind,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** tkl_import_sheets_finish: Returns: (transfer full) (nullable) (array zero-terminated=1): their
 * names; NULL: there is nothing to choose. */
char **tkl_import_sheets_finish (TklOffice *office, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportReport, tkl_import_report_free)

G_END_DECLS
