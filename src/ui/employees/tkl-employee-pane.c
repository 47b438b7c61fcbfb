/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePane: the form of one employee beside the table; each field is saved at once (F078–F089). */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include "tkl-field-row.h"
#include "tkl-locate-row.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

G_DEFINE_FINAL_TYPE (TklEmployeePane, tkl_employee_pane, GTK_TYPE_WIDGET)

enum
{
  SAVED,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- fields ----------------------------------------------------------------------------------- */

typedef enum
{
  FORM_TEXT,
  FORM_SWITCH,
  FORM_ROLE,
} Form;

typedef struct
{
  TklEmployeeField field;
  const char *title; /* marked for translation; NULL: a weekday */
  Form form;
  int chars; /* of the entry */
} Field;

typedef struct
{
  const char *title; /* marked for translation */
  Field fields[10];  /* ends with a title of NULL, weekdays aside */
  guint n_fields;
} Group;

#define FIELD(NAME, title, ...)                                                                    \
  {                                                                                                \
    TKL_EMPLOYEE_FIELD_##NAME, title, __VA_ARGS__                                                  \
  }

static const Group groups[] = {
  { N_ ("Person"),
    { FIELD (NUMBER, N_ ("Number"), FORM_TEXT, 12),
      FIELD (FIRST_NAME, N_ ("First name"), FORM_TEXT, 20),
      FIELD (LAST_NAME, N_ ("Last name"), FORM_TEXT, 20),
      FIELD (NATIONAL_NUMBER, N_ ("National number"), FORM_TEXT, 16),
      FIELD (ACTIVE, N_ ("Active"), FORM_SWITCH, 0),
      FIELD (REGISTERED, N_ ("Registered for clocking"), FORM_SWITCH, 0),
      FIELD (ROLE, N_ ("On the way to work"), FORM_ROLE, 0),
      FIELD (IN_SERVICE_FROM, N_ ("In service from"), FORM_TEXT, 12),
      FIELD (IN_SERVICE_TO, N_ ("In service until"), FORM_TEXT, 12) },
    9 },
  { N_ ("Home"),
    { FIELD (STREET, N_ ("Street"), FORM_TEXT, 20),
      FIELD (HOUSE_NUMBER, N_ ("House number"), FORM_TEXT, 10),
      FIELD (POSTAL_CODE, N_ ("Postal code"), FORM_TEXT, 10),
      FIELD (TOWN, N_ ("Town"), FORM_TEXT, 20), FIELD (COUNTRY, N_ ("Country"), FORM_TEXT, 20),
      FIELD (LATITUDE, N_ ("Latitude"), FORM_TEXT, 12),
      FIELD (LONGITUDE, N_ ("Longitude"), FORM_TEXT, 12) },
    7 },
  { N_ ("Expected hours"),
    { { TKL_EMPLOYEE_FIELD_EXPECTED, N_ ("Monday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 1, N_ ("Tuesday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 2, N_ ("Wednesday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 3, N_ ("Thursday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 4, N_ ("Friday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 5, N_ ("Saturday"), FORM_TEXT, 8 },
      { TKL_EMPLOYEE_FIELD_EXPECTED + 6, N_ ("Sunday"), FORM_TEXT, 8 },
      FIELD (DAY_START, N_ ("A workday begins at"), FORM_TEXT, 8) },
    8 },
  { N_ ("Allowances"),
    { FIELD (WAGE, N_ ("Gross hourly wage (€)"), FORM_TEXT, 10),
      FIELD (COMMITTEE, N_ ("Joint committee"), FORM_TEXT, 10),
      FIELD (NOTE, N_ ("Note"), FORM_TEXT, 24) },
    3 },
};

static const char *const roles[] = { "", "driver", "passenger", "own" };
static const char *const role_titles[]
    = { N_ ("Not said"), N_ ("Driver"), N_ ("Passenger"), N_ ("Own transport") };

static char
decimal_point (void)
{
  return localeconv ()->decimal_point[0] == ',' ? ',' : '.';
}

/* --- showing ---------------------------------------------------------------------------------- */

/* @reason: (nullable): under the title of a field that is on or off, with an exclamation mark. */
static void
warn_toggle (TklEmployeePane *self, TklEmployeeField field, const char *reason)
{
  GtkWidget *row = self->rows[field];
  const char *text = reason != NULL ? reason : "";
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (reason != NULL)
    gtk_widget_add_css_class (row, "tkl-warning");
  else
    gtk_widget_remove_css_class (row, "tkl-warning");
  gtk_widget_set_visible (self->marks[field], reason != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[field]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_field (TklEmployeePane *self, TklEmployeeField field)
{
  g_autofree char *text = tkl_employee_edit_text (self->edit, field, decimal_point ());
  GtkWidget *row = self->rows[field];

  if (TKL_IS_FIELD_ROW (row))
    tkl_field_row_set_text (TKL_FIELD_ROW (row), text);
  else if (self->toggles[field] != NULL)
    {
      gtk_switch_set_active (self->toggles[field], g_str_equal (text, "1"));
      warn_toggle (self, field, NULL);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      if (g_str_equal (roles[i], text))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

static void
show_problems (TklEmployeePane *self, const GArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TklFieldProblem *problem = &g_array_index (problems, TklFieldProblem, i);
      GtkWidget *row = self->rows[problem->field];

      if (self->toggles[problem->field] != NULL)
        warn_toggle (self, problem->field, _ (problem->reason));
      else if (problem->is_error)
        tkl_field_row_set_error (TKL_FIELD_ROW (row), _ (problem->reason));
      else
        tkl_field_row_set_warning (TKL_FIELD_ROW (row), _ (problem->reason));
    }
}

/* The circle is that of the settings, within which ticks are found at home. */
static void
show_map (TklEmployeePane *self)
{
  gint64 id = self->edit->orig->id;

  if (self->map == NULL)
    return;
  tkl_place_map_show (self->map, self->edit->curr->home,
                      tkl_company_home_radius_m (tkl_desk_get_company (self->desk)),
                      self->map_of != id);
  self->map_of = id;
}

static void
show_edit (TklEmployeePane *self)
{
  g_autoptr (GArray) problems = tkl_employee_edit_validate (self->edit, self->form->taken);
  g_autofree char *name = tkl_employee_name (self->edit->curr);
  const char *number = self->edit->curr->number;

  self->showing = TRUE;
  for (guint field = 0; field < TKL_EMPLOYEE_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      show_field (self, (TklEmployeeField) field);
  show_problems (self, problems);
  self->showing = FALSE;
  show_map (self);
  adw_window_title_set_title (self->title, self->is_new ? _ ("New Employee") : name);
  adw_window_title_set_subtitle (self->title, number != NULL ? number : "");
}

static void save_if_allowed (TklEmployeePane *self);
static void show_waiting (TklEmployeePane *self);

/* --- loading ---------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklEmployeeForm *form = tkl_employee_load_finish (TKL_OFFICE (source), result, &error);

  if (form == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          self->save_again = FALSE;
          tkl_employee_pane_show (self, 0);
          show_waiting (self);
        }
      return;
    }
  if (self->desk == NULL)
    {
      tkl_employee_form_free (form);
      return;
    }
  g_clear_pointer (&self->form, tkl_employee_form_free);
  self->form = form;
  if (self->edit != NULL && self->edit->orig->id == form->employee->id
      && tkl_employee_edit_changed (self->edit))
    {
      TklEmployeeEdit *edit = tkl_employee_edit_rebase (self->edit, form->employee);

      tkl_employee_edit_free (self->edit);
      self->edit = edit;
    }
  else
    {
      g_clear_pointer (&self->edit, tkl_employee_edit_free);
      self->edit = tkl_employee_edit_new (form->employee);
    }
  show_edit (self);
  if (self->save_again)
    save_if_allowed (self);
  tkl_employee_pane_show_keys (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (self->begins && self->is_new)
    {
      self->begins = FALSE;
      gtk_widget_child_focus (self->rows[TKL_EMPLOYEE_FIELD_NUMBER], GTK_DIR_TAB_FORWARD);
    }
  show_waiting (self);
}

void
tkl_employee_pane_reload (TklEmployeePane *self)
{
  if (self->id == 0 && !self->is_new)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_employee_load_async (tkl_desk_get_office (self->desk), self->id, self->cancellable, loaded_cb,
                           g_object_ref (self));
}

static void
changed_cb (TklEmployeePane *self)
{
  if (self->id != 0 && !self->saving)
    tkl_employee_pane_reload (self);
}

static void
show_other (TklEmployeePane *self, gint64 id, gboolean is_new)
{
  /* What was typed while the first save is on its way is saved after it. */
  self->waiting = self->saving && self->save_again;
  self->waiting_id = id;
  self->waiting_is_new = is_new;
  if (self->waiting)
    return;
  g_clear_pointer (&self->edit, tkl_employee_edit_free);
  self->showing_nth++;
  self->id = id;
  self->is_new = is_new;
  if (id == 0 && !is_new)
    {
      g_cancellable_cancel (self->cancellable);
      gtk_stack_set_visible_child_name (self->stack, "nobody");
      return;
    }
  tkl_employee_pane_reload (self);
}

static void
show_waiting (TklEmployeePane *self)
{
  if (self->waiting)
    show_other (self, self->waiting_id, self->waiting_is_new);
}

void
tkl_employee_pane_show (TklEmployeePane *self, gint64 id)
{
  g_return_if_fail (TKL_IS_EMPLOYEE_PANE (self));

  if (id != self->id || self->is_new || self->waiting)
    {
      self->begins = FALSE;
      show_other (self, id, FALSE);
    }
}

void
tkl_employee_pane_show_new (TklEmployeePane *self)
{
  g_return_if_fail (TKL_IS_EMPLOYEE_PANE (self));

  self->begins = TRUE;
  show_other (self, 0, TRUE);
}

gint64
tkl_employee_pane_get_id (TklEmployeePane *self)
{
  g_return_val_if_fail (TKL_IS_EMPLOYEE_PANE (self), 0);

  return self->id;
}

/* --- saving ----------------------------------------------------------------------------------- */

/* Meanwhile somebody else is shown: his fields are his own, and may wait to be saved. */
static void
saved_other (TklEmployeePane *self, const TklChange *change, const GError *error)
{
  if (error != NULL)
    tkl_desk_report_error (self->desk, error);
  else
    tkl_desk_report_change (self->desk, _ ("Employee saved"), change->entry_id != 0);
  if (self->save_again)
    save_if_allowed (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = tkl_employee_save_finish (TKL_OFFICE (source), result, &change, &error);

  self->saving = FALSE;
  if (self->desk == NULL)
    return;
  if (self->saving_nth != self->showing_nth)
    {
      saved_other (self, &change, error);
      return;
    }
  if (!done)
    {
      tkl_desk_report_error (self->desk, error);
      /* Somebody else changed him: his fields are shown, with what was typed here kept. */
      if (g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT))
        tkl_employee_pane_reload (self);
      else
        {
          self->save_again = FALSE;
          show_waiting (self);
        }
      return;
    }
  /* A new one has got an id: the map goes on showing the same home. */
  if (self->map_of == self->id)
    self->map_of = change.id;
  self->id = change.id;
  self->is_new = FALSE;
  /* The edit stays, so that what is typed before he is read again is not lost. */
  self->edit->orig->id = self->edit->curr->id = change.id;
  tkl_desk_report_change (self->desk, _ ("Employee saved"), change.entry_id != 0);
  /* The table chooses his row, unless another has been chosen. */
  if (!self->waiting)
    g_signal_emit (self, signals[SAVED], 0, change.id);
  tkl_employee_pane_reload (self);
}

static void
save (TklEmployeePane *self)
{
  if (self->saving)
    {
      self->save_again = TRUE;
      return;
    }
  self->saving = TRUE;
  self->saving_nth = self->showing_nth;
  tkl_employee_save_async (tkl_desk_get_office (self->desk), self->edit->curr, NULL, saved_cb,
                           g_object_ref (self));
}

static void
save_if_allowed (TklEmployeePane *self)
{
  g_autoptr (GArray) problems = tkl_employee_edit_validate (self->edit, self->form->taken);

  self->save_again = FALSE;
  if (tkl_problems_allow_save (problems) && tkl_employee_edit_changed (self->edit))
    save (self);
}

void
tkl_employee_pane_take (TklEmployeePane *self, TklEmployeeEdit *edit)
{
  g_clear_pointer (&self->edit, tkl_employee_edit_free);
  self->edit = edit;
  show_edit (self);
  save_if_allowed (self);
}

static void
commit (TklEmployeePane *self, GtkWidget *row, const char *text)
{
  TklEmployeeField field
      = (TklEmployeeField) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  if (!self->showing && self->edit != NULL)
    tkl_employee_pane_take (self, tkl_employee_edit_set_text (self->edit, field, text,
                                                              tkl_desk_get_today (self->desk)));
}

static void
committed_cb (TklEmployeePane *self, const char *text, GtkWidget *row)
{
  commit (self, row, text);
}

static void
switched_cb (TklEmployeePane *self, GParamSpec *pspec, GtkWidget *toggle)
{
  commit (self, toggle, gtk_switch_get_active (GTK_SWITCH (toggle)) ? "1" : "0");
}

static void
role_cb (TklEmployeePane *self, GParamSpec *pspec, GtkWidget *row)
{
  commit (self, row, roles[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), 3)]);
}

/* --- deleting --------------------------------------------------------------------------------- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeePane) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  if (self->desk == NULL)
    return;
  if (!tkl_employee_delete_finish (TKL_OFFICE (source), result, &change, &error))
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  tkl_employee_pane_show (self, 0);
  tkl_desk_report_change (self->desk, _ ("Employee deleted"), TRUE);
  g_signal_emit (self, signals[CLOSED], 0);
}

void
tkl_employee_pane_delete (TklEmployeePane *self)
{
  g_return_if_fail (TKL_IS_EMPLOYEE_PANE (self));

  if (self->is_new)
    {
      tkl_employee_pane_show (self, 0);
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  /* Whoever was chosen this moment is still being read. */
  if (self->form == NULL || self->form->employee->id != self->id)
    return;
  tkl_employee_delete_async (tkl_desk_get_office (self->desk), self->id,
                             self->form->employee->version, NULL, deleted_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_employee_pane_delete (TKL_EMPLOYEE_PANE (widget));
}

/* --- building --------------------------------------------------------------------------------- */

static GtkWidget *
make_text (TklEmployeePane *self, const Field *field)
{
  GtkWidget *row = tkl_field_row_new (_ (field->title), NULL);

  tkl_field_row_set_width (TKL_FIELD_ROW (row), field->chars);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field->field));
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_switch (TklEmployeePane *self, const Field *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (mark, "warning");
  gtk_widget_set_visible (mark, FALSE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data (G_OBJECT (toggle), "field", GUINT_TO_POINTER (field->field));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  self->toggles[field->field] = GTK_SWITCH (toggle);
  self->marks[field->field] = mark;
  return row;
}

static GtkWidget *
make_role (TklEmployeePane *self, const Field *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (role_titles); i++)
    gtk_string_list_append (titles, _ (role_titles[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field->field));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (role_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static AdwPreferencesGroup *
add_group (TklEmployeePane *self, const Group *group)
{
  AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (widget, _ (group->title));
  for (guint i = 0; i < group->n_fields; i++)
    {
      const Field *field = &group->fields[i];
      GtkWidget *row = field->form == FORM_TEXT     ? make_text (self, field)
                       : field->form == FORM_SWITCH ? make_switch (self, field)
                                                    : make_role (self, field);

      self->rows[field->field] = row;
      adw_preferences_group_add (widget, row);
    }
  adw_preferences_page_add (self->page, widget);
  return widget;
}

static const TklAddress *
get_address (gpointer self)
{
  TklEmployeePane *pane = self;

  return pane->edit != NULL ? &pane->edit->curr->address : NULL;
}

static void
moved_cb (TklEmployeePane *self, const TklPoint *point)
{
  if (self->edit != NULL)
    tkl_employee_pane_take (self, tkl_employee_edit_set_home (self->edit, *point));
}

static void
located_cb (TklEmployeePane *self, const TklPoint *point)
{
  self->map_of = -1;
  moved_cb (self, point);
}

static void
add_map (TklEmployeePane *self)
{
  GtkWidget *map = tkl_place_map_new (_ ("Map of the home"));

  self->map = TKL_PLACE_MAP (map);
  self->map_of = -1;
  g_signal_connect_object (map, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->home, map);
}

GtkWidget *
tkl_employee_pane_new (TklDesk *desk)
{
  TklEmployeePane *self = g_object_new (TKL_TYPE_EMPLOYEE_PANE, NULL);
  GtkWidget *locate = tkl_locate_row_new (desk, get_address, self);

  self->desk = g_object_ref (desk);
  adw_preferences_group_add (self->home, locate);
  add_map (self);
  g_signal_connect_object (locate, "located", G_CALLBACK (located_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
tkl_employee_pane_dispose (GObject *object)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->form, tkl_employee_form_free);
  g_clear_pointer (&self->edit, tkl_employee_edit_free);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_EMPLOYEE_PANE);
  G_OBJECT_CLASS (tkl_employee_pane_parent_class)->dispose (object);
}

static void
tkl_employee_pane_finalize (GObject *object)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->key_rows);
  G_OBJECT_CLASS (tkl_employee_pane_parent_class)->finalize (object);
}

static void
tkl_employee_pane_class_init (TklEmployeePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_employee_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_employee_pane_finalize;
  signals[SAVED] = g_signal_new ("saved", TKL_TYPE_EMPLOYEE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", TKL_TYPE_EMPLOYEE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-employee-pane.ui");
  gtk_widget_class_install_action (widget_class, "employee.delete", NULL, delete_action);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeePane, stack);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeePane, title);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeePane, page);
}

static void
tkl_employee_pane_init (TklEmployeePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->key_rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AdwPreferencesGroup *group = add_group (self, &groups[i]);

      /* His keys come after the person. */
      if (i == 0)
        tkl_employee_pane_add_keys (self);
      if (i == 1)
        self->home = group;
    }
}
