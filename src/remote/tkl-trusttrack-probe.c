/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key may do, found by trying; and where key touches can come from. */
/* Thread: that of the client. */
#include "tkl-sample.h"
#include "tkl-trusttrack-private.h"

#define HOUR_MS (60 * 60 * 1000)

static const char *const names[TKL_PROBE_COUNT] = {
  "objects-v1", "last-coordinate-v2", "history-v2", "history-v1",
  "drivers-v2", "trips-v1",           "stream-v2",
};

/* All trials of a probe; the data of the functions that read the answers. */
typedef struct
{
  TklTrusttrack *client;
  gint64 now_utc_ms;
  TklProbe *probe;
  char *object_id;    /* (owned) (nullable): the first vehicle seen */
  TklProbeItem item;  /* what is tried now */
  TklAnswerFunc read; /* its reader */
} Trial;

void
tkl_probe_clear (TklProbe *probe)
{
  for (int i = 0; i < TKL_PROBE_COUNT; i++)
    {
      g_clear_pointer (&probe->item[i].message, g_free);
      g_clear_pointer (&probe->item[i].shape, g_free);
    }
}

static gboolean
read_vehicle_list (const char *body, gsize size, gpointer data, GError **error)
{
  Trial *trial = data;
  g_auto (TklFleetPage) page = { 0 };

  if (!tkl_fleet_parse_vehicles (body, size, &page, error))
    return FALSE;
  if (trial->object_id == NULL && page.items->len > 0)
    trial->object_id = g_strdup (((TklRemoteVehicle *) page.items->pdata[0])->id);
  return TRUE;
}

static gboolean
read_history (const char *body, gsize size, gpointer data, GError **error)
{
  g_autoptr (TklPage) page = tkl_page_new ();

  return tkl_page_parse (body, size, ((Trial *) data)->now_utc_ms, page, error);
}

static gboolean
read_driver_list (const char *body, gsize size, gpointer data, GError **error)
{
  g_auto (TklFleetPage) page = { 0 };

  return tkl_fleet_parse_drivers (body, size, &page, error);
}

static gboolean
read_trip_list (const char *body, gsize size, gpointer data, GError **error)
{
  g_auto (TklFleetPage) page = { 0 };

  return tkl_fleet_parse_trips (body, size, &page, error);
}

/* NULL: it needs a vehicle and there is none. */
static GString *
make_target (const Trial *trial, TklProbeItem item)
{
  gboolean old = item == TKL_PROBE_HISTORY_V1;
  GString *target;

  switch (item)
    {
    case TKL_PROBE_OBJECTS:
      return tkl_target_new ("/objects", NULL, "", "1");
    case TKL_PROBE_SNAPSHOT:
      return tkl_target_new ("/objects-last-coordinate", NULL, "", "2");
    case TKL_PROBE_DRIVERS:
      return tkl_target_new ("/drivers", NULL, "", "2");
    case TKL_PROBE_HISTORY_V2:
    case TKL_PROBE_HISTORY_V1:
    case TKL_PROBE_TRIPS:
    case TKL_PROBE_STREAM:
    case TKL_PROBE_COUNT:
    default:
      break;
    }
  if (trial->object_id == NULL)
    return NULL;
  target = tkl_target_new ("/objects/", trial->object_id,
                           item == TKL_PROBE_TRIPS ? "/trips" : "/coordinates",
                           item == TKL_PROBE_HISTORY_V2 ? "2" : "1");
  tkl_target_add_instant (target, old ? "fromDatetime" : "from_datetime",
                          trial->now_utc_ms - HOUR_MS);
  tkl_target_add_instant (target, old ? "toDatetime" : "to_datetime", trial->now_utc_ms);
  return target;
}

/* The shape is told also of an answer that cannot be read: then most of all. */
static gboolean
describe_and_read (const char *body, gsize size, gpointer data, GError **error)
{
  Trial *trial = data;
  char **shape = &trial->probe->item[trial->item].shape;

  g_free (*shape);
  *shape = tkl_sample_describe (body, size);
  return trial->read (body, size, data, error);
}

static void
note_problem (TklCapability *capability, const GError *problem)
{
  capability->state = g_error_matches (problem, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED)
                          ? TKL_CAPABILITY_DENIED
                          : TKL_CAPABILITY_FAILED;
  capability->message = g_strdup (problem->message);
}

