/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The geocoder as the company's settings want it, behind the answers kept in the database. */
/* Thread: the office's lookup thread, but for tkl_geocoder_language(). */
#pragma once

#include "tkl-geo-place.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  TklOffice *office;
  const char *language; /* tkl_geocoder_language() */
  gint32 interval_ms;   /* between requests; −1 = the program's one a second */
  gboolean fresh;       /* ask, whatever is known */
  gboolean exact;       /* for runs without a person: an old answer does not stand in for a failure,
                           and an answer is stored before it is returned */
} TklGeocoder;

/** tkl_geocoder_language: Returns: (transfer full): `fr`, that of the program; `en` for none. */
char *tkl_geocoder_language (void);

/**
 * tkl_geocoder_search:
 * @address: not blank
 * @ret_asked_utc_ms: (out): when the service said so
 * @ret_places: (out) (transfer full) (element-type TklGeoPlace): empty = nothing found
 * @error: converted
 *
 * What is known for not too long is not asked again. Without network older answers stand in.
 */
gboolean tkl_geocoder_search (const TklGeocoder *geocoder,
                              const TklAddress *address,
                              gint64 *ret_asked_utc_ms,
                              GPtrArray **ret_places,
                              GCancellable *cancellable,
                              GError **error);

/**
 * tkl_geocoder_reverse:
 * @point: valid
 * @ret_place: (out) (transfer full) (nullable): NULL = no address there
 * @error: converted
 *
 * Likewise; positions of one cell have one address.
 */
gboolean tkl_geocoder_reverse (const TklGeocoder *geocoder,
                               TklPoint point,
                               gint64 *ret_asked_utc_ms,
                               TklGeoPlace **ret_place,
                               GCancellable *cancellable,
                               GError **error);

/* A position without address is asked for again after so long. */
#define TKL_GEOCODER_NOWHERE_MS (G_GINT64_CONSTANT (30) * 24 * 3600 * 1000)

G_END_DECLS
