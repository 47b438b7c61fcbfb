/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClockLine: one line of the time clock. */
/* Thread: plain values. */
#pragma once

#include "tkl-day.h"
#include "tkl-employee.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_LINE_WORK,
  TKL_LINE_MOBILITY,
  TKL_LINE_COMMUTE,
  TKL_LINE_BREAK,
  TKL_LINE_OTHER,
} TklLineType;

typedef enum
{
  TKL_SUBTYPE_NONE,
  TKL_SUBTYPE_LOADING,
  TKL_SUBTYPE_SITE,
  TKL_SUBTYPE_BETWEEN_SITES,
  TKL_SUBTYPE_WORKSHOP, /* by hand only */
} TklLineSubtype;

typedef enum
{
  TKL_KM_NONE,
  TKL_KM_ODOMETER,
  TKL_KM_TRACK,
  TKL_KM_ESTIMATED,
  TKL_KM_MANUAL,
} TklKmSource;

typedef enum
{
  TKL_ORIGIN_TICKS,
  TKL_ORIGIN_MANUAL,
} TklLineOrigin;

typedef enum
{
  TKL_LINE_DOUBLED = 1 << 0, /* CL-4 or CL-5 doubled km or minutes */
  TKL_LINE_WITH_PASSENGERS = 1 << 1,
  TKL_LINE_TO_BOOK = 1 << 2,
  TKL_LINE_FINISHED = 1 << 3,    /* checked by the office: transfers leave it alone */
  TKL_LINE_TRANSFERRED = 1 << 4, /* gone to payroll or the back office: likewise */
  TKL_LINE_EDITED = 1 << 5,      /* changed by hand: likewise */
  TKL_LINE_TO_SYNC = 1 << 6,
} TklLineFlags;

typedef struct
{
  gint64 id;           /* 0 = not stored yet */
  gint64 version;      /* grows with each change */
  gint64 begin_utc_ms; /* whole minutes */
  gint64 end_utc_ms;   /* whole minutes, > begin */
  gint64 from_tick;    /* id of the tick it begins with; 0 = none */
  gint64 to_tick;
  gint32 employee_id;
  TklDay day;        /* workday date */
  gint32 minutes;    /* paid: twice the time between when CL-5 doubled it */
  gint32 km_tenths;  /* 0.1 km, already doubled by CL-4; −1 = none */
  gint32 project_id; /* 0 = none */
  gint32 vehicle_id; /* 0 = none */
  guint8 type;       /* TklLineType */
  guint8 subtype;    /* TklLineSubtype */
  guint8 km_source;  /* TklKmSource */
  guint8 role;       /* TklRole */
  guint8 origin;     /* TklLineOrigin */
  guint8 flags;      /* TklLineFlags */
  char *wage_code;   /* (owned) (nullable) */
  char *note;        /* (owned) (nullable) */
} TklClockLine;

void tkl_clock_line_clear (TklClockLine *line);

/** tkl_clock_lines_new: Returns: (transfer full) (element-type TklClockLine): clears its elements. */
GArray *tkl_clock_lines_new (void);

/**
 * tkl_clock_lines_find_day:
 * @lines: (element-type TklClockLine): by day, then employee
 * @ret_n: (out): lines of that workday
 *
 * Returns: (array length=ret_n) (transfer none): a stretch of @lines. O(log n).
 */
const TklClockLine *
tkl_clock_lines_find_day (const GArray *lines, gint32 employee_id, TklDay day, gsize *ret_n);

/** tkl_clock_line_same_rules: Returns: TRUE when both say the same for pay: every member except id,
 * version, origin, note, wage code and the flags the office sets. */
gboolean tkl_clock_line_same_rules (const TklClockLine *a, const TklClockLine *b);

/** tkl_clock_line_frozen: Returns: TRUE when a transfer must not touch it. */
gboolean tkl_clock_line_frozen (const TklClockLine *line);

/* `work` …, `loading` `site` `between-sites` `workshop` or NULL, `odometer` `track` `estimated`
 * `manual` or NULL. */
const char *tkl_line_type_to_text (TklLineType type);
const char *tkl_line_subtype_to_text (TklLineSubtype subtype);
const char *tkl_km_source_to_text (TklKmSource source);

G_END_DECLS
