/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The requests served, for assertions on rate, concurrency and parameters. */
/* Thread: main. */
#include "tkl-sim-log.h"

#include "tkl-sim-json.h"

#include <string.h>

static void
free_entry (gpointer data)
{
  TklSimLogEntry *entry = data;

  g_free (entry->method);
  g_free (entry->path);
  g_free (entry->query);
  g_free (entry);
}

void
tkl_sim_log_init (TklSimLog *log)
{
  log->entries = g_ptr_array_new_with_free_func (free_entry);
  log->start_us = g_get_monotonic_time ();
  log->in_flight = 0;
  log->n_begun = 0;
  log->to_stderr = FALSE;
}

void
tkl_sim_log_clear (TklSimLog *log)
{
  g_clear_pointer (&log->entries, g_ptr_array_unref);
}

TklSimLogEntry *
tkl_sim_log_begin (
    TklSimLog *log, const char *method, const char *path, const char *query, gboolean counts)
{
  TklSimLogEntry *entry = g_new0 (TklSimLogEntry, 1);

  entry->number = ++log->n_begun;
  entry->started_us = g_get_monotonic_time () - log->start_us;
  entry->ended_us = -1;
  entry->method = g_strdup (method);
  entry->path = g_strdup (path);
  entry->query = g_strdup (query != NULL ? query : "");
  if (counts)
    entry->in_flight = ++log->in_flight;
  g_ptr_array_add (log->entries, entry);
  return entry;
}

void
tkl_sim_log_end (TklSimLog *log, TklSimLogEntry *entry, guint status)
{
  g_return_if_fail (entry->ended_us < 0);

  entry->ended_us = g_get_monotonic_time () - log->start_us;
  entry->status = status;
  if (entry->in_flight > 0)
    log->in_flight--;
  if (log->to_stderr)
    g_printerr ("%u %s %s?%s\n", status, entry->method, entry->path, entry->query);
}

void
tkl_sim_log_forget (TklSimLog *log)
{
  for (guint i = log->entries->len; i-- > 0;)
    {
      const TklSimLogEntry *entry = g_ptr_array_index (log->entries, i);

      if (entry->ended_us >= 0)
        g_ptr_array_remove_index (log->entries, i);
    }
}

static void
write_entry (const TklSimLogEntry *entry, GString *json)
{
  g_string_append_printf (json,
                          "{\"n\":%u,\"at_ms\":%" G_GINT64_FORMAT ",\"method\":", entry->number,
                          entry->started_us / 1000);
  tkl_sim_json_text (json, entry->method);
  g_string_append (json, ",\"path\":");
  tkl_sim_json_text (json, entry->path);
  g_string_append (json, ",\"query\":");
  tkl_sim_json_text (json, entry->query);
  g_string_append_printf (json, ",\"status\":%u,\"in_flight\":%u,\"took_ms\":", entry->status,
                          entry->in_flight);
  if (entry->ended_us < 0)
    g_string_append (json, "null}");
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT "}",
                            (entry->ended_us - entry->started_us) / 1000);
}

void
tkl_sim_log_write (const TklSimLog *log, GString *json)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < log->entries->len; i++)
    {
      if (i > 0)
        g_string_append (json, ",\n");
      write_entry (g_ptr_array_index (log->entries, i), json);
    }
  g_string_append_c (json, ']');
}

static gboolean
holds_secret (const char *part, const GPtrArray *secrets)
{
  g_autofree char *plain = g_uri_unescape_string (part, NULL);

  for (guint i = 0; i < secrets->len; i++)
    if (strstr (plain != NULL ? plain : part, g_ptr_array_index (secrets, i)) != NULL)
      return TRUE;
  return FALSE;
}

char *
tkl_sim_redact_query (const char *query, const GPtrArray *secrets)
{
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      g_autofree char *name = g_ascii_strdown (parts[i], equals != NULL ? equals - parts[i] : -1);

      if (strstr (name, "key") == NULL && !holds_secret (parts[i], secrets))
        continue;
      g_free (parts[i]);
      parts[i] = g_strconcat (holds_secret (name, secrets) ? "***" : name, "=***", NULL);
    }
  return g_strjoinv ("&", parts);
}

char *
tkl_sim_redact_path (const char *path, const GPtrArray *secrets)
{
  return g_strdup (holds_secret (path, secrets) ? "***" : path);
}
