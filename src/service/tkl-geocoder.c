/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The geocoder as the company's settings want it, behind the answers kept in the database. */
/* Thread: the office's lookup thread. */
#include "tkl-geocoder.h"

#include "tkl-nominatim.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-geo.h"

#include <string.h>

/* Streets get new names and houses are built, but not often. Who finds nothing has mistyped, or
 * will ask again tomorrow. */
#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)
#define PLACES_MS (90 * DAY_MS)
#define NO_PLACES_MS DAY_MS
#define ADDRESS_MS (365 * DAY_MS)

/* The thread's client: kept from one question to the next for its connection. */
typedef struct
{
  TklNominatim *client; /* (owned) */
  char *url;            /* (owned) */
  char *language;       /* (owned) */
  gint32 interval_ms;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  tkl_nominatim_free (line->client);
  g_free (line->url);
  g_free (line->language);
  g_free (line);
}

static GPrivate own_line = G_PRIVATE_INIT (line_free);

char *
tkl_geocoder_language (void)
{
  const char *name = g_get_language_names_with_category ("LC_MESSAGES")[0];

  if (strlen (name) < 2 || strcmp (name, "POSIX") == 0 || !g_ascii_islower (name[0])
      || !g_ascii_islower (name[1]))
    return g_strdup ("en");
  return g_strndup (name, 2);
}

static TklNominatim *
get_client (const TklGeocoder *geocoder, const char *url, GError **error)
{
  Line *line = g_private_get (&own_line);
  TklNominatimOptions options = TKL_NOMINATIM_OPTIONS_INIT;
  g_autoptr (TklLimiter) limiter = NULL;
  TklNominatim *client;

  if (line != NULL && strcmp (line->url, url) == 0
      && strcmp (line->language, geocoder->language) == 0
      && line->interval_ms == geocoder->interval_ms)
    return line->client;
  if (geocoder->interval_ms >= 0)
    limiter = tkl_limiter_new (1, (guint) geocoder->interval_ms, NULL);
  options.url = url;
  options.language = geocoder->language;
  options.limiter = limiter;
  client = tkl_nominatim_new (&options, error);
  if (client == NULL)
    return NULL;
  line = g_new (Line, 1);
  *line = (Line){ client, g_strdup (url), g_strdup (geocoder->language), geocoder->interval_ms };
  g_private_replace (&own_line, line);
  return client;
}

/* A question with what is known about it, and the answer to be kept. */
typedef struct
{
  char *url;          /* (owned): of the service */
  char *question;     /* (owned) (nullable): of a search */
  char *language;     /* (owned) (nullable) */
  gint64 cell;        /* of a position */
  gint64 at_utc_ms;   /* TKL_INSTANT_NONE_MS = never asked */
  GPtrArray *places;  /* (owned) (nullable) */
  TklGeoPlace *place; /* (owned) (nullable) */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry == NULL)
    return;
  g_free (entry->url);
  g_free (entry->question);
  g_free (entry->language);
  g_clear_pointer (&entry->places, g_ptr_array_unref);
  tkl_geo_place_free (entry->place);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static gboolean
read_entry (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Entry *entry = data;
  g_autoptr (TklCompany) company = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  entry->url = g_strdup (company->geocoder_url);
  if (entry->question != NULL)
    return tkl_store_get_geo_search (store, entry->question, entry->language, &entry->at_utc_ms,
                                     &entry->places, error);
  return tkl_store_get_geo_address (store, entry->cell, &entry->at_utc_ms, &entry->place, error);
}

static gboolean
put_entry (TklStore *store, const Entry *entry, GError **error)
{
  if (entry->question != NULL)
    return tkl_store_put_geo_search (store, entry->question, entry->language, entry->at_utc_ms,
                                     entry->places, error);
  return tkl_store_put_geo_address (store, entry->cell, entry->at_utc_ms, entry->place, error);
}

static gboolean
write_entry (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return tkl_store_begin (store, error) && put_entry (store, data, error)
         && tkl_store_commit (store, error);
}

static const TklUseCase keep_case = { write_entry, write_entry, entry_free, NULL, NULL };

static gpointer
copy_place (gconstpointer place, gpointer data)
{
  return tkl_geo_place_copy (place);
}

