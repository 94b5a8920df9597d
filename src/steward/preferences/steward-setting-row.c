/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-setting-row.h"

#include "steward-explanation.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>

struct _StewardSettingRow {
  AdwActionRow parent_instance;

  const StewardSetting *setting;
  StewardSettingsEditor *editor;
  StewardScope scope;
  char *subject;
  char *segment;    /* of the customer, or the subject */
  gboolean showing; /* what the editor says, not what a person does */

  GtkSpinButton *spin;
  GtkDropDown *choice; /* instead of it; NULL of a number */
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (StewardSettingRow, steward_setting_row, ADW_TYPE_ACTION_ROW)

enum { PROP_0, PROP_KEY, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* --- Numbers as they are shown ---------------------------------------------------------------- */

/* Fractions are chosen as percents. */
static double
get_factor (StewardSettingRow *self)
{
  return self->setting->kind == STEWARD_SETTING_FRACTION ? 100 : 1;
}

static guint
get_digits (StewardSettingRow *self)
{
  switch (self->setting->kind)
    {
    case STEWARD_SETTING_SCORE:
      return 2;
    case STEWARD_SETTING_FRACTION:
    case STEWARD_SETTING_NUMBER:
      return 1;
    case STEWARD_SETTING_DAYS:
    case STEWARD_SETTING_HOURS:
    case STEWARD_SETTING_COUNT:
    case STEWARD_SETTING_SWITCH:
    case STEWARD_SETTING_CURRENCY:
    case STEWARD_SETTING_CHOICE:
    case STEWARD_SETTING_RATES:
    default:
      return 0;
    }
}

/* The stored form of what the spin button holds. */
static char *
make_value (StewardSettingRow *self, double shown)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double unit = pow (10, get_digits (self));

  return g_strdup (
    g_ascii_formatd (text, sizeof text, "%.15g", round (shown * unit) / unit / get_factor (self)));
}

/* Zero hours are no hours, and never. */
static char *
format (StewardSettingRow *self, const char *value)
{
  if (self->setting->kind == STEWARD_SETTING_HOURS && g_str_equal (value, "0"))
    /* Translators: how often something happens by itself */
    return g_strdup (_ ("Never"));
  return steward_setting_format (self->setting, value);
}

static gboolean
output_cb (StewardSettingRow *self)
{
  g_autofree char *value = make_value (self, gtk_spin_button_get_value (self->spin));
  g_autofree char *text = format (self, value);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  return TRUE;
}

/* What was typed in the person's own language, as a setting is read; a number alone is in the unit
 * that is shown. */
static char *
complete (StewardSettingRow *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, localeconv ()->decimal_point, -1);
  g_autofree char *neutral = g_strjoinv (".", parts);
  char *end;

  g_ascii_strtod (neutral, &end);
  if (self->setting->kind == STEWARD_SETTING_FRACTION && end != neutral && *end == '\0')
    return g_strconcat (neutral, "%", NULL);
  if ((self->setting->kind == STEWARD_SETTING_HOURS && g_strcmp0 (text, _ ("Never")) == 0)
      || (self->setting->kind == STEWARD_SETTING_NUMBER && g_strcmp0 (text, _ ("Not set")) == 0))
    return g_strdup ("0");
  return g_steal_pointer (&neutral);
}

static gint
input_cb (StewardSettingRow *self, double *shown)
{
  g_autofree char *text = complete (self, gtk_editable_get_text (GTK_EDITABLE (self->spin)));
  g_autoptr (GError) error = NULL;
  g_autofree char *value = steward_setting_parse (self->setting, text, &error);

  if (value == NULL)
    {
      steward_settings_editor_refuse (self->editor, error->message);
      return GTK_INPUT_ERROR;
    }
  *shown = g_ascii_strtod (value, NULL) * get_factor (self);
  return TRUE;
}

/* --- Showing ---------------------------------------------------------------------------------- */

/* What a person changes the value with. */
static GtkWidget *
get_control (StewardSettingRow *self)
{
  return self->choice ? GTK_WIDGET (self->choice) : GTK_WIDGET (self->spin);
}

static const char *
get_customer (StewardSettingRow *self)
{
  return self->scope == STEWARD_SCOPE_CUSTOMER ? self->subject : NULL;
}

