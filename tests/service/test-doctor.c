/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day doctor on a database: what it says of a day, and repairs that do what they foretold. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-instant.h"
#include "tkl-service-error.h"
#include "tkl-sketch.h"
#include "tkl-tick-detail.h"
#include "tkl-tick-service.h"
#include "tkl-zones-service.h"

#include <string.h>

#define HOME 50.9000, 4.0000
#define AWAY 50.9900, 4.2000
#define P1 50.9400, 4.0500
#define CALL 50.8000, 4.3000
#define BOTH 50.7000, 4.9000
#define ANNA "3D00000BADC0DE01"
#define BEN "B400001D2E3F2501"
#define CEM "4E00001234567801"
#define NOBODY "820000A1B2C3D401"

/* Anna, Ben and Cem in one van. On the 2nd Anna forgets to tick when they leave the site, on the 3rd when
 * they come, on the 4th two sites lie where they are; on the 5th a key that nobody holds ticks for her,
 * on the 6th she is at a place of nobody's. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:00+01:00", P1, BEN, 112000 },
  { "VAN 1", "2026-03-02T07:30:10+01:00", P1, CEM, 112000 },
  { "VAN 1", "2026-03-02T07:30:20+01:00", P1, ANNA, 112000 },
  { "VAN 1", "2026-03-02T16:00:00+01:00", P1, BEN, 112000 },
  { "VAN 1", "2026-03-02T16:00:10+01:00", P1, CEM, 112000 },
  { "VAN 1", "2026-03-02T16:45:00+01:00", HOME, ANNA, 124000 },
  { "VAN 1", "2026-03-03T06:45:00+01:00", HOME, ANNA, 124000 },
  { "VAN 1", "2026-03-03T07:30:00+01:00", P1, BEN, 136000 },
  { "VAN 1", "2026-03-03T07:30:10+01:00", P1, CEM, 136000 },
  { "VAN 1", "2026-03-03T16:00:00+01:00", P1, BEN, 136000 },
  { "VAN 1", "2026-03-03T16:00:10+01:00", P1, CEM, 136000 },
  { "VAN 1", "2026-03-03T16:00:20+01:00", P1, ANNA, 136000 },
  { "VAN 1", "2026-03-03T16:45:00+01:00", HOME, ANNA, 148000 },
  { "VAN 1", "2026-03-04T06:45:00+01:00", HOME, ANNA, 148000 },
  { "VAN 1", "2026-03-04T07:30:00+01:00", BOTH, ANNA, 160000 },
  { "VAN 1", "2026-03-04T16:00:00+01:00", BOTH, ANNA, 160000 },
  { "VAN 1", "2026-03-04T16:45:00+01:00", HOME, ANNA, 172000 },
  { "VAN 1", "2026-03-05T06:45:00+01:00", HOME, ANNA, 172000 },
  { "VAN 1", "2026-03-05T07:30:00+01:00", P1, BEN, 184000 },
  { "VAN 1", "2026-03-05T07:30:20+01:00", P1, NOBODY, 184000 },
  { "VAN 1", "2026-03-05T16:00:00+01:00", P1, BEN, 184000 },
  { "VAN 1", "2026-03-05T16:00:10+01:00", P1, ANNA, 184000 },
  { "VAN 1", "2026-03-05T16:45:00+01:00", HOME, ANNA, 196000 },
  { "VAN 1", "2026-03-06T06:45:00+01:00", HOME, ANNA, 196000 },
  { "VAN 1", "2026-03-06T09:10:00+01:00", CALL, ANNA, 208000 },
  { "VAN 1", "2026-03-06T10:05:00+01:00", CALL, ANNA, 208000 },
  { "VAN 1", "2026-03-06T16:45:00+01:00", HOME, ANNA, 220000 },
};

/* Ids of a tick of each day. */
#define DAY_2 1
#define DAY_3 8
#define DAY_4 15
#define DAY_5 19
#define STRANGER 21
#define DAY_6 25
/* Employees and projects are numbered as they were imported. */
#define BEN_ID 2
#define P2_ID 2

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", "ct-1=on", "ct-4=on", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,latitude,longitude,key\n12,Anna,50.9000,4.0000," ANNA
                      "\n13,Ben,50.9900,4.2000," BEN "\n14,Cem,50.9900,4.2100," CEM "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,School,50.9400,4.0500\n"
                      "P2,Hall,50.7000,4.9000\nP3,Bridge,50.7000,4.9001\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,mode,status,to,for_service\nS1,Old,poi,active,2026-03-05,1\n"
                      "S2,Blocked,poi,blocked,,1\nS3,Service,poi,active,,1\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
}

