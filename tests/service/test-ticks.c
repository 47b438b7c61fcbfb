/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks by the office: what each does to the day, undone as one, and what is refused. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-instant.h"
#include "tkl-journal-service.h"
#include "tkl-record.h"
#include "tkl-service-error.h"
#include "tkl-tick-detail.h"
#include "tkl-tick-service.h"

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define NOWHERE 50.8000, 4.3000
#define ANNA "3D00000BADC0DE01"

#define ARRIVED 2
#define LOST 3

/* CT-10 is off, as at first: what is corrected is linked again all the same. F140: she ticked on her way out of the site, far from it, and forgot to tick at home. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", NOWHERE, ANNA, 112400 },
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude,key\n12,50.9000,4.0000," ANNA
                      "\n13,50.9900,4.0000,\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude\nP1,50.9400,4.0500\nP2,50.9400,4.0501\n"
                      "P3,50.7000,4.9000\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
}

static gint64
instant (const char *text)
{
  gint64 utc_ms;

  g_assert_true (tkl_instant_parse (text, NULL, &utc_ms));
  return utc_ms;
}

/* Returns: the code of the error, −1 without one. */
static int
code_of (const GError *error)
{
  if (error == NULL)
    return -1;
  g_assert_cmpuint (error->domain, ==, TKL_SERVICE_ERROR);
  return error->code;
}

static int
try_edit (OfficeFixture *fixture, const TklTickEdit *edit, TklChange *ret_change, guint *ret_n)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_ticks_edit_async (fixture->office, edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_ticks_edit_finish (fixture->office, result, ret_change, ret_n, &error);
  return code_of (error);
}

/* Edits ticks of this file's touches. Returns: how many changed. */
static guint
edit (OfficeFixture *fixture, gint64 first, gint64 last, guint fields, TklTickValues values)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TklChange change = { 0 };
  guint n = 0;

  for (gint64 id = first; id <= last; id++)
    g_array_append_val (ids, id);
  g_assert_cmpint (
      try_edit (fixture,
                &(TklTickEdit){ (const gint64 *) (gpointer) ids->data, ids->len, fields, values },
                &change, &n),
      ==, -1);
  g_assert_cmpint (n > 0, ==, change.entry_id != 0);
  g_assert_false (change.links_wait);
  return n;
}

static int
add (OfficeFixture *fixture, TklTickAddition addition, gint64 *ret_id)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  tkl_tick_add_async (fixture->office, &addition, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_tick_add_finish (fixture->office, result, &change, &error);
  if (ret_id != NULL)
    *ret_id = change.id;
  return code_of (error);
}

/* Undoes the last change. Returns: (transfer full): its title. */
static char *
undo (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;

  tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_undo_finish (fixture->office, result, &entry, &error));
  g_assert_no_error (error);
  return entry != NULL ? g_strdup (entry->title) : NULL;
}

