/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a whole: integrity, backup, restore, and whether it was changed; other files. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  char *what;    /* (owned): stable name: `holders-overlap` … */
  char *subject; /* (owned): kind of row; "" for the file itself */
  gint64 row_id; /* 0 = no single row */
  char *detail;  /* (owned): English: ids and numbers, no personal data */
} TklFault;

void tkl_fault_free (TklFault *fault);

void tkl_check_async (TklOffice *office,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/** tkl_check_finish: Returns: (transfer full) (element-type TklFault): empty when all is well. */
GPtrArray *tkl_check_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_backup_async: a consistent copy in @file while others work. */
void tkl_backup_async (TklOffice *office,
                       const char *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean tkl_backup_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_restore_async:
 * Puts the backup @file in place of the database, after a safety copy. BUSY while ticks are being
 * fetched, by this program or another; while it lasts none are.
 */
void tkl_restore_async (TklOffice *office,
                        const char *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/** tkl_restore_finish: Returns: (transfer full): path of the safety copy. */
char *tkl_restore_finish (TklOffice *office, GAsyncResult *result, GError **error);

typedef struct
{
  char *file;         /* (owned): as asked */
  char *name;         /* (owned): of the company; "" = it has none */
  gint64 written_s;   /* when the file was written last, Unix time */
  gint64 n_employees; /* −1 = not asked for */
  gint64 n_ticks;     /* that count; −1 = not asked for */
} TklFileFacts;

/**
 * tkl_file_facts_async:
 * @file: a backup, or the database of another company; it is left as it is
 * @counts: FALSE: the name only, which costs nothing in a large file
 */
void tkl_file_facts_async (TklOffice *office,
                           const char *file,
                           gboolean counts,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_file_facts_finish: Returns: (transfer full) (nullable): NULL and @error: no file of ours. */
TklFileFacts *tkl_file_facts_finish (TklOffice *office, GAsyncResult *result, GError **error);
void tkl_file_facts_free (TklFileFacts *facts);

/** tkl_version_async: cheap; asks on the reader thread whether somebody wrote. */
void tkl_version_async (TklOffice *office,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/**
 * tkl_version_finish:
 * Returns: another number than before when the database was changed since, by this office or by
 *   another program; 0 and @error when it cannot be read.
 */
gint64 tkl_version_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklFault, tkl_fault_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklFileFacts, tkl_file_facts_free)

G_END_DECLS
