/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the simulator. */
/* Thread: any. */
#include "tkl-sim-error.h"

G_DEFINE_QUARK (tkl - sim - error - quark, tkl_sim_error)
