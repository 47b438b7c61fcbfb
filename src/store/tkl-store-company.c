/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the company, one row each. */
/* Thread: that of the store. */
#include "tkl-store-company.h"

#include "tkl-store-private.h"

static gboolean
take_setting (TklCompany *company, sqlite3_stmt *query, GError **error)
{
  g_autofree char *name = tkl_column_text (query, 0);
  g_autofree char *value = tkl_column_text (query, 1);
  g_autoptr (GError) core_error = NULL;

  if (tkl_company_load_field (company, name, value, &core_error))
    return TRUE;
  /* A default in its place would change what people are paid without a word. */
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT, "setting %s: %s", name,
               core_error->message);
  tkl_statement_end (query);
  return FALSE;
}

gboolean
tkl_store_load_company (TklStore *store, TklCompany **ret_company, GError **error)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_company != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_SETTING_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_company = g_steal_pointer (&company);
          return TRUE;
        }
      if (!take_setting (company, query, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
put_setting (TklStore *store, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *put = tkl_store_statement (store, TKL_SQL_SETTING_PUT);

  tkl_bind_text (put, 1, name);
  tkl_bind_text (put, 2, value);
  return tkl_step_done (store, put, error);
}

/* One setting of three states: as read, as stored now, as wanted. */
static gboolean
save_setting (TklStore *store,
              const char *name,
              const TklCompany *const states[3],
              guint *n_changed,
              GError **error)
{
  g_autofree char *base = tkl_company_get_field (states[0], name);
  g_autofree char *stored = tkl_company_get_field (states[1], name);
  g_autofree char *wanted = tkl_company_get_field (states[2], name);

  if (g_strcmp0 (wanted, base) == 0 || g_strcmp0 (wanted, stored) == 0)
    return TRUE;
  if (g_strcmp0 (base, stored) != 0)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT,
                   "setting %s changed since it was read", name);
      return FALSE;
    }
  *n_changed += 1;
  return put_setting (store, name, wanted, error);
}

gboolean
tkl_store_save_company (TklStore *store,
                        const TklCompany *base,
                        const TklCompany *company,
                        guint *ret_n_changed,
                        GError **error)
{
  g_autoptr (TklCompany) stored = NULL;
  guint n_changed = 0;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (company != NULL, FALSE);

  if (!tkl_store_load_company (store, &stored, error))
    return FALSE;
  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    {
      const TklCompany *const states[3] = { base != NULL ? base : stored, stored, company };

      if (!save_setting (store, field->name, states, &n_changed, error))
        return FALSE;
    }
  if (ret_n_changed != NULL)
    *ret_n_changed = n_changed;
  return TRUE;
}
