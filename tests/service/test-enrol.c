/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox of unknown keys, guesses, and both ways of giving keys out. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-enrol-service.h"
#include "tkl-instant.h"
#include "tkl-journal-service.h"
#include "tkl-key-service.h"

#define HOME_12 50.9000, 4.0000
#define HOME_13 50.8000, 4.1000
#define P1 50.9400, 4.0500
#define KEY_A "3D00000BADC0DE01"
#define WIRE_A "01DEC0AD0B00003D"
#define KEY_B "4E00001234567801"
#define KEY_C "060000001A2B3C01"
#define KEY_D "B800000000000701"
#define HOUR_MS G_GINT64_CONSTANT (3600000)
#define SERIAL "0000A1B2C3D4" /* of 820000A1B2C3D401 */

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:00+01:00", HOME_12, WIRE_A, 0 },
  { "VAN 1", "2026-03-02T07:30:00+01:00", P1, WIRE_A, 0 },
  { "VAN 1", "2026-03-03T06:45:00+01:00", HOME_12, KEY_A, 0 },
  { "VAN 2", "2026-03-03T16:45:00+01:00", HOME_13, KEY_B, 0 },
  { "VAN 2", "2026-03-03T16:50:00+01:00", P1, SERIAL, 0 },
  { "VAN 2", "2026-03-03T16:55:00+01:00", P1, KEY_C, 0 },
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", "ct-10=on", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,latitude,longitude,key,key_from,key_to\n"
                      "12,Anna,50.9000,4.0000,,,\n"
                      "13,Bert,50.8000,4.1000,,,\n"
                      "14,Carl,,," KEY_C ",2026-03-01,2026-03-02\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude\nP1,50.9400,4.0500\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
}

static GPtrArray *
list_keys (OfficeFixture *fixture, TklKeyChoice choice)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  tkl_keys_async (fixture->office, choice, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_keys_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return rows;
}

static char *
describe_keys (OfficeFixture *fixture, TklKeyChoice choice)
{
  g_autoptr (GPtrArray) rows = list_keys (fixture, choice);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklKeyRow *row = rows->pdata[i];
      g_autofree char *vehicles = g_strjoinv ("+", row->vehicles);
      g_autofree char *candidates = g_strjoinv ("+", row->candidates);

      g_string_append_printf (
          text, "%s %u/%u %s %s %s %s%s%s%s\n", row->text, row->n_unheld, row->n_ticks, vehicles,
          tkl_place_to_text (row->last_place), row->last_project != NULL ? row->last_project : "-",
          row->holder != NULL ? row->holder : "-", candidates[0] != '\0' ? " " : "", candidates,
          row->aside ? " aside" : "");
    }
  return g_string_free (text, FALSE);
}

static guint
count_keys (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  tkl_key_count_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_key_count_finish (fixture->office, result, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* The count is made another way than the list. */
static void
expect_keys (OfficeFixture *fixture, TklKeyChoice choice, const char *expected)
{
  g_autofree char *found = describe_keys (fixture, choice);
  g_autoptr (GPtrArray) inbox = list_keys (fixture, TKL_KEYS_INBOX);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (count_keys (fixture), ==, inbox->len);
}

static gint64
find_key (OfficeFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) rows = list_keys (fixture, TKL_KEYS_ALL);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const TklKeyRow *) rows->pdata[i])->text, text))
      return ((const TklKeyRow *) rows->pdata[i])->key_id;
  g_assert_not_reached ();
}

/* Unknown keys, also one whose holder's time is over: last seen first. */
static void
test_inbox (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  const TklKeyRow *row;

  expect_keys (fixture, TKL_KEYS_INBOX,
               KEY_C " 1/1 VAN 2 project P1 14\n" SERIAL
                     " 1/1 VAN 2 project P1 - 820000A1B2C3D401+3FD4C3B2A1000001\n" KEY_B
                     " 1/1 VAN 2 none - -\n" KEY_A " 3/3 VAN 1 none - -\n");
  expect_keys (fixture, TKL_KEYS_ASIDE, "");

  rows = list_keys (fixture, TKL_KEYS_INBOX);
  row = rows->pdata[3];
  g_assert_cmpuint (g_strv_length (row->spellings), ==, 2);
  g_assert_cmpint (row->status, ==, TKL_KEY_VALID);
  g_assert_cmpint (row->last_utc_ms - row->first_utc_ms, ==, 24 * 3600 * 1000);
  g_assert_nonnull (row->best);
  g_assert_cmpstr (row->best->number, ==, "12");
  g_assert_cmpstr (row->best->name, ==, "Anna");
  g_assert_cmpint (row->best->guess.count[TKL_EVIDENCE_HOME], ==, 2);
}

