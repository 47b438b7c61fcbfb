/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an employees file merged with what is stored: people first, then who holds which key. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-ident.h"
#include "tkl-import-employees.h"
#include "tkl-master.h"
#include "tkl-merge-holdings.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-store-work-schedule.h"
#include "tkl-text.h"

#include <string.h>

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

/* An employee as the file wants him. */
typedef struct
{
  TklEmployee *employee;     /* (owned): id 0 = new */
  TklEmployee *before;       /* (owned) (nullable): as stored */
  TklImportPreviewKind kind; /* what has become of him */
  gboolean has_expected;     /* the file says: */
  int expected_min;          /* … minutes of Monday to Friday; −1 = none */
  char *old_minutes; /* (owned) (nullable): of the schedule of today: as a file has it … */
  char *new_minutes; /* (owned) (nullable): … and as it is now */
} Person;

typedef struct
{
  TklMerge *merge;
  GHashTable *people; /* (owned): number → Person */
  GPtrArray *order;   /* (owned) of borrowed Person, as in the file */
  TklDay today;
} People;

static void
person_free (gpointer data)
{
  Person *person = data;

  tkl_employee_free (person->employee);
  tkl_employee_free (person->before);
  g_free (person->old_minutes);
  g_free (person->new_minutes);
  g_free (person);
}

static Person *
find_person (People *people, const TklEmployeeRow *row, GError **error)
{
  Person *person = g_hash_table_lookup (people->people, row->values->number);

  if (person != NULL)
    return person;
  person = g_new0 (Person, 1);
  if (!tkl_store_find_employee (people->merge->store, row->values->number, &person->before, error))
    {
      g_free (person);
      return NULL;
    }
  person->employee
      = person->before != NULL ? tkl_employee_copy (person->before) : tkl_employee_new ();
  tkl_set_str (&person->employee->number, row->values->number);
  g_hash_table_insert (people->people, person->employee->number, person);
  g_ptr_array_add (people->order, person);
  return person;
}

/* One end of a period may come from the file and the other from the database. */
static gboolean
is_in_service_wrong (const TklEmployee *employee)
{
  return employee->in_service_from != TKL_DAY_NONE && employee->in_service_to != TKL_DAY_NONE
         && employee->in_service_from > employee->in_service_to;
}

static void
complain_period (TklMerge *merge, const TklEmployeeRow *row, const TklEmployee *employee)
{
  g_autofree char *name = tkl_employee_name (employee);
  const TklImportPlace place
      = { .line = row->line, .column = "in_service_to", .number = employee->number, .name = name };

  tkl_import_result_complain (merge->result, &place, TKL_IMPORT_PERIOD, NULL, NULL);
}

/* A list goes out with masked national numbers and comes in again: a mask of the stored number
 * stands for it, and no other one for anything. */
static gboolean
unmask_national_number (TklMerge *merge, const TklEmployeeRow *row, const TklEmployee *before)
{
  const char *stored = before != NULL ? before->national_number : NULL;
  g_autofree char *mask = tkl_ident_mask_national_number (stored);
  g_autofree char *name = tkl_employee_name (row->values);
  const TklImportPlace place = {
    .line = row->line, .column = "national_number", .number = row->values->number, .name = name
  };

  if (!tkl_ident_is_masked (row->values->national_number))
    return TRUE;
  if (stored != NULL && g_str_equal (row->values->national_number, mask))
    {
      tkl_set_str (&row->values->national_number, stored);
      return TRUE;
    }
  tkl_import_result_complain (merge->result, &place, TKL_IMPORT_NATIONAL_MASKED,
                              row->values->national_number, NULL);
  return FALSE;
}

/* People as the good rows want them. Rows whose period becomes impossible turn bad, and those with
 * a mask of no number that is stored. */
