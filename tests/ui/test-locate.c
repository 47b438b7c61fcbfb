/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLocateRow in the form of a project: one answer, several, none, and nobody who answers (F116); and at
 * the other two addresses that have a place: of an employee's home and of the premises. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-employee-page.h"
#include "tkl-field-row.h"
#include "tkl-locate-row.h"
#include "tkl-preferences.h"
#include "tkl-project-page.h"
#include "tkl-sim-server.h"

typedef struct
{
  Screen screen;
  GtkWidget *row;
  TklSim *sim;
  TklSimServer *server;
} Locate;

/* @url: (nullable): of another service than the simulator. */
static Locate
start_service (UiFixture *fixture, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = NULL;
  Locate locate = { .sim = tkl_sim_new () };

  locate.server = tkl_sim_server_new (locate.sim, 0, &error);
  g_assert_no_error (error);
  setting
      = g_strdup_printf ("geocoder-url=%s", url != NULL ? url : tkl_sim_server_url (locate.server));
  office_set (&fixture->office, setting, NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  return locate;
}

static void
stop_service (Locate *locate)
{
  tkl_sim_server_free (locate->server);
  tkl_sim_free (locate->sim);
}

/* The form of a project at that address. @url: as above. */
static Locate
open_form (UiFixture *fixture, const char *address, const char *url)
{
  g_autofree char *csv = g_strdup_printf (
      "number,name,street,house_number,postal_code,town\nA1,Parochiezaal,%s\n", address);
  Locate locate = start_service (fixture, url);

  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS, csv);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  locate.screen = form_screen_open (
      tkl_project_page_new (fixture->desk, &tkl_project_source, fixture->state));
  form_screen_wait_row (&locate.screen, 0, "A1");
  form_screen_show (&locate.screen, 1);
  locate.row = ui_find (locate.screen.pane, TKL_TYPE_LOCATE_ROW, NULL);
  return locate;
}

static void
close_form (Locate *locate)
{
  form_screen_close (&locate->screen);
  stop_service (locate);
}

static GtkWidget *
button_of (Locate *locate)
{
  return ui_find (locate->row, GTK_TYPE_BUTTON, "Locate");
}

static void
press (Locate *locate)
{
  ui_wait (ui_goes_in_sight, button_of (locate));
  g_signal_emit_by_name (button_of (locate), "clicked");
}

static const char *
latitude_of (Locate *locate)
{
  return tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (&locate->screen, "Latitude")));
}

static gboolean
is_located (gpointer locate)
{
  return *latitude_of (locate) != '\0';
}

static void
test_one (UiFixture *fixture, gconstpointer data)
{
  Locate locate = open_form (fixture, "Kerkstraat,12,2800,Mechelen", NULL);

  /* By Enter on the row, which has the focus. */
  gtk_widget_activate (locate.row);
  ui_wait (is_located, &locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Mechelen" }));
  close_form (&locate);
}

static GtkWidget *
list_of (Locate *locate)
{
  return ui_find (locate->row, GTK_TYPE_LIST_BOX, NULL);
}

static gboolean
has_list (gpointer locate)
{
  return list_of (locate) != NULL && gtk_widget_get_mapped (list_of (locate));
}

static gboolean
has_no_list (gpointer locate)
{
  return list_of (locate) == NULL;
}

/* The office chooses; nothing is taken before, and nothing when the list is closed. */
static void
test_several (UiFixture *fixture, gconstpointer data)
{
  Locate locate = open_form (fixture, "Kerkstraat,12,,", NULL);
  GtkWidget *label;

  press (&locate);
  ui_wait (has_list, &locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Several places are found: choose one." }));
  ui_assert_named (list_of (&locate));
  ui_picture (GTK_WIDGET (locate.screen.window), "locate-several");
  g_assert_false (is_located (&locate));
  gtk_popover_popdown (GTK_POPOVER (ui_find (locate.row, GTK_TYPE_POPOVER, NULL)));
  ui_wait (has_no_list, &locate);
  g_assert_false (is_located (&locate));

  press (&locate);
  ui_wait (has_list, &locate);
  label = ui_find (list_of (&locate), GTK_TYPE_LABEL,
                   "12, Kerkstraat, Lier, 2500, België / Belgique / Belgien");
  g_assert_nonnull (label);
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  ui_wait (is_located, &locate);
  g_assert_true (g_str_has_prefix (latitude_of (&locate), "51.1"));
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Lier" }));
  ui_wait (has_no_list, &locate);
  ui_settle ();
  tkl_desk_undo (fixture->desk);
  ui_settle ();
  g_assert_false (is_located (&locate));
  close_form (&locate);
}

/* The button can be pressed again, and the place stays as it is. */
static void
expect_nothing (UiFixture *fixture, const char *address, const char *url, const char *sentence)
{
  Locate locate = open_form (fixture, address, url);

  press (&locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, sentence }));
  g_assert_true (gtk_widget_get_sensitive (button_of (&locate)));
  g_assert_false (is_located (&locate));
  g_assert_true (has_no_list (&locate));
  close_form (&locate);
}

static void
test_none (UiFixture *fixture, gconstpointer data)
{
  expect_nothing (fixture, "Nergensstraat,1,2800,Mechelen", NULL,
                  "Nothing is found at this address. Check the street and the town.");
}

static void
test_offline (UiFixture *fixture, gconstpointer data)
{
  expect_nothing (fixture, "Kerkstraat,12,2800,Mechelen", "http://127.0.0.1:9", "reach");
}

