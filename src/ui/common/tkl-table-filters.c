/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableFilters: the row of entries between titles and rows of a TklTable: each filters its column. */
/* Thread: main. */

/* The header of a column view has room for nothing but titles. It gets room below them by the style
 * sheet; there this lies over the table, and its entries go where the titles are. */
#include "tkl-table-filters.h"

#include "tkl-table-private.h"

#include <glib/gi18n-lib.h>

/* As the search: not each letter is a question. */
#define TYPING_MS 150

/* Less of a column is no place to type. */
#define LEAST_PX 30

struct _TklTableFilters
{
  GtkWidget parent_instance;
  TklTable *table;     /* borrowed; NULL once it goes */
  GtkWidget **entries; /* (owned) (array): by column; NULL until it was shown; children */
  char **
      kept; /* (owned) (array) (owned): what was typed for a column that is hidden since; NULL = none */
  const char **problems; /* (owned) (array): translated; NULL = none */
  guint n_columns;
  GtkWidget *problem; /* label in the overlay: of the entry that has the focus */
  GtkWidget *none;    /* label in the overlay */
  guint source;       /* takes what is typed soon; 0 = not */
  TklZone *zone;      /* (owned) (nullable) */
  TklDay base;
  guint focused;  /* column whose entry has the focus; G_MAXUINT = none */
  gboolean quiet; /* texts are not typed */
};

G_DEFINE_FINAL_TYPE (TklTableFilters, tkl_table_filters, GTK_TYPE_WIDGET)

static const char *
text_of (TklTableFilters *self, guint column)
{
  return self->entries[column] != NULL
             ? gtk_editable_get_text (GTK_EDITABLE (self->entries[column]))
             : "";
}

static gboolean
is_shown (TklTableFilters *self, guint column)
{
  return gtk_column_view_column_get_visible (self->table->view_columns[column]);
}

/* Returns: FALSE: no entry has the focus. */
static gboolean
find_focus (TklTableFilters *self, guint *ret_column)
{
  *ret_column = self->focused;
  return self->focused < self->n_columns;
}

/* --- what is filtered ------------------------------------------------------------------------- */

static void
show_problem (TklTableFilters *self)
{
  guint column;
  gboolean shown = find_focus (self, &column) && self->problems[column] != NULL;

  if (shown)
    gtk_label_set_text (GTK_LABEL (self->problem), self->problems[column]);
  gtk_widget_set_visible (self->problem, shown);
}

static void
mark (TklTableFilters *self, guint column, const char *problem)
{
  GtkWidget *entry = self->entries[column];

  self->problems[column] = problem;
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (
      entry,
      problem != NULL ? problem : tkl_row_filter_hint (&self->table->columns[column], self->zone));
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    problem, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What is not understood filters nothing. */
static void
read_entry (TklTableFilters *self, guint column, GPtrArray *filters)
{
  g_autofree char *text = g_strstrip (g_strdup (text_of (self, column)));
  const char *problem = NULL;
  TklRowFilter *filter = NULL;

  if (self->entries[column] == NULL)
    return;
  if (*text != '\0')
    filter = tkl_row_filter_new (&self->table->columns[column], self->zone, self->base, text,
                                 &problem);
  if (filter != NULL)
    g_ptr_array_add (filters, filter);
  mark (self, column, filter == NULL && *text != '\0' ? problem : NULL);
}

static void
apply (TklTableFilters *self)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (tkl_row_filter_free);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->table == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    read_entry (self, i, filters);
  show_problem (self);
  tkl_table_take_filters (self->table, filters);
}

