/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is compared: the passages of each coder by code, in one row of all documents' texts. Read in
 * any thread. Areas of pages are no text and are left out. */

#include <gio/gio.h>

#include "app/model/codes/codebook-tree.h"
#include "app/model/span.h"

G_BEGIN_DECLS

#define PND_AGREEMENT_MAX_CODERS 64
#define PND_AGREEMENT_ANY_POLARITY (-1)

/**
 * PndAgreementUnit:
 * @PND_UNIT_CHARACTER: every code point; a stretch of a paragraph is one cluster
 * @PND_UNIT_SENTENCE: holds a code that a coding overlapping it has; so do the next two
 * @PND_UNIT_PARAGRAPH: a line that is not empty
 * @PND_UNIT_DOCUMENT: a document
 * @PND_UNIT_SEGMENT: a passage that any of the coders coded; passages that overlap by the least
 *   share asked for are the same
 * @PND_UNIT_CONTINUUM: no units: Krippendorff's unitising family
 */
typedef enum
{
  PND_UNIT_CHARACTER,
  PND_UNIT_SENTENCE,
  PND_UNIT_PARAGRAPH,
  PND_UNIT_DOCUMENT,
  PND_UNIT_SEGMENT,
  PND_UNIT_CONTINUUM,
} PndAgreementUnit;
#define PND_N_UNITS 6

/**
 * PndAgreementOptions:
 * @coders: ids (gint64), two or more, each once
 * @documents: (nullable): ids (gint64); %NULL for all outside the trash
 * @overlap: least share of two passages' hull, from 0 to 1, that makes them one segment
 * @only_read: leave out what none of the coders read or coded
 * @only_motives: take an indicator for its motive, and leave out what stands under none
 * @only_own_region: leave out codings of other holders, or of none
 * @with_polarity: a code for and a code against are two codes
 * @n_resamples: of the bootstrap; 0 for analytic intervals where there are any
 * @seed: of the bootstrap
 */
typedef struct
{
  PndAgreementUnit unit;
  GArray *coders;
  GArray *documents;
  double overlap;
  gboolean only_read;
  gboolean only_motives;
  gboolean only_own_region;
  gboolean with_polarity;
  int n_resamples;
  guint64 seed;
} PndAgreementOptions;

/**
 * PndAgreementDocument:
 * @base: where its text begins in the row of all texts, in code points
 * @length: code points
 */
typedef struct
{
  gint64 id;
  int base;
  int length;
} PndAgreementDocument;

/**
 * PndAgreementCode:
 * @node: index in the tree of codes
 * @polarity: a PndPolarity, or %PND_AGREEMENT_ANY_POLARITY
 * @label: abbreviation, and polarity where it counts
 */
typedef struct
{
  int node;
  int polarity;
  char *label;
} PndAgreementCode;

/**
 * PndAgreementPassage:
 * @id: of the coding
 * @code: index of its code
 * @polarity: as in #PndAgreementCode
 * @coder: index of its coder
 */
typedef struct
{
  gint64 id;
  int code;
  int polarity;
  int coder;
  PndSpan span;
} PndAgreementPassage;

/**
 * PndMaterial:
 * @documents: PndAgreementDocument, by name
 * @passages: PndAgreementPassage: every coding that counts
 * @length: code points of all of them
 * @codes: PndAgreementCode, by label: those that any of the coders used
 * @spans: GArray of PndSpan, @n_coders of them a code: by place, none overlapping another
 * @read: (nullable): PndSpan, by place and apart: what counts; %NULL for everything
 * @used: by document and coder, whether the coder coded anything in it
 * @is_veiled: whether documents are left out in which not all is seen
 */
typedef struct
{
  PndCodeTree *tree;
  int n_coders;
  GArray *documents;
  int length;
  GArray *passages;
  GArray *codes;
  GPtrArray *spans;
  GArray *read;
  gboolean *used;
  gboolean is_veiled;
} PndMaterial;

PndAgreementOptions pnd_agreement_options_copy (const PndAgreementOptions *self);
void pnd_agreement_options_clear (PndAgreementOptions *self);
PndMaterial *pnd_material_load (PndDatabase *database, const PndAgreementOptions *options,
                                GCancellable *cancellable, GError **error);
void pnd_material_free (PndMaterial *self);
GArray *pnd_material_get_spans (const PndMaterial *self, int code, int coder);
/* sorts spans and makes one of those that overlap */
void pnd_material_join (GArray *spans);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndAgreementOptions, pnd_agreement_options_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMaterial, pnd_material_free)

G_END_DECLS
