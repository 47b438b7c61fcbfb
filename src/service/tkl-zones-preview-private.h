/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of zones on a store at hand: for its use case and its measurement. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"
#include "tkl-zones-preview.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** tkl_zones_preview_run: inside a transaction. Returns: (transfer full) (nullable). */
TklZonesPreview *tkl_zones_preview_run (TklStore *store,
                                        const TklZonesPreviewOptions *options,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