static TklTickDetail *
read_detail (OfficeFixture *fixture, gint64 id)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklTickDetail *detail;

  tkl_tick_detail_async (fixture->office, id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  detail = tkl_tick_detail_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return detail;
}

static GPtrArray *
read_safe (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *safe;

  tkl_doctor_safe_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, office_arrived,
                         &arrived);
  result = office_await (&arrived);
  safe = tkl_doctor_safe_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return safe;
}

static gboolean
try_repair (OfficeFixture *fixture,
            const TklDoctorRepair *const *repairs,
            gsize n_repairs,
            TklChange *ret_change,
            GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_doctor_repair_async (fixture->office, repairs, n_repairs, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  return tkl_doctor_repair_finish (fixture->office, result, ret_change, error);
}

static void
repair (OfficeFixture *fixture, const TklDoctorRepair *const *repairs, gsize n_repairs)
{
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  try_repair (fixture, repairs, n_repairs, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change.entry_id, !=, 0);
  g_assert_false (change.links_wait);
}

static void
change_tick (OfficeFixture *fixture, gint64 tick, guint field, TklTickValues values)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  TklTickEdit edit = { .ids = &tick, .n_ids = 1, .fields = field, .values = values };

  tkl_ticks_edit_async (fixture->office, &edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_ticks_edit_finish (fixture->office, result, &change, NULL, &error);
  g_assert_no_error (error);
}

static const TklDoctorRepair *
repair_at (const TklTickDetail *detail, guint i)
{
  g_assert_cmpuint (i, <, detail->day->repairs->len);
  return detail->day->repairs->pdata[i];
}

/* --- what it says ----------------------------------------------------------------------------- */

static void
test_words (OfficeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 tick;
    const char *sentence, *title, *why;
  } cases[] = {
    { DAY_2, "A tick is missing, at about 16:00: P1 School.", "Add a tick at 16:00: P1 School",
      "2 mates ticked there at that time" },
    { DAY_3, "A tick is missing, at about 07:30: P1 School.", "Add a tick at 07:30: P1 School",
      "2 mates ticked there at that time" },
    { DAY_4, "The tick at 07:30 lies at several projects.", "P2 Hall, for 2 ticks",
      "it lies there" },
    { DAY_5, "A tick is missing, at about 07:30: P1 School.",
      "Take over the tick of the unknown key at 07:30: P1 School",
      "1 mate ticked there at that time · a key that nobody holds ticked there then" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklTickDetail) detail = read_detail (fixture, cases[i].tick);
      const TklDoctorRepair *first = repair_at (detail, 0);

      g_assert_cmpstr (detail->day->sentences->pdata[0], ==, cases[i].sentence);
      g_assert_cmpstr (first->title, ==, cases[i].title);
      g_assert_cmpstr (first->why, ==, cases[i].why);
      g_assert_true (first->after.complete);
      g_assert_cmpuint (first->after.n_kept, ==, 4);
    }
}

/* The van stood three quarters of an hour at the school, between two ticks elsewhere: whoever was there
 * forgot to come and to go, and one repair adds both. */
