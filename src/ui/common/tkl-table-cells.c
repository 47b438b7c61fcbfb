/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a TklTable: those that are seen have a text. */
/* Thread: main. */

/* GTK 4.8 keeps two hundred rows alive whatever fits on the screen: two thousand cells for a table. A
 * widget with a text in each of them would double what they take of memory and time, so only cells that
 * are seen have one. When rows come into view, those that left it hand theirs on. This is done after
 * each layout of the window, when it is known what is seen, and before it is painted: the frame clock
 * lays out once more what changed meanwhile. Rows are of one height with and without texts
 * (style.css). */
#include "tkl-table-filters.h"
#include "tkl-table-private.h"

#define CELL "tkl-cell"

/* Of an item of GTK's list, which stands for a cell. */
typedef struct
{
  GtkListItem *item;
  guint column;
  guint index;     /* in `bound`, while it is bound */
  gboolean filled; /* its text, if it has one, is that of its row */
  gboolean light;  /* it has no controllers */
  gboolean placed; /* elsewhere than GTK had it (tkl-table-freeze.c) */
} TklCell;

/* --- one cell --------------------------------------------------------------------------------- */

static GtkWidget *
make_text (TklTable *self, guint i)
{
  const TklColumn *column = &self->columns[i];
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), column->chars);
  /* What takes the space that is left may not be squeezed to nothing beside a pane, nor its title. */
  if (column->grows)
    {
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (text),
                                     column->least > 0 ? column->least : column->chars * 2 / 3);
      gtk_widget_set_size_request (text, self->titles_px[i], -1);
    }
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), column->numeric ? 1 : 0);
  if (column->numeric)
    gtk_widget_add_css_class (text, "numeric");
  /* One line high: text that is cut off would stand two pixels above the others. */
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  return text;
}

/* A box shows that it is one, also while it is empty. */
static void
show_text (TklTable *self, const TklColumn *column, GtkWidget *child, const char *text)
{
  if (self->edits != NULL && column->edit == TKL_EDIT_BOX)
    text = *text != '\0' ? "☑" : "☐";
  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
}

static void
mark_cursor (TklTable *self, TklCell *cell)
{
  GtkWidget *text = gtk_list_item_get_child (cell->item);

  if (self->edits != NULL && cell->column == self->cursor)
    gtk_widget_add_css_class (text, "tkl-cursor");
  else
    gtk_widget_remove_css_class (text, "tkl-cursor");
}

/* The style sheet finds a cell by its row's class and the id of its column. */
static void
style_cell (GtkWidget *text, const TklColumn *column, const TklRowSet *set, guint row)
{
  const char *style = column->style (set, row);
  const char *classes[] = { column->id, style, column->numeric ? "numeric" : NULL, NULL };

  if (style == NULL)
    classes[1] = g_steal_pointer (&classes[2]);
  gtk_widget_set_css_classes (text, classes);
}

static void
fill_cell (TklTable *self, TklCell *cell)
{
  const TklColumn *column = &self->columns[cell->column];
  const TklRowSet *set = tkl_row_list_get_rows (self->list);
  guint row = tkl_row_list_get_row (self->list, gtk_list_item_get_position (cell->item));
  g_autofree char *text = tkl_column_cell (column, set, row);

  if (column->style != NULL)
    style_cell (gtk_list_item_get_child (cell->item), column, set, row);
  show_text (self, column, gtk_list_item_get_child (cell->item), text);
  mark_cursor (self, cell);
  cell->filled = TRUE;
}

/* @from: (nullable): a cell of the same column that is not seen; NULL: there is none. */
static void
give_text (TklTable *self, TklCell *cell, TklCell *from)
{
  GtkWidget *text = from != NULL ? g_object_ref (gtk_list_item_get_child (from->item))
                                 : g_object_ref_sink (make_text (self, cell->column));

  if (from != NULL)
    gtk_list_item_set_child (from->item, NULL);
  gtk_list_item_set_child (cell->item, text);
  g_object_unref (text);
  fill_cell (self, cell);
}

/* --- all cells -------------------------------------------------------------------------------- */

static GtkAdjustment *
adjustment_of (TklTable *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Only after a layout do the rows and the height of all of them belong together: a million rows in the
 * height of thousands would all seem to be in sight. */
static void
measure_rows (TklTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slots));

  if (n > 0)
    self->row_height = gtk_adjustment_get_upper (adjustment_of (self)) / n;
}

