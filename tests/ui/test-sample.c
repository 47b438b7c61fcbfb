/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The anonymised sample of what TrustTrack answers: saved, and without anything that it must not have. */
/* Thread: main. */
#include "sync-fixture.h"
#include "tkl-trusttrack-group.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  SyncFixture sync;
  TklDesk *desk;
  GtkWidget *group;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_set_up (&fixture->sync, data);
  sync_run_well (&fixture->sync);
  fixture->desk = ui_open_desk (fixture->sync.office.database);
  fixture->group = tkl_trusttrack_group_new (fixture->desk);
  fixture->window = ui_show (fixture->group);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ui_settle ();
  ui_close_desk (fixture->desk);
  sync_tear_down (&fixture->sync, data);
}

static GtkWidget *
sampler_of (Fixture *fixture)
{
  return ui_find (fixture->group, ADW_TYPE_ACTION_ROW, "Anonymised sample");
}

static gboolean
has_sampler (gpointer data)
{
  return sampler_of (data) != NULL;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  static const char *const secrets[]
      = { SYNC_KEY, "VAN", "8683240", SYNC_KEY_A, SYNC_KEY_B, "0BADC0DE", "50.8", "127.0.0.1" };
  static const char *const wanted[] = { "\"objects-v1\": { \"state\": \"ok\"", "\"trips-v1\"",
                                        "\"imei\":\"whole number, length 15" };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "trusttrack-sample.json", NULL);
  g_autofree char *text = NULL;
  GtkWidget *probe = ui_find (fixture->group, ADW_TYPE_ACTION_ROW, "What the key may do");

  g_assert_null (sampler_of (fixture));
  /* Nothing was asked yet: nothing is written. */
  g_remove (path);
  tkl_trusttrack_group_save_sample (TKL_TRUSTTRACK_GROUP (fixture->group), path);
  ui_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (ui_find (probe, GTK_TYPE_BUTTON, "Try"), "clicked");
  ui_wait (has_sampler, fixture);
  ui_assert_named (fixture->group);
  tkl_trusttrack_group_save_sample (TKL_TRUSTTRACK_GROUP (fixture->group), path);
  ui_wait (ui_says, (&(UiAnswer){ sampler_of (fixture), "Saved as" }));
  ui_picture (GTK_WIDGET (fixture->window), "settings-sample");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_test_message ("%s", text);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (text, secrets[i]));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
  g_remove (path);
  tkl_trusttrack_group_save_sample (TKL_TRUSTTRACK_GROUP (fixture->group), "/nowhere/at/all.json");
  ui_wait (ui_says, (&(UiAnswer){ sampler_of (fixture), "could not be written" }));
}

static gboolean
is_tried (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *probe = ui_find (fixture->group, ADW_TYPE_ACTION_ROW, "What the key may do");

  return gtk_widget_get_sensitive (ui_find (probe, GTK_TYPE_BUTTON, "Try"));
}

/* Each thing asked has its row, with what the plan says to it. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *denied; /* NULL: the key sees no vehicle */
    const char *title, *answer;
  } cases[] = {
    { "coordinates-2", "List of the vehicles", "Allowed" },
    { "coordinates-2", "Records of a vehicle", "Not in your plan" },
    { "objects-1", "List of the vehicles", "Not in your plan" },
    { NULL, "List of the vehicles", "Allowed" },
    { NULL, "Records of a vehicle", "Not tried: there is no vehicle" },
  };
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sync.sim->model, SYNC_KEY);
  GtkWidget *probe = ui_find (fixture->group, ADW_TYPE_ACTION_ROW, "What the key may do");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row;

      g_ptr_array_set_size (key->denied, 0);
      if (cases[i].denied != NULL)
        g_ptr_array_add (key->denied, g_strdup (cases[i].denied));
      else if (key->object_ids == NULL)
        key->object_ids = g_ptr_array_new_with_free_func (g_free);
      g_signal_emit_by_name (ui_find (probe, GTK_TYPE_BUTTON, "Try"), "clicked");
      g_assert_false (is_tried (fixture));
      ui_wait (is_tried, fixture);
      row = ui_find (fixture->group, ADW_TYPE_ACTION_ROW, cases[i].title);
      g_assert_nonnull (row);
      g_test_message ("%s: %s", cases[i].title, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
      g_assert_true (
          g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), cases[i].answer));
      ui_picture (GTK_WIDGET (fixture->window), "settings-probe");
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  g_test_add ("/sample/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/sample/answers", Fixture, NULL, set_up, test_answers, tear_down);
  return g_test_run ();
}
