/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer.h"

#include "steward-customer-forecast.h"

struct _StewardCustomer {
  GObject parent_instance;

  StewardCustomerFacts *facts;
  StewardCustomerFigures figures;
  StewardTargets targets;
  StewardDay today;          /* that they are of */
  StewardForecast *forecast; /* NULL until asked for */
  gboolean syncing;
  char *name_key;    /* NULL until asked for */
  char *search_text; /* likewise */
};

G_DEFINE_FINAL_TYPE (StewardCustomer, steward_customer, G_TYPE_OBJECT)

enum { PROP_0, PROP_ID, PROP_NAME, PROP_SYNCING, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
steward_customer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StewardCustomer *self = STEWARD_CUSTOMER (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, steward_customer_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, steward_customer_get_name (self));
      break;
    case PROP_SYNCING:
      g_value_set_boolean (value, self->syncing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_customer_finalize (GObject *object)
{
  StewardCustomer *self = STEWARD_CUSTOMER (object);

  g_clear_pointer (&self->facts, steward_customer_facts_free);
  g_clear_pointer (&self->forecast, steward_forecast_free);
  g_free (self->name_key);
  g_free (self->search_text);
  G_OBJECT_CLASS (steward_customer_parent_class)->finalize (object);
}

static void
steward_customer_class_init (StewardCustomerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_customer_get_property;
  object_class->finalize = steward_customer_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SYNCING] = g_param_spec_boolean ("syncing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * StewardCustomer::changed:
   *
   * Facts, figures or whether it is syncing are not what they were.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_customer_init (StewardCustomer *self)
{
}

StewardCustomer *
steward_customer_new (StewardCustomerFacts *facts, StewardDay today, const StewardTargets *targets)
{
  StewardCustomer *self;

  g_return_val_if_fail (facts != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_CUSTOMER, NULL);
  self->facts = facts;
  self->targets = *targets;
  self->today = today;
  self->figures = steward_customer_figures_compute (facts, today, targets);
  return self;
}

const char *
steward_customer_get_id (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  return self->facts->record->id;
}

const char *
steward_customer_get_name (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  return self->facts->record->name;
}

const StewardCustomerFacts *
steward_customer_get_facts (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  return self->facts;
}

const StewardCustomerFigures *
steward_customer_get_figures (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  return &self->figures;
}

const StewardTargets *
steward_customer_get_targets (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  return &self->targets;
}

const StewardForecast *
steward_customer_get_forecast (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  if (self->forecast == NULL)
    self->forecast = steward_customer_forecast_new (self->facts, &self->figures, self->today,
                                                    &self->targets);
  return self->forecast;
}

const char *
steward_customer_get_name_key (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  if (self->name_key == NULL)
    self->name_key = g_utf8_collate_key (self->facts->record->name, -1);
  return self->name_key;
}

/* What is left without the marks that compositions were taken apart into: é is found as e. */
static void
remove_marks (char *text)
{
  char *end = text;
  const char *next;

  /* What is written may reach over the beginning of what is read. */
  for (const char *p = text; *p; p = next)
    {
      gunichar character = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (!g_unichar_ismark (character))
        end += g_unichar_to_utf8 (character, end);
    }
  *end = '\0';
}

char *
steward_search_fold (const char *text)
{
  g_autofree char *normalized = text ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;

  if (normalized == NULL)
    return NULL;
  remove_marks (normalized);
  if (*g_strstrip (normalized) == '\0')
    return NULL;
  return g_utf8_casefold (normalized, -1);
}

const char *
steward_customer_get_search_text (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), NULL);
  if (self->search_text == NULL)
    {
      const StewardCustomerRecord *record = self->facts->record;
      g_autoptr (GString) text = g_string_new (record->name);

      /* No search holds a line break, so none matches across two values. */
      g_string_append_printf (text, "\n%s\n%s", record->advisor ? record->advisor : "",
                              record->segment ? record->segment : "");
      for (guint i = 0; record->tags && record->tags[i]; i += 2)
        g_string_append_printf (text, "\n%s", record->tags[i + 1]);
      self->search_text = steward_search_fold (text->str);
    }
  return self->search_text ? self->search_text : "";
}

gboolean
steward_customer_get_syncing (StewardCustomer *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMER (self), FALSE);
  return self->syncing;
}

void
steward_customer_update (StewardCustomer *self,
                         StewardCustomerFacts *facts,
                         StewardDay today,
                         const StewardTargets *targets)
{
  gboolean renamed;

  g_return_if_fail (STEWARD_IS_CUSTOMER (self));
  renamed = facts && g_strcmp0 (facts->record->name, self->facts->record->name) != 0;
  if (facts)
    {
      steward_customer_facts_free (self->facts);
      self->facts = facts;
      g_clear_pointer (&self->name_key, g_free);
      g_clear_pointer (&self->search_text, g_free);
    }
  self->targets = *targets;
  self->today = today;
  self->figures = steward_customer_figures_compute (self->facts, today, targets);
  g_clear_pointer (&self->forecast, steward_forecast_free);
  if (renamed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
steward_customer_set_syncing (StewardCustomer *self, gboolean syncing)
{
  g_return_if_fail (STEWARD_IS_CUSTOMER (self));
  if (self->syncing == syncing)
    return;
  self->syncing = syncing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYNCING]);
  g_signal_emit (self, signals[CHANGED], 0);
}
