/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the demo share: towns, people, sites, the plan of each day. */
/* Thread: any single one. */
#pragma once

#include "tkl-demo.h"
#include "tkl-key.h"
#include "tkl-sim-random.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* Of the firm, in the first town. */
#define TKL_DEMO_STREET "Nijverheidsdreef"
#define TKL_DEMO_HOUSE "7"

#define TKL_DEMO_PEOPLE 25
#define TKL_DEMO_VEHICLES 8
#define TKL_DEMO_SITES 40
/* Vans 0 … 5 carry a crew, 6 and 7 a service technician each. */
#define TKL_DEMO_CREWS 6
#define TKL_DEMO_MAX_CREW 4

/* Places in the lists below that play a part of their own. */
#define TKL_DEMO_TECHNICIAN 21 /* people 21 and 22 drive the vans 6 and 7 */
#define TKL_DEMO_FOREMAN 23    /* comes with his own car, touches in a van of a crew */
#define TKL_DEMO_INACTIVE 24   /* left the firm; his key is still about */
#define TKL_DEMO_OVERLAP 36    /* sites 36 and 37 have circles that overlap */
#define TKL_DEMO_CLOSED 38     /* a site that is closed: nobody goes there */
#define TKL_DEMO_SERVICE 39    /* the collecting project of the technicians, a wide polygon */

typedef struct
{
  const char *name;
  const char *postal_code;
  TklPoint point;
} TklDemoTown;

/* The service technicians' district lies about the last towns, away from all others. */
extern const TklDemoTown tkl_demo_towns[];
#define TKL_DEMO_TOWNS 42
#define TKL_DEMO_HOME_TOWNS 8 /* the first: where crews live, by van */

typedef struct
{
  int number;                         /* 1 … 25 */
  const char *first_name, *last_name; /* static */
  const TklDemoTown *town;
  const char *street; /* static */
  int house_number;
  TklPoint home;
  char key[TKL_KEY_SIZE]; /* printed form */
  const char *role;       /* static: driver, passenger, own */
  gboolean active;
  char national_number[12];
} TklDemoPerson;

typedef enum
{
  TKL_DEMO_CIRCLE,
  TKL_DEMO_POLYGON,
  TKL_DEMO_RING, /* a polygon with a hole */
  TKL_DEMO_PAIR, /* two polygons */
} TklDemoOutline;

typedef struct
{
  char number[8];
  char *name;                  /* (owned) */
  const char *client, *street; /* static */
  const TklDemoTown *town;
  int house_number;
  TklPoint centre; /* where the van is parked */
  int radius_m;    /* of the circle, or the size of the polygons */
  TklDemoOutline outline;
  int n_corners;
} TklDemoSite;

typedef struct
{
  guint n_members;                  /* 1 … 4 */
  guint members[TKL_DEMO_MAX_CREW]; /* people; the first drives and keeps the van at home */
} TklDemoCrew;

/* What is wrong with a touch; its time is a delay. */
typedef enum
{
  TKL_DEMO_PLAIN,
  TKL_DEMO_NO_FIX,   /* position 0/0 */
  TKL_DEMO_REPEATED, /* the key is in the next records as well */
} TklDemoQuirk;

typedef struct
{
  const char *key; /* (borrowed): printed form */
  int delay_s;     /* after the stop or the start of the engine */
  TklDemoQuirk quirk;
} TklDemoTouch;

/* A place where a van stops. The engine is off from the arrival until it leaves again. */
typedef struct
{
  TklPoint point;
  gint64 leave_utc_ms; /* not before; TKL_INSTANT_NONE = stays until the next day */
  int stay_s;          /* at least */
  GArray *on_the_way;  /* (element-type TklDemoTouch): while driving there; delay_s in per cent of
                          the way */
  GArray *arriving;    /* (element-type TklDemoTouch): the engine is off */
  GArray *leaving;     /* (element-type TklDemoTouch): the engine runs */
} TklDemoStop;

/* A working day of a van, from home to home. */
typedef struct
{
  guint vehicle;
  TklDay date;
  GArray *stops;         /* (element-type TklDemoStop) */
  int late_from_percent; /* part of the day that is uploaded late; −1 = none */
  int late_percent;
  int late_min; /* delay after the end of the part */
} TklDemoRun;

/* A workday of a person, by construction. */
typedef struct
{
  guint person;
  TklDay date;
  int n_ticks; /* kept: without doubles */
  gboolean in_order;
} TklDemoWorkday;

typedef struct
{
  TklDay date;
  guint person, site;
} TklDemoPlanned;

struct _TklDemo
{
  guint64 seed;
  TklZone *zone;
  TklDay first, last; /* of the month */
  TklPoint employer;
  TklDemoPerson people[TKL_DEMO_PEOPLE];
  TklDemoSite sites[TKL_DEMO_SITES];
  TklDemoCrew crews[TKL_DEMO_VEHICLES]; /* by van */
  char spare_key[TKL_KEY_SIZE];         /* of nobody */
  GArray *runs;                         /* (element-type TklDemoRun): by date, then van */
  GArray *workdays;                     /* (element-type TklDemoWorkday) */
  GArray *planned;                      /* (element-type TklDemoPlanned) */
};

/** tkl_demo_make_company: people, keys, crews, sites. */
void tkl_demo_make_company (TklDemo *demo);

/** tkl_demo_make_plan: the runs, workdays and planning of the month. */
void tkl_demo_make_plan (TklDemo *demo);

/** tkl_demo_drive: the records of one van in the month, from its runs. */
void tkl_demo_drive (const TklDemo *demo, TklSimModel *model, guint vehicle);

/** tkl_demo_offset: Returns: the point so many metres north and east of @from. */
TklPoint tkl_demo_offset (TklPoint from, double north_m, double east_m);

/** tkl_demo_local: Returns: the instant of a wall clock time, minutes after midnight. */
gint64 tkl_demo_local (const TklDemo *demo, TklDay date, int minute);

/** tkl_demo_write_zones: zones.geojson: polygons of the sites that have some. */
void tkl_demo_write_zones (const TklDemo *demo, GString *text);

G_END_DECLS
