/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Documents out of a table of answers: a row a document, or a column a document. */

#include "app/exchange/answers/sheet.h"
#include "app/model/document-text.h"
#include "app/model/documents/structure.h"
#include "app/model/values.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndAnswersShape:
 * @PND_ANSWERS_ROWS: a row is a document: what one person answered
 * @PND_ANSWERS_COLUMNS: a text column is a document: what all answered to one question
 */
typedef enum
{
  PND_ANSWERS_ROWS,
  PND_ANSWERS_COLUMNS,
} PndAnswersShape;

/**
 * PndAnswersRole:
 * @PND_ANSWERS_ATTRIBUTE: of rows, an attribute of each; of columns, an attribute of all documents
 *   when every row has the same value, and else nothing
 * @PND_ANSWERS_TEXT: text. Of rows, several are one under the other, each under its heading
 * @PND_ANSWERS_NAME: of rows, what the documents are called; of columns, who said it: "I-02: ..."
 * @PND_ANSWERS_LEFT_OUT: nothing
 */
typedef enum
{
  PND_ANSWERS_ATTRIBUTE,
  PND_ANSWERS_TEXT,
  PND_ANSWERS_NAME,
  PND_ANSWERS_LEFT_OUT,
  PND_N_ANSWERS_ROLES
} PndAnswersRole;

/**
 * PndAnswersPlan:
 * @shape: what a document is
 * @n_columns: as many as the table has
 * @roles: of each column; of several with the role name the first counts, the others are attributes
 */
typedef struct
{
  PndAnswersShape shape;
  int n_columns;
  PndAnswersRole *roles;
} PndAnswersPlan;

/**
 * PndAnswer:
 * @name: what the document is called; no two of a table are called alike
 * @text: never empty
 * @structure: (nullable): headings
 * @attributes: names and values in turn, NULL at the end
 */
typedef struct
{
  char *name;
  PndDocumentText *text;
  PndStructure *structure;
  char **attributes;
} PndAnswer;

/* the column with the most text and others with sentences are text; one of few words, all different, gives the names */
PndAnswersPlan *pnd_answers_plan_guess (const PndSheet *sheet, PndAnswersShape shape);
PndAnswersPlan *pnd_answers_plan_new (const PndSheet *sheet, PndAnswersShape shape);
void pnd_answers_plan_free (PndAnswersPlan *self);

/* pure: (element-type PndAnswer): never empty; PND_IMPORT_ERROR_EMPTY when there is no text. Rows or
 * columns without text are left out */
GPtrArray *pnd_answers_make (const PndSheet *sheet, const PndAnswersPlan *plan, GError **error);

/* one edit; the first document's id, or 0 with @error and nothing added */
gint64 pnd_answers_add (GPtrArray *answers, const PndSheet *sheet, PndProject *project,
                        PndSourceType type, GError **error);

/* the same a document at a time, for who has a window to keep alive: nothing is added before it is
 * finished, and nothing at all when it is freed before */
typedef struct _PndAnswersAdding PndAnswersAdding;

PndAnswersAdding *pnd_answers_adding_new (GPtrArray *answers, const PndSheet *sheet,
                                          PndProject *project, PndSourceType type, GError **error);
void pnd_answers_adding_free (PndAnswersAdding *self);
gboolean pnd_answers_adding_step (PndAnswersAdding *self, GError **error);
guint pnd_answers_adding_count (const PndAnswersAdding *self);
gint64 pnd_answers_adding_finish (PndAnswersAdding *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndAnswersAdding, pnd_answers_adding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndAnswersPlan, pnd_answers_plan_free)

G_END_DECLS