static GPtrArray *
guess (OfficeFixture *fixture, const char *key)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  tkl_key_guesses_async (fixture->office, find_key (fixture, key), NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_key_guesses_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return rows;
}

static void
test_guesses (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) of_b = guess (fixture, KEY_B);
  g_autoptr (GPtrArray) of_serial = guess (fixture, SERIAL);

  g_assert_cmpuint (of_b->len, ==, 1);
  g_assert_cmpstr (((const TklGuessRow *) of_b->pdata[0])->number, ==, "13");
  g_assert_cmpuint (of_serial->len, ==, 0);
}

static void
test_touches (OfficeFixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const TklTouchRow *newest;

  tkl_key_touches_async (fixture->office, find_key (fixture, KEY_A), 2, NULL, office_arrived,
                         &arrived);
  result = office_await (&arrived);
  rows = tkl_key_touches_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  newest = rows->pdata[0];
  g_assert_cmpstr (newest->vehicle, ==, "VAN 1");
  g_assert_null (newest->holder);
  g_assert_cmpint (newest->time_utc_ms, >, ((const TklTouchRow *) rows->pdata[1])->time_utc_ms);
}

static void
put_aside (OfficeFixture *fixture, const char *key)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_key_put_aside_async (fixture->office, find_key (fixture, key), "crane firm", NULL,
                           office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_key_put_aside_finish (fixture->office, result, &error);
  g_assert_no_error (error);
}

static void
take_back (OfficeFixture *fixture, const char *key)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_key_take_back_async (fixture->office, find_key (fixture, key), NULL, office_arrived,
                           &arrived);
  result = office_await (&arrived);
  tkl_key_take_back_finish (fixture->office, result, &error);
  g_assert_no_error (error);
}

static void
undo (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_undo_finish (fixture->office, result, &entry, &error);
  g_assert_no_error (error);
}

static void
test_aside (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const inbox = KEY_C " 1/1 VAN 2 project P1 14\n" KEY_B
                                         " 1/1 VAN 2 none - -\n" KEY_A " 3/3 VAN 1 none - -\n";

  put_aside (fixture, SERIAL);
  expect_keys (fixture, TKL_KEYS_INBOX, inbox);
  expect_keys (fixture, TKL_KEYS_ASIDE,
               SERIAL " 1/1 VAN 2 project P1 - 820000A1B2C3D401+3FD4C3B2A1000001 aside\n");
  undo (fixture);
  expect_keys (fixture, TKL_KEYS_ASIDE, "");
  put_aside (fixture, SERIAL);
  take_back (fixture, SERIAL);
  expect_keys (fixture, TKL_KEYS_ASIDE, "");
}

/* --- giving out ---------------------------------------------------------------------------- */

static GPtrArray *
match (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  tkl_home_match_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_home_match_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return rows;
}

static void
enrol (OfficeFixture *fixture,
       TklEnrolKind kind,
       const TklEnrolment *enrolments,
       gsize n,
       TklServiceError *ret_code)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_enrol_async (fixture->office, &(TklEnrolOptions){ kind, enrolments, n }, NULL, office_arrived,
                   &arrived);
  result = office_await (&arrived);
  if (!tkl_enrol_finish (fixture->office, result, NULL, &error))
    {
      g_assert_nonnull (ret_code);
      g_assert_true (error->domain == TKL_SERVICE_ERROR);
      *ret_code = (TklServiceError) error->code;
    }
  else
    g_assert_null (ret_code);
}

