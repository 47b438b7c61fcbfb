/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMonthStrip: a month above the ticks: per day how many people are complete, and who is not (F152). */
/* Thread: main. */
#include "tkl-month-strip.h"

#include "tkl-board-grid.h"
#include "tkl-board-service.h"
#include "tkl-format.h"
#include "tkl-help-topic.h"

#include <glib/gi18n-lib.h>

/* The rows of the table are read first; of changes in a row one reading tells all. */
#define READ_AFTER_MS 150

typedef struct
{
  GtkWidget *button;
  GtkLabel *day, *complete, *attention;
} DayButton;

struct _TklMonthStrip
{
  GtkWidget parent_instance;
  GtkWidget *root;
  GtkWidget *legend;
  GtkButton *title;
  GtkImage *arrow;
  GtkBox *days;
  GtkScrolledWindow *across; /* around days */
  GtkScrolledWindow *rows;
  TklBoardGrid *grid; /* child of rows */
  DayButton buttons[TKL_BOARD_MAX_DAYS];

  TklDesk *desk;             /* (owned) */
  TklDayBoard *board;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of what is being read */
  guint read_source;
  TklPeriod month;
};

G_DEFINE_FINAL_TYPE (TklMonthStrip, tkl_month_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_OPEN = 1,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

enum
{
  MOVED,
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_open (TklMonthStrip *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->rows));
}

/* --- days ------------------------------------------------------------------------------------- */

static void
show_number (GtkLabel *label, guint n, gboolean known)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  /* Zero is shown, absence is empty: nobody ticked, or it is not known yet. */
  gtk_label_set_text (label, known ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}

