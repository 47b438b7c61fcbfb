/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects through the services: load, copy, save, conflict, delete, several at once, the table. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-project-service.h"
#include "tkl-service-error.h"
#include "tkl-text.h"

#define KEY "3D00000BADC0DE01"
#define STATUS (1u << TKL_PROJECT_FIELD_STATUS)

static const char sites[] = "number,name,client,town,latitude,longitude,radius,status,from,to\n"
                            "P1,Station,Stad,Mechelen,50.9000,4.0000,200,active,2026-01-01,\n"
                            "P2,Kade,,Gent,50.9500,4.0500,,active,,\n"
                            "P10,,,,,,,blocked,,\n";

static const char zones[]
    = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\","
      " \"properties\": {\"project\": \"P2\"}, \"geometry\": {\"type\": \"Polygon\","
      " \"coordinates\": [[[4.04,50.94],[4.06,50.94],[4.06,50.96],[4.04,50.96],[4.04,50.94]]]}}]}";

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:00:00+01:00", 50.9000, 4.0000, KEY, 0 },
  { "VAN 1", "2026-03-02T15:30:00+01:00", 50.9000, 4.0000, KEY, 0 },
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,first_name,key\n12,Anna," KEY "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS, sites);
}

/* @code: the error, −1 = none. */
static void
assert_code (const GError *error, int code)
{
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
}

static TklProjectForm *
load (OfficeFixture *fixture, gint64 id, gboolean as_copy, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklProjectForm *form;

  tkl_project_load_async (fixture->office, id, as_copy, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  form = tkl_project_load_finish (fixture->office, result, &error);
  assert_code (error, code);
  return form;
}

static TklChange
save (OfficeFixture *fixture, const TklProject *project, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  tkl_project_save_async (fixture->office, project, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_project_save_finish (fixture->office, result, &change, &error), ==,
                   code < 0);
  assert_code (error, code);
  return change;
}

static void delete (OfficeFixture *fixture, gint64 id, gint64 version, int code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  tkl_project_delete_async (fixture->office, id, version, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_project_delete_finish (fixture->office, result, &change, &error), ==,
                   code < 0);
  assert_code (error, code);
}

/* Of the projects 1 … @n_projects. Returns: how many changed. */
static guint
change (
    OfficeFixture *fixture, guint n_projects, const TklProject *values, guint32 fields, int code)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const TklProjectPatch patch = { .values = values, .fields = fields };
  TklChange done = { 0 };
  guint n = 0;

  for (gint64 id = 1; id <= n_projects; id++)
    g_array_append_val (ids, id);
  tkl_projects_change_async (fixture->office, ids, &patch, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_projects_change_finish (fixture->office, result, &done, &n, &error);
  assert_code (error, code);
  return n;
}

/* --- the table -------------------------------------------------------------------------------- */

static gboolean
add_row (const TklProjectRow *row, gpointer data, GError **error)
{
  g_autofree char *day = tkl_day_format (row->last_day);

  g_string_append_printf (data, "%s%s %s %u %s %d", ((GString *) data)->len > 0 ? " | " : "",
                          row->project->number, tkl_project_status_to_text (row->project->status),
                          row->n_zones, day, row->month_min);
  return TRUE;
}

static void
assert_rows (OfficeFixture *fixture, gboolean with_uses, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  const TklListReceiver receiver
      = { .projects = add_row, .project_uses = with_uses, .user_data = rows };
  const TklListFilter filter = { TKL_DAY_NONE, TKL_DAY_NONE, NULL, NULL };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_list_async (fixture->office, &filter, &receiver, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_list_finish (fixture->office, result, NULL));
  g_assert_cmpstr (rows->str, ==, expected);
}

/* On the first of this month, or of one before. */
static char *
make_time (int month_back, int hour)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Brussels");
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) month = g_date_time_add_months (now, -month_back);

  return g_strdup_printf ("%04d-%02d-01T%02d:00:00Z", g_date_time_get_year (month),
                          g_date_time_get_month (month), hour);
}

