/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEditor: the window in which the zones of a project are drawn (F124–F129). */
/* Thread: main. */
#include "tkl-zone-editor-private.h"

#include "tkl-help-topic.h"
#include "tkl-names.h"
#include "tkl-outline.h"
#include "tkl-present.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* Of a copy, so that it is seen beside the zone: about 20 m. */
#define BESIDE_E7 2000
/* Shown around a work address without any zone or radius. */
#define AROUND_M 150
/* Of a circle, however wide. */
#define MOST_AROUND_M 20000

enum
{
  DRAFT_SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklZoneEditor, tkl_zone_editor, ADW_TYPE_WINDOW)

/* --- showing --------------------------------------------------------------------------------- */

/* Returns: −1: the circle of the project does not count. */
static int
default_radius (const TklZonesForm *form)
{
  return form->project->mode == TKL_PROJECT_MODE_RADIUS && tkl_point_valid (form->project->location)
             ? form->default_radius_m
             : -1;
}

/* @circle: there is one that counts. */
static const char *
choose_hint (const TklZoneEdit *edit, gboolean circle)
{
  if (edit->curr->pen == TKL_ZONE_PEN_BOX)
    return _ ("Drag from corner to corner, or click two that lie opposite. Esc stops.");
  if (edit->curr->pen != TKL_ZONE_PEN_AWAY)
    return _ ("Click sets a corner. The first corner, a double click or Enter closes; Backspace "
              "takes one back; Esc stops.");
  if (edit->curr->chosen_radius)
    return _ ("Drag the handle of the circle; arrows change the radius by a metre, with Shift by "
              "ten.");
  if (edit->curr->chosen.zone != TKL_ZONE_NONE)
    return _ ("Drag the white handles, the small ones insert a corner, a right click removes one. "
              "Drag inside moves the zone, with Ctrl or Alt a copy. Shift: no snapping.");
  if (edit->curr->zones->len > 0)
    return _ ("Click a zone to change it.");
  return circle ? _ ("Drag the handle of the circle, or draw a zone.")
                : _ ("Draw a zone, corner by corner or as a rectangle.");
}

static void
update_actions (TklZoneEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const TklZoneDrawing *drawing = self->edit->curr;
  gboolean chosen = drawing->chosen.zone != TKL_ZONE_NONE;
  gboolean corner = drawing->chosen.corner != TKL_ZONE_NONE;

  gtk_widget_action_set_enabled (widget, "zones.undo", self->edit->step > 0);
  gtk_widget_action_set_enabled (widget, "zones.redo",
                                 self->edit->step + 1 < self->edit->steps->len);
  gtk_widget_action_set_enabled (widget, "zones.revert", tkl_zone_edit_changed (self->edit));
  gtk_widget_action_set_enabled (widget, "zones.save",
                                 tkl_zone_edit_may_save (self->edit, self->problems));
  gtk_widget_action_set_enabled (widget, "zones.circle",
                                 tkl_point_valid (self->form->project->location));
  gtk_widget_action_set_enabled (widget, "zones.address",
                                 tkl_point_valid (self->form->project->location));
  gtk_widget_action_set_enabled (widget, "zones.show", chosen);
  gtk_widget_action_set_enabled (widget, "zones.duplicate", chosen);
  gtk_widget_action_set_enabled (widget, "zones.delete", chosen);
  gtk_widget_action_set_enabled (widget, "zones.insert-corner", corner);
  gtk_widget_action_set_enabled (widget, "zones.remove-corner", corner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hole), chosen || drawing->pen == TKL_ZONE_PEN_HOLE);
}

static void
show_edit (TklZoneEditor *self)
{
  const TklZoneNeighbours around = { self->form->project->location, self->form->others };

  g_clear_pointer (&self->problems, g_array_unref);
  self->problems = tkl_zone_edit_validate (self->edit, &around);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->draw, self->edit->curr->pen == TKL_ZONE_PEN_OUTLINE);
  gtk_toggle_button_set_active (self->box, self->edit->curr->pen == TKL_ZONE_PEN_BOX);
  gtk_toggle_button_set_active (self->hole, self->edit->curr->pen == TKL_ZONE_PEN_HOLE);
  self->showing = FALSE;
  gtk_label_set_text (self->hint, choose_hint (self->edit, default_radius (self->form) >= 0));
  tkl_draw_layer_set_edit (self->layer, self->edit, self->problems);
  tkl_zone_side_set_edit (self->side, self->edit, self->problems);
  update_actions (self);
}

