/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws the windows: the graphics card, or the processor where there is none. */
/* Thread: the only one. */
#include "tkl-renderer.h"

#include "tkl-text.h"

#define SOFTWARE "cairo"

/* Of drivers that have no render node of the kernel: NVIDIA's own, Mali, Adreno, Windows below Linux. */
static const char *const other_cards[] = { "nvidiactl", "mali0", "kgsl-3d0", "dxg" };

static gboolean
has_render_node (const char *devices)
{
  g_autofree char *path = g_build_filename (devices, "dri", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      break;
  return name != NULL;
}

static gboolean
has_other_card (const char *devices)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_cards); i++)
    {
      g_autofree char *path = g_build_filename (devices, other_cards[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

gboolean
tkl_renderer_is_software (const char *renderer, const char *devices)
{
  if (!tkl_str_empty (renderer))
    return g_str_equal (renderer, SOFTWARE);
  return !has_render_node (devices) && !has_other_card (devices);
}

/* GTK 4.8 looks for OpenGL whatever draws in the end, but for this word. */
static void
leave_gl_alone (void)
{
  const char *words = g_getenv ("GDK_DEBUG");
  g_autofree char *more
      = tkl_str_empty (words) ? g_strdup ("gl-disable") : g_strconcat (words, ",gl-disable", NULL);

  g_setenv ("GDK_DEBUG", more, TRUE);
}

void
tkl_renderer_choose (void)
{
  if (!tkl_renderer_is_software (g_getenv ("GSK_RENDERER"), "/dev"))
    return;
  g_setenv ("GSK_RENDERER", SOFTWARE, TRUE);
  leave_gl_alone ();
}
