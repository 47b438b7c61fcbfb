/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickBatch: a window that changes the same fields of several ticks at once (F163). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_BATCH (tkl_tick_batch_get_type ())
G_DECLARE_FINAL_TYPE (TklTickBatch, tkl_tick_batch, TKL, TICK_BATCH, AdwWindow)

/* What is to be changed. */
typedef struct
{
  GArray *ids;    /* (element-type gint64): ticks; referenced, not to be changed */
  guint n_days;   /* of them */
  guint n_engine; /* starts and stops that were chosen with them, and stay as they are */
} TklTickBatchChoice;

/**
 * tkl_tick_batch_present:
 * @parent: (nullable)
 *
 * Fields change where their box is checked, which typing and choosing does; all is one change to undo.
 * Returns: (transfer none): the window.
 */
GtkWidget *
tkl_tick_batch_present (GtkWindow *parent, TklDesk *desk, const TklTickBatchChoice *choice);

G_END_DECLS
