/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects, polygons, planning and vehicles as rows. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-planning.h"
#include "tkl-store-private.h"
#include "tkl-store-project.h"
#include "tkl-store-vehicle.h"
#include "tkl-text.h"

static TklProject *
make_full (void)
{
  TklProject *project = tkl_project_new ();

  tkl_set_str (&project->number, "P1");
  tkl_set_str (&project->name, "Schaerbeek, \"noord\"");
  tkl_set_str (&project->client, "Stad");
  tkl_set_str (&project->address.street, "Rue");
  tkl_set_str (&project->address.house_number, "1");
  tkl_set_str (&project->address.postal_code, "1030");
  tkl_set_str (&project->address.town, "Schaarbeek");
  tkl_set_str (&project->address.country, "BE");
  project->location = (TklPoint){ -900000000, -1800000000 };
  project->radius_m = 100000;
  project->mode = TKL_PROJECT_MODE_POI;
  project->status = TKL_PROJECT_CLOSED;
  project->from = 0;
  project->to = 20000;
  tkl_set_str (&project->declaration_number, "1AX00G0D5MFZ");
  project->presence_required = TRUE;
  project->works_declared = TRUE;
  project->presence_party = TKL_PARTY_EXECUTOR;
  tkl_set_str (&project->presence_note, "asked\non 3/2");
  project->for_service = TRUE;
  project->colour = 0xFFFFFF;
  tkl_set_str (&project->note, "gate\nat the back");
  return project;
}

static void
assert_same (const TklProject *a, const TklProject *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpstr (a->number, ==, b->number);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->client, ==, b->client);
  g_assert_true (tkl_address_equal (&a->address, &b->address));
  g_assert_true (tkl_point_equal (a->location, b->location));
  g_assert_cmpint (a->radius_m, ==, b->radius_m);
  g_assert_cmpint (a->mode, ==, b->mode);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->from, ==, b->from);
  g_assert_cmpint (a->to, ==, b->to);
  g_assert_cmpstr (a->declaration_number, ==, b->declaration_number);
  g_assert_cmpint (a->presence_required, ==, b->presence_required);
  g_assert_cmpint (a->works_declared, ==, b->works_declared);
  g_assert_cmpint (a->presence_party, ==, b->presence_party);
  g_assert_cmpstr (a->presence_note, ==, b->presence_note);
  g_assert_cmpint (a->for_service, ==, b->for_service);
  g_assert_cmpint (a->colour, ==, b->colour);
  g_assert_cmpstr (a->note, ==, b->note);
}

static void
insert (const Fixture *fixture, TklProject *project)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "add");
  (void) tkl_store_insert_project (fixture->store, project, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
insert_number (const Fixture *fixture, const char *number)
{
  g_autoptr (TklProject) project = tkl_project_new ();

  tkl_set_str (&project->number, number);
  insert (fixture, project);
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklProject) full = make_full ();
  g_autoptr (TklProject) bare = tkl_project_new ();
  g_autoptr (TklProject) by_id = NULL;
  g_autoptr (TklProject) by_number = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;
  TklProject *none = full;

  tkl_set_str (&bare->number, "P0");
  insert (&fixture, full);
  insert (&fixture, bare);
  g_assert_true (tkl_store_get_project (fixture.store, full->id, &by_id, &error));
  assert_same (by_id, full);
  g_assert_true (tkl_store_find_project (fixture.store, "P0", &by_number, &error));
  assert_same (by_number, bare);
  g_assert_true (tkl_store_get_project (fixture.store, 9, &none, &error));
  g_assert_null (none);
  none = full;
  g_assert_true (tkl_store_find_project (fixture.store, "p1", &none, &error));
  g_assert_null (none);

  insert_number (&fixture, "P10");
  insert_number (&fixture, "P9");
  g_assert_true (tkl_store_list_projects (fixture.store, &projects, &error));
  g_assert_cmpint (projects->len, ==, 4);
  assert_same (projects->pdata[1], full);
  g_assert_cmpstr (((TklProject *) projects->pdata[2])->number, ==, "P9");
  g_assert_cmpstr (((TklProject *) projects->pdata[3])->number, ==, "P10");
}