static gboolean
gather_people (People *people, GError **error)
{
  GPtrArray *rows = people->merge->result->rows;

  for (guint i = 0; i < rows->len;)
    {
      const TklEmployeeRow *row = rows->pdata[i];
      Person *person = find_person (people, row, error);
      g_autoptr (TklEmployee) before = NULL;

      if (person == NULL)
        return FALSE;
      if (!unmask_national_number (people->merge, row, person->before))
        {
          g_ptr_array_remove_index (rows, i);
          continue;
        }
      before = tkl_employee_copy (person->employee);
      tkl_employee_row_apply (row, person->employee);
      if (!is_in_service_wrong (person->employee))
        {
          person->has_expected = (row->present & BIT (TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES)) != 0;
          person->expected_min = row->expected_min;
          i++;
          continue;
        }
      person->employee->in_service_from = before->in_service_from;
      person->employee->in_service_to = before->in_service_to;
      complain_period (people->merge, row, person->employee);
      g_ptr_array_remove_index (rows, i);
    }
  return TRUE;
}

static GHashTable *
collect_numbers (const GPtrArray *rows)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (numbers, ((const TklEmployeeRow *) rows->pdata[i])->values->number);
  return numbers;
}

/* --- schedules ------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): the one number of a file, or seven with blanks between. */
static char *
format_minutes (const TklWorkSchedule *schedule)
{
  TklWorkSchedule plain = *schedule;
  GString *text;

  tkl_work_schedule_set_minutes (&plain, schedule->minutes[0]);
  if (memcmp (plain.minutes, schedule->minutes, sizeof plain.minutes) == 0)
    return g_strdup_printf ("%d", schedule->minutes[0]);
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (schedule->minutes); i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", schedule->minutes[i]);
  return g_string_free (text, FALSE);
}

/* The first schedule of an employee has always held; one beside others holds from today. */
static gboolean
add_schedule (const People *people, Person *person, const GArray *schedules, GError **error)
{
  TklWorkSchedule wanted = { .employee_id = person->employee->id,
                             .from = schedules->len > 0 ? people->today : TKL_DAY_NONE,
                             .to = TKL_DAY_NONE };
  TklWorkSchedulePlan plan;

  tkl_work_schedule_set_minutes (&wanted, person->expected_min);
  plan = tkl_work_schedule_plan_new ((const TklWorkSchedule *) (gpointer) schedules->data,
                                     schedules->len, &wanted);
  g_assert (plan.fault == TKL_WORK_SCHEDULE_GOOD);
  person->new_minutes = format_minutes (&plan.begun);
  return tkl_store_add_schedule (people->merge->store, &plan.begun, error);
}

/* A list says of a week only its Monday: the same number, come in again, must not even out the others. */
static gboolean
change_schedule (const People *people, Person *person, const TklWorkSchedule *now, GError **error)
{
  TklWorkSchedule wanted = *now;

  person->old_minutes = format_minutes (now);
  if (person->expected_min < 0)
    return tkl_store_remove_schedule (people->merge->store, now->id, error);
  if (person->expected_min != now->minutes[0])
    tkl_work_schedule_set_minutes (&wanted, person->expected_min);
  person->new_minutes = format_minutes (&wanted);
  return tkl_store_update_schedule (people->merge->store, &wanted, NULL, error);
}

/* The file has no dates: it speaks of the schedule that holds today. */
static gboolean
write_schedule (const People *people, Person *person, GError **error)
{
  g_autoptr (GArray) schedules = NULL;
  const TklWorkSchedule *now;

  if (!person->has_expected)
    return TRUE;
  if (!tkl_store_list_schedules (people->merge->store, person->employee->id, &schedules, error))
    return FALSE;
  now = tkl_work_schedule_find ((const TklWorkSchedule *) (gpointer) schedules->data,
                                schedules->len, person->employee->id, people->today);
  if (now != NULL)
    return change_schedule (people, person, now, error);
  return person->expected_min < 0 || add_schedule (people, person, schedules, error);
}

/* --- people ---------------------------------------------------------------------------------- */

