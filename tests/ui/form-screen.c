/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab with a table and a form in a window of its own, and what tests do to it. */
/* Thread: main. */
#include "form-screen.h"

#include "tkl-employee-page.h"
#include "tkl-field-row.h"

Screen
form_screen_open (GtkWidget *page)
{
  Screen screen;

  screen.page = page;
  screen.pane = GTK_WIDGET (tkl_form_page_get_pane (TKL_FORM_PAGE (page)));
  screen.window = ui_show (page);
  return screen;
}

Screen
form_screen_open_employees (UiFixture *fixture)
{
  return form_screen_open (
      tkl_employee_page_new (fixture->desk, &tkl_employee_source, fixture->state));
}

void
form_screen_close (Screen *screen)
{
  gtk_window_destroy (screen->window);
  ui_settle ();
}

gboolean
form_screen_shows_form (gpointer pane)
{
  return g_strcmp0 (
             gtk_stack_get_visible_child_name (GTK_STACK (ui_find (pane, GTK_TYPE_STACK, NULL))),
             "form")
         == 0;
}

void
form_screen_show (Screen *screen, gint64 id)
{
  tkl_form_pane_show (TKL_FORM_PANE (screen->pane), id);
  tkl_table_page_show_side (TKL_TABLE_PAGE (screen->page), TRUE);
  ui_wait (form_screen_shows_form, screen->pane);
}

void
form_screen_choose (Screen *screen, const char *action)
{
  GtkWidget *button = ui_find (screen->pane, GTK_TYPE_MENU_BUTTON, NULL);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  gboolean found = FALSE;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;

      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name));
      found = found || g_str_equal (name, action);
    }
  g_assert_true (found);
  g_assert_true (gtk_widget_activate_action (button, action, NULL));
}

GtkWidget *
form_screen_row (Screen *screen, const char *title)
{
  GtkWidget *row = ui_find (screen->pane, TKL_TYPE_FIELD_ROW, title);

  g_assert_nonnull (row);
  return row;
}

void
form_screen_type (Screen *screen, const char *title, const char *text)
{
  ui_type (ui_find (form_screen_row (screen, title), GTK_TYPE_ENTRY, NULL), text);
}

static gboolean
has_text (gpointer data)
{
  const UiAnswer *wanted = data;
  GtkWidget *entry = ui_find (wanted->row, GTK_TYPE_ENTRY, NULL);

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), wanted->text);
}

void
form_screen_wait_text (Screen *screen, const char *title, const char *text)
{
  ui_wait (has_text, &(UiAnswer){ form_screen_row (screen, title), text });
}

gboolean
form_screen_has_focus (gpointer row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* A row of the table that has to come. */
typedef struct
{
  GtkWidget *page;
  guint position;
  const char *text;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *row = NULL;

  if (ui_n_rows (wanted->page) <= wanted->position)
    return FALSE;
  row = ui_row (wanted->page, wanted->position);
  return g_str_has_prefix (row, wanted->text);
}

void
form_screen_wait_row (Screen *screen, guint position, const char *text)
{
  Wanted wanted = { screen->page, position, text };

  if (!has_row (&wanted))
    g_test_message ("waiting for %s", text);
  ui_wait (has_row, &wanted);
}
