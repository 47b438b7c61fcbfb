/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of the window: one for all tabs, opened by a key, a button or what is typed among rows. */
/* Thread: main. */
#include "tkl-focus.h"
#include "tkl-window-private.h"

static void
search_cb (TklWindow *self)
{
  tkl_desk_set_search (self->desk, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter goes to the first row found, or the one after the row that is selected. */
static void
go_to_found_cb (TklWindow *self)
{
  GtkWidget *page = tkl_window_get_shown_page (self);
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (page));

  search_cb (self);
  tkl_table_step (table, 1, NULL);
  tkl_table_take_focus (table);
}

/* The rows are there again, and with them the focus: left alone, GTK would look for a place when the bar
 * is out of sight, and take the focus from where it is by then. */
static void
search_mode_cb (TklWindow *self)
{
  GtkWidget *page;

  if (self->desk == NULL || gtk_search_bar_get_search_mode (self->search_bar))
    return;
  tkl_desk_set_search (self->desk, "");
  page = tkl_window_get_shown_page (self);
  tkl_focus_hand_over (GTK_WIDGET (self->search_bar),
                       GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (page))), page);
}

void
tkl_window_show_search (TklWindow *self)
{
  const char *text = tkl_desk_get_search (self->desk);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    {
      gtk_search_bar_set_search_mode (self->search_bar, text[0] != '\0');
      gtk_editable_set_text (GTK_EDITABLE (self->search), text);
    }
}

void
tkl_window_start_search (TklWindow *self, const char *text)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (text == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/* --- typed among rows --------------------------------------------------------------------------- */

/* Not in a cell that is being edited, a list over it or the menu of a title. */
static gboolean
is_among_rows (TklWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_native (focus) == GTK_NATIVE (self)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static gboolean
is_searched_for (TklTablePage *page, gunichar letter)
{
  return g_unichar_isalpha (letter)
         || (g_unichar_isdigit (letter) && !TKL_TABLE_PAGE_GET_CLASS (page)->keeps_digits);
}

/* GtkSearchBar captures keys of one widget only, and the space as well, which turns boxes here. Keys of
 * the table and its page come first. */
static gboolean
key_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TklTablePage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0
      || !is_searched_for (page, letter) || !is_among_rows (TKL_WINDOW (root)))
    return FALSE;
  /* The entry takes the key as any other: set as a text, the second of two quick letters was lost. */
  tkl_window_start_search (TKL_WINDOW (root), "");
  return gtk_event_controller_key_forward (
      keys, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (TKL_WINDOW (root)->search))));
}

void
tkl_window_find_typed (TklWindow *self, TklTablePage *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), page, 0);
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}

void
tkl_window_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_found_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}
