/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog that asks for a name. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** TklNameCheck: Returns: (transfer none) (nullable): translated: why it cannot be that name. */
typedef const char *(*TklNameCheck) (const char *name, gpointer user_data);
typedef void (*TklNameFunc) (const char *name, gpointer user_data);

typedef struct
{
  const char *title, *text; /* translated */
  const char *name;         /* proposed; unchanged it cannot be taken */
  TklNameCheck check;       /* asked at each letter; not for an empty name, which is none */
  TklNameFunc named;        /* called with the name, without space around it */
} TklNameQuestion;

/**
 * tkl_name_dialog_present:
 * @parent: (nullable)
 * @owner: a GObject: the user_data of both functions; without it nothing is called any more
 */
void tkl_name_dialog_present (GtkWindow *parent, const TklNameQuestion *question, gpointer owner);

G_END_DECLS
