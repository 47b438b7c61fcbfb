/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant of a new company, and the list of companies. */
/* Thread: main. */
#include "tkl-assistant.h"
#include "tkl-companies-dialog.h"
#include "tkl-field-row.h"
#include "tkl-import-dialog.h"
#include "tkl-key.h"
#include "tkl-settings.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

static gboolean
has_name (gpointer data)
{
  return g_strcmp0 (tkl_desk_get_company (data)->name, "Peeters bv") == 0;
}

static void
test_steps (UiFixture *fixture, gconstpointer data)
{
  static const char *const steps[] = { "company", "trusttrack", "rules", "people", "ticks" };
  GtkWidget *dialog, *next, *back, *row;

  g_assert_true (tkl_assistant_wanted (fixture->desk));
  dialog = tkl_assistant_present (NULL, fixture->desk);
  next = ui_find (dialog, GTK_TYPE_BUTTON, "_Next");
  back = ui_find (dialog, GTK_TYPE_BUTTON, "_Back");
  g_assert_false (gtk_widget_get_sensitive (back));
  row = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Name");
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), "Peeters bv");
  ui_wait (has_name, fixture->desk);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *picture = g_strdup_printf ("assistant-%s", steps[i]);

      g_assert_cmpstr (
          gtk_stack_get_visible_child_name (GTK_STACK (ui_find (dialog, GTK_TYPE_STACK, NULL))), ==,
          steps[i]);
      ui_assert_named (dialog);
      ui_picture (dialog, picture);
      if (i + 1 < G_N_ELEMENTS (steps))
        g_signal_emit_by_name (next, "clicked");
    }
  g_signal_emit_by_name (back, "clicked");
  tkl_assistant_go (TKL_ASSISTANT (dialog), "ticks");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (next, "clicked");
  ui_settle ();
  g_assert_null (dialog);
}

/* --- lists of people -------------------------------------------------------------------------- */

typedef struct
{
  GType type;
  GtkWidget *parent;
  GtkWidget *found;
} Over;

static gboolean
is_over (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  Over *over = data;

  over->found = NULL;
  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), over->type) && gtk_widget_get_mapped (item->data)
        && GTK_WIDGET (gtk_window_get_transient_for (item->data)) == over->parent)
      over->found = item->data;
  return over->found != NULL;
}

/* The window of that type that comes over @parent. */
static GtkWidget *
await_over (GtkWidget *parent, GType type)
{
  Over over = { type, parent, NULL };

  ui_wait (is_over, &over);
  return over.found;
}

static gboolean
has_file (gpointer chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL;
}

static gboolean
can_undo (gpointer desk)
{
  return tkl_desk_get_undo_title (desk) != NULL;
}

static gboolean
can_import (gpointer dialog)
{
  return gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "_Import"));
}

/* From the button to the list in the database, with the assistant where it was. */
static void
test_import (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *assistant, *row, *chooser, *dialog;

  g_assert_true (g_file_set_contents (path, "number,last_name\n1,Peeters\n", -1, NULL));
  assistant = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (assistant), "people");
  row = ui_find (assistant, ADW_TYPE_ACTION_ROW, "Employees");
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, "Import…"), "clicked");
  chooser = await_over (assistant, GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL));
  ui_wait (has_file, chooser);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);

  dialog = await_over (assistant, TKL_TYPE_IMPORT_DIALOG);
  ui_wait (can_import, dialog);
  ui_picture (dialog, "assistant-import");
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Import"), "clicked");
  ui_wait (can_undo, fixture->desk);
  g_assert_cmpstr (tkl_desk_get_undo_title (fixture->desk), ==, "Import employees");
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (GTK_STACK (ui_find (assistant, GTK_TYPE_STACK, NULL))), ==,
      "people");
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* --- left and taken up again ------------------------------------------------------------------ */

static const char *
step_of (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (dialog, GTK_TYPE_STACK, NULL)));
}

