/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNoticePage: transferred days that would be others now, to be accepted or dismissed. */
/* Thread: main. */
#include "tkl-notice-page.h"

#include "tkl-notice-table.h"

#include <glib/gi18n-lib.h>

struct _TklNoticePage
{
  TklTablePage parent_instance;
  guint n_answering; /* answers on their way into the database: one after the other */
};

G_DEFINE_FINAL_TYPE (TklNoticePage, tkl_notice_page, TKL_TYPE_TABLE_PAGE)

static TklRowList *
get_list (TklNoticePage *self)
{
  return tkl_table_page_get_list (TKL_TABLE_PAGE (self));
}

/* --- answering -------------------------------------------------------------------------------- */

typedef struct
{
  TklNoticePage *page; /* (owned) */
  TklDesk *desk;       /* (owned) */
  gboolean accept;
  guint n;
} Answer;

static void
answer_free (Answer *answer)
{
  g_object_unref (answer->page);
  g_object_unref (answer->desk);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static char *
say_done (const Answer *answer)
{
  return answer->accept
             ? g_strdup_printf (ngettext ("%u day accepted", "%u days accepted", answer->n),
                                answer->n)
             : g_strdup_printf (ngettext ("%u day dismissed", "%u days dismissed", answer->n),
                                answer->n);
}

static void update_actions (TklNoticePage *self);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  answer->page->n_answering--;
  update_actions (answer->page);
  if (!tkl_notice_days_answer_finish (TKL_OFFICE (source), result, &error))
    {
      tkl_desk_report_error (answer->desk, error);
      /* What is shown is not what there is: it is read again. */
      tkl_desk_report_change (answer->desk, NULL, FALSE);
      return;
    }
  text = say_done (answer);
  tkl_desk_report_change (answer->desk, text, TRUE);
}

/* @choices: (transfer full) */
static void
answer (TklNoticePage *self, GPtrArray *choices, gboolean accept)
{
  TklDesk *desk = tkl_table_page_get_desk (TKL_TABLE_PAGE (self));
  Answer *wanted;

  if (choices->len == 0 || self->n_answering > 0)
    {
      g_ptr_array_unref (choices);
      return;
    }
  wanted = g_new (Answer, 1);
  *wanted = (Answer){ g_object_ref (self), g_object_ref (desk), accept, choices->len };
  self->n_answering++;
  update_actions (self);
  tkl_notice_days_answer_async (tkl_desk_get_office (desk), choices, accept, NULL, answered_cb,
                                wanted);
}

static void
add_choice (GPtrArray *choices, TklRowList *list, gint64 id)
{
  const TklRowSet *set = tkl_row_list_get_rows (list);
  guint row;

  if (set != NULL && tkl_row_set_find (set, id, &row))
    g_ptr_array_add (choices, tkl_notice_choice_new (set, row));
}

static GPtrArray *
choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_notice_choice_free);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklNoticePage *self = TKL_NOTICE_PAGE (widget);
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (widget)));
  GPtrArray *choices = choices_new ();

  for (guint i = 0; i < ids->len; i++)
    add_choice (choices, get_list (self), g_array_index (ids, gint64, i));
  answer (self, choices, g_str_equal (name, "notice.accept"));
}

/* Of those that are shown: what a search leaves out is not answered. */
static void
accept_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklNoticePage *self = TKL_NOTICE_PAGE (widget);
  GPtrArray *choices = choices_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_list (self))); i++)
    add_choice (choices, get_list (self), tkl_row_list_get_id (get_list (self), i));
  answer (self, choices, TRUE);
}

static void
tkl_notice_page_activate (TklTablePage *page, gint64 id)
{
  GPtrArray *choices = choices_new ();

  add_choice (choices, get_list (TKL_NOTICE_PAGE (page)), id);
  answer (TKL_NOTICE_PAGE (page), choices, TRUE);
}

/* What would do nothing cannot be pressed. */
static void
update_actions (TklNoticePage *self)
{
  g_autoptr (GArray) ids = NULL;
  gboolean free = self->n_answering == 0;
  guint n;

  if (tkl_table_page_get_table (TKL_TABLE_PAGE (self)) == NULL)
    return;
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
  n = g_list_model_get_n_items (G_LIST_MODEL (get_list (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notice.accept", free && ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notice.dismiss", free && ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notice.accept-all", free && n > 0);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_tool (TklNoticePage *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

GtkWidget *
tkl_notice_page_new (TklDesk *desk, GSettings *state)
{
  TklNoticePage *self = g_object_new (TKL_TYPE_NOTICE_PAGE, NULL);

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, &tkl_notice_source, state);
  add_tool (self, _ ("_Accept"), _ ("Make the chosen days what their ticks say (Enter)"),
            "notice.accept");
  add_tool (self, _ ("_Dismiss"),
            _ ("Leave the lines as they are, until the ticks of the day change again (Delete)"),
            "notice.dismiss");
  add_tool (self, _ ("Accept A_ll"), _ ("Make all days listed here what their ticks say"),
            "notice.accept-all");
  g_signal_connect_object (tkl_table_page_get_table (TKL_TABLE_PAGE (self)), "rows-chosen",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  /* After the table, which has selected again what is still there. */
  g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  return GTK_WIDGET (self);
}

static void
tkl_notice_page_class_init (TklNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TKL_TABLE_PAGE_CLASS (klass)->activate = tkl_notice_page_activate;
  gtk_widget_class_install_action (widget_class, "notice.accept", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "notice.dismiss", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "notice.accept-all", NULL, accept_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "notice.dismiss", NULL);
}

static void
tkl_notice_page_init (TklNoticePage *self)
{
}
