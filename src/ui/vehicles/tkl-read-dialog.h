/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklReadDialog: records of chosen vehicles and days fetched again, or their ticks derived again. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_READ_FETCH,  /* from TrustTrack (F162) */
  TKL_READ_DERIVE, /* from the stored records, without the network */
} TklReadKind;

#define TKL_TYPE_READ_DIALOG (tkl_read_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklReadDialog, tkl_read_dialog, TKL, READ_DIALOG, AdwWindow)

/**
 * tkl_read_dialog_present:
 * @parent: (nullable)
 * @ids: (element-type gint64): the vehicles; empty = all; copied
 * @names: translated: how the office calls them together
 *
 * The desk's period is proposed; a button orders it of the desk's jobs. The dialog shows how far it is
 * and may be closed: the work goes on.
 * Returns: (transfer none).
 */
GtkWidget *tkl_read_dialog_present (
    GtkWindow *parent, TklDesk *desk, TklReadKind kind, const GArray *ids, const char *names);

G_END_DECLS
