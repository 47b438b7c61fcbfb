/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libxlsxwriter is used: loaded by the first workbook that is written. */
/* Thread: any. */
#include "tkl-xlsx-library.h"

const TklXlsxLibrary *
tkl_xlsx_library (void)
{
  static const char *const names[] = { TKL_XLSX_FUNCTIONS (TKL_LIBRARY_NAME) NULL };
  static TklXlsxLibrary functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_XLSX_SONAME, names, &functions);
  return &functions;
}
