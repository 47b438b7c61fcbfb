/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of TklFormPane: made of tables, filled from the edit, marked with what is wrong. */
/* Thread: main. */
#include "tkl-form-pane-private.h"

#include "tkl-field-row.h"

#include <glib/gi18n-lib.h>

/* --- showing ---------------------------------------------------------------------------------- */

/* Of a chosen value that are always seen; a longer one gets an ellipsis. */
#define VALUE_CHARS 18

static void
tell (TklFormPane *self, guint field, const char *text)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  GtkWidget *row = priv->rows[field];
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (priv->toggles[field] != NULL ? GTK_WIDGET (priv->toggles[field]) : row),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* @reason: (nullable): under the title of a row without an entry, with an exclamation mark when it is
 * on or off. */
static void
warn (TklFormPane *self, guint field, const char *reason)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  GtkWidget *row = priv->rows[field];
  const char *help = priv->fields[field]->help;
  const char *text = reason != NULL ? reason : help != NULL ? _ (help) : "";

  if (reason != NULL)
    gtk_widget_add_css_class (row, "tkl-warning");
  else
    gtk_widget_remove_css_class (row, "tkl-warning");
  tell (self, field, text);
  if (priv->marks[field] != NULL)
    gtk_widget_set_visible (priv->marks[field], reason != NULL);
}

void
tkl_form_pane_tell (TklFormPane *self, guint field, const char *text)
{
  g_return_if_fail (TKL_IS_FORM_PANE (self) && text != NULL);
  g_return_if_fail (tkl_form_pane_private (self)->fields[field]->kind != TKL_FORM_TEXT);

  tell (self, field, text);
}

static void
show_choice (GtkWidget *row, const TklFormField *field, const char *text)
{
  for (guint i = 0; field->words[i] != NULL; i++)
    if (g_str_equal (field->words[i], text))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* What is being typed outlives that the same record was read again. */
static gboolean
is_typed (const TklFormPanePrivate *priv, GtkWidget *row)
{
  return priv->rows_nth == priv->showing_nth && tkl_field_row_is_edited (TKL_FIELD_ROW (row))
         && !gtk_widget_has_css_class (row, "tkl-error");
}

static void
show_field (TklFormPane *self, guint field)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  g_autofree char *text = TKL_FORM_PANE_GET_CLASS (self)->get_text (self, field);

  switch (priv->fields[field]->kind)
    {
    case TKL_FORM_SWITCH:
      gtk_switch_set_active (priv->toggles[field], g_str_equal (text, "1"));
      warn (self, field, NULL);
      break;
    case TKL_FORM_CHOICE:
      show_choice (priv->rows[field], priv->fields[field], text);
      warn (self, field, NULL);
      break;
    case TKL_FORM_TEXT:
    default:
      if (!is_typed (priv, priv->rows[field]))
        tkl_field_row_set_text (TKL_FIELD_ROW (priv->rows[field]), text);
      break;
    }
}

static void
show_problem (TklFormPane *self, const TklFieldProblem *problem)
{
  GtkWidget *row = tkl_form_pane_private (self)->rows[problem->field];

  if (!TKL_IS_FIELD_ROW (row))
    warn (self, problem->field, _ (problem->reason));
  else if (problem->is_error)
    tkl_field_row_set_error (TKL_FIELD_ROW (row), _ (problem->reason));
  else
    tkl_field_row_set_warning (TKL_FIELD_ROW (row), _ (problem->reason));
}

static void
show_map (TklFormPane *self)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  int radius_m = 0;
  TklPoint place;

  if (priv->map == NULL)
    return;
  place = TKL_FORM_PANE_GET_CLASS (self)->get_place (self, &radius_m);
  tkl_place_map_show (priv->map, place, radius_m, priv->map_of != priv->id);
  priv->map_of = priv->id;
}

void
tkl_form_pane_show_rows (TklFormPane *self)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  g_autoptr (GArray) problems = TKL_FORM_PANE_GET_CLASS (self)->validate (self);

  priv->showing = TRUE;
  for (guint field = 0; field < TKL_FORM_MAX_FIELDS; field++)
    if (priv->rows[field] != NULL)
      show_field (self, field);
  for (guint i = 0; i < problems->len; i++)
    show_problem (self, &g_array_index (problems, TklFieldProblem, i));
  priv->showing = FALSE;
  priv->rows_nth = priv->showing_nth;
  show_map (self);
}

/* --- typing ----------------------------------------------------------------------------------- */

static void
commit (TklFormPane *self, GtkWidget *row, const char *text)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  if (priv->showing || !priv->has_edit)
    return;
  TKL_FORM_PANE_GET_CLASS (self)->set_text (self, field, text);
  tkl_form_pane_take (self);
}

/* What was wrong is in the edit already. */
void
tkl_form_pane_take_typed (TklFormPane *self)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);

  for (guint field = 0; field < TKL_FORM_MAX_FIELDS; field++)
    if (TKL_IS_FIELD_ROW (priv->rows[field])
        && !gtk_widget_has_css_class (priv->rows[field], "tkl-error"))
      tkl_field_row_commit (TKL_FIELD_ROW (priv->rows[field]));
}

