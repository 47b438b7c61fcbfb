/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of imports and runs (F020): columns and rows. */
/* Thread: main. */
#include "tkl-format.h"
#include "tkl-list-load.h"
#include "tkl-runs-service.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* As many as anybody would look through. */
#define MOST_RUNS 2000

typedef struct
{
  gint64 id;
  gint64 began_utc_ms;
  gint32 lasted_s;
  TklRunResult result;
  TklTextRef title, subject, summary, problems;
} RunRow;

static const char *const result_titles[] = { NC_ ("run", "Done"), NC_ ("run", "Done in part"),
                                             NC_ ("run", "Stopped"), NC_ ("run", "Failed") };

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const RunRow *) row)->member));                      \
  }
TEXT_OF (title)
TEXT_OF (subject)
TEXT_OF (summary)
TEXT_OF (problems)

static char *
text_of_began (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_moment (tkl_row_set_zone (set), ((const RunRow *) row)->began_utc_ms);
}

static char *
text_of_lasted (const TklRowSet *set, gconstpointer row)
{
  gint32 lasted_s = ((const RunRow *) row)->lasted_s;

  return g_strdup_printf ("%d:%02d", lasted_s / 60, lasted_s % 60);
}

static char *
text_of_result (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (g_dpgettext2 (NULL, "run", result_titles[((const RunRow *) row)->result]));
}

static int
compare_began (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint64 left = ((const RunRow *) a)->id;
  gint64 right = ((const RunRow *) b)->id;

  return (left > right) - (left < right);
}

static int
compare_lasted (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint32 left = ((const RunRow *) a)->lasted_s;
  gint32 right = ((const RunRow *) b)->lasted_s;

  return (left > right) - (left < right);
}

static const TklColumn columns[] = {
  { "began", N_ ("When"), 17, .numeric = TRUE, .text = text_of_began, .compare = compare_began },
  { "title", N_ ("What"), 18, .text = text_of_title },
  { "result", N_ ("Result"), 12, .text = text_of_result },
  { "summary", N_ ("In numbers"), 52, .text = text_of_summary },
  { "problems", N_ ("Problems"), 24, .grows = TRUE, .text = text_of_problems },
  { "subject", N_ ("File or vehicles"), 18, .optional = TRUE, .text = text_of_subject },
  { "lasted", N_ ("Lasted (min:s)"), 12, .numeric = TRUE, .optional = TRUE, .text = text_of_lasted,
    .compare = compare_lasted },
};

static const char *const choices[] = { N_ ("All runs"), N_ ("With problems"), NULL };

static gboolean
keep (const TklRowSet *set, gconstpointer row, guint choice)
{
  return choice == 0 || ((const RunRow *) row)->result != TKL_RUN_IS_DONE;
}

/* A cell is one line. */
static TklTextRef
intern_lines (TklRowSet *set, const char *lines)
{
  g_autoptr (GString) text = g_string_new (lines);

  g_string_replace (text, "\n", " · ", 0);
  return text->len > 0 ? tkl_row_set_intern (set, text->str) : 0;
}

static void
add_row (TklRowSet *set, const TklRunRow *run)
{
  RunRow *row = tkl_row_set_append (set);

  row->id = run->id;
  row->began_utc_ms = run->began_utc_ms;
  row->lasted_s = (gint32) ((run->ended_utc_ms - run->began_utc_ms + 500) / 1000);
  row->result = run->result;
  row->title = tkl_row_set_intern (set, run->title);
  row->subject = tkl_row_set_intern (set, run->subject);
  row->summary = intern_lines (set, run->summary);
  row->problems = intern_lines (set, run->problems);
}

static void
runs_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TklDesk *desk = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) runs = tkl_runs_finish (TKL_OFFICE (source), result, &error);
  g_autoptr (TklRowSet) set = NULL;

  if (runs == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  set = tkl_row_set_new (sizeof (RunRow), tkl_desk_get_zone (desk));
  for (guint i = 0; i < runs->len; i++)
    add_row (set, runs->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&set), (GDestroyNotify) tkl_row_set_unref);
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_runs_async (tkl_desk_get_office (desk), MOST_RUNS, cancellable, runs_cb, task);
}

const TklTableSource tkl_run_source
    = { .name = "runs",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "view-list-symbolic",
        .empty_title = N_ ("Nothing imported yet"),
        .empty_text = N_ ("What is fetched, imported, linked and exported is listed here with its "
                          "numbers and problems."),
        .choices = choices,
        .keep = keep,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