static char *
say_count (TklBoardCount count)
{
  g_autofree char *complete = g_strdup_printf (
      ngettext ("%u day complete", "%u days complete", count.n_complete), count.n_complete);
  g_autofree char *attention = g_strdup_printf (
      ngettext ("%u needs attention", "%u need attention", count.n_attention), count.n_attention);

  g_autofree char *text = NULL;

  /* Translators: how many days of employees are complete, and how many need attention. */
  text = g_strdup_printf (_ ("%s, %s"), complete, attention);
  if (count.n_provisional == 0)
    return g_steal_pointer (&text);
  /* Translators: the text before, then how many of the complete days late ticks may still change. */
  return g_strdup_printf (
      ngettext ("%s, %u provisional", "%s, %u provisional", count.n_provisional), text,
      count.n_provisional);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_day (TklMonthStrip *self, guint i)
{
  DayButton *button = &self->buttons[i];
  TklDay day = self->month.from + (TklDay) i;
  TklPeriod period = tkl_desk_get_period (self->desk);
  TklBoardCount count = { 0, 0, 0 };
  gboolean known;
  g_autofree char *weekday = tkl_format_weekday (day);
  g_autofree char *date = tkl_format_day (day);
  g_autofree char *text = g_strdup_printf ("%.2s", date);
  g_autofree char *said = NULL;
  g_autofree char *name = NULL;

  if (self->board != NULL && i < self->board->n_days)
    count = tkl_day_board_count (self->board, i);
  known = count.n_complete + count.n_attention > 0;
  said = say_count (count);
  /* Translators: weekday, date, and how the days of the employees are. */
  name = g_strdup_printf (_ ("%s %s: %s"), weekday, date, said);
  gtk_label_set_text (button->day, text);
  show_number (button->complete, count.n_complete, known);
  show_number (button->attention, count.n_attention, known);
  gtk_widget_set_tooltip_text (button->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  set_class (button->button, "tkl-weekend", tkl_day_weekday (day) >= 6);
  set_class (button->button, "tkl-waits", count.n_provisional > 0);
  set_class (button->button, "tkl-needed", count.n_attention > 0);
  set_class (button->button, "tkl-chosen",
             !tkl_period_is_all (period) && tkl_day_in_period (day, period.from, period.to));
}

static void
show_days (TklMonthStrip *self)
{
  guint n_days = (guint) (self->month.to - self->month.from + 1);
  g_autofree char *title = tkl_format_period (self->month);

  gtk_button_set_label (self->title, title);
  for (guint i = 0; i < TKL_BOARD_MAX_DAYS; i++)
    {
      gtk_widget_set_visible (self->buttons[i].button, i < n_days);
      if (i < n_days)
        show_day (self, i);
    }
}

/* A day that is shown alone gives way to its month. */
static void
day_cb (TklMonthStrip *self, GtkWidget *button)
{
  TklDay day = self->month.from + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day"));
  TklPeriod only = { day, day };

  tkl_desk_set_period (
      self->desk, tkl_period_equal (tkl_desk_get_period (self->desk), only) ? self->month : only);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
show_board (TklMonthStrip *self, TklDayBoard *board)
{
  tkl_board_grid_set_board (self->grid, board);
  g_clear_pointer (&self->board, tkl_day_board_free);
  self->board = board;
  show_days (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklMonthStrip) self = user_data;
  g_autoptr (GError) error = NULL;
  TklDayBoard *board = tkl_board_finish (TKL_OFFICE (source), result, &error);

  /* Another month may have been asked for meanwhile. */
  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (board != NULL && board->from != self->month.from))
    {
      tkl_day_board_free (board);
      return;
    }
  /* The table above which it stands has the same trouble, and tells it. */
  show_board (self, board);
}

static gboolean
read_now (gpointer user_data)
{
  TklMonthStrip *self = user_data;

  self->read_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_board_async (tkl_desk_get_office (self->desk), self->month.from, self->month.to,
                   self->cancellable, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
read_soon (TklMonthStrip *self)
{
  if (self->read_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->read_source = g_timeout_add (READ_AFTER_MS, read_now, self);
}

static void
show_month (TklMonthStrip *self, TklPeriod month)
{
  if (!tkl_period_equal (month, self->month))
    {
      self->month = month;
      show_board (self, NULL);
      read_soon (self);
    }
  show_days (self);
}

static void
period_cb (TklMonthStrip *self)
{
  TklPeriod period = tkl_desk_get_period (self->desk);
  TklDay day = tkl_period_is_all (period) ? tkl_desk_get_today (self->desk) : period.from;

  show_month (self, tkl_period_preset (TKL_PERIOD_THIS_MONTH, day));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklMonthStrip *self = TKL_MONTH_STRIP (widget);

  show_month (self, tkl_period_step (self->month, g_str_equal (name, "ticks.month-next") ? 1 : -1));
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_desk_set_period (TKL_MONTH_STRIP (widget)->desk, TKL_MONTH_STRIP (widget)->month);
}

/* --- employees -------------------------------------------------------------------------------- */

/* The table has to have the day before it can show a tick of it. */
static void
emit_tick (TklMonthStrip *self, guint signal)
{
  TklBoardSpot spot;
  TklPeriod period = tkl_desk_get_period (self->desk);
  TklDay day;

  if (!tkl_board_grid_get_spot (self->grid, &spot))
    return;
  day = self->board->from + (TklDay) spot.day;
  if (!tkl_day_in_period (day, period.from, period.to))
    tkl_desk_set_period (self->desk, self->month);
  g_signal_emit (self, signal, 0, tkl_day_board_state (self->board, spot)->tick_id);
}

/* With a day on either side of it. */
static void
scroll_to (TklMonthStrip *self, guint day)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->across);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->buttons[day].button, GTK_WIDGET (self->days), &bounds))
    gtk_adjustment_clamp_page (across, bounds.origin.x - bounds.size.width,
                               bounds.origin.x + 2 * bounds.size.width);
}

static void
moved_cb (TklMonthStrip *self)
{
  TklBoardSpot spot;

  if (tkl_board_grid_get_spot (self->grid, &spot))
    scroll_to (self, spot.day);
  emit_tick (self, signals[MOVED]);
}

void
tkl_month_strip_look_at (TklMonthStrip *self, TklDay day)
{
  g_return_if_fail (TKL_IS_MONTH_STRIP (self));

  if (tkl_day_in_period (day, self->month.from, self->month.to))
    scroll_to (self, (guint) (day - self->month.from));
}

static void
activated_cb (TklMonthStrip *self)
{
  emit_tick (self, signals[OPENED]);
}

static void
set_open (TklMonthStrip *self, gboolean open)
{
  if (open == is_open (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

gboolean
tkl_month_strip_step (TklMonthStrip *self, gboolean forward)
{
  GtkRoot *root;

  g_return_val_if_fail (TKL_IS_MONTH_STRIP (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root == NULL || gtk_root_get_focus (root) != GTK_WIDGET (self->grid))
    return FALSE;
  tkl_board_grid_step (self->grid, forward);
  return TRUE;
}

void
tkl_month_strip_focus (TklMonthStrip *self)
{
  g_return_if_fail (TKL_IS_MONTH_STRIP (self));

  set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_day (TklMonthStrip *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();

  self->buttons[i] = (DayButton){ .button = button,
                                  .day = add_label (box, "tkl-day"),
                                  .complete = add_label (box, "tkl-complete"),
                                  .attention = add_label (box, "tkl-attention") };
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  /* Tab does not stop 31 times: keys choose days among those of the employees, or in the period. */
  gtk_widget_set_focusable (button, FALSE);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER ((int) i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->days, button);
}

GtkWidget *
tkl_month_strip_new (TklDesk *desk)
{
  TklMonthStrip *self = g_object_new (TKL_TYPE_MONTH_STRIP, NULL);

  self->desk = g_object_ref (desk);
  self->month = TKL_PERIOD_ALL;
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (read_soon), self, G_CONNECT_SWAPPED);
  period_cb (self);
  return GTK_WIDGET (self);
}

static void
tkl_month_strip_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_month_strip_parent_class)->map (widget);
  read_soon (TKL_MONTH_STRIP (widget));
}

static void
tkl_month_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, is_open (TKL_MONTH_STRIP (object)));
}

static void
tkl_month_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_open (TKL_MONTH_STRIP (object), g_value_get_boolean (value));
}

