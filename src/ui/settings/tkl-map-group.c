/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps to choose from: servers of tiles, and files of them (F037). */
/* Thread: main. */
#include "tkl-map-group.h"

#include "tkl-base-maps.h"
#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-file-question.h"
#include "tkl-settings.h"
#include "tkl-text-limit.h"
#include "tkl-tiles.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

/* What a new map begins with, until somebody types the address of a server. */
#define NEW_SOURCE "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
#define NEW_MAX_ZOOM 19

typedef enum
{
  FIELD_NAME,
  FIELD_SOURCE,
  FIELD_CREDIT,
  FIELD_CREDIT_URL,
  FIELD_MIN_ZOOM,
  FIELD_MAX_ZOOM,
  N_FIELDS
} Field;

struct _TklMapGroup
{
  AdwPreferencesGroup parent_instance;
  GSettings *preferences;    /* (owned) */
  GPtrArray *maps;           /* (owned) (element-type TklBaseMap) */
  GPtrArray *rows;           /* (owned) (element-type GtkWidget): one for each map */
  AdwActionRow *adder;       /* below them */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TklMapGroup, tkl_map_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_maps (TklMapGroup *self);

/* --- one map ---------------------------------------------------------------------------------- */

static const struct
{
  const char *title;
  const char *help; /* (nullable) */
} fields[N_FIELDS] = {
  [FIELD_NAME] = { N_ ("Name"), NULL },
  [FIELD_SOURCE]
  = { N_ ("Address or file"), N_ ("With {z}, {x} and {y} for the tile, or an MBTiles file.") },
  [FIELD_CREDIT]
  = { N_ ("Credit"), N_ ("Whose map it is, as its licence asks: in a corner of maps.") },
  [FIELD_CREDIT_URL] = { N_ ("Page of the licence"), N_ ("Opened by a click on the credit.") },
  [FIELD_MIN_ZOOM] = { N_ ("Smallest zoom"), N_ ("0 is the whole world.") },
  [FIELD_MAX_ZOOM] = { N_ ("Largest zoom"), N_ ("19 is a house.") },
};

static const char *
title_of_problem (TklBaseMapProblem problem)
{
  switch (problem)
    {
    case TKL_BASE_MAP_NO_NAME:
      return _ ("A map needs a name");
    case TKL_BASE_MAP_NAME_TAKEN:
      return _ ("Another map has this name");
    case TKL_BASE_MAP_SOURCE:
      return _ ("This is no web address with {z}, {x} and {y} in it, and no path of a file");
    case TKL_BASE_MAP_CREDIT_URL:
      return _ ("This is no web address");
    case TKL_BASE_MAP_ZOOM:
      return _ ("Whole numbers from 0 to 22, the smallest not above the largest");
    case TKL_BASE_MAP_OK:
    default:
      return NULL;
    }
}

static char *
text_of (const TklBaseMap *map, Field field)
{
  switch (field)
    {
    case FIELD_NAME:
      return g_strdup (map->name);
    case FIELD_SOURCE:
      return g_strdup (map->source);
    case FIELD_CREDIT:
      return g_strdup (map->credit);
    case FIELD_CREDIT_URL:
      return g_strdup (map->credit_url);
    case FIELD_MIN_ZOOM:
      return g_strdup_printf ("%d", map->min_zoom);
    case FIELD_MAX_ZOOM:
    default:
      return g_strdup_printf ("%d", map->max_zoom);
    }
}

/* −1, which is refused, for what is no number. */
static int
parse_zoom (const char *text)
{
  gint64 number = -1;

  g_ascii_string_to_signed (text, 10, 0, TKL_BASE_MAP_MAX_ZOOM, &number, NULL);
  return (int) number;
}

static void
take (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* @text: (transfer full). */
static void
put (TklBaseMap *map, Field field, char *text)
{
  char **const places[] = { [FIELD_NAME] = &map->name,
                            [FIELD_SOURCE] = &map->source,
                            [FIELD_CREDIT] = &map->credit,
                            [FIELD_CREDIT_URL] = &map->credit_url };

  if (field < G_N_ELEMENTS (places))
    {
      take (places[field], text);
      return;
    }
  *(field == FIELD_MIN_ZOOM ? &map->min_zoom : &map->max_zoom) = parse_zoom (text);
  g_free (text);
}

/* --- changing --------------------------------------------------------------------------------- */

static void
save (TklMapGroup *self)
{
  tkl_base_maps_save (self->preferences, self->maps);
}

static void
choose (TklMapGroup *self, const char *name)
{
  g_settings_set_string (self->preferences, TKL_KEY_BASE_MAP, name);
}

static gboolean
is_chosen (TklMapGroup *self, const char *name)
{
  g_autofree char *chosen = g_settings_get_string (self->preferences, TKL_KEY_BASE_MAP);

  return g_str_equal (chosen, name);
}

static void
show_title (GtkWidget *row, const TklBaseMap *map)
{
  g_autofree char *title = g_markup_escape_text (map->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (map->source, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
}

/* The map of a row, by its place in the list. */
static TklBaseMap *
map_of (TklMapGroup *self, GtkWidget *row, guint *ret_index)
{
  gboolean found = g_ptr_array_find (self->rows, row, ret_index);

  g_assert (found);
  return self->maps->pdata[*ret_index];
}

/* Returns: (nullable): a sentence, for who typed @text as that field. */
static const char *
find_fault (Field field, const char *text, const TklBaseMap *changed, GPtrArray *others)
{
  const char *too_long
      = tkl_text_too_long (text, field == FIELD_NAME ? TKL_TEXT_NAME : TKL_TEXT_LINE);

  return too_long != NULL ? _ (too_long) : title_of_problem (tkl_base_map_check (changed, others));
}

static void
committed_cb (TklFieldRow *field_row, const char *text, TklMapGroup *self)
{
  Field field = (Field) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field_row), "field"));
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (field_row), ADW_TYPE_EXPANDER_ROW);
  guint index;
  g_autoptr (TklBaseMap) changed = tkl_base_map_copy (map_of (self, row, &index));
  g_autoptr (TklBaseMap) before = NULL;
  g_autofree char *understood = NULL;
  const char *fault;

