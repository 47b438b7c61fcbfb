/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMap: a map with its controls: tiles over a plain ground of its own, and layers. */
/* Thread: main. */
#include "tkl-map.h"

#include "tkl-backdrop-layer.h"
#include "tkl-base-maps.h"
#include "tkl-settings.h"
#include "tkl-tile-source.h"
#include "tkl-watched-layout.h"
#include "tkl-world.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TILE_PX TKL_WORLD_PX
#define MOST_ZOOM 19
/* A single place is shown with the towns around it, a short way with its streets. */
#define PLACE_FIT_ZOOM 12
#define MOST_FIT_ZOOM 15
#define CLOSE_FIT_ZOOM 18
#define LEAST_FIT_ZOOM 2
#define MARGIN_PX 48
/* What is to be worked at needs room to drag it into. */
#define CLOSE_FIT_SHARE (2.0 / 3)
#define STEP_PX 80

static const TklPoint corners_of_country[] = { { 495000000, 25400000 }, { 515000000, 64000000 } };

/* What is seen. */
typedef struct
{
  int width, height;
  double zoom, latitude, longitude;
} MapView;

struct _TklMap
{
  GtkWidget parent_instance;
  GtkWidget *root;
  ShumateMap *map;
  ShumateScale *scale;
  GtkLabel *credit;
  GtkMenuButton *chooser;
  GMenu *choices;         /* (owned): of the chooser */
  GSettings *preferences; /* (owned) */
  ShumateLayer *backdrop; /* of map */
  ShumateLayer *tiles;    /* of map (nullable): NULL = the plain map */
  int min_zoom;           /* of tiles */
  TklWorldBox bounds;     /* what is fitted */
  double most_fit_zoom;   /* however small that is */
  gboolean fits_closely;  /* with CLOSE_FIT_SHARE, not only a margin */
  gboolean fit_pending;   /* at a frame in which the map has a size */
  MapView fitted;         /* as it was left by that; with a width of 0: it was not */
};

G_DEFINE_FINAL_TYPE (TklMap, tkl_map, GTK_TYPE_WIDGET)

/* --- fitting ---------------------------------------------------------------------------------- */

static TklWorldBox
find_bounds (const TklPoint *points, gsize n_points)
{
  TklWorldBox bounds = TKL_WORLD_BOX_EMPTY;

  for (gsize i = 0; i < n_points; i++)
    tkl_world_box_add (&bounds, tkl_world_project (points[i]));
  return bounds;
}

/* Returns: what the points may take of that many pixels. */
static double
room_of (TklMap *self, int size)
{
  return self->fits_closely ? size * CLOSE_FIT_SHARE : size - 2 * MARGIN_PX;
}

static gboolean
fit_now (TklMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  double width = room_of (self, gtk_widget_get_width (GTK_WIDGET (self)));
  double height = room_of (self, gtk_widget_get_height (GTK_WIDGET (self)));
  const TklWorldBox *bounds = &self->bounds;
  double y = (bounds->north + bounds->south) / 2;
  double scale;

  if (width <= 0 || height <= 0)
    return FALSE;
  scale = MIN (width / MAX (bounds->east - bounds->west, 1e-9),
               height / MAX (bounds->south - bounds->north, 1e-9));
  shumate_viewport_set_zoom_level (
      viewport, CLAMP (log2 (scale / TILE_PX), LEAST_FIT_ZOOM, self->most_fit_zoom));
  shumate_location_set_location (SHUMATE_LOCATION (viewport),
                                 atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI,
                                 ((bounds->west + bounds->east) / 2 - 0.5) * 360);
  return TRUE;
}

static MapView
get_view (TklMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  return (MapView){ .width = gtk_widget_get_width (GTK_WIDGET (self)),
                    .height = gtk_widget_get_height (GTK_WIDGET (self)),
                    .zoom = shumate_viewport_get_zoom_level (viewport),
                    .latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                    .longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport)) };
}