static void
test_visit (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch visit[] = {
    { "VAN 9", "2026-03-20T06:00:00+01:00", 50.9000, 4.0000, ANNA, 0, TKL_IGNITION_OFF },
    { "VAN 9", "2026-03-20T06:05:00+01:00", 50.9000, 4.0000, NULL, 0, TKL_IGNITION_ON },
    { "VAN 9", "2026-03-20T06:40:00+01:00", 50.9400, 4.0500, NULL, 0, TKL_IGNITION_OFF },
    { "VAN 9", "2026-03-20T07:25:00+01:00", 50.9400, 4.0500, NULL, 0, TKL_IGNITION_ON },
    { "VAN 9", "2026-03-20T08:30:00+01:00", 50.8000, 4.6000, ANNA, 0, TKL_IGNITION_OFF },
    { "VAN 9", "2026-03-20T16:00:00+01:00", 50.8000, 4.6000, ANNA, 0, TKL_IGNITION_ON },
    { "VAN 9", "2026-03-20T17:00:00+01:00", 50.9000, 4.0000, ANNA, 0, TKL_IGNITION_OFF },
  };
  g_autoptr (TklTickDetail) detail = NULL;
  const TklDoctorRepair *first;

  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP4,Mill,50.8000,4.6000\n");
  office_take (fixture, visit, G_N_ELEMENTS (visit));
  office_link (fixture);
  detail = read_detail (fixture, G_N_ELEMENTS (touches) + 1);
  g_assert_cmpuint (detail->day->sentences->len, ==, 3); /* complete, and provisional */
  g_assert_cmpstr (detail->day->sentences->pdata[2], ==,
                   "At 06:40 the vehicle stopped without a tick: P1 School.");
  first = repair_at (detail, 0);
  g_assert_cmpstr (first->title, ==, "Add ticks at 06:40 and 07:25: P1 School");
  g_assert_true (first->after.complete);
  g_assert_cmpuint (first->after.n_kept, ==, 6);
  repair (fixture, &first, 1);
  g_clear_pointer (&detail, tkl_tick_detail_free);
  detail = read_detail (fixture, G_N_ELEMENTS (touches) + 1);
  g_assert_cmpstr (detail->day->sentences->pdata[0], ==, "The day is complete so far: 6 ticks");
  g_assert_cmpuint (detail->day->repairs->len, ==, 0);
}

static const TklDoctorRepair *
find_repair (const TklTickDetail *detail, TklRepairKind kind)
{
  const TklDoctorRepair *found = NULL;

  for (guint i = 0; i < detail->day->repairs->len; i++)
    if (repair_at (detail, i)->repair.kind == kind)
      {
        g_assert_null (found);
        found = repair_at (detail, i);
      }
  g_assert_nonnull (found);
  return found;
}

/* F071: both ticks of a call go onto the one collecting project that is active that day. */
static void
test_collecting (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) detail = read_detail (fixture, DAY_6 + 1);
  const TklDoctorRepair *collect = find_repair (detail, TKL_REPAIR_COLLECT);
  g_autoptr (TklTickDetail) after = NULL;

  g_assert_cmpstr (collect->title, ==, "Put 09:10 · 10:05 on the collecting project S3 Service");
  g_assert_true (collect->after.complete);
  repair (fixture, &collect, 1);
  after = read_detail (fixture, DAY_6 + 1);
  g_assert_cmpstr (after->project, ==, "S3 Service");
  g_assert_true (after->day->state.complete);
  office_undo (fixture);
}

/* Mates, legs and ticks of a day; a key without a holder has a day too, and the guess whose it was. */
static void
test_around (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) detail = read_detail (fixture, DAY_2);
  g_autoptr (TklTickDetail) stranger = read_detail (fixture, STRANGER);
  const TklDoctorFact *ben = detail->day->mates->pdata[0];

  g_assert_cmpuint (detail->day->mates->len, ==, 2);
  g_assert_cmpstr (ben->title, ==, "13 Ben");
  g_assert_cmpstr (ben->text, ==, "07:30 P1 School · 16:00 P1 School");
  g_assert_cmpuint (detail->day->ticks->len, ==, 3);
  g_assert_cmpuint (detail->day->legs->len, ==, 2);
  g_assert_cmpint (g_array_index (detail->day->legs, TklDoctorLeg, 0).type, ==, TKL_LINE_MOBILITY);
  g_assert_cmpint (stranger->day->employee_id, ==, 0);
  g_assert_cmpstr (stranger->day->sentences->pdata[0], ==, "Nobody holds this key on that day.");
  g_assert_cmpstr (repair_at (stranger, 0)->title, ==, "Give 1 tick of this key to 12 Anna");
  g_assert_true (repair_at (stranger, 0)->after.complete);
}

static char *
tell_facts (const GPtrArray *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const TklDoctorFact *fact = facts->pdata[i];

      g_string_append_printf (text, "%s: %s\n", fact->title, fact->text);
    }
  return g_string_free (text, FALSE);
}