/* `changed just now`, `changed on 2 March 2026`, `own since 2 March 2026`. */
static char *
describe_since (StewardSettingRow *self, gint64 since)
{
  gint64 now = steward_portfolio_get_now (steward_settings_editor_get_portfolio (self->editor));
  g_autofree char *day = steward_format_day (steward_day_from_time (since));

  if (now - since < 5 * G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("changed just now"));
  /* Translators: a date */
  return g_strdup_printf (
    self->scope == STEWARD_SCOPE_EVERYONE ? _ ("changed on %s") : _ ("own since %s"), day);
}

static gboolean
is_published (StewardSettingRow *self)
{
  return self->setting->overridable && !self->setting->unpublished;
}

static void
show_subtitle (StewardSettingRow *self, const char *own, gint64 since)
{
  g_autofree char *published = format (self, self->setting->published);
  g_autofree char *changed = own ? describe_since (self, since) : NULL;
  g_autofree char *text = NULL;

  if (changed)
    /* Translators: the published value, then since when there is another */
    text = g_strdup_printf (is_published (self) ? _ ("Published %s, %s") : _ ("By default %s, %s"),
                            published, changed);
  else if (self->scope == STEWARD_SCOPE_EVERYONE)
    text = g_strdup_printf (is_published (self) ? _ ("Published %s") : _ ("By default %s"),
                            published);
  else
    /* Translators: a segment or a customer has no value of its own */
    text = g_strdup (self->scope == STEWARD_SCOPE_SEGMENT ? _ ("As for all customers")
                                                          : _ ("As for its segment, or for all"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_control (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* The spin button reaches as far as the other value of a pair lets it. */
static void
show_number (StewardSettingRow *self)
{
  const StewardSettings *settings = steward_settings_editor_get_settings (self->editor);
  double factor = get_factor (self);
  gboolean showing = self->showing;
  double least;
  double most;

  steward_settings_get_limits (settings, self->setting->key, self->segment, get_customer (self),
                               &least, &most);
  self->showing = TRUE;
  gtk_spin_button_set_range (self->spin, least * factor, most * factor);
  gtk_spin_button_set_value (
    self->spin,
    steward_settings_get_number (settings, self->setting->key, self->segment, get_customer (self))
      * factor);
  /* Also where the value is what it was, and only what was typed is not. */
  output_cb (self);
  self->showing = showing;
}

static void
show_choice (StewardSettingRow *self)
{
  const char *value = steward_settings_get (steward_settings_editor_get_settings (self->editor),
                                            self->setting->key, self->segment, get_customer (self),
                                            NULL);

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->choice, steward_setting_get_choice (self->setting, value));
  self->showing = FALSE;
}

/* What a person types is not changed under their hands. */
static gboolean
is_being_typed (StewardSettingRow *self)
{
  g_autofree char *value = make_value (self, gtk_spin_button_get_value (self->spin));
  g_autofree char *text = format (self, value);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self->spin)) & GTK_STATE_FLAG_FOCUS_WITHIN)
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->spin)), text) != 0;
}

static void
show (StewardSettingRow *self)
{
  gint64 since = 0;
  const char *own;

  if (is_being_typed (self)
      || steward_settings_editor_is_pending (self->editor, self->setting->key, self->scope,
                                             self->subject))
    return;
  own = steward_settings_peek (steward_settings_editor_get_settings (self->editor),
                               self->setting->key, self->scope, self->subject, &since);
  show_subtitle (self, own, since);
  gtk_widget_set_visible (self->reset, own != NULL);
  if (self->choice)
    show_choice (self);
  else
    show_number (self);
}

/* --- Changing --------------------------------------------------------------------------------- */

/* Whether a value is no other than what holds already, as exactly as it is shown. */
static gboolean
holds_already (StewardSettingRow *self, const char *value)
{
  double number = steward_settings_get_number (steward_settings_editor_get_settings (self->editor),
                                               self->setting->key, self->segment,
                                               get_customer (self));

  return fabs (g_ascii_strtod (value, NULL) - number)
         < 0.5 / pow (10, get_digits (self)) / get_factor (self);
}

