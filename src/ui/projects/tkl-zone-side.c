/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneSide: the list of zones beside the map, the chosen one's name and corners, what is wrong (F128). */
/* Thread: main. */
#include "tkl-zone-side.h"

#include "tkl-project-words.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

struct _TklZoneSide
{
  AdwBin parent_instance;
  GtkWidget *faults; /* box of labels */
  GtkWidget *repair;
  GtkListBox *zones;
  GtkWidget *none;    /* says how to begin */
  GtkWidget *of_zone; /* what is about the chosen zone */
  AdwEntryRow *name, *latitude, *longitude;
  GtkSpinButton *corner;
  GtkWidget *corner_row;

  TklZoneEdit *edit; /* (owned) (nullable) */
  gboolean showing;  /* controls follow the edit: their signals mean nothing */
};

enum
{
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklZoneSide, tkl_zone_side, ADW_TYPE_BIN)

/* --- words ----------------------------------------------------------------------------------- */

char *
tkl_zone_side_name (const TklZoneEdit *edit, guint zone)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);

  if (poi != NULL && poi->name != NULL)
    return g_strdup (poi->name);
  /* Translators: a zone without a name; %u is its place in the list. */
  return g_strdup_printf (_ ("Zone %u"), zone + 1);
}

/* --- changes --------------------------------------------------------------------------------- */

/* @next: (transfer full) (nullable). */
static gboolean
become (TklZoneSide *self, TklZoneEdit *next)
{
  g_autoptr (TklZoneEdit) edited = next;

  if (edited != NULL)
    g_signal_emit (self, signals[EDITED], 0, edited);
  return edited != NULL;
}

static guint
chosen_zone (TklZoneSide *self)
{
  return self->edit != NULL ? self->edit->curr->chosen.zone : TKL_ZONE_NONE;
}

/* NULL: rows went, or the list itself; nobody un-selects by hand. */
static void
row_selected_cb (TklZoneSide *self, GtkListBoxRow *row)
{
  guint zone = row != NULL ? (guint) gtk_list_box_row_get_index (row) : TKL_ZONE_NONE;

  if (!self->showing && row != NULL && zone != chosen_zone (self))
    become (self, tkl_zone_edit_choose (self->edit,
                                        (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE }));
}

static void
name_applied_cb (TklZoneSide *self)
{
  become (self, tkl_zone_edit_rename (self->edit, chosen_zone (self),
                                      gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/* Corners of all rings are counted through. */
static TklZoneHandle
handle_of (TklZoneSide *self, guint number)
{
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, chosen_zone (self));
  guint ring = 0;

  if (poi == NULL || number >= poi->shape->n_points)
    return TKL_ZONE_HANDLE_NONE;
  while (poi->shape->ring_point[ring + 1] <= number)
    ring++;
  return (TklZoneHandle){ chosen_zone (self), ring, number - poi->shape->ring_point[ring] };
}

static void
corner_changed_cb (TklZoneSide *self)
{
  int number = gtk_spin_button_get_value_as_int (self->corner);

  if (!self->showing && number > 0)
    become (self, tkl_zone_edit_choose (self->edit, handle_of (self, (guint) number - 1)));
}

static gboolean
read_degrees (AdwEntryRow *row, int limit_deg, gint32 *ret_e7)
{
  gboolean read = tkl_typed_degrees (gtk_editable_get_text (GTK_EDITABLE (row)), limit_deg, ret_e7);

  if (read)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return read;
}

static void
degrees_applied_cb (TklZoneSide *self)
{
  TklPoint point;

  if (read_degrees (self->latitude, 90, &point.lat_e7)
      && read_degrees (self->longitude, 180, &point.lon_e7))
    become (self, tkl_zone_edit_move (self->edit, self->edit->curr->chosen, point, FALSE));
}

/* --- showing --------------------------------------------------------------------------------- */

static void
show_faults (TklZoneSide *self, const GArray *problems)
{
  GtkWidget *child;
  gboolean repairable = FALSE;

  while ((child = gtk_widget_get_first_child (self->faults)) != NULL)
    gtk_box_remove (GTK_BOX (self->faults), child);
  for (guint i = 0; i < problems->len; i++)
    {
      const TklZoneProblem *problem = &g_array_index (problems, TklZoneProblem, i);
      g_autofree char *name = tkl_zone_side_name (self->edit, problem->handle.zone);
      g_autofree char *text = problem->handle.zone == TKL_ZONE_NONE
                                  ? g_strdup (_ (problem->reason))
                                  : g_strdup_printf ("%s: %s", name, _ (problem->reason));
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, problem->is_error ? "error" : "warning");
      gtk_box_append (GTK_BOX (self->faults), label);
      repairable |= problem->handle.zone == chosen_zone (self)
                    && (problem->fault == TKL_ZONE_CROSSED || problem->fault == TKL_ZONE_HOLE_BEYOND
                        || problem->fault == TKL_ZONE_HOLE_CROSSES);
    }
  gtk_widget_set_visible (self->faults, problems->len > 0);
  gtk_widget_set_visible (self->repair, repairable);
}

static void
show_zones (TklZoneSide *self)
{
  const GPtrArray *zones = self->edit->curr->zones;

  for (guint i = 0; i < zones->len; i++)
    {
      const TklPoi *poi = zones->pdata[i];
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->zones, (int) i);
      g_autofree char *name = tkl_zone_side_name (self->edit, i);
      g_autofree char *subtitle = tkl_project_words_zone (poi->shape);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (adw_action_row_new ());
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          gtk_list_box_append (self->zones, GTK_WIDGET (row));
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (i == chosen_zone (self))
        gtk_list_box_select_row (self->zones, row);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->zones, (int) zones->len));)
    gtk_list_box_remove (self->zones, GTK_WIDGET (row));
  if (chosen_zone (self) == TKL_ZONE_NONE)
    gtk_list_box_unselect_all (self->zones);
  gtk_widget_set_visible (GTK_WIDGET (self->zones), zones->len > 0);
  gtk_widget_set_visible (self->none, zones->len == 0);
}

