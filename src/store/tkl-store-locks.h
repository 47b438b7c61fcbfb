/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of database files that last until SQLite gives them back. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_locks_install:
 *
 * Call before a connection is opened; only the first call does anything. POSIX drops the locks of a
 * process on a file when it closes any descriptor of that file, even one of a library that looked at
 * its first bytes, as a file chooser does. Then another program takes the database for its own and
 * removes the log into which this one goes on writing. So the locks of SQLite are taken on a descriptor
 * that nobody else knows: one for each file, shared by all connections of the process, among which
 * SQLite keeps the count itself.
 */
void tkl_locks_install (void);

G_END_DECLS
