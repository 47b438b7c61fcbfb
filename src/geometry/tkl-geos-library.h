/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of GEOS is used: loaded by the first shape that is repaired or compared. */
/* Thread: any. */
#pragma once

#include "tkl-library.h"

#include <geos_c.h>

G_BEGIN_DECLS

/* clang-format off */
#define TKL_GEOS_FUNCTIONS(of) \
  of (GEOSBuffer_r) \
  of (GEOSContext_setErrorMessageHandler_r) \
  of (GEOSCoordSeq_create_r) \
  of (GEOSCoordSeq_getSize_r) \
  of (GEOSCoordSeq_getXY_r) \
  of (GEOSCoordSeq_setXY_r) \
  of (GEOSDifference_r) \
  of (GEOSGeomGetX_r) \
  of (GEOSGeomGetY_r) \
  of (GEOSGeomTypeId_r) \
  of (GEOSGeom_createCollection_r) \
  of (GEOSGeom_createLinearRing_r) \
  of (GEOSGeom_createPolygon_r) \
  of (GEOSGeom_destroy_r) \
  of (GEOSGeom_getCoordSeq_r) \
  of (GEOSGeom_setPrecision_r) \
  of (GEOSGetExteriorRing_r) \
  of (GEOSGetGeometryN_r) \
  of (GEOSGetInteriorRingN_r) \
  of (GEOSGetNumGeometries_r) \
  of (GEOSGetNumInteriorRings_r) \
  of (GEOSIntersection_r) \
  of (GEOSMakeValidParams_create_r) \
  of (GEOSMakeValidParams_destroy_r) \
  of (GEOSMakeValidParams_setKeepCollapsed_r) \
  of (GEOSMakeValidParams_setMethod_r) \
  of (GEOSMakeValidWithParams_r) \
  of (GEOSPointOnSurface_r) \
  of (GEOSUnaryUnion_r) \
  of (GEOS_finish_r) \
  of (GEOS_init_r) \
  of (GEOSisEmpty_r) \
  of (GEOSisValid_r)
/* clang-format on */

typedef struct
{
  TKL_GEOS_FUNCTIONS (TKL_LIBRARY_MEMBER)
} TklGeosLibrary;

/** tkl_geos_library: Returns: its functions, which the names below stand for. */
const TklGeosLibrary *tkl_geos_library (void);

/* As they are called. */
#define GEOSBuffer_r tkl_geos_library ()->GEOSBuffer_r
#define GEOSContext_setErrorMessageHandler_r                                                       \
  tkl_geos_library ()->GEOSContext_setErrorMessageHandler_r
#define GEOSCoordSeq_create_r tkl_geos_library ()->GEOSCoordSeq_create_r
#define GEOSCoordSeq_getSize_r tkl_geos_library ()->GEOSCoordSeq_getSize_r
#define GEOSCoordSeq_getXY_r tkl_geos_library ()->GEOSCoordSeq_getXY_r
#define GEOSCoordSeq_setXY_r tkl_geos_library ()->GEOSCoordSeq_setXY_r
#define GEOSDifference_r tkl_geos_library ()->GEOSDifference_r
#define GEOSGeomGetX_r tkl_geos_library ()->GEOSGeomGetX_r
#define GEOSGeomGetY_r tkl_geos_library ()->GEOSGeomGetY_r
#define GEOSGeomTypeId_r tkl_geos_library ()->GEOSGeomTypeId_r
#define GEOSGeom_createCollection_r tkl_geos_library ()->GEOSGeom_createCollection_r
#define GEOSGeom_createLinearRing_r tkl_geos_library ()->GEOSGeom_createLinearRing_r
#define GEOSGeom_createPolygon_r tkl_geos_library ()->GEOSGeom_createPolygon_r
#define GEOSGeom_destroy_r tkl_geos_library ()->GEOSGeom_destroy_r
#define GEOSGeom_getCoordSeq_r tkl_geos_library ()->GEOSGeom_getCoordSeq_r
#define GEOSGeom_setPrecision_r tkl_geos_library ()->GEOSGeom_setPrecision_r
#define GEOSGetExteriorRing_r tkl_geos_library ()->GEOSGetExteriorRing_r
#define GEOSGetGeometryN_r tkl_geos_library ()->GEOSGetGeometryN_r
#define GEOSGetInteriorRingN_r tkl_geos_library ()->GEOSGetInteriorRingN_r
#define GEOSGetNumGeometries_r tkl_geos_library ()->GEOSGetNumGeometries_r
#define GEOSGetNumInteriorRings_r tkl_geos_library ()->GEOSGetNumInteriorRings_r
#define GEOSIntersection_r tkl_geos_library ()->GEOSIntersection_r
#define GEOSMakeValidParams_create_r tkl_geos_library ()->GEOSMakeValidParams_create_r
#define GEOSMakeValidParams_destroy_r tkl_geos_library ()->GEOSMakeValidParams_destroy_r
#define GEOSMakeValidParams_setKeepCollapsed_r                                                     \
  tkl_geos_library ()->GEOSMakeValidParams_setKeepCollapsed_r
#define GEOSMakeValidParams_setMethod_r tkl_geos_library ()->GEOSMakeValidParams_setMethod_r
#define GEOSMakeValidWithParams_r tkl_geos_library ()->GEOSMakeValidWithParams_r
#define GEOSPointOnSurface_r tkl_geos_library ()->GEOSPointOnSurface_r
#define GEOSUnaryUnion_r tkl_geos_library ()->GEOSUnaryUnion_r
#define GEOS_finish_r tkl_geos_library ()->GEOS_finish_r
#define GEOS_init_r tkl_geos_library ()->GEOS_init_r
#define GEOSisEmpty_r tkl_geos_library ()->GEOSisEmpty_r
#define GEOSisValid_r tkl_geos_library ()->GEOSisValid_r

G_END_DECLS
