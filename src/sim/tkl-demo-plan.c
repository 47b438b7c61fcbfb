/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month of the demo: who goes where, who touches the reader when, and what goes wrong. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

#include "tkl-instant.h"

#define EARLY_PERCENT 70
#define FIRST_TOUCH_S 10
#define NEXT_TOUCH_S 8
#define DOUBLE_MIN_S 150
#define DOUBLE_MAX_S 270
#define BREAK_FROM_S 15000
#define BREAK_TO_S 16800
#define FOREMAN_FROM_S 900
#define FOREMAN_TO_S 21600
#define MORNING_MIN 355 /* 05:55 */
#define EVENING_MIN 945 /* 15:45 */

/* What is wrong with the day of one person. */
typedef enum
{
  FAULT_NONE,
  FAULT_MISSING,   /* forgets one touch */
  FAULT_EARLY,     /* touches before arriving at the site */
  FAULT_SPARE_KEY, /* a key that nobody knows, all day */
  FAULT_OTHER_KEY, /* one touch by the key of somebody who left */
  FAULT_NO_FIX,    /* one touch without a position */
  FAULT_DOUBLE,    /* touches twice at arrival */
  FAULT_REPEATED,  /* the reader repeats the key */
  FAULT_ABSENT,    /* is not there at all */
} Fault;

/* How likely each is, in thousandths. */
static const int fault_odds[]
    = { [FAULT_MISSING] = 80, [FAULT_EARLY] = 45,  [FAULT_SPARE_KEY] = 10, [FAULT_OTHER_KEY] = 35,
        [FAULT_NO_FIX] = 28,  [FAULT_DOUBLE] = 70, [FAULT_REPEATED] = 60,  [FAULT_ABSENT] = 35 };

typedef enum
{
  PATTERN_DIRECT,    /* home, site, home */
  PATTERN_EMPLOYER,  /* home, loading at the employer, site, home */
  PATTERN_TWO_SITES, /* home, site, another site, home */
  PATTERN_BREAK,     /* home, site with the break touched, home */
  PATTERN_SUPPLIER,  /* home, a shop that is no project, site, home */
  PATTERN_OVERLAP,   /* home, where two circles overlap, home */
} Pattern;

typedef struct
{
  TklDemo *demo;
  TklSimRandom random;
  TklDay date;
  Fault faults[TKL_DEMO_PEOPLE];
  int target[TKL_DEMO_PEOPLE];  /* which of the touches it hits */
  int n_added[TKL_DEMO_PEOPLE]; /* touches so far, those that went wrong included */
  int n_kept[TKL_DEMO_PEOPLE];  /* ticks of the workday */
  gboolean spoilt[TKL_DEMO_PEOPLE];
  int swapped; /* the person who goes home with van 1 instead of van 0; −1 = nobody */
} Day;

static void
clear_stop (gpointer data)
{
  TklDemoStop *stop = data;

  g_array_unref (stop->on_the_way);
  g_array_unref (stop->arriving);
  g_array_unref (stop->leaving);
}

/* The stop is borrowed and moves when another one is added. */
static TklDemoStop *
add_stop (TklDemoRun *run, TklPoint point, gint64 leave_utc_ms, int stay_s)
{
  TklDemoStop stop = { point,
                       leave_utc_ms,
                       stay_s,
                       g_array_new (FALSE, FALSE, sizeof (TklDemoTouch)),
                       g_array_new (FALSE, FALSE, sizeof (TklDemoTouch)),
                       g_array_new (FALSE, FALSE, sizeof (TklDemoTouch)) };

  g_array_append_val (run->stops, stop);
  return &g_array_index (run->stops, TklDemoStop, run->stops->len - 1);
}

static void
add_raw_touch (GArray *touches, const char *key, int delay_s, TklDemoQuirk quirk)
{
  TklDemoTouch touch = { key, delay_s, quirk };

  g_array_append_val (touches, touch);
}

