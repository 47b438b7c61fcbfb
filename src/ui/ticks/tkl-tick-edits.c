/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks as screens make them: the change, then the toast with Undo. */
/* Thread: main. */
#include "tkl-tick-edits.h"

#include "tkl-service-error.h"
#include "tkl-zones-service.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TklDesk *desk;     /* (owned) */
  TklTickTyped done; /* (nullable) */
  GObject *owner;    /* (owned) (nullable): of done */
  gint64 tick_id;    /* of done */
  guint fields;
  gboolean deletes;
} Edit;

static Edit *
edit_new (TklDesk *desk, guint fields)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->desk = g_object_ref (desk);
  edit->fields = fields;
  return edit;
}

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->desk);
  g_clear_object (&edit->owner);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static char *
say_done (const Edit *edit, guint n)
{
  if ((edit->fields & TKL_TICK_FIELD_DELETED) == 0)
    return g_strdup_printf (ngettext ("%u tick changed", "%u ticks changed", n), n);
  return g_strdup_printf (edit->deletes ? ngettext ("%u tick deleted", "%u ticks deleted", n)
                                        : ngettext ("%u tick is back", "%u ticks are back", n),
                          n);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change = { 0 };
  guint n = 0;
  gboolean changed = tkl_ticks_edit_finish (TKL_OFFICE (source), result, &change, &n, &error);

  if (edit->done != NULL && edit->done (edit->owner, edit->tick_id, edit->fields, error))
    return;
  if (!changed)
    {
      tkl_desk_report_error (edit->desk, error);
      /* What is shown is not what is stored: screens read it again. */
      tkl_desk_report_change (edit->desk, NULL, FALSE);
      return;
    }
  text = say_done (edit, n);
  tkl_desk_report_change (edit->desk, n > 0 ? text : NULL, change.entry_id != 0);
}

/* So many are changed in one step that cannot be stopped. */
#define MOST_AT_ONCE 20000

static GError *
make_refusal (void)
{
  return g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                              _ ("These are more ticks than are changed at once. Choose those of a "
                                 "shorter period."));
}

static void
refuse_many (TklDesk *desk)
{
  g_autoptr (GError) error = make_refusal ();

  tkl_desk_report_error (desk, error);
}

void
tkl_ticks_change (TklDesk *desk, const GArray *ids, guint fields, TklTickValues values)
{
  TklTickEdit edit = { .ids = (const gint64 *) (gconstpointer) ids->data,
                       .n_ids = ids->len,
                       .fields = fields,
                       .values = values };

  Edit *told;

  if (ids->len > MOST_AT_ONCE)
    refuse_many (desk);
  if (ids->len == 0 || ids->len > MOST_AT_ONCE)
    return;
  told = edit_new (desk, fields);
  told->deletes = values.deleted;
  tkl_ticks_edit_async (tkl_desk_get_office (desk), &edit, NULL, changed_cb, told);
}

void
tkl_tick_change_typed (TklDesk *desk,
                       gint64 tick_id,
                       guint fields,
                       TklTickValues values,
                       TklTickTyped done,
                       gpointer owner)
{
  TklTickEdit wanted = { .ids = &tick_id, .n_ids = 1, .fields = fields, .values = values };
  Edit *edit = edit_new (desk, fields);

  edit->done = done;
  edit->owner = g_object_ref (owner);
  edit->tick_id = tick_id;
  tkl_ticks_edit_async (tkl_desk_get_office (desk), &wanted, NULL, changed_cb, edit);
}

void
tkl_ticks_change_together (TklDesk *desk,
                           const TklTickEdit *wanted,
                           TklTickTyped done,
                           gpointer owner)
{
  g_autoptr (GError) refusal = wanted->n_ids > MOST_AT_ONCE ? make_refusal () : NULL;
  Edit *edit;

  if (refusal != NULL)
    {
      if (!done (owner, 0, wanted->fields, refusal))
        tkl_desk_report_error (desk, refusal);
      return;
    }
  edit = edit_new (desk, wanted->fields);
  edit->done = done;
  edit->owner = g_object_ref (owner);
  tkl_ticks_edit_async (tkl_desk_get_office (desk), wanted, NULL, changed_cb, edit);
}