static gboolean
write_person (const People *people, Person *person, GError **error)
{
  TklMerge *merge = people->merge;
  gboolean changed = FALSE;

  if (person->before == NULL)
    {
      person->kind = TKL_IMPORT_PREVIEW_ADDED;
      merge->report->n_added++;
      return tkl_store_insert_employee (merge->store, person->employee, error)
             && write_schedule (people, person, error);
    }
  if (!tkl_store_update_employee (merge->store, person->employee, &changed, error)
      || !write_schedule (people, person, error))
    return FALSE;
  changed |= g_strcmp0 (person->old_minutes, person->new_minutes) != 0;
  person->kind = changed ? TKL_IMPORT_PREVIEW_CHANGED : TKL_IMPORT_PREVIEW_UNCHANGED;
  merge->report->n_changed += changed;
  merge->report->n_same += !changed;
  return TRUE;
}

static gboolean
write_people (People *people, GError **error)
{
  g_autoptr (GHashTable) good = collect_numbers (people->merge->result->rows);

  for (guint i = 0; i < people->order->len; i++)
    {
      Person *person = people->order->pdata[i];

      /* One whose rows all turned out bad is left as he was. */
      if (g_hash_table_contains (good, person->employee->number)
          && !write_person (people, person, error))
        return FALSE;
    }
  return TRUE;
}

/* What the file does to a person is noted at his first good row, keys later at their own. */
static void
note_people (People *people)
{
  const GPtrArray *rows = people->merge->result->rows;
  g_autoptr (GHashTable) noted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; people->merge->preview != NULL && i < rows->len; i++)
    {
      const TklEmployeeRow *row = rows->pdata[i];
      Person *person = g_hash_table_lookup (people->people, row->values->number);
      gboolean first = g_hash_table_add (noted, person);
      g_autofree char *name = tkl_employee_name (person->employee);
      const TklImportPlace place
          = { .line = row->line, .number = person->employee->number, .name = name };
      TklImportPreviewRow *shown = tkl_import_preview_note (
          people->merge->preview, &place, first ? person->kind : TKL_IMPORT_PREVIEW_UNCHANGED);

      if (!first)
        continue;
      tkl_employee_row_compare (row, person->before, person->employee,
                                tkl_import_preview_add_change, shown);
      if (g_strcmp0 (person->old_minutes, person->new_minutes) != 0)
        tkl_import_preview_add_change ("expected_minutes", person->old_minutes, person->new_minutes,
                                       shown);
    }
}

static gint64
id_of_number (const char *number, gpointer data)
{
  const People *people = data;
  const Person *person = g_hash_table_lookup (people->people, number);

  return person != NULL ? person->employee->id : 0;
}

static gboolean
was_key_read (const char *key, gpointer data)
{
  gboolean read = FALSE;

  /* A fault of the store shows again at the next statement; here it only keeps the complaint. */
  return tkl_store_key_was_read (data, key, &read, NULL) && read;
}

gboolean
tkl_merge_employees (TklMerge *merge, GError **error)
{
  TklEmployeeImport import = { .key_seen = was_key_read, .key_seen_data = merge->store };
  g_autoptr (GHashTable) by_number
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, person_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (TklHoldingMerge) holdings = NULL;
  People people = { merge, by_number, order, TKL_DAY_NONE };

  if (!tkl_master_today (merge->store, &people.today, error))
    return FALSE;
  import.today = people.today;
  merge->result = tkl_import_employees (&merge->file, &import, error);
  if (merge->result == NULL || !gather_people (&people, error))
    return FALSE;
  holdings = tkl_holding_merge_new (merge->store, merge->result, error);
  if (holdings == NULL || !tkl_holding_merge_check (holdings, error)
      || !write_people (&people, error))
    return FALSE;
  note_people (&people);
  tkl_holding_merge_note (holdings, merge->preview);
  return tkl_holding_merge_write (holdings, id_of_number, &people, merge->report, error);
}
