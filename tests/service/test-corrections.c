/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office decided stands: finished lines and corrected ticks through links and transfers. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-instant.h"
#include "tkl-notice-service.h"
#include "tkl-office-private.h"
#include "tkl-store-clock.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-store-notice.h"
#include "tkl-store-project.h"

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define P2 50.9600, 4.0900
#define ANNA "3D00000BADC0DE01"

static const OfficeTouch example_a[] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", P1, ANNA, 112400 },
  { "VAN 1", "2026-03-02T16:40:59+01:00", HOME, ANNA, 124750 },
};

static void
set_up_example_a (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude,key\n12,50.9000,4.0000," ANNA "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude\nP1,50.9400,4.0500\nP2,50.9600,4.0900\n");
  office_take (fixture, example_a, G_N_ELEMENTS (example_a));
  office_link (fixture);
}

/* What the office does to the tick or line with an id: the first tick is 1, the first line 1. */
typedef struct
{
  gint64 id;
  guint8 line_flags;   /* added to the line; 0 = the tick is meant */
  const char *project; /* (nullable): number: place and project of the tick; NULL: as linked */
  const char *time;    /* (nullable): NULL: as ticked */
  gboolean blocked;
} Edit;

static gboolean
edit_line (TklStore *store, const Edit *edit, GError **error)
{
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklLineQuery query = { .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE };

  if (!tkl_store_load_lines (store, &query, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      line->flags |= edit->line_flags;
      if (line->id == edit->id)
        return tkl_store_update_line (store, line, error);
    }
  g_assert_not_reached ();
}

static gboolean
edit_tick (TklStore *store, const Edit *edit, GError **error)
{
  TklTickLayer layer;

  if (!tkl_store_get_layer (store, edit->id, &layer, error))
    return FALSE;
  layer.place = -1;
  layer.project_id = 0;
  layer.time_utc_ms = TKL_INSTANT_NONE_MS;
  layer.blocked = edit->blocked;
  if (edit->project != NULL)
    {
      g_autoptr (TklProject) project = NULL;

      if (!tkl_store_find_project (store, edit->project, &project, error))
        return FALSE;
      layer.place = TKL_PLACE_PROJECT;
      layer.project_id = (gint32) project->id;
    }
  if (edit->time != NULL)
    g_assert_true (tkl_instant_parse (edit->time, NULL, &layer.time_utc_ms));
  return tkl_store_put_layer (store, &layer, NULL, error);
}

static gboolean
run_edit (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  return tkl_store_journal_begin (store, "tester", "edit", NULL, NULL, error)
         && (edit->line_flags != 0 ? edit_line (store, edit, error)
                                   : edit_tick (store, edit, error))
         && tkl_store_journal_commit (store, NULL, error);
}

static void
do_edit (OfficeFixture *fixture, Edit edit)
{
  g_autoptr (GError) error = NULL;

  tkl_office_write_and_wait (fixture->office, run_edit, &edit, &error);
  g_assert_no_error (error);
}

/* Open notices as `withdrawn 2 lines, odd`. */
static gboolean
run_notices (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklNoticeQuery query = { .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE, .only_open = TRUE };
  g_autoptr (GPtrArray) notices = NULL;
  GString *text = data;

  if (!tkl_store_list_notices (store, &query, &notices, error))
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      const TklNotice *notice = notices->pdata[i];
      g_auto (GStrv) lines = g_strsplit (notice->before, "\"begin\"", -1);

      g_string_append_printf (
          text, "%s %u, %s\n", notice->kind == TKL_NOTICE_WITHDRAWN ? "withdrawn" : "differs",
          g_strv_length (lines) - 1, notice->problem != NULL ? notice->problem : "-");
    }
  return TRUE;
}

