/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK as the application starts it. */
/* Thread: main. */
#include "bench-ui.h"

#include <adwaita.h>

void
bench_ui_init (void)
{
  g_autoptr (GtkCssProvider) style = NULL;

  adw_init ();
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/be/tikklok/Tikklok/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
