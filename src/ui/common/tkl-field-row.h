/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFieldRow: a row of a form with one text: title, help, what was typed, and what is wrong with it. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_FIELD_ROW (tkl_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TklFieldRow, tkl_field_row, TKL, FIELD_ROW, AdwActionRow)

/**
 * Properties: text; help (under the title while nothing is wrong); width-chars of the entry.
 *
 * Signals:
 * committed (text): Enter was pressed or the focus left, and the text is another one than was set;
 *   whoever handles it sets the text as understood, or an error
 * edited: each time somebody typed something else than is stored
 */

/** tkl_field_row_new: @title: @help: translated; @help: (nullable). */
GtkWidget *tkl_field_row_new (const char *title, const char *help);

/** tkl_field_row_get_text: Returns: (transfer none): as typed. */
const char *tkl_field_row_get_text (TklFieldRow *self);
/** tkl_field_row_set_text: what is stored; nothing is wrong with it. */
void tkl_field_row_set_text (TklFieldRow *self, const char *text);

/** tkl_field_row_commit: takes over what was typed, as leaving the field does. */
void tkl_field_row_commit (TklFieldRow *self);

/**
 * tkl_field_row_stop_at_wrong:
 * @root: takes over what was typed in the rows below it
 *
 * The first one in which something is wrong gets the focus.
 * Returns: FALSE: there is none.
 */
gboolean tkl_field_row_stop_at_wrong (GtkWidget *root);

/** tkl_field_row_is_edited: Returns: TRUE: what stands there was typed and not taken over yet. */
gboolean tkl_field_row_is_edited (TklFieldRow *self);

/** tkl_field_row_set_error: @reason: (nullable): translated; NULL: nothing is wrong. */
void tkl_field_row_set_error (TklFieldRow *self, const char *reason);

/** tkl_field_row_set_fault: @error: why it could not be stored; its technical text is a tooltip. */
void tkl_field_row_set_fault (TklFieldRow *self, const GError *error);

/** tkl_field_row_set_warning: @reason: (nullable): translated: it may stay, but should be told. */
void tkl_field_row_set_warning (TklFieldRow *self, const char *reason);

/** tkl_field_row_set_width: @chars: of the entry; with larger text fewer, so that the title has room. */
void tkl_field_row_set_width (TklFieldRow *self, int chars);

/** tkl_field_row_keep_width: @chars: of the entry, however large the text is: all of it is seen. */
void tkl_field_row_keep_width (TklFieldRow *self, int chars);

/** tkl_field_row_add: @widget: a button beside the entry. */
void tkl_field_row_add (TklFieldRow *self, GtkWidget *widget);

G_END_DECLS
