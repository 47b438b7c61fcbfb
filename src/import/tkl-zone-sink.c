/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneSink: where the readers of the three formats put one feature after the other. */
/* Thread: any, one at a time. */
#include "tkl-zone-sink.h"

#include "tkl-import-cell.h"
#include "tkl-text.h"

TklZoneSink *
tkl_zone_sink_new (TklImportResult *result)
{
  TklZoneSink *sink;

  g_return_val_if_fail (result != NULL, NULL);

  sink = g_new0 (TklZoneSink, 1);
  sink->result = result;
  sink->builder = tkl_shape_builder_new ();
  return sink;
}

void
tkl_zone_sink_free (TklZoneSink *sink)
{
  if (sink == NULL)
    return;
  tkl_shape_builder_free (sink->builder);
  g_free (sink->project);
  g_free (sink->name);
  g_free (sink);
}

void
tkl_zone_sink_begin (TklZoneSink *sink, gint64 line)
{
  g_return_if_fail (sink != NULL);

  sink->line = line;
  sink->feature++;
  sink->result->n_rows++;
  sink->bad = sink->bad_project = sink->bad_geometry = FALSE;
  g_clear_pointer (&sink->project, g_free);
  g_clear_pointer (&sink->name, g_free);
  /* A feature given up half-way leaves its corners behind. */
  tkl_shape_builder_free (sink->builder);
  sink->builder = tkl_shape_builder_new ();
}

static void
complain (TklZoneSink *sink, const char *part, const TklCellFault *fault, const char *value)
{
  TklImportPlace place = { sink->line, sink->feature, part };

  tkl_import_result_complain (sink->result, &place, fault->reason, value, fault->detail);
  if (tkl_import_reason_is_warning (fault->reason))
    return;
  sink->bad = TRUE;
  sink->bad_project = sink->bad_project || g_strcmp0 (part, TKL_ZONE_PROJECT) == 0;
  sink->bad_geometry = sink->bad_geometry || g_strcmp0 (part, TKL_ZONE_GEOMETRY) == 0;
}

void
tkl_zone_sink_complain (TklZoneSink *sink,
                        const char *part,
                        TklImportReason reason,
                        const char *value)
{
  TklCellFault fault = { reason, NULL };

  g_return_if_fail (sink != NULL);

  complain (sink, part, &fault, value);
}

void
tkl_zone_sink_use_first_word (TklZoneSink *sink)
{
  g_autofree char *name = NULL;
  char *word, *end;

  g_return_if_fail (sink != NULL);

  if (sink->into != NULL || !tkl_str_empty (sink->project) || tkl_str_empty (sink->name))
    return;
  name = g_strdup (sink->name);
  word = tkl_cell_trim (name);
  for (end = word; *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  *end = '\0';
  tkl_set_str (&sink->project, word);
}

/* Returns: (transfer full) (nullable): the checked text. */
static char *
read_text (TklZoneSink *sink, TklCellKind kind, const char *part, const char *raw)
{
  g_autofree char *copy = g_strdup (raw != NULL ? raw : "");
  const char *trimmed = tkl_cell_trim (copy);
  char *text = NULL;
  TklCellFault fault;

  if (trimmed[0] != '\0' && !tkl_cell_read (kind, trimmed, TKL_DAY_LAST, &text, &fault))
    complain (sink, part, &fault, raw);
  return text;
}

static TklShape *
finish_shape (TklZoneSink *sink)
{
  static const TklImportReason reasons[] = {
    [TKL_SHAPE_EMPTY] = TKL_IMPORT_SHAPE_EMPTY,
    [TKL_SHAPE_OUT_OF_RANGE] = TKL_IMPORT_SHAPE_OUT_OF_RANGE,
    [TKL_SHAPE_TOO_MANY_CORNERS] = TKL_IMPORT_SHAPE_TOO_MANY_CORNERS,
    [TKL_SHAPE_TOO_LARGE] = TKL_IMPORT_SHAPE_TOO_LARGE,
    [TKL_SHAPE_TOO_FEW_CORNERS] = TKL_IMPORT_SHAPE_TOO_FEW_CORNERS,
    [TKL_SHAPE_NO_AREA] = TKL_IMPORT_SHAPE_NO_AREA,
    [TKL_SHAPE_CROSSED] = TKL_IMPORT_SHAPE_CROSSED,
    [TKL_SHAPE_HOLE_BEYOND] = TKL_IMPORT_SHAPE_HOLE_BEYOND,
  };
  TklShapeProblem problem;
  g_autoptr (TklShape) sketch = NULL;
  TklShape *shape = tkl_shape_builder_finish_or_sketch (sink->builder, &problem, &sketch, NULL);

  if (shape != NULL)
    return shape;
  tkl_zone_sink_complain (sink, TKL_ZONE_GEOMETRY, reasons[problem], NULL);
  tkl_import_result_picture (sink->result, sketch);
  return NULL;
}

void
tkl_zone_sink_end (TklZoneSink *sink)
{
  g_autofree char *project = NULL;
  g_autofree char *name = NULL;
  g_autoptr (TklShape) shape = NULL;
  TklZoneRow *row;

  g_return_if_fail (sink != NULL && sink->feature > 0);

  project = read_text (sink, TKL_CELL_CODE, TKL_ZONE_PROJECT,
                       tkl_str_empty (sink->project) ? sink->into : sink->project);
  name = read_text (sink, TKL_CELL_TEXT, TKL_ZONE_NAME, sink->name);
  if (project == NULL && !sink->bad_project)
    tkl_zone_sink_complain (sink, TKL_ZONE_PROJECT, TKL_IMPORT_NO_PROJECT, NULL);
  if (!sink->bad_geometry)
    shape = finish_shape (sink);
  tkl_import_result_name_feature (sink->result, sink->feature, project, name);
  if (sink->bad)
    return;

  row = g_new0 (TklZoneRow, 1);
  row->line = sink->line;
  row->feature = sink->feature;
  row->project = g_steal_pointer (&project);
  row->name = g_steal_pointer (&name);
  row->shape = g_steal_pointer (&shape);
  g_ptr_array_add (sink->result->rows, row);
}
