/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libsecret is used: loaded by the first question for a key. */
/* Thread: any. */
#pragma once

#include "tkl-library.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* clang-format off */
#define TKL_SECRET_FUNCTIONS(of) \
  of (secret_password_clear_sync) \
  of (secret_password_lookup_sync) \
  of (secret_password_store_sync) \
  of (secret_password_wipe)
/* clang-format on */

typedef struct
{
  TKL_SECRET_FUNCTIONS (TKL_LIBRARY_MEMBER)
} TklSecretLibrary;

/** tkl_secret_library: Returns: its functions, which the names below stand for. */
const TklSecretLibrary *tkl_secret_library (void);

/* As they are called. */
#define secret_password_clear_sync tkl_secret_library ()->secret_password_clear_sync
#define secret_password_lookup_sync tkl_secret_library ()->secret_password_lookup_sync
#define secret_password_store_sync tkl_secret_library ()->secret_password_store_sync
#define secret_password_wipe tkl_secret_library ()->secret_password_wipe

G_END_DECLS
