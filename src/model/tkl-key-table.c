/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of keys (F046-F049): those that nobody holds, those put aside, all of them. */
/* Thread: main. */
#include "tkl-key-table.h"

#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-key-words.h"

#include <glib/gi18n-lib.h>

static char *
text_of_first (const TklRowSet *set, gint64 utc_ms)
{
  if (utc_ms == TKL_INSTANT_NONE)
    return g_strdup ("");
  return tkl_format_day (tkl_zone_civil_day (tkl_row_set_zone (set), utc_ms));
}

static char *
text_of_status (const TklRowSet *set, gint64 status)
{
  return g_strdup (tkl_key_status_title ((TklKeyStatus) status));
}

static char *
text_of_method (const TklRowSet *set, gint64 method)
{
  return g_strdup (tkl_key_method_title ((TklKeyMethod) method));
}

static char *
text_of_state (const TklRowSet *set, gint64 state)
{
  switch (state)
    {
    case TKL_KEY_IS_ASIDE:
      return g_strdup (C_ ("key", "Put aside"));
    case TKL_KEY_IS_UNKNOWN:
      return g_strdup (C_ ("key", "Unknown"));
    default:
      return g_strdup (C_ ("key", "Known"));
    }
}

/* Of the inbox, and of keys put aside: they are not counted further. */
static char *
text_of_some (const TklRowSet *set, gint64 n)
{
  g_autofree char *count = tkl_text_of_count (set, n);

  if (n < TKL_KEY_MAX_TICKS)
    return g_steal_pointer (&count);
  /* Translators: so many ticks or more: 1,000+. */
  return g_strdup_printf (_ ("%s+"), count);
}

/* clang-format off */
#define KEY { "key", N_ ("Key"), 18, TKL_KEY_FIELD_TEXT }
#define TICKS_BY(text_of) { "ticks", N_ ("Ticks"), 10, TKL_KEY_FIELD_N_TICKS, .numeric = TRUE, \
                            .text = text_of, .order = TKL_ORDER_VALUE }
#define TICKS TICKS_BY (tkl_text_of_count)
#define SOME_TICKS TICKS_BY (text_of_some)
#define FIRST { "first", N_ ("First"), 11, TKL_KEY_FIELD_FIRST, .numeric = TRUE, \
                .text = text_of_first, .order = TKL_ORDER_VALUE }
#define LAST { "last", N_ ("Last"), 16, TKL_KEY_FIELD_LAST, .numeric = TRUE, \
               .text = tkl_text_of_moment, .order = TKL_ORDER_VALUE }
#define WHERE { "where", N_ ("Last place"), 14, TKL_KEY_FIELD_WHERE }
#define VEHICLES { "vehicles", N_ ("Vehicles"), 12, TKL_KEY_FIELD_VEHICLES }
#define STATUS { "status", N_ ("Number"), 16, TKL_KEY_FIELD_STATUS, .optional = TRUE, \
                 .text = text_of_status }
#define METHOD { "method", N_ ("Identification method"), 16, TKL_KEY_FIELD_METHOD, .optional = TRUE, \
                 .text = text_of_method }
/* clang-format on */

/* What an office decides by comes first: beside the pane there is room for no more. */
static const TklColumn unknown_columns[] = {
  KEY,   SOME_TICKS, { "best", N_ ("Best guess"), 42, TKL_KEY_FIELD_BEST },
  LAST,  WHERE,      VEHICLES,
  FIRST, STATUS,     METHOD,
};

static const TklColumn aside_columns[] = {
  KEY,   SOME_TICKS, { "note", N_ ("Note"), 24, TKL_KEY_FIELD_NOTE, .grows = TRUE },
  LAST,  WHERE,      VEHICLES,
  FIRST, STATUS,     METHOD,
};

static const TklColumn all_columns[] = {
  KEY,
  { "state", N_ ("State"), 12, TKL_KEY_FIELD_STATE, .text = text_of_state },
  { "holder", N_ ("Last holder"), 24, TKL_KEY_FIELD_HOLDER, .grows = TRUE },
  TICKS,
  { "unheld", N_ ("Without holder"), 14, TKL_KEY_FIELD_N_UNHELD, .numeric = TRUE,
    .text = tkl_text_of_count, .order = TKL_ORDER_VALUE },
  LAST,
  WHERE,
  VEHICLES,
  FIRST,
  STATUS,
  METHOD,
};

