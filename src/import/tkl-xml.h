/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXml: elements of an XML text, one after the other, from files that nobody vouches for. */
/* Thread: any, one at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_XML_MAX_DEPTH 64

typedef struct _TklXml TklXml;

/* Elements of other namespaces than the root's are passed over; their names are "". */
typedef struct
{
  const char *root; /* local name that the root must have */
  /* @name: local name; attributes and the parents can be asked for. */
  void (*start) (TklXml *xml, const char *name, gpointer data);
  /* @text: what stands between the last tag inside the element and its end tag, untrimmed. */
  void (*end) (TklXml *xml, const char *name, const char *text, gpointer data);
  gsize max_text_bytes; /* of a text; 0 = as much as there is */
} TklXmlHandler;

/**
 * tkl_xml_parse:
 * @data: for the functions of @handler
 * @error: TKL_IMPORT_ERROR: FORMAT (not well-formed, with the line; another root; a document type),
 *   LIMIT (deeper than TKL_XML_MAX_DEPTH, a text longer than allowed)
 *
 * A document type is refused since only there entities can be declared: nothing is expanded, and
 * nothing outside of the text is ever read. What came before a fault has been handled already.
 */
gboolean tkl_xml_parse (GBytes *bytes, const TklXmlHandler *handler, gpointer data, GError **error);

/**
 * tkl_xml_new:
 * @handler: @data: must stay alive
 * Returns: (transfer full): for a text that comes in blocks; free with tkl_xml_free().
 */
TklXml *tkl_xml_new (const TklXmlHandler *handler, gpointer data);
void tkl_xml_free (TklXml *xml);

/**
 * tkl_xml_feed:
 * @block: (array length=size) (nullable): the next bytes
 * @size: at most 1 GiB; 0 = the text ends
 * @error: as tkl_xml_parse(), whose promises hold here too; afterwards it may only be freed
 */
gboolean tkl_xml_feed (TklXml *xml, gconstpointer block, gsize size, GError **error);

/**
 * tkl_xml_refuse:
 * @error: (transfer full): what parsing ends with, unless it has ended already
 * For the functions of a handler.
 */
void tkl_xml_refuse (TklXml *xml, GError *error);

/** tkl_xml_line: Returns: line, from 1, of the tag being handled. */
gint64 tkl_xml_line (const TklXml *xml);

/**
 * tkl_xml_parent:
 * Returns: (transfer none): name of the element around the one being handled; "" for none.
 */
const char *tkl_xml_parent (const TklXml *xml);

/** tkl_xml_depth: Returns: 1 for the root; of the element being handled. */
guint tkl_xml_depth (const TklXml *xml);

/**
 * tkl_xml_attribute:
 * Only while an element starts. Attributes with a namespace prefix are not looked at.
 * Returns: (transfer full) (nullable).
 */
char *tkl_xml_attribute (const TklXml *xml, const char *name);

/** tkl_xml_prefixed_attribute: the same for attributes with a prefix, whichever: `id` of `r:id`. */
char *tkl_xml_prefixed_attribute (const TklXml *xml, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklXml, tkl_xml_free)

G_END_DECLS
