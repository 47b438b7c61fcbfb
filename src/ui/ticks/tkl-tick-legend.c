/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickLegend: below the table of ticks: how many have which reason; a click shows only those (F142). */
/* Thread: main. */
#include "tkl-tick-legend.h"

#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

/* In the order of ui: what stops a day first. */
static const struct
{
  guint choice; /* quick filter */
  const char *style, *icon_name;
} entries[] = {
  { TKL_TICK_CHOICE_NO_DESTINATION, "tkl-no-destination", "mark-location-symbolic" },
  { TKL_TICK_CHOICE_NO_EMPLOYEE, "tkl-no-employee", "avatar-default-symbolic" },
  { TKL_TICK_CHOICE_DOUBLE, "tkl-double", "edit-copy-symbolic" },
  { TKL_TICK_CHOICE_SEVERAL_PROJECTS, "tkl-several-projects", "view-more-symbolic" },
  { TKL_TICK_CHOICE_ODD, "tkl-odd", "dialog-question-symbolic" },
  { TKL_TICK_CHOICE_PRESENCE_EXPECTED, "tkl-presence-expected", "dialog-warning-symbolic" },
  { TKL_TICK_CHOICE_PRESENCE_DUE, "tkl-presence-due", "mail-send-symbolic" },
  { TKL_TICK_CHOICE_BLOCKED, "tkl-blocked", "changes-prevent-symbolic" },
  { TKL_TICK_CHOICE_LEFT, "tkl-blocked", "changes-prevent-symbolic" },
};

struct _TklTickLegend
{
  GtkWidget parent_instance;
  GtkWidget *scroller; /* child */
  TklTablePage *page;  /* (nullable): an ancestor */
  GtkToggleButton *buttons[G_N_ELEMENTS (entries)];
  GtkLabel *labels[G_N_ELEMENTS (entries)];
  gboolean showing; /* buttons move because of what was read */
};

G_DEFINE_FINAL_TYPE (TklTickLegend, tkl_tick_legend, GTK_TYPE_WIDGET)

/* --- counts ----------------------------------------------------------------------------------- */

/* @counted: FALSE: there are more than were read so far */
static void
show_entry (TklTickLegend *self, guint i, guint n, gboolean counted)
{
  gboolean active = tkl_table_page_get_choice (self->page) == entries[i].choice;
  const char *title = _ (tkl_tick_source.choices[entries[i].choice]);
  /* Translators: a reason, and how many ticks have it. */
  g_autofree char *text = counted ? g_strdup_printf (_ ("%s: %'u"), title, n) : g_strdup (title);

  gtk_label_set_text (self->labels[i], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_toggle_button_set_active (self->buttons[i], active);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), n > 0 || active);
}

static void
update (TklTickLegend *self)
{
  TklRowList *list = tkl_table_page_get_list (self->page);
  TklRowSet *set = tkl_row_list_get_rows (list);
  guint counts[TKL_TICK_N_CHOICES] = { 0 };
  guint n_all = 0;

  if (set != NULL)
    tkl_tick_rows_count (set, counts);
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      show_entry (self, i, counts[entries[i].choice], !tkl_row_list_is_part (list));
      n_all += counts[entries[i].choice];
    }
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n_all > 0);
}

/* What is pressed once more shows all again. */
static void
toggled_cb (GtkToggleButton *button, TklTickLegend *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "entry"));

  if (self->showing)
    return;
  tkl_table_page_set_choice (self->page,
                             gtk_toggle_button_get_active (button) ? entries[i].choice : 0);
  update (self);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_entry (TklTickLegend *self, GtkWidget *box, guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (entries[i].icon_name));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, entries[i].style);
  g_object_set_data (G_OBJECT (button), "entry", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  self->buttons[i] = GTK_TOGGLE_BUTTON (button);
  self->labels[i] = GTK_LABEL (label);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
tkl_tick_legend_new (TklTablePage *page)
{
  TklTickLegend *self = g_object_new (TKL_TYPE_TICK_LEGEND, NULL);

  self->page = page;
  g_signal_connect_object (tkl_table_page_get_list (page), "items-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
  return GTK_WIDGET (self);
}

static void
tkl_tick_legend_dispose (GObject *object)
{
  g_clear_pointer (&TKL_TICK_LEGEND (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_tick_legend_parent_class)->dispose (object);
}

static void
tkl_tick_legend_class_init (TklTickLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_tick_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tkl_tick_legend_init (TklTickLegend *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* Entries for which there is no room, with large text, scroll. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_add_css_class (self->scroller, "tkl-fades");
  gtk_widget_add_css_class (box, "tkl-legend");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    add_entry (self, box, i);
}
