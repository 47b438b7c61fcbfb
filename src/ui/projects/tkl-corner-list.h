/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCornerList: the corners of the chosen zone as rows with their coordinates (F127). */
/* Thread: main. */
#pragma once

#include "tkl-zone-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_CORNER_LIST (tkl_corner_list_get_type ())
G_DECLARE_FINAL_TYPE (TklCornerList, tkl_corner_list, TKL, CORNER_LIST, AdwBin)

/* So many rows at a time: more would be a wall, and slow to make. */
#define TKL_CORNER_LIST_MAX_ROWS 40

/**
 * tkl_corner_list_new:
 *
 * Outlines and holes are counted through. The row that has the focus, or is clicked, chooses its corner;
 * what is typed into it moves the corner, or the row says what is wrong with it. Of many corners those
 * around the chosen one are listed, with buttons for those before and after.
 *
 * Signal: edited (gpointer TklZoneEdit): a person changed it here; borrowed
 */
GtkWidget *tkl_corner_list_new (void);

/** tkl_corner_name: Returns: (transfer full): `Corner 3`, as the rows are called, translated. */
char *tkl_corner_name (const TklShape *shape, TklZoneHandle handle);

/** tkl_corner_list_set_edit: @edit: copied. No signal. What is being typed stays. */
void tkl_corner_list_set_edit (TklCornerList *self, const TklZoneEdit *edit);

G_END_DECLS
