/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days made anew after a setting was changed, undone or made again. */
/* Thread: main. */
#include "tkl-renewal.h"

#include "tkl-link-service.h"
#include "tkl-rederive-service.h"

static void
end_renewal (TklDesk *desk, const GError *error)
{
  if (error != NULL)
    tkl_desk_report_error (desk, error);
  else
    tkl_desk_report_change (desk, NULL, FALSE);
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklLinkReport report;

  tkl_link_finish (TKL_OFFICE (source), result, &report, &error);
  end_renewal (desk, error);
}

static void
derived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklRederiveReport report;

  tkl_rederive_finish (TKL_OFFICE (source), result, &report, &error);
  end_renewal (desk, error);
}

void
tkl_renewal_run (TklDesk *desk, TklDay from, gboolean other_ticks)
{
  TklOffice *office = tkl_desk_get_office (desk);

  if (other_ticks)
    {
      TklRederiveOptions options
          = { .from_utc_ms = tkl_zone_to_utc_ms (tkl_desk_get_zone (desk), from, 0),
              .to_utc_ms = G_MAXINT64 };

      tkl_rederive_async (office, &options, NULL, derived_cb, g_object_ref (desk));
    }
  else if (tkl_desk_get_company (desk)->on.auto_link)
    tkl_link_async (office, from,
                    tkl_period_preset (TKL_PERIOD_THIS_MONTH, tkl_desk_get_today (desk)).to, NULL,
                    linked_cb, g_object_ref (desk));
}
