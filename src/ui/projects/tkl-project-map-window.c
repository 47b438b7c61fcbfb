/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectMapWindow: the map of projects beside the window of the company. */
/* Thread: main. */
#include "tkl-project-map-window.h"

#include "tkl-help-topic.h"
#include "tkl-names.h"
#include "tkl-present.h"
#include "tkl-project-map.h"

#include <glib/gi18n-lib.h>

struct _TklProjectMapWindow
{
  AdwWindow parent_instance;
  TklProjectMap *map;
};

G_DEFINE_FINAL_TYPE (TklProjectMapWindow, tkl_project_map_window, ADW_TYPE_WINDOW)

/* @action: of the window of the company, which is over there: actions do not go from one to another. */
static void
tell_parent (TklProjectMapWindow *self, const char *action, gint64 id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "x", id);
}

static void
project_cb (TklProjectMapWindow *self, gint64 id)
{
  tell_parent (self, "win.show-project", id);
}

static void
tick_cb (TklProjectMapWindow *self, gint64 id)
{
  tell_parent (self, "win.show-tick", id);
}

static void
fill (TklProjectMapWindow *self, TklDesk *desk)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->map = TKL_PROJECT_MAP (tkl_project_map_new (desk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->map, "project-selected", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "tick-selected", G_CALLBACK (tick_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
tkl_project_map_window_present (GtkWindow *parent, TklDesk *desk, gint64 id)
{
  TklProjectMapWindow *self
      = (TklProjectMapWindow *) tkl_present_open_one (parent, TKL_TYPE_PROJECT_MAP_WINDOW);

  if (self == NULL)
    {
      self = g_object_new (TKL_TYPE_PROJECT_MAP_WINDOW, "title", _ ("Map of Projects"),
                           "default-width", 960, "default-height", 640, NULL);
      fill (self, desk);
      tkl_present_over (GTK_WINDOW (self), parent);
      tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_MAPS);
      tkl_names_complete (GTK_WIDGET (self));
    }
  if (id != 0)
    tkl_project_map_select (self->map, id);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

void
tkl_project_map_window_go (TklProjectMapWindow *self, gint64 id, const TklPoint *corners)
{
  g_return_if_fail (TKL_IS_PROJECT_MAP_WINDOW (self));

  tkl_project_map_go (self->map, id, corners);
}

static void
tkl_project_map_window_class_init (TklProjectMapWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
tkl_project_map_window_init (TklProjectMapWindow *self)
{
}
