/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMarkLayer: marks on the map, each with a shape, a label and a tooltip. */
/* Thread: main. */
#include "tkl-mark-layer.h"

#include "tkl-layer.h"

/* As near as this to its middle means a mark. */
#define REACH_PX 12
/* The pointer may move so far between press and release: more is a pan of the map. */
#define STILL_PX 4

struct _TklMarkLayer
{
  ShumateLayer parent_instance;
  GArray *marks; /* (owned) (element-type TklMark) */
  double press_x, press_y;
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklMarkLayer, tkl_mark_layer, SHUMATE_TYPE_LAYER)

/* --- drawing ---------------------------------------------------------------------------------- */

static const struct
{
  const char *colour;
  float radius;
} shapes[] = {
  [TKL_MARK_PIN] = { "accent_color", 7 },
  [TKL_MARK_DOT] = { "tkl_no_destination", 5 },
  [TKL_MARK_TRIANGLE] = { "tkl_work", 6 },
  [TKL_MARK_SQUARE] = { "tkl_presence_expected", 5 },
};

static void
trace (cairo_t *cr, TklMarkShape shape, graphene_point_t at, double radius)
{
  cairo_new_path (cr);
  if (shape == TKL_MARK_TRIANGLE)
    {
      cairo_move_to (cr, at.x - radius, at.y - radius);
      cairo_line_to (cr, at.x + radius, at.y);
      cairo_line_to (cr, at.x - radius, at.y + radius);
      cairo_close_path (cr);
    }
  else if (shape == TKL_MARK_SQUARE)
    cairo_rectangle (cr, at.x - radius, at.y - radius, 2 * radius, 2 * radius);
  else
    cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
}

static double
radius_of (const TklMark *mark)
{
  return shapes[mark->shape].radius + (mark->strong ? 2 : 0);
}

static void
draw_mark (const TklPen *pen, const TklMark *mark, graphene_point_t at)
{
  GdkRGBA fill = tkl_layer_colour (pen->layer, shapes[mark->shape].colour);
  double radius = radius_of (mark);

  trace (pen->cr, mark->shape, at, radius);
  gdk_cairo_set_source_rgba (pen->cr, &pen->halo);
  cairo_set_line_width (pen->cr, 4);
  cairo_stroke_preserve (pen->cr);
  gdk_cairo_set_source_rgba (pen->cr, &fill);
  cairo_fill (pen->cr);
  tkl_label_room_block (pen->room, (int) (at.x - radius), (int) (at.y - radius), (int) (2 * radius),
                        (int) (2 * radius));
}

typedef struct
{
  const TklMark *mark;
  graphene_point_t at;
} Placed;

/* Those that are in sight, with room for a name beside them. */
static GArray *
place_marks (TklMarkLayer *self, int width, int height)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  graphene_rect_t shown = GRAPHENE_RECT_INIT (-20, -20, (float) width + 40, (float) height + 40);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const TklMark *mark = &g_array_index (self->marks, TklMark, i);
      Placed place = { mark, tkl_layer_project (SHUMATE_LAYER (self), mark->point) };

      if (graphene_rect_contains_point (&shown, &place.at))
        g_array_append_val (placed, place);
    }
  return placed;
}

/* The chosen one has its name whatever happens, then those on top. */
static void
write_names (const TklPen *pen, GArray *placed)
{
  for (int strong = 1; strong >= 0; strong--)
    for (guint i = placed->len; i > 0; i--)
      {
        const Placed *place = &g_array_index (placed, Placed, i - 1);

        if (place->mark->label != NULL && place->mark->strong == strong)
          tkl_pen_write_beside (pen, place->mark->label, place->at,
                                (float) radius_of (place->mark) + 5);
      }
}

static void
tkl_mark_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklMarkLayer *self = TKL_MARK_LAYER (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (TklLabelRoom) room = tkl_label_room_new (width, height);
  g_autoptr (GArray) placed = place_marks (self, width, height);
  TklPen pen = { SHUMATE_LAYER (self), gtk_snapshot_append_cairo (snapshot, &area), room,
                 tkl_layer_colour (SHUMATE_LAYER (self), "view_fg_color"),
                 tkl_layer_colour (SHUMATE_LAYER (self), "view_bg_color") };

  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *place = &g_array_index (placed, Placed, i);

      draw_mark (&pen, place->mark, place->at);
    }
  write_names (&pen, placed);
  cairo_destroy (pen.cr);
}

/* --- the pointer ------------------------------------------------------------------------------ */

/* The topmost. */
static const TklMark *
find_mark (TklMarkLayer *self, double x, double y)
{
  graphene_point_t pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (guint i = self->marks->len; i > 0; i--)
    {
      const TklMark *mark = &g_array_index (self->marks, TklMark, i - 1);
      graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), mark->point);

      if (graphene_point_distance (&at, &pointer, NULL, NULL) <= REACH_PX)
        return mark;
    }
  return NULL;
}

/* Between the marks the pointer means the layer below, or the map. */
static gboolean
tkl_mark_layer_contains (GtkWidget *widget, double x, double y)
{
  return find_mark (TKL_MARK_LAYER (widget), x, y) != NULL;
}

static gboolean
tkl_mark_layer_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const TklMark *mark = keyboard ? NULL : find_mark (TKL_MARK_LAYER (widget), x, y);

  if (mark == NULL || mark->tooltip == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, mark->tooltip);
  return TRUE;
}

static void
pressed_cb (TklMarkLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (TklMarkLayer *self, int n_press, double x, double y)
{
  const TklMark *mark = find_mark (self, x, y);

  if (mark != NULL && mark->id != 0 && ABS (x - self->press_x) <= STILL_PX
      && ABS (y - self->press_y) <= STILL_PX)
    g_signal_emit (self, signals[PICKED], 0, mark->id);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
clear_mark (gpointer data)
{
  TklMark *mark = data;

  g_free (mark->label);
  g_free (mark->tooltip);
}

GArray *
tkl_mark_layer_make_marks (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TklMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

void
tkl_mark_layer_set_marks (TklMarkLayer *self, GArray *marks)
{
  g_return_if_fail (TKL_IS_MARK_LAYER (self));

  g_array_ref (marks);
  g_array_unref (self->marks);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ShumateLayer *
tkl_mark_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TKL_TYPE_MARK_LAYER, "viewport", viewport, "has-tooltip", TRUE, NULL);
}

static void
tkl_mark_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_mark_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_mark_layer_finalize (GObject *object)
{
  g_array_unref (TKL_MARK_LAYER (object)->marks);
  G_OBJECT_CLASS (tkl_mark_layer_parent_class)->finalize (object);
}

static void
tkl_mark_layer_class_init (TklMarkLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tkl_mark_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_mark_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = tkl_mark_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = tkl_mark_layer_contains;
  GTK_WIDGET_CLASS (klass)->query_tooltip = tkl_mark_layer_query_tooltip;
  signals[PICKED] = g_signal_new ("picked", TKL_TYPE_MARK_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tkl_mark_layer_init (TklMarkLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->marks = tkl_mark_layer_make_marks ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

const GArray *
tkl_mark_layer_get_marks (TklMarkLayer *self)
{
  g_return_val_if_fail (TKL_IS_MARK_LAYER (self), NULL);

  return self->marks;
}
