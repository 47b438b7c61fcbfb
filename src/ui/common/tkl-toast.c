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
  AdwToast *shown;   /* (owned) (nullable): or gone already */
  AdwToast *next;    /* (owned) (nullable): in the queue of the overlay */
  guint settling;    /* ID of tick callback; 0 = @shown may go */
  gint64 frame_us;   /* of the last frame since @shown came; 0 = none yet */
  gint64 settled_us; /* how long it has been drawn */
} Toasts;

/* The tick callback went with the overlay. */
static void
toasts_free (gpointer data)
{
  Toasts *toasts = data;

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

/* libadwaita 1.2 crashes when a toast goes faster than it came. It comes frame by frame: on a machine
 * that is busy, long after it was asked for, and one long pause is one step. */
#define SETTLED_US 600000
#define LONGEST_FRAME_US 50000

static gboolean settling_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data);

/* The one after it, which waits in the queue, comes by that. */
static void
replace_shown (AdwToastOverlay *overlay, Toasts *toasts, AdwToast *toast)
{
  g_autoptr (AdwToast) before = g_steal_pointer (&toasts->shown);

  toasts->shown = g_object_ref (toast);
  toasts->frame_us = toasts->settled_us = 0;
  if (adw_get_enable_animations (GTK_WIDGET (overlay))
      && gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    toasts->settling
        = gtk_widget_add_tick_callback (GTK_WIDGET (overlay), settling_cb, toasts, NULL);
  if (before != NULL)
    adw_toast_dismiss (before);
}

static gboolean
settling_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data)
{
  Toasts *toasts = user_data;
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  g_autoptr (AdwToast) next = NULL;

  if (toasts->frame_us != 0)
    toasts->settled_us += CLAMP (now_us - toasts->frame_us, 0, LONGEST_FRAME_US);
  toasts->frame_us = now_us;
  if (toasts->settled_us < SETTLED_US)
    return G_SOURCE_CONTINUE;
  toasts->settling = 0;
  next = g_steal_pointer (&toasts->next);
  if (next != NULL)
    replace_shown (ADW_TOAST_OVERLAY (overlay), toasts, next);
  return G_SOURCE_REMOVE;
}

void
tkl_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *toasts;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  toasts = get_toasts (overlay);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  /* The Undo of the one before would undo this. */
  if (toasts->next != NULL)
    adw_toast_dismiss (toasts->next);
  if (toasts->settling != 0)
    g_set_object (&toasts->next, toast);
  else
    replace_shown (overlay, toasts, toast);
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