/* FALSE: trying the others makes no sense. */
static gboolean
try_item (Trial *trial, TklProbeItem item, GCancellable *cancellable, GError **error)
{
  static const TklAnswerFunc readers[TKL_PROBE_COUNT] = {
    read_vehicle_list, read_vehicle_list, read_history, read_history,
    read_driver_list,  read_trip_list,    NULL,
  };
  TklCapability *capability = &trial->probe->item[item];
  g_autoptr (GString) target = make_target (trial, item);
  g_autoptr (GError) problem = NULL;

  if (target == NULL)
    return TRUE;
  if (item != TKL_PROBE_OBJECTS)
    tkl_target_add (target, "limit", "1");
  trial->item = item;
  trial->read = readers[item];
  if (tkl_lane_ask (&trial->client->lane, target->str, describe_and_read, trial, cancellable,
                    &problem))
    {
      capability->state = TKL_CAPABILITY_OK;
      return TRUE;
    }
  if (problem->domain != TKL_REMOTE_ERROR || problem->code == TKL_REMOTE_ERROR_KEY
      || (item == TKL_PROBE_OBJECTS && problem->code == TKL_REMOTE_ERROR_OFFLINE))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  note_problem (capability, problem);
  return TRUE;
}

typedef struct
{
  GCancellable *enough;
  gboolean heard;
} StreamTrial;

static void
heard_cb (const char *object_id, TklPage *page, gpointer data)
{
  StreamTrial *trial = data;

  trial->heard = TRUE;
  g_cancellable_cancel (trial->enough);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer enough)
{
  g_cancellable_cancel (enough);
}

/* The first record is enough, which comes at once: the last one of a vehicle. */
static gboolean
try_stream (Trial *trial, GCancellable *cancellable, GError **error)
{
  TklCapability *capability = &trial->probe->item[TKL_PROBE_STREAM];
  g_autoptr (GCancellable) enough = g_cancellable_new ();
  StreamTrial stream = { enough, FALSE };
  g_autoptr (GError) problem = NULL;
  gulong handler
      = cancellable != NULL
            ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), enough, NULL)
            : 0;
  gboolean ended = tkl_trusttrack_listen (trial->client, heard_cb, &stream, enough, &problem);

  g_cancellable_disconnect (cancellable, handler);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ended || stream.heard)
    capability->state = TKL_CAPABILITY_OK;
  else
    note_problem (capability, problem);
  return TRUE;
}

gboolean
tkl_trusttrack_probe (TklTrusttrack *client,
                      gint64 now_utc_ms,
                      TklProbe *ret_probe,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (TklProbe) probe = { 0 };
  Trial trial = { .client = client, .now_utc_ms = now_utc_ms, .probe = &probe };
  gboolean ok = TRUE;

  g_return_val_if_fail (client != NULL && ret_probe != NULL, FALSE);

  for (int i = 0; i < TKL_PROBE_COUNT; i++)
    probe.item[i].name = names[i];
  for (int i = 0; i < TKL_PROBE_STREAM && ok; i++)
    ok = try_item (&trial, (TklProbeItem) i, cancellable, error);
  if (ok && tkl_probe_history (&probe) == TKL_HISTORY_NONE)
    ok = try_stream (&trial, cancellable, error);
  g_free (trial.object_id);
  if (!ok)
    return FALSE;
  *ret_probe = probe;
  probe = (TklProbe){ 0 };
  return TRUE;
}

TklHistory
tkl_probe_history (const TklProbe *probe)
{
  if (probe->item[TKL_PROBE_HISTORY_V2].state != TKL_CAPABILITY_DENIED)
    return TKL_HISTORY_V2;
  if (probe->item[TKL_PROBE_HISTORY_V1].state != TKL_CAPABILITY_DENIED)
    return TKL_HISTORY_V1;
  /* Trips name the drivers of a list, which has to be there as well. */
  if (probe->item[TKL_PROBE_TRIPS].state != TKL_CAPABILITY_DENIED
      && probe->item[TKL_PROBE_DRIVERS].state != TKL_CAPABILITY_DENIED)
    return TKL_HISTORY_TRIPS_ONLY;
  if (probe->item[TKL_PROBE_STREAM].state == TKL_CAPABILITY_OK)
    return TKL_HISTORY_STREAM_ONLY;
  return TKL_HISTORY_NONE;
}
