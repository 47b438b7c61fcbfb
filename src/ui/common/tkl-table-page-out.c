/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a TklTablePage shows, on its way out: its columns, rows and order, and the words for them. */
/* Thread: main; cells on any. */
#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-table-page-private.h"

#include <glib/gi18n-lib.h>

#define PRIVATE(self) tkl_table_page_get_private (self)

/* What is shown when it is asked for; it does not change any more. */
typedef struct
{
  TklRowSet *set;     /* (owned) */
  GArray *order;      /* (owned) (nullable) */
  GPtrArray *columns; /* (owned) (element-type TklColumn) */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  tkl_row_set_unref (shown->set);
  g_clear_pointer (&shown->order, g_array_unref);
  g_ptr_array_unref (shown->columns);
  g_free (shown);
}

static guint
find_row (const Shown *shown, guint row)
{
  return shown->order != NULL ? g_array_index (shown->order, guint32, row) : row;
}

static char *
make_cell (gpointer data, guint row, guint i, gint64 *ret_value)
{
  const Shown *shown = data;
  const TklColumn *column = shown->columns->pdata[i];
  guint at = find_row (shown, row);

  *ret_value = tkl_row_set_value (shown->set, at, column->field);
  if (tkl_column_kind (column) == TKL_OUT_MOMENT && *ret_value != TKL_INSTANT_NONE)
    *ret_value += (gint64) tkl_zone_offset_s (tkl_row_set_zone (shown->set), *ret_value) * 1000;
  return tkl_column_cell (column, shown->set, at);
}

static const char *
find_style (gpointer data, guint row, guint i)
{
  const Shown *shown = data;
  const TklColumn *column = shown->columns->pdata[i];

  return column->style != NULL ? column->style (shown->set, find_row (shown, row)) : NULL;
}

/* --- words ------------------------------------------------------------------------------------ */

static char *
say_period (TklTablePage *self)
{
  TklDesk *desk = PRIVATE (self)->desk;
  g_autofree char *period = tkl_format_period (tkl_desk_get_period (desk));
  const char *company = tkl_desk_get_company (desk)->name;

  if (!PRIVATE (self)->source->by_period)
    return g_strdup (company != NULL ? company : "");
  /* Translators: name of the company, period. */
  return g_strdup_printf (_ ("%s, %s"), company != NULL ? company : "", period);
}

static void
add_pair (GPtrArray *words, const char *title, const char *text)
{
  g_ptr_array_add (
      words, g_strdup_printf (_ ("%s: %s"), title, text[0] != '\0' ? text : _ ("Nothing entered")));
}

/* Returns: (transfer full) (nullable): NULL: nothing is left out. */
static char *
say_filter (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GVariant) pins = tkl_table_pins_get (priv->pins);
  g_autoptr (GVariant) filters
      = tkl_table_shows_filters (priv->table) ? tkl_table_get_filters (priv->table) : NULL;
  const TklColumn *grouped_by = tkl_table_groups_get_column (priv->groups);
  const char *group = tkl_row_list_get_group (priv->list);
  const char *search = tkl_desk_get_search (priv->desk);
  guint choice = tkl_table_page_get_choice (self);
  const char *id, *text;
  GVariantIter iter;

  if (priv->source->choices != NULL && choice > 0 && choice != GTK_INVALID_LIST_POSITION)
    g_ptr_array_add (words, g_strdup (_ (priv->source->choices[choice])));
  if (grouped_by != NULL && group != NULL)
    add_pair (words, _ (grouped_by->title), group);
  g_variant_iter_init (&iter, pins);
  while (g_variant_iter_next (&iter, "(&s&s)", &id, &text))
    add_pair (words, _ (tkl_table_page_find_column (self, id)->title), text);
  if (filters != NULL)
    {
      g_variant_iter_init (&iter, filters);
      while (g_variant_iter_next (&iter, "(&s&s)", &id, &text))
        add_pair (words, _ (tkl_table_page_find_column (self, id)->title), text);
    }
  if (search != NULL && search[0] != '\0')
    add_pair (words, _ ("Search"), search);
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? g_strjoinv (" · ", (char **) words->pdata) : NULL;
}

/* --- public ----------------------------------------------------------------------------------- */

char *
tkl_table_page_make_file_name (TklTablePage *self)
{
  const TklTableSource *source = PRIVATE (self)->source;
  g_autofree char *period = tkl_format_period (tkl_desk_get_period (PRIVATE (self)->desk));
  char *name = source->by_period ? g_strdup_printf ("%s %s.xlsx", _ (source->title), period)
                                 : g_strdup_printf ("%s.xlsx", _ (source->title));

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

TklTableOut *
tkl_table_page_make_out (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklTableOut *out = g_new0 (TklTableOut, 1);
  Shown *shown = g_new0 (Shown, 1);

  shown->set = tkl_row_set_ref (tkl_row_list_get_rows (priv->list));
  shown->order = tkl_row_list_dup_order (priv->list);
  shown->columns = tkl_table_get_shown (priv->table);
  out->title = g_strdup (_ (priv->source->title));
  out->subtitle = say_period (self);
  out->filter = say_filter (self);
  out->n_rows = g_list_model_get_n_items (G_LIST_MODEL (priv->list));
  out->columns = g_array_new (FALSE, FALSE, sizeof (TklOutColumn));
  for (guint i = 0; i < shown->columns->len; i++)
    {
      const TklColumn *column = shown->columns->pdata[i];
      TklOutColumn to
          = { _ (column->title), column->chars, tkl_column_kind (column), column->numeric };

      g_array_append_val (out->columns, to);
    }
  out->cell = make_cell;
  out->style = find_style;
  out->data = shown;
  out->free_data = shown_free;
  return out;
}

TklTableOut *
tkl_table_page_make_chosen_out (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklTableOut *out = tkl_table_page_make_out (self);
  g_autoptr (GtkBitset) chosen = tkl_table_get_chosen (priv->table);
  Shown *shown = out->data;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *filter = g_steal_pointer (&out->filter);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position);
       more && position < out->n_rows; more = gtk_bitset_iter_next (&iter, &position))
    {
      guint32 row = find_row (shown, position);

      g_array_append_val (rows, row);
    }
  g_clear_pointer (&shown->order, g_array_unref);
  shown->order = rows;
  out->n_rows = rows->len;
  out->filter = filter != NULL ? g_strdup_printf ("%s · %s", _ ("Chosen rows"), filter)
                               : g_strdup (_ ("Chosen rows"));
  return out;
}
