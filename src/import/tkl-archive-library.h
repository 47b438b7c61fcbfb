/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libarchive is used: loaded by the first workbook that is read. */
/* Thread: any. */
#pragma once

#include "tkl-library.h"

#include <archive.h>
#include <archive_entry.h>

G_BEGIN_DECLS

/* clang-format off */
#define TKL_ARCHIVE_FUNCTIONS(of) \
  of (archive_entry_is_encrypted) \
  of (archive_entry_pathname_utf8) \
  of (archive_error_string) \
  of (archive_read_data_block) \
  of (archive_read_free) \
  of (archive_read_new) \
  of (archive_read_next_header) \
  of (archive_read_open_memory) \
  of (archive_read_support_format_zip_seekable)
/* clang-format on */

typedef struct
{
  TKL_ARCHIVE_FUNCTIONS (TKL_LIBRARY_MEMBER)
} TklArchiveLibrary;

/** tkl_archive_library: Returns: its functions, which the names below stand for. */
const TklArchiveLibrary *tkl_archive_library (void);

/* As they are called. */
#define archive_entry_is_encrypted tkl_archive_library ()->archive_entry_is_encrypted
#define archive_entry_pathname_utf8 tkl_archive_library ()->archive_entry_pathname_utf8
#define archive_error_string tkl_archive_library ()->archive_error_string
#define archive_read_data_block tkl_archive_library ()->archive_read_data_block
#define archive_read_free tkl_archive_library ()->archive_read_free
#define archive_read_new tkl_archive_library ()->archive_read_new
#define archive_read_next_header tkl_archive_library ()->archive_read_next_header
#define archive_read_open_memory tkl_archive_library ()->archive_read_open_memory
#define archive_read_support_format_zip_seekable                                                   \
  tkl_archive_library ()->archive_read_support_format_zip_seekable

G_END_DECLS
