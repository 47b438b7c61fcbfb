/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the application share. */
/* Thread: main. */
#pragma once

#include "tkl-application.h"
#include "tkl-trial.h"
#include "tkl-window.h"

G_BEGIN_DECLS

/* An open company, with or without a window. */
typedef struct
{
  TklDesk *desk; /* (owned) */
  gboolean opened;
  gboolean wants_window;
  GtkWidget *early; /* (nullable): the first window, made while its company is being opened */
  const char *then; /* (nullable): action of the window when it is there */
  char *name;       /* (owned) (nullable): of a new company, until it is stored */
  TklTrial *trial;  /* (owned) (nullable): of the demo company: its simulator runs as long */
} TklOpenCompany;

struct _TklApplication
{
  AdwApplication parent_instance;
  GSettings *preferences; /* (owned) */
  GSettings *state;       /* (owned) */
  GPtrArray *companies;   /* (owned) (element-type TklOpenCompany): closed at the end */
  gboolean holds;         /* works on while there is no window */
  gboolean leaves;        /* ends, whatever is not done */
  GCancellable *ended;    /* (owned): cancelled by the end */
  GtkWidget *question;    /* (unowned) (nullable): whether it may end */
};

/** tkl_application_open_company: @then: (nullable): static: action of its window. */
void tkl_application_open_company (TklApplication *self,
                                   const char *path,
                                   gboolean wants_window,
                                   const char *then);

/** tkl_application_open_existing: as tkl_application_open_company(), with its window; a file that is
 * missing is told, not made anew. */
void tkl_application_open_existing (TklApplication *self, const char *path, const char *then);

/** tkl_application_read_company: opens what tkl_application_open_company() prepared. */
void tkl_application_read_company (TklApplication *self, TklOpenCompany *company);

/**
 * tkl_application_give_up: a company that cannot be opened is open no more.
 * @title: (nullable): what is told in a dialog with the text of @error; NULL: nothing
 */
void tkl_application_give_up (TklApplication *self,
                              TklOpenCompany *company,
                              const char *title,
                              const GError *error);

/** tkl_application_show_error: @title: what happened; the text of @error says the rest. */
void tkl_application_show_error (TklApplication *self, const char *title, const GError *error);

/** tkl_application_find_company: Returns: (transfer none) (nullable): the open one at @path. */
TklOpenCompany *tkl_application_find_company (TklApplication *self, const char *path);

/** tkl_application_find_window: Returns: (transfer none) (nullable): of the company at @path. */
TklWindow *tkl_application_find_window (TklApplication *self, const char *path);

/**
 * tkl_application_copy_windows: for closing them: a window that goes takes those over it along.
 * Returns: (transfer full) (element-type GtkWindow).
 */
GList *tkl_application_copy_windows (TklApplication *self);

/** tkl_application_close_company: ends its work. Its window is gone. */
void tkl_application_close_company (TklApplication *self, TklOpenCompany *company);

/* --- the end (tkl-application-leave.c) -------------------------------------------------------- */

/** tkl_application_leave_stay: a window could not store what was typed, and tells why: nobody leaves. */
void tkl_application_leave_stay (TklApplication *self);

/** tkl_application_leave_watch: @window: when it is the last one, closing it may have to be asked. */
void tkl_application_leave_watch (TklApplication *self, GtkWindow *window);

/** tkl_application_leave_quit: also ends the work in the background; asks while any is ordered. */
void tkl_application_leave_quit (TklApplication *self);

/* --- the demo company (tkl-application-trial.c) ----------------------------------------------- */

/** tkl_application_trial_open: starts the simulator, then reads the company; made first if need be. */
void tkl_application_trial_open (TklApplication *self);

/** tkl_application_trial_show: @window: new, of the demo company. What it replaces is closed. */
void tkl_application_trial_show (TklApplication *self, GtkWindow *window);

/** tkl_application_trial_state: Returns: (transfer full): of its window: nothing of it is kept. */
GSettings *tkl_application_trial_state (void);

/** tkl_application_trial_install: the actions `app.demo`, `app.leave-demo`, `app.remove-demo`. */
void tkl_application_trial_install (TklApplication *self);

G_END_DECLS
