/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks would change their project under other zones or another radius, before they are saved. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"
#include "tkl-project.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* How far back drawing screens look, in days. */
#define TKL_ZONES_PREVIEW_DAYS 60

/* So many ticks are listed; all are counted. */
#define TKL_ZONES_PREVIEW_MAX_TICKS 20000

typedef struct
{
  gint64 project_id;         /* 0 with a @project that is not stored yet */
  const TklProject *project; /* (nullable): as it would be; NULL: as it is stored */
  const GPtrArray *zones;    /* (nullable) (element-type TklPoi): real shapes; NULL: as stored */
  TklDay from, to;           /* civil days of the company's zone, both included */
} TklZonesPreviewOptions;

typedef enum
{
  TKL_ZONE_EFFECT_GAINS,   /* has one project then, none or several now */
  TKL_ZONE_EFFECT_LOSES,   /* has one project now, none then */
  TKL_ZONE_EFFECT_MOVES,   /* another project */
  TKL_ZONE_EFFECT_SEVERAL, /* several projects then, or other ones than now */
  TKL_ZONE_N_EFFECTS,
} TklZoneEffect;

typedef struct
{
  gint64 tick_id;
  gint64 time_utc_ms;
  TklDay day; /* workday */
  TklPoint point;
  gint32 employee_id;         /* 0 = unknown */
  gint32 before_id, after_id; /* project; 0 = none or several */
  guint8 before, after;       /* TklPlace */
  guint8 effect;              /* TklZoneEffect */
  gboolean in_clock; /* its workday has been transferred: the next transfer gives a notice */
} TklZoneTick;

typedef struct
{
  GArray
      *ticks; /* (owned) (element-type TklZoneTick): by time, at most TKL_ZONES_PREVIEW_MAX_TICKS */
  guint n[TKL_ZONE_N_EFFECTS];
  guint n_in_clock;      /* workdays of employees among them that have been transferred */
  guint n_kept;          /* ticks there whose place was chosen by hand: they stay */
  GHashTable *projects;  /* (owned): id → label (owned), of those that occur */
  GHashTable *employees; /* (owned): id → label (owned), of those that occur */
} TklZonesPreview;

void tkl_zones_preview_free (TklZonesPreview *preview);

/**
 * tkl_zones_preview_async:
 * @options: copied
 *
 * Links in memory what the change reaches, by the places of today and by those wanted, and compares;
 * nothing is written. What has not been linked yet is no difference by itself. Cancelling ends it soon.
 */
void tkl_zones_preview_async (TklOffice *office,
                              const TklZonesPreviewOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** tkl_zones_preview_finish: @error: NOT_FOUND: no such project. Returns: (transfer full). */
TklZonesPreview *tkl_zones_preview_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZonesPreview, tkl_zones_preview_free)

G_END_DECLS
