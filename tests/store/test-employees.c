/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees and settings of the company as rows: round trips, versions, refusals. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-private.h"
#include "tkl-text.h"

static TklEmployee *
make_full (void)
{
  TklEmployee *employee = tkl_employee_new ();

  tkl_set_str (&employee->number, "12");
  tkl_set_str (&employee->first_name, "Zoë");
  tkl_set_str (&employee->last_name, "O'Neil");
  tkl_set_str (&employee->address.street, "Rue \"Neuve\"");
  tkl_set_str (&employee->address.house_number, "12 bus 3");
  tkl_set_str (&employee->address.postal_code, "1000");
  tkl_set_str (&employee->address.town, "Brussel");
  tkl_set_str (&employee->address.country, "BE");
  employee->home = (TklPoint){ 508466000, 43517000 };
  employee->registered = FALSE;
  employee->active = FALSE;
  employee->role = TKL_ROLE_OWN;
  tkl_set_str (&employee->national_number, "84022912345");
  employee->in_service_from = -5;
  employee->in_service_to = 20000;
  employee->day_start_min = 0;
  employee->wage_cents = 1825;
  tkl_set_str (&employee->committee, "124");
  tkl_set_str (&employee->note, "Drives the van.\nSpeaks Polish.");
  return employee;
}

static void
assert_same (const TklEmployee *a, const TklEmployee *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpstr (a->number, ==, b->number);
  g_assert_cmpstr (a->first_name, ==, b->first_name);
  g_assert_cmpstr (a->last_name, ==, b->last_name);
  g_assert_true (tkl_address_equal (&a->address, &b->address));
  g_assert_true (tkl_point_equal (a->home, b->home));
  g_assert_cmpint (a->registered, ==, b->registered);
  g_assert_cmpint (a->active, ==, b->active);
  g_assert_cmpint (a->role, ==, b->role);
  g_assert_cmpstr (a->national_number, ==, b->national_number);
  g_assert_cmpint (a->in_service_from, ==, b->in_service_from);
  g_assert_cmpint (a->in_service_to, ==, b->in_service_to);
  g_assert_cmpint (a->day_start_min, ==, b->day_start_min);
  g_assert_cmpint (a->wage_cents, ==, b->wage_cents);
  g_assert_cmpstr (a->committee, ==, b->committee);
  g_assert_cmpstr (a->note, ==, b->note);
}

static void
insert (const Fixture *fixture, TklEmployee *employee)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "add");
  (void) tkl_store_insert_employee (fixture->store, employee, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
}

static void
insert_number (const Fixture *fixture, const char *number)
{
  g_autoptr (TklEmployee) employee = tkl_employee_new ();

  tkl_set_str (&employee->number, number);
  insert (fixture, employee);
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklEmployee) full = make_full ();
  g_autoptr (TklEmployee) bare = tkl_employee_new ();
  g_autoptr (TklEmployee) by_id = NULL;
  g_autoptr (TklEmployee) by_number = NULL;
  g_autoptr (TklEmployee) none = NULL;
  g_autoptr (GError) error = NULL;

  tkl_set_str (&bare->number, "7");
  full->id = 99; /* ignored */
  insert (&fixture, full);
  insert (&fixture, bare);
  g_assert_cmpint (full->id, ==, 1);
  g_assert_cmpint (full->version, ==, 1);
  g_assert_cmpint (bare->id, ==, 2);

  g_assert_true (tkl_store_get_employee (fixture.store, 1, &by_id, &error));
  assert_same (by_id, full);
  g_assert_true (tkl_store_find_employee (fixture.store, "7", &by_number, &error));
  assert_same (by_number, bare);

  g_assert_true (tkl_store_get_employee (fixture.store, 3, &none, &error));
  g_assert_null (none);
  g_assert_true (tkl_store_find_employee (fixture.store, "07", &none, &error));
  g_assert_null (none);
  g_assert_no_error (error);
}

static void
test_list_order (void)
{
  static const char *const numbers[] = { "10", "9", "P2", "100", "P10", "1" };
  static const char *const sorted[] = { "1", "9", "10", "100", "P2", "P10" };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_list_employees (fixture.store, &employees, &error));
  g_assert_cmpint (employees->len, ==, 0);
  g_clear_pointer (&employees, g_ptr_array_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    insert_number (&fixture, numbers[i]);
  g_assert_true (tkl_store_list_employees (fixture.store, &employees, &error));
  g_assert_cmpint (employees->len, ==, G_N_ELEMENTS (sorted));
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (((TklEmployee *) employees->pdata[i])->number, ==, sorted[i]);
}