static void
committed_cb (TklFormPane *self, const char *text, GtkWidget *row)
{
  commit (self, row, text);
}

static void
switched_cb (TklFormPane *self, GParamSpec *pspec, GtkWidget *toggle)
{
  commit (self, toggle, gtk_switch_get_active (GTK_SWITCH (toggle)) ? "1" : "0");
}

static void
chosen_cb (TklFormPane *self, GParamSpec *pspec, GtkWidget *row)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected != GTK_INVALID_LIST_POSITION)
    commit (self, row, tkl_form_pane_private (self)->fields[field]->words[selected]);
}

/* --- building --------------------------------------------------------------------------------- */

static GtkWidget *
make_text (TklFormPane *self, const TklFormField *field)
{
  GtkWidget *row
      = tkl_field_row_new (_ (field->title), field->help != NULL ? _ (field->help) : NULL);

  tkl_field_row_set_width (TKL_FIELD_ROW (row), field->chars);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field->field));
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_switch (TklFormPane *self, const TklFormField *field)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
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
  priv->toggles[field->field] = GTK_SWITCH (toggle);
  priv->marks[field->field] = mark;
  return row;
}

const char *
tkl_form_field_choice (const TklFormField *field, guint choice)
{
  return field->context != NULL
             ? g_dpgettext2 (GETTEXT_PACKAGE, field->context, field->titles[choice])
             : _ (field->titles[choice]);
}

static void
setup_value_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_value_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *value = gtk_list_item_get_item (item);
  const char *text = gtk_string_object_get_string (value);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_text (label, text);
  gtk_label_set_width_chars (label, MIN ((int) g_utf8_strlen (text, -1), VALUE_CHARS));
}

/* The help beside it wraps, rather than that the value is cut. */
static void
keep_value_readable (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_value_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_value_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

static GtkWidget *
make_choice (TklFormPane *self, const TklFormField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; field->words[i] != NULL; i++)
    gtk_string_list_append (titles, tkl_form_field_choice (field, i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  keep_value_readable (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field->field));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_row (TklFormPane *self, const TklFormField *field)
{
  switch (field->kind)
    {
    case TKL_FORM_SWITCH:
      return make_switch (self, field);
    case TKL_FORM_CHOICE:
      return make_choice (self, field);
    case TKL_FORM_TEXT:
    default:
      return make_text (self, field);
    }
}

AdwPreferencesGroup *
tkl_form_pane_add_group (TklFormPane *self, const TklFormGroup *group)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (widget, _ (group->title));
  for (guint i = 0; i < group->n_fields; i++)
    {
      const TklFormField *field = &group->fields[i];
      GtkWidget *row;

      g_assert (field->field < TKL_FORM_MAX_FIELDS);
      priv->fields[field->field] = field;
      row = make_row (self, field);
      priv->rows[field->field] = row;
      if (!priv->has_rows)
        priv->first = field->field;
      priv->has_rows = TRUE;
      adw_preferences_group_add (widget, row);
    }
  adw_preferences_page_add (priv->page, widget);
  return widget;
}

GtkWidget *
tkl_form_pane_get_row (TklFormPane *self, guint field)
{
  g_return_val_if_fail (field < TKL_FORM_MAX_FIELDS, NULL);

  return tkl_form_pane_private (self)->rows[field];
}

/* --- place ------------------------------------------------------------------------------------ */

static const TklAddress *
get_address (gpointer user_data)
{
  TklFormPane *self = user_data;

  return tkl_form_pane_private (self)->has_edit ? TKL_FORM_PANE_GET_CLASS (self)->get_address (self)
                                                : NULL;
}

static void
moved_cb (TklFormPane *self, const TklPoint *point)
{
  if (!tkl_form_pane_private (self)->has_edit)
    return;
  TKL_FORM_PANE_GET_CLASS (self)->set_place (self, *point);
  tkl_form_pane_take (self);
}

static void
located_cb (TklFormPane *self, const TklPoint *point)
{
  tkl_form_pane_private (self)->map_of = -1;
  moved_cb (self, point);
}

void
tkl_form_pane_add_place (TklFormPane *self, AdwPreferencesGroup *group, const char *map_title)
{
  TklFormPanePrivate *priv = tkl_form_pane_private (self);
  GtkWidget *locate = tkl_locate_row_new (priv->desk, get_address, self);
  GtkWidget *map = tkl_place_map_new (map_title);

  priv->locate = TKL_LOCATE_ROW (locate);
  priv->map = TKL_PLACE_MAP (map);
  priv->map_of = -1;
  g_signal_connect_object (locate, "located", G_CALLBACK (located_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  for (guint field = 0; field < TKL_FORM_MAX_FIELDS; field++)
    if (TKL_IS_FIELD_ROW (priv->rows[field])
        && gtk_widget_is_ancestor (priv->rows[field], GTK_WIDGET (group)))
      tkl_locate_row_watch (priv->locate, TKL_FIELD_ROW (priv->rows[field]));
  adw_preferences_group_add (group, locate);
  adw_preferences_group_add (group, map);
}
