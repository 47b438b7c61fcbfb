/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSlots: as many empty items as a list has rows: what a table shows its widgets for. */
/* Thread: main. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TKL_TYPE_SLOTS (tkl_slots_get_type ())
G_DECLARE_FINAL_TYPE (TklSlots, tkl_slots, TKL, SLOTS, GObject)

/**
 * tkl_slots_new:
 * @list: whose changes are full replacements: all rows go, then the new ones come; referenced
 *
 * When rows are replaced, slots only come or go at the end. A view of GTK 4.8 destroys the widgets of
 * items that go, two thousand cells for a table, and makes them anew; those of slots stay, and whoever
 * shows them puts the new texts in. Scrolling and focus stay as well.
 *
 * Many slots that come are told in steps, a frame apart, since a view makes widgets for each of the
 * first two hundred.
 */
TklSlots *tkl_slots_new (GListModel *list);

/**
 * tkl_slots_complete: all slots are there now, for whoever looks for the place of a row.
 * Returns: TRUE: some were not yet.
 */
gboolean tkl_slots_complete (TklSlots *self);

G_END_DECLS
