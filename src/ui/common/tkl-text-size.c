/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large text is. */
/* Thread: main. */
#include "tkl-text-size.h"

#define USUAL_DPI (96 * PANGO_SCALE)

int
tkl_text_size_percent (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) ((gint64) dpi * 100 / USUAL_DPI) : 100;
}
