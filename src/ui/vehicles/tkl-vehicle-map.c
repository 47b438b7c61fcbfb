/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehicleMap: where all vehicles are, and the track of one on one day with its ticks. */
/* Thread: main. */
#include "tkl-vehicle-map.h"

#include "tkl-format.h"
#include "tkl-map.h"
#include "tkl-path-layer.h"
#include "tkl-mark-layer.h"
#include "tkl-track-service.h"

#include <glib/gi18n-lib.h>

struct _TklVehicleMap
{
  GtkWidget parent_instance;
  GtkWidget *root;
  GtkLabel *title;
  GtkWidget *stepper;
  GtkLabel *day_label;
  TklMap *map;
  TklPathLayer *path; /* layers of map */
  TklMarkLayer *ticks;
  TklMarkLayer *vehicles;

  TklDesk *desk;             /* (owned) */
  gint64 id;                 /* of the chosen vehicle; 0 = none */
  TklDay day;                /* of the track; NONE: to be found */
  GPtrArray *positions;      /* (owned) (nullable) (element-type TklVehiclePosition) */
  TklTrack *track;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
  gboolean fit_wanted;       /* another vehicle or day: the view moves to it */
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklVehicleMap, tkl_vehicle_map, GTK_TYPE_WIDGET)

/* --- showing ---------------------------------------------------------------------------------- */

static const TklVehiclePosition *
find_position (TklVehicleMap *self, gint64 id)
{
  for (guint i = 0; self->positions != NULL && i < self->positions->len; i++)
    if (((TklVehiclePosition *) self->positions->pdata[i])->vehicle_id == id)
      return self->positions->pdata[i];
  return NULL;
}

static void
show_vehicles (TklVehicleMap *self)
{
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  g_autoptr (GArray) marks = tkl_mark_layer_make_marks ();

  for (guint i = 0; i < self->positions->len; i++)
    {
      const TklVehiclePosition *position = self->positions->pdata[i];
      g_autofree char *moment = tkl_format_moment (zone, position->time_utc_ms);
      TklMark mark = { .id = position->vehicle_id,
                       .point = position->point,
                       .shape = TKL_MARK_PIN,
                       .strong = position->vehicle_id == self->id,
                       .label = g_strdup (position->title),
                       .tooltip = g_strdup_printf ("%s\n%s", position->title, moment) };

      g_array_append_val (marks, mark);
    }
  tkl_mark_layer_set_marks (self->vehicles, marks);
}

static TklMark
make_tick_mark (TklVehicleMap *self, const TklTrackTick *tick)
{
  TklMarkShape shape = tick->kind == TKL_TICK_START  ? TKL_MARK_TRIANGLE
                       : tick->kind == TKL_TICK_STOP ? TKL_MARK_SQUARE
                                                     : TKL_MARK_DOT;
  g_autofree char *time = tkl_format_time (tkl_desk_get_zone (self->desk), tick->time_utc_ms, TRUE);
  const char *what = tick->kind == TKL_TICK_START  ? _ ("Start")
                     : tick->kind == TKL_TICK_STOP ? _ ("Stop")
                     : tick->person != NULL        ? tick->person
                                                   : _ ("Unknown key");

  return (TklMark){ .point = tick->point,
                    .shape = shape,
                    .tooltip = g_strdup_printf ("%s  %s", time, what) };
}

static void
show_track (TklVehicleMap *self)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (TklPathPoint));
  g_autoptr (GArray) marks = tkl_mark_layer_make_marks ();
  gint64 before_utc_ms = G_MAXINT64;

  for (guint i = 0; self->track != NULL && i < self->track->points->len; i++)
    {
      const TklTrackPoint *point = &g_array_index (self->track->points, TklTrackPoint, i);
      const TklPathPoint at
          = { point->point, i > 0 && point->time_utc_ms - before_utc_ms >= TKL_TRACK_SILENCE_MS };

      g_array_append_val (path, at);
      before_utc_ms = point->time_utc_ms;
    }
  for (guint i = 0; self->track != NULL && i < self->track->ticks->len; i++)
    {
      const TklTrackTick *tick = &g_array_index (self->track->ticks, TklTrackTick, i);
      TklMark mark;

      if (!tkl_point_is_set (tick->point))
        continue;
      mark = make_tick_mark (self, tick);
      g_array_append_val (marks, mark);
    }
  tkl_path_layer_set_points (self->path, (const TklPathPoint *) path->data, path->len);
  tkl_mark_layer_set_marks (self->ticks, marks);
}

