/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNominatim: the client, and what it asks. */
/* Thread: created, used and freed on one worker thread. */
#include "tkl-nominatim.h"

#include "tkl-lane.h"
#include "tkl-text.h"

#define SERVICE "The geocoder"

struct _TklNominatim
{
  TklLaneConfig config;
  TklLane lane;
  char *language; /* (owned) (nullable) */
};

/* The rule of the service is about programs, not about clients. */
static TklLimiter *
program_limiter (void)
{
  static TklLimiter *limiter = NULL;

  if (g_once_init_enter (&limiter))
    g_once_init_leave (&limiter, tkl_limiter_new (1, TKL_NOMINATIM_INTERVAL_MS, NULL));
  return limiter;
}

TklNominatim *
tkl_nominatim_new (const TklNominatimOptions *options, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  TklNominatim *client;

  g_return_val_if_fail (options != NULL && options->attempts > 0, NULL);

  uri = tkl_lane_check_url (SERVICE, options->url, error);
  if (uri == NULL)
    return NULL;
  client = g_new0 (TklNominatim, 1);
  client->config = (TklLaneConfig){
    .service = SERVICE,
    .url = tkl_lane_base (options->url),
    .limiter = tkl_limiter_ref (options->limiter != NULL ? options->limiter : program_limiter ()),
    .limits = { .connect_timeout_ms = options->connect_timeout_ms,
                .total_timeout_ms = options->total_timeout_ms,
                .max_body = options->max_body,
                .direct = tkl_http_host_is_local (g_uri_get_host (uri)) },
    .attempts = options->attempts,
    .patience_ms = options->patience_ms,
  };
  client->lane.config = &client->config;
  client->language = g_strdup (options->language);
  return client;
}

void
tkl_nominatim_free (TklNominatim *client)
{
  if (client == NULL)
    return;
  tkl_lane_clear (&client->lane);
  tkl_lane_config_clear (&client->config);
  g_free (client->language);
  g_free (client);
}

static GString *
start_target (const TklNominatim *client, const char *path)
{
  GString *target = g_string_new (path);

  g_string_append (target, "?format=jsonv2&addressdetails=1");
  tkl_target_add (target, "accept-language", client->language);
  return target;
}

static gboolean
read_places (const char *body, gsize size, gpointer data, GError **error)
{
  return tkl_nominatim_parse_search (body, size, data, error);
}

static gboolean
ask_places (TklNominatim *client,
            GString *target,
            const TklAddress *address,
            GPtrArray **ret_places,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *code = tkl_address_country_code (address);

  tkl_target_add (target, "limit", G_STRINGIFY (TKL_NOMINATIM_MAX_PLACES));
  tkl_target_add (target, "countrycodes", code);
  return tkl_lane_ask (&client->lane, target->str, read_places, ret_places, cancellable, error);
}

static const char *
value_or_null (const char *text)
{
  return tkl_str_empty (text) ? NULL : text;
}

/* A country that is written out is part of the question, else the filter above. */
static const char *
country_words (const TklAddress *address)
{
  g_autofree char *code = tkl_address_country_code (address);

  return code == NULL ? address->country : NULL;
}

static gboolean
ask_parts (TklNominatim *client,
           const TklAddress *address,
           GPtrArray **ret_places,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GString) target = start_target (client, "/search");
  g_autofree char *door = tkl_address_door (address);
  g_autofree char *street = NULL;

  if (!tkl_str_empty (address->street))
    street = g_strconcat (door != NULL ? door : "", door != NULL ? " " : "", address->street, NULL);
  tkl_target_add (target, "street", street);
  tkl_target_add (target, "postalcode", value_or_null (address->postal_code));
  tkl_target_add (target, "city", value_or_null (address->town));
  tkl_target_add (target, "country", country_words (address));
  return ask_places (client, target, address, ret_places, cancellable, error);
}

static gboolean
ask_text (TklNominatim *client,
          const TklAddress *address,
          GPtrArray **ret_places,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GString) target = start_target (client, "/search");
  g_autofree char *door = tkl_address_door (address);
  TklAddress plain = *address;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  plain.house_number = door;
  line = tkl_address_line (&plain);
  text = g_strjoin (", ", line, country_words (address), NULL);
  tkl_target_add (target, "q", text);
  return ask_places (client, target, address, ret_places, cancellable, error);
}

gboolean
tkl_nominatim_search (TklNominatim *client,
                      const TklAddress *address,
                      GPtrArray **ret_places,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) places = NULL;

  g_return_val_if_fail (client != NULL && ret_places != NULL, FALSE);
  g_return_val_if_fail (address != NULL && !tkl_address_is_blank (address), FALSE);

  if (!ask_parts (client, address, &places, cancellable, error))
    return FALSE;
  if (places->len == 0)
    {
      g_clear_pointer (&places, g_ptr_array_unref);
      if (!ask_text (client, address, &places, cancellable, error))
        return FALSE;
    }
  *ret_places = g_steal_pointer (&places);
  return TRUE;
}

static gboolean
read_place (const char *body, gsize size, gpointer data, GError **error)
{
  return tkl_nominatim_parse_reverse (body, size, data, error);
}

gboolean
tkl_nominatim_reverse (TklNominatim *client,
                       TklPoint point,
                       TklGeoPlace **ret_place,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GString) target = NULL;
  g_autofree char *lat = NULL;
  g_autofree char *lon = NULL;

  g_return_val_if_fail (client != NULL && ret_place != NULL && tkl_point_valid (point), FALSE);

  lat = tkl_point_format_degrees (point.lat_e7);
  lon = tkl_point_format_degrees (point.lon_e7);
  target = start_target (client, "/reverse");
  tkl_target_add (target, "lat", lat);
  tkl_target_add (target, "lon", lon);
  tkl_target_add (target, "zoom", "18"); /* houses */
  return tkl_lane_ask (&client->lane, target->str, read_place, ret_place, cancellable, error);
}
