/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectEdit: a project being changed in a form, and what is wrong or missing (F115–F135). */
/* Thread: any; a plain value. */
#include "tkl-project-edit.h"

#include "tkl-ident.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

#define AT(member) G_STRUCT_OFFSET (TklProject, member)

/* By the values of their enums. */
static const char *const modes[] = { "radius", "poi", NULL };
static const char *const states[] = { "active", "blocked", "closed", NULL };
static const char *const parties[] = { "", "own", "client", "executor", NULL };

static const TklField fields[TKL_PROJECT_N_FIELDS] = {
  [TKL_PROJECT_FIELD_NUMBER] = { TKL_FIELD_LINE, AT (number), NULL },
  [TKL_PROJECT_FIELD_NAME] = { TKL_FIELD_LINE, AT (name), NULL },
  [TKL_PROJECT_FIELD_CLIENT] = { TKL_FIELD_LINE, AT (client), NULL },
  [TKL_PROJECT_FIELD_STATUS] = { TKL_FIELD_CHOICE, AT (status), states },
  [TKL_PROJECT_FIELD_FROM] = { TKL_FIELD_DAY, AT (from), NULL },
  [TKL_PROJECT_FIELD_TO] = { TKL_FIELD_DAY, AT (to), NULL },
  [TKL_PROJECT_FIELD_STREET] = { TKL_FIELD_LINE, AT (address.street), NULL },
  [TKL_PROJECT_FIELD_HOUSE_NUMBER] = { TKL_FIELD_LINE, AT (address.house_number), NULL },
  [TKL_PROJECT_FIELD_POSTAL_CODE] = { TKL_FIELD_LINE, AT (address.postal_code), NULL },
  [TKL_PROJECT_FIELD_TOWN] = { TKL_FIELD_LINE, AT (address.town), NULL },
  [TKL_PROJECT_FIELD_COUNTRY] = { TKL_FIELD_LINE, AT (address.country), NULL },
  [TKL_PROJECT_FIELD_LATITUDE] = { TKL_FIELD_LATITUDE, AT (location.lat_e7), NULL },
  [TKL_PROJECT_FIELD_LONGITUDE] = { TKL_FIELD_LONGITUDE, AT (location.lon_e7), NULL },
  [TKL_PROJECT_FIELD_MODE] = { TKL_FIELD_CHOICE, AT (mode), modes },
  [TKL_PROJECT_FIELD_RADIUS] = { TKL_FIELD_METRES, AT (radius_m), NULL },
  [TKL_PROJECT_FIELD_PRESENCE_REQUIRED] = { TKL_FIELD_SWITCH, AT (presence_required), NULL },
  [TKL_PROJECT_FIELD_WORKS_DECLARED] = { TKL_FIELD_SWITCH, AT (works_declared), NULL },
  [TKL_PROJECT_FIELD_DECLARATION_NUMBER] = { TKL_FIELD_DECLARATION, AT (declaration_number), NULL },
  [TKL_PROJECT_FIELD_PRESENCE_PARTY] = { TKL_FIELD_CHOICE, AT (presence_party), parties },
  [TKL_PROJECT_FIELD_PRESENCE_NOTE] = { TKL_FIELD_LINES, AT (presence_note), NULL },
  [TKL_PROJECT_FIELD_FOR_SERVICE] = { TKL_FIELD_SWITCH, AT (for_service), NULL },
  [TKL_PROJECT_FIELD_COLOUR] = { TKL_FIELD_COLOUR, AT (colour), NULL },
  [TKL_PROJECT_FIELD_NOTE] = { TKL_FIELD_LINES, AT (note), NULL },
};

static TklFields
fields_of (const TklProjectEdit *edit)
{
  return (TklFields){ fields, TKL_PROJECT_N_FIELDS, edit->orig, edit->curr,
                      ((TklProjectEdit *) edit)->typed };
}

/* --- value ----------------------------------------------------------------------------------- */

TklProjectEdit *
tkl_project_edit_new (const TklProject *project)
{
  TklProjectEdit *edit = g_new0 (TklProjectEdit, 1);

  g_return_val_if_fail (project != NULL, NULL);

  edit->orig = tkl_project_copy (project);
  edit->curr = tkl_project_copy (project);
  return edit;
}

