/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowChooser: a button that opens a list of employees or projects, searched by typing. */
/* Thread: main. */
#include "tkl-row-chooser.h"

#include "tkl-key-words.h"
#include "tkl-project-rows.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* What is chosen from. */
typedef struct
{
  const char *name;
  const TklTableSource *source;
  const char *state; /* its column that is told beside the name */
  const char *title, *placeholder, *none;
} Subject;

static const Subject subjects[]
    = { { "employees", &tkl_employee_source, "state", N_ ("Employees"), N_ ("Number or name"),
          N_ ("No employee has these words.") },
        { "projects", &tkl_project_source, "status", N_ ("Projects"),
          N_ ("Number, name, client or town"), N_ ("No project has these words.") } };

struct _TklRowChooser
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *none;
  const Subject *subject;
  TklDesk *desk;             /* (owned) (nullable) */
  TklRowList *list;          /* (owned): searched */
  GListStore *first;         /* (owned): rows that come before them */
  GArray *first_ids;         /* (owned) (element-type gint64) */
  guint n_likely;            /* of first: the others are collecting projects */
  gboolean collects;         /* those that are active on the day come first as well */
  TklDay collect_day;        /* NONE = whatever the day */
  gboolean held;             /* the likely ones are on their way */
  gboolean first_waits;      /* Enter was pressed; the rows are not found yet */
  GCancellable *cancellable; /* (owned) (nullable): of the rows being read */
  char *label;               /* (owned) (nullable) */
  gint64 wanted_id;          /* to be chosen when the rows are there; 0 = none */
  gint64 chosen_id;          /* 0 = none */
  gboolean sticky;
};

enum
{
  PROP_LABEL = 1,
  PROP_STICKY,
  PROP_SUBJECT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static guint chosen_signal, closed_signal;

G_DEFINE_FINAL_TYPE (TklRowChooser, tkl_row_chooser, GTK_TYPE_WIDGET)

/* --- words ------------------------------------------------------------------------------------ */

static char *
cell (const Subject *subject, const TklRowSet *set, guint row, const char *column_id)
{
  const TklTableSource *source = subject->source;

  for (guint i = 0; i < source->n_columns; i++)
    if (g_str_equal (source->columns[i].id, column_id))
      return tkl_column_cell (&source->columns[i], set, row);
  return g_strdup ("");
}

static char *
label_of (const Subject *subject, const TklRowSet *set, guint row)
{
  g_autofree char *number = cell (subject, set, row, "number");
  g_autofree char *name = cell (subject, set, row, "name");

  return tkl_person_label (number, name);
}

/* Returns: FALSE when none has that id. */
static gboolean
find (TklRowChooser *self, gint64 id, guint *ret_row)
{
  TklRowSet *set = tkl_row_list_get_rows (self->list);

  return set != NULL && tkl_row_set_find (set, id, ret_row);
}

char *
tkl_row_chooser_dup_label (TklRowChooser *self, gint64 id)
{
  guint row;

  return find (self, id, &row) ? label_of (self->subject, tkl_row_list_get_rows (self->list), row)
                               : NULL;
}

char *
tkl_row_chooser_dup_number (TklRowChooser *self, gint64 id)
{
  guint row;

  return find (self, id, &row)
             ? cell (self->subject, tkl_row_list_get_rows (self->list), row, "number")
             : NULL;
}

static void
show_label (TklRowChooser *self)
{
  g_autofree char *chosen = self->sticky ? tkl_row_chooser_dup_label (self, self->chosen_id) : NULL;

  gtk_menu_button_set_label (self->button, chosen != NULL ? chosen : self->label);
}

/* --- choosing --------------------------------------------------------------------------------- */

static void
choose (TklRowChooser *self, gint64 id)
{
  self->chosen_id = id;
  show_label (self);
  g_signal_emit (self, chosen_signal, 0, id);
}

void
tkl_row_chooser_choose (TklRowChooser *self, gint64 id)
{
  guint row;

  g_return_if_fail (TKL_IS_ROW_CHOOSER (self));

  self->wanted_id = id;
  if (id != 0 && find (self, id, &row))
    {
      self->wanted_id = 0;
      choose (self, id);
    }
}

void
tkl_row_chooser_clear (TklRowChooser *self)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self));

  self->wanted_id = 0;
  self->chosen_id = 0;
  show_label (self);
}

