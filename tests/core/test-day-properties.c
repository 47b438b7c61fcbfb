/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day engine on random days: equal to a slow reading of rules §6, and what always holds. */
/* Thread: main. */
#include "day-text.h"

#include <math.h>

#define N_DAYS 4000
#define BASE_MS (DAY_TEXT_DAY * TKL_MS_PER_DAY)

static void
set_random_switches (GRand *rand, TklCompany *company)
{
  gboolean *switches[]
      = { &company->on.link_mobility,   &company->on.between_sites, &company->on.breaks,
          &company->on.ignore_doubles,  &company->on.round_5_min,   &company->on.double_distance,
          &company->on.double_duration, &company->on.to_book };

  *company = (TklCompany){ .road_factor_milli = 1300 };
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    *switches[i] = g_rand_boolean (rand);
  company->on.all_work = g_rand_int_range (rand, 0, 8) == 0;
}

/* Ticks with few places and many faults, some seconds to a few hours apart. */
static GArray *
make_random_day (GRand *rand, guint n_ticks, gboolean faults)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (TklTick));
  gint64 time = BASE_MS + g_rand_int_range (rand, 0, 6 * 3600) * G_GINT64_CONSTANT (1000);

  for (guint i = 0; i < n_ticks; i++)
    {
      TklTick tick = { .id = i + 1,
                       .time_utc_ms = time,
                       .vehicle_id = g_rand_int_range (rand, 0, 3),
                       .odometer_m = g_rand_int_range (rand, -1, 30000),
                       .flags = TKL_TICK_LINKED,
                       .employee_id = DAY_TEXT_EMPLOYEE,
                       .day = DAY_TEXT_DAY };

      tick.place = (guint8) g_rand_int_range (rand, TKL_PLACE_HOME, TKL_PLACE_PROJECT + 1);
      tick.project_id = tick.place == TKL_PLACE_PROJECT ? g_rand_int_range (rand, 1, 3) : 0;
      if (i > 0 && g_rand_int_range (rand, 0, 10) < 6)
        {
          tick.place = g_array_index (ticks, TklTick, i - 1).place;
          tick.project_id = g_array_index (ticks, TklTick, i - 1).project_id;
        }
      tick.point = (TklPoint){ 500000000 + g_rand_int_range (rand, 0, 3) * 1000000, 40000000 };
      if (faults && g_rand_int_range (rand, 0, 5) == 0)
        tick.flags |= (guint16) (1 << g_rand_int_range (rand, 0, 6));
      if (faults && g_rand_int_range (rand, 0, 12) == 0)
        {
          tick.place = g_rand_boolean (rand) ? TKL_PLACE_PROJECT : TKL_PLACE_NONE;
          tick.project_id = 0;
        }
      if (faults && g_rand_int_range (rand, 0, 12) == 0)
        tick.flags ^= TKL_TICK_LINKED;
      g_array_append_val (ticks, tick);
      time += g_rand_int_range (rand, 0, 4) == 0
                  ? g_rand_int_range (rand, 0, 200000)
                  : g_rand_int_range (rand, 0, 7200) * G_GINT64_CONSTANT (1000);
    }
  return ticks;
}

/* The kept ticks of a day; NULL stands for one that bounds no leg. */
static GPtrArray *
find_slowly (GArray *ticks, const TklSwitches *on)
{
  GPtrArray *stops = g_ptr_array_new ();

  for (guint i = 0; i < ticks->len; i++)
    {
      TklTick *tick = &g_array_index (ticks, TklTick, i);

      if ((tick->flags & TKL_TICK_DELETED) != 0)
        continue;
      if (on->ignore_doubles && (tick->flags & TKL_TICK_IS_DOUBLE) != 0
          && (tick->flags & TKL_TICK_NOT_DOUBLE) == 0)
        continue;
      if ((tick->flags & TKL_TICK_LINKED) == 0 || tick->place == TKL_PLACE_NONE
          || (tick->place == TKL_PLACE_PROJECT && tick->project_id == 0)
          || (tick->flags & (TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK)) != 0)
        tick = NULL;
      g_ptr_array_add (stops, tick);
    }
  return stops;
}

static gboolean
is_at (GPtrArray *stops, guint i, gint32 project)
{
  const TklTick *tick = i < stops->len ? g_ptr_array_index (stops, i) : NULL;

  return tick != NULL && tick->place == TKL_PLACE_PROJECT && tick->project_id == project;
}

/* Whether the leg that ends at stop @i is a break: counts the whole run by going back and on. */
static gboolean
is_break_slowly (GPtrArray *stops, guint i)
{
  const TklTick *tick = g_ptr_array_index (stops, i);
  guint first = i;
  guint last = i;

  while (first > 0 && is_at (stops, first - 1, tick->project_id))
    first--;
  while (is_at (stops, last + 1, tick->project_id))
    last++;
  return last - first + 1 >= 4 && (i - first) % 2 == 0 && i > first;
}