TklProjectEdit *
tkl_project_edit_copy (const TklProjectEdit *edit)
{
  TklProjectEdit *copy = g_new0 (TklProjectEdit, 1);
  TklFields from, to;

  g_return_val_if_fail (edit != NULL, NULL);

  copy->orig = tkl_project_copy (edit->orig);
  copy->curr = tkl_project_copy (edit->curr);
  from = fields_of (edit);
  to = fields_of (copy);
  tkl_fields_copy_typed (&from, &to);
  return copy;
}

void
tkl_project_edit_free (TklProjectEdit *edit)
{
  TklFields view;

  if (edit == NULL)
    return;
  view = fields_of (edit);
  tkl_fields_clear_typed (&view);
  tkl_project_free (edit->orig);
  tkl_project_free (edit->curr);
  g_free (edit);
}

TklProjectEdit *
tkl_project_edit_set_text (const TklProjectEdit *edit,
                           TklProjectField field,
                           const char *text,
                           TklDay today)
{
  TklProjectEdit *copy = tkl_project_edit_copy (edit);
  TklFields view = fields_of (copy);

  tkl_fields_set_text (&view, field, text, today);
  return copy;
}

TklProjectEdit *
tkl_project_edit_set_location (const TklProjectEdit *edit, TklPoint location)
{
  TklProjectEdit *copy = tkl_project_edit_copy (edit);

  copy->curr->location = location;
  g_clear_pointer (&copy->typed[TKL_PROJECT_FIELD_LATITUDE], g_free);
  g_clear_pointer (&copy->typed[TKL_PROJECT_FIELD_LONGITUDE], g_free);
  return copy;
}

char *
tkl_project_edit_text (const TklProjectEdit *edit, TklProjectField field)
{
  TklFields view;

  g_return_val_if_fail (edit != NULL, NULL);

  view = fields_of (edit);
  return tkl_fields_text (&view, field, '.');
}

gboolean
tkl_project_edit_changed (const TklProjectEdit *edit)
{
  TklFields view;

  g_return_val_if_fail (edit != NULL, FALSE);

  view = fields_of (edit);
  return tkl_fields_changed (&view);
}

TklProjectEdit *
tkl_project_edit_rebase (const TklProjectEdit *edit, const TklProject *stored)
{
  TklProjectEdit *based = tkl_project_edit_new (stored);
  TklFields from, onto;

  g_return_val_if_fail (edit != NULL, NULL);

  from = fields_of (edit);
  onto = fields_of (based);
  tkl_fields_rebase (&from, &onto);
  return based;
}

void
tkl_project_take_fields (TklProject *to, const TklProject *from, guint32 mask)
{
  g_return_if_fail (to != NULL && from != NULL);

  for (guint i = 0; i < TKL_PROJECT_N_FIELDS; i++)
    if ((mask & (1u << i)) != 0)
      tkl_field_take (&fields[i], to, from);
}

/* --- what is wrong, and what is missing ------------------------------------------------------- */

static void
check_number (GArray *problems, const TklProject *project, GHashTable *taken)
{
  if (tkl_str_empty (project->number))
    tkl_problems_add (problems, TKL_PROJECT_FIELD_NUMBER, TKL_PROBLEM_MISSING, TRUE,
                      N_ ("The number is missing."));
  else if (taken != NULL && g_hash_table_contains (taken, project->number))
    tkl_problems_add (problems, TKL_PROJECT_FIELD_NUMBER, TKL_PROBLEM_TAKEN, TRUE,
                      N_ ("Another project has this number."));
}

/* Found by its circle too, and so in need of a centre, unless zones alone will do. */
static const char *
explain_no_place (const TklProject *project, const TklProjectSurroundings *around)
{
  if (project->mode == TKL_PROJECT_MODE_POI || around->n_zones > 0)
    return NULL;
  return N_ ("Without coordinates or a zone, no tick is found at this project.");
}

static void
check_mode (GArray *problems, const TklProject *project, const TklProjectSurroundings *around)
{
  if (project->mode == TKL_PROJECT_MODE_POI && around->n_zones == 0)
    tkl_problems_add (problems, TKL_PROJECT_FIELD_MODE, TKL_PROBLEM_NO_ZONE, FALSE,
                      N_ ("There is no zone yet: no tick is found at this project."));
}

