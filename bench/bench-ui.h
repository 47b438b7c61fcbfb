/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK as the application starts it, for measurements of single widgets. */
/* Thread: main. */
#pragma once

/** bench_ui_init: libadwaita and the style sheet of the product: without it rows and titles are others. */
void bench_ui_init (void);
