/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWeekPage: employees × days of a week: what is planned, typed beside the table (CT-11). */
/* Thread: main. */
#include "tkl-week-page.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-planning-rows.h"
#include "tkl-table.h"

#include <glib/gi18n-lib.h>

struct _TklWeekPage
{
  GtkWidget parent_instance;
  GtkWidget *root;
  GtkLabel *period;
  GtkStack *stack;
  AdwBin *table_bin;
  AdwStatusPage *error;
  AdwPreferencesPage *pane;
  AdwPreferencesGroup *group;
  GtkWidget *rows[TKL_WEEK_DAYS];

  TklDesk *desk;             /* (owned) */
  TklRowList *list;          /* (owned) */
  TklTable *table;           /* child of table_bin */
  GPtrArray *weeks;          /* (owned) (nullable): as read */
  GCancellable *cancellable; /* (owned): of the week being read */
  TklDay monday;
  gint64 employee_id; /* shown in the pane; 0 = none */
};

G_DEFINE_FINAL_TYPE (TklWeekPage, tkl_week_page, GTK_TYPE_WIDGET)

/* --- the chosen employee ---------------------------------------------------------------------- */

static const TklPlanWeek *
find_week (TklWeekPage *self, gint64 employee_id)
{
  for (guint i = 0; self->weeks != NULL && i < self->weeks->len; i++)
    if (((TklPlanWeek *) self->weeks->pdata[i])->employee_id == employee_id)
      return self->weeks->pdata[i];
  return NULL;
}

/* @keep_typed: what is being typed, and what was refused, stays. */
static void
show_employee (TklWeekPage *self, gboolean keep_typed)
{
  const TklPlanWeek *week = find_week (self, self->employee_id);
  g_autofree char *name = week != NULL ? g_markup_escape_text (week->name, -1) : NULL;

  adw_preferences_group_set_title (self->group, name != NULL ? name : _ ("Nobody chosen"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), week != NULL);
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    if (!keep_typed
        || (!tkl_field_row_is_edited (TKL_FIELD_ROW (self->rows[i]))
            && !gtk_widget_has_css_class (self->rows[i], "tkl-error")))
      tkl_field_row_set_text (TKL_FIELD_ROW (self->rows[i]), week != NULL ? week->days[i] : "");
}

/* Before the rows are of somebody else or another week. What was refused has been told. */
static void
take_typed (TklWeekPage *self)
{
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    if (!gtk_widget_has_css_class (self->rows[i], "tkl-error"))
      tkl_field_row_commit (TKL_FIELD_ROW (self->rows[i]));
}

static void
selected_cb (TklWeekPage *self, gint64 id)
{
  gboolean same = self->employee_id == id;

  if (!same)
    take_typed (self);
  self->employee_id = id;
  show_employee (self, same);
}

/* Enter in the table: on to the first day. */
static void
activated_cb (TklWeekPage *self, gint64 id)
{
  selected_cb (self, id);
  gtk_widget_child_focus (self->rows[0], GTK_DIR_TAB_FORWARD);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
show_rows (TklWeekPage *self)
{
  g_autoptr (TklRowSet) set = tkl_week_rows (self->weeks);

  tkl_row_list_set_rows (self->list, set);
  gtk_stack_set_visible_child_name (self->stack, self->weeks->len > 0 ? "table" : "empty");
  if (self->employee_id != 0)
    tkl_table_select (self->table, self->employee_id);
  show_employee (self, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *weeks = tkl_planning_week_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&weeks, g_ptr_array_unref);
      return;
    }
  if (weeks == NULL)
    {
      tkl_error_face_show (self->error, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->weeks, g_ptr_array_unref);
  self->weeks = weeks;
  show_rows (self);
}

static void
reload (TklWeekPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_planning_week_async (tkl_desk_get_office (self->desk), self->monday, self->cancellable,
                           read_cb, g_object_ref (self));
}

static void
show_week (TklWeekPage *self, TklDay monday)
{
  g_autofree char *text = tkl_format_period ((TklPeriod){ monday, monday + TKL_WEEK_DAYS - 1 });

  self->monday = monday;
  gtk_label_set_text (self->period, text);
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    {
      g_autofree char *day = tkl_format_day (monday + (TklDay) i);
      /* The year stands above the table. */
      g_autofree char *title = g_strdup_printf ("%s %.5s", tkl_week_weekday (i), day);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), title);
    }
  show_employee (self, FALSE);
  reload (self);
}

/* --- changes ---------------------------------------------------------------------------------- */

/* Which row was typed into, for whom and when. */
typedef struct
{
  TklWeekPage *self; /* (owned) */
  TklDesk *desk;     /* (owned): told what came of it, also when the page is closed by then */
  gint64 employee_id;
  TklDay day;
} Typed;