static TklTextRef
intern_list (TklRowSet *set, GStrv texts)
{
  g_autofree char *text = texts != NULL ? g_strjoinv (", ", texts) : NULL;

  return tkl_row_set_intern (set, text);
}

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklKeyRow *key = item;
  g_autofree char *where = tkl_key_say_where (key);
  g_autofree char *best = key->best != NULL ? tkl_guess_say (key->best) : NULL;
  gint64 values[TKL_KEY_N_FIELDS] = { key->key_id };

  values[TKL_KEY_FIELD_TEXT] = tkl_row_set_intern (set, key->text);
  values[TKL_KEY_FIELD_FIRST] = key->first_utc_ms;
  values[TKL_KEY_FIELD_LAST] = key->last_utc_ms;
  values[TKL_KEY_FIELD_N_TICKS] = key->n_ticks;
  values[TKL_KEY_FIELD_N_UNHELD] = key->n_unheld;
  values[TKL_KEY_FIELD_WHERE] = tkl_row_set_intern (set, where);
  values[TKL_KEY_FIELD_VEHICLES] = intern_list (set, key->vehicles);
  values[TKL_KEY_FIELD_BEST] = tkl_row_set_intern (set, best);
  values[TKL_KEY_FIELD_HOLDER] = tkl_row_set_intern_named (set, key->holder, key->holder_name);
  values[TKL_KEY_FIELD_SPELLINGS] = intern_list (set, key->spellings);
  values[TKL_KEY_FIELD_CANDIDATES] = intern_list (set, key->candidates);
  values[TKL_KEY_FIELD_NOTE] = tkl_row_set_intern (set, key->aside_note);
  values[TKL_KEY_FIELD_STATUS] = key->status;
  values[TKL_KEY_FIELD_METHOD] = key->method;
  values[TKL_KEY_FIELD_STATE] = key->aside          ? TKL_KEY_IS_ASIDE
                                : key->n_unheld > 0 ? TKL_KEY_IS_UNKNOWN
                                                    : TKL_KEY_IS_KNOWN;
  tkl_row_set_append (set, values);
}

#define ASK(name, choice)                                                                          \
  static void ask_##name (TklOffice *office, GCancellable *cancellable,                            \
                          GAsyncReadyCallback callback, gpointer user_data)                        \
  {                                                                                                \
    tkl_keys_async (office, choice, cancellable, callback, user_data);                             \
  }
ASK (unknown, TKL_KEYS_INBOX)
ASK (aside, TKL_KEYS_ASIDE)
ASK (all, TKL_KEYS_ALL)

const TklTableSource tkl_unknown_key_source
    = { .name = "unknown-keys",
        .n_fields = TKL_KEY_N_FIELDS,
        .columns = unknown_columns,
        .n_columns = G_N_ELEMENTS (unknown_columns),
        .icon_name = "emblem-ok-symbolic",
        .empty_title = N_ ("No unknown keys"),
        .empty_text = N_ ("Every key that ticked has a holder on that day, or was put aside."),
        .ask = ask_unknown,
        .answer = tkl_keys_finish,
        .add = add_row };

const TklTableSource tkl_aside_key_source
    = { .name = "aside-keys",
        .n_fields = TKL_KEY_N_FIELDS,
        .columns = aside_columns,
        .n_columns = G_N_ELEMENTS (aside_columns),
        .icon_name = "user-trash-symbolic",
        .empty_title = N_ ("No keys put aside"),
        .empty_text = N_ ("Keys of other companies can be put aside, so that nobody looks at them "
                          "again."),
        .ask = ask_aside,
        .answer = tkl_keys_finish,
        .add = add_row };

const TklTableSource tkl_all_key_source
    = { .name = "all-keys",
        .n_fields = TKL_KEY_N_FIELDS,
        .columns = all_columns,
        .n_columns = G_N_ELEMENTS (all_columns),
        .icon_name = "dialog-password-symbolic",
        .empty_title = N_ ("No keys"),
        .empty_text = N_ ("Synchronise with TrustTrack, or give an employee a key."),
        .ask = ask_all,
        .answer = tkl_keys_finish,
        .add = add_row };
