/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickDoctor: the day of a tick: what is wrong with it, and what would repair it. */
/* Thread: main. */
#include "tkl-tick-doctor.h"

#include "tkl-day-map.h"
#include "tkl-day-strip.h"
#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

#define MOST_SENTENCES 4

struct _TklTickDoctor
{
  GtkWidget parent_instance;
  GtkBox *content;
  GtkWidget *standing;
  GtkImage *standing_icon;
  GtkLabel *standing_word, *sentence, *more, *ticks;
  TklDayStrip *strip;
  AdwPreferencesGroup *repairs, *around;
  AdwExpanderRow *mates, *engines, *way;
  TklDayMap *map;          /* (nullable): in way; made when it is looked at first */
  TklDesk *desk;           /* (owned) (nullable) */
  const TklDoctorDay *day; /* (nullable): that is shown; the caller keeps it until the next one */
  GPtrArray *repair_rows;  /* (owned) (element-type GtkWidget): of repairs */
  GPtrArray *mate_rows;    /* (owned) (element-type GtkWidget): of mates */
  GPtrArray *engine_rows;  /* (owned) (element-type GtkWidget): of engines */
};

G_DEFINE_FINAL_TYPE (TklTickDoctor, tkl_tick_doctor, GTK_TYPE_WIDGET)

static guint chosen_signal, edge_signal;

/* --- what is wrong ---------------------------------------------------------------------------- */

/* In the words, colours and icons of the table. */
static void
show_standing (TklTickDoctor *self, TklDayStanding standing)
{
  const char *classes[] = { "tkl-standing", tkl_standing_style (standing), NULL };

  gtk_widget_set_css_classes (self->standing, classes);
  gtk_image_set_from_icon_name (self->standing_icon, tkl_standing_icon (standing));
  gtk_label_set_text (self->standing_word, tkl_standing_title (standing));
}

static void
show_sentences (TklTickDoctor *self, const TklDoctorDay *day)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 1; i < MIN (day->sentences->len, MOST_SENTENCES); i++)
    g_string_append_printf (rest, "%s%s", i > 1 ? "\n" : "", (char *) day->sentences->pdata[i]);
  gtk_label_set_text (self->sentence, day->sentences->len > 0 ? day->sentences->pdata[0] : "");
  if (day->state.complete)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "warning");
  /* Why a key has no holder is told about the tick. */
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), day->employee_id != 0);
  gtk_label_set_text (self->more, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest->len > 0);
}

/* A line for each tick; the one that is shown stands out. */
static void
show_ticks (TklTickDoctor *self, const TklDoctorDay *day, const TklZone *zone, gint64 tick_id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < day->ticks->len; i++)
    {
      const TklDoctorTick *tick = day->ticks->pdata[i];
      g_autofree char *time = tkl_format_time (zone, tick->time_utc_ms, FALSE);
      g_autofree char *line = g_markup_printf_escaped (
          tick->id == tick_id ? "<b>%s  %s</b>" : "%s  %s", time, tick->label);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", line, tick->good ? "" : "  ⚠");
    }
  gtk_label_set_markup (self->ticks, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), day->ticks->len > 0);
}

/* --- repairs ---------------------------------------------------------------------------------- */

static void
activated_cb (AdwActionRow *row, TklTickDoctor *self)
{
  g_signal_emit (self, chosen_signal, 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "repair")));
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
draw_cb (GtkButton *button, TklTickDoctor *self)
{
  g_signal_emit (self, edge_signal, 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "repair")));
}

/* Who wants another edge than the nearest one draws it. */
static GtkWidget *
make_draw_button (TklTickDoctor *self, guint n)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("See and draw it on the map first"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("See and draw it on the map first"), -1);
  g_object_set_data (G_OBJECT (button), "repair", GUINT_TO_POINTER (n));
  g_signal_connect_object (button, "clicked", G_CALLBACK (draw_cb), self, 0);
  return button;
}