/* How many got the value, which had it, and which cannot have it. */
static char *
say_filled (const TklTickFill *fill)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u tick changed", "%u ticks changed", fill->n_changed),
                          fill->n_changed);
  if (fill->n_same > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, ngettext ("%u was so already", "%u were so already", fill->n_same), fill->n_same);
    }
  if (fill->n_engine > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%u start or stop of the engine left out",
                                        "%u starts and stops of the engine left out",
                                        fill->n_engine),
                              fill->n_engine);
    }
  return g_string_free (text, FALSE);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklTickFill fill;
  TklChange change = { 0 };

  if (!tkl_ticks_fill_finish (TKL_OFFICE (source), result, &change, &fill, &error))
    {
      tkl_desk_report_error (desk, error);
      return;
    }
  text = say_filled (&fill);
  if (change.entry_id != 0)
    tkl_desk_report_change (desk, text, TRUE);
  else
    tkl_desk_say (desk, text);
}

void
tkl_ticks_fill (TklDesk *desk, gint64 from_id, const GArray *ids, TklTickField field)
{
  TklTickFilling filling = { from_id, (const gint64 *) (gconstpointer) ids->data, ids->len, field };

  if (ids->len > MOST_AT_ONCE)
    refuse_many (desk);
  else
    tkl_ticks_fill_async (tkl_desk_get_office (desk), &filling, NULL, filled_cb,
                          g_object_ref (desk));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };

  if (tkl_tick_add_finish (TKL_OFFICE (source), result, &change, &error))
    tkl_desk_report_change (desk, _ ("Tick added"), TRUE);
  else
    tkl_desk_report_error (desk, error);
}

void
tkl_ticks_add (TklDesk *desk, const TklTickAddition *addition)
{
  tkl_tick_add_async (tkl_desk_get_office (desk), addition, NULL, added_cb, g_object_ref (desk));
}

void
tkl_tick_offer_projects (TklRowChooser *chooser, const TklTickDetail *detail)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; detail != NULL && i < detail->candidates->len; i++)
    {
      gint64 id = g_array_index (detail->candidates, gint32, i);

      g_array_append_val (ids, id);
    }
  tkl_row_chooser_collect (chooser, detail != NULL ? detail->tick.day : TKL_DAY_NONE);
  tkl_row_chooser_set_first (chooser, ids);
}

typedef struct
{
  TklDesk *desk; /* (owned) */
  guint n_days;
  guint n_open;  /* of them: not complete after it */
  gboolean left; /* one day, which was left as it is */
} Repair;

/* Returns: (transfer full): what became of the days. */
static char *
say_repaired (const Repair *repair)
{
  if (repair->left)
    return g_strdup (_ ("The day is left as it is"));
  if (repair->n_open > 0)
    return g_strdup_printf (ngettext ("%u day changed, still to be repaired",
                                      "%u days changed, still to be repaired", repair->n_open),
                            repair->n_open);
  return g_strdup_printf (ngettext ("%u day repaired", "%u days repaired", repair->n_days),
                          repair->n_days);
}

/* Of both ways to do them. */
static void
tell_repaired (Repair *repair, gboolean done, const TklChange *change, const GError *error)
{
  g_autoptr (TklDesk) desk = repair->desk;
  g_autofree char *text = say_repaired (repair);

  g_free (repair);
  if (done)
    tkl_desk_report_change (desk, text, change->entry_id != 0);
  else
    {
      tkl_desk_report_error (desk, error);
      /* What was offered is not so any more. */
      tkl_desk_report_change (desk, NULL, FALSE);
    }
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = tkl_doctor_repair_finish (TKL_OFFICE (source), result, &change, &error);

  tell_repaired (user_data, done, &change, error);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = tkl_zones_save_finish (TKL_OFFICE (source), result, &change, NULL, &error);

  tell_repaired (user_data, done, &change, error);
}

static void
move_edge (TklDesk *desk, const TklDoctorEdge *edge, Repair *repair)
{
  TklZonesSave save = { edge->project_id, edge->loaded, edge->wanted, edge->loaded_radius_m,
                        edge->wanted_radius_m };

  tkl_zones_save_async (tkl_desk_get_office (desk), &save, NULL, moved_cb, repair);
}

void
tkl_ticks_repair (TklDesk *desk, const TklDoctorRepair *const *repairs, gsize n_repairs)
{
  Repair *repair = g_new0 (Repair, 1);

  repair->desk = g_object_ref (desk);
  repair->n_days = (guint) n_repairs;
  repair->left = n_repairs == 1 && repairs[0]->repair.kind == TKL_REPAIR_LEAVE;
  for (gsize i = 0; i < n_repairs; i++)
    repair->n_open += !repairs[i]->after.complete;
  if (n_repairs == 1 && repairs[0]->edge != NULL)
    move_edge (desk, repairs[0]->edge, repair);
  else
    tkl_doctor_repair_async (tkl_desk_get_office (desk), repairs, n_repairs, NULL, repaired_cb,
                             repair);
}
