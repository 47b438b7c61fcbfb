/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectPane: the form of one project beside the table; each field is saved at once (F115–F135). */
/* Thread: main. */
#include "tkl-project-pane.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-present.h"
#include "tkl-project-service.h"
#include "tkl-project-words.h"
#include "tkl-radius-row.h"
#include "tkl-typed.h"
#include "tkl-zones-group.h"

#include <glib/gi18n-lib.h>

struct _TklProjectPane
{
  TklFormPane parent_instance;
  TklProjectForm *form;    /* (owned) (nullable): as loaded */
  TklProjectEdit *edit;    /* (owned) (nullable): as the fields say */
  TklProjectEdit *left;    /* (owned) (nullable): that could not be saved and was put aside */
  GtkColorChooser *colour; /* beside the field of the colour */
  TklRadiusRow *radius;    /* under the field of the radius */
  TklZonesGroup *zones;
  guint n_linked;      /* ticks that a state other than active would take it from */
  GCancellable *count; /* (owned) (nullable): of those */
};

G_DEFINE_FINAL_TYPE (TklProjectPane, tkl_project_pane, TKL_TYPE_FORM_PANE)

/* --- fields ----------------------------------------------------------------------------------- */

#define TEXT(NAME, title, chars)                                                                   \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_TEXT, chars                                          \
  }
#define HELPED(NAME, title, chars, text)                                                           \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_TEXT, chars, .help = text                            \
  }
#define SWITCH(NAME, title, text)                                                                  \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_SWITCH, 0, .help = text                              \
  }
#define CHOICE(NAME, title, words, titles, text)                                                   \
  {                                                                                                \
    TKL_PROJECT_FIELD_##NAME, title, TKL_FORM_CHOICE, 0, words, titles, .help = text               \
  }

static const TklFormField project[] = {
  TEXT (NUMBER, N_ ("Number"), 12),
  TEXT (NAME, N_ ("Name"), 20),
  TEXT (CLIENT, N_ ("Client"), 20),
  { TKL_PROJECT_FIELD_STATUS, N_ ("State"), TKL_FORM_CHOICE, 0, tkl_project_states,
    tkl_project_state_titles, "project", N_ ("Ticks are linked while it is active.") },
  TEXT (FROM, N_ ("First day"), 12),
  TEXT (TO, N_ ("Last day"), 12),
};

static const TklFormField place[] = {
  TEXT (STREET, N_ ("Street"), 20),           TEXT (HOUSE_NUMBER, N_ ("House number"), 10),
  TEXT (POSTAL_CODE, N_ ("Postal code"), 10), TEXT (TOWN, N_ ("Town"), 20),
  TEXT (COUNTRY, N_ ("Country"), 20),         TEXT (LATITUDE, N_ ("Latitude"), 12),
  TEXT (LONGITUDE, N_ ("Longitude"), 12),
};

static const TklFormField found[] = {
  CHOICE (MODE, N_ ("Found by"), tkl_project_modes, tkl_project_mode_titles, NULL),
  HELPED (RADIUS, N_ ("Radius (m)"), 10, N_ ("Empty: that of the settings.")),
};

static const TklFormField presence[] = {
  SWITCH (PRESENCE_REQUIRED, N_ ("Checkin@Work is mandatory"), NULL),
  SWITCH (WORKS_DECLARED, N_ ("Works are declared"), NULL),
  TEXT (DECLARATION_NUMBER, N_ ("Declaration number"), 16),
  CHOICE (PRESENCE_PARTY,
          N_ ("Who registers"),
          tkl_project_parties,
          tkl_project_party_titles,
          N_ ("Client and executor are both liable: agree who does it.")),
  HELPED (PRESENCE_NOTE, N_ ("Internal note"), 20, N_ ("Never sent.")),
};

