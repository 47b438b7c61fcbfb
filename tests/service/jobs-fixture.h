/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of an office beside a simulator, under a clock and a network of the test. */
/* Thread: main. */
#pragma once

#include "fake-clock.h"
#include "sync-fixture.h"
#include "tkl-jobs.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  SyncFixture sync;
  FakeClock *clock;     /* (owned) */
  FakeNetwork *network; /* (owned) */
  TklJobs *jobs;        /* (owned) */
  char *folder;         /* (owned): of exports */
  guint n_runs[TKL_JOB_N_KINDS];
  GString
      *order; /* (owned): letters of the runs: S L A E P C; of orders: Fetch Derive Renew look Up */
  GString *problems; /* (owned): + begins, - ends, with the letter */
} JobsFixture;

/* A test of this fixture. @key: (nullable): as jobs_set_up() wants it */
#define JOBS_ADD(path, key, function)                                                              \
  g_test_add ("/service/" path, JobsFixture, key, jobs_set_up, function, jobs_tear_down)

/* @data: (nullable): the API key; NULL = the one that the simulator knows. */
void jobs_set_up (JobsFixture *fixture, gconstpointer data);
void jobs_tear_down (JobsFixture *fixture, gconstpointer data);
void jobs_start (JobsFixture *fixture);
/* The program ends and begins anew, with the key that the simulator knows. */
void jobs_restart (JobsFixture *fixture);
/* The same once ticks are fetched by themselves, every five minutes, and nothing links them. */
void jobs_start_fetching (JobsFixture *fixture);
void jobs_await_run (JobsFixture *fixture, TklJob *job);
/* Until nothing runs and nothing is due. */
void jobs_settle (JobsFixture *fixture);
void jobs_advance (JobsFixture *fixture, gint64 ms);
/* The machine is off for so long. */
void jobs_skip (JobsFixture *fixture, gint64 ms);
void jobs_assert_state (JobsFixture *fixture, TklJobKind kind, TklJobState state, const char *next);
/* Returns: how many workbooks there were. */
guint jobs_clear_folder (JobsFixture *fixture);
/* An export by itself into .folder. */
void jobs_set_export (JobsFixture *fixture, const char *schedule);
