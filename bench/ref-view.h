/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to look at rows with GTK: a GtkColumnView over a GListStore, a GtkLabel in each cell. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RefView RefView;

RefView *ref_view_new (guint n_columns);
void ref_view_free (RefView *view);

/** ref_view_add: @texts: (array length=n_columns): of a row; interned. */
void ref_view_add (RefView *view, const char *const *texts);

/** ref_view_make: Returns: (transfer floating): a GtkScrolledWindow with the rows. */
GtkWidget *ref_view_make (RefView *view);

G_END_DECLS