static gboolean
typed_soon_cb (gpointer user_data)
{
  TklTableFilters *self = user_data;

  self->source = 0;
  apply (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (TklTableFilters *self)
{
  if (self->quiet)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING_MS, typed_soon_cb, self);
}

/* --- entries ---------------------------------------------------------------------------------- */

static void
leave (TklTableFilters *self)
{
  if (self->source != 0)
    apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* From column to column as they are shown; GTK would go by what is in sight, and the table goes out of
 * itself. Returns: FALSE: there is no further one. */
static gboolean
step (TklTableFilters *self, int by)
{
  g_autoptr (GPtrArray) shown = tkl_table_get_shown (self->table);
  guint at, column;

  if (!find_focus (self, &column) || !g_ptr_array_find (shown, &self->table->columns[column], &at)
      || (by < 0 ? at == 0 : at + 1 == shown->len))
    return FALSE;
  column
      = (guint) ((const TklColumn *) shown->pdata[by < 0 ? at - 1 : at + 1] - self->table->columns);
  return self->entries[column] != NULL && gtk_widget_grab_focus (self->entries[column]);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        TklTableFilters *self)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  switch (key)
    {
    case GDK_KEY_ISO_Left_Tab:
      return step (self, -1);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if ((mods & ~GDK_SHIFT_MASK) != 0)
        return FALSE;
      if (mods == GDK_SHIFT_MASK)
        return step (self, -1);
      if (!step (self, 1))
        leave (self);
      return TRUE;
    case GDK_KEY_Escape:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (mods == 0)
        leave (self);
      return mods == 0;
    default:
      return FALSE;
    }
}

/* The column comes into sight with its entry. */
static void
scroll_across (TklTableFilters *self, guint column)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->table->scroller));
  double left, right;
  graphene_rect_t at;

  if (!tkl_table_get_span (self->table, column, &left, &right))
    {
      if (!gtk_widget_compute_bounds (self->table->titles[column], self->table->view, &at))
        return;
      left = gtk_adjustment_get_value (across) + at.origin.x;
      right = left + at.size.width;
    }
  gtk_adjustment_clamp_page (across, left, right);
}

static void
entered_cb (GtkEventController *focus, TklTableFilters *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (focus);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->entries[i] == entry)
      {
        self->focused = i;
        scroll_across (self, i);
      }
  show_problem (self);
}

static void
left_cb (TklTableFilters *self)
{
  self->focused = G_MAXUINT;
  if (self->table != NULL)
    show_problem (self);
}

static void
make_entry (TklTableFilters *self, guint column)
{
  const char *title = _ (self->table->columns[column].title);
  /* Translators: of an entry above a column of a table; %s is the title of the column. */
  g_autofree char *label = g_strdup_printf (_ ("Only %s with"), title);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  self->entries[column] = entry;
  mark (self, column, NULL);
}

/* A column that is back has what was typed for it. Returns: TRUE when it had anything. */
static gboolean
add_entry (TklTableFilters *self, guint column)
{
  g_autofree char *text = g_steal_pointer (&self->kept[column]);

  make_entry (self, column);
  if (text == NULL)
    return FALSE;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entries[column]), text);
  self->quiet = FALSE;
  return TRUE;
}

/* What is not seen filters nothing. Returns: TRUE when something was typed. */
static gboolean
take_entry (TklTableFilters *self, guint column)
{
  const char *text = text_of (self, column);

  self->kept[column] = *text != '\0' ? g_strdup (text) : NULL;
  g_clear_pointer (&self->entries[column], gtk_widget_unparent);
  self->focused = self->focused == column ? G_MAXUINT : self->focused;
  self->problems[column] = NULL;
  return self->kept[column] != NULL;
}