static gboolean
fit_and_note (TklMap *self)
{
  if (!fit_now (self))
    return FALSE;
  self->fitted = get_view (self);
  return TRUE;
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TklMap *self = TKL_MAP (widget);

  self->fit_pending = !fit_and_note (self);
  return self->fit_pending ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
fit_later (TklMap *self)
{
  if (!self->fit_pending)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
  self->fit_pending = TRUE;
}

/* Now, or at the frame after the map got a size. */
static void
fit (TklMap *self)
{
  if (!self->fit_pending && !fit_and_note (self))
    fit_later (self);
}

/* Whoever works in the map must not have it moved below the pointer. */
static gboolean
event_cb (TklMap *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
    case GDK_KEY_PRESS:
      self->fitted.width = 0;
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_events (TklMap *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

/* What is fitted stays so while the window gets its size, until somebody works in it or looks elsewhere. */
static void
laid_out_cb (GtkWidget *widget, gpointer user_data)
{
  TklMap *self = TKL_MAP (widget);
  const MapView *fitted = &self->fitted;
  MapView view = get_view (self);

  if ((view.width != fitted->width || view.height != fitted->height) && fitted->width > 0
      && view.zoom == fitted->zoom && view.latitude == fitted->latitude
      && view.longitude == fitted->longitude)
    fit_later (self);
}

void
tkl_map_fit (TklMap *self, const TklPoint *points, gsize n_points)
{
  g_return_if_fail (TKL_IS_MAP (self));

  self->most_fit_zoom = n_points == 1 ? PLACE_FIT_ZOOM : MOST_FIT_ZOOM;
  self->fits_closely = FALSE;
  self->bounds = n_points > 0 ? find_bounds (points, n_points)
                              : find_bounds (corners_of_country, G_N_ELEMENTS (corners_of_country));
  fit (self);
}

void
tkl_map_fit_closely (TklMap *self, const TklPoint *points, gsize n_points)
{
  g_return_if_fail (TKL_IS_MAP (self) && n_points > 0);

  self->most_fit_zoom = CLOSE_FIT_ZOOM;
  self->fits_closely = TRUE;
  self->bounds = find_bounds (points, n_points);
  fit (self);
}

void
tkl_map_go_to (TklMap *self, const TklPoint *points, gsize n_points)
{
  TklWorldBox bounds;
  double most_fit_zoom;

  g_return_if_fail (TKL_IS_MAP (self) && n_points > 0);

  bounds = self->bounds;
  most_fit_zoom = self->most_fit_zoom;
  self->bounds = find_bounds (points, n_points);
  self->most_fit_zoom = MOST_ZOOM;
  fit_now (self);
  self->bounds = bounds;
  self->most_fit_zoom = most_fit_zoom;
}

/* --- commands --------------------------------------------------------------------------------- */

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ShumateMap *map = TKL_MAP (widget)->map;

  if (g_str_equal (name, "map.fit"))
    fit (TKL_MAP (widget));
  else if (g_str_equal (name, "map.zoom-in"))
    shumate_map_zoom_in (map);
  else
    shumate_map_zoom_out (map);
}

/* @arguments: pixels to the right and down. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  TklMap *self = TKL_MAP (widget);
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  GtkWidget *map = GTK_WIDGET (self->map);
  double latitude, longitude;
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  shumate_viewport_widget_coords_to_location (viewport, map, gtk_widget_get_width (map) / 2.0 + dx,
                                              gtk_widget_get_height (map) / 2.0 + dy, &latitude,
                                              &longitude);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad_key;
    int dx, dy;
  } moves[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, -STEP_PX, 0 },
                { GDK_KEY_Right, GDK_KEY_KP_Right, STEP_PX, 0 },
                { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -STEP_PX },
                { GDK_KEY_Down, GDK_KEY_KP_Down, 0, STEP_PX } };
  static const struct
  {
    guint key;
    const char *action;
  } zooms[] = { { GDK_KEY_plus, "map.zoom-in" },         { GDK_KEY_equal, "map.zoom-in" },
                { GDK_KEY_KP_Add, "map.zoom-in" },       { GDK_KEY_minus, "map.zoom-out" },
                { GDK_KEY_KP_Subtract, "map.zoom-out" }, { GDK_KEY_Home, "map.fit" } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].dx,
                                    moves[i].dy);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad_key, 0, move_cb, "(ii)",
                                    moves[i].dx, moves[i].dy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, 0, zooms[i].action, NULL);
}

/* --- tiles ------------------------------------------------------------------------------------ */

enum
{
  PROP_BASE_MAP = 1,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

static ShumateMapSource *
make_source (const TklBaseMap *base)
{
  ShumateRasterRenderer *source;

  if (base == NULL || !tkl_base_map_is_file (base))
    /* Without an address the source only tells the layers the size of tiles. */
    source = shumate_raster_renderer_new_from_url (base != NULL ? base->source : "");
  else
    {
      g_autoptr (ShumateDataSource) file = tkl_tile_source_new (base->source);

      source = shumate_raster_renderer_new (file);
    }
  /* Tiles in memory and on disk are kept by this name. */
  shumate_map_source_set_id (SHUMATE_MAP_SOURCE (source), base != NULL ? base->source : "plain");
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (source), TILE_PX);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (source),
                                         base != NULL ? (guint) base->max_zoom : MOST_ZOOM);
  return SHUMATE_MAP_SOURCE (source);
}

/* Plain text, but for the link: what stands there was typed by somebody, or comes from a file. */
static void
show_credit (TklMap *self, const TklBaseMap *base)
{
  g_autofree char *markup = NULL;

  if (base != NULL && base->credit_url[0] != '\0')
    markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", base->credit_url, base->credit);
  else
    markup = g_markup_escape_text (base != NULL ? base->credit : "", -1);
  gtk_label_set_markup (self->credit, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->credit), base != NULL && base->credit[0] != '\0');
}

