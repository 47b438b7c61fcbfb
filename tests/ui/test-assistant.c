/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant of a new company, and the list of companies. */
/* Thread: main. */
#include "tkl-assistant.h"
#include "tkl-companies-dialog.h"
#include "tkl-field-row.h"
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
  g_assert_false (tkl_assistant_wanted (fixture->desk));
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

static void
test_companies (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  const char *const paths[] = { "/a/Peeters & co.db", "/b/Dupont.db", NULL };
  g_auto (GStrv) left = NULL;
  g_auto (GStrv) back = NULL;
  GtkWidget *dialog, *row, *remove;

  g_settings_set_strv (preferences, TKL_KEY_COMPANIES, paths);
  dialog = tkl_companies_dialog_present (NULL, "/a/Peeters & co.db");
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

static void
test_new_path (void)
{
  g_autofree char *first = tkl_companies_new_path ("  A/B: ../x ");
  g_autofree char *name = g_path_get_basename (first);
  g_autofree char *second = NULL;

  g_assert_cmpstr (name, ==, "A-B- ---x.db");
  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  second = tkl_companies_new_path ("A/B: ../x");
  g_assert_true (g_str_has_suffix (second, "A-B- ---x-2.db"));
  g_unlink (first);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/assistant/steps", UiFixture, NULL, ui_set_up, test_steps, ui_tear_down);
  g_test_add ("/assistant/keys", UiFixture, NULL, ui_set_up, test_keys, ui_tear_down);
  g_test_add ("/companies/list", UiFixture, NULL, ui_set_up, test_companies, ui_tear_down);
  g_test_add_func ("/companies/new-path", test_new_path);
  return g_test_run ();
}
