/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of changes: who changed what and when, newest first. */
/* Thread: main. */
#include "tkl-history-dialog.h"

#include "tkl-settings.h"
#include "tkl-table-page.h"

struct _TklHistoryDialog
{
  AdwWindow parent_instance;
  AdwBin *bin;
};

G_DEFINE_FINAL_TYPE (TklHistoryDialog, tkl_history_dialog, ADW_TYPE_WINDOW)

GtkWidget *
tkl_history_dialog_present (GtkWindow *parent, TklDesk *desk)
{
  TklHistoryDialog *self = g_object_new (TKL_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);

  adw_bin_set_child (self->bin, tkl_table_page_new (desk, &tkl_history_source, state));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_history_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_HISTORY_DIALOG);
  G_OBJECT_CLASS (tkl_history_dialog_parent_class)->dispose (object);
}

static void
tkl_history_dialog_class_init (TklHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklHistoryDialog, bin);
}

static void
tkl_history_dialog_init (TklHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
