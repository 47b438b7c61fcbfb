/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows beside the main one, of which one of a kind is enough. */
/* Thread: main. */
#include "tkl-present.h"

#include "tkl-help-window.h"
#include "tkl-text-size.h"

#include <adwaita.h>

#define MOST_OF_PANE 580
/* As libadwaita makes a message with two answers beside each other; and what every screen has room for. */
#define QUESTION_WIDTH 372
#define MOST_QUESTION_WIDTH 900

GtkWindow *
tkl_present_open_one (GtkWindow *parent, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type)
        && gtk_window_get_transient_for (item->data) == parent)
      {
        gtk_window_present (item->data);
        return item->data;
      }
  return NULL;
}

static void
parent_destroyed_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

/* Those of libadwaita are 600 pixels wide, however large the text is. */
static void
widen_clamps (GtkWidget *root, int percent)
{
  if (ADW_IS_CLAMP (root))
    adw_clamp_set_maximum_size (ADW_CLAMP (root),
                                adw_clamp_get_maximum_size (ADW_CLAMP (root)) * percent / 100);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widen_clamps (child, percent);
}

static void
map_cb (GtkWindow *window)
{
  g_signal_handlers_disconnect_by_func (window, map_cb, NULL);
  widen_clamps (GTK_WIDGET (window), tkl_text_size_percent (GTK_WIDGET (window)));
}

/* Sizes of windows are for text of its usual size. Larger ones stay within the parent. */
static int
grow (int size, int percent, int room)
{
  return MAX (size, MIN (size * percent / 100, room));
}

void
tkl_present_pane (GtkWidget *pane, int width)
{
  gtk_widget_set_size_request (pane, grow (width, tkl_text_size_percent (pane), MOST_OF_PANE), -1);
}

static void
grow_with_text (GtkWindow *window, GtkWindow *parent)
{
  int percent = tkl_text_size_percent (GTK_WIDGET (window));
  int width, height;

  if (percent <= 100)
    return;
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (
        window, grow (width, percent, gtk_widget_get_width (GTK_WIDGET (parent))),
        grow (height, percent, gtk_widget_get_height (GTK_WIDGET (parent))));
}

static gboolean
help_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  tkl_help_window_present (GTK_WINDOW (window));
  return TRUE;
}

/* Keys of the application are for windows of companies only. */
static void
add_help (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                        gtk_callback_action_new (help_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
tkl_present_over (GtkWindow *window, GtkWindow *parent)
{
  add_help (window);
  if (parent == NULL)
    return;
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), window,
                           G_CONNECT_SWAPPED);
  grow_with_text (window, parent);
}

void
tkl_present_question (GtkWindow *dialog)
{
  int percent = tkl_text_size_percent (GTK_WIDGET (dialog));

  add_help (dialog);
  if (percent > 100)
    gtk_widget_set_size_request (GTK_WIDGET (dialog),
                                 MIN (QUESTION_WIDTH * percent / 100, MOST_QUESTION_WIDTH), -1);
  gtk_window_present (dialog);
}
