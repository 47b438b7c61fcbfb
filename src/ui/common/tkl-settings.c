/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the GSettings schemas and keys, and what is kept per table. */
/* Thread: main. */
#include "tkl-settings.h"

void
tkl_settings_forget_company (GSettings *preferences, const char *path)
{
  g_auto (GStrv) companies = g_settings_get_strv (preferences, TKL_KEY_COMPANIES);
  g_autofree char *last = g_settings_get_string (preferences, TKL_KEY_LAST_COMPANY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shorter = NULL;

  for (guint i = 0; companies[i] != NULL; i++)
    if (!g_str_equal (companies[i], path))
      g_strv_builder_add (builder, companies[i]);
  shorter = g_strv_builder_end (builder);
  g_settings_set_strv (preferences, TKL_KEY_COMPANIES, (const char *const *) shorter);
  if (g_str_equal (last, path))
    g_settings_set_string (preferences, TKL_KEY_LAST_COMPANY, shorter[0] != NULL ? shorter[0] : "");
}

GVariant *
tkl_settings_get_layout (GSettings *state, const char *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_LAYOUTS);

  return g_variant_lookup_value (all, table, NULL);
}

/* Dictionaries of GSettings are written as a whole. @value: (nullable): NULL takes the entry out. */
static void
set_entry (GSettings *state, const char *key, const char *name, GVariant *value)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, key);
  GVariantDict dict;

  g_variant_dict_init (&dict, all);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, name, value);
  else
    g_variant_dict_remove (&dict, name);
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

GVariant *
tkl_settings_get_views (GSettings *state, const char *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_VIEWS);

  return g_variant_lookup_value (all, table, G_VARIANT_TYPE_VARDICT);
}

void
tkl_settings_set_views (GSettings *state, const char *table, GVariant *views)
{
  set_entry (state, TKL_KEY_VIEWS, table, views);
}

char *
tkl_settings_get_step (GSettings *state, const char *company, gboolean *ret_open)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_ASSISTANTS);
  char *step = NULL;
  gboolean open = FALSE;

  g_variant_lookup (all, company, "(sb)", &step, &open);
  if (ret_open != NULL)
    *ret_open = open;
  return step;
}

void
tkl_settings_set_step (GSettings *state, const char *company, const char *step, gboolean open)
{
  set_entry (state, TKL_KEY_ASSISTANTS, company,
             step != NULL ? g_variant_new ("(sb)", step, open) : NULL);
}

GArray *
tkl_settings_get_hidden (GSettings *state, const char *company)
{
  g_autoptr (GVariant) all = g_settings_get_value (state, TKL_KEY_HIDDEN_ZONES);
  g_autoptr (GVariant) value = g_variant_lookup_value (all, company, G_VARIANT_TYPE ("ax"));
  GArray *zones = g_array_new (FALSE, FALSE, sizeof (gint64));
  gconstpointer ids;
  gsize n_ids;

  if (value == NULL)
    return zones;
  ids = g_variant_get_fixed_array (value, &n_ids, sizeof (gint64));
  return n_ids > 0 ? g_array_append_vals (zones, ids, (guint) n_ids) : zones;
}

void
tkl_settings_set_hidden (GSettings *state, const char *company, const GArray *zones)
{
  set_entry (state, TKL_KEY_HIDDEN_ZONES, company,
             zones->len > 0 ? g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, zones->data,
                                                         zones->len, sizeof (gint64))
                            : NULL);
}
