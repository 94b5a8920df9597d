/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract.h"

struct _StewardContract {
  GObject parent_instance;

  StewardContractLine *line;
};

G_DEFINE_FINAL_TYPE (StewardContract, steward_contract, G_TYPE_OBJECT)

static void
steward_contract_finalize (GObject *object)
{
  steward_contract_line_free (STEWARD_CONTRACT (object)->line);
  G_OBJECT_CLASS (steward_contract_parent_class)->finalize (object);
}

static void
steward_contract_class_init (StewardContractClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_contract_finalize;
}

static void
steward_contract_init (StewardContract *self)
{
}

StewardContract *
steward_contract_new (const StewardContractLine *line)
{
  StewardContract *self;

  g_return_val_if_fail (line != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_CONTRACT, NULL);
  self->line = steward_contract_line_copy (line);
  return self;
}

const StewardContractLine *
steward_contract_get_line (StewardContract *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTRACT (self), NULL);
  return self->line;
}
