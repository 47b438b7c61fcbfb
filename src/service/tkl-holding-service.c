/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds a key as a use case: give one, pass it on, other dates, remove (F081, F087). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-holding-service.h"

#include "tkl-change-private.h"
#include "tkl-holdings-private.h"
#include "tkl-key-plan.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-store-touch.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who;            /* (owned) (nullable) */
  char *key;            /* (owned) (nullable): as typed */
  TklKeyHolding wanted; /* what is asked for; its parts as the use case needs them */
  TklChange change;     /* result of a change */
  char *former;         /* (owned) (nullable): result of passing on */
} HoldingJob;

static void
holding_job_free (gpointer data)
{
  HoldingJob *job = data;

  g_free (job->who);
  g_free (job->key);
  g_free (job->former);
  g_free (job);
}

/* --- what is wrong ----------------------------------------------------------------------------- */

static gboolean
set_problem (TklServiceError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, TKL_SERVICE_ERROR, code, sentence);
  return FALSE;
}

/* Returns: (transfer full): who holds the key when, as a sentence. */
static char *
describe_holder (const char *employee, const char *key, const TklKeyHolding *holding)
{
  g_autofree char *from
      = holding->from != TKL_DAY_NONE ? tkl_typed_format_day (holding->from) : NULL;
  g_autofree char *to = holding->to != TKL_DAY_NONE ? tkl_typed_format_day (holding->to) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: an employee, a key, the first and the last day. */
    return g_strdup_printf (_ ("%s holds key %s from %s to %s."), employee, key, from, to);
  if (from != NULL)
    /* Translators: an employee, a key, the first day. */
    return g_strdup_printf (_ ("%s holds key %s since %s."), employee, key, from);
  if (to != NULL)
    /* Translators: an employee, a key, the last day. */
    return g_strdup_printf (_ ("%s holds key %s until %s."), employee, key, to);
  /* Translators: an employee, a key. */
  return g_strdup_printf (_ ("%s holds key %s."), employee, key);
}

static gboolean
set_fault (TklStore *store, const TklKeyPlan *plan, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;
  g_autoptr (TklKey) key = NULL;
  g_autofree char *label = NULL;
  g_autofree char *holder = NULL;

  if (plan->fault == TKL_KEY_PLAN_ORDER)
    return set_problem (TKL_SERVICE_ERROR_USAGE, _ ("The last day lies before the first."), error);
  if (!tkl_store_get_employee (store, plan->other.employee_id, &employee, error)
      || !tkl_store_get_key (store, plan->other.key_id, &key, error))
    return FALSE;
  g_assert (employee != NULL && key != NULL);
  label = tkl_employee_label (employee);
  holder = describe_holder (label, key->text, &plan->other);
  if (plan->fault == TKL_KEY_PLAN_EARLY)
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
                   /* Translators: a sentence that says who holds the key since when. */
                   _ ("%s Choose a later day, or remove that period first."), holder);
      return FALSE;
    }
  return set_problem (TKL_SERVICE_ERROR_IN_USE, holder, error);
}

static gboolean
set_gone (GError **error)
{
  return set_problem (TKL_SERVICE_ERROR_NOT_FOUND,
                      _ ("This period of the key has been removed meanwhile."), error);
}

/* --- keys -------------------------------------------------------------------------------------- */

static gboolean
check_typed_key (TklStore *store, const char *text, GError **error)
{
  gboolean read;

  if (tkl_key_read (text).status == TKL_KEY_NONE)
    return set_problem (TKL_SERVICE_ERROR_USAGE, _ ("This is not the number of a key."), error);
  if (!tkl_key_looks_mistyped (text))
    return TRUE;
  if (!tkl_store_key_was_read (store, text, &read, error))
    return FALSE;
  return read
         || set_problem (
             TKL_SERVICE_ERROR_USAGE,
             _ ("The check digits of this key are wrong: there is a typing error in its number."),
             error);
}

