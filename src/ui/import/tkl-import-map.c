/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportMap: the zones of a file on a map, by what an import would do with them. */
/* Thread: main. */
#include "tkl-import-map.h"

#include "tkl-import-preview.h"
#include "tkl-map.h"
#include "tkl-zone-layer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_KINDS (TKL_IMPORT_PREVIEW_CORRECTED + 1)

struct _TklImportMap
{
  AdwBin parent_instance;
  GtkFlowBox *legend;
  TklMap *map;
  TklZoneLayer *layer;
  TklAreas *zones; /* (owned) (nullable) */
};

enum
{
  ZONE_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklImportMap, tkl_import_map, ADW_TYPE_BIN)

/* What does not come is dashed. */
static const TklZoneStyle styles[N_KINDS] = {
  [TKL_IMPORT_PREVIEW_ADDED] = { "tkl_work", FALSE },
  [TKL_IMPORT_PREVIEW_CHANGED] = { "tkl_mobility", FALSE },
  [TKL_IMPORT_PREVIEW_UNCHANGED] = { "tkl_other", FALSE },
  [TKL_IMPORT_PREVIEW_REFUSED] = { "tkl_no_destination", TRUE },
  [TKL_IMPORT_PREVIEW_REMOVED] = { "tkl_break", TRUE },
  [TKL_IMPORT_PREVIEW_CORRECTED] = { "tkl_double", TRUE },
};
static const char *const titles[N_KINDS] = {
  [TKL_IMPORT_PREVIEW_ADDED] = NC_ ("import", "New"),
  [TKL_IMPORT_PREVIEW_CHANGED] = NC_ ("import", "Changed"),
  [TKL_IMPORT_PREVIEW_UNCHANGED] = NC_ ("import", "Unchanged"),
  [TKL_IMPORT_PREVIEW_REFUSED] = NC_ ("import", "Refused"),
  [TKL_IMPORT_PREVIEW_REMOVED] = NC_ ("import", "Removed"),
  [TKL_IMPORT_PREVIEW_CORRECTED] = NC_ ("import", "Corrected"),
};

/* --- showing --------------------------------------------------------------------------------- */

static void
add_to_legend (TklImportMap *self, const TklZoneStyle *style, const char *text)
{
  g_autofree char *class_name = g_strdup_printf ("tkl-legend-%s", style->colour + strlen ("tkl_"));
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_label_new (style->dashed ? "▨" : "■");
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (mark, class_name);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (entry), mark);
  gtk_box_append (GTK_BOX (entry), label);
  gtk_flow_box_append (self->legend, entry);
  gtk_widget_set_focusable (gtk_widget_get_parent (entry), FALSE);
}

/* Only what there is. */
static void
fill_legend (TklImportMap *self)
{
  gboolean occurs[N_KINDS] = { FALSE };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (guint i = 0; i < tkl_areas_n (self->zones); i++)
    occurs[tkl_areas_get (self->zones, i)->style] = TRUE;
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (occurs[kind])
      add_to_legend (self, &styles[kind], g_dpgettext2 (NULL, "import", titles[kind]));
}

static void
add_corners (GArray *points, const TklArea *area)
{
  const TklPoint corners[]
      = { tkl_world_unproject ((TklWorldPoint){ area->box.west, area->box.north }),
          tkl_world_unproject ((TklWorldPoint){ area->box.east, area->box.south }) };

  g_array_append_vals (points, corners, G_N_ELEMENTS (corners));
}

void
tkl_import_map_set_zones (TklImportMap *self, TklAreas *zones)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  gboolean first;

  g_return_if_fail (TKL_IS_IMPORT_MAP (self) && zones != NULL);

  first = self->zones == NULL;

  g_clear_pointer (&self->zones, tkl_areas_unref);
  self->zones = tkl_areas_ref (zones);
  tkl_zone_layer_set_zones (self->layer, zones);
  for (guint i = 0; i < tkl_areas_n (zones) && first; i++)
    add_corners (points, tkl_areas_get (zones, i));
  if (first)
    tkl_map_fit (self->map, (const TklPoint *) (gpointer) points->data, points->len);
  fill_legend (self);
}

void
tkl_import_map_select (TklImportMap *self, gint64 id)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  guint index;

  g_return_if_fail (TKL_IS_IMPORT_MAP (self));

  if (self->zones == NULL || tkl_zone_layer_get_selected (self->layer) == id)
    return;
  tkl_zone_layer_set_selected (self->layer, id);
  index = id != 0 ? tkl_areas_find_id (self->zones, id, 0) : G_MAXUINT;
  if (index >= tkl_areas_n (self->zones))
    return;
  add_corners (points, tkl_areas_get (self->zones, index));
  tkl_map_go_to (self->map, (const TklPoint *) (gpointer) points->data, points->len);
}

static void
zone_cb (TklImportMap *self, gint64 id)
{
  g_signal_emit (self, signals[ZONE_ACTIVATED], 0, id);
}

/* --- life ------------------------------------------------------------------------------------ */

GtkWidget *
tkl_import_map_new (void)
{
  return g_object_new (TKL_TYPE_IMPORT_MAP, NULL);
}

static void
tkl_import_map_finalize (GObject *object)
{
  g_clear_pointer (&TKL_IMPORT_MAP (object)->zones, tkl_areas_unref);
  G_OBJECT_CLASS (tkl_import_map_parent_class)->finalize (object);
}

static void
tkl_import_map_class_init (TklImportMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_import_map_finalize;
  signals[ZONE_ACTIVATED] = g_signal_new ("zone-activated", TKL_TYPE_IMPORT_MAP, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tkl_import_map_init (TklImportMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->map = TKL_MAP (tkl_map_new ());
  tkl_map_describe (self->map, _ ("Zones of the file"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  self->layer = TKL_ZONE_LAYER (
      tkl_zone_layer_new (tkl_map_get_viewport (self->map), styles, G_N_ELEMENTS (styles)));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  g_signal_connect_object (self->layer, "zone-activated", G_CALLBACK (zone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  self->legend = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->legend, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->legend, N_KINDS);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "tkl-legend");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  adw_bin_set_child (ADW_BIN (self), box);
}
