/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWeeks: a period looked at week by week, so that who only wants to look at a day does not wait. */
/* Thread: see each function. */
#pragma once

#include "tkl-office-private.h"
#include "tkl-period.h"

G_BEGIN_DECLS

typedef struct _TklWeeks TklWeeks;

/* What is looked for. Each call of the first two sees one state of the database, which the next one need
 * not see any more. */
typedef struct
{
  gpointer tag; /* the _async function */
  /* On the reader: sets the period. */
  gboolean (*begin) (TklStore *store, TklWeeks *weeks, GError **error);
  /* On the reader: at the days from weeks->from to @last. */
  gboolean (*look) (
      TklStore *store, TklWeeks *weeks, TklDay last, GCancellable *cancellable, GError **error);
  GDestroyNotify free; /* of each thing found */
  /* On the main thread, when all weeks were looked at. */
  void (*end) (GPtrArray *found);
} TklWeeksCase;

/* Travels to the reader and back, once for each week. */
struct _TklWeeks
{
  const TklWeeksCase *use_case;
  TklDay from, to; /* still to be looked at; NONE: open, until it has begun */
  gboolean begun;
  GPtrArray *found; /* (owned) */
};

/** tkl_weeks_look: thread: main. */
void tkl_weeks_look (TklOffice *office,
                     const TklWeeksCase *use_case,
                     TklPeriod period,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

/** tkl_weeks_finish: Returns: (transfer full) (nullable): what was found, or NULL and @error. */
GPtrArray *tkl_weeks_finish (TklOffice *office,
                             const TklWeeksCase *use_case,
                             GAsyncResult *result,
                             GError **error);

G_END_DECLS