void
tkl_zone_editor_mark (TklZoneEditor *self, GArray *marks)
{
  self->n_marks = marks->len;
  tkl_mark_layer_set_marks (self->marks, marks);
}

void
tkl_zone_editor_become (TklZoneEditor *self, TklZoneEdit *next)
{
  g_autoptr (GArray) none = tkl_mark_layer_make_marks ();

  if (next == NULL)
    return;
  tkl_zone_edit_free (self->edit);
  self->edit = next;
  if (self->n_marks > 0)
    tkl_zone_editor_mark (self, none);
  show_edit (self);
}

static void
edited_cb (TklZoneEditor *self, gpointer edit)
{
  guint n_hidden = self->edit->hidden->len;

  tkl_zone_editor_become (self, tkl_zone_edit_copy (edit));
  if (self->edit->hidden->len != n_hidden)
    tkl_zone_editor_keep_hidden (self);
}

/* --- loading --------------------------------------------------------------------------------- */

static void
fit_points (TklZoneEditor *self, const TklShape *shape)
{
  const TklPoint points[] = { shape->min, shape->max };

  tkl_map_fit_closely (self->map, points, G_N_ELEMENTS (points));
}

int
tkl_zone_editor_radius_m (TklZoneEditor *self)
{
  return self->edit->curr->radius_m > 0 ? self->edit->curr->radius_m : self->form->default_radius_m;
}

gboolean
tkl_zone_editor_has_circle (TklZoneEditor *self)
{
  return default_radius (self->form) >= 0;
}

/* What the project has: its zones, and the circle where it counts. Without either, what is around the
 * work address. */
static void
fit_all (TklZoneEditor *self)
{
  const TklProject *project = self->form->project;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  gboolean has_circle = tkl_zone_editor_has_circle (self) && tkl_zone_editor_radius_m (self) > 0;

  if (tkl_point_valid (project->location) && (has_circle || self->edit->curr->zones->len == 0))
    {
      g_autoptr (GArray) circle = tkl_outline_circle (
          project->location,
          has_circle ? MIN (tkl_zone_editor_radius_m (self), MOST_AROUND_M) : AROUND_M);

      g_array_append_vals (points, circle->data, circle->len);
    }
  for (guint i = 0; i < self->edit->curr->zones->len; i++)
    {
      const TklPoi *poi = self->edit->curr->zones->pdata[i];

      g_array_append_vals (points, &poi->shape->min, 1);
      g_array_append_vals (points, &poi->shape->max, 1);
    }
  if (points->len > 0)
    tkl_map_fit_closely (self->map, (const TklPoint *) (gpointer) points->data, points->len);
  else
    tkl_map_fit (self->map, NULL, 0);
}

/* F124: what is around the work address, as wide as the circle where there is one. */
static void
show_address (TklZoneEditor *self)
{
  const TklProject *project = self->form->project;
  int radius_m = default_radius (self->form) >= 0 ? tkl_zone_editor_radius_m (self) : 0;
  g_autoptr (GArray) circle = NULL;

  if (!tkl_point_valid (project->location))
    return;
  circle = tkl_outline_circle (project->location,
                               radius_m > 0 ? MIN (radius_m, MOST_AROUND_M) : AROUND_M);
  tkl_map_fit_closely (self->map, (const TklPoint *) (gpointer) circle->data, circle->len);
}

static guint
find_zone (const TklZoneEdit *edit, gint64 id)
{
  for (guint i = 0; i < edit->curr->zones->len; i++)
    if (((const TklPoi *) edit->curr->zones->pdata[i])->id == id)
      return i;
  return TKL_ZONE_NONE;
}

/* What it was opened for; as soon as there is something to do it with. */
static void
take_wishes (TklZoneEditor *self)
{
  guint zone;

  if (self->edit == NULL)
    return;
  zone = self->wanted_id != 0 ? find_zone (self->edit, self->wanted_id) : TKL_ZONE_NONE;
  self->wanted_id = 0;
  if (self->draft_radius_m > 0)
    tkl_zone_editor_become (self,
                            tkl_zone_edit_set_radius (self->edit, self->draft_radius_m, FALSE));
  self->draft_radius_m = 0;
  if (self->draft != NULL && self->redrawn_id != 0)
    {
      zone = find_zone (self->edit, self->redrawn_id);
      tkl_zone_editor_become (self, tkl_zone_edit_replace (self->edit, zone, self->draft));
    }
  else if (self->draft != NULL)
    {
      tkl_zone_editor_become (self,
                              tkl_zone_edit_add_shape (self->edit, self->draft, self->draft_name));
      zone = self->edit->curr->chosen.zone;
      self->draft_id = tkl_zone_edit_zone (self->edit, zone)->id;
    }
  else if (zone != TKL_ZONE_NONE)
    tkl_zone_editor_become (
        self,
        tkl_zone_edit_choose (self->edit, (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE }));
  g_clear_pointer (&self->draft, tkl_shape_free);
  self->redrawn_id = 0;
  if (zone != TKL_ZONE_NONE)
    fit_points (self, tkl_zone_edit_zone (self->edit, zone)->shape);
}