static void
test_update_and_delete (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklProject) project = make_full ();
  g_autoptr (TklProject) late = NULL;
  g_autoptr (TklProject) stored = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  insert (&fixture, project);
  late = tkl_project_copy (project);
  fixture_begin (&fixture, "edit");
  g_assert_true (tkl_store_update_project (fixture.store, project, &changed, &error));
  g_assert_false (changed);
  project->radius_m = 0;
  project->location = TKL_POINT_NONE;
  project->to = TKL_DAY_NONE;
  g_assert_true (tkl_store_update_project (fixture.store, project, &changed, &error));
  g_assert_true (changed);
  g_assert_cmpint (project->version, ==, 2);
  g_assert_true (tkl_store_get_project (fixture.store, project->id, &stored, &error));
  assert_same (stored, project);

  g_assert_false (tkl_store_update_project (fixture.store, late, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tkl_store_delete_project (fixture.store, project->id, 1, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (tkl_store_delete_project (fixture.store, project->id, 2, &error));
  g_assert_false (tkl_store_update_project (fixture.store, project, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  fixture_commit (&fixture);
}

static void
test_constraints (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  insert_number (&fixture, "P1");
  fixture_begin (&fixture, "bad");
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (TklProject) project = make_full ();
      g_autoptr (GError) error = NULL;

      if (i > 0)
        tkl_set_str (&project->number, "P2");
      if (i == 1)
        project->radius_m = 100001;
      else if (i == 2)
        project->radius_m = -1;
      else if (i == 3)
        project->from = project->to + 1;
      else if (i == 4)
        project->status = (TklProjectStatus) 3;
      g_assert_false (tkl_store_insert_project (fixture.store, project, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
    }
  tkl_store_rollback (fixture.store);
}

/* A square of @size at the origin, with a hole when it is large enough. */
static TklShape *
make_shape (gint32 size)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (GError) error = NULL;
  TklShape *shape;

  tkl_shape_builder_add_part (builder);
  for (gint32 inset = 0; inset < 2 && (inset == 0 || size > 100); inset++)
    {
      gint32 low = inset * 10;
      gint32 high = size - inset * 10;

      tkl_shape_builder_add_ring (builder);
      tkl_shape_builder_add_point (builder, (TklPoint){ low, low });
      tkl_shape_builder_add_point (builder, (TklPoint){ low, high });
      tkl_shape_builder_add_point (builder, (TklPoint){ high, high });
      tkl_shape_builder_add_point (builder, (TklPoint){ high, low });
    }
  shape = tkl_shape_builder_finish (builder, NULL, &error);
  g_assert_no_error (error);
  return shape;
}

static guint
count_pois (const Fixture *fixture, gint64 project_id)
{
  g_autoptr (GPtrArray) pois = NULL;

  g_assert_true (tkl_store_list_pois (fixture->store, project_id, &pois, NULL));
  return pois->len;
}

static void
test_pois (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklPoi *first = tkl_poi_new (1, "yard", make_shape (1000));
  TklPoi *second = tkl_poi_new (2, NULL, make_shape (50));
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;
  guint n = 99;

  insert_number (&fixture, "P1");
  insert_number (&fixture, "P2");
  fixture_begin (&fixture, "draw");
  g_assert_true (tkl_store_insert_poi (fixture.store, second, &error));
  g_assert_true (tkl_store_insert_poi (fixture.store, first, &error));
  g_assert_true (tkl_store_update_poi (fixture.store, first, &changed, &error));
  g_assert_false (changed);
  fixture_commit (&fixture);

  g_assert_true (tkl_store_list_pois (fixture.store, 0, &pois, &error));
  g_assert_cmpint (pois->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TklPoi *poi = pois->pdata[i];
      const TklPoi *expected = i == 0 ? first : second;

      g_assert_cmpint (poi->id, ==, expected->id);
      g_assert_cmpint (poi->project_id, ==, expected->project_id);
      g_assert_cmpstr (poi->name, ==, expected->name);
      g_assert_true (tkl_shape_equal (poi->shape, expected->shape));
    }

  fixture_begin (&fixture, "move");
  first->project_id = 2;
  tkl_shape_free (first->shape);
  first->shape = make_shape (60);
  g_assert_true (tkl_store_update_poi (fixture.store, first, &changed, &error));
  g_assert_true (changed);
  g_assert_cmpint (count_pois (&fixture, 1), ==, 0);
  g_assert_cmpint (count_pois (&fixture, 2), ==, 2);
  g_assert_true (tkl_store_delete_poi (fixture.store, second->id, &error));
  g_assert_false (tkl_store_delete_poi (fixture.store, second->id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_update_poi (fixture.store, second, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  second->project_id = 77;
  g_assert_false (tkl_store_insert_poi (fixture.store, second, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tkl_store_delete_pois (fixture.store, 2, &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (tkl_store_delete_pois (fixture.store, 2, &n, &error));
  g_assert_cmpint (n, ==, 0);
  fixture_commit (&fixture);

  g_assert_true (tkl_store_undo (fixture.store, "test", 0, NULL, &error));
  g_assert_cmpint (count_pois (&fixture, 1), ==, 1);
  tkl_poi_free (first);
  tkl_poi_free (second);
}

static void
test_bad_shape (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GError) error = NULL;

  insert_number (&fixture, "P1");
  fixture_damage (&fixture, "INSERT INTO poi (project_id, shape) VALUES (1, x'0102')");
  g_assert_false (tkl_store_list_pois (fixture.store, 1, &pois, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

static void
test_planning (void)
{
  static const TklPlan plans[] = { { 20001, 2, 1 }, { 20000, 1, 2 }, { 20000, 1, 1 } };
  static const struct
  {
    TklDay from, to;
    guint n;
  } cases[] = {
    { TKL_DAY_NONE, TKL_DAY_NONE, 3 }, { 20000, 20000, 2 }, { 20001, TKL_DAY_NONE, 1 },
    { TKL_DAY_NONE, 19999, 0 },        { 20002, 20005, 0 }, { 20001, 20000, 0 },
  };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GArray) plan = NULL;
  g_autoptr (GError) error = NULL;
  const TklPlan unknown = { 20000, 9, 1 };
  gboolean changed = FALSE;

  fixture_begin (&fixture, "plan");
  fixture_run (&fixture, "INSERT INTO employee (number) VALUES ('1'), ('2');"
                         "INSERT INTO project (number) VALUES ('P1'), ('P2')");
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_assert_true (tkl_store_add_planning (fixture.store, &plans[i], &changed, &error));
      g_assert_true (changed);
      g_assert_true (tkl_store_add_planning (fixture.store, &plans[i], &changed, &error));
      g_assert_false (changed);
    }
  g_assert_false (tkl_store_add_planning (fixture.store, &unknown, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  fixture_commit (&fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = NULL;

      g_assert_true (
          tkl_store_load_planning (fixture.store, cases[i].from, cases[i].to, &found, &error));
      g_assert_cmpint (found->len, ==, cases[i].n);
    }
  g_assert_true (
      tkl_store_load_planning (fixture.store, TKL_DAY_NONE, TKL_DAY_NONE, &plan, &error));
  for (guint i = 0; i < plan->len; i++)
    g_assert_cmpmem (&g_array_index (plan, TklPlan, i), sizeof (TklPlan), &plans[2 - i],
                     sizeof (TklPlan));

  fixture_begin (&fixture, "unplan");
  g_assert_true (tkl_store_remove_planning (fixture.store, &plans[0], &changed, &error));
  g_assert_true (changed);
  g_assert_true (tkl_store_remove_planning (fixture.store, &plans[0], &changed, &error));
  g_assert_false (changed);
  fixture_commit (&fixture);
}

static TklVehicle *
remote (const char *id, const char *name, const char *imei, const char *plate)
{
  TklVehicle *vehicle = tkl_vehicle_new ();

  vehicle->remote_id = g_strdup (id);
  vehicle->remote_name = g_strdup (name);
  vehicle->imei = g_strdup (imei);
  vehicle->remote_plate = g_strdup (plate);
  return vehicle;
}

static void
put_fleet (const Fixture *fixture, GPtrArray *vehicles)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  (void) tkl_store_put_fleet (fixture->store, vehicles, &error);
  g_assert_no_error (error);
  g_assert_true (tkl_store_commit (fixture->store, &error));
}

static GPtrArray *
fleet_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);
}

static void
test_fleet (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) both = fleet_new ();
  g_autoptr (GPtrArray) one = fleet_new ();
  g_autoptr (GPtrArray) nobody = fleet_new ();
  const TklVehicle *first;

  g_ptr_array_add (both, remote ("a", "VAN 7", "000012345678901", "1-ABC-001"));
  g_ptr_array_add (both, remote ("b", NULL, NULL, NULL));
  put_fleet (&fixture, both);
  first = both->pdata[0];
  g_assert_cmpint (first->id, ==, 1);
  g_assert_cmpint (first->version, ==, 1);
  g_assert_cmpstr (first->remote_name, ==, "VAN 7");

  /* Missing three times in a row: gone; not before; an empty answer does not count. */
  g_ptr_array_add (one, remote ("a", "VAN 07", "000012345678901", NULL));
  for (int i = 1; i <= 3; i++)
    {
      put_fleet (&fixture, nobody);
      put_fleet (&fixture, one);
      g_assert_cmpint (fixture_int (&fixture, "SELECT gone FROM vehicle WHERE id = 2"), ==,
                       i == 3 ? 1 : 0);
    }
  g_assert_cmpint (fixture_int (&fixture, "SELECT gone FROM vehicle WHERE id = 1"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT remote_plate IS NULL FROM vehicle"
                                          " WHERE remote_name = 'VAN 07'"),
                   ==, 1);

  put_fleet (&fixture, both);
  g_assert_cmpint (fixture_int (&fixture, "SELECT sum (gone) FROM vehicle"), ==, 0);
  put_fleet (&fixture, one);
  g_assert_cmpint (fixture_int (&fixture, "SELECT sum (gone) FROM vehicle"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_change"), ==, 0);

  g_assert_true (tkl_store_set_vehicle_gone (fixture.store, 1, NULL));
  g_assert_cmpint (fixture_int (&fixture, "SELECT gone FROM vehicle WHERE id = 1"), ==, 1);
}

/* The office's own words outlive every sync, with a version for forms. */
static void
test_office_words (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) fleet = fleet_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (TklVehicle) mine = NULL;
  g_autoptr (TklVehicle) late = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  g_ptr_array_add (fleet, remote ("a", "VAN 10", NULL, NULL));
  g_ptr_array_add (fleet, remote ("b", "VAN 9", NULL, NULL));
  g_ptr_array_add (fleet, remote ("c", NULL, "000012345678901", NULL));
  put_fleet (&fixture, fleet);
  g_assert_true (tkl_store_get_vehicle (fixture.store, 1, &mine, &error));
  late = tkl_vehicle_copy (mine);

  fixture_begin (&fixture, "edit");
  g_assert_true (tkl_store_update_vehicle (fixture.store, mine, &changed, &error));
  g_assert_false (changed);
  tkl_set_str (&mine->name, "Camionette");
  tkl_set_str (&mine->plate, "1-XYZ-999");
  tkl_set_str (&mine->notes, "notes");
  g_assert_true (tkl_store_update_vehicle (fixture.store, mine, &changed, &error));
  g_assert_true (changed);
  tkl_set_str (&late->name, "Late");
  g_assert_false (tkl_store_update_vehicle (fixture.store, late, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  late->id = 99;
  g_assert_false (tkl_store_update_vehicle (fixture.store, late, &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_commit (&fixture);

  put_fleet (&fixture, fleet);
  g_assert_cmpstr (((TklVehicle *) fleet->pdata[0])->name, ==, "Camionette");
  g_assert_true (tkl_store_list_vehicles (fixture.store, &listed, &error));
  g_assert_cmpint (listed->len, ==, 3);
  g_assert_cmpstr (tkl_vehicle_title (listed->pdata[0]), ==, "000012345678901");
  g_assert_cmpstr (tkl_vehicle_title (listed->pdata[1]), ==, "Camionette");
  g_assert_cmpstr (tkl_vehicle_title (listed->pdata[2]), ==, "VAN 9");
  g_clear_pointer (&mine, tkl_vehicle_free);
  g_assert_true (tkl_store_get_vehicle (fixture.store, 77, &mine, &error));
  g_assert_null (mine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/projects/round-trip", test_round_trip);
  g_test_add_func ("/store/projects/update-and-delete", test_update_and_delete);
  g_test_add_func ("/store/projects/constraints", test_constraints);
  g_test_add_func ("/store/projects/pois", test_pois);
  g_test_add_func ("/store/projects/bad-shape", test_bad_shape);
  g_test_add_func ("/store/projects/planning", test_planning);
  g_test_add_func ("/store/vehicles/fleet", test_fleet);
  g_test_add_func ("/store/vehicles/office-words", test_office_words);
  return g_test_run ();
}
