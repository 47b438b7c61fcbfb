/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step of the assistant: what is registered in TrustTrack, and what trackers repeat. */
/* Thread: main. */
#include "sync-fixture.h"
#include "tkl-assistant.h"
#include "tkl-registered-group.h"
#include "ui-fixture.h"

typedef struct
{
  SyncFixture sync;
  TklDesk *desk;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_set_up (&fixture->sync, NULL);
  fixture->desk = ui_open_desk (fixture->sync.office.database);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ui_settle ();
  ui_close_desk (fixture->desk);
  sync_tear_down (&fixture->sync, data);
}

static void
register_key (Fixture *fixture, const char *key)
{
  TklSimDriver *driver
      = tkl_sim_model_add_driver (fixture->sync.sim->model, NULL, "Ann", "De Wit & <Zoon>");

  tkl_sim_driver_add_identifier (driver, key, "IBUTTON");
}

static void
open_assistant (Fixture *fixture)
{
  fixture->dialog = tkl_assistant_present (NULL, fixture->desk);
  tkl_assistant_go (TKL_ASSISTANT (fixture->dialog), "ticks");
}

static gboolean
is_shown (gpointer data)
{
  const Fixture *fixture = data;

  return gtk_widget_get_visible (ui_find (fixture->dialog, TKL_TYPE_REGISTERED_GROUP, NULL));
}

typedef struct
{
  Fixture *fixture;
  GType type;
  const char *text;
} Shown;

static gboolean
is_there (gpointer data)
{
  const Shown *shown = data;
  GtkWidget *found = ui_find (shown->fixture->dialog, shown->type, shown->text);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
await (Fixture *fixture, GType type, const char *text)
{
  g_test_message ("%s", text);
  ui_wait (is_there, (&(Shown){ fixture, type, text }));
}

/* Before the first tick the office can say already how its keys are spelled. */
static void
test_before_ticks (Fixture *fixture, gconstpointer data)
{
  tkl_office_lend_key (tkl_desk_get_office (fixture->desk), SYNC_KEY);
  register_key (fixture, "01DEC0AD0B00003D");
  open_assistant (fixture);
  await (fixture, ADW_TYPE_ACTION_ROW, "3D00000BADC0DE01");
  await (fixture, GTK_TYPE_LABEL, "01DEC0AD0B00003D, of Ann De Wit & <Zoon>");
  await (fixture, GTK_TYPE_LABEL, "1 key is a whole i-Button number: its check digits agree.");
  await (fixture, GTK_TYPE_LABEL,
         "Take the key in your hand that is registered as 01DEC0AD0B00003D, and compare the digits "
         "on its metal.");
  ui_assert_named (fixture->dialog);
  ui_picture (fixture->dialog, "assistant-registered");
}

/* A reader sends the serial alone: the answer that agrees with the register says so. */
static void
test_agrees (Fixture *fixture, gconstpointer data)
{
  static const OfficeTouch touch
      = { "VAN 1", "2026-03-02T17:00:00+01:00", 50.8, 4.3, "12345678", 34000 };

  tkl_office_lend_key (tkl_desk_get_office (fixture->desk), SYNC_KEY);
  office_take (&fixture->sync.office, &touch, 1);
  register_key (fixture, "A578563412000001");
  open_assistant (fixture);
  await (fixture, GTK_TYPE_LABEL, "A578563412000001\nRegistered like this in TrustTrack.");
  await (fixture, GTK_TYPE_LABEL,
         "Take the key in your hand of which the reader sends 12345678, and compare the digits on "
         "its metal.");
  ui_picture (fixture->dialog, "assistant-agrees");
}

#define REFUSED "TrustTrack does not allow this with your key or from this computer."

/* Nobody registered is told; a plan without drivers as well; without an API key nothing is. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sync.sim->model, SYNC_KEY);

  open_assistant (fixture);
  ui_settle ();
  g_assert_false (is_shown (fixture));

  tkl_office_lend_key (tkl_desk_get_office (fixture->desk), SYNC_KEY);
  g_ptr_array_add (key->denied, g_strdup ("drivers-2"));
  tkl_assistant_go (TKL_ASSISTANT (fixture->dialog), "ticks");
  ui_wait (is_shown, fixture);
  await (fixture, GTK_TYPE_LABEL, REFUSED);
  ui_picture (fixture->dialog, "assistant-registered-denied");

  /* what was refused is asked again at the next look */
  g_ptr_array_set_size (key->denied, 0);
  tkl_assistant_go (TKL_ASSISTANT (fixture->dialog), "ticks");
  await (fixture, GTK_TYPE_LABEL, "No driver of your account has an i-Button.");
}

/* What is asked while an earlier question is out is not answered by that one. */
static void
test_asked_again (Fixture *fixture, gconstpointer data)
{
  tkl_office_lend_key (tkl_desk_get_office (fixture->desk), SYNC_KEY);
  sync_fault (&fixture->sync, "status=403,count:1,path:/drivers");
  open_assistant (fixture);
  tkl_assistant_go (TKL_ASSISTANT (fixture->dialog), "ticks");
  await (fixture, GTK_TYPE_LABEL, "No driver of your account has an i-Button.");
}

/* --- repeated keys ---------------------------------------------------------------------------- */

/* A drive of two hours, with the key in every record. */
static void
drive (Fixture *fixture)
{
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *time
          = g_strdup_printf ("2026-03-02T%02u:%02u:00Z", 12 + i * 5 / 60, i * 5 % 60);
      const SyncRecord record = { time, time, TKL_IGNITION_ON, SYNC_KEY_A };

      sync_add (&fixture->sync, "VAN 1", &record, 1);
    }
  sync_run_well (&fixture->sync);
}

static GtkWidget *
find_proposal (Fixture *fixture)
{
  return ui_find (fixture->dialog, GTK_TYPE_BUTTON, "Use 360 s");
}

static gboolean
is_proposed (gpointer fixture)
{
  GtkWidget *button = find_proposal (fixture);

  return button != NULL && gtk_widget_get_mapped (button);
}

static gboolean
is_not_proposed (gpointer fixture)
{
  return !is_proposed (fixture);
}

/* What is proposed is taken as if it was typed; nothing of this month would change, so nobody is asked. */
static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  open_assistant (fixture);
  ui_settle ();
  g_assert_false (is_proposed (fixture));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ui_settle ();

  drive (fixture);
  open_assistant (fixture);
  ui_wait (is_proposed, fixture);
  ui_assert_named (fixture->dialog);
  ui_picture (fixture->dialog, "assistant-repeats");
  g_signal_emit_by_name (find_proposal (fixture), "clicked");
  ui_wait (is_not_proposed, fixture);
  g_assert_cmpint (tkl_desk_get_company (fixture->desk)->touch_gap_s, ==, 360);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/registered/before-ticks", Fixture, NULL, set_up, test_before_ticks, tear_down);
  g_test_add ("/registered/agrees", Fixture, NULL, set_up, test_agrees, tear_down);
  g_test_add ("/registered/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/registered/asked-again", Fixture, NULL, set_up, test_asked_again, tear_down);
  g_test_add ("/registered/repeats", Fixture, NULL, set_up, test_repeats, tear_down);
  return g_test_run ();
}
