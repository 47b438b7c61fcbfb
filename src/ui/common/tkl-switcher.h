/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSwitcher: the tabs in a header bar; where they do not fit, a bar at the bottom has them. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_SWITCHER (tkl_switcher_get_type ())
/**
 * TklSwitcher: used in .ui files.
 *
 * `stack` (AdwViewStack): what is switched. `bottom` (AdwViewSwitcherBar): shown when the words of the
 * tabs would be cut here.
 */
G_DECLARE_FINAL_TYPE (TklSwitcher, tkl_switcher, TKL, SWITCHER, GtkWidget)

G_END_DECLS