static void
test_uses (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *morning = make_time (0, 8);
  g_autofree char *noon = make_time (0, 12);
  g_autofree char *before = make_time (1, 8);
  g_autofree char *before_noon = make_time (1, 13);
  const OfficeTouch now[] = { { "VAN 1", before, 50.9500, 4.0500, KEY, 0 },
                              { "VAN 1", before_noon, 50.9500, 4.0500, KEY, 0 },
                              { "VAN 1", morning, 50.9000, 4.0000, KEY, 0 },
                              { "VAN 1", noon, 50.9000, 4.0000, KEY, 0 } };
  g_autofree char *expected = g_strdup_printf (
      "P1 active 0 %.10s 240 | P2 active 0 %.10s 0 | P10 blocked 0  0", morning, before);
  TklTransferReport *report;

  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 blocked 0  0");
  office_take (fixture, now, G_N_ELEMENTS (now));
  office_link (fixture);
  report = office_transfer (fixture, "2020-01-01", "2099-01-01", FALSE);
  tkl_transfer_report_free (report);
  assert_rows (fixture, TRUE, expected);
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 blocked 0  0");
}

/* --- one -------------------------------------------------------------------------------------- */

static void
test_load (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProjectForm) form = NULL;
  g_autoptr (TklProjectForm) fresh = load (fixture, 0, FALSE, -1);
  g_autoptr (TklImportReport) report = office_import (fixture, TKL_IMPORT_ZONES, ".geojson", zones);

  form = load (fixture, 2, FALSE, -1);
  g_assert_cmpstr (form->project->name, ==, "Kade");
  g_assert_cmpuint (form->zones->len, ==, 1);
  g_assert_cmpint (form->default_radius_m, ==, 100);
  g_assert_cmpuint (g_hash_table_size (form->taken), ==, 2);
  g_assert_false (g_hash_table_contains (form->taken, "P2"));

  g_assert_cmpint (fresh->project->id, ==, 0);
  g_assert_cmpuint (fresh->zones->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (fresh->taken), ==, 3);
  g_assert_null (load (fixture, 77, FALSE, TKL_SERVICE_ERROR_NOT_FOUND));
}

/* A second phase of the same site: what is its own is left to be filled in. */
static void
test_copy (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProjectForm) form = load (fixture, 1, FALSE, -1);
  g_autoptr (TklProjectForm) copy = NULL;

  form->project->presence_required = TRUE;
  form->project->works_declared = TRUE;
  form->project->colour = 0x123456;
  tkl_set_str (&form->project->declaration_number, "1Y1ZZ000001HZ");
  save (fixture, form->project, -1);
  copy = load (fixture, 1, TRUE, -1);
  g_assert_cmpint (copy->project->id, ==, 0);
  g_assert_null (copy->project->number);
  g_assert_cmpint (copy->project->from, ==, TKL_DAY_NONE);
  g_assert_null (copy->project->declaration_number);
  g_assert_false (copy->project->works_declared);
  g_assert_true (copy->project->presence_required);
  g_assert_cmpstr (copy->project->client, ==, "Stad");
  g_assert_cmpstr (copy->project->address.town, ==, "Mechelen");
  g_assert_cmpint (copy->project->colour, ==, 0x123456);
  g_assert_cmpint (copy->project->radius_m, ==, 200);
  g_assert_true (g_hash_table_contains (copy->taken, "P1"));
  tkl_set_str (&copy->project->number, "P1b");
  g_assert_cmpint (save (fixture, copy->project, -1).id, ==, 4);
}

static void
test_save (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProject) added = tkl_project_new ();
  g_autoptr (TklProjectForm) form = NULL;
  g_autoptr (TklProjectForm) again = NULL;
  TklChange saved;

  save (fixture, added, TKL_SERVICE_ERROR_USAGE); /* no number */
  tkl_set_str (&added->number, "P2");
  save (fixture, added, TKL_SERVICE_ERROR_IN_USE);
  tkl_set_str (&added->number, "P3");
  saved = save (fixture, added, -1);
  g_assert_cmpint (saved.id, ==, 4);
  office_assert_title (fixture, "Add project P3");

  form = load (fixture, saved.id, FALSE, -1);
  tkl_set_str (&form->project->name, "Toren");
  tkl_set_str (&form->project->note, "gate");
  form->project->presence_party = TKL_PARTY_CLIENT;
  save (fixture, form->project, -1);
  office_assert_title (fixture, "Change project P3 Toren");
  /* A file that has no column of it keeps it. */
  office_import_good (fixture, TKL_IMPORT_PROJECTS, "number,client\nP3,Stad\n");
  again = load (fixture, saved.id, FALSE, -1);
  g_assert_cmpstr (again->project->client, ==, "Stad");
  g_assert_cmpstr (again->project->note, ==, "gate");
  g_assert_cmpint (again->project->presence_party, ==, TKL_PARTY_CLIENT);
  /* Saved once more as it is: no entry. */
  g_assert_cmpint (save (fixture, again->project, -1).entry_id, ==, 0);

  office_undo (fixture);
  office_undo (fixture);
  office_undo (fixture);
  office_assert_title (fixture, "Undo: Add project P3");
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 blocked 0  0");
}

