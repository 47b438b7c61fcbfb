/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands by their names, wherever the focus is: what belongs to a page is done in its tab. */
/* Thread: main. */
#include "tkl-table-page.h"
#include "tkl-trial.h"
#include "tkl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- whose command it is ---------------------------------------------------------------------- */

/* The tab that a command is of; its group is named like it. NULL: of the window or the application. */
static const char *
find_tab (TklWindow *self, const char *action)
{
  g_autofree char *group = g_strndup (action, strcspn (action, "."));
  AdwViewStackPage *page;

  if (g_str_equal (group, "table"))
    return adw_view_stack_get_visible_child_name (self->tabs);
  if (adw_view_stack_get_child_by_name (self->tabs, group) == NULL)
    return NULL;
  page = adw_view_stack_get_page (self->tabs, adw_view_stack_get_child_by_name (self->tabs, group));
  return adw_view_stack_page_get_name (page);
}

static gboolean
has_action (GtkWidget *widget, const char *action)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;
  return FALSE;
}

/* The page itself, its table or its map. Nothing in a table has commands of a page, and it is large. */
static GtkWidget *
find_owner (GtkWidget *widget, const char *action)
{
  if (has_action (widget, action))
    return widget;
  if (TKL_IS_TABLE (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *owner = find_owner (child, action);

      if (owner != NULL)
        return owner;
    }
  return NULL;
}

/* GTK 4.8 tells only controls whether what they do is possible. */
static gboolean
is_enabled (GtkWidget *owner, const char *detailed_action)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean enabled;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;

  if (!g_action_parse_detailed_name (detailed_action, &name, &parameter, NULL))
    g_return_val_if_reached (FALSE);

  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, owner);
  /* Its name last: GTK warns of an action without the parameter it takes. */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), parameter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

/* `win.page::next` is possible when `page.next` of the tab that is looked at is. */
static gboolean
is_enabled_in_page (TklWindow *self, const char *detailed_action)
{
  GtkWidget *page = tkl_window_get_shown_page (self);
  g_autofree char *action
      = g_strconcat ("page.", detailed_action + strlen (TKL_PAGE_COMMAND), NULL);

  return page != NULL && is_enabled (page, action);
}

static gboolean
is_of_demo (const char *action)
{
  return g_str_equal (action, "app.leave-demo") || g_str_equal (action, "app.remove-demo");
}

/* --- public ----------------------------------------------------------------------------------- */

gboolean
tkl_window_can_run (TklWindow *self, const char *detailed_action)
{
  const char *tab;
  GtkWidget *page;

  g_return_val_if_fail (TKL_IS_WINDOW (self), FALSE);

  tab = find_tab (self, detailed_action);
  if (tab != NULL)
    {
      page = tkl_window_get_page (self, tab);
      page = page != NULL ? find_owner (page, detailed_action) : NULL;
      return page == NULL || is_enabled (page, detailed_action);
    }
  if (g_str_has_prefix (detailed_action, TKL_PAGE_COMMAND))
    return is_enabled_in_page (self, detailed_action);
  if (is_of_demo (detailed_action)
      && !tkl_trial_is_at (tkl_office_path (tkl_desk_get_office (self->desk))))
    return FALSE;
  return is_enabled (GTK_WIDGET (self->toasts), detailed_action);
}

void
tkl_window_run (TklWindow *self, const char *detailed_action)
{
  GtkWidget *owner = GTK_WIDGET (self);
  const char *tab;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;

  g_return_if_fail (TKL_IS_WINDOW (self));
  if (!g_action_parse_detailed_name (detailed_action, &name, &parameter, NULL))
    g_return_if_reached ();

  tab = find_tab (self, detailed_action);
  if (tab != NULL)
    {
      tkl_window_show_tab (self, tab);
      owner = find_owner (tkl_window_get_page (self, tab), name);
      g_return_if_fail (owner != NULL);
    }
  if (tkl_window_can_run (self, detailed_action))
    gtk_widget_activate_action_variant (owner, name, parameter);
  else
    tkl_desk_say (self->desk, _ ("First choose in the table what this command is about"));
}