static TklTickDetail *
read_detail (OfficeFixture *fixture, gint64 id, int *ret_code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklTickDetail *detail;

  tkl_tick_detail_async (fixture->office, id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  detail = tkl_tick_detail_finish (fixture->office, result, &error);
  *ret_code = code_of (error);
  return detail;
}

/* --- cases ------------------------------------------------------------------------------------- */

static const char before[] = "06:45 VAN 1 12 home - ok\n"
                             "07:30 VAN 1 12 project - P1+P2 several-projects\n"
                             "16:00 VAN 1 12 none - no-destination\n";

/* What an edit does to the ticks as they are shown, and the name it has in the history. The day is
 * linked by itself, before and after it was undone. */
typedef struct
{
  const char *title;
  gint64 first, last;
  guint fields;
  TklTickValues values;
  const char *time; /* (nullable): of the values */
  guint n_changed;
  const char *after; /* ticks */
  const char *day;   /* state of the day */
} Case;

static const Case cases[] = {
  { "Choose the place of ticks",
    ARRIVED,
    LOST,
    TKL_TICK_FIELD_PLACE,
    { .place = TKL_PLACE_PROJECT, .project_id = 1 },
    NULL,
    2,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project P1 ok\n16:00 VAN 1 12 project P1 ok\n",
    "12 2026-03-02 3 odd w0 b0 c0 m0\n" },
  { "Choose the place of ticks",
    LOST,
    LOST,
    TKL_TICK_FIELD_PLACE,
    { .place = TKL_PLACE_HOME },
    NULL,
    1,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project - P1+P2 several-projects\n"
    "16:00 VAN 1 12 home - ok\n",
    "12 2026-03-02 3 several-projects w0 b0 c0 m0\n" },
  { "Delete ticks", 1, LOST, TKL_TICK_FIELD_DELETED, { .deleted = TRUE }, NULL, 3, "", "" },
  { "Block ticks",
    1,
    1,
    TKL_TICK_FIELD_BLOCKED,
    { .blocked = TRUE },
    NULL,
    1,
    before,
    "12 2026-03-02 3 blocked w0 b0 c0 m0\n" },
  { "Keep ticks from the time clock",
    1,
    1,
    TKL_TICK_FIELD_TO_CLOCK,
    { 0 },
    NULL,
    1,
    before,
    "12 2026-03-02 3 blocked w0 b0 c0 m0\n" },
  { "Choose the employee of ticks",
    ARRIVED,
    LOST,
    TKL_TICK_FIELD_EMPLOYEE,
    { .employee_id = 2 },
    NULL,
    2,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 13 project - P1+P2 several-projects\n"
    "16:00 VAN 1 13 none - no-destination\n",
    "12 2026-03-02 1 odd w0 b0 c0 m0\n13 2026-03-02 2 several-projects w0 b0 c0 m0\n" },
  /* At its new time it comes within five minutes of the arrival, but somewhere else: no double. */
  { "Change the time of a tick",
    LOST,
    LOST,
    TKL_TICK_FIELD_TIME,
    { 0 },
    "2026-03-02T05:10:00+01:00",
    1,
    "05:10 VAN 1 12 none - no-destination\n06:45 VAN 1 12 home - ok\n"
    "07:30 VAN 1 12 project - P1+P2 several-projects\n",
    "12 2026-03-02 3 no-destination w0 b0 c0 m0\n" },
  { "Change ticks",
    LOST,
    LOST,
    TKL_TICK_FIELD_TIME | TKL_TICK_FIELD_PLACE,
    { .place = TKL_PLACE_PROJECT, .project_id = 3 },
    "2026-03-03T08:00:00+01:00",
    1,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project - P1+P2 several-projects\n"
    "08:00 VAN 1 12 project P3 ok\n",
    "12 2026-03-02 2 several-projects w0 b0 c0 m0\n12 2026-03-03 1 odd w0 b0 c0 m0\n" },
};

static void
test_edits (OfficeFixture *fixture, gconstpointer data)
{
  office_assert_ticks (fixture, before);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      TklTickValues values = c->values;
      g_autofree char *title = NULL;

      if (c->time != NULL)
        values.time_utc_ms = instant (c->time);
      g_assert_cmpuint (edit (fixture, c->first, c->last, c->fields, values), ==, c->n_changed);
      office_assert_ticks (fixture, c->after);
      office_assert_days (fixture, c->day);
      /* Twice is once. */
      g_assert_cmpuint (edit (fixture, c->first, c->last, c->fields, values), ==, 0);
      title = undo (fixture);
      g_assert_cmpstr (title, ==, c->title);
      office_assert_ticks (fixture, before);
    }
}

/* The one field that event changed, before and after. */
static void
assert_changed (const TklTickDetail *detail, guint i, TklTickField field, const char *expected)
{
  const TklTickEvent *event = detail->history->pdata[i];
  const TklTickChange *change = event->changes->pdata[0];
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT " %s > %" G_GINT64_FORMAT " %s", change->before.value,
      change->before.name != NULL ? change->before.name : "-", change->after.value,
      change->after.name != NULL ? change->after.name : "-");

  g_assert_cmpuint (event->changes->len, ==, 1);
  g_assert_cmpint (change->field, ==, field);
  g_assert_cmpstr (text, ==, expected);
}

