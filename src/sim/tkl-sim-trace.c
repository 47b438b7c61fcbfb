/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading recorded tracks. */
/* Thread: any single one. */
#include "tkl-sim-trace.h"

#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-text.h"

#include <string.h>

#define MAX_SPEED_KMH 400

static int
compare_fixes (gconstpointer a, gconstpointer b)
{
  const TklSimFix *left = a;
  const TklSimFix *right = b;

  return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
}

static void
sort_and_drop_repeats (GArray *fixes)
{
  guint kept = 0;

  g_array_sort (fixes, compare_fixes);
  for (guint i = 0; i < fixes->len; i++)
    {
      TklSimFix fix = g_array_index (fixes, TklSimFix, i);
      const TklSimFix *last = &g_array_index (fixes, TklSimFix, kept > 0 ? kept - 1 : 0);

      if (kept > 0 && last->time_utc_ms == fix.time_utc_ms
          && tkl_point_equal (last->point, fix.point))
        continue;
      g_array_index (fixes, TklSimFix, kept++) = fix;
    }
  g_array_set_size (fixes, kept);
}

/* GPX: one pass over the markup. */
typedef struct
{
  GArray *fixes;
  TklSimFix fix;
  gboolean in_point, in_time;
  GString *time; /* (owned) */
} GpxReading;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  GpxReading *reading = data;

  if (g_str_equal (element, "time") && reading->in_point)
    {
      reading->in_time = TRUE;
      g_string_truncate (reading->time, 0);
    }
  if (!g_str_equal (element, "trkpt"))
    return;

  reading->in_point = TRUE;
  reading->fix = (TklSimFix){ TKL_INSTANT_NONE, TKL_POINT_NONE, -1 };
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_lat = g_str_equal (names[i], "lat");

      if ((is_lat && !tkl_point_parse_degrees (values[i], 90, &reading->fix.point.lat_e7))
          || (g_str_equal (names[i], "lon")
              && !tkl_point_parse_degrees (values[i], 180, &reading->fix.point.lon_e7)))
        g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                     "“%s” is no latitude or longitude", values[i]);
    }
}

static void
end_element_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  GpxReading *reading = data;

  if (g_str_equal (element, "time"))
    reading->in_time = FALSE;
  if (!g_str_equal (element, "trkpt"))
    return;

  reading->in_point = FALSE;
  if (!tkl_point_valid (reading->fix.point)
      || !tkl_instant_parse (g_strstrip (reading->time->str), NULL, &reading->fix.time_utc_ms))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                 "a trkpt needs lat, lon and a time with an offset");
  else
    g_array_append_val (reading->fixes, reading->fix);
  g_string_truncate (reading->time, 0);
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  GpxReading *reading = data;

  if (reading->in_time)
    g_string_append_len (reading->time, text, (gssize) n_bytes);
}

static gboolean
read_gpx (const char *text, gsize n_bytes, GArray *fixes, GError **error)
{
  static const GMarkupParser callbacks = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  GpxReading reading = { .fixes = fixes, .time = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&callbacks, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  gboolean ok = g_markup_parse_context_parse (context, text, (gssize) n_bytes, error)
                && g_markup_parse_context_end_parse (context, error);

  g_string_free (reading.time, TRUE);
  return ok;
}

/* One line of CSV, quotes as in RFC 4180 within the line. (transfer full) */
static GPtrArray *
split_line (const char *line, char separator)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = line;; c++)
    {
      if (*c == '\0' || (*c == separator && !quoted))
        {
          g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
          g_string_truncate (cell, 0);
          if (*c == '\0')
            return cells;
        }
      else if (*c == '"' && quoted && c[1] == '"')
        g_string_append_c (cell, *c++);
      else if (*c == '"')
        quoted = !quoted;
      else
        g_string_append_c (cell, *c);
    }
}

/* Which cell holds what; −1 = there is none. */
typedef struct
{
  int time, lat, lon, speed;
  char separator;
} CsvColumns;

static int
find_column (const GPtrArray *cells, const char *const *names)
{
  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; names[j] != NULL; j++)
      if (g_ascii_strcasecmp (g_ptr_array_index (cells, i), names[j]) == 0)
        return (int) i;
  return -1;
}

static gboolean
read_header (const char *line, CsvColumns *columns, GError **error)
{
  static const char *const time[] = { "time", "timestamp", "datetime", NULL };
  static const char *const lat[] = { "latitude", "lat", NULL };
  static const char *const lon[] = { "longitude", "lon", NULL };
  static const char *const speed[] = { "speed", NULL };
  g_autoptr (GPtrArray) cells = NULL;

  columns->separator = strchr (line, ';') != NULL ? ';' : ',';
  cells = split_line (line, columns->separator);
  columns->time = find_column (cells, time);
  columns->lat = find_column (cells, lat);
  columns->lon = find_column (cells, lon);
  columns->speed = find_column (cells, speed);
  if (columns->time >= 0 && columns->lat >= 0 && columns->lon >= 0)
    return TRUE;
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX,
               "line 1: the columns time, latitude and longitude are needed");
  return FALSE;
}

static const char *
cell_at (const GPtrArray *cells, int column)
{
  return column >= 0 && (guint) column < cells->len ? g_ptr_array_index (cells, column) : NULL;
}

static gboolean
read_row (const char *line, guint number, const CsvColumns *columns, GArray *fixes, GError **error)
{
  g_autoptr (GPtrArray) cells = split_line (line, columns->separator);
  const char *speed_text = cell_at (cells, columns->speed);
  TklSimFix fix = { TKL_INSTANT_NONE, TKL_POINT_NONE, -1 };
  gint64 speed = -1;

  if (!tkl_instant_parse (cell_at (cells, columns->time), NULL, &fix.time_utc_ms)
      || !tkl_point_parse_degrees (cell_at (cells, columns->lat), 90, &fix.point.lat_e7)
      || !tkl_point_parse_degrees (cell_at (cells, columns->lon), 180, &fix.point.lon_e7)
      || (!tkl_str_empty (speed_text) && !tkl_parse_decimal (speed_text, 0, &speed))
      || speed > MAX_SPEED_KMH)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX,
                   "line %u: time (with offset), latitude, longitude or speed is not understood",
                   number);
      return FALSE;
    }
  fix.speed_kmh = (gint16) MAX (speed, -1);
  g_array_append_val (fixes, fix);
  return TRUE;
}

static gboolean
read_csv (const char *text, GArray *fixes, GError **error)
{
  g_auto (GStrv) lines
      = g_strsplit (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text, "\n", -1);
  CsvColumns columns;

  if (!read_header (lines[0] != NULL ? g_strstrip (lines[0]) : "", &columns, error))
    return FALSE;
  for (guint i = 1; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !read_row (lines[i], i + 1, &columns, fixes, error))
      return FALSE;
  return TRUE;
}

GArray *
tkl_sim_trace_read (const char *path, GError **error)
{
  g_autoptr (GArray) fixes = g_array_new (FALSE, FALSE, sizeof (TklSimFix));
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gsize n_bytes;
  gboolean ok;

  if (!g_file_get_contents (path, &text, &n_bytes, &cause))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND, "%s", cause->message);
      return NULL;
    }
  ok = g_str_has_suffix (lower, ".gpx") ? read_gpx (text, n_bytes, fixes, &cause)
                                        : read_csv (text, fixes, &cause);
  if (!ok || fixes->len == 0)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s: %s", path,
                   ok ? "holds no position" : cause->message);
      return NULL;
    }
  sort_and_drop_repeats (fixes);
  return g_steal_pointer (&fixes);
}
