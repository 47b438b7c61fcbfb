/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportDialog: a file, what it would change row by row, and only then the import. */
/* Thread: main. */
#include "tkl-import-dialog-private.h"

#include "tkl-error-face.h"
#include "tkl-file-question.h"
#include "tkl-help-topic.h"
#include "tkl-names.h"
#include "tkl-present.h"
#include "tkl-preview-rows.h"

#include <glib/gi18n-lib.h>

#define ZONES_HEIGHT 700

G_DEFINE_FINAL_TYPE (TklImportDialog, tkl_import_dialog, ADW_TYPE_WINDOW)

/* By TklImportKind. */
static const struct
{
  const char *title;
  const char *said; /* after the import */
  TklHelpTopic topic;
} kinds[] = {
  [TKL_IMPORT_EMPLOYEES]
  = { N_ ("Import Employees"), N_ ("Employees imported"), TKL_HELP_EMPLOYEES },
  [TKL_IMPORT_PROJECTS] = { N_ ("Import Projects"), N_ ("Projects imported"), TKL_HELP_PROJECTS },
  [TKL_IMPORT_PLANNING] = { N_ ("Import Planning"), N_ ("Planning imported"), TKL_HELP_PROJECTS },
  [TKL_IMPORT_ZONES] = { N_ ("Import Zones"), N_ ("Zones imported"), TKL_HELP_ZONE_IMPORT },
};

/* --- preview ---------------------------------------------------------------------------------- */

static guint
count (TklImportDialog *self, TklImportPreviewKind kind)
{
  return tkl_preview_count (self->preview, kind);
}

/* Those that were corrected are stored: they hold nothing up. */
static gboolean
has_bad (TklImportDialog *self)
{
  return self->preview != NULL
         && self->preview->report->n_bad > count (self, TKL_IMPORT_PREVIEW_CORRECTED);
}

static gboolean
would_change (TklImportDialog *self)
{
  return count (self, TKL_IMPORT_PREVIEW_ADDED) + count (self, TKL_IMPORT_PREVIEW_CHANGED)
             + count (self, TKL_IMPORT_PREVIEW_REMOVED)
         > 0;
}

static void
update_apply (TklImportDialog *self)
{
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->apply),
      self->preview != NULL && would_change (self)
          && (!has_bad (self) || gtk_check_button_get_active (self->skip_bad)));
}

static void
choice_cb (TklImportDialog *self)
{
  guint choice = gtk_drop_down_get_selected (self->choice);

  if (self->list != NULL && choice != GTK_INVALID_LIST_POSITION)
    tkl_row_list_filter (self->list, tkl_preview_keep, choice);
}

static void
add_choices (TklImportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("All rows"));
  gtk_string_list_append (titles, C_ ("rows of an import", "New"));
  gtk_string_list_append (titles, C_ ("rows of an import", "Changed"));
  gtk_string_list_append (titles, C_ ("rows of an import", "Unchanged"));
  gtk_string_list_append (titles, C_ ("rows of an import", "Refused"));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
  tkl_names_drop_down (self->choice);
}

static void
show_summary (TklImportDialog *self)
{
  guint n_corrected = count (self, TKL_IMPORT_PREVIEW_CORRECTED);
  g_autofree char *text
      /* Translators: numbers of rows of a file: new, changed, unchanged, refused. */
      = g_strdup_printf (
          _ ("%u new · %u changed · %u unchanged · %u refused"),
          count (self, TKL_IMPORT_PREVIEW_ADDED), count (self, TKL_IMPORT_PREVIEW_CHANGED),
          count (self, TKL_IMPORT_PREVIEW_UNCHANGED), count (self, TKL_IMPORT_PREVIEW_REFUSED));

  if (n_corrected > 0)
    {
      g_autofree char *shorter = g_steal_pointer (&text);

      /* Translators: numbers of rows of a file: “1 new · 0 changed …”, then those corrected. */
      text = g_strdup_printf (_ ("%s · %u corrected"), shorter, n_corrected);
    }
  gtk_label_set_text (self->summary, text);
}

