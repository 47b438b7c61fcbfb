/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a TklTable on the clipboard: a few at once, many on a thread of the office. */
/* Thread: main; make_text() also on a thread of the office. */
#include "tkl-table-private.h"

#include <glib/gi18n-lib.h>

/* Made into text at once: some milliseconds at most. */
#define ROWS_AT_ONCE 1000
#define ROWS_OF_A_STEP 1024
#define PROGRESS_PERIOD_MS 200

/* What is copied is what was shown when it was asked for. Shared with the thread: (atomic reference). */
typedef struct
{
  TklRowSet *set;     /* (owned) */
  GArray *order;      /* (owned) (nullable): as of the list */
  GtkBitset *chosen;  /* (owned): positions */
  GPtrArray *columns; /* (owned) (element-type TklColumn) */
  guint n_rows;
  GString *text; /* (owned): of the thread until it is done */
  guint n_done;  /* (atomic) */
} Copy;

static void
copy_clear (gpointer data)
{
  Copy *copy = data;

  tkl_row_set_unref (copy->set);
  g_clear_pointer (&copy->order, g_array_unref);
  gtk_bitset_unref (copy->chosen);
  g_ptr_array_unref (copy->columns);
  if (copy->text != NULL)
    g_string_free (copy->text, TRUE);
}

static void
copy_unref (gpointer copy)
{
  g_atomic_rc_box_release_full (copy, copy_clear);
}

/* --- text ------------------------------------------------------------------------------------- */

/* @cell: (transfer full) */
static void
append_cell (GString *text, char *cell, gboolean first)
{
  if (!first)
    g_string_append_c (text, '\t');
  g_string_append (text, g_strdelimit (cell, "\t\n\r", ' '));
  g_free (cell);
}

static void
append_row (Copy *copy, guint position)
{
  guint row = copy->order != NULL ? g_array_index (copy->order, guint32, position) : position;

  for (guint i = 0; i < copy->columns->len; i++)
    append_cell (copy->text, tkl_column_cell (copy->columns->pdata[i], copy->set, row), i == 0);
  g_string_append_c (copy->text, '\n');
}

/* Returns: FALSE when it was cancelled. */
static gboolean
make_text (Copy *copy, GCancellable *cancellable)
{
  GtkBitsetIter iter;
  guint position, n = 0;

  for (guint i = 0; i < copy->columns->len; i++)
    append_cell (copy->text, g_strdup (_ (((const TklColumn *) copy->columns->pdata[i])->title)),
                 i == 0);
  g_string_append_c (copy->text, '\n');
  if (!gtk_bitset_iter_init_first (&iter, copy->chosen, &position))
    return TRUE;
  do
    {
      if (n++ % ROWS_OF_A_STEP == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          g_atomic_int_set ((gint *) &copy->n_done, (gint) n);
        }
      append_row (copy, position);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  return TRUE;
}

/* --- many rows -------------------------------------------------------------------------------- */

static void
run_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (make_text (data, cancellable))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error_if_cancelled (task);
}

static gboolean
progress_cb (gpointer user_data)
{
  TklTable *self = user_data;
  const Copy *copy = self->copy;
  guint n_done = (guint) g_atomic_int_get ((const gint *) &copy->n_done);

  tkl_table_report_copying (self, (int) ((guint64) n_done * 100 / copy->n_rows), 0);
  return G_SOURCE_CONTINUE;
}

/* Not as a string: GDK would copy a hundred megabytes once more, on the main thread. */
static void
offer (TklTable *self, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GdkContentProvider) provider
      = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

static void
forget (TklTable *self)
{
  g_clear_handle_id (&self->copy_source, g_source_remove);
  g_clear_object (&self->copying);
  g_clear_pointer (&self->copy, copy_unref);
}

/* Cancelled: another copy was asked for meanwhile, the office stopped it, or the table is gone. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTable) self = user_data;
  Copy *copy = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), NULL);

  if (self->copy != copy)
    return;
  if (done)
    offer (self, g_steal_pointer (&copy->text));
  tkl_table_report_copying (self, -1, done ? copy->n_rows : 0);
  forget (self);
}

void
tkl_table_stop_copying (TklTable *self)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (self->copying == NULL)
    return;
  g_cancellable_cancel (self->copying);
  forget (self);
  if (!self->quiet)
    tkl_table_report_copying (self, -1, 0);
}

static void
send_copy (TklTable *self, Copy *copy, TklOffice *office)
{
  GTask *task;

  self->copying = g_cancellable_new ();
  self->copy = g_atomic_rc_box_acquire (copy);
  self->copy_source = g_timeout_add (PROGRESS_PERIOD_MS, progress_cb, self);
  task = g_task_new (office, self->copying, copied_cb, g_object_ref (self));
  g_task_set_source_tag (task, send_copy);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (copy), copy_unref);
  tkl_office_compute (office, task, run_copy);
}

void
tkl_table_copy (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  g_autoptr (GtkBitset) there
      = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  TklOffice *office = tkl_row_list_get_office (self->list);
  Copy *copy;

  if (gtk_bitset_is_empty (chosen))
    return;
  tkl_table_stop_copying (self);
  copy = g_atomic_rc_box_new0 (Copy);
  copy->set = tkl_row_set_ref (tkl_row_list_get_rows (self->list));
  copy->order = tkl_row_list_dup_order (self->list);
  copy->chosen = gtk_bitset_copy (chosen);
  /* Whatever GTK thinks is selected: rows that are there. */
  gtk_bitset_intersect (copy->chosen, there);
  copy->columns = tkl_table_get_shown (self);
  copy->n_rows = (guint) gtk_bitset_get_size (copy->chosen);
  copy->text = g_string_new (NULL);
  if (office != NULL && copy->n_rows > ROWS_AT_ONCE)
    send_copy (self, copy, office);
  else
    {
      make_text (copy, NULL);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), copy->text->str);
    }
  copy_unref (copy);
}
