/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tick was forgotten? What the day lacks, and what the vehicle, the mates and the keys say (F073). */
/* Thread: any; pure. */
#include "tkl-day-gap.h"

#include <stdlib.h>

/* A day begins at home at most so long before its first tick, and ends so long after its last one. */
#define FAR_MS G_GINT64_CONSTANT (14400000)

/* A tick that the day lacks, and where its time must lie. */
typedef struct
{
  gint64 from_utc_ms, to_utc_ms; /* both excluded */
  gint32 vehicle_id;             /* in which he came or went; 0 = unknown */
  gint32 project_id;
  gsize position;
  guint8 place; /* TklPlace; NONE: home or employer */
  gboolean leaving;
  gboolean
      bounded; /* by ticks elsewhere, or an end of the day: a site ticked at the end of a day may
                       have been come to without a vehicle */
} Hole;

typedef struct
{
  const TklDayFacts *facts;
  GPtrArray *kept; /* (owned) (element-type TklTick*) */
  guint n_places;  /* where something lacks: a hole may have two sides */
  gboolean in_order;
} Search;

static const TklTick *
kept_at (const Search *search, gsize i)
{
  return search->kept->pdata[i];
}

/* --- holes ------------------------------------------------------------------------------------ */

/* First after the run of ticks at one place that begins at @first. */
static gsize
find_run_end (const Search *search, gsize first)
{
  gsize end = first + 1;

  while (end < search->kept->len
         && tkl_tick_same_place (kept_at (search, first), kept_at (search, end)))
    end++;
  return end;
}

static void
add_arrival (const Search *search, gsize first, gboolean bounded, GArray *holes)
{
  const TklTick *there = kept_at (search, first);
  const TklTick *before = first > 0 ? kept_at (search, first - 1) : NULL;
  Hole hole = { before != NULL ? before->time_utc_ms : there->time_utc_ms - FAR_MS,
                there->time_utc_ms,
                before != NULL ? before->vehicle_id : there->vehicle_id,
                there->project_id,
                first,
                there->place,
                FALSE,
                bounded };

  g_array_append_val (holes, hole);
}

static void
add_departure (const Search *search, gsize end, gboolean bounded, GArray *holes)
{
  const TklTick *there = kept_at (search, end - 1);
  const TklTick *after = end < search->kept->len ? kept_at (search, end) : NULL;
  Hole hole = { there->time_utc_ms,
                after != NULL ? after->time_utc_ms : there->time_utc_ms + FAR_MS,
                after != NULL ? after->vehicle_id : there->vehicle_id,
                there->project_id,
                end,
                there->place,
                TRUE,
                bounded };

  g_array_append_val (holes, hole);
}

static void
add_end (const Search *search, gboolean first, GArray *holes)
{
  gsize n = search->kept->len;
  const TklTick *tick = kept_at (search, first ? 0 : n - 1);
  Hole hole = { first ? tick->time_utc_ms - FAR_MS : tick->time_utc_ms,
                first ? tick->time_utc_ms : tick->time_utc_ms + FAR_MS,
                tick->vehicle_id,
                0,
                first ? 0 : n,
                TKL_PLACE_NONE,
                first,
                TRUE };

  g_array_append_val (holes, hole);
}

/* Whether a day may begin or end with this run: at home, or at the employer with a single tick. */
static gboolean
is_end_of_day (const TklTick *tick, gsize n_run)
{
  return tick->place == TKL_PLACE_HOME || (tick->place == TKL_PLACE_EMPLOYER && n_run % 2 == 1)
         || !tkl_tick_has_single_place (tick);
}

static void
find_holes (Search *search, GArray *holes)
{
  gsize n = search->kept->len;

  for (gsize first = 0, end; first < n; first = end)
    {
      const TklTick *tick = kept_at (search, first);
      gboolean at_end;

      end = find_run_end (search, first);
      at_end = first == 0 || end == n;
      if (at_end && !is_end_of_day (tick, end - first))
        {
          search->n_places++;
          if (first == 0 && (end - first) % 2 == 0)
            add_end (search, TRUE, holes);
          if (end == n && (end - first) % 2 == 0)
            add_end (search, FALSE, holes);
        }
      if (tkl_tick_has_single_place (tick) && tick->place != TKL_PLACE_HOME
          && (end - first) % 2 == 1 && !(at_end && tick->place == TKL_PLACE_EMPLOYER))
        {
          search->n_places += !at_end;
          add_arrival (search, first, !at_end, holes);
          add_departure (search, end, !at_end, holes);
        }
    }
}

/* --- what speaks ------------------------------------------------------------------------------ */

/* That one he ticked: sites may lie minutes apart, so a tick elsewhere says nothing. */
static gboolean
has_own_there (const Search *search, const TklTick *tick)
{
  for (guint i = 0; i < search->kept->len; i++)
    if (tkl_tick_together (kept_at (search, i), tick)
        && tkl_tick_same_place (kept_at (search, i), tick))
      return TRUE;
  return FALSE;
}

static gboolean
fits (const Search *search, const Hole *hole, const TklTick *tick)
{
  gboolean right_place = hole->place != TKL_PLACE_NONE
                             ? tick->place == hole->place && tick->project_id == hole->project_id
                             : tick->place == TKL_PLACE_HOME || tick->place == TKL_PLACE_EMPLOYER;

  return right_place && tick->vehicle_id != 0 && tick->vehicle_id == hole->vehicle_id
         && tick->time_utc_ms > hole->from_utc_ms && tick->time_utc_ms < hole->to_utc_ms
         && !has_own_there (search, tick);
}

/* Of all starts those nearest to the tick after him count, of all stops those nearest to the one before.
 * Returns: how many there were. */
