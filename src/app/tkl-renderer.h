/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws the windows: the graphics card, or the processor where there is none. */
/* Thread: the only one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_renderer_choose:
 * Before GTK and before any other thread. On a machine without a graphics card (virtual machines, remote
 * desktops) GTK would have OpenGL emulated: slower, and three times the memory. There the processor
 * draws, and OpenGL is not even loaded; nor where the environment asks for that already
 * (`GSK_RENDERER=cairo`). Any other `GSK_RENDERER` is left as it is.
 */
void tkl_renderer_choose (void);

/**
 * tkl_renderer_is_software:
 * @renderer: (nullable): what the environment asks for
 * @devices: folder of the devices, `/dev`
 *
 * Returns: TRUE: the processor draws.
 */
gboolean tkl_renderer_is_software (const char *renderer, const char *devices);

G_END_DECLS
