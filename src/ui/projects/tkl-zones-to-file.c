/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones written to a file that a person chooses (F126). */
/* Thread: main. */
#include "tkl-zones-to-file.h"

#include "tkl-file-question.h"
#include "tkl-zones-export.h"

#include <glib/gi18n-lib.h>

static const TklFileKind formats[]
    = { { "GeoJSON", { "geojson", "json" } },
        { "KML", { "kml" } },
        /* Translators: a format of files; KML, compressed. */
        { N_ ("KMZ (compressed)"), { "kmz" } },
        /* Translators: a format of files, which holds no holes in areas. */
        { N_ ("GPX (without holes)"), { "gpx" } },
        { NULL, { NULL } } };

/* --- writing ---------------------------------------------------------------------------------- */

typedef struct
{
  TklDesk *desk; /* (owned) */
  char *path;    /* (owned) */
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->desk);
  g_free (writing->path);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static char *
describe (const TklZonesExportReport *report, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (report->n_holes > 0)
    /* Translators: how many zones, the name of a file, how many holes. */
    return g_strdup_printf (ngettext ("%u zone written to %s, holes that were filled: %u",
                                      "%u zones written to %s, holes that were filled: %u",
                                      report->n_zones),
                            report->n_zones, name, report->n_holes);
  /* Translators: how many zones, the name of a file. */
  return g_strdup_printf (
      ngettext ("%u zone written to %s", "%u zones written to %s", report->n_zones),
      report->n_zones, name);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklZonesExportReport report;

  if (!tkl_zones_export_finish (TKL_OFFICE (source), result, &report, &error))
    {
      tkl_desk_report_error (writing->desk, error);
      return;
    }
  text = describe (&report, writing->path);
  tkl_desk_say_file (writing->desk, text, writing->path);
}

void
tkl_zones_to_file (TklDesk *desk, const GArray *ids, const char *path)
{
  const TklZonesExportOptions options = { path, ids };
  Writing *writing = g_new0 (Writing, 1);

  writing->desk = g_object_ref (desk);
  writing->path = g_strdup (path);
  tkl_zones_export_async (tkl_desk_get_office (desk), &options, NULL, written_cb, writing);
}

/* --- choosing --------------------------------------------------------------------------------- */

typedef struct
{
  TklDesk *desk; /* (owned) */
  GArray *ids;   /* (owned) (nullable) */
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->desk);
  g_clear_pointer (&choosing->ids, g_array_unref);
  g_free (choosing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tkl_file_question_finish (result, &error);

  if (error != NULL)
    tkl_desk_report_error (choosing->desk, error);
  else if (path != NULL)
    tkl_zones_to_file (choosing->desk, choosing->ids, path);
}

void
tkl_zones_to_file_choose (GtkWindow *parent, TklDesk *desk, const GArray *ids)
{
  const TklFileQuestion question = { .title = _ ("Export Zones"),
                                     .action = GTK_FILE_CHOOSER_ACTION_SAVE,
                                     .kinds = formats,
                                     /* Translators: name of a file that is proposed, without an
                                        ending. */
                                     .name = _ ("zones") };
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->desk = g_object_ref (desk);
  choosing->ids = ids != NULL ? g_array_copy ((GArray *) ids) : NULL;
  tkl_file_question_async (parent, &question, NULL, chosen_cb, choosing);
}