/* When the engine of the vehicle stopped and started, and where. */
static void
test_engines (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch beats[] = {
    { "VAN 1", "2026-03-02T07:28:00+01:00", P1, NULL, 0, TKL_IGNITION_ON },
    { "VAN 1", "2026-03-02T07:29:00+01:00", P1, NULL, 0, TKL_IGNITION_OFF },
    { "VAN 1", "2026-03-02T16:05:00+01:00", P1, NULL, 0, TKL_IGNITION_ON },
  };
  g_autoptr (TklTickDetail) before = read_detail (fixture, DAY_2);
  g_autoptr (TklTickDetail) after = NULL;
  g_autofree char *engines = NULL;

  g_assert_cmpuint (before->day->engines->len, ==, 0);
  office_take (fixture, beats, G_N_ELEMENTS (beats));
  office_link (fixture);
  after = read_detail (fixture, DAY_2);
  engines = tell_facts (after->day->engines);
  g_assert_cmpstr (engines, ==, "VAN 1: ■ 07:29 P1 School · ▶ 16:05 P1 School\n");
}

static char *
tell_zones (TklAreas *zones)
{
  static const char *const styles[] = { [TKL_DOCTOR_ZONE_PROJECT] = "project",
                                        [TKL_DOCTOR_ZONE_HOME] = "home",
                                        [TKL_DOCTOR_ZONE_EMPLOYER] = "employer" };
  GString *text = g_string_new (NULL);

  for (guint style = 0; style < G_N_ELEMENTS (styles); style++)
    for (guint i = 0; i < tkl_areas_n (zones); i++)
      if (tkl_areas_get (zones, i)->style == style)
        g_string_append_printf (text, "%s %s\n", styles[style], tkl_areas_get (zones, i)->name);
  return g_string_free (text, FALSE);
}

/* The places on the map of a day: those of its ticks, those that may be meant, his home. */
static void
test_zones (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) day_2 = read_detail (fixture, DAY_2);
  g_autoptr (TklTickDetail) day_4 = read_detail (fixture, DAY_4);
  g_autofree char *one = tell_zones (day_2->day->zones);
  g_autofree char *several = tell_zones (day_4->day->zones);
  gboolean sorted = strstr (several, "P2") < strstr (several, "P3");

  g_assert_cmpstr (one, ==, "project P1 School\nhome Home\n");
  g_assert_cmpstr (several, ==,
                   sorted ? "project P2 Hall\nproject P3 Bridge\nhome Home\n"
                          : "project P3 Bridge\nproject P2 Hall\nhome Home\n");
}

/* Of the ticks that were taken after those of all tests. */
static gint64
find_tick (OfficeFixture *fixture, const char *time)
{
  gint64 time_utc_ms;

  g_assert_true (tkl_instant_parse (time, NULL, &time_utc_ms));
  for (gint64 id = G_N_ELEMENTS (touches) + 1;; id++)
    {
      g_autoptr (TklTickDetail) detail = read_detail (fixture, id);

      if (detail->tick.time_utc_ms == time_utc_ms)
        return id;
    }
}

/* Where two sites lie linking would say “several”: the planned one, which was offered, is written. */
static void
test_planned_place (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touches_of_day[] = {
    { "VAN 1", "2026-03-09T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-09T07:28:00+01:00", BOTH, NULL, 0, TKL_IGNITION_ON },
    { "VAN 1", "2026-03-09T07:30:00+01:00", BOTH, NULL, 0, TKL_IGNITION_OFF },
    { "VAN 1", "2026-03-09T16:00:00+01:00", BOTH, ANNA, 0 },
    { "VAN 1", "2026-03-09T16:45:00+01:00", HOME, ANNA, 0 },
  };
  g_autoptr (TklTickDetail) before = NULL;
  g_autoptr (TklTickDetail) after = NULL;
  const TklDoctorRepair *add;

  office_import_good (fixture, TKL_IMPORT_PLANNING, "date,employee,project\n2026-03-09,12,P2\n");
  office_take (fixture, touches_of_day, G_N_ELEMENTS (touches_of_day));
  office_link (fixture);
  change_tick (fixture, find_tick (fixture, "2026-03-09T16:00:00+01:00"), TKL_TICK_FIELD_PLACE,
               (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = P2_ID });
  before = read_detail (fixture, find_tick (fixture, "2026-03-09T06:45:00+01:00"));
  add = find_repair (before, TKL_REPAIR_ADD);
  g_assert_cmpstr (add->title, ==, "Add a tick at 07:30: P2 Hall");
  g_assert_true (add->after.complete);
  repair (fixture, &add, 1);
  after = read_detail (fixture, before->tick.id);
  g_assert_true (after->day->state.complete);
  office_undo (fixture);
}