  put (changed, field, g_strstrip (g_strdup (text)));
  /* The map as it was keeps no name from itself. */
  before = g_ptr_array_steal_index (self->maps, index);
  fault = find_fault (field, text, changed, self->maps);
  if (fault != NULL)
    {
      g_ptr_array_insert (self->maps, (int) index, g_steal_pointer (&before));
      tkl_field_row_set_error (field_row, fault);
      return;
    }
  understood = text_of (changed, field);
  tkl_field_row_set_text (field_row, understood);
  show_title (row, changed);
  if (is_chosen (self, before->name))
    choose (self, changed->name);
  g_ptr_array_insert (self->maps, (int) index, g_steal_pointer (&changed));
  save (self);
}

static void
undo_cb (TklMapGroup *self, AdwToast *toast)
{
  TklBaseMap *map = g_object_get_data (G_OBJECT (toast), "map");
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "index"));
  g_autoptr (TklBaseMap) copy = tkl_base_map_copy (map);

  take (&copy->name, tkl_base_map_free_name (self->maps, map->name));
  if (g_object_get_data (G_OBJECT (toast), "was-chosen") != NULL)
    choose (self, copy->name);
  g_ptr_array_insert (self->maps, (int) MIN (index, self->maps->len), g_steal_pointer (&copy));
  save (self);
  show_maps (self);
}

static void
offer_undo (TklMapGroup *self, const TklBaseMap *map, guint index, gboolean was_chosen)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *name = g_markup_escape_text (map->name, -1);
  /* Translators: %s is the name of a map. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” removed"), name);
  AdwToast *toast;

  if (!ADW_IS_PREFERENCES_WINDOW (window))
    return;
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "map", tkl_base_map_copy (map),
                          (GDestroyNotify) tkl_base_map_free);
  g_object_set_data (G_OBJECT (toast), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (toast), "was-chosen", was_chosen ? self : NULL);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
}

static void
remove_cb (GtkWidget *button, TklMapGroup *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
  guint index;
  TklBaseMap *map = map_of (self, row, &index);
  gboolean was_chosen = is_chosen (self, map->name);

  offer_undo (self, map, index, was_chosen);
  if (was_chosen)
    choose (self, "");
  g_ptr_array_remove_index (self->maps, index);
  save (self);
  show_maps (self);
  gtk_widget_child_focus (GTK_WIDGET (self->adder), GTK_DIR_TAB_FORWARD);
}

/* --- adding ----------------------------------------------------------------------------------- */

static void
say (TklMapGroup *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_action_row_set_subtitle (self->adder, escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->adder), NULL);
}

/* Returns: its row. */
static GtkWidget *
add_map (TklMapGroup *self, const TklBaseMap *map)
{
  TklBaseMap *added = tkl_base_map_copy (map);

  take (&added->name, tkl_base_map_free_name (self->maps, map->name));
  g_ptr_array_add (self->maps, added);
  save (self);
  show_maps (self);
  say (self, "");
  return self->rows->pdata[self->rows->len - 1];
}

