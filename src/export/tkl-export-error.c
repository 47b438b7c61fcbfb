/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the export layer; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-export-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-export-error-quark, tkl_export_error)
/* clang-format on */
