/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayMap: the way of a day: the track of its vehicle, the ticks in it, the places that may be meant. */
/* Thread: main. */
#include "tkl-day-map.h"

#include "tkl-format.h"
#include "tkl-map.h"
#include "tkl-mark-layer.h"
#include "tkl-path-layer.h"
#include "tkl-track-service.h"
#include "tkl-zone-layer.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_PX 280
/* Own ticks so near to each other are one mark on the map, which tells all of them. */
#define ONE_SPOT_M 25

struct _TklDayMap
{
  GtkWidget parent_instance;
  TklMap *map;         /* child */
  TklZoneLayer *zones; /* layers of map */
  TklPathLayer *path;
  TklMarkLayer *ticks;

  TklDesk *desk;             /* (owned) (nullable) */
  gint32 employee_id;        /* whose ticks stand out */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
};

G_DEFINE_FINAL_TYPE (TklDayMap, tkl_day_map, GTK_TYPE_WIDGET)

static const TklZoneStyle styles[] = { [TKL_DOCTOR_ZONE_PROJECT] = { "tkl_work", FALSE },
                                       [TKL_DOCTOR_ZONE_HOME] = { "tkl_commute", TRUE },
                                       [TKL_DOCTOR_ZONE_EMPLOYER] = { "tkl_other", TRUE } };

/* His own, of his key or added by the office. */
static gboolean
is_own (const TklDayMap *self, const TklTrackTick *tick)
{
  return (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL)
         && tick->employee_id == self->employee_id;
}

static char *
say_time (TklDayMap *self, const TklTrackTick *tick)
{
  return tkl_format_time (tkl_desk_get_zone (self->desk), tick->time_utc_ms, FALSE);
}

static char *
say_tick (TklDayMap *self, const TklTrackTick *tick)
{
  g_autofree char *time = say_time (self, tick);
  const char *what = tick->kind == TKL_TICK_START  ? C_ ("tick", "Start")
                     : tick->kind == TKL_TICK_STOP ? C_ ("tick", "Stop")
                     : tick->person != NULL        ? tick->person
                                                   : _ ("Unknown key");

  return g_strdup_printf ("%s  %s", time, what);
}

static TklMark
make_mark (TklDayMap *self, const TklTrackTick *tick)
{
  gboolean own = is_own (self, tick);

  return (TklMark){ .point = tick->point,
                    .shape = own                            ? TKL_MARK_PIN
                             : tick->kind == TKL_TICK_START ? TKL_MARK_TRIANGLE
                             : tick->kind == TKL_TICK_STOP  ? TKL_MARK_SQUARE
                                                            : TKL_MARK_DOT,
                    .strong = own,
                    .label = own ? say_time (self, tick) : NULL,
                    .tooltip = say_tick (self, tick) };
}

static void
append (char **text, const char *between, char *more)
{
  char *both = g_strconcat (*text, between, more, NULL);

  g_free (more);
  g_free (*text);
  *text = both;
}

/* Returns: (nullable): the mark of another tick of his at that spot. */
static TklMark *
find_mark_near (GArray *marks, TklPoint point)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TklMark *mark = &g_array_index (marks, TklMark, i);

      if (mark->strong && tkl_point_distance_m (mark->point, point) <= ONE_SPOT_M)
        return mark;
    }
  return NULL;
}

static void
add_tick (TklDayMap *self, GArray *marks, const TklTrackTick *tick)
{
  TklMark *near = is_own (self, tick) ? find_mark_near (marks, tick->point) : NULL;
  TklMark mark;

  if (near != NULL)
    {
      append (&near->label, " · ", say_time (self, tick));
      append (&near->tooltip, "\n", say_tick (self, tick));
      return;
    }
  mark = make_mark (self, tick);
  g_array_append_val (marks, mark);
}

static void
show_ticks (TklDayMap *self, const TklTrack *track)
{
  g_autoptr (GArray) marks = tkl_mark_layer_make_marks ();
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  /* His own lie on top. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < track->ticks->len; i++)
      {
        const TklTrackTick *tick = &g_array_index (track->ticks, TklTrackTick, i);

        if (!tkl_point_is_set (tick->point) || is_own (self, tick) != (pass == 1))
          continue;
        add_tick (self, marks, tick);
        if (pass == 1)
          g_array_append_val (own, tick->point);
      }
  tkl_mark_layer_set_marks (self->ticks, marks);
  tkl_zone_layer_keep_clear (self->zones, (const TklPoint *) (gconstpointer) own->data, own->len);
}

static void
show_path (TklDayMap *self, const TklTrack *track)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (TklPathPoint));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  gint64 before_utc_ms = G_MAXINT64;

  for (guint i = 0; i < track->points->len; i++)
    {
      const TklTrackPoint *point = &g_array_index (track->points, TklTrackPoint, i);
      const TklPathPoint at
          = { point->point, i > 0 && point->time_utc_ms - before_utc_ms >= TKL_TRACK_SILENCE_MS };

      g_array_append_val (path, at);
      g_array_append_val (points, point->point);
      before_utc_ms = point->time_utc_ms;
    }
  tkl_path_layer_set_points (self->path, (const TklPathPoint *) path->data, path->len);
  tkl_map_fit (self->map, (const TklPoint *) points->data, points->len);
}

static void
track_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDayMap) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTrack) track = tkl_track_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->map == NULL)
    return;
  if (track == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  show_path (self, track);
  show_ticks (self, track);
}

void
tkl_day_map_show (TklDayMap *self, TklDesk *desk, const TklDoctorDay *day)
{
  TklTrackOptions options = { day->vehicle_id, day->from_utc_ms, day->to_utc_ms };

  g_return_if_fail (TKL_IS_DAY_MAP (self) && day != NULL);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->desk, desk);
  self->employee_id = day->employee_id;
  tkl_zone_layer_set_zones (self->zones, day->zones);
  tkl_map_describe (self->map, _ ("The track of the vehicle, the ticks, and the places nearby"));
  self->cancellable = g_cancellable_new ();
  tkl_track_async (tkl_desk_get_office (desk), &options, self->cancellable, track_cb,
                   g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_day_map_new (void)
{
  return g_object_new (TKL_TYPE_DAY_MAP, NULL);
}

static void
tkl_day_map_dispose (GObject *object)
{
  TklDayMap *self = TKL_DAY_MAP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer ((GtkWidget **) &self->map, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_day_map_parent_class)->dispose (object);
}

static void
tkl_day_map_class_init (TklDayMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_day_map_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tkl_day_map_init (TklDayMap *self)
{
  GtkWidget *map = tkl_map_new ();
  ShumateViewport *viewport;

  self->map = TKL_MAP (map);
  viewport = tkl_map_get_viewport (self->map);
  self->zones = TKL_ZONE_LAYER (tkl_zone_layer_new (viewport, styles, G_N_ELEMENTS (styles)));
  self->path = TKL_PATH_LAYER (tkl_path_layer_new (viewport));
  self->ticks = TKL_MARK_LAYER (tkl_mark_layer_new (viewport));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->zones));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->path));
  tkl_map_add_layer (self->map, SHUMATE_LAYER (self->ticks));
  gtk_widget_set_size_request (map, -1, HEIGHT_PX);
  gtk_widget_set_parent (map, GTK_WIDGET (self));
}