static void
name_slowly (GPtrArray *stops, guint i, const TklSwitches *on, TklClockLine *line)
{
  const TklTick *a = g_ptr_array_index (stops, i - 1);
  const TklTick *b = g_ptr_array_index (stops, i);
  gint32 project = b->project_id != 0 ? b->project_id : a->project_id;

  line->type = TKL_LINE_WORK;
  line->project_id = project;
  if (on->all_work)
    line->subtype = project != 0 ? TKL_SUBTYPE_SITE : TKL_SUBTYPE_LOADING;
  else if (a->place == TKL_PLACE_EMPLOYER && b->place == TKL_PLACE_EMPLOYER)
    line->subtype = TKL_SUBTYPE_LOADING;
  else if (project == 0)
    line->type = TKL_LINE_COMMUTE;
  else if (a->project_id == b->project_id && on->breaks && is_break_slowly (stops, i))
    line->type = TKL_LINE_BREAK;
  else if (a->project_id == b->project_id)
    line->subtype = TKL_SUBTYPE_SITE;
  else if (a->project_id != 0 && b->project_id != 0 && on->between_sites)
    line->subtype = TKL_SUBTYPE_BETWEEN_SITES;
  else
    {
      line->type = TKL_LINE_MOBILITY;
      line->project_id = on->link_mobility ? project : 0;
    }
}

static gint64
round_slowly (gint64 utc_ms, gboolean five)
{
  return five ? (gint64) floor ((double) utc_ms / 300000 + 0.5) * 300000 : utc_ms / 60000 * 60000;
}

static double
measure_slowly (const TklTick *a, const TklTick *b, const TklClockLine *line, guint8 *ret_source)
{
  if (line->type != TKL_LINE_COMMUTE && line->type != TKL_LINE_MOBILITY
      && line->subtype != TKL_SUBTYPE_BETWEEN_SITES)
    return -1;
  if (a->vehicle_id == b->vehicle_id && a->vehicle_id != 0 && a->odometer_m >= 0
      && b->odometer_m >= a->odometer_m)
    {
      *ret_source = TKL_KM_ODOMETER;
      return b->odometer_m - a->odometer_m;
    }
  *ret_source = TKL_KM_ESTIMATED;
  return tkl_point_distance_m (a->point, b->point) * 1.3;
}

/* Rules §6 read sentence by sentence, with no regard to speed. Without crew and tracks. */
static GArray *
make_lines_slowly (GArray *ticks, const TklSwitches *on, TklRole role)
{
  GArray *lines = tkl_clock_lines_new ();
  g_autoptr (GPtrArray) stops = find_slowly (ticks, on);
  guint n_rides = 0;
  guint ride = 0;
  gboolean has_ride_line = FALSE;
  double ride_m = -1;

  for (guint i = 1; i < stops->len; i++)
    {
      const TklTick *a = g_ptr_array_index (stops, i - 1);
      const TklTick *b = g_ptr_array_index (stops, i);
      TklClockLine line = { .employee_id = DAY_TEXT_EMPLOYEE, .day = DAY_TEXT_DAY };
      gboolean is_ride;
      double metres;

      if (a == NULL || b == NULL || (a->place == TKL_PLACE_HOME && b->place == TKL_PLACE_HOME))
        continue;
      line.begin_utc_ms = round_slowly (a->time_utc_ms, on->round_5_min);
      line.end_utc_ms = round_slowly (b->time_utc_ms, on->round_5_min);
      line.minutes = (gint32) ((line.end_utc_ms - line.begin_utc_ms) / 60000);
      name_slowly (stops, i, on, &line);
      metres = measure_slowly (a, b, &line, &line.km_source);
      line.km_tenths = metres < 0 ? -1 : (gint32) floor (metres / 100 + 0.5);
      line.flags = on->to_book ? TKL_LINE_TO_BOOK : 0;
      is_ride = line.type == TKL_LINE_COMMUTE || line.type == TKL_LINE_MOBILITY;
      n_rides += is_ride;
      if (line.minutes == 0)
        continue;
      if (is_ride)
        {
          line.role = role;
          has_ride_line = TRUE;
          ride = lines->len;
          ride_m = metres;
        }
      g_array_append_val (lines, line);
    }
  if (n_rides == 1 && has_ride_line && (on->double_distance || on->double_duration))
    {
      TklClockLine *line = &g_array_index (lines, TklClockLine, ride);

      line->flags |= TKL_LINE_DOUBLED;
      if (on->double_distance)
        line->km_tenths = (gint32) floor (2 * ride_m / 100 + 0.5);
      if (on->double_duration)
        line->minutes *= 2;
    }
  return lines;
}

