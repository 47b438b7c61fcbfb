/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files into memory, with a limit; their names for messages. */
/* Thread: any; blocks on the disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of 1,000,000 rows is about 100 MB. */
#define TKL_IMPORT_MAX_TABLE_BYTES (256 * 1024 * 1024)
/* 20,000 zones of 30 corners are about 20 MB; a tree of that in memory is ten times as large. */
#define TKL_IMPORT_MAX_ZONES_BYTES (32 * 1024 * 1024)

/**
 * tkl_import_read_file:
 * @path: a file name; pipes work too
 * @max_bytes: at most 1 GiB
 * @stop_fd: −1, or a file that can be read as soon as nobody waits for the answer any more
 * @error: TKL_IMPORT_ERROR: NOT_FOUND, DENIED, LIMIT (more than @max_bytes), FOLDER, FAILED
 *   (disk
 *   fault, stopped)
 *
 * Never reads more than @max_bytes + 1, whatever the file claims to be.
 * Returns: (transfer full): the bytes, followed by a NUL that does not count.
 */
GBytes *tkl_import_read_file (const char *path, gsize max_bytes, int stop_fd, GError **error);

G_END_DECLS
