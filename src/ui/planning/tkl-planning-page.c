/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlanningPage: the list of what is planned: add, remove, paste, import (CT-11). */
/* Thread: main. */
#include "tkl-planning-page.h"

#include "tkl-error-face.h"
#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-import-dialog.h"
#include "tkl-planning-service.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

enum
{
  ROW_DAY,
  ROW_EMPLOYEE,
  ROW_PROJECT,
  N_ROWS
};

struct _TklPlanningPage
{
  TklTablePage parent_instance;
  GtkWidget *rows[N_ROWS]; /* in the pane beside the table */
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (TklPlanningPage, tkl_planning_page, TKL_TYPE_TABLE_PAGE)

static TklDesk *
desk_of (TklPlanningPage *self)
{
  return tkl_table_page_get_desk (TKL_TABLE_PAGE (self));
}

static GtkWindow *
window_of (TklPlanningPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- add -------------------------------------------------------------------------------------- */

static void
say (TklPlanningPage *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text[0] != '\0');
}

/* The day stays for the next one. */
static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklPlanningPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;
  guint n;
  gboolean done = tkl_planning_change_finish (TKL_OFFICE (source), result, &change, &n, &error);

  if (desk_of (self) == NULL)
    return;
  say (self, "");
  if (!done)
    tkl_error_face_say (self->problem, error);
  if (!done)
    return;
  tkl_field_row_set_text (TKL_FIELD_ROW (self->rows[ROW_EMPLOYEE]), "");
  tkl_desk_report_change (desk_of (self), _ ("Planning changed"), TRUE);
}

static void
add_cb (TklPlanningPage *self)
{
  const char *texts[N_ROWS];
  TklDay day;

  for (guint i = 0; i < N_ROWS; i++)
    texts[i] = tkl_field_row_get_text (TKL_FIELD_ROW (self->rows[i]));
  if (!tkl_typed_day (texts[ROW_DAY], &day))
    {
      say (self, _ ("A date is expected, such as 16/11/2026."));
      return;
    }
  if (texts[ROW_EMPLOYEE][0] == '\0' || texts[ROW_PROJECT][0] == '\0')
    {
      say (self, _ ("Enter the numbers of an employee and a project."));
      return;
    }
  tkl_planning_add_async (tkl_desk_get_office (desk_of (self)), day, texts[ROW_EMPLOYEE],
                          texts[ROW_PROJECT], added_cb, g_object_ref (self));
}

static GtkWidget *
make_problem (TklPlanningPage *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->problem = GTK_LABEL (label);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_max_width_chars (self->problem, 36);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
make_button (TklPlanningPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_form (TklPlanningPage *self)
{
  static const char *const titles[N_ROWS]
      = { N_ ("Date"), N_ ("Number of the employee"), N_ ("Number of the project") };
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *today = tkl_format_day (tkl_desk_get_today (desk_of (self)));

  adw_preferences_group_set_title (group, _ ("Add"));
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = tkl_field_row_new (_ (titles[i]), NULL);
      tkl_field_row_set_width (TKL_FIELD_ROW (self->rows[i]), 12);
      adw_preferences_group_add (group, self->rows[i]);
    }
  tkl_field_row_set_text (TKL_FIELD_ROW (self->rows[ROW_DAY]), today);
  adw_preferences_group_add (group, make_problem (self));
  adw_preferences_group_add (group, make_button (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_widget_add_css_class (page, "tkl-side");
  return page;
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (widget), TRUE);
  gtk_widget_child_focus (TKL_PLANNING_PAGE (widget)->rows[ROW_DAY], GTK_DIR_TAB_FORWARD);
}

/* --- remove ----------------------------------------------------------------------------------- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change;
  guint n;

  if (!tkl_planning_change_finish (TKL_OFFICE (source), result, &change, &n, &error))
    {
      tkl_desk_report_error (desk, error);
      return;
    }
  /* Translators: of the planning. */
  text = g_strdup_printf (ngettext ("%u row removed", "%u rows removed", n), n);
  tkl_desk_report_change (desk, text, change.entry_id != 0);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklPlanningPage *self = TKL_PLANNING_PAGE (widget);
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));

  if (ids->len > 0)
    tkl_planning_remove_async (tkl_desk_get_office (desk_of (self)), ids, removed_cb,
                               g_object_ref (desk_of (self)));
}

/* --- paste, import ---------------------------------------------------------------------------- */

void
tkl_planning_page_paste (TklPlanningPage *self, const char *text)
{
  g_autoptr (GBytes) rows = text != NULL ? tkl_planning_read_pasted (text) : NULL;

  if (rows == NULL)
    tkl_desk_say (desk_of (self), _ ("There are no rows to paste: copy date, employee and project "
                                     "in a spreadsheet first."));
  else
    tkl_import_dialog_present_pasted (window_of (self), desk_of (self), TKL_IMPORT_PLANNING, rows);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklPlanningPage) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (desk_of (self) != NULL)
    tkl_planning_page_paste (self, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklPlanningPage *self = TKL_PLANNING_PAGE (widget);

  tkl_import_choose (window_of (self), desk_of (self), TKL_IMPORT_PLANNING);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
bind_key (GtkEventController *controller, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/* In the table only: in a field they are those of the text. */
static void
bind_keys (TklPlanningPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  bind_key (controller, GDK_KEY_Delete, 0, "planning.remove");
  bind_key (controller, GDK_KEY_v, GDK_CONTROL_MASK, "planning.paste");
  bind_key (controller, GDK_KEY_n, GDK_CONTROL_MASK, "planning.add");
  gtk_widget_add_controller (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self))),
                             controller);
}

static void
add_tool (TklPlanningPage *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

GtkWidget *
tkl_planning_page_new (TklDesk *desk, GSettings *state)
{
  TklPlanningPage *self = g_object_new (TKL_TYPE_PLANNING_PAGE, NULL);

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, &tkl_planning_source, state);
  tkl_table_page_set_side (TKL_TABLE_PAGE (self), make_form (self));
  add_tool (self, _ ("Add"), "planning.add");
  add_tool (self, _ ("Paste"), "planning.paste");
  add_tool (self, _ ("Import…"), "planning.import");
  add_tool (self, _ ("Remove"), "planning.remove");
  bind_keys (self);
  return GTK_WIDGET (self);
}

static void
tkl_planning_page_class_init (TklPlanningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "planning.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "planning.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "planning.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "planning.import", NULL, import_action);
}

static void
tkl_planning_page_init (TklPlanningPage *self)
{
}
