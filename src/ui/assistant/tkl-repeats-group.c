/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The touch gap, proposed where trackers repeat the key of a touch. */
/* Thread: main. */
#include "tkl-repeats-group.h"

#include "tkl-touch-gap-service.h"

#include <glib/gi18n-lib.h>

#define NAME "touch-gap"

/* Belongs to its group. */
typedef struct
{
  TklDesk *desk;             /* (owned) */
  TklSettingRows *rows;      /* (owned) */
  GtkWidget *use;            /* (borrowed): the button, a child of the group */
  GCancellable *cancellable; /* (owned): of what is asked while the group lives */
  int gap_s;                 /* 0: nothing is proposed */
} Repeats;

static void
repeats_free (gpointer data)
{
  Repeats *repeats = data;

  g_cancellable_cancel (repeats->cancellable);
  g_object_unref (repeats->cancellable);
  g_object_unref (repeats->rows);
  g_object_unref (repeats->desk);
  g_free (repeats);
}

static Repeats *
repeats_of (AdwPreferencesGroup *group)
{
  return g_object_get_data (G_OBJECT (group), "tkl-repeats");
}

static void
show (AdwPreferencesGroup *group)
{
  Repeats *repeats = repeats_of (group);
  /* Translators: a button: takes that many seconds. */
  g_autofree char *label = g_strdup_printf (_ ("Use %d s"), repeats->gap_s);

  gtk_button_set_label (GTK_BUTTON (repeats->use), label);
  gtk_widget_set_visible (GTK_WIDGET (group), repeats->gap_s > 0);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwPreferencesGroup) group = user_data;
  int gap_s;

  /* The table of ticks has the same trouble, and tells it. */
  if (!tkl_touch_gap_propose_finish (TKL_OFFICE (source), result, &gap_s, NULL))
    return;
  repeats_of (group)->gap_s = gap_s;
  show (group);
}

static void
ask (AdwPreferencesGroup *group)
{
  Repeats *repeats = repeats_of (group);

  tkl_touch_gap_propose_async (tkl_desk_get_office (repeats->desk), repeats->cancellable,
                               proposed_cb, g_object_ref (group));
}

static void
use_cb (AdwPreferencesGroup *group)
{
  Repeats *repeats = repeats_of (group);
  g_autofree char *text = g_strdup_printf ("%d", repeats->gap_s);

  tkl_setting_rows_set (repeats->rows, NAME, text);
}

void
tkl_repeats_group_add (TklDesk *desk, TklSettingRows *rows, AdwPreferencesPage *page)
{
  static const char *const names[] = { NAME, NULL };
  AdwPreferencesGroup *group
      = tkl_setting_rows_add (rows, page, _ ("Your trackers repeat keys"), names);
  Repeats *repeats = g_new (Repeats, 1);

  *repeats = (Repeats){ g_object_ref (desk), g_object_ref (rows), gtk_button_new (),
                        g_cancellable_new (), 0 };
  g_object_set_data_full (G_OBJECT (group), "tkl-repeats", repeats, repeats_free);
  adw_preferences_group_set_description (
      group, _ ("They send the key of a touch again and again while the engine runs, so far apart "
                "that each time counts as a new touch: one touch becomes several ticks. A longer "
                "time makes one of them."));
  gtk_widget_set_valign (repeats->use, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, repeats->use);
  g_signal_connect_object (repeats->use, "clicked", G_CALLBACK (use_cb), group, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (ask), group, G_CONNECT_SWAPPED);
  show (group);
  ask (group);
}
