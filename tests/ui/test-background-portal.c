/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the application may work in the background, and what starts it: the portal, or a file. */
/* Thread: main: the portal answers in this process. */
#include "background-fixture.h"

static gboolean
says_not_started (gpointer data)
{
  return background_says (
      data, "Tikklok may work in the background, but the desktop does not start it when "
            "you log in. Start it yourself, or allow it in the settings of the desktop.");
}

static gboolean
says_denied (gpointer data)
{
  return background_says (
      data, "The desktop does not allow Tikklok to work in the background. Allow it in the "
            "settings of the desktop, then switch it on again.");
}

static void
tell_portal (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  background_switch (fixture, TRUE);
  ui_wait (background_has_calls, (&(BackgroundCalls){ fixture, "autostart=1 " }));
  ui_settle ();
  g_assert_true (background_has_no_entry (NULL));
  g_assert_false (background_is_off (fixture));
  g_assert_false (says_not_started (fixture));
  background_switch (fixture, FALSE);
  ui_wait (background_has_calls, (&(BackgroundCalls){ fixture, "autostart=1 autostart=0 " }));
  fixture->starts = FALSE;
  background_switch (fixture, TRUE);
  ui_wait (says_not_started, fixture);
  g_assert_false (background_is_off (fixture));
  background_switch (fixture, FALSE);
  fixture->allowed = FALSE;
  background_switch (fixture, TRUE);
  ui_wait (background_is_off, fixture);
  g_assert_true (says_denied (fixture));
  background_close_window (fixture);
}

static void
test_portal (BackgroundFixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "be.tikklok.Tikklok", TRUE);
  background_serve (fixture, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                    background_portal_xml);
  background_run (fixture, fixture->sync.office.database, tell_portal);
  g_unsetenv ("FLATPAK_ID");
}

/* It was allowed, and taken away in the settings of the desktop while the program did not background_run; then the
 * question of the desktop is closed without an answer. */
static void
tell_revoked (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  ui_wait (background_is_off, fixture);
  ui_wait (says_denied, fixture);
  fixture->allowed = TRUE;
  fixture->response = 1;
  background_switch (fixture, TRUE);
  ui_wait (background_is_off, fixture);
  g_assert_true (says_denied (fixture));
  background_close_window (fixture);
}

static void
test_revoked (BackgroundFixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "be.tikklok.Tikklok", TRUE);
  background_serve (fixture, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                    background_portal_xml);
  fixture->allowed = FALSE;
  background_switch (fixture, TRUE);
  background_run (fixture, fixture->sync.office.database, tell_revoked);
  g_unsetenv ("FLATPAK_ID");
}

static void
tell_no_sandbox (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  background_switch (fixture, TRUE);
  ui_wait (background_has_entry, NULL);
  background_switch (fixture, FALSE);
  ui_wait (background_has_no_entry, NULL);
  background_close_window (fixture);
}

/* A portal knows no name for the file of a program outside a sandbox: it is not asked. */
static void
test_no_sandbox (BackgroundFixture *fixture, gconstpointer data)
{
  background_serve (fixture, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                    background_portal_xml);
  background_run (fixture, fixture->sync.office.database, tell_no_sandbox);
  g_assert_cmpstr (fixture->calls->str, ==, "");
}

static void
tell_sandbox (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  background_switch (fixture, TRUE);
  ui_wait (background_is_off, fixture);
  g_assert_true (background_has_no_entry (NULL));
  background_close_window (fixture);
}

/* A Flatpak on a desktop without the portal: a file in its own home would start nothing. */
static void
test_sandbox (BackgroundFixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "be.tikklok.Tikklok", TRUE);
  background_run (fixture, fixture->sync.office.database, tell_sandbox);
  g_unsetenv ("FLATPAK_ID");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/background/" name, BackgroundFixture, NULL, background_set_up, test,               \
              background_tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  ADD ("portal", test_portal);
  ADD ("revoked", test_revoked);
  ADD ("no-sandbox", test_no_sandbox);
  ADD ("sandbox", test_sandbox);
  return g_test_run ();
}
