/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of employees as a use case: searched, filtered and sorted rows. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-employee-items.h"

#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-text.h"
#include "tkl-zone.h"

#include <string.h>

typedef struct
{
  TklEmployeeQuery query;
  char *search;     /* (owned) (nullable) */
  GPtrArray *items; /* (owned) (nullable): result */
} ItemsJob;

/* An item with what it is sorted by. */
typedef struct
{
  TklEmployeeItem *item; /* (owned) */
  char *order;           /* (owned) (nullable): collation key of the column */
} Ranked;

/* What the rows are made of, read at once. */
typedef struct
{
  GPtrArray *employees; /* (owned) of TklEmployee */
  GHashTable *keys;     /* (owned): employee id → GString of his keys on the day */
  GHashTable *last;     /* (owned): employee id → gint64 * */
} Sources;

void
tkl_employee_item_free (TklEmployeeItem *item)
{
  if (item == NULL)
    return;
  g_free (item->number);
  g_free (item->name);
  g_free (item->town);
  g_free (item->keys);
  g_free (item);
}

static void
ranked_free (gpointer data)
{
  Ranked *ranked = data;

  tkl_employee_item_free (ranked->item);
  g_free (ranked->order);
  g_free (ranked);
}

static void
items_job_free (gpointer data)
{
  ItemsJob *job = data;

  g_free (job->search);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job);
}

/* --- sources ----------------------------------------------------------------------------------- */

static void
sources_clear (Sources *sources)
{
  g_clear_pointer (&sources->employees, g_ptr_array_unref);
  g_clear_pointer (&sources->keys, g_hash_table_unref);
  g_clear_pointer (&sources->last, g_hash_table_unref);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static gboolean
load_keys (TklStore *store, TklDay day, Sources *sources, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GArray) holdings = NULL;

  if (!tkl_store_list_keys (store, &keys, error)
      || !tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const TklKey *key = keys->pdata[i];

      g_hash_table_insert (texts, GINT_TO_POINTER ((int) key->id), key->text);
    }
  sources->keys = g_hash_table_new_full (NULL, NULL, NULL, free_string);
  for (guint i = 0; i < holdings->len; i++)
    {
      const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, i);
      gpointer id = GINT_TO_POINTER ((int) holding->employee_id);
      GString *of_employee = g_hash_table_lookup (sources->keys, id);

      if (!tkl_day_in_period (day, holding->from, holding->to))
        continue;
      if (of_employee == NULL)
        {
          of_employee = g_string_new (NULL);
          g_hash_table_insert (sources->keys, id, of_employee);
        }
      g_string_append_printf (
          of_employee, "%s%s", of_employee->len > 0 ? ", " : "",
          (const char *) g_hash_table_lookup (texts, GINT_TO_POINTER ((int) holding->key_id)));
    }
  return TRUE;
}

static gboolean
find_day (TklStore *store, TklDay asked, TklDay *ret_day, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  *ret_day = asked;
  if (asked != TKL_DAY_NONE)
    return TRUE;
  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  *ret_day = tkl_zone_civil_day (zone, g_get_real_time () / 1000);
  return TRUE;
}

static gboolean
load_sources (TklStore *store, const ItemsJob *job, Sources *sources, GError **error)
{
  TklDay day;

  return find_day (store, job->query.day, &day, error)
         && tkl_store_list_employees (store, &sources->employees, error)
         && load_keys (store, day, sources, error)
         && tkl_store_last_ticks (store, &sources->last, error);
}

/* --- filter ------------------------------------------------------------------------------------ */

static gboolean
is_chosen (const TklEmployeeItem *item, TklEmployeeChoice choice)
{
  switch (choice)
    {
    case TKL_EMPLOYEES_ACTIVE:
      return item->active;
    case TKL_EMPLOYEES_INACTIVE:
      return !item->active;
    case TKL_EMPLOYEES_WITHOUT_KEY:
      return item->active && item->keys[0] == '\0';
    case TKL_EMPLOYEES_WITHOUT_HOME:
      return item->active && !item->has_home;
    case TKL_EMPLOYEES_ALL:
    default:
      return TRUE;
    }
}

/* @words: (nullable): folded; all of them must occur. */
static gboolean
is_found (const TklEmployeeItem *item, const GStrv words)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (words == NULL)
    return TRUE;
  all = g_strjoin ("\n", item->number, item->name, item->town, item->keys, NULL);
  folded = tkl_fold (all);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GStrv
