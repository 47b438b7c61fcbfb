/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a tick to what it is about: employee, project, vehicle, its day in the time clock, its records. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tkl_tick_open_install: the actions `ticks.open-…`, `ticks.fetch` and `ticks.derive` of a page of
 * ticks, in its class_init. They are about its one selected row. */
void tkl_tick_open_install (GtkWidgetClass *page_class);

/** tkl_tick_open_update: @n_selected: what would do nothing cannot be pressed. */
void tkl_tick_open_update (GtkWidget *page, guint n_selected);

G_END_DECLS
