/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of employees (F077–F089): columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_NUMBER = TKL_FIELD_ID + 1,
  FIELD_NAME,
  FIELD_STATE,
  FIELD_KEYS,
  FIELD_ROLE,
  FIELD_TOWN,
  FIELD_STREET,
  FIELD_LOCATED,
  N_FIELDS
};

enum
{
  STATE_ACTIVE,
  STATE_NOT_REGISTERED,
  STATE_INACTIVE,
};

static char *
text_of_state (const TklRowSet *set, gint64 state)
{
  switch (state)
    {
    case STATE_INACTIVE:
      /* Translators: of an employee. */
      return g_strdup (C_ ("employee", "Inactive"));
    case STATE_NOT_REGISTERED:
      /* Translators: of an employee whose ticks do not count. */
      return g_strdup (C_ ("employee", "Not registered"));
    default:
      return g_strdup (C_ ("employee", "Active"));
    }
}

static char *
text_of_home (const TklRowSet *set, gint64 located)
{
  /* Translators: of an employee whose home has no coordinates. */
  return g_strdup (located ? "" : C_ ("home", "Not located"));
}

static const TklColumn columns[] = {
  { "number", N_ ("Number"), 8, FIELD_NUMBER },
  { "name", N_ ("Name"), 24, FIELD_NAME, .grows = TRUE, .least = 18 },
  { "state", N_ ("State"), 14, FIELD_STATE, .text = text_of_state },
  { "keys", N_ ("Keys"), 20, FIELD_KEYS },
  { "role", N_ ("Role"), 14, FIELD_ROLE, .text = tkl_text_of_role },
  { "town", N_ ("Town"), 18, FIELD_TOWN },
  { "street", N_ ("Street"), 24, FIELD_STREET, .optional = TRUE },
  { "home", N_ ("Home"), 12, FIELD_LOCATED, .text = text_of_home },
};

static gboolean
add_row (const TklEmployeeRow *row, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklEmployee *employee = row->employee;
  g_autofree char *name = tkl_employee_name (employee);
  g_autoptr (GString) keys = g_string_new (NULL);
  gint64 values[N_FIELDS] = { employee->id };

  for (gsize i = 0; i < row->n_keys; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", row->keys[i].key);
  values[FIELD_NUMBER] = tkl_row_set_intern (set, employee->number);
  values[FIELD_NAME] = tkl_row_set_intern (set, name);
  values[FIELD_STATE] = !employee->active       ? STATE_INACTIVE
                        : !employee->registered ? STATE_NOT_REGISTERED
                                                : STATE_ACTIVE;
  values[FIELD_KEYS] = tkl_row_set_intern (set, keys->str);
  values[FIELD_ROLE] = employee->role;
  values[FIELD_TOWN] = tkl_row_set_intern (set, employee->address.town);
  values[FIELD_STREET] = tkl_row_set_intern (set, employee->address.street);
  values[FIELD_LOCATED] = tkl_point_is_set (employee->home);
  tkl_row_set_append (set, values);
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
keep_row (const TklRowSet *set, guint row, guint choice)
{
  gboolean active = tkl_row_set_value (set, row, FIELD_STATE) != STATE_INACTIVE;

  switch (choice)
    {
    case SHOW_ACTIVE:
      return active;
    case SHOW_INACTIVE:
      return !active;
    case SHOW_WITHOUT_KEY:
      return active && tkl_row_set_value (set, row, FIELD_KEYS) == 0;
    case SHOW_WITHOUT_HOME:
      return active && !tkl_row_set_value (set, row, FIELD_LOCATED);
    default:
      return TRUE;
    }
}

/* Who works but cannot be told apart, or whose way to work cannot be measured. */
static gboolean
needs_attention (const TklRowSet *set, guint row)
{
  return keep_row (set, row, SHOW_WITHOUT_KEY) || keep_row (set, row, SHOW_WITHOUT_HOME);
}

const TklTableSource tkl_employee_source
    = { .name = "employees",
        .title = N_ ("Employees"),
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .views = &tkl_table_plain_view,
        .n_views = 1,
        .icon_name = "system-users-symbolic",
        .empty_title = N_ ("No employees"),
        .empty_text = N_ ("Import a list from Excel or CSV, or add the first one by hand."),
        .empty_action = "win.import::employees",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .needs_attention = needs_attention,
        .receiver = { .employees = add_row } };
