/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrial: the demo company of the window, with the simulator that stands in for TrustTrack. */
/* Thread: main; the work is done on a thread of its own. */
#include "tkl-trial.h"

#include "tkl-service-error-parts.h"
#include "tkl-trial-fill.h"
#include "tkl-worker.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PROGRAM "tikklok-simulator"
#define FILE_NAME "demo.db"
#define READY "listening on "

struct _TklTrial
{
  GSubprocess *simulator; /* (owned): ends when its standard input does */
  char *url;              /* (owned) */
};

/* --- where it lies ---------------------------------------------------------------------------- */

/* @suffix: "" of the demo company, ".new" of one that is being made. */
static char *
folder_path (const char *suffix)
{
  g_autofree char *name = g_strconcat ("demo", suffix, NULL);

  return g_build_filename (g_get_user_data_dir (), "tikklok", name, NULL);
}

char *
tkl_trial_path (void)
{
  g_autofree char *folder = folder_path ("");
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);

  /* As the paths of open companies are, which are compared with it. */
  return g_canonicalize_filename (path, NULL);
}

gboolean
tkl_trial_is_at (const char *path)
{
  g_autofree char *own = tkl_trial_path ();
  g_autofree char *given = g_canonicalize_filename (path, NULL);
  g_autofree char *wanted = g_canonicalize_filename (own, NULL);

  return g_str_equal (given, wanted);
}

static gboolean
set_file_error (GError **error, const char *path)
{
  int code = errno;

  /* Translators: a file or folder, then the system's words for what is wrong. */
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED,
               _ ("%s cannot be written or deleted: %s"), path, g_strerror (code));
  return FALSE;
}

/* Only files lie in it, all of them ours. */
static gboolean
remove_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        return set_file_error (error, path);
    }
  return g_rmdir (folder) == 0 || errno == ENOENT || set_file_error (error, folder);
}

gboolean
tkl_trial_remove (GError **error)
{
  g_autofree char *folder = folder_path ("");

  return remove_folder (folder, error);
}

/* --- the simulator ---------------------------------------------------------------------------- */

static char *
find_program (GError **error)
{
  const char *named = g_getenv ("TIKKLOK_SIMULATOR");
  g_autofree char *installed = g_build_filename (TKL_BIN_DIR, PROGRAM, NULL);
  char *found = named != NULL ? g_strdup (named)
                : g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE)
                    ? g_steal_pointer (&installed)
                    : g_find_program_in_path (PROGRAM);

  if (found == NULL)
    g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a program. */
                 _ ("The program %s is missing. Install Tikklok completely, then try again."),
                 PROGRAM);
  return found;
}

static void
set_start_error (GError **error, const char *what)
{
  g_propagate_error (error, tkl_service_error_new (
                                TKL_SERVICE_ERROR_FAILED,
                                _ ("The simulator of TrustTrack could not be started. Try again, "
                                   "or install Tikklok anew."),
                                what));
}

static gboolean
write_files (const char *program, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &fault, program, "--write-demo", folder,
                          "--month", TKL_TRIAL_MONTH, NULL);

  if (process != NULL
      && g_subprocess_communicate_utf8 (process, NULL, cancellable, NULL, &said, &fault)
      && g_subprocess_get_successful (process))
    return TRUE;
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    set_start_error (error, fault != NULL ? fault->message : g_strchomp (said));
  return FALSE;
}

/* `listening on http://127.0.0.1:PORT admin …` is the first line it prints, and the only one. */
static char *
read_url (GSubprocess *process, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, cancellable, error);
  if (line == NULL || !g_str_has_prefix (line, READY))
    return NULL;
  line[strcspn (line + strlen (READY), " ") + strlen (READY)] = '\0';
  return g_strdup (line + strlen (READY));
}

/* @port: 0 = a free one */
static TklTrial *
launch (const char *program, guint port, GCancellable *cancellable, GError **error)
{
  g_autofree char *port_text = g_strdup_printf ("%u", port);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &fault, program, "--demo",
      "--month", TKL_TRIAL_MONTH, "--quiet", "--until-eof", "--port", port_text, NULL);
  g_autofree char *url = process != NULL ? read_url (process, cancellable, &fault) : NULL;
  TklTrial *trial;

  if (url == NULL)
    {
      if (process != NULL)
        g_subprocess_force_exit (process);
      if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&fault));
      else
        set_start_error (error, fault != NULL ? fault->message : _ ("it ended at once."));
      return NULL;
    }
  trial = g_new (TklTrial, 1);
  *trial = (TklTrial){ g_steal_pointer (&process), g_steal_pointer (&url) };
  return trial;
}

void
tkl_trial_free (TklTrial *trial)
{
  if (trial == NULL)
    return;
  g_subprocess_force_exit (trial->simulator);
  g_object_unref (trial->simulator);
  g_free (trial->url);
  g_free (trial);
}

void
tkl_trial_lend (TklOffice *office)
{
  tkl_office_lend_key (office, TKL_TRIAL_KEY);
}

/* --- starting --------------------------------------------------------------------------------- */

