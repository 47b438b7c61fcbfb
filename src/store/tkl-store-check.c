/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrity report: the file itself, references, and rules that no constraint can express. */
/* Thread: that of the store. */
#include "tkl-store-check.h"

#include "tkl-company.h"
#include "tkl-shape.h"
#include "tkl-store-private.h"

#define MAX_FAULTS_A_KIND 1000

/* A question whose every row is a fault. */
typedef struct
{
  const char *what;
  TklStatementId id;
} Check;

/* A question whose rows are judged one by one. @column 0 is the row's id. */
typedef struct
{
  const char *what;
  const char *subject;
  TklStatementId id;
  char *(*judge) (sqlite3_stmt *query); /* (transfer full) (nullable): what is wrong */
} Judged;

static const Check checks[] = {
  { "damaged", TKL_SQL_CHECK_FILE },
  { "missing-reference", TKL_SQL_CHECK_REFERENCES },
  { "holders-overlap", TKL_SQL_CHECK_HOLDERS },
  { "schedules-overlap", TKL_SQL_CHECK_SCHEDULES },
  { "lines-overlap", TKL_SQL_CHECK_LINES },
  { "link-without-tick", TKL_SQL_CHECK_LINK_TICKS },
  { "link-without-employee", TKL_SQL_CHECK_LINK_EMPLOYEES },
  { "link-without-project", TKL_SQL_CHECK_LINK_PROJECTS },
  { "candidate-without-project", TKL_SQL_CHECK_CANDIDATE_PROJECTS },
  { "candidate-without-link", TKL_SQL_CHECK_CANDIDATE_LINKS },
  { "candidates-missing", TKL_SQL_CHECK_CANDIDATE_COUNTS },
  { "tick-without-vehicle", TKL_SQL_CHECK_TICK_VEHICLES },
  { "tick-without-key", TKL_SQL_CHECK_TICK_KEYS },
  { "in-clock-without-tick", TKL_SQL_CHECK_IN_CLOCK },
  { "record-without-vehicle", TKL_SQL_CHECK_RECORD_VEHICLES },
  { "trip-drivers", TKL_SQL_CHECK_TRIP_DRIVERS },
  { "records-miscounted", TKL_SQL_CHECK_RECORD_COUNTS },
  { "ident-without-vehicle", TKL_SQL_CHECK_IDENT_VEHICLES },
  { "journal-gap", TKL_SQL_CHECK_JOURNAL_GAPS },
  { "journal-open", TKL_SQL_CHECK_JOURNAL_OPEN },
};

static char *
judge_shape (sqlite3_stmt *query)
{
  g_autoptr (TklShape) shape
      = tkl_shape_unpack (sqlite3_column_blob (query, 1), (gsize) sqlite3_column_bytes (query, 1));

  return shape == NULL ? g_strdup ("holds no shape") : NULL;
}

static char *
judge_setting (sqlite3_stmt *query)
{
  g_autofree char *name = tkl_column_text (query, 1);
  g_autofree char *value = tkl_column_text (query, 2);
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autoptr (GError) error = NULL;

  if (tkl_company_load_field (company, name, value, &error))
    return NULL;
  return g_strdup_printf ("%s: %s", name, error->message);
}

static const Judged judged[] = {
  { "bad-shape", "poi", TKL_SQL_CHECK_POI_LIST, judge_shape },
  { "bad-setting", "setting", TKL_SQL_CHECK_SETTING_LIST, judge_setting },
};

void
tkl_store_fault_free (TklStoreFault *fault)
{
  if (fault == NULL)
    return;
  g_free (fault->what);
  g_free (fault->subject);
  g_free (fault->detail);
  g_free (fault);
}

static void
add_fault (
    GPtrArray *faults, const char *what, const char *subject, gint64 row_id, const char *detail)
{
  TklStoreFault *fault = g_new0 (TklStoreFault, 1);

  fault->what = g_strdup (what);
  fault->subject = g_strdup (subject);
  fault->row_id = row_id;
  fault->detail = g_strdup (detail);
  g_ptr_array_add (faults, fault);
}

static gboolean
run_check (TklStore *store, const Check *check, GPtrArray *faults, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, check->id);
  gboolean row;

  for (int n = 0; tkl_step_row (store, query, &row, error); n++)
    {
      g_autofree char *subject = NULL;
      g_autofree char *detail = NULL;

      if (!row)
        return TRUE;
      if (n == MAX_FAULTS_A_KIND)
        {
          tkl_statement_end (query);
          return TRUE;
        }
      subject = tkl_column_text (query, 0);
      detail = tkl_column_text (query, 2);
      add_fault (faults, check->what, subject, tkl_column_int (query, 1), detail);
    }
  return FALSE;
}

static gboolean
run_judged (TklStore *store, const Judged *check, GPtrArray *faults, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, check->id);
  int n = 0;
  gboolean row;

  while (tkl_step_row (store, query, &row, error))
    {
      g_autofree char *detail = NULL;

      if (!row)
        return TRUE;
      detail = check->judge (query);
      if (detail != NULL && n++ < MAX_FAULTS_A_KIND)
        add_fault (faults, check->what, check->subject, tkl_column_int (query, 0), detail);
    }
  return FALSE;
}

static gboolean
run_all (TklStore *store, GPtrArray *faults, GError **error)
{
  if (!tkl_store_begin_read (store, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!run_check (store, &checks[i], faults, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (judged); i++)
    if (!run_judged (store, &judged[i], faults, error))
      return FALSE;
  return TRUE;
}

gboolean
tkl_store_check (TklStore *store, GPtrArray **ret_faults, GError **error)
{
  g_autoptr (GPtrArray) faults
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_store_fault_free);
  g_autoptr (GError) local_error = NULL;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_faults != NULL, FALSE);
  g_return_val_if_fail (!tkl_store_in_transaction (store), FALSE);

  (void) run_all (store, faults, &local_error);
  tkl_store_rollback (store);

  /* Damage so bad that a question cannot be answered is an answer of its own. */
  if (g_error_matches (local_error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT))
    add_fault (faults, "damaged", "", 0, local_error->message);
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *ret_faults = g_steal_pointer (&faults);
  return TRUE;
}
