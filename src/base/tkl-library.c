/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared libraries that are loaded when the first of their functions is called. */
/* Thread: any. */
#include "tkl-library.h"

#include <dlfcn.h>

void
tkl_library_load (gsize *loaded, const char *soname, const char *const *names, gpointer functions)
{
  gpointer *addresses = functions;
  void *library;

  if (!g_once_init_enter (loaded))
    return;
  library = dlopen (soname, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL)
    g_error ("%s", dlerror ());
  for (guint i = 0; names[i] != NULL; i++)
    {
      addresses[i] = dlsym (library, names[i]);
      if (addresses[i] == NULL)
        g_error ("%s", dlerror ());
    }
  g_once_init_leave (loaded, TRUE);
}
