/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of employees as a use case: searched, filtered and sorted rows. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-employee.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_EMPLOYEES_ALL,
  TKL_EMPLOYEES_ACTIVE,
  TKL_EMPLOYEES_INACTIVE,
  TKL_EMPLOYEES_WITHOUT_KEY,  /* active, and no key on that day */
  TKL_EMPLOYEES_WITHOUT_HOME, /* active, and no coordinates */
} TklEmployeeChoice;

typedef enum
{
  TKL_EMPLOYEE_SORT_NUMBER, /* digits as numbers; settles all others */
  TKL_EMPLOYEE_SORT_NAME,   /* last name, then first name, by the rules of the language */
  TKL_EMPLOYEE_SORT_TOWN,
  TKL_EMPLOYEE_SORT_KEYS,
  TKL_EMPLOYEE_SORT_LAST_TICK,
} TklEmployeeSort;

typedef struct
{
  const char *search; /* (nullable): words that all occur in number, name, town or keys; case and
                         accents do not matter */
  TklEmployeeChoice choice;
  TklEmployeeSort sort;
  gboolean descending;
  TklDay day; /* whose keys; NONE = today */
} TklEmployeeQuery;

typedef struct
{
  gint64 id;
  char *number; /* (owned) */
  char *name;   /* (owned): first and last name, or the number */
  char *town;   /* (owned): "" = unknown */
  char *keys;   /* (owned): printed forms held on that day, `, ` between them; "" = none */
  gboolean active;
  gboolean registered; /* F079 */
  gboolean has_home;   /* coordinates */
  TklRole role;
  gint64 last_utc_ms; /* last tick of a key in the time he held it; G_MININT64 = none */
} TklEmployeeItem;

void tkl_employee_item_free (TklEmployeeItem *item);

/** tkl_employee_items_async: @query: copied. Cost: all employees are read, milliseconds a thousand. */
void tkl_employee_items_async (TklOffice *office,
                               const TklEmployeeQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** tkl_employee_items_finish: Returns: (transfer full) (element-type TklEmployeeItem). */
GPtrArray *tkl_employee_items_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployeeItem, tkl_employee_item_free)

G_END_DECLS
