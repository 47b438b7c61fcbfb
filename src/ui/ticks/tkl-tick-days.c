/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the ticks of whole days: the transfer to the time clock. */
/* Thread: main. */
#include "tkl-tick-days.h"

#include "tkl-names.h"
#include "tkl-present.h"
#include "tkl-tick-rows.h"
#include "tkl-transfer-service.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  TklDesk *desk; /* (owned) */
  GWeakRef widget;
  TklTransferOptions options; /* its array (owned) (nullable) */
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->desk);
  g_weak_ref_clear (&transfer->widget);
  g_clear_pointer (&transfer->options.only, g_array_unref);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

/* Returns: (transfer full): why so many days were left out. */
static char *
say_problem (TklDayProblem problem, guint n)
{
  switch (problem)
    {
    case TKL_PROBLEM_NO_EMPLOYEE:
      return g_strdup_printf (ngettext ("%u day: no employee", "%u days: no employee", n), n);
    case TKL_PROBLEM_DOUBLE:
      return g_strdup_printf (ngettext ("%u day: a double tick", "%u days: a double tick", n), n);
    case TKL_PROBLEM_NO_DESTINATION:
      return g_strdup_printf (
          ngettext ("%u day: no destination found", "%u days: no destination found", n), n);
    case TKL_PROBLEM_SEVERAL_PROJECTS:
      return g_strdup_printf (
          ngettext ("%u day: several projects found", "%u days: several projects found", n), n);
    case TKL_PROBLEM_BLOCKED:
      return g_strdup_printf (ngettext ("%u day: a blocked tick", "%u days: a blocked tick", n), n);
    case TKL_PROBLEM_ODD:
      return g_strdup_printf (ngettext ("%u day: a tick is missing or too many",
                                        "%u days: a tick is missing or too many", n),
                              n);
    case TKL_PROBLEM_UNLINKED:
      return g_strdup_printf (ngettext ("%u day: not linked yet", "%u days: not linked yet", n), n);
    case TKL_PROBLEM_NONE:
      break;
    }
  return NULL;
}

/* Returns: (transfer full): a line for each reason. */
static char *
say_left_out (const TklTransferReport *report)
{
  guint counts[TKL_PROBLEM_UNLINKED + 1] = { 0 };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->left->len; i++)
    counts[((const TklLeftDay *) report->left->pdata[i])->problem]++;
  for (guint problem = 0; problem < G_N_ELEMENTS (counts); problem++)
    {
      char *line
          = counts[problem] > 0 ? say_problem ((TklDayProblem) problem, counts[problem]) : NULL;

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  if (report->n_waiting > 0)
    g_ptr_array_add (lines,
                     g_strdup_printf (ngettext ("%u day: provisional, late ticks may still come",
                                                "%u days: provisional, late ticks may still come",
                                                report->n_waiting),
                                      report->n_waiting));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
show_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "ticks.attention", NULL);
}

static void start_transfer (TklDesk *desk, TklTransferOptions options, GtkWidget *widget);

/* What is provisional may be wanted all the same. */
typedef struct
{
  TklDesk *desk;              /* (owned) */
  GtkWidget *widget;          /* (owned): of the window the question stands before */
  TklTransferOptions options; /* its array (owned) (nullable) */
} Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  Rest *rest = data;

  g_object_unref (rest->desk);
  g_object_unref (rest->widget);
  g_clear_pointer (&rest->options.only, g_array_unref);
  g_free (rest);
}

static void
rest_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Rest *rest = data;

  start_transfer (rest->desk, rest->options, rest->widget);
}

static void
offer_rest (GtkWidget *dialog, const Transfer *transfer, GtkWidget *widget)
{
  Rest *rest = g_new0 (Rest, 1);

  rest->desk = g_object_ref (transfer->desk);
  rest->widget = g_object_ref (widget);
  rest->options = transfer->options;
  if (rest->options.only != NULL)
    g_array_ref (rest->options.only);
  rest->options.leave_provisional = FALSE;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "rest",
                                   _ ("_Transfer Provisional Ones"));
  g_signal_connect_data (dialog, "response::rest", G_CALLBACK (rest_cb), rest, rest_free, 0);
}