/* What was not found is not the address that is typed now, before it is even taken over. */
static void
test_corrected (UiFixture *fixture, gconstpointer data)
{
  Locate locate = open_form (fixture, "Nergensstraat,12,2800,Mechelen", NULL);

  press (&locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Nothing is found at this address." }));
  form_screen_type (&locate.screen, "Street", "Kerkstraat");
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "OpenStreetMap" }));
  press (&locate);
  ui_wait (is_located, &locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Mechelen" }));
  ui_settle ();
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Mechelen" }));
  form_screen_type (&locate.screen, "Latitude", "51");
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "OpenStreetMap" }));
  close_form (&locate);
}

/* Another project is chosen meanwhile: it gets neither the place, nor the words, nor the list. */
static void
test_another (UiFixture *fixture, gconstpointer data)
{
  Locate locate = open_form (fixture,
                             "Kerkstraat,12,2800,Mechelen\nA2,Elders,Kerkstraat,12,3000,Leuven\n"
                             "A3,Overal,Kerkstraat,12,,",
                             NULL);

  press (&locate);
  ui_wait (is_located, &locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Mechelen" }));
  form_screen_show (&locate.screen, 2);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "OpenStreetMap" }));

  form_screen_show (&locate.screen, 3);
  ui_settle ();
  press (&locate);
  ui_wait (has_list, &locate);
  form_screen_show (&locate.screen, 2);
  ui_wait (has_no_list, &locate);

  form_screen_show (&locate.screen, 1);
  ui_settle ();
  press (&locate);
  form_screen_show (&locate.screen, 2);
  ui_settle ();
  g_assert_false (is_located (&locate));
  g_assert_true (gtk_widget_get_sensitive (button_of (&locate)));
  press (&locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Leuven" }));
  close_form (&locate);
}

/* --- the other two addresses ------------------------------------------------------------------ */

/* What is typed is what is asked for, even before it is stored; not what was there before. */
static void
test_home (UiFixture *fixture, gconstpointer data)
{
  Locate locate = start_service (fixture, NULL);

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,last_name,street,house_number,postal_code,town\n"
                      "1,Peeters,Molenweg,3,2800,Mechelen\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  locate.screen = form_screen_open (
      tkl_employee_page_new (fixture->desk, &tkl_employee_source, fixture->state));
  ui_wait_rows (locate.screen.page, 1);
  form_screen_show (&locate.screen, 1);
  locate.row = ui_find (locate.screen.pane, TKL_TYPE_LOCATE_ROW, NULL);
  ui_wait (ui_goes_in_sight, button_of (&locate));
  form_screen_type (&locate.screen, "Street", "Kerkstraat");
  form_screen_type (&locate.screen, "House number", "12");
  g_signal_emit_by_name (button_of (&locate), "clicked");
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Mechelen" }));
  ui_wait (is_located, &locate);
  g_assert_true (g_str_has_prefix (latitude_of (&locate), "51.0"));
  close_form (&locate);
}

static gboolean
is_stored (gpointer desk)
{
  const TklAddress *address = &tkl_desk_get_company (desk)->address;

  return g_strcmp0 (address->house_number, "12") == 0 && g_strcmp0 (address->town, "Lier") == 0;
}

static gboolean
has_place (gpointer desk)
{
  return tkl_point_is_set (tkl_desk_get_company (desk)->location);
}

/* As it is typed: nobody waits until it is stored. */
static void
test_premises (UiFixture *fixture, gconstpointer data)
{
  static const char *const typed[][2]
      = { { "Street", "Kerkstraat" }, { "House number", "12" }, { "Town", "Lier" } };
  Locate locate = start_service (fixture, NULL);
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    ui_type (ui_find (ui_find (window, TKL_TYPE_FIELD_ROW, typed[i][0]), GTK_TYPE_ENTRY, NULL),
             typed[i][1]);
  g_assert_false (is_stored (fixture->desk));
  g_assert_false (has_place (fixture->desk));
  locate.row = ui_find (window, TKL_TYPE_LOCATE_ROW, NULL);
  press (&locate);
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "Found: 12, Kerkstraat, Lier" }));
  ui_wait (has_place, fixture->desk);
  ui_type (ui_find (ui_find (window, TKL_TYPE_FIELD_ROW, "Town"), GTK_TYPE_ENTRY, NULL), "Gent");
  ui_wait (ui_says, (&(UiAnswer){ locate.row, "OpenStreetMap" }));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  stop_service (&locate);
}

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  g_test_add ("/locate/one", UiFixture, NULL, ui_set_up, test_one, ui_tear_down);
  g_test_add ("/locate/several", UiFixture, NULL, ui_set_up, test_several, ui_tear_down);
  g_test_add ("/locate/none", UiFixture, NULL, ui_set_up, test_none, ui_tear_down);
  g_test_add ("/locate/corrected", UiFixture, NULL, ui_set_up, test_corrected, ui_tear_down);
  g_test_add ("/locate/another", UiFixture, NULL, ui_set_up, test_another, ui_tear_down);
  g_test_add ("/locate/offline", UiFixture, NULL, ui_set_up, test_offline, ui_tear_down);
  g_test_add ("/locate/home", UiFixture, NULL, ui_set_up, test_home, ui_tear_down);
  g_test_add ("/locate/premises", UiFixture, NULL, ui_set_up, test_premises, ui_tear_down);
  return g_test_run ();
}
