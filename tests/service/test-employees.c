/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees through the services: load, save, conflict, delete, activate, the table (F077–F089). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-employee-items.h"
#include "tkl-employee-service.h"
#include "tkl-holding-service.h"
#include "tkl-instant.h"
#include "tkl-service-error.h"
#include "tkl-text.h"

#define ANNA_KEY "3D00000BADC0DE01"
#define BOB_KEY "D100000BADC0DF01"

static const char people[]
    = "number,first_name,last_name,town,latitude,longitude,key,active,registered\n"
      "12,Anna,Peeters,Mechelen,50.9000,4.0000," ANNA_KEY ",1,1\n"
      "9,Zoë,Lécluse,Liège,,,,1,0\n"
      "100,Bob,Adams,Aalst,50.9500,4.0500,,0,1\n";

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", 50.9000, 4.0000, ANNA_KEY, 0 },
  { "VAN 1", "2026-03-03T06:45:00+01:00", 50.9000, 4.0000, ANNA_KEY, 0 },
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, people);
}

static TklEmployeeForm *
load (OfficeFixture *fixture, gint64 id, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklEmployeeForm *form;

  tkl_employee_load_async (fixture->office, id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  form = tkl_employee_load_finish (fixture->office, result, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return form;
}

/* @code: the error, −1 = none. */
static TklChange
save (OfficeFixture *fixture, const TklEmployee *employee, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  tkl_employee_save_async (fixture->office, employee, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_employee_save_finish (fixture->office, result, &change, &error), ==,
                   code < 0);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return change;
}

static TklChange delete (OfficeFixture *fixture, gint64 id, gint64 version, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  tkl_employee_delete_async (fixture->office, id, version, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_employee_delete_finish (fixture->office, result, &change, &error), ==,
                   code < 0);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return change;
}

static TklChange
activate (OfficeFixture *fixture, const gint64 *list, guint n, gboolean active, guint *ret_n)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  g_array_append_vals (ids, list, n);
  tkl_employees_activate_async (fixture->office, ids, active, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_employees_activate_finish (fixture->office, result, &change, ret_n, &error);
  g_assert_no_error (error);
  return change;
}

/* Numbers of the rows in their order, blanks between them. */
static char *
list (OfficeFixture *fixture, TklEmployeeQuery query)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  tkl_employee_items_async (fixture->office, &query, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  items = tkl_employee_items_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((TklEmployeeItem *) items->pdata[i])->number);
  return g_string_free (text, FALSE);
}

static gint64
id_of (OfficeFixture *fixture, const char *number)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  TklEmployeeQuery query = { .day = TKL_DAY_NONE };

  tkl_employee_items_async (fixture->office, &query, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  items = tkl_employee_items_finish (fixture->office, result, NULL);
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((TklEmployeeItem *) items->pdata[i])->number, number))
      return ((TklEmployeeItem *) items->pdata[i])->id;
  g_assert_not_reached ();
}

static void
test_load (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklEmployeeForm) anna = load (fixture, id_of (fixture, "12"), -1);
  g_autoptr (TklEmployeeForm) fresh = load (fixture, 0, -1);
  const TklHoldingRow *holding;

  g_assert_cmpstr (anna->employee->last_name, ==, "Peeters");
  g_assert_cmpuint (anna->holdings->len, ==, 1);
  holding = anna->holdings->pdata[0];
  g_assert_cmpstr (holding->key, ==, ANNA_KEY);
  g_assert_cmpstr (holding->employee, ==, "Anna Peeters (12)");
  g_assert_cmpuint (g_hash_table_size (anna->taken), ==, 2);
  g_assert_false (g_hash_table_contains (anna->taken, "12"));
  g_assert_true (g_hash_table_contains (anna->taken, "9"));

  g_assert_cmpint (fresh->employee->id, ==, 0);
  g_assert_true (fresh->employee->active);
  g_assert_cmpuint (fresh->holdings->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (fresh->taken), ==, 3);
  g_assert_null (load (fixture, 77, TKL_SERVICE_ERROR_NOT_FOUND));
}

