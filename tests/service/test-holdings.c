/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys given, passed on, taken back and removed through the services (F081, F087). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-holding-service.h"
#include "tkl-holdings-private.h"
#include "tkl-journal-service.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"

#define KEY "3D00000BADC0DE01"
#define MISTYPED "3D00000BADC0DE02"

/* 2026-03-02 */
#define DAY 20514

/* Anna is employee 1, Bob 2, Chris 3; key 1 is Anna's from 2 March 2026. */
static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,key,key_from\n12,Anna," KEY ",2026-03-02\n"
                      "13,Bob,,\n14,Chris,,\n");
}

typedef enum
{
  GIVE,
  PASS,
  CHANGE,
  REMOVE,
} Action;

/* A step: what is asked for and what comes of it. */
typedef struct
{
  Action action;
  gint64 id;       /* CHANGE, REMOVE: of the holding */
  const char *key; /* (nullable): as typed; NULL = key 1 */
  gint64 employee;
  TklDay from, to;
  int code;             /* error; −1 = none */
  const char *sentence; /* (nullable): of the error */
  const char *after;    /* who holds key 1 when, latest first; days count from DAY */
} Step;

static gboolean
finish (OfficeFixture *fixture, const Step *step, GAsyncResult *result, GError **error)
{
  TklChange change;

  switch (step->action)
    {
    case GIVE:
      return tkl_key_give_finish (fixture->office, result, &change, error);
    case PASS:
      return tkl_key_pass_finish (fixture->office, result, &change, NULL, error);
    case CHANGE:
      return tkl_holding_change_finish (fixture->office, result, &change, error);
    case REMOVE:
      return tkl_holding_remove_finish (fixture->office, result, &change, error);
    default:
      g_assert_not_reached ();
    }
}

static void
run (OfficeFixture *fixture, const Step *step)
{
  TklKeyGift gift = { step->key != NULL ? 0 : 1, step->key, step->employee, step->from, step->to };
  TklHoldingDates dates = { step->id, step->from, step->to };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (step->action == GIVE)
    tkl_key_give_async (fixture->office, &gift, NULL, office_arrived, &arrived);
  else if (step->action == PASS)
    tkl_key_pass_async (fixture->office, &gift, NULL, office_arrived, &arrived);
  else if (step->action == CHANGE)
    tkl_holding_change_async (fixture->office, &dates, NULL, office_arrived, &arrived);
  else
    tkl_holding_remove_async (fixture->office, step->id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (finish (fixture, step, result, &error), ==, step->code < 0);
  if (step->code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, step->code);
  if (step->sentence != NULL)
    g_assert_cmpstr (error->message, ==, step->sentence);
}

static void
append_day (GString *text, TklDay day)
{
  if (day == TKL_DAY_NONE)
    g_string_append (text, "…");
  else
    g_string_append_printf (text, "%d", day - DAY);
}

/* The rows of one key. */
typedef struct
{
  gint64 key_id;
  GPtrArray *rows; /* (owned) (element-type TklHoldingRow) */
} History;

static gboolean
load_history (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;

  history->rows = tkl_holding_rows_load (store, 0, history->key_id, error);
  return history->rows != NULL;
}

static char *
history (OfficeFixture *fixture, gint64 key_id)
{
  History history = { .key_id = key_id };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  tkl_office_read_and_wait (fixture->office, load_history, &history, &error);
  g_assert_no_error (error);
  rows = history.rows;
  for (guint i = 0; i < rows->len; i++)
    {
      const TklHoldingRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s%s ", i > 0 ? ", " : "", row->employee);
      append_day (text, row->from);
      g_string_append (text, "-");
      append_day (text, row->to);
    }
  return g_string_free (text, FALSE);
}

static void
undo (OfficeFixture *fixture, const char *title)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_undo_finish (fixture->office, result, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->title, ==, title);
}

#define OPEN TKL_DAY_NONE

