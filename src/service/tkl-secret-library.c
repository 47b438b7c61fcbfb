/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libsecret is used: loaded by the first question for a key. */
/* Thread: any. */
#include "tkl-secret-library.h"

const TklSecretLibrary *
tkl_secret_library (void)
{
  static const char *const names[] = { TKL_SECRET_FUNCTIONS (TKL_LIBRARY_NAME) NULL };
  static TklSecretLibrary functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_SECRET_SONAME, names, &functions);
  return &functions;
}
