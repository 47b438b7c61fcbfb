/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWindow: the window of one company: header, tabs, search, banner, toasts. */
/* Thread: main. */
#include "tkl-window-private.h"

#include "tkl-employee-page.h"
#include "tkl-error-face.h"
#include "tkl-help-topic.h"
#include "tkl-job-fault.h"
#include "tkl-keys-button.h"
#include "tkl-lazy-menu.h"
#include "tkl-project-page.h"
#include "tkl-service-error.h"
#include "tkl-settings.h"
#include "tkl-switcher.h"
#include "tkl-table-page.h"
#include "tkl-tick-page.h"
#include "tkl-toast.h"
#include "tkl-trial.h"
#include "tkl-vehicle-page.h"

#include <glib/gi18n-lib.h>

/* While an edge is dragged the size changes with every frame. */
#define SIZE_RESTS_MS 1000

G_DEFINE_FINAL_TYPE (TklWindow, tkl_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- tabs ------------------------------------------------------------------------------------- */

/* In the order of the switcher. */
static const struct
{
  const TklTableSource *source;
  const char *icon_name;
  GtkWidget *(*make) (TklDesk *desk, const TklTableSource *source, GSettings *state);
  TklHelpTopic topic;
} tabs[] = {
  { &tkl_tick_source, "tkl-tick-symbolic", tkl_tick_page_new, TKL_HELP_TICKS },
  { &tkl_line_source, "document-open-recent-symbolic", tkl_table_page_new, TKL_HELP_CLOCK },
  { &tkl_employee_source, "system-users-symbolic", tkl_employee_page_new, TKL_HELP_EMPLOYEES },
  { &tkl_project_source, "mark-location-symbolic", tkl_project_page_new, TKL_HELP_PROJECTS },
  { &tkl_vehicle_source, "tkl-vehicle-symbolic", tkl_vehicle_page_new, TKL_HELP_VEHICLES },
};

/* A switcher makes all its buttons anew for each page that is added, so it gets the full stack. */
static void
add_tabs (TklWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    adw_view_stack_add_titled_with_icon (self->tabs, adw_bin_new (), tabs[i].source->name,
                                         _ (tabs[i].source->title), tabs[i].icon_name);
  g_object_set (self->switcher, "stack", self->tabs, NULL);
}

static void
add_tools (TklWindow *self, TklTablePage *page, const TklTableSource *source)
{
  if (source == &tkl_employee_source)
    tkl_table_page_add_tool (page, tkl_keys_button_new (self->desk));
}

static void
build_page (TklWindow *self, const char *name)
{
  AdwBin *bin = ADW_BIN (adw_view_stack_get_child_by_name (self->tabs, name));

  if (adw_bin_get_child (bin) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_str_equal (tabs[i].source->name, name))
      {
        GtkWidget *page = tabs[i].make (self->desk, tabs[i].source, self->state);

        add_tools (self, TKL_TABLE_PAGE (page), tabs[i].source);
        tkl_window_find_typed (self, TKL_TABLE_PAGE (page));
        adw_bin_set_child (bin, page);
      }
}

/* A page is built when it is looked at for the first time, and the first page when the window around it
 * is on the screen, where it says sooner that it is coming. */
static void
tab_cb (TklWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->tabs);

  if (self->desk == NULL || name == NULL)
    return;
  if (self->seen)
    build_page (self, name);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_str_equal (tabs[i].source->name, name))
      tkl_help_topic_set (GTK_WIDGET (self), tabs[i].topic);
  g_settings_set_string (self->state, TKL_KEY_TAB, name);
}

void
tkl_window_show_tab (TklWindow *self, const char *name)
{
  g_return_if_fail (TKL_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->tabs, name) != NULL)
    adw_view_stack_set_visible_child_name (self->tabs, name);
}

void
tkl_window_focus_page (TklWindow *self)
{
  GtkWidget *page = tkl_window_get_shown_page (self);

  if (page != NULL)
    tkl_table_take_focus (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
}

static gboolean
seen_cb (gpointer user_data)
{
  TklWindow *self = user_data;

  self->seen = TRUE;
  tab_cb (self);
  tkl_window_focus_page (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, TklWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, seen_cb, g_object_ref (self), g_object_unref);
}

static void
tkl_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_window_parent_class)->map (widget);
  if (!TKL_WINDOW (widget)->seen)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (painted_cb), widget, 0);
}

GtkWidget *
tkl_window_get_page (TklWindow *self, const char *name)
{
  GtkWidget *bin = adw_view_stack_get_child_by_name (self->tabs, name);

  /* The page of the tab that is shown is as good as there. */
  if (self->desk != NULL
      && g_strcmp0 (name, adw_view_stack_get_visible_child_name (self->tabs)) == 0)
    build_page (self, name);
  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}

GtkWidget *
tkl_window_get_shown_page (TklWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->tabs);

  return name != NULL ? tkl_window_get_page (self, name) : NULL;
}

