/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a TklTable on the clipboard: a few at once, many on a thread of the office. */
/* Thread: main; make_text() also on a thread of the office. */
#include "tkl-table-private.h"

#include <glib/gi18n-lib.h>

/* Made into text at once: some milliseconds at most. */
#define ROWS_AT_ONCE 1000
#define ROWS_OF_A_STEP 1024
#define PROGRESS_PERIOD_MS 200

/* Of more rows only the text: a spreadsheet takes minutes for a table of a web page. */
#define MOST_ROWS_OF_HTML 20000
#define HTML_BEGIN "<html><head><meta charset=\"utf-8\"></head><body><table>\n"
#define HTML_END "</table></body></html>\n"

/* What is copied is what was shown when it was asked for. Shared with the thread: (atomic reference). */
typedef struct
{
  TklRowSet *set;     /* (owned) */
  GArray *order;      /* (owned) (nullable): as of the list */
  GtkBitset *chosen;  /* (owned): positions */
  GPtrArray *columns; /* (owned) (element-type TklColumn) */
  guint n_rows;
  GString *text; /* (owned): of the thread until it is done */
  GString
      *html; /* (owned) (nullable): the same as a table of a web page, for spreadsheets and mails */
  guint n_done; /* (atomic) */
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
  if (copy->html != NULL)
    g_string_free (copy->html, TRUE);
}

static void
copy_unref (gpointer copy)
{
  g_atomic_rc_box_release_full (copy, copy_clear);
}

/* --- text ------------------------------------------------------------------------------------- */

/* @cell: (transfer full) */
static void
append_cell (Copy *copy, char *cell, guint i, const char *tag)
{
  const TklColumn *column = copy->columns->pdata[i];

  g_strdelimit (cell, "\t\n\r", ' ');
  g_string_append_printf (copy->text, "%s%s", i > 0 ? "\t" : "", cell);
  if (copy->html != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (cell, -1);

      g_string_append_printf (copy->html, "<%s%s>%s</%s>", tag,
                              column->numeric ? " align=\"right\"" : "", escaped, tag);
    }
  g_free (cell);
}

static void
begin_row (Copy *copy)
{
  if (copy->html != NULL)
    g_string_append (copy->html, "<tr>");
}

static void
end_row (Copy *copy)
{
  g_string_append_c (copy->text, '\n');
  if (copy->html != NULL)
    g_string_append (copy->html, "</tr>\n");
}

static void
append_row (Copy *copy, guint position)
{
  guint row = copy->order != NULL ? g_array_index (copy->order, guint32, position) : position;

  begin_row (copy);
  for (guint i = 0; i < copy->columns->len; i++)
    append_cell (copy, tkl_column_cell (copy->columns->pdata[i], copy->set, row), i, "td");
  end_row (copy);
}

static void
append_titles (Copy *copy)
{
  begin_row (copy);
  for (guint i = 0; i < copy->columns->len; i++)
    append_cell (copy, g_strdup (_ (((const TklColumn *) copy->columns->pdata[i])->title)), i,
                 "th");
  end_row (copy);
}

/* Returns: FALSE when it was cancelled. */
static gboolean
make_text (Copy *copy, GCancellable *cancellable)
{
  GtkBitsetIter iter;
  guint position, n = 0;

  append_titles (copy);
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

/* Not as a string: GDK would copy a hundred megabytes once more, on the main thread. Whoever pastes
 * takes the richest form it knows. */
static void
offer (TklTable *self, Copy *copy)
{
  g_autoptr (GBytes) text = g_string_free_to_bytes (g_steal_pointer (&copy->text));
  GdkContentProvider *forms[2] = { NULL };
  guint n = 0;
  g_autoptr (GdkContentProvider) all = NULL;

  if (copy->html != NULL)
    {
      g_autoptr (GBytes) html = NULL;

      g_string_append (copy->html, HTML_END);
      html = g_string_free_to_bytes (g_steal_pointer (&copy->html));
      forms[n++] = gdk_content_provider_new_for_bytes ("text/html", html);
    }
  forms[n++] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", text);
  all = gdk_content_provider_new_union (forms, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
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
    offer (self, copy);
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
  /* Nobody who chose all wants to paste the first days of them. */
  if (self->all_of_part)
    {
      tkl_table_report_copying (self, -1, 0);
      return;
    }
  copy = g_atomic_rc_box_new0 (Copy);
  copy->set = tkl_row_set_ref (tkl_row_list_get_rows (self->list));
  copy->order = tkl_row_list_dup_order (self->list);
  copy->chosen = gtk_bitset_copy (chosen);
  /* Whatever GTK thinks is selected: rows that are there. */
  gtk_bitset_intersect (copy->chosen, there);
  copy->columns = tkl_table_get_shown (self);
  copy->n_rows = (guint) gtk_bitset_get_size (copy->chosen);
  copy->text = g_string_new (NULL);
  copy->html = copy->n_rows <= MOST_ROWS_OF_HTML ? g_string_new (HTML_BEGIN) : NULL;
  if (office != NULL && copy->n_rows > ROWS_AT_ONCE)
    send_copy (self, copy, office);
  else
    {
      make_text (copy, NULL);
      offer (self, copy);
    }
  copy_unref (copy);
}