void
tkl_zone_editor_choose (TklZoneEditor *self, gint64 zone_id)
{
  g_return_if_fail (TKL_IS_ZONE_EDITOR (self));

  self->wanted_id = zone_id;
  take_wishes (self);
}

void
tkl_zone_editor_add (TklZoneEditor *self, const TklShape *draft, const char *name)
{
  g_return_if_fail (TKL_IS_ZONE_EDITOR (self) && draft != NULL);

  tkl_shape_free (self->draft);
  self->draft = tkl_shape_copy (draft);
  tkl_set_str (&self->draft_name, name);
  self->redrawn_id = 0;
  take_wishes (self);
}

void
tkl_zone_editor_redraw (TklZoneEditor *self, gint64 zone_id, const TklShape *draft)
{
  g_return_if_fail (TKL_IS_ZONE_EDITOR (self) && draft != NULL && zone_id != 0);

  tkl_shape_free (self->draft);
  self->draft = tkl_shape_copy (draft);
  self->redrawn_id = zone_id;
  take_wishes (self);
}

guint
tkl_zone_editor_find_draft (TklZoneEditor *self)
{
  return self->draft_id != 0 ? find_zone (self->edit, self->draft_id) : TKL_ZONE_NONE;
}

void
tkl_zone_editor_draft_saved (TklZoneEditor *self, gint64 zone_id)
{
  self->draft_id = 0;
  g_signal_emit (self, signals[DRAFT_SAVED], 0, zone_id);
}

void
tkl_zone_editor_widen (TklZoneEditor *self, int radius_m)
{
  g_return_if_fail (TKL_IS_ZONE_EDITOR (self) && radius_m > 0);

  self->draft_radius_m = radius_m;
  take_wishes (self);
}

static void
show_surroundings (TklZoneEditor *self)
{
  int radius_m = default_radius (self->form);
  const TklDrawCircle circle = { .centre = self->form->project->location,
                                 .is_used = radius_m >= 0,
                                 .default_radius_m = radius_m };

  tkl_draw_layer_set_around (self->layer, self->form->others, &circle);
  tkl_zone_side_set_default_radius (self->side, radius_m);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklZoneEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklZonesForm) form = tkl_zones_load_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  gboolean first = self->form == NULL;

  if (form == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  tkl_zones_form_free (self->form);
  self->form = g_steal_pointer (&form);
  label = tkl_project_label (self->form->project);
  /* Translators: a window; %s is a project. */
  title = g_strdup_printf (_ ("Zones of %s"), label);
  gtk_window_set_title (GTK_WINDOW (self), title);
  tkl_map_describe (self->map, title);
  show_surroundings (self);
  self->draft_id = 0; /* what was not stored is gone, and new zones are counted anew */
  tkl_zone_editor_become (
      self, tkl_zone_edit_new (self->project_id, self->form->project->radius_m, self->form->zones));
  tkl_zone_editor_recall_hidden (self);
  if (first)
    fit_all (self);
  take_wishes (self);
}

void
tkl_zone_editor_load (TklZoneEditor *self)
{
  tkl_zones_load_async (tkl_desk_get_office (self->desk), self->project_id, self->cancellable,
                        loaded_cb, g_object_ref (self));
}

/* --- actions --------------------------------------------------------------------------------- */

static void
pen_toggled_cb (TklZoneEditor *self, GtkToggleButton *button)
{
  TklZonePen pen = button == self->draw  ? TKL_ZONE_PEN_OUTLINE
                   : button == self->box ? TKL_ZONE_PEN_BOX
                                         : TKL_ZONE_PEN_HOLE;

  if (self->showing || self->edit == NULL)
    return;
  tkl_zone_editor_become (self, gtk_toggle_button_get_active (button)
                                    ? tkl_zone_edit_take_pen (self->edit, pen)
                                    : tkl_zone_edit_leave (self->edit));
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  show_edit (self);
}

