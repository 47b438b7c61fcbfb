/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for ids, asked once each: lists show a few hundred of them thousands of times. */
/* Thread: the store's own. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_NAME_VEHICLE,
  TKL_NAME_KEY,
  TKL_NAME_EMPLOYEE,
  TKL_NAME_PROJECT,
  TKL_NAME_ADDRESS,    /* by tkl_geo_cell() */
  TKL_NAME_PERSON,     /* first and last name of an employee; NULL when he has none */
  TKL_NAME_OF_PROJECT, /* its name besides the number */
  TKL_NAME_N_KINDS,
} TklNameKind;

typedef struct _TklNames TklNames;

/** tkl_names_new: @store: must outlive the result. Returns: (transfer full). */
TklNames *tkl_names_new (TklStore *store);
void tkl_names_free (TklNames *names);

/**
 * tkl_names_get:
 * @id: 0 = none
 * @ret_name: (out) (nullable): NULL for none and for a row that is gone; lives as long as @names
 */
gboolean
tkl_names_get (TklNames *names, TklNameKind kind, gint64 id, const char **ret_name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNames, tkl_names_free)

G_END_DECLS
