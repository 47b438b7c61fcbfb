/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLabelRoom: which names find room on a map without lying over each other. */
/* Thread: plain value, one thread at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TklLabelRoom TklLabelRoom;

/** tkl_label_room_new: @width: @height: of the map, in pixels. Returns: (transfer full): empty. */
TklLabelRoom *tkl_label_room_new (int width, int height);
void tkl_label_room_free (TklLabelRoom *room);

/**
 * tkl_label_room_take:
 * @x: @y: upper left corner, in pixels
 *
 * First come, first served: ask for the most important first.
 * Returns: TRUE and the rectangle is taken; FALSE when it is outside the map, empty, or lies over one
 * that is taken. Touching is no overlap. Some microseconds, however many are taken.
 */
gboolean tkl_label_room_take (TklLabelRoom *room, int x, int y, int width, int height);

/**
 * tkl_label_room_block: taken whatever lies there already: a mark that names must not cover. What is
 * outside the map is passed over.
 */
void tkl_label_room_block (TklLabelRoom *room, int x, int y, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklLabelRoom, tkl_label_room_free)

G_END_DECLS