/* Two clerks have the same form open; a third has deleted the project. */
static void
test_conflict (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProjectForm) mine = load (fixture, 3, FALSE, -1);
  g_autoptr (TklProjectForm) theirs = load (fixture, 3, FALSE, -1);

  theirs->project->for_service = TRUE;
  save (fixture, theirs->project, -1);
  tkl_set_str (&mine->project->note, "x");
  save (fixture, mine->project, TKL_SERVICE_ERROR_CONFLICT);
  delete (fixture, 3, mine->project->version, TKL_SERVICE_ERROR_CONFLICT);
  delete (fixture, 3, mine->project->version + 1, -1);
  save (fixture, mine->project, TKL_SERVICE_ERROR_NOT_FOUND);
  delete (fixture, 3, 1, TKL_SERVICE_ERROR_NOT_FOUND);
}

/* Zones and planning go with it and come back; ticks and lines keep it. */
static void
test_delete (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportReport) report = office_import (fixture, TKL_IMPORT_ZONES, ".geojson", zones);
  g_autoptr (TklProjectForm) kade = load (fixture, 2, FALSE, -1);
  g_autoptr (TklProjectForm) back = NULL;
  TklTransferReport *transfer;

  office_import_good (fixture, TKL_IMPORT_PLANNING, "date,employee,project\n2026-03-02,12,P2\n");
  delete (fixture, 2, kade->project->version, -1);
  office_assert_title (fixture, "Delete project P2 Kade");
  assert_rows (fixture, FALSE, "P1 active 0  0 | P10 blocked 0  0");
  office_undo (fixture);
  back = load (fixture, 2, FALSE, -1);
  g_assert_cmpuint (back->zones->len, ==, 1);

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  delete (fixture, 1, 1, TKL_SERVICE_ERROR_IN_USE);
  transfer = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  tkl_transfer_report_free (transfer);
  delete (fixture, 1, 1, TKL_SERVICE_ERROR_IN_USE);
}

/* --- several ---------------------------------------------------------------------------------- */

static void
test_several (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProject) values = tkl_project_new ();
  g_autoptr (TklProjectForm) form = NULL;

  values->status = TKL_PROJECT_CLOSED;
  tkl_set_str (&values->client, "Dorp");
  g_assert_cmpuint (change (fixture, 3, values, STATUS, -1), ==, 3);
  office_assert_title (fixture, "Close projects");
  assert_rows (fixture, FALSE, "P1 closed 0  0 | P2 closed 0  0 | P10 closed 0  0");
  g_assert_cmpuint (change (fixture, 3, values, STATUS, -1), ==, 0);
  office_undo (fixture);
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 blocked 0  0");

  values->status = TKL_PROJECT_BLOCKED;
  g_assert_cmpuint (change (fixture, 1, values, STATUS, -1), ==, 1);
  office_assert_title (fixture, "Block project P1 Station");
  values->status = TKL_PROJECT_ACTIVE;
  g_assert_cmpuint (change (fixture, 3, values, STATUS, -1), ==, 2);
  office_assert_title (fixture, "Activate projects");

  values->from = 20000;
  g_assert_cmpuint (change (fixture, 3, values,
                            1u << TKL_PROJECT_FIELD_CLIENT | 1u << TKL_PROJECT_FIELD_FROM, -1),
                    ==, 3);
  office_assert_title (fixture, "Change projects");
  form = load (fixture, 1, FALSE, -1);
  g_assert_cmpstr (form->project->client, ==, "Dorp");
  g_assert_cmpstr (form->project->name, ==, "Station");
  g_assert_cmpint (form->project->from, ==, 20000);
}