TklZoneEdit *
tkl_zone_editor_add_circle (TklZoneEditor *self)
{
  const TklProject *project = self->form->project;
  int radius_m = tkl_zone_editor_radius_m (self);
  g_autoptr (GArray) corners = NULL;

  if (!tkl_point_valid (project->location))
    return NULL;
  corners = tkl_outline_circle (project->location,
                                radius_m > 0 ? MIN (radius_m, TKL_OUTLINE_MAX_RADIUS_M) : AROUND_M);
  return tkl_zone_edit_add (self->edit, corners, NULL);
}

TklZoneEdit *
tkl_zone_editor_insert_corner (TklZoneEditor *self)
{
  TklZoneHandle chosen = self->edit->curr->chosen;

  return tkl_zone_edit_insert (self->edit, chosen, tkl_zone_edit_between (self->edit, chosen));
}

static TklZoneEdit *
change (TklZoneEditor *self, const char *action)
{
  guint zone = self->edit->curr->chosen.zone;
  const TklPoi *poi = tkl_zone_edit_zone (self->edit, zone);

  if (g_str_equal (action, "zones.undo"))
    return tkl_zone_edit_undo (self->edit);
  if (g_str_equal (action, "zones.redo"))
    return tkl_zone_edit_redo (self->edit);
  if (g_str_equal (action, "zones.revert"))
    return tkl_zone_edit_revert (self->edit);
  if (g_str_equal (action, "zones.circle"))
    return tkl_zone_editor_add_circle (self);
  if (g_str_equal (action, "zones.insert-corner"))
    return tkl_zone_editor_insert_corner (self);
  if (g_str_equal (action, "zones.remove-corner"))
    return tkl_zone_edit_remove (self->edit, self->edit->curr->chosen);
  if (g_str_equal (action, "zones.delete"))
    return tkl_zone_edit_delete (self->edit, zone);
  return poi != NULL ? tkl_zone_edit_duplicate (self->edit, zone, poi->name, BESIDE_E7, BESIDE_E7)
                     : NULL;
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZoneEditor *self = TKL_ZONE_EDITOR (widget);

  if (self->edit != NULL)
    tkl_zone_editor_become (self, change (self, name));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklZoneEditor *self = TKL_ZONE_EDITOR (widget);
  const TklPoi *poi
      = self->edit != NULL ? tkl_zone_edit_zone (self->edit, self->edit->curr->chosen.zone) : NULL;

  if (poi == NULL)
    return;
  tkl_zone_editor_become (
      self, tkl_zone_edit_set_visible (self->edit, self->edit->curr->chosen.zone, TRUE));
  tkl_zone_editor_keep_hidden (self);
  fit_points (self, tkl_zone_edit_zone (self->edit, self->edit->curr->chosen.zone)->shape);
}

static void
address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (TKL_ZONE_EDITOR (widget)->form != NULL)
    show_address (TKL_ZONE_EDITOR (widget));
}

static void
repair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_zone_editor_repair (TKL_ZONE_EDITOR (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_zone_editor_save (TKL_ZONE_EDITOR (widget));
}

/* --- life ------------------------------------------------------------------------------------ */

static GtkToggleButton *
add_toggle (TklZoneEditor *self, GtkWidget *box, const char *label, const char *help)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, help);
  g_signal_connect_object (button, "toggled", G_CALLBACK (pen_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
make_icon_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
build_bar (TklZoneEditor *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "zones.save");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), save);
  return bar;
}

