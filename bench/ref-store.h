/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of the store: plain SQLite doing the bare minimum of the same work. */
/* Thread: main; shares nothing with the product. */
#pragma once

#include "bench-data.h"

G_BEGIN_DECLS

/**
 * ref_store_put_records:
 * @path: of a file that does not exist
 *
 * One INSERT a record with the values packed as integers, one transaction a page, vehicles in turn,
 * WAL, synchronous FULL. Returns: checksum of the records; 0 on error.
 */
guint64 ref_store_put_records (const char *path, guint n_records);

/** ref_store_write_ticks: prepares @path for ref_store_relink(). Returns: FALSE on error. */
gboolean ref_store_write_ticks (const BenchData *data, const char *path);

/** ref_store_read: reads six columns of each tick. Returns: number of ticks. */
guint64 ref_store_read (const char *path);

/**
 * ref_store_relink:
 * Reads six columns of each tick and writes a row of three for each into a fresh link table, in one
 * transaction. Returns: number of links; 0 on error.
 */
guint64 ref_store_relink (const char *path);

G_END_DECLS
