/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectMap: all active projects on a map: zones, circles at the radius that counts, the employer. */
/* Thread: main. */
#include "tkl-project-map.h"

#include "tkl-error-face.h"
#include "tkl-map.h"
#include "tkl-point-layer.h"
#include "tkl-sites-service.h"
#include "tkl-zone-names.h"

#include <glib/gi18n-lib.h>

struct _TklProjectMap
{
  GtkWidget parent_instance;
  GtkWidget *root;
  GtkLabel *title;
  GtkToggleButton *homes, *ticks;
  GtkFlowBox *legend;
  TklMap *map;
  TklZoneLayer *zones; /* layers of map */
  TklPointLayer *points;
  TklZoneNames *names; /* above the points, while there are some */

  TklDesk *desk;             /* (owned) */
  TklSites *sites;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
  gint64 selected;           /* 0 = none */
  gboolean was_fitted;
};

enum
{
  PROJECT_SELECTED,
  TICK_SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklProjectMap, tkl_project_map, GTK_TYPE_WIDGET)

static const TklZoneStyle styles[TKL_N_SITES] = {
  [TKL_SITE_ZONE] = { "tkl_work", FALSE },
  [TKL_SITE_CIRCLE] = { "tkl_mobility", TRUE },
  [TKL_SITE_NO_RADIUS] = { "tkl_no_destination", FALSE },
  [TKL_SITE_EMPLOYER] = { "tkl_other", FALSE },
  [TKL_SITE_HOME] = { "tkl_break", TRUE },
};
static const char *const site_titles[TKL_N_SITES] = {
  [TKL_SITE_ZONE] = N_ ("Zone"),
  [TKL_SITE_CIRCLE] = N_ ("Radius"),
  [TKL_SITE_NO_RADIUS] = N_ ("Without radius"),
  [TKL_SITE_EMPLOYER] = N_ ("Employer"),
  [TKL_SITE_HOME] = N_ ("Home"),
};
static const char *const spot_colours[TKL_N_SPOTS] = {
  [TKL_SPOT_OK] = "tkl_work",
  [TKL_SPOT_NO_EMPLOYEE] = "tkl_no_employee",
  [TKL_SPOT_DOUBLE] = "tkl_double",
  [TKL_SPOT_NO_DESTINATION] = "tkl_no_destination",
  [TKL_SPOT_SEVERAL_PROJECTS] = "tkl_several_projects",
  [TKL_SPOT_PRESENCE_EXPECTED] = "tkl_presence_expected",
  [TKL_SPOT_PRESENCE_DUE] = "tkl_presence_due",
};
static const char *const spot_titles[TKL_N_SPOTS] = {
  [TKL_SPOT_OK] = N_ ("In order"),
  [TKL_SPOT_NO_EMPLOYEE] = N_ ("No employee"),
  [TKL_SPOT_DOUBLE] = N_ ("Double tick"),
  [TKL_SPOT_NO_DESTINATION] = N_ ("No destination found"),
  [TKL_SPOT_SEVERAL_PROJECTS] = N_ ("Several projects found"),
  [TKL_SPOT_PRESENCE_EXPECTED] = N_ ("Checkin@Work expected, data missing"),
  [TKL_SPOT_PRESENCE_DUE] = N_ ("Checkin@Work to be done"),
};

/* --- words beside the map ----------------------------------------------------------------------- */

/* @sign: zones are areas, ticks are points, also where both have the same colour; @colour: of the style
 * sheet; in its words, as on the map. */
static void
add_to_legend (TklProjectMap *self, const char *sign, const char *colour, const char *text)
{
  g_autofree char *class_name = g_strdup_printf ("tkl-legend-%s", colour + strlen ("tkl_"));
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_label_new (sign);
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (mark, class_name);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (entry), mark);
  gtk_box_append (GTK_BOX (entry), label);
  gtk_flow_box_append (self->legend, entry);
  gtk_widget_set_focusable (gtk_widget_get_parent (entry), FALSE);
}

static void
fill_legend (TklProjectMap *self)
{
  gboolean with_homes = gtk_toggle_button_get_active (self->homes);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (guint i = 0; i < TKL_N_SITES; i++)
    if (i != TKL_SITE_HOME || with_homes)
      add_to_legend (self, "■", styles[i].colour, _ (site_titles[i]));
  if (gtk_toggle_button_get_active (self->ticks))
    for (guint i = 0; i < TKL_N_SPOTS; i++)
      add_to_legend (self, "●", spot_colours[i], _ (spot_titles[i]));
}

