/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of TklImportDialog share. */
/* Thread: main. */
#pragma once

#include "tkl-import-dialog.h"
#include "tkl-import-map.h"
#include "tkl-import-preview.h"
#include "tkl-row-list.h"
#include "tkl-table.h"

G_BEGIN_DECLS

/* A refused row whose zone was drawn right and saved. */
typedef struct
{
  gint64 row_id; /* tkl_preview_id() */
  gint64 project_id;
  gint64 zone_id; /* as it was stored */
} TklImportDrawn;

struct _TklImportDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkButton *apply;
  GtkStack *stack;
  AdwStatusPage *error;
  GtkDropDown *choice;
  GtkCheckButton *skip_bad;
  GtkDropDown *sheets; /* of a workbook that has several */
  GtkLabel *summary;
  AdwBin *table_bin, *map_bin;
  TklTable *table;
  TklImportMap *map; /* (nullable): of a file of zones */
  GtkWidget *details_bar;
  GtkLabel *details; /* of the selected row, whole */
  GtkWidget *crossed_bar;
  GtkLabel *crossed;
  GtkLabel *unknown; /* names of columns that are left out */

  TklDesk *desk; /* (owned) */
  TklImportKind kind;
  gint64 project_id;         /* of zones that name no project; 0 = none */
  char *path;                /* (owned): of the file; of what was pasted, its name */
  TklImportPreview *preview; /* (owned) (nullable): NULL too while its rows are made */
  TklRowList *list;          /* (owned) */
  GCancellable *cancellable; /* (owned) */
  TklImportDrawn correcting; /* the row whose zone is being drawn right, not saved yet */
  GArray *drawn;             /* (owned) of TklImportDrawn */
  gboolean check_waits;      /* … until there is a preview to be compared with them */
};

/** tkl_import_row_may_correct: Returns: TRUE when its zone can be drawn right. */
gboolean tkl_import_row_may_correct (const TklImportPreviewRow *row);

/** tkl_import_dialog_correct: @id: tkl_preview_id(); of another row than one to be corrected: nothing. */
void tkl_import_dialog_correct (TklImportDialog *self, gint64 id);

/** tkl_import_dialog_correct_chosen: the chosen row, where it can be corrected, else the first that can. */
void tkl_import_dialog_correct_chosen (TklImportDialog *self);

/** tkl_import_dialog_check_drawn: rows are corrected as long as their zones are stored. */
void tkl_import_dialog_check_drawn (TklImportDialog *self);

/** tkl_import_dialog_show_again: rows have become others. */
void tkl_import_dialog_show_again (TklImportDialog *self);

G_END_DECLS