static void
show_degrees (AdwEntryRow *row, TklPoint point, gint32 e7)
{
  g_autofree char *text = tkl_point_is_set (point) ? tkl_point_format_degrees (e7) : g_strdup ("");

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_sensitive (GTK_WIDGET (row), tkl_point_is_set (point));
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_chosen (TklZoneSide *self)
{
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, chosen_zone (self));
  TklZoneHandle chosen = self->edit->curr->chosen;
  TklPoint point = tkl_zone_edit_corner (self->edit, chosen);

  gtk_widget_set_visible (self->of_zone, poi != NULL);
  if (poi == NULL)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)),
                 poi->name != NULL ? poi->name : "")
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), poi->name != NULL ? poi->name : "");
  gtk_spin_button_set_range (self->corner, 0, poi->shape->n_points);
  gtk_spin_button_set_value (
      self->corner,
      tkl_point_is_set (point) ? poi->shape->ring_point[chosen.ring] + chosen.corner + 1 : 0);
  show_degrees (self->latitude, point, point.lat_e7);
  show_degrees (self->longitude, point, point.lon_e7);
}

void
tkl_zone_side_set_edit (TklZoneSide *self, const TklZoneEdit *edit, const GArray *problems)
{
  TklZoneEdit *copy;

  g_return_if_fail (TKL_IS_ZONE_SIDE (self) && edit != NULL && problems != NULL);

  copy = tkl_zone_edit_copy (edit);
  tkl_zone_edit_free (self->edit);
  self->edit = copy;
  self->showing = TRUE;
  show_faults (self, problems);
  show_zones (self);
  show_chosen (self);
  self->showing = FALSE;
}

/* --- life ------------------------------------------------------------------------------------ */

static GtkWidget *
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_list (GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

static AdwEntryRow *
add_entry (GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_ENTRY_ROW (row);
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_corner_row (TklZoneSide *self, GtkWidget *list)
{
  self->corner_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->corner_row), _ ("Corner"));
  self->corner = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 1, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->corner), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->corner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Corner"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->corner_row), GTK_WIDGET (self->corner));
  gtk_list_box_append (GTK_LIST_BOX (list), self->corner_row);
  g_signal_connect_swapped (self->corner, "value-changed", G_CALLBACK (corner_changed_cb), self);
}

static void
build_of_zone (TklZoneSide *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *list;

  self->of_zone = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  add_button (buttons, _ ("Show"), "zones.show");
  add_button (buttons, _ ("Duplicate"), "zones.duplicate");
  add_button (buttons, _ ("Delete"), "zones.delete");
  gtk_box_append (GTK_BOX (self->of_zone), buttons);
  list = add_list (self->of_zone);
  self->name = add_entry (list, _ ("Name"));
  add_corner_row (self, list);
  self->latitude = add_entry (list, _ ("Latitude"));
  self->longitude = add_entry (list, _ ("Longitude"));
  g_signal_connect_swapped (self->name, "apply", G_CALLBACK (name_applied_cb), self);
  g_signal_connect_swapped (self->latitude, "apply", G_CALLBACK (degrees_applied_cb), self);
  g_signal_connect_swapped (self->longitude, "apply", G_CALLBACK (degrees_applied_cb), self);
}

static void
tkl_zone_side_finalize (GObject *object)
{
  tkl_zone_edit_free (TKL_ZONE_SIDE (object)->edit);
  G_OBJECT_CLASS (tkl_zone_side_parent_class)->finalize (object);
}

GtkWidget *
tkl_zone_side_new (void)
{
  return g_object_new (TKL_TYPE_ZONE_SIDE, NULL);
}

static void
tkl_zone_side_class_init (TklZoneSideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_zone_side_finalize;
  signals[EDITED] = g_signal_new ("edited", TKL_TYPE_ZONE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tkl_zone_side_init (TklZoneSide *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->faults = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->faults);
  self->repair = gtk_button_new_with_label (_ ("Repair…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->repair), "zones.repair");
  gtk_box_append (GTK_BOX (box), self->repair);
  add_heading (box, _ ("Zones"));
  self->none = gtk_label_new (_ ("No zone yet. Press “Draw” and click its corners on the map."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_box_append (GTK_BOX (box), self->none);
  self->zones = GTK_LIST_BOX (add_list (box));
  gtk_list_box_set_selection_mode (self->zones, GTK_SELECTION_SINGLE);
  g_signal_connect_swapped (self->zones, "row-selected", G_CALLBACK (row_selected_cb), self);
  build_of_zone (self);
  gtk_box_append (GTK_BOX (box), self->of_zone);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 300, -1);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
