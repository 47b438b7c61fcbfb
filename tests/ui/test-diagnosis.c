/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why are there no ticks?”: the cause as headline, its cure as a button, the checks below. */
/* Thread: main. */
#include "keys-world.h"
#include "sync-fixture.h"
#include "tkl-cures.h"
#include "tkl-diagnosis-service.h"
#include "tkl-diagnosis-window.h"
#include "tkl-row-chooser.h"
#include "tkl-employee-pane.h"
#include "tkl-key-window.h"
#include "tkl-preferences.h"
#include "tkl-table-page.h"

static GtkWidget *
find_window (TklWindow *parent, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type)
        && gtk_window_get_transient_for (item->data) == GTK_WINDOW (parent))
      return item->data;
  return NULL;
}

static GtkWidget *
diagnose (TklWindow *window, const char *number)
{
  GtkWidget *page, *dialog;
  TklRowList *list;
  g_autofree char *text = NULL;

  tkl_window_show_tab (window, "employees");
  page = tkl_window_get_page (window, "employees");
  ui_wait_rows (page, 3);
  list = tkl_table_page_get_list (TKL_TABLE_PAGE (page));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *cells = ui_row (page, i);

      if (g_str_has_prefix (cells, number))
        tkl_table_page_select (TKL_TABLE_PAGE (page), tkl_row_get_id (row));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (0));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
test_cause (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = diagnose (window, "13");
  keys_await (dialog, GTK_TYPE_LABEL, "The employee has never held a key.");
  keys_await (dialog, GTK_TYPE_LABEL,
              "Enter the number of the key, or choose it among the unknown keys.");
  keys_await (dialog, GTK_TYPE_LABEL, "In order");
  keys_await (dialog, GTK_TYPE_LABEL, "Not looked at");
  ui_assert_named (dialog);
  ui_picture (dialog, "diagnosis");
  keys_click (dialog, "Show the employee");
  ui_settle ();
  keys_close_window (window);
}

/* A cure that needs another window opens it; what was cured is checked again by itself. */
static void
test_cure (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,active\n13,0\n");
  window = keys_open_window (fixture);
  dialog = diagnose (window, "13");
  keys_await (dialog, GTK_TYPE_LABEL, "The employee is inactive: the ticks count for nobody.");
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,active\n13,1\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  keys_await (dialog, GTK_TYPE_LABEL, "The employee has never held a key.");
  keys_close_window (window);
}

static gboolean
needs_key (gpointer sync)
{
  return tkl_job_needs_key (sync);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What only the administrator of the trackers can cure is put on the clipboard for him. */
static void
copy_letter (GtkWidget *dialog)
{
  g_autofree char *text = NULL;

  keys_await (dialog, GTK_TYPE_LABEL, "Nothing came from VAN 2 since 03/03/2026 16:55.");
  keys_await (dialog, GTK_TYPE_BUTTON, "Copy for the administrator");
  ui_assert_named (dialog);
  keys_click (dialog, "Copy for the administrator");
  keys_await (dialog, GTK_TYPE_LABEL, "Copied: paste it into a mail");
  ui_picture (dialog, "diagnosis-letter");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (dialog), NULL, text_cb, &text);
  ui_wait (ui_is_there, &text);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Nothing came from VAN 2 since 03/03/2026 16:55."));
  g_assert_nonnull (strstr (text, "\nVehicle: VAN 2\n"));
  g_assert_nonnull (strstr (text, "Last record: 03/03/2026 16:55\n"));
  g_assert_nonnull (strstr (text, "There is an API key."));
  g_assert_null (strstr (text, "withdrawn"));
  g_assert_null (strstr (text, "Bert"));
}

/* A key that TrustTrack refuses is the cause, until one is there that it takes. */
static void
test_refused_key (UiFixture *fixture, gconstpointer data)
{
  TklJobs *jobs = tkl_desk_get_jobs (fixture->desk);
  TklSim *sim = tkl_sim_new ();
  TklSimServer *server = tkl_sim_server_new (sim, 0, NULL);
  g_autofree char *here = g_strdup_printf ("trusttrack-url=%s", tkl_sim_server_url (server));
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,key,key_from\n13,820000A1B2C3D401,2026-03-01\n");
  office_set (&fixture->office, here, NULL);
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", "withdrawn", TRUE);
  tkl_jobs_run (jobs, TKL_JOB_SYNC);
  ui_wait (needs_key, tkl_jobs_get (jobs, TKL_JOB_SYNC));

  window = keys_open_window (fixture);
  dialog = diagnose (window, "13");
  keys_await (dialog, GTK_TYPE_LABEL, "TrustTrack refuses the API key.");
  keys_await (dialog, GTK_TYPE_BUTTON,
              tkl_cure_find (tkl_diagnosis_action (TKL_CHECK_API_KEY))->title);
  ui_picture (dialog, "diagnosis-refused-key");
  g_assert_false (
      gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_BUTTON, "Copy for the administrator")));

  tkl_sim_model_add_api_key (sim->model, "withdrawn");
  tkl_jobs_run (jobs, TKL_JOB_SYNC);
  keys_await (dialog, GTK_TYPE_LABEL, "There is an API key.");
  copy_letter (dialog);
  keys_close_window (window);
  g_unsetenv ("TIKKLOK_TRUSTTRACK_KEY");
  tkl_sim_server_free (server);
  tkl_sim_free (sim);
}

