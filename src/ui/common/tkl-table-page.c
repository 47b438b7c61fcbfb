/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTablePage: a tab: quick filter, number of rows, a table with its loading, empty and error face,
 * and a pane beside it. */
/* Thread: main. */
#include "tkl-table-page-private.h"

#include "tkl-focus.h"
#include "tkl-lazy-menu.h"
#include "tkl-names.h"
#include "tkl-settings.h"

#include <glib/gi18n-lib.h>

G_DEFINE_TYPE_WITH_PRIVATE (TklTablePage, tkl_table_page, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((TklTablePagePrivate *) tkl_table_page_get_instance_private (self))

TklTablePagePrivate *
tkl_table_page_get_private (TklTablePage *self)
{
  return PRIVATE (self);
}

/* --- faces ------------------------------------------------------------------------------------ */

/* Large icons are drawn by librsvg, so a face has its own from when it is looked at: most are never. */
void
tkl_table_page_show_status (GtkStack *stack,
                            const char *name,
                            AdwStatusPage *page,
                            const char *icon_name)
{
  adw_status_page_set_icon_name (page, icon_name);
  gtk_stack_set_visible_child_name (stack, name);
}

static void
show_face (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklRowSet *set = tkl_row_list_get_rows (priv->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->list));
  guint n_all = set != NULL ? tkl_row_set_n_rows (set) : 0;
  g_autofree char *count = NULL;
  gboolean known;

  if (n == n_all)
    count = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);
  else
    /* Translators: rows shown, then all rows there are. */
    count = g_strdup_printf (ngettext ("%'u of %'u row", "%'u of %'u rows", n_all), n, n_all);
  known = set != NULL && !tkl_row_list_is_part (priv->list) && !(priv->loading && priv->from_top);
  gtk_label_set_text (priv->count, known ? count : "");
  /* Why there are none is still said, whatever is sought. */
  if (set == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), "error") == 0)
    return;
  /* What is sought may be in the rows that are on their way. */
  if (set == NULL
      || (n == 0 && tkl_row_list_is_part (priv->list) && !tkl_table_shows_filters (priv->table)))
    gtk_stack_set_visible_child_name (priv->stack, "blank");
  else if (n > 0 || (n_all > 0 && tkl_table_shows_filters (priv->table)))
    gtk_stack_set_visible_child_name (priv->stack, "table");
  else if (n_all == 0)
    tkl_table_page_show_status (priv->stack, "empty", priv->empty, priv->source->icon_name);
  else
    tkl_table_page_show_status (priv->stack, "nothing-found", priv->nothing_found,
                                "edit-find-symbolic");
}

void
tkl_table_page_wait_for_list (TklTablePage *self)
{
  /* How far the reading is tells more. */
  if (!PRIVATE (self)->loading && tkl_row_list_is_busy (PRIVATE (self)->list))
    tkl_table_progress_begin (PRIVATE (self)->progress, NULL);
}

/* Other rows are in the list now, or in another order: also while others are being read. */
static void
rows_cb (TklTablePage *self, guint position, guint removed, guint added)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  if (removed > 0)
    return;
  if (!priv->loading)
    tkl_table_progress_end (priv->progress);
  show_face (self);
  if (priv->wanted_id != 0 && tkl_table_select (priv->table, priv->wanted_id)
      && !tkl_row_list_is_part (priv->list))
    priv->wanted_id = 0;
}

static void
tkl_table_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_table_page_parent_class)->map (widget);
  tkl_table_page_wait_for_paint (TKL_TABLE_PAGE (widget));
}

static void
stop_cb (TklTablePage *self, gboolean copying)
{
  if (tkl_table_page_stop_export (self) || tkl_table_page_stop_print (self))
    return;
  if (copying)
    tkl_table_stop_copying (PRIVATE (self)->table);
  else
    tkl_table_page_stop_reading (self);
}

static void
copying_cb (TklTablePage *self, int percent, guint n_copied)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autofree char *text
      /* Translators: rows that were put on the clipboard. */
      = g_strdup_printf (ngettext ("%'u row copied", "%'u rows copied", n_copied), n_copied);

  tkl_table_progress_set_copied (priv->progress, percent);
  if (percent < 0 && (n_copied > 0 || tkl_table_page_is_whole (self)))
    tkl_desk_say (priv->desk,
                  n_copied > 0 ? text : _ ("Copying was stopped; the clipboard is as it was"));
}

