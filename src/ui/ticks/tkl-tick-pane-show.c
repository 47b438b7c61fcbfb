/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickPane: the chosen ticks as they were read. */
/* Thread: main. */
#include "tkl-format.h"
#include "tkl-tick-edits.h"
#include "tkl-tick-pane-private.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

/* --- what is wrong ---------------------------------------------------------------------------- */

static void
add_problem (GString *text, const char *title, const char *advice)
{
  g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", title);
  g_autofree char *plain = g_markup_escape_text (advice, -1);

  g_string_append_printf (text, "%s%s\n%s", text->len > 0 ? "\n" : "", bold, plain);
}

/* The sentences about the day tell these, and of a key without a holder only that matters. */
#define TOLD_BY_DAY ((guint) (TKL_REASON_NO_DESTINATION | TKL_REASON_SEVERAL_PROJECTS))

static void
show_problems (TklTickPane *self)
{
  const TklTick *tick = &self->detail->tick;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean of_day = self->detail->day != NULL;
  guint reasons = of_day ? tick->reasons & ~TOLD_BY_DAY : tick->reasons;

  if ((tick->flags & TKL_TICK_BLOCKED) != 0 && !of_day)
    add_problem (text, C_ ("tick", "Blocked"),
                 _ ("A blocked tick reaches neither the time clock nor Checkin@Work, and holds its "
                    "day up."));
  for (int bit = g_bit_nth_lsf (reasons, -1); bit >= 0; bit = g_bit_nth_lsf (reasons, bit))
    add_problem (text, tkl_reason_title ((TklReason) (1 << bit)),
                 tkl_reason_advice ((TklReason) (1 << bit), (TklNobody) tick->nobody));
  gtk_label_set_markup (self->problems, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), text->len > 0);
}

/* --- all of it -------------------------------------------------------------------------------- */

static void
show_title (TklTickPane *self)
{
  const TklTick *tick = &self->detail->tick;
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  TklDay day = tkl_zone_civil_day (zone, tick->time_utc_ms);
  g_autofree char *weekday = tkl_format_weekday (day);
  g_autofree char *date = tkl_format_day (day);
  g_autofree char *time = tkl_format_time (zone, tick->time_utc_ms, TRUE);
  /* Translators: weekday, date, time of day. */
  g_autofree char *title = g_strdup_printf (_ ("%s %s, %s"), weekday, date, time);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, tkl_tick_kind_title ((TklTickKind) tick->kind));
}

static char *
say_place (const TklTickDetail *detail)
{
  if (detail->project != NULL)
    return g_strdup (detail->project);
  if (detail->tick.place == TKL_PLACE_PROJECT)
    return g_strdup (_ ("Several projects found"));
  return g_strdup (detail->tick.place == TKL_PLACE_NONE
                       ? C_ ("place", "None")
                       : tkl_place_title ((TklPlace) detail->tick.place));
}

/* What the office said itself is told apart from what was found. */
static void
show_value (AdwActionRow *row, const char *value, gboolean chosen)
{
  /* Translators: %s is a name of a place or an employee that the office chose. */
  g_autofree char *text
      = chosen ? g_strdup_printf (_ ("%s (chosen by hand)"), value) : g_strdup (value);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
show_corrections (TklTickPane *self, gboolean is_other)
{
  const TklTickDetail *detail = self->detail;
  const TklTick *tick = &detail->tick;
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  g_autofree char *time = tkl_format_time (zone, tick->time_utc_ms, FALSE);
  g_autofree char *place = say_place (detail);

  self->showing = TRUE;
  if (is_other)
    self->n_typed = 0;
  if (is_other || (self->n_typed == 0 && !tkl_field_row_is_edited (self->time)))
    tkl_field_row_set_text (self->time, time);
  if (is_other || (self->n_typed == 0 && !tkl_field_row_is_edited (self->note)))
    tkl_field_row_set_text (self->note, detail->note != NULL ? detail->note : "");
  show_value (self->employee, detail->employee != NULL ? detail->employee : _ ("Nobody"),
              (tick->flags & TKL_TICK_EMPLOYEE_EDITED) != 0);
  show_value (self->place, place, (tick->flags & TKL_TICK_PLACE_EDITED) != 0);
  gtk_switch_set_active (self->blocked, (tick->flags & TKL_TICK_BLOCKED) != 0);
  gtk_switch_set_active (self->to_presence, detail->to_presence);
  gtk_switch_set_active (self->to_clock, (tick->flags & TKL_TICK_NOT_TO_CLOCK) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->double_row), (tick->flags & TKL_TICK_IS_DOUBLE) != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->revert), detail->corrected);
  self->showing = FALSE;
}