/* The key that was chosen, or the one that was typed, which is made when it is new. */
static gboolean
find_key (TklStore *store, HoldingJob *job, GError **error)
{
  g_autoptr (TklKey) key = NULL;

  if (job->wanted.key_id == 0)
    return check_typed_key (store, job->key, error)
           && tkl_store_key_for_text (store, job->key, &job->wanted.key_id, error);
  if (!tkl_store_get_key (store, job->wanted.key_id, &key, error))
    return FALSE;
  return key != NULL
         || set_problem (TKL_SERVICE_ERROR_NOT_FOUND, _ ("There is no such key."), error);
}

/* --- changes ----------------------------------------------------------------------------------- */

static gboolean
begin (TklStore *store, HoldingJob *job, const char *action, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;

  if (!tkl_store_get_employee (store, job->wanted.employee_id, &employee, error))
    return FALSE;
  if (employee == NULL)
    return set_problem (TKL_SERVICE_ERROR_NOT_FOUND,
                        _ ("This employee has been deleted meanwhile."), error);
  return tkl_change_begin (store, job->who, action, employee, error);
}

static const TklKeyHolding *
holdings_of (const GArray *holdings)
{
  return (const TklKeyHolding *) (gpointer) holdings->data;
}

/* A key that somebody holds is not put aside any more. */
static gboolean
add_holding (TklStore *store, TklKeyHolding *holding, GError **error)
{
  return tkl_store_take_key_back (store, holding->key_id, error)
         && tkl_store_add_holding (store, holding, error);
}