static void
typed_free (Typed *typed)
{
  g_object_unref (typed->self);
  g_object_unref (typed->desk);
  g_free (typed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Typed, typed_free)

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Typed) typed = user_data;
  TklWeekPage *self = typed->self;
  g_autoptr (GError) error = NULL;
  TklChange change;
  guint n;
  gboolean done = tkl_planning_change_finish (TKL_OFFICE (source), result, &change, &n, &error);
  int day = typed->day - self->monday;
  /* The window may be closed, and its rows not seen any more. */
  gboolean shown = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
                   && typed->employee_id == self->employee_id && day >= 0 && day < TKL_WEEK_DAYS;

  if (done)
    tkl_desk_report_change (typed->desk, _ ("Planning changed"), change.entry_id != 0);
  else if (shown)
    tkl_field_row_set_fault (TKL_FIELD_ROW (self->rows[day]), error);
  else
    tkl_desk_report_error (typed->desk, error);
}

static void
committed_cb (TklWeekPage *self, const char *text, GtkWidget *row)
{
  Typed *typed;

  if (self->employee_id == 0)
    return;
  typed = g_new0 (Typed, 1);
  typed->self = g_object_ref (self);
  typed->desk = g_object_ref (self->desk);
  typed->employee_id = self->employee_id;
  typed->day = self->monday + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "day"));
  tkl_planning_set_day_async (tkl_desk_get_office (self->desk), typed->employee_id, typed->day,
                              text, set_cb, typed);
}

static void
repeated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change;
  guint n;

  if (!tkl_planning_change_finish (TKL_OFFICE (source), result, &change, &n, &error))
    {
      tkl_desk_report_error (desk, error);
      return;
    }
  /* Translators: of the planning: how many rows were added. */
  text = g_strdup_printf (ngettext ("%u day planned", "%u days planned", n), n);
  tkl_desk_report_change (desk, text, change.entry_id != 0);
}

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWeekPage *self = TKL_WEEK_PAGE (widget);

  tkl_planning_repeat_async (tkl_desk_get_office (self->desk), self->monday, 0, repeated_cb,
                             g_object_ref (self->desk));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWeekPage *self = TKL_WEEK_PAGE (widget);

  take_typed (self);
  if (g_str_equal (name, "week.today"))
    show_week (self, tkl_planning_monday (tkl_desk_get_today (self->desk)));
  else
    show_week (self,
               self->monday + (g_str_equal (name, "week.next") ? TKL_WEEK_DAYS : -TKL_WEEK_DAYS));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_day (TklWeekPage *self, guint i)
{
  self->rows[i] = tkl_field_row_new ("", NULL);
  tkl_field_row_set_width (TKL_FIELD_ROW (self->rows[i]), 12);
  g_object_set_data (G_OBJECT (self->rows[i]), "day", GINT_TO_POINTER ((int) i));
  g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->rows[i]);
}

GtkWidget *
tkl_week_page_new (TklDesk *desk)
{
  TklWeekPage *self = g_object_new (TKL_TYPE_WEEK_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->list = tkl_row_list_new (tkl_week_columns, TKL_WEEK_N_COLUMNS);
  self->table
      = TKL_TABLE (tkl_table_new (self->list, tkl_week_columns, TKL_WEEK_N_COLUMNS, _ ("Week")));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    add_day (self, i);
  g_signal_connect_object (self->table, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  show_week (self, tkl_planning_monday (tkl_desk_get_today (desk)));
  return GTK_WIDGET (self);
}

TklRowList *
tkl_week_page_get_list (TklWeekPage *self)
{
  g_return_val_if_fail (TKL_IS_WEEK_PAGE (self), NULL);

  return self->list;
}

void
tkl_week_page_select (TklWeekPage *self, gint64 employee_id)
{
  g_return_if_fail (TKL_IS_WEEK_PAGE (self));

  tkl_table_select (self->table, employee_id);
}

static void
tkl_week_page_dispose (GObject *object)
{
  TklWeekPage *self = TKL_WEEK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  /* A field that loses the focus now still hands over what was typed. */
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_WEEK_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (tkl_week_page_parent_class)->dispose (object);
}

static void
tkl_week_page_finalize (GObject *object)
{
  TklWeekPage *self = TKL_WEEK_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->weeks, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_week_page_parent_class)->finalize (object);
}

static void
tkl_week_page_class_init (TklWeekPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_week_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_week_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-week-page.ui");
  gtk_widget_class_install_action (widget_class, "week.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "week.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "week.today", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "week.repeat", NULL, repeat_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "week.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "week.next",
                                       NULL);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, root);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, period);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, error);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TklWeekPage, group);
}

static void
tkl_week_page_init (TklWeekPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}