/* One touch as planned, or what the fault of the person makes of it. */
static void
add_touch (Day *day, GArray *touches, guint person, int delay_s)
{
  const char *key = day->demo->people[person].key;
  gboolean hit = day->n_added[person]++ == day->target[person];
  TklDemoQuirk quirk = TKL_DEMO_PLAIN;

  switch (day->faults[person])
    {
    case FAULT_SPARE_KEY:
      add_raw_touch (touches, day->demo->spare_key, delay_s, quirk);
      return;
    case FAULT_MISSING:
      day->spoilt[person] |= hit;
      if (hit)
        return;
      break;
    case FAULT_OTHER_KEY:
      day->spoilt[person] |= hit;
      if (hit)
        {
          add_raw_touch (touches, day->demo->people[TKL_DEMO_INACTIVE].key, delay_s, quirk);
          return;
        }
      break;
    case FAULT_NO_FIX:
      day->spoilt[person] |= hit;
      quirk = hit ? TKL_DEMO_NO_FIX : quirk;
      break;
    case FAULT_REPEATED:
      quirk = day->n_added[person] == 1 ? TKL_DEMO_REPEATED : quirk;
      break;
    case FAULT_NONE:
    case FAULT_EARLY:
    case FAULT_DOUBLE:
    case FAULT_ABSENT:
    default:
      break;
    }
  day->n_kept[person]++;
  add_raw_touch (touches, key, delay_s, quirk);
}

static gboolean
is_there (const Day *day, guint person)
{
  return day->faults[person] != FAULT_ABSENT;
}

/* Everybody of the van in turn. */
static void
add_touches (Day *day, GArray *touches, const TklDemoCrew *crew)
{
  int delay_s = FIRST_TOUCH_S;

  for (guint i = 0; i < crew->n_members; i++)
    {
      add_touch (day, touches, crew->members[i], delay_s);
      delay_s += NEXT_TOUCH_S;
    }
}

/* Arrival at a site: where people touch too early, or twice. */
static void
add_site_arrival (Day *day, TklDemoStop *stop, const TklDemoCrew *crew)
{
  int delay_s = FIRST_TOUCH_S;

  for (guint i = 0; i < crew->n_members; i++, delay_s += NEXT_TOUCH_S)
    {
      guint person = crew->members[i];
      /* The last to board is left out: a device that repeats keys would swallow his touch. */
      gboolean early = day->faults[person] == FAULT_EARLY && i + 1 < crew->n_members;

      add_touch (day, early ? stop->on_the_way : stop->arriving, person,
                 early ? EARLY_PERCENT : delay_s);
      day->spoilt[person] |= early;
      if (day->faults[person] == FAULT_DOUBLE)
        add_raw_touch (stop->arriving, day->demo->people[person].key,
                       delay_s + tkl_sim_random_between (&day->random, DOUBLE_MIN_S, DOUBLE_MAX_S),
                       TKL_DEMO_PLAIN);
    }
}

static void
add_break (Day *day, TklDemoStop *stop, const TklDemoCrew *crew)
{
  for (guint i = 0; i < crew->n_members; i++)
    add_touch (day, stop->arriving, crew->members[i],
               BREAK_FROM_S + FIRST_TOUCH_S + (int) i * NEXT_TOUCH_S);
  for (guint i = 0; i < crew->n_members; i++)
    add_touch (day, stop->arriving, crew->members[i],
               BREAK_TO_S + FIRST_TOUCH_S + (int) i * NEXT_TOUCH_S);
}

static gint64
at_local (const Day *day, int minute)
{
  return tkl_demo_local (day->demo, day->date, minute);
}

static void
plan_person (const Day *day, guint person, guint site)
{
  TklDemoPlanned planned = { day->date, person, site };

  g_array_append_val (day->demo->planned, planned);
}

