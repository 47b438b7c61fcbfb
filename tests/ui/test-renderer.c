/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws the windows, by what the environment asks for and which cards there are. */
/* Thread: main. */
#include "tkl-renderer.h"

#include <glib/gstdio.h>

static void
make (const char *devices, const char *name)
{
  g_autofree char *path = g_build_filename (devices, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
take_away (const char *devices, const char *name)
{
  g_autofree char *path = g_build_filename (devices, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (devices);
}

static void
test_software (void)
{
  static const struct
  {
    const char *renderer, *device;
    gboolean software;
  } cases[] = { { NULL, "none", TRUE },
                { "", "none", TRUE },
                { NULL, "dri/card0", TRUE }, /* shows pictures, draws none */
                { NULL, "dri/renderD128", FALSE },
                { NULL, "nvidiactl", FALSE },
                { NULL, "dxg", FALSE },
                { "cairo", "dri/renderD128", TRUE },
                { "cairo", "none", TRUE },
                { "gl", "none", FALSE },
                { "vulkan", "dri/renderD128", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *devices = g_dir_make_tmp ("tikklok-devices-XXXXXX", NULL);

      make (devices, cases[i].device);
      g_assert_cmpint (tkl_renderer_is_software (cases[i].renderer, devices), ==,
                       cases[i].software);
      take_away (devices, cases[i].device);
    }
}

/* What the environment says already stays; a renderer that was asked for is not argued with. */
static void
test_environment (void)
{
  static const struct
  {
    const char *renderer, *words, *expected;
  } cases[] = { { "cairo", NULL, "gl-disable" },
                { "cairo", "", "gl-disable" },
                { "cairo", "frames", "frames,gl-disable" },
                { "gl", "frames", "frames" },
                { "gl", NULL, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("GSK_RENDERER", cases[i].renderer, TRUE);
      if (cases[i].words != NULL)
        g_setenv ("GDK_DEBUG", cases[i].words, TRUE);
      else
        g_unsetenv ("GDK_DEBUG");
      tkl_renderer_choose ();
      g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, cases[i].expected);
      g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, cases[i].renderer);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/software", test_software);
  g_test_add_func ("/renderer/environment", test_environment);
  return g_test_run ();
}