/* Only what was asked for changes, and all corrections go together. */
static void
test_fields_apart (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) detail = NULL;
  g_autoptr (TklTickDetail) plain = NULL;
  int code;

  edit (fixture, LOST, LOST, TKL_TICK_FIELD_PLACE,
        (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = 1 });
  edit (fixture, LOST, LOST, TKL_TICK_FIELD_BLOCKED, (TklTickValues){ .blocked = TRUE });
  edit (fixture, LOST, LOST, TKL_TICK_FIELD_NOTE, (TklTickValues){ .note = " called her " });
  detail = read_detail (fixture, LOST, &code);
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpstr (detail->project, ==, "P1");
  g_assert_cmpstr (detail->note, ==, "called her");
  g_assert_true (detail->corrected);
  g_assert_cmpuint (detail->tick.flags & TKL_TICK_BLOCKED, !=, 0);
  g_assert_cmpuint (detail->history->len, ==, 3);
  g_assert_cmpstr (((TklTickEvent *) detail->history->pdata[1])->title, ==, "Block ticks");
  assert_changed (detail, 0, TKL_TICK_FIELD_PLACE, "-1 - > 3 P1");
  assert_changed (detail, 1, TKL_TICK_FIELD_BLOCKED, "0 - > 1 -");
  assert_changed (detail, 2, TKL_TICK_FIELD_NOTE, "0 - > 0 called her");

  g_assert_cmpuint (edit (fixture, 1, LOST, TKL_TICK_FIELDS_ALL, TKL_TICK_VALUES_NONE), ==, 1);
  office_assert_ticks (fixture, before);
  plain = read_detail (fixture, LOST, &code);
  g_assert_false (plain->corrected);
  g_assert_null (plain->note);
  /* All of it in one entry, back to nothing said. */
  g_assert_cmpuint (plain->history->len, ==, 4);
  g_assert_cmpuint (((TklTickEvent *) plain->history->pdata[3])->changes->len, ==, 3);
}

/* It counts at a place that it missed by less than the tolerance, and that is told. */
static void
test_detail_tolerance (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch beside[] = {
    { "VAN 1", "2026-03-03T07:30:00+01:00", 50.9412, 4.0500, ANNA, 0 }, /* 133 m from P1 */
  };
  g_autoptr (TklTickDetail) outside = NULL;
  g_autoptr (TklTickDetail) within = NULL;
  g_autoptr (TklTickDetail) lost = NULL;
  g_autoptr (TklTickDetail) near = NULL;
  int code;

  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude,status\nP2,50.9400,4.0501,blocked\n");
  office_take (fixture, beside, 1);
  office_link (fixture);
  outside = read_detail (fixture, LOST + 1, &code);
  g_assert_cmpint (outside->tick.place, ==, TKL_PLACE_NONE);
  g_assert_cmpint (outside->tolerance_m, ==, 0);

  office_set (fixture, "edge-tolerance=40", NULL);
  office_link (fixture);
  near = read_detail (fixture, LOST + 1, &code);
  g_assert_cmpstr (near->project, ==, "P1");
  g_assert_cmpint (near->tolerance_m, ==, 40);
  within = read_detail (fixture, ARRIVED, &code);
  g_assert_cmpstr (within->project, ==, "P1");
  g_assert_cmpint (within->tolerance_m, ==, 0);
  lost = read_detail (fixture, LOST, &code);
  g_assert_cmpint (lost->tolerance_m, ==, 0);
}

/* One tick in full, and what is gone. */
static void
test_detail_facts (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) detail = NULL;
  int code;

  detail = read_detail (fixture, ARRIVED, &code);
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpstr (detail->vehicle, ==, "VAN 1");
  g_assert_cmpstr (detail->key, ==, ANNA);
  g_assert_cmpstr (detail->employee, ==, "12");
  g_assert_cmpint (detail->ticked_utc_ms, ==, instant (touches[1].time));
  g_assert_cmpuint (detail->history->len, ==, 0);
  g_assert_null (read_detail (fixture, 99, &code));
  g_assert_cmpint (code, ==, TKL_SERVICE_ERROR_NOT_FOUND);
}

/* F140, F141: the forgotten end of the day is a copy of its beginning at another time; with the place
 * of the other ticks chosen the day is complete. */
static void
test_copy (OfficeFixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autofree char *title = NULL;

  edit (fixture, ARRIVED, LOST, TKL_TICK_FIELD_PLACE,
        (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = 1 });
  g_assert_cmpint (
      add (fixture,
           (TklTickAddition){ .copy_of = 1, .time_utc_ms = instant ("2026-03-02T16:40:00+01:00") },
           &id),
      ==, -1);
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project P1 ok\n"
                                "16:00 VAN 1 12 project P1 ok\n16:40 VAN 1 12 home - ok\n");
  office_assert_days (fixture, "12 2026-03-02 4 complete w0 b0 c0 m0\n");
  g_assert_cmpint (id, >, LOST);
  title = undo (fixture);
  g_assert_cmpstr (title, ==, "Copy a tick");
  office_assert_days (fixture, "12 2026-03-02 3 odd w0 b0 c0 m0\n");
  /* A place chosen by hand goes along, since linking would not find it there. */
  g_assert_cmpint (add (fixture,
                        (TklTickAddition){ .copy_of = LOST,
                                           .time_utc_ms = instant ("2026-03-02T17:00:00+01:00") },
                        NULL),
                   ==, -1);
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project P1 ok\n"
                                "16:00 VAN 1 12 project P1 ok\n17:00 VAN 1 12 project P1 ok\n");
}

