/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneSide: the list of zones beside the map, the chosen one's name and corners, what is wrong (F128). */
/* Thread: main. */
#include "tkl-zone-side.h"

#include "tkl-corner-list.h"
#include "tkl-field-row.h"
#include "tkl-present.h"
#include "tkl-project-words.h"
#include "tkl-text-limit.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

/* More of them scroll. */
#define FAULTS_HEIGHT 160
/* Not wider than the pane: a scrolled window asks for the height of a text as wide as that. */
#define FAULT_CHARS 32

struct _TklZoneSide
{
  AdwBin parent_instance;
  GtkWidget *faults; /* box of labels */
  GtkWidget *repair;
  GtkListBox *zones;
  GtkWidget *none;    /* says how to begin */
  GtkWidget *of_zone; /* what is about the chosen zone */
  AdwEntryRow *name;
  TklCornerList *corners;
  GtkWidget *circle; /* what is about the radius */
  TklFieldRow *radius;

  TklZoneEdit *edit;    /* (owned) (nullable) */
  int default_radius_m; /* −1 = no circle is used */
  gboolean showing;     /* controls follow the edit: their signals mean nothing */
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

static void show_radius (TklZoneSide *self);

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

static void
visible_cb (TklZoneSide *self, GParamSpec *pspec, GtkSwitch *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  if (!self->showing)
    become (self, tkl_zone_edit_set_visible (
                      self->edit, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
                      gtk_switch_get_active (button)));
}

static void
radius_committed_cb (TklZoneSide *self, const char *text)
{
  int radius_m = 0;

  if (*text != '\0' && !tkl_typed_metres (text, &radius_m))
    tkl_field_row_set_error (self->radius, _ ("Whole metres, at most 100 000."));
  else if (!become (self, tkl_zone_edit_set_radius (self->edit, radius_m, FALSE)))
    show_radius (self);
}

static void
corner_edited_cb (TklZoneSide *self, gpointer edit)
{
  g_signal_emit (self, signals[EDITED], 0, edit);
}

/* --- showing --------------------------------------------------------------------------------- */

/* `Yard: …`; of a corner that is astray also which one it is, since there may be several. */
static char *
describe_fault (TklZoneSide *self, const TklZoneProblem *problem)
{
  TklZoneHandle handle = problem->handle;
  g_autofree char *name = NULL;
  g_autofree char *corner = NULL;

  if (handle.zone == TKL_ZONE_NONE)
    return g_strdup (_ (problem->reason));
  name = tkl_zone_side_name (self->edit, handle.zone);
  if (problem->fault != TKL_ZONE_CORNER_ASTRAY)
    return g_strdup_printf ("%s: %s", name, _ (problem->reason));
  corner = tkl_corner_name (tkl_zone_edit_zone (self->edit, handle.zone)->shape, handle);
  return g_strdup_printf ("%s, %s: %s", name, corner, _ (problem->reason));
}

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
      g_autofree char *text = describe_fault (self, problem);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), FAULT_CHARS);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, problem->is_error ? "error" : "warning");
      gtk_box_append (GTK_BOX (self->faults), label);
      repairable |= problem->handle.zone == chosen_zone (self)
                    && (problem->fault == TKL_ZONE_CROSSED || problem->fault == TKL_ZONE_HOLE_BEYOND
                        || problem->fault == TKL_ZONE_HOLE_CROSSES);
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->faults, GTK_TYPE_SCROLLED_WINDOW),
                          problems->len > 0);
  gtk_widget_set_visible (self->repair, repairable);
}

static void
add_row (TklZoneSide *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *visible = gtk_switch_new ();

  gtk_widget_set_valign (visible, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (visible, _ ("Drawn on the map"));
  g_signal_connect_object (visible, "notify::active", G_CALLBACK (visible_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), visible);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "visible", visible);
  gtk_list_box_append (self->zones, row);
}