static guint
ask_engine (const Search *search, const Hole *hole, const TklTick **ret_event)
{
  const TklDayFacts *facts = search->facts;
  TklTickKind kind = hole->leaving ? TKL_TICK_START : TKL_TICK_STOP;
  guint n = 0;

  for (gsize i = 0; i < facts->n_ignition; i++)
    if (facts->ignition[i].kind == kind && fits (search, hole, &facts->ignition[i]))
      {
        if (n++ == 0 || hole->leaving)
          *ret_event = &facts->ignition[i];
      }
  return n;
}

static gboolean
is_mate (const TklTick *other)
{
  return other->employee_id != 0 && tkl_tick_is_kept (other, TRUE)
         && other->place != TKL_PLACE_HOME;
}

/* The first of the crew who came, the last time that they went. */
static const TklTick *
ask_mates (const Search *search, const Hole *hole, const TklTick *event)
{
  const TklTick *found = NULL;

  for (gsize i = 0; i < search->facts->n_others; i++)
    {
      const TklTick *other = &search->facts->others[i];

      if (!is_mate (other) || !fits (search, hole, other)
          || (event != NULL && !tkl_tick_together (other, event)))
        continue;
      if (found == NULL || (hole->leaving && !tkl_tick_together (found, other)))
        found = other;
    }
  return found;
}

static guint16
count_mates (const Search *search, const Hole *hole, const TklTick *like)
{
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < search->facts->n_others; i++)
    {
      const TklTick *other = &search->facts->others[i];

      if (is_mate (other) && fits (search, hole, other) && tkl_tick_together (other, like))
        g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
    }
  return (guint16) g_hash_table_size (who);
}

/* A key that nobody holds, at that place about that time; without any other sign anywhere in the hole. */
static const TklTick *
ask_keys (const Search *search, const Hole *hole, const TklTick *like)
{
  for (gsize i = 0; i < search->facts->n_others; i++)
    {
      const TklTick *other = &search->facts->others[i];

      if (other->employee_id == 0 && other->key_id != 0 && fits (search, hole, other)
          && (like == NULL || tkl_tick_together (other, like)))
        return other;
    }
  return NULL;
}

static TklConfidence
judge (const Search *search, const Hole *hole, const TklDayGap *gap, guint n_events)
{
  gboolean engine = (gap->evidence & TKL_GAP_SAYS_ENGINE) != 0;

  if (!search->in_order || search->n_places != 1)
    return gap->evidence != 0 && search->n_places == 1 ? TKL_CONFIDENCE_LIKELY
                                                       : TKL_CONFIDENCE_WEAK;
  if (hole->bounded && (gap->n_mates >= 2 || (engine && (n_events == 1 || gap->n_mates > 0))))
    return TKL_CONFIDENCE_STRONG;
  return TKL_CONFIDENCE_LIKELY;
}

static void
fill_hole (const Search *search, const Hole *hole, GArray *gaps)
{
  const TklTick *event = NULL;
  guint n_events = ask_engine (search, hole, &event);
  const TklTick *mate = ask_mates (search, hole, n_events == 1 ? event : NULL);
  const TklTick *like = mate != NULL ? mate : event;
  const TklTick *unknown = ask_keys (search, hole, like);
  TklDayGap gap = { 0 };

  if (unknown != NULL)
    like = unknown;
  if (like == NULL)
    return;
  if (event != NULL && tkl_tick_together (event, like))
    gap.evidence |= TKL_GAP_SAYS_ENGINE;
  if (unknown != NULL)
    gap.evidence |= TKL_GAP_SAYS_KEY;
  gap.n_mates = count_mates (search, hole, like);
  if (gap.n_mates > 0)
    gap.evidence |= TKL_GAP_SAYS_MATES;
  gap.time_utc_ms = like->time_utc_ms;
  gap.like_id = like->id;
  gap.unknown_id = unknown != NULL ? unknown->id : 0;
  gap.place = like->place;
  gap.project_id = like->project_id;
  gap.vehicle_id = like->vehicle_id;
  gap.position = (guint8) MIN (hole->position, G_MAXUINT8);
  gap.confidence = (guint8) judge (search, hole, &gap, n_events);
  g_array_append_val (gaps, gap);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const TklDayGap *left = a;
  const TklDayGap *right = b;

  if (left->confidence != right->confidence)
    return left->confidence < right->confidence ? 1 : -1;
  if (left->n_mates != right->n_mates)
    return left->n_mates < right->n_mates ? 1 : -1;
  return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
}

/* Both sides of a hole have their signs: nobody knows which one is right. */
static void
doubt_rivals (GArray *gaps, guint first)
{
  if (gaps->len - first < 2)
    return;
  for (guint i = first; i < gaps->len; i++)
    {
      TklDayGap *gap = &g_array_index (gaps, TklDayGap, i);

      gap->confidence = MIN (gap->confidence, TKL_CONFIDENCE_LIKELY);
    }
}

void
tkl_day_gaps (const TklDayFacts *facts, GArray *gaps)
{
  Search search = { .facts = facts, .in_order = TRUE };
  g_autoptr (GArray) holes = g_array_new (FALSE, FALSE, sizeof (Hole));
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);
  guint first = gaps->len;

  if (kept->len % 2 == 0)
    return;
  search.kept = kept;
  for (guint i = 0; i < kept->len; i++)
    search.in_order &= tkl_tick_in_order (kept->pdata[i], facts->company->on.ignore_doubles);
  find_holes (&search, holes);
  for (guint i = 0; i < holes->len; i++)
    fill_hole (&search, &g_array_index (holes, Hole, i), gaps);
  doubt_rivals (gaps, first);
  if (gaps->len > first)
    qsort (&g_array_index (gaps, TklDayGap, first), gaps->len - first, sizeof (TklDayGap),
           compare_gaps);
}