/* Returns: FALSE while nothing is laid out. */
static gboolean
find_seen (TklTable *self, guint *ret_first, guint *ret_n)
{
  GtkAdjustment *adjustment = adjustment_of (self);

  if (self->row_height < 1 || g_list_model_get_n_items (G_LIST_MODEL (self->slots)) == 0)
    return FALSE;
  *ret_first = (guint) (gtk_adjustment_get_value (adjustment) / self->row_height);
  /* One is in part at the top, one at the bottom. */
  *ret_n = (guint) (gtk_adjustment_get_page_size (adjustment) / self->row_height) + 2;
  return TRUE;
}

static gboolean
is_seen (const TklTable *self, const TklCell *cell)
{
  return gtk_list_item_get_position (cell->item) - self->first_seen < self->n_seen;
}

/* Returns: (transfer full) (array length=n_columns): of cells that are not seen and have a text. */
static GPtrArray **
find_spare (TklTable *self)
{
  GPtrArray **spare = g_new (GPtrArray *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    spare[i] = g_ptr_array_new ();
  for (guint i = 0; i < self->bound->len; i++)
    {
      TklCell *cell = self->bound->pdata[i];

      if (!is_seen (self, cell) && gtk_list_item_get_child (cell->item) != NULL)
        g_ptr_array_add (spare[cell->column], cell);
    }
  return spare;
}

/* Texts that nobody needs stay where they are, out of sight: a screen reader may still look there. */
static void
put_back_spare (TklTable *self, GPtrArray **spare)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      for (guint k = 0; k < spare[i]->len; k++)
        if (!((TklCell *) spare[i]->pdata[k])->filled)
          fill_cell (self, spare[i]->pdata[k]);
      g_ptr_array_unref (spare[i]);
    }
  g_free (spare);
}

static void
fill_cells (TklTable *self)
{
  GPtrArray **spare = find_spare (self);

  for (guint i = 0; i < self->bound->len; i++)
    {
      TklCell *cell = self->bound->pdata[i];
      GPtrArray *of_column = spare[cell->column];

      if (!is_seen (self, cell))
        continue;
      if (gtk_list_item_get_child (cell->item) != NULL && !cell->filled)
        fill_cell (self, cell);
      else if (gtk_list_item_get_child (cell->item) == NULL)
        give_text (self, cell,
                   of_column->len > 0 ? g_ptr_array_steal_index_fast (of_column, of_column->len - 1)
                                      : NULL);
    }
  put_back_spare (self, spare);
}

static void
look_at_cells (TklTable *self)
{
  guint first, n;

  if (!find_seen (self, &first, &n))
    return;
  if (!self->cells_wait && first == self->first_seen && n == self->n_seen)
    {
      if (self->wants_focus)
        tkl_table_focus_followed (self);
      return;
    }
  self->first_seen = first;
  self->n_seen = n;
  self->cells_wait = FALSE;
  fill_cells (self);
  tkl_table_focus_followed (self);
}

void
tkl_table_refill_cells (TklTable *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    ((TklCell *) self->bound->pdata[i])->filled = FALSE;
  self->cells_wait = TRUE;
  look_at_cells (self);
}

GtkWidget *
tkl_table_get_cell (TklTable *self, guint position, guint column)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      const TklCell *cell = self->bound->pdata[i];

      if (cell->column == column && gtk_list_item_get_position (cell->item) == position
          && gtk_list_item_get_child (cell->item) != NULL)
        return gtk_widget_get_parent (gtk_list_item_get_child (cell->item));
    }
  return NULL;
}

/* The text of a cell lies in a widget of GTK, all of a row in another one. */
gboolean
tkl_table_find_cell (TklTable *self, GtkWidget *widget, guint *ret_position, guint *ret_column)
{
  for (guint i = 0; i < self->bound->len && widget != NULL; i++)
    {
      const TklCell *cell = self->bound->pdata[i];
      GtkWidget *text = gtk_list_item_get_child (cell->item);
      GtkWidget *in = text != NULL ? gtk_widget_get_parent (text) : NULL;

      if (in == NULL || (widget != text && widget != in && widget != gtk_widget_get_parent (in)))
        continue;
      *ret_position = gtk_list_item_get_position (cell->item);
      *ret_column = cell->column;
      return TRUE;
    }
  return FALSE;
}

void
tkl_table_show_cursor (TklTable *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_child (((TklCell *) self->bound->pdata[i])->item) != NULL)
      mark_cursor (self, self->bound->pdata[i]);
}