/* The driver fetches the others at home; each touches when he gets in. */
static void
plan_morning (Day *day, TklDemoRun *run, const TklDemoCrew *crew)
{
  int start = MORNING_MIN + tkl_sim_random_below (&day->random, 25);

  for (guint i = 0; i < crew->n_members; i++)
    {
      TklDemoStop *stop = add_stop (run, day->demo->people[crew->members[i]].home,
                                    i == 0 ? at_local (day, start) : TKL_INSTANT_NONE, 45);

      add_touch (day, stop->leaving, crew->members[i], FIRST_TOUCH_S);
    }
}

static void
plan_evening (Day *day, TklDemoRun *run, const TklDemoCrew *crew)
{
  for (guint i = crew->n_members; i-- > 0;)
    {
      TklDemoStop *stop
          = add_stop (run, day->demo->people[crew->members[i]].home, TKL_INSTANT_NONE, 60);

      add_touch (day, stop->arriving, crew->members[i], FIRST_TOUCH_S);
    }
}

/* The members who are there; the driver always is. */
static TklDemoCrew
find_present (const Day *day, guint van)
{
  const TklDemoCrew *crew = &day->demo->crews[van];
  TklDemoCrew present = { 0 };

  for (guint i = 0; i < crew->n_members; i++)
    if (i == 0 || is_there (day, crew->members[i]))
      present.members[present.n_members++] = crew->members[i];
  return present;
}

/* A crew stays three days on a site. On Wednesdays the first two work together. */
static guint
find_site (const Day *day, guint van)
{
  int block = (day->date - day->demo->first + (int) van) / 3;
  guint crew = van == 1 && tkl_day_weekday (day->date) == 3 ? 0 : van;

  if (crew != van)
    block = (day->date - day->demo->first) / 3;
  return (guint) (tkl_sim_random_mix (day->demo->seed * 131 + crew * 1009 + (guint64) block)
                  % TKL_DEMO_OVERLAP);
}

static Pattern
draw_pattern (Day *day, guint van)
{
  int drawn = tkl_sim_random_below (&day->random, 1000);

  if (van < 2 && tkl_day_weekday (day->date) == 3)
    return PATTERN_DIRECT;
  if (drawn < 45)
    return PATTERN_OVERLAP;
  if (drawn < 95)
    return PATTERN_SUPPLIER;
  if (drawn < 200)
    return PATTERN_TWO_SITES;
  if (drawn < 320)
    return PATTERN_BREAK;
  return drawn < 620 ? PATTERN_EMPLOYER : PATTERN_DIRECT;
}

static void
spoil_all (Day *day, const TklDemoCrew *crew)
{
  for (guint i = 0; i < crew->n_members; i++)
    day->spoilt[crew->members[i]] = TRUE;
}

/* A stop where everybody gets out and in again. */
static void
plan_halt (Day *day, TklDemoRun *run, const TklDemoCrew *crew, TklPoint point, int stay_min)
{
  TklDemoStop *stop = add_stop (run, point, TKL_INSTANT_NONE, stay_min * 60);

  add_touches (day, stop->arriving, crew);
  add_touches (day, stop->leaving, crew);
}

static void
plan_first_halt (Day *day, TklDemoRun *run, const TklDemoCrew *crew, Pattern pattern, guint site)
{
  int stay_min = tkl_sim_random_between (&day->random, 18, 35);

  if (pattern == PATTERN_EMPLOYER)
    plan_halt (day, run, crew, day->demo->employer, stay_min);
  if (pattern == PATTERN_SUPPLIER)
    {
      plan_halt (day, run, crew, tkl_demo_offset (day->demo->sites[site].centre, 2600, -1900),
                 stay_min);
      spoil_all (day, crew);
    }
}

/* The second site of the day. */
static guint
plan_other_site (Day *day, TklDemoRun *run, const TklDemoCrew *crew, guint first)
{
  guint site = (first + 7) % TKL_DEMO_OVERLAP;
  TklDemoStop *stop;

  for (guint i = 0; i < crew->n_members; i++)
    plan_person (day, crew->members[i], first);
  stop = add_stop (run, day->demo->sites[first].centre, at_local (day, 11 * 60 + 40), 7200);
  add_site_arrival (day, stop, crew);
  add_touches (day, stop->leaving, crew);
  return site;
}

