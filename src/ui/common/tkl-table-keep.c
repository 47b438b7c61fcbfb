/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a TklTable stays when other rows come: the rows that are selected, and the place one was at. */
/* Thread: main. */
#include "tkl-table-private.h"

#include <math.h>

/* Of more rows only the first stays selected: what is done to them all is not to be done to others. */
#define MOST_KEPT 10000

#define MOST_TRIES 5

/* --- selection -------------------------------------------------------------------------------- */

void
tkl_table_note_selection (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (chosen);
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->selected, 0);
  if (!gtk_bitset_iter_init_first (&iter, chosen, &position))
    return;
  self->selected_at = position;
  do
    {
      gint64 id = tkl_row_list_get_id (self->list, position);

      g_array_append_val (self->selected, id);
    }
  while (n <= MOST_KEPT && gtk_bitset_iter_next (&iter, &position));
}

static void
find_all (TklTable *self, GtkBitset *found)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < self->selected->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->selected, gint64, i));
  for (guint position = 0; position < n; position++)
    {
      gint64 id = tkl_row_list_get_id (self->list, position);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (found, position);
    }
}

static void
find_one (TklTable *self, GtkBitset *found)
{
  guint position = tkl_row_list_find (self->list, g_array_index (self->selected, gint64, 0));

  if (position != G_MAXUINT)
    gtk_bitset_add (found, position);
}

static void
restore_selection (TklTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);
  g_autoptr (GtkBitset) found = gtk_bitset_new_empty ();

  if (self->selected->len > 1)
    find_all (self, found);
  else if (self->selected->len == 1)
    find_one (self, found);
  gtk_selection_model_set_selection (self->selection, found, all);
}

/* What was selected is gone, because it is done: the row that stands there now is the next one. Not when
 * it was of another period, and the first rows of this one have come without it. */
static void
select_next (TklTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  if (n == 0 || self->selected->len == 0 || !gtk_bitset_is_empty (chosen))
    return;
  gtk_selection_model_select_item (self->selection, MIN (self->selected_at, n - 1), TRUE);
  tkl_table_follow_next (self, MIN (self->selected_at, n - 1));
}

/* --- place ------------------------------------------------------------------------------------ */

static GtkAdjustment *
adjustment_of (TklTable *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Rows are of one height. Returns: 0 while nothing is laid out. */
static double
row_height (TklTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  return n > 0 ? gtk_adjustment_get_upper (adjustment_of (self)) / n : 0;
}

void
tkl_table_note_place (TklTable *self)
{
  double value = gtk_adjustment_get_value (adjustment_of (self));
  double height = row_height (self);
  guint top;

  if (self->quiet || self->place_waits || height <= 0)
    return;
  top = (guint) (value / height);
  /* At the top one stays there, whatever comes above. */
  self->place_id = value > 0 ? tkl_row_list_get_id (self->list, top) : 0;
  self->place_height = height;
  self->place_rest = value - top * height;
}

static void
put_back (TklTable *self)
{
  guint position = self->place_id != 0 ? tkl_row_list_find (self->list, self->place_id) : G_MAXUINT;

  self->place_waits = FALSE;
  if (self->place_id == 0)
    gtk_adjustment_set_value (adjustment_of (self), 0);
  else if (position != G_MAXUINT)
    gtk_adjustment_set_value (adjustment_of (self),
                              position * self->place_height + self->place_rest);
  /* Where one is now: elsewhere when that row is gone, or as near as one gets. */
  tkl_table_note_place (self);
}

/* GTK may change its mind about the size some times before all rows have their room; but rows may
 * also be of another height than they were. */
static gboolean
fits (TklTable *self, double height)
{
  GtkAdjustment *adjustment = adjustment_of (self);
  double rows = height * g_list_model_get_n_items (G_LIST_MODEL (self->list));
  double expected = MAX (rows, gtk_adjustment_get_page_size (adjustment));

  return ABS (gtk_adjustment_get_upper (adjustment) - expected) <= expected / 50;
}

static gboolean
has_room (TklTable *self)
{
  return self->place_id == 0 || self->place_tries >= MOST_TRIES || fits (self, self->place_height);
}

static gboolean
put_back_cb (gpointer user_data)
{
  TklTable *self = user_data;

  if (self->list == NULL || !self->place_waits)
    return G_SOURCE_REMOVE;
  self->place_tries++;
  if (has_room (self))
    put_back (self);
  return G_SOURCE_REMOVE;
}

/* The slots that came or went are laid out: now there is somewhere to scroll to. */
void
tkl_table_laid_out (TklTable *self)
{
  if (self->place_waits)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, put_back_cb, g_object_ref (self), g_object_unref);
  else
    tkl_table_note_place (self);
}