static const TklFormField more[] = {
  SWITCH (FOR_SERVICE,
          N_ ("For service technicians"),
          N_ ("Offered for ticks without a destination, as a repair and first in the list of "
              "projects.")),
  HELPED (COLOUR, N_ ("Colour"), 10, N_ ("On maps, such as #1C71D8.")),
  TEXT (NOTE, N_ ("Note"), 24),
};

#define GROUP(fields, title)                                                                       \
  static const TklFormGroup fields##_group = { title, fields, G_N_ELEMENTS (fields) }
GROUP (project, N_ ("Project"));
GROUP (place, N_ ("Work address"));
GROUP (found, N_ ("Radius"));
GROUP (presence, N_ ("Social security"));
GROUP (more, N_ ("More"));

static const TklFormWords words
    = { .icon_name = "mark-location-symbolic",
        .none_title = N_ ("No project chosen"),
        .none_text = N_ ("Choose a project in the table to see and change what is known."),
        .new_title = N_ ("New Project"),
        .saved = N_ ("Project saved"),
        .removed = N_ ("Project deleted"),
        .remove = N_ ("Delete this project") };

static char *
get_text (TklFormPane *pane, guint field)
{
  return tkl_project_edit_text (TKL_PROJECT_PANE (pane)->edit, field);
}

static void
take_edit (TklProjectPane *self, TklProjectEdit *edit)
{
  tkl_project_edit_free (self->edit);
  self->edit = edit;
}

static void
set_text (TklFormPane *pane, guint field, const char *text)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);
  TklDay today = tkl_desk_get_today (tkl_form_pane_get_desk (pane));

  take_edit (self, tkl_project_edit_set_text (self->edit, field, text, today));
}

static GArray *
validate (TklFormPane *pane)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);
  const TklProjectForm *form = self->form;
  const TklProjectSurroundings around = { form->taken, form->default_radius_m, form->zones->len };

  return tkl_project_edit_validate (self->edit, &around);
}

static gboolean
changed (TklFormPane *pane)
{
  return tkl_project_edit_changed (TKL_PROJECT_PANE (pane)->edit);
}

/* The radius that counts; 0 = none. */
static int
effective_radius_m (const TklProjectPane *self)
{
  int own_m = self->edit->curr->radius_m;

  return own_m != 0 ? own_m : self->form->default_radius_m;
}

/* Without one of its own the button is as grey as nothing. */
static void
show_colour (TklProjectPane *self)
{
  int rgb = self->edit->curr->colour;
  GdkRGBA colour = { 0.6f, 0.6f, 0.6f, 1 };

  if (rgb >= 0)
    colour = (GdkRGBA){ (float) (rgb >> 16 & 0xFF) / 255, (float) (rgb >> 8 & 0xFF) / 255,
                        (float) (rgb & 0xFF) / 255, 1 };
  gtk_color_chooser_set_rgba (self->colour, &colour);
}

/* --- what the state does ---------------------------------------------------------------------- */

/* Returns: (transfer full): of one that is active. */
static char *
word_active (const TklProject *of, TklDay today, guint n_linked)
{
  g_autofree char *last = tkl_format_day (of->to);

  if (of->to == today)
    return g_strdup (_ ("Ends today: ticks of tomorrow are not linked to it."));
  if (tkl_project_is_over (of, today))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Ended on %s: later ticks are not linked to it."), last);
  if (n_linked == 0)
    return g_strdup (_ ("Ticks are linked while it is active."));
  return g_strdup_printf (ngettext ("Blocked or closed, it is found on no day: %'u linked tick "
                                    "would lose it.",
                                    "Blocked or closed, it is found on no day: %'u linked ticks "
                                    "would lose it.",
                                    n_linked),
                          n_linked);
}

