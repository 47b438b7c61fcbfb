/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of employees (F077–F089): columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-format.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  TklTextRef number, name, street, town, role, keys;
  guint8 active, registered, has_home;
} EmployeeRow;

static const char *const role_titles[]
    = { "", N_ ("Driver"), N_ ("Passenger"), N_ ("Own transport") };

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const EmployeeRow *) row)->member));                 \
  }
TEXT_OF (number)
TEXT_OF (name)
TEXT_OF (street)
TEXT_OF (town)
TEXT_OF (keys)

static char *
text_of_role (const TklRowSet *set, gconstpointer row)
{
  const char *title = tkl_row_set_text (set, ((const EmployeeRow *) row)->role);

  return g_strdup (title[0] != '\0' ? _ (title) : "");
}

static char *
text_of_state (const TklRowSet *set, gconstpointer row)
{
  const EmployeeRow *employee = row;

  if (!employee->active)
    /* Translators: of an employee. */
    return g_strdup (C_ ("employee", "Inactive"));
  if (!employee->registered)
    /* Translators: of an employee whose ticks do not count. */
    return g_strdup (C_ ("employee", "Not registered"));
  return g_strdup (C_ ("employee", "Active"));
}

static char *
text_of_home (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (((const EmployeeRow *) row)->has_home
                       ? ""
                       /* Translators: of an employee whose home has no coordinates. */
                       : C_ ("home", "Not located"));
}

static const TklColumn columns[] = {
  { "number", N_ ("Number"), 8, .text = text_of_number },
  { "name", N_ ("Name"), 24, .grows = TRUE, .text = text_of_name },
  { "state", N_ ("State"), 14, .text = text_of_state },
  { "keys", N_ ("Keys"), 20, .text = text_of_keys },
  { "role", N_ ("Role"), 14, .text = text_of_role },
  { "town", N_ ("Town"), 18, .text = text_of_town },
  { "street", N_ ("Street"), 24, .optional = TRUE, .text = text_of_street },
  { "home", N_ ("Home"), 12, .text = text_of_home },
};

static gboolean
add_row (const TklEmployeeRow *of_service, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklEmployee *employee = of_service->employee;
  EmployeeRow *row = tkl_row_set_append (set);
  g_autofree char *name = tkl_employee_name (employee);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (gsize i = 0; i < of_service->n_keys; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", of_service->keys[i].key);
  row->id = employee->id;
  row->number = tkl_row_set_intern (set, employee->number);
  row->name = tkl_row_set_intern (set, name);
  row->street = tkl_row_set_intern (set, employee->address.street);
  row->town = tkl_row_set_intern (set, employee->address.town);
  row->role = tkl_row_set_intern (set, role_titles[employee->role]);
  row->keys = tkl_row_set_intern (set, keys->str);
  row->active = employee->active;
  row->registered = employee->registered;
  row->has_home = tkl_point_is_set (employee->home);
  return TRUE;
}

enum
{
  SHOW_ALL,
  SHOW_ACTIVE,
  SHOW_INACTIVE,
  SHOW_WITHOUT_KEY,
  SHOW_WITHOUT_HOME,
};
static const char *const choices[]
    = { N_ ("All employees"),       N_ ("Active"), N_ ("Inactive"), N_ ("Without key"),
        N_ ("Without coordinates"), NULL };

static gboolean
keep_row (const TklRowSet *set, gconstpointer row, guint choice)
{
  const EmployeeRow *employee = row;

  switch (choice)
    {
    case SHOW_ACTIVE:
      return employee->active;
    case SHOW_INACTIVE:
      return !employee->active;
    case SHOW_WITHOUT_KEY:
      return employee->active && employee->keys == 0;
    case SHOW_WITHOUT_HOME:
      return employee->active && !employee->has_home;
    default:
      return TRUE;
    }
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_list_load_async (desk, sizeof (EmployeeRow), (TklListReceiver){ .employees = add_row }, FALSE,
                       cancellable, task);
}

const TklTableSource tkl_employee_source
    = { .name = "employees",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "system-users-symbolic",
        .empty_title = N_ ("No employees"),
        .empty_text = N_ ("Import a list from Excel or CSV, or add the first one by hand."),
        .empty_action = "win.import::employees",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
