/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaks within GEOS are not ours: linked with --wrap, this takes the place of its table. */
/* Thread: main. */

/* GEOS 3.11 gives up on a buffer by an exception, tries again with fewer digits, and forgets what it had
 * built until then. So leaks of GEOSMakeValid are not looked for, and its answer is copied outside it:
 * one that we forget to free is still found. */
#include "tkl-geos-library.h"

/* The members, not the names that stand for them. */
#undef GEOSGeom_destroy_r
#undef GEOSMakeValidWithParams_r

const TklGeosLibrary *__real_tkl_geos_library (void);
const TklGeosLibrary *__wrap_tkl_geos_library (void);

/* Of the sanitizer, where there is one. */
void __lsan_disable (void) __attribute__ ((weak));
void __lsan_enable (void) __attribute__ ((weak));

static GEOSGeometry *
copy (GEOSContextHandle_t context, const GEOSGeometry *geometry)
{
  static const char *const names[] = { "GEOSGeom_clone_r", NULL };
  static struct
  {
    __typeof__ (GEOSGeom_clone_r) *clone;
  } functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_GEOS_SONAME, names, &functions);
  return functions.clone (context, geometry);
}

static GEOSGeometry *
make_valid (GEOSContextHandle_t context, const GEOSGeometry *raw, const GEOSMakeValidParams *how)
{
  const TklGeosLibrary *geos = __real_tkl_geos_library ();
  GEOSGeometry *valid;
  GEOSGeometry *copied;

  if (__lsan_disable != NULL)
    __lsan_disable ();
  valid = geos->GEOSMakeValidWithParams_r (context, raw, how);
  if (__lsan_enable != NULL)
    __lsan_enable ();
  if (valid == NULL)
    return NULL;
  copied = copy (context, valid);
  geos->GEOSGeom_destroy_r (context, valid);
  return copied;
}

const TklGeosLibrary *
__wrap_tkl_geos_library (void)
{
  static TklGeosLibrary functions;

  functions = *__real_tkl_geos_library ();
  functions.GEOSMakeValidWithParams_r = make_valid;
  return &functions;
}