static void
activate_cb (TklRowChooser *self, guint position)
{
  g_autoptr (TklRow) row
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->view)), position);

  if (row == NULL)
    return;
  gtk_popover_popdown (self->popover);
  choose (self, tkl_row_get_id (row));
}

static void search_cb (TklRowChooser *self);

/* Enter before the rows are found means the first that will be; the entry tells only after a moment what
 * was typed. */
static void
first_cb (TklRowChooser *self)
{
  search_cb (self);
  self->first_waits = self->held || tkl_row_list_is_busy (self->list);
  if (!self->first_waits)
    activate_cb (self, 0);
}

static void
choose_first (TklRowChooser *self)
{
  self->first_waits = FALSE;
  activate_cb (self, 0);
}

static void
append_first (TklRowChooser *self, gint64 id)
{
  guint at = tkl_row_list_find (self->list, id);
  g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), at);

  if (row != NULL)
    g_list_store_append (self->first, row);
}

static gboolean
is_likely (TklRowChooser *self, gint64 id)
{
  for (guint i = 0; i < self->first_ids->len; i++)
    if (g_array_index (self->first_ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
append_collecting (TklRowChooser *self)
{
  TklRowSet *set = tkl_row_list_get_rows (self->list);
  guint n = self->collects && set != NULL ? tkl_row_set_n_rows (set) : 0;

  for (guint row = 0; row < n; row++)
    if (tkl_project_rows_collects (set, row, self->collect_day)
        && !is_likely (self, tkl_row_set_id (set, row)))
      append_first (self, tkl_row_set_id (set, row));
}

/* Down goes to the first row: a list would go to the one that was first before others came before it. */
static gboolean
key_cb (TklRowChooser *self, guint keyval)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL || self->held)
    return FALSE;
  return gtk_widget_grab_focus (row);
}

/* The likely ones, as long as nothing else is asked for. */
static void
show_first (TklRowChooser *self)
{
  gboolean searches = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  /* Nobody may choose a row that another one takes the place of. */
  gtk_widget_set_opacity (GTK_WIDGET (self->stack), self->held && !searches ? 0 : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->held || searches);
  g_list_store_remove_all (self->first);
  /* Rows are shown as soon as they are appended. */
  self->n_likely = self->first_ids->len;
  for (guint i = 0; i < self->first_ids->len && !searches; i++)
    append_first (self, g_array_index (self->first_ids, gint64, i));
  self->n_likely = g_list_model_get_n_items (G_LIST_MODEL (self->first));
  if (!searches)
    append_collecting (self);
  /* Which Enter chooses; a list stays where it is when rows come before those that are seen. */
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->view)),
                                     0);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

void
tkl_row_chooser_set_first (TklRowChooser *self, const GArray *ids)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self) && ids != NULL);

  g_array_set_size (self->first_ids, 0);
  g_array_append_vals (self->first_ids, ids->data, ids->len);
  self->held = FALSE;
  show_first (self);
  if (self->first_waits && !tkl_row_list_is_busy (self->list))
    choose_first (self);
}

void
tkl_row_chooser_collect (TklRowChooser *self, TklDay day)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self) && self->subject->source == &tkl_project_source);

  self->collects = TRUE;
  self->collect_day = day;
  show_first (self);
}

void
tkl_row_chooser_hold (TklRowChooser *self)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self));

  self->held = TRUE;
}

/* Who types on does not mean the first row any more. Not in search_cb(), which comes a moment later. */
static void
typed_cb (TklRowChooser *self)
{
  self->first_waits = FALSE;
}

