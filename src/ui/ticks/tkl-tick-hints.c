/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickHints: the day of a tick, and what may repair it: places, and ticks that were forgotten. */
/* Thread: main. */
#include "tkl-tick-hints.h"

#include "tkl-format.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

struct _TklTickHints
{
  GtkWidget parent_instance;
  GtkBox *content;
  AdwPreferencesGroup *guesses, *missing;
  GtkLabel *day_title, *day;
  GPtrArray *rows; /* (owned) (element-type GtkWidget): of both groups */
};

G_DEFINE_FINAL_TYPE (TklTickHints, tkl_tick_hints, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
activated_cb (AdwActionRow *row, TklTickHints *self)
{
  g_signal_emit (self, chosen_signal, 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hint")));
}

/* One key each, as the number before it says. */
static void
add_row (TklTickHints *self, AdwPreferencesGroup *group, const char *title, const char *why)
{
  guint n = self->rows->len;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", n + 1);
  g_autofree char *markup = g_markup_escape_text (why, -1);
  GtkWidget *key = gtk_label_new (n < 9 ? number : "");

  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_add_css_class (key, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "hint", GUINT_TO_POINTER (n));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (TklTickHints *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gboolean is_guess = gtk_widget_is_ancestor (row, GTK_WIDGET (self->guesses));

      adw_preferences_group_remove (is_guess ? self->guesses : self->missing, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* The project by name, else what kind of place it is. */
static const char *
title_of (const char *label, guint8 place)
{
  return label != NULL ? label : tkl_place_title ((TklPlace) place);
}

static void
add_missing (TklTickHints *self, const TklTickMissing *missing, const TklZone *zone)
{
  g_autofree char *time = tkl_format_time (zone, missing->guess.time_utc_ms, FALSE);
  g_autofree char *title
      = g_strdup_printf ("%s %s", time, title_of (missing->label, missing->guess.place));
  g_autofree char *why = g_strdup_printf (
      ngettext ("%u mate ticked there then", "%u mates ticked there then", missing->guess.n_mates),
      missing->guess.n_mates);

  add_row (self, self->missing, title, why);
}

/* A line for each tick; the one that is shown stands out. */
static void
show_day (TklTickHints *self, const TklTickDetail *detail, const TklZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = tkl_day_state_say (&detail->day_state);

  for (guint i = 0; i < detail->day->len; i++)
    {
      const TklTickOfDay *of_day = detail->day->pdata[i];
      g_autofree char *time = tkl_format_time (zone, of_day->time_utc_ms, FALSE);
      const char *place = title_of (of_day->label, of_day->place);
      g_autofree char *line
          = g_markup_printf_escaped (of_day->id == detail->tick.id ? "<b>%s  %s</b>" : "%s  %s",
                                     time, *place != '\0' ? place : C_ ("place", "None"));

      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", line, of_day->good ? "" : "  ⚠");
    }
  gtk_label_set_text (self->day_title, title);
  gtk_label_set_markup (self->day, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->day_title), detail->day->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->day), detail->day->len > 0);
}

void
tkl_tick_hints_show (TklTickHints *self, const TklTickDetail *detail, const TklZone *zone)
{
  g_return_if_fail (TKL_IS_TICK_HINTS (self) && detail != NULL);

  clear_rows (self);
  for (guint i = 0; i < detail->guesses->len; i++)
    {
      const TklTickGuess *guess = detail->guesses->pdata[i];
      g_autofree char *why = tkl_place_guess_say (&guess->guess);

      add_row (self, self->guesses, title_of (guess->label, guess->guess.place), why);
    }
  for (guint i = 0; i < detail->missing->len; i++)
    add_missing (self, detail->missing->pdata[i], zone);
  gtk_widget_set_visible (GTK_WIDGET (self->guesses), detail->guesses->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), detail->missing->len > 0);
  show_day (self, detail, zone);
  /* With nothing to tell it would leave a gap. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len + detail->day->len > 0);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
tkl_tick_hints_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_HINTS);
  g_clear_pointer (&TKL_TICK_HINTS (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_tick_hints_parent_class)->dispose (object);
}

static void
tkl_tick_hints_class_init (TklTickHintsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_hints_dispose;
  chosen_signal = g_signal_new ("chosen", TKL_TYPE_TICK_HINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-hints.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTickHints, content);
  gtk_widget_class_bind_template_child (widget_class, TklTickHints, guesses);
  gtk_widget_class_bind_template_child (widget_class, TklTickHints, missing);
  gtk_widget_class_bind_template_child (widget_class, TklTickHints, day_title);
  gtk_widget_class_bind_template_child (widget_class, TklTickHints, day);
}

static void
tkl_tick_hints_init (TklTickHints *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
