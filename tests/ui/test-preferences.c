/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window: settings saved at once, wrong ones refused in their row. */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-locate-row.h"
#include "tkl-pin.h"
#include "tkl-preferences.h"
#include "tkl-service-error.h"
#include "tkl-settings.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

/* What a setting has to become. */
typedef struct
{
  TklDesk *desk;
  const char *name, *value;
} Wanted;

static gboolean
has_value (gpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *value
      = tkl_company_get_field (tkl_desk_get_company (wanted->desk), wanted->name);

  return g_strcmp0 (value, wanted->value) == 0;
}

static void
type_into (GtkWidget *window, const char *title, const char *text)
{
  GtkWidget *row = ui_find (window, TKL_TYPE_FIELD_ROW, title);

  g_assert_nonnull (row);
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

static void
test_texts (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *typed, *name, *value;
  } good[] = {
    { "Name", "Peeters & Zonen <bv>", "name", "Peeters & Zonen <bv>" },
    { "Enterprise number", "0123.456.749", "enterprise-number", "0123456749" },
    { "A workday begins at", "04:00", "day-start", "04:00" },
    { "Default radius (m)", "150", "default-radius", "150" },
    { "Tolerance at edges (m)", "20", "edge-tolerance", "20" },
    { "Road factor", "1.25", "road-factor", "1.25" },
    { "File name", "{company} {from} {to}", "export-pattern", "{company} {from} {to}" },
  };
  static const struct
  {
    const char *title, *typed, *name, *value, *reason;
  } bad[] = {
    { "Enterprise number", "0123456794", "enterprise-number", "0123456749", "check digits" },
    { "A workday begins at", "25:00", "day-start", "04:00", "00:00 to 23:59" },
    { "Default radius (m)", "far", "default-radius", "150", "Whole metres" },
    { "Tolerance at edges (m)", "51", "edge-tolerance", "20", "from 0 to 50" },
    { "Address of TrustTrack", "http://example.org", "trusttrack-url", "https://api.fm-track.com",
      "https://" },
  };
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      Wanted wanted = { fixture->desk, good[i].name, good[i].value };

      type_into (window, good[i].title, good[i].typed);
      ui_wait (has_value, &wanted);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      Wanted wanted = { fixture->desk, bad[i].name, bad[i].value };
      GtkWidget *row = ui_find (window, TKL_TYPE_FIELD_ROW, bad[i].title);

      type_into (window, bad[i].title, bad[i].typed);
      ui_settle ();
      g_assert_true (has_value (&wanted));
      g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), bad[i].reason));
    }
  ui_picture (window, "settings-company");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A postal code from abroad is typed before its country: refused at first, taken with it. */
static void
test_abroad (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *row = ui_find (window, TKL_TYPE_FIELD_ROW, "Postal code");
  Wanted none = { fixture->desk, "postal-code", "" };
  Wanted code = { fixture->desk, "postal-code", "59000" };

  type_into (window, "Postal code", "59000");
  ui_settle ();
  g_assert_true (has_value (&none));
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "fill in the country"));
  type_into (window, "Country", "FR");
  ui_wait (has_value, &code);
  ui_settle ();
  g_assert_false (gtk_widget_has_css_class (row, "tkl-error"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switches (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, "Round to five minutes");
  GtkWidget *choice = ui_find (window, ADW_TYPE_COMBO_ROW, "Excel export");
  Wanted on = { fixture->desk, "cl-2", "on" };
  Wanted off = { fixture->desk, "cl-2", "off" };
  GtkWidget *day = ui_find (window, TKL_TYPE_FIELD_ROW, "On day");
  Wanted weekly = { fixture->desk, "export-schedule", "weekly" };
  Wanted monthly = { fixture->desk, "export-schedule", "monthly" };
  Wanted twentieth = { fixture->desk, "export-day", "20" };

  g_assert_true (has_value (&off));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (has_value, &on);
  tkl_desk_undo (fixture->desk);
  ui_wait (has_value, &off);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL))));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 2);
  ui_wait (has_value, &weekly);

  /* The twentieth is no day of the week, whichever of the two is chosen first. */
  type_into (window, "On day", "20");
  ui_settle ();
  g_assert_true (gtk_widget_has_css_class (day, "tkl-error"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 3);
  ui_wait (has_value, &monthly);
  type_into (window, "On day", "20");
  ui_wait (has_value, &twentieth);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 2);
  ui_settle ();
  g_assert_true (has_value (&monthly));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (choice)), ==, 3);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (choice)), "7 = Sunday"));
  /* The search entry beside it is of libadwaita. */
  ui_assert_named (ui_find (window, ADW_TYPE_VIEW_STACK, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* CL-1 is named with the reason why it cannot be set. */
static void
test_rights (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, "See the hours of colleagues");

  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (row));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "CL-1: "));
  adw_preferences_window_set_visible_page (
      ADW_PREFERENCES_WINDOW (window),
      ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE)));
  ui_picture (window, "settings-rights");
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef gboolean (*Test) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *root, Test test, const char *text)
{
  GtkWidget *found = test (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, test, text);
  return found;
}

