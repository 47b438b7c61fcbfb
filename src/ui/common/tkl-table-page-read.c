/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the rows of a TklTablePage: first those at the end that is looked at, then all. */
/* Thread: main. */
#include "tkl-error-face.h"
#include "tkl-table-page-private.h"

#include <glib/gi18n-lib.h>

#define PRIVATE(self) tkl_table_page_get_private (self)

/* A longer period takes longer to read than anybody wants to look at nothing, or at another one. */
#define DAYS_READ_AT_ONCE 92
/* All rows of a small company are there at once: they are not shown in two steps. */
#define PART_PATIENCE_MS 30

/* --- what has come ---------------------------------------------------------------------------- */

static void
take_rows (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (TklRowSet) set = g_steal_pointer (&priv->held);

  priv->loading = FALSE;
  tkl_table_go_on (priv->table, !priv->from_top);
  tkl_row_list_set_rows (priv->list, set);
  if (priv->from_top)
    tkl_table_scroll_to_top (priv->table);
  priv->from_top = FALSE;
  tkl_table_page_wait_for_list (self);
}

static void
drop_part (TklTablePagePrivate *priv)
{
  g_clear_handle_id (&priv->part_source, g_source_remove);
  g_clear_pointer (&priv->part, tkl_row_set_unref);
}

/* The rows that come after it are the same at this end: the place stays. */
static void
take_part (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  /* Rows of before may still be put in order: these come instead of them. */
  tkl_table_go_on (priv->table, FALSE);
  if (tkl_row_list_show_part (priv->list, priv->part))
    {
      tkl_table_scroll_to_top (priv->table);
      priv->from_top = FALSE;
    }
  drop_part (priv);
}

static gboolean
part_cb (gpointer user_data)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (user_data));

  priv->part_source = 0;
  if (priv->seen)
    take_part (TKL_TABLE_PAGE (user_data));
  return G_SOURCE_REMOVE;
}

static gboolean
seen_cb (gpointer user_data)
{
  TklTablePage *self = TKL_TABLE_PAGE (user_data);
  TklTablePagePrivate *priv = PRIVATE (self);

  priv->seen = TRUE;
  if (priv->held != NULL)
    take_rows (self);
  else if (priv->part != NULL && priv->part_source == 0)
    take_part (self);
  return G_SOURCE_REMOVE;
}

/* GTK makes two hundred rows of cells before it draws the first. What is on the screen without them
 * is there in a fraction of the time. */
static void
painted_cb (GdkFrameClock *clock, TklTablePage *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, seen_cb, g_object_ref (self), g_object_unref);
}

void
tkl_table_page_wait_for_paint (TklTablePage *self)
{
  if (!PRIVATE (self)->seen)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                             G_CALLBACK (painted_cb), self, 0);
}

/* A search would bring back rows that are of another period, or not all. */
static void
show_failure (TklTablePage *self, const char *title, const GError *error)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  priv->loading = FALSE;
  if (priv->from_top || tkl_row_list_is_part (priv->list))
    {
      priv->from_top = TRUE;
      tkl_row_list_set_rows (priv->list, NULL);
    }
  tkl_table_progress_end (priv->progress);
  adw_status_page_set_title (priv->error, title);
  tkl_error_face_show (priv->error, error);
  tkl_table_page_show_status (priv->stack, "error", priv->error, "dialog-error-symbolic");
  gtk_label_set_text (priv->count, "");
}

/* --- asking for it ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTablePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklRowSet) set = NULL;
  TklTablePagePrivate *priv = PRIVATE (self);

  if (priv->source == NULL || priv->desk == NULL)
    return;
  set = tkl_table_source_load_finish (TKL_DESK (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  drop_part (priv);
  g_clear_pointer (&priv->held, tkl_row_set_unref);
  if (set == NULL)
    {
      show_failure (self, _ ("The rows could not be read"), error);
      return;
    }
  priv->held = g_steal_pointer (&set);
  if (priv->seen)
    take_rows (self);
}

/* What went wrong is told of all rows. */
static void
part_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTablePage) self = user_data;
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (TklRowSet) part = tkl_table_source_load_finish (TKL_DESK (source), result, NULL);

  if (part == NULL || priv->desk == NULL)
    return;
  drop_part (priv);
  priv->part = g_steal_pointer (&part);
  priv->part_source = g_timeout_add (PART_PATIENCE_MS, part_cb, self);
}

/* Of rows that answer another question than those that are shown. */
static void
ask_for_part (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklPeriod period = tkl_desk_get_period (priv->desk);
  gboolean is_long = period.from == TKL_DAY_NONE || period.to == TKL_DAY_NONE
                     || period.to - period.from >= DAYS_READ_AT_ONCE;
  TklTablePart part = { .fields = priv->fields };

  if (priv->source->part_days == 0 || !is_long || !tkl_row_list_get_end (priv->list, &part.last)
      || (!priv->from_top && tkl_row_list_get_rows (priv->list) != NULL))
    return;
  tkl_table_source_load_part_async (priv->source, priv->desk, &part, priv->cancellable,
                                    part_loaded_cb, g_object_ref (self));
}

/* Those that somebody looks at, or that decide what is shown. */
static guint64
get_fields (TklTablePagePrivate *priv)
{
  return tkl_table_get_fields (priv->table) | tkl_row_list_get_fields (priv->list);
}

void
tkl_table_page_reload (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklRowSet *reading;

  tkl_table_page_stop_loads (self);
  priv->cancellable = g_cancellable_new ();
  priv->loading = TRUE;
  priv->fields = get_fields (priv);
  ask_for_part (self);
  reading = tkl_table_source_load_fields_async (priv->source, priv->desk, priv->fields,
                                                priv->cancellable, loaded_cb, g_object_ref (self));
  tkl_table_progress_begin (priv->progress, reading);
}

void
tkl_table_page_fields_cb (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  if (priv->desk != NULL && (get_fields (priv) & ~priv->fields) != 0)
    tkl_table_page_reload (self);
}

void
tkl_table_page_stop_loads (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  drop_part (priv);
}

void
tkl_table_page_stop_reading (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GError) stopped
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED,
                             _ ("Choose a shorter period, or read the rows after all."));

  tkl_table_page_stop_loads (self);
  g_clear_pointer (&priv->held, tkl_row_set_unref);
  show_failure (self, _ ("Reading was stopped"), stopped);
}

gboolean
tkl_table_page_is_whole (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  if (!tkl_row_list_is_part (priv->list))
    return TRUE;
  tkl_desk_say (priv->desk, _ ("Wait until all rows are read"));
  return FALSE;
}