/* Nobody is selected: the office chooses in the window. */
static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *search;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (0));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  keys_await (dialog, GTK_TYPE_LABEL, "Whose ticks are missing?");
  ui_settle ();
  ui_picture (dialog, "diagnosis-nobody");
  search = ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  keys_click (dialog, "Choose an employee");
  ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (search), "carl");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  keys_await (dialog, GTK_TYPE_LABEL, "1 tick of the key falls on a day on which nobody holds it.");
  keys_close_window (window);
}

/* An id that is gone chooses nobody. */
static void
test_gone (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (999));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  ui_settle ();
  keys_await (dialog, GTK_TYPE_LABEL, "Whose ticks are missing?");
  keys_close_window (window);
}

/* What can be seen after a cure. */
typedef struct
{
  TklWindow *window;
  const TklCure *cure;
} Cured;

static gboolean
form_is_shown (GtkWidget *page)
{
  GtkWidget *pane = ui_find (page, TKL_TYPE_EMPLOYEE_PANE, NULL);
  GtkWidget *stack = ui_find (pane, GTK_TYPE_STACK, NULL);

  return gtk_widget_get_mapped (pane)
         && g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "form");
}

static gboolean
has_run (TklDesk *desk, TklJobKind kind)
{
  return tkl_job_result (tkl_jobs_get (tkl_desk_get_jobs (desk), kind))->text != NULL;
}

static gboolean
is_done (gpointer data)
{
  const Cured *cured = data;
  GtkWidget *root = GTK_WIDGET (cured->window);
  TklDesk *desk = tkl_window_get_desk (cured->window);
  GtkWidget *tabs = ui_find (root, ADW_TYPE_VIEW_STACK, NULL);
  const char *tab = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (tabs));
  const char *action = cured->cure->action;

  if (g_str_has_prefix (action, "win.tab::"))
    return g_str_equal (tab, action + strlen ("win.tab::"));
  if (g_str_equal (action, "win.new-employee") || g_str_equal (action, "win.show-employee"))
    return g_str_equal (tab, "employees")
           && form_is_shown (tkl_window_get_page (cured->window, "employees"));
  if (g_str_equal (action, "win.unknown-keys"))
    return find_window (cured->window, TKL_TYPE_KEY_WINDOW) != NULL;
  if (g_str_equal (action, "win.enter-key"))
    return find_window (cured->window, TKL_TYPE_PREFERENCES) != NULL;
  if (g_str_equal (action, "win.all-days"))
    return tkl_period_is_all (tkl_desk_get_period (desk));
  if (g_str_equal (action, "win.sync"))
    return has_run (desk, TKL_JOB_SYNC);
  g_assert_cmpstr (action, ==, "win.link");
  return has_run (desk, TKL_JOB_LINK);
}

static void
close_dialogs (TklWindow *window)
{
  GtkWidget *dialog;

  while ((dialog = find_window (window, GTK_TYPE_WINDOW)) != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Whatever the cause, its button is there and does what it says. */
static void
test_all_cures (UiFixture *fixture, gconstpointer data)
{
  keys_fill (fixture);
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", "of-nobody", TRUE);
  office_set (&fixture->office, "trusttrack-url=http://127.0.0.1:9", NULL);
  for (guint code = 0; code < TKL_N_CHECKS; code++)
    {
      const TklCure *cure = tkl_cure_find (tkl_diagnosis_action ((TklCheckCode) code));
      TklWindow *window = keys_open_window (fixture);

      g_test_message ("%s", tkl_check_to_text ((TklCheckCode) code));
      g_assert_nonnull (cure);
      tkl_window_show_tab (window, "lines");
      tkl_cure_run (cure, GTK_WINDOW (window), fixture->desk, 1, "Jan");
      ui_wait (is_done, (&(Cured){ window, cure }));
      g_assert_cmpstr (tkl_desk_get_search (fixture->desk), ==, cure->of_ticks ? "Jan" : "");
      tkl_desk_set_search (fixture->desk, "");
      close_dialogs (window);
      keys_close_window (window);
    }
  g_unsetenv ("TIKKLOK_TRUSTTRACK_KEY");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/diagnosis/cause", UiFixture, NULL, ui_set_up, test_cause, ui_tear_down);
  g_test_add ("/diagnosis/cure", UiFixture, NULL, ui_set_up, test_cure, ui_tear_down);
  g_test_add ("/diagnosis/all-cures", UiFixture, NULL, ui_set_up, test_all_cures, ui_tear_down);
  g_test_add ("/diagnosis/refused-key", UiFixture, NULL, ui_set_up, test_refused_key, ui_tear_down);
  g_test_add ("/diagnosis/choose", UiFixture, NULL, ui_set_up, test_choose, ui_tear_down);
  g_test_add ("/diagnosis/gone", UiFixture, NULL, ui_set_up, test_gone, ui_tear_down);
  return g_test_run ();
}
