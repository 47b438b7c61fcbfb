/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies on this computer: open, make, take off the list (F223). Each is a file of its own. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_COMPANIES_DIALOG (tkl_companies_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklCompaniesDialog, tkl_companies_dialog, TKL, COMPANIES_DIALOG, AdwWindow)

/**
 * tkl_companies_dialog_present:
 * @desk: of the company in the window behind, which is marked; referenced
 * The list has the stored names of the companies, that of the file where there is none.
 * Files are opened by the application: g_application_open(), with the name of a new company as hint.
 * Returns: (transfer none): the dialog.
 */
GtkWidget *tkl_companies_dialog_present (GtkWindow *parent, TklDesk *desk);

/** tkl_companies_new_path: Returns: (transfer full): a file that is not there yet, by that name. */
char *tkl_companies_new_path (const char *name);

G_END_DECLS
