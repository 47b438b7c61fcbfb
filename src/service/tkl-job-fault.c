/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a run that failed: a sentence, and the technical text for who asks for it. */
/* Thread: main. */
#include "tkl-job-fault.h"

#include "tkl-job-private.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"

const char *
tkl_job_fault_sentence (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return self->fault != NULL ? tkl_service_error_sentence (self->fault) : self->result.text;
}

const char *
tkl_job_fault_detail (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self), NULL);
  return self->fault != NULL ? tkl_service_error_detail (self->fault) : NULL;
}

GError *
tkl_job_fault (TklJob *self)
{
  g_return_val_if_fail (TKL_IS_JOB (self) && self->result.text != NULL, NULL);
  return tkl_service_error_new (self->result.error_code, tkl_job_fault_sentence (self),
                                tkl_job_fault_detail (self));
}
