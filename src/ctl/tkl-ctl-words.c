/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract's words (`mobility`, `no-destination`, …) in the user's language, for tables. */
/* Thread: any. */
#include "tkl-ctl-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *text;
} words[] = {
  { "tick", NC_ ("word", "tick") },
  { "start", NC_ ("word", "start") },
  { "stop", NC_ ("word", "stop") },
  { "manual", NC_ ("word", "by hand") },
  { "home", NC_ ("word", "home") },
  { "employer", NC_ ("word", "employer") },
  { "project", NC_ ("word", "project") },
  { "none", NC_ ("word", "none") },
  { "ok", NC_ ("word", "in order") },
  { "unlinked", NC_ ("word", "not linked yet") },
  { "no-employee", NC_ ("word", "no employee") },
  { "double", NC_ ("word", "double tick") },
  { "no-destination", NC_ ("word", "no destination found") },
  { "several-projects", NC_ ("word", "several projects found") },
  { "presence-expected", NC_ ("word", "presence expected, data missing") },
  { "presence-due", NC_ ("word", "presence to be registered") },
  { "blocked", NC_ ("word", "blocked") },
  { "odd", NC_ ("word", "odd number of ticks") },
  { "work", NC_ ("word", "work") },
  { "mobility", NC_ ("word", "mobility") },
  { "commute", NC_ ("word", "commute") },
  { "break", NC_ ("word", "break") },
  { "other", NC_ ("word", "other") },
  { "loading", NC_ ("word", "loading / unloading") },
  { "site", NC_ ("word", "site") },
  { "between-sites", NC_ ("word", "between sites") },
  { "workshop", NC_ ("word", "workshop") },
  { "odometer", NC_ ("word", "odometer") },
  { "track", NC_ ("word", "track") },
  { "estimated", NC_ ("word", "estimated") },
  { "driver", NC_ ("word", "driver") },
  { "passenger", NC_ ("word", "passenger") },
  { "own", NC_ ("word", "own transport") },
  { "active", NC_ ("word", "active") },
  { "closed", NC_ ("word", "closed") },
  { "radius", NC_ ("word", "radius") },
  { "poi", NC_ ("word", "zones") },
  { "ticks", NC_ ("word", "ticks") },
  { "denied", NC_ ("word", "not in the plan") },
  { "failed", NC_ ("word", "failed") },
  { "untried", NC_ ("word", "not tried: no vehicle") },
  { "valid", NC_ ("word", "complete") },
  { "serial", NC_ ("word", "serial number only") },
  { "opaque", NC_ ("word", "of another kind") },
  { "cause", NC_ ("word", "CAUSE") },
  { "unknown", NC_ ("word", "not known") },
  { "not-reached", NC_ ("word", "not looked at") },
  { "withdrawn", NC_ ("word", "withdrawn") },
  { "differs", NC_ ("word", "differs") },
  { "added", NC_ ("word", "added") },
  { "changed", NC_ ("word", "changed") },
  { "unchanged", NC_ ("word", "unchanged") },
  { "refused", NC_ ("word", "refused") },
  { "removed", NC_ ("word", "removed") },
};

const char *
tkl_ctl_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      return g_dpgettext2 (NULL, "word", words[i].text);
  return word;
}