/* Those that come into sight later are placed then. */
static void
place_cells (TklTable *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      TklCell *cell = self->bound->pdata[i];
      GtkWidget *text = gtk_list_item_get_child (cell->item);

      if (text != NULL && is_seen (self, cell)
          && gtk_widget_get_visible (gtk_widget_get_parent (text)))
        cell->placed
            = tkl_table_place_part (self, gtk_widget_get_parent (text), cell->column, cell->placed);
    }
}

static void
laid_out_cb (GdkFrameClock *clock, TklTable *self)
{
  measure_rows (self);
  if (tkl_table_reveal_laid_out (self))
    return;
  look_at_cells (self);
  if (self->freeze_line != NULL)
    {
      tkl_table_place_titles (self);
      place_cells (self);
    }
  if (self->filters != NULL)
    tkl_table_filters_place (TKL_TABLE_FILTERS (self->filters));
}

/* After the handler by which the window is laid out, which was there first. */
void
tkl_table_map_cells (TklTable *self)
{
  self->layout_handler = g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                                 "layout", G_CALLBACK (laid_out_cb), self);
}

void
tkl_table_unmap_cells (TklTable *self)
{
  g_clear_signal_handler (&self->layout_handler, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
}

/* --- factory ---------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, TklTable *self)
{
  TklCell *cell = g_new0 (TklCell, 1);

  cell->item = item;
  cell->column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), CELL));
  g_object_set_data_full (G_OBJECT (item), CELL, cell, g_free);
}

/* GTK 4.8 gives each cell what a row has: controllers for clicks, for hovering and for keys. The row around
 * it has them as well and hears the same; two thousand times they take 3.5 MiB. A cell is not to be got
 * at but as the parent of its child. */
static void
lighten_cell (TklTable *self, TklCell *cell)
{
  g_autoptr (GListModel) controllers = NULL;

  gtk_list_item_set_child (cell->item, self->probe);
  controllers = gtk_widget_observe_controllers (gtk_widget_get_parent (self->probe));
  for (guint i = g_list_model_get_n_items (controllers); i-- > 0;)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      gtk_widget_remove_controller (gtk_widget_get_parent (self->probe), controller);
    }
  gtk_list_item_set_child (cell->item, NULL);
  cell->light = TRUE;
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TklTable *self)
{
  TklCell *cell = g_object_get_data (G_OBJECT (item), CELL);

  if (!cell->light)
    lighten_cell (self, cell);
  cell->filled = FALSE;
  cell->index = self->bound->len;
  g_ptr_array_add (self->bound, cell);
  self->cells_wait = TRUE;
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, TklTable *self)
{
  TklCell *cell = g_object_get_data (G_OBJECT (item), CELL);

  if (self->bound == NULL)
    return;
  g_ptr_array_remove_index_fast (self->bound, cell->index);
  if (cell->index < self->bound->len)
    ((TklCell *) self->bound->pdata[cell->index])->index = cell->index;
}

GtkListItemFactory *
tkl_table_make_factory (TklTable *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), CELL, GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

/* --- tooltip ---------------------------------------------------------------------------------- */

static gboolean
is_cut_off (GtkWidget *cell)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (cell);
}

/* What is told beside the text, else the text where it is cut off. Returns: (transfer none) (nullable). */
static const char *
find_tip (TklTable *self, GtkWidget *cell)
{
  guint position, i;
  const TklColumn *column;
  const char *tip = NULL;

  if (tkl_table_find_cell (self, cell, &position, &i))
    {
      column = &self->columns[i];
      if (column->tip != NULL)
        tip = column->tip (tkl_row_list_get_rows (self->list),
                           tkl_row_list_get_row (self->list, position));
    }
  if (tip != NULL && *tip != '\0')
    return tip;
  return is_cut_off (cell) ? gtk_inscription_get_text (GTK_INSCRIPTION (cell)) : NULL;
}

/* One for all cells: to set it cell by cell, GTK asks the X server twice where the pointer is, a second
 * for a table. */
gboolean
tkl_table_tooltip_cb (
    GtkWidget *view, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, TklTable *self)
{
  GtkWidget *cell = by_keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  const char *title = tkl_table_get_cut_title (self, cell);
  const char *tip;

  if (title != NULL)
    {
      gtk_tooltip_set_text (tooltip, title);
      return TRUE;
    }
  if (cell != NULL && !GTK_IS_INSCRIPTION (cell))
    cell = gtk_widget_get_first_child (cell);
  tip = cell != NULL && GTK_IS_INSCRIPTION (cell) ? find_tip (self, cell) : NULL;
  gtk_tooltip_set_text (tooltip, tip);
  return tip != NULL;
}
