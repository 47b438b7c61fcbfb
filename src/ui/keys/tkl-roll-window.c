/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out one by one (F076): the nth employee of a list gets the nth key that ticks. */
/* Thread: main. */
#include "tkl-roll-window.h"

#include "tkl-enrol-words.h"
#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-help-topic.h"
#include "tkl-key-changes.h"
#include "tkl-news.h"
#include "tkl-present.h"
#include "tkl-typed.h"
#include "tkl-vehicle-service.h"

#include <glib/gi18n-lib.h>

#define WATCH_S 5

struct _TklRollWindow
{
  AdwWindow parent_instance;
  TklNews *news;
  GtkButton *apply;
  GtkToggleButton *watch;
  AdwComboRow *vehicle;
  TklFieldRow *begin;
  GtkWidget *pane;
  TklTurnBox *turns;
  GtkLabel *headline;
  GtkListBox *lines;
  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the ticks being read */
  GCancellable *closed;      /* (owned): of everything */
  GArray *vehicle_ids;       /* (owned) (element-type gint64): of the choices */
  TklRollReport *report;     /* (owned) (nullable) */
  gint64 begin_utc_ms;
  guint watch_source;
};

G_DEFINE_FINAL_TYPE (TklRollWindow, tkl_roll_window, ADW_TYPE_WINDOW)

/* --- what came ------------------------------------------------------------------------------- */

static char *
say_title (const TklRollRow *row, const char *name, const char *key)
{
  if (row->position < 0)
    return g_strdup (key);
  if (key[0] == '\0')
    /* Translators: number in the order, then an employee: “3. Anna Peeters”. */
    return g_strdup_printf (_ ("%u. %s"), (guint) row->position + 1, name);
  /* Translators: number in the order, an employee, the number of a key. */
  return g_strdup_printf (_ ("%u. %s: %s"), (guint) row->position + 1, name, key);
}

static void
add_line (TklRollWindow *self, guint index)
{
  const TklRollRow *line = &g_array_index (self->report->roll->rows, TklRollRow, index);
  const char *name = self->report->names->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = say_title (line, name, self->report->keys->pdata[index]);
  g_autofree char *text = tkl_roll_row_say (line, name);
  g_autofree char *time = tkl_format_time (tkl_desk_get_zone (self->desk), line->time_utc_ms, TRUE);
  gboolean doubtful = line->doubts != 0 || line->kind == TKL_ROLL_EXTRA;
  GtkWidget *icon
      = gtk_image_new_from_icon_name (doubtful                      ? "dialog-warning-symbolic"
                                      : line->kind == TKL_ROLL_PAIR ? "emblem-ok-symbolic"
                                                                    : "content-loading-symbolic");
  GtkWidget *moment = gtk_label_new (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (icon, doubtful                      ? "warning"
                                  : line->kind == TKL_ROLL_PAIR ? "success"
                                                                : "dim-label");
  gtk_widget_add_css_class (moment, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), moment);
  gtk_list_box_append (self->lines, row);
}

static void
show_report (TklRollWindow *self)
{
  g_autofree char *headline = tkl_roll_say (self->report->roll);
  GtkListBoxRow *row;
  guint n = self->report->roll->rows->len;

  while ((row = gtk_list_box_get_row_at_index (self->lines, 0)) != NULL)
    gtk_list_box_remove (self->lines, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    add_line (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), n > 0);
  gtk_label_set_text (self->headline, headline);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), self->report->roll->n_pairs > 0);
}

static void
rolled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRollWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  TklRollReport *report = tkl_roll_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL || report == NULL)
    {
      tkl_roll_report_free (report);
      if (self->desk != NULL)
        tkl_desk_report_error (self->desk, error);
      return;
    }
  tkl_roll_report_free (self->report);
  self->report = report;
  show_report (self);
}

static void
ask (TklRollWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->vehicle);
  const TklTurnList *turns;
  TklRollOptions options = { .begin_utc_ms = self->begin_utc_ms, .end_utc_ms = G_MAXINT64 };

  if (self->desk == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (chosen >= self->vehicle_ids->len)
    {
      gtk_label_set_text (self->headline, _ ("Choose the vehicle in which the keys are ticked."));
      return;
    }
  turns = tkl_turn_box_get_list (self->turns);
  options.vehicle_id = g_array_index (self->vehicle_ids, gint64, chosen);
  options.list = (const TklRollEntry *) turns->entries->data;
  options.n_list = turns->entries->len;
  self->cancellable = g_cancellable_new ();
  tkl_roll_async (tkl_desk_get_office (self->desk), &options, self->cancellable, rolled_cb,
                  g_object_ref (self));
}

/* Another vehicle, begin or order: what was shown is not what would be applied. */
static void
refresh (TklRollWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  ask (self);
}

static void
apply_cb (TklRollWindow *self)
{
  g_autoptr (GArray) list = NULL;

  if (self->report == NULL)
    return;
  list = tkl_roll_enrolments (self->report->roll);
  if (list->len > 0)
    tkl_key_change_enrol (self->desk, TKL_ENROL_ROLL, (const TklEnrolment *) list->data, list->len);
}