static void
search_cb (TklRowChooser *self)
{
  show_first (self);
  tkl_row_list_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Rows were found, now or on a thread of the office. */
static void
found_cb (TklRowChooser *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    return;
  show_first (self);
  gtk_stack_set_visible_child_name (self->stack, added > 0 ? "list" : "none");
  if (self->first_waits && !self->held)
    choose_first (self);
}

static void
opened_cb (TklRowChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Who leaves the list chooses nothing of what is found later. */
static void
closed_cb (TklRowChooser *self)
{
  self->first_waits = FALSE;
  g_signal_emit (self, closed_signal, 0);
}

void
tkl_row_chooser_open (TklRowChooser *self)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self));

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

/* Why a row comes before the others. */
static const char *
mark_of (TklRowChooser *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->first)))
    return NULL;
  return position < self->n_likely ? _ ("Likely") : _ ("For technicians");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TklRowChooser *self)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *state = gtk_widget_get_next_sibling (name);
  TklRow *row = gtk_list_item_get_item (item);
  g_autofree char *label = label_of (self->subject, tkl_row_get_set (row), tkl_row_get_index (row));
  const char *mark = mark_of (self, gtk_list_item_get_position (item));
  g_autofree char *word
      = cell (self->subject, tkl_row_get_set (row), tkl_row_get_index (row), self->subject->state);

  gtk_label_set_text (GTK_LABEL (name), label);
  gtk_label_set_text (GTK_LABEL (state), mark != NULL ? mark : word);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRowChooser) self = user_data;
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
  tkl_row_chooser_choose (self, self->wanted_id);
}

static void
load (TklRowChooser *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_table_source_load_async (self->subject->source, self->desk, self->cancellable, loaded_cb,
                               g_object_ref (self));
}

void
tkl_row_chooser_set_desk (TklRowChooser *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_ROW_CHOOSER (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  tkl_row_list_set_office (self->list, tkl_desk_get_office (desk));
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/* --- life ------------------------------------------------------------------------------------- */

/* Once, before everything else. */
static void
set_subject (TklRowChooser *self, const char *name)
{
  const Subject *subject = &subjects[0];
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkSelectionModel) selection = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_strcmp0 (subjects[i].name, name) == 0)
      subject = &subjects[i];
  self->subject = subject;
  self->list = tkl_row_list_new (subject->source->columns, subject->source->n_columns);
  g_list_store_append (parts, self->first);
  g_list_store_append (parts, self->list);
  selection = GTK_SELECTION_MODEL (
      gtk_single_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)))));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_model (self->view, selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (subject->title), -1);
  g_object_set (self->search, "placeholder-text", _ (subject->placeholder), NULL);
  gtk_label_set_text (self->none, _ (subject->none));
}

static void
tkl_row_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TklRowChooser *self = TKL_ROW_CHOOSER (object);

  switch (id)
    {
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      break;
    case PROP_STICKY:
      self->sticky = g_value_get_boolean (value);
      break;
    case PROP_SUBJECT:
      set_subject (self, g_value_get_string (value));
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  show_label (self);
  if (self->label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->label, -1);
}

static void
tkl_row_chooser_dispose (GObject *object)
{
  TklRowChooser *self = TKL_ROW_CHOOSER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_ROW_CHOOSER);
  g_clear_object (&self->list);
  g_clear_object (&self->first);
  g_clear_pointer (&self->first_ids, g_array_unref);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (tkl_row_chooser_parent_class)->dispose (object);
}

static void
tkl_row_chooser_class_init (TklRowChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = (GParamFlags) (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  G_OBJECT_CLASS (klass)->set_property = tkl_row_chooser_set_property;
  G_OBJECT_CLASS (klass)->dispose = tkl_row_chooser_dispose;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_STICKY] = g_param_spec_boolean ("sticky", NULL, NULL, FALSE, flags);
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, "employees",
                                                  (GParamFlags) (flags | G_PARAM_CONSTRUCT_ONLY));
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  closed_signal = g_signal_new ("closed", TKL_TYPE_ROW_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  chosen_signal = g_signal_new ("chosen", TKL_TYPE_ROW_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-row-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, button);
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, search);
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, view);
  gtk_widget_class_bind_template_child (widget_class, TklRowChooser, none);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
tkl_row_chooser_init (TklRowChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->first = g_list_store_new (TKL_TYPE_ROW);
  self->first_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
}
