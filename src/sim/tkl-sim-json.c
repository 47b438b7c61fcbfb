/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON text by hand. */
/* Thread: any. */
#include "tkl-sim-json.h"

#include "tkl-instant.h"
#include "tkl-sim-random.h"

#include <string.h>

/* One number in so many becomes a string. */
#define ODD_NUMBER_EVERY 5
#define MAX_DIGITS 32

void
tkl_sim_json_text (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append_len (json, "null", 4);
      return;
    }
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (json, '\\');
      if ((guchar) *text < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else
        g_string_append_c (json, *text);
    }
  g_string_append_c (json, '"');
}

static void
begin_member (TklSimJson *json, const char *name)
{
  if (json->needs_comma)
    g_string_append_c (json->text, ',');
  json->needs_comma = TRUE;
  if (name == NULL)
    return;
  g_string_append_c (json->text, '"');
  g_string_append (json->text, name);
  g_string_append_len (json->text, "\":", 2);
}

void
tkl_sim_json_open (TklSimJson *json, const char *name, char bracket)
{
  begin_member (json, name);
  g_string_append_c (json->text, bracket);
  json->needs_comma = FALSE;
}

void
tkl_sim_json_close (TklSimJson *json, char bracket)
{
  g_string_append_c (json->text, bracket);
  json->needs_comma = TRUE;
}

void
tkl_sim_json_add_text (TklSimJson *json, const char *name, const char *text)
{
  begin_member (json, name);
  tkl_sim_json_text (json->text, text);
}

/* Digits with the dot put in. @buffer: MAX_DIGITS bytes. Returns: where they begin in it. */
static char *
write_digits (gint64 value, guint decimals, char *buffer)
{
  char *at = buffer + MAX_DIGITS - 1;
  guint64 rest = value < 0 ? (guint64) - (value + 1) + 1 : (guint64) value;

  *at = '\0';
  for (guint n = 0; rest > 0 || n <= decimals; n++)
    {
      if (n == decimals && decimals > 0)
        *--at = '.';
      *--at = (char) ('0' + rest % 10);
      rest /= 10;
    }
  if (value < 0)
    *--at = '-';
  return at;
}

static gboolean
turns_odd (const TklSimJson *json, const char *name)
{
  return json->odd_numbers && name != NULL
         && tkl_sim_random_mix (json->seed + g_str_hash (name)) % ODD_NUMBER_EVERY == 0;
}

void
tkl_sim_json_add_number (TklSimJson *json, const char *name, gint64 value, guint decimals)
{
  char buffer[MAX_DIGITS];
  gboolean quoted = turns_odd (json, name);

  begin_member (json, name);
  if (quoted)
    g_string_append_c (json->text, '"');
  g_string_append (json->text, write_digits (value, decimals, buffer));
  if (quoted)
    g_string_append_c (json->text, '"');
}

void
tkl_sim_json_add_integer (TklSimJson *json, const char *name, gint64 value)
{
  char buffer[MAX_DIGITS];

  begin_member (json, name);
  g_string_append (json->text, write_digits (value, 0, buffer));
}

void
tkl_sim_json_add_boolean (TklSimJson *json, const char *name, gboolean value)
{
  begin_member (json, name);
  g_string_append (json->text, value ? "true" : "false");
}

void
tkl_sim_json_add_null (TklSimJson *json, const char *name)
{
  begin_member (json, name);
  g_string_append_len (json->text, "null", 4);
}

void
tkl_sim_json_add_instant (TklSimJson *json, const char *name, gint64 utc_ms)
{
  char buffer[TKL_INSTANT_SIZE];

  begin_member (json, name);
  g_string_append_c (json->text, '"');
  g_string_append (json->text, tkl_instant_write (utc_ms, buffer));
  g_string_append_c (json->text, '"');
}
