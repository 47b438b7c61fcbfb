/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices when our code keeps the main thread from coming round. */
/* Thread: that of the default main context, but for tkl_main_watch_assert_elsewhere(). */

/* A turn lasts from the return of poll() to the next call of it. When half of what it may take is
 * over, a timer begins to interrupt the thread every few milliseconds and to look at its stack.
 * Walking it in a signal handler takes no lock since glibc 2.35 (_dl_find_object); short turns, which
 * is nearly all of them, are left alone. */
#include "tkl-main-watch.h"

#include "tkl-text.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define STEP_MS 5
#define MAX_FRAMES 64
#define SIGNAL (SIGRTMIN + 3)

typedef struct
{
  gsize first, end;
} Range;

typedef struct
{
  GThread *thread; /* (atomic): the watched one; NULL = no watch */
  guint limit_ms;  /* 0 = nothing of what follows is there but the count of pauses */
  guint n_pauses;
  GPollFunc poll; /* of GLib */
  timer_t timer;
  int schedstat;  /* file of the kernel: how long the thread waited for a processor; −1 = none */
  Range program;  /* code of this program, */
  gsize base;     /* which is loaded here */
  Range dispatch; /* g_main_context_dispatch() */
  guint longest_ms;

  /* shared with the handler, which interrupts this thread only */
  volatile gboolean turning;
  gint64 looked_us;
  gint64 ours_us; /* of the turn */
  void *frames[MAX_FRAMES];
  int n_frames; /* of the sample that passed the limit; 0 = none did */
  char source[48];
} Watch;

static Watch watch;

/* --- clocks ----------------------------------------------------------------------------------- */

/* Nanoseconds the thread was ready to run and did not. */
static gint64
read_waited_ns (void)
{
  char text[96];
  gssize n = watch.schedstat >= 0 ? pread (watch.schedstat, text, sizeof text - 1, 0) : -1;
  const char *second;

  if (n <= 0)
    return 0;
  text[n] = '\0';
  second = strchr (text, ' ');
  return second != NULL ? strtoll (second + 1, NULL, 10) : 0;
}

/* A clock that stands still while others have the processor. */
static gint64
read_own_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_USEC_PER_SEC + (now.tv_nsec - read_waited_ns ()) / 1000;
}

static struct timespec
timespec_of_ms (guint ms)
{
  return (struct timespec){ ms / 1000, ms % 1000 * 1000000L };
}

/* @first_ms: 0 = no more looks */
static void
set_timer (guint first_ms)
{
  struct itimerspec spec = { timespec_of_ms (STEP_MS), timespec_of_ms (first_ms) };

  timer_settime (watch.timer, 0, &spec, NULL);
}

/* --- samples ---------------------------------------------------------------------------------- */

static gboolean
is_in (const Range *range, const void *frame)
{
  return (gsize) frame >= range->first && (gsize) frame < range->end;
}

/* Is one of ours between the handler and the loop that called the callback? */
static gboolean
has_ours (void *const *frames, int n_frames)
{
  gboolean found = FALSE;
  int i = 0;

  /* The first of ours is the handler itself. */
  while (i < n_frames && !is_in (&watch.program, frames[i]))
    i++;
  for (i++; i < n_frames && !is_in (&watch.dispatch, frames[i]); i++)
    found |= is_in (&watch.program, frames[i]);
  return found && i < n_frames;
}

static void
look_cb (int number, siginfo_t *info, void *context)
{
  int saved_errno = errno;
  void *frames[MAX_FRAMES];
  gint64 now_us;
  int n_frames;

  if (!watch.turning || g_main_depth () == 0)
    return;
  now_us = read_own_us ();
  n_frames = backtrace (frames, MAX_FRAMES);
  if (has_ours (frames, n_frames))
    watch.ours_us += now_us - watch.looked_us;
  watch.looked_us = now_us;
  if (watch.ours_us > watch.limit_ms * G_GINT64_CONSTANT (1000) && watch.n_frames == 0)
    {
      const char *name = g_source_get_name (g_main_current_source ());

      memcpy (watch.frames, frames, sizeof frames);
      watch.n_frames = n_frames;
      g_strlcpy (watch.source, name != NULL ? name : "", sizeof watch.source);
    }
  errno = saved_errno;
}

/* --- turns ------------------------------------------------------------------------------------ */

