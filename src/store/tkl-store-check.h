/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrity report: the file itself, references, and rules that no constraint can express. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *what;    /* (owned): stable name: `damaged` `missing-reference` `holders-overlap` … */
  char *subject; /* (owned): kind of row, as in the journal; "" for the file itself */
  gint64 row_id; /* 0 = no single row */
  char *detail;  /* (owned): plain English: ids and numbers, no personal data */
} TklStoreFault;

void tkl_store_fault_free (TklStoreFault *fault);

/**
 * tkl_store_check:
 * @store: either mode, outside a transaction
 * @ret_faults: (out) (transfer full) (element-type TklStoreFault): empty when all is well
 * @error: only when the check itself could not be done
 *
 * Reads the whole file once on one snapshot; seconds for millions of records. At most 1,000 faults
 * of one kind are listed.
 */
gboolean tkl_store_check (TklStore *store, GPtrArray **ret_faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklStoreFault, tkl_store_fault_free)

G_END_DECLS