/* --- what the office does --------------------------------------------------------------------- */

void
tkl_table_page_show_from_top (TklTablePage *self)
{
  tkl_table_page_wait_for_list (self);
  tkl_table_scroll_to_top (PRIVATE (self)->table);
}

static void
choice_cb (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  guint choice = gtk_drop_down_get_selected (priv->choice);

  if (priv->list == NULL || choice == GTK_INVALID_LIST_POSITION)
    return;
  tkl_row_list_filter (priv->list, priv->source->keep, choice);
  tkl_settings_set_filter (priv->state, priv->source->name, choice);
  tkl_table_page_show_from_top (self);
  tkl_table_views_note (priv->views);
}

/* Whatever hides rows goes; what is grouped stays so. */
static void
show_all_cb (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  tkl_desk_set_search (priv->desk, "");
  tkl_table_set_filters (priv->table, NULL);
  gtk_drop_down_set_selected (priv->choice, 0);
  tkl_table_pins_set (priv->pins, NULL);
  tkl_row_list_choose_group (priv->list, NULL);
}

static void
search_cb (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  tkl_row_list_search (priv->list, tkl_desk_get_search (priv->desk));
  tkl_table_page_show_from_top (self);
}

/* It stays where no row is left, with the entry that has to be emptied. */
static void
filtered_cb (TklTablePage *self)
{
  tkl_table_page_show_from_top (self);
  show_face (self);
}

/* Rows that come for a reason that is not seen any more. */
static void
filter_hidden_cb (TklTablePage *self, guint column)
{
  const char *title = _ (PRIVATE (self)->source->columns[column].title);
  /* Translators: the title of a column. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is hidden: its filter is off"), title);

  tkl_desk_say (PRIVATE (self)->desk, text);
}

static void
complete_days (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  TklPeriod period = tkl_desk_get_period (priv->desk);
  TklDay today = tkl_desk_get_today (priv->desk);

  tkl_table_set_filter_days (
      priv->table, tkl_desk_get_zone (priv->desk),
      priv->source->by_period && period.to != TKL_DAY_NONE ? MIN (period.to, today) : today);
}

static void
period_cb (TklTablePage *self)
{
  complete_days (self);
  if (!PRIVATE (self)->source->by_period)
    return;
  PRIVATE (self)->from_top = TRUE;
  gtk_label_set_text (PRIVATE (self)->count, "");
  tkl_table_page_reload (self);
}

/* The time zone may be another one, or the day. */
static void
changed_cb (TklTablePage *self)
{
  complete_days (self);
  tkl_table_page_reload (self);
}

void
tkl_table_page_layout_cb (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GVariant) layout = tkl_table_get_layout (priv->table);

  tkl_settings_set_layout (priv->state, priv->source->name, layout);
  tkl_table_views_note (priv->views);
}

static void
selected_cb (TklTablePage *self, gint64 id)
{
  if (TKL_TABLE_PAGE_GET_CLASS (self)->select != NULL)
    TKL_TABLE_PAGE_GET_CLASS (self)->select (self, id);
}

static void
activated_cb (TklTablePage *self, gint64 id)
{
  if (TKL_TABLE_PAGE_GET_CLASS (self)->activate != NULL)
    TKL_TABLE_PAGE_GET_CLASS (self)->activate (self, id);
}

static void
side_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (widget));

  if (adw_bin_get_child (priv->side) == NULL)
    return;
  tkl_focus_hand_over (GTK_WIDGET (priv->side), GTK_WIDGET (priv->table), NULL);
  adw_flap_set_reveal_flap (priv->flap, !adw_flap_get_reveal_flap (priv->flap));
}

/* Esc leads from the pane back to its row. */
static gboolean
leave_side_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  tkl_focus_hand_over (widget, GTK_WIDGET (PRIVATE (self)->table), NULL);
  return TRUE;
}

static void
bind_side (TklTablePage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (leave_side_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (PRIVATE (self)->side), controller);
}

/* Keys are about the row now, wherever the step was asked for; who types beside the table goes on. */
static void
focus_table (TklTablePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    gtk_widget_grab_focus (GTK_WIDGET (PRIVATE (self)->table));
}

