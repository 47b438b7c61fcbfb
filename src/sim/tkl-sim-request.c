/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request to the imitated API: reading parameters, and the bodies of errors. */
/* Thread: main. */
#include "tkl-sim-request.h"

#include "tkl-instant.h"
#include "tkl-text.h"

#include <libsoup/soup.h>
#include <string.h>

void
tkl_sim_request_init (TklSimRequest *request, TklSim *sim, const char *path, const char *query)
{
  g_auto (GStrv) words = g_strsplit (path, "/", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *request = (TklSimRequest){ .sim = sim, .status = 200, .content_type = "application/json" };
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_uri_unescape_string (words[i], NULL);

      /* Empty segments are the leading and an optional trailing slash. A segment that cannot be
       * decoded becomes one that no endpoint knows. */
      if (*words[i] == '\0')
        continue;
      g_strv_builder_add (builder, word != NULL ? word : "\n");
      request->n_words++;
    }
  request->words = g_strv_builder_end (builder);
  request->query = query != NULL ? soup_form_decode (query)
                                 : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->body = g_string_new (NULL);
}

void
tkl_sim_request_clear (TklSimRequest *request)
{
  g_clear_pointer (&request->words, g_strfreev);
  g_clear_pointer (&request->query, g_hash_table_unref);
  if (request->body != NULL)
    g_string_free (g_steal_pointer (&request->body), TRUE);
}

const char *
tkl_sim_request_parameter (const TklSimRequest *request, const char *name)
{
  const char *value = g_hash_table_lookup (request->query, name);

  return tkl_str_empty (value) ? NULL : value;
}

static void
write_html (TklSimRequest *request, guint status, const char *message)
{
  g_string_printf (request->body,
                   "<html>\r\n<head><title>%u %s</title></head>\r\n<body>\r\n"
                   "<center><h1>%u %s</h1></center>\r\n<hr><center>nginx</center>\r\n"
                   "</body>\r\n</html>\r\n",
                   status, message, status, message);
  request->content_type = "text/html";
}

void
tkl_sim_request_fail (TklSimRequest *request, guint status, const char *message)
{
  gboolean varies = status == 401 || status == 403 || status == 404;
  /* nginx answers these itself, and never in JSON. */
  gboolean by_nginx = status == 429 || status >= 502;
  guint body = varies ? request->sim->switches.error_body : TKL_SIM_ERRORS_JSON;
  TklSimJson json = { .text = request->body };

  request->status = status;
  g_string_truncate (request->body, 0);
  if (by_nginx || body == TKL_SIM_ERRORS_HTML)
    write_html (request, status, message);
  else if (body == TKL_SIM_ERRORS_JSON)
    {
      tkl_sim_json_open (&json, NULL, '{');
      tkl_sim_json_add_integer (&json, "code", status);
      tkl_sim_json_add_text (&json, "message", message);
      tkl_sim_json_close (&json, '}');
    }
}

/* `from_datetime` → `fromDatetime`: the field names in a 422 answer are camel case. */
static char *
to_camel_case (const char *name)
{
  GString *camel = g_string_new (NULL);

  for (; *name != '\0'; name++)
    {
      if (*name == '_' && name[1] != '\0')
        g_string_append_c (camel, g_ascii_toupper (*++name));
      else
        g_string_append_c (camel, *name);
    }
  return g_string_free (camel, FALSE);
}

static void
fail_validation (TklSimRequest *request, const char *parameter, const char *reason)
{
  g_autofree char *field = to_camel_case (parameter);
  TklSimJson json = { .text = request->body };

  request->status = 422;
  g_string_truncate (request->body, 0);
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_integer (&json, "code", 422);
  tkl_sim_json_add_text (&json, "message",
                         "Validation failed, see 'fieldValidationErrors' for more details");
  tkl_sim_json_open (&json, "field_validation_errors", '[');
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_text (&json, "field", field);
  tkl_sim_json_add_text (&json, "reason", reason);
  tkl_sim_json_close (&json, '}');
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
}

void
tkl_sim_request_miss (TklSimRequest *request, const char *parameter)
{
  g_autofree char *message = g_strdup_printf ("parameter %s is required", parameter);

  switch (request->sim->switches.missing)
    {
    case TKL_SIM_MISSING_422:
      fail_validation (request, parameter, "must not be null");
      return;
    case TKL_SIM_MISSING_404:
      tkl_sim_request_fail (request, 404, message);
      return;
    case TKL_SIM_MISSING_400:
    default:
      tkl_sim_request_fail (request, 400, message);
    }
}

