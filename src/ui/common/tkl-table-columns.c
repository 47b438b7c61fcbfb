/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a TklTable: chosen, moved, widened, sorted by, and remembered. */
/* Thread: main. */
#include "tkl-table-filters.h"
#include "tkl-table-private.h"
#include "tkl-text-size.h"

#include <glib/gi18n-lib.h>

/* Of the first width of a column, with text of the usual size. */
#define CHAR_PX 8
#define PADDING_PX 16
#define ARROW_PX 20 /* shows the order beside the title */

/* --- sorting ---------------------------------------------------------------------------------- */

/* The header's sorter does not tell which column it sorts by (GTK 4.8). It is asked to compare two
 * things, since of one with itself it knows without asking: the sorter of the first column answers
 * first and leaves its name here. */
typedef struct
{
  const TklColumn *column;
} Asked;

static Asked asked;

static int
answer_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  if (asked.column == NULL)
    asked.column = column;
  return -1;
}

/* Returns: (nullable): the column sorted by. */
static const TklColumn *
ask_sorter (GtkSorter *sorter, gboolean *ret_descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  asked.column = NULL;
  *ret_descending = gtk_sorter_compare (sorter, one, other) == GTK_ORDERING_LARGER;
  return asked.column;
}

guint
tkl_table_find_column (TklTable *self, const char *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].id, id))
      return i;
  return G_MAXUINT;
}

/* What the menu marks. */
static void
show_sorting (TklTable *self, const TklColumn *column, gboolean descending)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  GSimpleAction *sort_by = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort-by"));
  GSimpleAction *order = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "order"));

  g_simple_action_set_state (sort_by, g_variant_new_string (column != NULL ? column->id : ""));
  g_simple_action_set_state (order, g_variant_new_string (descending ? "descending" : "ascending"));
  g_simple_action_set_enabled (order, column != NULL);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, TklTable *self)
{
  gboolean descending;
  const TklColumn *column = ask_sorter (sorter, &descending);

  /* The columns of a table that goes take their order with them. */
  if (self->list == NULL)
    return;
  tkl_table_report_fields (self);
  show_sorting (self, column, descending);
  tkl_row_list_sort (self->list, column, descending);
  tkl_table_scroll_to_top (self);
  tkl_table_report_layout (self);
}

/* Of the menu: another column, or the other way round. */
static void
sort_action (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TklTable *self = user_data;
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  const char *word = g_variant_get_string (state, NULL);
  gboolean descending;
  const TklColumn *column = ask_sorter (gtk_column_view_get_sorter (view), &descending);
  guint i = tkl_table_find_column (self, column != NULL ? column->id : "");

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "sort-by"))
    i = tkl_table_find_column (self, word);
  else
    descending = g_str_equal (word, "descending");
  gtk_column_view_sort_by_column (view, i != G_MAXUINT ? self->view_columns[i] : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static const GActionEntry sort_actions[] = {
  { "sort-by", NULL, "s", "''", sort_action },
  { "order", NULL, "s", "'ascending'", sort_action },
};

/* --- columns ---------------------------------------------------------------------------------- */

static const TklColumn *
column_of (TklTable *self, GtkColumnViewColumn *view_column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->view_columns[i] == view_column)
      return &self->columns[i];
  return NULL;
}

/* GTK 4.8 reserves the fixed width of hidden columns as well, so they have none while hidden. */
static void
apply_width (TklTable *self, guint i)
{
  GtkColumnViewColumn *view_column = self->view_columns[i];

  gtk_column_view_column_set_fixed_width (
      view_column, gtk_column_view_column_get_visible (view_column) ? self->widths[i] : -1);
}

/* Other ones are shown, or in another order. */
static void
columns_changed_cb (TklTable *self)
{
  guint hidden = G_MAXUINT;

  if (self->quiet)
    return;
  tkl_table_keep_cursor (self);
  tkl_table_update_menus (self);
  tkl_table_align_titles (self);
  if (self->filters != NULL)
    hidden = tkl_table_filters_update (TKL_TABLE_FILTERS (self->filters));
  if (hidden != G_MAXUINT)
    g_signal_emit_by_name (self, "filter-hidden", hidden);
  tkl_table_report_layout (self);
}

static void
visible_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, TklTable *self)
{
  /* The last one is needed to get at the others. */
  if (tkl_table_count_shown (self) == 0)
    gtk_column_view_column_set_visible (view_column, TRUE);
  apply_width (self, (guint) (column_of (self, view_column) - self->columns));
  tkl_table_report_fields (self);
  columns_changed_cb (self);
}

static void
width_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, TklTable *self)
{
  if (!gtk_column_view_column_get_visible (view_column))
    return;
  self->widths[column_of (self, view_column) - self->columns]
      = gtk_column_view_column_get_fixed_width (view_column);
  tkl_table_report_layout (self);
}

guint64
tkl_table_get_fields (TklTable *self)
{
  gboolean descending;
  const TklColumn *sorted_by
      = ask_sorter (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), &descending);
  guint64 fields = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].on_demand
        && (&self->columns[i] == sorted_by
            || gtk_column_view_column_get_visible (self->view_columns[i])))
      fields |= G_GUINT64_CONSTANT (1) << self->columns[i].field;
  return fields;
}

