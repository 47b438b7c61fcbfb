/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of GEOS is used: loaded by the first shape that is repaired or compared. */
/* Thread: any. */
#include "tkl-geos-library.h"

const TklGeosLibrary *
tkl_geos_library (void)
{
  static const char *const names[] = { TKL_GEOS_FUNCTIONS (TKL_LIBRARY_NAME) NULL };
  static TklGeosLibrary functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_GEOS_SONAME, names, &functions);
  return &functions;
}
