/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract's words (`mobility`, `no-destination`, …) in the user's language, for tables. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** tkl_ctl_word: Returns: the translation, or @word itself when it is none of ours. */
const char *tkl_ctl_word (const char *word);

G_END_DECLS
