/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts while they come and go: with the animations that other suites do without. */
/* Thread: main. */
#include "tkl-toast.h"
#include "ui-fixture.h"

typedef struct
{
  AdwToastOverlay *overlay;
  GtkWindow *window;
  AdwToast *first, *second; /* (owned) (nullable) */
  guint n_left;             /* that the overlay let go */
} Fixture;

static void
animate (gboolean animate)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animate, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->overlay, gtk_label_new ("Page"));
  fixture->window = ui_show (GTK_WIDGET (fixture->overlay));
  animate (TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ui_settle ();
  animate (FALSE);
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->second);
}

static void
left_cb (Fixture *fixture)
{
  fixture->n_left++;
}

/* Returns: (transfer full): on its way to be shown; counted when it was let go. */
static AdwToast *
add (Fixture *fixture, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  tkl_toast_add (fixture->overlay, g_object_ref (toast));
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (left_cb), fixture);
  return toast;
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return ui_find (GTK_WIDGET (fixture->overlay), GTK_TYPE_LABEL, text) != NULL;
}

static gboolean
shows_second (gpointer fixture)
{
  return shows (fixture, "Second");
}

static gboolean
shows_third (gpointer fixture)
{
  return shows (fixture, "Third");
}

static gboolean
shows_none (gpointer fixture)
{
  return !shows (fixture, "First") && !shows (fixture, "Second") && !shows (fixture, "Third");
}

/* Escape, a click or its own time: it has to come first, or libadwaita 1.2 crashes when it has. */
static void
test_sent_away_at_once (Fixture *fixture, gconstpointer data)
{
  fixture->first = add (fixture, "First");
  adw_toast_dismiss (fixture->first);
  g_assert_cmpuint (fixture->n_left, ==, 0);
  fixture->second = add (fixture, "Second");
  g_assert_false (shows_second (fixture));
  ui_wait (shows_second, fixture);
  g_assert_cmpuint (fixture->n_left, ==, 1);
  adw_toast_dismiss (fixture->second);
  adw_toast_dismiss (fixture->second);
  g_assert_cmpuint (fixture->n_left, ==, 1);
  ui_wait (shows_none, fixture);
  g_assert_cmpuint (fixture->n_left, ==, 2);
}

/* Of several only the last is still true, and the first has come already. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) third = NULL;

  fixture->first = add (fixture, "First");
  fixture->second = add (fixture, "Second");
  third = add (fixture, "Third");
  g_assert_cmpuint (fixture->n_left, ==, 1);
  ui_wait (shows_third, fixture);
  g_assert_false (shows_second (fixture));
  g_assert_cmpuint (fixture->n_left, ==, 2);
  adw_toast_dismiss (third);
  ui_wait (shows_none, fixture);
}

/* Nobody has to wait for one that is there. */
static void
test_without_animations (Fixture *fixture, gconstpointer data)
{
  animate (FALSE);
  fixture->first = add (fixture, "First");
  fixture->second = add (fixture, "Second");
  g_assert_true (shows_second (fixture));
  g_assert_false (shows (fixture, "First"));
  adw_toast_dismiss (fixture->second);
  g_assert_true (shows_none (fixture));
}

/* The window may go while one comes and another waits. */
static void
test_window_goes (Fixture *fixture, gconstpointer data)
{
  fixture->first = add (fixture, "First");
  fixture->second = add (fixture, "Second");
}

#define ADD(name, function) g_test_add ("/toast/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("sent-away-at-once", test_sent_away_at_once);
  ADD ("several", test_several);
  ADD ("without-animations", test_without_animations);
  ADD ("window-goes", test_window_goes);
  return g_test_run ();
}
