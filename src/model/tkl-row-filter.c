/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowFilter: what somebody wants to see in a column: `van`, `7:30`, `>7`, `7..9`, `yes`. */
/* Thread: any. */
#include "tkl-row-filter.h"

#include "tkl-text.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define S_PER_MIN 60
#define MIN_PER_HOUR 60
#define MS_PER_MIN G_GINT64_CONSTANT (60000)

/* What one value that was typed stands for. */
typedef struct
{
  gint64 from, to;  /* beside others: `>7:30` is later than all of that minute */
  gint64 to_of_all; /* alone: `7` is the whole hour */
} Span;

typedef struct
{
  const TklZone *zone; /* (nullable) */
  TklDay base;
} Reading;

/* @text: (not blank). Returns: FALSE: it is no such value. */
typedef gboolean (*ReadSpan) (const Reading *reading, const char *text, Span *ret_span);

/* --- values ----------------------------------------------------------------------------------- */

/* `1.234` as cells write it, in any language. Returns: (transfer full): without what is between. */
static char *
join_thousands (const char *text)
{
  static const char *const grouped = "^[0-9]{1,3}([.,’' \u00a0\u202f][0-9]{3})+$";
  g_autoptr (GString) digits = g_string_new (NULL);

  if (!g_regex_match_simple (grouped, text, 0, 0))
    return g_strdup (text);
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* With at most so many decimals, a comma or a dot before them. @unit: (nullable) */
static gboolean
read_decimal (const char *text, guint n_decimals, const char *unit, gint64 *ret_value)
{
  g_autofree char *trimmed = g_strdup (text);
  g_autofree char *number = NULL;
  const char *point;

  if (unit != NULL && g_str_has_suffix (trimmed, unit))
    trimmed[strlen (trimmed) - strlen (unit)] = '\0';
  g_strstrip (trimmed);
  number = n_decimals == 0 ? join_thousands (trimmed) : g_strdelimit (g_strdup (trimmed), ",", '.');
  point = strchr (number, '.');
  return g_ascii_isdigit (number[0])
         && (point == NULL
             || (n_decimals > 0 && point[1] != '\0' && strlen (point + 1) <= n_decimals))
         && tkl_parse_decimal (number, n_decimals, ret_value);
}

static gboolean
read_whole (const char *text, const char *unit, Span *ret_span)
{
  gint64 value;

  if (!read_decimal (text, 0, unit, &value))
    return FALSE;
  *ret_span = (Span){ value, value, value };
  return TRUE;
}

static gboolean
read_number (const Reading *reading, const char *text, Span *ret_span)
{
  return read_whole (text, NULL, ret_span);
}

static gboolean
read_metres (const Reading *reading, const char *text, Span *ret_span)
{
  return read_whole (text, "m", ret_span);
}

static gboolean
read_speed (const Reading *reading, const char *text, Span *ret_span)
{
  return read_whole (text, "km/h", ret_span);
}

/* One decimal, as shown. @scale: values of a tenth of a kilometre. */
static gboolean
read_km (const char *text, gint64 scale, Span *ret_span)
{
  gint64 tenths, whole;

  if (!read_decimal (text, 1, "km", &tenths))
    return FALSE;
  ret_span->from = tenths * scale;
  ret_span->to = tenths * scale + scale - 1;
  ret_span->to_of_all = ret_span->to;
  if (strpbrk (text, ".,") == NULL && read_decimal (text, 0, "km", &whole))
    ret_span->to_of_all = (tenths + 10) * scale - 1;
  return TRUE;
}

static gboolean
read_km_tenths (const Reading *reading, const char *text, Span *ret_span)
{
  return read_km (text, 1, ret_span);
}

static gboolean
read_odometer (const Reading *reading, const char *text, Span *ret_span)
{
  return read_km (text, 100, ret_span);
}

static gboolean
is_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

/* `7`, and not `730`. */
static gboolean
is_hour (const char *text)
{
  return is_digits (text) && strlen (text) <= strlen ("07");
}

static gboolean
read_minute (const Reading *reading, const char *text, Span *ret_span)
{
  int minute;

  if (!tkl_typed_time (text, &minute))
    return FALSE;
  *ret_span = (Span){ minute, minute, is_hour (text) ? minute + MIN_PER_HOUR - 1 : minute };
  return TRUE;
}

/* `7:30:05`: the last two digits after the others. */
static gboolean
read_with_seconds (const char *text, Span *ret_span)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *start = NULL;
  gint64 second;
  int minute;

  if (colon == NULL || strlen (colon) != strlen (":05") || strchr (text, ':') == colon)
    return FALSE;
  start = g_strndup (text, (gsize) (colon - text));
  if (!tkl_typed_time (start, &minute) || !read_decimal (colon + 1, 0, NULL, &second)
      || second >= S_PER_MIN)
    return FALSE;
  second += (gint64) minute * S_PER_MIN;
  *ret_span = (Span){ second, second, second };
  return TRUE;
}

