/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOddKeys: keys found to come another way round than confirmed, and the sentence about them. */
/* Thread: any; pure. */
#include "tkl-odd-keys.h"

#include <glib/gi18n-lib.h>

/* Vehicles that are named one by one. */
#define MOST_VEHICLES 3

static gboolean
has (const GPtrArray *list, const char *text)
{
  return list != NULL
         && g_ptr_array_find_with_equal_func ((GPtrArray *) list, text, g_str_equal, NULL);
}

static void
add (GPtrArray **list, const char *text)
{
  if (has (*list, text))
    return;
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*list, g_strdup (text));
}

void
tkl_odd_keys_clear (TklOddKeys *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->vehicles, g_ptr_array_unref);
}

void
tkl_odd_keys_add (TklOddKeys *self, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    add (&self->texts, texts->pdata[i]);
}

gboolean
tkl_odd_keys_has (const TklOddKeys *self, const char *text)
{
  return has (self->texts, text);
}

void
tkl_odd_keys_add_vehicle (TklOddKeys *self, const char *title)
{
  add (&self->vehicles, title);
}

/* Returns: (transfer full) (nullable): one of the keys, and where they come from. */
static char *
say_where (const TklOddKeys *self)
{
  const char *example = self->texts->pdata[0];
  guint n = self->vehicles != NULL ? MIN (self->vehicles->len, MOST_VEHICLES) : 0;
  guint n_more = n > 0 ? self->vehicles->len - n : 0;
  g_autoptr (GString) names = g_string_new (NULL);

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s", (const char *) self->vehicles->pdata[i]);
  if (n_more == 0)
    /* Translators: the number of a key as a reader sent it, then vehicles with commas between. */
    return g_strdup_printf (_ ("For example %s; vehicles: %s."), example, names->str);
  /* Translators: the number of a key as a reader sent it, vehicles with commas between, and how many
   * there are besides. */
  return g_strdup_printf (ngettext ("For example %s; vehicles: %s and %u more.",
                                    "For example %s; vehicles: %s and %u more.", n_more),
                          example, names->str, n_more);
}

char *
tkl_odd_keys_say (const TklOddKeys *self)
{
  guint n = self->texts != NULL ? self->texts->len : 0;
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;

  if (n == 0)
    return NULL;
  what = g_strdup_printf (
      ngettext ("%u key is sent another way round than was confirmed. Compare one with its metal: "
                "Set Up the Company, last step. Then re-derive the ticks.",
                "%u keys are sent another way round than was confirmed. Compare one with its "
                "metal: Set Up the Company, last step. Then re-derive the ticks.",
                n),
      n);
  where = say_where (self);
  return g_strjoin (" ", what, where, NULL);
}
