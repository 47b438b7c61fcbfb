/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the import layer; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-import-error.h"

G_DEFINE_QUARK (tkl - import - error - quark, tkl_import_error)
