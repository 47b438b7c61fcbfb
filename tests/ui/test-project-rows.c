/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the form of a project that are more than a text: the radius by its ticks, the colour. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-project-page.h"
#include "tkl-radius-row.h"
#include "workshop-fixture.h"

static Screen
open_projects (UiFixture *fixture)
{
  return form_screen_open (
      tkl_project_page_new (fixture->desk, &tkl_project_source, fixture->state));
}

static gboolean
has_text (gpointer answer)
{
  const UiAnswer *wanted = answer;

  return g_str_equal (tkl_field_row_get_text (TKL_FIELD_ROW (wanted->row)), wanted->text);
}

/* --- radius ----------------------------------------------------------------------------------- */

static GtkWidget *
radius_row (Screen *screen)
{
  return ui_find (screen->pane, TKL_TYPE_RADIUS_ROW, NULL);
}

/* With its evidence; taken over like what is typed, and taken back like it. */
static void
test_radius (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row, *apply, *field;

  workshop_fill (fixture);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  row = radius_row (&screen);
  apply = ui_find (row, GTK_TYPE_BUTTON, "_Apply");
  field = form_screen_row (&screen, "Radius (m)");
  g_assert_false (gtk_widget_get_visible (apply));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (gtk_widget_get_root (row))), ==,
                    TKL_HELP_RADIUS);
  ui_push (row, "_Suggest");
  ui_wait (ui_says, (&(UiAnswer){ row, "6 of 6 visits lie within 160 m; within that of "
                                       "today: 2." }));
  g_assert_true (gtk_widget_get_visible (apply));
  ui_assert_named (row);
  ui_wait (ui_goes_in_sight, apply);
  ui_picture (GTK_WIDGET (screen.window), "project-radius");
  ui_push (row, "_Apply");
  ui_wait (has_text, (&(UiAnswer){ field, "160" }));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (apply));
  ui_push (row, "_Suggest");
  ui_wait (ui_says, (&(UiAnswer){ row, "6 of 6 visits lie within 160 m: the radius of today "
                                       "fits." }));
  g_assert_false (gtk_widget_get_visible (apply));
  tkl_desk_undo (fixture->desk);
  ui_wait (has_text, (&(UiAnswer){ field, "" }));
  form_screen_close (&screen);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* Without ticks nothing is made up; without coordinates nothing can be asked; without a circle neither. */
static void
test_no_radius (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row;

  workshop_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,mode\nP003,radius\nP004,poi\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 4);
  form_screen_show (&screen, 2);
  row = radius_row (&screen);
  ui_push (row, "_Suggest");
  ui_wait (ui_says,
           (&(UiAnswer){ row, "0 visits near the work address are too little to go by." }));
  g_assert_false (gtk_widget_get_visible (ui_find (row, GTK_TYPE_BUTTON, "_Apply")));
  form_screen_show (&screen, 3);
  ui_wait (ui_says, (&(UiAnswer){ row, "The work address needs coordinates first." }));
  g_assert_false (gtk_widget_get_sensitive (ui_find (row, GTK_TYPE_BUTTON, "_Suggest")));
  form_screen_show (&screen, 4);
  ui_wait (is_hidden, row);
  form_screen_close (&screen);
}

/* --- colour ----------------------------------------------------------------------------------- */

static GdkRGBA
colour_of (GtkWidget *button)
{
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  return colour;
}

static gboolean
is_green (gpointer button)
{
  return gdk_rgba_equal (
      &(GdkRGBA){ 0, 1, 0, 1 },
      &(GdkRGBA){ colour_of (button).red, colour_of (button).green, colour_of (button).blue, 1 });
}

/* Chosen or typed, it is the same; what is no colour changes none. */
static void
test_colour (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *field, *button;
  GdkRGBA blue = { 0x1C / 255.0f, 0x71 / 255.0f, 0xD8 / 255.0f, 1 };

  workshop_fill (fixture);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  ui_settle ();
  field = form_screen_row (&screen, "Colour");
  button = ui_find (field, GTK_TYPE_COLOR_BUTTON, NULL);
  ui_assert_named (field);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &blue);
  g_signal_emit_by_name (button, "color-set");
  ui_wait (has_text, (&(UiAnswer){ field, "#1C71D8" }));
  ui_settle ();
  office_assert_title (&fixture->office, "Change project P001 Station");
  form_screen_type (&screen, "Colour", "00ff00");
  ui_wait (is_green, button);
  form_screen_type (&screen, "Colour", "greenish");
  ui_wait (ui_says, (&(UiAnswer){ field, "A colour is expected, such as #1C71D8." }));
  g_assert_true (is_green (button));
  ui_wait (ui_goes_in_sight, gtk_widget_get_first_child (button));
  ui_picture (GTK_WIDGET (screen.window), "project-colour");
  form_screen_close (&screen);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/project-rows/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("radius", test_radius);
  ADD ("no-radius", test_no_radius);
  ADD ("colour", test_colour);
  return g_test_run ();
}
