/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog that asks for a name. */
/* Thread: main. */
#include "tkl-name-dialog.h"

#include "tkl-help-topic.h"
#include "tkl-present.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARS 60

typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable *entry;
  GtkLabel *problem;
  char *before;   /* (owned) */
  GWeakRef owner; /* of the functions */
  TklNameCheck check;
  TklNameFunc named;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_free (asking->before);
  g_weak_ref_clear (&asking->owner);
  g_free (asking);
}

static char *
get_name (const Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));
}

static void
typed_cb (Asking *asking)
{
  g_autofree char *name = get_name (asking);
  g_autoptr (GObject) owner = g_weak_ref_get (&asking->owner);
  gboolean is_other = name[0] != '\0' && !g_str_equal (name, asking->before);
  const char *problem = is_other && owner != NULL ? asking->check (name, owner) : NULL;

  gtk_label_set_text (asking->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (asking->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (asking->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (asking->entry), "error");
  adw_message_dialog_set_response_enabled (asking->dialog, "save", is_other && problem == NULL);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&asking->owner);
  g_autofree char *name = get_name (asking);

  if (g_str_equal (response, "save") && owner != NULL)
    asking->named (name, owner);
}

static GtkWidget *
make_content (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_entry_set_max_length (GTK_ENTRY (entry), MOST_CHARS);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_widget_add_css_class (problem, "error");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), problem);
  asking->entry = GTK_EDITABLE (entry);
  asking->problem = GTK_LABEL (problem);
  return box;
}

void
tkl_name_dialog_present (GtkWindow *parent, const TklNameQuestion *question, gpointer owner)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, question->title, question->text);
  Asking *asking = g_new0 (Asking, 1);

  asking->dialog = ADW_MESSAGE_DIALOG (dialog);
  tkl_help_topic_set (dialog, TKL_HELP_VIEWS);
  asking->before = g_strdup (question->name);
  asking->check = question->check;
  asking->named = question->named;
  g_weak_ref_init (&asking->owner, owner);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (asking->dialog, "save");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  adw_message_dialog_set_extra_child (asking->dialog, make_content (asking));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (typed_cb), asking);
  gtk_editable_set_text (asking->entry, question->name);
  gtk_editable_select_region (asking->entry, 0, -1);
  typed_cb (asking);
  tkl_present_question (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->entry));
}
