/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking because somebody asked for it, with the addresses of those ticks (F145, F153, F154). */
/* Thread: main. */
#include "tkl-hand-link.h"

#include "tkl-format.h"
#include "tkl-link-service.h"

#include <glib/gi18n-lib.h>

static gboolean
looks_up (TklDesk *desk)
{
  return tkl_desk_get_company (desk)->background.auto_addresses;
}

/* Of all days there may be a million ticks: the work is ordered, with its progress in the jobs panel. */
static void
order (TklDesk *desk, TklJobKind kind, TklPeriod period)
{
  g_autofree char *subject = tkl_format_period (period);

  tkl_jobs_order (
      tkl_desk_get_jobs (desk),
      &(TklJobOrder){ .kind = kind, .subject = subject, .from = period.from, .to = period.to });
}

static const char *
say_ordered (gboolean chosen, gboolean looked_up)
{
  if (chosen)
    return looked_up ? _ ("Linking the chosen days again, with addresses")
                     : _ ("Linking the chosen days again, no addresses");
  return looked_up ? _ ("Linking this period again, with addresses")
                   : _ ("Linking this period again, no addresses");
}

void
tkl_hand_link_days (TklDesk *desk, TklPeriod period, gboolean chosen)
{
  order (desk, TKL_JOB_RENEW, period);
  if (looks_up (desk))
    order (desk, TKL_JOB_LOOKUP, period);
  tkl_desk_say (desk, say_ordered (chosen, looks_up (desk)));
}

static void
waits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  gboolean waits = FALSE;
  TklPeriod days;

  /* What cannot be read now is the job's to tell. */
  (void) tkl_link_waits_finish (TKL_OFFICE (source), result, &waits, &days, NULL);
  tkl_jobs_run (tkl_desk_get_jobs (desk), TKL_JOB_LINK);
  if (waits && looks_up (desk))
    order (desk, TKL_JOB_LOOKUP, days);
  else if (waits)
    tkl_desk_say (desk, _ ("The ticks are being linked; looking up addresses is off"));
}

void
tkl_hand_link_waiting (TklDesk *desk)
{
  /* Read first: the job clears what waits. */
  tkl_link_waits_async (tkl_desk_get_office (desk), NULL, waits_cb, g_object_ref (desk));
}