GActionGroup *
tkl_table_get_column_actions (TklTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

/* In this language, however large. */
static int
measure_title (TklTable *self, const TklColumn *column)
{
  g_autoptr (PangoLayout) title = gtk_widget_create_pango_layout (self->view, _ (column->title));
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  int title_px;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (title, bold);
  pango_layout_get_pixel_size (title, &title_px, NULL);
  return title_px + ARROW_PX;
}

/* Wide enough for the text it is made for and for its title. A fixed width never grows. */
static int
usual_width (TklTable *self, guint i)
{
  int text_px;

  if (self->columns[i].grows)
    return -1;
  text_px = self->columns[i].chars * CHAR_PX * MAX (tkl_text_size_percent (self->view), 100) / 100;
  return MAX (text_px, self->titles_px[i]) + PADDING_PX;
}

static void
add_column (TklTable *self, guint i, GMenuModel *chooser)
{
  const TklColumn *column = &self->columns[i];
  g_autoptr (GMenuModel) menu = tkl_table_make_header_menu (column, chooser);
  GtkListItemFactory *factory = tkl_table_make_factory (self, i);
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (column->title), factory);
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (answer_cb, (gpointer) column, NULL));
  g_autofree char *name = g_strdup_printf ("show-%s", column->id);
  g_autoptr (GPropertyAction) action = NULL;

  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->grows);
  gtk_column_view_column_set_visible (view_column, !column->optional);
  self->view_columns[i] = view_column;
  self->titles_px[i] = measure_title (self, column);
  self->widths[i] = usual_width (self, i);
  apply_width (self, i);
  gtk_column_view_column_set_header_menu (view_column, menu);
  action = g_property_action_new (name, view_column, "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (visible_cb), self, 0);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_cb), self, 0);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  tkl_table_note_title (self, i);
}

static GtkWidget *
find_label (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

const char *
tkl_table_get_cut_title (TklTable *self, GtkWidget *picked)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *label;

  while (picked != NULL && gtk_widget_get_parent (picked) != header)
    picked = gtk_widget_get_parent (picked);
  label = picked != NULL ? find_label (picked) : NULL;
  if (label == NULL || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (label));
}

/* Titles of numbers stand over the numbers, and those for which there is no room end in an ellipsis. GTK
 * 4.8 has no words for that: each is a box with a label. */
void
tkl_table_align_titles (TklTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (self->titles[i]);
      GtkWidget *label = find_label (self->titles[i]);

      if (box != NULL)
        gtk_widget_set_halign (box, self->columns[i].numeric ? GTK_ALIGN_END : GTK_ALIGN_FILL);
      if (label != NULL)
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
}

void
tkl_table_add_columns (TklTable *self)
{
  g_autoptr (GMenuModel) chooser = tkl_table_make_chooser (self);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), sort_actions,
                                   G_N_ELEMENTS (sort_actions), self);
  show_sorting (self, NULL, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));
  self->view_columns = g_new0 (GtkColumnViewColumn *, self->n_columns);
  self->widths = g_new0 (int, self->n_columns);
  self->titles_px = g_new0 (int, self->n_columns);
  self->titles = g_new0 (GtkWidget *, self->n_columns);
  self->places = g_new0 (TklColumnPlace, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, i, chooser);
  tkl_table_add_menu_actions (self);
  tkl_table_add_filter_actions (self);
  tkl_table_update_menus (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)),
                           "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tkl_table_free_columns (TklTable *self)
{
  for (guint i = 0; self->view_columns != NULL && i < self->n_columns; i++)
    g_clear_object (&self->view_columns[i]);
  g_clear_pointer (&self->view_columns, g_free);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->titles_px, g_free);
  g_clear_pointer (&self->titles, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_object (&self->actions);
}

GPtrArray *
tkl_table_get_shown (TklTable *self)
{
  GListModel *view_columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (view_columns, i);

      if (gtk_column_view_column_get_visible (view_column))
        g_ptr_array_add (shown, (gpointer) column_of (self, view_column));
    }
  return shown;
}

/* --- layout ----------------------------------------------------------------------------------- */

void
tkl_table_show_column (TklTable *self, const char *id)
{
  guint i = tkl_table_find_column (self, id);

  g_return_if_fail (i != G_MAXUINT);

  gtk_column_view_column_set_visible (self->view_columns[i], TRUE);
}

#define LAYOUT_TYPE "(a(sib)sb)"
#define FROZEN_LAYOUT_TYPE "(a(sib)sbu)"
#define FILTERED_LAYOUT_TYPE "(a(sib)sbua(ss))"

/* Layouts of before, with which others are compared, know of no frozen columns and no filter row.
 * @columns: (transfer full) */
