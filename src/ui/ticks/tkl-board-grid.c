/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBoardGrid: employees × days of a month, with the keys of a spreadsheet. */
/* Thread: main. */
#include "tkl-board-grid.h"

#include "tkl-day-doctor.h"
#include "tkl-format.h"

#include <glib/gi18n-lib.h>

#define PAD_PX 4

struct _TklBoardGrid
{
  GtkWidget parent_instance;
  GtkAdjustment *rows;      /* (owned) */
  const TklDayBoard *board; /* (nullable) (borrowed) */
  TklBoardSpot spot;
  PangoLayout *layout;     /* (owned) (nullable): one for all texts */
  GtkWidget *names, *days; /* (borrowed): above the names, and above the days */
  GtkAdjustment *across;   /* (owned): how far the days are scrolled */
  int row_px;
};

G_DEFINE_FINAL_TYPE (TklBoardGrid, tkl_board_grid, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const TklBoardRow *
get_row (TklBoardGrid *self, guint row)
{
  return self->board->rows->pdata[row];
}

static const char *
get_name (TklBoardGrid *self, guint row)
{
  const char *name = get_row (self, row)->name;

  return name != NULL ? name : _ ("No employee");
}

static gboolean
is_empty (TklBoardGrid *self)
{
  return self->board == NULL || self->board->rows->len == 0;
}

/* --- sizes ------------------------------------------------------------------------------------ */

static PangoLayout *
get_layout (TklBoardGrid *self)
{
  int height;

  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  self->row_px = height + 2 * PAD_PX;
  return self->layout;
}

/* Left edge of a day; of the day after the last one: the right edge of all. */
static int
day_x (TklBoardGrid *self, guint day)
{
  int days_px = gtk_widget_get_width (self->days);

  return gtk_widget_get_width (self->names) + (int) (day * (guint) days_px / self->board->n_days)
         - (int) gtk_adjustment_get_value (self->across);
}

static void
update_size (TklBoardGrid *self)
{
  get_layout (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               is_empty (self) ? -1 : (int) self->board->rows->len * self->row_px);
}

static void
forget_font (TklBoardGrid *self)
{
  g_clear_object (&self->layout);
  update_size (self);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static GdkRGBA
find_colour (TklBoardGrid *self, const char *name, float alpha)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &colour);
  colour.alpha *= alpha;
  return colour;
}

static void
draw_text (TklBoardGrid *self, GtkSnapshot *snapshot, const char *text, int x, int y, int width)
{
  PangoLayout *layout = get_layout (self);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_text (layout, text, -1);
  if (width <= 0)
    {
      int text_px;

      pango_layout_get_pixel_size (layout, &text_px, NULL);
      x -= text_px / 2;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y + PAD_PX)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The sign tells what the colour tells. */
static void
draw_day (TklBoardGrid *self, GtkSnapshot *snapshot, TklBoardSpot spot)
{
  static const struct
  {
    const char *sign, *colour;
    float alpha;
  } looks[TKL_N_STANDINGS] = {
    [TKL_STANDING_NONE] = { "", "tkl_work", 0 },
    [TKL_STANDING_TO_REPAIR] = { " !", "tkl_no_destination", 0.3f },
    [TKL_STANDING_PROVISIONAL] = { " …", "tkl_break", 0.22f },
    [TKL_STANDING_COMPLETE] = { "", "tkl_work", 0.16f },
    [TKL_STANDING_TRANSFERRED] = { " ✓", "tkl_work", 0.16f },
    [TKL_STANDING_LEFT] = { " –", "tkl_blocked", 0.16f },
  };
  const TklDayState *state = tkl_day_board_state (self->board, spot);
  TklDayStanding standing = tkl_day_board_standing (self->board, spot);
  GdkRGBA colour = find_colour (self, looks[standing].colour, looks[standing].alpha);
  int x = day_x (self, spot.day), y = (int) spot.row * self->row_px;
  int width = day_x (self, spot.day + 1) - x;
  g_autofree char *text = NULL;

  if (!state->has_ticks)
    return;
  text = g_strdup_printf ("%u%s", state->n_kept, looks[standing].sign);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) x + 1, (float) y + 1, (float) width - 2,
                                                  (float) self->row_px - 2));
  draw_text (self, snapshot, text, x + width / 2, y, 0);
}

static void
draw_names (TklBoardGrid *self, GtkSnapshot *snapshot, guint first, guint end)
{
  int width = gtk_widget_get_width (self->names) - 2 * PAD_PX;

  for (guint row = first; row < end; row++)
    draw_text (self, snapshot, get_name (self, row), PAD_PX, (int) row * self->row_px, width);
}

static void
draw_row (TklBoardGrid *self, GtkSnapshot *snapshot, guint row)
{
  for (guint day = 0; day < self->board->n_days; day++)
    draw_day (self, snapshot, (TklBoardSpot){ row, day });
}

