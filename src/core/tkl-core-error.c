/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the core; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-core-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-core-error-quark, tkl_core_error)
/* clang-format on */