/* A name that was misspelt would be missed in every row, and is in none of them. */
static void
show_unknown (TklImportDialog *self)
{
  const GPtrArray *names = self->preview->report->unknown;
  GString *list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, i > 0 ? ", %s" : "%s", (char *) names->pdata[i]);
  /* Translators: %s are names of columns of a file. */
  text = g_strdup_printf (_ ("Columns left out because their names are not known: %s"), list->str);
  gtk_label_set_text (self->unknown, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unknown), text);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), names->len > 0);
  g_string_free (list, TRUE);
}

static void
show_crossed (TklImportDialog *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->preview->rows->len; i++)
    n += tkl_import_row_may_correct (self->preview->rows->pdata[i]);
  text = g_strdup_printf (ngettext ("%u refused zone crosses itself: it can be drawn right and "
                                    "saved in the editor.",
                                    "%u refused zones cross themselves: each can be drawn right "
                                    "and saved in the editor.",
                                    n),
                          n);
  gtk_label_set_text (self->crossed, text);
  gtk_widget_set_visible (self->crossed_bar, n > 0);
}

/* @first: not: a row has become another one. */
static void
show_preview (TklImportDialog *self, TklRowSet *set, TklAreas *areas, gboolean first)
{
  gboolean bad = has_bad (self);

  tkl_row_list_set_rows (self->list, set);
  show_summary (self);
  show_unknown (self);
  show_crossed (self);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_bad), bad && would_change (self));
  /* What was refused is what has to be looked at. */
  if (first)
    gtk_drop_down_set_selected (self->choice, bad ? 1 + TKL_IMPORT_PREVIEW_REFUSED : 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (self->map != NULL)
    tkl_import_map_set_zones (self->map, areas);
  update_apply (self);
}

/* All of what its cell has no room for, wherever the keys or the pointer have gone; and anew when the row
 * has become another one, or is of another sheet. */
static void
rows_chosen_cb (TklImportDialog *self)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (self->table);
  const TklImportPreviewRow *row
      = self->preview != NULL && ids->len > 0
            ? tkl_preview_find (self->preview, g_array_index (ids, gint64, 0))
            : NULL;
  g_autofree char *text = row != NULL ? tkl_preview_describe (row) : NULL;

  gtk_label_set_text (self->details, text != NULL ? text : "");
  gtk_widget_set_visible (self->details_bar, text != NULL);
}

