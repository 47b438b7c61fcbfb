/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the store; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-store-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-store-error-quark, tkl_store_error)