static void
tell_state (TklProjectPane *self)
{
  const TklProject *of = self->edit->curr;
  TklFormPane *pane = TKL_FORM_PANE (self);
  g_autofree char *text = NULL;

  if (of->status == TKL_PROJECT_ACTIVE)
    text = word_active (of, tkl_desk_get_today (tkl_form_pane_get_desk (pane)), self->n_linked);
  else if (self->n_linked == 0)
    text = g_strdup (_ ("It is found on no day."));
  else
    text = g_strdup_printf (ngettext ("%'u linked tick loses it at the next link. Active with a "
                                      "last day, it would stay.",
                                      "%'u linked ticks lose it at the next link. Active with a "
                                      "last day, they would stay.",
                                      self->n_linked),
                            self->n_linked);
  tkl_form_pane_tell (pane, TKL_PROJECT_FIELD_STATUS, text);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  TklProjectPane *self = user_data;
  guint n = 0;

  /* Without the number the rule is still said. */
  if (!tkl_projects_count_linked_finish (TKL_OFFICE (source), result, &n, &error)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->n_linked = n;
  if (self->edit != NULL)
    tell_state (self);
}

static void
stop_count (TklProjectPane *self)
{
  if (self->count != NULL)
    g_cancellable_cancel (self->count);
  g_clear_object (&self->count);
}

/* The ticks that are linked to it now. */
static void
count_linked (TklProjectPane *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  stop_count (self);
  if (self->form->project->id == 0)
    return;
  self->count = g_cancellable_new ();
  g_array_append_val (ids, self->form->project->id);
  tkl_projects_count_linked_async (
      tkl_desk_get_office (tkl_form_pane_get_desk (TKL_FORM_PANE (self))), ids, self->count,
      counted_cb, self);
}

static void
shown (TklFormPane *pane)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);
  const TklProject *project_shown = self->edit->curr;
  const char *name = project_shown->name;

  tkl_form_pane_set_titles (pane, name != NULL ? name : project_shown->number,
                            name != NULL ? project_shown->number : NULL);
  /* A copy of what is not stored yet would be one of nothing. */
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "project.copy", !tkl_form_pane_is_new (pane));
  show_colour (self);
  tell_state (self);
  gtk_widget_set_visible (GTK_WIDGET (self->radius),
                          project_shown->mode == TKL_PROJECT_MODE_RADIUS);
  tkl_radius_row_show (self->radius, project_shown->id, project_shown->location,
                       effective_radius_m (self));
}

/* --- place ------------------------------------------------------------------------------------ */

static const TklAddress *
get_address (TklFormPane *pane)
{
  return &TKL_PROJECT_PANE (pane)->edit->curr->address;
}

/* The circle is the one that counts, if any does. */
static TklPoint
get_place (TklFormPane *pane, int *ret_radius_m)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);
  const TklProject *of = self->edit->curr;

  if (of->mode == TKL_PROJECT_MODE_POI)
    *ret_radius_m = 0;
  else
    *ret_radius_m = effective_radius_m (self);
  return of->location;
}

static void
set_place (TklFormPane *pane, TklPoint point)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);

  take_edit (self, tkl_project_edit_set_location (self->edit, point));
}

/* As if it had been typed. */
static void
radius_cb (TklFormPane *pane, int radius_m)
{
  g_autofree char *text = g_strdup_printf ("%d", radius_m);

  set_text (pane, TKL_PROJECT_FIELD_RADIUS, text);
  tkl_form_pane_take (pane);
}

static void
colour_cb (TklFormPane *pane)
{
  g_autofree char *text = NULL;
  GdkRGBA colour;

  if (TKL_PROJECT_PANE (pane)->edit == NULL)
    return;
  gtk_color_chooser_get_rgba (TKL_PROJECT_PANE (pane)->colour, &colour);
  text = tkl_typed_format_colour ((int) (colour.red * 255 + 0.5f) << 16
                                  | (int) (colour.green * 255 + 0.5f) << 8
                                  | (int) (colour.blue * 255 + 0.5f));
  set_text (pane, TKL_PROJECT_FIELD_COLOUR, text);
  tkl_form_pane_take (pane);
}