/* --- watching -------------------------------------------------------------------------------- */

static gboolean
watch_tick_cb (gpointer user_data)
{
  ask (user_data);
  return G_SOURCE_CONTINUE;
}

static void
watch_cb (TklRollWindow *self)
{
  g_clear_handle_id (&self->watch_source, g_source_remove);
  if (self->desk != NULL && gtk_toggle_button_get_active (self->watch))
    self->watch_source = g_timeout_add_seconds (WATCH_S, watch_tick_cb, self);
}

/* --- where and since when -------------------------------------------------------------------- */

static void
begin_at (TklRollWindow *self, gint64 utc_ms)
{
  g_autofree char *text = tkl_format_moment (tkl_desk_get_zone (self->desk), utc_ms);

  self->begin_utc_ms = utc_ms;
  tkl_field_row_set_text (self->begin, text);
  refresh (self);
}

static void
begin_cb (TklRollWindow *self, const char *text)
{
  gint64 utc_ms;

  if (tkl_typed_moment (text, tkl_desk_get_zone (self->desk), tkl_desk_get_today (self->desk),
                        &utc_ms))
    begin_at (self, utc_ms);
  else
    tkl_field_row_set_error (self->begin, _ ("Type a time, or a day and a time: 16/11/2026 7:30."));
}

void
tkl_roll_window_set_begin (TklRollWindow *self, const char *text)
{
  g_return_if_fail (TKL_IS_ROLL_WINDOW (self));

  begin_cb (self, text);
}

static void
now_cb (TklRollWindow *self)
{
  begin_at (self, g_get_real_time () / 1000);
}

static void
vehicles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRollWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) vehicles = tkl_vehicles_finish (TKL_OFFICE (source), result, &error);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (self->desk == NULL)
    return;
  if (vehicles == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicleInfo *vehicle = vehicles->pdata[i];

      if (vehicle->state == TKL_VEHICLE_IS_GONE)
        continue;
      g_array_append_val (self->vehicle_ids, vehicle->id);
      gtk_string_list_append (titles, vehicle->title);
    }
  adw_combo_row_set_model (self->vehicle, G_LIST_MODEL (titles));
  refresh (self);
}

/* --- life ------------------------------------------------------------------------------------ */

TklTurnBox *
tkl_roll_window_get_turns (TklRollWindow *self)
{
  g_return_val_if_fail (TKL_IS_ROLL_WINDOW (self), NULL);

  return self->turns;
}

GtkWidget *
tkl_roll_window_present (GtkWindow *parent, TklDesk *desk)
{
  GtkWindow *open = tkl_present_open_one (parent, TKL_TYPE_ROLL_WINDOW);
  TklRollWindow *self;

  if (open != NULL)
    return GTK_WIDGET (open);
  self = g_object_new (TKL_TYPE_ROLL_WINDOW, NULL);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_EMPLOYEES);
  self->desk = g_object_ref (desk);
  tkl_news_set_desk (self->news, desk);
  tkl_turn_box_set_desk (self->turns, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  now_cb (self);
  tkl_vehicles_async (tkl_desk_get_office (desk), self->closed, vehicles_cb, g_object_ref (self));
  watch_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_roll_window_dispose (GObject *object)
{
  TklRollWindow *self = TKL_ROLL_WINDOW (object);

  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_cancellable_cancel (self->closed);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_ROLL_WINDOW);
  G_OBJECT_CLASS (tkl_roll_window_parent_class)->dispose (object);
}

static void
tkl_roll_window_finalize (GObject *object)
{
  TklRollWindow *self = TKL_ROLL_WINDOW (object);

  g_clear_object (&self->closed);
  g_array_unref (self->vehicle_ids);
  tkl_roll_report_free (self->report);
  G_OBJECT_CLASS (tkl_roll_window_parent_class)->finalize (object);
}

static void
tkl_roll_window_class_init (TklRollWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_roll_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_roll_window_finalize;
  g_type_ensure (TKL_TYPE_NEWS);
  g_type_ensure (TKL_TYPE_FIELD_ROW);
  g_type_ensure (TKL_TYPE_TURN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-roll-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, news);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, watch);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, vehicle);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, begin);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, turns);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, headline);
  gtk_widget_class_bind_template_child (widget_class, TklRollWindow, lines);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, watch_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
tkl_roll_window_init (TklRollWindow *self)
{
  GtkWidget *now;

  self->closed = g_cancellable_new ();
  self->vehicle_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  tkl_present_pane (self->pane, 400);
  now = gtk_button_new_with_label (_ ("Now"));
  gtk_widget_set_valign (now, GTK_ALIGN_CENTER);
  g_signal_connect_object (now, "clicked", G_CALLBACK (now_cb), self, G_CONNECT_SWAPPED);
  tkl_field_row_set_width (self->begin, 16);
  tkl_field_row_add (self->begin, now);
}
