/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXml: the events of libxml2, cut down to what files from strangers may do. */
/* Thread: any, one at a time. */
#include "tkl-xml.h"

#include "tkl-import-error.h"
#include "tkl-import-problem.h"
#include "tkl-xml-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TklXml
{
  const TklXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr parser;              /* (owned) */
  const xmlChar *space;                 /* (nullable): namespace of the root; lives in the parser */
  const char *names[TKL_XML_MAX_DEPTH]; /* of the open elements; live in the parser */
  guint depth;                          /* open elements */
  GString *text;
  const xmlChar **attributes; /* (nullable): five pointers each; of the element that starts */
  int n_attributes;
  GError *error; /* (owned) (nullable): why we stopped it */
};

/* --- stopping -------------------------------------------------------------------------------- */

/* The library lets go of what it was reading, attributes too. */
static void
halt (TklXml *xml)
{
  xml->attributes = NULL;
  xml->n_attributes = 0;
  xmlStopParser (xml->parser);
}

static void
stop (TklXml *xml, TklImportError code, const char *sentence)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, tkl_xml_line (xml));

  if (xml->error == NULL)
    /* Translators: line of a file, then a sentence that says what is wrong there. */
    xml->error = g_error_new (TKL_IMPORT_ERROR, code, _ ("Line %s: %s"), line, sentence);
  halt (xml);
}

static void
handle_document_type (void *data,
                      const xmlChar *name,
                      const xmlChar *external_id,
                      const xmlChar *system_id)
{
  stop (data, TKL_IMPORT_ERROR_FORMAT,
        _ ("A document type is not allowed here. Remove the <!DOCTYPE …> from the file."));
}

/* Faults are read from the parser at the end; nothing is written to standard error. */
static void
ignore_fault (void *data, xmlErrorPtr fault)
{
}

/* --- elements -------------------------------------------------------------------------------- */

static gboolean
check_root (TklXml *xml, const char *name, const xmlChar *space)
{
  if (strcmp (name, xml->handler->root) != 0)
    {
      g_autofree char *sentence
          /* Translators: name of an XML element, "kml" or "gpx". */
          = g_strdup_printf (_ ("The file does not begin with <%s>."), xml->handler->root);

      stop (xml, TKL_IMPORT_ERROR_FORMAT, sentence);
      return FALSE;
    }
  xml->space = space;
  return TRUE;
}

/* lint: foreign signature (startElementNsSAX2Func of libxml2) */
static void
handle_start (void *data,
              const xmlChar *name,
              const xmlChar *prefix,
              const xmlChar *space,
              int n_namespaces,
              const xmlChar **namespaces,
              int n_attributes,
              int n_defaulted,
              const xmlChar **attributes)
{
  TklXml *xml = data;

  if (xml->error != NULL || (xml->depth == 0 && !check_root (xml, (const char *) name, space)))
    return;
  if (xml->depth == TKL_XML_MAX_DEPTH)
    {
      stop (xml, TKL_IMPORT_ERROR_LIMIT, _ ("Elements are nested too deep."));
      return;
    }
  xml->names[xml->depth++] = xmlStrEqual (space, xml->space) ? (const char *) name : "";
  g_string_truncate (xml->text, 0);
  xml->attributes = attributes;
  xml->n_attributes = n_attributes;
  if (xml->names[xml->depth - 1][0] != '\0')
    xml->handler->start (xml, xml->names[xml->depth - 1], xml->data);
  xml->attributes = NULL;
  xml->n_attributes = 0;
}

static void
handle_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  TklXml *xml = data;

  if (xml->error != NULL || xml->depth == 0)
    return;
  if (xml->names[xml->depth - 1][0] != '\0')
    xml->handler->end (xml, xml->names[xml->depth - 1], xml->text->str, xml->data);
  xml->depth--;
  g_string_truncate (xml->text, 0);
}

static void
handle_text (void *data, const xmlChar *text, int length)
{
  TklXml *xml = data;
  gsize max_bytes = xml->handler->max_text_bytes;

  if (xml->error != NULL)
    return;
  if (max_bytes > 0 && xml->text->len + (gsize) length > max_bytes)
    stop (xml, TKL_IMPORT_ERROR_LIMIT, _ ("A text is too long."));
  else
    g_string_append_len (xml->text, (const char *) text, length);
}

/* --- parsing --------------------------------------------------------------------------------- */

static gpointer
init_library (gpointer unused)
{
  /* Not safe to be done by two threads at once. */
  xmlInitParser ();
  return NULL;
}

static void
set_fault (TklXml *xml, GError **error)
{
  const xmlError *fault = xmlCtxtGetLastError (xml->parser);
  g_autofree char *line = g_strdup_printf ("%d", fault != NULL ? fault->line : 1);
  g_autofree char *text = tkl_import_fault_text (fault != NULL ? fault->message : NULL);

  g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
               /* Translators: line of a file, then the technical text of the fault. */
               _ ("Line %s: This is no XML (%s)."), line, text);
}

