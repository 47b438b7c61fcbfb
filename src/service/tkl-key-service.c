/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as a use case: all of them, the inbox of those that tick without a holder, whose they may be. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-key-service.h"

#include "tkl-key-rows.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-store-touch.h"

typedef struct
{
  TklKeyChoice choice;
  gint64 key_id;
  guint limit;
  GPtrArray *rows; /* (owned) (nullable): result */
} ReadJob;

typedef struct
{
  char *who; /* (owned) */
  gint64 key_id;
  char *note; /* (owned) (nullable) */
} AsideJob;

typedef struct
{
  char *who; /* (owned) */
  gint64 key_id;
  TklKeyMethod method;
} MethodJob;

void
tkl_guess_row_free (TklGuessRow *row)
{
  if (row == NULL)
    return;
  g_free (row->number);
  g_free (row->name);
  g_free (row->vehicle);
  g_free (row->mate);
  g_free (row);
}

void
tkl_key_row_free (TklKeyRow *row)
{
  if (row == NULL)
    return;
  g_free (row->text);
  g_strfreev (row->spellings);
  g_free (row->turned);
  g_strfreev (row->candidates);
  g_free (row->last_project);
  g_free (row->last_address);
  g_free (row->last_vehicle);
  g_strfreev (row->vehicles);
  g_free (row->holder);
  g_free (row->holder_name);
  g_free (row->aside_note);
  tkl_guess_row_free (row->best);
  g_free (row);
}

void
tkl_touch_row_free (TklTouchRow *row)
{
  if (row == NULL)
    return;
  g_free (row->vehicle);
  g_free (row->holder);
  g_free (row);
}

static gboolean
run_list (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;

  if (!tkl_store_begin_read (store, error)
      || !tkl_key_rows_load (store, job->choice, cancellable, &job->rows, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static gboolean
run_count (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!tkl_store_begin_read (store, error) || !tkl_key_world_count (store, data, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static gboolean
guess (TklStore *store, ReadJob *job, GError **error)
{
  g_autoptr (TklKeyWorld) world = tkl_key_world_load (store, error);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  g_autoptr (TklKeyGuesser) guesser = NULL;
  g_autoptr (GArray) guesses = NULL;

  /* The guesser looks at ticks by itself; only when the last one was is asked here. */
  if (world == NULL || !tkl_key_world_unheld (world, store, job->key_id, 1, touches, error))
    return FALSE;
  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_guess_row_free);
  if (touches->len == 0)
    return TRUE;
  guesser = tkl_key_world_guesser (
      world, store, g_array_index (touches, TklKeyTouch, touches->len - 1).time_utc_ms, error);
  if (guesser == NULL)
    return FALSE;
  guesses = tkl_key_guesser_run (guesser, (gint32) job->key_id);
  for (guint i = 0; i < guesses->len; i++)
    g_ptr_array_add (job->rows,
                     tkl_guess_row_new (world, &g_array_index (guesses, TklKeyGuess, i)));
  return TRUE;
}

static gboolean
run_guess (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!tkl_store_begin_read (store, error) || !guess (store, data, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static gboolean
run_touches (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;

  if (!tkl_store_begin_read (store, error)
      || !tkl_touch_rows_load (store, job->key_id, job->limit, &job->rows, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static gboolean
run_put_aside (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const AsideJob *job = data;

  return tkl_store_journal_begin (store, job->who, "put-key-aside", NULL, NULL, error)
         && tkl_store_put_key_aside (store, job->key_id, job->note, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static gboolean
run_take_back (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const AsideJob *job = data;

  return tkl_store_journal_begin (store, job->who, "take-key-back", NULL, NULL, error)
         && tkl_store_take_key_back (store, job->key_id, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static gboolean
run_set_method (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const MethodJob *job = data;

  return tkl_store_journal_begin (store, job->who, "set-key-method", NULL, NULL, error)
         && tkl_store_set_key_method (store, job->key_id, job->method, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static void
method_job_free (gpointer data)
{
  g_free (((MethodJob *) data)->who);
  g_free (data);
}

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static void
aside_job_free (gpointer data)
{
  AsideJob *job = data;

  g_free (job->who);
  g_free (job->note);
  g_free (job);
}

static const TklUseCase list_case = { tkl_keys_async, run_list, read_job_free };
static const TklUseCase count_case = { tkl_key_count_async, run_count, g_free };
static const TklUseCase guess_case = { tkl_key_guesses_async, run_guess, read_job_free };
static const TklUseCase touches_case = { tkl_key_touches_async, run_touches, read_job_free };
static const TklUseCase put_case = { tkl_key_put_aside_async, run_put_aside, aside_job_free };
static const TklUseCase method_case = { tkl_key_set_method_async, run_set_method, method_job_free };
static const TklUseCase back_case = { tkl_key_take_back_async, run_take_back, aside_job_free };

static GPtrArray *
finish_rows (TklOffice *office, const TklUseCase *use_case, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, use_case, G_STRUCT_OFFSET (ReadJob, rows), result, error);
}

void
tkl_keys_async (TklOffice *office,
                TklKeyChoice choice,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->choice = choice;
  tkl_office_read (office, &list_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_keys_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_rows (office, &list_case, result, error);
}

void
tkl_key_count_async (TklOffice *office,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  tkl_office_read (office, &count_case, g_new0 (guint, 1), cancellable, callback, user_data);
}

gboolean
tkl_key_count_finish (TklOffice *office, GAsyncResult *result, guint *ret_n, GError **error)
{
  return tkl_office_finish_value (office, &count_case, result, ret_n, sizeof *ret_n, error);
}

void
tkl_key_guesses_async (TklOffice *office,
                       gint64 key_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->key_id = key_id;
  tkl_office_read (office, &guess_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_key_guesses_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_rows (office, &guess_case, result, error);
}

void
tkl_key_touches_async (TklOffice *office,
                       gint64 key_id,
                       guint limit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->key_id = key_id;
  job->limit = limit;
  tkl_office_read (office, &touches_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_key_touches_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_rows (office, &touches_case, result, error);
}

static AsideJob *
aside_job_new (TklOffice *office, gint64 key_id, const char *note)
{
  AsideJob *job = g_new0 (AsideJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->key_id = key_id;
  job->note = g_strdup (note);
  return job;
}

static gboolean
finish_aside (TklOffice *office, const TklUseCase *use_case, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, use_case, result, error);
}

void
tkl_key_put_aside_async (TklOffice *office,
                         gint64 key_id,
                         const char *note,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  tkl_office_write (office, &put_case, aside_job_new (office, key_id, note), cancellable, callback,
                    user_data);
}

gboolean
tkl_key_put_aside_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_aside (office, &put_case, result, error);
}

void
tkl_key_take_back_async (TklOffice *office,
                         gint64 key_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  tkl_office_write (office, &back_case, aside_job_new (office, key_id, NULL), cancellable, callback,
                    user_data);
}

gboolean
tkl_key_take_back_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_aside (office, &back_case, result, error);
}

void
tkl_key_set_method_async (TklOffice *office,
                          gint64 key_id,
                          TklKeyMethod method,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  MethodJob *job = g_new (MethodJob, 1);

  *job = (MethodJob){ g_strdup (tkl_office_who (office)), key_id, method };
  tkl_office_write (office, &method_case, job, cancellable, callback, user_data);
}

gboolean
tkl_key_set_method_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &method_case, result, error);
}
