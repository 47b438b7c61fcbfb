/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSheetFile: a workbook in the making beside the file that it will replace. */
/* Thread: any, one at a time. */
#include "tkl-sheet-file.h"

#include "tkl-database-file.h"
#include "tkl-export-error.h"
#include "tkl-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static TklExportError
find_code (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return TKL_EXPORT_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
      return TKL_EXPORT_ERROR_DENIED;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return TKL_EXPORT_ERROR_FULL;
    case EMFILE:
    case ENFILE:
    case ENAMETOOLONG:
      return TKL_EXPORT_ERROR_LIMIT;
    default:
      return TKL_EXPORT_ERROR_FAILED;
    }
}

void
tkl_sheet_set_errno (GError **error, int code, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: a file or folder, then the reason given by the system */
  g_set_error (error, TKL_EXPORT_ERROR, find_code (code), _ ("%s cannot be written: %s"), shown,
               g_strerror (code));
}

/* What is replaced must be a file that the user may write: renaming over a device or over a file
 * that somebody protected would succeed and do harm. A slip of the finger must not replace the
 * company, nor a backup of it. */
static gboolean
check_target (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* One that is not there yet, too: SQLite would take it for its own. */
  if (tkl_belongs_to_database (path))
    {
      g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FAILED,
                   /* Translators: a file */
                   _ ("%s cannot be written: it belongs to a database"), shown);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FOLDER, "%s: %s", shown,
                   g_strerror (EISDIR));
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FAILED,
                   _ ("%s cannot be written: it is not an ordinary file"), shown);
      return FALSE;
    }
  if (tkl_is_database (path))
    {
      /* Translators: a file */
      g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FAILED,
                   _ ("%s cannot be written: it is a database, perhaps that of a company"), shown);
      return FALSE;
    }
  if (g_access (path, W_OK) != 0)
    {
      tkl_sheet_set_errno (error, errno, path);
      return FALSE;
    }
  return TRUE;
}

gboolean
tkl_sheet_file_begin (TklSheetFile *ret_file, const char *path, GError **error)
{
  g_autofree char *real = NULL;

  g_return_val_if_fail (ret_file != NULL && path != NULL, FALSE);

  if (!check_target (path, error))
    return FALSE;
  /* Of a link the file behind it is replaced. */
  real = realpath (path, NULL);
  ret_file->path = g_strdup (real != NULL ? real : path);
  ret_file->folder = g_path_get_dirname (ret_file->path);
  ret_file->part = tkl_part_file_new (ret_file->folder, "export", 0666, &ret_file->temp);
  if (ret_file->part < 0)
    {
      tkl_sheet_set_errno (error, errno, ret_file->path);
      return FALSE;
    }
  return TRUE;
}

gboolean
tkl_sheet_file_try_room (const TklSheetFile *file, gint64 bytes, GError **error)
{
  g_autofree char *path = NULL;
  int code;
  int fd;

  g_return_val_if_fail (file != NULL && file->folder != NULL && bytes >= 0, FALSE);

  path = g_build_filename (file->folder, ".tikklok-room-XXXXXX", NULL);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      tkl_sheet_set_errno (error, errno, file->path);
      return FALSE;
    }
  g_unlink (path);
  code = posix_fallocate (fd, 0, MAX (bytes, 1));
  g_close (fd, NULL);
  if (code != 0)
    tkl_sheet_set_errno (error, code, file->path);
  return code == 0;
}

/* A folder that cannot be synced (some network file systems) is no failure of the export. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  g_close (fd, NULL);
}

gboolean
tkl_sheet_file_commit (TklSheetFile *file, GError **error)
{
  int fd;
  int code;

  g_return_val_if_fail (file != NULL && file->temp != NULL, FALSE);

  fd = g_open (file->temp, O_RDONLY | O_CLOEXEC, 0);
  code = fd >= 0 && fsync (fd) == 0 ? 0 : errno;
  if (fd >= 0)
    g_close (fd, NULL);
  if (code == 0 && g_rename (file->temp, file->path) != 0)
    code = errno;
  if (code != 0)
    {
      tkl_sheet_set_errno (error, code, file->path);
      return FALSE;
    }
  g_clear_pointer (&file->temp, g_free);
  g_close (file->part, NULL);
  sync_folder (file->folder);
  return TRUE;
}

void
tkl_sheet_file_clear (TklSheetFile *file)
{
  if (file->temp != NULL)
    {
      g_unlink (file->temp);
      g_close (file->part, NULL);
    }
  g_clear_pointer (&file->temp, g_free);
  g_clear_pointer (&file->folder, g_free);
  g_clear_pointer (&file->path, g_free);
}
