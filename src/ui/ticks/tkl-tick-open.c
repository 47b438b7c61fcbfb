/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a tick to what it is about: employee, project, vehicle, its day in the time clock, its records. */
/* Thread: main. */
#include "tkl-tick-open.h"

#include "tkl-read-dialog.h"
#include "tkl-table-page.h"
#include "tkl-tick-detail.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TklTablePage *page; /* (owned) */
  const char *action; /* static */
} Opening;

/* --- what is opened --------------------------------------------------------------------------- */

static void
show_row (TklTablePage *page, const char *action, gint64 id, const char *nothing)
{
  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (page), action, "x", id);
  else
    tkl_desk_say (tkl_table_page_get_desk (page), nothing);
}

static void
open_employee (TklTablePage *page, const TklTickDetail *detail)
{
  show_row (page, "win.show-employee", detail->tick.employee_id,
            _ ("This tick is of no employee yet"));
}

static void
open_project (TklTablePage *page, const TklTickDetail *detail)
{
  show_row (page, "win.show-project", detail->tick.project_id, _ ("This tick is at no project"));
}

static void
open_vehicle (TklTablePage *page, const TklTickDetail *detail)
{
  show_row (page, "win.show-vehicle", detail->tick.vehicle_id,
            _ ("This tick was added by hand, in no vehicle"));
}

/* The lines of that workday, of that employee where there is one. */
static void
open_day (TklTablePage *page, const TklTickDetail *detail)
{
  if (detail->tick.day == TKL_DAY_NONE)
    {
      tkl_desk_say (tkl_table_page_get_desk (page), _ ("This tick is not linked yet"));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-lines", "(si)",
                              detail->employee != NULL ? detail->employee : "",
                              (gint32) detail->tick.day);
}

static void
read_again (TklTablePage *page, const TklTickDetail *detail, TklReadKind kind)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  gint64 id = detail->tick.vehicle_id;

  if (id == 0)
    {
      tkl_desk_say (tkl_table_page_get_desk (page),
                    _ ("This tick was added by hand, in no vehicle"));
      return;
    }
  g_array_append_val (ids, id);
  tkl_read_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                           tkl_table_page_get_desk (page), kind, ids,
                           detail->vehicle != NULL ? detail->vehicle : "");
}

static void
fetch (TklTablePage *page, const TklTickDetail *detail)
{
  read_again (page, detail, TKL_READ_FETCH);
}

static void
derive (TklTablePage *page, const TklTickDetail *detail)
{
  read_again (page, detail, TKL_READ_DERIVE);
}

static const struct
{
  const char *action;
  void (*open) (TklTablePage *page, const TklTickDetail *detail);
} actions[] = {
  { "ticks.open-employee", open_employee },
  { "ticks.open-project", open_project },
  { "ticks.open-vehicle", open_vehicle },
  { "ticks.open-day", open_day },
  { "ticks.fetch", fetch },
  { "ticks.derive", derive },
};

/* --- actions ---------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (TklTablePage) page = opening->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTickDetail) detail = tkl_tick_detail_finish (TKL_OFFICE (source), result, &error);

  for (guint i = 0; i < G_N_ELEMENTS (actions) && detail != NULL; i++)
    if (actions[i].action == opening->action && gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
      actions[i].open (page, detail);
  if (detail == NULL && tkl_table_page_get_desk (page) != NULL)
    tkl_desk_report_error (tkl_table_page_get_desk (page), error);
  g_free (opening);
}

/* Rows are texts; ids are with the tick. */
static void
open_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (page));
  g_autoptr (GArray) selected = tkl_table_get_selected_ids (table);
  TklDesk *desk = tkl_table_page_get_desk (TKL_TABLE_PAGE (page));

  for (guint i = 0; i < G_N_ELEMENTS (actions) && selected->len > 0; i++)
    if (g_str_equal (actions[i].action, name))
      {
        Opening *opening = g_new (Opening, 1);

        *opening = (Opening){ g_object_ref (TKL_TABLE_PAGE (page)), actions[i].action };
        tkl_tick_detail_async (tkl_desk_get_office (desk), g_array_index (selected, gint64, 0),
                               NULL, loaded_cb, opening);
      }
}

void
tkl_tick_open_update (GtkWidget *page, guint n_selected)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (page, actions[i].action, n_selected == 1);
}

void
tkl_tick_open_install (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (page_class, actions[i].action, NULL, open_action);
}
