/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWrapBox: widgets beside each other as GtkBox has them, in more lines where there is no room. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_WRAP_BOX (tkl_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (TklWrapBox, tkl_wrap_box, TKL, WRAP_BOX, GtkWidget)

/** tkl_wrap_box_append: @widget: at the end. */
void tkl_wrap_box_append (TklWrapBox *self, GtkWidget *widget);

G_END_DECLS
