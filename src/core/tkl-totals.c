/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of clock lines per day, person, project and role. */
/* Thread: any; pure. */
#include "tkl-totals.h"

static inline gint64
get_km (const TklClockLine *line)
{
  return MAX (line->km_tenths, 0);
}

void
tkl_totals_add_line (TklTotals *totals, const TklClockLine *line)
{
  g_return_if_fail (totals != NULL && line != NULL);
  g_return_if_fail (line->role < G_N_ELEMENTS (totals->role_km_tenths));

  switch ((TklLineType) line->type)
    {
    case TKL_LINE_WORK:
    case TKL_LINE_OTHER:
      totals->worked_min += line->minutes;
      break;
    case TKL_LINE_BREAK:
      totals->break_min += line->minutes;
      break;
    case TKL_LINE_COMMUTE:
      totals->commute_min += line->minutes;
      break;
    case TKL_LINE_MOBILITY:
      totals->mobility_min += line->minutes;
      totals->km_tenths += get_km (line);
      totals->role_km_tenths[line->role] += get_km (line);
      break;
    }
}

void
tkl_totals_add_schedule (TklTotals *totals,
                         const TklWorkSchedule *schedule,
                         TklDay day,
                         gint64 worked_min)
{
  int expected_min;

  g_return_if_fail (totals != NULL && day != TKL_DAY_NONE);

  if (schedule == NULL)
    return;
  expected_min = tkl_work_schedule_day_min (schedule, day);
  totals->has_schedule = TRUE;
  totals->expected_min += expected_min;
  totals->balance_min += worked_min - expected_min;
}

gint64
tkl_totals_unscheduled_min (const TklTotals *totals)
{
  g_return_val_if_fail (totals != NULL, 0);

  return totals->has_schedule ? totals->worked_min - totals->expected_min - totals->balance_min : 0;
}

void
tkl_totals_add (TklTotals *totals, const TklTotals *more)
{
  g_return_if_fail (totals != NULL && more != NULL);

  totals->worked_min += more->worked_min;
  totals->break_min += more->break_min;
  totals->commute_min += more->commute_min;
  totals->mobility_min += more->mobility_min;
  totals->km_tenths += more->km_tenths;
  for (gsize i = 0; i < G_N_ELEMENTS (totals->role_km_tenths); i++)
    totals->role_km_tenths[i] += more->role_km_tenths[i];
  totals->expected_min += more->expected_min;
  totals->balance_min += more->balance_min;
  totals->has_schedule |= more->has_schedule;
}

static int
compare_projects (gconstpointer a, gconstpointer b)
{
  const TklProjectTotal *x = a;
  const TklProjectTotal *y = b;

  return (x->project_id > y->project_id) - (x->project_id < y->project_id);
}

/* Lines of one project tend to follow each other: a total is begun when the project changes. */
static void
add_to_run (GArray *runs, const TklClockLine *line)
{
  TklProjectTotal *run
      = runs->len > 0 ? &g_array_index (runs, TklProjectTotal, runs->len - 1) : NULL;

  if (run == NULL || run->project_id != line->project_id)
    {
      g_array_set_size (runs, runs->len + 1);
      run = &g_array_index (runs, TklProjectTotal, runs->len - 1);
      *run = (TklProjectTotal){ .project_id = line->project_id };
    }
  if (line->type == TKL_LINE_MOBILITY)
    {
      run->mobility_min += line->minutes;
      run->km_tenths += get_km (line);
    }
  else
    run->minutes += line->minutes;
}

/* Makes one total of sorted neighbours of the same project. */
static void
join_runs (GArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const TklProjectTotal *run = &g_array_index (runs, TklProjectTotal, i);
      TklProjectTotal *last = n > 0 ? &g_array_index (runs, TklProjectTotal, n - 1) : NULL;

      if (last != NULL && last->project_id == run->project_id)
        {
          last->minutes += run->minutes;
          last->mobility_min += run->mobility_min;
          last->km_tenths += run->km_tenths;
        }
      else
        g_array_index (runs, TklProjectTotal, n++) = *run;
    }
  g_array_set_size (runs, n);
}

GArray *
tkl_totals_by_project (const TklClockLine *lines, gsize n_lines)
{
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (TklProjectTotal));

  g_return_val_if_fail (lines != NULL || n_lines == 0, totals);

  for (gsize i = 0; i < n_lines; i++)
    {
      guint8 type = lines[i].type;

      if (lines[i].project_id != 0
          && (type == TKL_LINE_WORK || type == TKL_LINE_OTHER || type == TKL_LINE_MOBILITY))
        add_to_run (totals, &lines[i]);
    }
  g_array_sort (totals, compare_projects);
  join_runs (totals);
  return totals;
}
