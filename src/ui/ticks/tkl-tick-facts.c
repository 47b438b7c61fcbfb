/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickFacts: what the tracker sent of a tick, and who changed what since. */
/* Thread: main. */
#include "tkl-tick-facts.h"

#include "tkl-format.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FACT_TIME,
  FACT_VEHICLE,
  FACT_KEY,
  FACT_SOURCE,
  FACT_ADDRESS,
  FACT_POSITION,
  FACT_PLACE,
  FACT_SPEED,
  N_FACTS
} Fact;
static const char *const fact_titles[N_FACTS]
    = { N_ ("Ticked at"), N_ ("Vehicle"),  N_ ("Key"),   N_ ("Source"),
        N_ ("Address"),   N_ ("Position"), N_ ("Place"), N_ ("Speed") };

struct _TklTickFacts
{
  GtkWidget parent_instance;
  GtkBox *content;
  AdwPreferencesGroup *facts, *history;
  GtkWidget *rows[N_FACTS];  /* children of facts */
  GtkLabel *values[N_FACTS]; /* one in each row */
  GPtrArray *events;         /* (owned) (element-type GtkWidget): rows of history */
};

G_DEFINE_FINAL_TYPE (TklTickFacts, tkl_tick_facts, GTK_TYPE_WIDGET)

static char *
say_position (TklPoint point)
{
  return tkl_point_is_set (point) ? g_strdup_printf ("%.5f, %.5f", (double) point.lat_e7 / 1e7,
                                                     (double) point.lon_e7 / 1e7)
                                  : NULL;
}

static char *
say_speed (int kmh)
{
  /* Translators: a speed. */
  return kmh >= 0 ? g_strdup_printf (_ ("%d km/h"), kmh) : NULL;
}

static char *
say_tolerance (int metres)
{
  /* Translators: where a tick was: outside the place that it counts for, but near enough to it. */
  return metres > 0 ? g_strdup_printf (_ ("Outside it, within the tolerance of %d m"), metres)
                    : NULL;
}

static void
show_facts (TklTickFacts *self, const TklTickDetail *detail, const TklZone *zone)
{
  char *texts[N_FACTS]
      = { [FACT_TIME] = tkl_format_time (zone, detail->ticked_utc_ms, TRUE),
          [FACT_VEHICLE] = g_strdup (detail->vehicle),
          [FACT_KEY] = g_strdup (detail->key),
          [FACT_SOURCE] = detail->of_trip ? g_strdup (_ ("Trip with this driver, no touch")) : NULL,
          [FACT_ADDRESS] = g_strdup (detail->address),
          [FACT_POSITION] = say_position (detail->tick.point),
          [FACT_PLACE] = say_tolerance (detail->tolerance_m),
          [FACT_SPEED] = say_speed (detail->speed_kmh) };

  for (guint i = 0; i < N_FACTS; i++)
    {
      gtk_label_set_text (self->values[i], texts[i] != NULL ? texts[i] : "");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->values[i]), texts[i]);
      gtk_widget_set_visible (self->rows[i], texts[i] != NULL);
      g_free (texts[i]);
    }
}

/* Who and when, why, and each field before and after. Returns: (transfer full). */
static char *
say_event (const TklTickEvent *event, const TklZone *zone)
{
  g_autofree char *when = tkl_format_moment (zone, event->at_utc_ms);
  GString *text = g_string_new (NULL);

  /* Translators: when something was changed, and by whom. */
  g_string_append_printf (text, _ ("%s by %s"), when, event->who);
  if (event->why != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: the reason that somebody gave for a change. */
      g_string_append_printf (text, _ ("Reason: %s"), event->why);
    }
  for (guint i = 0; i < event->changes->len; i++)
    {
      g_autofree char *change = tkl_tick_change_say (event->changes->pdata[i], zone);

      g_string_append_printf (text, "\n%s", change);
    }
  return g_string_free (text, FALSE);
}

static void
add_event (TklTickFacts *self, const TklTickEvent *event, const TklZone *zone)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = say_event (event, zone);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_preferences_group_add (self->history, row);
  g_ptr_array_add (self->events, row);
}

/* The last change first. */
static void
show_history (TklTickFacts *self, const TklTickDetail *detail, const TklZone *zone)
{
  for (guint i = 0; i < self->events->len; i++)
    adw_preferences_group_remove (self->history, self->events->pdata[i]);
  g_ptr_array_set_size (self->events, 0);
  for (guint i = detail->history->len; i-- > 0;)
    add_event (self, detail->history->pdata[i], zone);
  gtk_widget_set_visible (GTK_WIDGET (self->history), detail->history->len > 0);
}

void
tkl_tick_facts_show (TklTickFacts *self, const TklTickDetail *detail, const TklZone *zone)
{
  g_return_if_fail (TKL_IS_TICK_FACTS (self) && detail != NULL);

  show_facts (self, detail, zone);
  show_history (self, detail, zone);
}

void
tkl_tick_facts_focus (TklTickFacts *self)
{
  g_return_if_fail (TKL_IS_TICK_FACTS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->values[FACT_TIME]));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_facts (TklTickFacts *self)
{
  for (guint i = 0; i < N_FACTS; i++)
    {
      GtkWidget *value = gtk_label_new (NULL);

      self->rows[i] = adw_action_row_new ();
      self->values[i] = GTK_LABEL (value);
      gtk_label_set_selectable (self->values[i], TRUE);
      gtk_label_set_ellipsize (self->values[i], PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (value, "numeric");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _ (fact_titles[i]));
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->rows[i]), value);
      adw_preferences_group_add (self->facts, self->rows[i]);
    }
}

static void
tkl_tick_facts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_FACTS);
  g_clear_pointer (&TKL_TICK_FACTS (object)->events, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_tick_facts_parent_class)->dispose (object);
}

static void
tkl_tick_facts_class_init (TklTickFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_facts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTickFacts, content);
  gtk_widget_class_bind_template_child (widget_class, TklTickFacts, facts);
  gtk_widget_class_bind_template_child (widget_class, TklTickFacts, history);
}

static void
tkl_tick_facts_init (TklTickFacts *self)
{
  self->events = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_facts (self);
}