static void
test_save (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklEmployee) added = tkl_employee_new ();
  g_autoptr (TklEmployeeForm) form = NULL;
  g_autoptr (TklEmployeeForm) again = NULL;
  g_autofree char *numbers = NULL;
  TklChange change, same;

  save (fixture, added, TKL_SERVICE_ERROR_USAGE); /* no number */
  tkl_set_str (&added->number, "12");
  save (fixture, added, TKL_SERVICE_ERROR_IN_USE);
  tkl_set_str (&added->number, "13");
  tkl_set_str (&added->first_name, "Chris");
  change = save (fixture, added, -1);
  g_assert_cmpint (change.id, >, 0);
  g_assert_cmpint (change.entry_id, >, 0);
  g_assert_false (change.links_wait);
  office_assert_title (fixture, "Add employee Chris (13)");

  form = load (fixture, change.id, -1);
  tkl_set_str (&form->employee->committee, "124");
  form->employee->wage_cents = 1825;
  g_assert_cmpint (save (fixture, form->employee, -1).id, ==, change.id);
  office_assert_title (fixture, "Change employee Chris (13)");
  again = load (fixture, change.id, -1);
  g_assert_cmpint (again->employee->wage_cents, ==, 1825);
  /* A file that has no column of it keeps it. */
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,first_name\n13,Chris\n12,Anna\n");
  g_clear_pointer (&again, tkl_employee_form_free);
  again = load (fixture, change.id, -1);
  g_assert_cmpint (again->employee->wage_cents, ==, 1825);
  g_assert_cmpstr (again->employee->committee, ==, "124");
  /* Saved once more as it is: no entry. */
  same = save (fixture, again->employee, -1);
  g_assert_cmpint (same.entry_id, ==, 0);

  office_undo (fixture);
  office_undo (fixture);
  office_assert_title (fixture, "Undo: Add employee Chris (13)");
  numbers = list (fixture, (TklEmployeeQuery){ .day = TKL_DAY_NONE });
  g_assert_cmpstr (numbers, ==, "9 12 100");
}

/* Two clerks have the same form open; a third has deleted the employee. */
static void
test_conflict (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklEmployeeForm) mine = load (fixture, id_of (fixture, "9"), -1);
  g_autoptr (TklEmployeeForm) theirs = load (fixture, id_of (fixture, "9"), -1);

  tkl_set_str (&theirs->employee->address.town, "Namur");
  save (fixture, theirs->employee, -1);
  tkl_set_str (&mine->employee->address.street, "Rue Haute");
  save (fixture, mine->employee, TKL_SERVICE_ERROR_CONFLICT);
  delete (fixture, mine->employee->id, mine->employee->version, TKL_SERVICE_ERROR_CONFLICT);
  delete (fixture, mine->employee->id, mine->employee->version + 1, -1);
  save (fixture, mine->employee, TKL_SERVICE_ERROR_NOT_FOUND);
  delete (fixture, mine->employee->id, 1, TKL_SERVICE_ERROR_NOT_FOUND);
}

/* Keys and planning go with him and come back; ticks and lines keep him. */
static void
test_delete (OfficeFixture *fixture, gconstpointer data)
{
  gint64 id = id_of (fixture, "12");
  g_autoptr (TklEmployeeForm) form = load (fixture, id, -1);
  g_autoptr (TklEmployeeForm) back = NULL;
  g_autofree char *numbers = NULL;

  office_import_good (fixture, TKL_IMPORT_PROJECTS, "number\nP1\n");
  office_import_good (fixture, TKL_IMPORT_PLANNING, "date,employee,project\n2026-03-02,12,P1\n");
  delete (fixture, id, form->employee->version, -1);
  office_assert_title (fixture, "Delete employee Anna Peeters (12)");
  numbers = list (fixture, (TklEmployeeQuery){ .day = TKL_DAY_NONE });
  g_assert_cmpstr (numbers, ==, "9 100");
  office_undo (fixture);
  back = load (fixture, id, -1);
  g_assert_cmpuint (back->holdings->len, ==, 1);

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  delete (fixture, id, back->employee->version, TKL_SERVICE_ERROR_IN_USE);
}

static void
test_activate (OfficeFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { id_of (fixture, "9"), id_of (fixture, "12"), id_of (fixture, "100") };
  const TklEmployeeQuery active = { .choice = TKL_EMPLOYEES_ACTIVE, .day = TKL_DAY_NONE };
  g_autofree char *before = list (fixture, active);
  g_autofree char *none = NULL;
  g_autofree char *after = NULL;
  guint n_changed = 77;

  g_assert_cmpstr (before, ==, "9 12");
  activate (fixture, ids, 3, FALSE, &n_changed);
  g_assert_cmpuint (n_changed, ==, 2);
  office_assert_title (fixture, "Deactivate employees");
  none = list (fixture, active);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (activate (fixture, ids, 3, FALSE, &n_changed).entry_id, ==, 0);
  g_assert_cmpuint (n_changed, ==, 0);
  office_undo (fixture);
  after = list (fixture, active);
  g_assert_cmpstr (after, ==, "9 12");
  activate (fixture, ids, 1, FALSE, NULL);
  office_assert_title (fixture, "Deactivate employee Zoë Lécluse (9)");
}

