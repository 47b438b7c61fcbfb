/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the groups of keys and schedules share: entries for something new, and what is wrong with it. */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-typed.h"
#include "tkl-typing.h"

#include <glib/gi18n-lib.h>

GtkEntry *
tkl_employee_pane_make_entry (TklEmployeePane *self,
                              const char *placeholder,
                              int chars,
                              GCallback activate)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  g_signal_connect_object (entry, "activate", activate, self, G_CONNECT_SWAPPED);
  return GTK_ENTRY (entry);
}

void
tkl_employee_pane_clear (GtkEntry *entry)
{
  tkl_typing_replace (GTK_EDITABLE (entry), "");
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

GtkLabel *
tkl_employee_pane_make_error (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
}

void
tkl_employee_pane_say (GtkLabel *label, const char *sentence)
{
  gtk_label_set_text (label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), NULL);
  gtk_widget_set_visible (GTK_WIDGET (label), sentence[0] != '\0');
}

void
tkl_employee_pane_say_fault (GtkLabel *label, const GError *error)
{
  tkl_employee_pane_say (label, tkl_service_error_sentence (error));
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), tkl_service_error_detail (error));
}

gboolean
tkl_employee_pane_read_day (GtkEntry *entry, GtkLabel *label, TklDay *ret_day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean good = text[0] == '\0' || tkl_typed_day (text, ret_day);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      tkl_employee_pane_say (label, _ ("A date is expected, such as 16/11/2026."));
    }
  return good;
}

TklEmployeeRequest *
tkl_employee_request_new (TklEmployeePane *self)
{
  TklEmployeeRequest *request = g_new (TklEmployeeRequest, 1);

  *request
      = (TklEmployeeRequest){ g_object_ref (self), tkl_form_pane_get_id (TKL_FORM_PANE (self)) };
  return request;
}

void
tkl_employee_request_free (TklEmployeeRequest *request)
{
  g_object_unref (request->pane);
  g_free (request);
}

gboolean
tkl_employee_request_answer (TklEmployeeRequest *request,
                             GtkLabel *label,
                             const char *text,
                             const GError *error)
{
  TklFormPane *pane = TKL_FORM_PANE (request->pane);
  TklDesk *desk = tkl_form_pane_get_desk (pane);
  gboolean shown = tkl_form_pane_get_id (pane) == request->employee_id;

  if (desk == NULL)
    return FALSE;
  if (error == NULL)
    tkl_desk_report_change (desk, text, TRUE);
  else if (shown)
    tkl_employee_pane_say_fault (label, error);
  else
    tkl_desk_report_error (desk, error);
  return error == NULL && shown;
}
