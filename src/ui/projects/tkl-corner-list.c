/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCornerList: the corners of the chosen zone as rows with their coordinates (F127). */
/* Thread: main. */
#include "tkl-corner-list.h"

#include "tkl-field-row.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

#define POSITION_CHARS 20

struct _TklCornerList
{
  AdwBin parent_instance;
  GtkListBox *list;
  GtkWidget *pager;
  GtkWidget *before, *after; /* buttons */
  GtkLabel *range;

  TklZoneEdit *edit; /* (owned) (nullable) */
  guint first;       /* the corner of the first row, counted through all rings */
  guint n_rows;      /* those shown; rows are kept for later */
  gboolean showing;  /* rows follow the edit: their signals mean nothing */
};

enum
{
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklCornerList, tkl_corner_list, ADW_TYPE_BIN)

/* --- which corner ---------------------------------------------------------------------------- */

static const TklShape *
chosen_shape (TklCornerList *self)
{
  const TklPoi *poi
      = self->edit != NULL ? tkl_zone_edit_zone (self->edit, self->edit->curr->chosen.zone) : NULL;

  return poi != NULL ? poi->shape : NULL;
}

/* @number: below the number of points. */
static TklZoneHandle
handle_of (TklCornerList *self, guint number)
{
  const TklShape *shape = chosen_shape (self);
  guint ring = 0;

  while (shape->ring_point[ring + 1] <= number)
    ring++;
  return (TklZoneHandle){ self->edit->curr->chosen.zone, ring, number - shape->ring_point[ring] };
}

/* Returns: the chosen corner, counted through; TKL_ZONE_NONE: none is. */
static guint
chosen_number (TklCornerList *self)
{
  const TklShape *shape = chosen_shape (self);
  TklZoneHandle chosen = self->edit->curr->chosen;

  return shape != NULL && chosen.corner != TKL_ZONE_NONE
             ? shape->ring_point[chosen.ring] + chosen.corner
             : TKL_ZONE_NONE;
}

char *
tkl_corner_name (const TklShape *shape, TklZoneHandle handle)
{
  guint part = tkl_sketch_part_of_ring (shape, handle.ring);
  guint hole = handle.ring - shape->part_ring[part];

  if (shape->n_parts == 1 && hole == 0)
    return g_strdup_printf (_ ("Corner %u"), handle.corner + 1);
  if (shape->n_parts == 1)
    return g_strdup_printf (_ ("Hole %u, corner %u"), hole, handle.corner + 1);
  if (hole == 0)
    /* Translators: a zone of several outlines: number of the outline, then of the corner. */
    return g_strdup_printf (_ ("Part %u, corner %u"), part + 1, handle.corner + 1);
  return g_strdup_printf (_ ("Part %u, hole %u, corner %u"), part + 1, hole, handle.corner + 1);
}

/* --- changes --------------------------------------------------------------------------------- */

/* @next: (transfer full) (nullable). */
static gboolean
become (TklCornerList *self, TklZoneEdit *next)
{
  g_autoptr (TklZoneEdit) edited = next;

  if (edited != NULL)
    g_signal_emit (self, signals[EDITED], 0, edited);
  return edited != NULL;
}

static guint
number_of_row (TklCornerList *self, gpointer row)
{
  return self->first + (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static gboolean
is_corner (TklCornerList *self, guint number)
{
  const TklShape *shape = chosen_shape (self);

  return shape != NULL && number < shape->n_points;
}

static void
choose (TklCornerList *self, guint number)
{
  if (!self->showing && is_corner (self, number) && number != chosen_number (self))
    become (self, tkl_zone_edit_choose (self->edit, handle_of (self, number)));
}

static void
row_selected_cb (TklCornerList *self, GtkListBoxRow *row)
{
  if (row != NULL)
    choose (self, number_of_row (self, row));
}

static void
focused_cb (TklCornerList *self, GtkEventController *focus)
{
  choose (self, number_of_row (self, gtk_event_controller_get_widget (focus)));
}

static void
committed_cb (TklCornerList *self, const char *text, TklFieldRow *row)
{
  guint number = number_of_row (self, row);
  TklZoneHandle handle;
  TklPoint point;

  if (!is_corner (self, number))
    return;
  handle = handle_of (self, number);
  if (!tkl_typed_position (text, &point))
    tkl_field_row_set_error (row, _ ("Latitude and longitude, as in 50.8466, 4.3517."));
  else if (!become (self, tkl_zone_edit_move (self->edit, handle, point, FALSE)))
    {
      /* The same place, written in another way. */
      g_autofree char *same = tkl_typed_format_position (point);

      tkl_field_row_set_text (row, same);
    }
}

/* --- showing --------------------------------------------------------------------------------- */

static void
add_row (TklCornerList *self)
{
  GtkWidget *row = tkl_field_row_new ("", NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  tkl_field_row_keep_width (TKL_FIELD_ROW (row), POSITION_CHARS);
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_append (self->list, row);
}

static void
show_row (TklCornerList *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  const TklShape *shape = chosen_shape (self);
  guint number = self->first + index;
  g_autofree char *name = tkl_corner_name (shape, handle_of (self, number));
  g_autofree char *text = tkl_typed_format_position (shape->points[number]);

  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), name) != 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (!tkl_field_row_is_edited (TKL_FIELD_ROW (row)))
    tkl_field_row_set_text (TKL_FIELD_ROW (row), text);
  if (number == chosen_number (self))
    gtk_list_box_select_row (self->list, row);
}

/* Rows that stand for another corner now have nothing that was typed for it. */
static void
forget_typed (TklCornerList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    tkl_field_row_set_text (TKL_FIELD_ROW (row), "");
}

static void
show_pager (TklCornerList *self, guint n_points)
{
  /* Translators: which corners of a zone are listed, and how many there are. */
  g_autofree char *text
      = g_strdup_printf (_ ("%u–%u of %u"), self->first + 1, self->first + self->n_rows, n_points);

  gtk_label_set_text (self->range, text);
  gtk_widget_set_sensitive (self->before, self->first > 0);
  gtk_widget_set_sensitive (self->after, self->first + self->n_rows < n_points);
  gtk_widget_set_visible (self->pager, n_points > TKL_CORNER_LIST_MAX_ROWS);
}

static void
show_rows (TklCornerList *self)
{
  const TklShape *shape = chosen_shape (self);
  guint n_points = shape != NULL ? shape->n_points : 0;
  GtkListBoxRow *row;

  self->showing = TRUE;
  self->n_rows = MIN (n_points - self->first, TKL_CORNER_LIST_MAX_ROWS);
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (gtk_list_box_get_row_at_index (self->list, (int) i) == NULL)
        add_row (self);
      show_row (self, i);
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), (guint) i < self->n_rows);
  if (shape == NULL || chosen_number (self) - self->first >= self->n_rows)
    gtk_list_box_unselect_all (self->list);
  show_pager (self, n_points);
  self->showing = FALSE;
}

