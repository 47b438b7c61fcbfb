/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company with four keys that nobody holds, and two homes at which two of them ticked. */
/* Thread: main. */
#include "keys-world.h"

#define HOME_12 50.9000, 4.0000
#define HOME_13 50.8000, 4.1000
#define P1 50.9400, 4.0500

void
keys_fill (UiFixture *fixture)
{
  static const OfficeTouch touches[] = {
    { "VAN 1", "2026-03-02T06:45:00+01:00", HOME_12, KEY_A, 0 },
    { "VAN 1", "2026-03-02T07:30:00+01:00", P1, KEY_A, 0 },
    { "VAN 1", "2026-03-03T06:45:00+01:00", HOME_12, KEY_A, 0 },
    { "VAN 2", "2026-03-03T16:45:00+01:00", HOME_13, KEY_B, 0 },
    { "VAN 2", "2026-03-03T16:50:00+01:00", P1, SERIAL, 0 },
    { "VAN 2", "2026-03-03T16:55:00+01:00", P1, KEY_C, 0 },
  };

  office_set (&fixture->office, "default-radius=100", "ct-10=on", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,latitude,longitude,key,key_from,key_to\n"
                      "12,Anna,Peeters,50.9000,4.0000,,,\n"
                      "13,Bert,Dubois,50.8000,4.1000,,,\n"
                      "14,Carl,Maes,,," KEY_C ",2026-03-01,2026-03-02\n");
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,Station,50.9400,4.0500\n");
  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->office);
}

TklWindow *
keys_open_window (UiFixture *fixture)
{
  TklWindow *window;

  g_settings_set_string (fixture->state, "period", "2026-03-01..2026-03-31");
  window = tkl_window_new (NULL, fixture->desk, fixture->state);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

void
keys_close_window (TklWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  g_assert_null (window);
}

void
keys_click (GtkWidget *root, const char *text)
{
  GtkWidget *button = ui_find (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *text;
} Awaited;

static gboolean
is_there (gpointer data)
{
  Awaited *awaited = data;
  GtkWidget *found = ui_find (awaited->root, awaited->type, awaited->text);

  return found != NULL && gtk_widget_get_mapped (found);
}

GtkWidget *
keys_await (GtkWidget *root, GType type, const char *text)
{
  Awaited awaited = { root, type, text };

  ui_wait (is_there, &awaited);
  return ui_find (root, type, text);
}
