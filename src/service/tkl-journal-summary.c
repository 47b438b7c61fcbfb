/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the journal notes beside its rows, as a sentence. */
/* Thread: any. */
#include "tkl-journal-summary.h"

#include "tkl-day.h"
#include "tkl-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
format_day (const char *iso)
{
  TklDay day;
  int year, month, day_of_month;

  if (!tkl_day_parse (iso, &day))
    return g_strdup (iso);
  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%02d/%02d/%04d", day_of_month, month, year);
}

static void
add_days (GString *text, JsonObject *detail)
{
  g_autofree char *from = tkl_json_text (detail, "from");
  g_autofree char *to = tkl_json_text (detail, "to");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == NULL || to == NULL)
    return;
  first = format_day (from);
  last = format_day (to);
  /* Translators: first and last workday. */
  add_sentence (text, g_strdup_printf (_ ("From %s until %s."), first, last));
}

static void
add_counts (GString *text, JsonObject *detail)
{
  gint64 added, changed, removed;

  if (tkl_json_int64 (detail, "added", &added) && tkl_json_int64 (detail, "changed", &changed)
      && tkl_json_int64 (detail, "removed", &removed))
    add_sentence (text, g_strdup_printf (_ ("Added: %u, changed: %u, removed: %u."), (guint) added,
                                         (guint) changed, (guint) removed));
}

char *
tkl_journal_summarise (const char *detail)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) root
      = detail != NULL ? tkl_json_parse (detail, strlen (detail), NULL) : NULL;
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autofree char *file = NULL;
  gint64 n_keys, n_ticks;

  if (object == NULL)
    return g_strdup ("");
  file = tkl_json_text (object, "file");
  if (file != NULL)
    add_sentence (text, g_strconcat (file, ".", NULL));
  add_days (text, object);
  add_counts (text, object);
  if (tkl_json_int64 (object, "keys", &n_keys))
    add_sentence (
        text, g_strdup_printf (ngettext ("%u key.", "%u keys.", (gulong) n_keys), (guint) n_keys));
  if (tkl_json_int64 (object, "ticks", &n_ticks))
    add_sentence (text, g_strdup_printf (ngettext ("%u tick.", "%u ticks.", (gulong) n_ticks),
                                         (guint) n_ticks));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
