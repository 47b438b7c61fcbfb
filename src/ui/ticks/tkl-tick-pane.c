/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickPane: the chosen ticks: what is wrong, what can be corrected, what the tracker sent. */
/* Thread: main. */
#include "tkl-tick-pane-private.h"

#include "tkl-format.h"
#include "tkl-service-error.h"
#include "tkl-tick-edits.h"
#include "tkl-typed.h"
#include "tkl-zone-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TklTickPane, tkl_tick_pane, GTK_TYPE_WIDGET)

static gboolean shows_chosen (TklTickPane *self);

static void
change (TklTickPane *self, guint fields, TklTickValues values)
{
  tkl_ticks_change (self->desk, self->ids, fields, values);
}

/* Of the tick whose values stand in the fields: another one may have been chosen since. */
static void
change_shown (TklTickPane *self, guint fields, TklTickValues values)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->showing || self->detail == NULL)
    return;
  g_array_append_val (ids, self->detail->tick.id);
  tkl_ticks_change (self->desk, ids, fields, values);
}

/* What is refused stays as typed, with the reason, while its tick is looked at. */
static gboolean
typed_cb (gpointer owner, gint64 tick_id, guint fields, const GError *error)
{
  TklTickPane *self = owner;

  if (self->detail == NULL || self->detail->tick.id != tick_id)
    return FALSE;
  self->n_typed -= self->n_typed > 0;
  if (error == NULL)
    return FALSE;
  tkl_field_row_set_fault (fields == TKL_TICK_FIELD_TIME ? self->time : self->note, error);
  return TRUE;
}

static void
change_typed (TklTickPane *self, guint field, TklTickValues values)
{
  if (self->showing || self->detail == NULL)
    return;
  self->n_typed++;
  tkl_tick_change_typed (self->desk, self->detail->tick.id, field, values, typed_cb, self);
}

/* --- place ------------------------------------------------------------------------------------ */

static void
project_cb (TklTickPane *self, gint64 id)
{
  change (self, TKL_TICK_FIELD_PLACE,
          (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = (gint32) id });
}

static void
home_cb (TklTickPane *self)
{
  change (self, TKL_TICK_FIELD_PLACE, (TklTickValues){ .place = TKL_PLACE_HOME });
}

static void
employer_cb (TklTickPane *self)
{
  change (self, TKL_TICK_FIELD_PLACE, (TklTickValues){ .place = TKL_PLACE_EMPLOYER });
}

/* Returns: (nullable): the decision stands behind those that repair, and has a number of its own. */
static const TklDoctorRepair *
find_repair (const TklDoctorDay *day, guint i)
{
  for (guint k = 0; k < day->repairs->len; k++)
    if (tkl_doctor_repair_decides (day->repairs->pdata[k]) ? i == TKL_TICK_DECISION : i == k)
      return day->repairs->pdata[k];
  return NULL;
}

gboolean
tkl_tick_pane_choose (TklTickPane *self, guint i)
{
  const TklDoctorRepair *repair;

  g_return_val_if_fail (TKL_IS_TICK_PANE (self), FALSE);

  if (self->repairing || !shows_chosen (self) || self->detail->day == NULL)
    return FALSE;
  repair = find_repair (self->detail->day, i);
  if (repair == NULL)
    return FALSE;
  self->repairing = TRUE;
  tkl_ticks_repair (self->desk, &repair, 1);
  return TRUE;
}

/* As by its key: the page goes on to the next day. */
static void
repair_cb (TklTickPane *self, guint n)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ticks.choose", "u", n);
}

/* Drafted there, with all it would change, and saved there or not at all. */
static void
edge_cb (TklTickPane *self, guint n)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const TklDoctorRepair *repair = find_repair (self->detail->day, n);
  const TklDoctorEdge *edge = repair->edge;
  TklZoneEditor *editor = TKL_ZONE_EDITOR (tkl_zone_editor_present (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->desk, edge->project_id));

  if (edge->zone_id != 0)
    tkl_zone_editor_redraw (editor, edge->zone_id, edge->draft);
  else if (edge->draft != NULL)
    tkl_zone_editor_add (editor, edge->draft, NULL);
  else
    tkl_zone_editor_widen (editor, edge->wanted_radius_m);
}

/* --- other corrections ------------------------------------------------------------------------ */

