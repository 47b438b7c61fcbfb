/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSwitcher: the tabs in a header bar; where they do not fit, a bar at the bottom has them. */
/* Thread: main. */

/* One switcher whose words stand beside or below their icons. An AdwSqueezer with one of each kind
 * would do the same with twice the widgets, half of all there are in the window. Which kind fits is
 * known when the window is laid out, and the other kind asks for another layout: it is chosen after
 * the window's own handler, and the frame clock lays out once more before anything is painted. */
#include "tkl-switcher.h"

struct _TklSwitcher
{
  GtkWidget parent_instance;
  AdwViewSwitcher *switcher;  /* child */
  AdwViewSwitcherBar *bottom; /* (owned) (nullable) */
  int natural_px[2];          /* by AdwViewSwitcherPolicy; 0 = not measured yet */
  int width_px;               /* what there is room for */
  gulong layout_handler;      /* of the frame clock, while mapped; 0 = none */
};

enum
{
  PROP_STACK = 1,
  PROP_BOTTOM,
};

G_DEFINE_FINAL_TYPE (TklSwitcher, tkl_switcher, GTK_TYPE_WIDGET)

/* --- what fits -------------------------------------------------------------------------------- */

static int
measure_switcher (TklSwitcher *self)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  return natural;
}

/* How wide words are depends on language and text size. */
static void
measure_both (TklSwitcher *self)
{
  AdwViewSwitcherPolicy policy = adw_view_switcher_get_policy (self->switcher);

  for (int i = 0; i < 2; i++)
    {
      adw_view_switcher_set_policy (self->switcher, (AdwViewSwitcherPolicy) i);
      self->natural_px[i] = measure_switcher (self);
    }
  adw_view_switcher_set_policy (self->switcher, policy);
}

static void
show_bottom (TklSwitcher *self, gboolean shown)
{
  if (self->bottom == NULL)
    return;
  if (shown && adw_view_switcher_bar_get_stack (self->bottom) == NULL)
    adw_view_switcher_bar_set_stack (self->bottom, adw_view_switcher_get_stack (self->switcher));
  adw_view_switcher_bar_set_reveal (self->bottom, shown);
}

/* A switcher would rather cut its words than say that there is no room. */
static void
choose (TklSwitcher *self)
{
  gboolean fits;

  if (self->natural_px[ADW_VIEW_SWITCHER_POLICY_WIDE] == 0)
    measure_both (self);
  adw_view_switcher_set_policy (self->switcher,
                                self->width_px >= self->natural_px[ADW_VIEW_SWITCHER_POLICY_WIDE]
                                    ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                    : ADW_VIEW_SWITCHER_POLICY_NARROW);
  fits = self->width_px >= self->natural_px[ADW_VIEW_SWITCHER_POLICY_NARROW];
  gtk_widget_set_child_visible (GTK_WIDGET (self->switcher), fits);
  show_bottom (self, !fits);
}

static void
laid_out_cb (GdkFrameClock *clock, TklSwitcher *self)
{
  choose (self);
}

static void
text_size_cb (TklSwitcher *self)
{
  self->natural_px[ADW_VIEW_SWITCHER_POLICY_WIDE] = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- widget ----------------------------------------------------------------------------------- */

/* lint: foreign signature */
static void
tkl_switcher_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  TklSwitcher *self = TKL_SWITCHER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (GTK_WIDGET (self->switcher), orientation, -1, minimum, natural, NULL,
                          NULL);
      return;
    }
  *minimum = 0;
  *natural = MAX (self->natural_px[ADW_VIEW_SWITCHER_POLICY_WIDE], measure_switcher (self));
}

static void
tkl_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TklSwitcher *self = TKL_SWITCHER (widget);
  int least;

  self->width_px = width;
  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->switcher), MAX (width, least), height, baseline, NULL);
}

static void
tkl_switcher_map (GtkWidget *widget)
{
  TklSwitcher *self = TKL_SWITCHER (widget);

  GTK_WIDGET_CLASS (tkl_switcher_parent_class)->map (widget);
  self->layout_handler = g_signal_connect_after (gtk_widget_get_frame_clock (widget), "layout",
                                                 G_CALLBACK (laid_out_cb), self);
}

static void
tkl_switcher_unmap (GtkWidget *widget)
{
  g_clear_signal_handler (&TKL_SWITCHER (widget)->layout_handler,
                          gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (tkl_switcher_parent_class)->unmap (widget);
}

static void
tkl_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TklSwitcher *self = TKL_SWITCHER (object);

  switch (id)
    {
    case PROP_STACK:
      adw_view_switcher_set_stack (self->switcher, g_value_get_object (value));
      self->natural_px[ADW_VIEW_SWITCHER_POLICY_WIDE] = 0;
      break;
    case PROP_BOTTOM:
      g_set_object (&self->bottom, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tkl_switcher_dispose (GObject *object)
{
  TklSwitcher *self = TKL_SWITCHER (object);

  g_clear_object (&self->bottom);
  if (self->switcher != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->switcher));
  self->switcher = NULL;
  G_OBJECT_CLASS (tkl_switcher_parent_class)->dispose (object);
}

static void
tkl_switcher_class_init (TklSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tkl_switcher_set_property;
  object_class->dispose = tkl_switcher_dispose;
  widget_class->map = tkl_switcher_map;
  widget_class->unmap = tkl_switcher_unmap;
  widget_class->measure = tkl_switcher_measure;
  widget_class->size_allocate = tkl_switcher_size_allocate;
  g_object_class_install_property (object_class, PROP_STACK,
                                   g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_BOTTOM,
                                   g_param_spec_object ("bottom", NULL, NULL,
                                                        ADW_TYPE_VIEW_SWITCHER_BAR,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
tkl_switcher_init (TklSwitcher *self)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  self->switcher = ADW_VIEW_SWITCHER (switcher);
  adw_view_switcher_set_policy (self->switcher, ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_set_parent (switcher, GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
}
