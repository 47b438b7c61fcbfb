/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Address → coordinates of a home, with a look at what was found (F083, F084). */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-geocode-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

static void
say (TklEmployeePane *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  gtk_spinner_stop (self->locate_spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->locate), TRUE);
  adw_action_row_set_subtitle (self->locate_row, escaped);
}

static void
take_place (TklEmployeePane *self, const TklGeoPlace *place)
{
  /* Translators: %s is the address that the geocoder answered. */
  g_autofree char *text
      = g_strdup_printf (_ ("Found: %s. Check that this is the right house."), place->name);

  say (self, text);
  tkl_employee_pane_take (self, tkl_employee_edit_set_home (self->edit, place->point));
}

static void
chosen_cb (TklEmployeePane *self, GtkListBoxRow *row, GtkListBox *list)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  g_autoptr (TklGeoPlace) place = tkl_geo_place_copy (g_object_get_data (G_OBJECT (row), "place"));

  gtk_popover_popdown (GTK_POPOVER (popover));
  take_place (self, place);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* Several answers: the office knows which one is meant. */
static void
offer_places (TklEmployeePane *self, GPtrArray *places)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const TklGeoPlace *place = places->pdata[i];
      GtkWidget *label = gtk_label_new (place->name);
      GtkListBoxRow *row;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 44);
      gtk_widget_add_css_class (label, "tkl-preset");
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i);
      g_object_set_data_full (G_OBJECT (row), "place", tkl_geo_place_copy (place),
                              (GDestroyNotify) tkl_geo_place_free);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->locate));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  say (self, _ ("Several places are found: choose one."));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places
      = tkl_geocode_search_finish (TKL_OFFICE (source), result, NULL, &error);

  if (self->edit == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (places == NULL)
    say (self, error->message);
  else if (places->len == 0)
    say (self, _ ("Nothing is found at this address. Check the street and the town."));
  else if (places->len == 1)
    take_place (self, places->pdata[0]);
  else
    offer_places (self, places);
}

static void
locate_cb (TklEmployeePane *self)
{
  const char *interval = g_getenv ("TIKKLOK_REQUEST_INTERVAL_MS");
  TklGeocodeOptions options = TKL_GEOCODE_OPTIONS_INIT;
  gint64 interval_ms = -1;

  if (self->edit == NULL)
    return;
  tkl_parse_int64 (interval, 0, 60000, &interval_ms);
  options.interval_ms = (gint32) interval_ms;
  gtk_spinner_start (self->locate_spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->locate), FALSE);
  tkl_geocode_search_async (tkl_desk_get_office (self->desk), &self->edit->curr->address, &options,
                            self->cancellable, found_cb, g_object_ref (self));
}

void
tkl_employee_pane_add_locate (TklEmployeePane *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  self->locate_row = ADW_ACTION_ROW (row);
  self->locate = GTK_BUTTON (gtk_button_new_with_label (_ ("Locate")));
  self->locate_spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->locate), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Coordinates from the address"));
  adw_action_row_set_subtitle (self->locate_row, tkl_geocode_attribution ());
  adw_action_row_add_suffix (self->locate_row, GTK_WIDGET (self->locate_spinner));
  adw_action_row_add_suffix (self->locate_row, GTK_WIDGET (self->locate));
  g_signal_connect_object (self->locate, "clicked", G_CALLBACK (locate_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}
