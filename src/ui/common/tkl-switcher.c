/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSwitcher: the tabs in a header bar; where they do not fit, a bar at the bottom has them. */
/* Thread: main. */
#include "tkl-switcher.h"

struct _TklSwitcher
{
  AdwBin parent_instance;
  AdwSqueezer *squeezer; /* child: shows the first of these that fits */
  GtkWidget *wide, *narrow, *none;
  AdwViewStack *stack;        /* (owned) (nullable) */
  AdwViewSwitcherBar *bottom; /* (owned) (nullable) */
};

enum
{
  PROP_STACK = 1,
  PROP_BOTTOM,
};

G_DEFINE_FINAL_TYPE (TklSwitcher, tkl_switcher, ADW_TYPE_BIN)

static gboolean
show_bottom_cb (gpointer user_data)
{
  TklSwitcher *self = user_data;

  if (self->bottom == NULL)
    return G_SOURCE_REMOVE;
  if (adw_squeezer_get_visible_child (self->squeezer) == self->none)
    adw_view_switcher_bar_set_stack (self->bottom, self->stack);
  adw_view_switcher_bar_set_reveal (self->bottom,
                                    adw_squeezer_get_visible_child (self->squeezer) == self->none);
  return G_SOURCE_REMOVE;
}

/* The header is being given its place: the rest of the window must not ask for another meanwhile. */
static void
fits_cb (TklSwitcher *self)
{
  if (self->bottom != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, show_bottom_cb, g_object_ref (self), g_object_unref);
}

/* The narrow switcher would rather cut its words than make room. */
static gboolean
keep_words_cb (gpointer user_data)
{
  TklSwitcher *self = user_data;
  int natural;

  if (self->stack == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_set_size_request (self->narrow, -1, -1);
  gtk_widget_measure (self->narrow, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_size_request (self->narrow, natural, -1);
  return G_SOURCE_REMOVE;
}

static void
text_size_cb (TklSwitcher *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, keep_words_cb, g_object_ref (self), g_object_unref);
}

static void
tkl_switcher_map (GtkWidget *widget)
{
  keep_words_cb (widget);
  GTK_WIDGET_CLASS (tkl_switcher_parent_class)->map (widget);
}

static void
tkl_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TklSwitcher *self = TKL_SWITCHER (object);

  switch (id)
    {
    case PROP_STACK:
      g_set_object (&self->stack, g_value_get_object (value));
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->wide), self->stack);
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->narrow), self->stack);
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

  g_clear_object (&self->stack);
  g_clear_object (&self->bottom);
  G_OBJECT_CLASS (tkl_switcher_parent_class)->dispose (object);
}

static void
tkl_switcher_class_init (TklSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tkl_switcher_set_property;
  object_class->dispose = tkl_switcher_dispose;
  GTK_WIDGET_CLASS (klass)->map = tkl_switcher_map;
  g_object_class_install_property (object_class, PROP_STACK,
                                   g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_BOTTOM,
                                   g_param_spec_object ("bottom", NULL, NULL,
                                                        ADW_TYPE_VIEW_SWITCHER_BAR,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static GtkWidget *
make_switcher (AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), policy);
  return switcher;
}

static void
tkl_switcher_init (TklSwitcher *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();

  self->squeezer = ADW_SQUEEZER (squeezer);
  self->wide = make_switcher (ADW_VIEW_SWITCHER_POLICY_WIDE);
  self->narrow = make_switcher (ADW_VIEW_SWITCHER_POLICY_NARROW);
  self->none = adw_bin_new ();
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  adw_squeezer_add (self->squeezer, self->wide);
  adw_squeezer_add (self->squeezer, self->narrow);
  adw_squeezer_add (self->squeezer, self->none);
  adw_bin_set_child (ADW_BIN (self), squeezer);
  g_signal_connect_object (squeezer, "notify::visible-child", G_CALLBACK (fits_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
}