/* --- loading and saving ----------------------------------------------------------------------- */

static TklOffice *
office_of (TklFormPane *pane)
{
  return tkl_desk_get_office (tkl_form_pane_get_desk (pane));
}

static TklOffice *
source_of (GAsyncResult *result)
{
  g_autoptr (GObject) source = g_async_result_get_source_object (result);

  return TKL_OFFICE (source);
}

static void
load (TklFormPane *pane,
      gint64 id,
      gint64 copy_of,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  tkl_project_load_async (office_of (pane), id != 0 ? id : copy_of, id == 0 && copy_of != 0,
                          cancellable, callback, user_data);
}

static gboolean
take_loaded (TklFormPane *pane, GAsyncResult *result, GError **error)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);
  TklProjectForm *form = tkl_project_load_finish (source_of (result), result, error);

  if (form == NULL)
    return FALSE;
  if (self->form == NULL || self->form->project->id != form->project->id)
    self->n_linked = 0;
  g_clear_pointer (&self->form, tkl_project_form_free);
  self->form = form;
  if (self->edit != NULL && self->edit->orig->id == form->project->id
      && tkl_project_edit_changed (self->edit))
    take_edit (self, tkl_project_edit_rebase (self->edit, form->project));
  else
    take_edit (self, tkl_project_edit_new (form->project));
  return TRUE;
}

static void
loaded (TklFormPane *pane)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);

  tkl_zones_group_show (self->zones, self->form->project->id, self->form->zones);
  count_linked (self);
}

static void
forget (TklFormPane *pane)
{
  g_clear_pointer (&TKL_PROJECT_PANE (pane)->edit, tkl_project_edit_free);
}

static void
leave (TklFormPane *pane)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);

  tkl_project_edit_free (self->left);
  self->left = g_steal_pointer (&self->edit);
}

static void
take_up (TklFormPane *pane)
{
  TklProjectPane *self = TKL_PROJECT_PANE (pane);

  take_edit (self, g_steal_pointer (&self->left));
}

static void
save (TklFormPane *pane, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_project_save_async (office_of (pane), TKL_PROJECT_PANE (pane)->edit->curr, NULL, callback,
                          user_data);
}

static gboolean
saved (TklFormPane *pane, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return tkl_project_save_finish (source_of (result), result, ret_change, error);
}

static void
took_id (TklFormPane *pane, gint64 id)
{
  TklProjectEdit *edit = TKL_PROJECT_PANE (pane)->edit;

  edit->orig->id = edit->curr->id = id;
}

static void
remove_project (TklFormPane *pane, GAsyncReadyCallback callback, gpointer user_data)
{
  const TklProject *stored = TKL_PROJECT_PANE (pane)->form->project;

  tkl_project_delete_async (office_of (pane), stored->id, stored->version, NULL, callback,
                            user_data);
}

static gboolean
removed (TklFormPane *pane, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return tkl_project_delete_finish (source_of (result), result, ret_change, error);
}

/* --- closing instead of deleting -------------------------------------------------------------- */

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  if (tkl_projects_change_finish (TKL_OFFICE (source), result, &change, NULL, &error))
    tkl_desk_report_change (desk, _ ("Project closed: ticks until its last day keep it"),
                            change.entry_id != 0);
  else
    tkl_desk_report_error (desk, error);
}

/* The project that was asked about, whatever the form shows by now. */
static void
answered_cb (AdwMessageDialog *dialog, const char *response, TklDesk *desk)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TklProjectPatch patch = { .turn = TKL_PROJECT_TURN_END };
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "project");

  if (!g_str_equal (response, "close"))
    return;
  g_array_append_val (ids, *id);
  tkl_projects_change_async (tkl_desk_get_office (desk), ids, &patch, NULL, closed_cb,
                             g_object_ref (desk));
}