static void
set_up (TklXml *xml)
{
  xmlSAXHandler *sax = xml->parser->sax;

  xmlCtxtUseOptions (xml->parser, XML_PARSE_NONET);
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->internalSubset = handle_document_type;
  sax->startElementNs = handle_start;
  sax->endElementNs = handle_end;
  sax->characters = handle_text;
  sax->ignorableWhitespace = handle_text;
  sax->cdataBlock = handle_text;
  sax->serror = ignore_fault;
  xml->parser->userData = xml;
  xml->text = g_string_new (NULL);
}

/* What the library has to say about what it was given so far. */
static gboolean
check (TklXml *xml, GError **error)
{
  if (xml->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&xml->error));
      return FALSE;
    }
  if (!xml->parser->wellFormed)
    {
      set_fault (xml, error);
      return FALSE;
    }
  return TRUE;
}

static void
clear (TklXml *xml)
{
  g_string_free (xml->text, TRUE);
  g_clear_error (&xml->error);
  /* After an error libxml2 calls no handler, so a document type behind it is not refused but read, and
   * its entities are put into a document of their own that the context does not free. */
  xmlFreeDoc (xml->parser->myDoc);
  xmlFreeParserCtxt (xml->parser);
}

static void
prepare_library (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, init_library, NULL);
  /* Of this thread: faults of an encoding know no parser and would be printed. */
  xmlSetStructuredErrorFunc (NULL, ignore_fault);
}

gboolean
tkl_xml_parse (GBytes *bytes, const TklXmlHandler *handler, gpointer data, GError **error)
{
  TklXml xml = { .handler = handler, .data = data };
  gboolean parsed;
  gconstpointer content;
  gsize size;

  g_return_val_if_fail (bytes != NULL && handler != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (bytes) <= G_MAXINT, FALSE);

  prepare_library ();
  content = g_bytes_get_data (bytes, &size);
  xml.parser = size > 0 ? xmlCreateMemoryParserCtxt (content, (int) size) : NULL;
  if (xml.parser == NULL)
    {
      g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                           _ ("The file is empty."));
      return FALSE;
    }
  set_up (&xml);
  xmlParseDocument (xml.parser);
  parsed = check (&xml, error);
  clear (&xml);
  return parsed;
}

/* --- in blocks ------------------------------------------------------------------------------- */

TklXml *
tkl_xml_new (const TklXmlHandler *handler, gpointer data)
{
  TklXml *xml;

  g_return_val_if_fail (handler != NULL, NULL);

  prepare_library ();
  xml = g_new0 (TklXml, 1);
  xml->handler = handler;
  xml->data = data;
  xml->parser = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, NULL);
  g_assert (xml->parser != NULL);
  set_up (xml);
  return xml;
}

void
tkl_xml_free (TklXml *xml)
{
  if (xml == NULL)
    return;
  clear (xml);
  g_free (xml);
}

gboolean
tkl_xml_feed (TklXml *xml, gconstpointer block, gsize size, GError **error)
{
  g_return_val_if_fail (xml != NULL && size <= 1024 * 1024 * 1024, FALSE);

  xmlParseChunk (xml->parser, block, (int) size, size == 0);
  return check (xml, error);
}

void
tkl_xml_refuse (TklXml *xml, GError *error)
{
  g_return_if_fail (xml != NULL && error != NULL);

  if (xml->error == NULL)
    xml->error = error;
  else
    g_error_free (error);
  halt (xml);
}

/* --- asking ---------------------------------------------------------------------------------- */

gint64
tkl_xml_line (const TklXml *xml)
{
  g_return_val_if_fail (xml != NULL, 0);

  return xml->parser->input != NULL ? xml->parser->input->line : 0;
}

const char *
tkl_xml_parent (const TklXml *xml)
{
  g_return_val_if_fail (xml != NULL, "");

  return xml->depth >= 2 ? xml->names[xml->depth - 2] : "";
}

guint
tkl_xml_depth (const TklXml *xml)
{
  g_return_val_if_fail (xml != NULL, 0);

  return xml->depth;
}

/* In values the library leaves `&` as a reference, and only that. */
static char *
copy_value (const xmlChar *begin, const xmlChar *end)
{
  g_autofree char *value = g_strndup ((const char *) begin, end - begin);
  GString *text;

  if (strstr (value, "&#38;") == NULL)
    return g_steal_pointer (&value);
  text = g_string_new (value);
  g_string_replace (text, "&#38;", "&", 0);
  return g_string_free (text, FALSE);
}

static char *
find_attribute (const TklXml *xml, const char *name, gboolean prefixed)
{
  for (int i = 0; i < xml->n_attributes; i++)
    {
      /* Local name, prefix, namespace, begin and end of the value. */
      const xmlChar **attribute = xml->attributes + 5 * i;

      if ((attribute[1] != NULL) == prefixed && strcmp ((const char *) attribute[0], name) == 0)
        return copy_value (attribute[3], attribute[4]);
    }
  return NULL;
}

char *
tkl_xml_attribute (const TklXml *xml, const char *name)
{
  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  return find_attribute (xml, name, FALSE);
}

char *
tkl_xml_prefixed_attribute (const TklXml *xml, const char *name)
{
  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  return find_attribute (xml, name, TRUE);
}
