/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workdays and clock lines as one line of text, for tables of cases of the day engine. */
/* Thread: main. */
#include "day-text.h"

#include <string.h>

#define BASE_MS (DAY_TEXT_DAY * TKL_MS_PER_DAY)

static gint64
parse_time_ms (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  gint64 seconds
      = g_ascii_strtoll (parts[0], NULL, 10) * 3600 + g_ascii_strtoll (parts[1], NULL, 10) * 60;

  if (parts[2] != NULL)
    seconds += g_ascii_strtoll (parts[2], NULL, 10);
  return BASE_MS + seconds * 1000;
}

static void
set_place (TklTick *tick, const char *word)
{
  tick->place = TKL_PLACE_NONE;
  switch (word[0])
    {
    case 'H':
      tick->place = TKL_PLACE_HOME;
      break;
    case 'E':
      tick->place = TKL_PLACE_EMPLOYER;
      break;
    case '*':
      tick->place = TKL_PLACE_PROJECT;
      tick->n_candidates = 2;
      break;
    case '!':
      tick->place = TKL_PLACE_PROJECT;
      tick->project_id = 1;
      tick->employee_id = 0;
      break;
    case '-':
      tick->flags &= (guint16) ~TKL_TICK_LINKED;
      tick->employee_id = 0;
      break;
    case '?':
      break;
    default:
      tick->place = TKL_PLACE_PROJECT;
      tick->project_id = (gint32) g_ascii_strtoll (word, NULL, 10);
      g_assert_cmpint (tick->project_id, >, 0);
    }
}

static gboolean
set_flag (TklTick *tick, const char *word)
{
  static const struct
  {
    const char *word;
    guint16 flags;
    guint8 reasons;
  } flags[] = {
    { "blocked", TKL_TICK_BLOCKED, 0 },
    { "noclock", TKL_TICK_NOT_TO_CLOCK, 0 },
    { "clock", TKL_TICK_IN_CLOCK, 0 },
    { "deleted", TKL_TICK_DELETED, 0 },
    { "double", TKL_TICK_IS_DOUBLE, TKL_REASON_DOUBLE },
    { "unmarked", TKL_TICK_IS_DOUBLE | TKL_TICK_NOT_DOUBLE, 0 },
    { "presence", 0, TKL_REASON_PRESENCE_EXPECTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (word, flags[i].word))
      {
        tick->flags |= flags[i].flags;
        tick->reasons |= flags[i].reasons;
        return TRUE;
      }
  return FALSE;
}

static void
set_word (TklTick *tick, const char *word)
{
  gint32 number = (gint32) g_ascii_strtoll (word + 1, NULL, 10);

  if (set_flag (tick, word))
    return;
  if (g_str_equal (word, "start"))
    tick->kind = TKL_TICK_START;
  else if (g_str_equal (word, "stop"))
    tick->kind = TKL_TICK_STOP;
  else if (g_str_equal (word, "manual"))
    tick->kind = TKL_TICK_MANUAL;
  else if (word[0] == 'v')
    tick->vehicle_id = number;
  else if (word[0] == 'o')
    tick->odometer_m = number;
  else if (word[0] == 'y')
    tick->point = (TklPoint){ 500000000 + number * 1000000, 40000000 };
  else
    g_error ("unknown word in a test: %s", word);
}

GArray *
day_text_ticks (const char *text)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (TklTick));
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (items[i]), " ", -1);
      TklTick tick = { .id = i + 1,
                       .point = TKL_POINT_NONE,
                       .odometer_m = -1,
                       .distance_m = -1,
                       .flags = TKL_TICK_LINKED,
                       .kind = TKL_TICK_TOUCH,
                       .employee_id = DAY_TEXT_EMPLOYEE,
                       .day = DAY_TEXT_DAY };

      tick.time_utc_ms = parse_time_ms (words[0]);
      set_place (&tick, words[1]);
      for (guint w = 2; words[w] != NULL; w++)
        set_word (&tick, words[w]);
      g_array_append_val (ticks, tick);
    }
  return ticks;
}

TklWorkday
day_text_workday (GArray *ticks)
{
  return (TklWorkday){ (const TklTick *) (gpointer) ticks->data, ticks->len, DAY_TEXT_EMPLOYEE,
                       DAY_TEXT_DAY };
}

static gboolean *
find_switch (TklSwitches *on, const char *name)
{
  struct
  {
    const char *name;
    gboolean *value;
  } names[] = {
    { "ct1", &on->link_mobility },   { "ct2", &on->between_sites }, { "ct3", &on->breaks },
    { "ct4", &on->ignore_doubles },  { "cl2", &on->round_5_min },   { "cl4", &on->double_distance },
    { "cl5", &on->double_duration }, { "cl7", &on->to_book },       { "cl8", &on->all_work },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return names[i].value;
  g_error ("unknown switch in a test: %s", name);
}

TklCompany
day_text_company (const char *switches)
{
  g_auto (GStrv) words = g_strsplit (switches != NULL ? switches : "", " ", -1);
  TklCompany company = { .road_factor_milli = 1300 };

  company.on.link_mobility = company.on.between_sites = TRUE;
  company.on.breaks = company.on.ignore_doubles = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      *find_switch (&company.on, words[i] + 1) = words[i][0] == '+';
  return company;
}

static void
append_time (GString *text, gint64 utc_ms)
{
  gint64 seconds = (utc_ms - BASE_MS) / 1000;

  g_string_append_printf (text, "%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02d", (int) (seconds % 60));
}

static void
append_line (GString *text, const TklClockLine *line)
{
  const char *subtype = tkl_line_subtype_to_text (line->subtype);
  const char *role = tkl_role_to_text (line->role);

  append_time (text, line->begin_utc_ms);
  g_string_append_c (text, '-');
  append_time (text, line->end_utc_ms);
  g_string_append_printf (text, " %d:%02d %s", line->minutes / 60, line->minutes % 60,
                          tkl_line_type_to_text (line->type));
  if (subtype != NULL)
    g_string_append_printf (text, "/%s", subtype);
  if (line->project_id != 0)
    g_string_append_printf (text, " P%d", line->project_id);
  if (line->km_tenths != -1 || line->km_source != TKL_KM_NONE)
    g_string_append_printf (text, " %d.%dkm/%s", line->km_tenths / 10, line->km_tenths % 10,
                            tkl_km_source_to_text (line->km_source));
  if (role != NULL)
    g_string_append_printf (text, " %s", role);
  if ((line->flags & TKL_LINE_WITH_PASSENGERS) != 0)
    g_string_append (text, " pax");
  if ((line->flags & TKL_LINE_DOUBLED) != 0)
    g_string_append (text, " doubled");
  if ((line->flags & TKL_LINE_TO_BOOK) != 0)
    g_string_append (text, " book");
}

char *
day_text_lines (GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      append_line (text, &g_array_index (lines, TklClockLine, i));
    }
  return g_string_free (text, FALSE);
}

char *
day_text_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}
