/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a workbook hang together: relations, kinds of content, XML of a part. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-xml.h"
#include "tkl-zip.h"

G_BEGIN_DECLS

/* A part that another refers to. */
typedef struct
{
  char *id;   /* (owned) */
  char *type; /* (owned): the last word of its address: `worksheet` */
  char *part; /* (owned): `xl/worksheets/sheet1.xml` */
} TklXlsxRelation;

/**
 * tkl_xlsx_read_part:
 * @error: as tkl_zip_open(), tkl_zip_part_read() and tkl_xml_feed(); says which part
 */
gboolean tkl_xlsx_read_part (
    TklZip *zip, const char *part, const TklXmlHandler *handler, gpointer data, GError **error);

/**
 * tkl_xlsx_relations:
 * @part: (nullable): whose; NULL = of the archive itself
 * Returns: (transfer full) (element-type TklXlsxRelation): to parts inside the archive.
 */
GPtrArray *tkl_xlsx_relations (TklZip *zip, const char *part, GError **error);

/** tkl_xlsx_find_type: Returns: (transfer none) (nullable): the first of that type. */
const TklXlsxRelation *tkl_xlsx_find_type (const GPtrArray *relations, const char *type);

/** tkl_xlsx_find_id: @id: (nullable). Returns: (transfer none) (nullable). */
const TklXlsxRelation *tkl_xlsx_find_id (const GPtrArray *relations, const char *id);

/**
 * tkl_xlsx_find_workbook:
 * @ret_part: (out) (transfer full): `xl/workbook.xml`
 * @error: TKL_IMPORT_ERROR_FORMAT: no workbook, or one of another kind; says what it is and what to do
 */
gboolean tkl_xlsx_find_workbook (TklZip *zip, char **ret_part, GError **error);

G_END_DECLS
