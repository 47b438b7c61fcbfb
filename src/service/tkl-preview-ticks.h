/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the preview of settings: the ticks as another touch gap would make them. */
/* Thread: that of the store. */
#pragma once

#include "tkl-link-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 touch_gap_ms;
  GCancellable *cancellable; /* (borrowed) (nullable) */
} TklPreviewTicks;

/**
 * tkl_preview_ticks_patch: a TklLinkPatch. @wanted: TklPreviewTicks.
 *
 * Derives the ticks of all vehicles in memory. New ones have ids below zero.
 */
gboolean tkl_preview_ticks_patch (TklStore *store,
                                  TklTickSet *set,
                                  gint64 from_utc_ms,
                                  gint64 to_utc_ms,
                                  gpointer wanted,
                                  GError **error);

G_END_DECLS