/* --- what the desk says ----------------------------------------------------------------------- */

void
tkl_window_toast (TklWindow *self, const char *text, gboolean undoable)
{
  tkl_toast_say (self->toasts, text, undoable ? "win.undo" : NULL);
}

static void
said_cb (TklWindow *self, const char *text, gboolean undoable)
{
  tkl_window_toast (self, text, undoable);
}

static void
wrote_cb (TklWindow *self, const char *text, const char *path)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  /* Translators: the folder with the file that was written. */
  adw_toast_set_button_label (toast, C_ ("file", "Show"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target_value (toast, g_variant_new_string (path));
  tkl_toast_add (self->toasts, toast);
}

/* Errors stay until they were read: what happened and what to do. */
static void
failed_cb (TklWindow *self, const GError *error)
{
  tkl_error_face_say (self->banner_text, error);
  gtk_widget_set_visible (self->banner_compare,
                          g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY_ORDER));
  self->sync_told = FALSE;
  gtk_info_bar_set_revealed (self->banner, TRUE);
}

static void
show_untold (TklWindow *self)
{
  g_autoptr (GError) error = tkl_desk_take_untold (self->desk);

  if (error != NULL)
    failed_cb (self, error);
}

static void
banner_cb (TklWindow *self)
{
  gtk_info_bar_set_revealed (self->banner, FALSE);
}

/* Who asked for ticks is told why there are none; what the timer finds is a matter of the button. */
static void
tell_sync (TklWindow *self, TklJob *job)
{
  const TklJobResult *result = tkl_job_result (job);
  gboolean failed
      = result->text != NULL && !result->ok && result->error_code != TKL_SERVICE_ERROR_KEY;

  if (tkl_job_is_ahead (job))
    return;
  if (self->sync_asked && failed)
    {
      g_autoptr (GError) error = tkl_job_fault (job);

      failed_cb (self, error);
      self->sync_told = TRUE;
    }
  else if (self->sync_told && !failed)
    gtk_info_bar_set_revealed (self->banner, FALSE);
  self->sync_asked = FALSE;
}

/* Without a key that TrustTrack takes nothing comes in: said until one is there. */
static void
sync_changed_cb (TklWindow *self)
{
  TklJob *job = tkl_jobs_get (tkl_desk_get_jobs (self->desk), TKL_JOB_SYNC);
  gboolean runs = tkl_job_state (job) == TKL_JOB_RUNNING;
  gboolean needs_key = tkl_job_needs_key (job);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync", !runs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-sync", tkl_job_is_ahead (job));
  if (needs_key)
    {
      g_autoptr (GError) error = tkl_job_fault (job);

      tkl_error_face_say (self->key_text, error);
    }
  gtk_info_bar_set_revealed (self->key_banner, needs_key);
  tell_sync (self, job);
}

/* With CT-10 off linking is for a person to start, who is told and given the button. */
static void
links_wait_cb (TklWindow *self)
{
  gtk_info_bar_set_revealed (self->link_banner, tkl_desk_get_links_wait (self->desk));
}

