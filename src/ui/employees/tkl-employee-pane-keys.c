/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an employee: those he holds or held, a new one, one passed on to him (F081, F087). */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-format.h"
#include "tkl-holding-service.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

/* --- changes ---------------------------------------------------------------------------------- */

static void
say (TklEmployeePane *self, const char *sentence)
{
  gtk_label_set_text (self->key_error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->key_error), sentence[0] != '\0');
}

static void
take_result (TklEmployeePane *self, gboolean done, const char *text, const GError *error)
{
  if (self->desk == NULL)
    return;
  if (!done)
    {
      say (self, error->message);
      return;
    }
  say (self, "");
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->key_from), "");
  tkl_desk_report_change (self->desk, text, TRUE);
  tkl_employee_pane_reload (self);
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *former = NULL;
  g_autofree char *text = NULL;
  TklChange change;
  gboolean done = tkl_key_pass_finish (TKL_OFFICE (source), result, &change, &former, &error);

  text = former != NULL
             /* Translators: %s is the employee who held the key before. */
             ? g_strdup_printf (_ ("Key passed on by %s"), former)
             : g_strdup (_ ("Key given"));
  take_result (self, done, text, error);
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;
  gboolean done = tkl_key_give_finish (TKL_OFFICE (source), result, &change, &error);

  take_result (self, done, _ ("Key given"), error);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;
  gboolean done = tkl_holding_change_finish (TKL_OFFICE (source), result, &change, &error);

  take_result (self, done, _ ("Key returned"), error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;
  gboolean done = tkl_holding_remove_finish (TKL_OFFICE (source), result, &change, &error);

  take_result (self, done, _ ("Key removed"), error);
}

/* With a day the key is taken from whoever holds it then; without, it was always his. */
static void
give_cb (TklEmployeePane *self)
{
  const char *from = gtk_editable_get_text (GTK_EDITABLE (self->key_from));
  TklKeyGift gift = { .key = gtk_editable_get_text (GTK_EDITABLE (self->key_entry)),
                      .employee_id = self->id,
                      .from = TKL_DAY_NONE,
                      .to = TKL_DAY_NONE };
  TklOffice *office = tkl_desk_get_office (self->desk);

  if (self->id == 0)
    {
      say (self, _ ("Enter the number of the employee first."));
      return;
    }
  if (from[0] == '\0')
    tkl_key_give_async (office, &gift, NULL, given_cb, g_object_ref (self));
  else if (tkl_typed_day (from, &gift.from))
    tkl_key_pass_async (office, &gift, NULL, passed_cb, g_object_ref (self));
  else
    say (self, _ ("The first day is no date, such as 16/11/2026."));
}

static const TklHoldingRow *
holding_of (TklEmployeePane *self, GtkWidget *button)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "holding");

  for (guint i = 0; i < self->form->holdings->len; i++)
    if (((const TklHoldingRow *) self->form->holdings->pdata[i])->id == id)
      return self->form->holdings->pdata[i];
  return NULL;
}

static void
return_cb (TklEmployeePane *self, GtkWidget *button)
{
  const TklHoldingRow *holding = holding_of (self, button);
  TklHoldingDates dates;

  if (holding == NULL)
    return;
  dates = (TklHoldingDates){ holding->id, holding->from, tkl_desk_get_today (self->desk) };
  tkl_holding_change_async (tkl_desk_get_office (self->desk), &dates, NULL, changed_cb,
                            g_object_ref (self));
}

static void
remove_cb (TklEmployeePane *self, GtkWidget *button)
{
  const TklHoldingRow *holding = holding_of (self, button);

  if (holding != NULL)
    tkl_holding_remove_async (tkl_desk_get_office (self->desk), holding->id, NULL, removed_cb,
                              g_object_ref (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static char *
describe (const TklHoldingRow *holding)
{
  g_autofree char *from = tkl_format_day (holding->from);
  g_autofree char *to = tkl_format_day (holding->to);

  if (holding->from == TKL_DAY_NONE && holding->to == TKL_DAY_NONE)
    return g_strdup (_ ("Always"));
  if (holding->to == TKL_DAY_NONE)
    /* Translators: first day on which an employee holds a key. */
    return g_strdup_printf (_ ("From %s"), from);
  if (holding->from == TKL_DAY_NONE)
    /* Translators: last day on which an employee held a key. */
    return g_strdup_printf (_ ("Until %s"), to);
  /* Translators: first and last day on which an employee held a key. */
  return g_strdup_printf (_ ("From %s until %s"), from, to);
}

static void
add_button (TklEmployeePane *self,
            GtkWidget *row,
            const char *icon_name,
            const char *label,
            const TklHoldingRow *holding,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "holding", g_memdup2 (&holding->id, sizeof (gint64)),
                          g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (TklEmployeePane *self, const TklHoldingRow *holding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *dates = describe (holding);
  g_autofree char *title = g_markup_escape_text (holding->key, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), dates);
  if (holding->to == TKL_DAY_NONE)
    add_button (self, row, "edit-undo-symbolic", _ ("Returned today"), holding,
                G_CALLBACK (return_cb));
  add_button (self, row, "user-trash-symbolic", _ ("Remove: it was entered by mistake"), holding,
              G_CALLBACK (remove_cb));
  adw_preferences_group_add (self->keys, row);
  g_ptr_array_add (self->key_rows, row);
}

void
tkl_employee_pane_show_keys (TklEmployeePane *self)
{
  for (guint i = 0; i < self->key_rows->len; i++)
    adw_preferences_group_remove (self->keys, g_ptr_array_index (self->key_rows, i));
  g_ptr_array_set_size (self->key_rows, 0);
  for (guint i = 0; i < self->form->holdings->len; i++)
    add_row (self, self->form->holdings->pdata[i]);
}

static GtkEntry *
make_entry (TklEmployeePane *self, const char *placeholder, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  return GTK_ENTRY (entry);
}

void
tkl_employee_pane_add_keys (TklEmployeePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Give"));
  GtkWidget *error = gtk_label_new (NULL);

  self->keys = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->keys, _ ("Keys"));
  adw_preferences_group_set_description (
      self->keys, _ ("With a first day, a key is passed on from whoever holds it."));
  self->key_entry = make_entry (self, _ ("Number on the key"), 17);
  self->key_from = make_entry (self, _ ("First day"), 10);
  gtk_widget_set_hexpand (GTK_WIDGET (self->key_entry), TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->key_entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->key_from));
  gtk_box_append (GTK_BOX (box), button);
  self->key_error = GTK_LABEL (error);
  gtk_label_set_wrap (self->key_error, TRUE);
  gtk_label_set_xalign (self->key_error, 0);
  gtk_widget_add_css_class (error, "error");
  gtk_widget_set_visible (error, FALSE);
  adw_preferences_group_add (self->keys, box);
  adw_preferences_group_add (self->keys, error);
  adw_preferences_page_add (self->page, self->keys);
}
