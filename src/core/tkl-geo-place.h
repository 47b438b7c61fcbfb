/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklGeoPlace: what a geocoder answers, and how addresses and positions become questions. */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include "tkl-address.h"
#include "tkl-point.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;         /* (owned): one line, as the service writes it */
  TklPoint point;     /* set */
  TklAddress address; /* what the service tells of it; country as code, "BE" */
} TklGeoPlace;

TklGeoPlace *tkl_geo_place_new (const char *name, TklPoint point);
TklGeoPlace *tkl_geo_place_copy (const TklGeoPlace *place);
void tkl_geo_place_free (TklGeoPlace *place);

/** tkl_geo_place_line: Returns: (transfer full): `Kalkovenweg 12, 2800 Mechelen`, else the name. */
char *tkl_geo_place_line (const TklGeoPlace *place);

/* Positions within one cell, 1e-4 degree or about 10 m wide, have one address. */
#define TKL_GEO_CELL_E7 1000

/**
 * tkl_geo_cell:
 * @point: valid
 * Returns: ≥ 0: the number of the cell around the nearest multiple of 1e-4 degree. SQL computes
 *   the same (TKL_SQL_CELL).
 */
gint64 tkl_geo_cell (TklPoint point);

/** tkl_geo_cell_centre: Returns: the middle of a cell, which stands for all positions in it. */
TklPoint tkl_geo_cell_centre (gint64 cell);

/** tkl_address_is_blank: Returns: TRUE when there is neither street nor postal code nor town. */
gboolean tkl_address_is_blank (const TklAddress *address);

/** tkl_address_door: Returns: (transfer full) (nullable): the house number without a box. */
char *tkl_address_door (const TklAddress *address);

/**
 * tkl_address_country_code:
 * Returns: (transfer full) (nullable): `be` for an empty country or a code of two letters in any
 *   case; NULL when the country is written out.
 */
char *tkl_address_country_code (const TklAddress *address);

/** tkl_address_line: Returns: (transfer full): `Kalkovenweg 12, 2800 Mechelen`; "" when blank. */
char *tkl_address_line (const TklAddress *address);

/**
 * tkl_address_key:
 * Returns: (transfer full): the same for addresses that differ in letter case, blanks or box only.
 */
char *tkl_address_key (const TklAddress *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklGeoPlace, tkl_geo_place_free)

G_END_DECLS
