/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FakeServer: an HTTP server on loopback that answers as a test wants. */
/* Thread: called from the test's thread; handlers run on the server's own. */
#pragma once

#include <libsoup/soup.h>

typedef struct _FakeServer FakeServer;

/* Answers request number @n (0 …). @target is path and query without the key. */
typedef void (*FakeHandler) (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data);

FakeServer *fake_server_new (FakeHandler handler, gpointer data);
void fake_server_free (FakeServer *server);

/* Returns: (transfer none): http://127.0.0.1:PORT */
const char *fake_server_url (FakeServer *server);

/* Returns: how many requests came in. */
guint fake_server_count (FakeServer *server);

/* Returns: (transfer full): target of request @n, percent-encoding as sent. */
char *fake_server_target (FakeServer *server, guint n);

/* Returns: TRUE when every request carried exactly this key, as its last parameter. */
gboolean fake_server_saw_only_key (FakeServer *server, const char *key);

/* For handlers; @type NULL = no Content-Type. */
void fake_reply (SoupServerMessage *message, guint status, const char *type, const char *body);

/* Sends these bytes as they are, and hangs up. */
void fake_reply_raw (SoupServerMessage *message, const char *bytes);

/* Sends these bytes, and then nothing, for as long as the server lives. */
void fake_reply_stall (FakeServer *server, SoupServerMessage *message, const char *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)
