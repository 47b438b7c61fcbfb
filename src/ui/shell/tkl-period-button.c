/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPeriodButton: ‹ the period shown › in the header: presets, any range typed, one step on or back. */
/* Thread: main. */
#include "tkl-period-button.h"

#include "tkl-format.h"

#include <glib/gi18n-lib.h>

struct _TklPeriodButton
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEntry *entry;
  GtkListBox *presets;
  TklDesk *desk; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TklPeriodButton, tkl_period_button, GTK_TYPE_WIDGET)

/* In the order of TklPeriodPreset. */
static const char *const preset_titles[TKL_PERIOD_N_PRESETS]
    = { N_ ("Today"),      N_ ("Yesterday"),  N_ ("This week"), N_ ("Last week"),
        N_ ("This month"), N_ ("Last month"), N_ ("All days") };

static void
show_period (TklPeriodButton *self)
{
  g_autofree char *text = tkl_format_period (tkl_desk_get_period (self->desk));

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
choose (TklPeriodButton *self, TklPeriod period)
{
  tkl_desk_set_period (self->desk, period);
  gtk_popover_popdown (self->popover);
}

static void
entry_cb (TklPeriodButton *self)
{
  TklPeriod period;

  if (tkl_period_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                        tkl_desk_get_today (self->desk), &period))
    {
      choose (self, period);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     "dialog-error-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
entry_changed_cb (TklPeriodButton *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, NULL);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
preset_cb (TklPeriodButton *self, GtkListBoxRow *row)
{
  choose (self, tkl_period_preset ((TklPeriodPreset) gtk_list_box_row_get_index (row),
                                   tkl_desk_get_today (self->desk)));
}

void
tkl_period_button_set_desk (TklPeriodButton *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_PERIOD_BUTTON (self));

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;
  g_signal_connect_object (desk, "notify::period", G_CALLBACK (show_period), self,
                           G_CONNECT_SWAPPED);
  show_period (self);
}

void
tkl_period_button_open (TklPeriodButton *self)
{
  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
tkl_period_button_dispose (GObject *object)
{
  TklPeriodButton *self = TKL_PERIOD_BUTTON (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_PERIOD_BUTTON);
  G_OBJECT_CLASS (tkl_period_button_parent_class)->dispose (object);
}

static void
tkl_period_button_class_init (TklPeriodButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_period_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-period-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, box);
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, button);
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, label);
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, popover);
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, entry);
  gtk_widget_class_bind_template_child (widget_class, TklPeriodButton, presets);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
}

static void
tkl_period_button_init (TklPeriodButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TKL_PERIOD_N_PRESETS; i++)
    {
      GtkWidget *label = gtk_label_new (_ (preset_titles[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "tkl-preset");
      gtk_list_box_append (self->presets, label);
    }
}