/* Starts and stops are facts of the engine: there is nothing to correct. */
static void
show_what_can_change (TklTickPane *self)
{
  gboolean several = self->detail == NULL;
  gboolean touch = several || self->detail->tick.kind == TKL_TICK_TOUCH
                   || self->detail->tick.kind == TKL_TICK_MANUAL;
  GtkWidget *single[]
      = { GTK_WIDGET (self->time), GTK_WIDGET (self->note), GTK_WIDGET (self->block_row),
          GTK_WIDGET (self->clock_row), GTK_WIDGET (self->presence_row) };

  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    gtk_widget_set_visible (single[i], !several);
  if (several)
    gtk_widget_set_visible (GTK_WIDGET (self->double_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->corrections), touch);
  gtk_widget_set_visible (GTK_WIDGET (self->copy), !several && touch);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), !several);
}

static void
scroll_to_top (TklTickPane *self)
{
  GtkWidget *scrolled
      = gtk_widget_get_ancestor (GTK_WIDGET (self->title), GTK_TYPE_SCROLLED_WINDOW);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                            0);
}

/* Where it stands is known when the frame with what is new in it was laid out. */
static gboolean
scroll_to_facts_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TklTickPane *self = TKL_TICK_PANE (widget);
  GtkWidget *scrolled
      = gtk_widget_get_ancestor (GTK_WIDGET (self->title), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t at;

  self->frames_to_facts -= self->frames_to_facts > 0;
  if (self->frames_to_facts > 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->facts), scrolled, &at))
    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + at.origin.y);
  return G_SOURCE_REMOVE;
}

void
tkl_tick_pane_show_facts (TklTickPane *self)
{
  tkl_tick_facts_focus (self->facts);
  self->frames_to_facts = 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_facts_cb, NULL, NULL);
}

void
tkl_tick_pane_show_detail (TklTickPane *self, gboolean is_other)
{
  /* What is wrong with another tick stands at the top. */
  if (is_other)
    scroll_to_top (self);
  show_title (self);
  show_problems (self);
  show_corrections (self, is_other);
  tkl_tick_facts_show (self->facts, self->detail, tkl_desk_get_zone (self->desk));
  tkl_tick_doctor_show (self->doctor, self->desk, self->detail->day, self->detail->tick.id);
  tkl_tick_offer_projects (self->projects, self->detail);
  show_what_can_change (self);
  gtk_stack_set_visible_child_name (self->faces, "ticks");
  if (self->to_history)
    tkl_tick_pane_show_facts (self);
  self->to_history = FALSE;
  if (self->to_copy)
    gtk_menu_button_popup (self->copy);
  self->to_copy = FALSE;
}

void
tkl_tick_pane_show_several (TklTickPane *self)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u tick chosen", "%u ticks chosen", self->ids->len), self->ids->len);

  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, _ ("What is chosen here holds for all of them."));
  adw_action_row_set_subtitle (self->employee, "");
  adw_action_row_set_subtitle (self->place, "");
  tkl_tick_offer_projects (self->projects, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->revert), TRUE);
  show_what_can_change (self);
  gtk_stack_set_visible_child_name (self->faces, "ticks");
}
