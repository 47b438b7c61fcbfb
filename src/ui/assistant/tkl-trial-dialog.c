/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo company on the screen: the row that offers it, what is seen while it is made, and removing it. */
/* Thread: main. */
#include "tkl-trial-dialog.h"

#include "tkl-present.h"

#include <glib/gi18n-lib.h>

/* --- the offer -------------------------------------------------------------------------------- */

static void
try_cb (GtkWidget *button)
{
  GApplication *application = g_application_get_default ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  gboolean closes = g_object_get_data (G_OBJECT (button), "closes") != NULL;

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "demo", NULL);
  if (closes)
    gtk_window_close (window);
}

GtkWidget *
tkl_trial_group_new (gboolean closes)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Try the Demo"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (closes)
    g_object_set_data (G_OBJECT (button), "closes", group);
  g_signal_connect (button, "clicked", G_CALLBACK (try_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Demo company"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("An invented building firm with 25 employees, 8 vehicles and the ticks of a month, in a "
         "database of its own. It needs no key and no network, and can be removed again."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* --- while it is made ------------------------------------------------------------------------- */

GtkWidget *
tkl_trial_dialog_new (GtkWindow *parent, GCancellable *cancellable)
{
  GtkWidget *dialog
      = adw_message_dialog_new (parent, _ ("Opening the demo company"),
                                _ ("The first time it is made, which takes a moment."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *step = gtk_label_new (NULL);

  tkl_present_over (GTK_WINDOW (dialog), parent);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_label_set_wrap (GTK_LABEL (step), TRUE);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), step);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (dialog), "step", step);
  return dialog;
}

void
tkl_trial_dialog_set_step (GtkWidget *dialog, const char *step)
{
  gtk_label_set_text (g_object_get_data (G_OBJECT (dialog), "step"), step != NULL ? step : "");
}

/* --- removing --------------------------------------------------------------------------------- */

GtkWidget *
tkl_trial_dialog_ask_removal (GtkWindow *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (
      NULL, _ ("Remove the demo company?"),
      _ ("Its 25 employees, its ticks and everything you changed in it are deleted. Your own "
         "companies are not touched, and the demo can be made again at any time."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  tkl_present_over (GTK_WINDOW (dialog), parent);
  adw_message_dialog_add_responses (message, "close", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (message, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "close");
  return dialog;
}
