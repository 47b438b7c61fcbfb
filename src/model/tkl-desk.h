/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDesk: what all screens of one company share: its office, settings, period, search, undo. */
/* Thread: main. */
#pragma once

#include "tkl-company.h"
#include "tkl-jobs.h"
#include "tkl-office.h"
#include "tkl-period.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

#define TKL_TYPE_DESK (tkl_desk_get_type ())
G_DECLARE_FINAL_TYPE (TklDesk, tkl_desk, TKL, DESK, GObject)

/**
 * Properties, all notified:
 * period (see tkl_desk_get_period), search, undo-title, redo-title (of the change that would be
 * undone or made again; NULL: none), links-wait.
 *
 * Signals:
 * changed (): the database is no longer as screens read it, or it is another day: they read again
 * said (text, undoable): a change was made: show the sentence, with Undo when it can be taken back
 * wrote (text, path): a file was written: show the sentence, with a way to the file
 * failed (GError): something could not be done; the text says what to do
 */

/** tkl_desk_new: @path: file of the database. @who: name written into the journal. */
TklDesk *tkl_desk_new (const char *path, const char *who);

/** tkl_desk_open_async: opens or makes the database and reads the settings. */
void tkl_desk_open_async (TklDesk *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean tkl_desk_open_finish (TklDesk *self, GAsyncResult *result, GError **error);

/** tkl_desk_close: lets what is being written end. Blocks. Before the last unref. */
void tkl_desk_close (TklDesk *self);

/**
 * tkl_desk_set_watching:
 * @watching: somebody is looking, so that changes by other programs matter now
 *
 * While watching the desk asks every two seconds whether the database was changed or another day has
 * begun, and emits `changed` then.
 */
void tkl_desk_set_watching (TklDesk *self, gboolean watching);

/** tkl_desk_get_office: Returns: (transfer none). */
TklOffice *tkl_desk_get_office (TklDesk *self);
/** tkl_desk_get_company: Returns: (transfer none): defaults until it was opened. */
const TklCompany *tkl_desk_get_company (TklDesk *self);
/** tkl_desk_get_zone: Returns: (transfer none). */
TklZone *tkl_desk_get_zone (TklDesk *self);

/**
 * tkl_desk_get_jobs:
 * Returns: (transfer none): the work in the background; it begins once the desk was opened. What a
 *   run changed in the database is told by `changed`.
 */
TklJobs *tkl_desk_get_jobs (TklDesk *self);

TklPeriod tkl_desk_get_period (TklDesk *self);
void tkl_desk_set_period (TklDesk *self, TklPeriod period);
/** tkl_desk_include_day: the period stays when @day lies in it; else it becomes the month of @day. */
void tkl_desk_include_day (TklDesk *self, TklDay day);
/** tkl_desk_get_today: Returns: the workday that is going on, by the company's zone and day start. */
TklDay tkl_desk_get_today (TklDesk *self);

/** tkl_desk_get_search: Returns: (transfer none): "" for none. */
const char *tkl_desk_get_search (TklDesk *self);
void tkl_desk_set_search (TklDesk *self, const char *text);

/** tkl_desk_get_undo_title: Returns: (transfer none) (nullable). */
const char *tkl_desk_get_undo_title (TklDesk *self);
/** tkl_desk_get_redo_title: Returns: (transfer none) (nullable). */
const char *tkl_desk_get_redo_title (TklDesk *self);
void tkl_desk_undo (TklDesk *self);
void tkl_desk_redo (TklDesk *self);

/**
 * tkl_desk_get_links_wait:
 * Returns: TRUE while ticks wait to be linked and CT-10, linking by itself, is off
 */
gboolean tkl_desk_get_links_wait (TklDesk *self);

/**
 * tkl_desk_report_change:
 * @text: (nullable): sentence for the toast
 * @undoable: it is the newest entry of the journal
 *
 * Whoever changed the database says so here: settings and undo are read again, then `changed` is
 * emitted. With CT-10 the ticks that the change reached are linked in the background.
 */
void tkl_desk_report_change (TklDesk *self, const char *text, gboolean undoable);

/** tkl_desk_get_readings: Returns: how often the settings were ordered to be read again so far. */
guint tkl_desk_get_readings (TklDesk *self);
/** tkl_desk_has_read: @readings: as above. Returns: TRUE once the settings are of that reading, or later. */
gboolean tkl_desk_has_read (TklDesk *self, guint readings);

/** tkl_desk_say: @text: sentence for a toast, about something that changes nothing. */
void tkl_desk_say (TklDesk *self, const char *text);

/** tkl_desk_say_file: @text: sentence for a toast, about the file @path that was written. */
void tkl_desk_say_file (TklDesk *self, const char *text, const char *path);

/**
 * tkl_desk_report_error:
 * @error: not shown when it is G_IO_ERROR_CANCELLED
 *
 * Emits `failed`; without a window the last one waits for it.
 */
void tkl_desk_report_error (TklDesk *self, const GError *error);

/** tkl_desk_take_untold: Returns: (transfer full) (nullable): what was reported without a window. */
GError *tkl_desk_take_untold (TklDesk *self);

G_END_DECLS