static guint
count_touches (TklVehicleMap *self)
{
  guint n = 0;

  for (guint i = 0; i < self->track->ticks->len; i++)
    n += g_array_index (self->track->ticks, TklTrackTick, i).kind == TKL_TICK_TOUCH;
  return n;
}

static void
show_words (TklVehicleMap *self)
{
  const TklVehiclePosition *position = find_position (self, self->id);
  g_autofree char *weekday = tkl_format_weekday (self->day);
  g_autofree char *date = tkl_format_day (self->day);
  g_autofree char *day = g_strdup_printf ("%s %s", weekday, date);
  gboolean empty = self->track == NULL || self->track->points->len == 0;
  guint n_ticks = empty ? 0 : count_touches (self);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->stepper, position != NULL);
  gtk_label_set_text (self->day_label, day);
  if (position == NULL)
    title = g_strdup (_ ("Last positions"));
  else if (empty)
    /* Translators: %s is the name of a vehicle. */
    title = g_strdup_printf (_ ("%s: no positions on this day"), position->title);
  else
    /* Translators: name of a vehicle, number of ticks on its track. */
    title = g_strdup_printf (ngettext ("%s: %u tick", "%s: %u ticks", n_ticks), position->title,
                             n_ticks);
  gtk_label_set_text (self->title, title);
  tkl_map_describe (self->map, title);
}

static void
fit (TklVehicleMap *self)
{
  const TklVehiclePosition *chosen = find_position (self, self->id);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  self->fit_wanted = FALSE;
  for (guint i = 0; self->track != NULL && i < self->track->points->len; i++)
    g_array_append_val (points, g_array_index (self->track->points, TklTrackPoint, i).point);
  for (guint i = 0; chosen == NULL && i < self->positions->len; i++)
    g_array_append_val (points, ((TklVehiclePosition *) self->positions->pdata[i])->point);
  if (chosen != NULL && points->len == 0)
    g_array_append_val (points, chosen->point);
  tkl_map_fit (self->map, (const TklPoint *) points->data, points->len);
}

static void
update_actions (TklVehicleMap *self)
{
  gboolean has_day = find_position (self, self->id) != NULL && self->day != TKL_DAY_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vehicles.previous-day", has_day);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vehicles.next-day", has_day);
}

static void
show_all (TklVehicleMap *self)
{
  update_actions (self);
  gtk_widget_set_visible (self->root, self->positions->len > 0);
  show_vehicles (self);
  show_track (self);
  show_words (self);
  if (self->fit_wanted)
    fit (self);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
track_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklVehicleMap) self = user_data;
  g_autoptr (GError) error = NULL;
  TklTrack *track = tkl_track_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tkl_track_free (track);
      return;
    }
  if (error != NULL)
    tkl_desk_report_error (self->desk, error);
  g_clear_pointer (&self->track, tkl_track_free);
  self->track = track;
  show_all (self);
}

static TklDay
find_day (TklVehicleMap *self, gint64 last_utc_ms)
{
  TklPeriod period = tkl_desk_get_period (self->desk);
  TklDay last = tkl_zone_workday (tkl_desk_get_zone (self->desk), last_utc_ms,
                                  tkl_desk_get_company (self->desk)->day_start_min);

  if (tkl_period_is_all (period) || tkl_day_in_period (last, period.from, period.to))
    return last;
  return MIN (period.to, MAX (period.from, tkl_desk_get_today (self->desk)));
}