typedef struct
{
  TklWorker *worker;     /* (owned): shut down by _finish */
  GMainContext *context; /* (owned): of the starter */
  TklTrialStepFunc step; /* (nullable) */
  gpointer step_data;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_main_context_unref (start->context);
  g_free (start);
}

typedef struct
{
  TklTrialStepFunc step;
  gpointer data;
  char *text; /* (owned) */
} StepCall;

static void
step_call_free (gpointer data)
{
  g_free (((StepCall *) data)->text);
  g_free (data);
}

static gboolean
deliver_step (gpointer data)
{
  const StepCall *call = data;

  call->step (call->text, call->data);
  return G_SOURCE_REMOVE;
}

static void
post_step (const char *text, gpointer data)
{
  const Start *start = data;
  StepCall *call;

  if (start->step == NULL)
    return;
  call = g_new (StepCall, 1);
  *call = (StepCall){ start->step, start->step_data, g_strdup (text) };
  g_main_context_invoke_full (start->context, G_PRIORITY_DEFAULT, deliver_step, call,
                              step_call_free);
}

/* What is done with the office of the company while nobody else has it open. */
typedef gboolean (*Work) (TklTrialFill *fill,
                          TklTrial **trial,
                          const char *program,
                          GError **error);

static gboolean
make (TklTrialFill *fill, TklTrial **trial, const char *program, GError **error)
{
  fill->step (_ ("The simulator of TrustTrack"), fill->step_data);
  *trial = launch (program, 0, fill->cancellable, error);
  if (*trial == NULL || !write_files (program, fill->folder, fill->cancellable, error))
    return FALSE;
  fill->url = (*trial)->url;
  return tkl_trial_fill (fill, error);
}

/* The port of last time, since it stands in the settings; another one when that is taken. */
static gboolean
take_up (TklTrialFill *fill, TklTrial **trial, const char *program, GError **error)
{
  guint port = tkl_trial_get_port (fill);

  fill->step (_ ("The simulator of TrustTrack"), fill->step_data);
  *trial = launch (program, port, fill->cancellable, port == 0 ? error : NULL);
  if (*trial == NULL && port != 0
      && !g_cancellable_set_error_if_cancelled (fill->cancellable, error))
    *trial = launch (program, 0, fill->cancellable, error);
  if (*trial == NULL)
    return FALSE;
  fill->url = (*trial)->url;
  return tkl_trial_set_url (fill, error);
}

static TklTrial *
work_in (const char *folder, Work work, Start *start, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = find_program (error);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  TklTrialFill fill = { .folder = folder, .cancellable = cancellable, post_step, start };
  g_autoptr (TklTrial) trial = NULL;
  gboolean done;

  if (program == NULL)
    return NULL;
  fill.office = tkl_office_new (path, TKL_TRIAL_WHO);
  done = work (&fill, &trial, program, error);
  tkl_office_close (fill.office);
  g_object_unref (fill.office);
  return done ? g_steal_pointer (&trial) : NULL;
}

/* Made beside its place, so that what is there is always whole. */
static TklTrial *
make_new (Start *start, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = folder_path ("");
  g_autofree char *fresh = folder_path (".new");
  g_autoptr (TklTrial) trial = NULL;

  if (!remove_folder (fresh, error))
    return NULL;
  if (g_mkdir_with_parents (fresh, 0700) != 0)
    {
      set_file_error (error, fresh);
      return NULL;
    }
  trial = work_in (fresh, make, start, cancellable, error);
  if (trial == NULL)
    remove_folder (fresh, NULL);
  else if (!remove_folder (folder, error))
    g_clear_pointer (&trial, tkl_trial_free);
  else if (g_rename (fresh, folder) != 0)
    {
      set_file_error (error, folder);
      g_clear_pointer (&trial, tkl_trial_free);
    }
  return g_steal_pointer (&trial);
}

static void
run_start (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autofree char *path = tkl_trial_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  GError *error = NULL;
  TklTrial *trial;

  g_main_context_push_thread_default (context);
  trial = g_file_test (path, G_FILE_TEST_EXISTS)
              ? work_in (folder, take_up, task_data, cancellable, &error)
              : make_new (task_data, cancellable, &error);
  g_main_context_pop_thread_default (context);
  if (trial != NULL)
    g_task_return_pointer (task, trial, (GDestroyNotify) tkl_trial_free);
  else
    g_task_return_error (task, error);
}

void
tkl_trial_start_async (TklTrialStepFunc step,
                       gpointer step_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Start *start = g_new (Start, 1);

  *start = (Start){ tkl_worker_new ("tkl-trial"), g_main_context_ref_thread_default (), step,
                    step_data };
  g_task_set_source_tag (task, tkl_trial_start_async);
  g_task_set_task_data (task, start, start_free);
  tkl_worker_push (start->worker, task, run_start);
}

TklTrial *
tkl_trial_start_finish (GAsyncResult *result, GError **error)
{
  Start *start;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_trial_start_async, NULL);

  start = g_task_get_task_data (G_TASK (result));
  g_clear_pointer (&start->worker, tkl_worker_shutdown);
  return g_task_propagate_pointer (G_TASK (result), error);
}
