/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCompany: the settings of one company as a struct, and the table of their names. */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include "tkl-address.h"
#include "tkl-point.h"

G_BEGIN_DECLS

/* The switches CT-1 … CT-11 and CL-2 … CL-8 (features F090–F108). CT-9 is default_radius_m, CL-1 a
 * right of users, CL-6 is retired and keeps its number free. */
typedef struct
{
  gboolean link_mobility;      /* CT-1: mobility lines carry their project */
  gboolean between_sites;      /* CT-2: from one project to another is work */
  gboolean breaks;             /* CT-3: 2nd, 4th … leg of four ticks at one project is a break */
  gboolean ignore_doubles;     /* CT-4 */
  gboolean start_stop;         /* CT-5: lines for ignition on and off */
  gboolean auto_import;        /* CT-6 */
  gboolean auto_presence;      /* CT-7 */
  gboolean presence_in_zone;   /* CT-8 */
  gboolean auto_link;          /* CT-10 */
  gboolean planned_only;       /* CT-11 */
  gboolean round_5_min;        /* CL-2 */
  gboolean manual_default;     /* CL-3: kept for the window's dialog */
  gboolean double_distance;    /* CL-4 */
  gboolean double_duration;    /* CL-5 */
  gboolean to_book;            /* CL-7 */
  gboolean all_work;           /* CL-8 */
  gboolean double_ignore_both; /* with CT-4: the first of a double is dropped as well */
} TklSwitches;

/* What is done without being asked. */
typedef struct
{
  int sync_min; /* minutes from one synchronisation to the next; 1 … 1 440, default 5 */
  gboolean auto_addresses; /* street addresses of ticks are asked of the geocoder */
  int export_schedule;     /* TklScheduleKind: OFF, DAILY, WEEKLY or MONTHLY */
  int export_min;          /* 0 … 1439, wall clock; default 360 */
  int export_day;          /* 1 … 31: of the week (1 = Monday) or of the month */
  char *export_folder;     /* (owned) (nullable): absolute */
  gboolean export_split;   /* one workbook per employee */
  char *export_pattern;    /* (owned): of the file names, see tkl-file-pattern.h */
  int retention_months;    /* how long raw positions are kept; 0 = for ever … 240 */
} TklBackground;

typedef struct
{
  char *name;              /* (owned) */
  char *enterprise_number; /* (owned) (nullable): ten digits */
  TklAddress address;
  TklPoint location;    /* the employer; may be unset */
  char *timezone;       /* (owned): default Europe/Brussels */
  char *language;       /* (owned) (nullable): of workbooks: fr, nl, de, en; NULL = the program's */
  int day_start_min;    /* 0 … 1439 */
  int default_radius_m; /* CT-9; 0 = none … 100 000 */
  int edge_tolerance_m; /* 0 = none … TKL_EDGE_TOLERANCE_MAX_M */
  int touch_gap_s;      /* 1 … 86 400, default 120 */
  int double_window_s;  /* 0 … 86 400, default 300 */
  int road_factor_milli; /* 1 000 … 5 000, default 1 300 = 1.3 */
  char *trusttrack_url;  /* (owned): default https://api.fm-track.com */
  char *geocoder_url;    /* (owned): default https://nominatim.openstreetmap.org */
  char *failsafe_mails;  /* (owned) (nullable): addresses with commas */
  int key_order;         /* TklKeyOrder: what is printed on keys of which only the serial is sent */
  TklBackground background;
  TklSwitches on;
} TklCompany;

/** tkl_company_new: Returns: (transfer full): every setting at its default. */
TklCompany *tkl_company_new (void);
TklCompany *tkl_company_copy (const TklCompany *company);
void tkl_company_free (TklCompany *company);

/* One setting: its name on the command line and in the database (`ct-1`, `day-start`, …). */
typedef struct
{
  const char *name;
  const char *help;   /* one English sentence, marked for translation: what it does to the lines */
  gboolean is_number; /* whole or decimal number: no quotes in JSON */
} TklCompanyField;

/** tkl_company_fields: Returns: (array zero-terminated=1): all settings in the order shown. */
const TklCompanyField *tkl_company_fields (void);

/**
 * tkl_company_set_field:
 * @value: text as typed: `on`/`off` for switches, `HH:MM` for day-start, seconds, metres, decimal
 *   degrees, `1.3` for road-factor; "" clears what may be empty, else restores the default
 * @error: TKL_CORE_ERROR_UNKNOWN (no such name, no such time zone), SYNTAX, RANGE or CHECK
 *   (enterprise number); the text is one of a fixed set of sentences marked for translation that
 *   say what is expected, without the name: show `NAME: ` and _() of it
 *
 * Returns: FALSE and @company unchanged on error.
 */
gboolean
tkl_company_set_field (TklCompany *company, const char *name, const char *value, GError **error);

/** tkl_company_load_field: the same for what is stored, which may be longer than can be typed. */
gboolean
tkl_company_load_field (TklCompany *company, const char *name, const char *value, GError **error);

/**
 * tkl_company_check_change:
 * @base: as it was
 * @wanted: each of its settings is valid
 * @ret_name: (out) (optional): the setting that is not good
 * @error: RANGE: a weekly export on a day that is none, a house number or postal code that cannot
 *   be; as of tkl_company_set_field()
 *
 * Whether settings that are good one by one are good together. What @base has already is no reason
 * to refuse a change of something else.
 */
gboolean tkl_company_check_change (const TklCompany *base,
                                   const TklCompany *wanted,
                                   const char **ret_name,
                                   GError **error);

/**
 * tkl_company_is_served_here: Returns: TRUE when the TrustTrack service is on this machine, a
 * simulator: it needs no network.
 */
gboolean tkl_company_is_served_here (const TklCompany *company);

/** The radius of the employer and of homes when there is no default radius (rules §3). */
#define TKL_HOME_RADIUS_M 100
/* What trackers seldom miss by; the grid of places is looked through no farther. */
#define TKL_EDGE_TOLERANCE_MAX_M 50

/** tkl_company_home_radius_m: Returns: of the circle around the employer and around homes. */
int tkl_company_home_radius_m (const TklCompany *company);

/** tkl_company_get_field: Returns: (transfer full): the text that set_field() would take; "" for none. */
char *tkl_company_get_field (const TklCompany *company, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklCompany, tkl_company_free)

G_END_DECLS
