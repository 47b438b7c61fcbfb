/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why do I see no ticks of this worker?” as a use case: facts, checks, sentences (F233-F241). */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-diagnosis.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  const char *employee; /* number, as typed; copied */
  TklDay from, to;      /* workday dates, both included */
  TklApiKeyState
      api_key; /* as the caller knows it: asking the secret store may wait for a password. REFUSED
                        by itself when the last synchronisation ended so, unless MISSING */
  gint64 now_utc_ms; /* 0 = the system's clock; else for tests */
} TklDiagnosisOptions;

/* A check with its words. */
typedef struct
{
  TklCheckCode code;
  TklCheckState state;
  const char *title; /* translated: what is checked, two words */
  char *what; /* (owned) (nullable): translated sentence: what was found; NULL: NOT_REACHED */
  /* (nullable): translated: what to do; CAUSE, and UNKNOWN where there is something */
  const char *cure;
  const char *action; /* (nullable): with a cure: see tkl_diagnosis_action() */
} TklCheckRow;

typedef struct
{
  TklSight sight;           /* of F233 */
  char *name;               /* (owned) (nullable): of the employee */
  guint n_shown;            /* ticks shown as his in the period */
  GPtrArray *checks;        /* (owned) (element-type TklCheckRow): all, in their order */
  const TklCheckRow *cause; /* (nullable): the first cause, one of the checks */
  /* (owned) (nullable): translated plain text for the administrator of the trackers, when only he can
     cure the cause: the vehicles, the fault, what is in order; without employee and API key (F241) */
  char *letter;
} TklDiagnosisReport;

void tkl_diagnosis_report_free (TklDiagnosisReport *report);

/**
 * tkl_diagnosis_action:
 * Returns: name of what the window offers to do when @code is the cause: `employee.new`
 *   `employee.edit` `employee.keys` `keys.inbox` `settings.trusttrack` `sync.run` `vehicle.report`
 *   `vehicle.download` `period.all` `ticks.show` `ticks.link`
 */
const char *tkl_diagnosis_action (TklCheckCode code);

/** tkl_diagnosis_async: @options: copied. */
void tkl_diagnosis_async (TklOffice *office,
                          const TklDiagnosisOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** tkl_diagnosis_finish: Returns: (transfer full): an unknown number is a cause, no error. */
TklDiagnosisReport *tkl_diagnosis_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklDiagnosisReport, tkl_diagnosis_report_free)

G_END_DECLS