split_search (const char *search)
{
  g_autofree char *folded = search != NULL ? tkl_fold (search) : NULL;

  return folded != NULL ? g_strsplit_set (folded, " \t\n", -1) : NULL;
}

/* --- rows -------------------------------------------------------------------------------------- */

static TklEmployeeItem *
item_new (const TklEmployee *employee, const Sources *sources)
{
  TklEmployeeItem *item = g_new0 (TklEmployeeItem, 1);
  gpointer id = GINT_TO_POINTER ((int) employee->id);
  const GString *keys = g_hash_table_lookup (sources->keys, id);
  const gint64 *last = g_hash_table_lookup (sources->last, id);
  const char *town = employee->address.town;

  item->id = employee->id;
  item->number = g_strdup (employee->number);
  item->name = tkl_employee_name (employee);
  item->town = g_strdup (town != NULL ? town : "");
  item->keys = g_strdup (keys != NULL ? keys->str : "");
  item->active = employee->active;
  item->registered = employee->registered;
  item->has_home = tkl_point_is_set (employee->home);
  item->role = employee->role;
  item->last_utc_ms = last != NULL ? *last : G_MININT64;
  return item;
}

static char *
make_order (const TklEmployee *employee, const TklEmployeeItem *item, TklEmployeeSort sort)
{
  g_autofree char *name = NULL;

  switch (sort)
    {
    case TKL_EMPLOYEE_SORT_NAME:
      name = g_strconcat (employee->last_name != NULL ? employee->last_name : "", " ",
                          employee->first_name != NULL ? employee->first_name : "", NULL);
      return g_utf8_collate_key (name, -1);
    case TKL_EMPLOYEE_SORT_TOWN:
      return g_utf8_collate_key (item->town, -1);
    case TKL_EMPLOYEE_SORT_KEYS:
      return g_strdup (item->keys);
    case TKL_EMPLOYEE_SORT_NUMBER:
    case TKL_EMPLOYEE_SORT_LAST_TICK:
    default:
      return NULL;
    }
}

static int
compare_ranked (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ranked *left = *(const Ranked *const *) a;
  const Ranked *right = *(const Ranked *const *) b;
  const TklEmployeeQuery *query = data;
  int order = g_strcmp0 (left->order, right->order);

  if (query->sort == TKL_EMPLOYEE_SORT_LAST_TICK)
    order = (left->item->last_utc_ms > right->item->last_utc_ms)
            - (left->item->last_utc_ms < right->item->last_utc_ms);
  if (order == 0)
    order = tkl_compare_natural (left->item->number, right->item->number);
  return query->descending ? -order : order;
}

static gboolean
run_items (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ItemsJob *job = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (ranked_free);
  g_auto (GStrv) words = split_search (job->search);
  Sources sources = { NULL };
  gboolean loaded = load_sources (store, job, &sources, error);

  for (guint i = 0; loaded && i < sources.employees->len; i++)
    {
      const TklEmployee *employee = sources.employees->pdata[i];
      g_autoptr (TklEmployeeItem) item = item_new (employee, &sources);
      Ranked *row;

      if (!is_chosen (item, job->query.choice) || !is_found (item, words))
        continue;
      row = g_new0 (Ranked, 1);
      row->order = make_order (employee, item, job->query.sort);
      row->item = g_steal_pointer (&item);
      g_ptr_array_add (rows, row);
    }
  sources_clear (&sources);
  if (!loaded)
    return FALSE;
  g_ptr_array_sort_with_data (rows, compare_ranked, &job->query);
  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_item_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (job->items, g_steal_pointer (&((Ranked *) rows->pdata[i])->item));
  return TRUE;
}

static const TklUseCase items_case = { tkl_employee_items_async, run_items, items_job_free };

void
tkl_employee_items_async (TklOffice *office,
                          const TklEmployeeQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ItemsJob *job = g_new0 (ItemsJob, 1);

  job->query = *query;
  job->query.search = NULL;
  job->search = g_strdup (query->search);
  tkl_office_read (office, &items_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_employee_items_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &items_case, G_STRUCT_OFFSET (ItemsJob, items), result,
                                 error);
}
