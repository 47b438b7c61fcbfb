/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBaseMap: a map that lies below everything else: a server of tiles, or a file of them (F037). */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_BASE_MAP_MAX_ZOOM 22

typedef struct
{
  char *name;       /* (owned): chosen by it, unique in a list */
  char *source;     /* (owned): web address with {z}, {x} and {y}, or the path of an MBTiles file */
  char *credit;     /* (owned): whose map it is, plain text; "" = nobody asks for it */
  char *credit_url; /* (owned): page of the licence; "" = none */
  int min_zoom;     /* 0 … max_zoom: there are no tiles below it */
  int max_zoom;     /* … TKL_BASE_MAP_MAX_ZOOM */
} TklBaseMap;

/* What is wrong with one, in the order of the tests. */
typedef enum
{
  TKL_BASE_MAP_OK,
  TKL_BASE_MAP_NO_NAME,
  TKL_BASE_MAP_NAME_TAKEN,
  TKL_BASE_MAP_SOURCE,     /* neither a web address with {z}, {x} and {y} nor the path of a file */
  TKL_BASE_MAP_CREDIT_URL, /* no web address */
  TKL_BASE_MAP_ZOOM,       /* out of range, or the smallest above the largest */
} TklBaseMapProblem;

/** tkl_base_map_new: Returns: (transfer full): the texts are copied. */
TklBaseMap *tkl_base_map_new (const char *name,
                              const char *source,
                              const char *credit,
                              const char *credit_url,
                              int min_zoom,
                              int max_zoom);
TklBaseMap *tkl_base_map_copy (const TklBaseMap *map);
void tkl_base_map_free (TklBaseMap *map);

/** tkl_base_map_is_file: Returns: TRUE for a path, FALSE for an address. */
gboolean tkl_base_map_is_file (const TklBaseMap *map);

/**
 * tkl_base_map_check:
 * @others: (element-type TklBaseMap): of the list; @map itself may be among them
 */
TklBaseMapProblem tkl_base_map_check (const TklBaseMap *map, GPtrArray *others);

/** tkl_base_map_find: Returns: (transfer none) (nullable): the one of that name. */
TklBaseMap *tkl_base_map_find (GPtrArray *maps, const char *name);

/** tkl_base_map_free_name: Returns: (transfer full): @wanted, or `wanted 2` … when it is taken. */
char *tkl_base_map_free_name (GPtrArray *maps, const char *wanted);

/**
 * tkl_base_map_plain_credit:
 * @html: as files of tiles have it: text with links
 * Returns: (transfer full): the text alone, in one line of at most 200 characters.
 */
char *tkl_base_map_plain_credit (const char *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklBaseMap, tkl_base_map_free)

G_END_DECLS
