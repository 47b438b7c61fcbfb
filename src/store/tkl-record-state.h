/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column `state` of a record: ignition, satellites, direction and speed in one small integer. */
/* Thread: any; pure. */
#pragma once

#include "tkl-record.h"

G_BEGIN_DECLS

/* 26 bits: ignition 2, satellites + 1 in 6, direction + 1 in 9, speed + 1 in 9. Speed stands
 * highest since it is small most of the time, and a small integer takes fewer bytes on disk. */

/**
 * tkl_record_pack_state:
 * Returns: ≥ 0; 0 when nothing is known. Values that do not fit are cut to the nearest that does.
 */
gint32 tkl_record_pack_state (const TklRecord *record);

/** tkl_record_unpack_state: @state: from the file; writes ignition, satellites, direction, speed. */
void tkl_record_unpack_state (TklRecord *record, gint64 state);

G_END_DECLS
