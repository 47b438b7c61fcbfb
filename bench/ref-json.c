/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference: json-glib parses a page, and nothing else is done with it. */
/* Thread: any. */
#include "ref-json.h"

#include <json-glib/json-glib.h>

guint
ref_json_count_items (GBytes *page)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *text = g_bytes_get_data (page, &size);
  JsonObject *root;

  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return 0;
  root = json_node_get_object (json_parser_get_root (parser));
  return json_array_get_length (json_object_get_array_member (root, "items"));
}
