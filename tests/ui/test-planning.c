/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planning: a week of all employees, the list, rows pasted from a spreadsheet (CT-11). */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-import-dialog.h"
#include "tkl-planning-page.h"
#include "tkl-planning-window.h"
#include "tkl-week-page.h"
#include "ui-fixture.h"

#define NOBODY "||||||"

typedef struct
{
  GtkWidget *window;
  GtkWidget *week;
  GtkWidget *list;
} Planning;

/* A row that has to come. */
typedef struct
{
  TklRowList *list;
  guint position;
  const char *text;
} Wanted;

static gboolean
has_row (gpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *row = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (wanted->list)) <= wanted->position)
    return FALSE;
  row = ui_list_row (wanted->list, wanted->position);
  return g_str_equal (row, wanted->text);
}

static void
wait_week (Planning *planning, guint position, const char *text)
{
  Wanted wanted = { tkl_week_page_get_list (TKL_WEEK_PAGE (planning->week)), position, text };

  if (!has_row (&wanted))
    g_test_message ("waiting for %s", text);
  ui_wait (has_row, &wanted);
}

static void
wait_list (Planning *planning, guint position, const char *text)
{
  Wanted wanted = { tkl_table_page_get_list (TKL_TABLE_PAGE (planning->list)), position, text };

  if (!has_row (&wanted))
    g_test_message ("waiting for %s", text);
  ui_wait (has_row, &wanted);
}

/* @first: the row of the first employee. */
static Planning
open_planning_again (UiFixture *fixture, const char *first)
{
  Planning planning;

  planning.window = tkl_planning_window_present (NULL, fixture->desk);
  planning.week = ui_find (planning.window, TKL_TYPE_WEEK_PAGE, NULL);
  planning.list = ui_find (planning.window, TKL_TYPE_PLANNING_PAGE, NULL);
  wait_week (&planning, 0, first);
  return planning;
}

static Planning
open_planning (UiFixture *fixture)
{
  ui_fill (fixture);
  return open_planning_again (fixture, "1 Jan Peeters|" NOBODY);
}

static void
close_planning (Planning *planning)
{
  gtk_window_destroy (GTK_WINDOW (planning->window));
  ui_settle ();
}

