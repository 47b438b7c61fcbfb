/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the journal is called: its stable action as words for people. */
/* Thread: any. */
#pragma once

#include "tkl-store-journal.h"

G_BEGIN_DECLS

/** tkl_journal_plain_title: Returns: (transfer full): what was done, whether now or undone. */
char *tkl_journal_plain_title (const TklJournalEntry *entry);

/** tkl_journal_title: Returns: (transfer full): the same, saying whether it was undone or done again. */
char *tkl_journal_title (const TklJournalEntry *entry);

/** tkl_journal_corrects_ticks: Returns: TRUE for corrections of ticks by hand. */
gboolean tkl_journal_corrects_ticks (const TklJournalEntry *entry);

G_END_DECLS
