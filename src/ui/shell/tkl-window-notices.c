/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The banner of a window: transferred days that would be others now. */
/* Thread: main. */
#include "tkl-focus.h"
#include "tkl-notice-service.h"
#include "tkl-window-private.h"

#include <glib/gi18n-lib.h>

/* Changes come in groups. */
#define QUIET_MS 1500

static void
show (TklWindow *self, guint n)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u transferred day is not any more what its ticks say.",
                                   "%u transferred days are not any more what their ticks say.", n),
                         n);

  if (n > 0)
    gtk_label_set_text (self->notice_text, text);
  else if (tkl_has_focus_within (GTK_WIDGET (self->notice_banner)))
    tkl_window_focus_page (self);
  gtk_info_bar_set_revealed (self->notice_banner, n > 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tkl_notice_days_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (rows != NULL)
    show (self, rows->len);
  else
    tkl_desk_report_error (self->desk, error);
}

static gboolean
look_cb (gpointer data)
{
  TklWindow *self = data;

  self->notices_source = 0;
  self->notices_cancellable = g_cancellable_new ();
  tkl_notice_days_async (tkl_desk_get_office (self->desk), self->notices_cancellable, found_cb,
                         g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What is looked at reads first. */
static void
look_soon (TklWindow *self)
{
  tkl_window_notices_end (self);
  /* What is told may be so no more: whoever has taken a change back looks for that. */
  if (gtk_info_bar_get_revealed (self->notice_banner))
    self->notices_source = g_idle_add (look_cb, self);
  else
    self->notices_source = g_timeout_add (QUIET_MS, look_cb, self);
}

void
tkl_window_notices_end (TklWindow *self)
{
  g_clear_handle_id (&self->notices_source, g_source_remove);
  if (self->notices_cancellable != NULL)
    g_cancellable_cancel (self->notices_cancellable);
  g_clear_object (&self->notices_cancellable);
}

void
tkl_window_notices_watch (TklWindow *self)
{
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  look_soon (self);
}
