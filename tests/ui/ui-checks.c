/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every screen in every language, style and size of text. */
/* Thread: main. */
#include "ui-checks.h"

#include "ui-fixture.h"

#include <string.h>

/* --- names ------------------------------------------------------------------------------------ */

static gboolean
is_picture_only (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
         || (GTK_IS_MENU_BUTTON (widget)
             && gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL);
}

/* A label inside makes a name. A tooltip does not: screen readers take it for a description, and
 * GTK 4.8 calls the button after the class of its picture. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *label = ui_find (widget, GTK_TYPE_LABEL, NULL);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (is_picture_only (widget))
    return FALSE;
  return (label != NULL && gtk_label_get_text (GTK_LABEL (label))[0] != '\0')
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The focus stops at the button in it, which GTK 4.8 does not name after it. */
static gboolean
is_named_inside (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Its parts are named by it. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_EDITABLE (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* Something with parts of its own that the focus stops at, such as a row; a text is its own name. */
static gboolean
takes_focus (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return FALSE;
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_WIDGET:
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_GROUP:
    case GTK_ACCESSIBLE_ROLE_LIST:
    case GTK_ACCESSIBLE_ROLE_WINDOW:
    case GTK_ACCESSIBLE_ROLE_DIALOG:
      return FALSE;
    default:
      return gtk_widget_get_focusable (widget);
    }
}

GtkWidget *
ui_find_unnamed (GtkWidget *root)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if ((is_control (root) || takes_focus (root)) && !has_name (root))
    return root;
  if (GTK_IS_DROP_DOWN (root) && !is_named_inside (root))
    return gtk_widget_get_first_child (root);
  if (is_control (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *unnamed = ui_find_unnamed (child);

      if (unnamed != NULL)
        return unnamed;
    }
  return NULL;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* What the office entered may be longer than its place (with a tooltip); our own words may not. */
static gboolean
must_be_whole (GtkWidget *label)
{
  static const char *const classes[] = { "title", "title-1", "title-2", "title-4", "heading" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (label, classes[i]))
      return TRUE;
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || ADW_IS_VIEW_SWITCHER (widget)
        || ADW_IS_STATUS_PAGE (widget)
        || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewTitle"))
      return TRUE;
  return FALSE;
}

GtkWidget *
ui_find_cut (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_LABEL (root) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))))
    return must_be_whole (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cut = ui_find_cut (child);

      if (cut != NULL)
        return cut;
    }
  return NULL;
}

/* What can be typed may be longer than its field; dates as the program writes them are seen as a whole. */
static gboolean
is_scrolled (GtkWidget *text)
{
  const char *content = gtk_editable_get_text (GTK_EDITABLE (text));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (strchr (content, '/') == NULL || content[strspn (content, "0123456789/ -")] != '\0')
    return FALSE;
  layout = gtk_widget_create_pango_layout (text, content);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (text);
}

/* Returns: (nullable): the first entry of dates that are not seen to their end. */
static GtkWidget *
find_scrolled (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_TEXT (root))
    return is_scrolled (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *scrolled = find_scrolled (child);

      if (scrolled != NULL)
        return scrolled;
    }
  return NULL;
}

/* --- all of it -------------------------------------------------------------------------------- */

/* The rest of the screens is looked at all the same. */
static void G_GNUC_PRINTF (2, 3) complain (const char *screen, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", screen, text);
  g_test_fail ();
}

static void
check_size (GtkWidget *root, const char *screen)
{
  int width, height;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, UI_SCREEN_WIDTH, &height, NULL, NULL, NULL);
  if (width > UI_SCREEN_WIDTH || height > UI_SCREEN_HEIGHT)
    complain (screen, "needs %d×%d", width, height);
}

void
ui_check_screen (GtkWidget *root, const char *screen)
{
  GtkWidget *unnamed = ui_find_unnamed (root);
  GtkWidget *cut = ui_find_cut (root);
  GtkWidget *scrolled = find_scrolled (root);

  if (unnamed != NULL)
    complain (screen, "%s “%s” in %s has no name for screen readers", G_OBJECT_TYPE_NAME (unnamed),
              gtk_widget_get_tooltip_text (unnamed),
              G_OBJECT_TYPE_NAME (gtk_widget_get_parent (unnamed)));
  if (cut != NULL)
    complain (screen, "“%s” is cut", gtk_label_get_text (GTK_LABEL (cut)));
  if (scrolled != NULL)
    complain (screen, "“%s” does not fit into its field",
              gtk_editable_get_text (GTK_EDITABLE (scrolled)));
  check_size (root, screen);
}
