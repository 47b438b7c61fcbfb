/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a TklTablePage shows, onto paper (F060). */
/* Thread: main, a few milliseconds at a time. */
#include "tkl-print-sheet.h"
#include "tkl-settings.h"
#include "tkl-table-page-private.h"

#include <glib/gi18n-lib.h>

#define PRIVATE(self) tkl_table_page_get_private (self)

/* GTK asks again and again for pages and parts of them; between two turns the window goes on. */
#define TURN_US (8 * 1000)

#define HALF 0.5

struct _TklTablePrinting
{
  TklTablePage *page;           /* (owned) */
  GtkPrintOperation *operation; /* (owned) */
  TklTableOut *all;             /* (owned) (nullable): until it is known which rows … */
  TklTableOut *chosen;      /* (owned) (nullable): … are wanted; NULL: at most one is selected */
  TklPrintSheet *sheet;     /* (owned) (nullable) */
  GtkPrintContext *context; /* of the page that is drawn */
  guint drawing;            /* goes on with it; 0 = nothing is drawn */
  gboolean stopped;
};

static void
printing_free (TklTablePrinting *self)
{
  g_clear_handle_id (&self->drawing, g_source_remove);
  g_clear_pointer (&self->sheet, tkl_print_sheet_free);
  g_clear_pointer (&self->all, tkl_table_out_free);
  g_clear_pointer (&self->chosen, tkl_table_out_free);
  g_object_unref (self->operation);
  g_object_unref (self->page);
  g_free (self);
}

static gint64
get_until (void)
{
  return g_get_monotonic_time () + TURN_US;
}

static void
show_progress (TklTablePrinting *self, double done)
{
  tkl_table_progress_set_printed (PRIVATE (self->page)->progress, (int) (done * 100));
}

/* --- pages ------------------------------------------------------------------------------------ */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, TklTablePrinting *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  gboolean only_chosen
      = self->chosen != NULL && settings != NULL
        && gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_SELECTION;
  TklTableOut *out = only_chosen ? g_steal_pointer (&self->chosen) : g_steal_pointer (&self->all);

  self->sheet = tkl_print_sheet_new (out, gtk_print_context_create_pango_context (context),
                                     gtk_print_context_get_width (context),
                                     gtk_print_context_get_height (context));
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, TklTablePrinting *self)
{
  gboolean done = !self->stopped && tkl_print_sheet_prepare (self->sheet, get_until ());

  if (self->stopped)
    return FALSE;
  show_progress (self, tkl_print_sheet_get_prepared (self->sheet) * HALF);
  if (done)
    gtk_print_operation_set_n_pages (operation, (int) tkl_print_sheet_get_n_pages (self->sheet));
  return done;
}

static gboolean
draw_part (TklTablePrinting *self)
{
  return tkl_print_sheet_draw (self->sheet, gtk_print_context_get_cairo_context (self->context),
                               get_until ());
}

static gboolean
draw_more_cb (gpointer user_data)
{
  TklTablePrinting *self = user_data;

  if (!self->stopped && !draw_part (self))
    return G_SOURCE_CONTINUE;
  self->drawing = 0;
  gtk_print_operation_draw_page_finish (self->operation);
  return G_SOURCE_REMOVE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              TklTablePrinting *self)
{
  self->context = context;
  show_progress (self, HALF + HALF * page / tkl_print_sheet_get_n_pages (self->sheet));
  tkl_print_sheet_begin_page (self->sheet, (guint) page);
  if (draw_part (self))
    return;
  gtk_print_operation_set_defer_drawing (operation);
  self->drawing = g_idle_add (draw_more_cb, self);
}

/* --- page set-up ------------------------------------------------------------------------------ */

static GtkPageSetup *
make_page_setup (GSettings *state)
{
  g_autoptr (GVariant) kept = g_settings_get_value (state, TKL_KEY_PAGE_SETUP);
  GtkPageSetup *setup;
  GtkPaperSize *paper;

  if (g_variant_n_children (kept) > 0)
    return gtk_page_setup_new_from_gvariant (kept);
  setup = gtk_page_setup_new ();
  paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  return setup;
}

static void
keep_page_setup (TklTablePrinting *self)
{
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (self->operation);

  if (setup != NULL)
    g_settings_set_value (PRIVATE (self->page)->state, TKL_KEY_PAGE_SETUP,
                          gtk_page_setup_to_gvariant (setup));
}

/* --- begin and end ---------------------------------------------------------------------------- */

static void
say_printed (TklTablePrinting *self)
{
  guint n = self->sheet != NULL ? tkl_print_sheet_get_n_pages (self->sheet) : 0;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u page printed", "%'u pages printed", n), n);

  tkl_desk_say (PRIVATE (self->page)->desk, text);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, TklTablePrinting *self)
{
  TklTablePagePrivate *priv = PRIVATE (self->page);
  g_autoptr (GError) error = NULL;

  priv->printing = NULL;
  /* The page may be gone. */
  if (priv->desk != NULL)
    {
      tkl_table_progress_set_printed (priv->progress, -1);
      gtk_widget_action_set_enabled (GTK_WIDGET (self->page), "page.print", TRUE);
      if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
        gtk_print_operation_get_error (operation, &error);
      if (error != NULL)
        tkl_desk_report_error (priv->desk, error);
      else if (self->stopped)
        tkl_desk_say (priv->desk, _ ("Printing was stopped"));
      else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
        {
          keep_page_setup (self);
          say_printed (self);
        }
    }
  g_signal_handlers_disconnect_by_data (operation, self);
  printing_free (self);
}

static TklTablePrinting *
make_printing (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklTablePrinting *printing = g_new0 (TklTablePrinting, 1);
  g_autoptr (GtkBitset) chosen = tkl_table_get_chosen (priv->table);
  g_autoptr (GtkPageSetup) setup = make_page_setup (priv->state);
  GtkPrintOperation *operation = gtk_print_operation_new ();

  printing->page = g_object_ref (self);
  printing->operation = operation;
  printing->all = tkl_table_page_make_out (self);
  if (gtk_bitset_get_size (chosen) > 1)
    printing->chosen = tkl_table_page_make_chosen_out (self);
  gtk_print_operation_set_job_name (operation, _ (priv->source->title));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_support_selection (operation, TRUE);
  gtk_print_operation_set_has_selection (operation, printing->chosen != NULL);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), printing);
  return printing;
}

void
tkl_table_page_print (TklTablePage *self, GtkPrintSettings *settings, const char *path)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (TKL_IS_TABLE_PAGE (self));

  if (priv->printing != NULL || !tkl_table_page_is_whole (self))
    return;
  if (tkl_row_list_get_rows (priv->list) == NULL
      || g_list_model_get_n_items (G_LIST_MODEL (priv->list)) == 0)
    {
      tkl_desk_say (priv->desk, _ ("There are no rows to print"));
      return;
    }
  priv->printing = make_printing (self);
  operation = g_object_ref (priv->printing->operation);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  /* What came of it is told by `done`, also when it did not begin. */
  gtk_print_operation_run (operation,
                           path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                        : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

gboolean
tkl_table_page_stop_print (TklTablePage *self)
{
  TklTablePrinting *printing = PRIVATE (self)->printing;

  if (printing == NULL)
    return FALSE;
  printing->stopped = TRUE;
  gtk_print_operation_cancel (printing->operation);
  return TRUE;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_page_print (TKL_TABLE_PAGE (widget), NULL, NULL);
}

void
tkl_table_page_install_print (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "page.print", NULL, print_action);
}
