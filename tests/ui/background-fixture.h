/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole application in the process of a test, with services of the desktop beside it. */
/* Thread: main: the simulator, the portal and the notification service answer in this process. */
#pragma once

#include "sync-fixture.h"
#include "tkl-application.h"
#include "tkl-settings.h"
#include "tkl-window.h"
#include "ui-fixture.h"

typedef struct BackgroundFixture BackgroundFixture;

/* What a person does while the application runs. */
typedef void (*BackgroundStory) (BackgroundFixture *fixture);

struct BackgroundFixture
{
  SyncFixture sync;
  TklApplication *application;
  GSettings *preferences;
  BackgroundStory story;
  gboolean told; /* the story has come to its end */

  /* A service of the desktop, when a test has one: */
  GDBusConnection *bus;
  guint name_id, object_id;
  gboolean named;
  GString *calls;           /* what was asked of it */
  gboolean allowed, starts; /* the portal's answer */
  guint32 response;         /* 0 = an answer, 1 = the question was closed */
};

/* Whether a service was asked what is expected. */
typedef struct
{
  BackgroundFixture *fixture;
  const char *calls;
} BackgroundCalls;

extern const char background_portal_xml[];
extern const char background_notifications_xml[];

void background_set_up (BackgroundFixture *fixture, gconstpointer data);
void background_tear_down (BackgroundFixture *fixture, gconstpointer data);
/* A service of the desktop that answers in this process. */
void
background_serve (BackgroundFixture *fixture, const char *name, const char *path, const char *xml);
/* Runs the program with one argument, or none (NULL), until it ends by itself. */
void background_run (BackgroundFixture *fixture, const char *argument, BackgroundStory story);
/* NULL: there is none. */
TklWindow *background_window (BackgroundFixture *fixture);
void background_close_window (BackgroundFixture *fixture);
void background_switch (BackgroundFixture *fixture, gboolean on);
/* What the window shows of an error. */
gboolean background_says (BackgroundFixture *fixture, const char *text);
/* Conditions of ui_wait(); @data: the fixture, or BackgroundCalls. */
gboolean background_has_window (gpointer data);
gboolean background_is_off (gpointer data);
gboolean background_has_calls (gpointer data);
/* What starts the program when the user logs in, outside a sandbox. */
char *background_entry_path (void);
gboolean background_has_entry (gpointer data);
gboolean background_has_no_entry (gpointer data);
