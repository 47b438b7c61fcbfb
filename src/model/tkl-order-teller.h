/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How work that somebody ordered ended, told where they are by now. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

G_BEGIN_DECLS

/**
 * tkl_order_tell:
 * @job: an order of @desk's jobs, of which a run is over
 *
 * A toast when it was done, an error when it was not, unless somebody follows it; screens read again
 * when it changed anything. Nothing when it goes on by itself.
 */
void tkl_order_tell (TklDesk *desk, TklJob *job);

G_END_DECLS
