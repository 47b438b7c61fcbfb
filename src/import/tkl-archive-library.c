/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libarchive is used: loaded by the first workbook that is read. */
/* Thread: any. */
#include "tkl-archive-library.h"

const TklArchiveLibrary *
tkl_archive_library (void)
{
  static const char *const names[] = { TKL_ARCHIVE_FUNCTIONS (TKL_LIBRARY_NAME) NULL };
  static TklArchiveLibrary functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_ARCHIVE_SONAME, names, &functions);
  return &functions;
}
