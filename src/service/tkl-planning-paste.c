/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows copied from a spreadsheet as a file of planning. */
/* Thread: any; pure. */
#include "tkl-planning-service.h"

#include "tkl-typed.h"

#include <string.h>

#define N_CELLS 3

static const char *const columns[N_CELLS] = { "date", "employee", "project" };

static char
find_separator (const char *text)
{
  if (strchr (text, '\t') != NULL)
    return '\t';
  return strchr (text, ';') != NULL ? ';' : ',';
}

static gboolean
is_date (const char *cell)
{
  TklDay day;

  return tkl_typed_day (cell, &day);
}

/* Headings that name all columns. */
static gboolean
is_header (char *const *cells)
{
  guint n_known = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    for (guint c = 0; c < N_CELLS; c++)
      n_known += g_ascii_strcasecmp (g_strstrip (cells[i]), columns[c]) == 0;
  return n_known == N_CELLS;
}

/* Dates as files have them, anything else as it is; in quotes, which each cell may have. */
static void
append_cell (GString *csv, const char *cell)
{
  TklDay day;
  g_autofree char *date = tkl_typed_day (cell, &day) ? tkl_day_format (day) : NULL;

  g_string_append_c (csv, '"');
  for (const char *p = date != NULL ? date : cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_row (GString *csv, char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, g_strstrip (cells[i]));
    }
  g_string_append_c (csv, '\n');
}

/* Lines that are not blank, each as its cells. */
static GPtrArray *
split_rows (const char *text)
{
  const char separator[] = { find_separator (text), '\0' };
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strspn (lines[i], " \t;,") != strlen (lines[i]))
      g_ptr_array_add (rows, g_strsplit (lines[i], separator, -1));
  return rows;
}

GBytes *
tkl_planning_read_pasted (const char *text)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  guint first = 0;

  g_return_val_if_fail (text != NULL, NULL);

  rows = split_rows (text);
  if (rows->len == 0)
    return NULL;
  if (!is_header (rows->pdata[0]))
    {
      g_string_append (csv, "date,employee,project\n");
      /* Headings in another language. */
      if (rows->len > 1 && !is_date (((char **) rows->pdata[0])[0])
          && is_date (((char **) rows->pdata[1])[0]))
        first = 1;
    }
  for (guint i = first; i < rows->len; i++)
    append_row (csv, rows->pdata[i]);
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}