static void
said_cb (char **said, const char *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* Left at a step it goes on there, with a name or without, closed by hand or with the program; of each
 * company by itself; at the beginning again once it was gone through. */
static void
test_taken_up (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *step;
    gboolean closed; /* by hand, else it ends with the program */
  } cases[]
      = { { "trusttrack", TRUE }, { "people", FALSE }, { "ticks", TRUE }, { "company", FALSE } };
  g_autofree char *said = NULL;
  GtkWidget *dialog;

  office_set (&fixture->office, "name=Peeters bv", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (has_name, fixture->desk);
  g_signal_connect_swapped (fixture->desk, "said", G_CALLBACK (said_cb), &said);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *step = NULL;

      dialog = tkl_assistant_present (NULL, fixture->desk);
      tkl_assistant_go (TKL_ASSISTANT (dialog), cases[i].step);
      g_clear_pointer (&said, g_free);
      if (cases[i].closed)
        gtk_window_close (GTK_WINDOW (dialog));
      else
        gtk_window_destroy (GTK_WINDOW (dialog));
      g_assert_cmpint (said != NULL, ==, cases[i].closed);
      g_assert_cmpint (tkl_assistant_wanted (fixture->desk), ==, !cases[i].closed);
      /* What the program reads when it starts again. */
      step = tkl_settings_get_step (fixture->state, fixture->office.database, NULL);
      g_assert_cmpstr (step, ==, cases[i].step);
      g_assert_null (tkl_settings_get_step (fixture->state, "/another/company.db", NULL));
      dialog = tkl_assistant_present (NULL, fixture->desk);
      g_assert_cmpstr (step_of (dialog), ==, cases[i].step);
      gtk_window_close (GTK_WINDOW (dialog));
    }
  dialog = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (dialog), "ticks");
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Done"), "clicked");
  g_assert_false (tkl_assistant_wanted (fixture->desk));
  dialog = tkl_assistant_present (NULL, fixture->desk);
  g_assert_cmpstr (step_of (dialog), ==, "company");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_named (gpointer desk)
{
  return g_strcmp0 (tkl_desk_get_company (desk)->name, "Peeters bv") == 0;
}

/* Nobody goes on past what was not stored; the first of it gets the focus. */
static void
test_wrong (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = tkl_assistant_present (NULL, fixture->desk);
  GtkWidget *name = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Name");
  GtkWidget *number = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Enterprise number");
  GtkWidget *zone = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Time zone");
  GtkWidget *next = ui_find (dialog, GTK_TYPE_BUTTON, "_Next");

  ui_type (ui_find (zone, GTK_TYPE_ENTRY, NULL), "Europe/Bruges");
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "0123456794");
  /* Still being typed: Alt+N leaves no field. */
  gtk_editable_set_text (GTK_EDITABLE (ui_find (name, GTK_TYPE_ENTRY, NULL)), "Peeters bv");
  g_signal_emit_by_name (next, "clicked");
  g_assert_cmpstr (step_of (dialog), ==, "company");
  g_assert_true (ui_is_in (number));
  ui_wait (is_named, fixture->desk);
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "0123456749");
  g_signal_emit_by_name (next, "clicked");
  g_assert_true (ui_is_in (zone));
  ui_type (ui_find (zone, GTK_TYPE_ENTRY, NULL), "Europe/Brussels");
  g_signal_emit_by_name (next, "clicked");
  g_assert_cmpstr (step_of (dialog), ==, "trusttrack");
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
shows_key (gpointer data)
{
  return ui_find (data, ADW_TYPE_ACTION_ROW, "3D00000BADC0DE01") != NULL;
}

/* What readers sent is shown with what was understood. */
static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_fill (fixture);
  dialog = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (dialog), "ticks");
  ui_wait (shows_key, dialog);
  ui_picture (dialog, "assistant-keys");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- what is printed on the keys -------------------------------------------------------------- */

typedef struct
{
  TklDesk *desk;
  GtkWidget *dialog;
  TklKeyOrder order;
  const char *advice; /* (nullable) */
} Answered;

static gboolean
is_answered (gpointer data)
{
  const Answered *answered = data;

  return tkl_desk_get_company (answered->desk)->key_order == (int) answered->order
         && (answered->advice == NULL
             || ui_find (answered->dialog, GTK_TYPE_LABEL, answered->advice) != NULL);
}

static GtkWidget *
answer_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = ui_find (dialog, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
answer (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = answer_row (dialog, title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
}

#define YES "Yes, this is what is printed on the key"
#define REVERSED "No, its digits stand the other way round"
#define DECIMAL "No, the number is a decimal one"
#define OTHER "No, something else is printed, or nothing"
#define UNSEEN "I cannot see it now"

/* Check digits say what is printed: it is confirmed, or it is told what to do then. */
static void
test_confirm (UiFixture *fixture, gconstpointer data)
{
  static const char *const later
      = "Nothing is lost. Once you have a key in your hand, come back here: Set Up the Company, in "
        "the main menu.";
  static const char *const otherwise
      = "Then do not type numbers from the metal. Keys are told apart all the same: give them to "
        "their employees under Unknown Keys, by where and when they tick.";
  GtkWidget *dialog;

  ui_fill (fixture);
  dialog = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (dialog), "ticks");
  ui_wait (shows_key, dialog);
  ui_assert_named (dialog);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (answer_row (dialog, YES))), ==,
                   "3D00000BADC0DE01");
  g_assert_false (gtk_widget_get_visible (answer_row (dialog, REVERSED)));
  g_assert_false (gtk_widget_get_visible (answer_row (dialog, DECIMAL)));
  answer (dialog, UNSEEN);
  ui_wait (is_answered, (&(Answered){ fixture->desk, dialog, TKL_KEY_ORDER_UNSEEN, later }));
  answer (dialog, OTHER);
  ui_wait (is_answered, (&(Answered){ fixture->desk, dialog, TKL_KEY_ORDER_OTHER, otherwise }));
  ui_picture (dialog, "assistant-keys-other");
  answer (dialog, YES);
  ui_wait (is_answered, (&(Answered){ fixture->desk, dialog, TKL_KEY_ORDER_PRINTED, NULL }));
  tkl_desk_undo (fixture->desk);
  ui_wait (is_answered, (&(Answered){ fixture->desk, dialog, TKL_KEY_ORDER_OTHER, otherwise }));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
