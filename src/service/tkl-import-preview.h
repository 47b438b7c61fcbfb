/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at an import before it is done: what would become of each row of a file. */
/* Thread: main; the work is done on the office's writer thread. */
#pragma once

#include "tkl-import-service.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_IMPORT_PREVIEW_ADDED,
  TKL_IMPORT_PREVIEW_CHANGED,
  TKL_IMPORT_PREVIEW_UNCHANGED,
  TKL_IMPORT_PREVIEW_REFUSED,   /* bad: its problems say why */
  TKL_IMPORT_PREVIEW_REMOVED,   /* zones that the file does not have; they stand on no line */
  TKL_IMPORT_PREVIEW_CORRECTED, /* refused, but drawn right and saved since: set by the screen */
} TklImportPreviewKind;

/** tkl_import_preview_kind_to_text: Returns: `added`, `changed`, `unchanged`, `refused`, `removed`,
 * `corrected`. */
const char *tkl_import_preview_kind_to_text (TklImportPreviewKind kind);

/* A field that would change. Values are written as in files; a national number only as birth date. */
typedef struct
{
  char *column; /* (owned): `last_name` */
  char *before; /* (owned) (nullable): NULL = empty, or not stored yet */
  char *after;  /* (owned) (nullable): NULL = emptied */
} TklImportPreviewChange;

typedef struct
{
  gint64 line;   /* from 1: line of a CSV file, row of a sheet; 0 = none (REMOVED) */
  guint feature; /* of a zones file, from 1; 0 = a table */
  TklImportPreviewKind kind;
  TklShape *shape;   /* (owned) (nullable): of a zone; of a refused one as far as it can be told */
  gint64 project_id; /* of a refused zone that crosses itself: in whose zones its shape can be drawn
                        right; else 0 */
  char *number;      /* (owned) (nullable): of the employee or project */
  char *name;        /* (owned) (nullable): of a planning row: date and project */
  GPtrArray
      *changes; /* (owned) of TklImportPreviewChange, in the order of the columns, keys last */
  GPtrArray
      *problems; /* (owned) of char: translated, without the line; warnings of good rows too */
  GPtrArray *plain_problems; /* (owned) of char: the same in English, for programs */
} TklImportPreviewRow;

typedef struct
{
  TklImportOptions options; /* of the preview; its texts are owned */
  char *digest;             /* (owned): of the file as it was read */
  TklImportReport *report;  /* (owned): as of an import with dry_run */
  GPtrArray *rows;          /* (owned) of TklImportPreviewRow, in the order of the file */
} TklImportPreview;

void tkl_import_preview_free (TklImportPreview *preview);

/**
 * tkl_import_preview_async:
 * @options: dry_run, skip_bad and digest do not matter
 * Changes nothing. A row that repeats another one word for word may be left out. Of an employee with
 * several rows, his own fields are shown at the first, each key at the row that gives it.
 */
void tkl_import_preview_async (TklOffice *office,
                               const TklImportOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * tkl_import_preview_finish:
 * @error: as tkl_import_finish()
 * Returns: (transfer full).
 */
TklImportPreview *
tkl_import_preview_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_import_preview_apply_async:
 * @skip_bad: import the good rows of a file that has bad ones
 *
 * Imports what @preview showed; end it with tkl_import_finish(), which fails with CONFLICT when the
 * file was changed since. @preview may be freed at once.
 */
void tkl_import_preview_apply_async (TklOffice *office,
                                     const TklImportPreview *preview,
                                     gboolean skip_bad,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportPreview, tkl_import_preview_free)

G_END_DECLS
