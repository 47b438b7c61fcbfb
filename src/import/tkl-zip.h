/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZip: parts of a zip archive that nobody vouches for; nothing is ever written to the disk. */
/* Thread: any, one at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_ZIP_MAX_PARTS 10000
/* Of all parts read, expanded: a sheet of 1,000,000 rows is about 400 MB. */
#define TKL_ZIP_MAX_BYTES (1024 * 1024 * 1024)
/* Beyond so many bytes, the archive must not expand to more than so many times its own size. Sheets
 * of nothing but the same row come to about 100. */
#define TKL_ZIP_RATIO_FROM_BYTES (16 * 1024 * 1024)
#define TKL_ZIP_MAX_RATIO 200

typedef struct _TklZip TklZip;

/**
 * tkl_zip_new:
 * @error: TKL_IMPORT_ERROR: FORMAT (no complete zip archive, a part with a password, two of the same
 *   name, a name that leads out of the archive), LIMIT (too many parts)
 *
 * Looks at the names only. Returns: (transfer full): free with tkl_zip_free().
 */
TklZip *tkl_zip_new (GBytes *bytes, GError **error);
void tkl_zip_free (TklZip *zip);

/** tkl_zip_has: @name: `xl/workbook.xml`, any case. */
gboolean tkl_zip_has (const TklZip *zip, const char *name);

/**
 * tkl_zip_find:
 * Returns: (transfer full) (nullable): name of the part that ends in @ending, in lower case; of several
 *   the first by name.
 */
char *tkl_zip_find (const TklZip *zip, const char *ending);

typedef struct _TklZipPart TklZipPart;

/**
 * tkl_zip_open:
 * @error: TKL_IMPORT_ERROR_FORMAT: no such part, or damaged
 * Returns: (transfer full): at the beginning of the part; free with tkl_zip_part_free() before @zip.
 */
TklZipPart *tkl_zip_open (TklZip *zip, const char *name, GError **error);
void tkl_zip_part_free (TklZipPart *part);

/**
 * tkl_zip_part_read:
 * @ret_block: (out) (array length=ret_size) (transfer none): valid until the next call
 * @ret_size: (out): 0 at the end
 * @error: TKL_IMPORT_ERROR: FORMAT (damaged, wrong check sum), LIMIT (expands to too much)
 */
gboolean
tkl_zip_part_read (TklZipPart *part, gconstpointer *ret_block, gsize *ret_size, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZip, tkl_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZipPart, tkl_zip_part_free)

G_END_DECLS
