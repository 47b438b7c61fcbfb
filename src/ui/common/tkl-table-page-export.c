/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a TklTablePage shows, into a file. */
/* Thread: main; cells are made on a thread of the office. */
#include "tkl-file-question.h"
#include "tkl-settings.h"
#include "tkl-table-export.h"
#include "tkl-table-page-private.h"

#include <glib/gi18n-lib.h>

#define PRIVATE(self) tkl_table_page_get_private (self)
#define PROGRESS_PERIOD_MS 200

/* --- writing ---------------------------------------------------------------------------------- */

static void
end_export (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  g_clear_handle_id (&priv->export_source, g_source_remove);
  g_clear_object (&priv->exporting);
  priv->out = NULL;
  tkl_table_progress_set_written (priv->progress, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", TRUE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTablePage) self = user_data;
  g_autoptr (GError) error = NULL;
  TklTablePagePrivate *priv = PRIVATE (self);
  gboolean done = tkl_table_export_finish (TKL_OFFICE (source), result, &error);

  /* The page is gone. */
  if (priv->desk == NULL)
    return;
  end_export (self);
  if (done)
    tkl_desk_say (priv->desk, _ ("The rows were written"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tkl_desk_say (priv->desk, _ ("Writing was stopped; no file was made"));
  else
    tkl_desk_report_error (priv->desk, error);
}

static gboolean
progress_cb (gpointer user_data)
{
  TklTablePagePrivate *priv = PRIVATE (user_data);
  guint n_done = (guint) g_atomic_int_get ((gint *) &priv->out->n_done);

  tkl_table_progress_set_written (priv->progress,
                                  (int) ((guint64) n_done * 100 / MAX (priv->out->n_rows, 1)));
  return G_SOURCE_CONTINUE;
}

void
tkl_table_page_export (TklTablePage *self, const char *path)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  g_return_if_fail (TKL_IS_TABLE_PAGE (self) && path != NULL);

  if (priv->exporting != NULL || tkl_row_list_get_rows (priv->list) == NULL
      || !tkl_table_page_is_whole (self))
    return;
  priv->exporting = g_cancellable_new ();
  /* Of the task, which lives until exported_cb(). */
  priv->out = tkl_table_page_make_out (self);
  priv->export_source = g_timeout_add (PROGRESS_PERIOD_MS, progress_cb, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", FALSE);
  tkl_table_export_async (tkl_desk_get_office (priv->desk), priv->out, path, priv->exporting,
                          exported_cb, g_object_ref (self));
}

gboolean
tkl_table_page_stop_export (TklTablePage *self)
{
  if (PRIVATE (self)->exporting == NULL)
    return FALSE;
  g_cancellable_cancel (PRIVATE (self)->exporting);
  return TRUE;
}

/* --- choosing the file ------------------------------------------------------------------------ */

static const TklFileKind kinds[] = { { N_ ("Excel workbook (.xlsx)"), { "xlsx" } },
                                     { N_ ("Text with semicolons (.csv)"), { "csv" } },
                                     { NULL, { NULL } } };

static void
remember_folder (TklTablePage *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!tkl_file_is_lent (path))
    g_settings_set_string (PRIVATE (self)->state, TKL_KEY_EXPORT_FOLDER, folder);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTablePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tkl_file_question_finish (result, &error);

  /* The page is gone. */
  if (PRIVATE (self)->desk == NULL)
    return;
  if (error != NULL)
    tkl_desk_report_error (PRIVATE (self)->desk, error);
  else if (path != NULL)
    {
      remember_folder (self, path);
      tkl_table_page_export (self, path);
    }
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *file = tkl_table_page_make_file_name (TKL_TABLE_PAGE (widget));
  g_autofree char *folder
      = g_settings_get_string (PRIVATE (TKL_TABLE_PAGE (widget))->state, TKL_KEY_EXPORT_FOLDER);
  const TklFileQuestion question = { .title = _ ("Write What Is Shown"),
                                     .accept = _ ("_Write"),
                                     .action = GTK_FILE_CHOOSER_ACTION_SAVE,
                                     .kinds = kinds,
                                     .name = file,
                                     .folder = folder[0] != '\0' ? folder : NULL };

  tkl_file_question_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &question, NULL,
                           chosen_cb, g_object_ref (widget));
}

void
tkl_table_page_install_export (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "page.export", NULL, export_action);
}
