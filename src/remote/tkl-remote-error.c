/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the clients of other systems; every code asks for a different reaction. */
/* Thread: any. */
#include "tkl-remote-error.h"

/* Its name is made of these very letters: no blanks around the dashes. */
/* clang-format off */
G_DEFINE_QUARK (tkl-remote-error-quark, tkl_remote_error)
/* clang-format on */