reads_reversed (gpointer data)
{
  return ui_find (data, ADW_TYPE_ACTION_ROW, "A578563412000001") != NULL;
}

/* Of a serial alone there are several readings: the office says which. */
static void
test_choose_order (UiFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touch
      = { "VAN 1", "2026-03-02T17:00:00+01:00", 50.8, 4.3, "12345678", 34000 };
  GtkWidget *dialog;

  ui_fill (fixture);
  office_take (&fixture->office, &touch, 1);
  dialog = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (dialog), "ticks");
  ui_wait (shows_key, dialog);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (answer_row (dialog, YES))), ==,
                   "4E00001234567801");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (answer_row (dialog, REVERSED))), ==,
                   "A578563412000001");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (answer_row (dialog, DECIMAL))), ==,
                   "04000000BC614E01");
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "A578563412000001"));
  answer (dialog, REVERSED);
  ui_wait (is_answered, (&(Answered){ fixture->desk, dialog, TKL_KEY_ORDER_REVERSED, NULL }));
  ui_wait (reads_reversed, dialog);
  ui_picture (dialog, "assistant-keys-serial");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_stored_name (gpointer data)
{
  return ui_find (data, ADW_TYPE_ACTION_ROW, "Peeters &amp; co") != NULL;
}

static void
test_companies (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  const char *own = tkl_office_path (tkl_desk_get_office (fixture->desk));
  const char *const paths[] = { own, "/b/Dupont.db", NULL };
  g_auto (GStrv) left = NULL;
  g_auto (GStrv) back = NULL;
  GtkWidget *dialog, *row, *remove;

  office_set (&fixture->office, "name=Peeters & co", NULL);
  g_settings_set_strv (preferences, TKL_KEY_COMPANIES, paths);
  dialog = tkl_companies_dialog_present (NULL, fixture->desk);
  ui_wait (has_stored_name, dialog);
  ui_assert_named (dialog);
  ui_picture (dialog, "companies");
  row = ui_find (dialog, ADW_TYPE_ACTION_ROW, "Dupont");
  g_assert_nonnull (row);
  remove = ui_find (row, GTK_TYPE_BUTTON, "Take off the list");
  g_signal_emit_by_name (remove, "clicked");
  left = g_settings_get_strv (preferences, TKL_KEY_COMPANIES);
  g_assert_cmpuint (g_strv_length (left), ==, 1);
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Dupont"));
  ui_settle ();
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "Undo"), "clicked");
  back = g_settings_get_strv (preferences, TKL_KEY_COMPANIES);
  g_assert_cmpuint (g_strv_length (back), ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_settings_reset (preferences, TKL_KEY_COMPANIES);
}

/* What was opened last: its path, and the name a new company is to have. */
typedef struct
{
  char *path, *name; /* (owned) */
} Opened;

static void
open_cb (GApplication *application, GFile **files, int n_files, const char *hint, Opened *opened)
{
  opened->path = g_file_get_path (files[0]);
  opened->name = g_strdup (hint);
}

static gboolean
says_limit (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_LABEL,
                  "This text is too long: at most 200 characters are possible.")
         != NULL;
}

/* The name that is typed goes on to the application, not into the name of the file only. */
static void
test_new_name (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application
      = g_application_new (NULL, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  Opened opened = { 0 };
  g_autofree char *file = NULL;
  g_autofree char *too_long = g_strnfill (201, 'x');
  GtkWidget *dialog, *row;

  g_signal_connect (application, "open", G_CALLBACK (open_cb), &opened);
  g_assert_true (g_application_register (application, NULL, NULL));
  g_application_set_default (application);
  dialog = tkl_companies_dialog_present (NULL, fixture->desk);
  row = ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), too_long);
  g_signal_emit_by_name (row, "apply");
  ui_wait (says_limit, dialog);
  g_assert_null (opened.path);
  gtk_editable_set_text (GTK_EDITABLE (row), "  Peeters: zonen ");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (opened.name, ==, "Peeters: zonen");
  file = g_path_get_basename (opened.path);
  g_assert_cmpstr (file, ==, "Peeters- zonen.db");
  g_application_set_default (NULL);
  g_free (opened.path);
  g_free (opened.name);
}

