/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for workbooks: what a cell, a tab and a file name may hold. */
/* Thread: any; pure. */
#include "tkl-sheet-names.h"

#include <string.h>

#define EXTENSION ".xlsx"

/* Room for ` (99999)` and the extension in a file name. */
#define MARK_MAX 8

static guint
count_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

static gboolean
is_xml_char (gunichar c)
{
  return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n';
}

/* --- cells -------------------------------------------------------------------------------------- */

/* Nearly all text is short and plain: it is used where it lies. */
static gboolean
is_clean (const char *text)
{
  const guchar *c = (const guchar *) text;
  gboolean ascii = TRUE;

  for (; *c != '\0'; c++)
    {
      if (*c < 0x20 && *c != '\t' && *c != '\n')
        return FALSE;
      /* U+FFFE and U+FFFF are the ones that begin so and are refused. */
      if (*c == 0xef && c[1] == 0xbf)
        return FALSE;
      ascii &= *c < 0x80;
    }
  /* No more bytes than allowed are no more units either. */
  return c - (const guchar *) text <= TKL_SHEET_CELL_MAX
         && (ascii || g_utf8_validate (text, -1, NULL));
}

const char *
tkl_sheet_clean_text (const char *text, char **ret_owned)
{
  g_autofree char *valid = NULL;
  GString *clean;
  gsize units = 0;
  gsize cut = 0; /* where the text ends when an ellipsis must follow */

  g_return_val_if_fail (ret_owned != NULL, "");

  *ret_owned = NULL;
  if (text == NULL || is_clean (text))
    return text != NULL ? text : "";

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_new (NULL);
  for (const char *at = valid; *at != '\0' && units <= TKL_SHEET_CELL_MAX;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_xml_char (c))
        continue;
      units += count_units (c);
      if (units < TKL_SHEET_CELL_MAX)
        cut = clean->len + (gsize) (g_utf8_next_char (at) - at);
      g_string_append_unichar (clean, c);
    }
  if (units > TKL_SHEET_CELL_MAX)
    {
      g_string_truncate (clean, cut);
      g_string_append (clean, "…");
    }
  *ret_owned = g_string_free (clean, FALSE);
  return *ret_owned;
}

/* --- names -------------------------------------------------------------------------------------- */

/* Number and name with one blank between words; @forbidden and what cannot be seen become blanks. */
static char *
join_words (const char *number, const char *name, const char *forbidden)
{
  g_autofree char *joined = g_strconcat (number != NULL ? number : "", " ", name, NULL);
  g_autofree char *valid = g_utf8_make_valid (joined, -1);
  GString *words = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\'')
        c = 0x2019;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || !is_xml_char (c)
          || (c < 0x80 && strchr (forbidden, (int) c) != NULL))
        c = ' ';
      if (c != ' ' || (words->len > 0 && words->str[words->len - 1] != ' '))
        g_string_append_unichar (words, c);
    }
  return g_strchomp (g_string_free (words, FALSE));
}

/* Cuts in place, never inside of a character. */
static void
cut_units (char *text, guint max_units)
{
  guint units = 0;

  for (char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      units += count_units (g_utf8_get_char (at));
      if (units > max_units)
        {
          *at = '\0';
          break;
        }
    }
  g_strchomp (text);
}

static void
cut_bytes (char *text, gsize max_bytes)
{
  if (strlen (text) > max_bytes)
    {
      char *end = g_utf8_find_prev_char (text, text + max_bytes + 1);

      *(end != NULL ? end : text) = '\0';
    }
  g_strchomp (text);
}

/* Takes @folded of @name; FALSE when somebody has it. */
static gboolean
take_name (GHashTable *taken, const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);

  if (g_hash_table_contains (taken, folded))
    {
      g_free (folded);
      return FALSE;
    }
  return g_hash_table_add (taken, folded);
}

char *
tkl_sheet_tab_name (const char *number, const char *name, GHashTable *taken)
{
  g_autofree char *base = join_words (number, name, "[]:*?/\\!");
  char *tab;

  g_return_val_if_fail (taken != NULL, NULL);

  cut_units (base, TKL_SHEET_TAB_MAX);
  /* Excel keeps this one for itself. */
  if (*base == '\0' || g_ascii_strcasecmp (base, "History") == 0)
    {
      char *marked = g_strconcat (base, "_", NULL);

      g_free (base);
      base = marked;
    }
  tab = g_strdup (base);
  for (guint n = 2; !take_name (taken, tab); n++)
    {
      g_autofree char *mark = g_strdup_printf (" (%u)", n);
      g_autofree char *head = g_strdup (base);

      cut_units (head, TKL_SHEET_TAB_MAX - (guint) strlen (mark));
      g_free (tab);
      tab = g_strconcat (head, mark, NULL);
    }
  return tab;
}

/* `CON`, `com1`, `lpt9 …`: Windows opens a device whatever follows the first dot. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul" };
  gsize length = strcspn (name, ". ");

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (length == 3 && g_ascii_strncasecmp (name, devices[i], 3) == 0)
      return TRUE;
  return length == 4 && g_ascii_isdigit (name[3])
         && (g_ascii_strncasecmp (name, "com", 3) == 0
             || g_ascii_strncasecmp (name, "lpt", 3) == 0);
}

char *
tkl_sheet_file_name (const char *number, const char *name, GHashTable *taken)
{
  g_autofree char *base = join_words (number, name, "/\\:*?\"<>|");
  char *file;

  g_return_val_if_fail (taken != NULL, NULL);

  if (*base == '\0' || *base == '.' || is_device (base))
    {
      char *marked = g_strconcat ("_", base, NULL);

      g_free (base);
      base = marked;
    }
  cut_bytes (base, TKL_SHEET_FILE_MAX - strlen (EXTENSION) - MARK_MAX);
  file = g_strconcat (base, EXTENSION, NULL);
  for (guint n = 2; !take_name (taken, file); n++)
    {
      g_free (file);
      file = g_strdup_printf ("%s (%u)" EXTENSION, base, n);
    }
  return file;
}
