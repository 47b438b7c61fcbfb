/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyWatch: keys that come another way round than the office confirmed (trusttrack §6). */
/* Thread: that of the store. */
#pragma once

#include "tkl-record.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_key_watch_new_texts:
 * @idents: (array length=n_idents): of a page that is not stored yet
 * Returns: (transfer full) (nullable) (element-type utf8): texts that no reader ever sent; NULL on error.
 */
GPtrArray *
tkl_key_watch_new_texts (TklStore *store, const TklIdent *idents, gsize n_idents, GError **error);

/**
 * tkl_key_watch_find:
 * @texts: (element-type utf8): as readers sent them, and stored
 * Returns: (transfer full) (nullable) (element-type utf8): those of them that tkl_key_deviates() tells;
 *   NULL on error
 */
GPtrArray *tkl_key_watch_find (TklStore *store, const GPtrArray *texts, GError **error);

G_END_DECLS
