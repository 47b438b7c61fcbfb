/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libxml2 is used: loaded by the first file that is read with it. */
/* Thread: any. */
#pragma once

#include "tkl-library.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

G_BEGIN_DECLS

/* clang-format off */
#define TKL_XML_FUNCTIONS(of) \
  of (xmlCreateMemoryParserCtxt) \
  of (xmlCreatePushParserCtxt) \
  of (xmlCtxtGetLastError) \
  of (xmlCtxtUseOptions) \
  of (xmlFreeDoc) \
  of (xmlFreeParserCtxt) \
  of (xmlInitParser) \
  of (xmlParseChunk) \
  of (xmlParseDocument) \
  of (xmlSetStructuredErrorFunc) \
  of (xmlStopParser) \
  of (xmlStrEqual)
/* clang-format on */

typedef struct
{
  TKL_XML_FUNCTIONS (TKL_LIBRARY_MEMBER)
} TklXmlLibrary;

/** tkl_xml_library: Returns: its functions, which the names below stand for. */
const TklXmlLibrary *tkl_xml_library (void);

/* As they are called. */
#define xmlCreateMemoryParserCtxt tkl_xml_library ()->xmlCreateMemoryParserCtxt
#define xmlCreatePushParserCtxt tkl_xml_library ()->xmlCreatePushParserCtxt
#define xmlCtxtGetLastError tkl_xml_library ()->xmlCtxtGetLastError
#define xmlCtxtUseOptions tkl_xml_library ()->xmlCtxtUseOptions
#define xmlFreeDoc tkl_xml_library ()->xmlFreeDoc
#define xmlFreeParserCtxt tkl_xml_library ()->xmlFreeParserCtxt
#define xmlInitParser tkl_xml_library ()->xmlInitParser
#define xmlParseChunk tkl_xml_library ()->xmlParseChunk
#define xmlParseDocument tkl_xml_library ()->xmlParseDocument
#define xmlSetStructuredErrorFunc tkl_xml_library ()->xmlSetStructuredErrorFunc
#define xmlStopParser tkl_xml_library ()->xmlStopParser
#define xmlStrEqual tkl_xml_library ()->xmlStrEqual

G_END_DECLS
