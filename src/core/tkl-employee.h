/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployee: a worker, and TklKeyHolding: the period in which he holds a key. */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include "tkl-address.h"
#include "tkl-day.h"
#include "tkl-point.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_ROLE_NONE,
  TKL_ROLE_DRIVER,
  TKL_ROLE_PASSENGER,
  TKL_ROLE_OWN,
} TklRole;

/** tkl_role_to_text: Returns: `driver`, `passenger`, `own`, or NULL for none. */
const char *tkl_role_to_text (TklRole role);
gboolean tkl_role_from_text (const char *text, TklRole *ret_role);

typedef struct
{
  gint64 id;        /* 0 = not stored yet */
  gint64 version;   /* grows with each change; a save from an older one is a conflict */
  char *number;     /* (owned): unique */
  char *first_name; /* (owned) (nullable) */
  char *last_name;  /* (owned) (nullable) */
  TklAddress address;
  TklPoint home;                         /* may be unset */
  gboolean registered;                   /* F079: registered for clocking */
  gboolean active;                       /* F086 */
  TklRole role;                          /* F080 */
  char *national_number;                 /* (owned) (nullable): eleven digits */
  TklDay in_service_from, in_service_to; /* both included; NONE = open */
  int day_start_min;                     /* 0 … 1439; −1 = the company's */
  gint64 wage_cents;                     /* F088: gross, an hour; −1 = unknown */
  char *committee;                       /* (owned) (nullable): joint committee, `124` */
  char *note;                            /* (owned) (nullable): several lines */
} TklEmployee;

/** tkl_employee_new: Returns: (transfer full): registered, active, nothing else known. */
TklEmployee *tkl_employee_new (void);
TklEmployee *tkl_employee_copy (const TklEmployee *employee);
void tkl_employee_free (TklEmployee *employee);

/** tkl_employee_name: Returns: (transfer full): first and last name, or the number when both are missing. */
char *tkl_employee_name (const TklEmployee *employee);

/** tkl_employee_label: Returns: (transfer full): `Anna Peeters (12)`, or the number alone. */
char *tkl_employee_label (const TklEmployee *employee);

/**
 * tkl_employee_counts_on:
 * @day: workday date by the company's day start
 * Returns: TRUE when ticks of that day are his: registered, active and in service (rules §2).
 */
gboolean tkl_employee_counts_on (const TklEmployee *employee, TklDay day);

typedef struct
{
  gint64 id;
  gint64 key_id;
  gint64 employee_id;
  TklDay from, to; /* civil dates, both included; NONE = open */
} TklKeyHolding;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployee, tkl_employee_free)

G_END_DECLS