static void
assert_notices (OfficeFixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  tkl_office_write_and_wait (fixture->office, run_notices, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Returns: the id of the journal entry, 0 when nothing changed. */
static gint64
transfer (OfficeFixture *fixture)
{
  g_autoptr (TklTransferReport) report
      = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);

  return report->entry_id;
}

/* A late tick: the finished line stands, the others go, and each is told once. */
static void
test_finished_line (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch late[] = { { "VAN 2", "2026-03-02T16:20:00+01:00", P2, ANNA, 0 },
                               { "VAN 2", "2026-03-02T16:30:00+01:00", P2, ANNA, 0 } };

  transfer (fixture);
  do_edit (fixture, (Edit){ .id = 2, .line_flags = TKL_LINE_FINISHED });
  office_take (fixture, late, 1);
  office_link (fixture);
  g_assert_cmpint (transfer (fixture), !=, 0);
  office_assert_lines (fixture, "12 07:30-16:00 work/site P1\n");
  assert_notices (fixture, "withdrawn 2, odd\ndiffers 1, odd\n");
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n"
                                "07:30 VAN 1 12 project P1 ok clock\n"
                                "16:00 VAN 1 12 project P1 ok clock\n"
                                "16:20 VAN 2 12 project P2 ok\n"
                                "16:40 VAN 1 12 home - ok\n");
  g_assert_cmpint (transfer (fixture), ==, 0);
  assert_notices (fixture, "withdrawn 2, odd\ndiffers 1, odd\n");

  office_take (fixture, &late[1], 1);
  office_link (fixture);
  transfer (fixture);
  assert_notices (fixture, "");
  office_assert_lines (fixture, "12 06:45-07:30 mobility P1 12.3 odometer\n"
                                "12 07:30-16:00 work/site P1\n"
                                "12 16:00-16:20 work/between-sites P2 4.7 estimated\n"
                                "12 16:20-16:30 work/site P2\n"
                                "12 16:30-16:40 mobility P2 11.9 estimated\n");
}

/* A place chosen by hand stays through links, and when the touch is seen earlier by late data; once
 * cleared, the rules decide again. */
static void
test_chosen_place (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch earlier = { "VAN 1", "2026-03-02T07:29:30+01:00", P1, ANNA, 112300 };

  do_edit (fixture, (Edit){ .id = 2, .project = "P2" });
  office_take (fixture, &earlier, 1);
  office_link (fixture);
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n"
                                "07:29 VAN 1 12 project P2 ok\n"
                                "16:00 VAN 1 12 project P1 ok\n"
                                "16:40 VAN 1 12 home - ok\n");
  do_edit (fixture, (Edit){ .id = 2 });
  office_link (fixture);
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n"
                                "07:29 VAN 1 12 project P1 ok\n"
                                "16:00 VAN 1 12 project P1 ok\n"
                                "16:40 VAN 1 12 home - ok\n");
}

/* A blocked tick holds its day up; a time of another day takes the tick there. */
static void
test_blocked_and_moved (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *blocked = NULL;
  g_autofree char *moved = NULL;

  do_edit (fixture, (Edit){ .id = 2, .blocked = TRUE });
  blocked = office_days (fixture);
  g_assert_cmpstr (blocked, ==, "12 2026-03-02 4 blocked w0 b0 c0 m0\n");
  do_edit (fixture, (Edit){ .id = 4, .time = "2026-03-03T00:30:00+01:00" });
  do_edit (fixture, (Edit){ .id = 2 });
  office_link (fixture);
  moved = office_days (fixture);
  g_assert_cmpstr (moved, ==,
                   "12 2026-03-02 3 odd w0 b0 c0 m0\n"
                   "12 2026-03-03 1 odd w0 b0 c0 m0\n");
}

/* Answers the only open notice. Returns: the code of the error, −1 without one. */
static int
answer_notice (OfficeFixture *fixture, gint64 id, gboolean accept)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_notice_answer_async (fixture->office, id, accept, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  if (tkl_notice_answer_finish (fixture->office, result, &error))
    return -1;
  g_assert_cmpuint (error->domain, ==, TKL_SERVICE_ERROR);
  return error->code;
}

static gint64
only_notice (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const TklNoticeRow *row;

  tkl_notices_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_notices_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->employee, ==, "12");
  g_assert_cmpstr (row->kind, ==, "differs");
  return row->id;
}

/* A finished line, and late ticks at noon that would make three lines of it. */
static void
make_difference (OfficeFixture *fixture)
{
  const OfficeTouch noon[] = { { "VAN 1", "2026-03-02T12:00:00+01:00", P1, ANNA, 112350 },
                               { "VAN 1", "2026-03-02T12:30:00+01:00", P1, ANNA, 112350 } };

  transfer (fixture);
  do_edit (fixture, (Edit){ .id = 2, .line_flags = TKL_LINE_FINISHED });
  office_take (fixture, noon, G_N_ELEMENTS (noon));
  office_link (fixture);
  transfer (fixture);
  assert_notices (fixture, "differs 1, -\n");
  office_assert_lines (fixture, "12 06:45-07:30 mobility P1 12.3 odometer\n"
                                "12 07:30-16:00 work/site P1\n"
                                "12 16:00-16:40 mobility P1 12.4 odometer\n");
}

static void assert_late (OfficeFixture *fixture, const char *expected);