/* Return addresses: what called lies a byte before. */
static char *
describe_frames (void)
{
  GString *text = g_string_new ("addr2line -pfe /proc/self/exe");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  gboolean is_handler = TRUE;

  if (program != NULL)
    g_string_printf (text, "addr2line -pfe %s", program);
  for (int i = 0; i < watch.n_frames && !is_in (&watch.dispatch, watch.frames[i]); i++)
    {
      if (!is_in (&watch.program, watch.frames[i]))
        continue;
      if (!is_handler)
        g_string_append_printf (text, " %#" G_GSIZE_MODIFIER "x",
                                (gsize) watch.frames[i] - watch.base - 1);
      is_handler = FALSE;
    }
  return g_string_free (text, FALSE);
}

static void
end_turn (void)
{
  set_timer (0);
  watch.turning = FALSE;
  watch.longest_ms = MAX (watch.longest_ms, (guint) (watch.ours_us / 1000));
  if (watch.n_frames > 0)
    {
      g_autofree char *where = describe_frames ();

      g_warning ("The main thread was kept for %d ms (source “%s”); %s",
                 (int) (watch.ours_us / 1000), watch.source, where);
    }
}

static void
begin_turn (void)
{
  watch.ours_us = 0;
  watch.n_frames = 0;
  watch.looked_us = read_own_us ();
  watch.turning = watch.n_pauses == 0;
  if (watch.turning)
    set_timer (MAX (watch.limit_ms / 2, 1));
}

static gint
watched_poll (GPollFD *fds, guint n_fds, gint timeout_ms)
{
  int saved_errno, result;

  end_turn ();
  result = watch.poll (fds, n_fds, timeout_ms);
  saved_errno = errno;
  begin_turn ();
  errno = saved_errno;
  return result;
}

/* --- beginning and end ------------------------------------------------------------------------ */

/* The first object is the program itself. */
static int
note_program (struct dl_phdr_info *info, size_t size, void *data)
{
  watch.base = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &info->dlpi_phdr[i];
      gsize first = info->dlpi_addr + part->p_vaddr;

      if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0)
        watch.program = (Range){ first, first + part->p_memsz };
    }
  return 1;
}

static void
note_dispatch (void)
{
  Dl_info info;
  const ElfW (Sym) *symbol = NULL;

  if (dladdr1 ((void *) g_main_context_dispatch, &info, (void **) &symbol, RTLD_DL_SYMENT) != 0
      && symbol != NULL)
    watch.dispatch = (Range){ (gsize) info.dli_saddr, (gsize) info.dli_saddr + symbol->st_size };
}

static void
install_handler (void)
{
  struct sigaction action = { .sa_sigaction = look_cb, .sa_flags = SA_RESTART | SA_SIGINFO };
  void *frame;

  /* The first call loads the unwinder, which a handler must not. */
  backtrace (&frame, 1);
  sigemptyset (&action.sa_mask);
  sigaction (SIGNAL, &action, NULL);
}

static void
watch_turns (guint limit_ms)
{
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGNAL };

  event._sigev_un._tid = gettid ();
  if (timer_create (CLOCK_MONOTONIC, &event, &watch.timer) != 0)
    return;
  watch.limit_ms = limit_ms;
  watch.schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  dl_iterate_phdr (note_program, NULL);
  note_dispatch ();
  install_handler ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
}

static void
leave_turns (void)
{
  end_turn ();
  timer_delete (watch.timer);
  g_main_context_set_poll_func (NULL, watch.poll);
  if (watch.schedstat >= 0)
    close (watch.schedstat);
}

void
tkl_main_watch_start (guint limit_ms)
{
  g_return_if_fail (watch.thread == NULL);

  watch = (Watch){ 0 };
  if (limit_ms > 0)
    watch_turns (limit_ms);
  g_atomic_pointer_set (&watch.thread, g_thread_self ());
}

void
tkl_main_watch_stop (void)
{
  if (watch.thread == NULL)
    return;
  if (watch.limit_ms > 0)
    leave_turns ();
  g_atomic_pointer_set (&watch.thread, NULL);
}

guint
tkl_main_watch_limit (guint default_ms)
{
  gint64 limit_ms;

  if (tkl_parse_int64 (g_getenv (TKL_MAIN_WATCH_LIMIT_VARIABLE), 0, G_MAXINT, &limit_ms))
    return (guint) limit_ms;
  return default_ms;
}

guint
tkl_main_watch_take_longest (void)
{
  guint longest_ms = watch.longest_ms;

  watch.longest_ms = 0;
  return longest_ms;
}

void
tkl_main_watch_pause (void)
{
  watch.n_pauses++;
}

void
tkl_main_watch_resume (void)
{
  g_return_if_fail (watch.n_pauses > 0);
  watch.n_pauses--;
}

void
tkl_main_watch_assert_elsewhere (const char *function)
{
  if (g_atomic_pointer_get (&watch.thread) == g_thread_self () && watch.n_pauses == 0)
    g_critical ("%s() may block and was called on the main thread", function);
}
