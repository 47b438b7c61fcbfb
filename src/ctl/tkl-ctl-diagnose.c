/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl diagnose: why are there no ticks of this worker? */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-diagnosis-service.h"
#include "tkl-secrets.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* Without --from: so many days up to --to, or today. */
#define USUAL_DAYS 14

static const TklCtlColumn people_columns[] = {
  { "check", N_ ("Check"), TKL_CELL_TEXT },
  { "state", N_ ("State"), TKL_CELL_WORD },
  { "what", N_ ("Found"), TKL_CELL_TEXT },
  { NULL },
};

/* Sentences are translated, so programs get none. */
static const TklCtlColumn program_columns[] = {
  { "check", N_ ("Check"), TKL_CELL_TEXT },
  { "state", N_ ("State"), TKL_CELL_WORD },
  { "action", N_ ("Action"), TKL_CELL_TEXT },
  { NULL },
};

/* No prompt and no wait: a secret store that is locked or absent leaves it unknown. */
static TklApiKeyState
look_for_api_key (TklCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  if (!tkl_str_empty (g_getenv ("TIKKLOK_TRUSTTRACK_KEY")))
    return TKL_API_KEY_THERE;
  key = tkl_secrets_lookup_trusttrack (tkl_office_path (ctl->office), &error);
  if (error != NULL)
    return TKL_API_KEY_UNKNOWN;
  return key != NULL ? TKL_API_KEY_THERE : TKL_API_KEY_MISSING;
}

static gboolean
choose_period (TklCtl *ctl, const TklZone *zone, TklDiagnosisOptions *options)
{
  if (!tkl_ctl_days (ctl, FALSE, &options->from, &options->to))
    return FALSE;
  if (options->to == TKL_DAY_NONE)
    options->to = MAX (tkl_zone_civil_day (zone, g_get_real_time () / 1000), options->from);
  if (options->from == TKL_DAY_NONE)
    options->from = options->to - USUAL_DAYS + 1;
  return TRUE;
}

static void
print_checks (TklCtl *ctl, const TklDiagnosisReport *report)
{
  gboolean people = ctl->format == TKL_CTL_TABLE;
  TklCtlTable *table
      = tkl_ctl_table_new (ctl->format, people ? people_columns : program_columns, NULL);

  for (guint i = 0; i < report->checks->len; i++)
    {
      const TklCheckRow *row = report->checks->pdata[i];

      tkl_ctl_table_text (table, people ? row->title : tkl_check_to_text (row->code));
      tkl_ctl_table_text (table, tkl_check_state_to_text (row->state));
      tkl_ctl_table_text (table, people ? row->what : row->action);
    }
  tkl_ctl_table_finish (table);
}

static void
say_cause (TklCtl *ctl, const TklDiagnosisReport *report)
{
  if (report->cause != NULL)
    tkl_ctl_say (ctl, "%s %s", report->cause->what, report->cause->cure);
  else
    /* Translators: %u is a number of ticks. */
    tkl_ctl_say (ctl,
                 ngettext ("Nothing is wrong. %u tick is shown in this period.",
                           "Nothing is wrong. %u ticks are shown in this period.", report->n_shown),
                 report->n_shown);
}

static TklExit
run_diagnose (TklCtl *ctl)
{
  TklDiagnosisOptions options = { .employee = ctl->options.employee };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklDiagnosisReport) report = NULL;
  g_autoptr (TklZone) zone = NULL;
  GError *error = NULL;

  zone = tkl_ctl_load_zone (ctl, &error);
  if (zone == NULL)
    return tkl_ctl_fail (error);
  if (!choose_period (ctl, zone, &options))
    return TKL_EXIT_USAGE;
  options.api_key = look_for_api_key (ctl);
  tkl_diagnosis_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  report = tkl_diagnosis_finish (ctl->office, result, &error);
  if (report == NULL)
    return tkl_ctl_fail (error);

  print_checks (ctl, report);
  say_cause (ctl, report);
  return TKL_EXIT_DONE;
}

static gboolean
check_options (TklCtl *ctl)
{
  if (!tkl_str_empty (ctl->options.employee))
    return tkl_ctl_check_days (ctl);
  tkl_ctl_complain (_ ("Whose ticks? Write --employee with a number."));
  return FALSE;
}

const TklCtlCommand tkl_ctl_diagnose_commands[] = {
  { "diagnose", "--employee NUMBER [--from D --to D]",
    N_ ("Find out why there are no ticks of an employee."),
    N_ ("Walks the checks from the person over the key, the synchronisation and the vehicles to "
        "the ticks, and names the first cause with its cure. Without dates the last two weeks are "
        "looked at."),
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_EMPLOYEE, 0, 0, run_diagnose, check_options },
  { NULL },
};