static void
tkl_month_strip_dispose (GObject *object)
{
  TklMonthStrip *self = TKL_MONTH_STRIP (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->grid != NULL)
    tkl_board_grid_set_board (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_MONTH_STRIP);
  self->grid = NULL;
  g_clear_pointer (&self->board, tkl_day_board_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_month_strip_parent_class)->dispose (object);
}

static void
tkl_month_strip_finalize (GObject *object)
{
  g_object_unref (TKL_MONTH_STRIP (object)->cancellable);
  G_OBJECT_CLASS (tkl_month_strip_parent_class)->finalize (object);
}

static void
tkl_month_strip_class_init (TklMonthStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = tkl_month_strip_get_property;
  G_OBJECT_CLASS (klass)->set_property = tkl_month_strip_set_property;
  G_OBJECT_CLASS (klass)->dispose = tkl_month_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_month_strip_finalize;
  widget_class->map = tkl_month_strip_map;
  properties[PROP_OPEN]
      = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  signals[MOVED] = g_signal_new ("moved", TKL_TYPE_MONTH_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", TKL_TYPE_MONTH_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-month-strip.ui");
  gtk_widget_class_install_property_action (widget_class, "ticks.month-open", "open");
  gtk_widget_class_install_action (widget_class, "ticks.month-previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "ticks.month-next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "ticks.month-all", NULL, all_action);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, root);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, legend);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, title);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, arrow);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, days);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, rows);
  gtk_widget_class_bind_template_child (widget_class, TklMonthStrip, across);
}

static void
tkl_month_strip_init (TklMonthStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_MONTH);
  self->cancellable = g_cancellable_new ();
  self->grid = TKL_BOARD_GRID (tkl_board_grid_new (
      gtk_scrolled_window_get_vadjustment (self->rows), self->legend, GTK_WIDGET (self->days),
      gtk_scrolled_window_get_hadjustment (self->across)));
  gtk_scrolled_window_set_child (self->rows, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < TKL_BOARD_MAX_DAYS; i++)
    add_day (self, i);
}
