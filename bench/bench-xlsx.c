/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the workbook of 200 employees × 250 lines against libxlsxwriter alone (D1). */
/* Thread: main. */
#include "bench.h"
#include "ref-xlsx.h"

#include "tkl-xlsx.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>

#define N_PROJECTS 40
#define LINES_PER_DAY 12

typedef struct
{
  TklSheetBook book;
  TklZone *zone;
  GPtrArray *projects;
  TklEmployee *employee;    /* one struct, renamed for each … */
  TklWorkSchedule schedule; /* … with the same schedule */
  GArray *lines;
  guint n_employees;
  guint at;
  char *ours_path, *reference_path;
  RefXlsx *ref;
} Bench;

/* --- lines -------------------------------------------------------------------------------------- */

static void
make_lines (Bench *bench, guint n_lines)
{
  static const TklLineType types[LINES_PER_DAY]
      = { TKL_LINE_COMMUTE,  TKL_LINE_WORK, TKL_LINE_MOBILITY, TKL_LINE_WORK,
          TKL_LINE_BREAK,    TKL_LINE_WORK, TKL_LINE_MOBILITY, TKL_LINE_WORK,
          TKL_LINE_MOBILITY, TKL_LINE_WORK, TKL_LINE_OTHER,    TKL_LINE_COMMUTE };
  gint64 start = (gint64) tkl_day_from_ymd (2026, 3, 2) * TKL_MS_PER_DAY;

  for (guint i = 0; i < n_lines; i++)
    {
      guint step = i % LINES_PER_DAY;
      gboolean moves = types[step] == TKL_LINE_COMMUTE || types[step] == TKL_LINE_MOBILITY;
      TklClockLine line = { .type = types[step],
                            .subtype = types[step] == TKL_LINE_WORK ? TKL_SUBTYPE_SITE : 0,
                            .minutes = 35 + (gint32) (i % 10),
                            .km_tenths = moves ? 50 + (gint32) (i * 7 % 400) : -1,
                            .role = moves ? TKL_ROLE_DRIVER + i % 2 : TKL_ROLE_NONE };

      line.begin_utc_ms = start + (gint64) (i / LINES_PER_DAY) * TKL_MS_PER_DAY
                          + (gint64) (5 * 60 + step * 45) * 60000;
      line.end_utc_ms = line.begin_utc_ms + (gint64) line.minutes * 60000;
      line.day = tkl_zone_civil_day (bench->zone, line.begin_utc_ms);
      if (types[step] != TKL_LINE_COMMUTE)
        line.project_id = 1 + (gint32) (i / 4 % N_PROJECTS);
      if (step == 3)
        line.note = g_strdup ("béton livré, à facturer");
      g_array_append_val (bench->lines, line);
    }
}

static void
make_projects (Bench *bench)
{
  for (guint i = 0; i < N_PROJECTS; i++)
    {
      TklProject *project = tkl_project_new ();

      project->id = i + 1;
      project->number = g_strdup_printf ("P%03u", i + 1);
      project->name = g_strdup_printf ("Rue de la Station %u, Liège", i + 1);
      g_ptr_array_add (bench->projects, project);
    }
}

static gboolean
next_employee (gpointer data, TklSheetEmployee *ret, GError **error)
{
  Bench *bench = data;

  if (bench->at == bench->n_employees)
    return FALSE;
  bench->at++;
  g_free (bench->employee->number);
  bench->employee->number = g_strdup_printf ("%u", bench->at);
  *ret = (TklSheetEmployee){ .employee = bench->employee,
                             .lines = (const TklClockLine *) (gpointer) bench->lines->data,
                             .n_lines = bench->lines->len,
                             .schedules = &bench->schedule,
                             .n_schedules = 1 };
  return TRUE;
}

static const TklProject *
find_project (gpointer data, gint32 project_id)
{
  return g_ptr_array_index (((Bench *) data)->projects, project_id - 1);
}

/* --- both sides --------------------------------------------------------------------------------- */

static guint64
run_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->at = 0;
  if (!tkl_xlsx_write (&bench->book, bench->ours_path, NULL, &error))
    g_error ("%s", error->message);
  return bench->at;
}

static guint64
run_reference (gpointer data)
{
  Bench *bench = data;

  ref_xlsx_write (bench->ref, bench->reference_path);
  return bench->n_employees;
}

static double
get_peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024.0;
}

static void
set_up (Bench *bench, const char *folder)
{
  bench->zone = tkl_zone_new ("Europe/Brussels", NULL);
  bench->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
  bench->lines = tkl_clock_lines_new ();
  bench->employee = tkl_employee_new ();
  bench->employee->first_name = g_strdup ("Jan");
  bench->employee->last_name = g_strdup ("Vandenbroucke");
  bench->schedule = (TklWorkSchedule){ .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };
  tkl_work_schedule_set_minutes (&bench->schedule, 480);
  bench->n_employees = bench_scale (200);
  bench->ours_path = g_build_filename (folder, "ours.xlsx", NULL);
  bench->reference_path = g_build_filename (folder, "reference.xlsx", NULL);
  bench->book = (TklSheetBook){ .company_name = "Bouw NV",
                                .language = "fr",
                                .from = tkl_day_from_ymd (2026, 3, 1),
                                .to = tkl_day_from_ymd (2026, 3, 31),
                                .zone = bench->zone,
                                .next = next_employee,
                                .find_project = find_project,
                                .data = bench };
  make_projects (bench);
  make_lines (bench, 250);
}

static void
tear_down (Bench *bench, const char *folder)
{
  g_remove (bench->ours_path);
  g_remove (bench->reference_path);
  g_rmdir (folder);
  ref_xlsx_free (bench->ref);
  g_free (bench->ours_path);
  g_free (bench->reference_path);
  tkl_employee_free (bench->employee);
  g_array_unref (bench->lines);
  g_ptr_array_unref (bench->projects);
  tkl_zone_unref (bench->zone);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  Bench bench = { 0 };
  double idle_mib, peak_mib;
  gboolean same;

  bench_init (argc, argv);
  folder = g_dir_make_tmp ("tkl-bench-XXXXXX", NULL);
  set_up (&bench, folder);
  idle_mib = get_peak_mib ();
  run_ours (&bench);
  peak_mib = get_peak_mib () - idle_mib;

  bench.ref = ref_xlsx_new (bench.ours_path);
  run_reference (&bench);
  same = ref_xlsx_hash (bench.ours_path) == ref_xlsx_hash (bench.reference_path);
  if (!same)
    fprintf (stderr, "xlsx: the reference did not write the same cells\n");
  bench_compare (&(BenchCase){ .metric = "xlsx: 200 sheets × 250 lines (D1)",
                               .ours = run_ours,
                               .reference = run_reference,
                               .data = &bench,
                               .goal = 1.15 });
  bench_value ("xlsx: memory above idle", peak_mib, "MiB", 32);
  printf ("xlsx: %u cells\n", ref_xlsx_n_cells (bench.ref));
  tear_down (&bench, folder);
  return same ? bench_finish () : 1;
}