/* Rows above and below the one that was gone to: what is said lies over the last ones. */
#define ROWS_AROUND 3

/* Also where a few rows do not fill the table. Returns: 0 while nothing is laid out. */
static double
measure_row (TklTable *self)
{
  graphene_rect_t bounds;
  GtkWidget *child = gtk_widget_get_first_child (self->view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  child = child != NULL ? gtk_widget_get_first_child (child) : NULL;
  return child != NULL && gtk_widget_compute_bounds (child, child, &bounds) ? bounds.size.height
                                                                            : 0;
}

static gboolean
has_rows_around (TklTable *self, guint position, double height)
{
  GtkAdjustment *adjustment = adjustment_of (self);
  double page = gtk_adjustment_get_page_size (adjustment);
  double margin = MIN (ROWS_AROUND * height, page / 3 - height);
  double y = position * height - gtk_adjustment_get_value (adjustment);

  return y >= margin && y + height <= page - margin;
}

/* GTK loses its way when it scrolls twice before it lays out, and the row that gets the focus scrolls. */
void
tkl_table_reveal (TklTable *self, guint position)
{
  double height = measure_row (self);

  self->place_waits = FALSE;
  if (height <= 0 || !fits (self, height))
    tkl_table_scroll_to (self, position);
  self->revealed_id = tkl_row_list_get_id (self->list, position);
  self->reveal_tries = 0;
  gtk_widget_queue_allocate (self->view);
}

/* There it goes where a third of the table is above it. */
gboolean
tkl_table_reveal_laid_out (TklTable *self)
{
  guint position
      = self->revealed_id != 0 ? tkl_row_list_find (self->list, self->revealed_id) : G_MAXUINT;
  double height = position != G_MAXUINT ? measure_row (self) : 0;
  double before = gtk_adjustment_get_value (adjustment_of (self));
  double above;

  if (position == G_MAXUINT)
    return FALSE;
  if (height <= 0 || !fits (self, height))
    {
      if (++self->reveal_tries >= MOST_TRIES)
        self->revealed_id = 0;
      return FALSE;
    }
  self->revealed_id = 0;
  if (has_rows_around (self, position, height))
    return FALSE;
  above = floor (gtk_adjustment_get_page_size (adjustment_of (self)) / 3 / height);
  gtk_adjustment_set_value (adjustment_of (self), MAX (position - above, 0) * height);
  return gtk_adjustment_get_value (adjustment_of (self)) != before;
}

/* --- both ------------------------------------------------------------------------------------- */

gboolean
tkl_table_keeps_place (TklTable *self)
{
  return self->selected->len > 0 || (self->place_id != 0 && !self->to_top);
}

void
tkl_table_restore (TklTable *self, guint n_before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->quiet = TRUE;
  restore_selection (self);
  self->quiet = FALSE;
  if (self->goes_on && self->had_chosen)
    select_next (self);
  self->goes_on = FALSE;
  self->had_chosen = FALSE;
  /* Of several some may be gone: whoever works on them has to know. */
  tkl_table_report_chosen (self);
  if (self->to_top)
    self->place_id = 0;
  self->to_top = FALSE;
  self->wants_focus = self->wants_focus && n > 0;
  self->place_waits = n > 0;
  self->place_tries = 0;
  if (self->place_waits && n == n_before && has_room (self))
    put_back (self);
}
