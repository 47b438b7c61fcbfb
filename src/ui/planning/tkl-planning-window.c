/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlanningWindow: who works where on which day: a week of all employees, and the whole list. */
/* Thread: main. */
#include "tkl-planning-window.h"

#include "tkl-help-topic.h"
#include "tkl-planning-page.h"
#include "tkl-present.h"
#include "tkl-settings.h"
#include "tkl-week-page.h"

#include <glib/gi18n-lib.h>

struct _TklPlanningWindow
{
  AdwWindow parent_instance;
  GtkWidget *root;
  GtkStack *pages;
  GtkLabel *rule;
  TklDesk *desk; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TklPlanningWindow, tkl_planning_window, ADW_TYPE_WINDOW)

/* What the planning is good for, by the settings. */
static void
show_rule (TklPlanningWindow *self)
{
  gtk_label_set_text (self->rule,
                      tkl_desk_get_company (self->desk)->on.planned_only
                          ? _ ("Employees are linked only to projects that are planned for them "
                               "(CT-11).")
                          : _ ("Linking does not look at the planning: CT-11 is off in the "
                               "settings."));
}

void
tkl_planning_window_show (TklPlanningWindow *self, const char *page)
{
  g_return_if_fail (TKL_IS_PLANNING_WINDOW (self));

  gtk_stack_set_visible_child_name (self->pages, page);
}

GtkWidget *
tkl_planning_window_present (GtkWindow *parent, TklDesk *desk)
{
  GtkWindow *open = tkl_present_open_one (parent, TKL_TYPE_PLANNING_WINDOW);
  g_autoptr (GSettings) state = NULL;
  TklPlanningWindow *self;

  if (open != NULL)
    return GTK_WIDGET (open);
  self = g_object_new (TKL_TYPE_PLANNING_WINDOW, NULL);
  state = g_settings_new (TKL_SETTINGS_STATE);
  self->desk = g_object_ref (desk);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_PROJECTS);
  gtk_stack_add_titled (self->pages, tkl_week_page_new (desk), "week", _ ("Week"));
  gtk_stack_add_titled (self->pages, tkl_planning_page_new (desk, state), "list", _ ("List"));
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_rule), self, G_CONNECT_SWAPPED);
  show_rule (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_planning_window_dispose (GObject *object)
{
  g_clear_object (&TKL_PLANNING_WINDOW (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_PLANNING_WINDOW);
  G_OBJECT_CLASS (tkl_planning_window_parent_class)->dispose (object);
}

static void
tkl_planning_window_class_init (TklPlanningWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_planning_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-planning-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklPlanningWindow, root);
  gtk_widget_class_bind_template_child (widget_class, TklPlanningWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TklPlanningWindow, rule);
}

static void
tkl_planning_window_init (TklPlanningWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
