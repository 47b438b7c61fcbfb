/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done in the program that is photographed. */
/* Thread: main. */
#include "shots.h"

#include "tkl-table-page.h"

/* --- looking ---------------------------------------------------------------------------------- */

static gboolean
is_waiting (GtkWidget *root)
{
  static const char *const faces[] = { "blank", "reading", "busy", NULL };

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_SPINNER (root) && gtk_spinner_get_spinning (GTK_SPINNER (root)))
    return TRUE;
  if (GTK_IS_STACK (root) && gtk_stack_get_visible_child_name (GTK_STACK (root)) != NULL
      && g_strv_contains (faces, gtk_stack_get_visible_child_name (GTK_STACK (root))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_waiting (child))
      return TRUE;
  return FALSE;
}

gboolean
shots_is_ready (gpointer data)
{
  return gtk_widget_get_mapped (data) && !is_waiting (data);
}

void
shots_take (Shots *shots, GtkWidget *screen, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s", name, shots->language, shots->style->name);

  ui_settle ();
  ui_wait (shots_is_ready, screen);
  gtk_test_widget_wait_for_draw (screen);
  ui_check_screen (screen, file);
  ui_save_picture (screen, file);
}

/* --- finding and doing ------------------------------------------------------------------------ */

static GtkWidget *
count_down (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = count_down (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
shots_find_nth (GtkWidget *root, GType type, guint n)
{
  return count_down (root, type, &n);
}

GtkWidget *
shots_find_id (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = shots_find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
shots_act (GtkWidget *widget, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (widget, name, target));
}

TklDesk *
shots_desk (Shots *shots)
{
  return tkl_window_get_desk (TKL_WINDOW (shots->window));
}

GtkWidget *
shots_page (Shots *shots)
{
  AdwViewStack *tabs = ADW_VIEW_STACK (shots_find_id (shots->window, "tabs"));

  return tkl_window_get_page (TKL_WINDOW (shots->window),
                              adw_view_stack_get_visible_child_name (tabs));
}

typedef struct
{
  GtkWidget *of_company;
  GType type;
  GtkWidget *found;
} Another;

static gboolean
has_another (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  Another *another = data;

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != another->of_company && g_type_is_a (G_OBJECT_TYPE (item->data), another->type)
        && gtk_widget_get_mapped (item->data))
      another->found = item->data;
  return another->found != NULL;
}

GtkWidget *
shots_await (Shots *shots, GType type)
{
  Another another = { shots->window, type, NULL };

  ui_wait (has_another, &another);
  return another.found;
}

static gboolean
has_window (gpointer data)
{
  Shots *shots = data;

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (shots->application));
       item != NULL; item = item->next)
    if (TKL_IS_WINDOW (item->data))
      shots->window = item->data;
  return shots->window != NULL;
}

void
shots_close_window (Shots *shots)
{
  gtk_window_close (GTK_WINDOW (shots->window));
  shots->window = NULL;
  ui_settle ();
}

void
shots_open_file (Shots *shots, const char *name)
{
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (shots->application), &file, 1, "");
}

void
shots_open_company (Shots *shots, const char *name)
{
  shots_open_file (shots, name);
  ui_wait (has_window, shots);
}

void
shots_leave (Shots *shots, GtkWidget *screen)
{
  if (screen != shots->window)
    gtk_window_destroy (GTK_WINDOW (screen));
  else
    tkl_table_page_show_side (TKL_TABLE_PAGE (shots_page (shots)), FALSE);
  tkl_desk_set_search (shots_desk (shots), "");
  ui_settle ();
}
