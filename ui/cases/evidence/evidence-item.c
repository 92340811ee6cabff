/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/evidence/evidence-item.h"

#include <glib/gi18n.h>

struct _PndEvidenceItem
{
  GObject parent_instance;

  gint64 coding;
  char *guid;
  gint64 code;
  gint64 motive;
  PndUse use;
  PndRating rating;
  gboolean is_answered;
  PndVerdict verdict;
  int side;
};

enum
{
  PROP_0,
  PROP_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndEvidenceItem, pnd_evidence_item, G_TYPE_OBJECT)

static const char *const use_titles[PND_N_USES] = {
  [PND_USE_OTHER_CODER] = N_("by another coder"),
  [PND_USE_REJECTED] = N_("rejected in review"),
  [PND_USE_NOT_ACCEPTED] = N_("not accepted in review yet"),
  [PND_USE_CLAIM] = N_("a claim, not evidence"),
  [PND_USE_UNRATED] = N_("no polarity or holder yet"),
  [PND_USE_OTHER_HOLDER] = N_("somebody else’s motive"),
  [PND_USE_OUTSIDE] = N_("outside the period of the case"),
  [PND_USE_SET_ASIDE] = N_("answered: the other side stands"),
  [PND_USE_MENTION] = N_("only mentions it"),
  [PND_USE_WEAK] = N_("listed only: too weak to decide"),
  [PND_USE_COUNTED] = N_("counts"),
};

static const char *const figure_titles[] = {
  [PND_FIGURE_ALL] = N_("All passages"),
  [PND_FIGURE_FOR] = N_("For"),
  [PND_FIGURE_AGAINST] = N_("Against"),
  [PND_FIGURE_MENTIONS] = N_("Mentions"),
  [PND_FIGURE_WEAK] = N_("Listed only"),
  [PND_FIGURE_LEFT_OUT] = N_("Left out"),
};

static const char *const figure_symbols[] = {
  [PND_FIGURE_ALL] = "", [PND_FIGURE_FOR] = "+",  [PND_FIGURE_AGAINST] = "−",
  [PND_FIGURE_MENTIONS] = "0", [PND_FIGURE_WEAK] = "·", [PND_FIGURE_LEFT_OUT] = "×",
};

static void
pnd_evidence_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDE)
    g_value_set_int (value, PND_EVIDENCE_ITEM (object)->side);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pnd_evidence_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDE)
    pnd_evidence_item_set_side (PND_EVIDENCE_ITEM (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pnd_evidence_item_finalize (GObject *object)
{
  g_free (PND_EVIDENCE_ITEM (object)->guid);

  G_OBJECT_CLASS (pnd_evidence_item_parent_class)->finalize (object);
}

static void
pnd_evidence_item_class_init (PndEvidenceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pnd_evidence_item_get_property;
  object_class->set_property = pnd_evidence_item_set_property;
  object_class->finalize = pnd_evidence_item_finalize;

  properties[PROP_SIDE]
    = g_param_spec_int ("side", NULL, NULL, PND_EVIDENCE_NO_SIDE, PND_SIDE_AGAINST,
                        PND_EVIDENCE_NO_SIDE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_evidence_item_init (PndEvidenceItem *self)
{
  self->side = PND_EVIDENCE_NO_SIDE;
}

/**
 * pnd_evidence_item_new:
 * @motive: what was judged
 * @index: of a passage in its evidence
 *
 * Returns: (transfer full): the passage
 */
PndEvidenceItem *
pnd_evidence_item_new (const PndMotiveEvidence *motive, int index)
{
  const PndEvidence *evidence = &g_array_index (motive->evidence, PndEvidence, index);
  PndEvidenceItem *self = g_object_new (PND_TYPE_EVIDENCE_ITEM, NULL);

  self->coding = evidence->coding;
  self->guid = g_strdup (motive->guids->pdata[index]);
  self->code = evidence->indicator >= 0 ? g_array_index (motive->codes, gint64, evidence->indicator)
                                        : motive->motive;
  self->motive = motive->motive;
  self->use = g_array_index (motive->result->uses, PndUse, index);
  self->rating = (PndRating){ evidence->polarity, evidence->strength, evidence->holder };
  self->is_answered = evidence->is_set_aside;
  return self;
}

/**
 * pnd_evidence_item_get_coding:
 * @self: a passage
 *
 * Returns: id of its coding
 */
gint64
pnd_evidence_item_get_coding (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), 0);

  return self->coding;
}

/**
 * pnd_evidence_item_get_guid:
 * @self: a passage
 *
 * Returns: (transfer none): guid of its coding
 */
const char *
pnd_evidence_item_get_guid (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), NULL);

  return self->guid;
}

/**
 * pnd_evidence_item_get_code:
 * @self: a passage
 *
 * Returns: id of the indicator it speaks of; of the motive where it speaks of it as a whole
 */
