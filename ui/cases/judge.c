/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/judge.h"

/* of more documents or codings a thread judges */
#define MOST_DOCUMENTS 200
#define MOST_CODINGS 5000
#define MOST_KEPT 3 /* answers, for the pages that are to be seen one after the other */

typedef struct
{
  PndCaseJudgingFunc func;
  gpointer data;
} Waiter;

/*
 * Question:
 * @judging: (nullable): the answer
 * @thread: (nullable): at work on it
 * @waiters: Waiter: who wants it
 */
typedef struct
{
  PndJudge *judge;
  gint64 region_case;
  PndVerdictView view;
  PndCaseJudging *judging;
  PndCaseThread *thread;
  GArray *waiters;
} Question;

/*
 * _PndJudge:
 * @workspace: whose child this is
 * @questions: Question, the oldest first
 */
struct _PndJudge
{
  GObject parent_instance;

  PndWorkspace *workspace;
  GPtrArray *questions;
};

G_DEFINE_FINAL_TYPE (PndJudge, pnd_judge, G_TYPE_OBJECT)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->thread, pnd_case_thread_stop);
  g_clear_pointer (&question->judging, pnd_case_judging_unref);
  g_array_unref (question->waiters);
  g_free (question);
}

static Question *
find (PndJudge *self, gint64 region_case, const PndVerdictView *view)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = self->questions->pdata[i];

      if (question->region_case == region_case && question->view.holder == view->holder
          && question->view.coder == view->coder
          && question->view.accepted_only == view->accepted_only)
        return question;
    }
  return NULL;
}

/* the oldest answers that nobody waits for go */
static void
make_room (PndJudge *self)
{
  for (guint i = 0; i < self->questions->len && self->questions->len >= MOST_KEPT;)
    if (((Question *) self->questions->pdata[i])->thread == NULL)
      g_ptr_array_remove_index (self->questions, i);
    else
      i++;
}

static Question *
get_question (PndJudge *self, gint64 region_case, const PndVerdictView *view)
{
  Question *question = find (self, region_case, view);

  if (question != NULL)
    return question;
  make_room (self);
  question = g_new0 (Question, 1);
  question->judge = self;
  question->region_case = region_case;
  question->view = *view;
  question->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
  g_ptr_array_add (self->questions, question);
  return question;
}

/* who waited gets the answer, and may ask again meanwhile */
static void
answer (Question *question, PndCaseJudging *judging)
{
  g_autoptr (GArray) waiters = g_steal_pointer (&question->waiters);
  g_autoptr (PndCaseJudging) shared = pnd_case_judging_ref (judging);
  PndWorkspace *workspace = question->judge->workspace;

  question->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
  g_clear_pointer (&question->judging, pnd_case_judging_unref);
  question->judging = judging;
  if (judging->error != NULL)
    pnd_workspace_fail (workspace, g_steal_pointer (&judging->error));
  for (guint i = 0; i < waiters->len; i++)
    {
      const Waiter *waiter = &g_array_index (waiters, Waiter, i);

      waiter->func (pnd_case_judging_ref (shared), waiter->data);
    }
}

static void
ready_cb (PndCaseJudging *judging, gpointer data)
{
  Question *question = data;

  question->thread = NULL;
  answer (question, judging);
}

static void
start (Question *question)
{
  PndProject *project = pnd_workspace_get_project (question->judge->workspace);
  GError *error = NULL;

  question->thread = pnd_case_thread_start (project, question->region_case, &question->view,
                                            ready_cb, question, &error);
  if (question->thread == NULL)
    pnd_workspace_fail (question->judge->workspace, error);
}

/* (transfer full) */
static PndCaseJudging *
judge_now (Question *question)
{
  PndProject *project = pnd_workspace_get_project (question->judge->workspace);
  PndCaseJudging *judging = pnd_case_judging_new (pnd_project_get_database (project),
                                                  question->region_case, &question->view);

  g_clear_pointer (&question->thread, pnd_case_thread_stop);
  answer (question, pnd_case_judging_ref (judging));
  return judging;
}

/* @kept: (nullable): the question that @data goes on waiting for. One that nobody asks any more is
 * not worked on. */
static void
forget_but (PndJudge *self, gpointer data, const Question *kept)
{
  for (guint i = self->questions->len; i > 0; i--)
    {
      Question *question = self->questions->pdata[i - 1];

      for (guint k = question->waiters->len; k > 0 && question != kept; k--)
        if (g_array_index (question->waiters, Waiter, k - 1).data == data)
          g_array_remove_index (question->waiters, k - 1);
      if (question->judging == NULL && question->waiters->len == 0 && question != kept)
        g_ptr_array_remove_index (self->questions, i - 1);
    }
}

/* what is known no longer holds; who still waits is answered from anew */
static void
changed_cb (PndJudge *self)
{
  g_assert (PND_IS_JUDGE (self));

  for (guint i = self->questions->len; i > 0; i--)
    {
      Question *question = self->questions->pdata[i - 1];

      if (question->thread == NULL)
        {
          g_ptr_array_remove_index (self->questions, i - 1);
          continue;
        }
      g_clear_pointer (&question->thread, pnd_case_thread_stop);
      start (question);
    }
}

