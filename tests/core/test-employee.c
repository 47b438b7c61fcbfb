/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees and addresses as plain structs: name, schedule, service (rules §2). */
/* Thread: main. */
#include "tkl-employee.h"

static void
test_address (void)
{
  TklAddress a = { 0 };
  TklAddress b = { 0 };
  char **members[] = { &b.street, &b.house_number, &b.postal_code, &b.town, &b.country };

  g_assert_true (tkl_address_equal (&a, &b));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      *members[i] = g_strdup ("x");
      g_assert_false (tkl_address_equal (&a, &b));
      tkl_address_copy_into (&b, &a);
      g_assert_true (tkl_address_equal (&a, &b));
    }
  tkl_address_copy_into (&a, &a);
  g_assert_true (tkl_address_equal (&a, &b));
  tkl_address_clear (&b);
  g_assert_false (tkl_address_equal (&a, &b));
  tkl_address_copy_into (&b, &a);
  g_assert_null (a.street);
  g_assert_null (a.country);
  tkl_address_clear (NULL);
}

static void
test_roles (void)
{
  static const char *const texts[] = { NULL, "driver", "passenger", "own" };
  static const char *const bad[] = { NULL, "", "Driver", "chauffeur", "none" };
  TklRole role = TKL_ROLE_OWN;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tkl_role_from_text (bad[i], &role));
  g_assert_cmpint (role, ==, TKL_ROLE_OWN);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (tkl_role_to_text ((TklRole) i), ==, texts[i]);
      if (texts[i] == NULL)
        continue;
      g_assert_true (tkl_role_from_text (texts[i], &role));
      g_assert_cmpint (role, ==, (int) i);
    }
}

static void
test_employee_new (void)
{
  g_autoptr (TklEmployee) employee = tkl_employee_new ();

  g_assert_true (employee->registered);
  g_assert_true (employee->active);
  g_assert_cmpint (employee->role, ==, TKL_ROLE_NONE);
  g_assert_false (tkl_point_is_set (employee->home));
  g_assert_cmpint (employee->in_service_from, ==, TKL_DAY_NONE);
  g_assert_cmpint (employee->in_service_to, ==, TKL_DAY_NONE);
  g_assert_cmpint (employee->day_start_min, ==, -1);
  g_assert_cmpint (employee->wage_cents, ==, -1);
  g_assert_null (employee->number);
}

static void
test_employee_name (void)
{
  static const struct
  {
    const char *number, *first, *last;
    const char *name, *label;
  } cases[] = {
    { "12", "An", "Peeters", "An Peeters", "An Peeters (12)" },
    { "12", NULL, "Peeters", "Peeters", "Peeters (12)" },
    { "12", "An", "", "An", "An (12)" },
    { "12", NULL, "", "12", "12" },
    { "12", "", NULL, "12", "12" },
    { NULL, NULL, NULL, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklEmployee employee = { .number = (char *) cases[i].number,
                               .first_name = (char *) cases[i].first,
                               .last_name = (char *) cases[i].last };
      g_autofree char *name = tkl_employee_name (&employee);
      g_autofree char *label = tkl_employee_label (&employee);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_employee_copy (void)
{
  g_autoptr (TklEmployee) employee = tkl_employee_new ();
  g_autoptr (TklEmployee) copy = NULL;

  employee->id = 3;
  employee->number = g_strdup ("12");
  employee->first_name = g_strdup ("An");
  employee->last_name = g_strdup ("Peeters");
  employee->national_number = g_strdup ("84022999708");
  employee->address.town = g_strdup ("Mechelen");
  employee->wage_cents = 1825;
  employee->committee = g_strdup ("124");
  employee->note = g_strdup ("n");
  employee->home = (TklPoint){ 1, 2 };
  copy = tkl_employee_copy (employee);
  g_assert_cmpint (copy->id, ==, 3);
  g_assert_cmpstr (copy->number, ==, "12");
  g_assert_true (copy->number != employee->number);
  g_assert_cmpstr (copy->first_name, ==, "An");
  g_assert_cmpstr (copy->last_name, ==, "Peeters");
  g_assert_cmpstr (copy->national_number, ==, "84022999708");
  g_assert_true (tkl_address_equal (&copy->address, &employee->address));
  g_assert_true (copy->address.town != employee->address.town);
  g_assert_true (tkl_point_equal (copy->home, employee->home));
  g_assert_cmpint (copy->wage_cents, ==, 1825);
  g_assert_cmpstr (copy->committee, ==, "124");
  g_assert_true (copy->committee != employee->committee);
  g_assert_cmpstr (copy->note, ==, "n");
  g_assert_true (copy->note != employee->note);
  g_assert_null (tkl_employee_copy (NULL));
}

static void
test_counts_on (void)
{
  static const struct
  {
    gboolean registered, active;
    TklDay from, to;
    gboolean counts; /* on day 100 */
  } cases[] = {
    { TRUE, TRUE, TKL_DAY_NONE, TKL_DAY_NONE, TRUE },
    { TRUE, TRUE, 100, 100, TRUE },
    { TRUE, TRUE, 101, TKL_DAY_NONE, FALSE },
    { TRUE, TRUE, TKL_DAY_NONE, 99, FALSE },
    { FALSE, TRUE, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
    { TRUE, FALSE, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklEmployee) employee = tkl_employee_new ();

      employee->registered = cases[i].registered;
      employee->active = cases[i].active;
      employee->in_service_from = cases[i].from;
      employee->in_service_to = cases[i].to;
      g_assert_cmpint (tkl_employee_counts_on (employee, 100), ==, cases[i].counts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/employee/address", test_address);
  g_test_add_func ("/employee/roles", test_roles);
  g_test_add_func ("/employee/new", test_employee_new);
  g_test_add_func ("/employee/name", test_employee_name);
  g_test_add_func ("/employee/copy", test_employee_copy);
  g_test_add_func ("/employee/counts-on", test_counts_on);
  return g_test_run ();
}
