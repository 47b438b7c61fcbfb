/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of geometry. */
/* Thread: any. */
#include "tkl-geometry-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-geometry-error-quark, tkl_geometry_error)
/* clang-format on */