static char *
describe_all (const TklSites *sites)
{
  g_autofree char *n = g_strdup_printf (
      ngettext ("%u active project", "%u active projects", sites->n_projects), sites->n_projects);
  g_autofree char *nowhere = NULL;

  if (sites->n_nowhere == 0)
    return g_steal_pointer (&n);
  nowhere = g_strdup_printf (ngettext ("%u has neither zone nor coordinates",
                                       "%u have neither zone nor coordinates", sites->n_nowhere),
                             sites->n_nowhere);
  /* Translators: “12 active projects”, then “2 have neither zone nor coordinates”. */
  return g_strdup_printf (_ ("%s; %s"), n, nowhere);
}

static void
show_title (TklProjectMap *self)
{
  g_autofree char *text = NULL;
  guint index;

  if (self->sites == NULL)
    return;
  index
      = self->selected != 0 ? tkl_areas_find_id (self->sites->areas, self->selected, 0) : G_MAXUINT;
  text = index != G_MAXUINT ? g_strdup (tkl_areas_get (self->sites->areas, index)->name)
                            : describe_all (self->sites);
  gtk_label_set_text (self->title, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), NULL);
  tkl_map_describe (self->map, text);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
go_to_selected (TklProjectMap *self)
{
  TklWorldBox box = TKL_WORLD_BOX_EMPTY;
  guint n = 0;

  for (guint i = tkl_areas_find_id (self->sites->areas, self->selected, 0); i != G_MAXUINT;
       i = tkl_areas_find_id (self->sites->areas, self->selected, i + 1))
    {
      const TklArea *area = tkl_areas_get (self->sites->areas, i);

      tkl_world_box_add (&box, (TklWorldPoint){ area->box.west, area->box.north });
      tkl_world_box_add (&box, (TklWorldPoint){ area->box.east, area->box.south });
      n++;
    }
  if (n > 0)
    tkl_map_go_to (
        self->map,
        (const TklPoint[]){ tkl_world_unproject ((TklWorldPoint){ box.west, box.south }),
                            tkl_world_unproject ((TklWorldPoint){ box.east, box.north }) },
        2);
}

static void
show_sites (TklProjectMap *self)
{
  tkl_zone_layer_set_zones (self->zones, self->sites->areas);
  tkl_point_layer_set_points (self->points, self->sites->ticks);
  tkl_zone_names_keep_clear (self->names, self->points);
  if (!self->was_fitted)
    tkl_map_fit (self->map, self->sites->corners,
                 tkl_point_valid (self->sites->corners[0]) ? 2 : 0);
  self->was_fitted = TRUE;
  show_title (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklProjectMap) self = user_data;
  g_autoptr (GError) error = NULL;
  TklSites *sites = tkl_sites_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    {
      tkl_sites_free (sites);
      return;
    }
  if (sites == NULL)
    {
      tkl_error_face_say (self->title, error);
      return;
    }
  g_clear_pointer (&self->sites, tkl_sites_free);
  self->sites = sites;
  show_sites (self);
}

static void
load (TklProjectMap *self)
{
  const TklSitesOptions options
      = { tkl_desk_get_today (self->desk), gtk_toggle_button_get_active (self->homes),
          gtk_toggle_button_get_active (self->ticks), tkl_desk_get_period (self->desk) };

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_sites_async (tkl_desk_get_office (self->desk), &options, self->cancellable, loaded_cb,
                   g_object_ref (self));
}

static void
toggled_cb (TklProjectMap *self)
{
  fill_legend (self);
  tkl_zone_names_set_above (self->names, gtk_toggle_button_get_active (self->ticks));
  load (self);
}

static void
period_cb (TklProjectMap *self)
{
  if (gtk_toggle_button_get_active (self->ticks))
    load (self);
}

/* --- choosing --------------------------------------------------------------------------------- */

/* The employer and homes are no projects: their name is shown, nothing is chosen elsewhere. */
static void
zone_cb (TklProjectMap *self, gint64 id)
{
  self->selected = id;
  show_title (self);
  if (id > 0)
    g_signal_emit (self, signals[PROJECT_SELECTED], 0, id);
}

static void
point_cb (TklProjectMap *self, gint64 id)
{
  g_signal_emit (self, signals[TICK_SELECTED], 0, id);
}

static void
cluster_cb (TklProjectMap *self, const TklPoint *corners)
{
  tkl_map_go_to (self->map, corners, 2);
  /* What was told of the circle is over. */
  show_title (self);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_zone_layer_step (TKL_PROJECT_MAP (widget)->zones, g_variant_get_int32 (parameter));
}