/* Servers and files have nothing farther away than their smallest zoom: the ground shows. */
static void
zoomed_cb (TklMap *self)
{
  double zoom = shumate_viewport_get_zoom_level (shumate_map_get_viewport (self->map));

  if (self->tiles != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->tiles), zoom >= self->min_zoom);
}

static void
show_base_map (TklMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  g_autofree char *name = g_settings_get_string (self->preferences, TKL_KEY_BASE_MAP);
  g_autoptr (GPtrArray) maps = tkl_base_maps_load (self->preferences);
  const TklBaseMap *base = tkl_base_map_find (maps, name);
  g_autoptr (ShumateMapSource) source = make_source (base);

  if (self->tiles != NULL)
    shumate_map_remove_layer (self->map, self->tiles);
  self->tiles = NULL;
  shumate_viewport_set_reference_map_source (viewport, source);
  shumate_viewport_set_max_zoom_level (viewport, base != NULL ? (guint) base->max_zoom : MOST_ZOOM);
  if (base != NULL)
    {
      self->tiles = SHUMATE_LAYER (shumate_map_layer_new (source, viewport));
      self->min_zoom = base->min_zoom;
      shumate_map_insert_layer_above (self->map, self->tiles, self->backdrop);
      zoomed_cb (self);
    }
  show_credit (self, base);
}

static void
add_choice (TklMap *self, const char *title, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "map.base-map", "s", name);
  g_menu_append_item (self->choices, item);
}

static void
fill_chooser (TklMap *self)
{
  g_autoptr (GPtrArray) maps = tkl_base_maps_load (self->preferences);

  g_menu_remove_all (self->choices);
  for (guint i = 0; i < maps->len; i++)
    {
      const TklBaseMap *base = maps->pdata[i];
      g_auto (GStrv) words = g_strsplit (base->name, "_", -1);
      g_autofree char *title = g_strjoinv ("__", words); /* no letter of it is a mnemonic */

      add_choice (self, title, base->name);
    }
  add_choice (self, _ ("Plain map, without network"), "");
}

