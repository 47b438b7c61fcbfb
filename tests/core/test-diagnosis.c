/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why are there no ticks of this worker? Each single thing wrong is named, in the order of the checks. */
/* Thread: main. */
#include "tkl-diagnosis.h"

#include "tkl-instant.h"

#include <string.h>

#define HOUR G_GINT64_CONSTANT (3600000)
#define NOW G_GINT64_CONSTANT (1772434800000)

/* A worker of whom everything is in order. */
static const TklDiagnosisFacts in_order = {
  .now_utc_ms = NOW,
  .from_utc_ms = NOW - 240 * HOUR,
  .to_utc_ms = NOW + 12 * HOUR,
  .exists = TRUE,
  .active = TRUE,
  .registered = TRUE,
  .in_service = TRUE,
  .n_holdings = 1,
  .holds_key = TRUE,
  .api_key = TKL_API_KEY_THERE,
  .last_sync_utc_ms = NOW - HOUR,
  .n_vehicles = 3,
  .n_readers = 3,
  .n_usual = 1,
  .n_usual_readers = 1,
  .n_touches = 8,
  .n_shown = 8,
};

typedef struct
{
  const char *name;
  void (*change) (TklDiagnosisFacts *facts);
  int cause;   /* −1 = none */
  int unknown; /* check that cannot be told; −1 = none */
} Case;

#define CHANGE(name, body)                                                                         \
  static void name (TklDiagnosisFacts *facts)                                                      \
  {                                                                                                \
    body;                                                                                          \
  }

/* clang-format off */
CHANGE (leave_alone, (void) facts)
CHANGE (set_nobody, facts->exists = FALSE)
CHANGE (set_inactive, facts->active = FALSE)
CHANGE (set_unregistered, facts->registered = FALSE)
CHANGE (set_left, facts->in_service = FALSE)
CHANGE (set_keyless, facts->holds_key = FALSE)
CHANGE (set_mistyped, facts->mistyped = TRUE)
CHANGE (set_turned, facts->n_turned = 1)
CHANGE (set_unheld, facts->n_unheld = 1)
CHANGE (set_passed_on, facts->n_passed_on = 1)
CHANGE (set_api_unknown, facts->api_key = TKL_API_KEY_UNKNOWN)
CHANGE (set_api_missing, facts->api_key = TKL_API_KEY_MISSING)
CHANGE (set_api_refused, facts->api_key = TKL_API_KEY_REFUSED)
CHANGE (set_never_synced, facts->last_sync_utc_ms = TKL_INSTANT_NONE)
CHANGE (set_synced_yesterday, facts->last_sync_utc_ms = NOW - 24 * HOUR)
CHANGE (set_synced_before, facts->last_sync_utc_ms = NOW - 24 * HOUR - 1)
CHANGE (set_past_period, facts->last_sync_utc_ms = NOW - 100 * HOUR; facts->to_utc_ms = NOW - 90 * HOUR)
CHANGE (set_trips, facts->source = TKL_SOURCE_TRIPS)
CHANGE (set_stream, facts->source = TKL_SOURCE_STREAM)
CHANGE (set_no_source, facts->source = TKL_SOURCE_NONE)
CHANGE (set_no_vehicles, facts->n_vehicles = 0)
CHANGE (set_no_reader, facts->n_usual_readers = 0)
CHANGE (set_usual_unknown, facts->n_usual = 0; facts->n_usual_readers = 0)
CHANGE (set_some_readers, set_usual_unknown (facts); facts->n_readers = 1)
CHANGE (set_no_readers, set_usual_unknown (facts); facts->n_readers = 0)
CHANGE (set_silent, facts->n_silent = 1)
CHANGE (set_failing, facts->n_failing = 1)
CHANGE (set_some_silent, set_usual_unknown (facts); facts->n_silent = 1)
CHANGE (set_all_silent, set_usual_unknown (facts); facts->n_silent = 3)
CHANGE (set_other_key, facts->other_key = TRUE)
CHANGE (set_untouched, facts->n_touches = 0; facts->n_shown = 0)
CHANGE (set_deleted, facts->n_deleted = 1)
CHANGE (set_given, facts->n_given = 1)
CHANGE (set_unlinked, facts->n_unlinked = 1)
CHANGE (set_blocked, facts->n_blocked = 1)
CHANGE (set_placeless, facts->n_placeless = 1)
CHANGE (set_two, facts->active = FALSE; facts->n_touches = 0)
/* clang-format on */

