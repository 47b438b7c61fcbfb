/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an employee as a value: fields, changes, and what validation says (F078–F089). */
/* Thread: main. */
#include "tkl-employee-edit.h"

#include "tkl-text.h"

#define TODAY 20000 /* 2024-10-04 */

typedef struct
{
  TklEmployeeField field;
  const char *text;
} Typed;

/* Takes @edit and gives it back with the field changed. */
static TklEmployeeEdit *
type (TklEmployeeEdit *edit, TklEmployeeField field, const char *text)
{
  TklEmployeeEdit *changed = tkl_employee_edit_set_text (edit, field, text, TODAY);

  tkl_employee_edit_free (edit);
  return changed;
}

static TklEmployeeEdit *
new_complete (void)
{
  static const Typed fields[] = {
    { TKL_EMPLOYEE_FIELD_NUMBER, "12" },         { TKL_EMPLOYEE_FIELD_FIRST_NAME, "Anna" },
    { TKL_EMPLOYEE_FIELD_LAST_NAME, "Peeters" }, { TKL_EMPLOYEE_FIELD_STREET, "Kerkstraat" },
    { TKL_EMPLOYEE_FIELD_POSTAL_CODE, "2800" },  { TKL_EMPLOYEE_FIELD_TOWN, "Mechelen" },
    { TKL_EMPLOYEE_FIELD_LATITUDE, "51,0259" },  { TKL_EMPLOYEE_FIELD_LONGITUDE, "4.4776" },
  };
  g_autoptr (TklEmployee) employee = tkl_employee_new ();
  g_autoptr (TklEmployeeEdit) complete = NULL;
  TklEmployeeEdit *edit = tkl_employee_edit_new (employee);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    edit = type (edit, fields[i].field, fields[i].text);
  complete = edit;
  return tkl_employee_edit_new (complete->curr);
}

/* `field code!` for an error, `field code` for a warning, joined by blanks. */
static char *
list_problems (const TklEmployeeEdit *edit, GHashTable *taken)
{
  g_autoptr (GArray) problems = tkl_employee_edit_validate (edit, taken);
  GString *text = g_string_new (NULL);
  gboolean any_error = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const TklFieldProblem *problem = &g_array_index (problems, TklFieldProblem, i);

      g_string_append_printf (text, "%s%u:%u%s", i > 0 ? " " : "", problem->field, problem->code,
                              problem->is_error ? "!" : "");
      any_error = any_error || problem->is_error;
      g_assert_nonnull (problem->reason);
    }
  g_assert_cmpint (tkl_problems_allow_save (problems), ==, !any_error);
  return g_string_free (text, FALSE);
}

static char *
expect (TklEmployeeField field, TklProblemCode code, gboolean is_error)
{
  return g_strdup_printf ("%u:%u%s", field, code, is_error ? "!" : "");
}

/* What is typed, and how the field shows it afterwards. */
static void
test_fields (void)
{
  static const struct
  {
    TklEmployeeField field;
    const char *typed;
    const char *shown;
  } cases[] = {
    { TKL_EMPLOYEE_FIELD_NUMBER, " 12 ", "12" },
    { TKL_EMPLOYEE_FIELD_FIRST_NAME, "Zoë", "Zoë" },
    { TKL_EMPLOYEE_FIELD_COUNTRY, "BE", "BE" },
    { TKL_EMPLOYEE_FIELD_REGISTERED, "0", "0" },
    { TKL_EMPLOYEE_FIELD_ACTIVE, "0", "0" },
    { TKL_EMPLOYEE_FIELD_LATITUDE, "50,8466", "50.8466" },
    { TKL_EMPLOYEE_FIELD_LONGITUDE, "-4.3517", "-4.3517" },
    { TKL_EMPLOYEE_FIELD_ROLE, "passenger", "passenger" },
    { TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, "84.02.29-997.08", "84022999708" },
    { TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM, "2026-03-01", "01/03/2026" },
    { TKL_EMPLOYEE_FIELD_IN_SERVICE_TO, "1/3/26", "01/03/2026" },
    { TKL_EMPLOYEE_FIELD_DAY_START, "5u30", "05:30" },
    { TKL_EMPLOYEE_FIELD_WAGE, "18.25", "18,25" },
    { TKL_EMPLOYEE_FIELD_COMMITTEE, "124", "124" },
    { TKL_EMPLOYEE_FIELD_NOTE, "a\nb\n", "a\nb" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklEmployeeEdit) before = new_complete ();
      g_autoptr (TklEmployeeEdit) after
          = tkl_employee_edit_set_text (before, cases[i].field, cases[i].typed, TODAY);
      g_autoptr (TklEmployeeEdit) cleared = NULL;
      g_autofree char *shown = tkl_employee_edit_text (after, cases[i].field, ',');
      g_autofree char *empty = NULL;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_null (after->typed[cases[i].field]);
      /* The edit it came from is untouched. */
      g_assert_false (tkl_employee_edit_changed (before));
      cleared = tkl_employee_edit_set_text (after, cases[i].field, "  ", TODAY);
      empty = tkl_employee_edit_text (cleared, cases[i].field, ',');
      g_assert_cmpstr (empty, ==,
                       cases[i].field == TKL_EMPLOYEE_FIELD_REGISTERED
                               || cases[i].field == TKL_EMPLOYEE_FIELD_ACTIVE
                           ? "0"
                           : "");
    }
}

