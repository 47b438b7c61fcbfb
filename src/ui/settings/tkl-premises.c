/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPremises: where the employer's premises lie: found by their address, corrected by a pin. */
/* Thread: main. */
#include "tkl-premises.h"

#include "tkl-company-service.h"
#include "tkl-field-row.h"
#include "tkl-focus.h"
#include "tkl-locate-row.h"
#include "tkl-place-map.h"
#include "tkl-setting-preview.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

struct _TklPremises
{
  GObject parent_instance;
  TklDesk *desk;              /* (owned) */
  TklSettingRows *rows;       /* (owned) */
  TklAddress typed;           /* that was asked about last */
  GtkWidget *locate;          /* (weak) (nullable): row that finds them */
  TklPlaceMap *map;           /* (weak) (nullable) */
  gboolean look;              /* the map is to look at another place */
  GtkWidget *move;            /* (weak) (nullable): row that asks whether they move … */
  TklSettingPreview *preview; /* (weak) (nullable): … and what it asks with */
  guint n_moves;              /* on their way into the database … */
  TklPoint moved_to; /* … and the last of them; unset = none since the settings were read */
};

G_DEFINE_FINAL_TYPE (TklPremises, tkl_premises, G_TYPE_OBJECT)

/* --- showing ---------------------------------------------------------------------------------- */

/* Where somebody put the pin and has not decided yet. */
static gboolean
asks (TklPremises *self)
{
  return self->preview != NULL && tkl_setting_preview_is_open (self->preview);
}

/* As it is stored, or will be. */
static TklPoint
get_location (TklPremises *self)
{
  return tkl_point_valid (self->moved_to) ? self->moved_to
                                          : tkl_desk_get_company (self->desk)->location;
}

static void
show_map (TklPremises *self)
{
  const TklCompany *company = tkl_desk_get_company (self->desk);
  TklPoint point;

  if (self->map == NULL)
    return;
  if (self->n_moves == 0)
    self->moved_to = TKL_POINT_NONE;
  point = asks (self) ? tkl_setting_preview_get_wanted (self->preview)->location
                      : get_location (self);
  tkl_place_map_show (self->map, point, tkl_company_home_radius_m (company), self->look);
  self->look = FALSE;
}

/* --- saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TklPremises *premises; /* (owned) */
  TklSettingRenewal renewal;
} Save;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Save *save = user_data;
  g_autoptr (TklPremises) self = save->premises;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  self->n_moves--;
  if (!tkl_company_save_finish (TKL_OFFICE (source), result, &n_changed, &error))
    {
      tkl_desk_report_error (self->desk, error);
      show_map (self);
      return;
    }
  if (n_changed == 0)
    return;
  tkl_desk_report_change (self->desk, _ ("Setting changed"), TRUE);
  tkl_setting_renewal_run (&save->renewal, self->desk);
}

/* Both coordinates are one change, based on the one before. */
static void
save_move (TklPremises *self, TklPoint point)
{
  g_autoptr (TklCompany) base = tkl_company_copy (tkl_desk_get_company (self->desk));
  g_autoptr (TklCompany) wanted = tkl_company_copy (base);
  Save *save = g_new0 (Save, 1);
  g_autoptr (TklJobOrder) order = NULL;

  base->location = get_location (self);
  wanted->location = self->moved_to = point;
  *save = (Save){ g_object_ref (self), tkl_setting_preview_get_renewal (self->preview) };
  self->n_moves++;
  order = tkl_setting_renewal_order (&save->renewal, self->desk);
  tkl_company_save_ordering_async (tkl_desk_get_office (self->desk),
                                   &(TklCompanySave){ base, wanted, order }, NULL, saved_cb, save);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* After the map was shown: without coordinates there is none to go to. */
static void
hide_question (TklPremises *self)
{
  tkl_focus_hand_over (self->move, GTK_WIDGET (self->map), self->locate);
  gtk_widget_set_visible (self->move, FALSE);
}

static void
told_cb (TklPremises *self, const char *sentence)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->move), sentence);
  gtk_widget_set_visible (self->move, TRUE);
}