static void
add_server_cb (TklMapGroup *self)
{
  g_autoptr (TklBaseMap) map
      = tkl_base_map_new (_ ("New map"), NEW_SOURCE, "", "", 0, NEW_MAX_ZOOM);
  GtkWidget *row = add_map (self, map);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* libshumate decodes tiles with gdk-pixbuf, which learns WebP from a package of its own. */
static gboolean
can_show (TklTileFormat format)
{
  g_autoptr (GSList) known = NULL;
  gboolean found = format != TKL_TILE_WEBP;

  known = gdk_pixbuf_get_formats ();
  for (GSList *item = known; item != NULL && !found; item = item->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (item->data);

      found = g_str_equal (name, "webp");
    }
  return found;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklMapGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTiles) tiles = tkl_tiles_open_finish (result, &error);
  const TklBaseMap *added;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (tiles == NULL)
    tkl_error_face_tell (self->adder, error);
  else if (!can_show (tkl_tiles_get_format (tiles)))
    say (self, _ ("This file has WebP pictures, which this computer cannot show. Install the WebP "
                  "loader of gdk-pixbuf, or choose a file with PNG or JPEG pictures."));
  else
    {
      add_map (self, tkl_tiles_get_map (tiles));
      added = self->maps->pdata[self->maps->len - 1];
      choose (self, added->name);
    }
}

void
tkl_map_group_add_file (TklMapGroup *self, const char *path)
{
  g_return_if_fail (TKL_IS_MAP_GROUP (self) && path != NULL);

  tkl_tiles_open_async (path, self->cancellable, opened_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklMapGroup) self = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    tkl_map_group_add_file (self, path);
}

static void
add_file_cb (TklMapGroup *self)
{
  static const TklFileKind kinds[]
      = { { N_ ("MBTiles files"), { "mbtiles" } }, { NULL, { NULL } } };
  const TklFileQuestion question = { .title = _ ("Add a File of Tiles"),
                                     .action = GTK_FILE_CHOOSER_ACTION_OPEN,
                                     .kinds = kinds };

  tkl_file_question_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                           self->cancellable, file_chosen_cb, g_object_ref (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (TklMapGroup *self, const TklBaseMap *map)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  show_title (row, map);
  gtk_widget_set_tooltip_text (button, _ ("Remove this map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this map"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = tkl_field_row_new (_ (fields[i].title),
                                            fields[i].help != NULL ? _ (fields[i].help) : NULL);
      g_autofree char *text = text_of (map, i);

      g_object_set_data (G_OBJECT (field), "field", GUINT_TO_POINTER (i));
      tkl_field_row_set_text (TKL_FIELD_ROW (field), text);
      g_signal_connect_object (field, "committed", G_CALLBACK (committed_cb), self, 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), field);
    }
  return row;
}

static void
show_maps (TklMapGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->adder);
  adw_preferences_group_remove (group, GTK_WIDGET (self->adder));
  for (guint i = 0; i < self->maps->len; i++)
    {
      GtkWidget *row = make_row (self, self->maps->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_group_add (group, GTK_WIDGET (self->adder));
  g_object_unref (self->adder);
}

static void
add_button (TklMapGroup *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->adder, button);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_map_group_new (void)
{
  return g_object_new (TKL_TYPE_MAP_GROUP, NULL);
}

static void
tkl_map_group_dispose (GObject *object)
{
  g_cancellable_cancel (TKL_MAP_GROUP (object)->cancellable);
  G_OBJECT_CLASS (tkl_map_group_parent_class)->dispose (object);
}

static void
tkl_map_group_finalize (GObject *object)
{
  TklMapGroup *self = TKL_MAP_GROUP (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->preferences);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->maps);
  G_OBJECT_CLASS (tkl_map_group_parent_class)->finalize (object);
}

static void
tkl_map_group_class_init (TklMapGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_map_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_map_group_finalize;
}

static void
tkl_map_group_init (TklMapGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  self->maps = tkl_base_maps_load (self->preferences);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Maps"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("On this computer. A button in the corner of every map chooses one of them, or the plain "
         "map, which needs no network."));
  self->adder = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adder), _ ("Add a map"));
  add_button (self, _ ("_Server…"), G_CALLBACK (add_server_cb));
  add_button (self, _ ("_File…"), G_CALLBACK (add_file_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->adder));
  show_maps (self);
}
