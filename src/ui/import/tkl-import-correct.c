/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportDialog: drawing right what crosses itself, and whether that is stored still. */
/* Thread: main. */
#include "tkl-import-dialog-private.h"

#include "tkl-preview-rows.h"
#include "tkl-zone-editor.h"
#include "tkl-zones-service.h"

/* --- which are corrected ---------------------------------------------------------------------- */

static gboolean
has_zone (const GPtrArray *zones, gint64 id)
{
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    if (((const TklPoi *) zones->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* @zones: (nullable): all of the project; NULL: it is gone. Returns: TRUE when rows became others. */
static gboolean
follow_zones (TklImportDialog *self, gint64 project_id, const GPtrArray *zones)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->drawn->len; i++)
    {
      const TklImportDrawn *drawn = &g_array_index (self->drawn, TklImportDrawn, i);
      TklImportPreviewRow *row = tkl_preview_find (self->preview, drawn->row_id);
      TklImportPreviewKind kind = has_zone (zones, drawn->zone_id) ? TKL_IMPORT_PREVIEW_CORRECTED
                                                                   : TKL_IMPORT_PREVIEW_REFUSED;

      if (drawn->project_id != project_id || row == NULL || row->kind == kind)
        continue;
      row->kind = kind;
      changed = TRUE;
    }
  return changed;
}

typedef struct
{
  TklImportDialog *dialog; /* (owned) */
  gint64 project_id;
} Check;

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Check *check = user_data;
  g_autoptr (TklImportDialog) self = check->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklZonesForm) form = tkl_zones_load_finish (TKL_OFFICE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (form == NULL && !g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND))
    tkl_desk_report_error (self->desk, error);
  else if (self->preview == NULL)
    self->check_waits = TRUE;
  else if (follow_zones (self, check->project_id, form != NULL ? form->zones : NULL))
    tkl_import_dialog_show_again (self);
}

static void
check_project (TklImportDialog *self, gint64 project_id)
{
  Check *check = g_new0 (Check, 1);

  check->dialog = g_object_ref (self);
  check->project_id = project_id;
  tkl_zones_load_async (tkl_desk_get_office (self->desk), project_id, self->cancellable, checked_cb,
                        check);
}

void
tkl_import_dialog_check_drawn (TklImportDialog *self)
{
  g_autoptr (GHashTable) projects = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->check_waits = FALSE;
  for (guint i = 0; i < self->drawn->len; i++)
    {
      TklImportDrawn *drawn = &g_array_index (self->drawn, TklImportDrawn, i);

      if (g_hash_table_add (projects, &drawn->project_id))
        check_project (self, drawn->project_id);
    }
}

/* --- drawing ---------------------------------------------------------------------------------- */

gboolean
tkl_import_row_may_correct (const TklImportPreviewRow *row)
{
  return row->kind == TKL_IMPORT_PREVIEW_REFUSED && row->project_id != 0;
}

/* A row drawn once more is known by its last zone. */
static void
saved_cb (TklImportDialog *self, gint64 zone_id)
{
  TklImportDrawn drawn = self->correcting;

  drawn.zone_id = zone_id;
  for (guint i = self->drawn->len; i-- > 0;)
    if (g_array_index (self->drawn, TklImportDrawn, i).row_id == drawn.row_id)
      g_array_remove_index (self->drawn, i);
  g_array_append_val (self->drawn, drawn);
  tkl_import_dialog_check_drawn (self);
}

void
tkl_import_dialog_correct (TklImportDialog *self, gint64 id)
{
  const TklImportPreviewRow *row
      = self->preview != NULL ? tkl_preview_find (self->preview, id) : NULL;
  GtkWidget *editor;

  if (row == NULL || !tkl_import_row_may_correct (row))
    return;
  self->correcting = (TklImportDrawn){ id, row->project_id, 0 };
  editor = tkl_zone_editor_present (GTK_WINDOW (self), self->desk, row->project_id);
  g_signal_connect_object (editor, "draft-saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  tkl_zone_editor_add (TKL_ZONE_EDITOR (editor), row->shape, row->name);
}

void
tkl_import_dialog_correct_chosen (TklImportDialog *self)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (self->table);
  const TklImportPreviewRow *row = NULL;

  if (self->preview == NULL)
    return;
  for (guint i = 0; i < ids->len && (row == NULL || !tkl_import_row_may_correct (row)); i++)
    row = tkl_preview_find (self->preview, g_array_index (ids, gint64, i));
  for (guint i = 0;
       i < self->preview->rows->len && (row == NULL || !tkl_import_row_may_correct (row)); i++)
    row = self->preview->rows->pdata[i];
  if (row == NULL)
    return;
  tkl_table_select (self->table, tkl_preview_id (row));
  tkl_import_dialog_correct (self, tkl_preview_id (row));
}
