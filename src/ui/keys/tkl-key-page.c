/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyPage: a table of keys with the pane of the chosen one beside it. */
/* Thread: main. */
#include "tkl-key-page.h"

#include "tkl-key-pane.h"

struct _TklKeyPage
{
  TklTablePage parent_instance;
  TklKeyPane *pane; /* in the side */
  TklRowSet *set;   /* (owned) (nullable): last shown */
  gint64 key_id;    /* selected; 0 = none */
  guint position;   /* where it was: the row that comes there is the next to work on */
};

G_DEFINE_FINAL_TYPE (TklKeyPage, tkl_key_page, TKL_TYPE_TABLE_PAGE)

static void
show_key (TklKeyPage *self)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (self));
  guint position = self->key_id != 0 ? tkl_row_list_find (list, self->key_id) : G_MAXUINT;
  g_autoptr (TklRow) row = NULL;

  if (position != G_MAXUINT)
    {
      self->position = position;
      row = g_list_model_get_item (G_LIST_MODEL (list), position);
    }
  tkl_key_pane_show (self->pane, row);
}

static void
tkl_key_page_select (TklTablePage *page, gint64 id)
{
  TKL_KEY_PAGE (page)->key_id = id;
  show_key (TKL_KEY_PAGE (page));
}

static void
tkl_key_page_activate (TklTablePage *page, gint64 id)
{
  tkl_table_page_show_side (page, TRUE);
}

/* A key that was given away is gone from the list: the next one takes its place. */
static void
rows_cb (TklKeyPage *self)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (tkl_row_list_get_rows (list) == self->set)
    return;
  g_clear_pointer (&self->set, tkl_row_set_unref);
  if (tkl_row_list_get_rows (list) != NULL)
    self->set = tkl_row_set_ref (tkl_row_list_get_rows (list));
  tkl_table_page_show_side (TKL_TABLE_PAGE (self), n > 0);
  if (n == 0 || (self->key_id != 0 && tkl_row_list_find (list, self->key_id) != G_MAXUINT))
    {
      show_key (self);
      return;
    }
  tkl_table_page_select (TKL_TABLE_PAGE (self),
                         tkl_row_list_get_id (list, MIN (self->position, n - 1)));
}

static gboolean
focus_cb (gpointer user_data)
{
  TklTablePage *page = user_data;

  if (gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (tkl_table_page_get_table (page)));
  return G_SOURCE_REMOVE;
}

/* The keys for the guesses work as soon as the table is seen. */
static void
map_cb (TklKeyPage *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
}

static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_key_pane_give (TKL_KEY_PAGE (widget)->pane, g_variant_get_uint32 (parameter));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_key_pane_move (TKL_KEY_PAGE (widget)->pane);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (widget), TRUE);
  tkl_key_pane_choose (TKL_KEY_PAGE (widget)->pane);
}

GtkWidget *
tkl_key_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklKeyPage *self = g_object_new (TKL_TYPE_KEY_PAGE, NULL);
  TklTablePage *page = TKL_TABLE_PAGE (self);

  self->pane = TKL_KEY_PANE (tkl_key_pane_new (desk));
  tkl_table_page_set_up (page, desk, source, state);
  tkl_table_page_set_side (page, GTK_WIDGET (self->pane));
  tkl_table_page_show_side (page, TRUE);
  g_signal_connect_object (tkl_table_page_get_table (page), "map", G_CALLBACK (map_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tkl_table_page_get_list (page), "items-changed", G_CALLBACK (rows_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

static void
tkl_key_page_finalize (GObject *object)
{
  g_clear_pointer (&TKL_KEY_PAGE (object)->set, tkl_row_set_unref);
  G_OBJECT_CLASS (tkl_key_page_parent_class)->finalize (object);
}

static void
tkl_key_page_class_init (TklKeyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_key_page_finalize;
  TKL_TABLE_PAGE_CLASS (klass)->select = tkl_key_page_select;
  TKL_TABLE_PAGE_CLASS (klass)->activate = tkl_key_page_activate;
  gtk_widget_class_install_action (widget_class, "key.give", "u", give_action);
  gtk_widget_class_install_action (widget_class, "key.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "key.move", NULL, move_action);
  for (guint i = 1; i <= 5; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "key.give", "u", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "key.give", "u", i);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "key.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "key.move", NULL);
}

static void
tkl_key_page_init (TklKeyPage *self)
{
}
