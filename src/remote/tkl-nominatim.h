/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNominatim: client of a Nominatim-compatible geocoder. */
/* Thread: created, used and freed on ONE worker thread; its calls block, none of them logs. */
#pragma once

#include "tkl-geo-place.h"
#include "tkl-limiter.h"

G_BEGIN_DECLS

#define TKL_NOMINATIM_URL "https://nominatim.openstreetmap.org"
/* The public service allows one request a second, and no two at once. */
#define TKL_NOMINATIM_INTERVAL_MS 1000
#define TKL_NOMINATIM_MAX_PLACES 10

typedef struct _TklNominatim TklNominatim;

typedef struct
{
  const char *url;          /* base address; https, or http to this machine */
  const char *language;     /* (nullable): of the answers: `fr`, or a list as in Accept-Language */
  TklLimiter *limiter;      /* (nullable): NULL = the one of the program, shared by its clients */
  guint connect_timeout_ms; /* > 0 */
  guint total_timeout_ms;   /* > 0; of one attempt, connecting included */
  guint attempts;           /* > 0 */
  gint64 patience_ms;       /* a longer pause, asked for by the service, is an error: BUSY */
  gsize max_body;           /* bytes of one answer */
} TklNominatimOptions;

/* Somebody waits for the answer: give up early. */
#define TKL_NOMINATIM_OPTIONS_INIT                                                                 \
  {                                                                                                \
    TKL_NOMINATIM_URL, NULL, NULL, 10000, 20000, 3, 5000, 1024 * 1024                              \
  }

/**
 * tkl_nominatim_new:
 * @options: copied
 * @error: TKL_REMOTE_ERROR_ADDRESS: an address that is none, or plain http to another machine
 *
 * Sends nothing yet. Returns: (transfer full): free with tkl_nominatim_free() on this thread.
 */
TklNominatim *tkl_nominatim_new (const TklNominatimOptions *options, GError **error);
void tkl_nominatim_free (TklNominatim *client);

/**
 * tkl_nominatim_search:
 * @address: not blank
 * @ret_places: (out) (transfer full) (element-type TklGeoPlace): best first, at most
 *   TKL_NOMINATIM_MAX_PLACES, no two of one name; empty when nothing is found
 * @error: TKL_REMOTE_ERROR: every code but KEY and LOOP; G_IO_ERROR_CANCELLED
 *
 * Asks for the parts of the address; when nothing has them all, for the whole as free text.
 */
gboolean tkl_nominatim_search (TklNominatim *client,
                               const TklAddress *address,
                               GPtrArray **ret_places,
                               GCancellable *cancellable,
                               GError **error);

/**
 * tkl_nominatim_reverse:
 * @point: valid
 * @ret_place: (out) (transfer full) (nullable): the nearest address; NULL when there is none
 * @error: as above
 */
gboolean tkl_nominatim_reverse (TklNominatim *client,
                                TklPoint point,
                                TklGeoPlace **ret_place,
                                GCancellable *cancellable,
                                GError **error);

/* Reading answers: tkl-nominatim-places.c. */

/**
 * tkl_nominatim_parse_search:
 * @body: (array length=size): any bytes
 * @error: TKL_REMOTE_ERROR: ANSWER, or OFFLINE for a text that ends in the middle
 */
gboolean
tkl_nominatim_parse_search (const char *body, gsize size, GPtrArray **ret_places, GError **error);

/** tkl_nominatim_parse_reverse: Likewise. @ret_place: (out) (transfer full) (nullable). */
gboolean
tkl_nominatim_parse_reverse (const char *body, gsize size, TklGeoPlace **ret_place, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNominatim, tkl_nominatim_free)

G_END_DECLS
