/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An error where rows would be: what it says to everybody, and what to who unfolds it. */
/* Thread: main. */
#include "tkl-error-face.h"
#include "tkl-service-error.h"
#include "tkl-store-error.h"
#include "ui-fixture.h"

/* Our sentence, and what SQLite says only for who unfolds it. */
static void
test_unfold (void)
{
  static const char sentence[]
      = "The database reported a fault. Try again. If it stays, restore a backup.";
  static const char detail[] = "a <b> & c.db: no such table: tick";
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label ("Try again");
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (GError) store_error
      = g_error_new_literal (TKL_STORE_ERROR, TKL_STORE_ERROR_FAILED, detail);
  g_autoptr (GError) fault = tkl_service_error_convert (g_steal_pointer (&store_error));
  g_autoptr (GError) plain
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY, "There is no API key yet.");
  GtkWindow *window;

  adw_status_page_set_title (ADW_STATUS_PAGE (page), "The rows could not be read");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  window = ui_show (page);
  for (guint i = 0; i < 2; i++)
    {
      tkl_error_face_show (ADW_STATUS_PAGE (page), fault);
      g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, sentence));
      g_assert_null (ui_find (page, GTK_TYPE_LABEL, detail));
      gtk_expander_set_expanded (GTK_EXPANDER (ui_find (page, GTK_TYPE_EXPANDER, NULL)), TRUE);
      g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_LABEL, detail)));
      ui_assert_named (GTK_WIDGET (window));
    }
  ui_picture (GTK_WIDGET (window), "table-error");
  tkl_error_face_show (ADW_STATUS_PAGE (page), plain);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, plain->message));
  g_assert_null (ui_find (page, GTK_TYPE_EXPANDER, NULL));
  g_assert_true (gtk_widget_get_mapped (button));

  tkl_error_face_say (GTK_LABEL (label), fault);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, sentence);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, detail);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       detail);
  tkl_error_face_say (GTK_LABEL (label), plain);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  gtk_window_destroy (window);
  g_assert_finalize_object (label);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/error-face/unfold", test_unfold);
  return g_test_run ();
}
