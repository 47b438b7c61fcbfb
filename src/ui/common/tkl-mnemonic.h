/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screen readers call a button that has a mnemonic. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_mnemonic_name_buttons: once: every button of the program is called what is read on it.
 *
 * GTK 4.8 names a button by its label as written, `_Next`, and by what its label shows, `Next`; read
 * aloud that is “underscore next next”.
 */
void tkl_mnemonic_name_buttons (void);

G_END_DECLS
