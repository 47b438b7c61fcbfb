/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAssistant: sets up a new company step by step; every step can be left and taken up again. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_ASSISTANT (tkl_assistant_get_type ())
G_DECLARE_FINAL_TYPE (TklAssistant, tkl_assistant, TKL, ASSISTANT, AdwWindow)

/**
 * tkl_assistant_wanted:
 * Returns: TRUE when the company has no name yet: it was never set up; or when the assistant was open as
 *   the program ended.
 */
gboolean tkl_assistant_wanted (TklDesk *desk);

/**
 * tkl_assistant_present:
 * @parent: window of the company
 * At the step where it was left, for each company its own; at the first one when it came to its end.
 * Returns: (transfer none): the assistant.
 */
GtkWidget *tkl_assistant_present (GtkWindow *parent, TklDesk *desk);

/** tkl_assistant_go: @step: `company` `trusttrack` `rules` `people` `ticks`. */
void tkl_assistant_go (TklAssistant *self, const char *step);

/** tkl_assistant_compare_key: goes to where the answers about the spelling are, once keys are read. */
void tkl_assistant_compare_key (TklAssistant *self);

G_END_DECLS
