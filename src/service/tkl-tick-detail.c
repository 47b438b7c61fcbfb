/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tick in full: fact, corrections, what linking found, and who changed what (F149, F154). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-tick-detail.h"

#include "tkl-doctor-private.h"
#include "tkl-geo-place.h"
#include "tkl-journal-title.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-store-names.h"
#include "tkl-tick-read.h"

typedef struct
{
  gint64 id;
  TklTickDetail *detail; /* (owned) (nullable) */
} DetailJob;

static void
event_free (gpointer data)
{
  TklTickEvent *event = data;

  g_free (event->who);
  g_free (event->title);
  g_free (event);
}

void
tkl_tick_detail_free (TklTickDetail *detail)
{
  if (detail == NULL)
    return;
  g_free (detail->employee);
  g_free (detail->project);
  g_free (detail->vehicle);
  g_free (detail->key);
  g_free (detail->address);
  g_free (detail->note);
  tkl_doctor_day_free (detail->day);
  g_clear_pointer (&detail->candidates, g_array_unref);
  g_ptr_array_unref (detail->history);
  g_free (detail);
}

static void
detail_job_free (gpointer data)
{
  DetailJob *job = data;

  tkl_tick_detail_free (job->detail);
  g_free (job);
}

/* --- names ------------------------------------------------------------------------------------ */

/* `12 Anna Peeters`: the number, then the name where there is one; NULL for none. */
static gboolean
name_one (TklNames *names,
          TklNameKind number_kind,
          TklNameKind name_kind,
          gint32 id,
          char **ret_label,
          GError **error)
{
  const char *number, *text;

  *ret_label = NULL;
  if (!tkl_names_get (names, number_kind, id, &number, error)
      || !tkl_names_get (names, name_kind, id, &text, error))
    return FALSE;
  if (number != NULL)
    *ret_label = text != NULL && number_kind != name_kind ? g_strdup_printf ("%s %s", number, text)
                                                          : g_strdup (number);
  return TRUE;
}

static gboolean
name_project (TklNames *names, gint32 id, char **ret_label, GError **error)
{
  return name_one (names, TKL_NAME_PROJECT, TKL_NAME_OF_PROJECT, id, ret_label, error);
}

static gboolean
name_address (TklNames *names, TklTickDetail *detail, GError **error)
{
  const char *address;

  if (!tkl_point_is_set (detail->tick.point))
    return TRUE;
  if (!tkl_names_get (names, TKL_NAME_ADDRESS, tkl_geo_cell (detail->tick.point), &address, error))
    return FALSE;
  detail->address = g_strdup (address);
  return TRUE;
}

static gboolean
name_all (TklNames *names, TklTickDetail *detail, GError **error)
{
  const TklTick *tick = &detail->tick;

  return name_one (names, TKL_NAME_EMPLOYEE, TKL_NAME_PERSON, tick->employee_id, &detail->employee,
                   error)
         && name_project (names, tick->project_id, &detail->project, error)
         && name_one (names, TKL_NAME_VEHICLE, TKL_NAME_VEHICLE, tick->vehicle_id, &detail->vehicle,
                      error)
         && name_one (names, TKL_NAME_KEY, TKL_NAME_KEY, tick->key_id, &detail->key, error)
         && name_address (names, detail, error);
}

/* --- history ---------------------------------------------------------------------------------- */

static gboolean
add_event (TklStore *store, gint64 entry_id, GPtrArray *history, GError **error)
{
  g_autoptr (TklJournalEntry) entry = NULL;
  TklTickEvent *event;

  if (!tkl_store_get_entry (store, entry_id, &entry, error))
    return FALSE;
  if (entry == NULL)
    return TRUE;
  event = g_new0 (TklTickEvent, 1);
  event->at_utc_ms = entry->at_utc_ms;
  event->who = g_strdup (entry->who);
  event->title = tkl_journal_title (entry);
  g_ptr_array_add (history, event);
  return TRUE;
}

/* One event for each entry, though it may have touched the tick and its layer. @seen: ids of entries;
 * borrows them from @changes. */
static gboolean
add_changes (
    TklStore *store, GPtrArray *changes, GHashTable *seen, GPtrArray *history, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      TklJournalChange *change = changes->pdata[i];

      if (g_hash_table_add (seen, &change->entry_id)
          && !add_event (store, change->entry_id, history, error))
        return FALSE;
    }
  return TRUE;
}

/* A tick added by hand has its beginning in the journal too. */
static gboolean
load_history (TklStore *store, gint64 id, GPtrArray *history, GError **error)
{
  g_autoptr (GPtrArray) of_tick = NULL;
  g_autoptr (GPtrArray) of_layer = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  return tkl_store_row_history (store, "tick", id, &of_tick, error)
         && tkl_store_row_history (store, "tick_edit", id, &of_layer, error)
         && add_changes (store, of_tick, seen, history, error)
         && add_changes (store, of_layer, seen, history, error);
}

/* --- the whole -------------------------------------------------------------------------------- */

static gboolean
read_layer (TklStore *store, TklTickDetail *detail, GError **error)
{
  TklTickFact fact;
  TklTickLayer layer, none;

  if (!tkl_store_get_tick_fact (store, detail->tick.id, &fact, error)
      || !tkl_store_get_layer (store, detail->tick.id, &layer, error))
    return FALSE;
  tkl_tick_layer_init (&none, detail->tick.id);
  detail->ticked_utc_ms = fact.time_utc_ms;
  detail->speed_kmh = fact.speed_kmh;
  detail->note = g_steal_pointer (&layer.note);
  detail->corrected = detail->note != NULL || !tkl_tick_layer_equal (&layer, &none);
  tkl_tick_layer_clear (&layer);
  return TRUE;
}

/* Of the engine nothing is to be repaired; what was never linked has no day yet. */
static gboolean
look_around (TklStore *store, TklTickDetail *detail, GError **error)
{
  const TklTick *tick = &detail->tick;
  g_autoptr (TklDoctorWorld) world = NULL;

  if ((tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL) || tick->day == TKL_DAY_NONE
      || (tick->flags & TKL_TICK_DELETED) != 0)
    return TRUE;
  world = tkl_doctor_world_load (store, tick->day, tick->day, error);
  if (world == NULL)
    return FALSE;
  detail->day = tkl_doctor_examine (world, tick, error);
  return detail->day != NULL;
}

static gboolean
run_detail (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DetailJob *job = data;
  TklTickDetail *detail = g_new0 (TklTickDetail, 1);
  g_autoptr (TklNames) names = tkl_names_new (store);

  job->detail = detail;
  detail->history = g_ptr_array_new_with_free_func (event_free);
  if (!tkl_store_begin_read (store, error)
      || !tkl_tick_read (store, job->id, &detail->tick, &detail->candidates, error)
      || !read_layer (store, detail, error) || !name_all (names, detail, error)
      || !look_around (store, detail, error)
      || !load_history (store, job->id, detail->history, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static const TklUseCase detail_case = { tkl_tick_detail_async, run_detail, detail_job_free };

void
tkl_tick_detail_async (TklOffice *office,
                       gint64 id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  DetailJob *job = g_new0 (DetailJob, 1);

  job->id = id;
  tkl_office_read (office, &detail_case, job, cancellable, callback, user_data);
}

TklTickDetail *
tkl_tick_detail_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &detail_case, G_STRUCT_OFFSET (DetailJob, detail), result,
                                 error);
}