gint64
pnd_evidence_item_get_code (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), 0);

  return self->code;
}

/**
 * pnd_evidence_item_get_motive:
 * @self: a passage
 *
 * Returns: id of the motive
 */
gint64
pnd_evidence_item_get_motive (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), 0);

  return self->motive;
}

/**
 * pnd_evidence_item_get_use:
 * @self: a passage
 *
 * Returns: what became of it
 */
PndUse
pnd_evidence_item_get_use (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), PND_USE_UNRATED);

  return self->use;
}

/**
 * pnd_evidence_item_get_rating:
 * @self: a passage
 *
 * Returns: how it is rated
 */
PndRating
pnd_evidence_item_get_rating (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), (PndRating){ 0 });

  return self->rating;
}

/**
 * pnd_evidence_item_get_is_answered:
 * @self: a passage
 *
 * Returns: whether a resolution says that the other side stands
 */
gboolean
pnd_evidence_item_get_is_answered (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), FALSE);

  return self->is_answered;
}

/**
 * pnd_evidence_item_get_side:
 * @self: a passage
 *
 * Returns: the #PndSide on which it is a key passage, or %PND_EVIDENCE_NO_SIDE
 */
int
pnd_evidence_item_get_side (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), PND_EVIDENCE_NO_SIDE);

  return self->side;
}

/**
 * pnd_evidence_item_set_side:
 * @self: a passage
 * @side: a #PndSide, or %PND_EVIDENCE_NO_SIDE
 */
void
pnd_evidence_item_set_side (PndEvidenceItem *self, int side)
{
  g_return_if_fail (PND_IS_EVIDENCE_ITEM (self));

  if (self->side == side)
    return;
  self->side = side;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDE]);
}

/**
 * pnd_evidence_item_get_verdict:
 * @self: a passage
 *
 * Returns: the verdict that it speaks against, none where it is no task
 */
PndVerdict
pnd_evidence_item_get_verdict (PndEvidenceItem *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_ITEM (self), PND_VERDICT_NONE);

  return self->verdict;
}

/**
 * pnd_evidence_item_set_verdict:
 * @self: a passage
 * @verdict: the verdict that it speaks against
 */
void
pnd_evidence_item_set_verdict (PndEvidenceItem *self, PndVerdict verdict)
{
  g_return_if_fail (PND_IS_EVIDENCE_ITEM (self));

  self->verdict = verdict;
}

/**
 * pnd_evidence_is_behind:
 * @motive: what was judged
 * @index: of a passage in its evidence
 * @indicator: index of an indicator, %PND_EVIDENCE_OF_MOTIVE or %PND_EVIDENCE_OF_ALL
 * @figure: a figure of it
 *
 * Returns: whether the passage is one of those that the figure counts
 */
gboolean
pnd_evidence_is_behind (const PndMotiveEvidence *motive, int index, int indicator,
                        PndFigure figure)
{
  const PndEvidence *evidence = &g_array_index (motive->evidence, PndEvidence, index);
  PndUse use = g_array_index (motive->result->uses, PndUse, index);

  if (indicator != PND_EVIDENCE_OF_ALL && evidence->indicator != indicator)
    return FALSE;
  switch (figure)
    {
    case PND_FIGURE_FOR:
      return use == PND_USE_COUNTED && evidence->polarity == PND_POLARITY_SUPPORTS;
    case PND_FIGURE_AGAINST:
      return use == PND_USE_COUNTED && evidence->polarity == PND_POLARITY_CONTRADICTS;
    case PND_FIGURE_MENTIONS:
      return use == PND_USE_MENTION;
    case PND_FIGURE_WEAK:
      return use == PND_USE_WEAK;
    case PND_FIGURE_LEFT_OUT:
      return use < PND_USE_MENTION;
    case PND_FIGURE_ALL:
    default:
      return TRUE;
    }
}

/**
 * pnd_figure_get_title:
 * @figure: a figure
 *
 * Returns: (transfer none): what it counts, translated
 */
const char *
pnd_figure_get_title (PndFigure figure)
{
  g_return_val_if_fail ((guint) figure < G_N_ELEMENTS (figure_titles), NULL);

  return _(figure_titles[figure]);
}

/**
 * pnd_figure_get_symbol:
 * @figure: a figure
 *
 * Returns: (transfer none): its sign, empty for all
 */
const char *
pnd_figure_get_symbol (PndFigure figure)
{
  g_return_val_if_fail ((guint) figure < G_N_ELEMENTS (figure_symbols), NULL);

  return figure_symbols[figure];
}

/**
 * pnd_use_get_title:
 * @use: what became of a passage
 *
 * Returns: (transfer none): in words, translated
 */
const char *
pnd_use_get_title (PndUse use)
{
  g_return_val_if_fail ((guint) use < PND_N_USES, NULL);

  return _(use_titles[use]);
}
