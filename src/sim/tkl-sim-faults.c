/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong, for which requests, and how often. */
/* Thread: main. */
#include "tkl-sim-faults.h"

#include "tkl-sim-error.h"
#include "tkl-text.h"

#include <string.h>

typedef enum
{
  VALUE_NONE,
  VALUE_NUMBER, /* with a default */
  VALUE_STATUS, /* of an HTTP answer, without default */
  VALUE_TEXT,
} ValueKind;

typedef struct
{
  const char *name;
  ValueKind value;
  gint64 fallback;
  const char *meaning;
} Kind;

static const Kind kinds[TKL_SIM_N_FAULTS] = {
  [TKL_SIM_FAULT_RATE] = { "rate", VALUE_NUMBER, 240, "429 beyond VALUE requests a minute (240)" },
  [TKL_SIM_FAULT_PARALLEL]
  = { "parallel", VALUE_NUMBER, 3, "429 when more than VALUE requests are in flight (3)" },
  [TKL_SIM_FAULT_RETRY_AFTER]
  = { "retry-after", VALUE_NUMBER, 1, "429 and 503 carry Retry-After: VALUE seconds (1)" },
  [TKL_SIM_FAULT_RETRY_AFTER_DATE]
  = { "retry-after-date", VALUE_NUMBER, 1, "the same as an HTTP date, VALUE seconds ahead (1)" },
  [TKL_SIM_FAULT_STATUS]
  = { "status", VALUE_STATUS, 0, "answer with status VALUE: 429, 500, 502, 503 …" },
  [TKL_SIM_FAULT_LATENCY]
  = { "latency", VALUE_NUMBER, 100, "wait VALUE milliseconds before answering (100)" },
  [TKL_SIM_FAULT_SLOW]
  = { "slow", VALUE_NUMBER, 200, "body in ten pieces, VALUE milliseconds apart (200)" },
  [TKL_SIM_FAULT_TRUNCATED]
  = { "truncated", VALUE_NONE, 0, "half of the body, then the connection ends" },
  [TKL_SIM_FAULT_CUT_JSON] = { "cut-json", VALUE_NONE, 0, "half of the JSON as if it were whole" },
  [TKL_SIM_FAULT_RESET]
  = { "reset", VALUE_NONE, 0, "half of the body, then the connection is reset" },
  [TKL_SIM_FAULT_CONTENT_TYPE] = { "content-type", VALUE_NONE, 0, "JSON declared as text/plain" },
  [TKL_SIM_FAULT_HTML] = { "html", VALUE_NONE, 0, "an HTML page with status 200" },
  [TKL_SIM_FAULT_BIG_PAGE] = { "big-page", VALUE_NONE, 0, "pages of records above 5 MB" },
  [TKL_SIM_FAULT_TOKEN_LOOP]
  = { "token-loop", VALUE_NONE, 0, "the token of a page of records leads to the same page" },
  [TKL_SIM_FAULT_SKEWED]
  = { "skewed", VALUE_NONE, 0, "records of 2004 and of the far future in each page" },
  [TKL_SIM_FAULT_ZERO_POSITIONS]
  = { "zero-positions", VALUE_NONE, 0, "every tenth record without a key at 0/0" },
  [TKL_SIM_FAULT_DRIVER_IDS]
  = { "driver-ids", VALUE_NONE, 0, "driver cards full of 0xFF in the records" },
  [TKL_SIM_FAULT_UNKNOWN_WORDS]
  = { "unknown-words", VALUE_NONE, 0, "enum words that are in no list" },
  [TKL_SIM_FAULT_VEHICLE_GONE]
  = { "vehicle-gone", VALUE_TEXT, 0, "the vehicle VALUE (name or id) does not exist" },
  [TKL_SIM_FAULT_REVOKED] = { "revoked", VALUE_NONE, 0, "401: the key is not known any more" },
  [TKL_SIM_FAULT_STREAM_DROP]
  = { "stream-drop", VALUE_NUMBER, 1, "the stream ends after VALUE records (1)" },
  [TKL_SIM_FAULT_NO_PLACES]
  = { "no-places", VALUE_NONE, 0, "the geocoder finds no address and no coordinates" },
};

static void
free_fault (gpointer data)
{
  TklSimFault *fault = data;

  g_free (fault->value);
  g_free (fault->path);
  g_free (fault);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSimFault, free_fault)

void
tkl_sim_faults_init (TklSimFaults *faults)
{
  faults->all = g_ptr_array_new_with_free_func (free_fault);
  faults->bucket = -1;
  faults->bucket_filled_us = 0;
}

void
tkl_sim_faults_clear (TklSimFaults *faults)
{
  g_clear_pointer (&faults->all, g_ptr_array_unref);
}

const char *
tkl_sim_fault_name (TklSimFaultKind kind)
{
  return kinds[kind].name;
}

const char *
tkl_sim_fault_meaning (TklSimFaultKind kind)
{
  return kinds[kind].meaning;
}