static void
employee_cb (TklTickPane *self, gint64 id)
{
  change (self, TKL_TICK_FIELD_EMPLOYEE, (TklTickValues){ .employee_id = (gint32) id });
}

/* By the wall clock of the day the tick is of; a date before it takes it to another day. */
static gboolean
read_time (TklTickPane *self, const char *text, gint64 *ret_utc_ms)
{
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  TklDay day = tkl_zone_civil_day (zone, self->detail->tick.time_utc_ms);

  return tkl_typed_moment (text, zone, day, ret_utc_ms);
}

static void
time_cb (TklTickPane *self, const char *text)
{
  gint64 utc_ms;

  if (self->detail == NULL)
    return;
  if (*text == '\0')
    change_typed (self, TKL_TICK_FIELD_TIME, (TklTickValues){ .time_utc_ms = TKL_INSTANT_NONE_MS });
  else if (read_time (self, text, &utc_ms))
    change_typed (self, TKL_TICK_FIELD_TIME, (TklTickValues){ .time_utc_ms = utc_ms });
  else
    tkl_field_row_set_error (self->time, _ ("A time, such as 07:30, or a date and a time"));
}

static void
note_cb (TklTickPane *self, const char *text)
{
  change_typed (self, TKL_TICK_FIELD_NOTE, (TklTickValues){ .note = text });
}

static void
blocked_cb (TklTickPane *self)
{
  change_shown (self, TKL_TICK_FIELD_BLOCKED,
                (TklTickValues){ .blocked = gtk_switch_get_active (self->blocked) });
}

static void
to_clock_cb (TklTickPane *self)
{
  change_shown (self, TKL_TICK_FIELD_TO_CLOCK,
                (TklTickValues){ .to_clock = gtk_switch_get_active (self->to_clock) });
}

static void
to_presence_cb (TklTickPane *self)
{
  change_shown (self, TKL_TICK_FIELD_TO_PRESENCE,
                (TklTickValues){ .to_presence = gtk_switch_get_active (self->to_presence) });
}

static void
keep_cb (TklTickPane *self)
{
  change_shown (self, TKL_TICK_FIELD_NOT_DOUBLE, (TklTickValues){ .not_double = TRUE });
}

static void
delete_cb (TklTickPane *self)
{
  change (self, TKL_TICK_FIELD_DELETED, (TklTickValues){ .deleted = TRUE });
}

static void
revert_cb (TklTickPane *self)
{
  change (self, TKL_TICK_FIELDS_ALL, TKL_TICK_VALUES_NONE);
}

/* --- copying ---------------------------------------------------------------------------------- */

static void
show_copy_problem (TklTickPane *self, const char *text)
{
  gtk_label_set_text (self->copy_problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->copy_problem), text != NULL);
}

static void
copy_opened_cb (TklTickPane *self)
{
  g_autofree char *time = NULL;

  if (self->detail == NULL)
    return;
  time = tkl_format_time (tkl_desk_get_zone (self->desk), self->detail->tick.time_utc_ms, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->copy_time), time);
  gtk_editable_select_region (GTK_EDITABLE (self->copy_time), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->copy_time));
  show_copy_problem (self, NULL);
}

static void
copy_cb (TklTickPane *self)
{
  TklTickAddition addition = { 0 };

  if (self->detail == NULL)
    return;
  if (!read_time (self, gtk_editable_get_text (GTK_EDITABLE (self->copy_time)),
                  &addition.time_utc_ms))
    {
      show_copy_problem (self, _ ("A time, such as 07:30, or a date and a time"));
      return;
    }
  addition.copy_of = self->detail->tick.id;
  gtk_popover_popdown (self->copy_popover);
  tkl_ticks_add (self->desk, &addition);
}

void
tkl_tick_pane_copy (TklTickPane *self)
{
  g_return_if_fail (TKL_IS_TICK_PANE (self));

  self->to_copy = !shows_chosen (self);
  if (!self->to_copy)
    gtk_menu_button_popup (self->copy);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The day that is shown goes with it. */
static void
forget_detail (TklTickPane *self)
{
  tkl_tick_doctor_show (self->doctor, self->desk, NULL, 0);
  g_clear_pointer (&self->detail, tkl_tick_detail_free);
  self->repairing = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTickPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTickDetail) detail = tkl_tick_detail_finish (TKL_OFFICE (source), result, &error);
  gboolean is_other;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (detail == NULL && !g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND))
    tkl_desk_report_error (self->desk, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->faces), TRUE);
  is_other = detail == NULL || self->detail == NULL || self->detail->tick.id != detail->tick.id;
  forget_detail (self);
  self->detail = g_steal_pointer (&detail);
  if (self->detail != NULL)
    tkl_tick_pane_show_detail (self, is_other);
  else
    gtk_stack_set_visible_child_name (self->faces, "none");
}

