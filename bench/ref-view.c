/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to look at rows with GTK: a GtkColumnView over a GListStore, a GtkLabel in each cell. */
/* Thread: main. */
#include "ref-view.h"

#define MAX_COLUMNS 16
#define COLUMN "ref-column"

#define REF_TYPE_LINE (ref_line_get_type ())
G_DECLARE_FINAL_TYPE (RefLine, ref_line, REF, LINE, GObject)

struct _RefLine
{
  GObject parent_instance;
  const char *texts[MAX_COLUMNS]; /* (borrowed): interned */
};

G_DEFINE_FINAL_TYPE (RefLine, ref_line, G_TYPE_OBJECT)

static void
ref_line_class_init (RefLineClass *klass)
{
}

static void
ref_line_init (RefLine *line)
{
}

struct _RefView
{
  GListStore *lines; /* (owned) */
  guint n_columns;
};

RefView *
ref_view_new (guint n_columns)
{
  RefView *view = g_new0 (RefView, 1);

  g_return_val_if_fail (n_columns <= MAX_COLUMNS, view);
  view->lines = g_list_store_new (REF_TYPE_LINE);
  view->n_columns = n_columns;
  return view;
}

void
ref_view_free (RefView *view)
{
  g_object_unref (view->lines);
  g_free (view);
}

void
ref_view_add (RefView *view, const char *const *texts)
{
  g_autoptr (RefLine) line = g_object_new (REF_TYPE_LINE, NULL);

  for (guint i = 0; i < view->n_columns; i++)
    line->texts[i] = g_intern_string (texts[i]);
  g_list_store_append (view->lines, line);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const RefLine *line = REF_LINE (gtk_list_item_get_item (item));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), line->texts[column]);
}

GtkWidget *
ref_view_make (RefView *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *columns = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (view->lines)))));

  gtk_widget_add_css_class (columns, "data-table");
  for (guint i = 0; i < view->n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Title", factory);

      g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, 120);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (columns), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), columns);
  return scroller;
}
