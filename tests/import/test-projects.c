/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV files of projects and of the planning. */
#include "import-text.h"
#include "tkl-import-error.h"
#include "tkl-import-planning.h"
#include "tkl-import-projects.h"

#include <string.h>

#define BIT(column) (G_GUINT64_CONSTANT (1) << TKL_PROJECT_COLUMN_##column)

typedef TklImportResult *(*Reader) (const TklTableFile *file, GError **error);

static TklImportResult *
read_text (Reader reader, const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text, -1);
  g_autoptr (GError) error = NULL;
  TklImportResult *result = reader (&(TklTableFile){ bytes, NULL }, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_project_cells (void)
{
  static const struct
  {
    const char *header; /* besides `number` */
    const char *cells;
    const char *problems;
    guint n_rows; /* good ones */
  } cases[] = {
    { "name,client", "Dock,Haven", "", 1 },
    { "radius", "0", "", 1 },
    { "radius", "100000", "", 1 },
    { "radius", "100001", "2:radius:number", 0 },
    { "radius", "-5", "2:radius:number", 0 },
    { "radius", "150 m", "2:radius:number", 0 },
    { "radius", "", "", 1 },
    { "mode", "radius", "", 1 },
    { "mode", "poi", "", 1 },
    { "mode", "polygon", "2:mode:word", 0 },
    { "status", "active", "", 1 },
    { "status", "blocked", "", 1 },
    { "status", "closed", "", 1 },
    { "status", "open", "2:status:word", 0 },
    { "from,to", "2026-03-29,2026-10-25", "", 1 },
    { "from,to", "2026-10-25,2026-03-29", "2:to:period", 0 },
    { "from,to", "2026-3-29,", "2:from:date", 0 },
    { "from,to", "1899-12-31,2200-01-01", "2:from:date 2:to:date", 0 },
    { "declaration_number", "", "", 1 },
    { "declaration_number", "hello", "2:declaration_number:declaration", 1 },
    { "presence_required,works_declared", "1,0", "", 1 },
    { "presence_required,works_declared", "y,n",
      "2:presence_required:switch 2:works_declared:switch", 0 },
    { "house_number,postal_code", "12 bus 3,2800", "", 1 },
    { "house_number,postal_code", "none,99999999999999",
      "2:house_number:house-number 2:postal_code:postal-belgium", 1 },
    { "latitude,longitude", "50.8,4.3", "", 1 },
    { "latitude,longitude", "50.8,", "2:longitude:half", 0 },
    { "key,from", "x,2026-01-01", "1:key:unknown", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("number,%s\nP1,%s\n", cases[i].header, cases[i].cells);
      g_autoptr (TklImportResult) result = read_text (tkl_import_projects, text);
      g_autofree char *problems = problems_text (result);

      g_test_message ("%s", text);
      g_assert_cmpstr (problems, ==, cases[i].problems);
      g_assert_cmpuint (result->rows->len, ==, cases[i].n_rows);
      g_assert_cmpuint (result->n_bad_rows, ==, 1 - cases[i].n_rows);
    }
}

static void
test_project_values (void)
{
  g_autoptr (TklImportResult) result = read_text (
      tkl_import_projects,
      "number,name,client,street,house_number,postal_code,town,country,latitude,longitude,radius,"
      "mode,status,from,to,declaration_number,presence_required,works_declared,"
      "for_service\n"
      "P001,Dock,Haven,Kaai,1,2000,Antwerpen,BE,51.2,4.4,150,poi,blocked,2026-01-01,2026-12-31,"
      "abc,1,1,1\n"
      "P002,,,,,,,,,,,,,,,,,,\n");
  const TklProjectRow *full, *empty;
  const TklProject *p;

  g_assert_cmpuint (result->rows->len, ==, 2);
  full = g_ptr_array_index (result->rows, 0);
  empty = g_ptr_array_index (result->rows, 1);
  p = full->values;
  g_assert_cmpuint (full->present, ==, (G_GUINT64_CONSTANT (1) << TKL_PROJECT_N_COLUMNS) - 1);
  g_assert_cmpstr (p->number, ==, "P001");
  g_assert_cmpstr (p->name, ==, "Dock");
  g_assert_cmpstr (p->client, ==, "Haven");
  g_assert_cmpstr (p->address.street, ==, "Kaai");
  g_assert_cmpstr (p->address.house_number, ==, "1");
  g_assert_cmpstr (p->address.postal_code, ==, "2000");
  g_assert_cmpstr (p->address.town, ==, "Antwerpen");
  g_assert_cmpstr (p->address.country, ==, "BE");
  g_assert_cmpint (p->location.lat_e7, ==, 512000000);
  g_assert_cmpint (p->location.lon_e7, ==, 44000000);
  g_assert_cmpint (p->radius_m, ==, 150);
  g_assert_cmpint (p->mode, ==, TKL_PROJECT_MODE_POI);
  g_assert_cmpint (p->status, ==, TKL_PROJECT_BLOCKED);
  g_assert_cmpint (p->from, ==, tkl_day_from_ymd (2026, 1, 1));
  g_assert_cmpint (p->to, ==, tkl_day_from_ymd (2026, 12, 31));
  g_assert_cmpstr (p->declaration_number, ==, "abc");
  g_assert_true (p->presence_required);
  g_assert_true (p->works_declared);
  g_assert_true (p->for_service);

  p = empty->values;
  g_assert_cmpint (empty->line, ==, 3);
  g_assert_null (p->name);
  g_assert_false (tkl_point_is_set (p->location));
  g_assert_cmpint (p->radius_m, ==, 0);
  g_assert_cmpint (p->mode, ==, TKL_PROJECT_MODE_RADIUS);
  g_assert_cmpint (p->status, ==, TKL_PROJECT_ACTIVE);
  g_assert_cmpint (p->to, ==, TKL_DAY_NONE);
  g_assert_false (p->works_declared);
  g_assert_false (p->for_service);
}

static void
test_project_twice (void)
{
  g_autoptr (TklImportResult) result = read_text (
      tkl_import_projects, "number,radius,from\nP1,100,\nP2,100,\nP1,0100,\nP1,200,2026-01-01\n");
  g_autofree char *problems = problems_text (result);
  const TklProjectRow *first = g_ptr_array_index (result->rows, 0);

  g_assert_cmpstr (problems, ==, "5:radius:disagrees 5:from:disagrees");
  g_assert_cmpuint (result->n_rows, ==, 4);
  g_assert_cmpuint (result->n_bad_rows, ==, 1);
  g_assert_cmpuint (result->rows->len, ==, 2);
  g_assert_cmpuint (first->present, ==, BIT (NUMBER) | BIT (RADIUS) | BIT (FROM));
}

static void
test_planning (void)
{
  g_autoptr (TklImportResult) result
      = read_text (tkl_import_planning, "project;date;employee;remark\n"
                                        "P1;2026-03-29;12;\n"
                                        "P1;2026-03-29;12;again\n"
                                        ";2026-03-29;12;\n"
                                        "P1;;;\n"
                                        "P1;29/03/2026;12;\n");
  g_autofree char *problems = problems_text (result);
  const TklPlanningRow *row;

  g_assert_cmpstr (problems, ==,
                   "1:remark:unknown 4:project:empty 5:date:empty 5:employee:empty 6:date:date");
  g_assert_cmpuint (result->n_bad_rows, ==, 3);
  g_assert_cmpuint (result->rows->len, ==, 2);
  row = g_ptr_array_index (result->rows, 1);
  g_assert_cmpint (row->line, ==, 3);
  g_assert_cmpint (row->day, ==, tkl_day_from_ymd (2026, 3, 29));
  g_assert_cmpstr (row->employee, ==, "12");
  g_assert_cmpstr (row->project, ==, "P1");
}

static void
test_refused (void)
{
  static const struct
  {
    Reader reader;
    const char *text;
    const char *says;
  } cases[] = {
    { tkl_import_projects, "name\nx\n", "number" },
    { tkl_import_projects, "number,number\n1,1\n", "number" },
    { tkl_import_projects, "\n", "empty" },
    { tkl_import_planning, "date,employee\n2026-01-01,1\n", "project" },
    { tkl_import_planning, "date,project\n2026-01-01,1\n", "employee" },
    { tkl_import_planning, "employee,project\n1,1\n", "date" },
    { tkl_import_planning, "date,employee,project,Project\n", "twice" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text, -1);
      g_autoptr (GError) error = NULL;

      g_assert_null (cases[i].reader (&(TklTableFile){ bytes, NULL }, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* A file with a header alone is no mistake. */
static void
test_no_rows (void)
{
  g_autoptr (TklImportResult) projects = read_text (tkl_import_projects, "number");
  g_autoptr (TklImportResult) planning
      = read_text (tkl_import_planning, "date,employee,project\r\n,,\r\n");

  g_assert_cmpuint (projects->n_rows, ==, 0);
  g_assert_cmpuint (planning->n_rows, ==, 0);
  g_assert_cmpuint (planning->problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/projects/cells", test_project_cells);
  g_test_add_func ("/import/projects/values", test_project_values);
  g_test_add_func ("/import/projects/twice", test_project_twice);
  g_test_add_func ("/import/planning/rows", test_planning);
  g_test_add_func ("/import/tables/refused", test_refused);
  g_test_add_func ("/import/tables/no-rows", test_no_rows);
  return g_test_run ();
}
