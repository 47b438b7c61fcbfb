/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an error is shown: our sentence; the technical text only for who asks for it. */
/* Thread: main. */
#include "tkl-error-face.h"

#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

#define BOX_KEY "tkl-error-face-box"

/* Returns: (transfer floating) (nullable): NULL: there is nothing more to tell. */
static GtkWidget *
make_details (const GError *error)
{
  const char *detail = tkl_service_error_detail (error);
  GtkWidget *label, *details;

  if (detail == NULL)
    return NULL;
  label = g_object_new (GTK_TYPE_LABEL, "label", detail, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "justify", GTK_JUSTIFY_CENTER,
                        "margin-top", 6, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  details = gtk_expander_new (_ ("Details"));
  gtk_expander_set_child (GTK_EXPANDER (details), label);
  gtk_widget_set_halign (details, GTK_ALIGN_CENTER);
  return details;
}

/* What the page had stays on top. Returns: (transfer none). */
static GtkBox *
find_box (AdwStatusPage *page)
{
  GtkBox *box = g_object_get_data (G_OBJECT (page), BOX_KEY);
  GtkWidget *child = adw_status_page_get_child (page);

  if (box != NULL)
    return box;
  box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  if (child != NULL)
    {
      g_object_ref (child);
      adw_status_page_set_child (page, NULL);
      gtk_box_append (box, child);
      g_object_unref (child);
    }
  adw_status_page_set_child (page, GTK_WIDGET (box));
  g_object_set_data (G_OBJECT (page), BOX_KEY, box);
  return box;
}

void
tkl_error_face_show (AdwStatusPage *page, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (tkl_service_error_sentence (error), -1);
  GtkBox *box = find_box (page);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (box));
  GtkWidget *details = make_details (error);

  if (GTK_IS_EXPANDER (last))
    gtk_box_remove (box, last);
  if (details != NULL)
    gtk_box_append (box, details);
  adw_status_page_set_description (page, escaped);
}

/* For the pointer and for screen readers. */
static void
add_detail (GtkWidget *widget, const GError *error)
{
  const char *detail = tkl_service_error_detail (error);

  gtk_widget_set_tooltip_text (widget, detail);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    detail, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
tkl_error_face_say (GtkLabel *label, const GError *error)
{
  gtk_label_set_text (label, tkl_service_error_sentence (error));
  add_detail (GTK_WIDGET (label), error);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}

void
tkl_error_face_tell (AdwActionRow *row, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (tkl_service_error_sentence (error), -1);

  adw_action_row_set_subtitle (row, escaped);
  add_detail (GTK_WIDGET (row), error);
}

void
tkl_error_face_ask (AdwMessageDialog *dialog, const GError *error)
{
  adw_message_dialog_set_body (dialog, tkl_service_error_sentence (error));
  adw_message_dialog_set_extra_child (dialog, make_details (error));
}
