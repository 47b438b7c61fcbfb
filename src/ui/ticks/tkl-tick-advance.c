/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a day that was repaired to the next one that needs attention. */
/* Thread: main. */
#include "tkl-tick-advance.h"

#include "tkl-tick-rows.h"

#include <glib/gi18n-lib.h>

static gboolean
needs_attention (TklRowList *list, guint position)
{
  return tkl_tick_source.needs_attention (tkl_row_list_get_rows (list),
                                          tkl_row_list_get_row (list, position));
}

/* What is left of the same day of the same employee, else anything: G_MAXUINT = nothing. */
static guint
find_next (TklRowList *list, guint same_as)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint position = 0; position < n; position++)
    {
      if (!needs_attention (list, position))
        continue;
      if (same_as == G_MAXUINT
          || tkl_tick_rows_same_day (tkl_row_list_get_rows (list),
                                     tkl_row_list_get_row (list, position),
                                     tkl_row_list_get_row (list, same_as)))
        return position;
    }
  return G_MAXUINT;
}

/* Of a row that is gone the one after it is selected already. */
static gboolean
is_there (TklTable *table, TklRowList *list)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (table);
  guint position
      = ids->len == 1 ? tkl_row_list_find (list, g_array_index (ids, gint64, 0)) : G_MAXUINT;

  return position != G_MAXUINT && needs_attention (list, position);
}

static void
choose (TklTable *table, TklRowList *list, guint position)
{
  tkl_table_select (table, tkl_row_list_get_id (list, position));
}

gboolean
tkl_tick_advance (TklTablePage *page, gint64 tick_id)
{
  TklTable *table = tkl_table_page_get_table (page);
  TklRowList *list = tkl_table_page_get_list (page);
  guint position = tkl_row_list_find (list, tick_id);
  guint next = G_MAXUINT;

  if (tkl_row_list_is_busy (list) || tkl_row_list_is_part (list)
      || (position != G_MAXUINT && needs_attention (list, position)))
    return FALSE;
  if (position != G_MAXUINT)
    next = find_next (list, position);
  if (next != G_MAXUINT)
    choose (table, list, next);
  else if (!is_there (table, list) && !tkl_table_step (table, 1, tkl_tick_source.needs_attention))
    {
      next = find_next (list, G_MAXUINT);
      if (next != G_MAXUINT)
        choose (table, list, next);
      else
        tkl_desk_say (tkl_table_page_get_desk (page), _ ("Nothing needs attention any more"));
    }
  return TRUE;
}
