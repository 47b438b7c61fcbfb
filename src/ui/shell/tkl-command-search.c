/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command search (Ctrl+K): all commands by their names. */
/* Thread: main. */
#include "tkl-command-search.h"

#include "tkl-commands.h"
#include "tkl-table-page.h"
#include "tkl-text.h"
#include "tkl-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TklCommandSearch
{
  TklBesideWindow parent_instance;
  GtkSearchEntry *entry;
  GtkListBox *list;
  char *sought;     /* (owned) (nullable): the text the list is filtered by */
  GPtrArray *views; /* (owned) (element-type TklCommand): those of the tab */
};

G_DEFINE_FINAL_TYPE (TklCommandSearch, tkl_command_search, TKL_TYPE_BESIDE_WINDOW)

static const TklCommand *
command_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "command");
}

static gboolean
fits (GtkListBoxRow *row, gpointer user_data)
{
  TklCommandSearch *self = user_data;
  g_autofree char *words = tkl_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *title = tkl_fold (_ (command_of (row)->title));

  return strstr (title, g_strstrip (words)) != NULL;
}

/* What cannot be done is shown, so that nobody looks for it elsewhere, but not gone to.
 * @step: 1 or -1. Returns: (nullable): from row @i on. */
static GtkListBoxRow *
find_shown (TklCommandSearch *self, int i, int step)
{
  GtkListBoxRow *row;

  for (; i >= 0 && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row))
        && gtk_widget_get_sensitive (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* Who types fast is ahead of the delay after which the entry tells of its text. */
static void
search_cb (TklCommandSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (text, self->sought) == 0)
    return;
  g_free (self->sought);
  self->sought = g_strdup (text);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_shown (self, 0, 1));
}

/* The arrows choose a command while the focus stays where its name is typed. */
static gboolean
key_cb (TklCommandSearch *self, guint keyval)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  int step = down ? 1 : -1;
  GtkListBoxRow *row;
  graphene_rect_t bounds;

  if (!down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;
  search_cb (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    row = find_shown (self, gtk_list_box_row_get_index (row) + step, step);
  if (row == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_list_box_get_adjustment (self->list), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

static void
activate_cb (TklCommandSearch *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *action = command_of (row)->action;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return;
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  tkl_window_run (TKL_WINDOW (parent), action);
  g_object_unref (self);
}

static void
first_cb (TklCommandSearch *self)
{
  GtkListBoxRow *row;

  search_cb (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    activate_cb (self, row);
}

static void
add_row (TklCommandSearch *self, const TklCommand *command, gboolean possible)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (command->title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (command->accels != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_shortcut_label_new (command->accels));
  if (!possible)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Not possible now"));
      gtk_widget_set_sensitive (row, FALSE);
    }
  g_object_set_data (G_OBJECT (row), "command", (gpointer) command);
  gtk_list_box_append (self->list, row);
}

static void
command_free (gpointer data)
{
  TklCommand *command = data;

  g_free ((char *) command->action);
  g_free ((char *) command->title);
  g_free (command);
}

/* The views of the table that is looked at, which have names of the office too. */
static void
add_views (TklCommandSearch *self, TklWindow *window)
{
  GtkWidget *page = tkl_window_get_shown_page (window);
  g_autoptr (GPtrArray) entries = NULL;

  if (!TKL_IS_TABLE_PAGE (page))
    return;
  entries = tkl_table_views_list (tkl_table_page_get_views (TKL_TABLE_PAGE (page)));
  for (guint i = 0; i < entries->len; i++)
    {
      const TklTableViewEntry *entry = entries->pdata[i];
      TklCommand *command = g_new0 (TklCommand, 1);

      command->action = g_strdup_printf (TKL_PAGE_COMMAND "view::%s", entry->id);
      /* Translators: %s is the name of a view of a table. */
      command->title = g_strdup_printf (_ ("View: %s"), entry->title);
      command->group = TKL_GROUP_VIEWS;
      g_ptr_array_add (self->views, command);
      add_row (self, command, TRUE);
    }
}

GtkWidget *
tkl_command_search_present (GtkWindow *parent)
{
  TklCommandSearch *self = g_object_new (TKL_TYPE_COMMAND_SEARCH, NULL);
  guint n;
  const TklCommand *commands = tkl_commands (&n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (commands[i].action, "win.command-search"))
      add_row (self, &commands[i], tkl_window_can_run (TKL_WINDOW (parent), commands[i].action));
  add_views (self, TKL_WINDOW (parent));
  gtk_list_box_set_filter_func (self->list, fits, self, NULL);
  search_cb (self);
  tkl_beside_window_present (TKL_BESIDE_WINDOW (self), parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}

static void
tkl_command_search_finalize (GObject *object)
{
  g_ptr_array_unref (TKL_COMMAND_SEARCH (object)->views);
  g_free (TKL_COMMAND_SEARCH (object)->sought);
  G_OBJECT_CLASS (tkl_command_search_parent_class)->finalize (object);
}

static void
tkl_command_search_class_init (TklCommandSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tkl_command_search_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-command-search.ui");
  gtk_widget_class_bind_template_child (widget_class, TklCommandSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, TklCommandSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
tkl_command_search_init (TklCommandSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->views = g_ptr_array_new_with_free_func (command_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}
