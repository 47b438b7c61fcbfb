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
 * @desk: (nullable): of the company in the window behind, which is marked; referenced
 * The list has the stored names of the companies, that of the file where there is none, or no @desk.
 * Files are opened by the application: g_application_open(), with the name of a new company as hint.
 * Returns: (transfer none): the dialog.
 */
GtkWidget *tkl_companies_dialog_present (GtkWindow *parent, TklDesk *desk);

/**
 * tkl_companies_dialog_present_missing:
 * The list, over the active window if there is one, which says that the file @path is not there.
 * Returns: (transfer none): the dialog.
 */
GtkWidget *tkl_companies_dialog_present_missing (GtkApplication *application, const char *path);

/**
 * tkl_companies_look_async:
 * Looks whether the file of a company is there. @callback gets a GFile of @path as its source.
 */
void tkl_companies_look_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** tkl_companies_look_finish: Returns: FALSE: it is missing. To open it would make a new one there. */
gboolean tkl_companies_look_finish (GObject *source, GAsyncResult *result);

/** tkl_companies_new_path: Returns: (transfer full): a file that is not there yet, by that name. */
char *tkl_companies_new_path (const char *name);

G_END_DECLS
