/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked before something is done. The company has a day of work in the month that goes on, and a
 * simulator that finds addresses. */
/* Thread: main. */
#include "shots.h"
#include "tkl-data-group.h"
#include "tkl-locate-row.h"
#include "tkl-sim-server.h"
#include "tkl-table-page.h"

#include <libintl.h>

#define COMPANY "questions.db"

/* @url: of the service that finds addresses */
static void
make_company (Shots *shots, const char *url)
{
  g_autofree char *geocoder = g_strdup_printf ("geocoder-url=%s", url);
  g_autofree char *path = g_build_filename (shots->folder, COMPANY, NULL);
  UiFixture beside = { .office = { .folder = shots->folder, .database = path } };

  office_open (&beside.office);
  ui_fill (&beside);
  ui_fill_month (&beside.office);
  office_set (&beside.office, geocoder, "ct-6=off", NULL);
  /* Each town has this street, and none is named. */
  office_import_good (&beside.office, TKL_IMPORT_PROJECTS,
                      "number,name,street,house_number\nA1,Parochiezaal,Kerkstraat,12\n");
  office_close (&beside.office);
}

/* --- settings --------------------------------------------------------------------------------- */

static GtkWidget *
show_row (GtkWidget *window, GtkWidget *row)
{
  adw_preferences_window_set_visible_page (
      ADW_PREFERENCES_WINDOW (window),
      ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE)));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return row;
}

static gboolean
is_asked (gpointer row)
{
  return gtk_widget_get_mapped (
      ui_find (row, GTK_TYPE_BUTTON, dgettext (GETTEXT_PACKAGE, "_Apply")));
}

static void
take_preview (Shots *shots)
{
  GtkWidget *window, *row;

  shots_act (shots->window, "win.preferences");
  window = shots_await (shots, ADW_TYPE_PREFERENCES_WINDOW);
  row = show_row (window, ui_find (window, ADW_TYPE_ACTION_ROW,
                                   dgettext (GETTEXT_PACKAGE, "Round to five minutes")));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (is_asked, row);
  shots_take (shots, window, "settings-preview");
  shots_leave (shots, window);
}

static void
take_restore (Shots *shots)
{
  g_autofree char *backup = g_build_filename (shots->folder, "broken.db", NULL);
  GtkWidget *window, *question;

  shots_act (shots->window, "win.preferences");
  window = shots_await (shots, ADW_TYPE_PREFERENCES_WINDOW);
  tkl_data_group_ask_restore (TKL_DATA_GROUP (shots_find_nth (window, TKL_TYPE_DATA_GROUP, 0)),
                              backup);
  question = shots_await (shots, ADW_TYPE_MESSAGE_DIALOG);
  shots_take (shots, question, "restore");
  shots_leave (shots, question);
  shots_leave (shots, window);
}

/* --- the window ------------------------------------------------------------------------------- */

static gboolean
is_found (gpointer button)
{
  GtkWidget *popover = ui_find (button, GTK_TYPE_POPOVER, NULL);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static void
take_places (Shots *shots)
{
  TklTablePage *page;
  GtkWidget *row, *button;
  g_autoptr (TklRow) first = NULL;

  tkl_window_show_tab (TKL_WINDOW (shots->window), "projects");
  page = TKL_TABLE_PAGE (shots_page (shots));
  ui_wait (shots_is_ready, page);
  first = g_list_model_get_item (G_LIST_MODEL (tkl_table_page_get_list (page)), 0);
  tkl_table_page_select (page, tkl_row_get_id (first));
  tkl_table_page_show_side (page, TRUE);
  ui_settle ();
  row = shots_find_nth (GTK_WIDGET (page), TKL_TYPE_LOCATE_ROW, 0);
  button = ui_find (row, GTK_TYPE_BUTTON, NULL);
  ui_wait (ui_goes_in_sight, button);
  g_signal_emit_by_name (button, "clicked");
  ui_wait (is_found, button);
  shots_take (shots, ui_find (button, GTK_TYPE_POPOVER, NULL), "places");
  gtk_popover_popdown (GTK_POPOVER (ui_find (button, GTK_TYPE_POPOVER, NULL)));
  ui_settle ();
  shots_take (shots, shots->window, "places-none-chosen");
  shots_leave (shots, shots->window);
}

static gboolean
links_wait (gpointer window)
{
  return gtk_widget_get_child_visible (shots_find_id (window, "link_banner"))
         && gtk_info_bar_get_revealed (GTK_INFO_BAR (shots_find_id (window, "link_banner")));
}

static void
take_link_banner (Shots *shots)
{
  g_autofree char *path = g_build_filename (shots->folder, COMPANY, NULL);
  OfficeFixture beside = { .database = path };

  office_open (&beside);
  office_set (&beside, "ct-10=off", "default-radius=180", NULL);
  office_close (&beside);
  tkl_desk_report_change (shots_desk (shots), NULL, FALSE);
  tkl_window_show_tab (TKL_WINDOW (shots->window), "ticks");
  ui_wait (links_wait, shots->window);
  shots_take (shots, shots->window, "links-wait");
}

/* Nobody answers at the address of TrustTrack, which is told by a notification that has no service. */
static void
take_leaving (Shots *shots)
{
  const TklJobOrder order = { TKL_JOB_FETCH, "VAN 07, VAN 12 · 02/03/2026", NULL, 0, 0, 1 };
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  GtkWidget *question;

  tkl_jobs_order (tkl_desk_get_jobs (shots_desk (shots)), &order);
  gtk_window_close (GTK_WINDOW (shots->window));
  question = shots_await (shots, ADW_TYPE_MESSAGE_DIALOG);
  shots_take (shots, question, "leaving");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "stay");
  shots_leave (shots, question);
  g_log_set_always_fatal (fatal);
}

void
shots_take_questions (Shots *shots)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklSim) sim = tkl_sim_new ();
  g_autoptr (TklSimServer) server = tkl_sim_server_new (sim, 0, &error);

  g_assert_no_error (error);
  make_company (shots, tkl_sim_server_url (server));
  shots_open_company (shots, COMPANY);
  /* Windows over it are made for its size. */
  ui_wait (shots_is_ready, shots_page (shots));
  gtk_test_widget_wait_for_draw (shots->window);
  take_preview (shots);
  take_restore (shots);
  take_places (shots);
  take_link_banner (shots);
  take_leaving (shots);
  shots_close_window (shots);
}
