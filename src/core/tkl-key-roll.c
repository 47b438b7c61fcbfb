/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment 2 (F076): keys are ticked one by one in the order of a list; the nth key is the nth name's. */
/* Thread: any; pure. */
#include "tkl-key-roll.h"

#include "tkl-instant.h"

#include <stdlib.h>

#define LONG_PAUSE_MS 15000
/* In tenths of the usual pause. */
#define LONG_PAUSE_TENTHS 25

typedef struct
{
  const TklRollInput *input;
  TklRoll *roll;
  GHashTable *seen; /* (owned): key ids */
  gsize turn;       /* next position of the list */
} Calling;

void
tkl_roll_free (TklRoll *roll)
{
  if (roll == NULL)
    return;
  g_array_unref (roll->rows);
  g_free (roll);
}

static int
compare_pauses (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Between touches of different keys: somebody who holds his key twice is no pause of the row. */
static gint64
find_usual_pause (const TklRollInput *input)
{
  g_autoptr (GArray) pauses = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 1; i < input->n_touches; i++)
    {
      gint64 pause = input->touches[i].time_utc_ms - input->touches[i - 1].time_utc_ms;

      if (input->touches[i].key_id != input->touches[i - 1].key_id)
        g_array_append_val (pauses, pause);
    }
  if (pauses->len < 2)
    return -1;
  g_array_sort (pauses, compare_pauses);
  return g_array_index (pauses, gint64, (pauses->len - 1) / 2);
}

static guint8
find_doubts (const Calling *calling, gsize index, gint64 pause_ms)
{
  const TklKeyTouch *touches = calling->input->touches;
  gint64 usual_ms = calling->roll->usual_pause_ms;
  guint8 doubts = 0;

  if (usual_ms >= 0 && pause_ms >= LONG_PAUSE_MS && pause_ms * 10 >= usual_ms * LONG_PAUSE_TENTHS)
    doubts |= TKL_ROLL_LONG_PAUSE;
  if (pause_ms == 0
      || (index + 1 < calling->input->n_touches
          && touches[index + 1].time_utc_ms == touches[index].time_utc_ms))
    doubts |= TKL_ROLL_SAME_TIME;
  return doubts;
}

/* A number without a tick. */
static void
add_absent (Calling *calling, TklRollKind kind)
{
  TklRollRow row = { .kind = (guint8) kind,
                     .position = (gint32) calling->turn,
                     .employee_id = calling->input->list[calling->turn].employee_id,
                     .time_utc_ms = TKL_INSTANT_NONE,
                     .pause_ms = -1 };

  g_array_append_val (calling->roll->rows, row);
  calling->turn++;
}

static void
skip_passed (Calling *calling)
{
  while (calling->turn < calling->input->n_list && calling->input->list[calling->turn].passed)
    add_absent (calling, TKL_ROLL_PASSED);
}

static void
take_turn (Calling *calling, TklRollRow *row)
{
  row->position = (gint32) calling->turn;
  row->employee_id = calling->input->list[calling->turn].employee_id;
  calling->turn++;
}

static void
classify (Calling *calling, gint32 holder_id, TklRollRow *row)
{
  gboolean is_turn;

  if (!g_hash_table_add (calling->seen, GINT_TO_POINTER (row->key_id)))
    {
      row->kind = TKL_ROLL_DOUBLE;
      row->doubts = 0;
      calling->roll->n_doubles++;
      return;
    }
  skip_passed (calling);
  is_turn = calling->turn < calling->input->n_list;
  if (holder_id != 0)
    {
      row->kind = TKL_ROLL_HELD;
      calling->roll->n_held++;
      row->employee_id = holder_id;
      if (is_turn && calling->input->list[calling->turn].employee_id == holder_id)
        take_turn (calling, row);
      else
        row->doubts |= TKL_ROLL_OUT_OF_TURN;
    }
  else if (is_turn)
    {
      row->kind = TKL_ROLL_PAIR;
      calling->roll->n_pairs++;
      take_turn (calling, row);
    }
  else
    {
      row->kind = TKL_ROLL_EXTRA;
      calling->roll->n_extra++;
    }
}

static void
call_touch (Calling *calling, gsize index)
{
  const TklRollInput *input = calling->input;
  const TklKeyTouch *touch = &input->touches[index];
  gint64 pause_ms = index > 0 ? touch->time_utc_ms - input->touches[index - 1].time_utc_ms : -1;
  TklRollRow row = { .position = -1,
                     .key_id = touch->key_id,
                     .tick_id = touch->tick_id,
                     .time_utc_ms = touch->time_utc_ms,
                     .pause_ms = pause_ms,
                     .doubts = find_doubts (calling, index, pause_ms) };

  classify (calling,
            tkl_key_holders_find (input->holders, touch->key_id,
                                  tkl_zone_civil_day (input->zone, touch->time_utc_ms)),
            &row);
  calling->roll->n_doubtful += row.doubts != 0;
  g_array_append_val (calling->roll->rows, row);
}

TklRoll *
tkl_key_roll (const TklRollInput *input)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  TklRoll *roll;
  Calling calling;

  g_return_val_if_fail (input != NULL && input->holders != NULL && input->zone != NULL, NULL);

  roll = g_new0 (TklRoll, 1);
  roll->rows = g_array_new (FALSE, FALSE, sizeof (TklRollRow));
  roll->usual_pause_ms = find_usual_pause (input);
  calling = (Calling){ .input = input, .roll = roll, .seen = seen };

  for (gsize i = 0; i < input->n_touches; i++)
    call_touch (&calling, i);
  while (calling.turn < input->n_list)
    {
      gboolean passed = input->list[calling.turn].passed;

      roll->n_missing += !passed;
      add_absent (&calling, passed ? TKL_ROLL_PASSED : TKL_ROLL_MISSING);
    }
  roll->fits = roll->n_missing == 0 && roll->n_extra == 0 && roll->n_doubtful == 0;
  return roll;
}
