/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why are there no ticks of this worker? The checks in order, over facts gathered before (F233-F241). */
/* Thread: any; pure. */
#include "tkl-diagnosis.h"

#include "tkl-instant.h"

const char *
tkl_check_to_text (TklCheckCode code)
{
  static const char *const words[] = {
    "employee", "active",  "registered", "service",  "key",     "spelling", "holder",
    "api-key",  "sync",    "source",     "vehicles", "reader",  "silent",   "other-key",
    "touched",  "deleted", "given",      "linked",   "blocked", "place",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == TKL_N_CHECKS);
  g_return_val_if_fail ((guint) code < TKL_N_CHECKS, NULL);
  return words[code];
}

const char *
tkl_check_state_to_text (TklCheckState state)
{
  static const char *const words[] = { "ok", "cause", "unknown", "not-reached" };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), NULL);
  return words[state];
}

static TklCheckState
cause_if (gboolean wrong)
{
  return wrong ? TKL_CHECK_CAUSE : TKL_CHECK_OK;
}

/* Sent another way round it is most likely the same key: only the office can look at the metal. */
static TklCheckState
check_spelling (const TklDiagnosisFacts *facts)
{
  if (facts->mistyped)
    return TKL_CHECK_CAUSE;
  return facts->n_turned > 0 ? TKL_CHECK_UNKNOWN : TKL_CHECK_OK;
}

/* A key passed on ticks for the next one: only the office knows whether it was passed on that day. */
static TklCheckState
check_holder (const TklDiagnosisFacts *facts)
{
  if (facts->n_unheld > 0)
    return TKL_CHECK_CAUSE;
  return facts->n_passed_on > 0 ? TKL_CHECK_UNKNOWN : TKL_CHECK_OK;
}

static TklCheckState
check_api_key (const TklDiagnosisFacts *facts)
{
  if (facts->api_key == TKL_API_KEY_UNKNOWN)
    return TKL_CHECK_UNKNOWN;
  return cause_if (facts->api_key != TKL_API_KEY_THERE);
}

/* Who only rides along is missing in trips, and what nobody heard in the stream: nobody here can tell
 * whether he did, or it was. */
static TklCheckState
check_source (const TklDiagnosisFacts *facts)
{
  if (facts->source == TKL_SOURCE_NONE)
    return TKL_CHECK_CAUSE;
  return facts->source == TKL_SOURCE_HISTORY ? TKL_CHECK_OK : TKL_CHECK_UNKNOWN;
}

/* Without earlier ticks nobody knows his vehicle: some without a reader may be it. */
static TklCheckState
check_reader (const TklDiagnosisFacts *facts)
{
  if (facts->n_usual > 0)
    return cause_if (facts->n_usual_readers == 0);
  if (facts->n_readers == 0)
    return TKL_CHECK_CAUSE;
  return facts->n_readers < facts->n_vehicles ? TKL_CHECK_UNKNOWN : TKL_CHECK_OK;
}

static TklCheckState
check_silent (const TklDiagnosisFacts *facts)
{
  guint n = facts->n_usual > 0 ? facts->n_usual : facts->n_vehicles;

  if (facts->n_silent == 0 && facts->n_failing == 0)
    return TKL_CHECK_OK;
  return facts->n_usual > 0 || MAX (facts->n_silent, facts->n_failing) >= n ? TKL_CHECK_CAUSE
                                                                            : TKL_CHECK_UNKNOWN;
}

static TklCheckState
check (const TklDiagnosisFacts *facts, TklCheckCode code)
{
  switch (code)
    {
    case TKL_CHECK_EMPLOYEE:
      return cause_if (!facts->exists);
    case TKL_CHECK_ACTIVE:
      return cause_if (!facts->active);
    case TKL_CHECK_REGISTERED:
      return cause_if (!facts->registered);
    case TKL_CHECK_SERVICE:
      return cause_if (!facts->in_service);
    case TKL_CHECK_KEY:
      return cause_if (!facts->holds_key);
    case TKL_CHECK_SPELLING:
      return check_spelling (facts);
    case TKL_CHECK_HOLDER:
      return check_holder (facts);
    case TKL_CHECK_API_KEY:
      return check_api_key (facts);
    case TKL_CHECK_SYNC:
      return cause_if (facts->last_sync_utc_ms
                       < MIN (facts->to_utc_ms, facts->now_utc_ms) - TKL_DIAGNOSIS_SYNC_MS);
    case TKL_CHECK_SOURCE:
      return check_source (facts);
    case TKL_CHECK_VEHICLES:
      return cause_if (facts->n_vehicles == 0);
    case TKL_CHECK_READER:
      return check_reader (facts);
    case TKL_CHECK_SILENT:
      return check_silent (facts);
    case TKL_CHECK_OTHER_KEY:
      return cause_if (facts->other_key);
    case TKL_CHECK_TOUCHED:
      return cause_if (facts->n_touches == 0);
    case TKL_CHECK_DELETED:
      return cause_if (facts->n_deleted > 0);
    case TKL_CHECK_GIVEN:
      return cause_if (facts->n_given > 0);
    case TKL_CHECK_LINKED:
      return cause_if (facts->n_unlinked > 0);
    case TKL_CHECK_BLOCKED:
      return cause_if (facts->n_blocked > 0);
    case TKL_CHECK_PLACE:
      return cause_if (facts->n_placeless > 0);
    case TKL_N_CHECKS:
    default:
      g_return_val_if_reached (TKL_CHECK_UNKNOWN);
    }
}

TklDiagnosis
tkl_diagnosis_run (const TklDiagnosisFacts *facts)
{
  TklDiagnosis diagnosis = { .sight = TKL_SIGHT_NOBODY, .cause = -1 };

  g_return_val_if_fail (facts != NULL, diagnosis);

  if (facts->exists)
    diagnosis.sight = facts->n_shown > 0 ? TKL_SIGHT_SOME : TKL_SIGHT_NONE;
  for (guint code = 0; code < TKL_N_CHECKS; code++)
    {
      diagnosis.states[code]
          = diagnosis.cause >= 0 ? TKL_CHECK_NOT_REACHED : check (facts, (TklCheckCode) code);
      if (diagnosis.states[code] == TKL_CHECK_CAUSE)
        diagnosis.cause = (int) code;
    }
  return diagnosis;
}
