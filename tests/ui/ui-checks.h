/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every screen in every language, style and size of text. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

/* The smallest screen the product is made for. */
#define UI_SCREEN_WIDTH 1280
#define UI_SCREEN_HEIGHT 720

/* The first control shown below @root (or itself) that a person reaches with the keyboard or a click and
 * for which a screen reader has no name; NULL: none. */
GtkWidget *ui_find_unnamed (GtkWidget *root);

/* The first text shown below @root that is cut although it must not be: of a button, a tab, a title, a
 * heading of a column; NULL: none. */
GtkWidget *ui_find_cut (GtkWidget *root);

/* Fails the test, naming the screen, when a control below @root has no name, a text is cut or @root does not fit
 * the smallest screen. */
void ui_check_screen (GtkWidget *root, const char *screen);
