/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a workbook hang together: relations, kinds of content, XML of a part. */
/* Thread: any, one at a time. */
#include "tkl-xlsx-parts.h"

#include "tkl-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT_TYPES "[Content_Types].xml"
/* Attributes are names, addresses and formats. */
#define MAX_TEXT_BYTES 4096

gboolean
tkl_xlsx_read_part (
    TklZip *zip, const char *part, const TklXmlHandler *handler, gpointer data, GError **error)
{
  g_autoptr (TklZipPart) stream = tkl_zip_open (zip, part, error);
  g_autoptr (TklXml) xml = NULL;
  gconstpointer block;
  gsize size;

  if (stream == NULL)
    return FALSE;
  xml = tkl_xml_new (handler, data);
  do
    {
      if (!tkl_zip_part_read (stream, &block, &size, error))
        return FALSE;
      if (!tkl_xml_feed (xml, block, size, error))
        {
          g_prefix_error (error, "%s: ", part);
          return FALSE;
        }
    }
  while (size > 0);
  return TRUE;
}

static void
ignore_end (TklXml *xml, const char *name, const char *text, gpointer data)
{
}

/* --- relations ------------------------------------------------------------------------------- */

typedef struct
{
  const char *part;     /* (nullable): whose relations */
  GPtrArray *relations; /* (borrowed) of TklXlsxRelation */
} RelationReader;

static void
relation_free (gpointer data)
{
  TklXlsxRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
  g_free (relation);
}

/* Returns: (nullable): NULL when the address leads out of the archive. */
static char *
resolve (const char *part, const char *target)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) base = g_strsplit (part != NULL ? part : "", "/", -1);
  g_auto (GStrv) steps = g_strsplit (target, "/", -1);

  for (guint i = 0; target[0] != '/' && base[0] != NULL && base[i + 1] != NULL; i++)
    g_ptr_array_add (path, g_strdup (base[i]));
  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_str_equal (steps[i], "..") && path->len == 0)
        return NULL;
      if (g_str_equal (steps[i], ".."))
        g_ptr_array_set_size (path, (int) path->len - 1);
      else if (steps[i][0] != '\0' && !g_str_equal (steps[i], "."))
        g_ptr_array_add (path, g_strdup (steps[i]));
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static void
start_relation (TklXml *xml, const char *name, gpointer data)
{
  RelationReader *reader = data;
  g_autofree char *id = tkl_xml_attribute (xml, "Id");
  g_autofree char *type = tkl_xml_attribute (xml, "Type");
  g_autofree char *target = tkl_xml_attribute (xml, "Target");
  g_autofree char *mode = tkl_xml_attribute (xml, "TargetMode");
  g_autofree char *part = NULL;
  TklXlsxRelation *relation;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL
      || g_strcmp0 (mode, "External") == 0)
    return;
  part = resolve (reader->part, target);
  if (part == NULL)
    return;
  relation = g_new0 (TklXlsxRelation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_path_get_basename (type);
  relation->part = g_steal_pointer (&part);
  g_ptr_array_add (reader->relations, relation);
}

static char *
relations_of (const char *part)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (part == NULL)
    return g_strdup ("_rels/.rels");
  folder = g_path_get_dirname (part);
  name = g_path_get_basename (part);
  return g_str_equal (folder, ".") ? g_strdup_printf ("_rels/%s.rels", name)
                                   : g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

GPtrArray *
tkl_xlsx_relations (TklZip *zip, const char *part, GError **error)
{
  static const TklXmlHandler handler
      = { "Relationships", start_relation, ignore_end, MAX_TEXT_BYTES };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *file = relations_of (part);
  RelationReader reader = { part, relations };

  if (!tkl_xlsx_read_part (zip, file, &handler, &reader, error))
    return NULL;
  return g_steal_pointer (&relations);
}

const TklXlsxRelation *
tkl_xlsx_find_type (const GPtrArray *relations, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (((const TklXlsxRelation *) relations->pdata[i])->type, type))
      return relations->pdata[i];
  return NULL;
}

const TklXlsxRelation *
tkl_xlsx_find_id (const GPtrArray *relations, const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_strcmp0 (((const TklXlsxRelation *) relations->pdata[i])->id, id) == 0)
      return relations->pdata[i];
  return NULL;
}

/* --- kinds of content ------------------------------------------------------------------------ */

typedef struct
{
  const char *part;
  char *type; /* (owned) (nullable): result */
} TypeReader;

static void
start_type (TklXml *xml, const char *name, gpointer data)
{
  TypeReader *reader = data;
  g_autofree char *part = tkl_xml_attribute (xml, "PartName");
  g_autofree char *extension = tkl_xml_attribute (xml, "Extension");
  const char *dot = strrchr (reader->part, '.');

  if (g_str_equal (name, "Override") && part != NULL
      && g_ascii_strcasecmp (part[0] == '/' ? part + 1 : part, reader->part) == 0)
    {
      g_free (reader->type);
      reader->type = tkl_xml_attribute (xml, "ContentType");
    }
  else if (g_str_equal (name, "Default") && reader->type == NULL && extension != NULL && dot != NULL
           && g_ascii_strcasecmp (extension, dot + 1) == 0)
    reader->type = tkl_xml_attribute (xml, "ContentType");
}

static const char *
describe_type (const char *type)
{
  if (strstr (type, "ms-excel.sheet.binary") != NULL)
    return _ ("This is a binary workbook (.xlsb). Save it as .xlsx or as CSV UTF-8.");
  if (strstr (type, "macroEnabled") != NULL)
    return _ ("This workbook contains macros (.xlsm). Save it as .xlsx or as CSV UTF-8.");
  if (g_str_has_suffix (type, "spreadsheetml.sheet.main+xml")
      || g_str_has_suffix (type, "spreadsheetml.template.main+xml"))
    return NULL;
  return _ ("This is a document, but no workbook. A workbook (.xlsx) or CSV UTF-8 is expected.");
}

static gboolean
check_type (TklZip *zip, const char *part, GError **error)
{
  static const TklXmlHandler handler = { "Types", start_type, ignore_end, MAX_TEXT_BYTES };
  TypeReader reader = { .part = part };
  const char *sentence;
  gboolean read = tkl_xlsx_read_part (zip, CONTENT_TYPES, &handler, &reader, error);
  g_autofree char *type = reader.type;

  if (!read)
    return FALSE;
  sentence = describe_type (type != NULL ? type : "");
  if (sentence != NULL)
    g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT, sentence);
  return sentence == NULL;
}

gboolean
tkl_xlsx_find_workbook (TklZip *zip, char **ret_part, GError **error)
{
  g_autoptr (GPtrArray) relations = NULL;
  const TklXlsxRelation *main_part;

  if (!tkl_zip_has (zip, CONTENT_TYPES))
    {
      g_set_error_literal (
          error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
          tkl_zip_has (zip, "content.xml")
              ? _ ("This is an OpenDocument file (.ods). Save it as .xlsx or as CSV UTF-8.")
              : _ ("This is a zip archive. Unpack it: a workbook (.xlsx) or CSV UTF-8 is "
                   "expected."));
      return FALSE;
    }
  relations = tkl_xlsx_relations (zip, NULL, error);
  if (relations == NULL)
    return FALSE;
  main_part = tkl_xlsx_find_type (relations, "officeDocument");
  if (main_part == NULL)
    {
      g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                   _ ("This workbook is damaged or incomplete (%s)."), "officeDocument");
      return FALSE;
    }
  if (!check_type (zip, main_part->part, error))
    return FALSE;
  *ret_part = g_strdup (main_part->part);
  return TRUE;
}
