/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: key text as readers and people write it. */
/* Thread: main. */
#include "tkl-key.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_candidate (const char *printed)
{
  TklKeyReading again = tkl_key_read (printed);

  if (strlen (printed) != TKL_KEY_SIZE - 1 || again.status != TKL_KEY_VALID
      || again.n_candidates != 1 || strcmp (again.candidate[0], printed) != 0)
    g_error ("%s does not read back as itself", printed);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  TklKeyReading reading = tkl_key_read (text);
  gboolean has_candidates = reading.status == TKL_KEY_VALID || reading.status == TKL_KEY_UNVERIFIED;

  if (reading.n_candidates > TKL_KEY_MAX_CANDIDATES || has_candidates != (reading.n_candidates > 0)
      || (reading.status == TKL_KEY_VALID && reading.n_candidates != 1))
    g_error ("%u candidates with status %d", reading.n_candidates, (int) reading.status);
  for (guint i = 0; i < reading.n_candidates; i++)
    check_candidate (reading.candidate[i]);
  if (tkl_key_looks_mistyped (text) && reading.status == TKL_KEY_VALID)
    g_error ("a valid key looks mistyped");
  return 0;
}