static Entry *
entry_copy (const Entry *entry)
{
  Entry *copy = g_memdup2 (entry, sizeof *entry);

  copy->url = NULL;
  copy->question = g_strdup (entry->question);
  copy->language = g_strdup (entry->language);
  copy->place = tkl_geo_place_copy (entry->place);
  if (entry->places != NULL)
    copy->places = g_ptr_array_copy (entry->places, copy_place, NULL);
  if (copy->places != NULL)
    g_ptr_array_set_free_func (copy->places, (GDestroyNotify) tkl_geo_place_free);
  return copy;
}

/* A person waits for the answer, not for the writer, who may be busy. */
static gboolean
keep (const TklGeocoder *geocoder, Entry *entry, GError **error)
{
  if (geocoder->exact)
    return tkl_office_write_and_wait (geocoder->office, write_entry, entry, error);
  tkl_office_write (geocoder->office, &keep_case, entry_copy (entry), NULL, NULL, NULL);
  return TRUE;
}

static gboolean
is_known (const TklGeocoder *geocoder, const Entry *entry)
{
  gint64 age_ms = g_get_real_time () / 1000 - entry->at_utc_ms;
  gint64 limit_ms;

  if (geocoder->fresh || entry->at_utc_ms == TKL_INSTANT_NONE_MS)
    return FALSE;
  if (entry->question != NULL)
    limit_ms = entry->places->len > 0 ? PLACES_MS : NO_PLACES_MS;
  else
    limit_ms = entry->place != NULL ? ADDRESS_MS : TKL_GEOCODER_NOWHERE_MS;
  return age_ms < limit_ms;
}

static gboolean
ask (TklNominatim *client,
     const TklAddress *address,
     TklPoint point,
     Entry *entry,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GPtrArray) places = NULL;
  TklGeoPlace *place = NULL;

  if (address != NULL ? !tkl_nominatim_search (client, address, &places, cancellable, error)
                      : !tkl_nominatim_reverse (client, point, &place, cancellable, error))
    return FALSE;
  g_clear_pointer (&entry->places, g_ptr_array_unref);
  tkl_geo_place_free (entry->place);
  entry->places = g_steal_pointer (&places);
  entry->place = place;
  entry->at_utc_ms = g_get_real_time () / 1000;
  return TRUE;
}

/* @address: (nullable): NULL asks for @point. Completes @entry. */
static gboolean
find_out (const TklGeocoder *geocoder,
          const TklAddress *address,
          TklPoint point,
          Entry *entry,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GError) problem = NULL;
  TklNominatim *client;

  if (!tkl_office_read_and_wait (geocoder->office, read_entry, entry, error))
    return FALSE;
  if (is_known (geocoder, entry))
    return TRUE;
  client = get_client (geocoder, entry->url, &problem);
  if (client != NULL && ask (client, address, point, entry, cancellable, &problem))
    return keep (geocoder, entry, error);
  if (!geocoder->exact && entry->at_utc_ms != TKL_INSTANT_NONE_MS
      && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, tkl_service_error_convert_geocoder (g_steal_pointer (&problem)));
  return FALSE;
}

gboolean
tkl_geocoder_search (const TklGeocoder *geocoder,
                     const TklAddress *address,
                     gint64 *ret_asked_utc_ms,
                     GPtrArray **ret_places,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Entry) entry = g_new0 (Entry, 1);

  entry->question = tkl_address_key (address);
  entry->language = g_strdup (geocoder->language);
  if (!find_out (geocoder, address, TKL_POINT_NONE, entry, cancellable, error))
    return FALSE;
  *ret_asked_utc_ms = entry->at_utc_ms;
  *ret_places = g_steal_pointer (&entry->places);
  return TRUE;
}

gboolean
tkl_geocoder_reverse (const TklGeocoder *geocoder,
                      TklPoint point,
                      gint64 *ret_asked_utc_ms,
                      TklGeoPlace **ret_place,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (Entry) entry = g_new0 (Entry, 1);

  entry->cell = tkl_geo_cell (point);
  if (!find_out (geocoder, NULL, point, entry, cancellable, error))
    return FALSE;
  *ret_asked_utc_ms = entry->at_utc_ms;
  *ret_place = g_steal_pointer (&entry->place);
  return TRUE;
}