static gboolean
was_opened (gpointer opened)
{
  return ((Opened *) opened)->path != NULL;
}

static gboolean
says_missing (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_LABEL, "Its file is missing: look for it, or for its drive")
         != NULL;
}

/* A company whose file was moved is not replaced by a new one: that would look as if all was lost. */
static void
test_missing (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  g_autoptr (GApplication) application
      = g_application_new (NULL, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_autofree char *there = g_build_filename (fixture->office.folder, "There.db", NULL);
  g_autofree char *gone = g_build_filename (fixture->office.folder, "Gone.db", NULL);
  const char *const paths[] = { there, gone, NULL };
  Opened opened = { 0 };
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (there, "", 0, NULL));
  g_signal_connect (application, "open", G_CALLBACK (open_cb), &opened);
  g_assert_true (g_application_register (application, NULL, NULL));
  g_application_set_default (application);
  g_settings_set_strv (preferences, TKL_KEY_COMPANIES, paths);
  dialog = tkl_companies_dialog_present (NULL, fixture->desk);
  adw_action_row_activate (ADW_ACTION_ROW (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Gone")));
  ui_wait (says_missing, dialog);
  g_assert_false (was_opened (&opened));
  adw_action_row_activate (ADW_ACTION_ROW (ui_find (dialog, ADW_TYPE_ACTION_ROW, "There")));
  ui_wait (was_opened, &opened);
  g_assert_cmpstr (opened.path, ==, there);
  g_application_set_default (NULL);
  g_settings_reset (preferences, TKL_KEY_COMPANIES);
  g_free (opened.path);
  g_free (opened.name);
}

static void
test_new_path (void)
{
  g_autofree char *first = tkl_companies_new_path ("  A/B: ../x ");
  g_autofree char *name = g_path_get_basename (first);
  g_autofree char *second = NULL;
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *of_longest = tkl_companies_new_path (longest);
  g_autofree char *short_name = g_path_get_basename (of_longest);

  /* Four bytes a character, and those of the files beside it, have room in 255. */
  g_assert_cmpuint (strlen (short_name), <, 60);
  g_assert_cmpstr (name, ==, "A-B- ---x.db");
  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  second = tkl_companies_new_path ("A/B: ../x");
  g_assert_true (g_str_has_suffix (second, "A-B- ---x-2.db"));
  g_unlink (first);
}

/* A group stays 600 pixels wide: with large text the field leaves room for the words beside it. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int factor = 1; factor <= 2; factor++)
    {
      GtkWidget *row, *entry;

      g_object_set (settings, "gtk-xft-dpi", factor * 96 * PANGO_SCALE, NULL);
      row = g_object_ref_sink (tkl_field_row_new ("Name", NULL));
      entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
      g_assert_cmpint (gtk_editable_get_width_chars (GTK_EDITABLE (entry)), ==,
                       factor == 1 ? 22 : 14);
      tkl_field_row_set_width (TKL_FIELD_ROW (row), 10);
      g_assert_cmpint (gtk_editable_get_width_chars (GTK_EDITABLE (entry)), ==, 10);
      g_object_unref (row);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/assistant/wrong", UiFixture, NULL, ui_set_up, test_wrong, ui_tear_down);
  g_test_add ("/assistant/import", UiFixture, NULL, ui_set_up, test_import, ui_tear_down);
  g_test_add ("/assistant/steps", UiFixture, NULL, ui_set_up, test_steps, ui_tear_down);
  g_test_add ("/assistant/taken-up", UiFixture, NULL, ui_set_up, test_taken_up, ui_tear_down);
  g_test_add ("/assistant/keys", UiFixture, NULL, ui_set_up, test_keys, ui_tear_down);
  g_test_add ("/assistant/confirm", UiFixture, NULL, ui_set_up, test_confirm, ui_tear_down);
  g_test_add ("/assistant/choose-order", UiFixture, NULL, ui_set_up, test_choose_order,
              ui_tear_down);
  g_test_add ("/companies/list", UiFixture, NULL, ui_set_up, test_companies, ui_tear_down);
  g_test_add ("/companies/missing", UiFixture, NULL, ui_set_up, test_missing, ui_tear_down);
  g_test_add ("/companies/new-name", UiFixture, NULL, ui_set_up, test_new_name, ui_tear_down);
  g_test_add_func ("/companies/new-path", test_new_path);
  g_test_add_func ("/assistant/large-text", test_large_text);
  return g_test_run ();
}
