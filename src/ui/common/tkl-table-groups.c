/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableGroups: beside a table: what its rows are by one column, with how many; the one that is chosen
 * is shown. */
/* Thread: main. */

/* A list beside the table and not heads between its rows: positions in the table stay those of rows, for
 * selection, copying and jumps, and a list of some hundred groups is looked through faster than the million
 * rows it stands for. */
#include "tkl-table-groups.h"
#include "tkl-focus.h"

#include "tkl-help-topic.h"

#include <glib/gi18n-lib.h>

struct _TklTableGroups
{
  GtkWidget parent_instance;
  GtkWidget *content;
  GtkLabel *title;
  GtkWidget *view; /* GtkListView */

  TklRowList *list;              /* (owned) */
  TklGroupList *groups;          /* (owned) */
  GtkSingleSelection *selection; /* of the groups */
  const TklColumn *column;       /* (nullable) */
  gboolean showing;              /* the selection moves because of what was counted */
};

G_DEFINE_FINAL_TYPE (TklTableGroups, tkl_table_groups, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- one group -------------------------------------------------------------------------------- */

static const char *
name_group (TklGroup *group)
{
  const char *text = tkl_group_get_text (group);

  if (text == NULL)
    return _ ("All groups");
  /* Translators: a group of the rows that have nothing in a column. */
  return text[0] != '\0' ? text : _ ("Nothing entered");
}

/* For screen readers and as a tooltip, since names may be cut off. */
static char *
say_group (TklGroup *group)
{
  guint n_marked;
  guint n = tkl_group_get_n_rows (group, &n_marked);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);
  g_autofree char *marked = g_strdup_printf (
      /* Translators: rows of a group that need attention. */
      ngettext ("%'u needs attention", "%'u need attention", n_marked), n_marked);

  if (n_marked == 0)
    /* Translators: name of a group, “42 rows”. */
    return g_strdup_printf (_ ("%s: %s"), name_group (group), rows);
  /* Translators: name of a group, “42 rows”, “3 need attention”. */
  return g_strdup_printf (_ ("%s: %s, %s"), name_group (group), rows, marked);
}

static GtkWidget *
add_label (GtkWidget *box, gboolean is_number)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, !is_number);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Name, those that need attention with their sign, all of them. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *marked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  g_object_set_data (G_OBJECT (box), "name", add_label (box, FALSE));
  gtk_widget_add_css_class (marked, "tkl-marked");
  gtk_box_append (GTK_BOX (marked), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  g_object_set_data (G_OBJECT (box), "n-marked", add_label (marked, TRUE));
  gtk_box_append (GTK_BOX (box), marked);
  g_object_set_data (G_OBJECT (box), "marked", marked);
  g_object_set_data (G_OBJECT (box), "n", add_label (box, TRUE));
  gtk_widget_add_css_class (g_object_get_data (G_OBJECT (box), "n"), "dim-label");
  /* Numbers of thousands stand below each other. */
  gtk_label_set_width_chars (g_object_get_data (G_OBJECT (box), "n"), 5);
  gtk_list_item_set_child (item, box);
}

static void
set_number (GtkWidget *box, const char *key, guint n)
{
  g_autofree char *text = g_strdup_printf ("%'u", n);

  gtk_label_set_text (g_object_get_data (G_OBJECT (box), key), text);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  TklGroup *group = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *said = say_group (group);
  guint n_marked;
  guint n = tkl_group_get_n_rows (group, &n_marked);

  gtk_label_set_text (g_object_get_data (G_OBJECT (box), "name"), name_group (group));
  set_number (box, "n-marked", n_marked);
  set_number (box, "n", n);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (box), "marked"), n_marked > 0);
  gtk_widget_set_tooltip_text (box, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/* --- choosing --------------------------------------------------------------------------------- */

static void
selected_cb (TklTableGroups *self)
{
  TklGroup *group = gtk_single_selection_get_selected_item (self->selection);

  if (!self->showing && group != NULL)
    tkl_row_list_choose_group (self->list, tkl_group_get_text (group));
}

static void
activate_cb (TklTableGroups *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* gtk_list_view_scroll_to() is of GTK 4.12. */
static void
scroll_to_chosen (TklTableGroups *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* Counted anew. Of the group that is chosen rows may have come or gone, and so may the group. What is not
 * all there yet is not counted. */
static void
counted_cb (TklTableGroups *self, guint position, guint removed, guint added)
{
  const char *chosen = tkl_row_list_get_group (self->list);
  gboolean is_part = tkl_row_list_is_part (self->list);
  gboolean has_focus = tkl_has_focus_within (self->view);

  if (removed > 0)
    return;
  self->showing = TRUE;
  tkl_group_list_set_groups (self->groups, is_part ? NULL : tkl_row_list_get_groups (self->list),
                             chosen);
  gtk_single_selection_set_selected (self->selection, tkl_group_list_find (self->groups, chosen));
  self->showing = FALSE;
  if (has_focus && !tkl_has_focus_within (self->view))
    tkl_table_groups_focus (self);
}

void
tkl_table_groups_focus (TklTableGroups *self)
{
  g_return_if_fail (TKL_IS_TABLE_GROUPS (self));

  scroll_to_chosen (self);
  gtk_widget_grab_focus (self->view);
}

void
tkl_table_groups_show (TklTableGroups *self, const TklColumn *column, TklRowTest is_marked)
{
  g_return_if_fail (TKL_IS_TABLE_GROUPS (self) && self->list != NULL);

  self->column = column;
  if (column != NULL)
    {
      gtk_label_set_text (self->title, _ (column->title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (column->title), -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), column != NULL);
  tkl_row_list_group (self->list, column, is_marked);
}

const TklColumn *
tkl_table_groups_get_column (TklTableGroups *self)
{
  g_return_val_if_fail (TKL_IS_TABLE_GROUPS (self), NULL);

  return self->column;
}

GMenuModel *
tkl_table_groups_make_menu (const TklColumn *columns, guint n_columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();

  g_menu_append (none, _ ("Not Grouped"), "page.group::");
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("page.group::%s", columns[i].id);

      g_menu_append (by, _ (columns[i].title), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  return G_MENU_MODEL (menu);
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_table_groups_set_list (TklTableGroups *self, TklRowList *list)
{
  g_return_if_fail (TKL_IS_TABLE_GROUPS (self) && self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
tkl_table_groups_dispose (GObject *object)
{
  TklTableGroups *self = TKL_TABLE_GROUPS (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TABLE_GROUPS);
  g_clear_object (&self->list);
  g_clear_object (&self->groups);
  G_OBJECT_CLASS (tkl_table_groups_parent_class)->dispose (object);
}

static void
tkl_table_groups_class_init (TklTableGroupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_table_groups_dispose;
  signals[LEFT] = g_signal_new ("left", TKL_TYPE_TABLE_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-table-groups.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTableGroups, content);
  gtk_widget_class_bind_template_child (widget_class, TklTableGroups, title);
  gtk_widget_class_bind_template_child (widget_class, TklTableGroups, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
tkl_table_groups_init (TklTableGroups *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups = tkl_group_list_new ();
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_GROUPS);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->groups)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_object_unref (self->selection);
}
