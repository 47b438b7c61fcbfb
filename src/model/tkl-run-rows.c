/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of imports and runs (F020): columns and rows. */
/* Thread: main. */
#include "tkl-runs-service.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* As many as anybody would look through. */
#define MOST_RUNS 2000

enum
{
  FIELD_BEGAN = TKL_FIELD_ID + 1,
  FIELD_TITLE,
  FIELD_RESULT,
  FIELD_SUMMARY,
  FIELD_PROBLEMS,
  FIELD_SUBJECT,
  FIELD_LASTED, /* seconds */
  N_FIELDS
};

static char *
text_of_lasted (const TklRowSet *set, gint64 lasted_s)
{
  return g_strdup_printf ("%d:%02d", (int) (lasted_s / 60), (int) (lasted_s % 60));
}

static char *
text_of_result (const TklRowSet *set, gint64 result)
{
  static const char *const titles[] = { NC_ ("run", "Done"), NC_ ("run", "Done in part"),
                                        NC_ ("run", "Stopped"), NC_ ("run", "Failed") };

  return g_strdup (g_dpgettext2 (NULL, "run", titles[result]));
}

static const TklColumn columns[] = {
  { "began", N_ ("When"), 17, FIELD_BEGAN, .numeric = TRUE, .text = tkl_text_of_moment,
    .order = TKL_ORDER_VALUE },
  { "title", N_ ("What"), 18, FIELD_TITLE },
  { "result", N_ ("Result"), 12, FIELD_RESULT, .text = text_of_result },
  { "summary", N_ ("In numbers"), 52, FIELD_SUMMARY },
  { "problems", N_ ("Problems"), 24, FIELD_PROBLEMS, .grows = TRUE },
  { "subject", N_ ("File or vehicles"), 18, FIELD_SUBJECT, .optional = TRUE },
  { "lasted", N_ ("Lasted (min:s)"), 12, FIELD_LASTED, .numeric = TRUE, .optional = TRUE,
    .text = text_of_lasted, .order = TKL_ORDER_VALUE },
};

static const char *const choices[] = { N_ ("All runs"), N_ ("With problems"), NULL };

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  return tkl_row_set_value (set, row, FIELD_RESULT) != TKL_RUN_IS_DONE;
}

/* A cell is one line. */
static TklTextRef
intern_lines (TklRowSet *set, const char *lines)
{
  g_autoptr (GString) text = g_string_new (lines);

  g_string_replace (text, "\n", " · ", 0);
  return tkl_row_set_intern (set, text->str);
}

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklRunRow *run = item;
  gint64 values[N_FIELDS] = { run->id };

  values[FIELD_BEGAN] = run->began_utc_ms;
  values[FIELD_TITLE] = tkl_row_set_intern (set, run->title);
  values[FIELD_RESULT] = run->result;
  values[FIELD_SUMMARY] = intern_lines (set, run->summary);
  values[FIELD_PROBLEMS] = intern_lines (set, run->problems);
  values[FIELD_SUBJECT] = tkl_row_set_intern (set, run->subject);
  values[FIELD_LASTED] = (run->ended_utc_ms - run->began_utc_ms + 500) / 1000;
  tkl_row_set_append (set, values);
}

static void
ask (TklOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_runs_async (office, MOST_RUNS, cancellable, callback, user_data);
}

const TklTableSource tkl_run_source
    = { .name = "runs",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "view-list-symbolic",
        .empty_title = N_ ("Nothing imported yet"),
        .empty_text = N_ ("What is fetched, imported, linked and exported is listed here with its "
                          "numbers and problems."),
        .choices = choices,
        .keep = keep_row,
        .ask = ask,
        .answer = tkl_runs_finish,
        .add = add_row };