/* That there is no more is said once, however often the key is pressed. */
static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (widget));
  TklTablePageClass *klass = TKL_TABLE_PAGE_GET_CLASS (widget);
  int step = g_str_equal (name, "page.next") ? 1 : -1;

  if (klass->step != NULL && klass->step (TKL_TABLE_PAGE (widget), step > 0))
    return;
  if (tkl_table_step (priv->table, step, priv->source->needs_attention))
    {
      priv->ended = 0;
      focus_table (TKL_TABLE_PAGE (widget));
      return;
    }
  /* What is not read yet may hold one. */
  if (tkl_row_list_is_part (priv->list))
    return;
  if (priv->source->needs_attention != NULL && priv->ended != step)
    tkl_desk_say (priv->desk, step > 0 ? _ ("No row further down needs attention")
                                       : _ ("No row further up needs attention"));
  priv->ended = step;
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (PRIVATE (TKL_TABLE_PAGE (widget))->columns);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePagePrivate *priv = PRIVATE (TKL_TABLE_PAGE (widget));
  const TklRowSet *set = tkl_row_list_get_rows (priv->list);

  if (g_str_equal (name, "page.clear-filters"))
    tkl_table_set_filters (priv->table, NULL);
  else if (set != NULL && tkl_row_set_n_rows (set) > 0)
    tkl_table_filter (priv->table);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_all_cb (TKL_TABLE_PAGE (widget));
}

/* --- set-up ----------------------------------------------------------------------------------- */

static void
set_up_choices (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GtkStringList) titles = NULL;
  guint chosen = tkl_settings_get_filter (priv->state, priv->source->name);

  if (priv->source->choices == NULL)
    return;
  titles = gtk_string_list_new (NULL);
  for (guint i = 0; priv->source->choices[i] != NULL; i++)
    gtk_string_list_append (titles, _ (priv->source->choices[i]));
  gtk_drop_down_set_model (priv->choice, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (priv->choice), TRUE);
  if (chosen < g_list_model_get_n_items (G_LIST_MODEL (titles)))
    gtk_drop_down_set_selected (priv->choice, chosen);
  tkl_names_drop_down (priv->choice);
}

static void
set_up_columns (TklTablePage *self)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GMenuModel) menu = tkl_table_make_column_menu (priv->table);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  tkl_table_get_column_actions (priv->table));
  tkl_lazy_menu_set (priv->columns, menu);
}

