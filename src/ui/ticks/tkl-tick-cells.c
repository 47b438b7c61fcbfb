/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the table of ticks that are changed where they stand (F141, F149, F156, F157, F163). */
/* Thread: main. */
#include "tkl-tick-cells.h"

#include "tkl-record.h"
#include "tkl-service-error.h"
#include "tkl-tick-edits.h"
#include "tkl-tick-rows.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELLS "tkl-tick-cells"

/* Lives as long as its table. */
typedef struct
{
  TklTable *table;           /* (borrowed) */
  TklRowList *list;          /* (owned) */
  TklDesk *desk;             /* (owned) */
  GtkWidget *employees;      /* (owned) (nullable): choosers, from when they are needed */
  GtkWidget *projects;       /* (owned) (nullable) */
  gint64 chosen_for;         /* the tick that a list is open for */
  GCancellable *cancellable; /* (owned) (nullable): of its likely projects */
} Cells;

/* What a column of the table says about a tick. */
static guint
field_of (const TklColumn *column)
{
  static const struct
  {
    const char *column_id;
    guint field;
  } fields[] = {
    { "time", TKL_TICK_FIELD_TIME },         { "employee", TKL_TICK_FIELD_EMPLOYEE },
    { "place", TKL_TICK_FIELD_PLACE },       { "project", TKL_TICK_FIELD_PLACE },
    { "to-clock", TKL_TICK_FIELD_TO_CLOCK }, { "to-presence", TKL_TICK_FIELD_TO_PRESENCE },
    { "blocked", TKL_TICK_FIELD_BLOCKED },   { "note", TKL_TICK_FIELD_NOTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (column->id, fields[i].column_id))
      return fields[i].field;
  return 0;
}

/* --- typing ----------------------------------------------------------------------------------- */

/* Returns: FALSE: the row is gone. */
static gboolean
find_row (Cells *cells, gint64 id, guint *ret_row)
{
  TklRowSet *set = tkl_row_list_get_rows (cells->list);

  return set != NULL && tkl_row_set_find (set, id, ret_row);
}

/* The time without seconds, which nobody types. */
static char *
dup_text (TklTable *table, gint64 id, const TklColumn *column, gpointer user_data)
{
  Cells *cells = user_data;
  char *text;
  guint row;

  if (!find_row (cells, id, &row))
    return g_strdup ("");
  text = tkl_column_cell (column, tkl_row_list_get_rows (cells->list), row);
  if (field_of (column) == TKL_TICK_FIELD_TIME && strlen (text) > strlen ("07:30"))
    text[strlen ("07:30")] = '\0';
  return text;
}

/* An empty time is that of the tracker. By the wall clock of the day the tick is of. */
static gboolean
read_time (Cells *cells, gint64 id, const char *text, gint64 *ret_utc_ms)
{
  guint row;

  *ret_utc_ms = TKL_INSTANT_NONE_MS;
  if (*text == '\0')
    return TRUE;
  return find_row (cells, id, &row)
         && tkl_typed_moment (text, tkl_desk_get_zone (cells->desk),
                              tkl_tick_rows_get_day (tkl_row_list_get_rows (cells->list), row),
                              ret_utc_ms);
}

/* Who edits another cell by now goes on there, and hears of an error as of any other change. */
static gboolean
typed_done (gpointer editor, gint64 id, guint fields, const GError *error)
{
  GtkWidget *table = gtk_widget_get_ancestor (editor, TKL_TYPE_TABLE);

  return table != NULL && tkl_table_get_editor (TKL_TABLE (table)) == editor
         && tkl_table_end_edit (TKL_TABLE (table),
                                error != NULL ? tkl_service_error_sentence (error) : NULL);
}

static void
type (TklTable *table, gint64 id, const TklColumn *column, const char *text, gpointer user_data)
{
  Cells *cells = user_data;
  TklTickValues values = { .note = text };
  guint field = field_of (column);

  if (field == TKL_TICK_FIELD_TIME && !read_time (cells, id, text, &values.time_utc_ms))
    tkl_table_end_edit (table, _ ("A time, such as 07:30, or a date and a time"));
  else
    tkl_tick_change_typed (cells->desk, id, field, values, typed_done,
                           tkl_table_get_editor (table));
}

/* --- boxes ------------------------------------------------------------------------------------ */

static void
toggle (
    TklTable *table, const GArray *ids, const TklColumn *column, gboolean on, gpointer user_data)
{
  tkl_ticks_change (((Cells *) user_data)->desk, ids, field_of (column),
                    (TklTickValues){ .blocked = on, .to_clock = on, .to_presence = on });
}

/* --- lists ------------------------------------------------------------------------------------ */

static void
closed_cb (Cells *cells)
{
  tkl_table_end_edit (cells->table, NULL);
}

static void
change_one (Cells *cells, guint field, TklTickValues values)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, cells->chosen_for);
  tkl_table_follow (cells->table, cells->chosen_for);
  tkl_ticks_change (cells->desk, ids, field, values);
}

