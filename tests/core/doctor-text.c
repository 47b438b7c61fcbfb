/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, its mates and its engine as text, for tables of cases about days that need a repair. */
/* Thread: main. */
#include "doctor-text.h"

#include "tkl-typed.h"

#include <string.h>

static const gint32 pool[] = { 1, 2 };
static const gint32 collecting[] = { 7, 8 };

static void
place (TklTick *tick, const char *word)
{
  gint32 north = 0;

  switch (word[0])
    {
    case 'H':
      tick->place = TKL_PLACE_HOME;
      break;
    case 'E':
      tick->place = TKL_PLACE_EMPLOYER;
      north = 50000;
      break;
    case 'P':
      tick->place = TKL_PLACE_PROJECT;
      tick->project_id = word[1] - '0';
      north = tick->project_id * 200000;
      break;
    case 'S':
      tick->place = TKL_PLACE_PROJECT;
      tick->n_candidates = G_N_ELEMENTS (pool);
      north = 200000;
      break;
    case 'y':
      north = 60000;
      break;
    default:
      north = 120000;
    }
  tick->point = word[0] == '-' ? TKL_POINT_NONE : (TklPoint){ 500000000 + north, 40000000 };
}

static void
read_word (TklTick *tick, const char *word)
{
  if (g_str_has_prefix (word, "km"))
    tick->odometer_m = (gint32) (g_ascii_strtod (word + 2, NULL) * 1000);
  else if (g_str_has_prefix (word, "van"))
    tick->vehicle_id = word[3] - '0';
  else if (g_str_equal (word, "start") || g_str_equal (word, "stop"))
    tick->kind = g_str_equal (word, "start") ? TKL_TICK_START : TKL_TICK_STOP;
  else if (g_str_equal (word, "double"))
    tick->flags |= TKL_TICK_IS_DOUBLE;
  else if (g_str_equal (word, "chosen"))
    tick->flags |= TKL_TICK_PLACE_EDITED;
  else if (g_str_equal (word, "blocked"))
    tick->flags |= TKL_TICK_BLOCKED;
  else if (g_str_equal (word, "unlinked"))
    tick->flags &= (guint16) ~TKL_TICK_LINKED;
  else if (g_str_equal (word, "key") || g_str_equal (word, "nobody"))
    tick->employee_id = 0;
  else if (g_ascii_islower (word[0]) && word[1] != '\0')
    tick->employee_id = word[0];
  else
    place (tick, word);
}

static GArray *
read_ticks (const char *text, gint64 first_id)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (guint i = 0; parts[i] != NULL && *text != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", -1);
      TklTick tick = { .id = first_id + i,
                       .employee_id = DOCTOR_ANNA,
                       .vehicle_id = 1,
                       .key_id = 9,
                       .day = DOCTOR_DAY,
                       .odometer_m = -1,
                       .flags = TKL_TICK_LINKED };
      int minute;

      g_assert_true (tkl_typed_time (words[0], &minute));
      tick.time_utc_ms = DOCTOR_DAY * TKL_MS_PER_DAY + minute * G_GINT64_CONSTANT (60000);
      for (guint k = 1; words[k] != NULL; k++)
        read_word (&tick, words[k]);
      g_array_append_val (ticks, tick);
    }
  return ticks;
}

static const TklTick *
ticks_of (const GArray *ticks)
{
  return (const TklTick *) (gconstpointer) ticks->data;
}

void
doctor_set_up (DoctorCase *self, const char *day, const char *others, const char *engine)
{
  self->company = (TklCompany){ .on.ignore_doubles = TRUE };
  self->day = read_ticks (day, 1);
  self->others = read_ticks (others, 100);
  self->ignition = read_ticks (engine, 200);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (TklDayGap));
  self->faults = g_array_new (FALSE, FALSE, sizeof (TklDayFault));
  self->repairs = g_array_new (FALSE, FALSE, sizeof (TklRepair));
}

static double
measure_track (gint32 vehicle_id, gint64 from_utc_ms, gint64 to_utc_ms, gpointer track_m)
{
  return *(const double *) track_m;
}

void
doctor_run (DoctorCase *self)
{
  self->facts = (TklDayFacts){ .day = ticks_of (self->day),
                               .n_day = self->day->len,
                               .others = ticks_of (self->others),
                               .n_others = self->others->len,
                               .ignition = ticks_of (self->ignition),
                               .n_ignition = self->ignition->len,
                               .pool = pool,
                               .planned = &self->planned,
                               .n_planned = self->planned != 0,
                               .collecting = collecting,
                               .n_collecting = self->n_collecting,
                               .company = &self->company,
                               .track = self->track_m != 0 ? measure_track : NULL,
                               .track_data = &self->track_m };
  tkl_day_gaps (&self->facts, self->gaps);
  tkl_day_check (&self->facts, self->gaps, self->faults);
  tkl_day_repairs (&self->facts, self->gaps, self->faults, self->repairs);
}

void
doctor_tear_down (DoctorCase *self)
{
  g_array_unref (self->day);
  g_array_unref (self->others);
  g_array_unref (self->ignition);
  g_array_unref (self->gaps);
  g_array_unref (self->faults);
  g_array_unref (self->repairs);
}

char *
doctor_place (guint8 place, gint32 project_id)
{
  if (place == TKL_PLACE_PROJECT)
    return project_id != 0 ? g_strdup_printf ("P%d", project_id) : g_strdup ("S");
  return g_strdup (place == TKL_PLACE_HOME ? "H" : place == TKL_PLACE_EMPLOYER ? "E" : "x");
}

char *
doctor_time (gint64 time_utc_ms)
{
  gint64 minute = (time_utc_ms - DOCTOR_DAY * TKL_MS_PER_DAY) / 60000;

  return g_strdup_printf ("%d:%02d", (int) minute / 60, (int) minute % 60);
}
