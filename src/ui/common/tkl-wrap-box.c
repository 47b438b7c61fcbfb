/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWrapBox: widgets beside each other as GtkBox has them, in more lines where there is no room. */
/* Thread: main. */
#include "tkl-wrap-box.h"

#define SPACING_PX 6

struct _TklWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TklWrapBox, tkl_wrap_box, GTK_TYPE_WIDGET)

/* @child: (nullable). Returns: (nullable): the first from @child on that is shown. */
static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* How wide it stands in a line of @width. */
static int
width_in (GtkWidget *child, int width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, width));
}

/* Returns: (nullable): the first of the next line. @ret_height: (out): of this one. */
static GtkWidget *
end_line (GtkWidget *first, int width, int *ret_height)
{
  GtkWidget *child = first;
  int used = 0;

  *ret_height = 0;
  while (child != NULL)
    {
      int wide = width_in (child, width), natural;

      if (child != first && used + SPACING_PX + wide > width)
        break;
      used += wide + (child != first ? SPACING_PX : 0);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &natural, NULL, NULL);
      *ret_height = MAX (*ret_height, natural);
      child = find_shown (gtk_widget_get_next_sibling (child));
    }
  return child;
}

static void
measure_width (GtkWidget *widget, int *ret_least, int *ret_natural)
{
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));

  *ret_least = *ret_natural = 0;
  while (child != NULL)
    {
      int least, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      *ret_least = MAX (*ret_least, least);
      *ret_natural += natural;
      child = find_shown (gtk_widget_get_next_sibling (child));
      *ret_natural += child != NULL ? SPACING_PX : 0;
    }
}

/* lint: foreign signature */
static void
tkl_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *ret_least,
                      int *ret_natural,
                      int *ret_least_baseline,
                      int *ret_natural_baseline)
{
  GtkWidget *first = find_shown (gtk_widget_get_first_child (widget));
  int height = 0, line;

  *ret_least_baseline = *ret_natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, ret_least, ret_natural);
      return;
    }
  while (first != NULL)
    {
      first = end_line (first, for_size < 0 ? G_MAXINT / 2 : for_size, &line);
      height += line + (first != NULL ? SPACING_PX : 0);
    }
  *ret_least = *ret_natural = height;
}

static void
tkl_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));
  int y = 0, line;

  while (child != NULL)
    {
      GtkWidget *end = end_line (child, width, &line);
      int x = 0;

      while (child != end)
        {
          int wide = width_in (child, width);

          gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, wide, line }, -1);
          x += wide + SPACING_PX;
          child = find_shown (gtk_widget_get_next_sibling (child));
        }
      y += line + SPACING_PX;
    }
}

static GtkSizeRequestMode
tkl_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
tkl_wrap_box_append (TklWrapBox *self, GtkWidget *widget)
{
  g_return_if_fail (TKL_IS_WRAP_BOX (self));

  gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
}

static void
tkl_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tkl_wrap_box_parent_class)->dispose (object);
}

static void
tkl_wrap_box_class_init (TklWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_wrap_box_dispose;
  widget_class->measure = tkl_wrap_box_measure;
  widget_class->size_allocate = tkl_wrap_box_size_allocate;
  widget_class->get_request_mode = tkl_wrap_box_get_request_mode;
}

static void
tkl_wrap_box_init (TklWrapBox *self)
{
}