static void
check_radius (GArray *problems, const TklProject *project, const TklProjectSurroundings *around)
{
  if (project->mode == TKL_PROJECT_MODE_RADIUS && project->radius_m == 0
      && around->default_radius_m == 0 && tkl_point_is_set (project->location))
    tkl_problems_add (problems, TKL_PROJECT_FIELD_RADIUS, TKL_PROBLEM_NO_RADIUS, FALSE,
                      N_ ("Neither here nor in the settings there is a radius: ticks at any "
                          "distance may be taken for this project."));
}

/* The check is one of experience: it warns, and never refuses. */
static void
check_declaration (GArray *problems, const TklProject *project)
{
  TklIdentProblem problem = tkl_ident_declaration_number (project->declaration_number, NULL);
  TklProjectField field = TKL_PROJECT_FIELD_DECLARATION_NUMBER;

  if (problem == TKL_IDENT_EMPTY && project->presence_required)
    tkl_problems_add (problems, field, TKL_PROBLEM_MISSING, FALSE,
                      N_ ("Checkin@Work needs the number of the works declaration."));
  else if (problem == TKL_IDENT_CHECK)
    tkl_problems_add (problems, field, TKL_PROBLEM_CHECK, FALSE,
                      N_ ("The check character disagrees: compare the number with the "
                          "declaration. It is kept as it is."));
  else if (problem == TKL_IDENT_LENGTH || problem == TKL_IDENT_SYNTAX)
    tkl_problems_add (problems, field, TKL_PROBLEM_UNREADABLE, FALSE,
                      N_ ("13 characters are expected, digits and letters without I and O, such "
                          "as 1Y1ZZ000001HZ."));
}

static void
check_works (GArray *problems, const TklProject *project)
{
  if (project->presence_required && !project->works_declared)
    tkl_problems_add (problems, TKL_PROJECT_FIELD_WORKS_DECLARED, TKL_PROBLEM_MISSING, FALSE,
                      N_ ("Checkin@Work needs this too."));
}

static void
check_related (GArray *problems,
               const TklProjectEdit *edit,
               TklProjectField field,
               const TklProjectSurroundings *around)
{
  TklFields view = fields_of (edit);

  if (field == TKL_PROJECT_FIELD_NUMBER)
    check_number (problems, edit->curr, around->taken);
  else if (field == TKL_PROJECT_FIELD_TO)
    tkl_fields_check_period (&view, TKL_PROJECT_FIELD_FROM, field, problems);
  else if (field == TKL_PROJECT_FIELD_LATITUDE || field == TKL_PROJECT_FIELD_LONGITUDE)
    tkl_fields_check_place (&view, field, TKL_PROJECT_FIELD_LATITUDE,
                            explain_no_place (edit->curr, around), problems);
  else if (field == TKL_PROJECT_FIELD_MODE)
    check_mode (problems, edit->curr, around);
  else if (field == TKL_PROJECT_FIELD_RADIUS && edit->typed[field] == NULL)
    check_radius (problems, edit->curr, around);
  else if (field == TKL_PROJECT_FIELD_WORKS_DECLARED)
    check_works (problems, edit->curr);
  else if (field == TKL_PROJECT_FIELD_DECLARATION_NUMBER)
    check_declaration (problems, edit->curr);
}

GArray *
tkl_project_edit_validate (const TklProjectEdit *edit, const TklProjectSurroundings *around)
{
  GArray *problems = tkl_problems_new ();
  TklFields view;

  g_return_val_if_fail (edit != NULL && around != NULL, problems);

  view = fields_of (edit);
  for (guint i = 0; i < TKL_PROJECT_N_FIELDS; i++)
    {
      tkl_fields_check_text (&view, i, problems);
      check_related (problems, edit, (TklProjectField) i, around);
      tkl_problems_check_address (problems, i, TKL_PROJECT_FIELD_HOUSE_NUMBER, &edit->orig->address,
                                  &edit->curr->address);
    }
  return problems;
}

gboolean
tkl_project_needs_attention (const TklProject *project, const TklProjectSurroundings *around)
{
  g_autoptr (TklProjectEdit) edit = NULL;
  g_autoptr (GArray) problems = NULL;

  g_return_val_if_fail (project != NULL && around != NULL, FALSE);

  if (project->status != TKL_PROJECT_ACTIVE)
    return FALSE;
  edit = tkl_project_edit_new (project);
  problems = tkl_project_edit_validate (edit, around);
  return problems->len > 0;
}

G_STATIC_ASSERT (sizeof (TklProjectMode) == sizeof (int)
                 && sizeof (TklProjectStatus) == sizeof (int) && sizeof (TklParty) == sizeof (int));
