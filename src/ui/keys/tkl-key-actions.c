/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the window about keys and missing ticks. */
/* Thread: main. */
#include "tkl-key-actions.h"

#include "tkl-diagnosis-window.h"
#include "tkl-home-window.h"
#include "tkl-key-window.h"
#include "tkl-roll-window.h"
#include "tkl-table-page.h"
#include "tkl-window.h"

static void
unknown_keys_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_key_window_present (GTK_WINDOW (widget), tkl_window_get_desk (TKL_WINDOW (widget)));
}

static void
match_homes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_home_window_present (GTK_WINDOW (widget), tkl_window_get_desk (TKL_WINDOW (widget)));
}

static void
give_keys_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_roll_window_present (GTK_WINDOW (widget), tkl_window_get_desk (TKL_WINDOW (widget)));
}

static gint64
selected_employee (TklWindow *window)
{
  GtkWidget *page = tkl_window_get_page (window, tkl_employee_source.name);
  g_autoptr (GArray) ids = NULL;

  if (page == NULL || !gtk_widget_get_mapped (page))
    return 0;
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static void
diagnose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *window = TKL_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  tkl_diagnosis_window_present (GTK_WINDOW (window), tkl_window_get_desk (window),
                                id != 0 ? id : selected_employee (window));
}

void
tkl_key_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.unknown-keys", NULL, unknown_keys_action);
  gtk_widget_class_install_action (window_class, "win.match-homes", NULL, match_homes_action);
  gtk_widget_class_install_action (window_class, "win.give-keys-out", NULL, give_keys_out_action);
  gtk_widget_class_install_action (window_class, "win.diagnose", "x", diagnose_action);
}
