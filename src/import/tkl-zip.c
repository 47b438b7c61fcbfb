/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZip: libarchive's zip reader, cut down to what files from strangers may do. */
/* Thread: any, one at a time. */
#include "tkl-zip.h"

#include "tkl-archive-library.h"
#include "tkl-import-error.h"
#include "tkl-import-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TklZip
{
  GBytes *bytes;      /* (owned) */
  GHashTable *names;  /* (owned): in lower case */
  guint64 n_expanded; /* bytes read of all parts */
};

/* A part that is not packed comes as one block. */
#define MAX_BLOCK_BYTES (64 * 1024)

struct _TklZipPart
{
  TklZip *zip;             /* (borrowed) */
  struct archive *archive; /* (owned) */
  const guint8 *block;     /* (array length=n_left) (nullable): what is left of the last block */
  size_t n_left;
};

/* --- errors ---------------------------------------------------------------------------------- */

static void
set_damaged (GError **error, const char *message)
{
  g_autofree char *text = tkl_import_fault_text (message);

  g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
               /* Translators: the technical text of the fault. */
               _ ("This workbook is damaged or incomplete (%s)."), text);
}

static void
set_limit (GError **error)
{
  g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                       _ ("This workbook expands to far more than it should. It is not read."));
}

/* --- archive --------------------------------------------------------------------------------- */

/* Only by the directory at the end: an archive that is cut off has none. */
static struct archive *
open_archive (GBytes *bytes, GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (archive != NULL && archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  set_damaged (error, archive != NULL ? archive_error_string (archive) : NULL);
  archive_read_free (archive);
  return NULL;
}

/* @ret_name: in lower case; NULL when it is not UTF-8, as no part of a workbook is called. */
static gboolean
next_entry (struct archive *archive,
            struct archive_entry **ret_entry,
            char **ret_name,
            GError **error)
{
  int status = archive_read_next_header (archive, ret_entry);
  const char *name;

  *ret_name = NULL;
  if (status == ARCHIVE_EOF)
    {
      *ret_entry = NULL;
      return TRUE;
    }
  /* A warning is about names that the language of the process cannot show. */
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    {
      set_damaged (error, archive_error_string (archive));
      return FALSE;
    }
  name = archive_entry_pathname_utf8 (*ret_entry);
  if (name != NULL && g_utf8_validate (name, -1, NULL))
    *ret_name = g_ascii_strdown (name, -1);
  return TRUE;
}

static gboolean
leads_out (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  return name[0] == '/' || strchr (name, '\\') != NULL || strchr (name, ':') != NULL
         || g_strv_contains ((const char *const *) steps, "..");
}

static gboolean
accept_entry (TklZip *zip, struct archive_entry *entry, char *name, GError **error)
{
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                           _ ("This workbook is protected by a password. Save it without one."));
      g_free (name);
      return FALSE;
    }
  if (name == NULL)
    return TRUE;
  if (leads_out (name) || g_hash_table_contains (zip->names, name))
    {
      set_damaged (error, name);
      g_free (name);
      return FALSE;
    }
  g_hash_table_add (zip->names, name);
  if (g_hash_table_size (zip->names) <= TKL_ZIP_MAX_PARTS)
    return TRUE;
  set_limit (error);
  return FALSE;
}

static gboolean
list_names (TklZip *zip, struct archive *archive, GError **error)
{
  struct archive_entry *entry;
  char *name;

  do
    if (!next_entry (archive, &entry, &name, error)
        || (entry != NULL && !accept_entry (zip, entry, name, error)))
      return FALSE;
  while (entry != NULL);
  return TRUE;
}

TklZip *
tkl_zip_new (GBytes *bytes, GError **error)
{
  g_autoptr (TklZip) zip = NULL;
  struct archive *archive;
  gboolean listed;

  g_return_val_if_fail (bytes != NULL, NULL);

  archive = open_archive (bytes, error);
  if (archive == NULL)
    return NULL;
  zip = g_new0 (TklZip, 1);
  zip->bytes = g_bytes_ref (bytes);
  zip->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  listed = list_names (zip, archive, error);
  archive_read_free (archive);
  return listed ? g_steal_pointer (&zip) : NULL;
}

