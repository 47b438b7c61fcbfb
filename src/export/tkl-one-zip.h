/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip archive of one part, as KMZ files are. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_one_zip_new:
 * @name: of the part, ASCII
 * @part: less than 4 GiB
 * Returns: (transfer full): the archive; the same for the same part, its time is that of zip's beginning.
 */
GBytes *tkl_one_zip_new (const char *name, GBytes *part);

G_END_DECLS