/* One step each from the same state; what it changed, undo takes back as one. */
static void
test_steps (void)
{
  static const char before[] = "Anna (12) 0-…";
  static const struct
  {
    Step step;
    const char *title; /* (nullable): of the entry */
  } cases[] = {
    /* pass on: the former holder keeps it until the day before */
    { { PASS, 0, NULL, 2, DAY + 10, OPEN, -1, NULL, "Bob (13) 10-…, Anna (12) 0-9" },
      "Pass a key on to Bob (13)" },
    { { PASS, 0, " 3d:00:00:0b:ad:c0:de:01 ", 2, DAY + 1, DAY + 5, -1, NULL,
        "Bob (13) 1-5, Anna (12) 0-0" },
      "Pass a key on to Bob (13)" },
    { { PASS, 0, NULL, 1, DAY + 10, OPEN, TKL_SERVICE_ERROR_IN_USE,
        "Anna (12) holds key " KEY " since 02/03/2026.", before },
      NULL },
    { { PASS, 0, NULL, 2, DAY, OPEN, TKL_SERVICE_ERROR_IN_USE,
        "Anna (12) holds key " KEY " since 02/03/2026. Choose a later day, or remove that period "
        "first.",
        before },
      NULL },
    { { PASS, 0, NULL, 2, DAY - 5, OPEN, TKL_SERVICE_ERROR_IN_USE,
        "Anna (12) holds key " KEY " since 02/03/2026.", before },
      NULL },
    { { PASS, 0, NULL, 2, DAY + 9, DAY + 8, TKL_SERVICE_ERROR_USAGE,
        "The last day lies before the first.", before },
      NULL },
    { { PASS, 0, NULL, 77, DAY + 9, OPEN, TKL_SERVICE_ERROR_NOT_FOUND, NULL, before }, NULL },
    /* give */
    { { GIVE, 0, NULL, 2, OPEN, DAY - 1, -1, NULL, "Anna (12) 0-…, Bob (13) …--1" },
      "Give a key to Bob (13)" },
    { { GIVE, 0, NULL, 2, OPEN, DAY, TKL_SERVICE_ERROR_IN_USE,
        "Anna (12) holds key " KEY " since 02/03/2026.", before },
      NULL },
    { { GIVE, 0, MISTYPED, 2, OPEN, OPEN, TKL_SERVICE_ERROR_USAGE, NULL, before }, NULL },
    { { GIVE, 0, "0000", 2, OPEN, OPEN, TKL_SERVICE_ERROR_USAGE, NULL, before }, NULL },
    /* dates */
    { { CHANGE, 1, NULL, 0, DAY, DAY + 20, -1, NULL, "Anna (12) 0-20" },
      "Change the dates of a key of Anna (12)" },
    { { CHANGE, 1, NULL, 0, OPEN, OPEN, -1, NULL, "Anna (12) …-…" },
      "Change the dates of a key of Anna (12)" },
    { { CHANGE, 1, NULL, 0, DAY, DAY - 1, TKL_SERVICE_ERROR_USAGE, NULL, before }, NULL },
    { { CHANGE, 77, NULL, 0, OPEN, OPEN, TKL_SERVICE_ERROR_NOT_FOUND, NULL, before }, NULL },
    { { REMOVE, 1, NULL, 0, 0, 0, -1, NULL, "" }, "Remove a key of Anna (12)" },
    { { REMOVE, 77, NULL, 0, 0, 0, TKL_SERVICE_ERROR_NOT_FOUND, NULL, before }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OfficeFixture fixture;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      set_up (&fixture, NULL);
      run (&fixture, &cases[i].step);
      after = history (&fixture, 1);
      g_assert_cmpstr (after, ==, cases[i].step.after);
      if (cases[i].title != NULL)
        {
          undo (&fixture, cases[i].title);
          undone = history (&fixture, 1);
          g_assert_cmpstr (undone, ==, before);
        }
      office_tear_down (&fixture, NULL);
    }
}

/* Anna, Bob, Chris: each is told who is in the way, with dates as they are. */
static void
test_chain (OfficeFixture *fixture, gconstpointer data)
{
  static const Step steps[] = {
    { PASS, 0, NULL, 2, DAY + 10, DAY + 19, -1, NULL, "Bob (13) 10-19, Anna (12) 0-9" },
    { PASS, 0, NULL, 3, DAY + 30, OPEN, -1, NULL,
      "Chris (14) 30-…, Bob (13) 10-19, Anna (12) 0-9" },
    { GIVE, 0, NULL, 1, DAY + 15, DAY + 16, TKL_SERVICE_ERROR_IN_USE,
      "Bob (13) holds key " KEY " from 12/03/2026 to 21/03/2026.", NULL },
    { PASS, 0, NULL, 1, DAY + 20, OPEN, TKL_SERVICE_ERROR_IN_USE,
      "Chris (14) holds key " KEY " since 01/04/2026.", NULL },
    { CHANGE, 1, NULL, 0, OPEN, DAY + 9, -1, NULL, NULL },
    { GIVE, 0, NULL, 3, OPEN, DAY - 9, TKL_SERVICE_ERROR_IN_USE,
      "Anna (12) holds key " KEY " until 11/03/2026.", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *after = NULL;

      run (fixture, &steps[i]);
      after = history (fixture, 1);
      if (steps[i].after != NULL)
        g_assert_cmpstr (after, ==, steps[i].after);
    }
}

static void
test_former (OfficeFixture *fixture, gconstpointer data)
{
  TklKeyGift gift = { 1, NULL, 2, DAY + 10, OPEN };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *former = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change;

  tkl_key_pass_async (fixture->office, &gift, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_key_pass_finish (fixture->office, result, &change, &former, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (former, ==, "Anna (12)");
  g_assert_cmpint (change.id, ==, 2);
}

/* With CT-10 the ticks of the days that change hands are the new holder's at once. */
static void
test_links_follow (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touches[] = {
    { "VAN 1", "2026-03-11T06:45:00+01:00", 50.9, 4.0, KEY, 0 },
    { "VAN 1", "2026-03-12T06:45:00+01:00", 50.9, 4.0, KEY, 0 },
  };
  const Step pass = { PASS, 0, NULL, 2, DAY + 10, OPEN, -1, NULL, NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  office_set (fixture, "ct-10=on", NULL);
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  before = office_ticks (fixture);
  run (fixture, &pass);
  after = office_ticks (fixture);
  g_assert_nonnull (strstr (before, "12 "));
  g_assert_null (strstr (before, "13 "));
  g_assert_nonnull (strstr (after, "13 "));
  office_link (fixture);
  office_assert_ticks (fixture, after);
  undo (fixture, "Pass a key on to Bob (13)");
  office_assert_ticks (fixture, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holdings/steps", test_steps);
#define ADD(name, function)                                                                        \
  g_test_add ("/holdings/" name, OfficeFixture, NULL, set_up, function, office_tear_down)
  ADD ("chain", test_chain);
  ADD ("former", test_former);
  ADD ("links-follow", test_links_follow);
#undef ADD
  return g_test_run ();
}