static void
load (TklTickPane *self)
{
  /* A table that goes loses what is chosen. */
  if (self->desk == NULL)
    return;
  /* Buttons are about the tick that is seen. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->faces), self->ids->len != 1 || shows_chosen (self));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->ids->len == 0)
    {
      forget_detail (self);
      gtk_stack_set_visible_child_name (self->faces, "none");
    }
  else if (self->ids->len > 1)
    {
      forget_detail (self);
      tkl_tick_pane_show_several (self);
    }
  else
    {
      self->cancellable = g_cancellable_new ();
      tkl_tick_detail_async (tkl_desk_get_office (self->desk), g_array_index (self->ids, gint64, 0),
                             self->cancellable, loaded_cb, g_object_ref (self));
    }
}

/* What is shown is what is chosen: not while another one is being read. */
static gboolean
shows_chosen (TklTickPane *self)
{
  return self->detail != NULL && self->ids->len == 1
         && g_array_index (self->ids, gint64, 0) == self->detail->tick.id;
}

static gboolean
is_same_choice (TklTickPane *self, const GArray *ids)
{
  return ids->len == self->ids->len
         && (ids->len == 0 || memcmp (ids->data, self->ids->data, ids->len * sizeof (gint64)) == 0);
}

/* What is being typed belongs to the tick that is left, and no letter more to the next one. */
static void
leave_fields (TklTickPane *self)
{
  TklFieldRow *rows[] = { self->time, self->note };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tkl_field_row_commit (rows[i]);
      if (root != NULL && gtk_root_get_focus (root) != NULL
          && gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (rows[i])))
        gtk_root_set_focus (root, NULL);
    }
}

void
tkl_tick_pane_show (TklTickPane *self, const GArray *ids)
{
  g_return_if_fail (TKL_IS_TICK_PANE (self) && ids != NULL);

  if (is_same_choice (self, ids))
    return;
  leave_fields (self);
  self->to_history = self->to_copy = FALSE;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  load (self);
}

void
tkl_tick_pane_show_history (TklTickPane *self)
{
  g_return_if_fail (TKL_IS_TICK_PANE (self));

  self->to_history = !shows_chosen (self);
  if (!self->to_history)
    tkl_tick_pane_show_facts (self);
}

void
tkl_tick_pane_edit (TklTickPane *self)
{
  g_return_if_fail (TKL_IS_TICK_PANE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->corrections), GTK_DIR_TAB_FORWARD);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_tick_pane_new (TklDesk *desk)
{
  TklTickPane *self = g_object_new (TKL_TYPE_TICK_PANE, NULL);

  self->desk = g_object_ref (desk);
  tkl_row_chooser_set_desk (self->employees, desk);
  tkl_row_chooser_set_desk (self->projects, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
tkl_tick_pane_dispose (GObject *object)
{
  TklTickPane *self = TKL_TICK_PANE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_PANE);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->detail, tkl_tick_detail_free);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tkl_tick_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, faces);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, title);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, problems);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, doctor);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, corrections);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, facts);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, time);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, note);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, employee);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, place);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, employees);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, projects);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, block_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, clock_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, double_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, blocked);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, to_clock);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, to_presence);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, presence_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, revert);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, copy);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, copy_popover);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, copy_time);
  gtk_widget_class_bind_template_child (widget_class, TklTickPane, copy_problem);
}

static void
tkl_tick_pane_class_init (TklTickPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_pane_dispose;
  g_type_ensure (TKL_TYPE_FIELD_ROW);
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  g_type_ensure (TKL_TYPE_TICK_FACTS);
  g_type_ensure (TKL_TYPE_TICK_DOCTOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, repair_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, home_cb);
  gtk_widget_class_bind_template_callback (widget_class, employer_cb);
  gtk_widget_class_bind_template_callback (widget_class, employee_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, blocked_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_clock_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_presence_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, revert_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
tkl_tick_pane_init (TklTickPane *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
