/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How work that somebody ordered ended, told where they are by now. */
/* Thread: main. */
#include "tkl-order-teller.h"

#include "tkl-job-text.h"

#include <glib/gi18n-lib.h>

/* @job: an order that was not done. Returns: (transfer full). */
static GError *
describe_failure (TklJob *job)
{
  const TklJobResult *result = tkl_job_result (job);
  g_autofree char *title = tkl_job_text_title (job);

  /* Translators: a job in the background, then what went wrong. */
  return g_error_new (TKL_SERVICE_ERROR, result->error_code, _ ("%s: %s"), title, result->text);
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