static void
show_error (TklImportDialog *self, const GError *error)
{
  tkl_error_face_show (self->error, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* A preview on its way to the office, which makes the rows of the table. */
typedef struct
{
  TklImportPreview *preview; /* (owned) (nullable) */
  TklRowSet *set;            /* (owned) (nullable) */
  TklAreas *areas;           /* (owned) (nullable) */
  gboolean first;            /* of the file */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_clear_pointer (&rows->preview, tkl_import_preview_free);
  g_clear_pointer (&rows->set, tkl_row_set_unref);
  g_clear_pointer (&rows->areas, tkl_areas_unref);
  g_free (rows);
}

static void
make_rows (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rows *rows = data;

  rows->set = tkl_preview_rows (rows->preview);
  rows->areas = tkl_preview_areas (rows->preview);
  g_task_return_boolean (task, TRUE);
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklImportDialog) self = user_data;
  Rows *rows = g_task_get_task_data (G_TASK (result));

  /* Cancelled: the dialog was closed. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_pointer (&self->preview, tkl_import_preview_free);
  self->preview = g_steal_pointer (&rows->preview);
  show_preview (self, rows->set, rows->areas, rows->first);
  if (self->check_waits)
    tkl_import_dialog_check_drawn (self);
}

/* @preview: (transfer full). */
static void
read_rows (TklImportDialog *self, TklImportPreview *preview, gboolean first)
{
  TklOffice *office = tkl_desk_get_office (self->desk);
  Rows *rows = g_new0 (Rows, 1);
  GTask *task = g_task_new (office, self->cancellable, rows_cb, g_object_ref (self));

  rows->preview = preview;
  rows->first = first;
  g_task_set_source_tag (task, read_rows);
  g_task_set_task_data (task, rows, rows_free);
  tkl_office_compute (office, task, make_rows);
}

void
tkl_import_dialog_show_again (TklImportDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  read_rows (self, g_steal_pointer (&self->preview), FALSE);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklImportPreview) preview
      = tkl_import_preview_finish (TKL_OFFICE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (preview == NULL)
    {
      show_error (self, error);
      return;
    }
  read_rows (self, g_steal_pointer (&preview), TRUE);
}

/* @pasted: (nullable): then the path is what they are called. @sheet: (nullable): the first. */
static void
read_file (TklImportDialog *self, GBytes *pasted, const char *sheet)
{
  TklImportOptions options = { .kind = self->kind,
                               .path = self->path,
                               .pasted = pasted,
                               .sheet = sheet,
                               .project_id = self->project_id };

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  tkl_import_preview_async (tkl_desk_get_office (self->desk), &options, self->cancellable,
                            previewed_cb, g_object_ref (self));
}

/* --- sheets of a workbook ----------------------------------------------------------------------- */

static void
sheet_cb (TklImportDialog *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->sheets);

  if (chosen != NULL)
    read_file (self, NULL, gtk_string_object_get_string (chosen));
}

static void
sheets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklImportDialog) self = user_data;
  g_auto (GStrv) names = tkl_import_sheets_finish (TKL_OFFICE (source), result);
  g_autoptr (GtkStringList) list = NULL;

  if (names == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  list = gtk_string_list_new ((const char *const *) names);
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (list));
  tkl_names_drop_down (self->sheets);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), TRUE);
  /* The first one is being read. */
  g_signal_connect_object (self->sheets, "notify::selected", G_CALLBACK (sheet_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
offer_sheets (TklImportDialog *self)
{
  if (self->kind != TKL_IMPORT_ZONES)
    tkl_import_sheets_async (tkl_desk_get_office (self->desk), self->kind, self->path,
                             self->cancellable, sheets_cb, g_object_ref (self));
}

/* --- import ----------------------------------------------------------------------------------- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklImportReport) report = tkl_import_finish (TKL_OFFICE (source), result, &error);

  if (report == NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        show_error (self, error);
      return;
    }
  tkl_desk_report_change (self->desk, _ (kinds[self->kind].said), report->entry_id != 0);
  if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (TklImportDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  /* Once it has begun it is done whole, also when the dialog is closed. */
  tkl_import_preview_apply_async (tkl_desk_get_office (self->desk), self->preview,
                                  gtk_check_button_get_active (self->skip_bad) || !has_bad (self),
                                  NULL, imported_cb, g_object_ref (self));
}

/* --- file ------------------------------------------------------------------------------------- */

static const TklFileKind tables[]
    = { { N_ ("Tables (Excel, CSV)"), { "xlsx", "csv" } }, { NULL, { NULL } } };
static const TklFileKind zones[]
    = { { N_ ("Zones (GeoJSON, KML, KMZ, GPX)"), { "geojson", "json", "kml", "kmz", "gpx" } },
        { NULL, { NULL } } };

/* What is imported. */
typedef struct
{
  TklImportKind kind;
  gint64 project_id; /* of zones that name none; 0 = none */
  const char *path;
  GBytes *pasted; /* (nullable) */
} Source;

static GtkWidget *present (GtkWindow *parent, TklDesk *desk, const Source *source);

/* What the chooser has to know when a file was chosen. */
typedef struct
{
  TklDesk *desk; /* (owned) */
  TklImportKind kind;
  gint64 project_id; /* of zones that name none; 0 = none */
} Choosing;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path != NULL)
    present (GTK_WINDOW (source), choosing->desk,
             &(Source){ choosing->kind, choosing->project_id, path, NULL });
  g_object_unref (choosing->desk);
  g_free (choosing);
}

static void
choose (GtkWindow *parent, TklDesk *desk, TklImportKind kind, gint64 project_id)
{
  const TklFileQuestion question = { .title = _ (kinds[kind].title),
                                     .action = GTK_FILE_CHOOSER_ACTION_OPEN,
                                     .kinds = kind == TKL_IMPORT_ZONES ? zones : tables };
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->desk = g_object_ref (desk);
  choosing->kind = kind;
  choosing->project_id = project_id;
  tkl_file_question_async (parent, &question, NULL, chosen_cb, choosing);
}

void
tkl_import_choose (GtkWindow *parent, TklDesk *desk, TklImportKind kind)
{
  choose (parent, desk, kind, 0);
}

void
tkl_import_choose_zones (GtkWindow *parent, TklDesk *desk, gint64 project_id)
{
  choose (parent, desk, TKL_IMPORT_ZONES, project_id);
}

