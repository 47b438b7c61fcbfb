/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHistoryPage: the changes made by people, and what the chosen one did, field by field. */
/* Thread: main. */
#include "tkl-history-page.h"

#include "tkl-change-words.h"
#include "tkl-service-error.h"
#include "tkl-settings.h"
#include "tkl-table-dialog.h"

#include <glib/gi18n-lib.h>

/* As many as anybody would read; an import may have changed a hundred thousand fields. */
#define MOST_LINES 1000

struct _TklHistoryPage
{
  TklTablePage parent_instance;
  GtkWidget *below;          /* child of the page, shown with an entry */
  GtkStringList *lines;      /* (owned): what the entry did */
  GCancellable *cancellable; /* (owned) (nullable): of the entry being read */
};

G_DEFINE_FINAL_TYPE (TklHistoryPage, tkl_history_page, TKL_TYPE_TABLE_PAGE)

/* --- what an entry did ------------------------------------------------------------------------ */

static void
clear (TklHistoryPage *self)
{
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          NULL);
}

static void
show_changes (TklHistoryPage *self, const GPtrArray *changes)
{
  TklZone *zone = tkl_desk_get_zone (tkl_table_page_get_desk (TKL_TABLE_PAGE (self)));
  guint n = MIN (changes->len, MOST_LINES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = tkl_change_say (changes->pdata[i], zone);

      if (line != NULL)
        gtk_string_list_append (self->lines, line);
    }
  if (changes->len > n)
    /* Translators: %u is a number of fields that are not listed. */
    gtk_string_list_take (
        self->lines,
        g_strdup_printf (ngettext ("… and %u more field", "… and %u more fields", changes->len - n),
                         changes->len - n));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = tkl_history_changes_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->lines == NULL)
    return;
  clear (self);
  if (changes == NULL)
    gtk_string_list_append (self->lines, tkl_service_error_sentence (error));
  else
    show_changes (self, changes);
}

static void
forget (TklHistoryPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
select_row (TklTablePage *page, gint64 id)
{
  TklHistoryPage *self = TKL_HISTORY_PAGE (page);

  if (self->lines == NULL)
    return;
  forget (self);
  clear (self);
  gtk_widget_set_visible (self->below, id != 0);
  if (id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tkl_history_changes_async (tkl_desk_get_office (tkl_table_page_get_desk (page)), id,
                             self->cancellable, read_cb, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *line = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (line));
}

static void
add_below (TklHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))));
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (selection, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What this change did"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->below), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->below), scroller);
  gtk_widget_set_visible (self->below, FALSE);
  tkl_table_page_set_below (TKL_TABLE_PAGE (self), self->below);
}

GtkWidget *
tkl_history_page_present (GtkWindow *parent, TklDesk *desk)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  TklHistoryPage *self = g_object_new (TKL_TYPE_HISTORY_PAGE, NULL);

  add_below (self);
  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, &tkl_history_source, state);
  return tkl_table_dialog_present_page (parent, _ ("History of Changes"), GTK_WIDGET (self));
}

static void
tkl_history_page_dispose (GObject *object)
{
  TklHistoryPage *self = TKL_HISTORY_PAGE (object);

  forget (self);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (tkl_history_page_parent_class)->dispose (object);
}

static void
tkl_history_page_class_init (TklHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_history_page_dispose;
  TKL_TABLE_PAGE_CLASS (klass)->select = select_row;
}

static void
tkl_history_page_init (TklHistoryPage *self)
{
  self->lines = gtk_string_list_new (NULL);
}
