/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the administrator of the trackers is told, when only he can cure the cause (F241). */
/* Thread: the office's reader thread. */
#include "tkl-diagnosis-private.h"

#include "tkl-instant.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

void
tkl_suspect_free (TklSuspect *suspect)
{
  tkl_vehicle_free (suspect->vehicle);
  g_free (suspect->fault);
  g_free (suspect);
}

/* What he is asked to do; NULL: no cause of his. */
static const char *
request_of (TklCheckCode code)
{
  switch ((int) code)
    {
    case TKL_CHECK_VEHICLES:
      return _ ("Please let the API key see the vehicles.");
    case TKL_CHECK_READER:
      return _ ("Please switch the reader and the i-Button field on.");
    case TKL_CHECK_SILENT:
      return _ ("Please check the tracker, its power and its connection.");
    default:
      return NULL;
    }
}

static gboolean
is_meant (const TklSuspect *suspect, TklCheckCode code)
{
  return code == TKL_CHECK_READER ? suspect->ident_utc_ms == TKL_INSTANT_NONE
                                  : suspect->silent || suspect->fault != NULL;
}

static void
add_line (GString *letter, const char *name, const char *value)
{
  if (tkl_str_empty (value))
    return;
  /* Translators: a line of plain text: what it is, and its value. */
  g_string_append_printf (letter, _ ("%s: %s"), name, value);
  g_string_append_c (letter, '\n');
}

static void
add_time (GString *letter, const TklFindings *findings, const char *name, gint64 utc_ms)
{
  g_autofree char *when = utc_ms == TKL_INSTANT_NONE ? g_strdup (_ ("Never"))
                                                     : tkl_findings_say_time (findings, utc_ms);

  add_line (letter, name, when);
}

static void
add_suspect (GString *letter, const TklFindings *findings, const TklSuspect *suspect)
{
  const TklVehicle *vehicle = suspect->vehicle;

  g_string_append_c (letter, '\n');
  add_line (letter, _ ("Vehicle"), tkl_vehicle_title (vehicle));
  add_line (letter, _ ("Plate"),
            !tkl_str_empty (vehicle->plate) ? vehicle->plate : vehicle->remote_plate);
  add_line (letter, _ ("IMEI"), vehicle->imei);
  add_time (letter, findings, _ ("Last record"), suspect->record_utc_ms);
  add_time (letter, findings, _ ("Last touch of a key"), suspect->ident_utc_ms);
  add_line (letter, _ ("Last fetch"), suspect->fault);
}

/* Who the employee is does not matter to him; the number of the key does. */
static void
add_checks (GString *letter, const TklDiagnosisReport *report)
{
  g_string_append_printf (letter, "\n%s\n", _ ("Already checked, and in order:"));
  for (guint i = TKL_CHECK_EMPLOYEE + 1; i < report->checks->len; i++)
    {
      const TklCheckRow *row = report->checks->pdata[i];

      if (row->state == TKL_CHECK_OK)
        add_line (letter, row->title, row->what);
    }
}

char *
tkl_diagnosis_letter_new (const TklFindings *findings, const TklDiagnosisReport *report)
{
  const char *request = report->cause != NULL ? request_of (report->cause->code) : NULL;
  g_autofree char *from = tkl_findings_say_time (findings, findings->facts.from_utc_ms);
  g_autofree char *to = tkl_findings_say_time (findings, findings->facts.to_utc_ms);
  g_autofree char *period
      = g_strdup_printf ("%s – %s (%s)", from, to, tkl_zone_id (findings->zone));
  GString *letter;

  if (request == NULL)
    return NULL;
  letter = g_string_new (_ ("Ticks of an employee are missing."));
  g_string_append_printf (letter, " %s\n%s\n\n", report->cause->what, request);
  add_line (letter, _ ("Period"), period);
  for (guint i = 0; i < findings->suspects->len; i++)
    if (is_meant (findings->suspects->pdata[i], report->cause->code))
      add_suspect (letter, findings, findings->suspects->pdata[i]);
  add_checks (letter, report);
  return g_string_free (letter, FALSE);
}
