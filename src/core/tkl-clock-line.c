/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClockLine: words of the time clock, and which lines a transfer may touch. */
/* Thread: any; pure. */
#include "tkl-clock-line.h"

/* What the rules decide; the other flags are set by the office. */
#define FLAGS_OF_RULES (TKL_LINE_DOUBLED | TKL_LINE_WITH_PASSENGERS)

void
tkl_clock_line_clear (TklClockLine *line)
{
  if (line == NULL)
    return;
  g_clear_pointer (&line->wage_code, g_free);
  g_clear_pointer (&line->note, g_free);
}

static void
clear_element (gpointer line)
{
  tkl_clock_line_clear (line);
}

GArray *
tkl_clock_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TklClockLine));

  g_array_set_clear_func (lines, clear_element);
  return lines;
}

gboolean
tkl_clock_line_same_rules (const TklClockLine *a, const TklClockLine *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->begin_utc_ms == b->begin_utc_ms && a->end_utc_ms == b->end_utc_ms
         && a->from_tick == b->from_tick && a->to_tick == b->to_tick
         && a->employee_id == b->employee_id && a->day == b->day && a->minutes == b->minutes
         && a->km_tenths == b->km_tenths && a->project_id == b->project_id
         && a->vehicle_id == b->vehicle_id && a->type == b->type && a->subtype == b->subtype
         && a->km_source == b->km_source && a->role == b->role
         && (a->flags & FLAGS_OF_RULES) == (b->flags & FLAGS_OF_RULES);
}

gboolean
tkl_clock_line_frozen (const TklClockLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->origin == TKL_ORIGIN_MANUAL
         || (line->flags & (TKL_LINE_FINISHED | TKL_LINE_TRANSFERRED | TKL_LINE_EDITED)) != 0;
}

const char *
tkl_line_type_to_text (TklLineType type)
{
  static const char *const texts[] = {
    [TKL_LINE_WORK] = "work",   [TKL_LINE_MOBILITY] = "mobility", [TKL_LINE_COMMUTE] = "commute",
    [TKL_LINE_BREAK] = "break", [TKL_LINE_OTHER] = "other",
  };

  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (texts), NULL);

  return texts[type];
}

const char *
tkl_line_subtype_to_text (TklLineSubtype subtype)
{
  static const char *const texts[] = {
    [TKL_SUBTYPE_NONE] = NULL,           [TKL_SUBTYPE_LOADING] = "loading",
    [TKL_SUBTYPE_SITE] = "site",         [TKL_SUBTYPE_BETWEEN_SITES] = "between-sites",
    [TKL_SUBTYPE_WORKSHOP] = "workshop",
  };

  g_return_val_if_fail ((guint) subtype < G_N_ELEMENTS (texts), NULL);

  return texts[subtype];
}

const char *
tkl_km_source_to_text (TklKmSource source)
{
  static const char *const texts[] = {
    [TKL_KM_NONE] = NULL,       [TKL_KM_ODOMETER] = "odometer",
    [TKL_KM_TRACK] = "track",   [TKL_KM_ESTIMATED] = "estimated",
    [TKL_KM_MANUAL] = "manual",
  };

  g_return_val_if_fail ((guint) source < G_N_ELEMENTS (texts), NULL);

  return texts[source];
}

static int
compare_line_to_day (const TklClockLine *line, gint32 employee_id, TklDay day)
{
  if (line->day != day)
    return line->day < day ? -1 : 1;
  return (line->employee_id > employee_id) - (line->employee_id < employee_id);
}

const TklClockLine *
tkl_clock_lines_find_day (const GArray *array, gint32 employee_id, TklDay day, gsize *ret_n)
{
  const TklClockLine *lines = (const TklClockLine *) (gpointer) array->data;
  gsize low = 0;
  gsize high = array->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (compare_line_to_day (&lines[middle], employee_id, day) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < array->len && compare_line_to_day (&lines[high], employee_id, day) == 0;)
    high++;
  *ret_n = high - low;
  return lines + low;
}
