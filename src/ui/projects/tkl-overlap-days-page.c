/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOverlapDaysPage: the days that overlapping zones made ambiguous, each with its person (F122). */
/* Thread: main. */
#include "tkl-overlap-days-page.h"

#include "tkl-help-topic.h"
#include "tkl-settings.h"
#include "tkl-table-dialog.h"

#include <glib/gi18n-lib.h>

struct _TklOverlapDaysPage
{
  TklTablePage parent_instance;
};

G_DEFINE_FINAL_TYPE (TklOverlapDaysPage, tkl_overlap_days_page, TKL_TYPE_TABLE_PAGE)

/* In the window of the company, which this one and that of overlaps would cover. */
static void
activate_row (TklTablePage *page, gint64 id)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWindow *overlaps = gtk_window_get_transient_for (window);
  GtkWindow *company = overlaps != NULL ? gtk_window_get_transient_for (overlaps) : NULL;
  TklDay day = TKL_DAY_NONE;
  gint64 tick_id = tkl_overlap_days_get_tick (
      tkl_row_list_get_rows (tkl_table_page_get_list (page)), id, &day);

  if (tick_id == 0 || company == NULL)
    return;
  tkl_desk_include_day (tkl_table_page_get_desk (page), day);
  gtk_widget_activate_action (GTK_WIDGET (company), "win.show-tick", "x", tick_id);
  gtk_window_present (company);
  gtk_window_close (window);
  gtk_window_close (overlaps);
}

static void
show_pair (TklOverlapDaysPage *self, const TklOverlapPlace *place)
{
  const char *const columns[]
      = { TKL_OVERLAP_FIRST, TKL_OVERLAP_FIRST_ZONE, TKL_OVERLAP_SECOND, TKL_OVERLAP_SECOND_ZONE };
  const char *const texts[]
      = { place->projects[0], place->zones[0], place->projects[1], place->zones[1] };
  g_autoptr (GVariant) pins = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_variant_builder_add (&builder, "(ss)", columns[i], texts[i]);
  pins = g_variant_ref_sink (g_variant_builder_end (&builder));
  tkl_table_page_show_only (TKL_TABLE_PAGE (self), pins);
}

GtkWidget *
tkl_overlap_days_page_present (GtkWindow *parent, TklDesk *desk, const TklOverlapPlace *place)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  TklOverlapDaysPage *self = g_object_new (TKL_TYPE_OVERLAP_DAYS_PAGE, NULL);
  GtkWidget *window;

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, &tkl_overlap_day_source, state);
  window = tkl_table_dialog_present_page (parent, _ ("Ambiguous Days"), GTK_WIDGET (self));
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  tkl_help_topic_set (window, TKL_HELP_OVERLAPS);
  show_pair (self, place);
  return window;
}

static void
tkl_overlap_days_page_class_init (TklOverlapDaysPageClass *klass)
{
  TKL_TABLE_PAGE_CLASS (klass)->activate = activate_row;
}

static void
tkl_overlap_days_page_init (TklOverlapDaysPage *self)
{
}