static void
employee_cb (Cells *cells, gint64 id)
{
  change_one (cells, TKL_TICK_FIELD_EMPLOYEE, (TklTickValues){ .employee_id = (gint32) id });
}

static void
project_cb (Cells *cells, gint64 id)
{
  change_one (cells, TKL_TICK_FIELD_PLACE,
              (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = (gint32) id });
}

/* One for all rows: it lies over the cell it is opened for. */
static GtkWidget *
get_chooser (Cells *cells, gboolean of_projects)
{
  GtkWidget **chooser = of_projects ? &cells->projects : &cells->employees;

  if (*chooser != NULL)
    return *chooser;
  *chooser = g_object_ref_sink (
      g_object_new (TKL_TYPE_ROW_CHOOSER, "subject", of_projects ? "projects" : "employees", NULL));
  tkl_row_chooser_set_desk (TKL_ROW_CHOOSER (*chooser), cells->desk);
  g_signal_connect_swapped (*chooser, "closed", G_CALLBACK (closed_cb), cells);
  g_signal_connect_swapped (
      *chooser, "chosen", of_projects ? G_CALLBACK (project_cb) : G_CALLBACK (employee_cb), cells);
  return *chooser;
}

static void
likely_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTable) table = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTickDetail) detail = tkl_tick_detail_finish (TKL_OFFICE (source), result, &error);
  Cells *cells = g_object_get_data (G_OBJECT (table), CELLS);

  if (cells == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  tkl_tick_offer_projects (TKL_ROW_CHOOSER (cells->projects), detail);
}

/* Open at once, for what is typed at once; the rows come with the likely ones before them. */
static void
open_projects (Cells *cells)
{
  tkl_row_chooser_hold (TKL_ROW_CHOOSER (cells->projects));
  tkl_row_chooser_open (TKL_ROW_CHOOSER (cells->projects));
  if (cells->cancellable != NULL)
    g_cancellable_cancel (cells->cancellable);
  g_clear_object (&cells->cancellable);
  cells->cancellable = g_cancellable_new ();
  tkl_tick_detail_async (tkl_desk_get_office (cells->desk), cells->chosen_for, cells->cancellable,
                         likely_cb, g_object_ref (cells->table));
}

static void
choose (TklTable *table, gint64 id, const TklColumn *column, gpointer user_data)
{
  Cells *cells = user_data;
  gboolean of_projects = field_of (column) == TKL_TICK_FIELD_PLACE;
  GtkWidget *chooser = get_chooser (cells, of_projects);
  g_autofree char *text = dup_text (table, id, column, cells);

  cells->chosen_for = id;
  g_object_set (chooser, "label", *text != '\0' ? text : _ (column->title), NULL);
  tkl_table_place_editor (table, chooser);
  if (of_projects)
    open_projects (cells);
  else
    tkl_row_chooser_open (TKL_ROW_CHOOSER (chooser));
}

/* --- filling ---------------------------------------------------------------------------------- */

gboolean
tkl_tick_cells_can_fill (const TklColumn *column)
{
  return field_of (column) != 0;
}

void
tkl_tick_cells_fill (TklTable *table, TklDesk *desk)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (table);
  guint field = field_of (tkl_table_get_cursor (table));
  gint64 from_id;

  if (ids->len < 2 || field == 0)
    return;
  from_id = g_array_index (ids, gint64, 0);
  g_array_remove_index (ids, 0);
  tkl_ticks_fill (desk, from_id, ids, (TklTickField) field);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
free_chooser (GtkWidget **chooser)
{
  if (*chooser != NULL)
    g_signal_handlers_disconnect_matched (*chooser, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, closed_cb,
                                          NULL);
  g_clear_object (chooser);
}

static void
cells_free (gpointer data)
{
  Cells *cells = data;

  if (cells->cancellable != NULL)
    g_cancellable_cancel (cells->cancellable);
  g_clear_object (&cells->cancellable);
  free_chooser (&cells->employees);
  free_chooser (&cells->projects);
  g_clear_object (&cells->list);
  g_clear_object (&cells->desk);
  g_free (cells);
}

void
tkl_tick_cells_set_up (TklTable *table, TklRowList *list, TklDesk *desk)
{
  static const TklTableEdits edits
      = { .dup_text = dup_text, .type = type, .choose = choose, .toggle = toggle };
  Cells *cells = g_new0 (Cells, 1);

  cells->table = table;
  cells->list = g_object_ref (list);
  cells->desk = g_object_ref (desk);
  g_object_set_data_full (G_OBJECT (table), CELLS, cells, cells_free);
  tkl_table_set_edits (table, &edits, cells);
}
