/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on standard error that tells how far a command is, when that is a terminal. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_ctl_progress_begin:
 * @shown: FALSE: nothing of it is ever seen
 *
 * From the second second on it is told for how long the command has been at work, unless the command
 * tells more itself.
 */
void tkl_ctl_progress_begin (gboolean shown);

/** tkl_ctl_progress_show: @format: takes the place of what stands there. */
void tkl_ctl_progress_show (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** tkl_ctl_progress_clear: before something else is printed. */
void tkl_ctl_progress_clear (void);

/** tkl_ctl_progress_end: rows are about to be printed while the command is at work. */
void tkl_ctl_progress_end (void);

G_END_DECLS
