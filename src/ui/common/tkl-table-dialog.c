/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in a window of its own: the history of changes, the log of imports. */
/* Thread: main. */
#include "tkl-table-dialog.h"

#include "tkl-settings.h"
#include "tkl-table-page.h"

struct _TklTableDialog
{
  TklBesideWindow parent_instance;
  AdwBin *bin;
};

G_DEFINE_FINAL_TYPE (TklTableDialog, tkl_table_dialog, TKL_TYPE_BESIDE_WINDOW)

GtkWidget *
tkl_table_dialog_present_page (GtkWindow *parent, const char *title, GtkWidget *page)
{
  TklTableDialog *self = g_object_new (TKL_TYPE_TABLE_DIALOG, "title", title, NULL);

  adw_bin_set_child (self->bin, page);
  return tkl_beside_window_present (TKL_BESIDE_WINDOW (self), parent);
}

GtkWidget *
tkl_table_dialog_present (GtkWindow *parent,
                          const char *title,
                          TklDesk *desk,
                          const TklTableSource *source)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);

  return tkl_table_dialog_present_page (parent, title, tkl_table_page_new (desk, source, state));
}

static void
tkl_table_dialog_class_init (TklTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTableDialog, bin);
}

static void
tkl_table_dialog_init (TklTableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
