/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of TklZoneEdit share: drawings and steps. */
/* Thread: any. */
#pragma once

#include "tkl-zone-edit.h"

G_BEGIN_DECLS

/** tkl_zone_drawing_copy: Returns: (transfer full): one that may be changed; the zones are shared. */
TklZoneDrawing *tkl_zone_drawing_copy (const TklZoneDrawing *drawing);
TklZoneDrawing *tkl_zone_drawing_ref (TklZoneDrawing *drawing);
void tkl_zone_drawing_unref (TklZoneDrawing *drawing);

/**
 * tkl_zone_edit_step:
 * @drawing: (transfer full)
 * @joins: takes the place of the step it came from, unless that is the one loaded
 * Returns: (transfer full): a copy of @edit with that step.
 */
TklZoneEdit *tkl_zone_edit_step (const TklZoneEdit *edit, TklZoneDrawing *drawing, gboolean joins);

/** tkl_zone_edit_stay: @drawing: (transfer full). Returns: (transfer full): @edit with the step it is at
 * replaced: only what is chosen is another. */
TklZoneEdit *tkl_zone_edit_stay (const TklZoneEdit *edit, TklZoneDrawing *drawing);

/** tkl_zone_drawing_set_shape: @shape: (transfer full): of zone @zone from now on. */
void tkl_zone_drawing_set_shape (TklZoneDrawing *drawing, guint zone, TklShape *shape);

/** tkl_zone_drawing_add: @drawing: for a step of @edit. @shape: (transfer full): a new zone, chosen. */
void tkl_zone_drawing_add (TklZoneDrawing *drawing,
                           const TklZoneEdit *edit,
                           const char *name,
                           TklShape *shape);

/** tkl_zone_drawing_drop: takes zone @zone out; the one that follows is chosen, if any. */
void tkl_zone_drawing_drop (TklZoneDrawing *drawing, guint zone);

/**
 * tkl_zone_drawing_cut:
 * Returns: FALSE when no zone is chosen; the hole goes to the part that holds its first corner, to the
 *   first one when none does.
 */
gboolean tkl_zone_drawing_cut (TklZoneDrawing *drawing, const GArray *corners);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneDrawing, tkl_zone_drawing_unref)

G_END_DECLS
