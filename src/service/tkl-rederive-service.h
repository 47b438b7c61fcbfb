/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deriving ticks anew from the stored records, without the network (F162). */
/* Thread: main; the work is done on the office's writer thread. */
#pragma once

#include "tkl-link-service.h"
#include "tkl-vehicle-choice.h"

G_BEGIN_DECLS

/** TklRederiveProgressFunc: called in the main context of tkl_rederive_async() after each vehicle. */
typedef void (*TklRederiveProgressFunc) (guint n_done, guint n_vehicles, gpointer user_data);

typedef struct
{
  const TklVehicleChoice *vehicles; /* (nullable): NULL = all; copied */
  gint64 from_utc_ms;               /* included; G_MININT64 = from the first record */
  gint64 to_utc_ms;                 /* excluded; G_MAXINT64 = to the last one */
  TklRederiveProgressFunc progress; /* (nullable) */
  gpointer progress_data;
} TklRederiveOptions;

typedef struct
{
  guint n_vehicles;
  guint n_new_ticks, n_changed_ticks, n_gone_ticks;
  gboolean linked;
  TklLinkReport link;
  /* (owned) (nullable): translated: tkl_odd_keys_say() of the keys in the stretch */
  char *key_warning;
} TklRederiveReport;

/** tkl_rederive_report_clear: frees what it owns. */
void tkl_rederive_report_clear (TklRederiveReport *report);

/**
 * tkl_rederive_async:
 * Derives the ticks of stored records once more, by the register of keys and the touch gap of today,
 * and links what changed when CT-10 is on. Ticks that are the same keep their id and corrections
 * (rules §2); doing it twice does nothing the second time. Done week by week: cancelling keeps what
 * is done. To fetch records again is a synchronisation with a range.
 */
void tkl_rederive_async (TklOffice *office,
                         const TklRederiveOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/** tkl_rederive_report_kept: Returns: TRUE when something else is stored than before. */
gboolean tkl_rederive_report_kept (const TklRederiveReport *report);

/**
 * tkl_rederive_finish:
 * @ret_report: (out): clear it; also after FALSE: what is done, which stays
 * @error: USAGE (no vehicle of that name), NOT_FOUND (of that id)
 */
gboolean tkl_rederive_finish (TklOffice *office,
                              GAsyncResult *result,
                              TklRederiveReport *ret_report,
                              GError **error);

G_END_DECLS
