/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZonesGroup: the zones of a project in its form: name, area, corners, what can be done (F128). */
/* Thread: main. */
#include "tkl-zones-group.h"

#include "tkl-field-row.h"
#include "tkl-import-dialog.h"
#include "tkl-project-map-window.h"
#include "tkl-project-words.h"
#include "tkl-zone-editor.h"
#include "tkl-zone-edit.h"
#include "tkl-zones-service.h"

#include <glib/gi18n-lib.h>

/* A copy lies beside its zone, with a gap of about ten metres. */
#define GAP_E7 1000

struct _TklZonesGroup
{
  AdwPreferencesGroup parent_instance;
  TklDesk *desk; /* (owned) */
  gint64 project_id;
  GPtrArray *zones; /* (owned) (element-type TklPoi): as stored */
  GPtrArray *rows;  /* (owned) (element-type GtkWidget): of each of them */
};

G_DEFINE_FINAL_TYPE (TklZonesGroup, tkl_zones_group, ADW_TYPE_PREFERENCES_GROUP)

/* Returns: index of the zone; TKL_ZONE_NONE when it is gone. */
static guint
find_zone (TklZonesGroup *self, gint64 id)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (((TklPoi *) self->zones->pdata[i])->id == id)
      return i;
  return TKL_ZONE_NONE;
}

/* --- changes ---------------------------------------------------------------------------------- */

typedef struct
{
  TklDesk *desk;    /* (owned) */
  const char *said; /* translated */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->desk);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;

  if (tkl_zones_save_finish (TKL_OFFICE (source), result, &change, NULL, &error))
    tkl_desk_report_change (saving->desk, saving->said, change.entry_id != 0);
  else
    {
      tkl_desk_report_error (saving->desk, error);
      /* Somebody else changed them: what is stored is shown. */
      tkl_desk_report_change (saving->desk, NULL, FALSE);
    }
}

static gboolean
has_same_ids (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    if (((const TklPoi *) a->pdata[i])->id != ((const TklPoi *) b->pdata[i])->id)
      return FALSE;
  return a->len == b->len;
}

/* @edit: (transfer full) (nullable): NULL: all is so already. */
static void
save (TklZonesGroup *self, TklZoneEdit *edit, const char *said)
{
  g_autoptr (TklZoneEdit) taken = edit;
  g_autoptr (GPtrArray) wanted = edit != NULL ? tkl_zone_edit_finish (edit, NULL) : NULL;
  const TklZonesSave zones = { self->project_id, self->zones, wanted };
  Saving *saving;

  if (taken == NULL)
    return;
  if (wanted == NULL)
    {
      tkl_desk_say (self->desk,
                    _ ("A zone of this project is crossed: correct it on the map first."));
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->desk = g_object_ref (self->desk);
  saving->said = said;
  tkl_zones_save_async (tkl_desk_get_office (self->desk), &zones, NULL, saved_cb, saving);
  /* What is done before they are read again begins where a name was changed: else it would be refused. */
  if (has_same_ids (self->zones, wanted))
    {
      g_ptr_array_unref (self->zones);
      self->zones = g_steal_pointer (&wanted);
    }
}

static void
renamed_cb (TklZonesGroup *self, const char *text, GtkWidget *row)
{
  g_autoptr (TklZoneEdit) edit = tkl_zone_edit_new (self->project_id, 0, self->zones);
  const gint64 *id = g_object_get_data (G_OBJECT (row), "zone-id");
  guint zone = find_zone (self, *id);

  if (zone != TKL_ZONE_NONE)
    save (self, tkl_zone_edit_rename (edit, zone, text), _ ("Zone renamed"));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (widget);
  g_autoptr (TklZoneEdit) edit = tkl_zone_edit_new (self->project_id, 0, self->zones);
  guint zone = find_zone (self, g_variant_get_int64 (parameter));
  g_autofree char *copy = NULL;
  const TklPoi *poi;

  if (zone == TKL_ZONE_NONE)
    return;
  poi = self->zones->pdata[zone];
  /* Translators: %s is the name of a zone. */
  copy = g_strdup_printf (_ ("%s (copy)"), poi->name != NULL ? poi->name : _ ("Zone"));
  save (self,
        tkl_zone_edit_duplicate (edit, zone, copy, 0,
                                 poi->shape->max.lon_e7 - poi->shape->min.lon_e7 + GAP_E7),
        _ ("Zone duplicated"));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (widget);
  g_autoptr (TklZoneEdit) edit = tkl_zone_edit_new (self->project_id, 0, self->zones);
  guint zone = find_zone (self, g_variant_get_int64 (parameter));

  if (zone != TKL_ZONE_NONE)
    save (self, tkl_zone_edit_delete (edit, zone), _ ("Zone deleted"));
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (widget);
  guint zone = find_zone (self, g_variant_get_int64 (parameter));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window;
  const TklPoi *poi;

  if (zone == TKL_ZONE_NONE || !GTK_IS_WINDOW (root))
    return;
  poi = self->zones->pdata[zone];
  window = tkl_project_map_window_present (GTK_WINDOW (root), self->desk, 0);
  tkl_project_map_window_go (TKL_PROJECT_MAP_WINDOW (window), self->project_id,
                             (const TklPoint[]){ poi->shape->min, poi->shape->max });
}

static void
draw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->project_id != 0 && GTK_IS_WINDOW (root))
    tkl_zone_editor_present (GTK_WINDOW (root), self->desk, self->project_id);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->project_id != 0 && GTK_IS_WINDOW (root))
    tkl_import_choose_zones (GTK_WINDOW (root), self->desk, self->project_id);
}

