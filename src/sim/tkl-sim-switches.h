/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimSwitches: the open questions about the platform, each answered one way or the other. */
/* Thread: plain values; main. */
#pragma once

#include "tkl-sim-spelling.h"

G_BEGIN_DECLS

/* In each enum the first value is the default; the names on the command line stand in the .c. */
typedef enum
{
  TKL_SIM_TOKEN_LAST_DELIVERED, /* the seam record comes twice */
  TKL_SIM_TOKEN_NEXT,           /* the first record not yet delivered */
} TklSimToken;

typedef enum
{
  TKL_SIM_LAST_PAGE_NULL,
  TKL_SIM_LAST_PAGE_ABSENT,
  TKL_SIM_LAST_PAGE_EMPTY, /* a token, and behind it one empty page */
} TklSimLastPage;

typedef enum
{
  TKL_SIM_TO_INCLUSIVE,
  TKL_SIM_TO_EXCLUSIVE,
} TklSimTo;

typedef enum
{
  TKL_SIM_LIMIT_CLAMP,
  TKL_SIM_LIMIT_422,
} TklSimLimit;

typedef enum
{
  TKL_SIM_MISSING_400,
  TKL_SIM_MISSING_404,
  TKL_SIM_MISSING_422,
} TklSimMissing;

typedef enum
{
  TKL_SIM_PERSIST_ONE,      /* the key is in the record of the touch only */
  TKL_SIM_PERSIST_HELD,     /* … and in those of the next ten seconds */
  TKL_SIM_PERSIST_IGNITION, /* … and in all until the ignition is off or another key touched */
} TklSimPersistence;

typedef enum
{
  TKL_SIM_ORDER_ASCENDING,
  TKL_SIM_ORDER_SHUFFLED,
} TklSimOrder;

typedef enum
{
  TKL_SIM_MILEAGE_METRES,
  TKL_SIM_MILEAGE_KM,
} TklSimMileage;

typedef enum
{
  TKL_SIM_ERRORS_JSON,
  TKL_SIM_ERRORS_EMPTY,
  TKL_SIM_ERRORS_HTML,
} TklSimErrors;

typedef struct
{
  guint token;      /* TklSimToken */
  guint last_page;  /* TklSimLastPage */
  guint to;         /* TklSimTo */
  guint limit;      /* TklSimLimit, for a limit above 1000 */
  guint missing;    /* TklSimMissing, a required parameter or the version */
  guint sub_second; /* on: whole seconds get repeatable milliseconds */
  guint
      equal_datetimes;  /* on: a touch is two records of one millisecond, the second with the key */
  guint ibutton;        /* TklSimSpelling */
  guint persistence;    /* TklSimPersistence */
  guint number_strings; /* on: repeatably random numbers are written as strings */
  guint order;          /* TklSimOrder, inside a page */
  guint trip_mileage;   /* TklSimMileage */
  guint error_body;     /* TklSimErrors, of 401, 403 and 404 */
} TklSimSwitches;

/**
 * tkl_sim_switches_set:
 * @error: TKL_SIM_ERROR: USAGE: no such switch or value; the text lists those there are
 */
gboolean tkl_sim_switches_set (TklSimSwitches *switches,
                               const char *name,
                               const char *value,
                               GError **error);

/** tkl_sim_switches_value: Returns: (nullable): the value's name; NULL for an unknown switch. */
const char *tkl_sim_switches_value (const TklSimSwitches *switches, const char *name);

/** tkl_sim_switch_names: Returns: (transfer none): the switches, NULL-terminated. */
const char *const *tkl_sim_switch_names (void);

/** tkl_sim_switch_values: Returns: (transfer none) (nullable): the values @name takes. */
const char *const *tkl_sim_switch_values (const char *name);

G_END_DECLS
