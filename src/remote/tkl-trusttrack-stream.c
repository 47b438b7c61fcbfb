/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event stream of positions: lines of `data:` with a record each, as long as the connection lasts. */
/* Thread: that of the client. */
#include <string.h>

#include "tkl-text.h"
#include "tkl-trusttrack-private.h"

/* A record has some hundred bytes, with all that a truck measures some thousand. */
#define MAX_EVENT_BYTES (1024 * 1024)
#define DATA "data:"

typedef struct
{
  GString *line;  /* (owned): the last one, which is not whole yet */
  GString *event; /* (owned): the data of the lines since the last empty one */
  TklPage *page;  /* (owned): of one record */
  TklTrusttrackRecordFunc func;
  gpointer data;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_string_free (reading->line, TRUE);
  g_string_free (reading->event, TRUE);
  tkl_page_free (reading->page);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* A record that cannot be read is left out, as one of a page is. */
static void
end_event (Reading *reading)
{
  g_autofree char *object_id = NULL;

  if (reading->event->len > 0
      && tkl_page_parse_record (reading->event->str, reading->event->len, g_get_real_time () / 1000,
                                reading->page, &object_id, NULL)
      && object_id != NULL)
    reading->func (object_id, reading->page, reading->data);
  g_string_truncate (reading->event, 0);
}

/* Comments keep the connection alive; other fields have no meaning here. */
static void
end_line (Reading *reading)
{
  const char *line = reading->line->str;
  gsize length = reading->line->len;

  if (length > 0 && line[length - 1] == '\r')
    length--;
  if (length == 0)
    end_event (reading);
  else if (length >= strlen (DATA) && memcmp (line, DATA, strlen (DATA)) == 0)
    g_string_append_len (reading->event, line + strlen (DATA), (gssize) (length - strlen (DATA)));
  g_string_truncate (reading->line, 0);
}

static gboolean
take_chunk (const char *bytes, gsize size, gpointer data, GError **error)
{
  Reading *reading = data;

  while (size > 0)
    {
      const char *end = memchr (bytes, '\n', size);
      gsize n = end != NULL ? (gsize) (end - bytes) : size;

      if (reading->line->len + reading->event->len + n > MAX_EVENT_BYTES)
        {
          g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
                       "The stream sent an event of more than %d bytes", MAX_EVENT_BYTES);
          return FALSE;
        }
      g_string_append_len (reading->line, bytes, (gssize) n);
      if (end != NULL)
        {
          end_line (reading);
          n++;
        }
      bytes += n;
      size -= n;
    }
  return TRUE;
}

gboolean
tkl_trusttrack_listen (TklTrusttrack *client,
                       TklTrusttrackRecordFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Reading) reading
      = { g_string_new (NULL), g_string_new (NULL), tkl_page_new (), func, data };
  const TklHttpEar ear = { take_chunk, &reading };

  g_return_val_if_fail (client != NULL && func != NULL, FALSE);

  for (int version = 2;; version--)
    {
      g_autoptr (GString) target
          = tkl_target_new ("/object-coordinates-stream", NULL, "", version == 2 ? "2" : "1");
      GError *fault = NULL;

      if (tkl_lane_listen (&client->lane, target->str, &ear, cancellable, &fault))
        return TRUE;
      if (version == 1 || !g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED))
        {
          g_propagate_error (error, fault);
          return FALSE;
        }
      g_error_free (fault);
    }
}
