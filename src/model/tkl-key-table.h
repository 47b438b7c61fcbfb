/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of keys (F046-F049): those that nobody holds, those put aside, all of them. */
/* Thread: main. */
#pragma once

#include "tkl-table-source.h"

G_BEGIN_DECLS

/* A row of each of them. */
typedef struct
{
  gint64 id;
  gint64 first_utc_ms, last_utc_ms; /* TKL_INSTANT_NONE without any tick */
  guint n_ticks, n_unheld;
  TklTextRef text, where, vehicles, best, holder, spellings, candidates, note;
  guint8 status; /* TklKeyStatus */
  guint8 aside;
} TklKeyTableRow;

extern const TklTableSource tkl_unknown_key_source;
extern const TklTableSource tkl_aside_key_source;
extern const TklTableSource tkl_all_key_source;

G_END_DECLS