static void
test_update (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklEmployee) mine = make_full ();
  g_autoptr (TklEmployee) theirs = NULL;
  g_autoptr (TklEmployee) stored = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  insert (&fixture, mine);
  theirs = tkl_employee_copy (mine);

  /* Nothing differs: nothing is written, no entry is kept. */
  fixture_begin (&fixture, "same");
  g_assert_true (tkl_store_update_employee (fixture.store, mine, &changed, &error));
  g_assert_false (changed);
  g_assert_cmpint (mine->version, ==, 1);
  g_assert_cmpint (fixture_commit (&fixture), ==, 0);

  fixture_begin (&fixture, "clear");
  tkl_set_str (&mine->first_name, NULL);
  mine->home = TKL_POINT_NONE;
  mine->day_start_min = -1;
  mine->wage_cents = -1;
  tkl_set_str (&mine->note, NULL);
  mine->in_service_to = TKL_DAY_NONE;
  g_assert_true (tkl_store_update_employee (fixture.store, mine, &changed, &error));
  g_assert_true (changed);
  g_assert_cmpint (mine->version, ==, 2);
  g_assert_cmpint (fixture_commit (&fixture), >, 0);
  g_assert_true (tkl_store_get_employee (fixture.store, mine->id, &stored, &error));
  assert_same (stored, mine);

  /* Somebody who read it before. */
  fixture_begin (&fixture, "late");
  tkl_set_str (&theirs->last_name, "Other");
  g_assert_false (tkl_store_update_employee (fixture.store, theirs, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_assert_cmpint (theirs->version, ==, 1);
  g_clear_error (&error);
  theirs->id = 77;
  g_assert_false (tkl_store_update_employee (fixture.store, theirs, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  tkl_store_rollback (fixture.store);
}

static void
test_constraints (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  insert_number (&fixture, "1");
  fixture_begin (&fixture, "bad");
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (TklEmployee) employee = make_full ();
      g_autoptr (GError) error = NULL;

      if (i == 0)
        tkl_set_str (&employee->number, "1");
      else if (i == 1)
        tkl_set_str (&employee->number, "");
      else if (i == 2)
        employee->home.lat_e7 = 900000001;
      else if (i == 3)
        tkl_set_str (&employee->national_number, "840229");
      else if (i == 4)
        employee->in_service_from = employee->in_service_to + 1;
      else if (i == 5)
        employee->day_start_min = 1440;
      else if (i == 6)
        employee->wage_cents = -2;
      else
        employee->role = (TklRole) 4;
      g_assert_false (tkl_store_insert_employee (fixture.store, employee, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
      /* Never what it was about. */
      g_assert_null (strstr (error->message, "840229"));
    }
  g_assert_cmpint (fixture_commit (&fixture), ==, 0);
}

/* Deleting is refused while anything of his is left. */
static void
test_delete (void)
{
  static const char *const uses[] = {
    "INSERT INTO key_holding (key_id, employee_id) VALUES (1, 1)",
    "INSERT INTO work_schedule VALUES (1, 1, NULL, NULL, 0, 0, 0, 0, 0, 0, 0)",
    "INSERT INTO planning (day, employee_id, project_id) VALUES (1, 1, 1)",
    "INSERT INTO tick (time_ms, kind, employee_id) VALUES (1, 3, 1)",
    "INSERT INTO tick_edit (id, employee_id) VALUES (1, 1)",
    "INSERT INTO clock_line (employee_id, day, begin_ms, end_ms, minutes, type, subtype, km_source,"
    " role, origin, flags) VALUES (1, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0)",
    "INSERT INTO tick_clock (id, employee_id, day) VALUES (1, 1, 0)",
    "INSERT INTO notice (at_ms, kind, employee_id, day, before, after)"
    " VALUES (0, 'differs', 1, 0, '', '')",
  };

  for (gsize i = 0; i <= G_N_ELEMENTS (uses); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autoptr (GError) error = NULL;
      gboolean used = i < G_N_ELEMENTS (uses);

      insert_number (&fixture, "1");
      fixture_begin (&fixture, "use");
      fixture_run (&fixture, "INSERT INTO key (text, status) VALUES ('k', 3);"
                             "INSERT INTO project (number) VALUES ('P');"
                             "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind)"
                             " VALUES (1, 1, 0, 1, 0)");
      if (used)
        fixture_run (&fixture, uses[i]);
      fixture_commit (&fixture);

      fixture_begin (&fixture, "delete");
      g_assert_false (tkl_store_delete_employee (fixture.store, 1, 2, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_false (tkl_store_delete_employee (fixture.store, 9, 1, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_cmpint (tkl_store_delete_employee (fixture.store, 1, 1, &error), ==, !used);
      if (used)
        g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
      fixture_commit (&fixture);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, used ? 1 : 0);
    }
}

/* The key touched on the days 10, 20 and 30; the last touch was withdrawn. */
static Fixture
open_with_touches (const char *holding)
{
  Fixture fixture = fixture_open ();

  insert_number (&fixture, "1");
  fixture_begin (&fixture, "use");
  fixture_run (&fixture,
               "INSERT INTO key (text, status) VALUES ('k', 3);"
               "INSERT INTO project (number) VALUES ('P');"
               "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind, withdrawn) VALUES"
               " (1, 1, 10 * 86400000, 1, 0, 0), (2, 1, 20 * 86400000, 1, 0, 0),"
               " (3, 1, 30 * 86400000, 1, 0, 1)");
  fixture_run (&fixture, holding);
  fixture_commit (&fixture);
  return fixture;
}

/* What he would take with him, and his last tick. */
static void
test_uses (void)
{
  static const struct
  {
    const char *use;
    TklEmployeeUses uses;
    gint64 last_day; /* −1 = none */
  } cases[] = {
    { "INSERT INTO key_holding (key_id, employee_id) VALUES (1, 1)", { 2, 0, 0 }, 20 },
    { "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 1, 20)",
      { 1, 0, 0 },
      20 },
    { "INSERT INTO key_holding (key_id, employee_id, to_day) VALUES (1, 1, 10)", { 1, 0, 0 }, 10 },
    { "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 1, 21)",
      { 0, 0, 0 },
      -1 },
    { "INSERT INTO planning (day, employee_id, project_id) VALUES (1, 1, 1)", { 0, 0, 0 }, -1 },
    { "INSERT INTO tick (time_ms, kind, employee_id) VALUES (1, 3, 1)", { 0, 1, 0 }, -1 },
    { "INSERT INTO tick_edit (id, employee_id) VALUES (1, 1)", { 0, 1, 0 }, -1 },
    { "INSERT INTO tick_clock (id, employee_id, day) VALUES (1, 1, 0)", { 0, 0, 1 }, -1 },
    { "INSERT INTO notice (at_ms, kind, employee_id, day, before, after)"
      " VALUES (0, 'differs', 1, 0, '', '')",
      { 0, 0, 1 },
      -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_with_touches (cases[i].use);
      g_autoptr (GHashTable) last = NULL;
      const gint64 *last_ms;
      TklEmployeeUses uses;

      g_test_message ("%s", cases[i].use);
      g_assert_true (tkl_store_employee_uses (fixture.store, 1, &uses, NULL));
      g_assert_cmpint (uses.n_ticks, ==, cases[i].uses.n_ticks);
      g_assert_cmpint (uses.n_words, ==, cases[i].uses.n_words);
      g_assert_cmpint (uses.n_lines, ==, cases[i].uses.n_lines);
      g_assert_true (tkl_store_last_ticks (fixture.store, &last, NULL));
      last_ms = g_hash_table_lookup (last, GINT_TO_POINTER (1));
      g_assert_cmpint (last_ms != NULL ? *last_ms / 86400000 : -1, ==, cases[i].last_day);

      /* Keys and planning are let go, so that he can be deleted. */
      fixture_begin (&fixture, "delete");
      g_assert_true (tkl_store_release_employee (fixture.store, 1, NULL));
      g_assert_cmpint (tkl_store_delete_employee (fixture.store, 1, 1, NULL), ==,
                       uses.n_words + uses.n_lines == 0);
      fixture_commit (&fixture);
    }
}

static guint
save (const Fixture *fixture, const TklCompany *base, const TklCompany *company)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  fixture_begin (fixture, "company");
  (void) tkl_store_save_company (fixture->store, base, company, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture) > 0, ==, n > 0);
  return n;
}

static void
set (TklCompany *company, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  (void) tkl_company_set_field (company, name, value, &error);
  g_assert_no_error (error);
}

static void
assert_same_company (const TklCompany *a, const TklCompany *b)
{
  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    {
      g_autofree char *first = tkl_company_get_field (a, field->name);
      g_autofree char *second = tkl_company_get_field (b, field->name);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
test_company (void)
{
  static const char *const values[][2] = {
    { "name", "Bouw & Co" },  { "latitude", "50.8466" }, { "longitude", "4.3517" },
    { "day-start", "04:30" }, { "road-factor", "1.45" }, { "ct-4", "on" },
    { "cl-8", "on" },         { "default-radius", "0" }, { "timezone", "Europe/Paris" },
  };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklCompany) defaults = tkl_company_new ();
  g_autoptr (TklCompany) again = NULL;
  g_autoptr (GError) error = NULL;

  (void) tkl_store_load_company (fixture.store, &company, &error);
  g_assert_no_error (error);
  assert_same_company (company, defaults);
  g_assert_cmpint (save (&fixture, NULL, company), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    set (company, values[i][0], values[i][1]);
  g_assert_cmpint (save (&fixture, NULL, company), >=, G_N_ELEMENTS (values) - 2);
  (void) tkl_store_load_company (fixture.store, &again, &error);
  g_assert_no_error (error);
  assert_same_company (again, company);
  g_assert_cmpint (save (&fixture, NULL, company), ==, 0);

  /* Back to the defaults: texts become empty, and undo brings them back. */
  g_assert_cmpint (save (&fixture, NULL, defaults), >, 0);
  g_clear_pointer (&again, tkl_company_free);
  g_assert_true (tkl_store_load_company (fixture.store, &again, &error));
  assert_same_company (again, defaults);
  g_assert_true (tkl_store_undo (fixture.store, "test", 0, NULL, &error));
  g_clear_pointer (&again, tkl_company_free);
  g_assert_true (tkl_store_load_company (fixture.store, &again, &error));
  assert_same_company (again, company);
}

/* Two forms opened together: each writes only what it changed; the same setting twice is a conflict. */
static void
test_company_forms (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklCompany) base = tkl_company_new ();
  g_autoptr (TklCompany) first = tkl_company_new ();
  g_autoptr (TklCompany) second = tkl_company_new ();
  g_autoptr (TklCompany) third = tkl_company_new ();
  g_autoptr (TklCompany) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint n = 99;

  set (first, "name", "One");
  set (second, "touch-gap", "300");
  set (third, "name", "Three");
  g_assert_cmpint (save (&fixture, base, first), ==, 1);
  g_assert_cmpint (save (&fixture, base, second), ==, 1);
  /* The same wish twice is none. */
  g_assert_cmpint (save (&fixture, base, first), ==, 0);

  fixture_begin (&fixture, "late");
  g_assert_false (tkl_store_save_company (fixture.store, base, third, &n, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  tkl_store_rollback (fixture.store);
  g_clear_error (&error);
  g_assert_true (tkl_store_load_company (fixture.store, &stored, &error));
  name = tkl_company_get_field (stored, "name");
  g_assert_cmpstr (name, ==, "One");
  g_assert_cmpint (stored->touch_gap_s, ==, 300);
}

static void
test_bad_setting (void)
{
  static const char *const rows[] = { "('touch-gap', 'soon')", "('from-the-future', '1')" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO setting (name, value) VALUES %s", rows[i]);
      g_autoptr (TklCompany) company = NULL;
      g_autoptr (GError) error = NULL;

      fixture_damage (&fixture, sql);
      g_assert_false (tkl_store_load_company (fixture.store, &company, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/employees/round-trip", test_round_trip);
  g_test_add_func ("/store/employees/list-order", test_list_order);
  g_test_add_func ("/store/employees/update", test_update);
  g_test_add_func ("/store/employees/constraints", test_constraints);
  g_test_add_func ("/store/employees/delete", test_delete);
  g_test_add_func ("/store/employees/uses", test_uses);
  g_test_add_func ("/store/company/round-trip", test_company);
  g_test_add_func ("/store/company/forms", test_company_forms);
  g_test_add_func ("/store/company/bad-setting", test_bad_setting);
  return g_test_run ();
}