static void
refused (TklFormPane *pane, const GError *error)
{
  const TklProject *stored = TKL_PROJECT_PANE (pane)->form->project;
  g_autofree char *label = tkl_project_label (stored);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, label, NULL);

  tkl_error_face_ask (ADW_MESSAGE_DIALOG (dialog), error);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "close",
                                    _ ("_Close the Project"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "project", g_memdup2 (&stored->id, sizeof stored->id),
                          g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb),
                           tkl_form_pane_get_desk (pane), 0);
  tkl_present_question (GTK_WINDOW (dialog));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklFormPane *pane = TKL_FORM_PANE (widget);

  tkl_form_pane_show_new (pane, tkl_form_pane_get_id (pane));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_colour (TklProjectPane *self)
{
  GtkWidget *button = gtk_color_button_new ();
  GtkWidget *row = tkl_form_pane_get_row (TKL_FORM_PANE (self), TKL_PROJECT_FIELD_COLOUR);

  self->colour = GTK_COLOR_CHOOSER (button);
  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), _ ("Colour of the project"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose a colour"));
  /* What is pressed lies in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a colour"), -1);
  g_signal_connect_object (button, "color-set", G_CALLBACK (colour_cb), self, G_CONNECT_SWAPPED);
  tkl_field_row_add (TKL_FIELD_ROW (row), button);
}

GtkWidget *
tkl_project_pane_new (TklDesk *desk)
{
  TklFormPane *pane = g_object_new (TKL_TYPE_PROJECT_PANE, NULL);

  tkl_form_pane_set_up (pane, desk, &words);
  g_menu_prepend (tkl_form_pane_get_menu (pane), _ ("Copy this project"), "project.copy");
  tkl_form_pane_add_group (pane, &project_group);
  tkl_form_pane_add_place (pane, tkl_form_pane_add_group (pane, &place_group),
                           _ ("Map of the project"));
  TKL_PROJECT_PANE (pane)->radius = TKL_RADIUS_ROW (tkl_radius_row_new (desk));
  g_signal_connect_object (TKL_PROJECT_PANE (pane)->radius, "chosen", G_CALLBACK (radius_cb), pane,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (tkl_form_pane_add_group (pane, &found_group),
                             GTK_WIDGET (TKL_PROJECT_PANE (pane)->radius));
  TKL_PROJECT_PANE (pane)->zones = TKL_ZONES_GROUP (tkl_zones_group_new (desk));
  adw_preferences_page_add (tkl_form_pane_get_page (pane),
                            ADW_PREFERENCES_GROUP (TKL_PROJECT_PANE (pane)->zones));
  tkl_form_pane_add_group (pane, &presence_group);
  tkl_form_pane_add_group (pane, &more_group);
  add_colour (TKL_PROJECT_PANE (pane));
  return GTK_WIDGET (pane);
}

static void
tkl_project_pane_dispose (GObject *object)
{
  stop_count (TKL_PROJECT_PANE (object));
  G_OBJECT_CLASS (tkl_project_pane_parent_class)->dispose (object);
}

static void
tkl_project_pane_finalize (GObject *object)
{
  TklProjectPane *self = TKL_PROJECT_PANE (object);

  g_clear_pointer (&self->form, tkl_project_form_free);
  g_clear_pointer (&self->edit, tkl_project_edit_free);
  g_clear_pointer (&self->left, tkl_project_edit_free);
  G_OBJECT_CLASS (tkl_project_pane_parent_class)->finalize (object);
}

static void
tkl_project_pane_class_init (TklProjectPaneClass *klass)
{
  TklFormPaneClass *form_class = TKL_FORM_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_project_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_project_pane_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "project.copy", NULL, copy_action);
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
  form_class->remove = remove_project;
  form_class->removed = removed;
  form_class->refused = refused;
  form_class->get_address = get_address;
  form_class->get_place = get_place;
  form_class->set_place = set_place;
}

static void
tkl_project_pane_init (TklProjectPane *self)
{
}