static gboolean
read_second (const Reading *reading, const char *text, Span *ret_span)
{
  Span minutes;

  if (read_with_seconds (text, ret_span))
    return TRUE;
  if (!read_minute (reading, text, &minutes))
    return FALSE;
  *ret_span = (Span){ minutes.from * S_PER_MIN, minutes.to * S_PER_MIN + S_PER_MIN - 1,
                      minutes.to_of_all * S_PER_MIN + S_PER_MIN - 1 };
  return TRUE;
}

/* More than a day as well: hours of a month. */
static gboolean
read_length (const Reading *reading, const char *text, Span *ret_span)
{
  const char *colon = strchr (text, ':');
  g_autofree char *start = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  gint64 hours, minutes = 0;

  if (colon == NULL && !is_digits (text))
    {
      int short_length;

      if (!tkl_typed_minutes (text, &short_length))
        return FALSE;
      *ret_span = (Span){ short_length, short_length, short_length };
      return TRUE;
    }
  if (!read_decimal (start != NULL ? start : text, 0, NULL, &hours) || hours > G_MAXINT32
      || (colon != NULL
          && (strlen (colon) != strlen (":30") || !read_decimal (colon + 1, 0, NULL, &minutes)
              || minutes >= MIN_PER_HOUR)))
    return FALSE;
  minutes += hours * MIN_PER_HOUR;
  *ret_span = (Span){ minutes, minutes, colon == NULL ? minutes + MIN_PER_HOUR - 1 : minutes };
  return TRUE;
}

/* `16`: the last one up to @base. Returns: TKL_DAY_NONE: no month has it, or it is none. */
static TklDay
find_day_of_month (TklDay base, gint64 wanted)
{
  int year, month, day_of_month;

  for (TklDay day = base; base != TKL_DAY_NONE && day > base - 62; day--)
    {
      tkl_day_to_ymd (day, &year, &month, &day_of_month);
      if (day_of_month == wanted)
        return day;
    }
  return TKL_DAY_NONE;
}

/* `16/11` */
static TklDay
find_day_of_year (TklDay base, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);
  int year, month, day_of_month;
  gint64 wanted_day, wanted_month;

  if (base == TKL_DAY_NONE || g_strv_length (parts) != 2
      || !read_decimal (parts[0], 0, NULL, &wanted_day)
      || !read_decimal (parts[1], 0, NULL, &wanted_month) || wanted_day > 31 || wanted_month > 12)
    return TKL_DAY_NONE;
  tkl_day_to_ymd (base, &year, &month, &day_of_month);
  return tkl_day_from_ymd (year, (int) wanted_month, (int) wanted_day);
}

static gboolean
find_day (const Reading *reading, const char *text, TklDay *ret_day)
{
  gint64 number;

  if (tkl_typed_day (text, ret_day))
    return TRUE;
  *ret_day = is_digits (text) && read_decimal (text, 0, NULL, &number)
                 ? find_day_of_month (reading->base, number)
                 : find_day_of_year (reading->base, text);
  return *ret_day != TKL_DAY_NONE;
}

