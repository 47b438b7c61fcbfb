/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyMethodRow: by what a key is identified, shown and chosen (F045). */
/* Thread: main. */
#include "tkl-key-method-row.h"

#include "tkl-key-service.h"
#include "tkl-key-words.h"

#include <glib/gi18n-lib.h>

struct _TklKeyMethodRow
{
  AdwComboRow parent_instance;
  TklDesk *desk; /* (owned) (nullable) */
  gint64 key_id;
  TklKeyMethod method; /* as stored */
};

G_DEFINE_FINAL_TYPE (TklKeyMethodRow, tkl_key_method_row, ADW_TYPE_COMBO_ROW)

/* In the order of the list. */
static const TklKeyMethod methods[] = { TKL_KEY_METHOD_IBUTTON, TKL_KEY_METHOD_RFID };

static void
show_method (TklKeyMethodRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i] == self->method)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklKeyMethodRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tkl_key_set_method_finish (TKL_OFFICE (source), result, &error))
    {
      if (self->desk != NULL)
        tkl_desk_report_change (self->desk, _ ("Identification method changed"), TRUE);
      return;
    }
  if (self->desk != NULL)
    tkl_desk_report_error (self->desk, error);
  show_method (self);
}

static void
selected_cb (TklKeyMethodRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->desk == NULL || self->key_id == 0 || selected >= G_N_ELEMENTS (methods)
      || methods[selected] == self->method)
    return;
  tkl_key_set_method_async (tkl_desk_get_office (self->desk), self->key_id, methods[selected], NULL,
                            changed_cb, g_object_ref (self));
}

void
tkl_key_method_row_set_desk (TklKeyMethodRow *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_KEY_METHOD_ROW (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
}

void
tkl_key_method_row_show (TklKeyMethodRow *self, gint64 key_id, TklKeyMethod method)
{
  g_return_if_fail (TKL_IS_KEY_METHOD_ROW (self));

  self->key_id = key_id;
  self->method = method;
  show_method (self);
}

static void
tkl_key_method_row_dispose (GObject *object)
{
  g_clear_object (&TKL_KEY_METHOD_ROW (object)->desk);
  G_OBJECT_CLASS (tkl_key_method_row_parent_class)->dispose (object);
}

static void
tkl_key_method_row_class_init (TklKeyMethodRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_key_method_row_dispose;
}

static void
tkl_key_method_row_init (TklKeyMethodRow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    gtk_string_list_append (titles, tkl_key_method_title (methods[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Identification method"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
