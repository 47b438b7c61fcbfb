/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the GSettings schemas and keys, and what is kept per table. */
/* Thread: main. */
#include "tkl-settings.h"

#include <string.h>

gboolean
tkl_settings_is_map_url (const char *url)
{
  const char *scheme = g_uri_peek_scheme (url);

  if (url[0] == '\0')
    return TRUE;
  return (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
         && strstr (url, "{z}") != NULL && strstr (url, "{x}") != NULL
         && strstr (url, "{y}") != NULL;
}

GVariant *
tkl_settings_get_layout (GSettings *state, const char *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_LAYOUTS);

  return g_variant_lookup_value (all, table, NULL);
}

/* Dictionaries of GSettings are written as a whole. */
static void
set_entry (GSettings *state, const char *key, const char *name, GVariant *value)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, key);
  GVariantDict dict;

  g_variant_dict_init (&dict, all);
  g_variant_dict_insert_value (&dict, name, value);
  g_settings_set_value (state, key, g_variant_dict_end (&dict));
}

void
tkl_settings_set_layout (GSettings *state, const char *table, GVariant *layout)
{
  set_entry (state, TKL_KEY_LAYOUTS, table, layout);
}

guint
tkl_settings_get_filter (GSettings *state, const char *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_FILTERS);
  guint choice = 0;

  g_variant_lookup (all, table, "u", &choice);
  return choice;
}

void
tkl_settings_set_filter (GSettings *state, const char *table, guint choice)
{
  set_entry (state, TKL_KEY_FILTERS, table, g_variant_new_uint32 (choice));
}
