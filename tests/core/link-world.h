/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small company with places and keys, for the tests of linking. */
/* Thread: main. */
#pragma once

#include "tkl-link.h"

G_BEGIN_DECLS

/* Employees 1 … 6 hold the keys of their numbers; 1 holds key 11 as well; key 3 passes from 3 to 2 in
 * April 2026; 4 is inactive, 5 not registered, 6 in service on 2 and 3 March 2026. 1 has a home and
 * a national number. Projects: 1; 2 and 3 with presence required, 3 without declaration; 4 and 5
 * overlap. */
typedef struct
{
  TklCompany *company;
  TklZone *zone;
  GPtrArray *projects;
  GPtrArray *pois;
  GPtrArray *employees;
  GArray *holdings;
  GHashTable *vehicle_rank;
  GHashTable *key_rank;
  GArray *ticks; /* TklTick */
  GArray *pool;
} World;

typedef enum
{
  AT_P1,
  AT_P2,
  AT_P3,
  AT_SEVERAL,       /* nearer to project 4 */
  AT_SEVERAL_OTHER, /* nearer to project 5 */
  AT_EMPLOYER,
  AT_HOME_1,
  AT_NOWHERE,
  AT_NOWHERE_NEAR, /* 199.1 m from there */
  AT_NOWHERE_FAR,  /* 200.1 m from there */
  AT_NO_POSITION,
} Spot;

World world_new (void);
void world_clear (World *world);

/** world_instant: @text: `2026-03-02 08:00`, Brussels. */
gint64 world_instant (const char *text);

/** world_spot: @name: P1 P2 P3 S1 S2 E H N M F X, in the order of Spot. */
Spot world_spot (const char *name);

TklPoint world_point (Spot spot);

/** world_add: a touch of @key_id in vehicle 1; valid until the next is added. */
TklTick *world_add (World *world, const char *when, int key_id, Spot spot);
TklTick *world_tick (World *world, guint i);

/** world_link: links all ticks of the world in place. */
void world_link (World *world);

/** world_link_ticks: links others with the settings of the world. */
void world_link_ticks (World *world, TklTick *ticks, gsize n, GArray *pool, const guint8 *fixed);

G_END_DECLS
