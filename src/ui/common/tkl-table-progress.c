/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableProgress: how far the rows of a table are read or copied, with a button that stops it. */
/* Thread: main. */
#include "tkl-table-progress.h"

#include <glib/gi18n-lib.h>

/* What takes longer than it takes to notice is seen to be worked on, and how far it is. */
#define SHOW_AFTER_MS 200

struct _TklTableProgress
{
  GtkWidget parent_instance;
  GtkWidget *spinner, *text, *button;
  TklRowSet *reading; /* (owned) (nullable) */
  gboolean busy;      /* reading, or putting in order */
  int copied;         /* per cent; −1 = nothing is copied */
  int written;        /* per cent; −1 = nothing is written to a file */
  int printed;        /* per cent; −1 = nothing is printed */
  guint timeout_id;   /* 0 = not busy */
};

enum
{
  STOP,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklTableProgress, tkl_table_progress, GTK_TYPE_WIDGET)

/* Returns: (transfer full) (nullable): NULL: there is nothing to stop. */
static char *
describe (TklTableProgress *self)
{
  guint n;

  if (self->written >= 0)
    /* Translators: how far rows are written to a file. */
    return g_strdup_printf (_ ("Writing: %d %%"), self->written);
  if (self->printed >= 0)
    /* Translators: how far rows are printed. */
    return g_strdup_printf (_ ("Printing: %d %%"), self->printed);
  if (self->copied >= 0)
    /* Translators: how far rows are copied to the clipboard. */
    return g_strdup_printf (_ ("Copying: %d %%"), self->copied);
  if (self->reading == NULL)
    return NULL;
  n = tkl_row_set_count_so_far (self->reading);
  /* Translators: rows that came so far. */
  return g_strdup_printf (ngettext ("Reading: %'u row", "Reading: %'u rows", n), n);
}

static void
show (TklTableProgress *self)
{
  g_autofree char *text = describe (self);

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy || self->copied >= 0
                                                             || self->written >= 0
                                                             || self->printed >= 0);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  gtk_widget_set_visible (self->button, text != NULL);
}

static gboolean
show_cb (gpointer user_data)
{
  show (user_data);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (TklTableProgress *self)
{
  g_signal_emit (self, signals[STOP], 0, self->copied >= 0);
}

static void
set_reading (TklTableProgress *self, TklRowSet *reading)
{
  if (reading != NULL)
    tkl_row_set_ref (reading);
  g_clear_pointer (&self->reading, tkl_row_set_unref);
  self->reading = reading;
}

void
tkl_table_progress_begin (TklTableProgress *self, TklRowSet *reading)
{
  g_return_if_fail (TKL_IS_TABLE_PROGRESS (self));

  self->busy = TRUE;
  set_reading (self, reading);
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

void
tkl_table_progress_end (TklTableProgress *self)
{
  g_return_if_fail (TKL_IS_TABLE_PROGRESS (self));

  self->busy = FALSE;
  set_reading (self, NULL);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  show (self);
}

void
tkl_table_progress_set_copied (TklTableProgress *self, int percent)
{
  g_return_if_fail (TKL_IS_TABLE_PROGRESS (self));

  self->copied = percent;
  show (self);
}

void
tkl_table_progress_set_written (TklTableProgress *self, int percent)
{
  g_return_if_fail (TKL_IS_TABLE_PROGRESS (self));

  self->written = percent;
  show (self);
}

void
tkl_table_progress_set_printed (TklTableProgress *self, int percent)
{
  g_return_if_fail (TKL_IS_TABLE_PROGRESS (self));

  self->printed = percent;
  show (self);
}

static void
tkl_table_progress_dispose (GObject *object)
{
  TklTableProgress *self = TKL_TABLE_PROGRESS (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->reading, tkl_row_set_unref);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_table_progress_parent_class)->dispose (object);
}

static void
tkl_table_progress_class_init (TklTableProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_table_progress_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[STOP] = g_signal_new ("stop", TKL_TYPE_TABLE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
tkl_table_progress_init (TklTableProgress *self)
{
  self->copied = -1;
  self->written = -1;
  self->printed = -1;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  self->spinner = gtk_spinner_new ();
  self->text = gtk_label_new (NULL);
  self->button = gtk_button_new_from_icon_name ("process-stop-symbolic");
  gtk_widget_add_css_class (self->text, "dim-label");
  gtk_widget_add_css_class (self->text, "numeric");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, C_ ("button", "Stop"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("button", "Stop"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_hide (self->text);
  gtk_widget_hide (self->button);
}
