/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places with ticks around them, and zones over each other: for what helps to draw zones. */
/* Thread: main. */
#include "workshop-fixture.h"

#define KEY "3D00000BADC0DE01"

void
workshop_fill (UiFixture *fixture)
{
  static const double north_e7[] = { 2700, 4500, 6300, 8100, 9900, 11700 };

  office_set (&fixture->office, "default-radius=60", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,last_name,key\n1,Peeters," KEY "\n");
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\n"
                      "P001,Station,50.8466,4.3517\nP002,Elsewhere,50.4669,4.8675\n");
  for (gsize i = 0; i < G_N_ELEMENTS (north_e7); i++)
    {
      g_autofree char *time = g_strdup_printf ("2026-03-%02uT07:00:00+01:00", (guint) i + 2);
      OfficeTouch touch
          = { "VAN 1", time, 50.8466 + north_e7[i] / 1e7, 4.3517 + i * 0.0001, KEY, 0 };

      office_take (&fixture->office, &touch, 1);
    }
  office_link (&fixture->office);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
}

void
workshop_import_zone (UiFixture *fixture, const char *project, const char *name, double west)
{
  g_autofree char *text = g_strdup_printf (
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
      "{\"project\":\"%s\",\"name\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      "[[[%.4f,50.8460],[%.4f,50.8460],[%.4f,50.8480],[%.4f,50.8480],[%.4f,50.8460]]]}}]}",
      project, name, west, west + 0.002, west + 0.002, west, west);
  g_autoptr (TklImportReport) report
      = office_import (&fixture->office, TKL_IMPORT_ZONES, ".geojson", text);

  g_assert_cmpuint (report->n_added, ==, 1);
}

void
workshop_fill_overlap (UiFixture *fixture)
{
  workshop_fill (fixture);
  workshop_import_zone (fixture, "P001", "Yard", 4.3500);
  workshop_import_zone (fixture, "P002", "Crane", 4.3510);
  office_link (&fixture->office);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
}

static gboolean
has_editor (gpointer data)
{
  GtkWidget *editor = ui_find_window (TKL_TYPE_ZONE_EDITOR);

  if (editor == NULL || TKL_ZONE_EDITOR (editor)->edit == NULL
      || TKL_ZONE_EDITOR (editor)->edit->curr->chosen.zone == TKL_ZONE_NONE)
    return FALSE;
  *(TklZoneEditor **) data = TKL_ZONE_EDITOR (editor);
  return TRUE;
}

TklZoneEditor *
workshop_await_editor (void)
{
  TklZoneEditor *editor = NULL;

  ui_wait (has_editor, &editor);
  return editor;
}

const TklPoi *
workshop_chosen_zone (TklZoneEditor *editor)
{
  return tkl_zone_edit_zone (editor->edit, editor->edit->curr->chosen.zone);
}