static void
value_changed_cb (StewardSettingRow *self)
{
  g_autofree char *value = NULL;

  if (self->showing || self->editor == NULL)
    return;
  value = make_value (self, gtk_spin_button_get_value (self->spin));
  /* What was refused and put back is no change. */
  if (!steward_settings_editor_is_pending (self->editor, self->setting->key, self->scope,
                                           self->subject)
      && holds_already (self, value))
    return;
  steward_settings_editor_set (self->editor, self->setting->key, self->scope, self->subject, value);
}

static void
chosen_cb (StewardSettingRow *self)
{
  if (!self->showing)
    steward_settings_editor_set (
      self->editor, self->setting->key, self->scope, self->subject,
      self->setting->choices[gtk_drop_down_get_selected (self->choice)].key);
}

static void
reset_cb (StewardSettingRow *self)
{
  /* The button goes, and the keyboard would go with it. */
  gtk_widget_grab_focus (get_control (self));
  steward_settings_editor_set (self->editor, self->setting->key, self->scope, self->subject, NULL);
  steward_settings_editor_flush (self->editor);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_setting_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StewardSettingRow *self = STEWARD_SETTING_ROW (object);

  switch (id)
    {
    case PROP_KEY:
      self->setting = steward_setting_find (g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_setting_row_dispose (GObject *object)
{
  StewardSettingRow *self = STEWARD_SETTING_ROW (object);

  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_setting_row_parent_class)->dispose (object);
}

static void
steward_setting_row_finalize (GObject *object)
{
  StewardSettingRow *self = STEWARD_SETTING_ROW (object);

  g_free (self->subject);
  g_free (self->segment);
  G_OBJECT_CLASS (steward_setting_row_parent_class)->finalize (object);
}

static void
steward_setting_row_class_init (StewardSettingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = steward_setting_row_set_property;
  object_class->dispose = steward_setting_row_dispose;
  object_class->finalize = steward_setting_row_finalize;

  properties[PROP_KEY] = g_param_spec_string (
    "key", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_setting_row_init (StewardSettingRow *self)
{
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->reset, FALSE);
  gtk_widget_add_css_class (self->reset, "flat");
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->reset);
  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 1, 1));
  /* The unit stands in it. */
  gtk_spin_button_set_numeric (self->spin, FALSE);
  /* Else what is refused becomes the least value there is. */
  gtk_spin_button_set_update_policy (self->spin, GTK_UPDATE_IF_VALID);
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 8);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  /* The keyboard goes to the spin button at once. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* What a screen reader calls the two controls. */
static void
name_controls (StewardSettingRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = self->scope == STEWARD_SCOPE_SEGMENT
                            /* Translators: a segment, then a setting */
                            ? g_strdup_printf (_ ("%s: %s"), title, _ (self->setting->label))
                            : g_strdup (_ (self->setting->label));
  g_autofree char *published = format (self, self->setting->published);
  g_autofree char *reset = self->scope == STEWARD_SCOPE_EVERYONE
                             /* Translators: a setting, the published value */
                             ? g_strdup_printf (_ ("Reset %s to %s"), name, published)
                             : g_strdup_printf (_ ("Reset %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (get_control (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* What holds the keyboard in it. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->spin))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reset, -1);
  gtk_widget_set_tooltip_text (self->reset, reset);
}

/* Takes the place of the spin button. */
static void
add_choice (StewardSettingRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const StewardChoice *choice = self->setting->choices; choice->key; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->spin), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->choice));
}

void
steward_setting_row_follow (StewardSettingRow *self,
                            StewardSettingsEditor *editor,
                            StewardScope scope,
                            const char *subject,
                            const char *segment)
{
  g_return_if_fail (STEWARD_IS_SETTING_ROW (self));
  g_return_if_fail (self->editor == NULL && self->setting != NULL);
  self->editor = g_object_ref (editor);
  self->scope = scope;
  self->subject = g_strdup (subject);
  self->segment = g_strdup (scope == STEWARD_SCOPE_SEGMENT ? subject : segment);
  if (self->setting->kind == STEWARD_SETTING_CHOICE)
    add_choice (self);
  gtk_spin_button_set_digits (self->spin, get_digits (self));
  name_controls (self);
  g_signal_connect_swapped (self->spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect_swapped (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  if (self->choice)
    g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
}