/* Returns: how many changed. */
static guint
turn (OfficeFixture *fixture, TklProjectTurn which)
{
  static const gint64 all[] = { 1, 2, 3 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TklProjectPatch patch = { .turn = which };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange done = { 0 };
  guint n = 0;

  g_array_append_vals (ids, all, G_N_ELEMENTS (all));
  tkl_projects_change_async (fixture->office, ids, &patch, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_projects_change_finish (fixture->office, result, &done, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* @more: 0 = of one project alone */
static guint
count_linked (OfficeFixture *fixture, gint64 id, gint64 more)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n = 0;

  g_array_append_val (ids, id);
  if (more != 0)
    g_array_append_val (ids, more);
  tkl_projects_count_linked_async (fixture->office, ids, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_projects_count_linked_finish (fixture->office, result, &n, NULL));
  return n;
}

/* Closed by their last day projects keep their ticks; closed by their state they lose them. */
static void
test_end (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProject) values = tkl_project_new ();

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  g_assert_cmpuint (count_linked (fixture, 1, 0), ==, 2);
  g_assert_cmpuint (count_linked (fixture, 2, 0), ==, 0);
  g_assert_cmpuint (count_linked (fixture, 2, 1), ==, 2);
  g_assert_cmpuint (turn (fixture, TKL_PROJECT_TURN_END), ==, 3);
  office_assert_title (fixture, "Close projects");
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 closed 0  0");
  g_assert_cmpuint (turn (fixture, TKL_PROJECT_TURN_END), ==, 0);
  office_link (fixture);
  g_assert_cmpuint (count_linked (fixture, 1, 0), ==, 2);
  {
    g_autoptr (TklProjectForm) form = load (fixture, 1, FALSE, -1);

    g_assert_cmpint (form->project->to, >, tkl_day_from_ymd (2026, 3, 2));
  }

  g_assert_cmpuint (turn (fixture, TKL_PROJECT_TURN_OPEN), ==, 3);
  office_assert_title (fixture, "Activate projects");
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 active 0  0");
  {
    g_autoptr (TklProjectForm) form = load (fixture, 1, FALSE, -1);

    g_assert_cmpint (form->project->to, ==, TKL_DAY_NONE);
  }

  values->status = TKL_PROJECT_CLOSED;
  change (fixture, 1, values, STATUS, -1);
  office_link (fixture);
  g_assert_cmpuint (count_linked (fixture, 1, 0), ==, 0);
}

/* One that may not be changed keeps all as they are. */
static void
test_several_refused (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProject) values = tkl_project_new ();
  g_autoptr (TklProjectForm) form = NULL;

  values->to = tkl_day_from_ymd (2025, 12, 31);
  change (fixture, 3, values, 1u << TKL_PROJECT_FIELD_TO, TKL_SERVICE_ERROR_USAGE);
  change (fixture, 4, values, STATUS, TKL_SERVICE_ERROR_NOT_FOUND);
  form = load (fixture, 2, FALSE, -1);
  g_assert_cmpint (form->project->to, ==, TKL_DAY_NONE);
  assert_rows (fixture, FALSE, "P1 active 0  0 | P2 active 0  0 | P10 blocked 0  0");
}

/* A project that moves or is blocked: with CT-10 the ticks are linked again at once. */
static void
test_links_follow (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklProjectForm) form = load (fixture, 1, FALSE, -1);
  g_autoptr (TklProject) blocked = tkl_project_new ();
  g_autofree char *before = NULL;
  g_autofree char *moved = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  before = office_ticks (fixture);
  form->project->location.lat_e7 += 1000000;
  g_assert_true (save (fixture, form->project, -1).links_wait);
  office_assert_ticks (fixture, before);
  office_undo (fixture);
  /* What does not matter to linking makes nothing wait. */
  g_clear_pointer (&form, tkl_project_form_free);
  office_link (fixture);
  form = load (fixture, 1, FALSE, -1);
  tkl_set_str (&form->project->note, "gate");
  g_assert_false (save (fixture, form->project, -1).links_wait);

  office_set (fixture, "ct-10=on", NULL);
  blocked->status = TKL_PROJECT_BLOCKED;
  change (fixture, 1, blocked, STATUS, -1);
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
  g_test_add ("/projects/" name, OfficeFixture, NULL, set_up, function, office_tear_down)
  ADD ("uses", test_uses);
  ADD ("load", test_load);
  ADD ("copy", test_copy);
  ADD ("save", test_save);
  ADD ("conflict", test_conflict);
  ADD ("delete", test_delete);
  ADD ("several", test_several);
  ADD ("end", test_end);
  ADD ("several-refused", test_several_refused);
  ADD ("links-follow", test_links_follow);
#undef ADD
  return g_test_run ();
}
