/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickBatch: a window that changes the same fields of several ticks at once (F163). */
/* Thread: main. */
#include "tkl-tick-batch.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-present.h"
#include "tkl-row-chooser.h"
#include "tkl-text.h"
#include "tkl-tick-edits.h"

#include <glib/gi18n-lib.h>

#define MOST_SHIFT_MIN 1440

/* Its rows, in the order of the window. */
enum
{
  EMPLOYEE,
  PLACE,
  SHIFT,
  BLOCKED,
  TO_CLOCK,
  TO_PRESENCE,
  NOTE,
  N_ROWS
};

static const guint fields[N_ROWS]
    = { [EMPLOYEE] = TKL_TICK_FIELD_EMPLOYEE, [PLACE] = TKL_TICK_FIELD_PLACE,
        [SHIFT] = TKL_TICK_FIELD_TIME,        [BLOCKED] = TKL_TICK_FIELD_BLOCKED,
        [TO_CLOCK] = TKL_TICK_FIELD_TO_CLOCK, [TO_PRESENCE] = TKL_TICK_FIELD_TO_PRESENCE,
        [NOTE] = TKL_TICK_FIELD_NOTE };

struct _TklTickBatch
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkButton *apply;
  AdwActionRow *employee_row, *place_row;
  TklRowChooser *employees, *projects;
  GtkToggleButton *home, *employer;
  TklFieldRow *shift, *note;
  AdwComboRow *blocked, *to_clock, *to_presence;
  GtkLabel *said, *problem;

  TklDesk *desk; /* (owned) */
  GArray *ids;   /* (owned) (element-type gint64) */
  gint64 employee_id, project_id;
  GtkCheckButton *checks[N_ROWS]; /* that field is changed */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (TklTickBatch, tkl_tick_batch, ADW_TYPE_WINDOW)

/* --- what was typed and chosen ---------------------------------------------------------------- */

static gboolean
is_on (TklTickBatch *self, guint row)
{
  return gtk_check_button_get_active (self->checks[row]);
}

/* `15`, `+15`, `-15`, and the minus of typographers. */
static gboolean
read_shift (TklTickBatch *self, int *ret_min)
{
  g_autofree char *text = g_strstrip (g_strdup (tkl_field_row_get_text (self->shift)));
  gboolean back = g_str_has_prefix (text, "-") || g_str_has_prefix (text, "−");
  const char *digits = back || *text == '+' ? g_utf8_next_char (text) : text;
  gint64 minutes;

  if (!tkl_parse_int64 (digits, 1, MOST_SHIFT_MIN, &minutes) || *digits == '+')
    return FALSE;
  *ret_min = (int) (back ? -minutes : minutes);
  return TRUE;
}

static int
get_place (TklTickBatch *self)
{
  if (gtk_toggle_button_get_active (self->home))
    return TKL_PLACE_HOME;
  if (gtk_toggle_button_get_active (self->employer))
    return TKL_PLACE_EMPLOYER;
  return self->project_id != 0 ? TKL_PLACE_PROJECT : TKL_PLACE_NONE;
}

/* @edit: (out). Returns: FALSE: something is wrong, or nothing is to be changed. */
static gboolean
read_edit (TklTickBatch *self, TklTickEdit *edit)
{
  TklTickValues *values = &edit->values;
  gboolean shifted;

  *edit = (TklTickEdit){ .ids = (const gint64 *) (gconstpointer) self->ids->data,
                         .n_ids = self->ids->len,
                         .values = TKL_TICK_VALUES_NONE };
  for (guint row = 0; row < N_ROWS; row++)
    edit->fields |= is_on (self, row) ? fields[row] : 0;
  values->employee_id = (gint32) self->employee_id;
  values->place = get_place (self);
  values->project_id = (gint32) self->project_id;
  values->blocked = adw_combo_row_get_selected (self->blocked) == 1;
  values->to_clock = adw_combo_row_get_selected (self->to_clock) == 1;
  values->to_presence = adw_combo_row_get_selected (self->to_presence) == 1;
  values->note = tkl_field_row_get_text (self->note);
  shifted = !is_on (self, SHIFT) || read_shift (self, &edit->shift_min);
  tkl_field_row_set_error (self->shift,
                           shifted ? NULL : _ ("Minutes from 1 to 1440, such as 15 or -15"));
  return shifted && edit->fields != 0 && (!is_on (self, EMPLOYEE) || self->employee_id != 0)
         && (!is_on (self, PLACE) || values->place != TKL_PLACE_NONE);
}

static void
show_problem (TklTickBatch *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problem), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
update (TklTickBatch *self)
{
  TklTickEdit edit;

  if (self->ids == NULL)
    return;
  show_problem (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply),
                            self->ids->len > 0 && read_edit (self, &edit));
}

/* What is typed or chosen is meant. */
static void
touch (TklTickBatch *self, guint row)
{
  if (is_on (self, row))
    update (self);
  else
    gtk_check_button_set_active (self->checks[row], TRUE);
}

static void
employee_cb (TklTickBatch *self, gint64 id)
{
  self->employee_id = id;
  touch (self, EMPLOYEE);
}