/* F075: pairs by home, given out as one entry that undo takes back as one. */
static void
test_at_home (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = match (fixture);
  TklEnrolment enrolments[2];
  g_autofree char *ticks = NULL;
  TklServiceError code;

  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TklPairRow *row = rows->pdata[i];

      g_assert_true (row->pair.proposed);
      g_assert_cmpstr (row->number, ==, i == 0 ? "12" : "13");
      g_assert_cmpstr (row->key, ==, i == 0 ? KEY_A : KEY_B);
      enrolments[i] = (TklEnrolment){ .key_id = row->pair.key_id,
                                      .employee_id = row->pair.employee_id,
                                      .first_utc_ms = row->pair.first_utc_ms };
    }
  enrol (fixture, TKL_ENROL_HOME, enrolments, 2, NULL);
  expect_keys (fixture, TKL_KEYS_ALL,
               SERIAL " 1/1 VAN 2 project P1 - 820000A1B2C3D401+3FD4C3B2A1000001\n" KEY_C
                      " 1/1 VAN 2 project P1 14\n" KEY_A " 0/3 VAN 1 none - 12\n" KEY_B
                      " 0/1 VAN 2 none - 13\n");
  ticks = office_ticks (fixture); /* CT-10 is on: they were linked */
  g_assert_nonnull (strstr (ticks, "06:45 VAN 1 12 home - ok"));

  /* The same proposals once more are too late; nothing is changed. */
  enrol (fixture, TKL_ENROL_HOME, enrolments, 2, &code);
  g_assert_cmpint (code, ==, TKL_SERVICE_ERROR_CONFLICT);
  undo (fixture);
  g_ptr_array_unref (g_steal_pointer (&rows));
  rows = match (fixture);
  g_assert_cmpuint (rows->len, ==, 2);
}

static TklRollReport *
roll (OfficeFixture *fixture, const TklRollEntry *list, gsize n_list)
{
  TklRollOptions options
      = { .vehicle_id = 2, .end_utc_ms = G_MAXINT64, .list = list, .n_list = n_list };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklRollReport *report;

  g_assert_true (tkl_instant_parse ("2026-03-03T15:45:00Z", NULL, &options.begin_utc_ms));
  tkl_roll_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  report = tkl_roll_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return report;
}

/* F076: the nth key in the van is the nth person's, from that day on. */
static void
test_one_by_one (OfficeFixture *fixture, gconstpointer data)
{
  static const TklRollEntry list[] = { { 2, FALSE }, { 1, FALSE }, { 3, FALSE } };
  g_autoptr (TklRollReport) report = roll (fixture, list, G_N_ELEMENTS (list));
  TklEnrolment enrolments[3];
  g_autoptr (TklRollReport) again = NULL;

  g_assert_true (report->roll->fits);
  g_assert_cmpuint (report->roll->n_pairs, ==, 3);
  g_assert_cmpstr (report->keys->pdata[1], ==, SERIAL);
  g_assert_cmpstr (report->names->pdata[0], ==, "Bert");
  for (guint i = 0; i < 3; i++)
    {
      const TklRollRow *row = &g_array_index (report->roll->rows, TklRollRow, i);

      enrolments[i] = (TklEnrolment){ row->key_id, row->employee_id, row->time_utc_ms, TRUE };
    }
  put_aside (fixture, KEY_B);
  enrol (fixture, TKL_ENROL_ROLL, enrolments, 3, NULL);
  again = roll (fixture, list, G_N_ELEMENTS (list));
  g_assert_true (again->roll->fits);
  g_assert_cmpuint (again->roll->n_held, ==, 3);
  expect_keys (fixture, TKL_KEYS_ASIDE, "");
  expect_keys (fixture, TKL_KEYS_INBOX, KEY_A " 3/3 VAN 1 none - -\n");
}

/* A key at most once; all or none. */
static void
test_all_or_none (OfficeFixture *fixture, gconstpointer data)
{
  gint64 a = find_key (fixture, KEY_A);
  TklEnrolment twice[] = { { a, 1, 0, FALSE }, { a, 2, 0, FALSE } };
  TklServiceError code;

  enrol (fixture, TKL_ENROL_GUESS, twice, 2, &code);
  g_assert_cmpint (code, ==, TKL_SERVICE_ERROR_CONFLICT);
  twice[1] = (TklEnrolment){ find_key (fixture, KEY_B), 99, 0, FALSE };
  enrol (fixture, TKL_ENROL_GUESS, twice, 2, &code);
  g_assert_cmpint (code, ==, TKL_SERVICE_ERROR_CONFLICT);
  expect_keys (fixture, TKL_KEYS_INBOX,
               KEY_C " 1/1 VAN 2 project P1 14\n" SERIAL
                     " 1/1 VAN 2 project P1 - 820000A1B2C3D401+3FD4C3B2A1000001\n" KEY_B
                     " 1/1 VAN 2 none - -\n" KEY_A " 3/3 VAN 1 none - -\n");
}

