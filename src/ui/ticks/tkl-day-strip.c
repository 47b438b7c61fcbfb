/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayStrip: a day as a strip of legs, each in the colour and with the word of its line. */
/* Thread: main. */
#include "tkl-day-strip.h"

#include "tkl-format.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_PX 30
#define GAP_PX 1.0
#define HATCH_PX 7.0
/* Short legs are still seen, and hit. */
#define LEAST_PX 6.0

typedef struct
{
  gint64 length_ms;
  const char *colour; /* name in the style sheet */
  const char *word;   /* translated */
  char *text;         /* (owned): the leg in one line */
  gboolean hatched;
} Segment;

struct _TklDayStrip
{
  GtkWidget parent_instance;
  GtkWidget *bar;   /* child */
  GtkLabel *told;   /* child: the leg chosen with keys */
  GArray *segments; /* (owned) (element-type Segment) */
  guint current;
};

G_DEFINE_FINAL_TYPE (TklDayStrip, tkl_day_strip, GTK_TYPE_WIDGET)

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->text);
}

static const Segment *
segment_at (TklDayStrip *self, guint i)
{
  return &g_array_index (self->segments, Segment, i);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* Where segment @i begins and ends in a bar of that width. */
static void
find_extent (TklDayStrip *self, guint i, double width, double *ret_x, double *ret_width)
{
  double spare = MAX (width - self->segments->len * LEAST_PX, 0);
  gint64 total_ms = 0, before_ms = 0;

  for (guint k = 0; k < self->segments->len; k++)
    {
      total_ms += segment_at (self, k)->length_ms;
      before_ms += k < i ? segment_at (self, k)->length_ms : 0;
    }
  total_ms = MAX (total_ms, 1);
  *ret_x = i * LEAST_PX + spare * ((double) before_ms / (double) total_ms);
  *ret_width = LEAST_PX + spare * ((double) segment_at (self, i)->length_ms / (double) total_ms);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *ret_x = width - *ret_x - *ret_width;
}

static GdkRGBA
look_up_colour (TklDayStrip *self, const char *name)
{
  GdkRGBA colour = { 0.5F, 0.5F, 0.5F, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &colour);
  return colour;
}

static void
draw_hatch (cairo_t *cr, double x, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 2);
  for (double at = x - height; at < x + width; at += HATCH_PX)
    {
      cairo_move_to (cr, at, height);
      cairo_line_to (cr, at + height, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Whatever is better read on the colour. */
static void
draw_word (TklDayStrip *self, cairo_t *cr, const Segment *segment, double x, double width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->bar, segment->word);
  GdkRGBA colour = look_up_colour (self, segment->colour);
  GdkRGBA ink = look_up_colour (self, "theme_fg_color");
  double light = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width + 6 > width)
    return;
  if (segment->hatched)
    gdk_cairo_set_source_rgba (cr, &ink);
  else
    cairo_set_source_rgb (cr, light > 0.55 ? 0 : 1, light > 0.55 ? 0 : 1, light > 0.55 ? 0 : 1);
  cairo_move_to (cr, x + (width - text_width) / 2, (HEIGHT_PX - text_height) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_segment (TklDayStrip *self, cairo_t *cr, guint i, double bar_width)
{
  const Segment *segment = segment_at (self, i);
  GdkRGBA colour = look_up_colour (self, segment->colour);
  double x, width;

  find_extent (self, i, bar_width, &x, &width);
  gdk_cairo_set_source_rgba (cr, &colour);
  if (segment->hatched)
    draw_hatch (cr, x, width - GAP_PX, HEIGHT_PX);
  else
    {
      cairo_rectangle (cr, x, 0, width - GAP_PX, HEIGHT_PX);
      cairo_fill (cr);
    }
  if (!segment->hatched)
    draw_word (self, cr, segment, x, width);
  if (i == self->current && gtk_widget_has_focus (self->bar))
    {
      colour = look_up_colour (self, "theme_fg_color");
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, 3);
      cairo_rectangle (cr, x + 1.5, 1.5, MAX (width - GAP_PX - 3, 1), HEIGHT_PX - 3);
      cairo_stroke (cr);
    }
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  TklDayStrip *self = user_data;

  for (guint i = 0; i < self->segments->len; i++)
    draw_segment (self, cr, i, width);
}

/* --- telling ---------------------------------------------------------------------------------- */

static void
tell (TklDayStrip *self)
{
  gboolean any = self->current < self->segments->len;
  const char *text = any ? segment_at (self, self->current)->text : "";

  gtk_label_set_text (self->told, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told), any && gtk_widget_has_focus (self->bar));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  gtk_widget_queue_draw (self->bar);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint keycode,
        GdkModifierType state,
        TklDayStrip *self)
{
  gboolean back = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if ((!back && key != GDK_KEY_Right && key != GDK_KEY_KP_Right)
      || (back ? self->current == 0 : self->current + 1 >= self->segments->len))
    return GDK_EVENT_PROPAGATE;
  self->current += back ? -1 : 1;
  tell (self);
  return GDK_EVENT_STOP;
}

static gboolean
tooltip_cb (GtkWidget *bar,
            int pointer_x,
            int pointer_y,
            gboolean keyboard,
            GtkTooltip *tooltip,
            TklDayStrip *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      double x, width;

      find_extent (self, i, gtk_widget_get_width (bar), &x, &width);
      if (keyboard ? i != self->current : pointer_x < x || pointer_x >= x + width)
        continue;
      gtk_tooltip_set_text (tooltip, segment_at (self, i)->text);
      return TRUE;
    }
  return FALSE;
}

