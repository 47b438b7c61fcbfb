/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window: settings of the company, TrustTrack, data, and of this machine. */
/* Thread: main. */
#include "tkl-preferences.h"

#include "tkl-data-group.h"
#include "tkl-help-topic.h"
#include "tkl-map-group.h"
#include "tkl-names.h"
#include "tkl-present.h"
#include "tkl-premises.h"
#include "tkl-service-error.h"
#include "tkl-setting-rows.h"
#include "tkl-settings.h"
#include "tkl-toast.h"
#include "tkl-trusttrack-group.h"

#include <glib/gi18n-lib.h>

struct _TklPreferences
{
  AdwPreferencesWindow parent_instance;
  TklDesk *desk;          /* (owned) */
  TklSettingRows *rows;   /* (owned) */
  GSettings *preferences; /* (owned) */
  TklTrusttrackGroup *trusttrack;
  AdwPreferencesPage *data;
  GPtrArray *groups; /* (owned) (element-type AdwPreferencesGroup) */
};

G_DEFINE_FINAL_TYPE (TklPreferences, tkl_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static AdwPreferencesPage *
add_page (TklPreferences *self, const char *title, const char *icon_name)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), title);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), icon_name);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  return ADW_PREFERENCES_PAGE (page);
}

static AdwPreferencesGroup *
keep (TklPreferences *self, AdwPreferencesGroup *group)
{
  g_ptr_array_add (self->groups, g_object_ref (group));
  return group;
}

static void
add_group (TklPreferences *self, AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  keep (self, ADW_PREFERENCES_GROUP (group));
}

#define ADD(title, ...)                                                                            \
  keep (self, tkl_setting_rows_add (self->rows, page, title,                                       \
                                    (const char *const[]){ __VA_ARGS__, NULL }))

static void
add_company (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Company"), "user-home-symbolic");

  ADD (NULL, "name", "enterprise-number", "timezone", "language");
  ADD (_ ("Premises"), "street", "house-number", "postal-code", "town", "country");
  tkl_premises_add (self->desk, self->rows,
                    ADD (_ ("Place of the premises"), "latitude", "longitude"));
  ADD (_ ("Checkin@Work"), "failsafe-mails");
}

static void
add_ticks (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Ticks"), "tkl-tick-symbolic");

  ADD (_ ("Fetching and linking"), "ct-6", "ct-10", "ct-5", "ct-11", "default-radius",
       "edge-tolerance");
  ADD (_ ("Doubles"), "ct-4", "double-window", "double-ignore-both", "touch-gap");
  ADD (_ ("Checkin@Work"), "ct-7", "ct-8");
}

/* CL-1: what has no effect is named with its reason, so that nobody looks for it elsewhere. */
static void
add_rights (TklPreferences *self, AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Users"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("See the hours of colleagues"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row), _ ("CL-1: a right of users to see the hours of a colleague. In effect "
                               "once a later version knows users; until then whoever may open "
                               "the database sees all hours."));
  gtk_widget_set_sensitive (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  add_group (self, page, group);
}

static void
add_clock (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Time clock"), "document-open-recent-symbolic");

  ADD (_ ("What a day is made of"), "day-start", "ct-1", "ct-2", "ct-3", "cl-8");
  ADD (_ ("Time and distance"), "cl-2", "cl-4", "cl-5", "road-factor");
  ADD (_ ("New lines"), "cl-3", "cl-7");
  add_rights (self, page);
}

static void
add_services (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Services"), "network-server-symbolic");

  ADD (_ ("TrustTrack"), "trusttrack-url");
  self->trusttrack = TKL_TRUSTTRACK_GROUP (tkl_trusttrack_group_new (self->desk));
  add_group (self, page, GTK_WIDGET (self->trusttrack));
  ADD (_ ("Addresses"), "geocoder-url");
  add_group (self, page, tkl_map_group_new ());
}

static void
colour_cb (AdwComboRow *row, GParamSpec *pspec, TklPreferences *self)
{
  static const char *const schemes[] = { "default", "light", "dark" };

  g_settings_set_string (self->preferences, TKL_KEY_COLOUR_SCHEME,
                         schemes[MIN (adw_combo_row_get_selected (row), 2)]);
}