static void
show_switch (TklZoneSide *self, GtkListBoxRow *row, const char *zone)
{
  GtkWidget *visible = g_object_get_data (G_OBJECT (row), "visible");
  /* Translators: a switch; %s is the name of a zone. */
  g_autofree char *name = g_strdup_printf (_ ("%s is drawn on the map"), zone);

  gtk_switch_set_active (
      GTK_SWITCH (visible),
      tkl_zone_edit_is_visible (self->edit, (guint) gtk_list_box_row_get_index (row)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (visible), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* What is no proper shape has no area that means something. */
static char *
describe_zone (TklZoneSide *self, const GArray *problems, guint zone)
{
  const TklShape *shape = tkl_zone_edit_zone (self->edit, zone)->shape;

  for (guint i = 0; i < problems->len; i++)
    {
      const TklZoneProblem *problem = &g_array_index (problems, TklZoneProblem, i);

      if (problem->handle.zone == zone && problem->is_error)
        return tkl_project_words_corners (shape);
    }
  return tkl_project_words_zone (shape);
}

static void
show_zones (TklZoneSide *self, const GArray *problems)
{
  const GPtrArray *zones = self->edit->curr->zones;

  for (guint i = 0; i < zones->len; i++)
    {
      GtkListBoxRow *row;
      g_autofree char *name = tkl_zone_side_name (self->edit, i);
      g_autofree char *subtitle = describe_zone (self, problems, i);

      if (gtk_list_box_get_row_at_index (self->zones, (int) i) == NULL)
        add_row (self);
      row = gtk_list_box_get_row_at_index (self->zones, (int) i);
      show_switch (self, row, name);
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

/* An error stays while the radius is the same. */
static void
show_radius (TklZoneSide *self)
{
  int radius_m = self->edit->curr->radius_m;
  g_autofree char *text = radius_m > 0 ? g_strdup_printf ("%d", radius_m) : g_strdup ("");

  gtk_widget_set_visible (self->circle, self->default_radius_m >= 0);
  if (tkl_field_row_is_edited (self->radius))
    return;
  tkl_field_row_set_text (self->radius, text);
  if (radius_m == 0 && self->default_radius_m == 0)
    tkl_field_row_set_warning (
        self->radius, _ ("Neither here nor in the settings there is a radius: ticks at any "
                         "distance may be taken for this project."));
}

static void
show_chosen (TklZoneSide *self)
{
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, chosen_zone (self));

  tkl_corner_list_set_edit (self->corners, self->edit);
  gtk_widget_set_visible (self->of_zone, poi != NULL);
  if (poi == NULL)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)),
                 poi->name != NULL ? poi->name : "")
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), poi->name != NULL ? poi->name : "");
}

void
tkl_zone_side_set_default_radius (TklZoneSide *self, int radius_m)
{
  g_return_if_fail (TKL_IS_ZONE_SIDE (self));

  self->default_radius_m = radius_m;
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
  show_zones (self, problems);
  show_chosen (self);
  show_radius (self);
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
build_circle (TklZoneSide *self)
{
  GtkWidget *list;

  self->circle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  add_heading (self->circle, _ ("Circle"));
  list = add_list (self->circle);
  self->radius
      = TKL_FIELD_ROW (tkl_field_row_new (_ ("Radius (m)"), _ ("Empty: that of the settings.")));
  tkl_field_row_set_width (self->radius, 8);
  g_signal_connect_swapped (self->radius, "committed", G_CALLBACK (radius_committed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->radius));
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
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->name))),
                           TKL_TEXT_MAX_LINE);
  g_signal_connect_swapped (self->name, "apply", G_CALLBACK (name_applied_cb), self);
  add_heading (self->of_zone, _ ("Corners"));
  self->corners = TKL_CORNER_LIST (tkl_corner_list_new ());
  g_signal_connect_swapped (self->corners, "edited", G_CALLBACK (corner_edited_cb), self);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  add_button (buttons, _ ("Insert After"), "zones.insert-corner");
  add_button (buttons, _ ("Remove"), "zones.remove-corner");
  gtk_box_append (GTK_BOX (self->of_zone), buttons);
  gtk_box_append (GTK_BOX (self->of_zone), GTK_WIDGET (self->corners));
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

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scrolled;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, 12);
  gtk_widget_set_margin_bottom (widget, 12);
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
}

/* Above what scrolls: it is to be seen while the last corner is typed. */
static GtkWidget *
build_faults (TklZoneSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled;

  self->faults = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  set_margins (self->faults);
  scrolled = make_scroller (self->faults);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), FAULTS_HEIGHT);
  gtk_box_append (GTK_BOX (box), scrolled);
  self->repair = gtk_button_new_with_label (_ ("Repair…"));
  gtk_widget_set_margin_start (self->repair, 12);
  gtk_widget_set_margin_end (self->repair, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->repair), "zones.repair");
  gtk_box_append (GTK_BOX (box), self->repair);
  return box;
}

static void
build_zones (TklZoneSide *self, GtkWidget *box)
{
  add_heading (box, _ ("Zones"));
  self->none = gtk_label_new (_ ("No zone yet. Press “Draw” and click its corners on the map."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_box_append (GTK_BOX (box), self->none);
  self->zones = GTK_LIST_BOX (add_list (box));
  gtk_list_box_set_selection_mode (self->zones, GTK_SELECTION_SINGLE);
  g_signal_connect_swapped (self->zones, "row-selected", G_CALLBACK (row_selected_cb), self);
}

static void
tkl_zone_side_init (TklZoneSide *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled;

  set_margins (box);
  gtk_box_append (GTK_BOX (whole), build_faults (self));
  build_circle (self);
  gtk_box_append (GTK_BOX (box), self->circle);
  build_zones (self, box);
  build_of_zone (self);
  gtk_box_append (GTK_BOX (box), self->of_zone);
  scrolled = make_scroller (box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  tkl_present_pane (scrolled, 300);
  gtk_box_append (GTK_BOX (whole), scrolled);
  adw_bin_set_child (ADW_BIN (self), whole);
}
