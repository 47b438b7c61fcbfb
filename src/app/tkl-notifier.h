/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications of the desktop about work in the background that needs somebody. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

G_BEGIN_DECLS

/**
 * tkl_notifier_watch:
 * @application: outlives the desk; has the action `app.show-jobs` (s): path of the database
 *
 * One notification when a job begins to fail, withdrawn when it is whole again.
 */
void tkl_notifier_watch (GApplication *application, TklDesk *desk);

G_END_DECLS
