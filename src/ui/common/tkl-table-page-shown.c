/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of its rows a TklTablePage shows: groups, pins, and all of it together as a view. */
/* Thread: main. */
#include "tkl-lazy-menu.h"
#include "tkl-focus.h"
#include "tkl-table-page-private.h"

enum
{
  PROP_VIEW = 1,
  PROP_GROUP,
};

#define PRIVATE(self) tkl_table_page_get_private (self)

/* Other rows are pinned. */
void
tkl_table_page_shown_cb (TklTablePage *self)
{
  tkl_table_page_fields_cb (self);
  tkl_table_page_show_from_top (self);
  tkl_table_views_note (PRIVATE (self)->views);
}

/* To the first row, or the one that is selected. */
void
tkl_table_page_left_groups_cb (TklTablePage *self)
{
  TklTable *table = PRIVATE (self)->table;
  g_autoptr (GArray) selected = tkl_table_get_selected_ids (table);

  if (selected->len == 0)
    tkl_table_step (table, 1, NULL);
  tkl_table_take_focus (table);
}

/* --- groups -------------------------------------------------------------------------------------- */

static void
groups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (widget));

  if (gtk_widget_get_visible (GTK_WIDGET (priv->grouping)))
    gtk_menu_button_popup (priv->grouping);
}

/* Into the list of groups and back into the table. */
static void
focus_groups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (widget));

  if (tkl_has_focus_within (GTK_WIDGET (priv->groups)))
    tkl_table_page_left_groups_cb (TKL_TABLE_PAGE (widget));
  else if (tkl_table_groups_get_column (priv->groups) != NULL)
    tkl_table_groups_focus (priv->groups);
}

/* --- what is shown ---------------------------------------------------------------------------- */

const TklColumn *
tkl_table_page_find_column (TklTablePage *self, const char *id)
{
  const TklTableSource *source = PRIVATE (self)->source;

  for (guint i = 0; id != NULL && i < source->n_columns; i++)
    if (g_str_equal (source->columns[i].id, id))
      return &source->columns[i];
  return NULL;
}

const char *
tkl_table_page_get_group (TklTablePage *self)
{
  const TklColumn *column;

  g_return_val_if_fail (TKL_IS_TABLE_PAGE (self), "");

  column = tkl_table_groups_get_column (PRIVATE (self)->groups);
  return column != NULL ? column->id : "";
}

void
tkl_table_page_set_group (TklTablePage *self, const char *id)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  const TklColumn *column;

  g_return_if_fail (TKL_IS_TABLE_PAGE (self) && priv->source != NULL);

  column = priv->source->n_views > 0 ? tkl_table_page_find_column (self, id) : NULL;
  if (column == tkl_table_groups_get_column (priv->groups))
    return;
  tkl_table_groups_show (priv->groups, column, priv->source->needs_attention);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.focus-groups", column != NULL);
  tkl_table_page_fields_cb (self);
  tkl_table_page_show_from_top (self);
  tkl_table_views_note (priv->views);
  g_object_notify (G_OBJECT (self), "group");
}

gboolean
tkl_table_page_pin (TklTablePage *self, const char *id)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GArray) selected = tkl_table_get_selected_ids (priv->table);
  const TklColumn *column = tkl_table_page_find_column (self, id);
  guint position;
  g_autofree char *text = NULL;

  g_return_val_if_fail (column != NULL, FALSE);

  if (selected->len == 0)
    return FALSE;
  position = tkl_row_list_find (priv->list, g_array_index (selected, gint64, 0));
  if (position == G_MAXUINT)
    return FALSE;
  text = tkl_column_cell (column, tkl_row_list_get_rows (priv->list),
                          tkl_row_list_get_row (priv->list, position));
  tkl_table_pins_add (priv->pins, column, text);
  return TRUE;
}

void
tkl_table_page_show_only (TklTablePage *self, GVariant *pins)
{
  g_return_if_fail (TKL_IS_TABLE_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "page.show-all", NULL);
  tkl_table_pins_set (PRIVATE (self)->pins, pins);
}

