/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file or a folder, as the desktop does it. */
/* Thread: main. */
#include "tkl-file-question.h"

#include "tkl-present.h"
#include "tkl-service-error.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a window: the question that is open over it. */
#define OPEN_KEY "tkl-file-question"
/* Of a filter. */
#define KIND_KEY "tkl-file-kind"

typedef struct
{
  GtkFileChooserNative *chooser; /* (owned) */
  GtkWindow *window;             /* (nullable): of the chooser; NULL: it is not of this program */
  const TklFileKind *kinds;      /* (nullable): of a file to write */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->chooser);
  g_free (asking);
}

/* --- endings ---------------------------------------------------------------------------------- */

/* Returns: with the dot; 0: the name has none of that kind. */
static gsize
length_of_ending (const char *name, const TklFileKind *kind)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kind->endings) && kind->endings[i] != NULL; i++)
    {
      g_autofree char *ending = g_strconcat (".", kind->endings[i], NULL);

      if (g_str_has_suffix (lower, ending))
        return strlen (ending);
    }
  return 0;
}

static gsize
length_of_known_ending (const char *name, const TklFileKind *kinds)
{
  gsize length = 0;

  for (const TklFileKind *kind = kinds; kind->title != NULL && length == 0; kind++)
    length = length_of_ending (name, kind);
  return length;
}

/* What a portal answers may be a filter of its own. */
static const TklFileKind *
get_chosen_kind (GtkFileChooser *chooser, const TklFileKind *kinds)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const TklFileKind *kind = filter != NULL ? g_object_get_data (G_OBJECT (filter), KIND_KEY) : NULL;

  return kind != NULL ? kind : kinds;
}

/* Of the window, since in GTK 4.8 a GtkFileChooserNative does not tell. Another program tells the kind only
 * together with the file. */
static void
kind_chosen_cb (GtkFileChooser *chooser, GParamSpec *pspec, Asking *asking)
{
  const TklFileKind *kind = get_chosen_kind (chooser, asking->kinds);
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  g_autofree char *other = NULL;

  if (tkl_str_empty (name) || length_of_ending (name, kind) > 0)
    return;
  name[strlen (name) - length_of_known_ending (name, asking->kinds)] = '\0';
  other = g_strconcat (name, ".", kind->endings[0], NULL);
  gtk_file_chooser_set_current_name (chooser, other);
}

gboolean
tkl_file_is_lent (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_str_has_prefix (path, g_get_user_runtime_dir ());
}

static char *
refuse_lent (const char *complete, GError **error)
{
  g_autofree char *name = g_path_get_basename (complete);

  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               /* Translators: %s is the name of a file. */
               _ ("Type the name with its ending, such as %s."), name);
  return NULL;
}

/* Whether a file may be replaced was asked of the name as it was typed. */
static char *
complete_path (const Asking *asking, const char *path, GError **error)
{
  const TklFileKind *kind = get_chosen_kind (GTK_FILE_CHOOSER (asking->chooser), asking->kinds);
  g_autofree char *complete = g_strconcat (path, ".", kind->endings[0], NULL);

  if (tkl_file_is_lent (path))
    return refuse_lent (complete, error);
  if (!g_file_test (complete, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&complete);
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               /* Translators: %s is the path of a file. */
               _ ("%s is there already. Type the name with its ending to replace it."), complete);
  return NULL;
}

static char *
make_path (const Asking *asking, GError **error)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (asking->chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && asking->kinds != NULL && length_of_known_ending (path, asking->kinds) == 0)
    return complete_path (asking, path, error);
  return g_steal_pointer (&path);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void
close_chooser (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  GObject *parent = g_task_get_source_object (task);

  if (parent != NULL)
    {
      g_signal_handlers_disconnect_by_data (parent, task);
      g_object_set_data (parent, OPEN_KEY, NULL);
    }
  g_signal_handlers_disconnect_by_data (asking->chooser, task);
  if (asking->window != NULL)
    g_signal_handlers_disconnect_by_data (asking->window, asking);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (asking->chooser));
}

static void
response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *path
      = response == GTK_RESPONSE_ACCEPT ? make_path (g_task_get_task_data (task), &error) : NULL;

  close_chooser (task);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, path, g_free);
}

/* Its destruction comes too late: whoever waits for an answer may keep it. */
static void
parent_gone_cb (GtkWindow *parent, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  close_chooser (task);
  g_task_return_pointer (task, NULL, NULL);
}

/* --- questions -------------------------------------------------------------------------------- */

static void
add_kinds (GtkFileChooser *chooser, const TklFileKind *kinds)
{
  for (const TklFileKind *kind = kinds; kind != NULL && kind->title != NULL; kind++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (kind->title));
      for (guint i = 0; i < G_N_ELEMENTS (kind->endings) && kind->endings[i] != NULL; i++)
        gtk_file_filter_add_suffix (filter, kind->endings[i]);
      g_object_set_data (G_OBJECT (filter), KIND_KEY, (gpointer) kind);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static GtkFileChooserNative *
make_chooser (GtkWindow *parent, const TklFileQuestion *question)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      question->title, parent, question->action, question->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);

  add_kinds (chooser, question->kinds);
  if (question->name != NULL)
    gtk_file_chooser_set_current_name (chooser, question->name);
  if (question->folder != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (question->folder);

      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  return native;
}

static void
show_chooser (GtkWindow *parent, Asking *asking)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (asking->chooser));
  if (parent == NULL || asking->kinds == NULL)
    return;
  asking->window = tkl_present_open_one (parent, GTK_TYPE_FILE_CHOOSER_DIALOG);
  if (asking->window != NULL)
    g_signal_connect (asking->window, "notify::filter", G_CALLBACK (kind_chosen_cb), asking);
}

void
tkl_file_question_async (GtkWindow *parent,
                         const TklFileQuestion *question,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);
  Asking *asking;

  g_task_set_source_tag (task, tkl_file_question_async);
  if (parent != NULL && g_object_get_data (G_OBJECT (parent), OPEN_KEY) != NULL)
    {
      /* Another program holds its own in front. */
      tkl_present_open_one (parent, GTK_TYPE_FILE_CHOOSER_DIALOG);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->chooser = make_chooser (parent, question);
  asking->kinds = question->action == GTK_FILE_CHOOSER_ACTION_SAVE ? question->kinds : NULL;
  g_task_set_task_data (task, asking, asking_free);
  g_signal_connect (asking->chooser, "response", G_CALLBACK (response_cb), task);
  if (parent != NULL)
    {
      g_object_set_data (G_OBJECT (parent), OPEN_KEY, task);
      g_signal_connect (parent, "unrealize", G_CALLBACK (parent_gone_cb), task);
    }
  show_chooser (parent, asking);
  /* Until its answer. */
  g_steal_pointer (&task);
}

char *
tkl_file_question_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tkl_file_question_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
