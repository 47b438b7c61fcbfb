/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of keys (F046-F049): those that nobody holds, those put aside, all of them. */
/* Thread: main. */
#include "tkl-key-table.h"

#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-key-words.h"
#include "tkl-list-load.h"

#include <glib/gi18n-lib.h>

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const TklKeyTableRow *) row)->member));              \
  }
TEXT_OF (text)
TEXT_OF (where)
TEXT_OF (vehicles)
TEXT_OF (best)
TEXT_OF (holder)
TEXT_OF (note)

#define COMPARE(name, member)                                                                      \
  static int compare_##name (const TklRowSet *set, gconstpointer a, gconstpointer b)               \
  {                                                                                                \
    const TklKeyTableRow *left = a, *right = b;                                                    \
    return (left->member > right->member) - (left->member < right->member);                        \
  }
COMPARE (n_ticks, n_ticks)
COMPARE (n_unheld, n_unheld)
COMPARE (first, first_utc_ms)
COMPARE (last, last_utc_ms)

static char *
text_of_n_ticks (const TklRowSet *set, gconstpointer row)
{
  return g_strdup_printf ("%'u", ((const TklKeyTableRow *) row)->n_ticks);
}

static char *
text_of_n_unheld (const TklRowSet *set, gconstpointer row)
{
  return g_strdup_printf ("%'u", ((const TklKeyTableRow *) row)->n_unheld);
}

static char *
text_of_first (const TklRowSet *set, gconstpointer row)
{
  gint64 first_utc_ms = ((const TklKeyTableRow *) row)->first_utc_ms;

  if (first_utc_ms == TKL_INSTANT_NONE)
    return g_strdup ("");
  return tkl_format_day (tkl_zone_civil_day (tkl_row_set_zone (set), first_utc_ms));
}

static char *
text_of_last (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_moment (tkl_row_set_zone (set), ((const TklKeyTableRow *) row)->last_utc_ms);
}

static char *
text_of_status (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (tkl_key_status_title (((const TklKeyTableRow *) row)->status));
}

static char *
text_of_state (const TklRowSet *set, gconstpointer row)
{
  const TklKeyTableRow *key = row;

  if (key->aside)
    return g_strdup (C_ ("key", "Put aside"));
  return g_strdup (key->n_unheld > 0 ? C_ ("key", "Unknown") : C_ ("key", "Known"));
}

#define KEY                                                                                        \
  {                                                                                                \
    "key", N_ ("Key"), 18, .text = text_of_text                                                    \
  }
#define TICKS                                                                                      \
  {                                                                                                \
    "ticks", N_ ("Ticks"), 10, .numeric = TRUE, .text = text_of_n_ticks,                           \
                               .compare = compare_n_ticks                                          \
  }
#define FIRST                                                                                      \
  {                                                                                                \
    "first", N_ ("First"), 11, .numeric = TRUE, .text = text_of_first, .compare = compare_first    \
  }
#define LAST                                                                                       \
  {                                                                                                \
    "last", N_ ("Last"), 16, .numeric = TRUE, .text = text_of_last, .compare = compare_last        \
  }
#define WHERE                                                                                      \
  {                                                                                                \
    "where", N_ ("Last place"), 14, .text = text_of_where                                          \
  }
#define VEHICLES                                                                                   \
  {                                                                                                \
    "vehicles", N_ ("Vehicles"), 12, .text = text_of_vehicles                                      \
  }
#define STATUS                                                                                     \
  {                                                                                                \
    "status", N_ ("Number"), 16, .optional = TRUE, .text = text_of_status                          \
  }

/* What an office decides by comes first: beside the pane there is room for no more. */
static const TklColumn unknown_columns[] = {
  KEY,   TICKS,  { "best", N_ ("Best guess"), 42, .text = text_of_best }, LAST, WHERE, VEHICLES,
  FIRST, STATUS,
};

static const TklColumn aside_columns[] = {
  KEY,   TICKS,  { "note", N_ ("Note"), 24, .grows = TRUE, .text = text_of_note },
  LAST,  WHERE,  VEHICLES,
  FIRST, STATUS,
};