static gboolean
fail_malformed (TklSimRequest *request, const char *parameter)
{
  g_autofree char *message = g_strdup_printf ("parameter %s is not understood", parameter);

  tkl_sim_request_fail (request, 400, message);
  return FALSE;
}

gboolean
tkl_sim_request_instant (TklSimRequest *request,
                         const char *parameter,
                         gboolean required,
                         gint64 *ret_utc_ms)
{
  const char *text = tkl_sim_request_parameter (request, parameter);
  g_autofree char *as_utc = text != NULL ? g_strconcat (text, "Z", NULL) : NULL;

  if (text == NULL && required)
    {
      tkl_sim_request_miss (request, parameter);
      return FALSE;
    }
  if (text == NULL || tkl_instant_parse (text, NULL, ret_utc_ms)
      || tkl_instant_parse (as_utc, NULL, ret_utc_ms))
    return TRUE;
  return fail_malformed (request, parameter);
}

gboolean
tkl_sim_request_limit (TklSimRequest *request, guint *ret_limit)
{
  const char *text = tkl_sim_request_parameter (request, "limit");
  gint64 limit = TKL_SIM_DEFAULT_LIMIT;

  if (text != NULL && !tkl_parse_int64 (text, 1, G_MAXINT32, &limit))
    return fail_malformed (request, "limit");
  if (limit > TKL_SIM_MAX_LIMIT && request->sim->switches.limit == TKL_SIM_LIMIT_422)
    {
      fail_validation (request, "limit", "must be less than or equal to 1000");
      return FALSE;
    }
  *ret_limit = (guint) MIN (limit, request->sim->max_rows);
  return TRUE;
}

gboolean
tkl_sim_request_position (TklSimRequest *request, guint *ret_position)
{
  const char *text = tkl_sim_request_parameter (request, "continuation_token");
  gint64 position = 0;

  if (text != NULL && !tkl_parse_int64 (text, 0, G_MAXINT32, &position))
    return fail_malformed (request, "continuation_token");
  *ret_position = (guint) position;
  return TRUE;
}

static gboolean
is_gone (const TklSimRequest *request, const TklSimVehicle *vehicle)
{
  const TklSimFault *gone = request->hits.of[TKL_SIM_FAULT_VEHICLE_GONE];

  return gone != NULL
         && (strcmp (gone->value, vehicle->id) == 0 || strcmp (gone->value, vehicle->name) == 0);
}

gboolean
tkl_sim_request_sees (const TklSimRequest *request, const TklSimVehicle *vehicle)
{
  return !is_gone (request, vehicle) && tkl_sim_api_key_sees (request->key, vehicle->id);
}

TklSimVehicle *
tkl_sim_request_vehicle (TklSimRequest *request, const char *id)
{
  TklSimVehicle *vehicle = tkl_sim_model_find_vehicle (request->sim->model, id);

  if (vehicle == NULL || strcmp (vehicle->id, id) != 0 || is_gone (request, vehicle))
    {
      tkl_sim_request_fail (request, 404, "Object not found");
      return NULL;
    }
  if (!tkl_sim_api_key_sees (request->key, vehicle->id))
    {
      tkl_sim_request_fail (request, 403, "Object is not visible to this user");
      return NULL;
    }
  return vehicle;
}

TklSimJson
tkl_sim_request_json (TklSimRequest *request)
{
  return (TklSimJson){ .text = request->body };
}

gint64
tkl_sim_request_next (const TklSimRequest *request, guint first, guint n_page, guint n_all)
{
  gboolean more = first + n_page < n_all;
  gboolean one_empty = n_page > 0 && request->sim->switches.last_page == TKL_SIM_LAST_PAGE_EMPTY;

  return more || one_empty ? (gint64) first + n_page : -1;
}

void
tkl_sim_request_more (
    const TklSimRequest *request, TklSimJson *json, guint first, guint n_page, guint n_all)
{
  gint64 next = tkl_sim_request_next (request, first, n_page, n_all);

  if (next >= 0)
    tkl_sim_json_add_integer (json, "continuation_token", next);
  else
    tkl_sim_request_no_token (request, json);
}

void
tkl_sim_request_no_token (const TklSimRequest *request, TklSimJson *json)
{
  if (request->sim->switches.last_page != TKL_SIM_LAST_PAGE_ABSENT)
    tkl_sim_json_add_null (json, "continuation_token");
}
