/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks: the office's layer on the facts, and ticks added by hand. */
/* Thread: that of the store. */
#pragma once

#include "tkl-record.h"
#include "tkl-store.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* What the office says about a tick; the fact below it never changes. */
typedef struct
{
  gint64 tick_id;
  gint64 version;     /* grows with each change; 0 = there is no layer yet */
  gint64 time_utc_ms; /* TKL_INSTANT_NONE_MS = as ticked */
  int place;          /* TklPlace; −1 = as linked */
  gint32 project_id;  /* only with TKL_PLACE_PROJECT; 0 = several or none */
  gint32 employee_id; /* 0 = the holder of the key */
  gboolean blocked;
  gboolean to_clock; /* TRUE by default */
  int to_presence;   /* 1, 0; −1 = as the project asks */
  gboolean not_double;
  gboolean deleted;
  char *note; /* (owned) (nullable) */
} TklTickLayer;

/** tkl_tick_layer_init: @layer: a layer of @tick_id that says nothing. */
void tkl_tick_layer_init (TklTickLayer *layer, gint64 tick_id);
void tkl_tick_layer_clear (TklTickLayer *layer);

/** tkl_tick_layer_equal: Returns: TRUE when both say the same, whatever their tick and version. */
gboolean tkl_tick_layer_equal (const TklTickLayer *a, const TklTickLayer *b);

/**
 * tkl_store_get_layer:
 * @ret_layer: (out): uninitialised or cleared before; one that says nothing when there is none
 * @error: TKL_STORE_ERROR_NOT_FOUND: no such tick
 */
gboolean
tkl_store_get_layer (TklStore *store, gint64 tick_id, TklTickLayer *ret_layer, GError **error);

/**
 * tkl_store_put_layer:
 * @layer: (inout): tick_id and version as read; the version grows when anything changed
 * @ret_changed: (out) (optional): FALSE when everything was stored already; nothing is written then
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND (no such tick),
 *   CONSTRAINT (no such project or employee, a project without the place `project`)
 *
 * Inside a journal entry. A layer that says nothing again stays as a row: its version goes on.
 * Links are not touched: link the tick again (F145).
 */
gboolean
tkl_store_put_layer (TklStore *store, TklTickLayer *layer, gboolean *ret_changed, GError **error);

/* A tick as its tracker sent it, or as it was added by hand. */
typedef struct
{
  gint64 id;
  gint64 time_utc_ms;
  gint32 vehicle_id; /* 0 = none */
  gint32 key_id;     /* 0 = none */
  guint8 kind;       /* TklTickKind */
  gboolean withdrawn;
  TklPoint point;
  gint32 odometer_m;  /* −1 = unknown */
  gint32 speed_kmh;   /* −1 = unknown */
  gint32 employee_id; /* of a manual tick; 0 = none */
} TklTickFact;

/**
 * tkl_store_get_tick_fact:
 * @ret_fact: (out): the original below the layer, for the row's history
 * @error: TKL_STORE_ERROR_NOT_FOUND
 */
gboolean
tkl_store_get_tick_fact (TklStore *store, gint64 tick_id, TklTickFact *ret_fact, GError **error);

/**
 * tkl_store_insert_manual_tick:
 * @fact: (inout): time, employee (0 = none), vehicle (0 = none) and point of a tick that the office
 *   adds or copies; gets its id and kind MANUAL; key, odometer and speed stay unknown
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such employee
 *
 * Inside a journal entry. Its place is chosen by a layer, or found by linking where it has a point.
 */
gboolean tkl_store_insert_manual_tick (TklStore *store, TklTickFact *fact, GError **error);

G_END_DECLS
