/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file: one chooser over a window, which goes with it, and the ending of a name. */
/* Thread: main. */
#include "tkl-file-question.h"
#include "tkl-service-error.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

static const TklFileKind kinds[] = { { "Workbook", { "xlsx" } },
                                     { "Zones", { "geojson", "json" } },
                                     { "Text", { "csv" } },
                                     { NULL, { NULL } } };

typedef struct
{
  GtkWindow *window; /* NULL: destroyed */
  char *folder;      /* (owned) */
  guint n_answers;
  char *path;    /* (owned) (nullable): of the last one */
  GError *error; /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tikklok-file-XXXXXX", NULL);
  fixture->window = ui_show (gtk_label_new ("Parent"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_clear_error (&fixture->error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  g_free (fixture->path);
  fixture->path = tkl_file_question_finish (result, &fixture->error);
  fixture->n_answers++;
}

static void
ask (Fixture *fixture, GCancellable *cancellable)
{
  const TklFileQuestion question = { .title = "Where to?",
                                     .action = GTK_FILE_CHOOSER_ACTION_SAVE,
                                     .kinds = kinds,
                                     .name = "rows.xlsx" };

  tkl_file_question_async (fixture->window, &question, cancellable, answered_cb, fixture);
}

static gboolean
has_no_chooser (gpointer data)
{
  return ui_count_choosers () == 0;
}

static gboolean
has_folder (gpointer chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (chooser);

  return folder != NULL;
}

/* GTK 4.8 brings one to the front once it has read its folder, also when it was closed meanwhile. */
static GtkWidget *
await_chooser (void)
{
  GtkWidget *chooser = ui_await_window (GTK_TYPE_FILE_CHOOSER_DIALOG);

  ui_wait (has_folder, chooser);
  ui_settle ();
  return chooser;
}

static gboolean
is_answered (gpointer data)
{
  return ((const Fixture *) data)->n_answers > 0;
}

static void
await_answer (Fixture *fixture)
{
  ui_wait (is_answered, fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  fixture->n_answers = 0;
}

/* --- the chooser ------------------------------------------------------------------------------ */

/* The second one is answered without a file; the first stays and is answered by hand. */
static void
test_second (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser;

  ask (fixture, NULL);
  chooser = await_chooser ();
  ask (fixture, NULL);
  await_answer (fixture);
  g_assert_null (fixture->path);
  g_assert_no_error (fixture->error);
  ui_settle ();
  g_assert_cmpuint (ui_count_choosers (), ==, 1);
  g_assert_true (ui_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == chooser);

  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  await_answer (fixture);
  g_assert_null (fixture->path);
  g_assert_no_error (fixture->error);
  ui_wait (has_no_chooser, NULL);

  /* A later question is asked again. */
  ask (fixture, NULL);
  chooser = await_chooser ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  await_answer (fixture);
}

/* Nothing of both is left. */
static void
test_parent_goes (Fixture *fixture, gconstpointer data)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  ask (fixture, NULL);
  await_chooser ();
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  await_answer (fixture);
  g_assert_null (fixture->path);
  g_assert_no_error (fixture->error);
  ui_wait (has_no_chooser, NULL);
  ui_settle ();
  g_assert_null (window);
}

/* --- names ------------------------------------------------------------------------------------ */

/* The name stands behind its folder, as somebody types it who knows where to. */
static void
type_name (Fixture *fixture, GtkWidget *chooser, const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);
  GtkWidget *entry = ui_find (chooser, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), g_file_peek_path (file));
  ui_wait (ui_is_chosen, (UiFile[]){ { chooser, file } });
  ui_settle ();
}

static void
choose_kind (GtkWidget *chooser, guint kind)
{
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, kind);

  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), filter);
  ui_settle ();
}

static void
accept_name (Fixture *fixture, GtkWidget *chooser)
{
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  await_answer (fixture);
  ui_wait (has_no_chooser, NULL);
}

static void
assert_name (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->path, ==, path);
}

typedef struct
{
  const char *typed;
  int before, after; /* kinds chosen before and after it was typed; −1 = none */
  const char *name;
} Name;

static const Name names[] = {
  { "march", -1, -1, "march.xlsx" },
  { "march", 2, -1, "march.csv" },
  { "march", -1, 2, "march.csv" },
  { "march.2026", -1, -1, "march.2026.xlsx" },
  { "march.2026", -1, 1, "march.2026.geojson" },
  /* An ending that was typed wins over the kind … */
  { "march.csv", -1, -1, "march.csv" },
  { "march.XLSX", 2, -1, "march.XLSX" },
  { "march.json", -1, -1, "march.json" },
  /* … until another kind is chosen. */
  { "march.xlsx", -1, 2, "march.csv" },
  { "march.json", -1, 1, "march.json" },
  { "march.JSON", -1, 2, "march.csv" },
};

static void
test_names (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *chooser;

      g_test_message ("%u: %s", i, names[i].typed);
      ask (fixture, NULL);
      chooser = await_chooser ();
      if (names[i].before >= 0)
        choose_kind (chooser, (guint) names[i].before);
      type_name (fixture, chooser, names[i].typed);
      if (names[i].after >= 0)
        choose_kind (chooser, (guint) names[i].after);
      accept_name (fixture, chooser);
      assert_name (fixture, names[i].name);
    }
}

/* What is proposed shows the kind that was chosen. */
static void
test_proposed (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "rows.geojson", "rows.csv", "rows.xlsx" };
  GtkWidget *chooser;

  ask (fixture, NULL);
  chooser = await_chooser ();
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = NULL;

      choose_kind (chooser, (i + 1) % G_N_ELEMENTS (expected));
      name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
      g_assert_cmpstr (name, ==, expected[i]);
    }
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  await_answer (fixture);
}

/* The chooser did not ask about the name that the ending makes. */
static void
test_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "march.csv", NULL);
  g_autofree char *message
      = g_strdup_printf ("%s is there already. Type the name with its ending to replace it.", path);
  GtkWidget *chooser;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  ask (fixture, NULL);
  chooser = await_chooser ();
  choose_kind (chooser, 2);
  type_name (fixture, chooser, "march");
  accept_name (fixture, chooser);
  g_assert_null (fixture->path);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE);
  g_assert_cmpstr (fixture->error->message, ==, message);
  g_unlink (path);
}

/* What a portal lends has the name that was chosen there and no other. */
static void
test_lent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser;

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  fixture->folder = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  ask (fixture, NULL);
  chooser = await_chooser ();
  type_name (fixture, chooser, "march");
  accept_name (fixture, chooser);
  g_assert_null (fixture->path);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE);
  g_assert_cmpstr (fixture->error->message, ==,
                   "Type the name with its ending, such as march.xlsx.");
  ask (fixture, NULL);
  chooser = await_chooser ();
  type_name (fixture, chooser, "march.csv");
  accept_name (fixture, chooser);
  assert_name (fixture, "march.csv");
}

/* Whoever asked is gone. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *chooser;

  ask (fixture, cancellable);
  chooser = await_chooser ();
  type_name (fixture, chooser, "march");
  g_cancellable_cancel (cancellable);
  accept_name (fixture, chooser);
  g_assert_null (fixture->path);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/file-question/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("second", test_second);
  ADD ("parent-goes", test_parent_goes);
  ADD ("names", test_names);
  ADD ("proposed", test_proposed);
  ADD ("there", test_there);
  ADD ("lent", test_lent);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
