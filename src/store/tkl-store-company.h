/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the company, one row each. */
/* Thread: that of the store. */
#pragma once

#include "tkl-company.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_load_company:
 * @ret_company: (out) (transfer full): settings never stored have their default
 * @error: TKL_STORE_ERROR_CORRUPT: a stored value is none that the setting can have; the text names it
 */
gboolean tkl_store_load_company (TklStore *store, TklCompany **ret_company, GError **error);

/**
 * tkl_store_save_company:
 * @base: (nullable): the settings as they were read; only what differs between @base and @company
 *   is written. NULL: as stored now
 * @company: the settings wanted
 * @ret_n_changed: (out) (optional): settings whose stored value changed
 * @error: TKL_STORE_ERROR_CONFLICT: a setting to be written was changed by somebody else since @base
 *
 * Inside a journal entry.
 */
gboolean tkl_store_save_company (TklStore *store,
                                 const TklCompany *base,
                                 const TklCompany *company,
                                 guint *ret_n_changed,
                                 GError **error);

G_END_DECLS
