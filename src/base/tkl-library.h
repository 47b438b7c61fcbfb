/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared libraries that are loaded when the first of their functions is called. */
/* Thread: any. */

/* Libraries of workbooks, geometry and secrets bring two dozen others with them: four milliseconds and three
 * megabytes of each start, and most days nobody needs them. A header lists the functions once for the
 * table and once to put it in their place, so that they are called as ever:
 *
 *   #define TKL_ZIP_FUNCTIONS(of) of (zip_open) of (zip_close)
 *   typedef struct { TKL_ZIP_FUNCTIONS (TKL_LIBRARY_MEMBER) } TklZipLibrary;
 *   const TklZipLibrary *tkl_zip_library (void);
 *   #define zip_open tkl_zip_library ()->zip_open
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_LIBRARY_MEMBER(name) __typeof__ (name) *name;
#define TKL_LIBRARY_NAME(name) #name,

/**
 * tkl_library_load:
 * @loaded: static, 0 at first
 * @soname: as the build found it: `libarchive.so.13`
 * @names: (array zero-terminated=1): of its functions
 * @functions: (out caller-allocates): a structure of their addresses, in that order
 *
 * Loads it at the first call. One that is missing ends the program, as it would when it is started: the
 * installation is broken.
 */
void
tkl_library_load (gsize *loaded, const char *soname, const char *const *names, gpointer functions);

G_END_DECLS
