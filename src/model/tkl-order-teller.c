/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How work that somebody ordered ended, told where they are by now. */
/* Thread: main. */
#include "tkl-order-teller.h"

#include "tkl-job-fault.h"
#include "tkl-job-text.h"
#include "tkl-service-error-parts.h"

#include <glib/gi18n-lib.h>

/* @job: an order that was not done. Returns: (transfer full). */
static GError *
describe_failure (TklJob *job)
{
  g_autofree char *title = tkl_job_text_title (job);
  g_autofree char *text = NULL;

  /* Translators: a job in the background, then what went wrong. */
  text = g_strdup_printf (_ ("%s: %s"), title, tkl_job_fault_sentence (job));
  return tkl_service_error_new (tkl_job_result (job)->error_code, text, tkl_job_fault_detail (job));
}

/* Days that follow a setting are part of that change, which was told. Nobody waits for addresses: that
 * there are none is no news. */
static gboolean
is_told (TklJob *job)
{
  const TklJobResult *result = tkl_job_result (job);

  return result->ok && tkl_job_kind (job) != TKL_JOB_RENEW
         && (tkl_job_kind (job) != TKL_JOB_LOOKUP || result->changed);
}

void
tkl_order_tell (TklDesk *desk, TklJob *job)
{
  const TklJobResult *result = tkl_job_result (job);
  const char *said = is_told (job) ? result->text : NULL;
  g_autoptr (GError) error = NULL;

  /* It waits for another program, or goes on. */
  if (tkl_job_is_ahead (job))
    {
      if (result->changed)
        tkl_desk_report_change (desk, NULL, FALSE);
      return;
    }
  if (result->changed)
    tkl_desk_report_change (desk, said, FALSE);
  else if (said != NULL)
    tkl_desk_say (desk, said);
  if (result->ok || tkl_job_is_followed (job))
    return;
  error = describe_failure (job);
  tkl_desk_report_error (desk, error);
}
