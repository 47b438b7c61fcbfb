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

/* libadwaita 1.2 frees a toast when it has gone, though it may still be coming: half a second when it takes
 * the place of another, frame by frame. So nobody sends one away before it has come: not the next toast,
 * not a click, not Escape, not its own time; it goes as soon as it may. */
#define COMING_US 600000

/* What an overlay shows, and what it shows next. */
typedef struct
{
  AdwToast *shown;  /* (owned) (nullable) */
  AdwToast *next;   /* (owned) (nullable): in the queue of the overlay */
  guint coming;     /* ID of a tick callback while @shown comes; 0 = it may go */
  gint64 since_us;  /* time of the frame clock when that began */
  gboolean is_left; /* it was sent away meanwhile */
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

/* By the signal: to adw_toast_dismiss() it may seem to be gone, once that was held up. */
static void
send_away (AdwToast *toast)
{
  g_autoptr (AdwToast) held = g_object_ref (toast);

  g_signal_emit_by_name (held, "dismissed");
}

static gboolean
coming_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data)
{
  Toasts *toasts = user_data;

  if (gdk_frame_clock_get_frame_time (clock) - toasts->since_us < COMING_US)
    return G_SOURCE_CONTINUE;
  toasts->coming = 0;
  if (toasts->is_left || toasts->next != NULL)
    send_away (toasts->shown);
  return G_SOURCE_REMOVE;
}

/* @toast: (transfer full): the overlay shows it from now on. */
static void
begin (AdwToastOverlay *overlay, Toasts *toasts, AdwToast *toast)
{
  GtkWidget *widget = GTK_WIDGET (overlay);

  toasts->shown = toast;
  toasts->is_left = FALSE;
  /* Otherwise it is there at once. */
  if (!adw_get_enable_animations (widget) || !gtk_widget_get_mapped (widget))
    return;
  toasts->since_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  toasts->coming = gtk_widget_add_tick_callback (widget, coming_cb, toasts, NULL);
}

/* The first to hear of it: before the overlay, which then shows the next one. That one gets its widget
 * after this. The overlay dismisses all while it goes: then it must not be held. */
static void
dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  Toasts *toasts = get_toasts (overlay);

  if (gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    g_idle_add_full (G_PRIORITY_DEFAULT, name_cb, g_object_ref (overlay), g_object_unref);
  if (toast != toasts->shown)
    return;
  if (toasts->coming != 0)
    {
      toasts->is_left = TRUE;
      g_signal_stop_emission_by_name (toast, "dismissed");
      return;
    }
  g_clear_object (&toasts->shown);
  if (toasts->next != NULL)
    begin (overlay, toasts, g_steal_pointer (&toasts->next));
}

void
tkl_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *toasts;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  toasts = get_toasts (overlay);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  /* The Undo of the one before would undo this. */
  if (toasts->next != NULL)
    adw_toast_dismiss (toasts->next);
  if (toasts->shown == NULL)
    begin (overlay, toasts, g_object_ref (toast));
  else
    g_set_object (&toasts->next, toast);
  adw_toast_overlay_add_toast (overlay, toast);
  if (toasts->next == toast && toasts->coming == 0)
    send_away (toasts->shown);
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