/* A setting is in its page and, while it is searched for, among the found. */
static gboolean
is_shown_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (ui_name (widget), title) == 0;
}

static gboolean
has_icon (GtkWidget *widget, const char *name)
{
  return GTK_IS_TOGGLE_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), name) == 0;
}

static gboolean
is_found (gpointer window)
{
  return find (window, is_shown_row, "Round to five minutes") != NULL
         && find (window, is_shown_row, "Double the distance") == NULL;
}

/* By a word of the title, from the page on which it is not; it leads there. */
static void
test_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, "Round to five minutes");

  gtk_test_widget_wait_for_draw (window);
  g_assert_false (is_found (window));
  g_assert_true (adw_preferences_window_get_search_enabled (ADW_PREFERENCES_WINDOW (window)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (window, has_icon, "edit-find-symbolic")),
                                TRUE);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (window, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "five minutes");
  ui_wait (is_found, window);
  g_assert_false (gtk_widget_get_mapped (row));
  ui_picture (window, "settings-search");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- what would change ------------------------------------------------------------------------ */

/* A row that waits for a decision. */
typedef struct
{
  GtkWidget *row;
  const char *sentence;
} Question;

static gboolean
is_asked (gpointer data)
{
  const Question *question = data;
  GtkWidget *apply = ui_find (question->row, GTK_TYPE_BUTTON, "_Apply");
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (question->row));

  return gtk_widget_get_visible (apply) && strstr (subtitle, question->sentence) != NULL;
}

static void
press (GtkWidget *row, const char *label)
{
  GtkWidget *button = ui_find (row, GTK_TYPE_BUTTON, label);
  GtkRoot *root = gtk_widget_get_root (button);
  gboolean is_seen = gtk_widget_get_mapped (button);

  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  /* By the keyboard: the button goes, and the focus is where one sees it. */
  g_assert_false (gtk_widget_get_visible (button) && gtk_widget_get_mapped (button));
  if (is_seen)
    g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (root)));
}

static void
show_page_of (GtkWidget *window, GtkWidget *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window),
                                           ADW_PREFERENCES_PAGE (page));
}

/* The job that makes the ticks and days anew is in the list of the jobs, and done. */
static gboolean
is_renewed (gpointer desk)
{
  g_autoptr (TklJob) job = g_list_model_get_item (G_LIST_MODEL (tkl_desk_get_jobs (desk)), 0);

  return tkl_job_kind (job) == TKL_JOB_RENEW && tkl_job_state (job) == TKL_JOB_DONE
         && g_str_has_prefix (tkl_job_subject (job), "Days from 01/")
         && g_str_has_prefix (tkl_job_result (job)->text, "Ticks: ");
}

static gboolean
has_toast (gpointer window)
{
  return ui_find (window, GTK_TYPE_BUTTON, "Undo") != NULL;
}

static gboolean
tells_failure (gpointer window)
{
  return ui_find (window, GTK_TYPE_LABEL, "The disk is full.") != NULL;
}

