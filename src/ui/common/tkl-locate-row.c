/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLocateRow: the row under an address that finds its coordinates (F083, F084, F110, F116). */
/* Thread: main. */
#include "tkl-locate-row.h"

#include "tkl-error-face.h"
#include "tkl-geocode-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

struct _TklLocateRow
{
  AdwActionRow parent_instance;
  TklDesk *desk; /* (owned) */
  TklLocateAddress address;
  gpointer user_data; /* (unowned) */
  GtkWidget *button;
  GtkSpinner *spinner;
  GtkPopover *places;        /* (unowned) (nullable): several answers, while they are offered */
  GCancellable *cancellable; /* (owned): of the question on its way */
};

enum
{
  LOCATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklLocateRow, tkl_locate_row, ADW_TYPE_ACTION_ROW)

static void
say (TklLocateRow *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->button, TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
}

static void
take_place (TklLocateRow *self, const TklGeoPlace *place)
{
  /* Translators: %s is the address that the geocoder answered. */
  g_autofree char *text
      = g_strdup_printf (_ ("Found: %s. Check that this is the right house."), place->name);
  TklPoint point = place->point;

  say (self, text);
  g_signal_emit (self, signals[LOCATED], 0, &point);
}

/* --- several answers: the office knows which one is meant ------------------------------------- */

static void
chosen_cb (TklLocateRow *self, GtkListBoxRow *row, GtkListBox *list)
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
closed_cb (TklLocateRow *self, GtkPopover *popover)
{
  self->places = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
add_place (GtkListBox *list, const TklGeoPlace *place)
{
  GtkWidget *label = gtk_label_new (place->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, "tkl-preset");
  gtk_list_box_append (list, label);
  g_object_set_data_full (G_OBJECT (gtk_widget_get_parent (label)), "place",
                          tkl_geo_place_copy (place), (GDestroyNotify) tkl_geo_place_free);
}

static void
offer_places (TklLocateRow *self, GPtrArray *places)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < places->len; i++)
    add_place (GTK_LIST_BOX (list), places->pdata[i]);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_set_parent (popover, self->button);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  self->places = GTK_POPOVER (popover);
  gtk_popover_popup (self->places);
  say (self, _ ("Several places are found: choose one."));
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklLocateRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places
      = tkl_geocode_search_finish (TKL_OFFICE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (places == NULL)
    {
      say (self, "");
      tkl_error_face_tell (ADW_ACTION_ROW (self), error);
    }
  else if (places->len == 0)
    say (self, _ ("Nothing is found at this address. Check the street and the town."));
  else if (places->len == 1)
    take_place (self, places->pdata[0]);
  else
    offer_places (self, places);
}

static void
locate_cb (TklLocateRow *self)
{
  const TklAddress *address = self->address (self->user_data);
  const char *interval = g_getenv ("TIKKLOK_REQUEST_INTERVAL_MS");
  TklGeocodeOptions options = TKL_GEOCODE_OPTIONS_INIT;
  gint64 interval_ms = -1;

  if (address == NULL)
    return;
  tkl_parse_int64 (interval, 0, 60000, &interval_ms);
  options.interval_ms = (gint32) interval_ms;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->button, FALSE);
  tkl_geocode_search_async (tkl_desk_get_office (self->desk), address, &options, self->cancellable,
                            found_cb, g_object_ref (self));
}

void
tkl_locate_row_forget (TklLocateRow *self)
{
  g_return_if_fail (TKL_IS_LOCATE_ROW (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->places != NULL)
    gtk_popover_popdown (self->places);
  say (self, tkl_geocode_attribution ());
}

void
tkl_locate_row_watch (TklLocateRow *self, TklFieldRow *row)
{
  g_return_if_fail (TKL_IS_LOCATE_ROW (self) && TKL_IS_FIELD_ROW (row));

  g_signal_connect_object (row, "edited", G_CALLBACK (tkl_locate_row_forget), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
tkl_locate_row_new (TklDesk *desk, TklLocateAddress address, gpointer user_data)
{
  TklLocateRow *self = g_object_new (TKL_TYPE_LOCATE_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->address = address;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

static void
tkl_locate_row_dispose (GObject *object)
{
  TklLocateRow *self = TKL_LOCATE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_locate_row_parent_class)->dispose (object);
}

static void
tkl_locate_row_finalize (GObject *object)
{
  g_clear_object (&TKL_LOCATE_ROW (object)->cancellable);
  G_OBJECT_CLASS (tkl_locate_row_parent_class)->finalize (object);
}

static void
tkl_locate_row_class_init (TklLocateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_locate_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_locate_row_finalize;
  signals[LOCATED] = g_signal_new ("located", TKL_TYPE_LOCATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
activated_cb (TklLocateRow *self)
{
  gtk_widget_activate (self->button);
}

static void
tkl_locate_row_init (TklLocateRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->button = gtk_button_new_with_label (_ ("Locate"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Coordinates from the address"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), tkl_geocode_attribution ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  /* The row has the focus of the keyboard. As its activatable widget the button would be called like it. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (locate_cb), self,
                           G_CONNECT_SWAPPED);
}
