/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportDialog: a file, what it would change row by row, and only then the import. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-import-service.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_IMPORT_DIALOG (tkl_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklImportDialog, tkl_import_dialog, TKL, IMPORT_DIALOG, AdwWindow)

/** tkl_import_choose: lets the office choose a file, then shows its preview. */
void tkl_import_choose (GtkWindow *parent, TklDesk *desk, TklImportKind kind);

/** tkl_import_choose_zones: the same of zones; those that name no project are of this one. */
void tkl_import_choose_zones (GtkWindow *parent, TklDesk *desk, gint64 project_id);

/** tkl_import_dialog_present: @path: of the file. Returns: (transfer none): the dialog. */
GtkWidget *
tkl_import_dialog_present (GtkWindow *parent, TklDesk *desk, TklImportKind kind, const char *path);

/** tkl_import_dialog_present_zones: @project_id: as above; 0 = each names its own. */
GtkWidget *tkl_import_dialog_present_zones (GtkWindow *parent,
                                            TklDesk *desk,
                                            gint64 project_id,
                                            const char *path);

/** tkl_import_dialog_present_pasted: @rows: referenced; text of the same form as a file. */
GtkWidget *tkl_import_dialog_present_pasted (GtkWindow *parent,
                                             TklDesk *desk,
                                             TklImportKind kind,
                                             GBytes *rows);

G_END_DECLS