static void
load_track (TklVehicleMap *self)
{
  const TklVehiclePosition *position = find_position (self, self->id);
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  int day_start_min = tkl_desk_get_company (self->desk)->day_start_min;
  TklTrackOptions options = { .vehicle_id = self->id };

  if (position == NULL)
    {
      g_clear_pointer (&self->track, tkl_track_free);
      show_all (self);
      return;
    }
  if (self->day == TKL_DAY_NONE)
    self->day = find_day (self, position->time_utc_ms);
  options.from_utc_ms = tkl_zone_workday_start_utc_ms (zone, self->day, day_start_min);
  options.to_utc_ms = tkl_zone_workday_start_utc_ms (zone, self->day + 1, day_start_min);
  tkl_track_async (tkl_desk_get_office (self->desk), &options, self->cancellable, track_cb,
                   g_object_ref (self));
}

static void
positions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklVehicleMap) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *positions = tkl_positions_finish (TKL_OFFICE (source), result, &error);

  if (positions == NULL || self->desk == NULL)
    {
      if (self->desk != NULL)
        tkl_desk_report_error (self->desk, error);
      g_clear_pointer (&positions, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  self->positions = positions;
  load_track (self);
}

static void
load (TklVehicleMap *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_positions_async (tkl_desk_get_office (self->desk), self->cancellable, positions_cb,
                       g_object_ref (self));
}

static void
look_at (TklVehicleMap *self, TklDay day)
{
  self->day = day;
  self->fit_wanted = TRUE;
  load (self);
}

/* --- what the office does --------------------------------------------------------------------- */

void
tkl_vehicle_map_show (TklVehicleMap *self, gint64 id)
{
  g_return_if_fail (TKL_IS_VEHICLE_MAP (self));

  self->id = id;
  look_at (self, TKL_DAY_NONE);
}

static void
period_cb (TklVehicleMap *self)
{
  if (self->id != 0)
    look_at (self, TKL_DAY_NONE);
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklVehicleMap *self = TKL_VEHICLE_MAP (widget);

  if (self->id == 0 || self->day == TKL_DAY_NONE)
    return;
  /* A map that is hidden is shown by the page, or the day would change unseen. */
  if (!gtk_widget_get_visible (widget))
    gtk_widget_activate_action (widget, "vehicles.map", NULL);
  look_at (self, self->day + (g_str_equal (name, "vehicles.next-day") ? 1 : -1));
}

static void
picked_cb (TklVehicleMap *self, gint64 id)
{
  g_signal_emit (self, signals[PICKED], 0, id);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_vehicle_map_new (TklDesk *desk)
{
  TklVehicleMap *self = g_object_new (TKL_TYPE_VEHICLE_MAP, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  look_at (self, TKL_DAY_NONE);
  return GTK_WIDGET (self);
}

static void
tkl_vehicle_map_dispose (GObject *object)
{
  TklVehicleMap *self = TKL_VEHICLE_MAP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_VEHICLE_MAP);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  g_clear_pointer (&self->track, tkl_track_free);
  G_OBJECT_CLASS (tkl_vehicle_map_parent_class)->dispose (object);
}

static void
tkl_vehicle_map_class_init (TklVehicleMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_vehicle_map_dispose;
  signals[PICKED] = g_signal_new ("picked", TKL_TYPE_VEHICLE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "vehicles.previous-day", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "vehicles.next-day", NULL, day_action);
  g_type_ensure (TKL_TYPE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-vehicle-map.ui");
  gtk_widget_class_bind_template_child (widget_class, TklVehicleMap, root);
  gtk_widget_class_bind_template_child (widget_class, TklVehicleMap, title);
  gtk_widget_class_bind_template_child (widget_class, TklVehicleMap, stepper);
  gtk_widget_class_bind_template_child (widget_class, TklVehicleMap, day_label);
  gtk_widget_class_bind_template_child (widget_class, TklVehicleMap, map);
}

static void
tkl_vehicle_map_init (TklVehicleMap *self)
{
  ShumateViewport *viewport;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = TKL_DAY_NONE;
  gtk_widget_set_visible (self->root, FALSE);
  update_actions (self);
  viewport = tkl_map_get_viewport (self->map);
  self->path = TKL_PATH_LAYER (tkl_path_layer_new (viewport));
  self->ticks = TKL_MARK_LAYER (tkl_mark_layer_new (viewport));
  self->vehicles = TKL_MARK_LAYER (tkl_mark_layer_new (viewport));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->path));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->vehicles));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->ticks));
  g_signal_connect_object (self->vehicles, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
}
