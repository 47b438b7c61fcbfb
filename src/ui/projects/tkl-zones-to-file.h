/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones written to a file that a person chooses (F126). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_zones_to_file_choose:
 * @ids: (nullable) (element-type gint64): projects; NULL = all
 *
 * Asks for the file; a name without a known ending gets that of the format that is chosen.
 */
void tkl_zones_to_file_choose (GtkWindow *parent, TklDesk *desk, const GArray *ids);

/** tkl_zones_to_file: writes them; the desk tells how many, and how to see the file. */
void tkl_zones_to_file (TklDesk *desk, const GArray *ids, const char *path);

G_END_DECLS
