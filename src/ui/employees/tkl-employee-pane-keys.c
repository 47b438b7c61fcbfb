/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an employee: those he holds or held, a new one, one passed on to him (F081, F087). */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-holding-service.h"
#include "tkl-key-dates-row.h"

#include <glib/gi18n-lib.h>

/* --- changes ---------------------------------------------------------------------------------- */

void
tkl_employee_pane_clear_gift (TklEmployeePane *self)
{
  tkl_employee_pane_say (self->key_error, "");
  tkl_employee_pane_clear (self->key_entry);
  tkl_employee_pane_clear (self->key_from);
  tkl_employee_pane_clear (self->key_to);
}

static void
take_result (TklEmployeeRequest *request, const char *text, const GError *error)
{
  TklEmployeePane *self = request->pane;

  if (!tkl_employee_request_answer (request, self->key_error, text, error))
    return;
  tkl_employee_pane_clear_gift (self);
  tkl_form_pane_reload (TKL_FORM_PANE (self));
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *former = NULL;
  g_autofree char *text = NULL;
  TklChange change;

  tkl_key_pass_finish (TKL_OFFICE (source), result, &change, &former, &error);
  text = former != NULL
             /* Translators: %s is the employee who held the key before. */
             ? g_strdup_printf (_ ("Key passed on by %s"), former)
             : g_strdup (_ ("Key given"));
  take_result (request, text, error);
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;

  tkl_key_give_finish (TKL_OFFICE (source), result, &change, &error);
  take_result (request, _ ("Key given"), error);
}

/* With a first day the key is taken from whoever holds it then; without, it was always his. */
static void
give_cb (TklEmployeePane *self)
{
  TklKeyGift gift = { .key = gtk_editable_get_text (GTK_EDITABLE (self->key_entry)),
                      .employee_id = tkl_form_pane_get_id (TKL_FORM_PANE (self)),
                      .from = TKL_DAY_NONE,
                      .to = TKL_DAY_NONE };
  TklOffice *office = tkl_desk_get_office (tkl_form_pane_get_desk (TKL_FORM_PANE (self)));

  if (tkl_form_pane_get_id (TKL_FORM_PANE (self)) == 0)
    {
      tkl_employee_pane_say (self->key_error, _ ("Enter the number of the employee first."));
      return;
    }
  if (!tkl_employee_pane_read_day (self->key_from, self->key_error, &gift.from)
      || !tkl_employee_pane_read_day (self->key_to, self->key_error, &gift.to))
    return;
  if (gift.from == TKL_DAY_NONE)
    tkl_key_give_async (office, &gift, NULL, given_cb, tkl_employee_request_new (self));
  else
    tkl_key_pass_async (office, &gift, NULL, passed_cb, tkl_employee_request_new (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static const TklHoldingRow *
find_holding (const GPtrArray *holdings, gint64 id)
{
  for (guint i = 0; i < holdings->len; i++)
    if (((const TklHoldingRow *) holdings->pdata[i])->id == id)
      return holdings->pdata[i];
  return NULL;
}

static gboolean
has_row (TklEmployeePane *self, gint64 id)
{
  for (guint i = 0; i < self->key_rows->len; i++)
    if (tkl_key_dates_row_get_id (self->key_rows->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Rows stay where they are, with the focus, while dates are corrected in them. */
void
tkl_employee_pane_show_keys (TklEmployeePane *self)
{
  const GPtrArray *holdings = self->form->holdings;

  for (guint i = self->key_rows->len; i-- > 0;)
    {
      TklKeyDatesRow *row = self->key_rows->pdata[i];
      const TklHoldingRow *holding = find_holding (holdings, tkl_key_dates_row_get_id (row));

      if (holding != NULL)
        tkl_key_dates_row_show (row, holding);
      else
        {
          g_ptr_array_remove_index (self->key_rows, i);
          adw_preferences_group_remove (self->keys, GTK_WIDGET (row));
        }
    }
  for (guint i = 0; i < holdings->len; i++)
    if (!has_row (self, ((const TklHoldingRow *) holdings->pdata[i])->id))
      {
        GtkWidget *row = tkl_key_dates_row_new (tkl_form_pane_get_desk (TKL_FORM_PANE (self)),
                                                holdings->pdata[i]);

        adw_preferences_group_add (self->keys, row);
        g_ptr_array_add (self->key_rows, row);
      }
}

/* The number alone on its line: the days beside it would cut it in a narrow pane. */
static GtkWidget *
make_gift (TklEmployeePane *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Give"));

  self->key_entry
      = tkl_employee_pane_make_entry (self, _ ("Number on the key"), 17, G_CALLBACK (give_cb));
  self->key_from = tkl_employee_pane_make_entry (self, _ ("First day"), 10, G_CALLBACK (give_cb));
  self->key_to = tkl_employee_pane_make_entry (self, _ ("Last day"), 10, G_CALLBACK (give_cb));
  gtk_widget_set_hexpand (GTK_WIDGET (self->key_from), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->key_to), TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->key_entry), 0, 0, 3, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->key_from), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->key_to), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), button, 2, 1, 1, 1);
  return grid;
}

void
tkl_employee_pane_add_keys (TklEmployeePane *self)
{
  self->keys = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->keys, _ ("Keys"));
  adw_preferences_group_set_description (
      self->keys, _ ("With a first day, a key is passed on from whoever holds it."));
  self->key_error = tkl_employee_pane_make_error ();
  adw_preferences_group_add (self->keys, make_gift (self));
  adw_preferences_group_add (self->keys, GTK_WIDGET (self->key_error));
  adw_preferences_page_add (tkl_form_pane_get_page (TKL_FORM_PANE (self)), self->keys);
}