guint
tkl_table_filters_update (TklTableFilters *self)
{
  gboolean other = FALSE;
  guint hidden = G_MAXUINT;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return G_MAXUINT;
  for (guint i = 0; i < self->n_columns; i++)
    if (is_shown (self, i) && self->entries[i] == NULL)
      other |= add_entry (self, i);
    else if (!is_shown (self, i) && self->entries[i] != NULL && take_entry (self, i))
      hidden = i;
  if (other || hidden != G_MAXUINT)
    apply (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return hidden;
}

/* --- places ----------------------------------------------------------------------------------- */

/* @ret_width: 0: nothing of the column is in sight. */
static void
find_place (TklTableFilters *self, guint column, int *ret_x, int *ret_width)
{
  GtkWidget *view = self->table->view;
  graphene_rect_t bounds;
  double x, y;

  if (tkl_table_get_part (self->table, column, ret_x, ret_width))
    {
      gtk_widget_translate_coordinates (view, GTK_WIDGET (self), *ret_x, 0, &x, &y);
      *ret_x = (int) x;
      return;
    }
  *ret_width = 0;
  if (!gtk_widget_compute_bounds (self->table->titles[column], GTK_WIDGET (self), &bounds))
    return;
  *ret_x = (int) bounds.origin.x;
  *ret_width = (int) bounds.size.width;
}

/* Out of sight, but not hidden: it can be gone to with Tab. */
static void
place_entry (TklTableFilters *self, guint column)
{
  GtkWidget *entry = self->entries[column];
  int x = 0, width, least;

  find_place (self, column, &x, &width);
  gtk_widget_measure (entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  /* Else GtkText does not know the height of its font, and writes at the top. */
  gtk_widget_measure (entry, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  if (width < MIN (LEAST_PX, self->table->places[column].width))
    x = -2 * LEAST_PX - width;
  gtk_widget_allocate (entry, MAX (width, least), gtk_widget_get_height (GTK_WIDGET (self)), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

void
tkl_table_filters_place (TklTableFilters *self)
{
  if (self->table == NULL || !gtk_widget_get_visible (GTK_WIDGET (self))
      || gtk_widget_get_height (GTK_WIDGET (self)) <= 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->entries[i] != NULL)
      place_entry (self, i);
}

static void
tkl_table_filters_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  tkl_table_filters_place (TKL_TABLE_FILTERS (widget));
}

/* Of the room below the titles. */
static void
find_room (TklTableFilters *self, GtkWidget *overlay, int *ret_top, int *ret_bottom)
{
  GtkWidget *header = gtk_widget_get_first_child (self->table->view);
  graphene_rect_t bounds;

  *ret_top = *ret_bottom = 0;
  if (!gtk_widget_compute_bounds (header, overlay, &bounds))
    return;
  *ret_bottom = (int) (bounds.origin.y + bounds.size.height);
  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_visible (title) && gtk_widget_compute_bounds (title, overlay, &bounds))
      *ret_top = MAX (*ret_top, (int) (bounds.origin.y + bounds.size.height));
}

static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *ret_at, TklTableFilters *self)
{
  int top, bottom, x = 0, width, column_width;
  GtkRequisition natural;
  guint column;

  if (self->table == NULL || (child != GTK_WIDGET (self) && child != self->problem))
    return FALSE;
  find_room (self, GTK_WIDGET (overlay), &top, &bottom);
  width = gtk_widget_get_width (GTK_WIDGET (overlay));
  *ret_at = (GdkRectangle){ 0, top, width, MAX (bottom - top, 1) };
  if (child == GTK_WIDGET (self))
    return TRUE;
  gtk_widget_get_preferred_size (child, NULL, &natural);
  if (find_focus (self, &column))
    find_place (self, column, &x, &column_width);
  ret_at->width = MIN (natural.width, width);
  ret_at->height = natural.height;
  ret_at->x = CLAMP (x, 0, width - ret_at->width);
  ret_at->y = bottom;
  return TRUE;
}

/* --- public ----------------------------------------------------------------------------------- */

void
tkl_table_filters_focus (TklTableFilters *self, guint column)
{
  g_return_if_fail (TKL_IS_TABLE_FILTERS (self) && column < self->n_columns);

  if (self->entries[column] != NULL)
    gtk_widget_grab_focus (self->entries[column]);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
tkl_table_filters_set_days (TklTableFilters *self, TklZone *zone, TklDay base)
{
  g_return_if_fail (TKL_IS_TABLE_FILTERS (self));

  if (self->zone == zone && self->base == base)
    return;
  g_clear_pointer (&self->zone, tkl_zone_unref);
  self->zone = zone != NULL ? tkl_zone_ref (zone) : NULL;
  self->base = base;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    apply (self);
}

static void
clear (TklTableFilters *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->entries[i] != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), "");
      g_clear_pointer (&self->kept[i], g_free);
    }
  self->quiet = FALSE;
}