static void
decided_cb (TklPremises *self, gboolean apply)
{
  if (apply)
    save_move (self, tkl_setting_preview_get_wanted (self->preview)->location);
  self->look = !apply;
  show_map (self);
  hide_question (self);
}

static void
moved_cb (TklPremises *self, const TklPoint *point)
{
  g_autoptr (TklCompany) wanted = tkl_company_copy (tkl_desk_get_company (self->desk));

  wanted->location = *point;
  tkl_setting_preview_ask (self->preview, wanted);
  show_map (self);
  hide_question (self);
}

static void
located_cb (TklPremises *self, const TklPoint *point)
{
  self->look = TRUE;
  moved_cb (self, point);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
take_text (TklPremises *self, const char *name, char **field)
{
  const char *text
      = tkl_field_row_get_text (TKL_FIELD_ROW (tkl_setting_rows_get (self->rows, name)));

  tkl_set_str (field, *text != '\0' ? text : NULL);
}

/* What was typed a moment ago may not be stored yet. */
static const TklAddress *
get_address (gpointer user_data)
{
  TklPremises *self = user_data;

  take_text (self, "street", &self->typed.street);
  take_text (self, "house-number", &self->typed.house_number);
  take_text (self, "postal-code", &self->typed.postal_code);
  take_text (self, "town", &self->typed.town);
  take_text (self, "country", &self->typed.country);
  return &self->typed;
}

/* Widgets keep what they ask and tell. */
static void
keep (TklPremises *self, GtkWidget *widget)
{
  g_object_set_data_full (G_OBJECT (widget), "tkl-premises", g_object_ref (self), g_object_unref);
}

/* Says what would change before the premises move; else it is not seen. */
static GtkWidget *
make_move_row (TklPremises *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *preview = tkl_setting_preview_new (self->desk);

  g_set_weak_pointer (&self->move, row);
  g_set_weak_pointer (&self->preview, TKL_SETTING_PREVIEW (preview));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Move the premises here"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), preview);
  gtk_widget_add_css_class (row, "tkl-warning");
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (preview, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (preview, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  keep (self, row);
  return row;
}

/* What was found, or not, is not that of another address. */
static void
watch (TklPremises *self, TklLocateRow *row)
{
  static const char *const names[]
      = { "street", "house-number", "postal-code", "town", "country", "latitude", "longitude" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    tkl_locate_row_watch (row, TKL_FIELD_ROW (tkl_setting_rows_get (self->rows, names[i])));
}

void
tkl_premises_add (TklDesk *desk, TklSettingRows *rows, AdwPreferencesGroup *group)
{
  g_autoptr (TklPremises) self = g_object_new (TKL_TYPE_PREMISES, NULL);
  GtkWidget *row = tkl_locate_row_new (desk, get_address, self);
  GtkWidget *map = tkl_place_map_new (_ ("Map of the premises"));

  self->desk = g_object_ref (desk);
  self->rows = g_object_ref (rows);
  keep (self, row);
  keep (self, map);
  g_set_weak_pointer (&self->locate, row);
  g_set_weak_pointer (&self->map, TKL_PLACE_MAP (map));
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "located", G_CALLBACK (located_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  watch (self, TKL_LOCATE_ROW (row));
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, make_move_row (self));
  adw_preferences_group_add (group, map);
  show_map (self);
}

static void
tkl_premises_finalize (GObject *object)
{
  TklPremises *self = TKL_PREMISES (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->rows);
  tkl_address_clear (&self->typed);
  g_clear_weak_pointer (&self->locate);
  g_clear_weak_pointer (&self->map);
  g_clear_weak_pointer (&self->move);
  g_clear_weak_pointer (&self->preview);
  G_OBJECT_CLASS (tkl_premises_parent_class)->finalize (object);
}

static void
tkl_premises_class_init (TklPremisesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_premises_finalize;
}

static void
tkl_premises_init (TklPremises *self)
{
  self->moved_to = TKL_POINT_NONE;
}