static void
test_items (OfficeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    TklEmployeeQuery query;
    const char *numbers;
  } cases[] = {
    { { .search = NULL }, "9 12 100" },
    { { .search = "" }, "9 12 100" },
    { { .search = "zoe" }, "9" },
    { { .search = "LÉCLUSE zo" }, "9" },
    { { .search = "lieg" }, "9" },
    { { .search = "1" }, "12 100" },
    { { .search = "c0de01" }, "12" },
    { { .search = "anna 12 mech" }, "12" },
    { { .search = "anna 9" }, "" },
    { { .choice = TKL_EMPLOYEES_ACTIVE }, "9 12" },
    { { .choice = TKL_EMPLOYEES_INACTIVE }, "100" },
    { { .choice = TKL_EMPLOYEES_WITHOUT_KEY }, "9" },
    { { .choice = TKL_EMPLOYEES_WITHOUT_HOME }, "9" },
    { { .choice = TKL_EMPLOYEES_INACTIVE, .search = "anna" }, "" },
    { { .descending = TRUE }, "100 12 9" },
    { { .sort = TKL_EMPLOYEE_SORT_NAME }, "100 9 12" },
    { { .sort = TKL_EMPLOYEE_SORT_TOWN }, "100 9 12" },
    { { .sort = TKL_EMPLOYEE_SORT_KEYS, .descending = TRUE }, "12 100 9" },
    { { .sort = TKL_EMPLOYEE_SORT_LAST_TICK, .descending = TRUE }, "12 100 9" },
  };

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklEmployeeQuery query = cases[i].query;
      g_autofree char *numbers = NULL;

      query.day = TKL_DAY_NONE;
      numbers = list (fixture, query);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (numbers, ==, cases[i].numbers);
    }
}

static void
test_item (OfficeFixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  TklEmployeeQuery query = { .day = TKL_DAY_NONE };
  const TklEmployeeItem *zoe, *anna;
  gint64 last_ms;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  tkl_employee_items_async (fixture->office, &query, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  items = tkl_employee_items_finish (fixture->office, result, NULL);
  zoe = items->pdata[0];
  anna = items->pdata[1];
  g_assert_cmpstr (zoe->name, ==, "Zoë Lécluse");
  g_assert_cmpstr (zoe->town, ==, "Liège");
  g_assert_cmpstr (zoe->keys, ==, "");
  g_assert_false (zoe->registered);
  g_assert_false (zoe->has_home);
  g_assert_cmpint (zoe->last_utc_ms, ==, G_MININT64);
  g_assert_cmpstr (anna->keys, ==, ANNA_KEY);
  g_assert_true (anna->has_home);
  g_assert_true (tkl_instant_parse (touches[1].time, NULL, &last_ms));
  g_assert_cmpint (anna->last_utc_ms, ==, last_ms);
}

static void
set_auto_link (OfficeFixture *fixture)
{
  office_set (fixture, "ct-10=on", NULL);
}

/* A home that moves: with CT-10 the ticks are linked again at once, and again by undo. */
static void
test_links_follow (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklEmployeeForm) form = load (fixture, id_of (fixture, "12"), -1);
  g_autofree char *before = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *moved = NULL;
  TklChange change;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  before = office_ticks (fixture);
  form->employee->home = TKL_POINT_NONE;
  change = save (fixture, form->employee, -1);
  g_assert_true (change.links_wait);
  office_assert_ticks (fixture, before);
  office_undo (fixture);

  set_auto_link (fixture);
  g_clear_pointer (&form, tkl_employee_form_free);
  form = load (fixture, id_of (fixture, "12"), -1);
  form->employee->home = TKL_POINT_NONE;
  change = save (fixture, form->employee, -1);
  g_assert_false (change.links_wait);
  moved = office_ticks (fixture);
  g_assert_cmpstr (moved, !=, before);
  office_link (fixture);
  office_assert_ticks (fixture, moved);
  office_undo (fixture);
  office_assert_ticks (fixture, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/employees/" name, OfficeFixture, NULL, set_up, function, office_tear_down)
  ADD ("load", test_load);
  ADD ("save", test_save);
  ADD ("conflict", test_conflict);
  ADD ("delete", test_delete);
  ADD ("activate", test_activate);
  ADD ("items", test_items);
  ADD ("item", test_item);
  ADD ("links-follow", test_links_follow);
#undef ADD
  return g_test_run ();
}
