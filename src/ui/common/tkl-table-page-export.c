/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a TklTablePage shows, into a file. */
/* Thread: main; cells are made on a thread of the office. */
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

static gboolean
has_known_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".xlsx");
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, TklTablePage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && PRIVATE (self)->desk != NULL)
    {
      if (has_known_ending (path))
        tkl_table_page_export (self, path);
      else
        tkl_desk_say (PRIVATE (self)->desk, _ ("The name of the file ends in .csv or .xlsx."));
    }
  g_object_unref (dialog);
}

/* The ending of the name decides; filters make it known. */
static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Write What Is Shown"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Write"), NULL);
  g_autofree char *file = tkl_table_page_make_file_name (TKL_TABLE_PAGE (widget));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Excel workbook (.xlsx)"), "xlsx");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Text with semicolons (.csv)"), "csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
tkl_table_page_install_export (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "page.export", NULL, export_action);
}
