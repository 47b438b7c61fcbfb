/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPin: a pin that is dragged, or moved by the arrow keys; its parent decides where it stands. */
/* Thread: main. */
#include "tkl-pin.h"

#include <math.h>

#define HEAD_RADIUS 11
#define HOLE_RADIUS 4
#define STEP_PX 4
#define LONG_STEP_PX 32
/* Several presses of a key are one change. */
#define REST_MS 500
/* Less is a click. */
#define STILL_PX 3

struct _TklPin
{
  GtkWidget parent_instance;
  GtkGesture *drag;  /* (unowned) */
  gboolean dragging; /* farther than a hand trembles, and not dropped since */
  guint rest_source; /* keys were pressed, and nobody was told yet that they are done */
};

enum
{
  SHIFTED,
  NUDGED,
  RESTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklPin, tkl_pin, GTK_TYPE_WIDGET)

/* --- moving ----------------------------------------------------------------------------------- */

/* The pin follows the pointer: offsets count from where it is now. */
static void
shift (TklPin *self, double offset_x, double offset_y)
{
  const graphene_point_t tip = GRAPHENE_POINT_INIT ((float) (TKL_PIN_WIDTH / 2.0 + offset_x),
                                                    (float) (TKL_PIN_HEIGHT + offset_y));
  graphene_point_t at;

  if (gtk_widget_compute_point (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)), &tip,
                                &at))
    g_signal_emit (self, signals[SHIFTED], 0, (double) at.x, (double) at.y);
}

static void
drag_begin_cb (TklPin *self, double x, double y, GtkGesture *drag)
{
  /* Else the map below is moved too. */
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (TklPin *self, double offset_x, double offset_y)
{
  self->dragging |= hypot (offset_x, offset_y) > STILL_PX;
  if (self->dragging)
    shift (self, offset_x, offset_y);
}

static void
drag_end_cb (TklPin *self, double offset_x, double offset_y)
{
  if (!self->dragging)
    return;
  self->dragging = FALSE;
  shift (self, offset_x, offset_y);
  g_signal_emit (self, signals[RESTED], 0);
}

static gboolean
rest_cb (gpointer user_data)
{
  TklPin *self = user_data;

  self->rest_source = 0;
  g_signal_emit (self, signals[RESTED], 0);
  return G_SOURCE_REMOVE;
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklPin *self = TKL_PIN (widget);
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  g_signal_emit (self, signals[NUDGED], 0, dx, dy);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
}

static void
leave_cb (TklPin *self)
{
  if (self->rest_source == 0)
    return;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_signal_emit (self, signals[RESTED], 0);
}

void
tkl_pin_drop (TklPin *self)
{
  g_return_if_fail (TKL_IS_PIN (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  /* A gesture that is reset ends first. */
  self->dragging = FALSE;
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

/* --- drawing ---------------------------------------------------------------------------------- */

static GdkRGBA
find_colour (GtkWidget *widget, const char *name)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  return colour;
}

static void
tkl_pin_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA fill = find_colour (widget, "accent_color");
  GdkRGBA edge = find_colour (widget, "view_bg_color");
  const double middle = TKL_PIN_WIDTH / 2.0, head = HEAD_RADIUS + 2;
  /* Where the sides of the point touch the head. */
  const double angle = acos (HEAD_RADIUS / (TKL_PIN_HEIGHT - head));
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, TKL_PIN_WIDTH, TKL_PIN_HEIGHT));

  cairo_move_to (cr, middle, TKL_PIN_HEIGHT);
  cairo_arc (cr, middle, head, HEAD_RADIUS, G_PI / 2 + angle, G_PI / 2 - angle + 2 * G_PI);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 3);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
  cairo_arc (cr, middle, head, HOLE_RADIUS, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_pin_new (void)
{
  return g_object_new (TKL_TYPE_PIN, "focusable", TRUE, "width-request", TKL_PIN_WIDTH,
                       "height-request", TKL_PIN_HEIGHT, NULL);
}

static void
tkl_pin_dispose (GObject *object)
{
  g_clear_handle_id (&TKL_PIN (object)->rest_source, g_source_remove);
  G_OBJECT_CLASS (tkl_pin_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad_key;
    int dx, dy;
  } moves[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
                { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
                { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
                { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 } };
  static const struct
  {
    GdkModifierType modifiers;
    int px;
  } steps[] = { { 0, STEP_PX }, { GDK_SHIFT_MASK, LONG_STEP_PX } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
      {
        int dx = moves[i].dx * steps[j].px, dy = moves[i].dy * steps[j].px;

        gtk_widget_class_add_binding_action (widget_class, moves[i].key, steps[j].modifiers,
                                             "pin.move", "(ii)", dx, dy);
        gtk_widget_class_add_binding_action (widget_class, moves[i].keypad_key, steps[j].modifiers,
                                             "pin.move", "(ii)", dx, dy);
      }
}

static void
tkl_pin_class_init (TklPinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_pin_dispose;
  widget_class->snapshot = tkl_pin_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tkl-pin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "pin.move", "(ii)", move_action);
  add_keys (widget_class);
  signals[SHIFTED] = g_signal_new ("shifted", TKL_TYPE_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[NUDGED] = g_signal_new ("nudged", TKL_TYPE_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[RESTED] = g_signal_new ("rested", TKL_TYPE_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
tkl_pin_init (TklPin *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
}
