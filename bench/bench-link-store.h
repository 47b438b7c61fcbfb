/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database of places, people and ticks to be linked, and the same ticks in plain SQLite. */
/* Thread: main. */
#pragma once

#include "bench-data.h"

#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  BenchData *data;  /* (owned) */
  TklStore *store;  /* (owned) */
  char *folder;     /* (owned) */
  char *path;       /* (owned) */
  char *reference;  /* (owned) */
  gint32 *vehicles; /* (owned): ids by vehicle − 1 */
  gint32 *keys;     /* (owned): ids by person − 1 */
} BenchLinkStore;

/**
 * bench_link_store_set_up:
 * @n_places: @n_ticks: a tenth of them with --quick
 *
 * Every place is a project, numbered from 1 on in the order of the data: a circle, or a zone. A failure
 * ends the program.
 */
void bench_link_store_set_up (BenchLinkStore *bench, guint n_places, guint n_ticks);
void bench_link_store_tear_down (BenchLinkStore *bench);

/** bench_link_store_check: ends the program with @error unless @done. */
void bench_link_store_check (gboolean done, const GError *error);

G_END_DECLS
