/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would change: titles and values for people, never the names of a file's columns. */
/* Thread: main. */
#include "tkl-preview-words.h"

#include "tkl-import-employees.h"
#include "tkl-import-projects.h"

#include <string.h>

static void
test_changes (void)
{
  static const struct
  {
    const char *column, *before, *after, *expected;
  } cases[] = {
    { "last_name", "Peeters", "Peters", "Last name: Peeters → Peters" },
    { "town", NULL, "Gent", "Town: – → Gent" },
    { "town", "Gent", NULL, "Town: Gent → –" },
    { "in_service_from", "2026-03-02", NULL, "In service from: 02/03/2026 → –" },
    { "expected_minutes", "480", "456", "Expected hours: 8:00 → 7:36" },
    { "expected_minutes", NULL, "480 480 0", "Expected hours: – → 8:00 8:00 0:00" },
    { "active", "1", "0", "Active: yes → no" },
    { "role", "driver", "own", "On the way to work: Driver → Own transport" },
    { "hourly_wage", "18.25", "19.50", "Gross hourly wage (€): 18.25 → 19.50" },
    { "radius", "100", "150", "Radius: 100 m → 150 m" },
    { "status", "active", "closed", "State: Active → Closed" },
    { "mode", "radius", "poi", "Found by: radius → zones" },
    { "shoe_size", "1", "2", "shoe_size: 1 → 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklImportPreviewChange change
          = { (char *) cases[i].column, (char *) cases[i].before, (char *) cases[i].after };
      g_autofree char *text = tkl_preview_describe_change (&change);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
assert_title (const char *column, const char *before, const char *after, gpointer data)
{
  TklImportPreviewChange change = { (char *) column, (char *) "1", (char *) "2" };
  g_autofree char *text = tkl_preview_describe_change (&change);

  g_test_message ("%s", text);
  g_assert_false (g_str_has_prefix (text, column));
  (*(guint *) data)++;
}

/* A column that files get later must get a title too. */
static void
test_every_column (void)
{
  const char *employees
      = "number,first_name,last_name,street,house_number,postal_code,town,country,latitude,"
        "longitude,registered,active,role,national_number,in_service_from,in_service_to,"
        "expected_minutes,day_start,hourly_wage,committee,note\n"
        "1,a,b,c,d,e,f,g,50,4,0,0,own,84022999708,2026-01-01,2026-12-31,480,06:00,18,124,h\n";
  const char *projects
      = "number,name,client,street,house_number,postal_code,town,country,latitude,longitude,radius,"
        "mode,status,from,to,declaration_number,presence_required,works_declared,"
        "for_service\n"
        "1,a,b,c,d,e,f,g,50,4,10,poi,closed,2026-01-01,2026-12-31,1,1,1,1\n";
  g_autoptr (GBytes) first = g_bytes_new_static (employees, strlen (employees));
  g_autoptr (GBytes) second = g_bytes_new_static (projects, strlen (projects));
  TklEmployeeImport today = { TKL_DAY_LAST, NULL, NULL };
  g_autoptr (TklImportResult) people
      = tkl_import_employees (&(TklTableFile){ first }, &today, NULL);
  g_autoptr (TklImportResult) sites = tkl_import_projects (&(TklTableFile){ second }, NULL);
  const TklEmployeeRow *person = people->rows->pdata[0];
  const TklProjectRow *site = sites->rows->pdata[0];
  guint n = 0;

  tkl_employee_row_compare (person, NULL, person->values, assert_title, &n);
  /* Keys and minutes are not fields of an employee; their titles are tested above. */
  g_assert_cmpuint (n, ==, TKL_EMPLOYEE_N_COLUMNS - 4);
  n = 0;
  tkl_project_row_compare (site, NULL, site->values, assert_title, &n);
  g_assert_cmpuint (n, ==, TKL_PROJECT_N_COLUMNS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview-words/changes", test_changes);
  g_test_add_func ("/preview-words/every-column", test_every_column);
  return g_test_run ();
}