static int
find_kind (const char *name)
{
  for (int i = 0; i < TKL_SIM_N_FAULTS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
read_value (TklSimFault *fault, GError **error)
{
  const Kind *kind = &kinds[fault->kind];
  gboolean optional = kind->value == VALUE_NONE || kind->value == VALUE_NUMBER;
  gboolean is_status = kind->value == VALUE_STATUS;

  fault->number = kind->fallback;
  if (fault->value == NULL && optional)
    return TRUE;
  if (fault->value != NULL && kind->value == VALUE_TEXT)
    return TRUE;
  if (fault->value != NULL && kind->value != VALUE_NONE
      && tkl_parse_int64 (fault->value, is_status ? 200 : 0, is_status ? 599 : G_MAXINT32,
                          &fault->number))
    return TRUE;

  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "fault “%s”: %s", kind->name,
               kind->value == VALUE_NONE   ? "takes no value"
               : is_status                 ? "needs a status from 200 to 599 as value"
               : kind->value == VALUE_TEXT ? "needs a name or id as value"
                                           : "needs a whole number from 0 as value");
  return FALSE;
}

/* `count:2` and the like, behind the first comma. */
static gboolean
read_part (TklSimFault *fault, const char *part, GError **error)
{
  if (g_str_has_prefix (part, "path:") && part[5] != '\0')
    {
      tkl_set_str (&fault->path, part + 5);
      return TRUE;
    }
  if ((g_str_has_prefix (part, "count:")
       && tkl_parse_int64 (part + 6, 1, G_MAXINT32, &fault->count))
      || (g_str_has_prefix (part, "after:")
          && tkl_parse_int64 (part + 6, 0, G_MAXINT32, &fault->after))
      || (g_str_has_prefix (part, "every:")
          && tkl_parse_int64 (part + 6, 1, G_MAXINT32, &fault->every)))
    return TRUE;

  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE,
               "fault “%s”: “%s” is none of count:N, after:N, every:N, path:TEXT",
               kinds[fault->kind].name, part);
  return FALSE;
}

gboolean
tkl_sim_faults_add (TklSimFaults *faults, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (TklSimFault) fault = g_new0 (TklSimFault, 1);
  char *equals = parts[0] != NULL ? strchr (parts[0], '=') : NULL;
  int kind;

  if (equals != NULL)
    {
      fault->value = g_strdup (equals + 1);
      *equals = '\0';
    }
  kind = find_kind (parts[0]);
  if (kind < 0)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "no fault “%s”; --help lists them",
                   parts[0] != NULL ? parts[0] : "");
      return FALSE;
    }

  fault->kind = (TklSimFaultKind) kind;
  fault->count = -1;
  fault->every = 1;
  if (!read_value (fault, error))
    return FALSE;
  for (guint i = 1; parts[i] != NULL; i++)
    if (!read_part (fault, parts[i], error))
      return FALSE;

  g_ptr_array_add (faults->all, g_steal_pointer (&fault));
  return TRUE;
}

guint
tkl_sim_faults_remove (TklSimFaults *faults, const char *name)
{
  guint before = faults->all->len;

  for (guint i = before; i-- > 0;)
    {
      const TklSimFault *fault = g_ptr_array_index (faults->all, i);

      if (g_strcmp0 (kinds[fault->kind].name, name) == 0)
        g_ptr_array_remove_index (faults->all, i);
    }
  return before - faults->all->len;
}

void
tkl_sim_faults_reset (TklSimFaults *faults)
{
  g_ptr_array_set_size (faults->all, 0);
  faults->bucket = -1;
}

static gboolean
draw_one (TklSimFault *fault, const char *target)
{
  if (fault->path != NULL && strstr (target, fault->path) == NULL)
    return FALSE;
  fault->seen++;
  if (fault->seen <= fault->after || fault->count == 0)
    return FALSE;
  if ((fault->seen - fault->after - 1) % fault->every != 0)
    return FALSE;
  if (fault->count > 0)
    fault->count--;
  return TRUE;
}

void
tkl_sim_faults_draw (TklSimFaults *faults, const char *target, TklSimHits *ret_hits)
{
  *ret_hits = (TklSimHits){ { NULL } };
  for (guint i = 0; i < faults->all->len; i++)
    {
      TklSimFault *fault = g_ptr_array_index (faults->all, i);

      if (ret_hits->of[fault->kind] == NULL && draw_one (fault, target))
        ret_hits->of[fault->kind] = fault;
    }
}

gboolean
tkl_sim_faults_take_token (TklSimFaults *faults, gint64 per_minute, gint64 now_us)
{
  double room = MAX (5.0, (double) per_minute / 12);
  double grown = (double) (now_us - faults->bucket_filled_us) * (double) per_minute / 60e6;

  faults->bucket = faults->bucket < 0 ? room : MIN (room, faults->bucket + grown);
  faults->bucket_filled_us = now_us;
  if (faults->bucket < 1)
    return FALSE;
  faults->bucket -= 1;
  return TRUE;
}
