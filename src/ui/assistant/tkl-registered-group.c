/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRegisteredGroup: the i-Buttons that are registered with the drivers of TrustTrack. */
/* Thread: main. */
#include "tkl-registered-group.h"

#include "tkl-key-words.h"

#include <glib/gi18n-lib.h>

/* As many as of the keys that were seen: they show the spelling, this is no list to work in. */
#define MOST_KEYS 3

struct _TklRegisteredGroup
{
  AdwPreferencesGroup parent_instance;
  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *keys;           /* (owned) (nullable): not read yet */
  gboolean reading;
  gboolean again; /* asked for while it was being read */
};

G_DEFINE_FINAL_TYPE (TklRegisteredGroup, tkl_registered_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_key (TklRegisteredGroup *self, const TklRegisteredKey *key)
{
  GtkWidget *row = adw_action_row_new ();
  const char *read = key->reading.n_candidates > 0 ? key->reading.candidate[0] : key->text;
  g_autofree char *title = g_markup_escape_text (read, -1);
  g_autofree char *whose
      = *key->name != '\0'
            /* Translators: number of a key as it is registered, then name of a driver. */
            ? g_strdup_printf (C_ ("key", "%s, of %s"), key->text, key->name)
            : g_strdup (key->text);
  g_autofree char *subtitle = g_markup_escape_text (whose, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (row, "numeric");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_keys (TklRegisteredGroup *self)
{
  g_autofree char *kinds = tkl_key_say_registered_kinds (self->keys);

  for (guint i = 0; i < MIN (self->keys->len, MOST_KEYS); i++)
    add_key (self, self->keys->pdata[i]);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      self->keys->len > 0 ? kinds : _ ("No driver of your account has an i-Button."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRegisteredGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;

  self->reading = FALSE;
  self->keys = tkl_registered_keys_finish (TKL_OFFICE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->again && self->keys == NULL)
    {
      tkl_registered_group_read (self);
      return;
    }
  /* Without an API key there is nothing to tell; the step before asks for it. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          !g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY));
  if (self->keys != NULL)
    {
      show_keys (self);
      g_signal_emit (self, signals[READ], 0);
      return;
    }
  escaped = g_markup_escape_text (tkl_service_error_sentence (error), -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

void
tkl_registered_group_read (TklRegisteredGroup *self)
{
  g_return_if_fail (TKL_IS_REGISTERED_GROUP (self));

  /* The API key may have come since that question was put. */
  self->again = self->reading;
  if (self->reading || self->keys != NULL)
    return;
  self->reading = TRUE;
  tkl_registered_keys_async (tkl_desk_get_office (self->desk), self->cancellable, read_cb,
                             g_object_ref (self));
}

GPtrArray *
tkl_registered_group_get_keys (TklRegisteredGroup *self)
{
  g_return_val_if_fail (TKL_IS_REGISTERED_GROUP (self), NULL);
  return self->keys;
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_registered_group_new (TklDesk *desk)
{
  TklRegisteredGroup *self = g_object_new (TKL_TYPE_REGISTERED_GROUP, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
tkl_registered_group_dispose (GObject *object)
{
  TklRegisteredGroup *self = TKL_REGISTERED_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_registered_group_parent_class)->dispose (object);
}

static void
tkl_registered_group_finalize (GObject *object)
{
  TklRegisteredGroup *self = TKL_REGISTERED_GROUP (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_registered_group_parent_class)->finalize (object);
}

static void
tkl_registered_group_class_init (TklRegisteredGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tkl_registered_group_dispose;
  object_class->finalize = tkl_registered_group_finalize;
  signals[READ] = g_signal_new ("read", TKL_TYPE_REGISTERED_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
tkl_registered_group_init (TklRegisteredGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Registered in TrustTrack"));
}