/* --- what it does ----------------------------------------------------------------------------- */

/* The totals of the lines that a transfer makes are those that were foretold. */
static void
assert_as_foretold (OfficeFixture *fixture,
                    gint64 tick,
                    const char *date,
                    const char *outcome,
                    const char *expected)
{
  g_autoptr (TklTickDetail) before = read_detail (fixture, tick);
  const TklDoctorRepair *first = repair_at (before, 0);
  g_autofree char *was = office_ticks (fixture);
  g_autoptr (TklTickDetail) after = NULL;
  g_autoptr (TklTransferReport) report = NULL;
  g_autofree char *lines = NULL;

  repair (fixture, &first, 1);
  office_assert_title (fixture, "Repair a day");
  after = read_detail (fixture, tick);
  g_assert_true (after->day->state.complete);
  g_assert_cmpuint (after->day->state.n_kept, ==, first->after.n_kept);
  g_assert_cmpuint (after->day->repairs->len, ==, 0);
  report = office_transfer (fixture, date, date, FALSE);
  lines = office_lines (fixture);
  if (!g_str_has_prefix (lines, expected))
    g_assert_cmpstr (lines, ==, expected);
  g_assert_cmpstr (first->outcome, ==, outcome);
  office_undo (fixture);
  office_undo (fixture);
  office_assert_ticks (fixture, was);
}

static void
test_foretold (OfficeFixture *fixture, gconstpointer data)
{
  assert_as_foretold (fixture, DAY_2, "2026-03-02",
                      "Then complete: worked 8:30, mobility 1:30, 17.7 km",
                      "12 06:45-07:30 mobility P1 12.0 odometer\n12 07:30-16:00 work/site P1\n"
                      "12 16:00-16:45 mobility P1 5.7 track\n");
  assert_as_foretold (fixture, DAY_3, "2026-03-03",
                      "Then complete: worked 8:30, mobility 1:30, 19.4 km",
                      "12 06:45-07:30 mobility P1 7.4 estimated\n12 07:30-16:00 work/site P1\n"
                      "12 16:00-16:45 mobility P1 12.0 odometer\n");
  assert_as_foretold (fixture, DAY_4, "2026-03-04",
                      "Then complete: worked 8:30, mobility 1:30, 24.0 km",
                      "12 06:45-07:30 mobility P2 12.0 odometer\n12 07:30-16:00 work/site P2\n"
                      "12 16:00-16:45 mobility P2 12.0 odometer\n");
  assert_as_foretold (fixture, DAY_5, "2026-03-05",
                      "Then complete: worked 8:30, mobility 1:30, 24.0 km",
                      "12 06:45-07:30 mobility P1 12.0 odometer\n12 07:30-16:00 work/site P1\n"
                      "12 16:00-16:45 mobility P1 12.0 odometer\n");
}

/* Only what is sure and complete is done unseen: the forgotten ticks; as one step, taken back as one. */
static void
test_safe (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) early = read_safe (fixture);
  g_autoptr (GPtrArray) safe = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *was = office_ticks (fixture);
  const TklDoctorRepair *repairs[2];

  /* The tracker may still send what is missing. */
  g_assert_cmpuint (early->len, ==, 0);
  office_read_on (fixture, touches, G_N_ELEMENTS (touches), G_GINT64_CONSTANT (1773100800000));
  safe = read_safe (fixture);
  g_assert_cmpuint (safe->len, ==, 2);
  for (guint i = 0; i < safe->len; i++)
    {
      const TklDoctorSafe *one = safe->pdata[i];

      g_assert_cmpstr (one->person, ==, "12 Anna");
      g_assert_cmpint (one->repair->repair.confidence, ==, TKL_CONFIDENCE_STRONG);
      repairs[i] = one->repair;
    }
  repair (fixture, repairs, 2);
  office_assert_title (fixture, "Repair days");
  rest = read_safe (fixture);
  g_assert_cmpuint (rest->len, ==, 0);
  office_undo (fixture);
  office_assert_ticks (fixture, was);
}

