/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXlsxBook: what the cells of a workbook (.xlsx) refer to: shared texts, formats, its sheets. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-xlsx-format.h"
#include "tkl-xml.h"
#include "tkl-zip.h"

G_BEGIN_DECLS

/* Characters of a cell are at most 32,767; controls are written with seven. */
#define TKL_XLSX_MAX_TEXT_BYTES (1024 * 1024)
/* Of all shared texts. */
#define TKL_XLSX_MAX_STRINGS_BYTES (256 * 1024 * 1024)
#define TKL_XLSX_MAX_FORMATS 100000

typedef struct
{
  TklZip *zip;           /* (owned) */
  char *sheet;           /* (owned): name of the chosen sheet */
  char *sheet_part;      /* (owned): where that is in the archive */
  gboolean from_1904;    /* the calendar begins in 1904 */
  GArray *formats;       /* (owned) of TklXlsxFormat: by the number a cell gives */
  GString *strings;      /* (owned): shared texts, each closed by a NUL */
  GArray *string_starts; /* (owned) of gsize: where each begins */
} TklXlsxBook;

/**
 * tkl_xlsx_book_new:
 * @sheet: (nullable): name, any case; NULL = the first worksheet that is not hidden
 * @error: TKL_IMPORT_ERROR: FORMAT (no workbook but another kind of file, named; damaged; no such
 *   sheet), LIMIT (see tkl-zip.h and above)
 *
 * Returns: (transfer full): free with tkl_xlsx_book_free().
 */
TklXlsxBook *tkl_xlsx_book_new (GBytes *bytes, const char *sheet, GError **error);
void tkl_xlsx_book_free (TklXlsxBook *book);

/**
 * tkl_xlsx_sheet_names:
 * @error: as above
 *
 * Returns: (transfer full) (array zero-terminated=1): those that are not hidden and have cells, in
 *   their order.
 */
char **tkl_xlsx_sheet_names (GBytes *bytes, GError **error);

/** tkl_xlsx_append_text: appends @text with `_x000D_` and the like as what they stand for. */
void tkl_xlsx_append_text (GString *string, const char *text);

/** tkl_xlsx_is_phonetic: Returns: whether the element being handled is in a guide to reading. */
gboolean tkl_xlsx_is_phonetic (const TklXml *xml);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklXlsxBook, tkl_xlsx_book_free)

G_END_DECLS