/* Below a modal window the toasts of the main one are out of reach: this one has its own. */
static void
check_toasts (UiFixture *fixture, GtkWidget *window, const Wanted *undone)
{
  g_autoptr (GError) error
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FULL, "The disk is full.");

  ui_wait (has_toast, window);
  g_signal_emit_by_name (ui_find (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  ui_wait (has_value, (gpointer) undone);
  tkl_desk_report_error (fixture->desk, error);
  ui_wait (tells_failure, window);
}

static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window, *row, *toggle;
  Wanted on = { fixture->desk, "cl-2", "on" };
  Wanted off = { fixture->desk, "cl-2", "off" };
  Wanted late = { fixture->desk, "day-start", "04:00" };
  Wanted gap = { fixture->desk, "touch-gap", "80000" };

  ui_fill (fixture);
  ui_fill_month (&fixture->office);
  window = tkl_preferences_present (NULL, fixture->desk);
  row = ui_find (window, ADW_TYPE_ACTION_ROW, "Round to five minutes");
  toggle = ui_find (row, GTK_TYPE_SWITCH, NULL);

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  ui_wait (is_asked, (&(Question){ row, "1 day of this month would change." }));
  /* Somebody else's change leaves the question alone. */
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_settle ();
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_true (has_value (&off));
  show_page_of (window, row);
  ui_picture (window, "settings-preview");
  press (row, "_Leave It");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "would change"));
  ui_settle ();
  g_assert_true (has_value (&off));

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  ui_wait (is_asked, (&(Question){ row, "1 day" }));
  press (row, "_Apply");
  ui_wait (has_value, &on);
  check_toasts (fixture, window, &off);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  ui_wait (is_asked, (&(Question){ row, "1 day" }));
  press (row, "_Apply");
  ui_wait (has_value, &on);

  /* No day is touched: nobody is asked. */
  type_into (window, "A workday begins at", "04:00");
  ui_wait (has_value, &late);
  row = ui_find (window, TKL_TYPE_FIELD_ROW, "New tick after (s)");
  type_into (window, "New tick after (s)", "80000");
  ui_wait (is_asked, (&(Question){ row, "1 day of this month would change." }));
  press (row, "_Apply");
  /* Somebody types on before it is stored, and thinks better of it. */
  g_signal_emit_by_name (row, "committed", "300");
  g_signal_emit_by_name (row, "committed", "120");
  ui_wait (has_value, &gap);
  ui_wait (is_renewed, fixture->desk);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- links ------------------------------------------------------------------------------------ */

typedef struct
{
  UiFixture *fixture;
  const char *text;
} Ticks;

static gboolean
ticks_say (gpointer data)
{
  const Ticks *ticks = data;
  g_autofree char *text = office_ticks (&ticks->fixture->office);

  return strstr (text, ticks->text) != NULL;
}

