/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Previews of imports: what they show, that they change nothing, and that it is what comes true. */
#include "office-fixture.h"
#include "tkl-import-preview.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY_A "3D00000BADC0DE01"
#define CARD "card 4711"

static TklImportPreview *
preview_of (OfficeFixture *fixture, TklImportKind kind, gboolean replace, const char *text)
{
  g_autofree char *path = g_strconcat (
      fixture->folder, kind == TKL_IMPORT_ZONES ? "/preview.geojson" : "/preview.csv", NULL);
  TklImportOptions options = { .kind = kind, .path = path, .replace = replace };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklImportPreview *preview;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  tkl_import_preview_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  preview = tkl_import_preview_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return preview;
}

static TklImportReport *
apply (OfficeFixture *fixture, const TklImportPreview *preview, gboolean skip_bad, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_import_preview_apply_async (fixture->office, preview, skip_bad, NULL, office_arrived,
                                  &arrived);
  result = office_await (&arrived);
  return tkl_import_finish (fixture->office, result, error);
}

/* `2 added 12 Jan Peeters first_name=>Jan !key: …` a row. */
static char *
rows_text (const TklImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const TklImportPreviewRow *row = preview->rows->pdata[i];

      g_string_append_printf (
          text, "%d %s %s %s", (int) row->line, tkl_import_preview_kind_to_text (row->kind),
          row->number != NULL ? row->number : "-", row->name != NULL ? row->name : "-");
      for (guint j = 0; j < row->changes->len; j++)
        {
          const TklImportPreviewChange *change = row->changes->pdata[j];

          g_string_append_printf (text, " %s=%s>%s", change->column,
                                  change->before != NULL ? change->before : "",
                                  change->after != NULL ? change->after : "");
        }
      for (guint j = 0; j < row->problems->len; j++)
        {
          const char *problem = row->problems->pdata[j];

          g_string_append_printf (text, " !%.*s", (int) strcspn (problem, ":"), problem);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  TklImportKind kind;
  const char *stored; /* imported before */
  const char *text;
  const char *rows;
} RowCase;

static const RowCase cases[] = {
  { TKL_IMPORT_EMPLOYEES, "number\n1\n",
    "number,first_name,last_name,active\n12,Jan,Peeters,1\n1,,,1\n",
    "2 added 12 Jan Peeters number=>12 first_name=>Jan last_name=>Peeters active=>1\n"
    "3 unchanged 1 1\n" },
  { TKL_IMPORT_EMPLOYEES,
    "number,first_name,town,latitude,longitude,expected_minutes,day_start,role,national_number\n"
    "1,Jan,Gent,51.05,3.72,480,06:00,driver,84022999708\n",
    "number,first_name,town,latitude,longitude,expected_minutes,day_start,role,national_number\n"
    "1,Jan,,50.8,3.72,456,,own,\n",
    "2 changed 1 Jan town=Gent> latitude=51.05>50.8 role=driver>own national_number=840229*****> "
    "day_start=06:00> expected_minutes=480>456\n" },
  { TKL_IMPORT_EMPLOYEES, "number,hourly_wage,committee,note\n1,18.25,124,Fridays only\n2,9,,\n",
    "number,hourly_wage,committee,note\n1,\"19,5\",,Fridays only\n2,9.00,,\n",
    "2 changed 1 1 hourly_wage=18.25>19.50 committee=124>\n3 unchanged 2 2\n" },
  /* A missing column keeps what is stored. */
  { TKL_IMPORT_EMPLOYEES, "number,first_name,town\n1,Jan,Gent\n", "number,town\n1,Aalst\n",
    "2 changed 1 Jan town=Gent>Aalst\n" },
  { TKL_IMPORT_EMPLOYEES, "number\n1\n",
    "number,last_name,key,key_from\n1,Maes," KEY_A ",2026-01-01\n1,Maes," CARD ",\n"
    "2,Cools,,\n",
    "2 changed 1 Maes last_name=>Maes key=>" KEY_A " key_from=>2026-01-01\n"
    "3 changed 1 Maes key=>" CARD "\n4 added 2 Cools number=>2 last_name=>Cools\n" },
  /* The same key again with other dates; passed on within the file. */
  { TKL_IMPORT_EMPLOYEES, "number,key\n1," KEY_A "\n2,\n",
    "number,key,key_from,key_to\n2," KEY_A ",2026-03-11,\n1," KEY_A ",,2026-03-10\n",
    "2 changed 2 2 key=>" KEY_A " key_from=>2026-03-11\n3 changed 1 1 key_to=>2026-03-10\n" },
  { TKL_IMPORT_EMPLOYEES, "number,last_name,key\n1,Maes," KEY_A "\n",
    "number,first_name,last_name,active,key\n"
    "2,An,Cools,maybe,\n3,Bo,Dubois,1," KEY_A "\n4,Cis,,1,\n,Dé,,1,\n5\n",
    "2 refused 2 An Cools !active\n3 refused 3 - !key\n"
    "4 added 4 Cis number=>4 first_name=>Cis active=>1\n5 refused - Dé !number\n"
    "6 refused - - !This row has more or fewer cells than the header. Is a separator missing or "
    "too many?\n" },
  /* Half of a period is stored. */
  { TKL_IMPORT_EMPLOYEES, "number,last_name,in_service_from\n1,Maes,2026-03-01\n",
    "number,in_service_to\n1,2026-02-01\n", "2 refused 1 Maes !in_service_to\n" },
  { TKL_IMPORT_PROJECTS, "number,name,radius,from\nP1,Dock,100,2026-01-01\n",
    "number,name,radius,status\nP1,Dock,150,closed\nP2,Roof,,\n",
    "2 changed P1 Dock radius=100>150 status=active>closed\n"
    "3 added P2 Roof number=>P2 name=>Roof status=>active\n" },
  { TKL_IMPORT_PROJECTS, "number,name,from\nP1,Dock,2026-03-01\n",
    "number,name,to,declaration_number\nP1,Dock,2026-02-01,\nP2,Roof,,x\n",
    "2 refused P1 Dock !to\n"
    "3 added P2 Roof number=>P2 name=>Roof declaration_number=>x !declaration_number\n" },
};

static void
test_rows (OfficeFixture *fixture, gconstpointer data)
{
  const RowCase *c = data;
  g_autoptr (TklImportPreview) preview = NULL;
  g_autoptr (TklImportPreview) again = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *rows_again = NULL;

  office_import_good (fixture, c->kind, c->stored);
  preview = preview_of (fixture, c->kind, FALSE, c->text);
  rows = rows_text (preview);
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpint (preview->report->entry_id, ==, 0);
  /* Nothing was changed by looking. */
  again = preview_of (fixture, c->kind, FALSE, c->text);
  rows_again = rows_text (again);
  g_assert_cmpstr (rows_again, ==, c->rows);
}

/* What was shown comes true, and is then as it was wanted. */
static void
test_applied (OfficeFixture *fixture, gconstpointer data)
{
  const RowCase *c = data;
  g_autoptr (TklImportPreview) preview = NULL;
  g_autoptr (TklImportPreview) again = NULL;
  g_autoptr (TklImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean bad;

  office_import_good (fixture, c->kind, c->stored);
  preview = preview_of (fixture, c->kind, FALSE, c->text);
  bad = preview->report->n_bad > 0;
  report = apply (fixture, preview, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (report->refused == bad);
  if (bad)
    {
      g_clear_pointer (&report, tkl_import_report_free);
      report = apply (fixture, preview, TRUE, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (report->n_added, ==, preview->report->n_added);
  g_assert_cmpuint (report->n_changed, ==, preview->report->n_changed);
  g_assert_cmpuint (report->n_bad, ==, preview->report->n_bad);
  g_assert_cmpuint (report->n_keys, ==, preview->report->n_keys);
  again = preview_of (fixture, c->kind, FALSE, c->text);
  for (guint i = 0; i < again->rows->len; i++)
    {
      const TklImportPreviewRow *row = again->rows->pdata[i];

      g_assert_true (row->kind == TKL_IMPORT_PREVIEW_UNCHANGED
                     || row->kind == TKL_IMPORT_PREVIEW_REFUSED);
      g_assert_cmpuint (row->changes->len, ==, 0);
    }
}

static void
test_planning (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportPreview) preview = NULL;
  g_autofree char *rows = NULL;

  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number\n1\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS, "number\nP1\n");
  office_import_good (fixture, TKL_IMPORT_PLANNING, "date,employee,project\n2026-03-02,1,P1\n");
  preview = preview_of (fixture, TKL_IMPORT_PLANNING, FALSE,
                        "date,employee,project\n2026-03-02,1,P1\n2026-03-03,1,P1\n"
                        "2026-03-03,7,P9\n2026-02-30,1,P1\n");
  rows = rows_text (preview);
  g_assert_cmpstr (rows, ==,
                   "2 unchanged 1 2026-03-02 P1\n3 added 1 2026-03-03 P1\n"
                   "4 refused 7 2026-03-03 P9 !employee !project\n"
                   "5 refused 1 2026-02-30 P1 !date\n");
}

#define ZONE(number, name, west)                                                                   \
  "{\"type\":\"Feature\",\"properties\":{\"project\":\"" number "\",\"name\":\"" name "\"},"       \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" west ",50.8],[4.4,50.8],"               \
  "[4.4,50.81],[" west ",50.8]]]}}"