/* Text that is no value stays in the field, is an error, and the value before it stays behind. */
static void
test_unreadable (void)
{
  static const struct
  {
    TklEmployeeField field;
    const char *typed;
    TklProblemCode code;
  } cases[] = {
    { TKL_EMPLOYEE_FIELD_LATITUDE, "90,1", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_LONGITUDE, "N4", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_REGISTERED, "yes", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_ROLE, "pilot", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM, "31/02/2026", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_IN_SERVICE_TO, "soon", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_DAY_START, "24:00", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_WAGE, "18,255", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, "840229997", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, "8402299970x", TKL_PROBLEM_UNREADABLE },
    { TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, "84.02.29-997.09", TKL_PROBLEM_CHECK },
    { TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, "84.13.29-997.08", TKL_PROBLEM_UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklEmployeeEdit *edit = type (new_complete (), cases[i].field, cases[i].typed);
      g_autofree char *shown = tkl_employee_edit_text (edit, cases[i].field, ',');
      g_autofree char *expected = expect (cases[i].field, cases[i].code, TRUE);
      g_autofree char *problems = list_problems (edit, NULL);
      g_autofree char *again = NULL;

      g_assert_cmpstr (shown, ==, cases[i].typed);
      g_assert_cmpstr (problems, ==, expected);
      g_assert_true (tkl_employee_edit_changed (edit));
      /* A good text after it mends everything. */
      edit = type (edit, cases[i].field, "");
      again = list_problems (edit, NULL);
      g_assert_null (edit->typed[cases[i].field]);
      g_assert_cmpstr (again, !=, problems);
      tkl_employee_edit_free (edit);
    }
}

/* A number is right or wrong by the day on which it is typed: born tomorrow is nobody yet. */
static void
test_born_later (void)
{
  const TklDay birth = tkl_day_from_ymd (2024, 10, 5);
  const char *number = "24.10.05-001.64";
  g_autoptr (TklEmployeeEdit) edit = new_complete ();

  for (TklDay today = birth - 1; today <= birth; today++)
    {
      g_autoptr (TklEmployeeEdit) typed
          = tkl_employee_edit_set_text (edit, TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, number, today);
      g_autofree char *problems = list_problems (typed, NULL);
      g_autofree char *expected
          = expect (TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, TKL_PROBLEM_UNREADABLE, TRUE);

      g_assert_cmpstr (problems, ==, today < birth ? expected : "");
    }
}

static void
test_validate (void)
{
  static const struct
  {
    Typed typed[2]; /* field and text; text NULL = none */
    TklEmployeeField field;
    TklProblemCode code;
    gboolean is_error;
  } cases[] = {
    { { { TKL_EMPLOYEE_FIELD_NUMBER, "" } }, TKL_EMPLOYEE_FIELD_NUMBER, TKL_PROBLEM_MISSING, TRUE },
    { { { TKL_EMPLOYEE_FIELD_NUMBER, "13" } }, TKL_EMPLOYEE_FIELD_NUMBER, TKL_PROBLEM_TAKEN, TRUE },
    { { { TKL_EMPLOYEE_FIELD_NUMBER, "1\t2" } },
      TKL_EMPLOYEE_FIELD_NUMBER,
      TKL_PROBLEM_TEXT,
      TRUE },
    { { { TKL_EMPLOYEE_FIELD_TOWN, "a\nb" } }, TKL_EMPLOYEE_FIELD_TOWN, TKL_PROBLEM_TEXT, TRUE },
    { { { TKL_EMPLOYEE_FIELD_TOWN, "\xff" } }, TKL_EMPLOYEE_FIELD_TOWN, TKL_PROBLEM_TEXT, TRUE },
    { { { TKL_EMPLOYEE_FIELD_NOTE, "a\x01" } }, TKL_EMPLOYEE_FIELD_NOTE, TKL_PROBLEM_TEXT, TRUE },
    { { { TKL_EMPLOYEE_FIELD_FIRST_NAME, "" } },
      TKL_EMPLOYEE_FIELD_FIRST_NAME,
      TKL_PROBLEM_MISSING,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_LAST_NAME, " " } },
      TKL_EMPLOYEE_FIELD_LAST_NAME,
      TKL_PROBLEM_MISSING,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_STREET, "" } },
      TKL_EMPLOYEE_FIELD_STREET,
      TKL_PROBLEM_MISSING,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_POSTAL_CODE, "" } },
      TKL_EMPLOYEE_FIELD_POSTAL_CODE,
      TKL_PROBLEM_MISSING,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_TOWN, "" } }, TKL_EMPLOYEE_FIELD_TOWN, TKL_PROBLEM_MISSING, FALSE },
    { { { TKL_EMPLOYEE_FIELD_REGISTERED, "0" } },
      TKL_EMPLOYEE_FIELD_REGISTERED,
      TKL_PROBLEM_UNREGISTERED,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_LATITUDE, "" } },
      TKL_EMPLOYEE_FIELD_LATITUDE,
      TKL_PROBLEM_HALF,
      TRUE },
    { { { TKL_EMPLOYEE_FIELD_LONGITUDE, "" } },
      TKL_EMPLOYEE_FIELD_LONGITUDE,
      TKL_PROBLEM_HALF,
      TRUE },
    { { { TKL_EMPLOYEE_FIELD_LATITUDE, "" }, { TKL_EMPLOYEE_FIELD_LONGITUDE, "" } },
      TKL_EMPLOYEE_FIELD_LATITUDE,
      TKL_PROBLEM_NO_PLACE,
      FALSE },
    { { { TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM, "2/3/2026" },
        { TKL_EMPLOYEE_FIELD_IN_SERVICE_TO, "1/3/2026" } },
      TKL_EMPLOYEE_FIELD_IN_SERVICE_TO,
      TKL_PROBLEM_ORDER,
      TRUE },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (taken, (gpointer) "13");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklEmployeeEdit *edit = new_complete ();
      g_autofree char *expected = expect (cases[i].field, cases[i].code, cases[i].is_error);
      g_autofree char *problems = NULL;

      for (gsize t = 0; t < 2 && cases[i].typed[t].text != NULL; t++)
        edit = type (edit, cases[i].typed[t].field, cases[i].typed[t].text);
      problems = list_problems (edit, taken);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (problems, ==, expected);
      tkl_employee_edit_free (edit);
    }
}

