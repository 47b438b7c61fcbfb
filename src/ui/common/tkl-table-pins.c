/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTablePins: over a table: only rows with this in that column; a button for each takes it away. */
/* Thread: main. */
#include "tkl-table-pins.h"

#include <glib/gi18n-lib.h>

struct _TklTablePins
{
  GtkWidget parent_instance;
  GtkWidget *box;   /* child */
  TklRowList *list; /* (owned) */
  GPtrArray
      *pins; /* (owned) (element-type TklRowPin): of the list as well: replaced, not changed */
};

G_DEFINE_FINAL_TYPE (TklTablePins, tkl_table_pins, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- buttons ---------------------------------------------------------------------------------- */

static const char *
say_text (const TklRowPin *pin)
{
  return pin->text[0] != '\0' ? pin->text : _ ("Nothing entered");
}

static void
clicked_cb (GtkButton *button, TklTablePins *self)
{
  const TklColumn *column = g_object_get_data (G_OBJECT (button), "column");
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self));

  tkl_table_pins_add (self, column, NULL);
  /* The button is gone, the focus is not. */
  if (self->pins->len > 0)
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
  else if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
add_button (TklTablePins *self, const TklRowPin *pin)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: name of a column, what its cells have: “Employee: 12 Anna Peeters”. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), _ (pin->column->title), say_text (pin));
  /* Translators: of a button that takes a filter away: name of a column, what its cells have. */
  g_autofree char *label
      = g_strdup_printf (_ ("Not only %s: %s"), _ (pin->column->title), say_text (pin));
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_box_append (GTK_BOX (content), title);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "tkl-pin");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "column", (gpointer) pin->column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
}

/* @pins: (transfer full) */
static void
take_pins (TklTablePins *self, GPtrArray *pins)
{
  GtkWidget *child;

  g_ptr_array_unref (self->pins);
  self->pins = pins;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < pins->len; i++)
    add_button (self, pins->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), pins->len > 0);
  tkl_row_list_pin (self->list, pins);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- public ----------------------------------------------------------------------------------- */

static void
append (GPtrArray *pins, const TklColumn *column, const char *text)
{
  TklRowPin *pin = g_new0 (TklRowPin, 1);

  pin->column = column;
  pin->text = g_strdup (text);
  g_ptr_array_add (pins, pin);
}

void
tkl_table_pins_add (TklTablePins *self, const TklColumn *column, const char *text)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func (tkl_row_pin_free);

  g_return_if_fail (TKL_IS_TABLE_PINS (self) && self->list != NULL && column != NULL);

  for (guint i = 0; i < self->pins->len; i++)
    {
      const TklRowPin *pin = self->pins->pdata[i];

      if (pin->column != column)
        append (pins, pin->column, pin->text);
    }
  if (text != NULL)
    append (pins, column, text);
  take_pins (self, pins);
}

GVariant *
tkl_table_pins_get (TklTablePins *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (TKL_IS_TABLE_PINS (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < self->pins->len; i++)
    {
      const TklRowPin *pin = self->pins->pdata[i];

      g_variant_builder_add (&builder, "(ss)", pin->column->id, pin->text);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

void
tkl_table_pins_set (TklTablePins *self, GVariant *wanted)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func (tkl_row_pin_free);
  const char *id, *text;
  const TklColumn *columns;
  GVariantIter iter;
  guint n;

  g_return_if_fail (TKL_IS_TABLE_PINS (self) && self->list != NULL);

  columns = tkl_row_list_get_columns (self->list, &n);
  if (wanted != NULL)
    {
      g_variant_iter_init (&iter, wanted);
      while (g_variant_iter_next (&iter, "(&s&s)", &id, &text))
        for (guint i = 0; i < n; i++)
          if (g_str_equal (columns[i].id, id))
            append (pins, &columns[i], text);
    }
  take_pins (self, pins);
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_table_pins_set_list (TklTablePins *self, TklRowList *list)
{
  g_return_if_fail (TKL_IS_TABLE_PINS (self) && self->list == NULL);

  self->list = g_object_ref (list);
}

static void
tkl_table_pins_dispose (GObject *object)
{
  TklTablePins *self = TKL_TABLE_PINS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_pointer (&self->pins, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_table_pins_parent_class)->dispose (object);
}

static void
tkl_table_pins_class_init (TklTablePinsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_table_pins_dispose;
  signals[CHANGED] = g_signal_new ("changed", TKL_TYPE_TABLE_PINS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tkl_table_pins_init (TklTablePins *self)
{
  self->pins = g_ptr_array_new_with_free_func (tkl_row_pin_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