static void
plan_foreman (Day *day, TklDemoStop *stop, guint site)
{
  if (!is_there (day, TKL_DEMO_FOREMAN))
    return;
  plan_person (day, TKL_DEMO_FOREMAN, site);
  add_touch (day, stop->arriving, TKL_DEMO_FOREMAN, FOREMAN_FROM_S);
  add_touch (day, stop->arriving, TKL_DEMO_FOREMAN, FOREMAN_TO_S);
}

/* Who leaves the site in this van: on a day of exchange one goes home with the other crew. */
static TklDemoCrew
find_leaving (const Day *day, guint van, const TklDemoCrew *crew)
{
  TklDemoCrew leaving = *crew;

  if (day->swapped < 0)
    return leaving;
  if (van == 0)
    leaving.n_members--;
  if (van == 1 && leaving.n_members < TKL_DEMO_MAX_CREW)
    leaving.members[leaving.n_members++] = (guint) day->swapped;
  return leaving;
}

static void
plan_work (Day *day, TklDemoRun *run, const TklDemoCrew *crew, Pattern pattern, gboolean foreman)
{
  guint site = pattern == PATTERN_OVERLAP ? TKL_DEMO_OVERLAP : find_site (day, run->vehicle);
  int end = EVENING_MIN + tkl_sim_random_below (&day->random, 40);
  TklDemoCrew leaving = find_leaving (day, run->vehicle, crew);
  TklPoint point;
  TklDemoStop *stop;

  plan_first_halt (day, run, crew, pattern, site);
  if (pattern == PATTERN_TWO_SITES)
    site = plan_other_site (day, run, crew, site);
  for (guint i = 0; i < crew->n_members; i++)
    plan_person (day, crew->members[i], site);

  point = day->demo->sites[site].centre;
  if (pattern == PATTERN_OVERLAP)
    {
      point = tkl_demo_offset (point, 60, 30);
      spoil_all (day, crew);
    }
  stop = add_stop (run, point, at_local (day, end), pattern == PATTERN_TWO_SITES ? 7200 : 22800);
  add_site_arrival (day, stop, crew);
  if (pattern == PATTERN_BREAK)
    add_break (day, stop, crew);
  if (foreman)
    plan_foreman (day, stop, site);
  add_touches (day, stop->leaving, &leaving);
  plan_evening (day, run, &leaving);
}

static TklDemoRun
make_run (Day *day, guint van)
{
  TklDemoRun run = { van, day->date, g_array_new (FALSE, FALSE, sizeof (TklDemoStop)), -1, 0, 0 };

  g_array_set_clear_func (run.stops, clear_stop);
  if (tkl_sim_random_below (&day->random, 100) < 10)
    {
      run.late_from_percent = tkl_sim_random_between (&day->random, 5, 60);
      run.late_percent = tkl_sim_random_between (&day->random, 10, 40);
      run.late_min = tkl_sim_random_between (&day->random, 90, 60 * 40);
    }
  return run;
}

static void
plan_crew_day (Day *day, guint van, gboolean foreman)
{
  TklDemoRun run = make_run (day, van);
  Pattern pattern = draw_pattern (day, van);
  TklDemoCrew crew = find_present (day, van);
  gboolean visited = foreman && (pattern == PATTERN_DIRECT || pattern == PATTERN_EMPLOYER);

  plan_morning (day, &run, &crew);
  plan_work (day, &run, &crew, pattern, visited);
  g_array_append_val (day->demo->runs, run);
}

