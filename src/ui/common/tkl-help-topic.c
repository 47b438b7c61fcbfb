/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHelpTopic: what the manual tells of, and which screens want F1 to open it there. */
/* Thread: main. */
#include "tkl-help-topic.h"

#define TOPIC "tkl-help-topic"

void
tkl_help_topic_set (GtkWidget *widget, TklHelpTopic topic)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && topic > TKL_HELP_NONE && topic < TKL_HELP_N_TOPICS);

  g_object_set_data (G_OBJECT (widget), TOPIC, GUINT_TO_POINTER (topic));
}

TklHelpTopic
tkl_help_topic_find (GtkWindow *window)
{
  for (; window != NULL; window = gtk_window_get_transient_for (window))
    {
      GtkWidget *at = gtk_window_get_focus (window);

      for (at = at != NULL ? at : GTK_WIDGET (window); at != NULL; at = gtk_widget_get_parent (at))
        {
          gpointer topic = g_object_get_data (G_OBJECT (at), TOPIC);

          if (topic != NULL)
            return (TklHelpTopic) GPOINTER_TO_UINT (topic);
        }
    }
  return TKL_HELP_START;
}
