/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the making, beside those that they will replace. */
/* Thread: any; reads and writes folders. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_part_file_new:
 * @folder: where
 * @kind: a word of letters: those of one kind are looked after by each other
 * @mode: permissions, less the umask
 * @ret_path: (out) (transfer full): `FOLDER/.tikklok-KIND-XXXXXX`
 *
 * Makes an empty file and locks it for as long as the descriptor is open; rename or remove it before that
 * is closed. First removes files of that kind, and what SQLite puts beside them, that nobody has locked:
 * their program was killed. Nothing else is ever removed: no link, nothing of another user. On a share of
 * NFS or SMB nothing is locked, nor removed: a lock would keep out whoever opens the file to write it.
 *
 * Returns: a descriptor, −1 with errno set.
 */
int tkl_part_file_new (const char *folder, const char *kind, int mode, char **ret_path);

G_END_DECLS