/* With CT-10 a setting that is applied links this month again; so do undo and redo. */
static void
test_links (UiFixture *fixture, gconstpointer data)
{
  Ticks found = { fixture, "06:47 VAN 1 1 project P001 ok" };
  Ticks lost = { fixture, "06:47 VAN 1 1 none - no-destination" };
  GtkWidget *window, *row;

  ui_fill (fixture);
  office_set (&fixture->office, "ct-10=on", NULL);
  ui_fill_month (&fixture->office);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  g_assert_true (ticks_say (&found));
  window = tkl_preferences_present (NULL, fixture->desk);
  row = ui_find (window, ADW_TYPE_ACTION_ROW, "Planned projects only");
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (is_asked, (&(Question){ row, "1 day" }));
  press (row, "_Apply");
  ui_wait (ticks_say, &lost);
  ui_settle ();
  tkl_desk_undo (fixture->desk);
  ui_wait (ticks_say, &found);
  tkl_desk_redo (fixture->desk);
  ui_wait (ticks_say, &lost);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_moved (gpointer data)
{
  Wanted *wanted = data;

  return !has_value (wanted);
}

static void
count_cb (TklDesk *desk, const GError *error, guint *n)
{
  g_test_message ("%s", error->message);
  (*n)++;
}

/* Moved again before the first move is stored: each is based on the one before. */
static void
test_map_hurry (UiFixture *fixture, gconstpointer data)
{
  Wanted longitude = { fixture->desk, "longitude", "4.37" };
  GtkWidget *window, *row;
  guint n_failed = 0;
  gulong handler;

  ui_fill (fixture);
  handler = g_signal_connect (fixture->desk, "failed", G_CALLBACK (count_cb), &n_failed);
  window = tkl_preferences_present (NULL, fixture->desk);
  row = ui_find (window, TKL_TYPE_LOCATE_ROW, NULL);
  for (gint32 i = 0; i < 3; i++)
    {
      TklPoint point = { 508466000, 43500000 + i * 100000 };

      g_signal_emit_by_name (row, "located", &point);
    }
  ui_wait (has_value, &longitude);
  ui_settle ();
  g_assert_true (has_value (&longitude));
  g_assert_cmpuint (n_failed, ==, 0);
  g_signal_handler_disconnect (fixture->desk, handler);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What moving the premises would do is asked in a row that is there for it only. */
static void
answer_move (GtkWidget *window, const char *label)
{
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, "Move the premises here");

  ui_wait (is_asked, (&(Question){ row, "1 day of this month would change." }));
  g_assert_true (gtk_widget_get_visible (row));
  gtk_window_set_default_size (GTK_WINDOW (window), 780, 1060);
  ui_settle ();
  ui_picture (window, "settings-move");
  press (row, label);
  g_assert_false (gtk_widget_get_visible (row));
}

/* The pin of the premises: both coordinates change at once, and ticks there are linked again. */
static void
test_map (UiFixture *fixture, gconstpointer data)
{
  Ticks elsewhere = { fixture, "06:47 VAN 1 1 project P001 ok" };
  Ticks there = { fixture, "06:47 VAN 1 1 employer - ok" };
  Wanted longitude = { fixture->desk, "longitude", "4.3517" };
  TklPoint station = { 508466000, 43517000 };
  GtkWidget *window, *pin;

  ui_fill (fixture);
  office_set (&fixture->office, "ct-10=on", NULL);
  ui_fill_month (&fixture->office);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  g_assert_true (ticks_say (&elsewhere));
  window = tkl_preferences_present (NULL, fixture->desk);
  ui_settle ();
  g_assert_null (ui_find (window, TKL_TYPE_PIN, NULL));
  g_signal_emit_by_name (ui_find (window, TKL_TYPE_LOCATE_ROW, NULL), "located", &station);
  answer_move (window, "_Leave It");
  ui_settle ();
  g_assert_false (has_value (&longitude));
  g_assert_true (ticks_say (&elsewhere));
  g_signal_emit_by_name (ui_find (window, TKL_TYPE_LOCATE_ROW, NULL), "located", &station);
  answer_move (window, "_Apply");
  ui_wait (has_value, &longitude);
  ui_wait (ticks_say, &there);
  ui_picture (window, "settings-map");
  pin = ui_find (window, TKL_TYPE_PIN, NULL);
  gtk_widget_activate_action (pin, "pin.move", "(ii)", 100, 0);
  answer_move (window, "_Apply");
  ui_wait (has_moved, &longitude);
  ui_wait (ticks_say, &elsewhere);
  ui_settle ();
  tkl_desk_undo (fixture->desk);
  ui_wait (has_value, &longitude);
  ui_wait (ticks_say, &there);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* On and off again before the first was read back: the last word holds. */
static void
test_quick (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, "Show starts and stops");
  GtkWidget *toggle = ui_find (row, GTK_TYPE_SWITCH, NULL);
  gboolean was = gtk_switch_get_active (GTK_SWITCH (toggle));
  Wanted same = { fixture->desk, "ct-5", was ? "on" : "off" };

  gtk_switch_set_active (GTK_SWITCH (toggle), !was);
  gtk_switch_set_active (GTK_SWITCH (toggle), was);
  ui_settle ();
  ui_settle ();
  g_assert_true (has_value (&same));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)) == was);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- data ------------------------------------------------------------------------------------- */

