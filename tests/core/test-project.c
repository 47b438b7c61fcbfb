/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects and their polygons as plain structs: words, validity (rules §3). */
/* Thread: main. */
#include "tkl-project.h"

static void
test_project_words (void)
{
  TklProjectMode mode = TKL_PROJECT_MODE_POI;
  TklProjectStatus status = TKL_PROJECT_CLOSED;

  g_assert_cmpstr (tkl_project_mode_to_text (TKL_PROJECT_MODE_RADIUS), ==, "radius");
  g_assert_cmpstr (tkl_project_mode_to_text (TKL_PROJECT_MODE_POI), ==, "poi");
  g_assert_cmpstr (tkl_project_status_to_text (TKL_PROJECT_ACTIVE), ==, "active");
  g_assert_cmpstr (tkl_project_status_to_text (TKL_PROJECT_BLOCKED), ==, "blocked");
  g_assert_cmpstr (tkl_project_status_to_text (TKL_PROJECT_CLOSED), ==, "closed");
  g_assert_false (tkl_project_mode_from_text ("POI", &mode));
  g_assert_false (tkl_project_mode_from_text ("", &mode));
  g_assert_false (tkl_project_mode_from_text (NULL, &mode));
  g_assert_false (tkl_project_status_from_text ("open", &status));
  g_assert_false (tkl_project_status_from_text (NULL, &status));
  g_assert_cmpint (mode, ==, TKL_PROJECT_MODE_POI);
  g_assert_cmpint (status, ==, TKL_PROJECT_CLOSED);
  g_assert_true (tkl_project_mode_from_text ("radius", &mode));
  g_assert_cmpint (mode, ==, TKL_PROJECT_MODE_RADIUS);
  g_assert_true (tkl_project_mode_from_text ("poi", &mode));
  g_assert_cmpint (mode, ==, TKL_PROJECT_MODE_POI);
  g_assert_true (tkl_project_status_from_text ("active", &status));
  g_assert_cmpint (status, ==, TKL_PROJECT_ACTIVE);
  g_assert_true (tkl_project_status_from_text ("blocked", &status));
  g_assert_cmpint (status, ==, TKL_PROJECT_BLOCKED);
  g_assert_true (tkl_project_status_from_text ("closed", &status));
  g_assert_cmpint (status, ==, TKL_PROJECT_CLOSED);
}

static void
test_active_on (void)
{
  static const struct
  {
    TklProjectStatus status;
    TklDay from, to;
    gboolean active; /* on day 100 */
  } cases[] = {
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, TKL_DAY_NONE, TRUE },
    { TKL_PROJECT_ACTIVE, 100, 100, TRUE },
    { TKL_PROJECT_ACTIVE, 101, 200, FALSE },
    { TKL_PROJECT_ACTIVE, 1, 99, FALSE },
    { TKL_PROJECT_ACTIVE, 100, TKL_DAY_NONE, TRUE },
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, 100, TRUE },
    { TKL_PROJECT_BLOCKED, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
    { TKL_PROJECT_CLOSED, 100, 100, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklProject) project = tkl_project_new ();

      project->status = cases[i].status;
      project->from = cases[i].from;
      project->to = cases[i].to;
      g_assert_cmpint (tkl_project_active_on (project, 100), ==, cases[i].active);
    }
}

/* Closing keeps the past, and opening takes it back. */
static void
test_end (void)
{
  static const struct
  {
    TklProjectStatus status;
    TklDay from, to;
    TklProjectStatus ended_status;
    TklDay ended_to;
    gboolean over_next_day;
    TklDay open_to;
  } cases[] = {
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, TKL_DAY_NONE, TKL_PROJECT_ACTIVE, 100, TRUE, TKL_DAY_NONE },
    { TKL_PROJECT_ACTIVE, 100, 200, TKL_PROJECT_ACTIVE, 100, TRUE, TKL_DAY_NONE },
    { TKL_PROJECT_ACTIVE, 50, 99, TKL_PROJECT_ACTIVE, 99, TRUE, TKL_DAY_NONE },
    { TKL_PROJECT_ACTIVE, 101, 200, TKL_PROJECT_CLOSED, 200, FALSE, 200 },
    { TKL_PROJECT_BLOCKED, 50, TKL_DAY_NONE, TKL_PROJECT_CLOSED, TKL_DAY_NONE, FALSE,
      TKL_DAY_NONE },
    { TKL_PROJECT_CLOSED, 50, 60, TKL_PROJECT_CLOSED, 60, FALSE, TKL_DAY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklProject) project = tkl_project_new ();

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      project->status = cases[i].status;
      project->from = cases[i].from;
      project->to = cases[i].to;
      tkl_project_end (project, 100);
      g_assert_cmpint (project->status, ==, cases[i].ended_status);
      g_assert_cmpint (project->to, ==, cases[i].ended_to);
      g_assert_false (tkl_project_is_over (project, project->to == 99 ? 99 : 100));
      g_assert_cmpint (tkl_project_is_over (project, 101), ==, cases[i].over_next_day);
      tkl_project_open (project, 100);
      g_assert_cmpint (project->status, ==, TKL_PROJECT_ACTIVE);
      g_assert_cmpint (project->to, ==, cases[i].open_to);
    }
}

static void
test_project_copy (void)
{
  g_autoptr (TklProject) project = tkl_project_new ();
  g_autoptr (TklProject) copy = NULL;

  g_assert_cmpint (project->mode, ==, TKL_PROJECT_MODE_RADIUS);
  g_assert_cmpint (project->status, ==, TKL_PROJECT_ACTIVE);
  g_assert_false (tkl_point_is_set (project->location));
  g_assert_false (project->presence_required);
  project->number = g_strdup ("P001");
  project->name = g_strdup ("Site");
  project->client = g_strdup ("Client");
  project->declaration_number = g_strdup ("1Y1ZZ000001HZ");
  project->address.street = g_strdup ("Kerkstraat");
  project->radius_m = 150;
  copy = tkl_project_copy (project);
  g_assert_cmpstr (copy->number, ==, "P001");
  g_assert_true (copy->number != project->number);
  g_assert_cmpstr (copy->name, ==, "Site");
  g_assert_cmpstr (copy->client, ==, "Client");
  g_assert_cmpstr (copy->declaration_number, ==, "1Y1ZZ000001HZ");
  g_assert_cmpstr (copy->address.street, ==, "Kerkstraat");
  g_assert_true (copy->address.street != project->address.street);
  g_assert_cmpint (copy->radius_m, ==, 150);
  g_assert_null (tkl_project_copy (NULL));
}

static void
test_poi (void)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklPoi) poi = NULL;
  TklShape *shape;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  tkl_shape_builder_add_point (builder, (TklPoint){ 0, 0 });
  tkl_shape_builder_add_point (builder, (TklPoint){ 0, 1000 });
  tkl_shape_builder_add_point (builder, (TklPoint){ 1000, 0 });
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  g_assert_nonnull (shape);
  poi = tkl_poi_new (7, "yard", shape);
  g_assert_cmpint (poi->id, ==, 0);
  g_assert_cmpint (poi->project_id, ==, 7);
  g_assert_cmpstr (poi->name, ==, "yard");
  g_assert_true (poi->shape == shape);
  tkl_poi_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/words", test_project_words);
  g_test_add_func ("/project/active-on", test_active_on);
  g_test_add_func ("/project/end", test_end);
  g_test_add_func ("/project/copy", test_project_copy);
  g_test_add_func ("/project/poi", test_poi);
  return g_test_run ();
}