static void
project_cb (PndJudge *self)
{
  g_assert (PND_IS_JUDGE (self));

  g_ptr_array_set_size (self->questions, 0);
}

static gboolean
is_large (PndJudge *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GListModel *documents = pnd_workspace_get_documents (self->workspace);

  return (documents != NULL && g_list_model_get_n_items (documents) > MOST_DOCUMENTS)
         || pnd_database_query_int (pnd_project_get_database (project), NULL,
                                    "SELECT count (*) FROM (SELECT 1 FROM codings LIMIT ?)", 0,
                                    NULL, "i", (gint64) MOST_CODINGS + 1)
              > MOST_CODINGS;
}

static void
pnd_judge_dispose (GObject *object)
{
  g_ptr_array_set_size (PND_JUDGE (object)->questions, 0);

  G_OBJECT_CLASS (pnd_judge_parent_class)->dispose (object);
}

static void
pnd_judge_finalize (GObject *object)
{
  g_ptr_array_unref (PND_JUDGE (object)->questions);

  G_OBJECT_CLASS (pnd_judge_parent_class)->finalize (object);
}

static void
pnd_judge_class_init (PndJudgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_judge_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_judge_finalize;
}

static void
pnd_judge_init (PndJudge *self)
{
  self->questions = g_ptr_array_new_with_free_func (question_free);
}

/**
 * pnd_judge_get:
 * @workspace: a workspace
 *
 * Returns: (transfer none): the one who judges for it
 */
PndJudge *
pnd_judge_get (PndWorkspace *workspace)
{
  PndJudge *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), "judge");
  if (self != NULL)
    return self;
  self = g_object_new (PND_TYPE_JUDGE, NULL);
  self->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), "judge", self, g_object_unref);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "codes-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pnd_judge_ask:
 * @self: the judge of a workspace with a project
 * @region_case: id of a case, 0 for the whole project
 * @view: whose motives, by which codings
 * @func: gets the answer, and owns a reference: at once where it is known or little; never when
 *   @data asks again before, or is forgotten
 * @data: for @func; whoever asks
 */
void
pnd_judge_ask (PndJudge *self, gint64 region_case, const PndVerdictView *view,
               PndCaseJudgingFunc func, gpointer data)
{
  Waiter waiter = { func, data };
  Question *question;

  g_return_if_fail (PND_IS_JUDGE (self) && view != NULL && func != NULL);
  g_return_if_fail (pnd_workspace_get_project (self->workspace) != NULL);

  question = get_question (self, region_case, view);
  forget_but (self, data, question);
  if (question->judging != NULL)
    {
      func (pnd_case_judging_ref (question->judging), data);
      return;
    }
  for (guint i = 0; i < question->waiters->len; i++)
    if (g_array_index (question->waiters, Waiter, i).data == data)
      return;
  g_array_append_val (question->waiters, waiter);
  if (!is_large (self))
    pnd_case_judging_unref (judge_now (question));
  else if (question->thread == NULL)
    start (question);
}

/**
 * pnd_judge_ask_now:
 * @self: the judge of a workspace with a project
 * @region_case: id of a case, 0 for the whole project
 * @view: whose motives, by which codings
 *
 * Returns: (transfer full): the answer, which is known or made at once
 */
PndCaseJudging *
pnd_judge_ask_now (PndJudge *self, gint64 region_case, const PndVerdictView *view)
{
  Question *question;

  g_return_val_if_fail (PND_IS_JUDGE (self) && view != NULL, NULL);
  g_return_val_if_fail (pnd_workspace_get_project (self->workspace) != NULL, NULL);

  question = get_question (self, region_case, view);
  return question->judging != NULL ? pnd_case_judging_ref (question->judging)
                                   : judge_now (question);
}

/**
 * pnd_judge_peek:
 * @self: a judge
 * @region_case: id of a case, 0 for the whole project
 * @view: whose motives, by which codings
 *
 * Returns: (transfer full) (nullable): the answer where it is known; %NULL while it is not
 */
PndCaseJudging *
pnd_judge_peek (PndJudge *self, gint64 region_case, const PndVerdictView *view)
{
  Question *question;

  g_return_val_if_fail (PND_IS_JUDGE (self) && view != NULL, NULL);

  question = find (self, region_case, view);
  return question != NULL && question->judging != NULL
           ? pnd_case_judging_ref (question->judging) : NULL;
}

/**
 * pnd_judge_forget:
 * @self: a judge
 * @data: who asked
 */
void
pnd_judge_forget (PndJudge *self, gpointer data)
{
  g_return_if_fail (PND_IS_JUDGE (self));

  forget_but (self, data, NULL);
}

/**
 * pnd_judge_is_asked:
 * @self: a judge
 * @data: who may have asked
 *
 * Returns: whether an answer is still to come
 */
gboolean
pnd_judge_is_asked (PndJudge *self, gpointer data)
{
  g_return_val_if_fail (PND_IS_JUDGE (self), FALSE);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = self->questions->pdata[i];

      for (guint k = 0; k < question->waiters->len; k++)
        if (g_array_index (question->waiters, Waiter, k).data == data)
          return TRUE;
    }
  return FALSE;
}
