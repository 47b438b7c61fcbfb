/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEditor: the window in which the zones of a project are drawn (F124–F129). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_ZONE_EDITOR (tkl_zone_editor_get_type ())
G_DECLARE_FINAL_TYPE (TklZoneEditor, tkl_zone_editor, TKL, ZONE_EDITOR, AdwWindow)

/**
 * tkl_zone_editor_present:
 * @project_id: whose zones
 *
 * Keys while the map has the focus: arrows move the chosen corner by a metre, with Shift by ten; N and P
 * choose the next corner and the one before; Delete removes it; Insert sets a corner in the middle of
 * the map, Backspace takes the last one back, Enter closes, Esc puts the pen away; with no pen Insert adds
 * a corner after the chosen one. Without a chosen zone N chooses the handle of the circle, and arrows change
 * its radius. D, R, H and C are the tools. Ctrl+S saves, Ctrl+Z and Ctrl+Shift+Z go back and forth.
 *
 * Returns: (transfer none): the window, over @parent.
 */
GtkWidget *tkl_zone_editor_present (GtkWindow *parent, TklDesk *desk, gint64 project_id);

/** tkl_zone_editor_choose: chooses and shows a zone, once they are read. */
void tkl_zone_editor_choose (TklZoneEditor *self, gint64 zone_id);

/**
 * tkl_zone_editor_add:
 * @draft: a shape or sketch, referenced
 * @name: (nullable)
 *
 * A draft to go on with, not saved: a new zone, chosen, once the others are read. Signal: draft-saved
 * (gint64 zone_id), when it was saved, changed or not.
 */
void tkl_zone_editor_add (TklZoneEditor *self, const TklShape *draft, const char *name);

/** tkl_zone_editor_redraw: @draft: another shape of that zone to go on with, referenced, not saved. */
void tkl_zone_editor_redraw (TklZoneEditor *self, gint64 zone_id, const TklShape *draft);

/** tkl_zone_editor_widen: a radius to go on with, not saved. @radius_m: of the project, > 0. */
void tkl_zone_editor_widen (TklZoneEditor *self, int radius_m);

G_END_DECLS
