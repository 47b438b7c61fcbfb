/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNoticePage: transferred days that would be others now, to be accepted or dismissed. */
/* Thread: main. */
#include "tkl-notice-page.h"

#include "tkl-notice-table.h"

#include <glib/gi18n-lib.h>

struct _TklNoticePage
{
  TklTablePage parent_instance;
  GtkWidget *sides; /* under the table: the lines of the chosen day, now and by the ticks */
  GtkLabel *lines[2];
  gint64 chosen;     /* 0 = none */
  guint position;    /* where it was: the row that comes there is the next to work on */
  guint n_answering; /* answers on their way into the database: one after the other */
};

G_DEFINE_FINAL_TYPE (TklNoticePage, tkl_notice_page, TKL_TYPE_TABLE_PAGE)

static void update_actions (TklNoticePage *self);

/* The usual day of a driver. */
#define LEAST_HEIGHT 150

static TklRowList *
get_list (TklNoticePage *self)
{
  return tkl_table_page_get_list (TKL_TABLE_PAGE (self));
}

/* --- side by side ----------------------------------------------------------------------------- */

static void
show_lines (TklNoticePage *self, gint64 id)
{
  const TklRowSet *set = tkl_row_list_get_rows (get_list (self));
  guint row = 0;
  gboolean known = set != NULL && id != 0 && tkl_row_set_find (set, id, &row);

  gtk_widget_set_visible (self->sides, known);
  for (guint i = 0; i < 2 && known; i++)
    gtk_label_set_markup (self->lines[i], tkl_notice_lines (set, row, i == 1));
}

static void
tkl_notice_page_select (TklTablePage *page, gint64 id)
{
  TklNoticePage *self = TKL_NOTICE_PAGE (page);
  guint position = id != 0 ? tkl_row_list_find (get_list (self), id) : G_MAXUINT;

  self->chosen = id;
  if (position != G_MAXUINT)
    self->position = position;
  show_lines (self, id);
}

static GtkWidget *
side_new (TklNoticePage *self, guint i, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *lines = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (lines, "numeric");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (lines), 0);
  gtk_label_set_wrap (GTK_LABEL (lines), TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), lines);
  self->lines[i] = GTK_LABEL (lines);
  return box;
}

static void
add_sides (TklNoticePage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  gtk_box_append (GTK_BOX (both), side_new (self, 0, _ ("Time clock now")));
  gtk_box_append (GTK_BOX (both), side_new (self, 1, _ ("By the ticks")));
  gtk_widget_set_margin_top (both, 12);
  gtk_widget_set_margin_bottom (both, 12);
  gtk_widget_set_margin_start (both, 12);
  gtk_widget_set_margin_end (both, 12);
  self->sides = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->sides), both);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->sides), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->sides), LEAST_HEIGHT);
  gtk_widget_set_visible (self->sides, FALSE);
  tkl_table_page_set_below (TKL_TABLE_PAGE (self), self->sides);
}

/* A day that was answered is gone: the next one takes its place. */
static void
rows_cb (TklNoticePage *self)
{
  TklRowList *list = get_list (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  update_actions (self);
  if (n == 0)
    show_lines (self, 0);
  else if (self->chosen == 0 || tkl_row_list_find (list, self->chosen) == G_MAXUINT)
    tkl_table_page_select (TKL_TABLE_PAGE (self),
                           tkl_row_list_get_id (list, MIN (self->position, n - 1)));
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

static gboolean
focus_cb (gpointer user_data)
{
  TklTablePage *page = user_data;

  if (gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    tkl_table_take_focus (tkl_table_page_get_table (page));
  return G_SOURCE_REMOVE;
}

/* Enter and Delete work as soon as the table is seen. */
static void
map_cb (TklNoticePage *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
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
  add_sides (self);
  g_signal_connect_object (tkl_table_page_get_table (TKL_TABLE_PAGE (self)), "map",
                           G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  /* After the table, which has selected again what is still there. */
  g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (rows_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  return GTK_WIDGET (self);
}

static void
tkl_notice_page_class_init (TklNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TKL_TABLE_PAGE_CLASS (klass)->select = tkl_notice_page_select;
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
