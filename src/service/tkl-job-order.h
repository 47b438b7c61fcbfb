/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobOrder: what a job that is done once is to do: read again, derive again, apply a setting. */
/* Thread: plain values. */
#pragma once

#include "tkl-day.h"
#include "tkl-job.h"

G_BEGIN_DECLS

struct _TklJobOrder
{
  TklJobKind kind;     /* from TKL_JOB_N_STANDING on */
  const char *subject; /* (owned by copies): translated: what it is about: vehicles, days */

  /* FETCH and DERIVE: */
  const gint64 *ids;  /* (array length=n_ids) (nullable) (owned by copies): vehicles */
  gsize n_ids;        /* 0 = all vehicles */
  gint64 from_utc_ms; /* included; G_MININT64 = from the first record */
  gint64 to_utc_ms;   /* excluded; G_MAXINT64 = to the last one */

  /* RENEW and LOOKUP: */
  TklDay from, to; /* workdays, both included, NONE = open; RENEW derives to the last there is */
  gboolean other_ticks; /* RENEW: derived again as well; else only linked */
};

/** tkl_job_order_copy: Returns: (transfer full): with everything its pointers lead to. */
TklJobOrder *tkl_job_order_copy (const TklJobOrder *order);
/** tkl_job_order_free: @order: (nullable): a copy. */
void tkl_job_order_free (TklJobOrder *order);

/**
 * tkl_job_order_take_in:
 * @order: a copy that has not begun
 *
 * Changed settings are applied together; anything else is taken in only by its like.
 * Returns: TRUE when doing @order does @other as well, from now on; FALSE: they are two.
 */
gboolean tkl_job_order_take_in (TklJobOrder *order, const TklJobOrder *other);

/** tkl_job_orders_to_text: @orders: (element-type TklJobOrder). Returns: (transfer full). */
char *tkl_job_orders_to_text (const GPtrArray *orders);

/**
 * tkl_job_orders_from_text:
 * @text: (nullable): as tkl_job_orders_to_text() wrote it
 *
 * Returns: (transfer full) (element-type TklJobOrder): in their order; without those of a kind that
 *   this version does not know, empty when the text is none.
 */
GPtrArray *tkl_job_orders_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklJobOrder, tkl_job_order_free)

G_END_DECLS
