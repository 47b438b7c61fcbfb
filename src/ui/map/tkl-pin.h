/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPin: a pin that is dragged, or moved by the arrow keys; its parent decides where it stands. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tip is in the middle of the lower edge. */
#define TKL_PIN_WIDTH 28
#define TKL_PIN_HEIGHT 36

#define TKL_TYPE_PIN (tkl_pin_get_type ())
G_DECLARE_FINAL_TYPE (TklPin, tkl_pin, TKL, PIN, GtkWidget)

/**
 * tkl_pin_new:
 * Signals:
 * shifted (double x, double y): it is dragged: its tip is to stand there, in pixels of its parent
 * nudged (int dx, int dy): by keys, so many pixels to the right and down
 * rested (): it was let go, or no key was pressed for a moment: where it stands is meant
 * Action: pin.move (ii): as the arrow keys do; with Shift they go farther
 */
GtkWidget *tkl_pin_new (void);

/** tkl_pin_drop: what a person has begun is dropped: others move it. */
void tkl_pin_drop (TklPin *self);

G_END_DECLS