static void
test_slow_reading (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  guint n_lines = 0;
  guint n_breaks = 0;
  guint n_doubled = 0;

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GArray) ticks
          = make_random_day (rand, (guint) g_rand_int_range (rand, 0, 14), day % 2 == 0);
      g_autoptr (GArray) lines = tkl_clock_lines_new ();
      g_autoptr (GArray) expected = NULL;
      g_autofree char *text = NULL;
      g_autofree char *expected_text = NULL;
      TklCompany company;
      TklDayRules rules = { .company = &company };
      TklEmployee employee = { .role = (TklRole) g_rand_int_range (rand, 0, 4) };
      TklWorkday workday = day_text_workday (ticks);

      set_random_switches (rand, &company);
      expected = make_lines_slowly (ticks, &company.on, employee.role);
      g_assert_true (tkl_day_lines (&rules, &workday, &employee, TRUE, lines, NULL));
      text = day_text_lines (lines);
      expected_text = day_text_lines (expected);
      g_assert_cmpstr (text, ==, expected_text);

      n_lines += lines->len;
      n_breaks += strstr (text, "break") != NULL;
      n_doubled += strstr (text, "doubled") != NULL;
    }
  /* The days were worth comparing. */
  g_assert_cmpuint (n_lines, >, 10000);
  g_assert_cmpuint (n_breaks, >, 100);
  g_assert_cmpuint (n_doubled, >, 100);
}

/* In order, no overlap, whole minutes; on the grid with CL-2. */
static void
check_order (GArray *lines, gint64 step_ms)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      g_assert_cmpint (line->begin_utc_ms, <, line->end_utc_ms);
      g_assert_cmpint (line->begin_utc_ms % step_ms, ==, 0);
      g_assert_cmpint (line->end_utc_ms % step_ms, ==, 0);
      if (i > 0)
        g_assert_cmpint (line->begin_utc_ms, >=, (line - 1)->end_utc_ms);
    }
}

/* Without home → home the lines of a complete day are one unbroken row. */
static void
check_row (GArray *ticks, GArray *lines, const TklSwitches *on)
{
  gint64 minutes = 0;
  gint64 first = g_array_index (ticks, TklTick, 0).time_utc_ms;
  gint64 last = g_array_index (ticks, TklTick, ticks->len - 1).time_utc_ms;

  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      minutes += line->minutes;
      if (i > 0)
        g_assert_cmpint (line->begin_utc_ms, ==, (line - 1)->end_utc_ms);
    }
  if (!on->round_5_min && !on->double_duration)
    g_assert_cmpint (minutes, ==, last / 60000 - first / 60000);
}

static gboolean
stays_home (GArray *ticks)
{
  for (guint i = 1; i < ticks->len; i++)
    if (g_array_index (ticks, TklTick, i - 1).place == TKL_PLACE_HOME
        && g_array_index (ticks, TklTick, i).place == TKL_PLACE_HOME)
      return TRUE;
  return FALSE;
}

static void
test_row_of_lines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GArray) ticks
          = make_random_day (rand, 2 * (guint) g_rand_int_range (rand, 1, 7), FALSE);
      g_autoptr (GArray) lines = tkl_clock_lines_new ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      TklWorkday workday = day_text_workday (ticks);
      TklCompany company;
      TklDayRules rules = { .company = &company };

      set_random_switches (rand, &company);
      g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, ids));
      g_assert_cmpuint (ids->len, ==, ticks->len);
      check_order (lines, company.on.round_5_min ? 300000 : 60000);
      if (!stays_home (ticks))
        check_row (ticks, lines, &company.on);
    }
}

/* Ticks moved to where CL-2 rounds them give the same lines: rounding twice is rounding once. */
static void
test_rounding_twice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GArray) ticks
          = make_random_day (rand, 2 * (guint) g_rand_int_range (rand, 1, 7), FALSE);
      g_autoptr (GArray) once = tkl_clock_lines_new ();
      g_autoptr (GArray) twice = tkl_clock_lines_new ();
      g_autofree char *once_text = NULL;
      g_autofree char *twice_text = NULL;
      TklWorkday workday = day_text_workday (ticks);
      TklCompany company = day_text_company ("+cl2");
      TklDayRules rules = { .company = &company };

      g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, once, NULL));
      for (guint i = 0; i < ticks->len; i++)
        {
          gint64 *time = &g_array_index (ticks, TklTick, i).time_utc_ms;
          gint64 rounded = round_slowly (*time, TRUE);

          g_assert_cmpint (ABS (rounded - *time), <=, 150000);
          *time = rounded;
        }
      g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, twice, NULL));
      once_text = day_text_lines (once);
      twice_text = day_text_lines (twice);
      g_assert_cmpstr (once_text, ==, twice_text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-properties/slow-reading", test_slow_reading);
  g_test_add_func ("/day-properties/row-of-lines", test_row_of_lines);
  g_test_add_func ("/day-properties/rounding-twice", test_rounding_twice);
  return g_test_run ();
}
