/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePane: the form of one employee beside the table; each field is saved at once (F078–F089). */
/* Thread: main. */
#include "tkl-employee-pane-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

G_DEFINE_FINAL_TYPE (TklEmployeePane, tkl_employee_pane, TKL_TYPE_FORM_PANE)

/* --- fields ----------------------------------------------------------------------------------- */

static const char *const roles[] = { "", "driver", "passenger", "own", NULL };
static const char *const role_titles[]
    = { N_ ("Not said"), N_ ("Driver"), N_ ("Passenger"), N_ ("Own transport") };

#define TEXT(NAME, title, chars)                                                                   \
  {                                                                                                \
    TKL_EMPLOYEE_FIELD_##NAME, title, TKL_FORM_TEXT, chars                                         \
  }
#define SWITCH(NAME, title)                                                                        \
  {                                                                                                \
    TKL_EMPLOYEE_FIELD_##NAME, title, TKL_FORM_SWITCH, 0                                           \
  }

static const TklFormField person[] = {
  TEXT (NUMBER, N_ ("Number"), 12),
  TEXT (FIRST_NAME, N_ ("First name"), 20),
  TEXT (LAST_NAME, N_ ("Last name"), 20),
  TEXT (NATIONAL_NUMBER, N_ ("National number"), 16),
  SWITCH (ACTIVE, N_ ("Active")),
  SWITCH (REGISTERED, N_ ("Registered for clocking")),
  { TKL_EMPLOYEE_FIELD_ROLE, N_ ("On the way to work"), TKL_FORM_CHOICE, 0, roles, role_titles },
  TEXT (IN_SERVICE_FROM, N_ ("In service from"), 12),
  TEXT (IN_SERVICE_TO, N_ ("In service until"), 12),
};

static const TklFormField home[] = {
  TEXT (STREET, N_ ("Street"), 20),           TEXT (HOUSE_NUMBER, N_ ("House number"), 10),
  TEXT (POSTAL_CODE, N_ ("Postal code"), 10), TEXT (TOWN, N_ ("Town"), 20),
  TEXT (COUNTRY, N_ ("Country"), 20),         TEXT (LATITUDE, N_ ("Latitude"), 12),
  TEXT (LONGITUDE, N_ ("Longitude"), 12),
};

static const TklFormField schedule[] = {
  TEXT (DAY_START, N_ ("A workday begins at"), 8),
};

static const TklFormField allowances[] = {
  TEXT (WAGE, N_ ("Gross hourly wage (€)"), 10),
  TEXT (COMMITTEE, N_ ("Joint committee"), 10),
  TEXT (NOTE, N_ ("Note"), 24),
};

static const TklFormGroup person_group = { N_ ("Person"), person, G_N_ELEMENTS (person) };
static const TklFormGroup home_group = { N_ ("Home"), home, G_N_ELEMENTS (home) };
static const TklFormGroup schedule_group = { N_ ("Schedule"), schedule, G_N_ELEMENTS (schedule) };
static const TklFormGroup allowances_group
    = { N_ ("Allowances"), allowances, G_N_ELEMENTS (allowances) };

static const TklFormWords words
    = { .icon_name = "avatar-default-symbolic",
        .none_title = N_ ("Nobody chosen"),
        .none_text = N_ ("Choose an employee in the table to see and change what is known."),
        .new_title = N_ ("New Employee"),
        .saved = N_ ("Employee saved"),
        .removed = N_ ("Employee deleted"),
        .remove = N_ ("Delete this employee") };

static char
decimal_point (void)
{
  return localeconv ()->decimal_point[0] == ',' ? ',' : '.';
}

static char *
get_text (TklFormPane *pane, guint field)
{
  return tkl_employee_edit_text (TKL_EMPLOYEE_PANE (pane)->edit, field, decimal_point ());
}

static void
take_edit (TklEmployeePane *self, TklEmployeeEdit *edit)
{
  tkl_employee_edit_free (self->edit);
  self->edit = edit;
}

static void
set_text (TklFormPane *pane, guint field, const char *text)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);
  TklDay today = tkl_desk_get_today (tkl_form_pane_get_desk (pane));

  take_edit (self, tkl_employee_edit_set_text (self->edit, field, text, today));
}

static GArray *
validate (TklFormPane *pane)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);

  return tkl_employee_edit_validate (self->edit, self->form->taken);
}

static gboolean
changed (TklFormPane *pane)
{
  return tkl_employee_edit_changed (TKL_EMPLOYEE_PANE (pane)->edit);
}

static void
shown (TklFormPane *pane)
{
  const TklEmployee *employee = TKL_EMPLOYEE_PANE (pane)->edit->curr;
  g_autofree char *name = tkl_employee_name (employee);

  tkl_form_pane_set_titles (pane, name, employee->number);
}

/* --- home ------------------------------------------------------------------------------------- */

static const TklAddress *
get_address (TklFormPane *pane)
{
  return &TKL_EMPLOYEE_PANE (pane)->edit->curr->address;
}

/* The circle is that of the settings, within which ticks are found at home. */
static TklPoint
get_place (TklFormPane *pane, int *ret_radius_m)
{
  *ret_radius_m = tkl_company_home_radius_m (tkl_desk_get_company (tkl_form_pane_get_desk (pane)));
  return TKL_EMPLOYEE_PANE (pane)->edit->curr->home;
}