static void
set_button (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
undo_titles_cb (TklWindow *self)
{
  const char *undo = tkl_desk_get_undo_title (self->desk);
  const char *redo = tkl_desk_get_redo_title (self->desk);
  g_autofree char *undo_text
      /* Translators: tooltip; %s is the name of a change, such as “Import employees”. */
      = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                     : g_strdup (_ ("Nothing to undo"));
  g_autofree char *redo_text
      /* Translators: tooltip; %s is the name of a change, such as “Import employees”. */
      = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Shift+Ctrl+Z)"), redo)
                     : g_strdup (_ ("Nothing to redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  set_button (self->undo, undo_text);
  set_button (self->redo, redo_text);
}

static void
period_cb (TklWindow *self)
{
  g_autofree char *text
      = tkl_period_to_text (tkl_desk_get_period (self->desk), tkl_desk_get_today (self->desk));

  g_settings_set_string (self->state, TKL_KEY_PERIOD, text);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
restore_state (TklWindow *self)
{
  g_autofree char *tab = g_settings_get_string (self->state, TKL_KEY_TAB);
  g_autofree char *period_text = g_settings_get_string (self->state, TKL_KEY_PERIOD);
  TklPeriod period;

  if (tkl_period_from_text (period_text, tkl_desk_get_today (self->desk), &period))
    tkl_desk_set_period (self->desk, period);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->state, TKL_KEY_WIDTH),
                               g_settings_get_int (self->state, TKL_KEY_HEIGHT));
  if (g_settings_get_boolean (self->state, TKL_KEY_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  tkl_window_show_tab (self, tab);
  tab_cb (self);
}

static void
save_size (TklWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->state, TKL_KEY_MAXIMIZED,
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width >= 400 && height >= 300)
    {
      g_settings_set_int (self->state, TKL_KEY_WIDTH, width);
      g_settings_set_int (self->state, TKL_KEY_HEIGHT, height);
    }
}

static gboolean
size_rests_cb (gpointer user_data)
{
  TklWindow *self = user_data;

  self->size_source = 0;
  save_size (self);
  return G_SOURCE_REMOVE;
}

/* Not every window is closed: the power fails, the session ends. */
static void
size_cb (TklWindow *self)
{
  if (self->state == NULL)
    return;
  g_clear_handle_id (&self->size_source, g_source_remove);
  self->size_source = g_timeout_add (SIZE_RESTS_MS, size_rests_cb, self);
}

static gboolean
tkl_window_close_request (GtkWindow *window)
{
  TklWindow *self = TKL_WINDOW (window);

  g_clear_handle_id (&self->size_source, g_source_remove);
  if (self->state != NULL)
    save_size (self);
  return GTK_WINDOW_CLASS (tkl_window_parent_class)->close_request (window);
}

static void
active_cb (TklWindow *self)
{
  if (self->desk != NULL)
    tkl_desk_set_watching (self->desk, gtk_window_is_active (GTK_WINDOW (self)));
}

TklDesk *
tkl_window_get_desk (TklWindow *self)
{
  g_return_val_if_fail (TKL_IS_WINDOW (self), NULL);

  return self->desk;
}

static void
show_name (TklWindow *self)
{
  const char *name = tkl_desk_get_company (self->desk)->name;

  gboolean is_demo = tkl_trial_is_at (tkl_office_path (tkl_desk_get_office (self->desk)));
  /* Translators: title of the window of the demo company; %s is its name. */
  g_autofree char *demo_title = is_demo ? g_strdup_printf (_ ("%s (demo)"), name) : NULL;

  gtk_info_bar_set_revealed (self->demo_banner, is_demo);
  gtk_window_set_title (GTK_WINDOW (self), is_demo                           ? demo_title
                                           : name != NULL && name[0] != '\0' ? name
                                                                             : "Tikklok");
}

TklWindow *
tkl_window_new_early (void)
{
  return g_object_new (TKL_TYPE_WINDOW, NULL);
}

void
tkl_window_take_desk (TklWindow *self, GtkApplication *application, TklDesk *desk, GSettings *state)
{
  g_return_if_fail (TKL_IS_WINDOW (self) && self->desk == NULL);

  gtk_window_set_application (GTK_WINDOW (self), application);
  self->desk = g_object_ref (desk);
  self->state = g_object_ref (state);
  restore_state (self);
  tkl_period_button_set_desk (self->period, desk);
  tkl_sync_button_set_desk (self->sync, desk);
  g_signal_connect_object (tkl_jobs_get (tkl_desk_get_jobs (desk), TKL_JOB_SYNC), "changed",
                           G_CALLBACK (sync_changed_cb), self, G_CONNECT_SWAPPED);
  sync_changed_cb (self);
  g_signal_connect_object (desk, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "wrote", G_CALLBACK (wrote_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::search", G_CALLBACK (tkl_window_show_search), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::links-wait", G_CALLBACK (links_wait_cb), self,
                           G_CONNECT_SWAPPED);
  links_wait_cb (self);
  g_signal_connect_object (desk, "notify::undo-title", G_CALLBACK (undo_titles_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::redo-title", G_CALLBACK (undo_titles_cb), self,
                           G_CONNECT_SWAPPED);
  undo_titles_cb (self);
  show_name (self);
  show_untold (self);
  tkl_window_notices_watch (self);
}

TklWindow *
tkl_window_new (GtkApplication *application, TklDesk *desk, GSettings *state)
{
  TklWindow *self = tkl_window_new_early ();

  tkl_window_take_desk (self, application, desk, state);
  return self;
}

static void
tkl_window_dispose (GObject *object)
{
  TklWindow *self = TKL_WINDOW (object);

  if (self->desk != NULL)
    tkl_desk_set_watching (self->desk, FALSE);
  g_clear_handle_id (&self->size_source, g_source_remove);
  tkl_window_notices_end (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_WINDOW);
  g_clear_object (&self->desk);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (tkl_window_parent_class)->dispose (object);
}

static void
tkl_window_class_init (TklWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tkl_window_close_request;
  widget_class->map = tkl_window_map;
  g_type_ensure (TKL_TYPE_PERIOD_BUTTON);
  g_type_ensure (TKL_TYPE_SWITCHER);
  g_type_ensure (TKL_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, sync);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, period);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, search);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, banner_compare);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, key_banner);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, key_text);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, link_banner);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, notice_banner);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, notice_text);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, TklWindow, switcher);
  gtk_widget_class_bind_template_callback (widget_class, banner_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  tkl_window_install_search (widget_class);
  tkl_window_install_actions (widget_class);
}

static void
tkl_window_init (TklWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (size_cb), NULL);
  g_signal_connect (self, "notify::default-height", G_CALLBACK (size_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (size_cb), NULL);
  tkl_lazy_menu_set (self->menu_button, self->main_menu);
  add_tabs (self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
}
