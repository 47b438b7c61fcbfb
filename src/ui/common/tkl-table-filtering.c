/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter row of a TklTable: shown, hidden, cleared, and kept with the layout. */
/* Thread: main. */
#include "tkl-focus.h"
#include "tkl-table-filters.h"
#include "tkl-table-private.h"

gboolean
tkl_table_shows_filters (TklTable *self)
{
  g_return_val_if_fail (TKL_IS_TABLE (self), FALSE);

  return self->filters != NULL && gtk_widget_get_visible (self->filters);
}

static gboolean
has_filters (TklTable *self)
{
  g_autoptr (GVariant) texts = tkl_table_get_filters (self);

  return g_variant_n_children (texts) > 0;
}

static void
update_actions (TklTable *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "filters")),
                             g_variant_new_boolean (tkl_table_shows_filters (self)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "clear-filters")),
                               has_filters (self));
}

void
tkl_table_take_filters (TklTable *self, GPtrArray *filters)
{
  gboolean changed = tkl_row_list_set_filters (self->list, filters);

  update_actions (self);
  if (changed)
    tkl_table_report_filtered (self);
  tkl_table_report_layout (self);
}

void
tkl_table_set_filter_days (TklTable *self, TklZone *zone, TklDay base)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (self->filter_zone != zone)
    {
      g_clear_pointer (&self->filter_zone, tkl_zone_unref);
      self->filter_zone = zone != NULL ? tkl_zone_ref (zone) : NULL;
    }
  self->filter_base = base;
  if (self->filters != NULL)
    tkl_table_filters_set_days (TKL_TABLE_FILTERS (self->filters), zone, base);
}

void
tkl_table_show_filters (TklTable *self, gboolean shown)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (tkl_table_shows_filters (self) == shown)
    return;
  if (self->filters == NULL)
    {
      self->filters = tkl_table_filters_new (self);
      tkl_table_filters_set_days (TKL_TABLE_FILTERS (self->filters), self->filter_zone,
                                  self->filter_base);
    }
  /* What has the focus is about to go. */
  if (!shown && tkl_has_focus_within (self->filters))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  tkl_table_filters_show (TKL_TABLE_FILTERS (self->filters), shown);
  tkl_table_tell_none (self);
  update_actions (self);
  tkl_table_report_filtered (self);
  tkl_table_report_layout (self);
}

void
tkl_table_filter (TklTable *self)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (self->filters != NULL && tkl_has_focus_within (self->filters))
    {
      tkl_table_show_filters (self, FALSE);
      return;
    }
  tkl_table_show_filters (self, TRUE);
  tkl_table_filters_focus (TKL_TABLE_FILTERS (self->filters), self->cursor);
}

void
tkl_table_filter_column (TklTable *self, guint i)
{
  g_return_if_fail (TKL_IS_TABLE (self) && i < self->n_columns);

  tkl_table_show_filters (self, TRUE);
  tkl_table_filters_focus (TKL_TABLE_FILTERS (self->filters), i);
}

GVariant *
tkl_table_get_filters (TklTable *self)
{
  g_return_val_if_fail (TKL_IS_TABLE (self), NULL);

  return self->filters != NULL ? tkl_table_filters_get (TKL_TABLE_FILTERS (self->filters))
                               : g_variant_ref_sink (g_variant_new ("a(ss)", NULL));
}

void
tkl_table_set_filters (TklTable *self, GVariant *texts)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (texts != NULL && g_variant_n_children (texts) > 0)
    tkl_table_show_filters (self, TRUE);
  if (self->filters != NULL)
    tkl_table_filters_set (TKL_TABLE_FILTERS (self->filters), texts);
}

/* Columns that grow are as wide as their rows need: without any they would be as narrow as their titles,
 * and so would be the entry somebody types into. */
static void
hold_widths (TklTable *self, gboolean none)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *title = self->titles[i];
      int held_px;

      gtk_widget_get_size_request (title, &held_px, NULL);
      if (self->columns[i].grows && none != (held_px >= 0))
        gtk_widget_set_size_request (title, none ? gtk_widget_get_allocated_width (title) : -1, -1);
    }
}

void
tkl_table_tell_none (TklTable *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  if (self->filters == NULL)
    return;
  tkl_table_filters_show_none (TKL_TABLE_FILTERS (self->filters), none);
  hold_widths (self, none && tkl_table_shows_filters (self));
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
filters_action (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  gboolean shown = g_variant_get_boolean (state);

  tkl_table_show_filters (user_data, shown);
  if (shown)
    tkl_table_filter (user_data);
}

static void
clear_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_table_set_filters (user_data, NULL);
}

void
tkl_table_add_filter_actions (TklTable *self)
{
  static const GActionEntry entries[] = {
    { "filters", NULL, NULL, "false", filters_action },
    { "clear-filters", clear_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  update_actions (self);
}
