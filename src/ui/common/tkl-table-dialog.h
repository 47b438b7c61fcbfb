/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in a window of its own: the history of changes, the log of imports. */
/* Thread: main. */
#pragma once

#include "tkl-beside-window.h"
#include "tkl-table-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_DIALOG (tkl_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklTableDialog, tkl_table_dialog, TKL, TABLE_DIALOG, TklBesideWindow)

/** tkl_table_dialog_present_page: @page: a TklTablePage. Returns: (transfer none): the dialog. */
GtkWidget *tkl_table_dialog_present_page (GtkWindow *parent, const char *title, GtkWidget *page);

/**
 * tkl_table_dialog_present:
 * @title: translated
 * @source: what it shows
 *
 * Returns: (transfer none): the dialog, over @parent.
 */
GtkWidget *tkl_table_dialog_present (GtkWindow *parent,
                                     const char *title,
                                     TklDesk *desk,
                                     const TklTableSource *source);

G_END_DECLS