void
tkl_table_filters_show (TklTableFilters *self, gboolean shown)
{
  g_return_if_fail (TKL_IS_TABLE_FILTERS (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) == shown)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown)
    {
      gtk_widget_add_css_class (self->table->view, "tkl-filtered");
      tkl_table_filters_update (self);
      return;
    }
  gtk_widget_remove_css_class (self->table->view, "tkl-filtered");
  gtk_widget_set_visible (self->none, FALSE);
  clear (self);
  apply (self);
}

GVariant *
tkl_table_filters_get (TklTableFilters *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (TKL_IS_TABLE_FILTERS (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < self->n_columns; i++)
    if (*text_of (self, i) != '\0')
      g_variant_builder_add (&builder, "(ss)", self->table->columns[i].id, text_of (self, i));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

void
tkl_table_filters_set (TklTableFilters *self, GVariant *texts)
{
  const char *id, *text;
  GVariantIter iter;

  g_return_if_fail (TKL_IS_TABLE_FILTERS (self));

  clear (self);
  if (texts != NULL)
    {
      self->quiet = TRUE;
      g_variant_iter_init (&iter, texts);
      while (g_variant_iter_next (&iter, "(&s&s)", &id, &text))
        {
          guint column = tkl_table_find_column (self->table, id);

          if (column != G_MAXUINT && self->entries[column] != NULL)
            gtk_editable_set_text (GTK_EDITABLE (self->entries[column]), text);
        }
      self->quiet = FALSE;
    }
  apply (self);
}

void
tkl_table_filters_show_none (TklTableFilters *self, gboolean none)
{
  g_return_if_fail (TKL_IS_TABLE_FILTERS (self));

  gtk_widget_set_visible (self->none, none && gtk_widget_get_visible (GTK_WIDGET (self)));
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
add_label (TklTableFilters *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_can_target (label, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->table->overlay), label);
  return label;
}

GtkWidget *
tkl_table_filters_new (TklTable *table)
{
  TklTableFilters *self = g_object_new (TKL_TYPE_TABLE_FILTERS, "visible", FALSE, NULL);

  self->table = table;
  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &self->table);
  self->n_columns = table->n_columns;
  self->entries = g_new0 (GtkWidget *, table->n_columns);
  self->problems = g_new0 (const char *, table->n_columns);
  self->kept = g_new0 (char *, table->n_columns);
  gtk_overlay_add_overlay (GTK_OVERLAY (table->overlay), GTK_WIDGET (self));
  self->problem = add_label (self, NULL, "tkl-filter-problem");
  self->none = add_label (self, _ ("No row has these words or fits this filter."), "dim-label");
  g_signal_connect_object (table->overlay, "get-child-position", G_CALLBACK (place_cb), self, 0);
  return GTK_WIDGET (self);
}

static void
tkl_table_filters_dispose (GObject *object)
{
  TklTableFilters *self = TKL_TABLE_FILTERS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->table);
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->entries[i], gtk_widget_unparent);
  g_clear_pointer (&self->zone, tkl_zone_unref);
  G_OBJECT_CLASS (tkl_table_filters_parent_class)->dispose (object);
}

static void
tkl_table_filters_finalize (GObject *object)
{
  TklTableFilters *self = TKL_TABLE_FILTERS (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->kept[i]);
  g_free (self->kept);
  g_free (self->entries);
  g_free (self->problems);
  G_OBJECT_CLASS (tkl_table_filters_parent_class)->finalize (object);
}

static void
tkl_table_filters_class_init (TklTableFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_table_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_table_filters_finalize;
  widget_class->size_allocate = tkl_table_filters_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "filters");
}

static void
tkl_table_filters_init (TklTableFilters *self)
{
  self->base = TKL_DAY_NONE;
  self->focused = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
