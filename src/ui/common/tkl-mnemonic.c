/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screen readers call a button that has a mnemonic. */
/* Thread: main. */
#include "tkl-mnemonic.h"

#include <gtk/gtk.h>

/* Returns: (transfer full): as it is read: `_` marks a letter, `__` is one of its own. */
static char *
read_label (const char *label)
{
  GString *read = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    if (*p != '_' || *++p != '\0')
      g_string_append_c (read, *p);
    else
      break;
  return g_string_free (read, FALSE);
}

/* The label inside is the name that is left. */
static void
name_button (GtkButton *button)
{
  if (gtk_button_get_use_underline (button) && gtk_button_get_label (button) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* The label inside is not its name. */
static void
name_check (GtkCheckButton *check)
{
  const char *label = gtk_check_button_get_label (check);
  g_autofree char *name = NULL;

  if (!gtk_check_button_get_use_underline (check) || label == NULL)
    return;
  name = read_label (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Each new label is named anew. */
static gboolean
realized_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer widget = g_value_get_object (&values[0]);
  GCallback name;

  if (GTK_IS_BUTTON (widget))
    name = G_CALLBACK (name_button);
  else if (GTK_IS_CHECK_BUTTON (widget))
    name = G_CALLBACK (name_check);
  else
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    name_button (widget);
  else
    name_check (widget);
  g_signal_handlers_disconnect_by_func (widget, (gpointer) name, NULL);
  g_signal_connect (widget, "notify::label", name, NULL);
  return TRUE;
}

void
tkl_mnemonic_name_buttons (void)
{
  static gboolean done;
  g_autoptr (GTypeClass) widget_class = NULL;

  if (done)
    return;
  done = TRUE;
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL,
                              NULL);
}