static void
test_dismissed_notice (OfficeFixture *fixture, gconstpointer data)
{
  gint64 id;

  make_difference (fixture);
  id = only_notice (fixture);
  g_assert_cmpint (answer_notice (fixture, id + 1, FALSE), ==, TKL_SERVICE_ERROR_USAGE);
  g_assert_cmpint (answer_notice (fixture, id, FALSE), ==, -1);
  assert_notices (fixture, "");
  g_assert_cmpint (transfer (fixture), ==, 0);
  assert_notices (fixture, "");
  assert_late (fixture, "");
  g_assert_cmpint (answer_notice (fixture, id, TRUE), ==, TKL_SERVICE_ERROR_USAGE);
}

static void
test_accepted_notice (OfficeFixture *fixture, gconstpointer data)
{
  make_difference (fixture);
  g_assert_cmpint (answer_notice (fixture, only_notice (fixture), TRUE), ==, -1);
  assert_notices (fixture, "");
  office_assert_lines (fixture, "12 06:45-07:30 mobility P1 12.3 odometer\n"
                                "12 07:30-12:00 work/site P1\n"
                                "12 12:00-12:30 break P1\n"
                                "12 12:30-16:00 work/site P1\n"
                                "12 16:00-16:40 mobility P1 12.4 odometer\n");
  g_assert_cmpint (transfer (fixture), ==, 0);
}

/* What the notice showed is no longer what the rules give: the office must look again. */
static void
test_stale_notice (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch later[] = { { "VAN 1", "2026-03-02T14:00:00+01:00", P1, ANNA, 112350 },
                                { "VAN 1", "2026-03-02T14:30:00+01:00", P1, ANNA, 112350 } };

  make_difference (fixture);
  office_take (fixture, later, G_N_ELEMENTS (later));
  office_link (fixture);
  g_assert_cmpint (answer_notice (fixture, only_notice (fixture), TRUE), ==,
                   TKL_SERVICE_ERROR_CONFLICT);
  assert_notices (fixture, "differs 1, -\n");
}

/* --- late data -------------------------------------------------------------------------------- */

static GPtrArray *
find_days (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  tkl_notice_days_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_notice_days_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return rows;
}

/* As `12 2026-03-02 3→5 odd`. */
static void
assert_late (OfficeFixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) rows = find_days (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklNoticeRow *row = rows->pdata[i];
      g_autofree char *day = tkl_day_format (row->day);

      g_string_append_printf (text, "%s %s %u→%u %s%s\n", row->employee, day,
                              row->lines_before->len, row->lines_after->len,
                              row->problem != NULL ? row->problem : "-",
                              row->is_late ? "" : " stored");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GPtrArray *
choose_all (GPtrArray *rows)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_notice_choice_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklNoticeRow *row = rows->pdata[i];
      TklNoticeChoice *choice = g_new (TklNoticeChoice, 1);

      *choice = (TklNoticeChoice){ row->id, row->employee_id, row->day, g_strdup (row->before),
                                   g_strdup (row->after) };
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

/* Returns: the code of the error, −1 without one. */
static int
answer_days (OfficeFixture *fixture, GPtrArray *rows, gboolean accept)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_notice_days_answer_async (fixture->office, choose_all (rows), accept, NULL, office_arrived,
                                &arrived);
  result = office_await (&arrived);
  return tkl_notice_days_answer_finish (fixture->office, result, &error) ? -1 : error->code;
}

static const char lines_a[] = "12 06:45-07:30 mobility P1 12.3 odometer\n"
                              "12 07:30-16:00 work/site P1\n"
                              "12 16:00-16:40 mobility P1 12.4 odometer\n";
static const char lines_noon[] = "12 06:45-07:30 mobility P1 12.3 odometer\n"
                                 "12 07:30-12:00 work/site P1\n"
                                 "12 12:00-12:30 break P1\n"
                                 "12 12:30-16:00 work/site P1\n"
                                 "12 16:00-16:40 mobility P1 12.4 odometer\n";

static void
take_late (OfficeFixture *fixture, const char *time)
{
  const OfficeTouch late = { "VAN 1", time, P1, ANNA, 112350 };

  office_take (fixture, &late, 1);
  office_link (fixture);
}

