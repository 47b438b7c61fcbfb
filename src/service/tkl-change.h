/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklChange: what came of a change by a person. */
/* Thread: a plain value. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;       /* of the row saved or made; 0 when there is none, or several */
  gint64 entry_id; /* of the journal; 0: everything was so already, nothing was written */
  gboolean
      links_wait; /* TRUE: ticks are to be linked again by tkl_link_async(), since CT-10 is off or
                          another program is writing; with CT-10 on, the next sync does it. FALSE:
                          those that the change reaches have been */
} TklChange;

G_END_DECLS
