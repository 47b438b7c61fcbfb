/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds a key as a use case: give one, pass it on, other dates, remove, history (F081, F087). */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-holdings.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* Every change is one journal entry. Its errors: USAGE (no key, a typing error in its number, dates in
 * the wrong order), IN_USE (the text says who holds the key when), NOT_FOUND (no such holding, key or
 * employee any more). */

typedef struct
{
  gint64 key_id;      /* 0: by @key */
  const char *key;    /* (nullable): any spelling, as typed; made when it is new */
  gint64 employee_id; /* who gets it */
  TklDay from, to;    /* civil dates, both included; NONE = open; to pass a key on, from is a day */
} TklKeyGift;

/** tkl_key_give_async: @gift: copied. Entry `give-key`. */
void tkl_key_give_async (TklOffice *office,
                         const TklKeyGift *gift,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** tkl_key_give_finish: @ret_change: (out): with the id of the holding. */
gboolean tkl_key_give_finish (TklOffice *office,
                              GAsyncResult *result,
                              TklChange *ret_change,
                              GError **error);

/**
 * tkl_key_pass_async:
 * @gift: copied
 *
 * F087 in one step: whoever holds the key on the first day of @gift holds it up to the day before, and
 * the new holder from that day on. A key that nobody holds then is given. Entry `pass-key`.
 */
void tkl_key_pass_async (TklOffice *office,
                         const TklKeyGift *gift,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/**
 * tkl_key_pass_finish:
 * @ret_former: (out) (optional) (transfer full) (nullable): label of the former holder; NULL: nobody
 */
gboolean tkl_key_pass_finish (TklOffice *office,
                              GAsyncResult *result,
                              TklChange *ret_change,
                              char **ret_former,
                              GError **error);

/* Other dates of a holding; to end it is one too. */
typedef struct
{
  gint64 id;
  TklDay from, to; /* both as they are to be */
} TklHoldingDates;

/** tkl_holding_change_async: @dates: copied. Entry `change-key`. */
void tkl_holding_change_async (TklOffice *office,
                               const TklHoldingDates *dates,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tkl_holding_change_finish (TklOffice *office,
                                    GAsyncResult *result,
                                    TklChange *ret_change,
                                    GError **error);

/** tkl_holding_remove_async: it was entered by mistake; nobody held the key. Entry `remove-key`. */
void tkl_holding_remove_async (TklOffice *office,
                               gint64 id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tkl_holding_remove_finish (TklOffice *office,
                                    GAsyncResult *result,
                                    TklChange *ret_change,
                                    GError **error);

G_END_DECLS