TklTableViews *
tkl_table_page_get_views (TklTablePage *self)
{
  g_return_val_if_fail (TKL_IS_TABLE_PAGE (self), NULL);

  return PRIVATE (self)->views;
}

#define SHOWN_TYPE "(usa(ss)v)"

GVariant *
tkl_table_page_get_shown (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GVariant) pins = tkl_table_pins_get (priv->pins);
  g_autoptr (GVariant) layout = tkl_table_get_layout (priv->table);

  return g_variant_ref_sink (g_variant_new ("(us@a(ss)v)", tkl_table_page_get_choice (self),
                                            tkl_table_page_get_group (self), pins, layout));
}

void
tkl_table_page_set_grouping (TklTablePage *self, GVariant *shown)
{
  g_autoptr (GVariant) pins = NULL;
  const char *group;

  if (!g_variant_is_of_type (shown, G_VARIANT_TYPE (SHOWN_TYPE)))
    return;
  g_variant_get (shown, "(u&s@a(ss)v)", NULL, &group, &pins, NULL);
  tkl_table_pins_set (PRIVATE (self)->pins, pins);
  tkl_table_page_set_group (self, group);
}

void
tkl_table_page_set_shown (TklTablePage *self, GVariant *shown)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GVariant) layout = NULL;
  guint choice;

  if (!g_variant_is_of_type (shown, G_VARIANT_TYPE (SHOWN_TYPE)))
    return;
  g_variant_get (shown, "(u&s@a(ss)v)", &choice, NULL, NULL, &layout);
  tkl_table_reset_columns (priv->table);
  tkl_table_set_layout (priv->table, layout);
  tkl_table_page_layout_cb (self);
  gtk_drop_down_set_selected (priv->choice, choice);
  tkl_table_page_set_grouping (self, shown);
}

void
tkl_table_page_show_view (TklTablePage *self, const TklTableView *view)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  tkl_table_reset_columns (priv->table);
  if (view->columns != NULL)
    tkl_table_show_columns (priv->table, view->columns);
  gtk_drop_down_set_selected (priv->choice, view->choice);
  tkl_table_pins_set (priv->pins, NULL);
  tkl_table_page_set_group (self, view->group);
}

/* --- set-up -------------------------------------------------------------------------------------- */

void
tkl_table_page_set_up_groups (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GMenuModel) menu
      = tkl_table_groups_make_menu (priv->source->columns, priv->source->n_columns);

  tkl_table_groups_set_list (priv->groups, priv->list);
  tkl_table_pins_set_list (priv->pins, priv->list);
  gtk_widget_set_visible (GTK_WIDGET (priv->grouping), priv->source->n_views > 0);
  tkl_lazy_menu_set (priv->grouping, menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.groups", priv->source->n_views > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.focus-groups", FALSE);
}

static void
tkl_table_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TklTablePage *self = TKL_TABLE_PAGE (object);

  if (id == PROP_VIEW)
    g_value_set_string (value, tkl_table_views_get_chosen (PRIVATE (self)->views));
  else
    g_value_set_string (value, tkl_table_page_get_group (self));
}

static void
tkl_table_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TklTablePage *self = TKL_TABLE_PAGE (object);

  if (id == PROP_VIEW)
    tkl_table_views_choose (PRIVATE (self)->views, g_value_get_string (value));
  else
    tkl_table_page_set_group (self, g_value_get_string (value));
}

void
tkl_table_page_install_shown (TklTablePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tkl_table_page_get_property;
  object_class->set_property = tkl_table_page_set_property;
  g_object_class_install_property (
      object_class, PROP_VIEW,
      g_param_spec_string ("view", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (
      object_class, PROP_GROUP,
      g_param_spec_string ("group", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  gtk_widget_class_install_property_action (widget_class, "page.group", "group");
  gtk_widget_class_install_action (widget_class, "page.groups", NULL, groups_action);
  gtk_widget_class_install_action (widget_class, "page.focus-groups", NULL, focus_groups_action);
  tkl_table_views_install (widget_class);
}
