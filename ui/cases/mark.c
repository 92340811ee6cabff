/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/mark.h"

#define SIZE 14    /* pixels */
#define LINE 1.5   /* of its outline */
#define DASH 2.4

typedef enum
{
  FILL_NONE,
  FILL_HALF,
  FILL_ALL,
} Fill;

/*
 * Look:
 * @fill: how much of it
 * @dashed: nobody has drawn the line yet
 * @struck: crossed out
 */
typedef struct
{
  Fill fill;
  gboolean dashed;
  gboolean struck;
} Look;

static const Look verdict_looks[PND_N_VERDICTS] = {
  [PND_VERDICT_NONE] = { FILL_NONE, TRUE, FALSE },
  [PND_VERDICT_PRESENT] = { FILL_ALL, FALSE, FALSE },
  [PND_VERDICT_PARTIAL] = { FILL_HALF, FALSE, FALSE },
  [PND_VERDICT_ABSENT] = { FILL_NONE, FALSE, TRUE },
  [PND_VERDICT_INSUFFICIENT] = { FILL_NONE, FALSE, FALSE },
};

static const Look status_looks[PND_N_INDICATOR_STATUSES] = {
  [PND_INDICATOR_UNTESTED] = { FILL_NONE, TRUE, FALSE },
  [PND_INDICATOR_SILENT] = { FILL_NONE, FALSE, FALSE },
  [PND_INDICATOR_DENIED] = { FILL_NONE, FALSE, TRUE },
  [PND_INDICATOR_THIN] = { FILL_HALF, FALSE, FALSE },
  [PND_INDICATOR_SUPPORTED] = { FILL_ALL, FALSE, FALSE },
  [PND_INDICATOR_CONTESTED] = { FILL_HALF, FALSE, TRUE },
};

struct _PndMark
{
  GtkWidget parent_instance;

  Look look;
  gboolean is_square;
};

G_DEFINE_FINAL_TYPE (PndMark, pnd_mark, GTK_TYPE_WIDGET)

static void
add_outline (PndMark *self, cairo_t *cr)
{
  double inset = LINE / 2 + 0.5;

  cairo_new_path (cr);
  if (self->is_square)
    cairo_rectangle (cr, inset, inset, SIZE - 2 * inset, SIZE - 2 * inset);
  else
    cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE / 2.0 - inset, 0, 2 * G_PI);
}

static void
fill (PndMark *self, cairo_t *cr)
{
  cairo_save (cr);
  if (self->look.fill == FILL_HALF)
    {
      cairo_rectangle (cr, 0, 0, SIZE / 2.0, SIZE);
      cairo_clip (cr);
    }
  add_outline (self, cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw (PndMark *self, cairo_t *cr)
{
  static const double dashes[] = { DASH, DASH };

  cairo_set_line_width (cr, LINE);
  if (self->look.fill != FILL_NONE)
    fill (self, cr);
  if (self->look.dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  add_outline (self, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (!self->look.struck)
    return;
  cairo_move_to (cr, 3.5, SIZE - 3.5);
  cairo_line_to (cr, SIZE - 3.5, 3.5);
  cairo_stroke (cr);
}

static void
pnd_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
pnd_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float x = (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2;
  GdkRGBA colour;
  cairo_t *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));
  gdk_cairo_set_source_rgba (cr, &colour);
  draw (PND_MARK (widget), cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
pnd_mark_class_init (PndMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pnd_mark_measure;
  widget_class->snapshot = pnd_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pnd_mark_init (PndMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pnd_mark_new_verdict:
 * @verdict: a verdict; none is a dashed circle
 *
 * Returns: its sign
 */
GtkWidget *
pnd_mark_new_verdict (PndVerdict verdict)
{
  PndMark *self = g_object_new (PND_TYPE_MARK, NULL);

  pnd_mark_set_verdict (self, verdict);
  return GTK_WIDGET (self);
}

/**
 * pnd_mark_new_status:
 * @status: of an indicator
 *
 * Returns: its sign
 */
GtkWidget *
pnd_mark_new_status (PndIndicatorStatus status)
{
  PndMark *self = g_object_new (PND_TYPE_MARK, NULL);

  g_return_val_if_fail ((guint) status < PND_N_INDICATOR_STATUSES, NULL);

  self->is_square = TRUE;
  self->look = status_looks[status];
  return GTK_WIDGET (self);
}

/**
 * pnd_mark_set_verdict:
 * @self: a sign
 * @verdict: what it stands for from now on
 */
void
pnd_mark_set_verdict (PndMark *self, PndVerdict verdict)
{
  g_return_if_fail (PND_IS_MARK (self) && (guint) verdict < PND_N_VERDICTS);

  self->is_square = FALSE;
  self->look = verdict_looks[verdict];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