static gboolean
read_day (const Reading *reading, const char *text, Span *ret_span)
{
  TklDay day;

  if (!find_day (reading, text, &day))
    return FALSE;
  *ret_span = (Span){ day, day, day };
  return TRUE;
}

static gboolean
read_moment (const Reading *reading, const char *text, Span *ret_span)
{
  g_autofree char *date = g_strdup (text);
  char *time = strchr (date, ' ');
  TklDay day;
  int minute = 0;

  if (time != NULL)
    *time++ = '\0';
  if (!find_day (reading, date, &day) || (time != NULL && !tkl_typed_time (time, &minute)))
    return FALSE;
  ret_span->from = tkl_zone_to_utc_ms (reading->zone, day, minute * MS_PER_MIN);
  ret_span->to = time != NULL ? ret_span->from + MS_PER_MIN - 1
                              : tkl_zone_to_utc_ms (reading->zone, day + 1, 0) - 1;
  ret_span->to_of_all = ret_span->to;
  return TRUE;
}

/* --- columns ---------------------------------------------------------------------------------- */

static const struct
{
  TklColumnTyped typed;
  ReadSpan read;
  const char *problem; /* marked for translation */
} kinds[] = {
  { TKL_TYPED_NUMBER, read_number, N_ ("A number, such as 7, >7 or 7..9") },
  { TKL_TYPED_METRES, read_metres, N_ ("A number, such as 7, >7 or 7..9") },
  { TKL_TYPED_SPEED, read_speed, N_ ("A number, such as 7, >7 or 7..9") },
  { TKL_TYPED_KM_TENTHS, read_km_tenths, N_ ("A number, such as 7, >7 or 7..9") },
  { TKL_TYPED_ODOMETER, read_odometer, N_ ("A number, such as 7, >7 or 7..9") },
  { TKL_TYPED_MINUTE, read_minute, N_ ("A time, such as 7:30, >7:30 or 7..9:30") },
  { TKL_TYPED_SECOND, read_second, N_ ("A time, such as 7:30, >7:30 or 7..9:30") },
  { TKL_TYPED_LENGTH, read_length, N_ ("Hours, such as 7:30, >7:30 or 7..9:30") },
  { TKL_TYPED_DAY, read_day, N_ ("A date, such as 16/11/2026, >16/11 or 16..20") },
  { TKL_TYPED_MOMENT, read_moment, N_ ("A date, such as 16/11/2026, >16/11 7:30 or 16..20") },
};

static gboolean
find_kind (TklColumnTyped typed, const TklZone *zone, guint *ret_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].typed == typed)
      {
        *ret_kind = i;
        return typed != TKL_TYPED_MOMENT || zone != NULL;
      }
  return FALSE;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Trimmed. */
static gboolean
read_trimmed (ReadSpan read, const Reading *reading, const char *text, Span *ret_span)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return *trimmed != '\0' && read (reading, trimmed, ret_span);
}

/* Whoever writes the greater one first means the same. */
static gboolean
read_between (
    ReadSpan read, const Reading *reading, const char *text, const char *dots, TklRowFilter *filter)
{
  g_autofree char *start = g_strndup (text, (gsize) (dots - text));
  Span first, last;

  if (!read_trimmed (read, reading, start, &first)
      || !read_trimmed (read, reading, dots + strlen (".."), &last))
    return FALSE;
  filter->from = MIN (first.from, last.from);
  filter->to = MAX (first.to, last.to);
  return TRUE;
}