/* Below the title, which has its room with large text too. */
static GtkWidget *
build_tools (TklZoneEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *circle = gtk_button_new_with_label (_ ("Circle"));

  gtk_widget_add_css_class (box, "toolbar");
  gtk_box_append (GTK_BOX (box), make_icon_button ("find-location-symbolic", _ ("Work Address (A)"),
                                                   "zones.address"));
  /* Translators: a switch: clicks on the map set the corners of a new zone. */
  self->draw = add_toggle (self, box, _ ("Draw"), _ ("A zone, corner by corner (D)"));
  /* Translators: a switch: a drag on the map makes a zone. */
  self->box = add_toggle (self, box, _ ("Rectangle"), _ ("A zone from corner to corner (R)"));
  /* Translators: a switch: clicks on the map set the corners of a hole in the chosen zone. */
  self->hole = add_toggle (self, box, _ ("Cut Hole"), _ ("A hole in the chosen zone (H)"));
  gtk_widget_set_tooltip_text (circle, _ ("A zone like the circle around the work address (C)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (circle), "zones.circle");
  gtk_box_append (GTK_BOX (box), circle);
  gtk_box_append (GTK_BOX (box), make_icon_button ("edit-undo-symbolic", _ ("Undo"), "zones.undo"));
  gtk_box_append (GTK_BOX (box), make_icon_button ("edit-redo-symbolic", _ ("Redo"), "zones.redo"));
  gtk_box_append (GTK_BOX (box),
                  make_icon_button ("document-revert-symbolic", _ ("Revert"), "zones.revert"));
  return box;
}

/* Keys go on with what the pointer has chosen. */
static void
take_focus_when_pressed (GtkWidget *map)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (gtk_widget_grab_focus), map,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (press));
}

static gboolean
key_cb (TklZoneEditor *self, guint key, guint code, GdkModifierType state)
{
  return tkl_zone_editor_press (self, key, state);
}

static GtkWidget *
build_map (TklZoneEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->map = TKL_MAP (tkl_map_new ());
  self->layer = TKL_DRAW_LAYER (tkl_draw_layer_new (tkl_map_get_viewport (self->map)));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  self->marks = TKL_MARK_LAYER (tkl_mark_layer_new (tkl_map_get_viewport (self->map)));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->marks));
  g_signal_connect_object (self->layer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), keys);
  take_focus_when_pressed (GTK_WIDGET (self->map));
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  self->hint = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->hint), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->hint), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->hint), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->hint), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "tkl-zone-hint");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  return box;
}

static void
fill (TklZoneEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->side = TKL_ZONE_SIDE (tkl_zone_side_new ());
  g_signal_connect_object (self->side, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), build_tools (self));
  gtk_box_append (GTK_BOX (halves), build_map (self));
  gtk_box_append (GTK_BOX (halves), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  /* Its buttons would share the room of the map. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->side), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->side), "tkl-zone-side");
  gtk_box_append (GTK_BOX (halves), GTK_WIDGET (self->side));
  gtk_box_append (GTK_BOX (box), halves);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
tkl_zone_editor_present (GtkWindow *parent, TklDesk *desk, gint64 project_id)
{
  TklZoneEditor *self = g_object_new (TKL_TYPE_ZONE_EDITOR, "title", _ ("Zones"), "default-width",
                                      1100, "default-height", 660, "modal", TRUE, NULL);

  self->desk = g_object_ref (desk);
  self->project_id = project_id;
  fill (self);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_ZONES);
  tkl_names_complete (GTK_WIDGET (self));
  tkl_zone_editor_load (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static gboolean
tkl_zone_editor_close_request (GtkWindow *window)
{
  TklZoneEditor *self = TKL_ZONE_EDITOR (window);

  if (tkl_zone_editor_ask_to_close (self))
    return TRUE;
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (tkl_zone_editor_parent_class)->close_request (window);
}

static void
tkl_zone_editor_finalize (GObject *object)
{
  TklZoneEditor *self = TKL_ZONE_EDITOR (object);

  tkl_zone_edit_free (self->edit);
  tkl_zones_form_free (self->form);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->draft, tkl_shape_free);
  g_free (self->draft_name);
  g_clear_object (&self->desk);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (tkl_zone_editor_parent_class)->finalize (object);
}

static void
tkl_zone_editor_class_init (TklZoneEditorClass *klass)
{
  static const char *const changes[]
      = { "zones.undo",   "zones.redo",      "zones.revert",        "zones.circle",
          "zones.delete", "zones.duplicate", "zones.insert-corner", "zones.remove-corner" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_zone_editor_finalize;
  signals[DRAFT_SAVED] = g_signal_new ("draft-saved", TKL_TYPE_ZONE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  GTK_WINDOW_CLASS (klass)->close_request = tkl_zone_editor_close_request;
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_class_install_action (widget_class, changes[i], NULL, change_action);
  gtk_widget_class_install_action (widget_class, "zones.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "zones.address", NULL, address_action);
  gtk_widget_class_install_action (widget_class, "zones.repair", NULL, repair_action);
  gtk_widget_class_install_action (widget_class, "zones.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "zones.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "zones.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "zones.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tkl_zone_editor_init (TklZoneEditor *self)
{
  self->cancellable = g_cancellable_new ();
}
