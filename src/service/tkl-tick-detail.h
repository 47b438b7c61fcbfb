/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tick in full: fact, corrections, what linking found, and who changed what (F149, F154). */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-day-doctor.h"
#include "tkl-tick-service.h"

G_BEGIN_DECLS

/* What was said in one field. */
typedef struct
{
  gint64 value; /* as in TklTickValues: instant, TklPlace, id of the employee, 0 or 1 … */
  char *name;   /* (owned) (nullable): of the employee or project; the note */
} TklTickSaid;

typedef struct
{
  TklTickField field;
  TklTickSaid before, after;
} TklTickChange;

/* A change of the tick by a person. */
typedef struct
{
  gint64 entry_id; /* of the journal */
  gint64 at_utc_ms;
  char *who;          /* (owned) */
  char *title;        /* (owned): what was done, translated */
  char *why;          /* (owned) (nullable): the reason that was given */
  GPtrArray *changes; /* (owned) (element-type TklTickChange): of what the office said about it */
} TklTickEvent;

typedef struct
{
  TklTick tick;         /* with the office's layer and the link */
  gint64 ticked_utc_ms; /* as the tracker sent it, or as it was added */
  gboolean corrected;   /* something of the office stands on it */
  gboolean of_trip;     /* no touch: the beginning or end of a trip stands in for it */
  gboolean to_presence; /* its presence is to be registered */
  int tolerance_m; /* no place holds it: it counts there by so many metres of tolerance; else 0 */
  int speed_kmh;   /* −1 = unknown */
  char *employee;  /* (owned) (nullable): number and name */
  char *project;   /* (owned) (nullable): the same */
  char *vehicle;   /* (owned) (nullable) */
  char *key;       /* (owned) (nullable) */
  char *address;   /* (owned) (nullable): where it was looked up */
  char *note;      /* (owned) (nullable) */
  TklDoctorDay
      *day; /* (owned) (nullable): of the person, or of the key without a holder; NULL for starts
                         and stops of the engine */
  GArray *
      candidates; /* (owned) (element-type gint32): projects, when several were found; the likeliest
                         first */
  GPtrArray *history; /* (owned) (element-type TklTickEvent): oldest first */
} TklTickDetail;

void tkl_tick_detail_free (TklTickDetail *detail);

void tkl_tick_detail_async (TklOffice *office,
                            gint64 id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** tkl_tick_detail_finish: Returns: (transfer full). @error: NOT_FOUND: it is gone. */
TklTickDetail *tkl_tick_detail_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTickDetail, tkl_tick_detail_free)

G_END_DECLS