/* Returns: (transfer full): of @n ticks at one place, as they are told. */
static char *
describe_ticks (guint n, guint style)
{
  const char *reason = _ (spot_titles[MIN (style, TKL_N_SPOTS - 1)]);

  if (n == 1)
    /* Translators: a tick on the map; %s is its state, such as “In order”. */
    return g_strdup_printf (_ ("Tick: %s. Enter opens it."), reason);
  /* Translators: ticks on the map; %s is the state of most of them, such as “In order”. */
  return g_strdup_printf (ngettext ("%u tick, mostly: %s. Enter goes nearer, or opens one.",
                                    "%u ticks, mostly: %s. Enter goes nearer, or opens one.", n),
                          n, reason);
}

static void
step_tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklProjectMap *self = TKL_PROJECT_MAP (widget);
  guint style;
  guint n = tkl_point_layer_step (self->points, g_variant_get_int32 (parameter), &style);
  g_autofree char *text = n > 0 ? describe_ticks (n, style) : NULL;

  if (text == NULL)
    return;
  gtk_label_set_text (self->title, text);
  tkl_map_describe (self->map, text);
}

static void
open_tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_point_layer_activate_chosen (TKL_PROJECT_MAP (widget)->points);
}

void
tkl_project_map_select (TklProjectMap *self, gint64 id)
{
  g_return_if_fail (TKL_IS_PROJECT_MAP (self));

  self->selected = id;
  tkl_zone_layer_set_selected (self->zones, id);
  if (self->sites != NULL && id != 0)
    go_to_selected (self);
  show_title (self);
}

void
tkl_project_map_go (TklProjectMap *self, gint64 id, const TklPoint *corners)
{
  g_return_if_fail (TKL_IS_PROJECT_MAP (self) && corners != NULL);

  self->selected = id;
  tkl_zone_layer_set_selected (self->zones, id);
  /* Projects that are still being read do not take the view away. */
  self->was_fitted = TRUE;
  tkl_map_fit_closely (self->map, corners, 2);
  show_title (self);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_project_map_new (TklDesk *desk)
{
  TklProjectMap *self = g_object_new (TKL_TYPE_PROJECT_MAP, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  fill_legend (self);
  load (self);
  return GTK_WIDGET (self);
}

static void
tkl_project_map_dispose (GObject *object)
{
  TklProjectMap *self = TKL_PROJECT_MAP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_PROJECT_MAP);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->sites, tkl_sites_free);
  G_OBJECT_CLASS (tkl_project_map_parent_class)->dispose (object);
}

static void
tkl_project_map_class_init (TklProjectMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_project_map_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "project-map.step", "i", step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "project-map.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "project-map.step", "i", -1);
  gtk_widget_class_install_action (widget_class, "project-map.step-tick", "i", step_tick_action);
  gtk_widget_class_install_action (widget_class, "project-map.open-tick", NULL, open_tick_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "project-map.step-tick", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_SHIFT_MASK,
                                       "project-map.step-tick", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "project-map.open-tick",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "project-map.open-tick",
                                       NULL);
  g_type_ensure (TKL_TYPE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-project-map.ui");
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, root);
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, title);
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, homes);
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, ticks);
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, legend);
  gtk_widget_class_bind_template_child (widget_class, TklProjectMap, map);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  signals[PROJECT_SELECTED]
      = g_signal_new ("project-selected", TKL_TYPE_PROJECT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TICK_SELECTED] = g_signal_new ("tick-selected", TKL_TYPE_PROJECT_MAP, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tkl_project_map_init (TklProjectMap *self)
{
  ShumateViewport *viewport;

  gtk_widget_init_template (GTK_WIDGET (self));
  viewport = tkl_map_get_viewport (self->map);
  self->zones = TKL_ZONE_LAYER (tkl_zone_layer_new (viewport, styles, TKL_N_SITES));
  self->points = TKL_POINT_LAYER (tkl_point_layer_new (viewport, spot_colours, TKL_N_SPOTS));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->zones));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->points));
  self->names = TKL_ZONE_NAMES (tkl_zone_names_new (viewport, self->zones));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->names));
  g_signal_connect_object (self->zones, "zone-activated", G_CALLBACK (zone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->points, "point-activated", G_CALLBACK (point_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->points, "cluster-activated", G_CALLBACK (cluster_cb), self,
                           G_CONNECT_SWAPPED);
}