void
tkl_zip_free (TklZip *zip)
{
  if (zip == NULL)
    return;
  g_bytes_unref (zip->bytes);
  g_hash_table_unref (zip->names);
  g_free (zip);
}

gboolean
tkl_zip_has (const TklZip *zip, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  g_return_val_if_fail (zip != NULL, FALSE);

  return g_hash_table_contains (zip->names, lower);
}

char *
tkl_zip_find (const TklZip *zip, const char *ending)
{
  GHashTableIter iter;
  gpointer name;
  const char *found = NULL;

  g_return_val_if_fail (zip != NULL && ending != NULL, NULL);

  g_hash_table_iter_init (&iter, zip->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_suffix (name, ending) && (found == NULL || strcmp (name, found) < 0))
      found = name;
  return g_strdup (found);
}

/* --- parts ----------------------------------------------------------------------------------- */

static gboolean
find_entry (struct archive *archive, const char *wanted, GError **error)
{
  struct archive_entry *entry;

  do
    {
      g_autofree char *name = NULL;

      if (!next_entry (archive, &entry, &name, error))
        return FALSE;
      if (name != NULL && g_ascii_strcasecmp (name, wanted) == 0)
        return TRUE;
    }
  while (entry != NULL);
  set_damaged (error, wanted);
  return FALSE;
}

TklZipPart *
tkl_zip_open (TklZip *zip, const char *name, GError **error)
{
  g_autoptr (TklZipPart) part = NULL;

  g_return_val_if_fail (zip != NULL && name != NULL, NULL);

  part = g_new0 (TklZipPart, 1);
  part->zip = zip;
  part->archive = open_archive (zip->bytes, error);
  if (part->archive == NULL || !find_entry (part->archive, name, error))
    return NULL;
  return g_steal_pointer (&part);
}

void
tkl_zip_part_free (TklZipPart *part)
{
  if (part == NULL)
    return;
  archive_read_free (part->archive);
  g_free (part);
}

static gboolean
read_block (TklZipPart *part, GError **error)
{
  gconstpointer block = NULL;
  la_int64_t offset;
  int status;

  do
    status = archive_read_data_block (part->archive, &block, &part->n_left, &offset);
  while (status == ARCHIVE_OK && part->n_left == 0);
  part->block = block;
  if (status == ARCHIVE_EOF)
    part->n_left = 0;
  else if (status != ARCHIVE_OK)
    {
      set_damaged (error, archive_error_string (part->archive));
      return FALSE;
    }
  return TRUE;
}

static gboolean
count_expanded (TklZip *zip, gsize size, GError **error)
{
  zip->n_expanded += size;
  if (zip->n_expanded <= TKL_ZIP_RATIO_FROM_BYTES
      || (zip->n_expanded <= TKL_ZIP_MAX_BYTES
          && zip->n_expanded / TKL_ZIP_MAX_RATIO <= g_bytes_get_size (zip->bytes)))
    return TRUE;
  set_limit (error);
  return FALSE;
}

gboolean
tkl_zip_part_read (TklZipPart *part, gconstpointer *ret_block, gsize *ret_size, GError **error)
{
  gsize size;

  g_return_val_if_fail (part != NULL && ret_block != NULL && ret_size != NULL, FALSE);

  if (part->n_left == 0 && !read_block (part, error))
    return FALSE;
  size = MIN (part->n_left, MAX_BLOCK_BYTES);
  if (!count_expanded (part->zip, size, error))
    return FALSE;
  *ret_block = part->block;
  *ret_size = size;
  /* At the end there is no block. */
  if (size > 0)
    part->block += size;
  part->n_left -= size;
  return TRUE;
}
