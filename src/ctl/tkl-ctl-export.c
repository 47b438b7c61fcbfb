/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl export excel. */
/* Thread: main. */
#include "tkl-ctl.h"

const TklCtlCommand tkl_ctl_export_commands[] = { { NULL } };