/* Nobody before: open start. Changed hands: from the first touch without a holder. */
static void
test_periods (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) inbox = list_keys (fixture, TKL_KEYS_INBOX);
  TklEnrolment enrolments[2];
  g_autoptr (GPtrArray) rows = NULL;
  static const struct
  {
    const char *key;
    TklDay from;
  } expected[] = { { KEY_C, 20515 }, { KEY_A, TKL_DAY_NONE } };

  for (guint i = 0; i < 2; i++)
    {
      const TklKeyRow *row = inbox->pdata[i == 0 ? 0 : 3];

      enrolments[i] = (TklEnrolment){ row->key_id, 1, row->first_utc_ms, FALSE };
    }
  enrol (fixture, TKL_ENROL_GUESS, enrolments, 2, NULL);
  rows = list_keys (fixture, TKL_KEYS_ALL);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < rows->len; k++)
      {
        const TklKeyRow *row = rows->pdata[k];

        if (!g_str_equal (row->text, expected[i].key))
          continue;
        g_assert_cmpstr (row->holder, ==, "12");
        g_assert_cmpint (row->from, ==, expected[i].from);
        g_assert_cmpint (row->to, ==, TKL_DAY_NONE);
      }
}

/* With CT-10 off the ticks wait for the next link, and the caller is told. */
static void
test_wait (OfficeFixture *fixture, gconstpointer data)
{
  TklEnrolment enrolment = { find_key (fixture, KEY_A), 1, 0, FALSE };
  TklEnrolOptions options = { TKL_ENROL_GUESS, &enrolment, 1 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ticks = NULL;
  gboolean wait = FALSE;

  office_set (fixture, "ct-10=off", NULL);
  tkl_enrol_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_enrol_finish (fixture->office, result, &wait, &error));
  g_assert_no_error (error);
  g_assert_true (wait);
  ticks = office_ticks (fixture);
  g_assert_nonnull (strstr (ticks, "06:45 VAN 1 - none - no-employee"));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/service/enrol/" path, OfficeFixture, NULL, set_up, test, office_tear_down)

/* One touch an hour from 1 January on; the month's days 10 and 11 are Carl's. */
static void
take_many (OfficeFixture *fixture, guint n)
{
  g_autofree OfficeTouch *many = g_new0 (OfficeTouch, n);
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      char *time = tkl_instant_format (G_GINT64_CONSTANT (1767222000000) + i * HOUR_MS);

      g_ptr_array_add (times, time);
      many[i] = (OfficeTouch){ "VAN 3", time, P1, KEY_D, 0 };
    }
  office_take (fixture, many, n);
}

/* More touches than are looked at: the newest count, and when the first one was is known all the
 * same, since who gets the key holds it from then on. */
static void
test_many (OfficeFixture *fixture, gconstpointer data)
{
  static const guint n_all = TKL_KEY_MAX_TICKS + 100;
  g_autoptr (GPtrArray) inbox = NULL;
  const TklKeyRow *row;

  take_many (fixture, n_all);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,key,key_from,key_to\n14," KEY_D ",2026-01-10,2026-01-11\n");
  inbox = list_keys (fixture, TKL_KEYS_INBOX);
  for (guint i = 0; i < inbox->len; i++)
    {
      row = inbox->pdata[i];
      if (!g_str_equal (row->text, KEY_D))
        continue;
      g_assert_cmpuint (row->n_ticks, ==, TKL_KEY_MAX_TICKS);
      g_assert_cmpint (row->last_utc_ms - row->first_utc_ms, ==, (n_all - 1) * HOUR_MS);
      g_assert_cmpuint (count_keys (fixture), ==, inbox->len);
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("inbox", test_inbox);
  ADD ("guesses", test_guesses);
  ADD ("touches", test_touches);
  ADD ("aside", test_aside);
  ADD ("at-home", test_at_home);
  ADD ("one-by-one", test_one_by_one);
  ADD ("all-or-none", test_all_or_none);
  ADD ("periods", test_periods);
  ADD ("wait", test_wait);
  ADD ("many", test_many);
  return g_test_run ();
}
