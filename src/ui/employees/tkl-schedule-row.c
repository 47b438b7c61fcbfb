/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklScheduleRow: a schedule in the form of an employee: its days, and the hours of each weekday. */
/* Thread: main. */
#include "tkl-schedule-row.h"

#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-typed.h"
#include "tkl-work-schedule-service.h"

#include <glib/gi18n-lib.h>

#define N_WEEKDAYS 7

struct _TklScheduleRow
{
  AdwExpanderRow parent_instance;
  TklDesk *desk;            /* (owned) */
  TklWorkSchedule schedule; /* as stored */
  guint n_changing;         /* changes on their way: the fields are ahead of what is stored */
  TklFieldRow *first;       /* the fields of the two days … */
  TklFieldRow *last;
  TklFieldRow *weekdays[N_WEEKDAYS]; /* … and of the hours */
  GtkWidget *ends;                   /* button: one that has an end needs it no more */
};

G_DEFINE_FINAL_TYPE (TklScheduleRow, tkl_schedule_row, ADW_TYPE_EXPANDER_ROW)

/* --- showing ---------------------------------------------------------------------------------- */

static void
show_field (TklFieldRow *field, char *text)
{
  if (!tkl_field_row_is_edited (field))
    tkl_field_row_set_text (field, text);
  g_free (text);
}

static char *
describe (TklScheduleRow *self)
{
  g_autofree char *week = tkl_format_minutes (tkl_work_schedule_week_min (&self->schedule), FALSE);
  TklDay today = tkl_desk_get_today (self->desk);

  if (tkl_day_in_period (today, self->schedule.from, self->schedule.to))
    /* Translators: hours of a week, such as 38:00. */
    return g_strdup_printf (_ ("%s a week, holds today"), week);
  /* Translators: hours of a week, such as 38:00. */
  return g_strdup_printf (_ ("%s a week"), week);
}

static void
show_title (TklScheduleRow *self)
{
  g_autofree char *days = tkl_format_days (self->schedule.from, self->schedule.to);
  g_autofree char *week = describe (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), days);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), week);
  gtk_widget_set_visible (self->ends,
                          self->schedule.to == TKL_DAY_NONE
                              && self->schedule.from <= tkl_desk_get_today (self->desk));
}

/* Both days or none: what is refused for the sake of the other stays beside it. */
static void
show_days (TklScheduleRow *self)
{
  if (tkl_field_row_is_edited (self->first) || tkl_field_row_is_edited (self->last))
    return;
  show_field (self->first, tkl_format_day (self->schedule.from));
  show_field (self->last, tkl_format_day (self->schedule.to));
}

static void
show_hours (TklScheduleRow *self, guint weekday)
{
  show_field (self->weekdays[weekday], tkl_format_minutes (self->schedule.minutes[weekday], FALSE));
}

void
tkl_schedule_row_show (TklScheduleRow *self, const TklWorkSchedule *schedule)
{
  g_return_if_fail (TKL_IS_SCHEDULE_ROW (self));

  self->schedule = *schedule;
  show_title (self);
  if (self->n_changing > 0)
    return;
  show_days (self);
  for (guint i = 0; i < N_WEEKDAYS; i++)
    show_hours (self, i);
}

const TklWorkSchedule *
tkl_schedule_row_get (TklScheduleRow *self)
{
  g_return_val_if_fail (TKL_IS_SCHEDULE_ROW (self), NULL);

  return &self->schedule;
}

/* --- changes ---------------------------------------------------------------------------------- */

/* A change on its way. */
typedef struct
{
  TklScheduleRow *row; /* (owned) */
  TklFieldRow *field;  /* where the reason stands when it is refused */
  guint parts;
  TklWorkSchedule values;
  char *first, *last, *typed; /* (owned): what the fields said: the days, and the one committed */
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->row);
  g_free (change->first);
  g_free (change->last);
  g_free (change->typed);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* What is typed since then is the office's, and will be committed in its turn. @text: (transfer full) */
static void
take_text (TklFieldRow *field, const char *sent, char *text)
{
  if (g_str_equal (tkl_field_row_get_text (field), sent))
    tkl_field_row_set_text (field, text);
  g_free (text);
}

static void
take_days (TklScheduleRow *self, const TklWorkSchedule *values, const char *first, const char *last)
{
  self->schedule.from = values->from;
  self->schedule.to = values->to;
  take_text (self->first, first, tkl_format_day (values->from));
  take_text (self->last, last, tkl_format_day (values->to));
}

static void
take_hours (TklScheduleRow *self, guint weekday, int minutes, const char *typed)
{
  self->schedule.minutes[weekday] = minutes;
  take_text (self->weekdays[weekday], typed, tkl_format_minutes (minutes, FALSE));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  TklScheduleRow *self = change->row;
  g_autoptr (GError) error = NULL;
  TklChange done;

  self->n_changing--;
  if (!tkl_schedule_change_finish (TKL_OFFICE (source), result, &done, &error))
    {
      /* Who left for another employee meanwhile is told by the window. */
      if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
        tkl_desk_report_error (self->desk, error);
      tkl_field_row_set_fault (change->field, error);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
      return;
    }
  if (change->parts & (TKL_SCHEDULE_FROM | TKL_SCHEDULE_TO))
    take_days (self, &change->values, change->first, change->last);
  for (guint i = 0; i < N_WEEKDAYS; i++)
    if (change->parts & (guint) (TKL_SCHEDULE_MONDAY << i))
      take_hours (self, i, change->values.minutes[i], change->typed);
  show_title (self);
  tkl_desk_report_change (self->desk, _ ("Schedule changed"), TRUE);
}

