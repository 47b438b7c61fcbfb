/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the import layer; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-import-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-import-error-quark, tkl_import_error)
/* clang-format on */
