/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeeChooser: a button that opens a list of employees, searched by typing. */
/* Thread: main. */
#include "tkl-employee-chooser.h"

#include "tkl-key-words.h"
#include "tkl-table-source.h"

struct _TklEmployeeChooser
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  TklDesk *desk;             /* (owned) (nullable) */
  TklRowList *list;          /* (owned): searched */
  GCancellable *cancellable; /* (owned) (nullable): of the rows being read */
  char *label;               /* (owned) (nullable) */
  gint64 wanted_id;          /* to be chosen when the rows are there; 0 = none */
  gint64 chosen_id;          /* 0 = nobody */
  gboolean sticky;
};

enum
{
  PROP_LABEL = 1,
  PROP_STICKY,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TklEmployeeChooser, tkl_employee_chooser, GTK_TYPE_WIDGET)

/* --- words ------------------------------------------------------------------------------------ */

static char *
cell (const TklRowSet *set, guint row, const char *column_id)
{
  for (guint i = 0; i < tkl_employee_source.n_columns; i++)
    if (g_str_equal (tkl_employee_source.columns[i].id, column_id))
      return tkl_column_cell (&tkl_employee_source.columns[i], set, row);
  return g_strdup ("");
}

static char *
label_of (const TklRowSet *set, guint row)
{
  g_autofree char *number = cell (set, row, "number");
  g_autofree char *name = cell (set, row, "name");

  return tkl_person_label (number, name);
}

/* Returns: FALSE when nobody has that id. */
static gboolean
find (TklEmployeeChooser *self, gint64 id, guint *ret_row)
{
  TklRowSet *set = tkl_row_list_get_rows (self->list);

  return set != NULL && tkl_row_set_find (set, id, ret_row);
}

char *
tkl_employee_chooser_dup_label (TklEmployeeChooser *self, gint64 id)
{
  guint row;

  return find (self, id, &row) ? label_of (tkl_row_list_get_rows (self->list), row) : NULL;
}

char *
tkl_employee_chooser_dup_number (TklEmployeeChooser *self, gint64 id)
{
  guint row;

  return find (self, id, &row) ? cell (tkl_row_list_get_rows (self->list), row, "number") : NULL;
}

static void
show_label (TklEmployeeChooser *self)
{
  g_autofree char *chosen
      = self->sticky ? tkl_employee_chooser_dup_label (self, self->chosen_id) : NULL;

  gtk_menu_button_set_label (self->button, chosen != NULL ? chosen : self->label);
}

/* --- choosing --------------------------------------------------------------------------------- */

static void
choose (TklEmployeeChooser *self, gint64 id)
{
  self->chosen_id = id;
  show_label (self);
  g_signal_emit (self, chosen_signal, 0, id);
}

void
tkl_employee_chooser_choose (TklEmployeeChooser *self, gint64 id)
{
  guint row;

  g_return_if_fail (TKL_IS_EMPLOYEE_CHOOSER (self));

  self->wanted_id = id;
  if (id != 0 && find (self, id, &row))
    {
      self->wanted_id = 0;
      choose (self, id);
    }
}

static void
activate_cb (TklEmployeeChooser *self, guint position)
{
  g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row == NULL)
    return;
  gtk_popover_popdown (self->popover);
  choose (self, tkl_row_get_id (row));
}

static void
first_cb (TklEmployeeChooser *self)
{
  activate_cb (self, 0);
}

static void
search_cb (TklEmployeeChooser *self)
{
  tkl_row_list_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "none");
}

static void
opened_cb (TklEmployeeChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
tkl_employee_chooser_open (TklEmployeeChooser *self)
{
  g_return_if_fail (TKL_IS_EMPLOYEE_CHOOSER (self));

  gtk_menu_button_popup (self->button);
}

/* --- the list --------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *state = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *state = gtk_widget_get_next_sibling (name);
  TklRow *row = gtk_list_item_get_item (item);
  g_autofree char *label = label_of (tkl_row_get_set (row), tkl_row_get_index (row));
  g_autofree char *word = cell (tkl_row_get_set (row), tkl_row_get_index (row), "state");

  gtk_label_set_text (GTK_LABEL (name), label);
  gtk_label_set_text (GTK_LABEL (state), word);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklEmployeeChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklRowSet) set = tkl_table_source_load_finish (TKL_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (set == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  tkl_row_list_set_rows (self->list, set);
  show_label (self);
  tkl_employee_chooser_choose (self, self->wanted_id);
}

static void
load (TklEmployeeChooser *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_table_source_load_async (&tkl_employee_source, self->desk, self->cancellable, loaded_cb,
                               g_object_ref (self));
}

void
tkl_employee_chooser_set_desk (TklEmployeeChooser *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_EMPLOYEE_CHOOSER (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
tkl_employee_chooser_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  TklEmployeeChooser *self = TKL_EMPLOYEE_CHOOSER (object);

  switch (id)
    {
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      break;
    case PROP_STICKY:
      self->sticky = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  show_label (self);
  if (self->label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->label, -1);
}

static void
tkl_employee_chooser_dispose (GObject *object)
{
  TklEmployeeChooser *self = TKL_EMPLOYEE_CHOOSER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_EMPLOYEE_CHOOSER);
  g_clear_object (&self->list);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (tkl_employee_chooser_parent_class)->dispose (object);
}

static void
tkl_employee_chooser_class_init (TklEmployeeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = (GParamFlags) (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  G_OBJECT_CLASS (klass)->set_property = tkl_employee_chooser_set_property;
  G_OBJECT_CLASS (klass)->dispose = tkl_employee_chooser_dispose;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_STICKY] = g_param_spec_boolean ("sticky", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  chosen_signal = g_signal_new ("chosen", TKL_TYPE_EMPLOYEE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-employee-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TklEmployeeChooser, button);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeeChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeeChooser, search);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeeChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TklEmployeeChooser, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
tkl_employee_chooser_init (TklEmployeeChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = tkl_row_list_new (tkl_employee_source.columns, tkl_employee_source.n_columns);
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  g_object_unref (factory);
  g_object_unref (selection);
}
