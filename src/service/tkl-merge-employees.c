/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an employees file merged with what is stored: people first, then who holds which key. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-employees.h"
#include "tkl-merge-holdings.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-text.h"

#include <string.h>

/* An employee as the file wants him. */
typedef struct
{
  TklEmployee *employee; /* (owned): id 0 = new */
  gint64 line;           /* of his first row */
} Person;

typedef struct
{
  TklStore *store;
  TklImportResult *result; /* (borrowed) */
  GHashTable *people;      /* (owned): number → Person */
  GPtrArray *order;        /* (owned) of borrowed Person, as in the file */
} Merge;

static void
person_free (gpointer data)
{
  Person *person = data;

  tkl_employee_free (person->employee);
  g_free (person);
}

static void
apply_texts (const TklEmployeeRow *row, TklEmployee *employee)
{
  const TklEmployee *values = row->values;
  const struct
  {
    TklEmployeeColumn column;
    char **to;
    const char *from;
  } texts[] = {
    { TKL_EMPLOYEE_COLUMN_FIRST_NAME, &employee->first_name, values->first_name },
    { TKL_EMPLOYEE_COLUMN_LAST_NAME, &employee->last_name, values->last_name },
    { TKL_EMPLOYEE_COLUMN_STREET, &employee->address.street, values->address.street },
    { TKL_EMPLOYEE_COLUMN_HOUSE_NUMBER, &employee->address.house_number,
      values->address.house_number },
    { TKL_EMPLOYEE_COLUMN_POSTAL_CODE, &employee->address.postal_code,
      values->address.postal_code },
    { TKL_EMPLOYEE_COLUMN_TOWN, &employee->address.town, values->address.town },
    { TKL_EMPLOYEE_COLUMN_COUNTRY, &employee->address.country, values->address.country },
    { TKL_EMPLOYEE_COLUMN_NATIONAL_NUMBER, &employee->national_number, values->national_number },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (row->present & (1u << texts[i].column))
      tkl_set_str (texts[i].to, texts[i].from);
}

static void
apply_columns (const TklEmployeeRow *row, TklEmployee *employee)
{
  const TklEmployee *values = row->values;
  guint64 present = row->present;

  apply_texts (row, employee);
  if (present & (1u << TKL_EMPLOYEE_COLUMN_LATITUDE))
    employee->home = values->home;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_REGISTERED))
    employee->registered = values->registered;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_ACTIVE))
    employee->active = values->active;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_ROLE))
    employee->role = values->role;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_IN_SERVICE_FROM))
    employee->in_service_from = values->in_service_from;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_IN_SERVICE_TO))
    employee->in_service_to = values->in_service_to;
  if (present & (1u << TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES))
    memcpy (employee->expected_min, values->expected_min, sizeof employee->expected_min);
  if (present & (1u << TKL_EMPLOYEE_COLUMN_DAY_START))
    employee->day_start_min = values->day_start_min;
}

static Person *
find_person (Merge *merge, const TklEmployeeRow *row, GError **error)
{
  Person *person = g_hash_table_lookup (merge->people, row->values->number);

  if (person != NULL)
    return person;
  person = g_new0 (Person, 1);
  person->line = row->line;
  if (!tkl_store_find_employee (merge->store, row->values->number, &person->employee, error))
    {
      g_free (person);
      return NULL;
    }
  if (person->employee == NULL)
    {
      person->employee = tkl_employee_new ();
      tkl_set_str (&person->employee->number, row->values->number);
    }
  g_hash_table_insert (merge->people, person->employee->number, person);
  g_ptr_array_add (merge->order, person);
  return person;
}

/* One end of a period may come from the file and the other from the database. */
static gboolean
is_in_service_wrong (const TklEmployee *employee)
{
  return employee->in_service_from != TKL_DAY_NONE && employee->in_service_to != TKL_DAY_NONE
         && employee->in_service_from > employee->in_service_to;
}

/* People as the good rows want them. Rows whose period becomes impossible turn bad. */
static gboolean
gather_people (Merge *merge, GError **error)
{
  GPtrArray *rows = merge->result->rows;

  for (guint i = 0; i < rows->len;)
    {
      const TklEmployeeRow *row = rows->pdata[i];
      Person *person = find_person (merge, row, error);
      g_autoptr (TklEmployee) before = NULL;

      if (person == NULL)
        return FALSE;
      before = tkl_employee_copy (person->employee);
      apply_columns (row, person->employee);
      if (!is_in_service_wrong (person->employee))
        {
          i++;
          continue;
        }
      person->employee->in_service_from = before->in_service_from;
      person->employee->in_service_to = before->in_service_to;
      tkl_import_result_complain (merge->result, &(TklImportPlace){ row->line, 0, "in_service_to" },
                                  TKL_IMPORT_PERIOD, NULL, NULL);
      g_ptr_array_remove_index (rows, i);
    }
  return TRUE;
}

static gboolean
has_row (const Merge *merge, const char *number)
{
  for (guint i = 0; i < merge->result->rows->len; i++)
    {
      const TklEmployeeRow *row = merge->result->rows->pdata[i];

      if (g_str_equal (row->values->number, number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_people (Merge *merge, TklImportReport *report, GError **error)
{
  for (guint i = 0; i < merge->order->len; i++)
    {
      Person *person = merge->order->pdata[i];
      gboolean changed = FALSE;

      /* All his rows turned out bad: he is left as he was. */
      if (!has_row (merge, person->employee->number))
        continue;
      if (person->employee->id == 0)
        {
          report->n_added++;
          if (!tkl_store_insert_employee (merge->store, person->employee, error))
            return FALSE;
          continue;
        }
      if (!tkl_store_update_employee (merge->store, person->employee, &changed, error))
        return FALSE;
      report->n_changed += changed;
      report->n_same += !changed;
    }
  return TRUE;
}

static gint64
id_of_number (const char *number, gpointer data)
{
  const Merge *merge = data;
  const Person *person = g_hash_table_lookup (merge->people, number);

  return person != NULL ? person->employee->id : 0;
}

static gboolean
was_key_read (const char *key, gpointer data)
{
  gboolean read = FALSE;

  /* A fault of the store shows again at the next statement; here it only keeps the complaint. */
  return tkl_store_key_was_read (data, key, &read, NULL) && read;
}

static TklDay
today (void)
{
  return (TklDay) (g_get_real_time () / 1000 / TKL_MS_PER_DAY);
}

gboolean
tkl_merge_employees (TklStore *store,
                     GBytes *bytes,
                     const TklImportOptions *options,
                     TklImportResult **ret_result,
                     TklImportReport *report,
                     GError **error)
{
  TklEmployeeImport import = { today (), was_key_read, store };
  g_autoptr (TklImportResult) result = tkl_import_employees (bytes, &import, error);
  g_autoptr (GHashTable) people
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, person_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (TklHoldingMerge) holdings = NULL;
  Merge merge = { store, result, people, order };

  if (result == NULL || !gather_people (&merge, error))
    return FALSE;
  holdings = tkl_holding_merge_new (store, result, error);
  if (holdings == NULL || !tkl_holding_merge_check (holdings, error)
      || !write_people (&merge, report, error)
      || !tkl_holding_merge_write (holdings, id_of_number, &merge, report, error))
    return FALSE;
  *ret_result = g_steal_pointer (&result);
  return TRUE;
}