/* What is new is refused; what was stored like that is told, and keeps nothing else from being saved. */
static void
test_address (void)
{
  static const struct
  {
    TklEmployeeField field;
    const char *text;
    const char *problems;
  } cases[] = {
    { TKL_EMPLOYEE_FIELD_POSTAL_CODE, "99999999999999", "6:11 7:11!" },
    { TKL_EMPLOYEE_FIELD_POSTAL_CODE, "2800", "6:11" },
    { TKL_EMPLOYEE_FIELD_COUNTRY, "Belgique", "6:11 7:11!" },
    { TKL_EMPLOYEE_FIELD_COUNTRY, "FR", "6:11" },
    { TKL_EMPLOYEE_FIELD_HOUSE_NUMBER, "zonder", "6:11! 7:11" },
    { TKL_EMPLOYEE_FIELD_HOUSE_NUMBER, "118 boîte 12", "7:11" },
    { TKL_EMPLOYEE_FIELD_STREET, "Dorp", "6:11 7:11" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklEmployeeEdit) complete = new_complete ();
      TklEmployeeEdit *edit;
      g_autofree char *problems = NULL;

      tkl_set_str (&complete->orig->address.postal_code, "59000");
      tkl_set_str (&complete->orig->address.house_number, "?");
      edit = type (tkl_employee_edit_new (complete->orig), cases[i].field, cases[i].text);
      problems = list_problems (edit, NULL);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (problems, ==, cases[i].problems);
      tkl_employee_edit_free (edit);
    }
}