static void
draw_weekends (TklBoardGrid *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= 0.05f;
  for (guint day = 0; day < self->board->n_days; day++)
    if (tkl_day_weekday (self->board->from + (TklDay) day) >= 6)
      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT ((float) day_x (self, day), 0,
                               (float) (day_x (self, day + 1) - day_x (self, day)),
                               (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

static graphene_rect_t
spot_area (TklBoardGrid *self)
{
  int x = day_x (self, self->spot.day);

  return GRAPHENE_RECT_INIT ((float) x, (float) ((int) self->spot.row * self->row_px),
                             (float) (day_x (self, self->spot.day + 1) - x), (float) self->row_px);
}

/* Thin while the keys go elsewhere. */
static void
draw_spot (TklBoardGrid *self, GtkSnapshot *snapshot)
{
  float px = gtk_widget_has_focus (GTK_WIDGET (self)) ? 2 : 1;
  GdkRGBA colour = find_colour (self, "accent_color", 1);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline, &(graphene_rect_t){ spot_area (self).origin, spot_area (self).size }, 3);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ px, px, px, px },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
tkl_board_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklBoardGrid *self = TKL_BOARD_GRID (widget);
  int name_px = gtk_widget_get_width (self->names);
  guint first, end;

  if (is_empty (self))
    return;
  get_layout (self);
  first = (guint) (gtk_adjustment_get_value (self->rows) / self->row_px);
  end = first + (guint) (gtk_adjustment_get_page_size (self->rows) / self->row_px) + 2;
  end = MIN (end, self->board->rows->len);
  draw_names (self, snapshot, first, end);
  /* Days that are scrolled away do not lie over the names. */
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) name_px, 0,
                                     (float) MAX (gtk_widget_get_width (widget) - name_px, 0),
                                     (float) gtk_widget_get_height (widget)));
  draw_weekends (self, snapshot);
  for (guint row = first; row < end; row++)
    draw_row (self, snapshot, row);
  draw_spot (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- where one is ----------------------------------------------------------------------------- */

/* What a screen reader says, and the tooltip. */
static char *
describe (TklBoardGrid *self, TklBoardSpot spot)
{
  const TklDayState *state = tkl_day_board_state (self->board, spot);
  g_autofree char *day = tkl_format_day (self->board->from + (TklDay) spot.day);
  g_autofree char *weekday = tkl_format_weekday (self->board->from + (TklDay) spot.day);
  g_autofree char *said
      = state->has_ticks ? tkl_doctor_say_state (state, tkl_day_board_standing (self->board, spot))
                         : g_strdup (_ ("No ticks"));
  const char *doubt = tkl_day_board_doubt (self->board, spot);
  /* Translators: an employee, weekday and date, and how the day is. */
  char *text = g_strdup_printf (_ ("%s, %s %s: %s"), get_name (self, spot.row), weekday, day, said);
  g_autofree char *plain = doubt != NULL ? text : NULL;

  return doubt != NULL ? g_strdup_printf ("%s\n%s", plain, doubt) : text;
}

static void
tell (TklBoardGrid *self)
{
  g_autofree char *text
      = is_empty (self) ? g_strdup (_ ("Days of the employees")) : describe (self, self->spot);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_to (TklBoardGrid *self, TklBoardSpot spot)
{
  double y = (double) spot.row * self->row_px;

  self->spot = spot;
  gtk_adjustment_clamp_page (self->rows, y, y + self->row_px);
  tell (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* Rows and days; more than there are goes to the last one. */
static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklBoardGrid *self = TKL_BOARD_GRID (widget);
  int rows, days;

  if (is_empty (self))
    return;
  g_variant_get (parameter, "(ii)", &rows, &days);
  if (rows == G_MAXINT || rows == -G_MAXINT)
    rows = (rows > 0 ? 1 : -1)
           * MAX (1, (int) gtk_adjustment_get_page_size (self->rows) / self->row_px);
  move_to (self,
           (TklBoardSpot){
               (guint) CLAMP ((int) self->spot.row + rows, 0, (int) self->board->rows->len - 1),
               (guint) CLAMP ((int) self->spot.day + days, 0, (int) self->board->n_days - 1) });
}

void
tkl_board_grid_step (TklBoardGrid *self, gboolean forward)
{
  TklBoardSpot spot;

  g_return_if_fail (TKL_IS_BOARD_GRID (self));

  spot = self->spot;
  if (!is_empty (self) && tkl_day_board_find_attention (self->board, forward, &spot))
    move_to (self, spot);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!is_empty (TKL_BOARD_GRID (widget)))
    g_signal_emit (widget, signals[ACTIVATED], 0);
}

gboolean
tkl_board_grid_find_spot (TklBoardGrid *self, double x, double y, TklBoardSpot *ret_spot)
{
  TklBoardSpot spot = { 0, 0 };

  g_return_val_if_fail (TKL_IS_BOARD_GRID (self), FALSE);

  if (is_empty (self) || y < 0 || x < gtk_widget_get_width (self->names) || x < day_x (self, 0))
    return FALSE;
  spot.row = (guint) (y / self->row_px);
  while (spot.day + 1 < self->board->n_days && x >= day_x (self, spot.day + 1))
    spot.day++;
  if (spot.row >= self->board->rows->len)
    return FALSE;
  *ret_spot = spot;
  return TRUE;
}

static void
pressed_cb (TklBoardGrid *self, int n_press, double x, double y)
{
  TklBoardSpot spot;

  if (!tkl_board_grid_find_spot (self, x, y, &spot))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  move_to (self, spot);
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Sideways, as over the numbers of the days. */
static gboolean
scroll_cb (TklBoardGrid *self, double dx, double dy)
{
  gtk_adjustment_set_value (self->across,
                            gtk_adjustment_get_value (self->across) + dx * 2 * self->row_px);
  return dx != 0;
}

static gboolean
tooltip_cb (TklBoardGrid *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TklBoardSpot spot = self->spot;
  g_autofree char *text = NULL;

  if (is_empty (self) || (!keyboard && !tkl_board_grid_find_spot (self, x, y, &spot)))
    return FALSE;
  text = describe (self, spot);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_board_grid_set_board (TklBoardGrid *self, const TklDayBoard *board)
{
  gint32 employee_id = 0;
  TklDay day = TKL_DAY_NONE;

  g_return_if_fail (TKL_IS_BOARD_GRID (self));

  if (!is_empty (self))
    {
      employee_id = get_row (self, self->spot.row)->employee_id;
      day = self->board->from + (TklDay) self->spot.day;
    }
  self->board = board;
  self->spot = (TklBoardSpot){ 0, 0 };
  for (guint i = 0; !is_empty (self) && i < board->rows->len; i++)
    if (get_row (self, i)->employee_id == employee_id)
      self->spot.row = i;
  if (board != NULL && day >= board->from && day < board->from + (TklDay) board->n_days)
    self->spot.day = (guint) (day - board->from);
  update_size (self);
  tell (self);
}

gboolean
tkl_board_grid_get_spot (TklBoardGrid *self, TklBoardSpot *ret_spot)
{
  g_return_val_if_fail (TKL_IS_BOARD_GRID (self), FALSE);

  if (is_empty (self))
    return FALSE;
  *ret_spot = self->spot;
  return TRUE;
}

GtkWidget *
tkl_board_grid_new (GtkAdjustment *rows, GtkWidget *names, GtkWidget *days, GtkAdjustment *across)
{
  TklBoardGrid *self = g_object_new (TKL_TYPE_BOARD_GRID, NULL);

  self->rows = g_object_ref (rows);
  self->names = names;
  self->days = days;
  self->across = g_object_ref (across);
  g_signal_connect_object (across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (across, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
tkl_board_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tkl_board_grid_parent_class)->css_changed (widget, change);
  forget_font (TKL_BOARD_GRID (widget));
}

static void
tkl_board_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tkl_board_grid_parent_class)->system_setting_changed (widget, setting);
  forget_font (TKL_BOARD_GRID (widget));
}

static gboolean
tkl_board_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_has_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
tkl_board_grid_finalize (GObject *object)
{
  TklBoardGrid *self = TKL_BOARD_GRID (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->across);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (tkl_board_grid_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, key_on_pad;
    int rows, days;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, -TKL_BOARD_MAX_DAYS },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, TKL_BOARD_MAX_DAYS },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -G_MAXINT, 0 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, G_MAXINT, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, moves[i].key, 0, "board.move", "(ii)",
                                           moves[i].rows, moves[i].days);
      gtk_widget_class_add_binding_action (widget_class, moves[i].key_on_pad, 0, "board.move",
                                           "(ii)", moves[i].rows, moves[i].days);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "board.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "board.open", NULL);
}

static void
tkl_board_grid_class_init (TklBoardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_board_grid_finalize;
  widget_class->snapshot = tkl_board_grid_snapshot;
  widget_class->css_changed = tkl_board_grid_css_changed;
  widget_class->system_setting_changed = tkl_board_grid_system_setting_changed;
  widget_class->focus = tkl_board_grid_focus;
  signals[MOVED] = g_signal_new ("moved", TKL_TYPE_BOARD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", TKL_TYPE_BOARD_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "tkl-board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_install_action (widget_class, "board.move", "(ii)", move_action);
  gtk_widget_class_install_action (widget_class, "board.open", NULL, open_action);
  add_keys (widget_class);
}

static void
tkl_board_grid_init (TklBoardGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self, "query-tooltip", G_CALLBACK (tooltip_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  g_signal_connect_object (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self, 0);
  tell (self);
}
