/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses to coordinates, for a person who waits for the answer (F083, F084, F116). */
/* Thread: main; the work is done on the office's lookup thread. */
#pragma once

#include "tkl-geo-place.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  gint32 interval_ms; /* between requests; −1 = one a second over the whole program; less only for a
                         server on this machine */
  gboolean fresh;     /* ask the service, whatever is known already */
} TklGeocodeOptions;

#define TKL_GEOCODE_OPTIONS_INIT                                                                   \
  {                                                                                                \
    -1, FALSE                                                                                      \
  }

/** tkl_geocode_attribution: Returns: translated: what has to stand beside answers and maps. */
const char *tkl_geocode_attribution (void);

/**
 * tkl_geocode_search_async:
 * @address: copied
 * @options: (nullable): NULL = the defaults
 *
 * Answers from the database when it knows, also without network; else asks the service of the
 * setting `geocoder-url`. Never waits for a synchronisation or for the writer.
 */
void tkl_geocode_search_async (TklOffice *office,
                               const TklAddress *address,
                               const TklGeocodeOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * tkl_geocode_search_finish:
 * @ret_asked_utc_ms: (out) (optional): when the service said so: show it when that is long ago
 * @error: USAGE (neither street nor postal code nor town), OFFLINE, DENIED, FAILED;
 *   G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type TklGeoPlace): best first, ten at most; empty = nothing is
 *   found, which is no error; NULL and @error.
 */
GPtrArray *tkl_geocode_search_finish (TklOffice *office,
                                      GAsyncResult *result,
                                      gint64 *ret_asked_utc_ms,
                                      GError **error);

G_END_DECLS