static gboolean
run_give (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  HoldingJob *job = data;
  g_autoptr (GArray) holdings = NULL;
  TklKeyPlan plan;

  if (!begin (store, job, "give-key", error) || !find_key (store, job, error)
      || !tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  plan = tkl_key_plan_give (holdings_of (holdings), holdings->len, &job->wanted);
  if (plan.fault != TKL_KEY_PLAN_GOOD)
    return set_fault (store, &plan, error);
  if (!add_holding (store, &plan.begun, error))
    return FALSE;
  job->change.id = plan.begun.id;
  return tkl_change_commit (store, &job->change, error);
}

static gboolean
end_former (TklStore *store, HoldingJob *job, const TklKeyHolding *ended, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;

  if (ended->id == 0)
    return TRUE;
  if (!tkl_store_get_employee (store, ended->employee_id, &employee, error))
    return FALSE;
  job->former = employee != NULL ? tkl_employee_label (employee) : NULL;
  return tkl_store_update_holding (store, ended, NULL, error);
}

static gboolean
run_pass (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  HoldingJob *job = data;
  g_autoptr (GArray) holdings = NULL;
  TklKeyPlan plan;

  if (!begin (store, job, "pass-key", error) || !find_key (store, job, error)
      || !tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  plan = tkl_key_plan_pass (holdings_of (holdings), holdings->len, &job->wanted);
  if (plan.fault != TKL_KEY_PLAN_GOOD)
    return set_fault (store, &plan, error);
  if (!end_former (store, job, &plan.ended, error) || !add_holding (store, &plan.begun, error))
    return FALSE;
  job->change.id = plan.begun.id;
  return tkl_change_commit (store, &job->change, error);
}

/* Whose key it is and which: what a change of dates leaves alone. */
static gboolean
complete_wanted (const GArray *holdings, TklKeyHolding *wanted, GError **error)
{
  for (guint i = 0; i < holdings->len; i++)
    {
      const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, i);

      if (holding->id != wanted->id)
        continue;
      wanted->key_id = holding->key_id;
      wanted->employee_id = holding->employee_id;
      return TRUE;
    }
  return set_gone (error);
}

static gboolean
run_change (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  HoldingJob *job = data;
  g_autoptr (GArray) holdings = NULL;
  TklKeyPlan plan;

  if (!tkl_store_list_holdings (store, 0, &holdings, error)
      || !complete_wanted (holdings, &job->wanted, error)
      || !begin (store, job, "change-key", error))
    return FALSE;
  plan = tkl_key_plan_give (holdings_of (holdings), holdings->len, &job->wanted);
  if (plan.fault != TKL_KEY_PLAN_GOOD)
    return set_fault (store, &plan, error);
  job->change.id = job->wanted.id;
  return tkl_store_update_holding (store, &job->wanted, NULL, error)
         && tkl_change_commit (store, &job->change, error);
}

static gboolean
run_remove (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  HoldingJob *job = data;
  g_autoptr (GArray) holdings = NULL;

  return tkl_store_list_holdings (store, 0, &holdings, error)
         && complete_wanted (holdings, &job->wanted, error)
         && begin (store, job, "remove-key", error)
         && tkl_store_remove_holding (store, job->wanted.id, error)
         && tkl_change_commit (store, &job->change, error);
}

/* --- pairs ------------------------------------------------------------------------------------- */

static const TklUseCase give_case = { tkl_key_give_async, run_give, holding_job_free };
static const TklUseCase pass_case = { tkl_key_pass_async, run_pass, holding_job_free };
static const TklUseCase change_case = { tkl_holding_change_async, run_change, holding_job_free };
static const TklUseCase remove_case = { tkl_holding_remove_async, run_remove, holding_job_free };

static HoldingJob *
job_new (TklOffice *office, TklKeyHolding wanted)
{
  HoldingJob *job = g_new0 (HoldingJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->wanted = wanted;
  return job;
}

static HoldingJob *
gift_job_new (TklOffice *office, const TklKeyGift *gift)
{
  HoldingJob *job = job_new (office, (TklKeyHolding){ .key_id = gift->key_id,
                                                      .employee_id = gift->employee_id,
                                                      .from = gift->from,
                                                      .to = gift->to });

  job->key = g_strdup (gift->key);
  return job;
}

static gboolean
finish_change (TklOffice *office,
               const TklUseCase *use_case,
               GAsyncResult *result,
               TklChange *ret_change,
               char **ret_former,
               GError **error)
{
  HoldingJob *job = tkl_office_finish (office, use_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_former != NULL)
    *ret_former = g_steal_pointer (&job->former);
  holding_job_free (job);
  return TRUE;
}

void
tkl_key_give_async (TklOffice *office,
                    const TklKeyGift *gift,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  tkl_office_write (office, &give_case, gift_job_new (office, gift), cancellable, callback,
                    user_data);
}

gboolean
tkl_key_give_finish (TklOffice *office, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return finish_change (office, &give_case, result, ret_change, NULL, error);
}

void
tkl_key_pass_async (TklOffice *office,
                    const TklKeyGift *gift,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (gift->from != TKL_DAY_NONE);

  tkl_office_write (office, &pass_case, gift_job_new (office, gift), cancellable, callback,
                    user_data);
}

gboolean
tkl_key_pass_finish (TklOffice *office,
                     GAsyncResult *result,
                     TklChange *ret_change,
                     char **ret_former,
                     GError **error)
{
  return finish_change (office, &pass_case, result, ret_change, ret_former, error);
}

void
tkl_holding_change_async (TklOffice *office,
                          const TklHoldingDates *dates,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TklKeyHolding wanted = { .id = dates->id, .from = dates->from, .to = dates->to };

  tkl_office_write (office, &change_case, job_new (office, wanted), cancellable, callback,
                    user_data);
}

gboolean
tkl_holding_change_finish (TklOffice *office,
                           GAsyncResult *result,
                           TklChange *ret_change,
                           GError **error)
{
  return finish_change (office, &change_case, result, ret_change, NULL, error);
}

void
tkl_holding_remove_async (TklOffice *office,
                          gint64 id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  tkl_office_write (office, &remove_case, job_new (office, (TklKeyHolding){ .id = id }),
                    cancellable, callback, user_data);
}

gboolean
tkl_holding_remove_finish (TklOffice *office,
                           GAsyncResult *result,
                           TklChange *ret_change,
                           GError **error)
{
  return finish_change (office, &remove_case, result, ret_change, NULL, error);
}
