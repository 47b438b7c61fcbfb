/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A geocoder as Nominatim is one: GET /search and GET /reverse, in jsonv2. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"

#include "tkl-sim-places.h"
#include "tkl-text.h"

#include <string.h>

#define DEFAULT_LIMIT 10
#define MAX_LIMIT 40

/* Errors of this service have a body of their own. */
static void
fail (TklSimRequest *request, const char *message)
{
  TklSimJson json = tkl_sim_request_json (request);

  request->status = 400;
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_open (&json, "error", '{');
  tkl_sim_json_add_integer (&json, "code", 400);
  tkl_sim_json_add_text (&json, "message", message);
  tkl_sim_json_close (&json, '}');
  tkl_sim_json_close (&json, '}');
}

static gboolean
check_format (TklSimRequest *request)
{
  if (g_strcmp0 (tkl_sim_request_parameter (request, "format"), "jsonv2") == 0)
    return TRUE;
  fail (request, "Parameter 'format' must be jsonv2 here");
  return FALSE;
}

static void
write_degrees (TklSimJson *json, const char *name, gint32 e7)
{
  g_autofree char *degrees = tkl_point_format_degrees (e7);

  tkl_sim_json_add_text (json, name, degrees);
}

static void
write_address (TklSimJson *json, const TklSimSpot *spot)
{
  tkl_sim_json_open (json, "address", '{');
  if (*spot->number != '\0')
    tkl_sim_json_add_text (json, "house_number", spot->number);
  if (spot->street != NULL)
    tkl_sim_json_add_text (json, "road", spot->street);
  tkl_sim_json_add_text (json, "city", spot->town);
  tkl_sim_json_add_text (json, "postcode", spot->postal_code);
  tkl_sim_json_add_text (json, "country", "België / Belgique / Belgien");
  tkl_sim_json_add_text (json, "country_code", "be");
  tkl_sim_json_close (json, '}');
}

static void
write_spot (TklSimJson *json, const TklSimSpot *spot, gboolean with_address)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (*spot->number != '\0')
    g_string_append_printf (name, "%s, ", spot->number);
  if (spot->street != NULL)
    g_string_append_printf (name, "%s, ", spot->street);
  g_string_append_printf (name, "%s, %s, België / Belgique / Belgien", spot->town,
                          spot->postal_code);
  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_integer (json, "place_id", g_str_hash (name->str));
  write_degrees (json, "lat", spot->point.lat_e7);
  write_degrees (json, "lon", spot->point.lon_e7);
  tkl_sim_json_add_text (json, "category", spot->street != NULL ? "building" : "boundary");
  tkl_sim_json_add_text (json, "display_name", name->str);
  if (with_address)
    write_address (json, spot);
  tkl_sim_json_close (json, '}');
}

/* `12 Kerkstraat` and `Kerkstraat 12`. */
static void
split_street (const char *text, TklSimQuestion *question)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *first = strchr (trimmed, ' ');
  char *last = strrchr (trimmed, ' ');

  if (first != NULL && g_ascii_isdigit (trimmed[0]))
    {
      question->number = g_strndup (trimmed, (gsize) (first - trimmed));
      question->street = g_strstrip (g_strdup (first));
    }
  else if (last != NULL && g_ascii_isdigit (last[1]))
    {
      question->number = g_strdup (last + 1);
      question->street = g_strchomp (g_strndup (trimmed, (gsize) (last - trimmed)));
    }
  else if (*trimmed != '\0')
    question->street = g_steal_pointer (&trimmed);
}

/* Free text is a town, or a street and behind the first comma a town. */
static void
split_text (TklSimQuestion *question)
{
  const char *comma = strchr (question->text, ',');
  g_autofree char *street
      = comma != NULL ? g_strndup (question->text, comma - question->text) : NULL;

  if (street != NULL)
    split_street (street, question);
}

static gboolean
read_question (TklSimRequest *request, TklSimQuestion *question)
{
  const char *street = tkl_sim_request_parameter (request, "street");

  *question = (TklSimQuestion){ .postal_code = tkl_sim_request_parameter (request, "postalcode"),
                                .town = tkl_sim_request_parameter (request, "city"),
                                .text = tkl_sim_request_parameter (request, "q") };
  if (question->text != NULL)
    split_text (question);
  else if (street != NULL)
    split_street (street, question);
  if (question->text != NULL || question->street != NULL || question->town != NULL
      || question->postal_code != NULL)
    return TRUE;
  fail (request, "Nothing to search for.");
  return FALSE;
}

static gboolean
is_about_belgium (const TklSimRequest *request)
{
  const char *codes = tkl_sim_request_parameter (request, "countrycodes");

  return codes == NULL || strstr (codes, "be") != NULL;
}

void
tkl_sim_serve_search (TklSimRequest *request)
{
  TklSimQuestion question;
  TklSimSpot spots[MAX_LIMIT];
  gint64 limit = DEFAULT_LIMIT;
  gboolean details = tkl_sim_request_parameter (request, "addressdetails") != NULL;
  TklSimJson json = tkl_sim_request_json (request);
  guint n = 0;

  if (!check_format (request) || !read_question (request, &question))
    return;
  tkl_parse_int64 (tkl_sim_request_parameter (request, "limit"), 1, MAX_LIMIT, &limit);
  if (is_about_belgium (request) && request->hits.of[TKL_SIM_FAULT_NO_PLACES] == NULL)
    n = tkl_sim_places_search (request->sim->model, &question, spots, (guint) limit);
  g_free (question.street);
  g_free (question.number);

  tkl_sim_json_open (&json, NULL, '[');
  for (guint i = 0; i < n; i++)
    write_spot (&json, &spots[i], details);
  tkl_sim_json_close (&json, ']');
}

static void
write_nowhere (TklSimRequest *request)
{
  TklSimJson json = tkl_sim_request_json (request);

  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_text (&json, "error", "Unable to geocode");
  tkl_sim_json_close (&json, '}');
}

void
tkl_sim_serve_reverse (TklSimRequest *request)
{
  TklPoint point;
  TklSimSpot spot;

  if (!check_format (request))
    return;
  if (!tkl_point_parse_degrees (tkl_sim_request_parameter (request, "lat"), 90, &point.lat_e7)
      || !tkl_point_parse_degrees (tkl_sim_request_parameter (request, "lon"), 180, &point.lon_e7))
    fail (request, "Parameters 'lat' and 'lon' must be degrees");
  else if (request->hits.of[TKL_SIM_FAULT_NO_PLACES] != NULL
           || !tkl_sim_places_reverse (request->sim->model, point, &spot))
    write_nowhere (request);
  else
    {
      TklSimJson json = tkl_sim_request_json (request);

      write_spot (&json, &spot, TRUE);
    }
}