/* --- what is shown ---------------------------------------------------------------------------- */

static Segment
make_segment (const TklDoctorLeg *leg)
{
  static const struct
  {
    const char *colour, *word;
  } types[] = { [TKL_LINE_WORK] = { "tkl_work", NC_ ("line", "Work") },
                [TKL_LINE_MOBILITY] = { "tkl_mobility", NC_ ("line", "Mobility") },
                [TKL_LINE_COMMUTE] = { "tkl_commute", NC_ ("line", "Commute") },
                [TKL_LINE_BREAK] = { "tkl_break", NC_ ("line", "Break") },
                [TKL_LINE_OTHER] = { "tkl_other", NC_ ("line", "Other") } };
  Segment segment = { .length_ms = leg->to_utc_ms - leg->from_utc_ms,
                      .colour = "tkl_blocked",
                      .word = leg->known ? C_ ("line", "No line") : C_ ("line", "Unknown"),
                      .hatched = TRUE };

  if (leg->known && leg->line && leg->type < G_N_ELEMENTS (types))
    {
      segment.colour = types[leg->type].colour;
      segment.word = g_dpgettext2 (NULL, "line", types[leg->type].word);
      segment.hatched = FALSE;
    }
  return segment;
}

static void
add_leg (TklDayStrip *self,
         const TklDoctorLeg *leg,
         const TklDoctorTick *from,
         const TklDoctorTick *to,
         const TklZone *zone)
{
  Segment segment = make_segment (leg);
  g_autofree char *begin = tkl_format_time (zone, leg->from_utc_ms, FALSE);
  g_autofree char *end = tkl_format_time (zone, leg->to_utc_ms, FALSE);
  g_autofree char *length = tkl_format_minutes (segment.length_ms / 60000, FALSE);

  /* Translators: from time and place to time and place, kind of line, how long it was. */
  segment.text = g_strdup_printf (_ ("%s %s – %s %s: %s, %s"), begin, from->label, end, to->label,
                                  segment.word, length);
  g_array_append_val (self->segments, segment);
}

void
tkl_day_strip_show (TklDayStrip *self, const TklDoctorDay *day, const TklZone *zone)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (TKL_IS_DAY_STRIP (self) && day != NULL);

  g_array_set_size (self->segments, 0);
  for (guint i = 0; i < day->legs->len; i++)
    add_leg (self, &g_array_index (day->legs, TklDoctorLeg, i), day->ticks->pdata[i],
             day->ticks->pdata[i + 1], zone);
  self->current = 0;
  summary = g_strdup_printf (ngettext ("The day: %u leg", "The day: %u legs", self->segments->len),
                             self->segments->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  summary, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->segments->len > 0);
  tell (self);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
tkl_day_strip_dispose (GObject *object)
{
  TklDayStrip *self = TKL_DAY_STRIP (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->told, gtk_widget_unparent);
  g_clear_pointer (&self->segments, g_array_unref);
  G_OBJECT_CLASS (tkl_day_strip_parent_class)->dispose (object);
}

static void
tkl_day_strip_class_init (TklDayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_day_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tkl-day-strip");
}

static void
tkl_day_strip_init (TklDayStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, segment_clear);
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->bar
      = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_METER,
                      "focusable", TRUE, "has-tooltip", TRUE, "content-height", HEIGHT_PX, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_cb, self, NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->bar, keys);
  g_signal_connect_object (self->bar, "query-tooltip", G_CALLBACK (tooltip_cb), self, 0);
  g_signal_connect_object (self->bar, "notify::has-focus", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->told = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->told, TRUE);
  gtk_label_set_xalign (self->told, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->told), GTK_WIDGET (self));
}
