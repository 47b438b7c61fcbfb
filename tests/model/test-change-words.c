/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the history did, in words. */
#include "tkl-change-words.h"

/* A TklHistoryChange of texts that are nobody's. */
typedef struct
{
  const char *subject;
  gint64 row_id;
  const char *row_name, *field, *before, *after, *before_name, *after_name;
} Change;

static char *
say (const Change *change)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);

  return tkl_change_say (&(TklHistoryChange){ .subject = (char *) change->subject,
                                              .row_id = change->row_id,
                                              .row_name = (char *) change->row_name,
                                              .field = (char *) change->field,
                                              .before = (char *) change->before,
                                              .after = (char *) change->after,
                                              .before_name = (char *) change->before_name,
                                              .after_name = (char *) change->after_name },
                         zone);
}

static const struct
{
  Change change;
  const char *said; /* (nullable) */
} cases[] = {
  { { "employee", 3, "12 Anna Peeters", "active", "1", "0" },
    "Employee 12 Anna Peeters, Active: Yes → No" },
  { { "employee", 3, "12 Anna Peeters", "role", "1", "3" },
    "Employee 12 Anna Peeters, On the way to work: Driver → Own transport" },
  { { "employee", 3, "12", "day_start_min", NULL, "330" },
    "Employee 12, A workday begins at: – → 5:30" },
  { { "employee", 3, "12", "in_service_from", "20515", NULL },
    "Employee 12, In service from: 03/03/2026 → –" },
  { { "employee", 3, "12", "lat", "508000000", "509000001" },
    "Employee 12, Latitude: 50.8 → 50.9000001" },
  { { "employee", 3, "12", "wage_cents", "1750", "1805" },
    "Employee 12, Gross hourly wage (€): 17.50 → 18.05" },
  { { "employee", 3, "12", "number", "12", "012" }, "Employee 12, Number: 12 → 012" },
  { { "setting", 7, "ct-4", "value", "1", "0" }, "Setting ct-4, Value: 1 → 0" },
  { { "project", 5, "P1 School", "status", "0", "2" },
    "Project P1 School, State: Active → Closed" },
  { { "project", 5, "P1 School", "mode", "0", "1" },
    "Project P1 School, Found by: radius → zones" },
  { { "project", 5, "P1 School", "radius_m", NULL, "150" },
    "Project P1 School, Radius: – → 150 m" },
  { { "poi", 9, "Yard", "shape", "AB01", "AB02" }, "Zone Yard: drawn otherwise" },
  { { "poi", 9, "Yard", "shape", NULL, "AB02" }, "Zone Yard, Zone: – → an outline" },
  { { "tick_edit", 31, NULL, "employee_id", "3", "4", "12 Anna Peeters", "13 Ben" },
    "Tick 31, Employee: 12 Anna Peeters → 13 Ben" },
  /* An employee who is gone has no name any more. */
  { { "tick_edit", 31, NULL, "employee_id", "3", NULL }, "Tick 31, Employee: 3 → –" },
  { { "tick_edit", 31, NULL, "place", "1", "3" }, "Tick 31, Place: Home → Project" },
  { { "tick_edit", 31, NULL, "time_ms", NULL, "1772433045000" },
    "Tick 31, Time: – → 02/03/2026 07:30:45" },
  { { "clock_line", 2, NULL, "type", NULL, "2" }, "Time clock 2, Type: – → Commute" },
  { { "clock_line", 2, NULL, "km_tenths", NULL, "125" }, "Time clock 2, Km: – → 12.5" },
  /* Nothing that a screen shows. */
  { { "clock_line", 2, NULL, "flags", "0", "2" }, NULL },
  { { "notice", 2, NULL, "day", NULL, "20515" }, NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = say (&cases[i].change);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Notes are cut, and not within a letter. */
static void
test_long (void)
{
  g_autofree char *note = g_strnfill (199, 'x');
  g_autofree char *longer = g_strconcat (note, "éé", NULL);
  g_autofree char *said = say (&(Change){ "project", 5, "P1", "note", NULL, longer });
  g_autofree char *wanted = g_strdup_printf ("Project P1, Note: – → %sé…", note);

  g_assert_cmpstr (said, ==, wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-words/cases", test_cases);
  g_test_add_func ("/change-words/long", test_long);
  return g_test_run ();
}
