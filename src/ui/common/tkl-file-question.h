/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file or a folder, as the desktop does it. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Files of a kind, as the filter of a chooser. */
typedef struct
{
  const char *title;      /* marked for translation */
  const char *endings[6]; /* without dot, NULL behind the last; a name without any gets the first */
} TklFileKind;

typedef struct
{
  const char *title;  /* translated */
  const char *accept; /* (nullable): translated, with mnemonic; NULL: as GTK calls it */
  GtkFileChooserAction action;
  const TklFileKind *kinds; /* (nullable): static, one without a title behind the last */
  const char *name;         /* (nullable): proposed for a file to write */
  const char *folder;       /* (nullable): absolute: what is looked at first */
} TklFileQuestion;

/**
 * tkl_file_question_async:
 * @parent: (nullable): a window, the source of the answer; NULL: over nothing
 * @question: copied, apart from its kinds
 * @cancellable: (nullable): once it is cancelled no file is answered
 * @callback: called once, also when @parent goes and the chooser with it, or when no chooser came
 *
 * Over one window there is one chooser: while it is open it is brought to the front instead of
 * another, and the newer question is answered without a file.
 *
 * The ending of a file to write follows the kind that is chosen, where the chooser is a window of this
 * program. A name without any gets that of the kind; who types one of any kind gets that one.
 */
void tkl_file_question_async (GtkWindow *parent,
                              const TklFileQuestion *question,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * tkl_file_question_finish:
 * @error: TKL_SERVICE_ERROR_USAGE: a name typed without an ending is with it that of a file which is
 *   there, and nobody was asked whether to replace that, or is that of a lent file, which has no other;
 *   G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (type filename): absolute; NULL without @error: none was chosen.
 */
char *tkl_file_question_finish (GAsyncResult *result, GError **error);

/** tkl_file_is_lent: Returns: TRUE when a portal lends @path, alone in a folder that is nobody's. */
gboolean tkl_file_is_lent (const char *path);

G_END_DECLS