/* Service technicians touch four times a day, however many jobs they do. */
static void
plan_service_day (Day *day, guint van, int start_min, int end_min, int n_jobs)
{
  TklDemoRun run = make_run (day, van);
  TklDemoCrew crew = find_present (day, van);
  TklPoint centre = day->demo->sites[TKL_DEMO_SERVICE].centre;
  TklDemoStop *stop
      = add_stop (&run, day->demo->people[crew.members[0]].home, at_local (day, start_min), 0);

  add_touch (day, stop->leaving, crew.members[0], FIRST_TOUCH_S);
  for (int i = 0; i < n_jobs; i++)
    {
      int minute = start_min + 60 + (end_min - start_min - 60) * (i + 1) / n_jobs;

      stop = add_stop (&run,
                       tkl_demo_offset (centre, tkl_sim_random_between (&day->random, -4500, 4500),
                                        tkl_sim_random_between (&day->random, -4500, 4500)),
                       at_local (day, minute), 1500);
      if (i == 0)
        add_site_arrival (day, stop, &crew);
      if (i == n_jobs - 1)
        add_touches (day, stop->leaving, &crew);
    }
  plan_evening (day, &run, &crew);
  plan_person (day, crew.members[0], TKL_DEMO_SERVICE);
  g_array_append_val (day->demo->runs, run);
}

static Fault
draw_fault (TklSimRandom *random)
{
  int drawn = tkl_sim_random_below (random, 1000);

  for (guint i = 1; i < G_N_ELEMENTS (fault_odds); i++)
    {
      if (drawn < fault_odds[i])
        return (Fault) i;
      drawn -= fault_odds[i];
    }
  return FAULT_NONE;
}

static void
start_day (Day *day, TklDemo *demo, TklDay date)
{
  *day = (Day){
    .demo = demo, .random = { demo->seed * 65537 + (guint64) date }, .date = date, .swapped = -1
  };
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    {
      day->faults[i] = draw_fault (&day->random);
      day->target[i] = tkl_sim_random_below (&day->random, i == TKL_DEMO_FOREMAN ? 2 : 4);
    }
  day->faults[TKL_DEMO_INACTIVE] = FAULT_ABSENT;
}

static void
finish_day (Day *day)
{
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    {
      TklDemoWorkday workday
          = { i, day->date, day->n_kept[i], !day->spoilt[i] && day->n_kept[i] % 2 == 0 };

      if (workday.n_ticks > 0)
        g_array_append_val (day->demo->workdays, workday);
    }
}

static void
plan_working_day (TklDemo *demo, TklDay date)
{
  Day day;
  TklDemoCrew first;

  start_day (&day, demo, date);
  first = find_present (&day, 0);
  if (tkl_day_weekday (date) == 3 && first.n_members > 1
      && find_present (&day, 1).n_members < TKL_DEMO_MAX_CREW)
    day.swapped = (int) first.members[first.n_members - 1];
  for (guint van = 0; van < TKL_DEMO_CREWS; van++)
    plan_crew_day (&day, van, van == (guint) (date % TKL_DEMO_CREWS));
  for (guint van = TKL_DEMO_CREWS; van < TKL_DEMO_VEHICLES; van++)
    plan_service_day (&day, van, MORNING_MIN + 30, EVENING_MIN + 15,
                      tkl_sim_random_between (&day.random, 2, 4));
  finish_day (&day);
}

/* A call in the night: in March and October through the change of the clock. */
static void
plan_night_call (TklDemo *demo, TklDay date)
{
  Day day;

  start_day (&day, demo, date);
  day.faults[demo->crews[TKL_DEMO_VEHICLES - 1].members[0]] = FAULT_NONE;
  plan_service_day (&day, TKL_DEMO_VEHICLES - 1, 25, 5 * 60, 1);
  finish_day (&day);
}

void
tkl_demo_make_plan (TklDemo *demo)
{
  for (TklDay date = demo->first; date <= demo->last; date++)
    {
      int weekday = tkl_day_weekday (date);

      if (weekday <= 5)
        plan_working_day (demo, date);
      else if (weekday == 7 && date + 7 > demo->last)
        plan_night_call (demo, date);
    }
}
