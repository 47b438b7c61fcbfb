/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts: a sentence about what was done, with Undo where that is possible. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

/**
 * tkl_toast_add:
 * @toast: (transfer full):
 *
 * Shows the toast instead of the one before, with a name on the button that closes it, which
 * libadwaita 1.2 does not give.
 */
void tkl_toast_add (AdwToastOverlay *overlay, AdwToast *toast);

/**
 * tkl_toast_say:
 * @text: plain text, one sentence
 * @undo_action: (nullable): of a widget around @overlay; NULL: nothing to undo
 */
void tkl_toast_say (AdwToastOverlay *overlay, const char *text, const char *undo_action);
