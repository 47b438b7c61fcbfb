/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on standard output: an aligned table for people, CSV or JSON for programs. */
/* Thread: one at a time, whichever produces the rows. */
#include "tkl-ctl-table.h"

#include "tkl-ctl-clean.h"
#include "tkl-ctl-words.h"
#include "tkl-instant.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

struct _TklCtlTable
{
  TklCtlFormat format;
  const TklCtlColumn *columns;
  const TklZone *zone; /* (nullable) */
  guint n_columns;
  guint column; /* of the next cell */
  guint64 n_rows;
  GString *line;    /* (owned): the row being written, CSV and JSON */
  GPtrArray *cells; /* (owned) of (owned) char: all cells of a table, clean, to find the widths */
};

TklCtlTable *
tkl_ctl_table_new (TklCtlFormat format, const TklCtlColumn *columns, const TklZone *zone)
{
  TklCtlTable *table = g_new0 (TklCtlTable, 1);

  table->format = format;
  table->columns = columns;
  table->zone = zone;
  while (columns[table->n_columns].id != NULL)
    table->n_columns++;
  table->line = g_string_new (NULL);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

static void
append_csv_text (GString *line, const char *text)
{
  if (strpbrk (text, ",\"\r\n;") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
print_csv_header (const TklCtlTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    printf ("%s%s", i > 0 ? "," : "", table->columns[i].id);
  printf ("\n");
}

static void
end_row (TklCtlTable *table)
{
  table->column = 0;
  table->n_rows++;
  if (table->format == TKL_CTL_CSV && table->n_rows == 1)
    print_csv_header (table);
  if (table->format == TKL_CTL_TABLE)
    return;
  if (table->format == TKL_CTL_JSON)
    printf ("%s{%s}", table->n_rows == 1 ? "[\n" : ",\n", table->line->str);
  else
    printf ("%s\n", table->line->str);
  g_string_truncate (table->line, 0);
}

/* @quoted: the value is text in JSON and may need quotes in CSV. */
static void
add_cell (TklCtlTable *table, const char *value, gboolean quoted)
{
  const TklCtlColumn *column = &table->columns[table->column];

  if (table->format == TKL_CTL_TABLE)
    g_ptr_array_add (table->cells, tkl_ctl_clean (value != NULL ? value : ""));
  else if (table->column > 0)
    g_string_append (table->line, table->format == TKL_CTL_JSON ? ", " : ",");

  if (table->format == TKL_CTL_JSON)
    {
      /* Not by printf, which takes longer than all else about a cell. */
      g_string_append_c (table->line, '"');
      g_string_append (table->line, column->id);
      g_string_append (table->line, "\": ");
      if (value == NULL)
        g_string_append (table->line, "null");
      else if (quoted)
        tkl_append_json_text (table->line, value);
      else
        g_string_append (table->line, value);
    }
  else if (table->format == TKL_CTL_CSV && value != NULL)
    append_csv_text (table->line, value);

  if (++table->column == table->n_columns)
    end_row (table);
}

void
tkl_ctl_table_none (TklCtlTable *table)
{
  add_cell (table, NULL, FALSE);
}

void
tkl_ctl_table_text (TklCtlTable *table, const char *text)
{
  gboolean is_word = table->columns[table->column].type == TKL_CELL_WORD;

  if (tkl_str_empty (text))
    tkl_ctl_table_none (table);
  else if (is_word && table->format == TKL_CTL_TABLE)
    add_cell (table, tkl_ctl_word (text), TRUE);
  else
    add_cell (table, text, TRUE);
}

static char *
format_local_time (const TklCtlTable *table, gint64 utc_ms)
{
  gint64 local_ms = utc_ms + tkl_zone_offset_s (table->zone, utc_ms) * G_GINT64_CONSTANT (1000);
  char text[TKL_INSTANT_SIZE];

  tkl_instant_write (local_ms, text);
  text[10] = ' ';
  text[19] = '\0';
  return g_strdup (text);
}

static char *
format_for_people (const TklCtlTable *table, TklCellType type, gint64 value)
{
  const char *sign = value < 0 ? "−" : type == TKL_CELL_BALANCE ? "+" : "";

  if (type == TKL_CELL_MINUTES || type == TKL_CELL_BALANCE)
    return g_strdup_printf ("%s%d:%02d", sign, (int) (ABS (value) / 60), (int) (ABS (value) % 60));
  if (type == TKL_CELL_INSTANT && table->zone != NULL)
    return format_local_time (table, value);
  if (type == TKL_CELL_BOOL)
    return g_strdup (value != 0 ? _ ("yes") : "");
  return NULL;
}

static char *
format_for_programs (TklCtlFormat format, TklCellType type, gint64 value)
{
  switch (type)
    {
    case TKL_CELL_TENTHS:
      return tkl_format_decimal (value, 1, 1);
    case TKL_CELL_DEGREES:
      return tkl_format_decimal (value, 7, 0);
    case TKL_CELL_BOOL:
      if (format == TKL_CTL_CSV)
        return g_strdup (value != 0 ? "1" : "0");
      return g_strdup (value != 0 ? "true" : "false");
    case TKL_CELL_INSTANT:
      return tkl_instant_format (value);
    case TKL_CELL_DAY:
      return tkl_day_format ((TklDay) value);
    case TKL_CELL_CLOCK:
      return g_strdup_printf ("%02d:%02d", (int) (value / 60), (int) (value % 60));
    case TKL_CELL_TEXT:
    case TKL_CELL_WORD:
    case TKL_CELL_INT:
    case TKL_CELL_MINUTES:
    case TKL_CELL_BALANCE:
    case TKL_CELL_LIST:
      break;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

void
tkl_ctl_table_int (TklCtlTable *table, gint64 value)
{
  TklCellType type = table->columns[table->column].type;
  g_autofree char *text = NULL;

  if (table->format == TKL_CTL_TABLE)
    text = format_for_people (table, type, value);
  if (text == NULL)
    text = format_for_programs (table->format, type, value);
  add_cell (table, text,
            type == TKL_CELL_INSTANT || type == TKL_CELL_DAY || type == TKL_CELL_CLOCK);
}

void
tkl_ctl_table_int_or (TklCtlTable *table, gint64 value, gint64 none)
{
  if (value == none)
    tkl_ctl_table_none (table);
  else
    tkl_ctl_table_int (table, value);
}

void
tkl_ctl_table_list (TklCtlTable *table, const char *const *items, gsize n_items)
{
  gboolean json = table->format == TKL_CTL_JSON;
  g_autoptr (GString) text = g_string_new (json ? "[" : "");

  for (gsize i = 0; i < n_items; i++)
    {
      if (i > 0)
        g_string_append (text, json ? ", " : " ");
      if (json)
        tkl_append_json_text (text, items[i]);
      else
        g_string_append (text, items[i]);
    }
  if (json)
    g_string_append_c (text, ']');
  add_cell (table, text->str, FALSE);
}

static gboolean
is_right_aligned (TklCellType type)
{
  return type == TKL_CELL_INT || type == TKL_CELL_TENTHS || type == TKL_CELL_DEGREES
         || type == TKL_CELL_MINUTES || type == TKL_CELL_BALANCE || type == TKL_CELL_CLOCK;
}

static void
print_padded (const char *text, int width, gboolean right, gboolean last)
{
  int missing = width - tkl_ctl_width (text);

  if (right)
    printf ("%*s%s%s", missing, "", text, last ? "" : "  ");
  else
    printf ("%s%*s", text, last ? 0 : missing + 2, "");
}

static void
print_table (TklCtlTable *table)
{
  g_autofree int *widths = g_new0 (int, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    widths[i] = tkl_ctl_width (_ (table->columns[i].title));
  for (guint i = 0; i < table->cells->len; i++)
    {
      int length = tkl_ctl_width (table->cells->pdata[i]);

      widths[i % table->n_columns] = MAX (widths[i % table->n_columns], length);
    }

  for (guint i = 0; i < table->n_columns; i++)
    print_padded (_ (table->columns[i].title), widths[i], is_right_aligned (table->columns[i].type),
                  i + 1 == table->n_columns);
  printf ("\n");
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;
      gboolean last = column + 1 == table->n_columns;

      print_padded (table->cells->pdata[i], widths[column],
                    is_right_aligned (table->columns[column].type), last);
      if (last)
        printf ("\n");
    }
}

guint64
tkl_ctl_table_finish (TklCtlTable *table)
{
  guint64 n_rows = table->n_rows;

  g_assert (table->column == 0);
  if (table->format == TKL_CTL_TABLE)
    print_table (table);
  else if (table->format == TKL_CTL_JSON)
    printf (n_rows == 0 ? "[]\n" : "\n]\n");
  else if (n_rows == 0)
    print_csv_header (table);
  fflush (stdout);
  tkl_ctl_table_discard (table);
  return n_rows;
}

void
tkl_ctl_table_discard (TklCtlTable *table)
{
  g_string_free (table->line, TRUE);
  g_ptr_array_unref (table->cells);
  g_free (table);
}
