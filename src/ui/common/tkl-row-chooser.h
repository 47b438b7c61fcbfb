/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowChooser: a button that opens a list of employees or projects, searched by typing. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_ROW_CHOOSER (tkl_row_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TklRowChooser, tkl_row_chooser, TKL, ROW_CHOOSER, GtkWidget)

/**
 * Properties:
 * subject: `employees` (the default) or `projects`; at construction only
 * label: shown while none is chosen, and the name for screen readers
 * sticky: the button shows which one is chosen; else it goes on showing the label
 *
 * Signals:
 * closed (): the list was closed, before `chosen` if one was
 * chosen (id): one was chosen by hand, or tkl_row_chooser_choose() found it
 */

/** tkl_row_chooser_set_desk: whose employees or projects; once. Referenced. */
void tkl_row_chooser_set_desk (TklRowChooser *self, TklDesk *desk);

/** tkl_row_chooser_choose: chooses now or once they were read; none when it is not there. */
void tkl_row_chooser_choose (TklRowChooser *self, gint64 id);

/** tkl_row_chooser_clear: none is chosen; `chosen` is not emitted. */
void tkl_row_chooser_clear (TklRowChooser *self);

/** tkl_row_chooser_set_first: @ids: (element-type gint64): these are the likely ones: they come before
 * all others until something is searched for. */
void tkl_row_chooser_set_first (TklRowChooser *self, const GArray *ids);

/** tkl_row_chooser_collect: of projects: the collecting ones that are active on @day (NONE: whatever the
 * day) come after the likely ones, and before all others (F071). */
void tkl_row_chooser_collect (TklRowChooser *self, TklDay day);

/** tkl_row_chooser_hold: the likely ones are on their way: until tkl_row_chooser_set_first() no rows are
 * shown unless something is searched for, and Enter waits. */
void tkl_row_chooser_hold (TklRowChooser *self);

/** tkl_row_chooser_open: opens the list. */
void tkl_row_chooser_open (TklRowChooser *self);

/** tkl_row_chooser_dup_label: Returns: (transfer full) (nullable): `12 Anna Peeters`. */
char *tkl_row_chooser_dup_label (TklRowChooser *self, gint64 id);
/** tkl_row_chooser_dup_number: Returns: (transfer full) (nullable). */
char *tkl_row_chooser_dup_number (TklRowChooser *self, gint64 id);

G_END_DECLS