static const TklColumn all_columns[] = {
  KEY,
  { "state", N_ ("State"), 12, .text = text_of_state },
  { "holder", N_ ("Last holder"), 24, .grows = TRUE, .text = text_of_holder },
  TICKS,
  { "unheld", N_ ("Without holder"), 14, .numeric = TRUE, .text = text_of_n_unheld,
    .compare = compare_n_unheld },
  LAST,
  WHERE,
  VEHICLES,
  FIRST,
  STATUS,
};

static TklTextRef
intern_list (TklRowSet *set, GStrv texts)
{
  g_autofree char *text = texts != NULL ? g_strjoinv (", ", texts) : NULL;

  return tkl_row_set_intern (set, text);
}

static void
add_row (TklRowSet *set, const TklKeyRow *key)
{
  TklKeyTableRow *row = tkl_row_set_append (set);
  g_autofree char *where = tkl_key_say_where (key);
  g_autofree char *best = key->best != NULL ? tkl_guess_say (key->best) : NULL;

  row->id = key->key_id;
  row->first_utc_ms = key->first_utc_ms;
  row->last_utc_ms = key->last_utc_ms;
  row->n_ticks = key->n_ticks;
  row->n_unheld = key->n_unheld;
  row->text = tkl_row_set_intern (set, key->text);
  row->where = tkl_row_set_intern (set, where);
  row->vehicles = intern_list (set, key->vehicles);
  row->best = tkl_row_set_intern (set, best);
  row->holder = tkl_intern_named (set, key->holder, key->holder_name);
  row->spellings = intern_list (set, key->spellings);
  row->candidates = intern_list (set, key->candidates);
  row->note = tkl_row_set_intern (set, key->aside_note);
  row->status = key->status;
  row->aside = key->aside;
}

static void
keys_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TklDesk *desk = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) keys = tkl_keys_finish (TKL_OFFICE (source), result, &error);
  g_autoptr (TklRowSet) set = NULL;

  if (keys == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  set = tkl_row_set_new (sizeof (TklKeyTableRow), tkl_desk_get_zone (desk));
  for (guint i = 0; i < keys->len; i++)
    add_row (set, keys->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&set), (GDestroyNotify) tkl_row_set_unref);
}

#define LOAD(name, choice)                                                                         \
  static void load_##name##_async (TklDesk *desk, GCancellable *cancellable,                       \
                                   GAsyncReadyCallback callback, gpointer user_data)               \
  {                                                                                                \
    tkl_keys_async (tkl_desk_get_office (desk), choice, cancellable, keys_cb,                      \
                    g_task_new (desk, cancellable, callback, user_data));                          \
  }
LOAD (unknown, TKL_KEYS_INBOX)
LOAD (aside, TKL_KEYS_ASIDE)
LOAD (all, TKL_KEYS_ALL)

const TklTableSource tkl_unknown_key_source
    = { .name = "unknown-keys",
        .columns = unknown_columns,
        .n_columns = G_N_ELEMENTS (unknown_columns),
        .icon_name = "emblem-ok-symbolic",
        .empty_title = N_ ("No unknown keys"),
        .empty_text = N_ ("Every key that ticked has a holder on that day, or was put aside."),
        .load_async = load_unknown_async,
        .load_finish = tkl_list_load_finish };

const TklTableSource tkl_aside_key_source
    = { .name = "aside-keys",
        .columns = aside_columns,
        .n_columns = G_N_ELEMENTS (aside_columns),
        .icon_name = "user-trash-symbolic",
        .empty_title = N_ ("No keys put aside"),
        .empty_text = N_ ("Keys of other companies can be put aside, so that nobody looks at them "
                          "again."),
        .load_async = load_aside_async,
        .load_finish = tkl_list_load_finish };

const TklTableSource tkl_all_key_source
    = { .name = "all-keys",
        .columns = all_columns,
        .n_columns = G_N_ELEMENTS (all_columns),
        .icon_name = "dialog-password-symbolic",
        .empty_title = N_ ("No keys"),
        .empty_text = N_ ("Synchronise with TrustTrack, or give an employee a key."),
        .load_async = load_all_async,
        .load_finish = tkl_list_load_finish };