void
tkl_table_page_set_up (TklTablePage *self,
                       TklDesk *desk,
                       const TklTableSource *source,
                       GSettings *state)
{
  TklTablePagePrivate *priv = PRIVATE (self);
  g_autoptr (GVariant) layout = tkl_settings_get_layout (state, source->name);

  g_return_if_fail (priv->desk == NULL);

  priv->desk = g_object_ref (desk);
  priv->state = g_object_ref (state);
  priv->source = source;
  priv->list = tkl_row_list_new (source->columns, source->n_columns);
  tkl_row_list_set_office (priv->list, tkl_desk_get_office (desk));
  priv->table = TKL_TABLE (
      tkl_table_new (priv->list, source->columns, source->n_columns, _ (source->empty_title)));
  adw_bin_set_child (priv->table_bin, GTK_WIDGET (priv->table));
  complete_days (self);
  tkl_table_set_layout (priv->table, layout);
  set_up_columns (self);
  tkl_table_page_set_up_groups (self);
  adw_status_page_set_title (priv->empty, _ (source->empty_title));
  adw_status_page_set_description (priv->empty, _ (source->empty_text));
  if (source->empty_action != NULL)
    tkl_table_page_set_empty_action (self, _ (source->empty_label), source->empty_action);
  set_up_choices (self);
  tkl_table_views_set_up (priv->views, GTK_WIDGET (self), source, state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", source->title != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", source->title != NULL);
  tkl_row_list_search (priv->list, tkl_desk_get_search (desk));
  g_signal_connect_object (priv->list, "items-changed", G_CALLBACK (rows_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (priv->table, "layout-changed", G_CALLBACK (tkl_table_page_layout_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "filtered", G_CALLBACK (filtered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "filter-hidden", G_CALLBACK (filter_hidden_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "fields-wanted", G_CALLBACK (tkl_table_page_fields_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "copying", G_CALLBACK (copying_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::search", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  tkl_table_page_reload (self);
}

GtkWidget *
tkl_table_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklTablePage *self = g_object_new (TKL_TYPE_TABLE_PAGE, NULL);

  tkl_table_page_set_up (self, desk, source, state);
  return GTK_WIDGET (self);
}

TklDesk *
tkl_table_page_get_desk (TklTablePage *self)
{
  return PRIVATE (self)->desk;
}

TklTable *
tkl_table_page_get_table (TklTablePage *self)
{
  return PRIVATE (self)->table;
}

TklRowList *
tkl_table_page_get_list (TklTablePage *self)
{
  return PRIVATE (self)->list;
}

void
tkl_table_page_select (TklTablePage *self, gint64 id)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  /* Chosen once more among the rows that are on their way. */
  priv->wanted_id = tkl_table_select (priv->table, id) && !tkl_row_list_is_busy (priv->list)
                            && !tkl_row_list_is_part (priv->list)
                        ? 0
                        : id;
}

guint
tkl_table_page_get_choice (TklTablePage *self)
{
  g_return_val_if_fail (TKL_IS_TABLE_PAGE (self), 0);

  return gtk_drop_down_get_selected (PRIVATE (self)->choice);
}

void
tkl_table_page_set_choice (TklTablePage *self, guint choice)
{
  gtk_drop_down_set_selected (PRIVATE (self)->choice, choice);
}

void
tkl_table_page_add_tool (TklTablePage *self, GtkWidget *widget)
{
  tkl_wrap_box_append (PRIVATE (self)->buttons, widget);
}

void
tkl_table_page_set_side (TklTablePage *self, GtkWidget *side)
{
  adw_bin_set_child (PRIVATE (self)->side, side);
}

void
tkl_table_page_show_side (TklTablePage *self, gboolean shown)
{
  adw_flap_set_reveal_flap (PRIVATE (self)->flap, shown);
}

void
tkl_table_page_set_above (TklTablePage *self, GtkWidget *above)
{
  gtk_box_insert_child_after (PRIVATE (self)->content, above, GTK_WIDGET (PRIVATE (self)->tools));
}

void
tkl_table_page_set_below (TklTablePage *self, GtkWidget *below)
{
  gtk_box_append (PRIVATE (self)->content, below);
}

void
tkl_table_page_set_empty_action (TklTablePage *self, const char *label, const char *action)
{
  TklTablePagePrivate *priv = PRIVATE (self);

  gtk_button_set_label (priv->empty_button, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (priv->empty_button), action);
  gtk_widget_set_visible (GTK_WIDGET (priv->empty_button), TRUE);
}

static void
tkl_table_page_dispose (GObject *object)
{
  TklTablePage *self = TKL_TABLE_PAGE (object);
  TklTablePagePrivate *priv = PRIVATE (self);

  tkl_table_page_stop_loads (self);
  tkl_table_page_stop_export (self);
  tkl_table_page_stop_print (self);
  g_clear_handle_id (&priv->export_source, g_source_remove);
  g_clear_object (&priv->exporting);
  g_clear_pointer (&priv->held, tkl_row_set_unref);
  g_clear_object (&priv->list);
  g_clear_object (&priv->desk);
  g_clear_object (&priv->state);
  /* gtk_widget_dispose_template() of GTK 4.8 does not know templates of a parent class. */
  if (priv->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->flap));
  priv->flap = NULL;
  G_OBJECT_CLASS (tkl_table_page_parent_class)->dispose (object);
}

static void
tkl_table_page_class_init (TklTablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_table_page_dispose;
  widget_class->map = tkl_table_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (TKL_TYPE_TABLE_GROUPS);
  g_type_ensure (TKL_TYPE_TABLE_PINS);
  g_type_ensure (TKL_TYPE_TABLE_PROGRESS);
  g_type_ensure (TKL_TYPE_TABLE_VIEWS);
  g_type_ensure (TKL_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-table-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, flap);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, content);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, tools);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, choice);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, columns);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, grouping);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, views);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, buttons);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, progress);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, count);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, groups);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, pins);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, table_bin);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, empty);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, empty_button);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, nothing_found);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, error);
  gtk_widget_class_bind_template_child_private (widget_class, TklTablePage, side);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_table_page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_table_page_left_groups_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_table_page_reload);
  tkl_table_page_install_shown (klass);
  tkl_table_page_install_export (widget_class);
  tkl_table_page_install_print (widget_class);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "page.side", NULL, side_action);
  gtk_widget_class_install_action (widget_class, "page.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "page.side", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "page.previous",
                                       NULL);
}

static void
tkl_table_page_init (TklTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_side (self);
}
