/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first outline of a zone, around the ticks that are chosen. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-page.h"
#include "tkl-zone-draft-dialog.h"
#include "workshop-fixture.h"

static GtkWidget *
open_draft (UiFixture *fixture, Screen *screen)
{
  GtkWidget *page = tkl_tick_page_new (fixture->desk, &tkl_tick_source, fixture->state);

  *screen = (Screen){ .page = page, .window = ui_show (page) };
  ui_wait_rows (page, 6);
  for (guint i = 0; i < 6; i++)
    gtk_selection_model_select_item (
        gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL))), i,
        FALSE);
  ui_settle ();
  gtk_widget_activate_action (page, "ticks.zone", NULL);
  return ui_find_window (TKL_TYPE_ZONE_DRAFT_DIALOG);
}

static gboolean
can_draw (gpointer dialog)
{
  return gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "_Draw"));
}

/* Drawn in the editor of the project, and not stored by that. */
static void
expect_draft (const char *title)
{
  TklZoneEditor *editor = workshop_await_editor ();

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, title);
  g_assert_cmpuint (editor->edit->curr->zones->len, ==, 1);
  g_assert_cmpint (workshop_chosen_zone (editor)->id, <=, 0);
  g_assert_true (tkl_zone_edit_changed (editor->edit));
  ui_picture (GTK_WIDGET (editor), "zone-draft-drawn");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_draw (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *extent;
  Screen screen;

  workshop_fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  ui_assert_named (dialog);
  ui_picture (dialog, "zone-draft");
  extent = ui_find (dialog, ADW_TYPE_ACTION_ROW, "Margin around the ticks (m)");
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (extent)), "6 ticks"));
  ui_push (dialog, "_Draw");
  ui_wait (ui_says, (&(UiAnswer){ ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number"),
                                  "Choose a project, or give a new one a number." }));
  tkl_row_chooser_choose (TKL_ROW_CHOOSER (ui_find (dialog, TKL_TYPE_ROW_CHOOSER, NULL)), 2);
  ui_settle ();
  ui_push (dialog, "_Draw");
  expect_draft ("Zones of P002 Elsewhere");
  form_screen_close (&screen);
}

/* A number that is taken is told in its row; the new project can be taken back. */
static void
test_new_project (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *number;
  Screen screen;

  workshop_fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  number = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number");
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "P001");
  ui_push (dialog, "_Draw");
  ui_wait (ui_says, (&(UiAnswer){ number, "Another project has this number." }));
  ui_wait (can_draw, dialog);
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "P009");
  ui_type (ui_find (ui_find (dialog, TKL_TYPE_FIELD_ROW, "Name"), GTK_TYPE_ENTRY, NULL), "Quarry");
  ui_push (dialog, "_Draw");
  expect_draft ("Zones of P009 Quarry");
  office_assert_title (&fixture->office, "Add project P009 Quarry");
  form_screen_close (&screen);
}

/* Closed while the project is stored: what is wrong is told by the window. */
static void
test_closed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *margin;
  Screen screen;

  workshop_fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  margin = ui_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL);
  ui_type (ui_find (ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number"), GTK_TYPE_ENTRY, NULL), "P001");
  ui_push (dialog, "_Draw");
  g_assert_false (gtk_widget_get_sensitive (margin));
  g_assert_false (can_draw (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_null (ui_find_window (TKL_TYPE_ZONE_DRAFT_DIALOG));
  form_screen_close (&screen);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/zone-draft/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("draw", test_draw);
  ADD ("new-project", test_new_project);
  ADD ("closed", test_closed);
  return g_test_run ();
}