/* A long period is looked at week by week: who asks for something else meanwhile is answered first, and who
 * closes the list stops it. */
static void
test_safe_yields (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch later[]
      = { { "VAN 1", "2026-06-01T06:45:00+02:00", HOME, ANNA, 200000 } };
  GAsyncResult *arrived = NULL;
  GAsyncResult *stopped = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TklTickDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) safe = NULL;

  office_take (fixture, later, G_N_ELEMENTS (later));
  office_link (fixture);
  office_read_on (fixture, touches, G_N_ELEMENTS (touches), G_GINT64_CONSTANT (1780700400000));
  tkl_doctor_safe_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, office_arrived,
                         &arrived);
  detail = read_detail (fixture, DAY_2);
  g_assert_null (arrived);
  tkl_doctor_safe_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, cancellable, office_arrived,
                         &stopped);
  g_cancellable_cancel (cancellable);
  none = office_await (&stopped);
  g_assert_null (arrived);
  g_assert_null (tkl_doctor_safe_finish (fixture->office, none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  result = office_await (&arrived);
  safe = tkl_doctor_safe_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (safe->len, ==, 2);
}

/* What was offered is done as it was seen, or not at all: not twice, and not over what somebody else said
 * of the same tick; of several days none. */
static void
test_changed (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) missing = read_detail (fixture, DAY_2);
  g_autoptr (TklTickDetail) foreign = read_detail (fixture, DAY_5);
  g_autoptr (TklTickDetail) same = read_detail (fixture, DAY_5);
  const TklDoctorRepair *add = repair_at (missing, 0);
  const TklDoctorRepair *give = repair_at (foreign, 0);
  const TklDoctorRepair *both[] = { repair_at (same, 0), NULL };
  g_autoptr (TklTickDetail) other = read_detail (fixture, DAY_3);
  g_autofree char *was = NULL;
  TklChange change = { 0 };
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) taken = NULL;
  g_autoptr (GError) one = NULL;

  repair (fixture, &add, 1);
  g_assert_false (try_repair (fixture, &add, 1, &change, &twice));
  g_assert_error (twice, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
  change_tick (fixture, STRANGER, TKL_TICK_FIELD_EMPLOYEE,
               (TklTickValues){ .employee_id = BEN_ID });
  was = office_ticks (fixture);
  g_assert_false (try_repair (fixture, &give, 1, &change, &taken));
  g_assert_error (taken, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
  both[1] = repair_at (other, 0);
  g_assert_false (try_repair (fixture, both, 2, &change, &one));
  g_assert_error (one, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
  office_assert_ticks (fixture, was);
}

/* An odometer that stood still while the van drove is said, with what else is known of the way; the day is
 * complete all the same. */
static void
test_distance (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch stuck[] = {
    { "VAN 1", "2026-03-09T06:45:00+01:00", HOME, ANNA, 200000 },
    { "VAN 1", "2026-03-09T07:30:00+01:00", P1, ANNA, 200000 },
    { "VAN 1", "2026-03-09T16:00:00+01:00", P1, ANNA, 200000 },
    { "VAN 1", "2026-03-09T16:45:00+01:00", HOME, ANNA, 206000 },
  };
  g_autoptr (TklTickDetail) detail = NULL;
  GPtrArray *said;

  office_take (fixture, stuck, G_N_ELEMENTS (stuck));
  office_link (fixture);
  detail = read_detail (fixture, G_N_ELEMENTS (touches) + 1);
  said = detail->day->sentences;
  g_assert_true (detail->day->state.complete);
  g_assert_true (g_ptr_array_find_with_equal_func (
      said,
      "The distance to the tick at 07:30 cannot be right: 0.0\u00a0km by the odometer · "
      "5.7\u00a0km in a straight line.",
      g_str_equal, NULL));
}

/* --- edges ------------------------------------------------------------------------------------ */

/* A square of 200 m of a site of zones only, that ends 40 m east of where Anna ticks twice. */
static void
draw_zone (OfficeFixture *fixture, gint32 project_id)
{
  static const TklPoint corners[] = { { 508009000, 43005700 },
                                      { 508009000, 43034200 },
                                      { 507991000, 43034200 },
                                      { 507991000, 43005700 } };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (TklShape) sketch = tkl_sketch_new (corners, G_N_ELEMENTS (corners));
  TklPoi poi = { .shape = sketch };
  TklZonesSave save = { project_id, none, wanted, 0, 0 };
  TklChange change = { 0 };

  g_ptr_array_add (wanted, &poi);
  tkl_zones_save_async (fixture->office, &save, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_zones_save_finish (fixture->office, result, &change, NULL, &error);
  g_assert_no_error (error);
}

static void
move_edge (OfficeFixture *fixture, const TklDoctorEdge *edge, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklZonesSave save = { edge->project_id, edge->loaded, edge->wanted, edge->loaded_radius_m,
                        edge->wanted_radius_m };
  TklChange change = { 0 };

  tkl_zones_save_async (fixture->office, &save, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_zones_save_finish (fixture->office, result, &change, NULL, error);
}

/* Somebody else deletes what was drawn. */
static void
delete_zone (OfficeFixture *fixture, const TklDoctorEdge *edge)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TklDoctorEdge other = *edge;

  other.wanted = none;
  move_edge (fixture, &other, &error);
  g_assert_no_error (error);
}

static const TklDoctorRepair *
find_edge (const TklTickDetail *detail, guint *ret_at)
{
  for (guint i = 0; i < detail->day->repairs->len; i++)
    if (repair_at (detail, i)->edge != NULL)
      {
        *ret_at = i;
        return repair_at (detail, i);
      }
  return NULL;
}

/* F144: the edge of a zone that ends just before a place is moved as far as that place, no farther; the day
 * is foretold, and so it is; when somebody else draws first, nothing is done. */
static void
test_edge (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTickDetail) before = NULL;
  g_autoptr (TklTickDetail) after = NULL;
  g_autoptr (GError) error = NULL;
  const TklDoctorRepair *told;
  guint at = G_MAXUINT;

  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,mode,status\nP7,Yard,poi,active\n");
  office_link (fixture);
  before = read_detail (fixture, DAY_6 + 1);
  g_assert_null (find_edge (before, &at));
  g_clear_pointer (&before, tkl_tick_detail_free);
  draw_zone (fixture, 7);
  before = read_detail (fixture, DAY_6 + 1);
  g_assert_false (before->day->state.complete);
  told = find_edge (before, &at);
  g_assert_nonnull (told);
  g_assert_cmpuint (at, <, 9);
  g_assert_cmpint (told->repair.kind, ==, TKL_REPAIR_EDGE);
  g_assert_cmpstr (told->title, ==, "Move the edge of the zone of P7 Yard around this place");
  g_assert_cmpstr (told->why, ==, "2 ticks without a place of 1 person, 41 m outside");
  g_assert_cmpstr (told->outcome, ==, "Then complete: worked 0:55, mobility 9:05, 24.0 km");
  g_assert_true (told->after.complete);
  g_assert_cmpint (told->edge->zone_id, !=, 0);
  move_edge (fixture, told->edge, &error);
  g_assert_no_error (error);
  after = read_detail (fixture, DAY_6 + 1);
  g_assert_true (after->day->state.complete);
  g_assert_cmpint (after->tick.project_id, ==, 7);
  g_assert_null (find_edge (after, &at));
  g_clear_pointer (&after, tkl_tick_detail_free);
  office_undo (fixture);
  after = read_detail (fixture, DAY_6 + 1);
  g_assert_false (after->day->state.complete);
  g_assert_cmpint (after->tick.place, ==, TKL_PLACE_NONE);
  delete_zone (fixture, told->edge);
  move_edge (fixture, told->edge, &error);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (OfficeFixture *, gconstpointer);
  } tests[] = { { "/doctor/words", test_words },
                { "/doctor/collecting", test_collecting },
                { "/doctor/visit", test_visit },
                { "/doctor/around", test_around },
                { "/doctor/engines", test_engines },
                { "/doctor/zones", test_zones },
                { "/doctor/planned-place", test_planned_place },
                { "/doctor/foretold", test_foretold },
                { "/doctor/distance", test_distance },
                { "/doctor/safe", test_safe },
                { "/doctor/safe-yields", test_safe_yields },
                { "/doctor/changed", test_changed },
                { "/doctor/edge", test_edge } };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OfficeFixture, NULL, set_up, tests[i].test, office_tear_down);
  return g_test_run ();
}