static GtkWidget *
find_nth_row (GtkWidget *root, guint *n)
{
  if (TKL_IS_FIELD_ROW (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth_row (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* @day: 0 = Monday. Returns: its row beside the table. */
static GtkWidget *
type_day (Planning *planning, guint day, const char *text)
{
  GtkWidget *row = find_nth_row (planning->week, &day);

  g_assert_nonnull (row);
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
  return row;
}

static gboolean
is_refused (gpointer row)
{
  const char *said = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return gtk_widget_has_css_class (row, "tkl-error") && strstr (said, "P009") != NULL;
}

static void
test_week (UiFixture *fixture, gconstpointer data)
{
  Planning planning = open_planning (fixture);
  GtkWidget *row;

  tkl_week_page_select (TKL_WEEK_PAGE (planning.week), 1);
  ui_settle ();
  type_day (&planning, 0, "P001; P002");
  wait_week (&planning, 0, "1 Jan Peeters|P001, P002" NOBODY);
  /* What is refused stays with its reason, and changes nothing. */
  row = type_day (&planning, 1, "P001, P009");
  ui_wait (is_refused, row);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "P001, P009");
  ui_assert_named (planning.window);
  ui_picture (planning.window, "planning-week");
  type_day (&planning, 1, "P001");
  wait_week (&planning, 0, "1 Jan Peeters|P001, P002|P001|||||");
  tkl_desk_undo (fixture->desk);
  wait_week (&planning, 0, "1 Jan Peeters|P001, P002" NOBODY);

  gtk_widget_activate_action (planning.week, "week.next", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|" NOBODY);
  gtk_widget_activate_action (planning.week, "week.repeat", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|P001, P002" NOBODY);
  gtk_widget_activate_action (planning.week, "week.next", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|" NOBODY);
  gtk_widget_activate_action (planning.week, "week.today", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|P001, P002" NOBODY);
  close_planning (&planning);
}

/* Typed, with neither Enter nor Tab behind it. */
static void
begin_typing (Planning *planning, guint day, const char *text)
{
  GtkWidget *entry = ui_find (find_nth_row (planning->week, &day), GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
note_said_cb (TklDesk *desk, const char *text, gboolean undoable, guint *n)
{
  *n += g_strcmp0 (text, "Planning changed") == 0;
}

static void
note_failed_cb (TklDesk *desk, const GError *error, guint *n)
{
  *n += strstr (error->message, "P009") != NULL;
}

static gboolean
is_told (gpointer n)
{
  return *(const guint *) n > 0;
}

/* Another week or employee is chosen, or the window is closed, while a field is edited. */
static void
test_typed (UiFixture *fixture, gconstpointer data)
{
  Planning planning = open_planning (fixture);
  guint n_said = 0;
  guint n_failed = 0;

  tkl_week_page_select (TKL_WEEK_PAGE (planning.week), 1);
  ui_settle ();
  begin_typing (&planning, 0, "P001");
  gtk_widget_activate_action (planning.week, "week.next", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|" NOBODY);
  gtk_widget_activate_action (planning.week, "week.previous", NULL);
  wait_week (&planning, 0, "1 Jan Peeters|P001" NOBODY);
  begin_typing (&planning, 1, "P002");
  tkl_week_page_select (TKL_WEEK_PAGE (planning.week), 2);
  wait_week (&planning, 0, "1 Jan Peeters|P001|P002|||||");

  g_signal_connect (fixture->desk, "said", G_CALLBACK (note_said_cb), &n_said);
  g_signal_connect (fixture->desk, "failed", G_CALLBACK (note_failed_cb), &n_failed);
  begin_typing (&planning, 2, "P001");
  close_planning (&planning);
  ui_wait (is_told, &n_said);
  planning = open_planning_again (fixture, "1 Jan Peeters|P001|P002|||||");
  wait_week (&planning, 1, "2 Élodie Dupont|||P001||||");
  tkl_week_page_select (TKL_WEEK_PAGE (planning.week), 2);
  ui_settle ();
  begin_typing (&planning, 3, "P009");
  close_planning (&planning);
  ui_wait (is_told, &n_failed);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_said);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_failed);
}

static gboolean
says (gpointer data)
{
  const char *const *wanted = data;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ui_find (window, GTK_TYPE_LABEL, *wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add (Planning *planning, const char *day, const char *employee, const char *project)
{
  const char *texts[] = { day, employee, project };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = i;
      GtkWidget *row = find_nth_row (planning->list, &n);

      gtk_editable_set_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY, NULL)), texts[i]);
    }
  g_signal_emit_by_name (ui_find (planning->list, GTK_TYPE_BUTTON, "_Add"), "clicked");
}

static void
test_list (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day, *employee, *project, *said;
  } bad[] = {
    { "soon", "1", "P001", "A date is expected, such as 16/11/2026." },
    { "2/3/2026", "", "P001", "Enter the numbers of an employee and a project." },
    { "2/3/2026", "7", "P001", "There is no employee with the number “7”." },
    { "2/3/2026", "1", "P009", "There is no project with the number “P009”." },
  };
  Planning planning = open_planning (fixture);

  tkl_planning_window_show (TKL_PLANNING_WINDOW (planning.window), "list");
  ui_settle ();
  gtk_widget_activate_action (planning.list, "planning.add", NULL);
  ui_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      add (&planning, bad[i].day, bad[i].employee, bad[i].project);
      ui_wait (says, (gpointer) &bad[i].said);
    }
  ui_assert_named (planning.window);
  ui_picture (planning.window, "planning-add");
  add (&planning, "2/3/2026", "2", "P002");
  wait_list (&planning, 0, "02/03/2026|2 Élodie Dupont|P002 Halle aux blés");
  tkl_table_select (tkl_table_page_get_table (TKL_TABLE_PAGE (planning.list)), 1);
  gtk_widget_activate_action (planning.list, "planning.remove", NULL);
  ui_wait_rows (planning.list, 0);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (planning.list, 1);
  close_planning (&planning);
}

static GtkWidget *
find_import (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (TKL_IS_IMPORT_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
may_import (gpointer unused)
{
  GtkWidget *dialog = find_import ();
  GtkWidget *apply = dialog != NULL ? ui_find (dialog, GTK_TYPE_BUTTON, "_Import") : NULL;

  return apply != NULL && gtk_widget_get_sensitive (apply);
}

static void
note_cb (TklDesk *desk, const char *text, gboolean undoable, char **said)
{
  g_free (*said);
  *said = g_strdup (text);
}

static void
test_paste (UiFixture *fixture, gconstpointer data)
{
  Planning planning = open_planning (fixture);
  TklPlanningPage *page = TKL_PLANNING_PAGE (planning.list);
  g_autofree char *said = NULL;
  gulong handler;

  tkl_planning_window_show (TKL_PLANNING_WINDOW (planning.window), "list");
  handler = g_signal_connect (fixture->desk, "said", G_CALLBACK (note_cb), &said);
  tkl_planning_page_paste (page, NULL);
  g_assert_nonnull (strstr (said, "no rows to paste"));
  g_signal_handler_disconnect (fixture->desk, handler);
  tkl_planning_page_paste (page, "Datum\tWie\tWerf\n2/3/2026\t1\tP001\n3/3/2026\t2\tP002\n");
  ui_wait (may_import, NULL);
  ui_picture (find_import (), "planning-paste");
  g_signal_emit_by_name (ui_find (find_import (), GTK_TYPE_BUTTON, "_Import"), "clicked");
  ui_wait_rows (planning.list, 2);
  wait_list (&planning, 0, "02/03/2026|1 Jan Peeters|P001 Station");
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (planning.list, 0);
  close_planning (&planning);
}

static gboolean
has_chooser (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget **ret_chooser = data;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
        *ret_chooser = window;
    }
  return *ret_chooser != NULL;
}

static gboolean
has_file (gpointer chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL;
}

/* From the button over the list to the rows of a file. */
static void
test_import (UiFixture *fixture, gconstpointer data)
{
  Planning planning = open_planning (fixture);
  g_autofree char *path = g_build_filename (fixture->office.folder, "week.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *chooser = NULL;

  g_assert_true (
      g_file_set_contents (path, "date,employee,project\n2026-03-02,1,P001\n", -1, NULL));
  tkl_planning_window_show (TKL_PLANNING_WINDOW (planning.window), "list");
  g_signal_emit_by_name (ui_find (planning.list, GTK_TYPE_BUTTON, "Import…"), "clicked");
  ui_wait (has_chooser, &chooser);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (chooser))
                 == GTK_WINDOW (planning.window));
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL));
  ui_wait (has_file, chooser);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);

  ui_wait (may_import, NULL);
  g_signal_emit_by_name (ui_find (find_import (), GTK_TYPE_BUTTON, "_Import"), "clicked");
  wait_list (&planning, 0, "02/03/2026|1 Jan Peeters|P001 Station");
  g_assert_cmpstr (tkl_desk_get_undo_title (fixture->desk), ==, "Import planning");
  close_planning (&planning);
}

/* The window says whether linking looks at the planning. */
static void
test_rule (UiFixture *fixture, gconstpointer data)
{
  static const char *const off
      = "Linking does not look at the planning: CT-11 is off in the settings.";
  static const char *const on
      = "Employees are linked only to projects that are planned for them (CT-11).";
  Planning planning = open_planning (fixture);

  ui_wait (says, (gpointer) &off);
  office_set (&fixture->office, "ct-11=on", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (says, (gpointer) &on);
  close_planning (&planning);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/planning/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("week", test_week);
  ADD ("typed", test_typed);
  ADD ("list", test_list);
  ADD ("paste", test_paste);
  ADD ("import", test_import);
  ADD ("rule", test_rule);
#undef ADD
  return g_test_run ();
}