static GVariant *
make_layout (TklTable *self, GVariantBuilder *columns, const char *sorted_by, gboolean descending)
{
  g_autoptr (GVariant) filters = tkl_table_get_filters (self);

  if (tkl_table_shows_filters (self))
    return g_variant_new ("(a(sib)sbu@a(ss))", columns, sorted_by, descending, self->n_frozen,
                          filters);
  if (self->n_frozen > 0)
    return g_variant_new (FROZEN_LAYOUT_TYPE, columns, sorted_by, descending, self->n_frozen);
  return g_variant_new (LAYOUT_TYPE, columns, sorted_by, descending);
}

GVariant *
tkl_table_get_layout (TklTable *self)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  const TklColumn *sorted_by;
  const char *id;
  gboolean descending;
  GVariantBuilder columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (shown, i);
      const TklColumn *column = column_of (self, view_column);

      g_variant_builder_add (&columns, "(sib)", column->id, self->widths[column - self->columns],
                             gtk_column_view_column_get_visible (view_column));
    }
  sorted_by = ask_sorter (sorter, &descending);
  id = sorted_by != NULL ? sorted_by->id : "";
  return g_variant_ref_sink (make_layout (self, &columns, id, descending));
}

typedef struct
{
  GVariantIter *columns; /* (owned) */
  const char *sorted_by; /* id; "" = by none */
  gboolean descending;
  guint n_frozen;
  GVariant *filters; /* (owned) (nullable): the filter row is shown */
} Layout;

/* Returns: FALSE: it is no layout. */
static gboolean
read_layout (GVariant *layout, Layout *ret_layout)
{
  if (layout == NULL)
    return FALSE;
  ret_layout->n_frozen = 0;
  ret_layout->filters = NULL;
  if (g_variant_is_of_type (layout, G_VARIANT_TYPE (FILTERED_LAYOUT_TYPE)))
    g_variant_get (layout, "(a(sib)&sbu@a(ss))", &ret_layout->columns, &ret_layout->sorted_by,
                   &ret_layout->descending, &ret_layout->n_frozen, &ret_layout->filters);
  else if (g_variant_is_of_type (layout, G_VARIANT_TYPE (FROZEN_LAYOUT_TYPE)))
    g_variant_get (layout, "(a(sib)&sbu)", &ret_layout->columns, &ret_layout->sorted_by,
                   &ret_layout->descending, &ret_layout->n_frozen);
  else if (g_variant_is_of_type (layout, G_VARIANT_TYPE (LAYOUT_TYPE)))
    g_variant_get (layout, "(a(sib)&sb)", &ret_layout->columns, &ret_layout->sorted_by,
                   &ret_layout->descending);
  else
    return FALSE;
  return TRUE;
}

void
tkl_table_set_layout (TklTable *self, GVariant *layout)
{
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GVariant) filters = NULL;
  const char *id;
  gboolean visible;
  Layout wanted;
  int width;
  guint position = 0;
  guint found;

  if (!read_layout (layout, &wanted))
    return;
  iter = wanted.columns;
  filters = wanted.filters;
  self->quiet = TRUE;
  while (g_variant_iter_next (iter, "(&sib)", &id, &width, &visible))
    if ((found = tkl_table_find_column (self, id)) != G_MAXUINT)
      {
        gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), position++,
                                       self->view_columns[found]);
        self->widths[found] = width < 0 ? -1 : MAX (width, 24);
        gtk_column_view_column_set_visible (self->view_columns[found], visible);
        apply_width (self, found);
      }
  if ((found = tkl_table_find_column (self, wanted.sorted_by)) != G_MAXUINT)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), self->view_columns[found],
                                    wanted.descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  tkl_table_set_frozen (self, wanted.n_frozen);
  tkl_table_show_filters (self, filters != NULL);
  if (filters != NULL)
    {
      tkl_table_filters_update (TKL_TABLE_FILTERS (self->filters));
      tkl_table_set_filters (self, filters);
    }
  self->quiet = FALSE;
  tkl_table_keep_cursor (self);
  tkl_table_update_menus (self);
  tkl_table_align_titles (self);
}

void
tkl_table_show_columns (TklTable *self, const char *const *ids)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);

  self->quiet = TRUE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint found = tkl_table_find_column (self, ids[i]);

      g_return_if_fail (found != G_MAXUINT);
      gtk_column_view_insert_column (view, i, self->view_columns[found]);
      gtk_column_view_column_set_visible (self->view_columns[found], TRUE);
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (!g_strv_contains (ids, self->columns[i].id))
      gtk_column_view_column_set_visible (self->view_columns[i], FALSE);
  self->quiet = FALSE;
  columns_changed_cb (self);
}

void
tkl_table_reset_widths (TklTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->widths[i] = usual_width (self, i);
      apply_width (self, i);
    }
  tkl_table_report_layout (self);
}

void
tkl_table_reset_columns (TklTable *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);

  self->quiet = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      gtk_column_view_insert_column (view, i, self->view_columns[i]);
      gtk_column_view_column_set_visible (self->view_columns[i], !self->columns[i].optional);
    }
  tkl_table_reset_widths (self);
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  tkl_table_set_frozen (self, 0);
  tkl_table_show_filters (self, FALSE);
  self->quiet = FALSE;
  columns_changed_cb (self);
}
