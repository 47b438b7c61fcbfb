/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first columns of a TklTable stay in sight while the others are scrolled. */
/* Thread: main. */

/* There is one column view with all columns, so that selection, keys and screen readers know of nothing.
 * After GTK has laid out titles and cells, and before they are painted, those of the frozen columns get
 * another place, as far to the right as the table is scrolled. What would lie below them is not shown,
 * or only the rest of it: GTK paints later columns over earlier ones, and a click means the one on top.
 * Titles tell where GTK has the columns, which nothing else does. */
#include "tkl-table-private.h"

#include "tkl-watched-layout.h"

/* Of the width of the table, so that there is room for what is scrolled. */
#define MOST_NUMERATOR 2
#define MOST_DENOMINATOR 3

static GtkAdjustment *
across_of (TklTable *self)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static GtkWidget *
header_of (TklTable *self)
{
  return gtk_widget_get_first_child (self->view);
}

static gboolean
is_frozen (TklTable *self, guint column)
{
  return tkl_table_get_position (self, column) < self->n_frozen
         && gtk_column_view_column_get_visible (self->view_columns[column]);
}

/* --- one title or cell ------------------------------------------------------------------------ */

static void
allocate_at (GtkWidget *widget, int x, int width, int height)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (widget, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

/* What is left of it stands where all of it would. Nothing is left when only its padding is. */
static void
hide_left (GtkWidget *part, const TklColumnPlace *place, int hidden, int height)
{
  GtkWidget *child = gtk_widget_get_first_child (part);
  int content_width
      = place->width - gtk_widget_get_allocated_width (part) + gtk_widget_get_width (part);
  gboolean shown = child != NULL && hidden < content_width;

  gtk_widget_set_child_visible (part, shown);
  if (!shown)
    {
      /* To the left of all: there GTK looks for the edges of titles in vain. */
      allocate_at (part, -place->width, place->width, height);
      return;
    }
  allocate_at (part, place->x + hidden, place->width - hidden, height);
  allocate_at (child, -hidden, content_width, gtk_widget_get_height (part));
}

gboolean
tkl_table_place_part (TklTable *self, GtkWidget *part, guint column, gboolean placed)
{
  const TklColumnPlace *place = &self->places[column];
  int height = gtk_widget_get_height (gtk_widget_get_parent (part));
  gboolean frozen = self->shifted_px > 0 && place->x < self->frozen_px;
  int hidden = self->shifted_px > 0 && !frozen ? self->shifted_px + self->frozen_px - place->x : 0;

  /* A row that GTK has made, but not laid out. */
  if (height <= 0)
    return placed;
  if (hidden > 0)
    {
      hide_left (part, place, hidden, height);
      return TRUE;
    }
  if (frozen || placed)
    {
      allocate_at (part, place->x + (frozen ? self->shifted_px : 0), place->width, height);
      gtk_widget_set_child_visible (part, TRUE);
    }
  return frozen;
}

/* --- titles ----------------------------------------------------------------------------------- */

static gboolean
is_dragged (GtkWidget *title)
{
  return gtk_widget_has_css_class (title, "dnd");
}

/* A title that is dragged is not where its column is. */
static void
titles_laid_out_cb (GtkWidget *header, gpointer user_data)
{
  TklTable *self = user_data;
  graphene_rect_t bounds;

  /* Of a table that goes. */
  if (self->list == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (!gtk_widget_get_visible (self->titles[i])
        || !gtk_widget_compute_bounds (self->titles[i], header, &bounds))
      continue;
    else if (is_dragged (self->titles[i]))
      self->dragged_x = (int) bounds.origin.x;
    else
      self->places[i] = (TklColumnPlace){ (int) bounds.origin.x, (int) bounds.size.width };
}

/* Returns: the width of the frozen columns; 0: there are none, or too little room for others. */
static int
measure_frozen (TklTable *self)
{
  int frozen_px = 0;

  for (guint i = 0; self->n_frozen > 0 && i < self->n_columns; i++)
    if (is_frozen (self, i))
      frozen_px = MAX (frozen_px, self->places[i].x + self->places[i].width);
  return frozen_px <= gtk_widget_get_width (self->view) * MOST_NUMERATOR / MOST_DENOMINATOR
             ? frozen_px
             : 0;
}

/* GTK drops it where the pointer is, as if nothing were frozen: with a frozen one the table goes back to
 * where all columns are in their places. GTK would have the title beside the pointer from then on. */
static void
place_dragged (TklTable *self, guint column)
{
  double value = gtk_adjustment_get_value (across_of (self));

  if (!self->drags)
    {
      self->drags = TRUE;
      self->grabbed_px = is_frozen (self, column) && self->shifted_px > 0
                             ? self->pointer_x - self->dragged_x
                             : -1;
    }
  if (self->grabbed_px < 0)
    return;
  allocate_at (self->titles[column], (int) value + self->pointer_x - self->grabbed_px,
               self->places[column].width, gtk_widget_get_height (header_of (self)));
  gtk_adjustment_set_value (across_of (self), 0);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, TklTable *self)
{
  self->pointer_x = (int) x;
}

/* The right edge of a title that is not whole is not where GTK takes it to be. */
static void
place_title (TklTable *self, guint column)
{
  gboolean placed = tkl_table_place_part (self, self->titles[column], column, TRUE);

  gtk_column_view_column_set_resizable (self->view_columns[column],
                                        !placed || self->places[column].x < self->frozen_px);
}

void
tkl_table_place_titles (TklTable *self)
{
  gboolean any_dragged = FALSE;

  self->frozen_px = measure_frozen (self);
  self->shifted_px = self->frozen_px > 0 ? (int) gtk_adjustment_get_value (across_of (self)) : 0;
  gtk_widget_set_visible (self->freeze_line, self->frozen_px > 0);
  gtk_widget_set_margin_start (self->freeze_line, self->frozen_px);
  for (guint i = 0; i < self->n_columns; i++)
    if (is_dragged (self->titles[i]))
      {
        any_dragged = TRUE;
        place_dragged (self, i);
      }
    else if (gtk_widget_get_visible (self->titles[i]))
      place_title (self, i);
  self->drags = any_dragged;
}

/* --- which are frozen ------------------------------------------------------------------------- */

void
tkl_table_note_title (TklTable *self, guint column)
{
  self->titles[column] = gtk_widget_get_last_child (header_of (self));
}

static void
start_freezing (TklTable *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  gtk_widget_add_controller (self->view, motion);
  tkl_watched_layout_set_on (header_of (self), titles_laid_out_cb, self);
  self->freeze_line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (self->freeze_line, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->freeze_line, FALSE);
  gtk_widget_set_visible (self->freeze_line, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->freeze_line);
}

void
tkl_table_set_frozen (TklTable *self, guint n)
{
  self->n_frozen = MIN (n, self->n_columns);
  if (self->n_frozen > 0 && self->freeze_line == NULL)
    start_freezing (self);
  gtk_widget_queue_allocate (self->view);
}

void
tkl_table_choose_frozen (TklTable *self, guint n)
{
  tkl_table_set_frozen (self, n);
  tkl_table_update_menus (self);
  tkl_table_report_layout (self);
}

gboolean
tkl_table_get_span (TklTable *self, guint column, double *ret_left, double *ret_right)
{
  const TklColumnPlace *place = &self->places[column];

  if (self->frozen_px == 0)
    return FALSE;
  *ret_left = place->x < self->frozen_px ? self->shifted_px : place->x - self->frozen_px;
  *ret_right = place->x < self->frozen_px ? self->shifted_px : place->x + place->width;
  return TRUE;
}

gboolean
tkl_table_get_part (TklTable *self, guint column, int *ret_left, int *ret_width)
{
  const TklColumnPlace *place = &self->places[column];
  int value = (int) gtk_adjustment_get_value (across_of (self));
  int right = place->x + place->width - value;

  if (self->frozen_px == 0)
    return FALSE;
  *ret_left = place->x < self->frozen_px ? place->x : MAX (place->x - value, self->frozen_px);
  *ret_width = place->x < self->frozen_px ? place->width : MAX (right - *ret_left, 0);
  return TRUE;
}