static void
set_place (TklFormPane *pane, TklPoint place)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);

  take_edit (self, tkl_employee_edit_set_home (self->edit, place));
}

/* --- loading and saving ----------------------------------------------------------------------- */

static TklOffice *
office_of (TklFormPane *pane)
{
  return tkl_desk_get_office (tkl_form_pane_get_desk (pane));
}

static void
load (TklFormPane *pane,
      gint64 id,
      gint64 copy_of,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  tkl_employee_load_async (office_of (pane), id, cancellable, callback, user_data);
}

static TklOffice *
source_of (GAsyncResult *result)
{
  g_autoptr (GObject) source = g_async_result_get_source_object (result);

  return TKL_OFFICE (source);
}

static gboolean
take_loaded (TklFormPane *pane, GAsyncResult *result, GError **error)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);
  TklEmployeeForm *form = tkl_employee_load_finish (source_of (result), result, error);

  if (form == NULL)
    return FALSE;
  g_clear_pointer (&self->form, tkl_employee_form_free);
  self->form = form;
  if (self->edit != NULL && self->edit->orig->id == form->employee->id
      && tkl_employee_edit_changed (self->edit))
    take_edit (self, tkl_employee_edit_rebase (self->edit, form->employee));
  else
    take_edit (self, tkl_employee_edit_new (form->employee));
  return TRUE;
}

static void
loaded (TklFormPane *pane)
{
  tkl_employee_pane_show_keys (TKL_EMPLOYEE_PANE (pane));
  tkl_employee_pane_show_schedules (TKL_EMPLOYEE_PANE (pane));
}

/* A key or a schedule that was typed for one must not be given to another. */
static void
forget (TklFormPane *pane)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);

  g_clear_pointer (&self->edit, tkl_employee_edit_free);
  tkl_employee_pane_clear_gift (self);
  tkl_employee_pane_clear_schedule (self);
}

static void
leave (TklFormPane *pane)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);

  tkl_employee_edit_free (self->left);
  self->left = g_steal_pointer (&self->edit);
}

static void
take_up (TklFormPane *pane)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (pane);

  take_edit (self, g_steal_pointer (&self->left));
}

static void
save (TklFormPane *pane, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_employee_save_async (office_of (pane), TKL_EMPLOYEE_PANE (pane)->edit->curr, NULL, callback,
                           user_data);
}

static gboolean
saved (TklFormPane *pane, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return tkl_employee_save_finish (source_of (result), result, ret_change, error);
}

static void
took_id (TklFormPane *pane, gint64 id)
{
  TklEmployeeEdit *edit = TKL_EMPLOYEE_PANE (pane)->edit;

  edit->orig->id = edit->curr->id = id;
}

static void
remove_employee (TklFormPane *pane, GAsyncReadyCallback callback, gpointer user_data)
{
  const TklEmployee *employee = TKL_EMPLOYEE_PANE (pane)->form->employee;

  tkl_employee_delete_async (office_of (pane), employee->id, employee->version, NULL, callback,
                             user_data);
}

static gboolean
removed (TklFormPane *pane, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return tkl_employee_delete_finish (source_of (result), result, ret_change, error);
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_employee_pane_new (TklDesk *desk)
{
  TklEmployeePane *self = g_object_new (TKL_TYPE_EMPLOYEE_PANE, NULL);
  TklFormPane *pane = TKL_FORM_PANE (self);

  tkl_form_pane_set_up (pane, desk, &words);
  tkl_form_pane_add_group (pane, &person_group);
  tkl_employee_pane_add_keys (self);
  tkl_form_pane_add_place (pane, tkl_form_pane_add_group (pane, &home_group),
                           _ ("Map of the home"));
  tkl_employee_pane_add_schedules (self, tkl_form_pane_add_group (pane, &schedule_group));
  tkl_form_pane_add_group (pane, &allowances_group);
  return GTK_WIDGET (self);
}

static void
tkl_employee_pane_finalize (GObject *object)
{
  TklEmployeePane *self = TKL_EMPLOYEE_PANE (object);

  g_clear_pointer (&self->form, tkl_employee_form_free);
  g_clear_pointer (&self->edit, tkl_employee_edit_free);
  g_clear_pointer (&self->left, tkl_employee_edit_free);
  g_ptr_array_unref (self->key_rows);
  g_ptr_array_unref (self->schedule_rows);
  G_OBJECT_CLASS (tkl_employee_pane_parent_class)->finalize (object);
}

static void
tkl_employee_pane_class_init (TklEmployeePaneClass *klass)
{
  TklFormPaneClass *form_class = TKL_FORM_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_employee_pane_finalize;
  form_class->load = load;
  form_class->take_loaded = take_loaded;
  form_class->loaded = loaded;
  form_class->forget = forget;
  form_class->leave = leave;
  form_class->take_up = take_up;
  form_class->get_text = get_text;
  form_class->set_text = set_text;
  form_class->validate = validate;
  form_class->changed = changed;
  form_class->shown = shown;
  form_class->save = save;
  form_class->saved = saved;
  form_class->took_id = took_id;
  form_class->remove = remove_employee;
  form_class->removed = removed;
  form_class->get_address = get_address;
  form_class->get_place = get_place;
  form_class->set_place = set_place;
}

static void
tkl_employee_pane_init (TklEmployeePane *self)
{
  self->key_rows = g_ptr_array_new ();
  self->schedule_rows = g_ptr_array_new ();
}