static void
test_add (OfficeFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (add (fixture,
                        (TklTickAddition){ .time_utc_ms = instant ("2026-03-02T16:40:00+01:00"),
                                           .employee_id = 1,
                                           .place = TKL_PLACE_PROJECT,
                                           .project_id = 3 },
                        NULL),
                   ==, -1);
  office_assert_ticks (fixture, "06:45 VAN 1 12 home - ok\n"
                                "07:30 VAN 1 12 project - P1+P2 several-projects\n"
                                "16:00 VAN 1 12 none - no-destination\n"
                                "16:40 - 12 project P3 ok\n");
}

static guint
move (OfficeFixture *fixture, const gint64 *ids, gsize n_ids, int minutes, int *ret_code)
{
  const TklTickEdit edit
      = { .ids = ids, .n_ids = n_ids, .fields = TKL_TICK_FIELD_TIME, .shift_min = minutes };
  TklChange change = { 0 };
  guint n = 0;

  *ret_code = try_edit (fixture, &edit, &change, &n);
  return n;
}

/* F163: each from where it stands, and back to what was ticked; in one step to undo. */
static void
test_moved (OfficeFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1, ARRIVED, LOST };
  g_autofree char *undone = NULL;
  int code;

  g_assert_cmpuint (move (fixture, ids, 1, 5, &code), ==, 1);
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpuint (move (fixture, ids, 3, -15, &code), ==, 3);
  office_assert_ticks (fixture, "06:35 VAN 1 12 home - ok\n"
                                "07:15 VAN 1 12 project - P1+P2 several-projects\n"
                                "15:45 VAN 1 12 none - no-destination\n");
  undone = undo (fixture);
  office_assert_ticks (fixture, "06:50 VAN 1 12 home - ok\n"
                                "07:30 VAN 1 12 project - P1+P2 several-projects\n"
                                "16:00 VAN 1 12 none - no-destination\n");
  g_assert_cmpuint (move (fixture, ids, 1, -5, &code), ==, 1);
  office_assert_ticks (fixture, before);
  /* No tick of a time before there were any. */
  move (fixture, ids, 3, -60 * 24 * 366 * 40, &code);
  g_assert_cmpint (code, ==, TKL_SERVICE_ERROR_USAGE);
  office_assert_ticks (fixture, before);
}

/* What is refused changes nothing, the good ticks of the same edit included. */
static void
test_refused (OfficeFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1, LOST, 99 };
  gint64 some_time = instant ("2026-03-02T16:40:00+01:00");
  g_autofree char *too_long = g_strnfill (1001, 'x');
  const struct
  {
    TklTickEdit edit;
    int code;
  } edits[] = {
    { { ids, 3, TKL_TICK_FIELD_BLOCKED, { .blocked = TRUE } }, TKL_SERVICE_ERROR_NOT_FOUND },
    { { ids, 2, TKL_TICK_FIELD_PLACE, { .place = TKL_PLACE_PROJECT } }, TKL_SERVICE_ERROR_USAGE },
    { { ids, 2, TKL_TICK_FIELD_PLACE, { .place = TKL_PLACE_PROJECT, .project_id = 99 } },
      TKL_SERVICE_ERROR_NOT_FOUND },
    { { ids, 2, TKL_TICK_FIELD_EMPLOYEE, { .employee_id = 99 } }, TKL_SERVICE_ERROR_NOT_FOUND },
    { { ids, 1, TKL_TICK_FIELD_TIME, { .time_utc_ms = 5 } }, TKL_SERVICE_ERROR_USAGE },
    { { ids, 1, TKL_TICK_FIELD_NOTE, { .note = too_long } }, TKL_SERVICE_ERROR_USAGE },
  };
  const struct
  {
    TklTickAddition addition;
    int code;
  } additions[] = {
    { { .time_utc_ms = some_time, .place = TKL_PLACE_HOME }, TKL_SERVICE_ERROR_USAGE },
    { { .time_utc_ms = some_time, .employee_id = 1 }, TKL_SERVICE_ERROR_USAGE },
    { { .time_utc_ms = some_time, .employee_id = 99, .place = TKL_PLACE_HOME },
      TKL_SERVICE_ERROR_NOT_FOUND },
    { { .time_utc_ms = 0, .copy_of = 1 }, TKL_SERVICE_ERROR_USAGE },
    { { .time_utc_ms = some_time, .copy_of = 1, .note = too_long }, TKL_SERVICE_ERROR_USAGE },
    { { .time_utc_ms = some_time, .copy_of = 99 }, TKL_SERVICE_ERROR_NOT_FOUND },
  };
  TklChange change = { 0 };
  g_autofree char *days = office_days (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_cmpint (try_edit (fixture, &edits[i].edit, &change, NULL), ==, edits[i].code);
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    g_assert_cmpint (add (fixture, additions[i].addition, NULL), ==, additions[i].code);
  office_assert_ticks (fixture, before);
  office_assert_days (fixture, days);
}