/* One place: whatever is chosen last. */
static void
project_cb (TklTickBatch *self, gint64 id)
{
  self->project_id = id;
  gtk_toggle_button_set_active (self->home, FALSE);
  gtk_toggle_button_set_active (self->employer, FALSE);
  touch (self, PLACE);
}

static void
place_cb (TklTickBatch *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    {
      self->project_id = 0;
      tkl_row_chooser_clear (self->projects);
    }
  if (get_place (self) != TKL_PLACE_NONE)
    touch (self, PLACE);
  else
    update (self);
}

static void
touched_cb (TklTickBatch *self, gpointer unused, GtkWidget *row)
{
  touch (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "row")));
}

static void
typed_cb (TklTickBatch *self, GtkEditable *entry)
{
  touched_cb (self, NULL, gtk_widget_get_ancestor (GTK_WIDGET (entry), TKL_TYPE_FIELD_ROW));
}

/* --- change ----------------------------------------------------------------------------------- */

/* What went wrong is said here while there is somebody to read it. */
static gboolean
done_cb (gpointer owner, gint64 tick_id, guint changed_fields, const GError *error)
{
  TklTickBatch *self = owner;

  if (self->closed)
    return FALSE;
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return FALSE;
    }
  tkl_error_face_say (self->problem, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), TRUE);
  return TRUE;
}

static void
apply_cb (TklTickBatch *self)
{
  TklTickEdit edit;

  if (!read_edit (self, &edit))
    return;
  /* A second click would move them twice. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  tkl_ticks_change_together (self->desk, &edit, done_cb, self);
}

/* --- building --------------------------------------------------------------------------------- */

static void
add_check (TklTickBatch *self, guint i, GtkWidget *row)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: %s is a field, such as “Client”. */
  g_autofree char *label = g_strdup_printf (
      _ ("Change: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->checks[i] = GTK_CHECK_BUTTON (check);
  g_object_set_data (G_OBJECT (row), "row", GUINT_TO_POINTER (i));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
add_switch (TklTickBatch *self, guint i, AdwComboRow *row)
{
  const char *const titles[] = { _ ("No"), _ ("Yes"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);

  add_check (self, i, GTK_WIDGET (row));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (touched_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_text (TklTickBatch *self, guint i, TklFieldRow *row)
{
  add_check (self, i, GTK_WIDGET (row));
  /* At once: who clicks “Change” next finds it ready. The row has its own say about the text first. */
  g_signal_connect_object (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
say (TklTickBatch *self, const TklTickBatchChoice *choice)
{
  GString *text = g_string_new (NULL);
  guint n = choice->ids->len;

  g_string_append_printf (text, ngettext ("%u tick", "%u ticks", n), n);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u day", "%u days", choice->n_days), choice->n_days);
  if (choice->n_engine > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%u start or stop of the engine left out",
                                        "%u starts and stops of the engine left out",
                                        choice->n_engine),
                              choice->n_engine);
    }
  gtk_label_set_text (self->said, text->str);
  g_string_free (text, TRUE);
}

GtkWidget *
tkl_tick_batch_present (GtkWindow *parent, TklDesk *desk, const TklTickBatchChoice *choice)
{
  TklTickBatch *self = g_object_new (TKL_TYPE_TICK_BATCH, NULL);

  self->desk = g_object_ref (desk);
  self->ids = g_array_ref (choice->ids);
  tkl_row_chooser_set_desk (self->employees, desk);
  tkl_row_chooser_set_desk (self->projects, desk);
  tkl_row_chooser_collect (self->projects, TKL_DAY_NONE);
  say (self, choice);
  update (self);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_CELLS);
  gtk_widget_grab_focus (GTK_WIDGET (self->checks[EMPLOYEE]));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_tick_batch_dispose (GObject *object)
{
  TKL_TICK_BATCH (object)->closed = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TICK_BATCH);
  G_OBJECT_CLASS (tkl_tick_batch_parent_class)->dispose (object);
}

/* What is being changed keeps the window until it has ended: it tells the desk. */
static void
tkl_tick_batch_finalize (GObject *object)
{
  TklTickBatch *self = TKL_TICK_BATCH (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tkl_tick_batch_parent_class)->finalize (object);
}

static void
tkl_tick_batch_class_init (TklTickBatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_batch_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_tick_batch_finalize;
  g_type_ensure (TKL_TYPE_FIELD_ROW);
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-tick-batch.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, root);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, apply);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, employee_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, place_row);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, employees);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, projects);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, home);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, employer);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, shift);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, note);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, blocked);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, to_clock);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, to_presence);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, said);
  gtk_widget_class_bind_template_child (widget_class, TklTickBatch, problem);
  gtk_widget_class_bind_template_callback (widget_class, employee_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tkl_tick_batch_init (TklTickBatch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_check (self, EMPLOYEE, GTK_WIDGET (self->employee_row));
  add_check (self, PLACE, GTK_WIDGET (self->place_row));
  add_text (self, SHIFT, self->shift);
  add_switch (self, BLOCKED, self->blocked);
  add_switch (self, TO_CLOCK, self->to_clock);
  add_switch (self, TO_PRESENCE, self->to_presence);
  add_text (self, NOTE, self->note);
}
