/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedules of an employee: from when until when he is expected to work how long; a new one. */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-schedule-row.h"
#include "tkl-typed.h"
#include "tkl-work-schedule-service.h"

#include <glib/gi18n-lib.h>

/* --- a new one -------------------------------------------------------------------------------- */

void
tkl_employee_pane_clear_schedule (TklEmployeePane *self)
{
  tkl_employee_pane_say (self->schedule_error, "");
  tkl_employee_pane_clear (self->schedule_from);
  tkl_employee_pane_clear (self->schedule_to);
  tkl_employee_pane_clear (self->schedule_hours);
}

static char *
describe_added (TklDay former_to)
{
  g_autofree char *day = tkl_format_day (former_to);

  if (former_to == TKL_DAY_NONE)
    return g_strdup (_ ("Schedule added"));
  /* Translators: %s is the last day of the former schedule. */
  return g_strdup_printf (_ ("Schedule added; the former one ends on %s"), day);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeeRequest) request = user_data;
  TklEmployeePane *self = request->pane;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklDay former_to = TKL_DAY_NONE;
  TklChange change = { 0 };

  tkl_schedule_add_finish (TKL_OFFICE (source), result, &change, &former_to, &error);
  text = describe_added (former_to);
  if (!tkl_employee_request_answer (request, self->schedule_error, text, error))
    return;
  tkl_employee_pane_clear_schedule (self);
  self->new_schedule = change.id;
  tkl_form_pane_reload (TKL_FORM_PANE (self));
}

static gboolean
read_hours (TklEmployeePane *self, int *ret_min)
{
  GtkWidget *entry = GTK_WIDGET (self->schedule_hours);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (text[0] == '\0' || tkl_typed_minutes (text, ret_min))
    {
      gtk_widget_remove_css_class (entry, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (entry, "error");
  tkl_employee_pane_say (self->schedule_error,
                         _ ("Hours from 0 to 24 are expected, such as 7:36 or 7,6."));
  return FALSE;
}

static void
add_cb (TklEmployeePane *self)
{
  TklNewSchedule wanted = { .employee_id = tkl_form_pane_get_id (TKL_FORM_PANE (self)),
                            .from = TKL_DAY_NONE,
                            .to = TKL_DAY_NONE,
                            .day_min = -1 };

  if (wanted.employee_id == 0)
    {
      tkl_employee_pane_say (self->schedule_error, _ ("Enter the number of the employee first."));
      return;
    }
  if (tkl_employee_pane_read_day (self->schedule_from, self->schedule_error, &wanted.from)
      && tkl_employee_pane_read_day (self->schedule_to, self->schedule_error, &wanted.to)
      && read_hours (self, &wanted.day_min))
    tkl_schedule_add_async (tkl_desk_get_office (tkl_form_pane_get_desk (TKL_FORM_PANE (self))),
                            &wanted, NULL, added_cb, tkl_employee_request_new (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static const TklWorkSchedule *
find_schedule (const GArray *schedules, gint64 id)
{
  for (guint i = 0; i < schedules->len; i++)
    if (g_array_index (schedules, TklWorkSchedule, i).id == id)
      return &g_array_index (schedules, TklWorkSchedule, i);
  return NULL;
}

static TklScheduleRow *
find_row (TklEmployeePane *self, gint64 id)
{
  for (guint i = 0; i < self->schedule_rows->len; i++)
    if (tkl_schedule_row_get (self->schedule_rows->pdata[i])->id == id)
      return self->schedule_rows->pdata[i];
  return NULL;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  TklDay left = tkl_schedule_row_get (TKL_SCHEDULE_ROW (a))->from;
  TklDay right = tkl_schedule_row_get (TKL_SCHEDULE_ROW (b))->from;

  return (left < right) - (left > right);
}

/* Rows stay, with the focus, while something is corrected in them. */
static void
show_old_rows (TklEmployeePane *self, const GArray *schedules)
{
  for (guint i = self->schedule_rows->len; i-- > 0;)
    {
      TklScheduleRow *row = self->schedule_rows->pdata[i];
      const TklWorkSchedule *schedule = find_schedule (schedules, tkl_schedule_row_get (row)->id);

      if (schedule != NULL)
        tkl_schedule_row_show (row, schedule);
      else
        {
          g_ptr_array_remove_index (self->schedule_rows, i);
          gtk_list_box_remove (GTK_LIST_BOX (self->schedules), GTK_WIDGET (row));
        }
    }
}

/* A row that has no place yet cannot be scrolled to. */
static gboolean
focus_cb (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
tkl_employee_pane_show_schedules (TklEmployeePane *self)
{
  const GArray *schedules = self->form->schedules;
  TklScheduleRow *new_row;

  show_old_rows (self, schedules);
  for (guint i = 0; i < schedules->len; i++)
    {
      const TklWorkSchedule *schedule = &g_array_index (schedules, TklWorkSchedule, i);
      GtkWidget *row;

      if (find_row (self, schedule->id) != NULL)
        continue;
      row = tkl_schedule_row_new (tkl_form_pane_get_desk (TKL_FORM_PANE (self)), schedule);
      gtk_list_box_append (GTK_LIST_BOX (self->schedules), row);
      g_ptr_array_add (self->schedule_rows, row);
    }
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->schedules));
  gtk_widget_set_visible (self->schedules, schedules->len > 0);
  new_row = find_row (self, self->new_schedule);
  if (new_row == NULL)
    return;
  self->new_schedule = 0;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (new_row), TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (new_row), focus_cb, NULL, NULL);
}

static GtkWidget *
make_entries (TklEmployeePane *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("New Schedule"));

  self->schedule_from
      = tkl_employee_pane_make_entry (self, _ ("First day"), 10, G_CALLBACK (add_cb));
  self->schedule_to = tkl_employee_pane_make_entry (self, _ ("Last day"), 10, G_CALLBACK (add_cb));
  self->schedule_hours
      = tkl_employee_pane_make_entry (self, _ ("Hours a day"), 10, G_CALLBACK (add_cb));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->schedule_hours),
                               _ ("From Monday to Friday; empty: as in the schedule before"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->schedule_from), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->schedule_to), TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (grid, 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->schedule_from), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->schedule_to), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->schedule_hours), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), button, 1, 1, 1, 1);
  return grid;
}

void
tkl_employee_pane_add_schedules (TklEmployeePane *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_set_description (
      group,
      _ ("A new schedule ends the one before it; without a last day it lasts until the next."));
  self->schedules = gtk_list_box_new ();
  tkl_help_topic_set (GTK_WIDGET (group), TKL_HELP_SCHEDULES);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->schedules), GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->schedules), compare_rows, NULL, NULL);
  gtk_widget_add_css_class (self->schedules, "boxed-list");
  gtk_widget_set_margin_top (self->schedules, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->schedules), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Schedules"), -1);
  self->schedule_error = tkl_employee_pane_make_error ();
  adw_preferences_group_add (group, make_entries (self));
  adw_preferences_group_add (group, GTK_WIDGET (self->schedule_error));
  adw_preferences_group_add (group, self->schedules);
}