static void
offer_left (GtkWidget *dialog, GtkWidget *widget)
{
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "show", _ ("_Show Them"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response::show", G_CALLBACK (show_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
show_left_out (const TklTransferReport *report, const Transfer *transfer, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  guint n = report->left->len + report->n_waiting;
  g_autofree char *body = say_left_out (report);
  g_autofree char *heading = g_strdup_printf (
      transfer->options.force ? ngettext ("%u day stays incomplete", "%u days stay incomplete", n)
                              : ngettext ("%u day was left out", "%u days were left out", n),
      n);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (report->n_waiting > 0)
    offer_rest (dialog, transfer, widget);
  if (report->left->len > 0)
    offer_left (dialog, widget);
  tkl_names_complete (dialog);
  tkl_present_question (GTK_WINDOW (dialog));
}

/* Returns: (transfer full): what is in the time clock now. */
static char *
say_done (const TklTransferReport *report, const TklTransferOptions *options)
{
  guint n = report->n_complete - report->n_waiting;

  if (report->n_days == 0 && options->only != NULL)
    return g_strdup (_ ("Ticks without an employee have no day"));
  if (options->force && report->left->len > 0)
    return g_strdup_printf (ngettext ("%u day forced into the time clock",
                                      "%u days forced into the time clock", report->n_days),
                            report->n_days);
  return g_strdup_printf (ngettext ("%u complete day is in the time clock",
                                    "%u complete days are in the time clock", n),
                          n);
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&transfer->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTransferReport) report = tkl_transfer_finish (TKL_OFFICE (source), result, &error);
  g_autofree char *text = NULL;

  if (report == NULL)
    {
      tkl_desk_report_error (transfer->desk, error);
      return;
    }
  text = say_done (report, &transfer->options);
  tkl_desk_report_change (transfer->desk, text, report->entry_id != 0);
  if (report->left->len + report->n_waiting > 0 && widget != NULL)
    show_left_out (report, transfer, widget);
}

static void
start_transfer (TklDesk *desk, TklTransferOptions options, GtkWidget *widget)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->desk = g_object_ref (desk);
  transfer->options = options;
  if (options.only != NULL)
    g_array_ref (options.only);
  g_weak_ref_init (&transfer->widget, widget);
  tkl_transfer_async (tkl_desk_get_office (desk), &options, NULL, transferred_cb, transfer);
}

void
tkl_days_transfer (TklDesk *desk, TklPeriod period, GtkWidget *widget)
{
  start_transfer (
      desk, (TklTransferOptions){ .from = period.from, .to = period.to, .leave_provisional = TRUE },
      widget);
}

gboolean
tkl_days_find_chosen (TklTablePage *page, TklPeriod *ret_days)
{
  TklRowList *list = tkl_table_page_get_list (page);
  g_autoptr (GtkBitset) chosen = tkl_table_get_chosen (tkl_table_page_get_table (page));
  TklPeriod days = { G_MAXINT32, G_MININT32 };
  GtkBitsetIter iter;
  guint position;
  gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position);

  if (!more)
    return FALSE;
  for (; more; more = gtk_bitset_iter_next (&iter, &position))
    {
      TklDay day = tkl_tick_rows_get_workday (tkl_row_list_get_rows (list),
                                              tkl_row_list_get_row (list, position));

      days.from = MIN (days.from, day);
      days.to = MAX (days.to, day);
    }
  *ret_days = days;
  return TRUE;
}

void
tkl_days_transfer_chosen (TklTablePage *page, gboolean force)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  TklPeriod days;

  if (!tkl_days_find_chosen (page, &days))
    return;
  start_transfer (tkl_table_page_get_desk (page),
                  (TklTransferOptions){ .from = days.from,
                                        .to = days.to,
                                        .force = force,
                                        .leave_provisional = !force,
                                        .only = ids },
                  GTK_WIDGET (page));
}