/* A shorter time deletes positions for good: how many is said first. */
static void
test_retention (UiFixture *fixture, gconstpointer data)
{
  Wanted kept = { fixture->desk, "retention-months", "0" };
  Wanted shorter = { fixture->desk, "retention-months", "2" };
  Wanted longer = { fixture->desk, "retention-months", "240" };
  TklDay today = tkl_desk_get_today (fixture->desk);
  g_autofree char *day = tkl_day_format (today - 100);
  g_autofree char *time = g_strconcat (day, "T06:03:00+01:00", NULL);
  OfficeTouch touch = { "VAN 1", time, 50.8, 4.3, "3D00000BADC0DE01", 50000 };
  GtkWidget *window, *row;

  ui_fill (fixture);
  office_take (&fixture->office, &touch, 1);
  window = tkl_preferences_present (NULL, fixture->desk);
  row = ui_find (window, TKL_TYPE_FIELD_ROW, "Keep raw positions (months)");
  type_into (window, "Keep raw positions (months)", "240");
  ui_wait (has_value, &longer);
  type_into (window, "Keep raw positions (months)", "2");
  ui_wait (is_asked, (&(Question){ row, "would be deleted for good." }));
  show_page_of (window, row);
  ui_picture (window, "settings-retention");
  press (row, "_Leave It");
  ui_settle ();
  g_assert_true (has_value (&longer));
  type_into (window, "Keep raw positions (months)", "2");
  ui_wait (is_asked, (&(Question){ row, "would be deleted for good." }));
  press (row, "_Apply");
  ui_wait (has_value, &shorter);
  /* Nothing is deleted: nobody is asked. */
  type_into (window, "Keep raw positions (months)", "0");
  ui_wait (has_value, &kept);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is of this computer and not of the company: kept in GSettings, and shown as it is there. */
static void
test_program (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *colours = ui_find (window, ADW_TYPE_COMBO_ROW, "Colours");
  GtkWidget *background
      = ui_find (ui_find (window, ADW_TYPE_ACTION_ROW, "Keep working in the background"),
                 GTK_TYPE_SWITCH, NULL);
  g_autofree char *scheme = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (colours), 2);
  scheme = g_settings_get_string (preferences, TKL_KEY_COLOUR_SCHEME);
  g_assert_cmpstr (scheme, ==, "dark");
  gtk_switch_set_active (GTK_SWITCH (background), TRUE);
  g_assert_true (g_settings_get_boolean (preferences, TKL_KEY_BACKGROUND));
  g_settings_set_boolean (preferences, TKL_KEY_BACKGROUND, FALSE);
  ui_settle ();
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (background)));
  gtk_window_destroy (GTK_WINDOW (window));

  window = tkl_preferences_present (NULL, fixture->desk);
  colours = ui_find (window, ADW_TYPE_COMBO_ROW, "Colours");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (colours)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (colours), 0);
  g_free (g_steal_pointer (&scheme));
  scheme = g_settings_get_string (preferences, TKL_KEY_COLOUR_SCHEME);
  g_assert_cmpstr (scheme, ==, "default");
  gtk_window_destroy (GTK_WINDOW (window));
  g_settings_reset (preferences, TKL_KEY_COLOUR_SCHEME);
  g_settings_reset (preferences, TKL_KEY_BACKGROUND);
}

int
main (int argc, char **argv)
{
  int status;
  g_autofree char *keyring = ui_make_keyring ();

  g_unsetenv ("TIKKLOK_TRUSTTRACK_KEY");

  ui_init (&argc, &argv);
  g_test_add ("/preferences/texts", UiFixture, NULL, ui_set_up, test_texts, ui_tear_down);
  g_test_add ("/preferences/abroad", UiFixture, NULL, ui_set_up, test_abroad, ui_tear_down);
  g_test_add ("/preferences/switches", UiFixture, NULL, ui_set_up, test_switches, ui_tear_down);
  g_test_add ("/preferences/rights", UiFixture, NULL, ui_set_up, test_rights, ui_tear_down);
  g_test_add ("/preferences/search", UiFixture, NULL, ui_set_up, test_search, ui_tear_down);
  g_test_add ("/preferences/preview", UiFixture, NULL, ui_set_up, test_preview, ui_tear_down);
  g_test_add ("/preferences/links", UiFixture, NULL, ui_set_up, test_links, ui_tear_down);
  g_test_add ("/preferences/map-hurry", UiFixture, NULL, ui_set_up, test_map_hurry, ui_tear_down);
  g_test_add ("/preferences/map", UiFixture, NULL, ui_set_up, test_map, ui_tear_down);
  g_test_add ("/preferences/quick", UiFixture, NULL, ui_set_up, test_quick, ui_tear_down);
  g_test_add ("/preferences/retention", UiFixture, NULL, ui_set_up, test_retention, ui_tear_down);
  g_test_add ("/preferences/program", UiFixture, NULL, ui_set_up, test_program, ui_tear_down);
  status = g_test_run ();
  g_unlink (keyring);
  return status;
}