static gboolean
read_values (ReadSpan read, const Reading *reading, TklRowFilter *filter)
{
  const char *text = filter->text;
  const char *dots = strstr (text, "..");
  gsize n_signs = strspn (text, "<>=");
  Span span;

  filter->from = G_MININT64;
  filter->to = G_MAXINT64;
  if (dots != NULL)
    return read_between (read, reading, text, dots, filter);
  if (!read_trimmed (read, reading, text + n_signs, &span))
    return FALSE;
  if (n_signs == 0 || (n_signs == 1 && text[0] == '='))
    {
      filter->from = span.from;
      filter->to = span.to_of_all;
    }
  else if (g_str_has_prefix (text, ">=") && n_signs == 2)
    filter->from = span.from;
  else if (g_str_has_prefix (text, "<=") && n_signs == 2)
    filter->to = span.to;
  else if (text[0] == '>' && n_signs == 1)
    filter->from = span.to + 1;
  else if (text[0] == '<' && n_signs == 1)
    filter->to = span.from - 1;
  else
    return FALSE;
  return TRUE;
}

static gboolean
begins (const char *folded, const char *word, const char *sign, const char *digit)
{
  g_autofree char *whole = tkl_fold (word);

  return g_str_has_prefix (whole, folded) || g_str_equal (folded, sign)
         || g_str_equal (folded, digit);
}

static gboolean
read_box (TklRowFilter *filter)
{
  g_autofree char *folded = tkl_fold (filter->text);
  /* Translators: what is typed to see rows whose box is on. */
  gboolean on = begins (folded, C_ ("box", "yes"), "✓", "1");
  /* Translators: what is typed to see rows whose box is off. */
  gboolean off = begins (folded, C_ ("box", "no"), "-", "0");

  filter->is_box = TRUE;
  filter->from = filter->to = on;
  return on != off;
}

const char *
tkl_row_filter_hint (const TklColumn *column, const TklZone *zone)
{
  TklColumnTyped typed = tkl_column_typed (column);
  guint kind;

  if (typed == TKL_TYPED_BOX)
    /* Translators: what can be typed above a column of boxes. */
    return _ ("“yes” or “no”");
  return find_kind (typed, zone, &kind) ? _ (kinds[kind].problem) : NULL;
}

TklRowFilter *
tkl_row_filter_new (const TklColumn *column,
                    const TklZone *zone,
                    TklDay base,
                    const char *text,
                    const char **ret_problem)
{
  g_autoptr (TklRowFilter) filter = g_new0 (TklRowFilter, 1);
  const Reading reading = { zone, base };
  TklColumnTyped typed = tkl_column_typed (column);
  guint kind;

  filter->column = column;
  filter->text = g_strstrip (g_strdup (text));
  *ret_problem = tkl_row_filter_hint (column, zone);
  if (typed == TKL_TYPED_BOX)
    return read_box (filter) ? g_steal_pointer (&filter) : NULL;
  if (!find_kind (typed, zone, &kind))
    {
      filter->word = tkl_fold (filter->text);
      return g_steal_pointer (&filter);
    }
  return read_values (kinds[kind].read, &reading, filter) ? g_steal_pointer (&filter) : NULL;
}

void
tkl_row_filter_free (gpointer data)
{
  TklRowFilter *filter = data;

  if (filter == NULL)
    return;
  g_free (filter->text);
  g_free (filter->word);
  g_free (filter);
}

gboolean
tkl_row_filter_equal (const TklRowFilter *a, const TklRowFilter *b)
{
  return a->column == b->column && a->is_box == b->is_box && a->from == b->from && a->to == b->to
         && g_strcmp0 (a->word, b->word) == 0;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* Where nothing is known, numbers are 0 or less, and the cell is empty. */
gboolean
tkl_row_filter_keeps (const TklRowFilter *filter, const TklRowSet *set, gint64 value)
{
  gboolean by_range = filter->word == NULL && !filter->is_box;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (by_range && (value < filter->from || value > filter->to))
    return FALSE;
  if (by_range && value > 0)
    return TRUE;
  text = tkl_column_cell_of (filter->column, set, value);
  if (filter->word == NULL)
    return (*text != '\0') == (by_range || filter->from != 0);
  folded = tkl_fold (text);
  return strstr (folded, filter->word) != NULL;
}
