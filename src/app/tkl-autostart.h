/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Being allowed to work without a window, and being started when the user logs in. */
/* Thread: main. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_autostart_set_async:
 * @bus: (nullable): the session bus
 * @on: FALSE: neither any more
 *
 * Outside a sandbox everybody may work without a window, and a file in the folder `autostart` of the
 * user's configuration starts the program. The Background portal is for a Flatpak alone: it cannot name
 * the file of a program that it does not know.
 */
void tkl_autostart_set_async (GDBusConnection *bus,
                              gboolean on,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * tkl_autostart_set_finish:
 * @ret_allowed: (out): FALSE: the user, or the desktop for him, does not want it
 * @ret_starts: (out): FALSE: allowed or not, nothing starts the program when the user logs in
 * @error: the file cannot be written
 */
gboolean tkl_autostart_set_finish (GAsyncResult *result,
                                   gboolean *ret_allowed,
                                   gboolean *ret_starts,
                                   GError **error);

G_END_DECLS