static GtkWidget *
make_colour_row (TklPreferences *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *scheme = g_settings_get_string (self->preferences, TKL_KEY_COLOUR_SCHEME);

  gtk_string_list_append (titles, _ ("As the desktop"));
  gtk_string_list_append (titles, _ ("Light"));
  gtk_string_list_append (titles, _ ("Dark"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colours"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Whether windows are light or dark, on this computer."));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_str_equal (scheme, "dark")    ? 2
                                                   : g_str_equal (scheme, "light") ? 1
                                                                                   : 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (colour_cb), self, 0);
  return row;
}

static GtkWidget *
make_background_row (TklPreferences *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Keep working in the background"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Ticks are fetched and workbooks written while no window is "
                                  "open, also after the computer was started."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (self->preferences, TKL_KEY_BACKGROUND, toggle, "active",
                   G_SETTINGS_BIND_DEFAULT);
  return row;
}

static void
add_background (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Program"), "preferences-system-symbolic");
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_add (group, make_colour_row (self));
  adw_preferences_group_add (group, make_background_row (self));
  add_group (self, page, GTK_WIDGET (group));
  ADD (NULL, "sync-minutes", "auto-addresses");
  ADD (_ ("Scheduled Excel export"), "export-schedule", "export-time", "export-day",
       "export-folder", "export-split", "export-pattern");
}

static void
add_data (TklPreferences *self)
{
  AdwPreferencesPage *page = add_page (self, _ ("Data"), "drive-harddisk-symbolic");

  self->data = page;
  add_group (self, page, tkl_data_group_new (self->desk));
  ADD (_ ("Retention"), "retention-months");
}

/* --- what the desk says ----------------------------------------------------------------------- */

/* The window has one; libadwaita adds toasts to it only one after the other, and without names. */
static AdwToastOverlay *
find_toasts (GtkWidget *widget)
{
  AdwToastOverlay *found = ADW_IS_TOAST_OVERLAY (widget) ? ADW_TOAST_OVERLAY (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toasts (child);
  return found;
}

/* The toast of the main window is behind this one. */
static void
said_cb (TklPreferences *self, const char *text, gboolean undoable)
{
  tkl_toast_say (find_toasts (GTK_WIDGET (self)), text, undoable ? "news.undo" : NULL);
}

static void
failed_cb (TklPreferences *self, const GError *error)
{
  tkl_toast_say (find_toasts (GTK_WIDGET (self)), tkl_service_error_sentence (error), NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_desk_undo (TKL_PREFERENCES (widget)->desk);
}

GtkWidget *
tkl_preferences_present (GtkWindow *parent, TklDesk *desk)
{
  TklPreferences *self
      = g_object_new (TKL_TYPE_PREFERENCES, "modal", TRUE, "default-width", 780, "default-height",
                      640, "search-enabled", TRUE, "title", _ ("Settings"), NULL);

  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_SETTINGS);
  self->desk = g_object_ref (desk);
  self->rows = tkl_setting_rows_new (desk);
  g_signal_connect_object (desk, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  add_company (self);
  add_ticks (self);
  add_clock (self);
  add_services (self);
  add_background (self);
  add_data (self);
  tkl_names_complete (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

void
tkl_preferences_show_key (TklPreferences *self)
{
  GtkWidget *page;

  g_return_if_fail (TKL_IS_PREFERENCES (self));

  page = gtk_widget_get_ancestor (GTK_WIDGET (self->trusttrack), ADW_TYPE_PREFERENCES_PAGE);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self),
                                           ADW_PREFERENCES_PAGE (page));
  tkl_trusttrack_group_focus_key (self->trusttrack);
}

void
tkl_preferences_show_data (TklPreferences *self)
{
  g_return_if_fail (TKL_IS_PREFERENCES (self));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->data);
}

static void
tkl_preferences_dispose (GObject *object)
{
  TklPreferences *self = TKL_PREFERENCES (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (tkl_preferences_parent_class)->dispose (object);

  /* The search of libadwaita 1.2 never lets go of a group: what is in it is let go by hand. */
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    g_object_run_dispose (g_ptr_array_index (self->groups, i));
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

static void
tkl_preferences_class_init (TklPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_preferences_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "news.undo", NULL, undo_action);
}

static void
tkl_preferences_init (TklPreferences *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
}