/* --- rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_menu (const TklPoi *poi, const char *label)
{
  static const struct
  {
    const char *label, *action;
  } items[] = { { N_ ("Show on the map"), "zone.zoom" },
                { N_ ("Duplicate"), "zone.duplicate" },
                { N_ ("Delete"), "zone.delete" } };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is “Zone 1”. */
  g_autofree char *name = g_strdup_printf (_ ("Commands for %s"), label);

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", poi->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_row (TklZonesGroup *self, guint i)
{
  const TklPoi *poi = self->zones->pdata[i];
  g_autofree char *help = tkl_project_words_zone (poi->shape);
  /* Translators: the zones of a project in their order. */
  g_autofree char *title = g_strdup_printf (_ ("Zone %u"), i + 1);
  GtkWidget *row = tkl_field_row_new (title, help);

  tkl_field_row_set_width (TKL_FIELD_ROW (row), 16);
  tkl_field_row_set_text (TKL_FIELD_ROW (row), poi->name);
  tkl_field_row_add (TKL_FIELD_ROW (row), make_menu (poi, title));
  g_object_set_data_full (G_OBJECT (row), "zone-id", g_memdup2 (&poi->id, sizeof poi->id), g_free);
  g_signal_connect_object (row, "committed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* Names may differ: rows stay, with the focus in them. */
static gboolean
are_same (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const TklPoi *left = a->pdata[i];
      const TklPoi *right = b->pdata[i];

      if (left->id != right->id || !tkl_shape_equal (left->shape, right->shape))
        return FALSE;
    }
  return TRUE;
}

/* What is being typed is the name of a zone that is still known here. */
static void
take_typed (TklZonesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tkl_field_row_commit (self->rows->pdata[i]);
}

static void
fill (TklZonesGroup *self)
{
  take_typed (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->zones->len; i++)
    add_row (self, i);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      self->zones->len > 0
          ? NULL
          : _ ("There is no zone yet. “Draw…” sets its corners on a map, “Import zones” reads "
               "them from a file."));
}

static void
show_names (TklZonesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TklFieldRow *row = self->rows->pdata[i];

      if (!tkl_field_row_is_edited (row))
        tkl_field_row_set_text (row, ((TklPoi *) self->zones->pdata[i])->name);
    }
}

void
tkl_zones_group_show (TklZonesGroup *self, gint64 project_id, const GPtrArray *zones)
{
  gboolean same;

  g_return_if_fail (TKL_IS_ZONES_GROUP (self) && zones != NULL);

  same = self->project_id == project_id && are_same (self->zones, zones);
  if (self->project_id != project_id)
    take_typed (self);
  self->project_id = project_id;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "zone.draw", project_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "projects.import-zones", project_id != 0);
  g_ptr_array_set_size (self->zones, 0);
  for (guint i = 0; i < zones->len; i++)
    g_ptr_array_add (self->zones, tkl_poi_copy (zones->pdata[i]));
  if (same)
    show_names (self);
  else
    fill (self);
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *import = gtk_button_new_from_icon_name ("document-open-symbolic");
  /* Translators: a button: zones on a map. */
  GtkWidget *draw = gtk_button_new_with_label (_ ("Draw…"));

  gtk_widget_set_tooltip_text (import, _ ("Import zones into this project"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (import), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Import zones into this project"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "projects.import-zones");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (draw), "zone.draw");
  gtk_widget_add_css_class (import, "flat");
  gtk_widget_add_css_class (draw, "flat");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), import);
  gtk_box_append (GTK_BOX (box), draw);
  return box;
}

GtkWidget *
tkl_zones_group_new (TklDesk *desk)
{
  TklZonesGroup *self = g_object_new (TKL_TYPE_ZONES_GROUP, NULL);

  self->desk = g_object_ref (desk);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_buttons ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Zones"));
  fill (self);
  return GTK_WIDGET (self);
}

static void
tkl_zones_group_finalize (GObject *object)
{
  TklZonesGroup *self = TKL_ZONES_GROUP (object);

  g_clear_object (&self->desk);
  g_ptr_array_unref (self->zones);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tkl_zones_group_parent_class)->finalize (object);
}

static void
tkl_zones_group_class_init (TklZonesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_zones_group_finalize;
  gtk_widget_class_install_action (widget_class, "zone.draw", NULL, draw_action);
  gtk_widget_class_install_action (widget_class, "projects.import-zones", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "zone.zoom", "x", zoom_action);
  gtk_widget_class_install_action (widget_class, "zone.duplicate", "x", duplicate_action);
  gtk_widget_class_install_action (widget_class, "zone.delete", "x", delete_action);
}

static void
tkl_zones_group_init (TklZonesGroup *self)
{
  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  self->rows = g_ptr_array_new ();
}
