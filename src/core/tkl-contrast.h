/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours that people chose, so that they are seen on light and on dark ground. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of edges and signs (WCAG 2.1, 1.4.11). */
#define TKL_CONTRAST_SIGN 3.0

/** tkl_contrast_ratio: @a: @b: 0xRRGGBB. Returns: 1 … 21, as WCAG counts. */
double tkl_contrast_ratio (int a, int b);

/**
 * tkl_contrast_adjust:
 * @rgb: @ground: 0xRRGGBB
 * @least: 1 … 4.5
 *
 * Returns: @rgb when it has that contrast to the ground, else the colour nearest to it that has: darker
 *   on a light ground, lighter on a dark one.
 */
int tkl_contrast_adjust (int rgb, int ground, double least);

G_END_DECLS
