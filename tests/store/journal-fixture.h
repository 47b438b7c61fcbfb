/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small world with a journal, and short words for changing, undoing and looking. */
/* Thread: main. */
#pragma once

#include "store-fixture.h"

/* Two employees and projects, a key, a vehicle and two ticks. */
Fixture journal_open (void);
/* Returns: the entry; 0 when nothing changed. */
gint64 journal_change (const Fixture *fixture, const char *action, const char *sql);
/* Return: the new entry; 0 when there is nothing to undo or redo. */
gint64 journal_undo (const Fixture *fixture);
gint64 journal_redo (const Fixture *fixture);
void journal_expect_dump (const Fixture *fixture, const char *query, const char *expected);