static void
turn (TklCornerList *self, gboolean forth)
{
  if (forth)
    self->first += TKL_CORNER_LIST_MAX_ROWS;
  else
    self->first -= MIN (self->first, TKL_CORNER_LIST_MAX_ROWS);
  forget_typed (self);
  show_rows (self);
}

static void
before_cb (TklCornerList *self)
{
  turn (self, FALSE);
}

static void
after_cb (TklCornerList *self)
{
  turn (self, TRUE);
}

/* Pages begin at whole numbers of rows, so that a corner stays where it is. */
static guint
choose_first (TklCornerList *self)
{
  const TklShape *shape = chosen_shape (self);
  guint number = chosen_number (self);

  if (shape == NULL)
    return 0;
  if (number != TKL_ZONE_NONE)
    return number - number % TKL_CORNER_LIST_MAX_ROWS;
  return self->first < shape->n_points ? self->first : 0;
}

void
tkl_corner_list_set_edit (TklCornerList *self, const TklZoneEdit *edit)
{
  TklZoneEdit *copy;
  guint zone_before, first_before = self->first;

  g_return_if_fail (TKL_IS_CORNER_LIST (self) && edit != NULL);

  zone_before = self->edit != NULL ? self->edit->curr->chosen.zone : TKL_ZONE_NONE;
  copy = tkl_zone_edit_copy (edit);
  tkl_zone_edit_free (self->edit);
  self->edit = copy;
  if (zone_before != edit->curr->chosen.zone)
    self->first = 0;
  self->first = choose_first (self);
  if (zone_before != edit->curr->chosen.zone || self->first != first_before)
    forget_typed (self);
  show_rows (self);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* Up and Down go from field to field, as in a spreadsheet: rows themselves take no focus. */
static gboolean
key_cb (TklCornerList *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  int index;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (!down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up))
    return FALSE;
  index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + (down ? 1 : -1);
  if (index >= 0 && (guint) index < self->n_rows)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)),
                            GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* --- life ------------------------------------------------------------------------------------ */

static GtkWidget *
add_turn (TklCornerList *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->pager), button);
  return button;
}

static void
build_pager (TklCornerList *self)
{
  self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->pager, GTK_ALIGN_CENTER);
  self->before
      = add_turn (self, "go-previous-symbolic", _ ("Corners before"), G_CALLBACK (before_cb));
  self->range = GTK_LABEL (gtk_label_new (""));
  gtk_box_append (GTK_BOX (self->pager), GTK_WIDGET (self->range));
  self->after = add_turn (self, "go-next-symbolic", _ ("Corners after"), G_CALLBACK (after_cb));
}

static void
tkl_corner_list_finalize (GObject *object)
{
  tkl_zone_edit_free (TKL_CORNER_LIST (object)->edit);
  G_OBJECT_CLASS (tkl_corner_list_parent_class)->finalize (object);
}

GtkWidget *
tkl_corner_list_new (void)
{
  return g_object_new (TKL_TYPE_CORNER_LIST, NULL);
}

static void
tkl_corner_list_class_init (TklCornerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_corner_list_finalize;
  signals[EDITED] = g_signal_new ("edited", TKL_TYPE_CORNER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tkl_corner_list_init (TklCornerList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Corners"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  build_pager (self);
  gtk_box_append (GTK_BOX (box), self->pager);
  adw_bin_set_child (ADW_BIN (self), box);
}
