/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transfer does to the stored lines of one workday (rules §6, last part). */
/* Thread: any; pure. */
#include "tkl-transfer.h"

/* Flags that the office sets on a line; the rules never take them away. */
#define OFFICE_FLAGS                                                                               \
  (TKL_LINE_TO_BOOK | TKL_LINE_FINISHED | TKL_LINE_TRANSFERRED | TKL_LINE_TO_SYNC)

/* The lines still to be dealt with: a bit for each that found its partner. */
typedef struct
{
  const TklClockLine *lines;
  gsize n_lines;
  gboolean *used; /* (owned) */
} Side;

static void
side_init (Side *side, const TklClockLine *lines, gsize n_lines)
{
  side->lines = lines;
  side->n_lines = n_lines;
  side->used = g_new0 (gboolean, n_lines + 1);
}

static gboolean
is_replaceable (const TklClockLine *line, gboolean accept)
{
  return accept || !tkl_clock_line_frozen (line);
}

static gboolean
overlaps (const TklClockLine *a, const TklClockLine *b)
{
  return a->begin_utc_ms < b->end_utc_ms && b->begin_utc_ms < a->end_utc_ms;
}

static gboolean
has_same_ticks (const TklClockLine *a, const TklClockLine *b)
{
  return a->from_tick != 0 && a->from_tick == b->from_tick && a->to_tick == b->to_tick;
}

/* Lines that say the same on both sides stay as they are, frozen or not. */
static guint
match_equal (Side *stored, Side *wanted)
{
  guint n_kept = 0;

  for (gsize w = 0; w < wanted->n_lines; w++)
    for (gsize s = 0; s < stored->n_lines && !wanted->used[w]; s++)
      if (!stored->used[s] && tkl_clock_line_same_rules (&stored->lines[s], &wanted->lines[w]))
        {
          stored->used[s] = wanted->used[w] = TRUE;
          n_kept++;
        }
  return n_kept;
}

/* A wanted line that lies on a frozen one, or comes from the same leg wherever that one was moved to,
 * is part of the difference, not of the result: a leg is not paid twice. */
static void
set_aside_differences (Side *stored, Side *wanted, gboolean accept, TklTransferPlan *plan)
{
  for (gsize s = 0; s < stored->n_lines; s++)
    {
      const TklClockLine *frozen = &stored->lines[s];

      if (stored->used[s] || is_replaceable (frozen, accept))
        continue;
      stored->used[s] = TRUE;
      plan->differs = TRUE;
      g_array_append_vals (plan->before, frozen, 1);
      for (gsize w = 0; w < wanted->n_lines; w++)
        if (!wanted->used[w]
            && (overlaps (frozen, &wanted->lines[w]) || has_same_ticks (frozen, &wanted->lines[w])))
          {
            wanted->used[w] = TRUE;
            g_array_append_vals (plan->after, &wanted->lines[w], 1);
          }
    }
}

static gboolean
is_same_leg (const TklClockLine *a, const TklClockLine *b)
{
  return has_same_ticks (a, b) || a->begin_utc_ms == b->begin_utc_ms;
}

static const TklClockLine *
take_predecessor (Side *stored, const TklClockLine *wanted)
{
  for (gsize s = 0; s < stored->n_lines; s++)
    if (!stored->used[s] && is_same_leg (&stored->lines[s], wanted))
      {
        stored->used[s] = TRUE;
        return &stored->lines[s];
      }
  return NULL;
}

static void
add_wanted (Side *stored, const TklClockLine *wanted, GArray *changes)
{
  const TklClockLine *old = take_predecessor (stored, wanted);
  TklLineChange change = { TKL_LINE_INSERT, *wanted };

  if (old != NULL)
    {
      change.kind = TKL_LINE_UPDATE;
      change.line.id = old->id;
      change.line.version = old->version;
      change.line.wage_code = old->wage_code;
      change.line.note = old->note;
      change.line.flags = (wanted->flags & ~OFFICE_FLAGS) | (old->flags & OFFICE_FLAGS);
    }
  g_array_append_val (changes, change);
}

static void
add_deletes (Side *stored, GArray *changes)
{
  for (gsize s = 0; s < stored->n_lines; s++)
    if (!stored->used[s])
      {
        TklLineChange change = { TKL_LINE_DELETE, stored->lines[s] };

        g_array_append_val (changes, change);
      }
}

TklTransferPlan *
tkl_transfer_plan_new (const TklClockLine *stored_lines,
                       gsize n_stored,
                       const TklClockLine *wanted_lines,
                       gsize n_wanted,
                       gboolean accept)
{
  TklTransferPlan *plan = g_new0 (TklTransferPlan, 1);
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (TklLineChange));
  Side stored, wanted;

  plan->changes = g_array_new (FALSE, FALSE, sizeof (TklLineChange));
  plan->before = g_array_new (FALSE, FALSE, sizeof (TklClockLine));
  plan->taken = g_array_new (FALSE, FALSE, sizeof (TklClockLine));
  plan->after = g_array_new (FALSE, FALSE, sizeof (TklClockLine));
  side_init (&stored, stored_lines, n_stored);
  side_init (&wanted, wanted_lines, n_wanted);
  for (gsize s = 0; s < n_stored; s++)
    stored.used[s] = stored_lines[s].origin != TKL_ORIGIN_TICKS;

  plan->n_wanted = n_wanted;
  plan->n_kept = match_equal (&stored, &wanted);
  set_aside_differences (&stored, &wanted, accept, plan);
  for (gsize w = 0; w < n_wanted; w++)
    if (!wanted.used[w])
      add_wanted (&stored, &wanted_lines[w], writes);
  add_deletes (&stored, plan->changes);

  plan->withdrawn = n_wanted == 0 && plan->changes->len > 0;
  for (guint i = 0; plan->withdrawn && i < plan->changes->len; i++)
    g_array_append_vals (plan->taken, &g_array_index (plan->changes, TklLineChange, i).line, 1);
  if (writes->len > 0)
    g_array_append_vals (plan->changes, writes->data, writes->len);
  g_free (stored.used);
  g_free (wanted.used);
  return plan;
}

void
tkl_transfer_plan_free (TklTransferPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->changes);
  g_array_unref (plan->before);
  g_array_unref (plan->taken);
  g_array_unref (plan->after);
  g_free (plan);
}

static gboolean
was_transferred (const TklClockLine *stored, gsize n_stored)
{
  for (gsize i = 0; i < n_stored; i++)
    if (stored[i].origin == TKL_ORIGIN_TICKS)
      return TRUE;
  return FALSE;
}

gboolean
tkl_transfer_would_change (const TklClockLine *stored,
                           gsize n_stored,
                           const TklClockLine *wanted,
                           gsize n_wanted)
{
  g_autoptr (TklTransferPlan) plan = NULL;

  if (!was_transferred (stored, n_stored))
    return FALSE;
  plan = tkl_transfer_plan_new (stored, n_stored, wanted, n_wanted, FALSE);
  if (plan->changes->len > 0)
    return TRUE;
  for (guint i = 0; i < plan->before->len; i++)
    if ((g_array_index (plan->before, TklClockLine, i).flags & TKL_LINE_EDITED) == 0)
      return TRUE;
  return FALSE;
}
