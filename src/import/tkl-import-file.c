/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files into memory, with a limit. */
/* Thread: any; blocks on the disk. */
#include "tkl-import-file.h"

#include "tkl-import-error.h"
#include "tkl-main-watch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <unistd.h>

#define BLOCK_BYTES (256 * 1024)

static void
set_error (GError **error, const char *path, int system_error)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = TKL_IMPORT_ERROR_FAILED;

  if (system_error == ENOENT || system_error == ENOTDIR)
    code = TKL_IMPORT_ERROR_NOT_FOUND;
  else if (system_error == EACCES || system_error == EPERM)
    code = TKL_IMPORT_ERROR_DENIED;
  else if (system_error == EISDIR)
    code = TKL_IMPORT_ERROR_FOLDER;
  g_set_error (error, TKL_IMPORT_ERROR, code, "%s: %s", name, g_strerror (system_error));
}

/* Until there is something to read, or the end. FALSE with errno: @stop_fd can be read. */
static gboolean
wait_for_block (int fd, int stop_fd)
{
  struct pollfd files[] = { { .fd = fd, .events = POLLIN }, { .fd = stop_fd, .events = POLLIN } };
  int n;

  do
    n = poll (files, G_N_ELEMENTS (files), -1);
  while (n < 0 && errno == EINTR);
  if (n > 0 && files[1].revents != 0)
    errno = ECANCELED;
  return n > 0 && files[1].revents == 0;
}

/* Returns: bytes read, 0 at the end, −1 with errno. */
static gssize
read_block (int fd, int stop_fd, guint8 *block, gsize size)
{
  gssize n;

  do
    n = wait_for_block (fd, stop_fd) ? read (fd, block, size) : -1;
  while (n < 0 && (errno == EINTR || errno == EAGAIN));
  return n;
}

static GByteArray *
read_all (int fd, int stop_fd, gsize max_bytes, const char *path, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (;;)
    {
      gsize length = content->len;
      gssize n;

      g_byte_array_set_size (content, length + BLOCK_BYTES);
      n = read_block (fd, stop_fd, content->data + length, BLOCK_BYTES);
      if (n < 0)
        {
          set_error (error, path, errno);
          return NULL;
        }
      g_byte_array_set_size (content, length + n);
      if (n == 0)
        return g_steal_pointer (&content);
      if (content->len > max_bytes)
        {
          g_autofree char *name = g_filename_display_name (path);
          g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

          /* Translators: a file name, and a size such as "32.0 MiB". */
          g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                       _ ("%s: This file is larger than %s."), name, limit);
          return NULL;
        }
    }
}

GBytes *
tkl_import_read_file (const char *path, gsize max_bytes, int stop_fd, GError **error)
{
  g_autoptr (GByteArray) content = NULL;
  const guint8 nul = 0;
  gsize length;
  int fd;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (path != NULL && max_bytes <= 1024 * 1024 * 1024, NULL);

  /* A pipe is opened at once, whether or not somebody writes into it. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  content = read_all (fd, stop_fd, max_bytes, path, error);
  close (fd);
  if (content == NULL)
    return NULL;

  length = content->len;
  g_byte_array_append (content, &nul, 1);
  return g_bytes_new_with_free_func (content->data, length, (GDestroyNotify) g_byte_array_unref,
                                     g_byte_array_ref (content));
}
