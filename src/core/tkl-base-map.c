/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBaseMap: a map that lies below everything else: a server of tiles, or a file of them (F037). */
/* Thread: plain values; any thread, one at a time. */
#include "tkl-base-map.h"

#include <string.h>

#define MAX_CREDIT_CHARS 200

TklBaseMap *
tkl_base_map_new (const char *name,
                  const char *source,
                  const char *credit,
                  const char *credit_url,
                  int min_zoom,
                  int max_zoom)
{
  TklBaseMap *map = g_new (TklBaseMap, 1);

  *map = (TklBaseMap){ g_strdup (name),       g_strdup (source), g_strdup (credit),
                       g_strdup (credit_url), min_zoom,          max_zoom };
  return map;
}

TklBaseMap *
tkl_base_map_copy (const TklBaseMap *map)
{
  return tkl_base_map_new (map->name, map->source, map->credit, map->credit_url, map->min_zoom,
                           map->max_zoom);
}

void
tkl_base_map_free (TklBaseMap *map)
{
  if (map == NULL)
    return;
  g_free (map->name);
  g_free (map->source);
  g_free (map->credit);
  g_free (map->credit_url);
  g_free (map);
}

gboolean
tkl_base_map_is_file (const TklBaseMap *map)
{
  return g_path_is_absolute (map->source);
}

/* --- checks ----------------------------------------------------------------------------------- */

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && strpbrk (text, " \t\r\n<>\"") == NULL && g_uri_get_host (uri) != NULL
         && g_uri_get_host (uri)[0] != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "https")
             || g_str_equal (g_uri_get_scheme (uri), "http"));
}

/* Braces are no characters of an address: numbers stand for them while it is looked at. */
static gboolean
is_template (const char *text)
{
  static const char *const holders[] = { "{z}", "{x}", "{y}" };
  GString *address = g_string_new (text);
  gboolean complete = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    complete &= g_string_replace (address, holders[i], "0", 0) > 0;
  complete = complete && is_web_address (address->str);
  g_string_free (address, TRUE);
  return complete;
}

TklBaseMapProblem
tkl_base_map_check (const TklBaseMap *map, GPtrArray *others)
{
  if (map->name[0] == '\0')
    return TKL_BASE_MAP_NO_NAME;
  for (guint i = 0; i < others->len; i++)
    if (others->pdata[i] != map && g_str_equal (((TklBaseMap *) others->pdata[i])->name, map->name))
      return TKL_BASE_MAP_NAME_TAKEN;
  if (!tkl_base_map_is_file (map) && !is_template (map->source))
    return TKL_BASE_MAP_SOURCE;
  if (map->credit_url[0] != '\0' && !is_web_address (map->credit_url))
    return TKL_BASE_MAP_CREDIT_URL;
  if (map->min_zoom < 0 || map->min_zoom > map->max_zoom || map->max_zoom > TKL_BASE_MAP_MAX_ZOOM)
    return TKL_BASE_MAP_ZOOM;
  return TKL_BASE_MAP_OK;
}

TklBaseMap *
tkl_base_map_find (GPtrArray *maps, const char *name)
{
  for (guint i = 0; i < maps->len; i++)
    if (g_str_equal (((TklBaseMap *) maps->pdata[i])->name, name))
      return maps->pdata[i];
  return NULL;
}

char *
tkl_base_map_free_name (GPtrArray *maps, const char *wanted)
{
  char *name = g_strdup (wanted);

  for (guint i = 2; tkl_base_map_find (maps, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, i);
    }
  return name;
}

/* --- credit ----------------------------------------------------------------------------------- */

static char *
drop_tags (const char *html)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *at = html; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (inside)
        inside = c != '>';
      else if (c == '<')
        inside = TRUE;
      else
        g_string_append_unichar (text, g_unichar_isspace (c) ? ' ' : c);
    }
  return g_string_free (text, FALSE);
}

char *
tkl_base_map_plain_credit (const char *html)
{
  static const struct
  {
    const char *entity, *text;
  } entities[] = { { "&copy;", "©" }, { "&nbsp;", " " },  { "&lt;", "<" },
                   { "&gt;", ">" },   { "&quot;", "\"" }, { "&amp;", "&" } };
  g_autofree char *valid = g_utf8_make_valid (html, -1);
  g_autofree char *plain = drop_tags (valid);
  GString *text = g_string_new (g_strstrip (plain));

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (text, entities[i].entity, entities[i].text, 0);
  if (g_utf8_strlen (text->str, -1) > MAX_CREDIT_CHARS)
    g_string_truncate (
        text, (gsize) (g_utf8_offset_to_pointer (text->str, MAX_CREDIT_CHARS) - text->str));
  return g_string_free (text, FALSE);
}
