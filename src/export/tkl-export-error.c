/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the export layer; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-export-error.h"

G_DEFINE_QUARK (tkl - export - error - quark, tkl_export_error)