static void
again_cb (TklImportDialog *self)
{
  choose (gtk_window_get_transient_for (GTK_WINDOW (self)), self->desk, self->kind,
          self->project_id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- map -------------------------------------------------------------------------------------- */

/* Whoever clicks a zone wants its row, whichever rows are listed. */
static void
zone_cb (TklImportDialog *self, gint64 id)
{
  if (tkl_table_select (self->table, id))
    return;
  gtk_drop_down_set_selected (self->choice, 0);
  tkl_table_select (self->table, id);
}

static void
add_map (TklImportDialog *self)
{
  self->map = TKL_IMPORT_MAP (tkl_import_map_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->map), -1, 240);
  g_signal_connect_object (self->map, "zone-activated", G_CALLBACK (zone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-selected", G_CALLBACK (tkl_import_map_select),
                           self->map, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->map_bin, GTK_WIDGET (self->map));
  gtk_widget_set_visible (GTK_WIDGET (self->map_bin), TRUE);
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
present (GtkWindow *parent, TklDesk *desk, const Source *source)
{
  TklImportDialog *self = g_object_new (TKL_TYPE_IMPORT_DIALOG, NULL);
  TklImportKind kind = source->kind;
  g_autofree char *name = g_path_get_basename (source->path);
  g_autofree char *shown = g_filename_display_name (name);

  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), kinds[kind].topic);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (tkl_import_dialog_check_drawn), self,
                           G_CONNECT_SWAPPED);
  tkl_row_list_set_office (self->list, tkl_desk_get_office (desk));
  self->kind = kind;
  self->project_id = source->project_id;
  self->path = g_strdup (source->path);
  if (kind == TKL_IMPORT_ZONES)
    {
      add_map (self);
      gtk_window_set_default_size (GTK_WINDOW (self), 980, ZONES_HEIGHT);
    }
  gtk_window_set_title (GTK_WINDOW (self), _ (kinds[kind].title));
  adw_window_title_set_title (self->title, _ (kinds[kind].title));
  adw_window_title_set_subtitle (self->title, shown);
  read_file (self, source->pasted, NULL);
  if (source->pasted == NULL)
    offer_sheets (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

GtkWidget *
tkl_import_dialog_present (GtkWindow *parent, TklDesk *desk, TklImportKind kind, const char *path)
{
  return present (parent, desk, &(Source){ kind, 0, path, NULL });
}

GtkWidget *
tkl_import_dialog_present_zones (GtkWindow *parent,
                                 TklDesk *desk,
                                 gint64 project_id,
                                 const char *path)
{
  return present (parent, desk, &(Source){ TKL_IMPORT_ZONES, project_id, path, NULL });
}

GtkWidget *
tkl_import_dialog_present_pasted (GtkWindow *parent,
                                  TklDesk *desk,
                                  TklImportKind kind,
                                  GBytes *rows)
{
  return present (parent, desk, &(Source){ kind, 0, _ ("Clipboard"), rows });
}

static void
tkl_import_dialog_dispose (GObject *object)
{
  TklImportDialog *self = TKL_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->desk);
  g_clear_object (&self->list);
  g_clear_pointer (&self->preview, tkl_import_preview_free);
  G_OBJECT_CLASS (tkl_import_dialog_parent_class)->dispose (object);
}

static void
tkl_import_dialog_finalize (GObject *object)
{
  TklImportDialog *self = TKL_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_array_unref (self->drawn);
  G_OBJECT_CLASS (tkl_import_dialog_parent_class)->finalize (object);
}

static void
tkl_import_dialog_class_init (TklImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_import_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, sheets);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, skip_bad);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, table_bin);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, map_bin);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, details_bar);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, details);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, crossed_bar);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, crossed);
  gtk_widget_class_bind_template_child (widget_class, TklImportDialog, unknown);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_import_dialog_correct_chosen);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_apply);
}

static void
tkl_import_dialog_init (TklImportDialog *self)
{
  guint n;
  const TklColumn *columns = tkl_preview_columns (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->drawn = g_array_new (FALSE, FALSE, sizeof (TklImportDrawn));
  self->list = tkl_row_list_new (columns, n);
  self->table = TKL_TABLE (tkl_table_new (self->list, columns, n, _ ("What the import would do")));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (tkl_import_dialog_correct),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "rows-chosen", G_CALLBACK (rows_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  add_choices (self);
}
