/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts: a sentence about what was done, with Undo where that is possible. */
/* Thread: main. */
#include "tkl-toast.h"

#include "tkl-names.h"

#include <glib/gi18n-lib.h>

static gboolean
name_cb (gpointer user_data)
{
  AdwToastOverlay *overlay = user_data;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay))
      tkl_names_complete (child);
  return G_SOURCE_REMOVE;
}

/* The next in the queue gets its widget after this. The overlay dismisses all while it goes: then it
 * must not be held. */
static void
dismissed_cb (AdwToastOverlay *overlay)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    g_idle_add_full (G_PRIORITY_DEFAULT, name_cb, g_object_ref (overlay), g_object_unref);
}

/* What an overlay shows, and what it shows next. */
typedef struct
{
  AdwToast *shown;      /* (owned) (nullable): or gone already */
  AdwToast *next;       /* (owned) (nullable): in the queue of the overlay */
  gint64 since_us;      /* monotonic: when @shown came */
  guint settled_source; /* 0 = nothing waits */
} Toasts;

static void
toasts_free (gpointer data)
{
  Toasts *toasts = data;

  g_clear_handle_id (&toasts->settled_source, g_source_remove);
  g_clear_object (&toasts->shown);
  g_clear_object (&toasts->next);
  g_free (toasts);
}

static Toasts *
get_toasts (AdwToastOverlay *overlay)
{
  Toasts *toasts = g_object_get_data (G_OBJECT (overlay), "toasts");

  if (toasts == NULL)
    {
      toasts = g_new0 (Toasts, 1);
      g_object_set_data_full (G_OBJECT (overlay), "toasts", toasts, toasts_free);
    }
  return toasts;
}

/* The one after it, which waits in the queue, comes by that. */
static void
replace_shown (Toasts *toasts, AdwToast *toast)
{
  g_autoptr (AdwToast) before = g_steal_pointer (&toasts->shown);

  toasts->shown = g_object_ref (toast);
  toasts->since_us = g_get_monotonic_time ();
  if (before != NULL)
    adw_toast_dismiss (before);
}

static gboolean
settled_cb (gpointer user_data)
{
  Toasts *toasts = user_data;
  g_autoptr (AdwToast) next = g_steal_pointer (&toasts->next);

  toasts->settled_source = 0;
  replace_shown (toasts, next);
  return G_SOURCE_REMOVE;
}

/* libadwaita 1.2 crashes when a toast goes faster than it came. */
#define SETTLED_MS 600

static guint
get_wait_ms (AdwToastOverlay *overlay, const Toasts *toasts)
{
  gint64 age_ms = (g_get_monotonic_time () - toasts->since_us) / 1000;

  return toasts->shown != NULL && age_ms < SETTLED_MS
                 && adw_get_enable_animations (GTK_WIDGET (overlay))
             ? (guint) (SETTLED_MS - age_ms)
             : 0;
}

void
tkl_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *toasts;
  guint wait_ms;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  toasts = get_toasts (overlay);
  wait_ms = get_wait_ms (overlay, toasts);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  /* The Undo of the one before would undo this. */
  if (toasts->next != NULL)
    adw_toast_dismiss (toasts->next);
  if (toasts->next != NULL || wait_ms > 0)
    g_set_object (&toasts->next, toast);
  if (toasts->next != NULL && toasts->settled_source == 0)
    toasts->settled_source = g_timeout_add (wait_ms, settled_cb, toasts);
  if (toasts->next == NULL)
    replace_shown (toasts, toast);
  adw_toast_overlay_add_toast (overlay, toast);
  name_cb (overlay);
}

void
tkl_toast_say (AdwToastOverlay *overlay, const char *text, const char *undo_action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, undo_action);
    }
  tkl_toast_add (overlay, toast);
}