/* One key each, as the number before it says; below it what speaks for it and what comes of it. */
static void
add_repair (TklTickDoctor *self, const TklDoctorRepair *repair)
{
  gboolean decides = tkl_doctor_repair_decides (repair);
  guint n = decides ? TKL_TICK_DECISION : self->repair_rows->len;
  g_autofree char *text
      = g_strdup_printf ("%s%s%s", repair->why, *repair->why != '\0' ? "\n" : "", repair->outcome);
  GtkWidget *row = make_row (repair->title, text);
  g_autofree char *number = g_strdup_printf ("%u", decides ? 0 : n + 1);
  GtkWidget *key = gtk_label_new (decides || n < 9 ? number : "");
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_add_css_class (key, "numeric");
  gtk_widget_set_visible (icon, repair->after.complete);
  gtk_widget_set_tooltip_text (icon, _ ("The day is complete then"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The day is complete then"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), key);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  if (repair->edge != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_draw_button (self, n));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "repair", GUINT_TO_POINTER (n));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
  adw_preferences_group_add (self->repairs, row);
  g_ptr_array_add (self->repair_rows, row);
}

static void
show_repairs (TklTickDoctor *self, const TklDoctorDay *day)
{
  for (guint i = 0; i < self->repair_rows->len; i++)
    adw_preferences_group_remove (self->repairs, self->repair_rows->pdata[i]);
  g_ptr_array_set_size (self->repair_rows, 0);
  for (guint i = 0; day != NULL && i < day->repairs->len; i++)
    add_repair (self, day->repairs->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->repairs), self->repair_rows->len > 0);
}

/* --- around ----------------------------------------------------------------------------------- */

static void
show_facts (AdwExpanderRow *parent, GPtrArray *rows, const GPtrArray *facts)
{
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (parent, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const TklDoctorFact *fact = facts->pdata[i];
      GtkWidget *row = make_row (fact->title, fact->text);

      adw_expander_row_add_row (parent, row);
      g_ptr_array_add (rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (parent), rows->len > 0);
}

static void
show_around (TklTickDoctor *self, const TklDoctorDay *day)
{
  show_facts (self->mates, self->mate_rows, day != NULL ? day->mates : NULL);
  show_facts (self->engines, self->engine_rows, day != NULL ? day->engines : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->around),
                          self->mate_rows->len + self->engine_rows->len > 0
                              || (day != NULL && day->vehicle_id != 0));
}

static void
show_map (TklTickDoctor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->way), self->day != NULL && self->day->vehicle_id != 0);
  if (self->day == NULL || self->day->vehicle_id == 0 || !adw_expander_row_get_expanded (self->way))
    return;
  if (self->map == NULL)
    {
      self->map = TKL_DAY_MAP (tkl_day_map_new ());
      adw_expander_row_add_row (self->way, GTK_WIDGET (self->map));
    }
  tkl_day_map_show (self->map, self->desk, self->day);
}

static void
expanded_cb (TklTickDoctor *self)
{
  show_map (self);
}

void
tkl_tick_doctor_show (TklTickDoctor *self, TklDesk *desk, const TklDoctorDay *day, gint64 tick_id)
{
  g_return_if_fail (TKL_IS_TICK_DOCTOR (self));

  g_set_object (&self->desk, desk);
  self->day = day;
  show_map (self);
  show_repairs (self, day);
  show_around (self, day);
  if (day != NULL)
    {
      show_standing (self, day->standing);
      show_sentences (self, day);
      show_ticks (self, day, tkl_desk_get_zone (desk), tick_id);
      tkl_day_strip_show (self->strip, day, tkl_desk_get_zone (desk));
    }
  /* With nothing to tell it would leave a gap. */
  gtk_widget_set_visible (GTK_WIDGET (self), day != NULL && day->sentences->len > 0);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
tkl_tick_doctor_dispose (GObject *object)
{
  TklTickDoctor *self = TKL_TICK_DOCTOR (object);

  self->day = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_DOCTOR);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->repair_rows, g_ptr_array_unref);
  g_clear_pointer (&self->mate_rows, g_ptr_array_unref);
  g_clear_pointer (&self->engine_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_tick_doctor_parent_class)->dispose (object);
}

static void
tkl_tick_doctor_class_init (TklTickDoctorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_doctor_dispose;
  chosen_signal = g_signal_new ("chosen", TKL_TYPE_TICK_DOCTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  edge_signal = g_signal_new ("edge", TKL_TYPE_TICK_DOCTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (TKL_TYPE_DAY_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-doctor.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, content);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, standing);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, standing_icon);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, standing_word);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, sentence);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, more);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, ticks);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, strip);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, repairs);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, around);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, mates);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, engines);
  gtk_widget_class_bind_template_child (widget_class, TklTickDoctor, way);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
tkl_tick_doctor_init (TklTickDoctor *self)
{
  self->repair_rows = g_ptr_array_new ();
  self->mate_rows = g_ptr_array_new ();
  self->engine_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_REPAIRS);
}