static void
start_change (TklScheduleRow *self, TklFieldRow *field, guint parts, TklWorkSchedule values)
{
  Change *change = g_new0 (Change, 1);

  self->n_changing++;
  *change = (Change){ .row = g_object_ref (self),
                      .field = field,
                      .parts = parts,
                      .values = values,
                      .first = g_strdup (tkl_field_row_get_text (self->first)),
                      .last = g_strdup (tkl_field_row_get_text (self->last)),
                      .typed = g_strdup (tkl_field_row_get_text (field)) };
  tkl_schedule_change_async (tkl_desk_get_office (self->desk), parts, &values, NULL, changed_cb,
                             change);
}

static gboolean
read_day (TklFieldRow *field, TklDay *ret_day)
{
  const char *text = tkl_field_row_get_text (field);
  TklDay day = TKL_DAY_NONE;

  if (text[0] != '\0' && !tkl_typed_day (text, &day))
    {
      tkl_field_row_set_error (field, _ ("A date is expected, such as 16/11/2026."));
      return FALSE;
    }
  *ret_day = day;
  return TRUE;
}

static void
day_cb (TklScheduleRow *self, const char *text, TklFieldRow *field)
{
  TklWorkSchedule values = self->schedule;

  if (!read_day (self->first, &values.from) || !read_day (self->last, &values.to))
    return;
  if (values.from != self->schedule.from || values.to != self->schedule.to)
    start_change (self, field, TKL_SCHEDULE_FROM | TKL_SCHEDULE_TO, values);
  else
    take_days (self, &values, tkl_field_row_get_text (self->first),
               tkl_field_row_get_text (self->last));
}

/* Nothing typed: nothing is expected on that day. */
static void
hours_cb (TklScheduleRow *self, const char *text, TklFieldRow *field)
{
  TklWorkSchedule values = self->schedule;
  guint weekday = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field), "weekday"));
  int minutes = 0;

  if (text[0] != '\0' && !tkl_typed_minutes (text, &minutes))
    {
      tkl_field_row_set_error (field, _ ("Hours from 0 to 24 are expected, such as 7:36 or 7,6."));
      return;
    }
  values.minutes[weekday] = minutes;
  if (minutes != self->schedule.minutes[weekday])
    start_change (self, field, (guint) (TKL_SCHEDULE_MONDAY << weekday), values);
  else
    take_hours (self, weekday, minutes, text);
}

static void
ends_cb (TklScheduleRow *self)
{
  TklWorkSchedule values = self->schedule;

  values.to = tkl_desk_get_today (self->desk);
  start_change (self, self->last, TKL_SCHEDULE_TO, values);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;

  if (tkl_schedule_remove_finish (TKL_OFFICE (source), result, &change, &error))
    tkl_desk_report_change (desk, _ ("Schedule removed"), TRUE);
  else
    tkl_desk_report_error (desk, error);
}

static void
remove_cb (TklScheduleRow *self)
{
  tkl_schedule_remove_async (tkl_desk_get_office (self->desk), self->schedule.id, NULL, removed_cb,
                             g_object_ref (self->desk));
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
add_button (TklScheduleRow *self, const char *icon_name, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  return button;
}

static TklFieldRow *
add_field (
    TklScheduleRow *self, const char *title, const char *help, int chars, GCallback committed)
{
  GtkWidget *field = tkl_field_row_new (title, help);

  tkl_field_row_set_width (TKL_FIELD_ROW (field), chars);
  g_signal_connect_object (field, "committed", committed, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), field);
  return TKL_FIELD_ROW (field);
}

GtkWidget *
tkl_schedule_row_new (TklDesk *desk, const TklWorkSchedule *schedule)
{
  TklScheduleRow *self = g_object_new (TKL_TYPE_SCHEDULE_ROW, NULL);

  self->desk = g_object_ref (desk);
  tkl_schedule_row_show (self, schedule);
  return GTK_WIDGET (self);
}

static void
tkl_schedule_row_finalize (GObject *object)
{
  g_clear_object (&TKL_SCHEDULE_ROW (object)->desk);
  G_OBJECT_CLASS (tkl_schedule_row_parent_class)->finalize (object);
}

static void
tkl_schedule_row_class_init (TklScheduleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_schedule_row_finalize;
}

static void
tkl_schedule_row_init (TklScheduleRow *self)
{
  static const char *const weekdays[N_WEEKDAYS]
      = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
          N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };

  /* Each comes before the one that was added earlier. */
  add_button (self, "user-trash-symbolic", _ ("Remove: it was entered by mistake"),
              G_CALLBACK (remove_cb));
  self->ends
      = add_button (self, "media-playback-stop-symbolic", _ ("Ends today"), G_CALLBACK (ends_cb));
  self->first
      = add_field (self, _ ("First day"), _ ("Empty: it has always held"), 12, G_CALLBACK (day_cb));
  self->last = add_field (self, _ ("Last day"), _ ("Empty: it holds on"), 12, G_CALLBACK (day_cb));
  for (guint i = 0; i < N_WEEKDAYS; i++)
    {
      self->weekdays[i] = add_field (self, _ (weekdays[i]), NULL, 8, G_CALLBACK (hours_cb));
      g_object_set_data (G_OBJECT (self->weekdays[i]), "weekday", GUINT_TO_POINTER (i));
    }
}