static const Case cases[] = {
  { "in order", leave_alone, -1, -1 },
  { "no such worker", set_nobody, TKL_CHECK_EMPLOYEE, -1 },
  { "inactive", set_inactive, TKL_CHECK_ACTIVE, -1 },
  { "not registered", set_unregistered, TKL_CHECK_REGISTERED, -1 },
  { "out of service", set_left, TKL_CHECK_SERVICE, -1 },
  { "no key", set_keyless, TKL_CHECK_KEY, -1 },
  { "mistyped key", set_mistyped, TKL_CHECK_SPELLING, -1 },
  { "key sent another way round", set_turned, -1, TKL_CHECK_SPELLING },
  { "key held by nobody that day", set_unheld, TKL_CHECK_HOLDER, -1 },
  { "key passed on", set_passed_on, -1, TKL_CHECK_HOLDER },
  { "API key not asked", set_api_unknown, -1, TKL_CHECK_API_KEY },
  { "API key missing", set_api_missing, TKL_CHECK_API_KEY, -1 },
  { "API key refused", set_api_refused, TKL_CHECK_API_KEY, -1 },
  { "never synchronised", set_never_synced, TKL_CHECK_SYNC, -1 },
  { "synchronised a day ago", set_synced_yesterday, -1, -1 },
  { "synchronised longer ago", set_synced_before, TKL_CHECK_SYNC, -1 },
  { "a period before the last synchronisation", set_past_period, -1, -1 },
  { "trips instead of touches", set_trips, -1, TKL_CHECK_SOURCE },
  { "the stream instead of touches", set_stream, -1, TKL_CHECK_SOURCE },
  { "nothing may be read", set_no_source, TKL_CHECK_SOURCE, -1 },
  { "no vehicles", set_no_vehicles, TKL_CHECK_VEHICLES, -1 },
  { "his vehicle has no reader", set_no_reader, TKL_CHECK_READER, -1 },
  { "his vehicle is not known", set_usual_unknown, -1, -1 },
  { "some vehicles have no reader", set_some_readers, -1, TKL_CHECK_READER },
  { "no vehicle has a reader", set_no_readers, TKL_CHECK_READER, -1 },
  { "his vehicle is silent", set_silent, TKL_CHECK_SILENT, -1 },
  { "his vehicle cannot be fetched", set_failing, TKL_CHECK_SILENT, -1 },
  { "some vehicle is silent", set_some_silent, -1, TKL_CHECK_SILENT },
  { "all are silent", set_all_silent, TKL_CHECK_SILENT, -1 },
  { "another key looks like his", set_other_key, TKL_CHECK_OTHER_KEY, -1 },
  { "no touch", set_untouched, TKL_CHECK_TOUCHED, -1 },
  { "deleted", set_deleted, TKL_CHECK_DELETED, -1 },
  { "given away", set_given, TKL_CHECK_GIVEN, -1 },
  { "not linked", set_unlinked, TKL_CHECK_LINKED, -1 },
  { "blocked", set_blocked, TKL_CHECK_BLOCKED, -1 },
  { "no place", set_placeless, TKL_CHECK_PLACE, -1 },
  { "the first of two", set_two, TKL_CHECK_ACTIVE, -1 },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDiagnosisFacts facts = in_order;
      TklDiagnosis diagnosis;

      cases[i].change (&facts);
      diagnosis = tkl_diagnosis_run (&facts);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (diagnosis.cause, ==, cases[i].cause);
      for (int code = 0; code < TKL_N_CHECKS; code++)
        {
          TklCheckState expected = TKL_CHECK_OK;

          if (code == cases[i].cause)
            expected = TKL_CHECK_CAUSE;
          else if (cases[i].cause >= 0 && code > cases[i].cause)
            expected = TKL_CHECK_NOT_REACHED;
          else if (code == cases[i].unknown)
            expected = TKL_CHECK_UNKNOWN;
          g_assert_cmpint (diagnosis.states[code], ==, expected);
        }
    }
}

/* Every check is the cause in some case: none can be left out of the walk. */
static void
test_every_check (void)
{
  gboolean seen[TKL_N_CHECKS] = { FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].cause >= 0)
      seen[cases[i].cause] = TRUE;
  for (int code = 0; code < TKL_N_CHECKS; code++)
    {
      g_test_message ("%s", tkl_check_to_text (code));
      g_assert_true (seen[code]);
    }
}

/* F233: worker not found, no registrations, some. */
static void
test_sight (void)
{
  TklDiagnosisFacts facts = in_order;

  g_assert_cmpint (tkl_diagnosis_run (&facts).sight, ==, TKL_SIGHT_SOME);
  facts.n_shown = 0;
  g_assert_cmpint (tkl_diagnosis_run (&facts).sight, ==, TKL_SIGHT_NONE);
  facts.exists = FALSE;
  g_assert_cmpint (tkl_diagnosis_run (&facts).sight, ==, TKL_SIGHT_NOBODY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/diagnosis/table", test_table);
  g_test_add_func ("/core/diagnosis/every-check", test_every_check);
  g_test_add_func ("/core/diagnosis/sight", test_sight);
  return g_test_run ();
}