/* All maps of the program show the one that was chosen in any of them. */
static void
preferences_cb (TklMap *self, const char *key)
{
  if (g_str_equal (key, TKL_KEY_BASE_MAPS))
    fill_chooser (self);
  else if (!g_str_equal (key, TKL_KEY_BASE_MAP))
    return;
  show_base_map (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASE_MAP]);
}

static void
tkl_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TklMap *self = TKL_MAP (object);

  g_assert (id == PROP_BASE_MAP);
  g_value_take_string (value, g_settings_get_string (self->preferences, TKL_KEY_BASE_MAP));
}

static void
tkl_map_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TklMap *self = TKL_MAP (object);

  g_assert (id == PROP_BASE_MAP);
  g_settings_set_string (self->preferences, TKL_KEY_BASE_MAP, g_value_get_string (value));
}

static void
add_base_map (TklMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  shumate_set_user_agent ("Tikklok/" TKL_VERSION);
  self->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  self->choices = g_menu_new ();
  gtk_menu_button_set_menu_model (self->chooser, G_MENU_MODEL (self->choices));
  self->backdrop = tkl_backdrop_layer_new (viewport);
  shumate_map_add_layer (self->map, self->backdrop);
  fill_chooser (self);
  show_base_map (self);
  g_signal_connect_object (self->preferences, "changed", G_CALLBACK (preferences_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (zoomed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- life ------------------------------------------------------------------------------------- */

ShumateViewport *
tkl_map_get_viewport (TklMap *self)
{
  return shumate_map_get_viewport (self->map);
}

void
tkl_map_add_layer (TklMap *self, ShumateLayer *layer)
{
  shumate_map_add_layer (self->map, layer);
  if (TKL_IS_ZONE_LAYER (layer))
    tkl_backdrop_layer_yield_to (TKL_BACKDROP_LAYER (self->backdrop), TKL_ZONE_LAYER (layer));
}

void
tkl_map_describe (TklMap *self, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
tkl_map_new (void)
{
  return g_object_new (TKL_TYPE_MAP, NULL);
}

static void
tkl_map_dispose (GObject *object)
{
  TklMap *self = TKL_MAP (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->choices);
  self->tiles = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_MAP);
  G_OBJECT_CLASS (tkl_map_parent_class)->dispose (object);
}

static void
tkl_map_class_init (TklMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_map_dispose;
  G_OBJECT_CLASS (klass)->get_property = tkl_map_get_property;
  G_OBJECT_CLASS (klass)->set_property = tkl_map_set_property;
  properties[PROP_BASE_MAP]
      = g_param_spec_string ("base-map", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "map.base-map", "base-map");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tkl-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, zoom_action);
  add_keys (widget_class);
  g_type_ensure (SHUMATE_TYPE_MAP);
  g_type_ensure (SHUMATE_TYPE_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/tikklok/Tikklok/ui/tkl-map.ui");
  gtk_widget_class_bind_template_child (widget_class, TklMap, root);
  gtk_widget_class_bind_template_child (widget_class, TklMap, map);
  gtk_widget_class_bind_template_child (widget_class, TklMap, scale);
  gtk_widget_class_bind_template_child (widget_class, TklMap, credit);
  gtk_widget_class_bind_template_child (widget_class, TklMap, chooser);
}

static void
tkl_map_init (TklMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shumate_scale_set_viewport (self->scale, shumate_map_get_viewport (self->map));
  add_base_map (self);
  tkl_watched_layout_set_on (GTK_WIDGET (self), laid_out_cb, NULL);
  watch_events (self);
  tkl_map_describe (self, _ ("Map"));
  tkl_map_fit (self, NULL, 0);
}