/* --- filling ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64 from, first, last;
  TklTickField field;
  int code; /* −1: it can be done */
  guint n_changed, n_same;
  const char *after;
} FillCase;

static const FillCase fill_cases[] = {
  /* A place with its project, as linking found it; what is there already is no correction. */
  { 1, ARRIVED, LOST, TKL_TICK_FIELD_PLACE, -1, 2, 0,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 home - ok\n16:00 VAN 1 12 home - ok\n" },
  { 1, ARRIVED, LOST, TKL_TICK_FIELD_EMPLOYEE, -1, 0, 2, before },
  { 1, ARRIVED, LOST, TKL_TICK_FIELD_BLOCKED, -1, 0, 2, before },
  { ARRIVED, LOST, LOST, TKL_TICK_FIELD_TIME, -1, 1, 0,
    "06:45 VAN 1 12 home - ok\n07:30 VAN 1 12 project - P1+P2 several-projects\n"
    "07:30 VAN 1 12 none - no-destination\n" },
  /* Several are none. */
  { ARRIVED, 1, LOST, TKL_TICK_FIELD_PLACE, TKL_SERVICE_ERROR_USAGE, 0, 0, before },
  { LOST, 1, ARRIVED, TKL_TICK_FIELD_PLACE, TKL_SERVICE_ERROR_USAGE, 0, 0, before },
  { 1, ARRIVED, 99, TKL_TICK_FIELD_PLACE, TKL_SERVICE_ERROR_NOT_FOUND, 0, 0, before },
  { 1, ARRIVED, LOST, TKL_TICK_FIELD_NOTE, TKL_SERVICE_ERROR_USAGE, 0, 0, before },
  { 99, 1, LOST, TKL_TICK_FIELD_NOTE, TKL_SERVICE_ERROR_NOT_FOUND, 0, 0, before },
};

static void
run_fill_case (OfficeFixture *fixture, const FillCase *fill)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *after = NULL;
  TklChange change = { 0 };
  TklTickFill found = { 0 };

  for (gint64 id = fill->first; id <= fill->last; id++)
    g_array_append_val (ids, id);
  tkl_ticks_fill_async (
      fixture->office,
      &(TklTickFilling){ fill->from, (const gint64 *) (gpointer) ids->data, ids->len, fill->field },
      NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_ticks_fill_finish (fixture->office, result, &change, &found, &error);
  g_assert_cmpint (code_of (error), ==, fill->code);
  g_assert_cmpuint (found.n_changed, ==, fill->n_changed);
  g_assert_cmpuint (found.n_same, ==, fill->n_same);
  g_assert_cmpuint (found.n_engine, ==, 0);
  after = office_ticks (fixture);
  g_assert_cmpstr (after, ==, fill->after);
  if (fill->n_changed > 0)
    office_undo (fixture);
}

/* One step for all of them. */
static void
test_fill (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fill_cases); i++)
    run_fill_case (fixture, &fill_cases[i]);
  edit (fixture, 1, 1, TKL_TICK_FIELD_NOTE, (TklTickValues){ .note = "rang her" });
  run_fill_case (fixture, &(FillCase){ 1, ARRIVED, LOST, TKL_TICK_FIELD_NOTE, -1, 2, 0, before });
  after = office_ticks (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ticks/edits", test_edits },
    { "/ticks/fields-apart", test_fields_apart },
    { "/ticks/detail-facts", test_detail_facts },
    { "/ticks/detail-tolerance", test_detail_tolerance },
    { "/ticks/copy", test_copy },
    { "/ticks/add", test_add },
    { "/ticks/moved", test_moved },
    { "/ticks/refused", test_refused },
    { "/ticks/fill", test_fill },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, set_up, tests[i].run, office_tear_down);
  return g_test_run ();
}
