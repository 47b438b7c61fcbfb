/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBesideWindow: a window beside the main one: made from a template, stands over it, ends with Escape. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_BESIDE_WINDOW (tkl_beside_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (TklBesideWindow, tkl_beside_window, TKL, BESIDE_WINDOW, AdwWindow)

/* Of one that keeps nothing but the children of its template, which are let go here. */
struct _TklBesideWindowClass
{
  AdwWindowClass parent_class;
};

/**
 * tkl_beside_window_present:
 * @parent: (nullable)
 * Over @parent, as tkl_present_over() says. Returns: (transfer none): @self.
 */
GtkWidget *tkl_beside_window_present (TklBesideWindow *self, GtkWindow *parent);

G_END_DECLS