#define ZONES(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "]}"

static void
test_zones (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportPreview) preview = NULL;
  g_autofree char *rows = NULL;

  office_import_good (fixture, TKL_IMPORT_PROJECTS, "number\nP1\n");
  office_import_good (fixture, TKL_IMPORT_ZONES,
                      ZONES (ZONE ("P1", "gate", "4.39") "," ZONE ("P1", "shed", "4.395")));
  preview = preview_of (fixture, TKL_IMPORT_ZONES, TRUE,
                        ZONES (ZONE ("P1", "gate", "4.39") ",\n" ZONE (
                            "P1", "roof", "4.398") ",\n" ZONE ("P2", "yard", "4.39")));
  rows = rows_text (preview);
  g_assert_cmpstr (rows, ==,
                   "2 unchanged P1 gate\n3 added P1 roof\n4 refused P2 yard !project\n"
                   "0 removed P1 shed\n");
}

/* Another file than the one that was shown is not imported. */
static void
test_changed_file (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportPreview) preview
      = preview_of (fixture, TKL_IMPORT_EMPLOYEES, FALSE, "number\n1\n");
  g_autoptr (TklImportPreview) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (preview->options.path, "number\n2\n", -1, NULL));
  g_assert_null (apply (fixture, preview, FALSE, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
  after = preview_of (fixture, TKL_IMPORT_EMPLOYEES, FALSE, "number\n1\n2\n");
  g_assert_cmpuint (after->report->n_added, ==, 2);
}

static void
test_unreadable (OfficeFixture *fixture, gconstpointer data)
{
  TklImportOptions options = { .kind = TKL_IMPORT_EMPLOYEES, .path = "/nowhere/at/all.csv" };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_import_preview_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_null (tkl_import_preview_finish (fixture->office, result, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/import-preview/planning", test_planning },
    { "/import-preview/zones", test_zones },
    { "/import-preview/changed-file", test_changed_file },
    { "/import-preview/unreadable", test_unreadable },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("/import-preview/rows/%" G_GSIZE_FORMAT, i);
      g_autofree char *applied = g_strdup_printf ("/import-preview/applied/%" G_GSIZE_FORMAT, i);

      g_test_add (rows, OfficeFixture, &cases[i], office_set_up, test_rows, office_tear_down);
      g_test_add (applied, OfficeFixture, &cases[i], office_set_up, test_applied, office_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, office_set_up, tests[i].run, office_tear_down);
  return g_test_run ();
}
