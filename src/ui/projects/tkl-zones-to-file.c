/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones written to a file that a person chooses (F126). */
/* Thread: main. */
#include "tkl-zones-to-file.h"

#include "tkl-service-error.h"
#include "tkl-zones-export.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *title, *ending;
} formats[] = { { "GeoJSON", ".geojson" },
                { "KML", ".kml" },
                /* Translators: a format of files; KML, compressed. */
                { N_ ("KMZ (compressed)"), ".kmz" },
                /* Translators: a format of files, which holds no holes in areas. */
                { N_ ("GPX (without holes)"), ".gpx" } };

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

static gboolean
has_ending (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (small, ".json"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (small, formats[i].ending))
      return TRUE;
  return FALSE;
}

static const char *
ending_of (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;

  return ending != NULL ? ending : formats[0].ending;
}

/* Whether a file may be replaced was asked of the name as it was typed. */
static void
write_complete (Choosing *choosing, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tkl_zones_to_file (choosing->desk, choosing->ids, path);
      return;
    }
  g_set_error (&error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               _ ("%s is there already. Type the name with its ending to replace it."), path);
  tkl_desk_report_error (choosing->desk, error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && has_ending (path))
    tkl_zones_to_file (choosing->desk, choosing->ids, path);
  else if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_autofree char *complete = g_strconcat (path, ending_of (GTK_FILE_CHOOSER (dialog)), NULL);

      write_complete (choosing, complete);
    }
  g_object_unref (dialog);
}

void
tkl_zones_to_file_choose (GtkWindow *parent, TklDesk *desk, const GArray *ids)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Export Zones"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->desk = g_object_ref (desk);
  choosing->ids = ids != NULL ? g_array_copy ((GArray *) ids) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (formats[i].title));
      gtk_file_filter_add_suffix (filter, formats[i].ending + 1);
      g_object_set_data (G_OBJECT (filter), "ending", (gpointer) formats[i].ending);
      gtk_file_chooser_add_filter (chooser, filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* Translators: name of a file that is proposed, without an ending. */
  gtk_file_chooser_set_current_name (chooser, _ ("zones"));
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), choosing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
