/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for screen readers of controls that GTK 4.8 and libadwaita 1.2 leave without one. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

/**
 * tkl_names_complete:
 * @root: a widget of GTK or libadwaita, with the controls it made itself
 *
 * Names each button below @root that shows a picture only (after its tooltip or its picture), each
 * search entry, and the button in each drop-down.
 */
void tkl_names_complete (GtkWidget *root);

/**
 * tkl_names_drop_down:
 * @drop_down: has a name, and its model
 *
 * The button inside, which has the focus, is named after it and after what is chosen.
 */
void tkl_names_drop_down (GtkDropDown *drop_down);
