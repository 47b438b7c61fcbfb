/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobOrder: what a job that is done once is to do: read again, derive again, apply a setting. */
/* Thread: plain values. */
#include "tkl-job-order.h"

#include "tkl-job-private.h"

#include <string.h>

/* Name of the kind, subject, vehicles, instants from and to, days from and to, other ticks. */
#define ORDER_TYPE "(ssaxxxiib)"

TklJobOrder *
tkl_job_order_copy (const TklJobOrder *order)
{
  TklJobOrder *copy = g_memdup2 (order, sizeof *order);

  copy->subject = g_strdup (order->subject);
  copy->ids = g_memdup2 (order->ids, order->n_ids * sizeof *order->ids);
  return copy;
}

void
tkl_job_order_free (TklJobOrder *order)
{
  if (order == NULL)
    return;
  g_free ((char *) order->subject);
  g_free ((gint64 *) order->ids);
  g_free (order);
}

static void
take_in_days (TklJobOrder *order, const TklJobOrder *other)
{
  if (other->from < order->from)
    {
      g_free ((char *) order->subject);
      order->subject = g_strdup (other->subject);
    }
  order->from = MIN (order->from, other->from);
  order->to = MAX (order->to, other->to);
  order->other_ticks |= other->other_ticks;
}

gboolean
tkl_job_order_take_in (TklJobOrder *order, const TklJobOrder *other)
{
  if (order->kind != other->kind)
    return FALSE;
  if (order->kind == TKL_JOB_RENEW)
    {
      take_in_days (order, other);
      return TRUE;
    }
  return order->from_utc_ms == other->from_utc_ms && order->to_utc_ms == other->to_utc_ms
         && order->from == other->from && order->to == other->to && order->n_ids == other->n_ids
         && (order->n_ids == 0
             || memcmp (order->ids, other->ids, order->n_ids * sizeof *order->ids) == 0);
}

char *
tkl_job_orders_to_text (const GPtrArray *orders)
{
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" ORDER_TYPE));
  for (guint i = 0; i < orders->len; i++)
    {
      const TklJobOrder *order = orders->pdata[i];

      g_variant_builder_add (&builder, "(ss@axxxiib)", tkl_job_type (order->kind)->name,
                             order->subject,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, order->ids,
                                                        order->n_ids, sizeof *order->ids),
                             order->from_utc_ms, order->to_utc_ms, (gint32) order->from,
                             (gint32) order->to, order->other_ticks);
    }
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, FALSE);
}

/* Returns: TKL_JOB_N_KINDS: of no order. */
static TklJobKind
find_kind (const char *name)
{
  TklJobKind kind = TKL_JOB_N_STANDING;

  while (kind < TKL_JOB_N_KINDS && strcmp (tkl_job_type (kind)->name, name) != 0)
    kind++;
  return kind;
}

static void
add_order (GPtrArray *orders, GVariant *value)
{
  g_autoptr (GVariant) ids = NULL;
  const char *name;
  TklJobOrder order = { 0 };
  gint32 from, to;

  g_variant_get (value, "(&s&s@axxxiib)", &name, &order.subject, &ids, &order.from_utc_ms,
                 &order.to_utc_ms, &from, &to, &order.other_ticks);
  order.kind = find_kind (name);
  order.from = from;
  order.to = to;
  order.ids = g_variant_get_fixed_array (ids, &order.n_ids, sizeof *order.ids);
  if (order.kind < TKL_JOB_N_KINDS)
    g_ptr_array_add (orders, tkl_job_order_copy (&order));
}

GPtrArray *
tkl_job_orders_from_text (const char *text)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_job_order_free);
  g_autoptr (GVariant) all
      = text != NULL ? g_variant_parse (G_VARIANT_TYPE ("a" ORDER_TYPE), text, NULL, NULL, NULL)
                     : NULL;

  for (gsize i = 0; all != NULL && i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (all, i);

      add_order (orders, value);
    }
  return orders;
}