static void
test_no_problem (void)
{
  static const Typed cases[] = {
    { TKL_EMPLOYEE_FIELD_NUMBER, "12" },
    { TKL_EMPLOYEE_FIELD_HOUSE_NUMBER, "" },
    { TKL_EMPLOYEE_FIELD_ACTIVE, "0" },
    { TKL_EMPLOYEE_FIELD_NOTE, "line 1\n\tline 2" },
    { TKL_EMPLOYEE_FIELD_IN_SERVICE_TO, "1/3/2026" },
    { TKL_EMPLOYEE_FIELD_DAY_START, "6:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklEmployeeEdit) edit = type (new_complete (), cases[i].field, cases[i].text);
      g_autofree char *problems = list_problems (edit, NULL);

      g_assert_cmpstr (problems, ==, "");
    }
}

static void
test_too_long (void)
{
  static const struct
  {
    TklEmployeeField field;
    gsize most;
  } cases[] = { { TKL_EMPLOYEE_FIELD_NUMBER, 64 },
                { TKL_EMPLOYEE_FIELD_STREET, 1000 },
                { TKL_EMPLOYEE_FIELD_NOTE, 10000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize more = 0; more <= 1; more++)
      {
        g_autofree char *text = g_strnfill (cases[i].most + more, 'x');
        g_autoptr (TklEmployeeEdit) edit = type (new_complete (), cases[i].field, text);
        g_autofree char *expected = expect (cases[i].field, TKL_PROBLEM_TEXT, TRUE);
        g_autofree char *problems = list_problems (edit, NULL);

        g_assert_cmpstr (problems, ==, more > 0 ? expected : "");
      }
}

/* A new employee of whom nothing is known yet: everything missing at once, in the form's order. */
static void
test_new (void)
{
  g_autoptr (TklEmployee) employee = tkl_employee_new ();
  g_autoptr (TklEmployeeEdit) edit = tkl_employee_edit_new (employee);
  g_autofree char *problems = list_problems (edit, NULL);

  g_assert_cmpstr (problems, ==, "0:0! 1:0 2:0 5:0 7:0 8:0 10:8");
  g_assert_false (tkl_employee_edit_changed (edit));
}

static void
test_home (void)
{
  TklEmployeeEdit *edit = type (new_complete (), TKL_EMPLOYEE_FIELD_LATITUDE, "north");
  g_autoptr (TklEmployeeEdit) found
      = tkl_employee_edit_set_home (edit, (TklPoint){ 508466000, 43517000 });
  g_autofree char *problems = list_problems (found, NULL);
  g_autofree char *latitude = tkl_employee_edit_text (found, TKL_EMPLOYEE_FIELD_LATITUDE, ',');

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpstr (latitude, ==, "50.8466");
  tkl_employee_edit_free (edit);
}

static void
test_changed (void)
{
  TklEmployeeEdit *edit = new_complete ();

  edit = type (edit, TKL_EMPLOYEE_FIELD_WAGE, "18");
  g_assert_true (tkl_employee_edit_changed (edit));
  edit = type (edit, TKL_EMPLOYEE_FIELD_WAGE, "");
  g_assert_false (tkl_employee_edit_changed (edit));
  edit = type (edit, TKL_EMPLOYEE_FIELD_NOTE, "x");
  g_assert_true (tkl_employee_edit_changed (edit));
  edit = type (edit, TKL_EMPLOYEE_FIELD_NOTE, " ");
  g_assert_false (tkl_employee_edit_changed (edit));
  edit = type (edit, TKL_EMPLOYEE_FIELD_DAY_START, "6:00");
  g_assert_true (tkl_employee_edit_changed (edit));
  tkl_employee_edit_free (edit);
}

/* Somebody saved the town and the street meanwhile; here town and wage were changed. */
static void
test_rebase (void)
{
  TklEmployeeEdit *edit = new_complete ();
  g_autoptr (TklEmployee) stored = tkl_employee_copy (edit->orig);
  g_autoptr (TklEmployeeEdit) based = NULL;

  edit = type (edit, TKL_EMPLOYEE_FIELD_TOWN, "Leuven");
  edit = type (edit, TKL_EMPLOYEE_FIELD_WAGE, "18,25");
  edit = type (edit, TKL_EMPLOYEE_FIELD_DAY_START, "late");
  stored->version = 7;
  tkl_set_str (&stored->address.town, "Gent");
  tkl_set_str (&stored->address.street, "Dorp");
  stored->active = FALSE;
  based = tkl_employee_edit_rebase (edit, stored);
  g_assert_cmpint (based->curr->version, ==, 7);
  g_assert_cmpstr (based->orig->address.town, ==, "Gent");
  g_assert_cmpstr (based->curr->address.town, ==, "Leuven");
  g_assert_cmpstr (based->curr->address.street, ==, "Dorp");
  g_assert_cmpint (based->curr->wage_cents, ==, 1825);
  g_assert_false (based->curr->active);
  g_assert_cmpstr (based->typed[TKL_EMPLOYEE_FIELD_DAY_START], ==, "late");
  tkl_employee_edit_free (edit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/employee-edit/fields", test_fields);
  g_test_add_func ("/employee-edit/unreadable", test_unreadable);
  g_test_add_func ("/employee-edit/born-later", test_born_later);
  g_test_add_func ("/employee-edit/validate", test_validate);
  g_test_add_func ("/employee-edit/address", test_address);
  g_test_add_func ("/employee-edit/no-problem", test_no_problem);
  g_test_add_func ("/employee-edit/too-long", test_too_long);
  g_test_add_func ("/employee-edit/new", test_new);
  g_test_add_func ("/employee-edit/home", test_home);
  g_test_add_func ("/employee-edit/changed", test_changed);
  g_test_add_func ("/employee-edit/rebase", test_rebase);
  return g_test_run ();
}
