/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHoldingRow: who holds which key when, with names. */
/* Thread: one of the office's. */
#include "tkl-holdings-private.h"

#include "tkl-store-employee.h"
#include "tkl-store-key.h"

void
tkl_holding_row_free (TklHoldingRow *row)
{
  if (row == NULL)
    return;
  g_free (row->key);
  g_free (row->employee);
  g_free (row);
}

static TklHoldingRow *
row_new (TklStore *store, const TklKeyHolding *holding, GError **error)
{
  g_autoptr (TklHoldingRow) row = g_new0 (TklHoldingRow, 1);
  g_autoptr (TklEmployee) employee = NULL;
  g_autoptr (TklKey) key = NULL;

  if (!tkl_store_get_employee (store, holding->employee_id, &employee, error)
      || !tkl_store_get_key (store, holding->key_id, &key, error))
    return NULL;
  row->id = holding->id;
  row->key_id = holding->key_id;
  row->employee_id = holding->employee_id;
  row->from = holding->from;
  row->to = holding->to;
  row->method = key != NULL ? key->method : TKL_KEY_METHOD_IBUTTON;
  row->key = g_strdup (key != NULL ? key->text : "");
  row->employee = employee != NULL ? tkl_employee_label (employee) : g_strdup ("");
  return g_steal_pointer (&row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TklHoldingRow *left = *(const TklHoldingRow *const *) a;
  const TklHoldingRow *right = *(const TklHoldingRow *const *) b;

  if (left->from != right->from)
    return left->from > right->from ? -1 : 1;
  return g_strcmp0 (left->key, right->key);
}

GPtrArray *
tkl_holding_rows_load (TklStore *store, gint64 employee_id, gint64 key_id, GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_holding_row_free);
  g_autoptr (GArray) holdings = NULL;

  if (!tkl_store_list_holdings (store, employee_id, &holdings, error))
    return NULL;
  for (guint i = 0; i < holdings->len; i++)
    {
      const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, i);
      TklHoldingRow *row;

      if (key_id != 0 && holding->key_id != key_id)
        continue;
      row = row_new (store, holding, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}
