/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside, made fit for a terminal. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_ctl_clean:
 * @text: any bytes: file names, names of vehicles, cells of files
 *
 * Control characters (ESC, CSI, line ends …) and those that turn the direction of writing become
 * blanks; bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text in one line.
 */
char *tkl_ctl_clean (const char *text);

/** tkl_ctl_width: Returns: how many columns of a terminal @text takes; valid UTF-8. */
int tkl_ctl_width (const char *text);

G_END_DECLS