/* Told without another transfer, an odd day too; accepted, finished lines included, as one step. */
static void
test_late_accepted (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  take_late (fixture, "2026-03-03T12:00:00+01:00");
  transfer (fixture);
  do_edit (fixture, (Edit){ .id = 2, .line_flags = TKL_LINE_FINISHED });
  assert_late (fixture, "");
  take_late (fixture, "2026-03-02T12:00:00+01:00");
  assert_late (fixture, "12 2026-03-02 3→0 odd\n");
  take_late (fixture, "2026-03-02T12:30:00+01:00");
  assert_late (fixture, "12 2026-03-02 3→5 -\n");
  office_assert_lines (fixture, lines_a);

  rows = find_days (fixture);
  g_assert_cmpint (answer_days (fixture, rows, TRUE), ==, -1);
  office_assert_lines (fixture, lines_noon);
  assert_late (fixture, "");
  office_assert_title (fixture, "Accept a notice");
  office_undo (fixture);
  office_assert_lines (fixture, lines_a);
  assert_late (fixture, "12 2026-03-02 3→5 -\n");
}

/* Dismissed it is told again when the ticks change again; what was corrected by hand is no difference. */
static void
test_late_dismissed (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  transfer (fixture);
  take_late (fixture, "2026-03-02T12:00:00+01:00");
  rows = find_days (fixture);
  g_assert_cmpint (answer_days (fixture, rows, FALSE), ==, -1);
  assert_late (fixture, "");
  office_assert_lines (fixture, lines_a);
  take_late (fixture, "2026-03-02T12:30:00+01:00");
  assert_late (fixture, "12 2026-03-02 3→5 -\n");
  /* What was shown is not what the rules give: nothing is done. */
  g_assert_cmpint (answer_days (fixture, rows, TRUE), ==, TKL_SERVICE_ERROR_CONFLICT);
  office_assert_lines (fixture, lines_a);
}

/* What was dismissed stays as it is through transfers, finished or not, until the rules give more. */
static void
test_late_dismissed_stays (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) finished = NULL;

  transfer (fixture);
  take_late (fixture, "2026-03-02T12:00:00+01:00");
  take_late (fixture, "2026-03-02T12:30:00+01:00");
  rows = find_days (fixture);
  g_assert_cmpint (answer_days (fixture, rows, FALSE), ==, -1);
  g_assert_cmpint (transfer (fixture), ==, 0);
  office_assert_lines (fixture, lines_a);
  assert_notices (fixture, "");
  assert_late (fixture, "");

  take_late (fixture, "2026-03-02T14:00:00+01:00");
  do_edit (fixture, (Edit){ .id = 2, .line_flags = TKL_LINE_FINISHED });
  finished = find_days (fixture);
  g_assert_cmpint (answer_days (fixture, finished, FALSE), ==, -1);
  g_assert_cmpint (transfer (fixture), ==, 0);
  assert_notices (fixture, "");
  office_assert_lines (fixture, lines_a);

  take_late (fixture, "2026-03-02T14:30:00+01:00");
  do_edit (fixture, (Edit){ .id = 4, .time = "2026-03-02T16:50:00+01:00" });
  office_link (fixture);
  g_assert_cmpint (transfer (fixture), !=, 0);
  assert_notices (fixture, "differs 1, -\n");
}

/* What a transfer noted of the same day is answered with it. */
static void
test_late_and_noted (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  make_difference (fixture);
  assert_late (fixture, "12 2026-03-02 3→5 -\n");
  rows = find_days (fixture);
  g_assert_cmpint (answer_days (fixture, rows, TRUE), ==, -1);
  assert_notices (fixture, "");
  assert_late (fixture, "");
  office_assert_lines (fixture, lines_noon);
}

/* All ticks of the day are gone; a day that was transferred by force is no difference. */
static void
test_late_by_force (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTransferReport) report = NULL;

  take_late (fixture, "2026-03-02T12:00:00+01:00");
  report = office_transfer (fixture, "2026-03-02", "2026-03-02", TRUE);
  g_assert_cmpuint (report->n_added, >, 0);
  assert_late (fixture, "");
  for (gint64 id = 1; id <= 5; id++)
    do_edit (fixture, (Edit){ .id = id, .time = "2026-03-04T07:00:00+01:00" });
  office_link (fixture);
  assert_late (fixture, "12 2026-03-02 4→0 -\n");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/corrections/finished-line", test_finished_line },
    { "/corrections/chosen-place", test_chosen_place },
    { "/corrections/blocked-and-moved", test_blocked_and_moved },
    { "/corrections/dismissed-notice", test_dismissed_notice },
    { "/corrections/accepted-notice", test_accepted_notice },
    { "/corrections/stale-notice", test_stale_notice },
    { "/corrections/late-accepted", test_late_accepted },
    { "/corrections/late-dismissed", test_late_dismissed },
    { "/corrections/late-dismissed-stays", test_late_dismissed_stays },
    { "/corrections/late-and-noted", test_late_and_noted },
    { "/corrections/late-by-force", test_late_by_force },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, set_up_example_a, tests[i].run,
                office_tear_down);
  return g_test_run ();
}
