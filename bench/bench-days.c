/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures legs, passengers, lines and totals of a million linked ticks with all rules. */
/* Thread: main. */
#include "bench.h"
#include "ref-days.h"

#include "tkl-day-engine.h"
#include "tkl-totals.h"
#include "tkl-zone.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  BenchDays *days;
  TklTick *ticks;
  TklCompany *company;
  TklEmployee *employee;    /* role, the same for all … */
  TklWorkSchedule schedule; /* … and schedule */
  TklZone *zone;
  char *path;
  TklTotals totals; /* of the last run */
  guint n_days;     /* complete ones */
  guint n_passengers;
  gint64 minutes[4];
} Bench;

static void
make_ticks (Bench *bench)
{
  bench->ticks = g_new (TklTick, bench->days->n_ticks);
  for (guint i = 0; i < bench->days->n_ticks; i++)
    {
      const BenchDayTick *tick = &bench->days->ticks[i];

      bench->ticks[i]
          = (TklTick){ .id = i + 1,
                       .time_utc_ms = tick->time_utc_ms,
                       .vehicle_id = tick->vehicle,
                       .key_id = tick->person,
                       .point = { tick->point.lat_e7, tick->point.lon_e7 },
                       .odometer_m = tick->odometer_m,
                       .flags = TKL_TICK_LINKED | (tick->is_double ? TKL_TICK_IS_DOUBLE : 0),
                       .place = (guint8) tick->place,
                       .employee_id = tick->person,
                       .project_id = tick->project,
                       .distance_m = -1 };
    }
}

/* Workday dates by the wall clock, and the sum that shows that the ticks are the reference's. */
static guint64
find_days (Bench *bench)
{
  guint64 sum = 0;

  for (guint i = 0; i < bench->days->n_ticks; i++)
    {
      TklTick *tick = &bench->ticks[i];
      BenchDayTick read = { .time_utc_ms = tick->time_utc_ms,
                            .person = tick->employee_id,
                            .vehicle = tick->vehicle_id,
                            .odometer_m = tick->odometer_m,
                            .point = { tick->point.lat_e7, tick->point.lon_e7 },
                            .project = tick->project_id,
                            .place = tick->place };

      tick->day = tkl_zone_workday (bench->zone, tick->time_utc_ms, bench->company->day_start_min);
      sum += bench_days_mix (&read);
    }
  return sum;
}

static TklCrew *
find_crew (Bench *bench)
{
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (TklLeg));
  TklWorkday workday = { 0 };

  while (tkl_workdays_next (bench->ticks, bench->days->n_ticks, &workday))
    tkl_day_legs (&workday, bench->company, legs);
  return tkl_crew_new ((const TklLeg *) legs->data, legs->len);
}

/* Totals of one day, and of one person by project when his last line is there. */
static void
add_totals (Bench *bench, GArray *lines, guint first, TklDay day)
{
  TklTotals totals = { 0 };

  for (guint i = first; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      tkl_totals_add_line (&totals, line);
      bench->n_passengers += (line->flags & TKL_LINE_WITH_PASSENGERS) != 0;
    }
  tkl_totals_add_schedule (&totals, &bench->schedule, day, totals.worked_min);
  tkl_totals_add (&bench->totals, &totals);
}

static void
close_person (GArray *lines)
{
  g_autoptr (GArray) projects
      = tkl_totals_by_project ((const TklClockLine *) lines->data, lines->len);

  g_array_set_size (lines, 0);
}

static guint64
run_engine (gpointer data)
{
  Bench *bench = data;
  guint64 sum = find_days (bench);
  g_autoptr (TklCrew) crew = find_crew (bench);
  /* Lines of the engine own no texts, so that nothing needs clearing one by one. */
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TklClockLine));
  g_autoptr (GArray) in_clock = g_array_new (FALSE, FALSE, sizeof (gint64));
  TklDayRules rules = { .company = bench->company, .crew = crew };
  TklWorkday workday = { 0 };
  gint32 person = 0;

  bench->totals = (TklTotals){ 0 };
  bench->n_days = bench->n_passengers = 0;
  while (tkl_workdays_next (bench->ticks, bench->days->n_ticks, &workday))
    {
      guint first;

      if (workday.employee_id != person)
        close_person (lines);
      person = workday.employee_id;
      first = lines->len;
      g_array_set_size (in_clock, 0);
      bench->n_days += tkl_day_lines (&rules, &workday, bench->employee, FALSE, lines, in_clock);
      add_totals (bench, lines, first, workday.day);
    }
  close_person (lines);
  return sum;
}

static guint64
run_sqlite (gpointer data)
{
  return ref_days_read (((Bench *) data)->path);
}

static guint64
run_loop (gpointer data)
{
  Bench *bench = data;

  return ref_days_loop (bench->days, bench->minutes);
}

/* What the patterns of the generator promise is what the engine must have found. */
static gboolean
agree (const Bench *bench)
{
  const BenchDayTotals *expected = &bench->days->totals;

  if (bench->n_days == expected->n_days && bench->totals.worked_min == expected->worked_min
      && bench->totals.break_min == expected->break_min
      && bench->totals.commute_min == expected->commute_min
      && bench->totals.mobility_min == expected->mobility_min && bench->n_passengers > 0)
    return TRUE;
  fprintf (stderr,
           "days: the totals are not those of the patterns: %u days, %" G_GINT64_FORMAT
           " minutes worked; expected %u and %" G_GINT64_FORMAT "\n",
           bench->n_days, bench->totals.worked_min, expected->n_days, expected->worked_min);
  return FALSE;
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  gboolean fine;

  bench_init (argc, argv);
  bench.days = bench_days_new (BENCH_SEED, bench_scale (BENCH_N_TICKS));
  bench.company = tkl_company_new ();
  bench.employee = tkl_employee_new ();
  bench.employee->role = TKL_ROLE_DRIVER;
  tkl_work_schedule_set_minutes (&bench.schedule, 480);
  bench.zone = tkl_zone_new ("Europe/Brussels", NULL);
  bench.path = g_build_filename (folder, "ticks.db", NULL);
  make_ticks (&bench);
  fine = ref_days_write (bench.days, bench.path);

  bench_compare (&(BenchCase){ .metric = "days: legs, lines, totals, against SQLite reading",
                               .ours = run_engine,
                               .reference = run_sqlite,
                               .data = &bench,
                               .goal = 0.5 });
  fine = agree (&bench) && fine;
  bench_compare (&(BenchCase){ .metric = "days: the same, against a bare loop (C1)",
                               .ours = run_engine,
                               .reference = run_loop,
                               .data = &bench,
                               .goal = 4 });

  g_remove (bench.path);
  g_rmdir (folder);
  g_free (bench.path);
  g_free (bench.ticks);
  bench_days_free (bench.days);
  tkl_company_free (bench.company);
  tkl_employee_free (bench.employee);
  tkl_zone_unref (bench.zone);
  return bench_finish () == 0 && fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
