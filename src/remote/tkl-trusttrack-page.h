/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPage: one page of vehicle history, from JSON of any version to records and identifications. */
/* Thread: any; pure. */
#pragma once

#include "tkl-record.h"

G_BEGIN_DECLS

/* Device times outside [2015-01-01, now + 10 min] come from a clock that is wrong. */
#define TKL_PAGE_FIRST_PLAUSIBLE_MS G_GINT64_CONSTANT (1420070400000)
#define TKL_PAGE_FUTURE_MARGIN_MS (10 * 60 * 1000)
#define TKL_PAGE_MAX_ODOMETER_M 2000000000
#define TKL_PAGE_MAX_KEY_BYTES 64

typedef struct
{
  GArray *records;      /* (owned) (element-type TklRecord): in order of arrival, repeats kept */
  GArray *idents;       /* (owned) (element-type TklIdent): likewise */
  char *token;          /* (owned) (nullable): as text, byte for byte; never "" */
  guint n_items;        /* members of the list, good or bad */
  guint n_skipped;      /* items left out because they are no record or have no time */
  guint n_implausible;  /* items left out for a time before 2015 or after now + 10 min */
  guint n_future;       /* those of n_implausible that lie after now + 10 min */
  guint n_out_of_range; /* values left out of records that were kept */
  gint64 first_utc_ms;  /* least and greatest instant of the records kept, */
  gint64 last_utc_ms;   /* G_MININT64 without any */
} TklPage;

/** tkl_page_new: Returns: (transfer full): an empty page, to be used again and again. */
TklPage *tkl_page_new (void);
void tkl_page_free (TklPage *page);

/** tkl_page_reset: Empties it, keeping its memory. */
void tkl_page_reset (TklPage *page);

/**
 * tkl_page_parse:
 * @data: (array length=size): UTF-8 JSON, not terminated
 * @now_utc_ms: bounds what is plausible
 * @page: (inout): emptied and filled; on FALSE its contents are undefined but safe to free
 * @error: TKL_REMOTE_ERROR: ANSWER (not JSON, or without its list), OFFLINE (JSON that ends in the
 *   middle: the connection broke)
 *
 * Reads the answers of versions 1, 2 and 3 by their shape. A bad record never fails a page: it is
 * counted; a value that is out of range or of the wrong kind is unknown. Members that are `null`
 * and absent ones are alike. Only `ibutton` makes identifications; texts that mean "no key"
 * (tkl_key_read()) are dropped.
 */
gboolean
tkl_page_parse (const char *data, gsize size, gint64 now_utc_ms, TklPage *page, GError **error);

/**
 * tkl_page_parse_record:
 * @page: (inout): emptied; the record is added to it, or counted as tkl_page_parse() does
 * @ret_object_id: (out) (transfer full) (nullable): the vehicle it names
 * @error: as tkl_page_parse()
 *
 * Reads a single record, as the stream sends them.
 */
gboolean tkl_page_parse_record (const char *data,
                                gsize size,
                                gint64 now_utc_ms,
                                TklPage *page,
                                char **ret_object_id,
                                GError **error);

/** tkl_page_move: adds what @from holds to @page, and empties it. */
void tkl_page_move (TklPage *page, TklPage *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPage, tkl_page_free)

G_END_DECLS
