/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklStill: what a layer drew, kept while the map is only moved: a frame is then a copy of a picture. */
/* Thread: main. */
#include "tkl-still.h"

#include <math.h>

/* Drawn beyond each edge of the map, so that a pan shows it without drawing anew. */
#define MARGIN_PX 224

/* The view is measured: rounding is no zoom. Over the map it is less than a tenth of a pixel. */
static gboolean
is_moved_only (const TklView *a, const TklView *b)
{
  return a->width == b->width && a->height == b->height
         && fabs (a->xx - b->xx) + fabs (a->xy - b->xy) + fabs (a->yx - b->yx)
                    + fabs (a->yy - b->yy)
                <= 1e-5 * tkl_view_scale (a);
}

/* How far the view moved since it was drawn; FALSE: farther than its margin. */
static gboolean
find_offset (const TklStill *still, const TklView *view, double *ret_x, double *ret_y)
{
  graphene_point_t at = tkl_view_project (view, still->drawn.origin);

  *ret_x = at.x - still->drawn.x;
  *ret_y = at.y - still->drawn.y;
  return fabs (*ret_x) <= still->margin_px && fabs (*ret_y) <= still->margin_px;
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static cairo_surface_t *
draw_anew (
    ShumateLayer *layer, const TklView *view, int margin_px, TklStillDraw draw, gpointer data)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (layer));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (view->width + 2 * margin_px) * factor,
                                    (view->height + 2 * margin_px) * factor);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  cairo_translate (cr, margin_px, margin_px);
  draw (layer, cr, view, margin_px, data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* A graphics processor keeps a texture from frame to frame; without one GTK would copy it for each. */
static gboolean
draws_by_processor (ShumateLayer *layer)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (layer));
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return GSK_IS_CAIRO_RENDERER (renderer);
}

static void
put_surface (cairo_surface_t *surface, GtkSnapshot *snapshot, const TklView *view, int x, int y)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) view->width, (float) view->height));

  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_destroy (cr);
}

void
tkl_still_snapshot (TklStill *still,
                    ShumateLayer *layer,
                    GtkSnapshot *snapshot,
                    const TklView *view,
                    TklStillDraw draw,
                    gpointer data)
{
  gboolean moved_only = still->surface != NULL && is_moved_only (&still->drawn, view);
  double x = 0, y = 0;

  if (!moved_only || !find_offset (still, view, &x, &y))
    {
      tkl_still_forget (still);
      /* Between two zooms there is no pan: less is drawn. */
      still->margin_px = moved_only ? MARGIN_PX : 0;
      still->surface = draw_anew (layer, view, still->margin_px, draw, data);
      still->drawn = *view;
      x = y = 0;
    }
  /* On whole pixels it stays sharp. */
  x = round (x) - still->margin_px;
  y = round (y) - still->margin_px;
  if (draws_by_processor (layer))
    {
      put_surface (still->surface, snapshot, view, (int) x, (int) y);
      return;
    }
  if (still->texture == NULL)
    still->texture = make_texture (still->surface);
  gtk_snapshot_append_texture (snapshot, still->texture,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                    (float) view->width + 2 * still->margin_px,
                                                    (float) view->height + 2 * still->margin_px));
}

void
tkl_still_forget (TklStill *still)
{
  g_clear_object (&still->texture);
  g_clear_pointer (&still->surface, cairo_surface_destroy);
}
